//! Paths to a corpus, with progress and warnings on standard error.

use super::{Arguments, complain};
use crate::model::{Corpus, Warning};
use crate::pipeline::{self, Progress};
use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};

/// Loads what the arguments name; the sample if they name nothing.
///
/// # Errors
/// A message if nothing could be loaded.
pub fn load(arguments: &Arguments) -> Result<Corpus, String> {
    let meter = Meter::new(arguments.quiet);
    let show = |step: Progress| meter.show(step);
    let never = AtomicBool::new(false);
    let corpus = if arguments.paths.is_empty() {
        pipeline::load_sample(&arguments.load, &show, &never)
    } else {
        pipeline::load(&arguments.paths, &arguments.load, &show, &never)
    };
    meter.clear();
    let corpus = corpus.unwrap_or_default();
    if corpus.documents.is_empty() {
        return Err(nothing(arguments, &corpus.warnings));
    }
    if !arguments.quiet {
        warn(&corpus.warnings);
    }
    Ok(corpus)
}

/// Warnings that standard error shows before it only counts.
const SHOWN: usize = 20;

fn warn(warnings: &[Warning]) {
    for w in warnings.iter().take(SHOWN) {
        complain(&format!("{}: {}", w.path, w.message));
    }
    if let Some(more) = warnings.len().checked_sub(SHOWN).filter(|n| *n > 0) {
        complain(&format!("and {more} more; `--format json` lists all"));
    }
}

fn nothing(arguments: &Arguments, warnings: &[Warning]) -> String {
    let mut lines: Vec<String> = warnings
        .iter()
        .take(SHOWN)
        .map(|w| format!("{}: {}", w.path, w.message))
        .collect();
    if lines.is_empty() {
        let paths: Vec<_> = arguments
            .paths
            .iter()
            .map(|p| p.display().to_string())
            .collect();
        lines.push(format!("no articles found in {}", paths.join(", ")));
    }
    lines.join("\ndateline: ")
}

/// A line that counts, if somebody looks at it.
struct Meter {
    on: bool,
    shown: AtomicBool,
}

impl Meter {
    fn new(quiet: bool) -> Self {
        Self {
            on: !quiet && io::stderr().is_terminal(),
            shown: AtomicBool::new(false),
        }
    }

    fn show(&self, step: Progress) {
        if !self.on {
            return;
        }
        let line = match step {
            Progress::Found(files) => format!("Found {files} files"),
            Progress::Read { done, total } if shows(done, total) => {
                format!("Reading files: {done} of {total}")
            }
            Progress::Analysed { done, total, .. } if shows(done, total) => {
                format!("Analysing articles: {done} of {total}")
            }
            Progress::Read { .. } | Progress::Analysed { .. } => return,
            Progress::Linking => "Linking names and events".to_owned(),
        };
        self.shown.store(true, Ordering::Relaxed);
        let _ = write!(io::stderr().lock(), "\r\x1b[K{line}");
    }

    fn clear(&self) {
        if self.shown.load(Ordering::Relaxed) {
            let _ = write!(io::stderr().lock(), "\r\x1b[K");
        }
    }
}

/// Not every step is worth a line.
fn shows(done: usize, total: usize) -> bool {
    done == total || done.is_multiple_of(16)
}
