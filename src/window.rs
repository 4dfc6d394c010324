//! Opens the window, and says in a sentence why it could not be opened.

use dateline::cli::Arguments;

/// Why there is no window.
// Without a window only one of them can happen.
#[cfg_attr(not(feature = "window"), allow(dead_code))]
#[derive(Debug, thiserror::Error)]
pub enum WindowError {
    /// Built without the feature `window`.
    #[error("this build has no window")]
    #[cfg_attr(feature = "window", allow(dead_code))]
    NotBuilt,
    /// Neither an X server nor a Wayland compositor is named.
    #[error("there is no display here")]
    NoDisplay,
    /// The system lacks a library.
    #[error(
        "the window needs the system library {library}: install the package {package} \
         (its name on Debian and Ubuntu)"
    )]
    Library {
        /// Its file name, without version.
        library: &'static str,
        /// The Debian package that has it.
        package: &'static str,
    },
    /// The picture could not be made.
    #[error("no picture: {0}")]
    NoPicture(String),
    /// The command line asks for something that there is not.
    #[error("{0}")]
    Usage(String),
    /// Anything else, in the words of the system.
    #[error("the window could not be opened: {0}")]
    Failed(String),
}

/// Opens the window with what the arguments name; returns when the user closes it.
///
/// # Errors
/// If there is no display, or if the system lacks something.
pub fn open(arguments: &Arguments) -> Result<(), WindowError> {
    if !has_display() {
        return Err(WindowError::NoDisplay);
    }
    guard::run(|| shell::run(arguments))
}

/// Draws the window into a file; needs no display.
///
/// # Errors
/// If nothing could be loaded or the file could not be written.
pub fn picture(arguments: &Arguments) -> Result<(), WindowError> {
    shell::picture(arguments)
}

fn has_display() -> bool {
    let named = |variable| std::env::var_os(variable).is_some_and(|v| !v.is_empty());
    !cfg!(target_os = "linux")
        || ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"]
            .into_iter()
            .any(named)
}

/// The one place where the program meets its interface.
#[cfg(feature = "window")]
mod shell {
    use super::{Arguments, WindowError};
    use dateline::cli;
    use dateline::query::parse;
    use dateline::ui::{self, Picture, Shown, Start};

    pub fn run(arguments: &Arguments) -> Result<(), WindowError> {
        let start = Start {
            paths: arguments.paths.clone(),
            load: arguments.load.clone(),
            query: arguments.query.as_deref().map(parse).unwrap_or_default(),
        };
        ui::run(start).map_err(|e| WindowError::Failed(e.to_string()))
    }

    pub fn picture(arguments: &Arguments) -> Result<(), WindowError> {
        let failed = |reason: String| WindowError::NoPicture(reason);
        let out = arguments
            .out
            .as_ref()
            .ok_or_else(|| failed("--out FILE.png is missing".into()))?;
        let name = arguments.screen.as_deref().unwrap_or("explorer");
        let shown = Shown::named(name).ok_or_else(|| {
            WindowError::Usage(format!(
                "--screen {name} is not known; it is one of {}",
                Shown::NAMES.join(", ")
            ))
        })?;
        let (width, height) = arguments.size.unwrap_or((1440, 900));
        let picture = Picture {
            shown,
            width: width as usize,
            height: height as usize,
            dark: arguments.theme.as_deref() == Some("dark"),
            query: arguments.query.clone(),
            system_fonts: true,
            ..Picture::default()
        };
        let corpus = cli::load(arguments).map_err(failed)?;
        let folder = arguments.paths.first().and_then(|p| p.file_name());
        let folder = folder.map_or_else(|| "Sample".into(), |f| f.to_string_lossy());
        let image = picture.draw(&folder, corpus);
        let png = image.png().map_err(|e| failed(e.to_string()))?;
        std::fs::write(out, png).map_err(|e| failed(format!("{}: {e}", out.display())))
    }
}

