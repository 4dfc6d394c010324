//! How tokens lie to each other.

use crate::text::Parsed;

/// Whether a token begins where the one before ends.
pub fn glued(parsed: &Parsed, token: usize) -> bool {
    token > 0
        && parsed
            .tokens
            .get(token)
            .is_some_and(|t| t.span.start == parsed.tokens[token - 1].span.end)
}

/// Whether a blank line stands before the token.
pub fn begins_paragraph(parsed: &Parsed, token: usize) -> bool {
    let tokens = &parsed.tokens;
    let before = token.checked_sub(1).map_or(0, |t| tokens[t].span.end);
    let gap = &parsed.text.as_bytes()[before as usize..tokens[token].span.start as usize];
    gap.len() > 1 && gap.iter().filter(|b| **b == b'\n').nth(1).is_some()
}
