//! The window drawn into an image, with no display.

use super::canvas::{Image, Stage};
use super::interface::Interface;
use super::theme;
use crate::app::{Command, Recents, Session, State, Tab, ThemeChoice};
use crate::model::{Corpus, DocId};
use crate::query::parse;
use egui_system_font_provider::SystemFontProvider;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// What a picture shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    /// The first screen.
    Welcome,
    /// Facets, timeline, events, reader.
    #[default]
    Explorer,
    /// The explorer with the reason of a date open.
    Why,
    /// The explorer with another list.
    List(Tab),
    /// The two articles that have most in common, side by side.
    Compare,
}

impl Shown {
    /// The names under which `--screen` knows them.
    pub const NAMES: [&'static str; 8] = [
        "welcome", "explorer", "why", "articles", "figures", "quotes", "coverage", "compare",
    ];

    /// By its name.
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "welcome" => Self::Welcome,
            "explorer" => Self::Explorer,
            "why" => Self::Why,
            "articles" => Self::List(Tab::Articles),
            "figures" => Self::List(Tab::Figures),
            "quotes" => Self::List(Tab::Quotes),
            "coverage" => Self::List(Tab::Coverage),
            "compare" => Self::Compare,
            _ => return None,
        })
    }
}

/// A picture of the window.
#[derive(Clone, Debug)]
pub struct Picture {
    /// What it shows.
    pub shown: Shown,
    /// Width in pixels.
    pub width: usize,
    /// Height in pixels.
    pub height: usize,
    /// Pixels for each unit of the interface.
    pub pixels_per_point: f32,
    /// In the dark theme.
    pub dark: bool,
    /// What is asked.
    pub query: Option<String>,
    /// Whether the system's fonts serve characters that the program's faces lack. Without them a
    /// picture is the same on every machine.
    pub system_fonts: bool,
}

impl Default for Picture {
    fn default() -> Self {
        Self {
            shown: Shown::Explorer,
            width: 1440,
            height: 900,
            pixels_per_point: 1.0,
            dark: false,
            query: None,
            system_fonts: false,
        }
    }
}

impl Picture {
    /// Draws it. `name` is what the open folder is called.
    pub fn draw(&self, name: &str, corpus: Corpus) -> Image {
        let theme = if self.dark {
            ThemeChoice::Dark
        } else {
            ThemeChoice::Light
        };
        let (tell, told) = channel();
        // Nobody listens any more once the picture is drawn.
        let wake = Arc::new(move || tell.send(()).unwrap_or_default());
        let state = State::remembered(Recents::default(), theme, 1.0);
        let mut interface = Interface::new(Session::new(state, wake));
        if self.shown != Shown::Welcome {
            interface.show_corpus(name, corpus);
            self.set(&mut interface, &told);
        }
        let stage = Stage {
            width: self.width,
            height: self.height,
            pixels_per_point: self.pixels_per_point,
            dark: self.dark,
            frames: 6,
        };
        let setup = |ctx: &egui::Context| {
            theme::install(ctx);
            if self.system_fonts {
                ctx.add_font_provider(Arc::new(SystemFontProvider::new()));
            }
        };
        stage.picture(setup, |ui| interface.ui(ui))
    }

    fn set(&self, interface: &mut Interface, told: &Receiver<()>) {
        if let Some(query) = &self.query {
            interface.send(Command::Ask(parse(query)));
        }
        settle(interface, told);
        if let (Shown::Why, Some(event)) = (self.shown, interface.state().selection.event) {
            let why = interface.state().why_of(event);
            interface.send(Command::Why(why));
        }
        if let Shown::List(tab) = self.shown {
            interface.send(Command::ShowTab(tab));
        }
        if self.shown == Shown::Compare {
            let pair = alike(interface.state().corpus());
            interface.send(Command::Compare(pair));
        }
        settle(interface, told);
    }
}

/// Longest wait for one piece of background work to report.
const PATIENCE: Duration = Duration::from_secs(60);

/// Waits until no work is under way.
fn settle(interface: &mut Interface, told: &Receiver<()>) {
    loop {
        interface.poll();
        if interface.is_idle() || told.recv_timeout(PATIENCE).is_err() {
            return;
        }
    }
}

/// Two articles with most events in common, no copies of each other; all if they are few.
fn alike(corpus: &Corpus) -> Vec<DocId> {
    if corpus.documents.len() <= State::MOST_COMPARED {
        return corpus.documents().map(|(id, _)| id).collect();
    }
    let mut shared: BTreeMap<(DocId, DocId), usize> = BTreeMap::new();
    for cluster in &corpus.clusters {
        let mut documents: Vec<DocId> = cluster
            .events
            .iter()
            .map(|e| corpus.event(*e).document)
            .collect();
        documents.sort_unstable();
        documents.dedup();
        for (i, a) in documents.iter().enumerate() {
            for b in &documents[i + 1..] {
                *shared.entry((*a, *b)).or_default() += 1;
            }
        }
    }
    for disagreement in &corpus.disagreements {
        if let [first, .., last] = disagreement.says.as_slice() {
            *shared.entry((first.document, last.document)).or_default() += 2;
        }
    }
    let copies = |(a, b): (DocId, DocId)| {
        corpus.document(a).duplicate.is_some() || corpus.document(b).duplicate.is_some()
    };
    let best = shared
        .into_iter()
        .filter(|(pair, _)| !copies(*pair))
        .max_by_key(|(_, n)| *n);
    match best {
        Some(((a, b), _)) => vec![a, b],
        None => corpus.documents().take(2).map(|(id, _)| id).collect(),
    }
}
