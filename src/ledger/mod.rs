//! What the articles state, gathered: figures, quotations, near-copies, passages that several have,
//! and who tells which event.

mod copies;
mod coverage;
mod figures;
mod quotations;
mod reused;
mod silence;
mod stated;

pub use copies::{Bundle, bundles};
pub use coverage::{Coverage, CoverageLine, CoverageOrder};
pub use figures::{Column, Entry, FigureAt, FigureFilter, Figures, Point, Series, Thing, Told};
pub use quotations::{How, Manner, Piece, QuoteFilter, Quotes, Saying, Version, reports, retold};
pub use reused::{Reused, reused};
pub use silence::nearest;
pub use stated::Stated;
