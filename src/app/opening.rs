//! Folders opened: a load, what it tells, and its corpus when it has come.

use super::answer::Answer;
use super::jobs::{Jobs, LoadStep, Source};
use super::state::{LoadStage, Loading, Screen, Selection, State, Tab};
use super::view::View;
use crate::ledger::{FigureFilter, QuoteFilter};
use crate::model::{Corpus, DocId, Event, Generation, Span};
use crate::pipeline::Options;
use crate::query::Query;
use crate::timeline::LaneBy;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;

/// Loads, one at a time, and the corpus that comes of them.
#[derive(Debug, Default)]
pub(super) struct Opening {
    /// The load under way or done last.
    load: u64,
    /// Which load the corpus shown is from.
    shown: u64,
    /// The generation given out last.
    generation: Generation,
    /// What the load was asked to open; a single folder is remembered.
    paths: Vec<PathBuf>,
    /// What is asked first.
    query: Query,
    arriving: Option<Arriving>,
}

/// A corpus that is shown as soon as its answer is there.
#[derive(Debug)]
struct Arriving {
    view: Arc<View>,
    /// What it is asked first if it is from another load than what is shown.
    anew: Option<Query>,
    /// Whether nothing more comes of this load.
    whole: bool,
}

impl Opening {
    /// Opens folders and files; `query` is asked of them first.
    pub fn open(
        &mut self,
        state: &mut State,
        jobs: &Jobs,
        paths: Vec<PathBuf>,
        (options, query): (Options, Query),
    ) {
        let name = match paths.as_slice() {
            [path] => short_name(path),
            [first, rest @ ..] => format!("{} +{}", short_name(first), rest.len()),
            [] => return,
        };
        self.begin(state, &name);
        self.paths.clone_from(&paths);
        self.query = query;
        self.load(state, jobs, Source::Paths(paths), options);
    }

    /// Opens the bundled sample.
    pub fn open_sample(&mut self, state: &mut State, jobs: &Jobs) {
        self.begin(state, "Sample");
        self.load(state, jobs, Source::Sample, Options::default());
    }

    fn begin(&mut self, state: &mut State, name: &str) {
        self.cancel(state);
        self.load += 1;
        self.paths = Vec::new();
        self.query = Query::default();
        state.loading = Some(Loading::new(name, LoadStage::Finding(0)));
        state.notice = None;
    }

    fn load(&self, state: &State, jobs: &Jobs, source: Source, options: Options) {
        if let Some(loading) = &state.loading {
            jobs.load(self.load, source, options, Arc::clone(&loading.cancel));
        }
    }

    /// Stops the load under way; what is shown stays.
    pub fn cancel(&mut self, state: &mut State) {
        self.arriving = None;
        if let Some(loading) = state.loading.take() {
            loading.cancel.store(true, Ordering::Relaxed);
        }
    }

    /// Whether nothing is to come.
    pub fn is_idle(&self, state: &State) -> bool {
        state.loading.is_none() && self.arriving.is_none()
    }

    /// What has to be answered before what is arriving can be shown.
    pub fn wanted(&self, state: &State) -> Option<(Arc<View>, Query, LaneBy)> {
        let arriving = self.arriving.as_ref()?;
        let (query, lanes) = match &arriving.anew {
            Some(query) => (query.clone(), arriving.view.lanes_at_first()),
            None => (state.query.clone(), state.lanes),
        };
        Some((Arc::clone(&arriving.view), query, lanes))
    }

    /// What a load tells; those that were cancelled are not listened to.
    pub fn take(&mut self, state: &mut State, load: u64, step: LoadStep) {
        let Some(loading) = state.loading.as_mut().filter(|_| load == self.load) else {
            return;
        };
        match step {
            // Workers overtake each other.
            LoadStep::At(stage) => loading.stage = loading.stage.max(stage),
            LoadStep::Partial(view) => self.expect(*view, false),
            LoadStep::Whole(view) if view.corpus.documents.is_empty() => {
                found_nothing(state, &view.corpus);
            }
            LoadStep::Whole(view) => self.expect(*view, true),
        }
    }

