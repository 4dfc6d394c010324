//! The one place where the state is written.

use super::command::{Command, Step};
use super::comparing;
use super::jobs::{Jobs, Message, Source, Wake};
use super::state::{Loading, Screen, Selection, State, Tab, View};
use crate::model::{Corpus, DocId, EventId, Generation};
use crate::query::{DateRange, Field, Query, Standing, parse};
use crate::timeline::{Axis, LaneBy};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Most steps that can be undone.
const MOST_UNDONE: usize = 100;

/// The state with the background work that feeds it.
pub struct Session {
    state: State,
    jobs: Jobs,
    /// The generation given out last.
    generation: Generation,
    /// What the load under way was asked to open; first is the folder remembered.
    opening: Vec<PathBuf>,
    /// What the newest job for a query or comparison was asked, so that none is asked twice.
    asked: Option<(Generation, Query)>,
}

impl Session {
    /// With nothing loaded. `wake` is called whenever there is something to [`Session::poll`].
    pub fn new(state: State, wake: Wake) -> Self {
        let jobs = Jobs::new(wake);
        let recents = state.recents.folders.iter();
        jobs.look_for(recents.map(|r| r.path.clone()).collect());
        Self {
            state,
            jobs,
            generation: 0,
            opening: Vec::new(),
            asked: None,
        }
    }

    /// Shows a corpus that was loaded elsewhere.
    pub fn show_corpus(&mut self, name: &str, corpus: Corpus) {
        self.cancel();
        self.generation += 1;
        self.show(View::new(self.generation, corpus));
        self.state.name = name.to_owned();
        self.ask_if_changed();
    }

    /// What is drawn.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Whether no job is under way whose result is waited for.
    pub fn is_idle(&self) -> bool {
        let comparing = self.state.screen == Screen::Compare && self.state.compared.is_none();
        self.state.loading.is_none() && self.state.is_answered() && !comparing
    }

    /// Does what the user asks.
    pub fn send(&mut self, command: Command) {
        let state = &mut self.state;
        if !matches!(command, Command::Zoom(_)) {
            // It has been read, or is about to be replaced.
            state.notice = None;
        }
        match command {
            Command::Open(paths) => self.open(paths),
            Command::OpenSample => self.load("Sample".to_owned(), Vec::new(), Source::Sample),
            Command::CancelLoad => self.cancel(),
            Command::ForgetRecent(path) => state.recents.forget(&path),
            Command::Close => {
                self.cancel();
                self.state.screen = Screen::Welcome;
            }
            Command::Show(screen) => state.screen = screen,
            Command::ShowTab(tab) => state.tab = tab,
            Command::Ask(query) => self.ask(query),
            Command::Filter(field, value, standing) => {
                self.change(|query| query.set(field, &value, standing));
            }
            Command::MatchAll(field, all) => self.change(|query| match_all(query, field, all)),
            Command::SearchText(text) => self.change(|query| merge_text(query, &text)),
            Command::Brush(dates) => self.change(|query| query.dates = dates),
            Command::ClearQuery => self.ask(Query::default()),
            Command::Undo => self.undo(),
            Command::Redo => self.redo(),
            Command::SelectEvent(event) => self.select_event(event),
            Command::StepEvent(step) => self.step_event(step),
            Command::OpenDocument(document) => self.open_document(document),
            Command::StepDocument(step) => self.step_document(step),
            Command::Why(why) => state.why = why,
            Command::Zoom(axis) => state.axis = Some(bounded(axis, &state.view)),
            Command::ZoomToFit => state.axis = fitting(state),
            Command::Lanes(by) => state.lanes = by,
            Command::Pick(document) => pick(state, document),
            Command::PickNone => state.picked.clear(),
            Command::Compare(documents) => self.compare(documents),
            Command::Face(shown) => comparing::face(state, &shown),
            Command::LightSentence(place) => comparing::light(state, place),
            Command::LightDisagreement(n) => comparing::light_disagreement(state, n),
            Command::StepDifference(step) => comparing::step_difference(state, step),
            Command::StepDisagreement(step) => comparing::step_disagreement(state, step),
            Command::LockScroll(locked) => state.scroll_locked = locked,
            Command::Theme(theme) => state.theme = theme,
            Command::TextZoom(zoom) => state.text_zoom = zoom.clamp(0.6, 2.0),
            Command::ShowWarnings(shown) => state.warnings_shown = shown,
            Command::Tell(words) => state.notice = (!words.is_empty()).then_some(words),
            Command::ShowKeys(shown) => state.keys_shown = shown,
        }
        self.ask_if_changed();
    }

