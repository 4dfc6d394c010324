//! Which files there are to read.

use super::formats::Format;
use super::warning;
use crate::model::Warning;
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use walkdir::{DirEntry, WalkDir};

/// A file to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where it is; `-` is standard input.
    pub path: PathBuf,
    /// As shown: below the opened folder.
    pub shown: String,
    /// What the file's name says of its format; `None` if its content must say.
    pub(super) format: Option<Format>,
    /// Named by the user, not met in a folder: tried whatever its name is.
    pub(super) given: bool,
    /// Its content, if it travels inside the program.
    pub(super) embedded: Option<&'static [u8]>,
}

/// What a walk found.
#[derive(Clone, Debug, Default)]
pub struct Walk {
    /// In the order of the paths given; inside a folder by name.
    pub files: Vec<Found>,
    /// Folders that could not be opened, links not followed.
    pub warnings: Vec<Warning>,
    /// Files passed by because no article is expected in them (pictures, style sheets).
    pub skipped: usize,
}

/// Lists the files below the paths, each once. Links inside a folder are not followed.
///
/// `found` hears the count so far. Stops early, with what it has, once `cancel` is set.
pub fn walk(paths: &[PathBuf], found: &dyn Fn(usize), cancel: &AtomicBool) -> Walk {
    let mut walk = Walk::default();
    let several = paths.len() > 1;
    for root in paths {
        if root.is_dir() {
            walk.folder(root, several, found, cancel);
        } else {
            walk.file(root);
        }
        found(walk.files.len());
    }
    if several {
        walk.keep_first();
    }
    walk
}

impl Walk {
    fn file(&mut self, path: &Path) {
        self.files.push(Found {
            path: path.to_owned(),
            shown: match path.file_name() {
                Some(name) if path.exists() => name.to_string_lossy().into_owned(),
                _ => path.to_string_lossy().into_owned(),
            },
            format: Format::of_name(path),
            given: true,
            embedded: None,
        });
    }

    fn folder(&mut self, root: &Path, several: bool, found: &dyn Fn(usize), cancel: &AtomicBool) {
        let prefix = match root.file_name() {
            Some(name) if several => format!("{}/", name.to_string_lossy()),
            _ => String::new(),
        };
        let mut links = 0;
        let entries = WalkDir::new(root)
            .sort_by_file_name()
            .into_iter()
            .filter_entry(|e| e.depth() == 0 || !passed_by(e));
        for entry in entries {
            if cancel.load(Ordering::Relaxed) {
                return;
            }
            match entry {
                Err(error) => self.warnings.push(unopened(&error, root)),
                Ok(entry) if entry.path_is_symlink() && entry.depth() > 0 => links += 1,
                Ok(entry) if entry.file_type().is_file() => {
                    let below = entry.path().strip_prefix(root).unwrap_or(entry.path());
                    let shown = format!("{prefix}{}", slashes(below));
                    self.met(entry.into_path(), shown);
                    if self.files.len().is_multiple_of(256) {
                        found(self.files.len());
                    }
                }
                Ok(_) => {}
            }
        }
        if links > 0 {
            self.warnings.push(warning(
                &root.to_string_lossy(),
                format!("{links} links were not followed: open what they point to directly"),
            ));
        }
    }

    fn met(&mut self, path: PathBuf, shown: String) {
        let format = Format::of_name(&path);
        if format.is_none() && path.extension().is_some() {
            self.skipped += 1;
            return;
        }
        self.files.push(Found {
            path,
            shown,
            format,
            given: false,
            embedded: None,
        });
    }

    /// A file that was both given and met, or met twice, is read once; equal names are told apart.
    fn keep_first(&mut self) {
        let mut seen = HashSet::new();
        self.files.retain(|f| {
            let real = std::fs::canonicalize(&f.path).unwrap_or_else(|_| f.path.clone());
            seen.insert(real)
        });
        let mut names = HashSet::new();
        for file in &mut self.files {
            if !names.insert(file.shown.clone()) {
                file.shown = slashes(&file.path);
            }
        }
    }
}

/// Hidden files, and the folder of parts that browsers save beside a page ("page_files").
fn passed_by(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    if name.starts_with('.') || name == "__MACOSX" {
        return true;
    }
    let Some(page) = name.strip_suffix("_files") else {
        return false;
    };
    entry.file_type().is_dir()
        && ["html", "htm"]
            .iter()
            .any(|e| entry.path().with_file_name(format!("{page}.{e}")).exists())
}

fn unopened(error: &walkdir::Error, root: &Path) -> Warning {
    let path = error.path().unwrap_or(root);
    let below = path.strip_prefix(root).unwrap_or(path);
    let shown = if below.as_os_str().is_empty() {
        path
    } else {
        below
    };
    let why = match error.io_error() {
        Some(e) => super::warning::reason(e),
        None => error.to_string(),
    };
    warning(&slashes(shown), why)
}

fn slashes(path: &Path) -> String {
    let text = path.to_string_lossy().into_owned();
    if std::path::MAIN_SEPARATOR == '\\' {
        text.replace('\\', "/")
    } else {
        text
    }
}
