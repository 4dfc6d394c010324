//! The timeline as a view model: bins, lanes, marks, dates in words. Geometry in axis units.

mod label;

pub use label::{label, month, weekday, year};
