//! Arguments to a window or a headless command; exit code.

mod window;

use dateline::cli::{self, Command, Exit};
use std::process::ExitCode;
use window::WindowError;

fn main() -> ExitCode {
    let arguments = match cli::parse(std::env::args_os().skip(1)) {
        Ok(arguments) => arguments,
        Err(error) => {
            cli::complain(&error.to_string());
            return Exit::Usage.into();
        }
    };
    let exit = match arguments.command {
        Command::Window => match window::open(&arguments) {
            Ok(()) => Exit::Done,
            Err(reason @ (WindowError::NotBuilt | WindowError::NoDisplay)) => {
                cli::instead_of_window(&arguments, &reason.to_string())
            }
            Err(reason) => failed(&reason),
        },
        Command::Picture => match window::picture(&arguments) {
            Ok(()) => Exit::Done,
            Err(reason) => failed(&reason),
        },
        _ => cli::run(&arguments),
    };
    exit.into()
}

fn failed(reason: &WindowError) -> Exit {
    cli::complain(&reason.to_string());
    match reason {
        WindowError::Usage(_) => Exit::Usage,
        _ => Exit::Failed,
    }
}
