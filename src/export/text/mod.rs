//! Answers for reading, in 80 columns.

mod compare;
mod page;
mod wrap;

pub use compare::compare;
