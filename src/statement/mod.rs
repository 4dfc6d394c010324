//! Quotations with their speakers, and figures with their units.

mod amount;
mod counted;
mod exclude;
mod figures;
mod noun;
mod tables;
mod view;

use crate::model::{Mention, Quotation};
use crate::text::Parsed;

pub use figures::figures;

/// All quotations of a text, ordered. Speakers are the mentions' entities.
pub fn quotations(_parsed: &Parsed, _mentions: &[Mention], _language: &str) -> Vec<Quotation> {
    Vec::new()
}
