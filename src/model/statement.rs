//! What an article states: figures and quotations.

use super::{EntityId, Interval, Span};

/// How exact a figure claims to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Qualifier {
    /// "some", "about", "nearly": rounded.
    About,
    /// "more than", "at least".
    Over,
    /// "less than", "up to".
    Under,
}

impl Qualifier {
    /// The word of the JSON contract.
    pub fn name(self) -> &'static str {
        match self {
            Self::About => "about",
            Self::Over => "over",
            Self::Under => "under",
        }
    }
}

/// A number with its unit and what it counts, who states it and for when.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figure {
    /// The number with its unit ("50 million U.S. dollars"), without qualifier.
    pub span: Span,
    /// In the unit; "50 million" is 50 000 000.
    pub value: f64,
    /// Upper end of a range ("2-3 million"), whose lower end is `value`.
    pub upper: Option<f64>,
    /// ISO 4217 for money, `%`, `points`, SI symbols; `None` for a plain count.
    pub unit: Option<String>,
    /// What is counted: "countries", "donation to WHO".
    pub of: Option<String>,
    /// How exact it claims to be.
    pub qualifier: Option<Qualifier>,
    /// Who states it, where the sentence says so.
    pub speaker: Option<EntityId>,
    /// The words that say who states it ("police said"), where there are any. Without them it is
    /// the article's own statement.
    pub attribution: Option<Span>,
    /// Index into the document's timexes of the expression in its sentence that dates it.
    pub timex: Option<u32>,
    /// The days that it is stated for: its timex's, else its event's. `None` where the text names
    /// none; then it stands as of the publication date.
    pub as_of: Option<Interval>,
}

/// Words given as somebody's own.
#[derive(Clone, Debug, PartialEq)]
pub struct Quotation {
    /// From the opening to the closing mark, both included.
    pub span: Span,
    /// Whose words.
    pub speaker: Option<EntityId>,
    /// The words that name the speaker ("said Khare"), where there are any.
    pub attribution: Option<Span>,
}