/// A build without a window.
#[cfg(not(feature = "window"))]
mod shell {
    use super::{Arguments, WindowError};

    pub fn run(_arguments: &Arguments) -> Result<(), WindowError> {
        Err(WindowError::NotBuilt)
    }

    pub fn picture(_arguments: &Arguments) -> Result<(), WindowError> {
        Err(WindowError::NotBuilt)
    }
}

/// Some libraries are opened when first needed, and their absence is a panic there.
mod guard {
    use super::WindowError;
    use std::any::Any;
    use std::panic::{self, AssertUnwindSafe};

    /// Libraries with their packages; a name comes before those that it begins with.
    const LIBRARIES: [(&str, &str); 13] = [
        ("libxkbcommon-x11", "libxkbcommon-x11-0"),
        ("libxkbcommon", "libxkbcommon0"),
        ("libwayland-client", "libwayland-client0"),
        ("libwayland-cursor", "libwayland-cursor0"),
        ("libwayland-egl", "libwayland-egl1"),
        ("libX11-xcb", "libx11-xcb1"),
        ("libX11", "libx11-6"),
        ("libXcursor", "libxcursor1"),
        ("libXi", "libxi6"),
        ("libXrandr", "libxrandr2"),
        ("libEGL", "libegl1"),
        ("libGLX", "libglx0"),
        ("libGL", "libgl1"),
    ];

    /// What the window system's library says where a display is named and does not answer.
    const UNREACHABLE: [&str; 2] = [
        "Failed to open connection to X server",
        "Could not find wayland compositor",
    ];

    /// Runs the window; a panic about a library becomes a sentence, others become an error after
    /// they have been reported as usual.
    pub fn run(window: impl FnOnce() -> Result<(), WindowError>) -> Result<(), WindowError> {
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if missing(&words(info.payload())).is_none() {
                usual(info);
            }
        }));
        let ended = panic::catch_unwind(AssertUnwindSafe(window));
        drop(panic::take_hook());
        match ended {
            Ok(Err(WindowError::Failed(reason))) => Err(named(reason)),
            Ok(other) => other,
            Err(payload) => Err(named(words(&*payload))),
        }
    }

    fn named(reason: String) -> WindowError {
        if UNREACHABLE.iter().any(|words| reason.contains(words)) {
            return WindowError::NoDisplay;
        }
        missing(&reason).unwrap_or(WindowError::Failed(reason))
    }

    /// The library that a message misses.
    fn missing(message: &str) -> Option<WindowError> {
        if !["load", "open", "find", "found"]
            .iter()
            .any(|w| message.contains(w))
        {
            return None;
        }
        LIBRARIES
            .iter()
            .find(|(library, _)| message.contains(&format!("{library}.so")))
            .map(|&(library, package)| WindowError::Library { library, package })
    }

    fn words(payload: &(dyn Any + Send)) -> String {
        match (
            payload.downcast_ref::<&str>(),
            payload.downcast_ref::<String>(),
        ) {
            (Some(words), _) => (*words).to_owned(),
            (_, Some(words)) => words.clone(),
            _ => "it stopped without a reason".to_owned(),
        }
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn a_missing_library_is_a_sentence_that_names_its_package() {
            let ended = run(|| panic!("Library libxkbcommon-x11.so could not be loaded."));
            let sentence = ended.unwrap_err().to_string();
            assert!(
                sentence.contains("install the package libxkbcommon-x11-0"),
                "{sentence}"
            );
            let ended = run(|| {
                Err(WindowError::Failed(
                    "libXcursor.so.1: cannot open shared object file".to_owned(),
                ))
            });
            assert!(
                ended
                    .unwrap_err()
                    .to_string()
                    .contains("package libxcursor1")
            );
            let ended = run(|| Err(WindowError::Failed("no suitable config".to_owned())));
            assert_eq!(
                ended.unwrap_err().to_string(),
                "the window could not be opened: no suitable config"
            );
        }
    }
}
