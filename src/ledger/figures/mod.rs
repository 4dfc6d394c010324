//! The figure ledger.

mod entry;
mod gather;
mod order;
mod select;
mod series;

pub use entry::{Entry, FigureAt, Figures, Point, Series, Thing, Told};
pub use order::Column;
pub use select::FigureFilter;
