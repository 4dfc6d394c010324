//! What the user asks of the corpus: clauses, their text form, and the answer.

mod filter;
mod matcher;
mod named;
mod parse;
mod select;

pub(crate) use filter::entity_kind;
pub use filter::{Results, run};
pub use matcher::{Matcher, PatternError};
pub use named::Several;
pub use parse::parse;
pub use select::select;

use jiff::civil::Date;
use std::collections::BTreeSet;
use std::fmt;

/// What a clause looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// A word, in any case.
    Word,
    /// Words in this order.
    Phrase,
    /// A regular expression.
    Regex,
    /// A person.
    Who,
    /// An organisation.
    Org,
    /// A place.
    Where,
    /// Another name.
    What,
    /// A source.
    Source,
    /// `happened`, `said`, `planned`.
    Kind,
    /// `disputed`, `undated`.
    Is,
}

impl Field {
    /// Fields that are filters with values to choose from.
    pub const FACETS: [Self; 7] = [
        Self::Who,
        Self::Org,
        Self::Where,
        Self::What,
        Self::Source,
        Self::Kind,
        Self::Is,
    ];

    /// The prefix in the text form; empty for free text.
    pub fn prefix(self) -> &'static str {
        match self {
            Self::Word | Self::Phrase | Self::Regex => "",
            Self::Who => "who",
            Self::Org => "org",
            Self::Where => "where",
            Self::What => "what",
            Self::Source => "src",
            Self::Kind => "kind",
            Self::Is => "is",
        }
    }

    /// Whether the clause looks at the words of the text.
    pub fn is_text(self) -> bool {
        self.prefix().is_empty()
    }
}

/// One condition.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Clause {
    /// What it looks at.
    pub field: Field,
    /// What it must be. Whom a name means is told by a key, or by a name that several may bear.
    pub value: String,
    /// Whether it must not be so.
    pub excluded: bool,
}

/// Days, both ends included; an open end is unbounded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct DateRange {
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub to: Option<Date>,
}

/// All conditions. Values of one facet are alternatives unless the facet is in `all`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Query {
    /// In the order in which they were added, each once.
    pub clauses: Vec<Clause>,
    /// Days that an event's time must touch.
    pub dates: Option<DateRange>,
    /// Facets of which every included value must hold.
    pub all: BTreeSet<Field>,
}

/// How a value stands in a query.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// Not named.
    #[default]
    Free,
    /// Asked for.
    Included,
    /// Asked against.
    Excluded,
}

impl Query {
    /// Whether it asks for nothing.
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty() && self.dates.is_none()
    }

    /// How a value stands.
    pub fn standing(&self, field: Field, value: &str) -> Standing {
        match self
            .clauses
            .iter()
            .find(|c| c.field == field && c.value == value)
        {
            None => Standing::Free,
            Some(clause) if clause.excluded => Standing::Excluded,
            Some(_) => Standing::Included,
        }
    }

    /// Sets how a value stands.
    pub fn set(&mut self, field: Field, value: &str, standing: Standing) {
        let at = self
            .clauses
            .iter()
            .position(|c| c.field == field && c.value == value);
        let excluded = standing == Standing::Excluded;
        match (at, standing) {
            (Some(i), Standing::Free) => {
                self.clauses.remove(i);
            }
            (Some(i), _) => self.clauses[i].excluded = excluded,
            (None, Standing::Free) => {}
            (None, _) => self.clauses.push(Clause {
                field,
                value: value.to_owned(),
                excluded,
            }),
        }
    }

    /// Replaces the free text (words, phrases, expressions), keeping filters.
    pub fn set_text(&mut self, text: Vec<Clause>) {
        self.clauses.retain(|c| !c.field.is_text());
        self.clauses
            .extend(text.into_iter().filter(|c| c.field.is_text()));
    }

    /// The clauses that look at the text.
    pub fn text(&self) -> impl Iterator<Item = &Clause> {
        self.clauses.iter().filter(|c| c.field.is_text())
    }

    /// The free text as it is typed.
    pub fn text_form(&self) -> String {
        self.text()
            .map(Clause::to_string)
            .collect::<Vec<_>>()
            .join(" ")
    }
}

impl fmt::Display for Clause {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        if self.excluded {
            f.write_str("-")?;
        }
        match self.field {
            Field::Word => f.write_str(&self.value),
            Field::Phrase => write!(f, "\"{}\"", self.value),
            Field::Regex => write!(f, "/{}/", self.value.replace('/', "\\/")),
            field if parse::is_bare(&self.value) => write!(f, "{}:{}", field.prefix(), self.value),
            field => write!(f, "{}:\"{}\"", field.prefix(), self.value),
        }
    }
}

impl fmt::Display for DateRange {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let months = self.from.is_none_or(|d| d == d.first_of_month())
            && self.to.is_none_or(|d| d == d.last_of_month());
        let end = |date: Option<Date>| match date {
            None => String::new(),
            Some(d) if months => format!("{:04}-{:02}", d.year(), d.month()),
            Some(d) => d.to_string(),
        };
        write!(f, "{}..{}", end(self.from), end(self.to))
    }
}

/// The text form; [`parse`] reads it back.
impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let mut parts: Vec<String> = self.clauses.iter().map(Clause::to_string).collect();
        parts.extend(self.dates.map(|d| format!("date:{d}")));
        parts.extend(
            self.all
                .iter()
                .map(|field| format!("all:{}", field.prefix())),
        );
        f.write_str(&parts.join(" "))
    }
}
