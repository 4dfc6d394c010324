//! Quotations and reported words.

mod gather;
mod saying;
mod together;
mod wording;

pub use gather::{QuoteFilter, Quotes, reports};
pub use saying::{Manner, Saying, Version};
pub use wording::{How, Piece, retold};