    /// Takes in what background work has finished. Returns whether anything changed.
    pub fn poll(&mut self) -> bool {
        let messages = self.jobs.poll();
        let changed = !messages.is_empty();
        for (generation, message) in messages {
            // Work for a folder that was left or a load that was cancelled comes too late.
            let timeless = matches!(message, Message::Missing(_));
            if timeless || generation == self.generation || generation == self.state.view.generation
            {
                self.take(generation, message);
            }
        }
        self.ask_if_changed();
        changed
    }

    fn take(&mut self, generation: Generation, message: Message) {
        let state = &mut self.state;
        match (message, &mut state.loading) {
            (Message::Missing(folders), _) => state.missing = folders,
            (Message::Found(files), Some(loading)) => loading.found = files,
            (Message::Done(done), Some(loading)) => loading.done = loading.done.max(done),
            (Message::Linking, Some(loading)) => loading.linking = true,
            (Message::Partial(view), Some(_)) => self.show(view),
            (Message::Loaded(view), Some(_)) => self.loaded(view),
            (Message::Answered(answer), _)
                if generation == state.view.generation && answer.query == state.query =>
            {
                state.answer = Arc::new(answer);
            }
            (Message::Compared(compared), _)
                if generation == state.view.generation
                    && compared.comparison.documents == state.comparing =>
            {
                state.compared = Some(Arc::new(compared));
            }
            _ => {}
        }
    }

    fn open(&mut self, paths: Vec<PathBuf>) {
        if paths.is_empty() {
            return;
        }
        let name = match paths.as_slice() {
            [path] => short_name(path),
            [first, rest @ ..] => format!("{} +{}", short_name(first), rest.len()),
            [] => return,
        };
        self.load(name, paths.clone(), Source::Paths(paths));
    }

    fn load(&mut self, name: String, opening: Vec<PathBuf>, source: Source) {
        self.cancel();
        self.generation += 1;
        self.opening = opening;
        let cancel = Arc::new(AtomicBool::new(false));
        self.state.loading = Some(Loading {
            name,
            found: 0,
            done: 0,
            linking: false,
            cancel: Arc::clone(&cancel),
        });
        self.state.notice = None;
        self.jobs.load(self.generation, source, cancel);
    }

    fn cancel(&mut self) {
        if let Some(loading) = self.state.loading.take() {
            loading.cancel.store(true, Ordering::Relaxed);
        }
    }

    fn loaded(&mut self, view: View) {
        let empty = view.corpus.documents.is_empty();
        if empty && self.state.view.corpus.documents.is_empty() {
            let reason = view
                .corpus
                .warnings
                .first()
                .map(|w| format!(" {}: {}", w.path, w.message));
            self.state.notice = Some(format!(
                "No article was found there.{} Text, Markdown, web pages and .jsonl are read.",
                reason.unwrap_or_default()
            ));
            self.state.loading = None;
            self.state.screen = Screen::Welcome;
            return;
        }
        if let [folder] = self.opening.as_slice() {
            self.state.recents.add(folder, holds(&view));
        }
        self.show(view);
        self.state.loading = None;
    }

    /// Shows a corpus. A second one of the same load keeps query and selection.
    fn show(&mut self, view: View) {
        let state = &mut self.state;
        let selected = Kept::of(state);
        let same_load = state.view.generation == view.generation;
        if let Some(loading) = &state.loading {
            state.name.clone_from(&loading.name);
        }
        if same_load {
            state.selection = selected.find(&view.corpus);
        } else {
            state.query = Query::default();
            state.selection = Selection {
                document: view.opening.map(|e| view.corpus.event(e).document),
                event: view.opening,
            };
            state.axis = None;
            state.lanes = match view.index.sources.len() {
                0 | 1 => LaneBy::Kind,
                _ => LaneBy::Source,
            };
            state.undo.clear();
            state.redo.clear();
            state.tab = Tab::Events;
        }
        state.picked.clear();
        state.compared = None;
        state.why = None;
        if !same_load || state.screen == Screen::Welcome {
            state.screen = Screen::Explorer;
        }
        state.view = Arc::new(view);
        self.asked = None;
    }

    fn ask(&mut self, query: Query) {
        if query != self.state.query {
            let before = std::mem::replace(&mut self.state.query, query);
            self.state.undo.push(before);
            self.state.redo.clear();
            let surplus = self.state.undo.len().saturating_sub(MOST_UNDONE);
            self.state.undo.drain(..surplus);
        }
    }

