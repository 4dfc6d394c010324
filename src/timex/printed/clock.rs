//! The time of day beside a printed date.

use super::atoms::{Atom, What, joined};
use jiff::civil::Time;
use std::ops::Range;
use std::sync::LazyLock;

/// So many characters behind the minutes are looked at.
const LONGEST: usize = 4;

/// Words for the halves of the day, with the hour that they add.
static HALVES: LazyLock<Vec<(&'static str, u32)>> = LazyLock::new(|| {
    let table = include_str!("../../../assets/lang/halfdays.tsv");
    let lines = table.lines().filter(|l| !l.starts_with('#'));
    let words = lines.flat_map(|line| {
        let (hour, words) = line.split_once('\t').unwrap_or_default();
        let hour = hour.parse().unwrap_or(0);
        words.split('\t').map(move |word| (word, hour))
    });
    words.filter(|(word, _)| !word.is_empty()).collect()
});

/// The first "18:59", "6:59 p.m.", "18h59" outside the date.
pub(super) fn clock(text: &str, atoms: &[Atom], date: &Range<usize>) -> Option<Time> {
    atoms.iter().enumerate().find_map(|(i, atom)| {
        let What::Number(hour, 1 | 2) = atom.what else {
            return None;
        };
        if atom.range.start >= date.start && atom.range.start < date.end {
            return None;
        }
        let next = atoms.get(i + 1)?;
        let (next, sign) = match next.what {
            What::Word if text[next.range.clone()].eq_ignore_ascii_case("h") => {
                (atoms.get(i + 2)?, ":")
            }
            _ => (next, joined(text, atom, next)?),
        };
        let What::Number(minute, 2) = next.what else {
            return None;
        };
        if sign != ":" && !(sign == "." && half_of_day(text, next.range.end).is_some()) {
            return None;
        }
        let hour = match half_of_day(text, next.range.end) {
            Some(half) if (1..=12).contains(&hour) => hour % 12 + half,
            _ => hour,
        };
        Time::new(hour as i8, minute as i8, 0, 0).ok()
    })
}

/// 0 before noon, 12 after; `None` if the text says nothing.
fn half_of_day(text: &str, from: usize) -> Option<u32> {
    let rest: String = text
        .get(from..)?
        .chars()
        .skip_while(|c| matches!(c, ':' | ' ' | '\u{a0}' | '\u{202f}') || c.is_ascii_digit())
        .take(LONGEST)
        .filter(|c| *c != '.')
        .collect::<String>()
        .to_lowercase();
    let half = HALVES.iter().find(|(word, _)| rest.starts_with(word));
    half.map(|(_, hour)| *hour)
}
