//! Key dates.

use super::extract::lines;
use super::values::{Day, Each, Id};
use super::{SCHEMA, write};
use crate::timeline::KeyDate;
use serde::Serialize;
use std::io::{self, Write};

/// Writes key dates as one object, in the order given.
///
/// # Errors
/// Those of `out`.
pub fn timeline(out: &mut dyn Write, dates: &[KeyDate]) -> io::Result<()> {
    write(
        out,
        &TimelineOut {
            schema: SCHEMA,
            dates: Each(|| dates.iter().map(KeyDateOut::new)),
        },
    )
}

/// Writes key dates as JSON lines.
///
/// # Errors
/// Those of `out`.
pub fn timeline_lines(out: &mut dyn Write, dates: &[KeyDate]) -> io::Result<()> {
    lines(out, "date", dates.iter().map(KeyDateOut::new))
}

#[derive(Serialize)]
struct TimelineOut<D> {
    schema: &'static str,
    dates: D,
}

#[derive(Serialize)]
struct KeyDateOut<'a> {
    date: Day,
    score: f32,
    why: &'a str,
    sentences: &'a [String],
    documents: Vec<Id>,
    events: Vec<Id>,
}

impl<'a> KeyDateOut<'a> {
    fn new(key: &'a KeyDate) -> Self {
        Self {
            date: Day(key.date),
            score: key.score,
            why: &key.why,
            sentences: &key.sentences,
            documents: key.places.iter().map(|(id, _)| Id::from(*id)).collect(),
            events: key.events.iter().map(|id| Id::from(*id)).collect(),
        }
    }
}
