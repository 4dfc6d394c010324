//! What the machine must have for a window, and how to get it.

use std::path::Path;
use std::process::Command;

/// Installs all that is needed, on Debian and Ubuntu.
const INSTALL: &str = "sudo apt-get install -y --no-install-recommends \
                       xvfb libxcursor1 libxi6 libxkbcommon-x11-0";

/// Libraries that the window opens when it starts.
const LIBRARIES: [&str; 5] = [
    "libX11.so.6",
    "libXcursor.so.1",
    "libXi.so.6",
    "libxkbcommon-x11.so.0",
    "libGL.so.1",
];

/// Says what is missing and how to install it; `None` if nothing is.
pub fn missing() -> Option<String> {
    let mut missing = Vec::new();
    if !on_path("Xvfb") {
        missing.push("Xvfb");
    }
    if let Some(known) = linker_cache() {
        missing.extend(LIBRARIES.iter().filter(|name| !known.contains(**name)));
    }
    if missing.is_empty() {
        return None;
    }
    let missing = missing.join(", ");
    Some(format!(
        "not run, {missing} missing; install with: {INSTALL}"
    ))
}

/// Whether missing tools are a failure instead of a reason not to run.
pub fn none_may_be_missing() -> bool {
    let set = |name| std::env::var(name).is_ok_and(|value| value == "true" || value == "1");
    set("CI") || set("DATELINE_ALL_TESTS")
}

fn on_path(name: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(name).is_file())
}

/// The libraries that the dynamic linker knows; `None` where that cannot be told.
fn linker_cache() -> Option<String> {
    let known = ["/sbin/ldconfig", "/usr/sbin/ldconfig"];
    let ldconfig = known.into_iter().find(|path| Path::new(path).is_file())?;
    let output = Command::new(ldconfig).arg("-p").output().ok()?;
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}
