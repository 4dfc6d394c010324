//! The JSON that other programs rely on (`"schema": "dateline/1"`).
//!
//! Spans count Unicode scalar values, end-exclusive. Everything is written as it is made, so that a
//! large corpus never stands in memory a second time.

mod compare;
mod document;
mod extract;
mod lines;
mod places;
mod timeline;
mod values;

pub use compare::{compare, compare_lines};
pub use extract::{extract, extract_lines};
pub use timeline::{timeline, timeline_lines};

use lines::OneALine;
use serde::Serialize;
use std::io::{self, Write};

/// What the output conforms to.
const SCHEMA: &str = "dateline/1";

/// Writes one JSON text whose outermost lists have an element a line.
fn write(out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    let mut serializer = serde_json::Serializer::with_formatter(&mut *out, OneALine::default());
    value.serialize(&mut serializer)?;
    out.write_all(b"\n")
}
