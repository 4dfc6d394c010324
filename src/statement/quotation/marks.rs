//! Quotation marks: what stands between two that belong together, in all styles.

use super::singles::singles;
use crate::model::Span;

/// Bytes between two marks at most; longer is a mark forgotten.
const LONGEST: usize = 12_000;
/// Bytes kept when the closing mark is missing at the end of a paragraph.
const LONGEST_UNCLOSED: usize = 1_500;

/// A pair of marks with what stands between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marked {
    /// With the marks.
    pub span: Span,
    /// Without.
    pub inner: Span,
    /// Whether the closing mark is there.
    pub closed: bool,
}

/// All pairs, ordered, not overlapping. Marks inside a pair are part of it.
///
/// `elisions` knows words that begin with an apostrophe; `narrates` tells whether a passage says
/// that somebody said something.
pub(super) fn pairs(
    text: &str,
    elisions: &dyn Fn(&str) -> bool,
    narrates: &dyn Fn(&str) -> bool,
) -> Vec<Marked> {
    let doubles = doubles(text, narrates);
    let mut out = Vec::with_capacity(doubles.len());
    let mut at = 0;
    for pair in doubles {
        singles(text, at, pair.span.start as usize, elisions, &mut out);
        at = pair.span.end as usize;
        out.push(pair);
    }
    singles(text, at, text.len(), elisions, &mut out);
    out
}

/// What may close a quotation that a character opens.
fn closers(open: char) -> &'static [char] {
    match open {
        '"' => &['"', '”'],
        '“' => &['”', '"'],
        '„' => &['“', '”', '"'],
        '«' => &['»'],
        '»' => &['«'],
        '”' => &['”'],
        '＂' => &['＂'],
        '「' => &['」'],
        '『' => &['』'],
        _ => &[],
    }
}

struct Open {
    mark: char,
    start: usize,
    inner: usize,
    /// So far the passage was looked at, and does not tell that somebody said something.
    told: usize,
}

impl Open {
    fn new(mark: char, at: std::ops::Range<usize>) -> Self {
        Self {
            mark,
            start: at.start,
            inner: at.end,
            told: at.end,
        }
    }
}

/// The neighbours of a mark.
pub(super) struct Around {
    pub before: Option<char>,
    pub after: Option<char>,
}

impl Around {
    pub fn of(text: &str, start: usize, end: usize) -> Self {
        Self {
            before: text[..start].chars().next_back(),
            after: text[end..].chars().next(),
        }
    }

    /// Text may begin behind the mark.
    pub fn opens(&self) -> bool {
        let before = self
            .before
            .is_none_or(|c| c.is_whitespace() || "([{—–-/:>‘'…*_".contains(c));
        before && self.after.is_some_and(|c| !c.is_whitespace())
    }

    fn closes(&self) -> bool {
        self.before.is_some_and(|c| !c.is_whitespace())
            || self
                .after
                .is_none_or(|c| c.is_whitespace() || c.is_ascii_punctuation())
    }
}

fn doubles(text: &str, narrates: &dyn Fn(&str) -> bool) -> Vec<Marked> {
    let mut out = Vec::new();
    let mut open: Option<Open> = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let (mark, len) = match c {
            '`' if text[at..].starts_with("``") => ('“', 2),
            '\'' if text[at..].starts_with("''") => ('”', 2),
            '"' | '“' | '”' | '„' | '«' | '»' | '＂' | '「' | '」' | '『' | '』' => {
                (c, c.len_utf8())
            }
            '\n' => {
                if let Some(mark) = open.as_ref().map(|o| o.mark)
                    && let Some(next) = paragraph(text, at, mark, &mut open, &mut out)
                {
                    while chars.peek().is_some_and(|(i, _)| *i < next) {
                        chars.next();
                    }
                }
                continue;
            }
            _ => continue,
        };
        if len == 2 && c.is_ascii() {
            chars.next();
        }
        let around = Around::of(text, at, at + len);
        if let Some(o) = &mut open
            && goes_on(text, o, mark, at, &around)
            && !narrates(&text[o.told..at])
        {
            o.told = at;
            continue;
        }
        step(text, &mut open, &mut out, mark, at..at + len, &around);
    }
    if let Some(o) = open {
        unclosed(text, &o, text.len(), &mut out);
    }
    out
}

/// A mark that opens again behind a full stop: a quotation of several paragraphs whose breaks were
/// lost.
fn goes_on(text: &str, open: &Open, mark: char, at: usize, around: &Around) -> bool {
    let stopped = text[..at].trim_end().ends_with(['.', '?', '!']);
    mark == open.mark
        && stopped
        && around.opens()
        && around.before.is_some_and(char::is_whitespace)
        && at - open.start <= LONGEST / 4
}