    fn change(&mut self, change: impl FnOnce(&mut Query)) {
        let mut query = self.state.query.clone();
        change(&mut query);
        self.ask(query);
    }

    fn undo(&mut self) {
        if let Some(before) = self.state.undo.pop() {
            self.state
                .redo
                .push(std::mem::replace(&mut self.state.query, before));
        }
    }

    fn redo(&mut self) {
        if let Some(after) = self.state.redo.pop() {
            self.state
                .undo
                .push(std::mem::replace(&mut self.state.query, after));
        }
    }

    fn ask_if_changed(&mut self) {
        let wanted = (self.state.view.generation, self.state.query.clone());
        if self.asked.as_ref() != Some(&wanted) {
            self.jobs
                .answer(Arc::clone(&self.state.view), wanted.1.clone());
            self.asked = Some(wanted);
        }
    }

    fn select_event(&mut self, id: EventId) {
        let state = &mut self.state;
        let Some(event) = state.view.corpus.events.get(id.0 as usize) else {
            return;
        };
        state.selection = Selection {
            document: Some(event.document),
            event: Some(id),
        };
        if let (Some(axis), Some(interval)) = (state.visible(), event.interval) {
            let (from, to) = crate::timeline::days(interval);
            if !axis.shows(from, to) {
                let middle = (from + to) / 2.0;
                state.axis = Some(axis.moved(middle - (axis.from + axis.to) / 2.0));
            }
        }
    }

    fn step_event(&mut self, step: Step) {
        let order: Vec<EventId> =
            crate::timeline::reading_order(&self.state.view.index, self.state.results());
        if let Some(id) = stepped(&order, self.state.selection.event, step) {
            self.select_event(id);
        }
    }

    fn open_document(&mut self, document: DocId) {
        let event = self.state.selection.event;
        let keeps = event.is_some_and(|e| self.state.corpus().event(e).document == document);
        self.state.selection = Selection {
            document: Some(document),
            event: event.filter(|_| keeps),
        };
        self.state.why = None;
    }

    fn step_document(&mut self, step: Step) {
        let documents = &self.state.answer.results.documents;
        if let Some(id) = stepped(documents, self.state.selection.document, step) {
            self.open_document(id);
        }
    }

    fn compare(&mut self, mut documents: Vec<DocId>) {
        let known = self.state.corpus().documents.len();
        let mut seen = std::collections::BTreeSet::new();
        documents.retain(|d| (d.0 as usize) < known && seen.insert(*d));
        if documents.len() < 2 {
            self.state.notice =
                Some("Choose two articles to compare: tick them in the list.".to_owned());
            return;
        }
        let state = &mut self.state;
        state.comparing = documents;
        state.comparing.truncate(State::MOST_COMPARED);
        state.picked.clone_from(&state.comparing);
        state.compared = None;
        comparing::light(state, None);
        state.screen = Screen::Compare;
        self.jobs
            .compare(Arc::clone(&state.view), state.comparing.clone());
    }
}

/// What is selected, by what stays when more articles are read.
struct Kept {
    path: Option<String>,
    sentence: Option<crate::model::Span>,
}

impl Kept {
    fn of(state: &State) -> Self {
        let corpus = state.corpus();
        Self {
            path: state
                .selection
                .document
                .map(|d| corpus.document(d).path.clone()),
            sentence: state.selection.event.map(|e| corpus.event(e).span),
        }
    }

    fn find(&self, corpus: &Corpus) -> Selection {
        let document = corpus
            .documents()
            .find(|(_, d)| Some(&d.path) == self.path.as_ref());
        let Some((id, _)) = document else {
            return Selection::default();
        };
        let same = |e: &crate::model::Event| e.document == id && Some(e.span) == self.sentence;
        let event = corpus.events().find(|(_, e)| same(e)).map(|(id, _)| id);
        Selection {
            document: Some(id),
            event,
        }
    }
}

/// The one after or before, from either end if none is current.
pub(super) fn stepped<T: Copy + PartialEq>(
    order: &[T],
    current: Option<T>,
    step: Step,
) -> Option<T> {
    let at = current.and_then(|c| order.iter().position(|o| *o == c));
    match (at, step) {
        (None, Step::Next) => order.first().copied(),
        (None, Step::Previous) => order.last().copied(),
        (Some(i), Step::Next) => order.get(i + 1).copied(),
        (Some(i), Step::Previous) => order.get(i.checked_sub(1)?).copied(),
    }
}

