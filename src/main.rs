//! Arguments to a window or a headless command; exit code.

use dateline::cli::{self, Exit};
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = match cli::parse(std::env::args_os().skip(1)) {
        Ok(arguments) => arguments,
        Err(error) => {
            cli::complain(&error.to_string());
            return Exit::Usage.into();
        }
    };
    cli::run(&arguments).into()
}
