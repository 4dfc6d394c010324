//! Quotations with their speakers, and figures with their units.

use crate::model::{Figure, Mention, Quotation, Timex};
use crate::text::Parsed;

/// All figures of a text, ordered, not overlapping. Numbers inside dates are none.
pub fn figures(
    _parsed: &Parsed,
    _timexes: &[Timex],
    _mentions: &[Mention],
    _language: &str,
) -> Vec<Figure> {
    Vec::new()
}

/// All quotations of a text, ordered. Speakers are the mentions' entities.
pub fn quotations(_parsed: &Parsed, _mentions: &[Mention], _language: &str) -> Vec<Quotation> {
    Vec::new()
}
