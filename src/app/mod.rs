//! State and commands of the window, without an interface.
//!
//! [`State`] holds what the user wants and what is known; it is written only by
//! [`Session::send`], which applies a [`Command`], and [`Session::poll`], which takes in what
//! background work has finished. Panels draw the state and send commands.

mod answer;
mod asking;
mod command;
mod compared;
mod comparing;
mod gathered;
mod jobs;
mod opening;
mod publishing;
mod recent;
mod saving;
mod selecting;
mod session;
mod state;
mod view;

pub use answer::Answer;
pub use command::{Command, Step};
pub use compared::Compared;
pub use gathered::Gathered;
pub use jobs::Wake;
pub use publishing::read_date;
pub use recent::{Recent, Recents};
pub use saving::Format;
pub use session::Session;
pub use state::{LoadStage, Loading, Screen, Selection, State, Tab, ThemeChoice, Why};
pub use view::View;
