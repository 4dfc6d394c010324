//! The window itself: opened, fed with what the system drops on it, closed.

use super::interface::{Interface, Request};
use super::theme;
use crate::app::{Command, Format, Recents, Session, State, ThemeChoice};
use crate::pipeline::Options;
use crate::query::Query;
use eframe::{CreationContext, NativeOptions, Storage};
use egui::{Context, Ui, ViewportBuilder, ViewportCommand};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

/// Why the window could not be opened, in the words of the system.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct ShellError(String);

/// Name under which the system knows the program; the same as the .desktop file's.
const APP_ID: &str = "dateline";

/// A dialog that answers sooner than this was never shown.
const NO_DIALOG: Duration = Duration::from_millis(100);

const NO_FOLDER_DIALOG: &str = "This system shows no folder dialog. Drop a folder on the window, or \
                                paste its path into the field.";
const NO_SAVE_DIALOG: &str = "This system shows no dialog for saving. Copy the comparison instead.";

/// What the window begins with.
#[derive(Clone, Debug, Default)]
pub struct Start {
    /// Folders and files to load; none shows the welcome screen.
    pub paths: Vec<PathBuf>,
    /// How these are read.
    pub load: Options,
    /// What is asked of them first.
    pub query: Query,
}

/// Opens the window; returns when the user closes it.
///
/// # Errors
/// If the system has no window for the program.
pub fn run(start: Start) -> Result<(), ShellError> {
    let options = NativeOptions {
        viewport: ViewportBuilder::default()
            .with_app_id(APP_ID)
            .with_title("Dateline")
            .with_inner_size([1440.0, 900.0])
            .with_min_inner_size([640.0, 420.0])
            .with_icon(icon())
            .with_drag_and_drop(true),
        event_loop_builder: event_loop(),
        ..NativeOptions::default()
    };
    let create = move |cc: &CreationContext| -> Result<Box<dyn eframe::App>, _> {
        Ok(Box::new(Shell::new(cc, start)))
    };
    eframe::run_native(APP_ID, options, Box::new(create)).map_err(|e| ShellError(e.to_string()))
}

/// winit knows no dropping on Wayland yet: where an X server answers, it is used.
#[cfg(target_os = "linux")]
fn event_loop() -> Option<eframe::EventLoopBuilderHook> {
    use winit::platform::x11::EventLoopBuilderExtX11;
    x_server().then(|| -> eframe::EventLoopBuilderHook {
        Box::new(|builder| {
            builder.with_x11();
        })
    })
}

#[cfg(not(target_os = "linux"))]
fn event_loop() -> Option<eframe::EventLoopBuilderHook> {
    None
}

fn x_server() -> bool {
    std::env::var_os("DISPLAY").is_some_and(|display| !display.is_empty())
}

fn icon() -> egui::IconData {
    let png = include_bytes!("../../assets/icons/dateline-256.png");
    eframe::icon_data::from_png_bytes(png).unwrap_or_default()
}

/// What is kept between two starts.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Kept {
    recents: Recents,
    theme: ThemeChoice,
    text_zoom: f32,
}

struct Shell {
    interface: Interface,
    /// What dialogs lead to.
    chosen: Receiver<Command>,
    choose: Sender<Command>,
    title: String,
}

impl Shell {
    fn new(cc: &CreationContext, start: Start) -> Self {
        theme::install(&cc.egui_ctx);
        let kept: Kept = cc
            .storage
            .and_then(|s| eframe::get_value(s, eframe::APP_KEY))
            .unwrap_or_default();
        let state = State::remembered(kept.recents, kept.theme, kept.text_zoom);
        let ctx = cc.egui_ctx.clone();
        let mut session = Session::new(state, Arc::new(move || ctx.request_repaint()));
        session.start(start.paths, start.load, start.query);
        let mut interface = Interface::new(session);
        if cfg!(target_os = "linux") && !x_server() {
            interface = interface.without_dropping();
        }
        let (choose, chosen) = channel();
        Self {
            interface,
            chosen,
            choose,
            title: String::new(),
        }
    }

    /// Asks for a folder on a thread of its own: the dialog may stay open for long.
    fn choose_folder(&self, ctx: &Context) {
        let (choose, ctx) = (self.choose.clone(), ctx.clone());
        let ask = move || {
            let asked = Instant::now();
            let folder = rfd::FileDialog::new()
                .set_title("Open a folder of articles")
                .pick_folder();
            let command = match folder {
                Some(folder) => Command::Open(vec![folder]),
                None if asked.elapsed() > NO_DIALOG => return,
                None => Command::Tell(NO_FOLDER_DIALOG.to_owned()),
            };
            // The window may be gone already.
            let _ = choose.send(command);
            ctx.request_repaint();
        };
        self.beside(ask, NO_FOLDER_DIALOG);
    }

    /// Asks where to save the comparison, and writes it, on a thread of its own.
    fn save_comparison(&self, ctx: &Context, format: Format) {
        let Some(compared) = self.interface.state().compared.clone() else {
            return;
        };
        let (choose, ctx) = (self.choose.clone(), ctx.clone());
        let ask = move || {
            let asked = Instant::now();
            let path = rfd::FileDialog::new()
                .set_title("Save the comparison")
                .set_file_name(format!("comparison.{}", format.ending()))
                .add_filter(format.words(), &[format.ending()])
                .save_file();
            let command = match path {
                Some(path) => match compared.save(&path, format) {
                    Ok(()) => Command::TellDone(format!("Saved as {}", path.display())),
                    Err(error) => Command::Tell(format!(
                        "The comparison could not be saved as {}: {error}. Choose another place.",
                        path.display()
                    )),
                },
                None if asked.elapsed() > NO_DIALOG => return,
                None => Command::Tell(NO_SAVE_DIALOG.to_owned()),
            };
            // The window may be gone already.
            let _ = choose.send(command);
            ctx.request_repaint();
        };
        self.beside(ask, NO_SAVE_DIALOG);
    }

    /// Runs a dialog on a thread of its own; says so if the system gives none.
    fn beside(&self, dialog: impl FnOnce() + Send + 'static, otherwise: &str) {
        let thread = std::thread::Builder::new().name("dialog".to_owned());
        if thread.spawn(dialog).is_err() {
            let _ = self.choose.send(Command::Tell(otherwise.to_owned()));
        }
    }
}

impl eframe::App for Shell {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        while let Ok(command) = self.chosen.try_recv() {
            self.interface.send(command);
        }
        self.interface.ui(ui);
        for request in self.interface.requests() {
            match request {
                Request::ChooseFolder => self.choose_folder(ui.ctx()),
                Request::SaveComparison(format) => self.save_comparison(ui.ctx(), format),
            }
        }
        let title = self.interface.title();
        if title != self.title {
            ui.ctx()
                .send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }

    fn save(&mut self, storage: &mut dyn Storage) {
        let state = self.interface.state();
        let kept = Kept {
            recents: state.recents.clone(),
            theme: state.theme,
            text_zoom: state.text_zoom,
        };
        eframe::set_value(storage, eframe::APP_KEY, &kept);
    }
}
