//! Small pieces that panels are made of.

mod button;
mod card;
mod chip;
mod list;
mod popover;
mod sign;
mod text;

pub use button::{ghost, link, primary, quiet, regular, toggle};
pub use card::card;
pub use chip::{Chip, chip};
pub use list::{Item, VirtualList};
pub use popover::popover;
pub use sign::{event_sign, facet_sign};
pub use text::{cut, elided, format, job, section_head, text, text_wrapped};
