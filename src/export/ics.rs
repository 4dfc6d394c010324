//! Key dates for a calendar program (iCalendar, RFC 5545).

use crate::export::words::origin;
use crate::model::Corpus;
use crate::timeline::KeyDate;
use jiff::civil::Date;
use std::io::{self, Write};

/// Octets that a line may have.
const LINE: usize = 75;

/// Writes an all-day event a key date. Days that iCalendar cannot write (before the year 1) are
/// passed over.
///
/// # Errors
/// Those of `out`.
pub fn timeline(out: &mut dyn Write, corpus: &Corpus, dates: &[KeyDate]) -> io::Result<()> {
    line(out, "BEGIN:VCALENDAR")?;
    line(out, "VERSION:2.0")?;
    line(
        out,
        concat!(
            "PRODID:-//Dateline//Dateline ",
            env!("CARGO_PKG_VERSION"),
            "//EN"
        ),
    )?;
    let mut dates: Vec<&KeyDate> = dates.iter().filter(|key| key.date.year() > 0).collect();
    dates.sort_by_key(|key| key.date);
    dates.iter().try_for_each(|key| event(out, corpus, key))?;
    line(out, "END:VCALENDAR")
}

fn event(out: &mut dyn Write, corpus: &Corpus, key: &KeyDate) -> io::Result<()> {
    let told: Vec<String> = key
        .sentences
        .iter()
        .zip(&key.places)
        .map(|(sentence, (id, _))| format!("{sentence}\n— {}", origin(corpus.document(*id))))
        .collect();
    let first = key.sentences.first().map_or("", String::as_str);
    line(out, "BEGIN:VEVENT")?;
    line(out, &format!("UID:{}@dateline", key.date))?;
    // The program asks no clock: the same articles give the same file.
    line(out, &format!("DTSTAMP:{}T000000Z", compact(key.date)))?;
    line(out, &format!("DTSTART;VALUE=DATE:{}", compact(key.date)))?;
    line(out, &format!("SUMMARY:{}", escaped(first)))?;
    line(out, &format!("DESCRIPTION:{}", escaped(&told.join("\n\n"))))?;
    line(out, "TRANSP:TRANSPARENT")?;
    line(out, "END:VEVENT")
}

fn compact(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => out.push_str("\\n"),
            '\\' | ';' | ',' => out.extend(['\\', c]),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// A line, folded between characters; what follows begins with a space.
fn line(out: &mut dyn Write, text: &str) -> io::Result<()> {
    let mut room = LINE;
    for c in text.chars() {
        if c.len_utf8() > room {
            out.write_all(b"\r\n ")?;
            room = LINE - 1;
        }
        room -= c.len_utf8();
        write!(out, "{c}")?;
    }
    out.write_all(b"\r\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn signs_of_the_format_are_escaped() {
        assert_eq!(escaped("a, b; c\\d\ne\u{7}"), "a\\, b\\; c\\\\d\\ne");
    }

    proptest! {
        #[test]
        fn folded_lines_are_short_and_unfold_to_the_same(text in "\\PC{0,300}") {
            let mut out = Vec::new();
            line(&mut out, &text).unwrap();
            let written = String::from_utf8(out).unwrap();
            for part in written.trim_end_matches("\r\n").split("\r\n") {
                prop_assert!(part.len() <= LINE);
            }
            prop_assert_eq!(written.replace("\r\n ", ""), text + "\r\n");
        }
    }
}
