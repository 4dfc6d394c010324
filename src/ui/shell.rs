//! The window itself: opened, fed with what the system drops on it, closed.

use super::interface::{Interface, Request};
use super::theme;
use crate::app::{Command, Recents, Session, State, ThemeChoice};
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
    chosen: Receiver<Option<PathBuf>>,
    choose: Sender<Option<PathBuf>>,
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
            let shown = folder.is_some() || asked.elapsed() > NO_DIALOG;
            if folder.is_some() || !shown {
                // The window may be gone already.
                let _ = choose.send(folder);
                ctx.request_repaint();
            }
        };
        if std::thread::Builder::new()
            .name("dialog".to_owned())
            .spawn(ask)
            .is_err()
        {
            self.tell_no_dialog();
        }
    }

    fn tell_no_dialog(&self) {
        let _ = self.choose.send(None);
    }
}

impl eframe::App for Shell {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        while let Ok(chosen) = self.chosen.try_recv() {
            let command = match chosen {
                Some(folder) => Command::Open(vec![folder]),
                None => Command::Tell(
                    "This system shows no folder dialog. Drop a folder on the window, or paste its \
                     path into the field."
                        .to_owned(),
                ),
            };
            self.interface.send(command);
        }
        self.interface.ui(ui);
        for request in self.interface.requests() {
            match request {
                Request::ChooseFolder => self.choose_folder(ui.ctx()),
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
