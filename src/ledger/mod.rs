//! What the articles state, gathered: figures, quotations, near-copies, and who tells which event.

mod copies;
mod coverage;
mod figures;
mod order;
mod quotations;
mod select;
mod series;
mod together;
mod wording;

pub use copies::{Bundle, bundles};
pub use coverage::{Coverage, CoverageLine, CoverageOrder};
pub use figures::{Entry, FigureAt, Figures, Stated, Thing, Told};
pub use quotations::{Manner, QuoteFilter, Quotes, Saying, Version, reports};
pub use select::{Column, FigureFilter};
pub use series::{Point, Series};
pub use wording::{How, Piece, retold};
