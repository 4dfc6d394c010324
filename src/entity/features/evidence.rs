//! What sort of evidence a template gives, for reasons in words.

use super::REACH;
use std::ops::Range;

/// What the model may look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Evidence {
    /// The name's own words.
    Words,
    /// Beginnings and endings of its words.
    Affixes,
    /// Words used like its words.
    Alike,
    /// Capitals and signs.
    Print,
    /// What stands before it.
    Before,
    /// What stands behind it.
    Behind,
    /// The gazetteer.
    Gazetteer,
    /// The first and last of the capitalised words that it stands among.
    Run,
}

impl Evidence {
    /// Of a template, and the place of the word looked at where it is one word's.
    pub fn of(template: u32, place: usize) -> Self {
        match template {
            1..=8 if place < REACH => Self::Before,
            1..=8 if place > REACH => Self::Behind,
            1 | 5 | 30 | 64 => Self::Words,
            3 | 8 | 61 | 62 => Self::Alike,
            6 | 7 => Self::Affixes,
            2 | 23..=26 | 29 | 60 => Self::Print,
            20 | 22 | 27 | 31 | 33 | 34 | 36 | 52 | 65 => Self::Before,
            21 | 28 | 32 | 35 | 38 | 53 | 66 => Self::Behind,
            37 | 39..=42 | 63 | 67 => Self::Gazetteer,
            _ => Self::Run,
        }
    }

    /// For token `i` of a name: what stands beside a token is part of the name but at its ends.
    pub fn inside(self, name: &Range<usize>, i: usize) -> Self {
        match self {
            Self::Before if i > name.start => Self::Words,
            Self::Behind if i + 1 < name.end => Self::Words,
            other => other,
        }
    }
}
