//! The headless twin: arguments, commands, exit codes.
//!
//! `parse` says what is wanted; `run` does what needs no window. The window itself is opened by the
//! program's `main`, which alone knows both.

mod answer;
mod arguments;
mod help;
mod load;
mod options;
mod output;
mod run;

pub use arguments::{Arguments, Command, Format, UsageError, parse};
pub use load::load;
pub use run::{Exit, complain, instead_of_window, run};