    fn expect(&mut self, view: View, whole: bool) {
        let same_load = self.shown == self.load;
        self.arriving = Some(Arriving {
            view: self.numbered(view),
            anew: (!same_load).then(|| self.query.clone()),
            whole,
        });
    }

    /// Expects the corpus that is shown, changed.
    pub fn renew(&mut self, view: View) {
        self.shown = self.load;
        self.expect(view, true);
    }

    fn numbered(&mut self, view: View) -> Arc<View> {
        self.generation += 1;
        Arc::new(view.numbered(self.generation))
    }

    /// Shows a corpus that was loaded elsewhere.
    pub fn show(&mut self, state: &mut State, corpus: Corpus) {
        let view = self.numbered(View::new(corpus));
        let answer = Answer::new(&view, Query::default(), view.lanes_at_first());
        show_anew(state, view, answer);
    }

    /// The answer for the corpus that is to be shown, unless something else is asked by now.
    /// Returns the articles that are to be compared again.
    pub fn arrive(&mut self, state: &mut State, answer: Answer) -> Vec<DocId> {
        let fits = |(view, query, lanes): &(Arc<View>, Query, LaneBy)| {
            let generation = view.generation == answer.generation;
            generation && *query == answer.query && *lanes == answer.lanes.by
        };
        if !self.wanted(state).as_ref().is_some_and(fits) {
            return Vec::new();
        }
        let Some(arriving) = self.arriving.take() else {
            return Vec::new();
        };
        self.shown = self.load;
        if let Some(loading) = &state.loading {
            state.name.clone_from(&loading.name);
        }
        if arriving.whole {
            state.loading = None;
            if let [folder] = self.paths.as_slice() {
                state.recents.add(folder, holds(&arriving.view));
            }
        }
        match arriving.anew {
            Some(_) => {
                show_anew(state, arriving.view, answer);
                Vec::new()
            }
            None => show_more(state, arriving.view, answer),
        }
    }
}

fn found_nothing(state: &mut State, corpus: &Corpus) {
    let reason = (corpus.warnings.first()).map(|w| format!(" {}: {}", w.path, w.message));
    state.notice = Some(format!(
        "No article was found there.{} Text, Markdown, web pages and .jsonl are read.",
        reason.unwrap_or_default()
    ));
    state.loading = None;
    if state.corpus().documents.is_empty() {
        state.screen = Screen::Welcome;
    }
}

/// Shows another corpus.
fn show_anew(state: &mut State, view: Arc<View>, answer: Answer) {
    state.as_read.clear();
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
    state.figures = FigureFilter::default();
    state.quotes = QuoteFilter::default();
    state.screen = Screen::Explorer;
    replace(state, view, answer);
}

/// Shows a corpus that has more articles than the one shown: what was chosen stays chosen. Returns
/// the articles that were compared.
fn show_more(state: &mut State, view: Arc<View>, answer: Answer) -> Vec<DocId> {
    let kept = Kept::of(state);
    let corpus = &view.corpus;
    state.selection = kept.selection(corpus);
    let (picked, comparing) = (find(&kept.picked, corpus), find(&kept.comparing, corpus));
    replace(state, view, answer);
    state.picked = picked;
    match state.screen {
        Screen::Compare if !state.pasted => comparing,
        _ => Vec::new(),
    }
}

/// Ids of the old corpus mean nothing in the new one.
fn replace(state: &mut State, view: Arc<View>, answer: Answer) {
    state.picked.clear();
    if !state.pasted {
        state.compared = None;
    }
    state.why = None;
    state.published_shown = None;
    state.redating.clear();
    state.view = view;
    state.answer = Arc::new(answer);
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
            comparing: match state.pasted {
                true => Vec::new(),
                false => state.comparing.iter().map(path).collect(),
            },
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
