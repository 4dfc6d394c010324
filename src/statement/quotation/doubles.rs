//! Double quotation marks of all styles: they open, close, or go on over paragraphs.

use super::marked::{Around, Marked};
use crate::model::Span;

/// Bytes between two marks at most; longer is a mark forgotten.
const LONGEST: usize = 12_000;
/// Bytes kept when the closing mark is missing at the end of a paragraph.
const LONGEST_UNCLOSED: usize = 1_500;

/// What may close a quotation that a character opens.
fn closers(open: char) -> &'static [char] {
    match open {
        '"' => &['"', '”'],
        '“' => &['”', '"'],
        '„' => &['“', '”', '"'],
        '«' => &['»'],
        '»' => &['«'],
        '”' => &['”', '“'],
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

/// Pairs of double marks, ordered. `narrates` tells whether a passage says that somebody said something.
pub(super) fn doubles(text: &str, narrates: &dyn Fn(&str) -> bool) -> Vec<Marked> {
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
