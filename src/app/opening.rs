//! Folders opened: a load, what it tells, and its corpus when it has come.

use super::answer::Answer;
use super::jobs::{LoadStep, Source};
use super::session::Session;
use super::state::{LoadStage, Loading, Screen, Selection, State, Tab, View};
use crate::model::{Corpus, DocId, Event, Span};
use crate::pipeline::Options;
use crate::query::Query;
use crate::timeline::LaneBy;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;

/// The load under way or done last.
#[derive(Debug, Default)]
pub(super) struct Opening {
    /// Which load it is.
    load: u64,
    /// Which load the corpus shown is from.
    shown: u64,
    /// What it was asked to open; a single folder is remembered.
    paths: Vec<PathBuf>,
    /// What is asked first.
    query: Query,
}

/// A corpus that is shown as soon as its answer is there.
#[derive(Debug)]
pub(super) struct Arriving {
    view: Arc<View>,
    /// What it is asked first if it is from another load than what is shown.
    anew: Option<Query>,
    /// Whether nothing more comes of this load.
    whole: bool,
}

impl Arriving {
    /// What has to be answered before it can be shown.
    pub(super) fn wanted(&self, state: &State) -> (Arc<View>, Query, LaneBy) {
        let (query, lanes) = match &self.anew {
            Some(query) => (query.clone(), self.view.lanes_at_first()),
            None => (state.query.clone(), state.lanes),
        };
        (Arc::clone(&self.view), query, lanes)
    }
}

impl Session {
    /// Opens folders and files with what the command line says of them.
    pub fn start(&mut self, paths: Vec<PathBuf>, options: Options, query: Query) {
        self.open_as(paths, options, query);
    }

    pub(super) fn open(&mut self, paths: Vec<PathBuf>) {
        self.open_as(paths, Options::default(), Query::default());
    }

    pub(super) fn open_sample(&mut self) {
        self.load("Sample", Source::Sample, Options::default());
    }

    fn open_as(&mut self, paths: Vec<PathBuf>, options: Options, query: Query) {
        let name = match paths.as_slice() {
            [path] => short_name(path),
            [first, rest @ ..] => format!("{} +{}", short_name(first), rest.len()),
            [] => return,
        };
        self.load(&name, Source::Paths(paths.clone()), options);
        self.opening.paths = paths;
        self.opening.query = query;
    }

    fn load(&mut self, name: &str, source: Source, options: Options) {
        self.cancel();
        self.opening = Opening {
            load: self.opening.load + 1,
            shown: self.opening.shown,
            ..Opening::default()
        };
        let loading = Loading::new(name, LoadStage::Finding(0));
        let cancel = Arc::clone(&loading.cancel);
        self.state.loading = Some(loading);
        self.state.notice = None;
        self.jobs.load(self.opening.load, source, options, cancel);
    }

    /// Stops the load under way; what is shown stays.
    pub(super) fn cancel(&mut self) {
        self.arriving = None;
        if let Some(loading) = self.state.loading.take() {
            loading.cancel.store(true, Ordering::Relaxed);
        }
    }

    pub(super) fn take_load(&mut self, load: u64, step: LoadStep) {
        let Some(loading) = &mut self.state.loading else {
            return;
        };
        if load != self.opening.load {
            return;
        }
        match step {
            // Workers overtake each other.
            LoadStep::At(stage) => loading.stage = loading.stage.max(stage),
            LoadStep::Partial(view) => self.expect(*view, false),
            LoadStep::Whole(view) if view.corpus.documents.is_empty() => self.found_nothing(&view),
            LoadStep::Whole(view) => self.expect(*view, true),
        }
    }

    fn expect(&mut self, view: View, whole: bool) {
        let same_load = self.opening.shown == self.opening.load;
        self.arriving = Some(Arriving {
            view: Arc::new(self.next_view(view)),
            anew: (!same_load).then(|| self.opening.query.clone()),
            whole,
        });
    }

    /// Gives a view its number.
    pub(super) fn next_view(&mut self, view: View) -> View {
        self.generation += 1;
        View {
            generation: self.generation,
            ..view
        }
    }

