//! The parts of the window. Each draws the state and sends commands.

mod articles;
mod bar;
mod compare;
mod coverage;
mod events;
mod facets;
mod figures;
mod floating;
mod gathered;
mod list;
mod offers;
mod palette;
mod published;
mod quotes;
mod reader;
mod scratch;
mod status;
mod timeline;
mod welcome;
mod why;

pub use articles::ArticlesLocal;
pub use bar::bar;
pub use compare::{CompareLocal, compare, turn};
pub use coverage::CoverageLocal;
pub use facets::{FoundNames, facets, facets_folded};
pub use figures::FiguresLocal;
pub use floating::floating;
pub use list::list;
pub use palette::Palette;
pub use quotes::QuotesLocal;
pub use reader::{next_reused, reader};
pub use scratch::{ScratchLocal, scratch};
pub use status::status;
pub use timeline::{Memo as TimelineMemo, timeline};
pub use welcome::welcome;