/// One mark: it opens, closes, or is passed over.
fn step(
    text: &str,
    open: &mut Option<Open>,
    out: &mut Vec<Marked>,
    mark: char,
    at: std::ops::Range<usize>,
    around: &Around,
) {
    let Some(o) = open else {
        let french = matches!(mark, '«' | '「' | '『' | '„' | '“' | '＂');
        if !closers(mark).is_empty() && (french || around.opens()) {
            *open = Some(Open::new(mark, at));
        }
        return;
    };
    if at.start - o.start > LONGEST {
        *open = None;
        return step(text, open, out, mark, at, around);
    }
    let only_opens = around.opens() && around.before.is_none_or(char::is_whitespace);
    if closers(o.mark).contains(&mark) && !(matches!(mark, '"' | '”') && only_opens) {
        if mark == '"' && (!around.closes() || inches(text, at.clone())) {
            return;
        }
        if at.start > o.inner {
            out.push(Marked {
                span: Span::new(o.start, at.end),
                inner: Span::new(o.inner, at.start),
                closed: true,
            });
        }
        *open = None;
    } else if mark == o.mark && only_opens {
        // The one before was never closed.
        *o = Open::new(mark, at);
    }
}

/// `5' 11" tall` inside a quotation: the next mark closes too.
fn inches(text: &str, at: std::ops::Range<usize>) -> bool {
    let digit = text[..at.start].ends_with(|c: char| c.is_ascii_digit());
    let mut rest = text[at.end..].chars();
    let lower = rest.next() == Some(' ') && rest.next().is_some_and(char::is_lowercase);
    if !digit || !lower {
        return false;
    }
    let line = text[at.end..].char_indices().take(400);
    let mut line = line.take_while(|(_, c)| *c != '\n');
    line.find(|(_, c)| *c == '"').is_some_and(|(i, _)| {
        let from = at.end + i;
        !Around::of(text, from, from + 1).opens()
    })
}

/// A line break while a quotation is open. If the next paragraph opens with the same mark, the
/// quotation goes on: returns the byte behind that mark. If a paragraph ends here otherwise, so
/// does the quotation.
fn paragraph(
    text: &str,
    at: usize,
    mark: char,
    open: &mut Option<Open>,
    out: &mut Vec<Marked>,
) -> Option<usize> {
    let rest = &text[at..];
    let next = rest.find(|c: char| !c.is_whitespace()).map(|i| at + i)?;
    // A line that goes on in lower case is the same paragraph.
    let small = text[next..].starts_with(char::is_lowercase);
    let blank = !small && text[at..next].matches('\n').count() >= 2;
    let before = text[..at].trim_end().chars().next_back();
    let ended = before.is_some_and(|c| ".!?…,:;'’".contains(c));
    let first = text[next..].chars().next()?;
    let latin = mark == '“' && text[next..].starts_with("``");
    if (first == mark || latin) && (blank || ended) {
        return Some(next + if latin { 2 } else { first.len_utf8() });
    }
    if blank && let Some(o) = open.take() {
        unclosed(text, &o, at, out);
    }
    None
}

/// A quotation that a paragraph's end cuts off, if it is not too long to be one.
fn unclosed(text: &str, open: &Open, end: usize, out: &mut Vec<Marked>) {
    let end = text[..end].trim_end().len();
    if end > open.inner && end - open.start <= LONGEST_UNCLOSED {
        out.push(Marked {
            span: Span::new(open.start, end),
            inner: Span::new(open.inner, end),
            closed: false,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Vec<&str> {
        let elisions = |w: &str| matches!(w, "n" | "em");
        pairs(text, &elisions, &|t| t.contains("said"))
            .iter()
            .map(|m| m.span.of(text))
            .collect()
    }

    #[test]
    fn styles() {
        for (text, found) in [
            ("He \"came\" late", vec!["\"came\""]),
            ("«Oui», dit-il; « non »", vec!["«Oui»", "« non »"]),
            ("„Ja“, sagte er", vec!["„Ja“"]),
            ("»Ja«, sagte er", vec!["»Ja«"]),
            ("``Yes,'' he said", vec!["``Yes,''"]),
            ("'It's ours,' he said", vec!["'It's ours,'"]),
            ("‘Our people’s day’, he said", vec!["‘Our people’s day’"]),
            ("the owners' and players' union", vec![]),
            ("rock 'n' roll in '79", vec![]),
            ("A 42\" screen", vec![]),
            (
                "\"The 5' 11\" man came,\" she said",
                vec!["\"The 5' 11\" man came,\""],
            ),
            ("“One.\n\n“Two.” Three", vec!["“One.\n\n“Two.”"]),
            ("“One.\n\nTwo “three” four", vec!["“One.", "“three”"]),
            ("\"One \"two\" three", vec!["\"two\""]),
            ("\"One. \"Two.\" three", vec!["\"One. \"Two.\""]),
            ("\"One. He said. \"Two.\" three", vec!["\"Two.\""]),
        ] {
            assert_eq!(read(text), found, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text(text in "([\"'“”‘’«»„`a-c .,0-9]|\\n\\n|\\PC){0,60}") {
            let mut at = 0;
            for m in pairs(&text, &|_| false, &|_| false) {
                prop_assert!(m.span.start >= at && m.span.contains(m.inner));
                prop_assert!(text.get(m.span.range()).is_some());
                prop_assert!(text.get(m.inner.range()).is_some());
                at = m.span.end;
            }
        }
    }
}
