//! The built program with a home of its own.

use libtest_mimic::Failed;
use std::cell::RefCell;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use tempfile::TempDir;

/// A folder that stands for the user's home, the desktop's settings and the programs on the path.
pub struct Home {
    folder: TempDir,
}

impl Home {
    /// An empty home.
    pub fn new() -> Result<Self, Failed> {
        let folder = tempfile::Builder::new().prefix("dateline-").tempdir()?;
        for part in ["home", "config", "data", "cache", "run", "bin"] {
            fs::create_dir(folder.path().join(part))?;
        }
        let run = folder.path().join("run");
        fs::set_permissions(run, fs::Permissions::from_mode(0o700))?;
        Ok(Self { folder })
    }

    /// A place in the home.
    pub fn path(&self, name: impl AsRef<Path>) -> PathBuf {
        self.folder.path().join("home").join(name)
    }

    /// Writes a file in the home, with the folders above it.
    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> Result<PathBuf, Failed> {
        let path = self.path(name);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&path, content)?;
        Ok(path)
    }

    /// Puts a shell script on the program's path.
    pub fn script(&self, name: &str, lines: &str) -> Result<(), Failed> {
        let path = self.folder.path().join("bin").join(name);
        fs::write(&path, format!("#!/bin/sh\n{lines}\n"))?;
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755))?;
        Ok(())
    }

    /// The program, not yet started, that knows this home and no display.
    pub fn command(&self, arguments: &[&OsStr]) -> Command {
        let place = |part| self.folder.path().join(part);
        let path = std::env::var("PATH").unwrap_or_default();
        let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
        command
            .args(arguments)
            .env_clear()
            .env("PATH", format!("{}:{path}", place("bin").display()))
            .env("HOME", place("home"))
            .env("XDG_CONFIG_HOME", place("config"))
            .env("XDG_DATA_HOME", place("data"))
            .env("XDG_CACHE_HOME", place("cache"))
            .env("XDG_RUNTIME_DIR", place("run"))
            .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
            .env("LANG", "C.UTF-8")
            .env("TZ", "UTC")
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .env("RUST_BACKTRACE", "1")
            .current_dir(place("home"))
            .stdin(Stdio::null());
        command
    }

    /// The files that the program has written for itself.
    pub fn files(&self) -> Result<Vec<PathBuf>, Failed> {
        let mut files = Vec::new();
        let mut folders = vec![
            self.folder.path().join("config"),
            self.folder.path().join("data"),
        ];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder)? {
                let path = entry?.path();
                let list = if path.is_dir() {
                    &mut folders
                } else {
                    &mut files
                };
                list.push(path);
            }
        }
        Ok(files)
    }

    fn output(&self) -> PathBuf {
        self.folder.path().join("output")
    }
}

/// The program while it runs; ends when dropped.
pub struct Program {
    child: RefCell<Child>,
    output: PathBuf,
}

impl Program {
    /// Starts the program on a display.
    pub fn start(home: &Home, display: &str, arguments: &[&OsStr]) -> Result<Self, Failed> {
        let output = home.output();
        let file = File::create(&output)?;
        let child = home
            .command(arguments)
            .env("DISPLAY", display)
            .stdout(file.try_clone()?)
            .stderr(file)
            .spawn()?;
        let child = RefCell::new(child);
        Ok(Self { child, output })
    }

    /// How the program ended, if it has.
    pub fn ended(&self) -> Result<Option<ExitStatus>, Failed> {
        Ok(self.child.borrow_mut().try_wait()?)
    }

    /// What the program has printed; the beginning, if it is long.
    pub fn printed(&self) -> String {
        let bytes = fs::read(&self.output).unwrap_or_default();
        let printed = String::from_utf8_lossy(&bytes);
        printed.chars().take(4000).collect()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let child = self.child.get_mut();
        let _ = child.kill();
        let _ = child.wait();
    }
}
