//! The real built program in a real window: an X server without a screen, real mouse, keys and drops.
//!
//! Where the X server or a library that the window needs is missing, the tests are reported by name
//! as not run, with the line that installs it. With `CI=true` or `DATELINE_ALL_TESTS=1` that is a
//! failure. A failed test leaves a screenshot in `target/tmp/window/`.

#![allow(clippy::unwrap_used)] // a test fails by it

#[cfg(target_os = "linux")]
mod cases;
#[cfg(target_os = "linux")]
mod display;
#[cfg(target_os = "linux")]
mod drop;
#[cfg(target_os = "linux")]
mod hand;
#[cfg(target_os = "linux")]
mod program;
#[cfg(target_os = "linux")]
mod screen;
#[cfg(target_os = "linux")]
mod session;
#[cfg(target_os = "linux")]
#[path = "../support/mod.rs"]
mod support;
#[cfg(target_os = "linux")]
mod tools;

#[cfg(target_os = "linux")]
fn main() {
    let arguments = libtest_mimic::Arguments::from_args();
    libtest_mimic::run(&arguments, cases::all()).exit();
}

#[cfg(not(target_os = "linux"))]
fn main() {
    println!("The tests of the real window need an X server and run on Linux only.");
}
