//! One test's display, program and window, and how to wait for them.

use crate::display::Display;
use crate::drop::Drag;
use crate::hand::Hand;
use crate::program::{Home, Program};
use crate::screen::Screen;
use dateline::ui::canvas::Image;
use libtest_mimic::Failed;
use std::ffi::OsStr;
use std::path::Path;
use std::time::{Duration, Instant};
use x11rb::protocol::xproto::Window;

/// Nothing that a test waits for takes longer, on a slow and busy machine.
pub const DEADLINE: Duration = Duration::from_secs(60);

/// Between two looks.
pub const POLL: Duration = Duration::from_millis(20);

/// A picture that stays the same for so long is taken to be at rest.
const STILL: Duration = Duration::from_millis(400);

/// A program in its window.
pub struct Session {
    // Dropped in this order.
    program: Program,
    screen: Screen,
    window: Window,
    _display: Display,
}

impl Session {
    /// Starts a display and the program on it, and waits for its window.
    pub fn start(home: &Home, arguments: &[&OsStr]) -> Result<Self, Failed> {
        let mut display = Display::start(1600, 1000)?;
        let screen = Screen::connect(&display.name)?;
        if let Some(manager) = std::env::var_os("DATELINE_WINDOW_MANAGER") {
            display.manage(&manager)?;
            until("a window manager", || screen.is_managed())?;
        }
        let program = Program::start(home, &display.name, arguments)?;
        let window = wait(&program, "a window", || screen.window())?;
        screen.focus(window)?;
        Ok(Self {
            program,
            screen,
            window,
            _display: display,
        })
    }

    /// Mouse and keyboard.
    pub fn hand(&self) -> Hand<'_> {
        Hand::new(&self.screen, self.window)
    }

    /// Brings files over the window.
    pub fn drag(&self, files: &[&Path]) -> Result<Drag<'_>, Failed> {
        Drag::enter(&self.screen, self.window, files)
    }

    /// Gives the window another size.
    pub fn resize(&self, width: u32, height: u32) -> Result<(), Failed> {
        self.screen.resize(self.window, width, height)
    }

    /// What the window shows at this moment.
    pub fn picture(&self) -> Result<Image, Failed> {
        self.screen.picture(self.window)
    }

    /// Waits until the window's title is as wanted, and returns it.
    pub fn wait_for_title(&self, wanted: impl Fn(&str) -> bool) -> Result<String, Failed> {
        let mut last = String::new();
        let result = wait(&self.program, "the title", || {
            last = self.screen.title(self.window)?;
            Ok(wanted(&last).then(|| last.clone()))
        });
        result.map_err(|error| format!("{}; it is: {last}", message(&error)).into())
    }

    /// Waits until there is something to be found.
    pub fn wait_for<T>(
        &self,
        what: &str,
        look: impl FnMut() -> Result<Option<T>, Failed>,
    ) -> Result<T, Failed> {
        wait(&self.program, what, look)
    }

    /// Waits until what the window shows is as wanted, and returns it.
    pub fn wait_for_picture(
        &self,
        what: &str,
        wanted: impl Fn(&Image) -> bool,
    ) -> Result<Image, Failed> {
        wait(&self.program, what, || {
            let picture = self.screen.picture(self.window)?;
            Ok(wanted(&picture).then_some(picture))
        })
    }

    /// Waits until what the window shows does not change any more, and returns it.
    pub fn wait_until_still(&self) -> Result<Image, Failed> {
        let mut last = self.screen.picture(self.window)?;
        let mut since = Instant::now();
        wait(&self.program, "the picture at rest", || {
            let picture = self.screen.picture(self.window)?;
            if picture != last {
                last = picture;
                since = Instant::now();
                return Ok(None);
            }
            Ok((since.elapsed() >= STILL).then(|| last.clone()))
        })
    }

    /// Closes the window as a person does, and waits for the program to end well.
    pub fn close(&self) -> Result<(), Failed> {
        self.screen.close(self.window)?;
        let status = until("the end of the program", || self.program.ended())?;
        if status.success() {
            return Ok(());
        }
        Err(ended_early(&self.program, status))
    }

    /// Keeps what the window shows, for whoever looks into the failure.
    pub fn save_picture(&self, name: &str) -> Result<String, Failed> {
        self.keep(name, &self.picture()?)
    }

    /// Keeps a picture, and says where.
    pub fn keep(&self, name: &str, picture: &Image) -> Result<String, Failed> {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("window");
        std::fs::create_dir_all(&folder)?;
        let path = folder.join(format!("{name}.png"));
        std::fs::write(&path, picture.png()?)?;
        Ok(path.display().to_string())
    }

    /// All that the program has printed.
    pub fn printed(&self) -> String {
        self.program.printed()
    }
}

/// Looks again and again until there is something, the program ends, or the deadline is over.
fn wait<T>(
    program: &Program,
    what: &str,
    mut look: impl FnMut() -> Result<Option<T>, Failed>,
) -> Result<T, Failed> {
    until(what, || {
        let found = look();
        if let Ok(Some(found)) = found {
            return Ok(Some(found));
        }
        match program.ended()? {
            Some(status) => Err(ended_early(program, status)),
            None => found,
        }
    })
}

/// Looks again and again until there is something or the deadline is over.
fn until<T>(what: &str, mut look: impl FnMut() -> Result<Option<T>, Failed>) -> Result<T, Failed> {
    let start = Instant::now();
    loop {
        if let Some(found) = look()? {
            return Ok(found);
        }
        if start.elapsed() > DEADLINE {
            return Err(format!("waited in vain for {what}").into());
        }
        std::thread::sleep(POLL);
    }
}

fn ended_early(program: &Program, status: std::process::ExitStatus) -> Failed {
    format!(
        "the program ended with {status} and printed:\n{}",
        program.printed()
    )
    .into()
}

/// The words of a failure.
pub fn message(failed: &Failed) -> &str {
    failed.message().unwrap_or("failed")
}
