//! Quotations with their speakers, and figures with their units.

mod amount;
mod cast;
mod counted;
mod dating;
mod exclude;
mod figures;
mod marks;
mod noun;
mod quotations;
mod relation;
mod speaker;
mod speakers;
mod speech;
mod tables;
mod view;

pub use dating::date_figures;
pub use figures::figures;
pub use quotations::quotations;
pub use relation::{Relation, relation};
