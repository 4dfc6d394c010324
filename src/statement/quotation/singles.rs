//! Single quotation marks, which are apostrophes too.

use super::marked::{Around, Marked};
use crate::model::Span;

/// Single quotation marks in a part of the text that has no double ones.
pub(super) fn singles(
    text: &str,
    from: usize,
    to: usize,
    elisions: &dyn Fn(&str) -> bool,
    out: &mut Vec<Marked>,
) {
    let mut at = from;
    while let Some(i) = text[at..to].find(['‘', '\'', '‚', '‹']) {
        let start = at + i;
        let Some(mark) = text[start..].chars().next() else {
            return;
        };
        let inner = start + mark.len_utf8();
        at = inner;
        let around = Around::of(text, start, inner);
        if !around.opens() || around.after == Some('\'') || elided(&text[inner..to], elisions) {
            continue;
        }
        if let Some((close, end)) = single_end(text, inner, to, mark) {
            out.push(Marked {
                span: Span::new(start, end),
                inner: Span::new(inner, close),
                closed: true,
            });
            at = end;
        }
    }
}

/// "'79", "'em": an apostrophe, not a mark.
fn elided(rest: &str, elisions: &dyn Fn(&str) -> bool) -> bool {
    let word: &str = rest
        .split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or_default();
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    digits == 2 || elisions(&word.to_lowercase())
}

/// The closing mark of a single quotation: (its first byte, the byte behind it).
fn single_end(text: &str, inner: usize, to: usize, mark: char) -> Option<(usize, usize)> {
    let closing: &[char] = match mark {
        '‹' => &['›'],
        '‚' => &['‘', '’'],
        _ => &['’', '\''],
    };
    let limit = to.min(inner + 3_000);
    let limit = (limit..=to).find(|i| text.is_char_boundary(*i))?;
    let part = &text[inner..limit];
    let part = part.split("\n\n").next().unwrap_or_default();
    let mut fallback = None;
    for (i, c) in part.char_indices().skip(1) {
        let (at, end) = (inner + i, inner + i + c.len_utf8());
        if matches!(c, '‘' | '\'') && Around::of(text, at, end).opens() && mark == c {
            break; // another one opens
        }
        if !closing.contains(&c) {
            continue;
        }
        let around = Around::of(text, at, end);
        let free = around.after.is_none_or(|c| !c.is_alphanumeric());
        let tight = around.before.is_some_and(|c| !c.is_whitespace());
        if !free || !tight {
            continue;
        }
        let stop = around.before.is_some_and(|c| ",.?!…".contains(c));
        let plural = around.before.is_some_and(|c| matches!(c, 's' | 'S'));
        let stopped = around.after.is_none_or(|c| ",.;:?!)".contains(c));
        if stop || !plural || stopped {
            return Some((at, end));
        }
        fallback = fallback.or(Some((at, end)));
    }
    fallback
}