    /// The answer for the corpus that is to be shown, unless something else is asked by now.
    pub(super) fn arrive(&mut self, answer: Answer) {
        let Some(arriving) = self.arriving.take() else {
            return;
        };
        let (view, query, lanes) = arriving.wanted(&self.state);
        let fits = answer.generation == view.generation && answer.query == query;
        if !fits || answer.lanes.by != lanes {
            self.arriving = Some(arriving);
            return;
        }
        if let Some(loading) = &self.state.loading {
            self.state.name.clone_from(&loading.name);
        }
        if arriving.whole {
            self.remember(&view);
            self.state.loading = None;
        }
        self.opening.shown = self.opening.load;
        match arriving.anew {
            Some(_) => self.show_anew(view, answer),
            None => self.show_more(view, answer),
        }
    }

    fn remember(&mut self, view: &View) {
        if let [folder] = self.opening.paths.as_slice() {
            self.state.recents.add(folder, holds(view));
        }
    }

    fn found_nothing(&mut self, view: &View) {
        let reason = (view.corpus.warnings.first()).map(|w| format!(" {}: {}", w.path, w.message));
        self.state.notice = Some(format!(
            "No article was found there.{} Text, Markdown, web pages and .jsonl are read.",
            reason.unwrap_or_default()
        ));
        self.state.loading = None;
        if self.state.view.corpus.documents.is_empty() {
            self.state.screen = Screen::Welcome;
        }
    }

    /// Shows another corpus.
    pub(super) fn show_anew(&mut self, view: Arc<View>, answer: Answer) {
        let state = &mut self.state;
        state.query.clone_from(&answer.query);
        state.lanes = answer.lanes.by;
        state.selection = Selection {
            document: view.opening.map(|e| view.corpus.event(e).document),
            event: view.opening,
        };
        state.axis = None;
        state.undo.clear();
        state.redo.clear();
        state.tab = Tab::Events;
        state.screen = Screen::Explorer;
        self.replace(view, answer);
    }

    /// Shows a corpus that has more articles than the one shown: what was chosen stays chosen.
    fn show_more(&mut self, view: Arc<View>, answer: Answer) {
        let kept = Kept::of(&self.state);
        let corpus = &view.corpus;
        self.state.selection = kept.selection(corpus);
        let (picked, comparing) = (find(&kept.picked, corpus), find(&kept.comparing, corpus));
        self.replace(view, answer);
        self.state.picked = picked;
        if self.state.screen == Screen::Compare {
            self.compare(comparing);
        }
    }

    /// Ids of the old corpus mean nothing in the new one.
    fn replace(&mut self, view: Arc<View>, answer: Answer) {
        let state = &mut self.state;
        state.picked.clear();
        state.compared = None;
        state.why = None;
        state.view = view;
        state.answer = Arc::new(answer);
    }
}

/// What is chosen, by what stays when more articles are read.
struct Kept {
    opened: Option<String>,
    sentence: Option<Span>,
    picked: Vec<String>,
    comparing: Vec<String>,
}

impl Kept {
    fn of(state: &State) -> Self {
        let corpus = state.corpus();
        let path = |d: &DocId| corpus.document(*d).path.clone();
        Self {
            opened: state.selection.document.as_ref().map(path),
            sentence: state.selection.event.map(|e| corpus.event(e).span),
            picked: state.picked.iter().map(path).collect(),
            comparing: state.comparing.iter().map(path).collect(),
        }
    }

    fn selection(&self, corpus: &Corpus) -> Selection {
        let document = find(self.opened.as_slice(), corpus).first().copied();
        let same = |e: &Event| Some(e.document) == document && Some(e.span) == self.sentence;
        let event = corpus.events().find(|(_, e)| same(e)).map(|(id, _)| id);
        Selection { document, event }
    }
}

/// The articles of these paths, in their order; those that are not there are left out.
fn find(paths: &[String], corpus: &Corpus) -> Vec<DocId> {
    let of = |path: &String| corpus.documents().find(|(_, d)| d.path == *path);
    paths.iter().filter_map(of).map(|(id, _)| id).collect()
}

fn short_name(path: &Path) -> String {
    path.file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned()
}

/// "60 articles · 412 events · Jan 2019 – Jun 2021".
fn holds(view: &View) -> String {
    let corpus = &view.corpus;
    let mut parts = vec![
        counted(corpus.documents.len(), "article"),
        counted(corpus.events.len(), "event"),
    ];
    if let Some(core) = view.core {
        let (from, to) = core.dates();
        let month = |d: jiff::civil::Date| d.strftime("%b %Y").to_string();
        parts.push(if month(from) == month(to) {
            month(from)
        } else {
            format!("{} – {}", month(from), month(to))
        });
    }
    parts.join(" · ")
}

/// "1 article", "60 articles".
fn counted(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}
