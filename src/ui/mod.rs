//! The window. The only module that names egui.
//!
//! [`Interface`] draws the state of an [`crate::app::Session`] and sends its commands; it needs no
//! window, so that tests and pictures run it as it is. `shell` puts it into one.

pub mod canvas;
mod interface;
mod keys;
mod local;
mod panels;
mod picture;
mod shell;
mod theme;
mod widgets;

pub use interface::{Interface, Request};
pub use picture::{Picture, Shown};
pub use shell::{ShellError, Start, run};
pub use theme::install;
