//! An X server without a screen.

use libtest_mimic::Failed;
use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

/// A running X server; ends when dropped.
pub struct Display {
    server: Child,
    manager: Option<Child>,
    /// Its name as in `DISPLAY`.
    pub name: String,
}

impl Display {
    /// Starts a server on a free display, with one screen of so many pixels.
    pub fn start(width: u16, height: u16) -> Result<Self, Failed> {
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-nolisten", "tcp", "-noreset"])
            .args(["-screen", "0", &format!("{width}x{height}x24")])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let mut number = String::new();
        if let Some(output) = server.stdout.take() {
            // The server writes its number when it is ready, or ends.
            BufReader::new(output).read_line(&mut number)?;
        }
        let number = number.trim();
        if number.is_empty() {
            let status = server.wait()?;
            return Err(format!("the X server did not start: {status}").into());
        }
        let name = format!(":{number}");
        Ok(Self {
            server,
            manager: None,
            name,
        })
    }

    /// Starts a window manager, which else there is none of.
    pub fn manage(&mut self, program: &OsStr) -> Result<(), Failed> {
        let manager = Command::new(program)
            .env("DISPLAY", &self.name)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        self.manager = Some(manager);
        Ok(())
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        for child in self.manager.iter_mut().chain([&mut self.server]) {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}
