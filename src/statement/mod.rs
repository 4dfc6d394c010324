//! Quotations with their speakers, and figures with their units.

mod figure;
mod quotation;
mod view;

pub use figure::{Relation, amounts, date_figures, figures, relation, thing_counted};
pub use quotation::{quotations, reports};
