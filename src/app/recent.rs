//! Folders opened before.

use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// A folder opened before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recent {
    /// Where it is.
    pub path: PathBuf,
    /// What it held: "60 articles · 412 events · Jan 2019 – Jun 2021".
    pub holds: String,
}

/// Folders opened before, the newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recents {
    /// At most [`Recents::MOST`].
    pub folders: Vec<Recent>,
}

impl Recents {
    /// How many are kept.
    pub const MOST: usize = 8;

    /// Puts a folder first.
    pub fn add(&mut self, path: &Path, holds: String) {
        self.forget(path);
        self.folders.insert(
            0,
            Recent {
                path: path.to_owned(),
                holds,
            },
        );
        self.folders.truncate(Self::MOST);
    }

    /// Takes a folder off.
    pub fn forget(&mut self, path: &Path) {
        self.folders.retain(|r| r.path != path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn newest_first_each_once() {
        let mut recents = Recents::default();
        for i in 0..12 {
            recents.add(Path::new(&format!("/{}", i % 10)), i.to_string());
        }
        assert_eq!(recents.folders.len(), Recents::MOST);
        assert_eq!(
            recents.folders[0],
            Recent {
                path: "/1".into(),
                holds: "11".into()
            }
        );
    }
}
