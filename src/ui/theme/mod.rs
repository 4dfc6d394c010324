//! How it looks: colours, faces, sizes, all read from `assets/theme/`.

mod fonts;
mod style;
mod tokens;

pub use fonts::Face;
pub use style::install;
pub use tokens::{Theme, measures};
