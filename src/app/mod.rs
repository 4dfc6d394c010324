//! State and commands of the window, without an interface.
//!
//! [`State`] holds what the user wants and what is known; it is written only by
//! [`Session::send`], which applies a [`Command`], and [`Session::poll`], which takes in what
//! background work has finished. Panels draw the state and send commands.

mod command;
mod comparing;
mod jobs;
mod recent;
mod session;
mod state;

pub use command::{Command, Step};
pub use jobs::Wake;
pub use recent::{Recent, Recents};
pub use session::Session;
pub use state::{Answer, Compared, Loading, Screen, Selection, State, Tab, ThemeChoice, View, Why};