fn match_all(query: &mut Query, field: Field, all: bool) {
    if all {
        query.all.insert(field);
    } else {
        query.all.remove(&field);
    }
}

/// What is typed into the search field: words replace the words, filters are added.
fn merge_text(query: &mut Query, text: &str) {
    let typed = parse(text);
    query.set_text(
        typed
            .clauses
            .iter()
            .filter(|c| c.field.is_text())
            .cloned()
            .collect(),
    );
    for clause in typed.clauses.iter().filter(|c| !c.field.is_text()) {
        let standing = if clause.excluded {
            Standing::Excluded
        } else {
            Standing::Included
        };
        query.set(clause.field, &clause.value, standing);
    }
    query.dates = typed.dates.or(query.dates);
    query.all.extend(typed.all);
}

fn pick(state: &mut State, document: DocId) {
    match state.picked.iter().position(|d| *d == document) {
        Some(i) => {
            state.picked.remove(i);
        }
        None if state.picked.len() < State::MOST_COMPARED => state.picked.push(document),
        None => {
            state.notice = Some(format!(
                "At most {} articles can be compared. Take one off first.",
                State::MOST_COMPARED
            ));
        }
    }
}

fn bounded(axis: Axis, view: &View) -> Axis {
    view.extent
        .map_or(axis, |extent| axis.within(extent.padded(0.1)))
}

/// The stretch of the matching events; where most is told if nothing is asked.
fn fitting(state: &State) -> Option<Axis> {
    if state.query.is_empty() {
        return None;
    }
    if let Some(DateRange {
        from: Some(from),
        to: Some(to),
    }) = state.query.dates
    {
        let interval = crate::model::Interval::new(from, to, crate::model::Precision::Range);
        let (from, to) = crate::timeline::days(interval);
        return Some(Axis::new(from, to).padded(0.02));
    }
    crate::timeline::span_of(&state.view.corpus, state.results()).map(|axis| axis.padded(0.04))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Recents, ThemeChoice};

    fn session() -> Session {
        Session::new(
            State::remembered(Recents::default(), ThemeChoice::System, 1.0),
            Arc::new(|| {}),
        )
    }

    #[test]
    fn changes_of_the_query_can_be_undone() {
        let mut session = session();
        session.send(Command::SearchText("masks who:Xi".to_owned()));
        session.send(Command::Filter(
            Field::Org,
            "WHO".to_owned(),
            Standing::Excluded,
        ));
        assert_eq!(session.state().query.to_string(), "masks who:Xi -org:WHO");
        session.send(Command::SearchText("gloves".to_owned()));
        assert_eq!(session.state().query.to_string(), "who:Xi -org:WHO gloves");
        session.send(Command::Undo);
        session.send(Command::Undo);
        assert_eq!(session.state().query.to_string(), "masks who:Xi");
        session.send(Command::Redo);
        assert_eq!(session.state().query.to_string(), "masks who:Xi -org:WHO");
        session.send(Command::ClearQuery);
        assert!(session.state().query.is_empty());
    }

    #[test]
    fn a_missing_path_is_told() {
        let (tell, told) = std::sync::mpsc::channel();
        let wake: Wake = Arc::new(move || tell.send(()).unwrap_or_default());
        let mut session = Session::new(State::default(), wake);
        session.send(Command::Open(vec!["/no/such/folder".into()]));
        while session.state().loading.is_some() {
            told.recv_timeout(std::time::Duration::from_secs(60))
                .unwrap();
            session.poll();
        }
        let notice = session.state().notice.clone().unwrap_or_default();
        assert!(notice.contains("/no/such/folder"), "{notice}");
        assert_eq!(session.state().screen, Screen::Welcome);
    }

    #[test]
    fn stepping_stops_at_the_ends() {
        assert_eq!(stepped(&[1, 2, 3], None, Step::Next), Some(1));
        assert_eq!(stepped(&[1, 2, 3], Some(2), Step::Previous), Some(1));
        assert_eq!(stepped(&[1, 2, 3], Some(1), Step::Previous), None);
        assert_eq!(stepped(&[1, 2, 3], Some(3), Step::Next), None);
    }

    #[test]
    fn comparing_one_article_is_told() {
        let mut session = session();
        session.send(Command::Compare(vec![DocId(0)]));
        assert!(session.state().notice.is_some());
    }
}
