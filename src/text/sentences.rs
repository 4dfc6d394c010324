//! Sentences: where one ends and the next begins.

use super::{Sentence, Token};
use crate::model::Span;

/// Cuts at blank lines and at final stops that no abbreviation explains.
pub(super) fn split(text: &str, tokens: &[Token]) -> Vec<Sentence> {
    let mut out = Vec::new();
    let mut first = 0;
    for (i, token) in tokens.iter().enumerate() {
        let next = tokens.get(i + 1);
        let gap = next.map_or("\n\n", |n| {
            &text[token.span.end as usize..n.span.start as usize]
        });
        let stop = matches!(
            token.span.of(text).chars().next(),
            Some('.' | '!' | '?' | '。')
        );
        let capital = next.is_none_or(|n| n.span.of(text).starts_with(|c: char| !c.is_lowercase()));
        if gap.matches('\n').count() >= 2 || (stop && !gap.is_empty() && capital) {
            let span = Span {
                start: tokens[first].span.start,
                end: token.span.end,
            };
            out.push(Sentence {
                span,
                tokens: first..i + 1,
            });
            first = i + 1;
        }
    }
    out
}
