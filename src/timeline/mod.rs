//! The timeline as a view model: axis, ticks, density, lanes, dates in words. Unit of the axis:
//! days since 1970-01-01, as `f64`; an event on a day covers `[n, n + 1)`.

mod agenda;
mod axis;
mod density;
mod key_dates;
mod label;
mod lanes;
mod ticks;

pub use agenda::{Agenda, AgendaRow, Entry, Group, agenda};
pub use axis::{Axis, core, days, extent, span_of};
pub use density::{DayCounts, Density};
pub use key_dates::{KeyDate, key_dates};
pub use label::{label, month, weekday, year};
pub use lanes::{Lane, LaneBy, Lanes, Mark, OTHERS, reading_order, undated};
pub use ticks::{Tick, Unit, ticks};
