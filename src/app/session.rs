//! The one place where the state is written.

use super::command::Command;
use super::jobs::{Jobs, Message, Wake};
use super::opening::Opening;
use super::state::{Screen, State};
use super::{Answer, asking, comparing, publishing, selecting};
use crate::model::{Corpus, DocId, Generation};
use crate::pipeline::Options;
use crate::query::{Query, Standing};
use crate::timeline::LaneBy;
use std::path::PathBuf;
use std::sync::Arc;

/// The state with the background work that feeds it.
pub struct Session {
    state: State,
    jobs: Jobs,
    opening: Opening,
    /// What the newest job for an answer was asked, so that none is asked twice.
    asked: Option<(Generation, Query, LaneBy)>,
    /// The answer whose figures and quotations are being gathered, or were last.
    gathering: Option<Arc<Answer>>,
    /// The corpus whose passages are being looked for, or were last.
    reusing: Option<Generation>,
    /// The comparison asked for last.
    ticket: u64,
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
            opening: Opening::default(),
            asked: None,
            gathering: None,
            reusing: None,
            ticket: 0,
        }
    }

    /// Opens folders and files, read and asked as the command line says.
    pub fn start(&mut self, paths: Vec<PathBuf>, options: Options, query: Query) {
        let (state, jobs) = (&mut self.state, &self.jobs);
        self.opening.open(state, jobs, paths, (options, query));
    }

    /// Shows a corpus that was loaded elsewhere; takes the time that the answer takes.
    pub fn show_corpus(&mut self, name: &str, corpus: Corpus) {
        self.opening.show(&mut self.state, corpus);
        self.state.name = name.to_owned();
    }

    /// What is drawn.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Whether no job is under way whose result is waited for.
    pub fn is_idle(&self) -> bool {
        let comparing = self.state.screen == Screen::Compare && self.state.compared.is_none();
        let gathering = self.state.wants_gathered() && !self.state.is_gathered();
        let redating = !self.state.redating.is_empty();
        let answered = self.opening.is_idle(&self.state) && self.state.is_answered();
        let reusing = self.state.wants_reuse();
        answered && !redating && !comparing && !gathering && !reusing
    }

    /// Does what the user asks.
    pub fn send(&mut self, command: Command) {
        let state = &mut self.state;
        if !matches!(command, Command::Zoom(_)) {
            // It has been read, or is about to be replaced.
            state.notice = None;
            state.done = None;
        }
        match command {
            Command::Open(paths) => self.start(paths, Options::default(), Query::default()),
            Command::OpenSample => self.opening.open_sample(state, &self.jobs),
            Command::CancelLoad => self.opening.cancel(state),
            Command::ForgetRecent(path) => state.recents.forget(&path),
            Command::Close => {
                self.opening.cancel(state);
                state.screen = Screen::Welcome;
            }
            Command::Show(screen) => state.screen = screen,
            Command::ShowTab(tab) => state.tab = tab,
            Command::AskFigures(filter) => state.figures = filter,
            Command::AskQuotes(filter) => state.quotes = filter,
            Command::OrderCoverage(order) => state.coverage = order,
            Command::Ask(query) => asking::ask(state, query),
            Command::Filter(field, value, standing) => {
                asking::filter(state, field, &value, standing);
            }
            Command::Unfilter(field, value) => {
                asking::change(state, |query| query.set(field, &value, Standing::Free));
            }
            Command::MatchAll(field, all) => asking::match_all(state, field, all),
            Command::SearchText(text) => asking::search(state, &text),
            Command::Brush(dates) => asking::change(state, |query| query.dates = dates),
            Command::ClearQuery => asking::ask(state, Query::default()),
            Command::Undo => asking::undo(state),
            Command::Redo => asking::redo(state),
            Command::SelectEvent(event) => selecting::select_event(state, event),
            Command::StepEvent(step) => selecting::step_event(state, step),
            Command::OpenDocument(document) => selecting::open_document(state, document),
            Command::StepDocument(step) => selecting::step_document(state, step),
            Command::Why(why) => state.why = why,
            Command::ShowPublished(document) => state.published_shown = document,
            Command::Publish(document, moment) => {
                publishing::publish(state, &self.jobs, document, moment);
            }
            Command::PublishAsRead(document) => {
                publishing::publish_as_read(state, &self.jobs, document);
            }
            Command::Zoom(axis) => selecting::zoom(state, axis),
            Command::ZoomToFit => selecting::zoom_to_fit(state),
            Command::Lanes(by) => state.lanes = by,
            Command::Pick(document) => selecting::pick(state, document),
            Command::PickNone => state.picked.clear(),
            Command::Compare(documents) => self.compare(documents, None),
            Command::ComparePassage(documents, byte) => self.compare(documents, Some(byte)),
            Command::CompareTexts(texts) => self.compare_texts(texts),
            Command::ShowLoose(loose) => comparing::show_loose(state, loose),
            Command::Face(shown) => comparing::face(state, &shown),
            Command::LightSentence(place) => comparing::light(state, place),
            Command::LightDisagreement(n) => comparing::light_disagreement(state, n),
            Command::StepLink(step) => comparing::step_link(state, step),
            Command::StepDifference(step) => comparing::step_difference(state, step),
            Command::StepDisagreement(step) => comparing::step_disagreement(state, step),
            Command::LockScroll(locked) => state.scroll_locked = locked,
            Command::Theme(theme) => state.theme = theme,
            Command::TextZoom(zoom) => state.text_zoom = zoom.clamp(0.6, 2.0),
            Command::ShowWarnings(shown) => state.warnings_shown = shown,
            Command::Tell(words) => state.notice = (!words.is_empty()).then_some(words),
            Command::TellDone(words) => state.done = Some(words),
            Command::ShowKeys(shown) => state.keys_shown = shown,
        }
        self.ask_if_changed();
        self.gather_if_wanted();
        self.find_reuse_if_wanted();
    }

    /// Takes in what background work has finished. Returns whether anything changed.
    pub fn poll(&mut self) -> bool {
        let messages = self.jobs.poll();
        let changed = !messages.is_empty();
        for message in messages {
            self.take(message);
        }
        self.ask_if_changed();
        self.gather_if_wanted();
        self.find_reuse_if_wanted();
        changed
    }

    /// Work for a folder that was left or a load that was cancelled comes too late.
    fn take(&mut self, message: Message) {
        let state = &mut self.state;
        match message {
            Message::Missing(folders) => state.missing = folders,
            Message::Load(load, step) => self.opening.take(state, load, step),
            Message::Answered(answer) if answer.generation == state.view.generation => {
                if answer.query == state.query {
                    state.answer = Arc::new(*answer);
                }
            }
            Message::Answered(answer) => {
                let again = self.opening.arrive(state, *answer);
                if !again.is_empty() {
                    self.compare(again, None);
                }
            }
            Message::Gathered(gathered) if Arc::ptr_eq(&gathered.answer, &state.answer) => {
                state.gathered = Arc::new(*gathered);
            }
            Message::Redated(from, changes, view) => {
                let wanted = from == state.view.generation && changes == state.redating.len();
                if wanted && state.loading.is_none() {
                    self.opening.renew(*view);
                }
            }
            Message::Gathered(_) | Message::Reused => {}
            Message::Compared(compared) if compared.ticket == self.ticket => {
                comparing::take(state, *compared);
            }
            Message::Compared(_) => {}
        }
    }

    /// Asks for the answer that is wanted next, unless that was done.
    fn ask_if_changed(&mut self) {
        let state = &self.state;
        let (view, query, lanes) = match self.opening.wanted(state) {
            Some(wanted) => wanted,
            None if state.is_answered() => return,
            None => (Arc::clone(&state.view), state.query.clone(), state.lanes),
        };
        let wanted = (view.generation, query.clone(), lanes);
        if self.asked.as_ref() != Some(&wanted) {
            self.jobs.answer(view, query, lanes);
            self.asked = Some(wanted);
        }
    }

    /// Figures and quotations are gathered when they are looked at, and the query is answered.
    fn gather_if_wanted(&mut self) {
        let state = &self.state;
        if !state.wants_gathered() || state.is_gathered() || !state.is_answered() {
            return;
        }
        let begun = |answer: &Arc<Answer>| Arc::ptr_eq(answer, &state.answer);
        if !self.gathering.as_ref().is_some_and(begun) {
            let answer = Arc::clone(&state.answer);
            self.jobs
                .gather(Arc::clone(&state.view), Arc::clone(&answer));
            self.gathering = Some(answer);
        }
    }

    /// What articles have from each other is looked for when one is read and all are there.
    fn find_reuse_if_wanted(&mut self) {
        let view = &self.state.view;
        if self.state.wants_reuse() && self.reusing != Some(view.generation) {
            self.reusing = Some(view.generation);
            self.jobs.find_reuse(Arc::clone(view));
        }
    }

    /// `at` is a place in the text of the first article that is to be lit.
    fn compare(&mut self, documents: Vec<DocId>, at: Option<u32>) {
        if comparing::begin(&mut self.state, documents) {
            self.state.sought = at;
            self.ticket += 1;
            let state = &self.state;
            let (view, documents) = (Arc::clone(&state.view), state.comparing.clone());
            self.jobs.compare(self.ticket, view, documents, state.loose);
        }
    }

    fn compare_texts(&mut self, texts: Vec<String>) {
        if let Some(texts) = comparing::begin_texts(&mut self.state, texts) {
            self.ticket += 1;
            self.jobs
                .compare_texts(self.ticket, texts, self.state.loose);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Recents, ThemeChoice, View, read_date};
    use crate::model::EventId;
    use crate::query::{Field, parse};
    use crate::timeline::Entry;
    use std::sync::mpsc::{Receiver, channel};
    use std::time::Duration;

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

    /// A session with its wake-up calls.
    fn listening() -> (Session, Receiver<()>) {
        let (tell, told) = channel();
        let wake: Wake = Arc::new(move || tell.send(()).unwrap_or_default());
        (Session::new(State::default(), wake), told)
    }

    fn settle(session: &mut Session, told: &Receiver<()>, mut each: impl FnMut(&State)) {
        while !session.is_idle() {
            told.recv_timeout(Duration::from_secs(60)).unwrap();
            session.poll();
            each(session.state());
        }
    }

    /// What the list shows is of the corpus that is shown.
    fn listed(state: &State) -> usize {
        assert_eq!(state.answer.generation, state.view.generation);
        let groups = &state.answer.agenda.groups;
        let events = groups.iter().flat_map(|g| &g.entries);
        let listed: Vec<EventId> = events.flat_map(Entry::tellings).collect();
        let held = state.corpus().events.len();
        assert!(listed.iter().all(|e| (e.0 as usize) < held));
        listed.len()
    }

    #[test]
    fn what_is_shown_while_articles_are_read_fits_together() {
        let folder = tempfile::tempdir().unwrap();
        for i in 0..300 {
            let text = format!(
                "On {} May 2020 the council met for the {i}th time.",
                i % 30 + 1
            );
            std::fs::write(folder.path().join(format!("{i:03}.txt")), text).unwrap();
        }
        let (mut session, told) = listening();
        session.send(Command::Open(vec![folder.path().to_owned()]));
        settle(&mut session, &told, |state| {
            listed(state);
        });
        assert_eq!(session.state().corpus().documents.len(), 300);
        assert_eq!(
            listed(session.state()),
            session.state().corpus().events.len()
        );
    }

    #[test]
    fn a_start_has_its_date_and_query() {
        let folder = tempfile::tempdir().unwrap();
        let text = "Masks arrived on Friday. Gloves arrived on Monday.";
        std::fs::write(folder.path().join("a.txt"), text).unwrap();
        let (mut session, told) = listening();
        let options = Options {
            date: Some(jiff::civil::date(2020, 5, 17)),
            ..Options::default()
        };
        session.start(vec![folder.path().to_owned()], options, parse("gloves"));
        settle(&mut session, &told, |_| {});
        let state = session.state();
        assert_eq!(state.query, parse("gloves"));
        let [found] = *state.results().events.as_slice() else {
            panic!("one event matches");
        };
        let monday = state.corpus().event(found).interval.unwrap().earliest;
        assert_eq!(monday, jiff::civil::date(2020, 5, 11));
    }

    #[test]
    fn another_publication_date_moves_what_hangs_on_it() {
        let folder = tempfile::tempdir().unwrap();
        let text = "Masks arrived on Friday. The gloves arrived at the port on 3 May 2020.";
        std::fs::write(folder.path().join("2020-05-17.txt"), text).unwrap();
        let (mut session, told) = listening();
        session.send(Command::Open(vec![folder.path().to_owned()]));
        settle(&mut session, &told, |_| {});
        let days = |session: &Session| -> Vec<String> {
            let state = session.state();
            let order = state.view.index.by_time.iter();
            order
                .map(|e| {
                    state
                        .corpus()
                        .event(*e)
                        .interval
                        .unwrap()
                        .earliest
                        .to_string()
                })
                .collect()
        };
        assert_eq!(days(&session), ["2020-05-03", "2020-05-15"]);
        let given = read_date("24 May 2020", "en").unwrap();
        session.send(Command::Publish(DocId(0), given));
        settle(&mut session, &told, |_| {});
        assert_eq!(days(&session), ["2020-05-03", "2020-05-22"]);
        assert_eq!(session.state().selection.document, Some(DocId(0)));
        session.send(Command::PublishAsRead(DocId(0)));
        settle(&mut session, &told, |_| {});
        assert_eq!(days(&session), ["2020-05-03", "2020-05-15"]);
        let published = &session.state().corpus().document(DocId(0)).published;
        assert_eq!(published.by, crate::model::PublishedBy::FileName);
    }

    #[test]
    fn while_articles_are_read_no_date_changes() {
        let mut state = State {
            loading: Some(crate::app::Loading::new(
                "x",
                crate::app::LoadStage::Linking,
            )),
            ..State::default()
        };
        let article = |text: &str| crate::event::fixture::document(text);
        let corpus = crate::pipeline::assemble(vec![article("Masks arrived.")], Vec::new());
        state.view = Arc::new(View::new(corpus));
        let path = state.corpus().document(DocId(0)).path.clone();
        let as_read = state.corpus().document(DocId(0)).published.clone();
        let mut session = Session::new(state, Arc::new(|| {}));
        let given = read_date("24 May 2020", "en").unwrap();
        session.send(Command::Publish(DocId(0), given));
        assert!(session.state().notice.is_some());
        assert!(session.state().as_read.is_empty());
        session.state.as_read.insert(path, as_read);
        session.send(Command::PublishAsRead(DocId(0)));
        assert_eq!(session.state().as_read.len(), 1);
        assert!(session.state().redating.is_empty());
    }

    #[test]
    fn a_missing_path_is_told() {
        let (mut session, told) = listening();
        session.send(Command::Open(vec!["/no/such/folder".into()]));
        settle(&mut session, &told, |_| {});
        let notice = session.state().notice.clone().unwrap_or_default();
        assert!(notice.contains("/no/such/folder"), "{notice}");
        assert_eq!(session.state().screen, Screen::Welcome);
    }

    #[test]
    fn comparing_one_article_is_told() {
        let mut session = session();
        session.send(Command::Compare(vec![DocId(0)]));
        assert!(session.state().notice.is_some());
    }
}
