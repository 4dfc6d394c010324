//! The whole interface, drawn into whatever it is given.

use super::local::Local;
use super::{keys, panels};
use crate::app::{Command, Format, Screen, Session, State};
use crate::model::Corpus;
use crate::ui::theme::measures;
use egui::{CentralPanel, Frame, Panel, Ui};
use std::path::PathBuf;

/// What the interface asks of the shell that it is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// Ask the user for a folder, then open it.
    ChooseFolder,
    /// Ask the user for a file, then write the comparison to it.
    SaveComparison(Format),
}

/// A session with the memory of its interface.
pub struct Interface {
    session: Session,
    local: Local,
    requests: Vec<Request>,
    /// Whether the window system can drop files on the window.
    can_drop: bool,
}

/// What panels draw from and write to.
pub struct Panes<'a> {
    /// What is drawn.
    pub state: &'a State,
    /// Memory of the interface.
    pub local: &'a mut Local,
    /// What the user did.
    pub commands: &'a mut Vec<Command>,
    /// What the shell is asked.
    pub requests: &'a mut Vec<Request>,
    /// Whether files can be dropped.
    pub can_drop: bool,
}

impl Panes<'_> {
    /// The user did something.
    pub fn send(&mut self, command: Command) {
        self.commands.push(command);
    }
}

impl Interface {
    /// Around a session.
    pub fn new(session: Session) -> Self {
        Self {
            session,
            local: Local::default(),
            requests: Vec::new(),
            can_drop: true,
        }
    }

    /// Says that files cannot be dropped here; the welcome screen then says how to open instead.
    pub fn without_dropping(mut self) -> Self {
        self.can_drop = false;
        self
    }

    /// The state that is drawn.
    pub fn state(&self) -> &State {
        self.session.state()
    }

    /// Whether no work is under way that will change what is drawn.
    pub fn is_idle(&self) -> bool {
        self.session.is_idle()
    }

    /// Shows a corpus that was loaded elsewhere.
    pub fn show_corpus(&mut self, name: &str, corpus: Corpus) {
        self.session.show_corpus(name, corpus);
    }

    /// Does something as if the user had.
    pub fn send(&mut self, command: Command) {
        self.session.send(command);
    }

    /// Takes in what background work has finished. Returns whether anything changed.
    pub fn poll(&mut self) -> bool {
        self.session.poll()
    }

    /// What the shell is asked since the last call.
    pub fn requests(&mut self) -> Vec<Request> {
        std::mem::take(&mut self.requests)
    }

    /// What the window's title bar says.
    pub fn title(&self) -> String {
        let state = self.state();
        if state.screen == Screen::Welcome {
            return "Dateline".to_owned();
        }
        let articles = state.corpus().documents.len();
        let plural = if articles == 1 { "" } else { "s" };
        format!("{} – {articles} article{plural} – Dateline", state.name)
    }

    /// Draws one frame and does what the user does in it.
    pub fn ui(&mut self, ui: &mut Ui) {
        self.poll();
        let ctx = ui.ctx().clone();
        ctx.set_theme(self.state().theme);
        if (ctx.zoom_factor() - self.state().text_zoom).abs() > 0.001 {
            ctx.set_zoom_factor(self.state().text_zoom);
        }
        let mut commands = Vec::new();
        if let Some(paths) = dropped(ui) {
            commands.push(Command::Open(paths));
        }
        let mut panes = Panes {
            state: self.session.state(),
            local: &mut self.local,
            commands: &mut commands,
            requests: &mut self.requests,
            can_drop: self.can_drop,
        };
        keys::handle(ui, &mut panes);
        match panes.state.screen {
            Screen::Welcome => panels::welcome(ui, &mut panes),
            Screen::Explorer => explorer(ui, &mut panes),
            Screen::Compare => panels::compare(ui, &mut panes),
            Screen::Scratch => panels::scratch(ui, &mut panes),
        }
        panels::floating(ui, &mut panes);
        for command in commands {
            if matches!(command, Command::SelectEvent(_) | Command::StepEvent(_)) {
                // The reader shows the event, no longer the place it was sent to before.
                self.local.reader_at = None;
            }
            self.session.send(command);
        }
    }
}

/// Height that the timeline leaves to the list with its tabs, in a low window or with large text.
const LIST_LEAST: f32 = 240.0;

fn explorer(ui: &mut Ui, panes: &mut Panes) {
    let sizes = &measures().panel;
    let theme = super::theme::Theme::of(ui);
    let plain = |fill| Frame::NONE.fill(fill);
    Panel::top("bar")
        .exact_size(sizes.bar)
        .frame(plain(theme.panel))
        .show(ui, |ui| panels::bar(ui, panes));
    Panel::bottom("status")
        .exact_size(sizes.status)
        .frame(plain(theme.panel))
        .show(ui, |ui| panels::status(ui, panes));
    let small = ui.available_width() < sizes.small_width;
    let folded = panes.local.facets_folded.unwrap_or(small);
    if folded {
        Panel::left("facets folded")
            .exact_size(sizes.facets_folded)
            .resizable(false)
            .frame(plain(theme.panel))
            .show(ui, |ui| panels::facets_folded(ui, panes));
    } else {
        Panel::left("facets")
            .default_size(sizes.facets)
            .size_range(180.0..=420.0)
            .frame(plain(theme.panel))
            .show(ui, |ui| panels::facets(ui, panes));
    }
    let height = ui.available_height();
    Panel::top("timeline")
        .default_size(sizes.timeline.min(height * 0.45))
        .size_range(120.0..=(height * 0.6).min(height - LIST_LEAST).max(121.0))
        .resizable(true)
        .frame(plain(theme.panel))
        .show(ui, |ui| panels::timeline(ui, panes));
    let covers = small && panes.local.reader_covers && panes.state.selection.document.is_some();
    if small && !covers {
        CentralPanel::no_frame()
            .frame(plain(theme.background))
            .show(ui, |ui| panels::list(ui, panes));
        return;
    }
    if !small {
        let width = ui.available_width();
        Panel::left("list")
            .default_size(sizes.list.min(width * 0.5))
            .size_range(300.0..=(width - 320.0).max(301.0))
            .frame(plain(theme.background))
            .show(ui, |ui| panels::list(ui, panes));
    }
    CentralPanel::no_frame()
        .frame(plain(theme.raised))
        .show(ui, |ui| panels::reader(ui, panes, covers));
}

/// Files and folders dropped on the window in this frame.
fn dropped(ui: &Ui) -> Option<Vec<PathBuf>> {
    let paths: Vec<PathBuf> = ui.input(|i| {
        i.raw
            .dropped_files
            .iter()
            .map(|f| f.path().to_owned())
            .collect()
    });
    (!paths.is_empty()).then_some(paths)
}
