//! Answers for reading, in 80 columns.

mod compare;
mod extract;
mod page;
mod timeline;
mod wrap;

pub use compare::compare;
pub use extract::extract;
pub use timeline::timeline;
