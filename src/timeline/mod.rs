//! The timeline as a view model: bins, lanes, marks, dates in words. Geometry in axis units.

mod key_dates;
mod label;

pub use key_dates::{KeyDate, key_dates};
pub use label::{label, month, weekday, year};
