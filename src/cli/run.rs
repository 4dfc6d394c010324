//! The commands that need no window.

use super::answer::answer;
use super::help::{VERSION, help};
use super::load::load;
use super::output::print;
use super::{Arguments, Command, Format};
use crate::index::Index;
use crate::query;
use std::io::{self, IsTerminal, Write};
use std::ops::RangeInclusive;
use std::process::ExitCode;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Done, perhaps with warnings.
    Done,
    /// Nothing could be loaded, or the answer could not be written.
    Failed,
    /// The command line could not be followed.
    Usage,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Done => 0,
            Exit::Failed => 1,
            Exit::Usage => 2,
        })
    }
}

/// Articles that can be compared at once.
const COMPARED: RangeInclusive<usize> = 2..=6;

/// Does what the arguments say, all but the window and its picture.
pub fn run(arguments: &Arguments) -> Exit {
    match arguments.command {
        Command::Help => finish(print(|out| help(out, arguments.about))),
        Command::Version => finish(print(|out| writeln!(out, "{VERSION}"))),
        _ => load_and_answer(arguments),
    }
}

fn load_and_answer(arguments: &Arguments) -> Exit {
    let corpus = match load(arguments) {
        Ok(corpus) => corpus,
        Err(message) => {
            complain(&message);
            return Exit::Failed;
        }
    };
    let corpus = match &arguments.query {
        None => corpus,
        Some(text) => {
            let results = query::run(&corpus, &Index::new(&corpus), &query::parse(text));
            if let Some(error) = results.errors.first() {
                complain(&error.to_string());
                return Exit::Usage;
            }
            if !arguments.quiet {
                results
                    .several
                    .iter()
                    .for_each(|s| complain(&s.to_string()));
            }
            query::select(&corpus, &results)
        }
    };
    if arguments.command == Command::Compare && !COMPARED.contains(&corpus.documents.len()) {
        complain(&format!(
            "compare takes two to six articles; there are {} here",
            corpus.documents.len()
        ));
        return Exit::Usage;
    }
    finish(print(|out| {
        answer(out, arguments, format(arguments), &corpus)
    }))
}

fn finish(written: io::Result<()>) -> Exit {
    match written {
        Ok(()) => Exit::Done,
        Err(error) => {
            complain(&format!("could not write the answer: {error}"));
            Exit::Failed
        }
    }
}

/// The format asked for, or the one that suits where the answer goes.
fn format(arguments: &Arguments) -> Format {
    arguments.format.unwrap_or(if io::stdout().is_terminal() {
        Format::Text
    } else {
        Format::Json
    })
}

/// Says on standard error what went wrong.
pub fn complain(message: &str) {
    // A closed standard error leaves the exit code to speak.
    // Names of files come from anywhere; none may steer the terminal.
    let message = message.replace(|c: char| c.is_control() && c != '\n', "\u{fffd}");
    let _ = writeln!(io::stderr().lock(), "dateline: {message}");
}

/// What is done where no window can be opened: says why in one line, and prints the timeline of
/// the paths, or of the sample, for reading.
pub fn instead_of_window(arguments: &Arguments, reason: &str) -> Exit {
    complain(&format!("{reason}; here is the timeline instead."));
    load_and_answer(&Arguments {
        command: Command::Timeline,
        format: Some(Format::Text),
        ..arguments.clone()
    })
}
