//! The interface without a window: used by accessible names, photographed when wanted.

use super::camera::{Camera, whole_window};
use dateline::app::{Command, Loading, Recents, Session, State, ThemeChoice};
use dateline::model::Corpus;
use dateline::pipeline;
use dateline::query::Field;
use dateline::ui::canvas::Image;
use dateline::ui::{Interface, install};
use egui::accesskit::Role;
use egui::{Modifiers, Pos2, Rect};
use egui_kittest::kittest::{NodeT, Queryable};
use egui_kittest::{Harness, Node};
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

/// Background work takes no longer, on a slow and busy machine.
const DEADLINE: Duration = Duration::from_secs(120);

/// Points of a window as it opens.
const USUAL: [f32; 2] = [1440.0, 900.0];

/// An interface of the usual size, with a session behind it.
pub struct Desk {
    /// The interface as it runs.
    pub harness: Harness<'static, Interface>,
    camera: Camera,
    /// Made with a load under way, which never ends.
    endless: bool,
}

impl Desk {
    /// With nothing loaded: the welcome screen.
    pub fn new() -> Self {
        Self::sized(USUAL, ThemeChoice::Light)
    }

    /// With nothing loaded, in a window of so many points.
    pub fn sized(size: [f32; 2], theme: ThemeChoice) -> Self {
        Self::of(session(empty(theme)), size)
    }

    /// With the sample loaded, which is read once for all tests.
    pub fn with_sample() -> Self {
        Self::sample(USUAL, ThemeChoice::Light)
    }

    /// With the sample loaded, in a window of so many points.
    pub fn sample(size: [f32; 2], theme: ThemeChoice) -> Self {
        let mut session = session(empty(theme));
        session.show_corpus("Sample", sample());
        Self::of(session, size)
    }

    /// With the articles of the sample there, and others still being read.
    pub fn loading(size: [f32; 2], theme: ThemeChoice, loading: Loading) -> Self {
        let mut state = empty(theme);
        let name = loading.name.clone();
        state.loading = Some(loading);
        let mut session = session(state);
        session.show_corpus(&name, sample());
        Self::of(session, size)
    }

    /// With these articles loaded, in a window of so many points.
    pub fn corpus(corpus: Corpus, size: [f32; 2], theme: ThemeChoice) -> Self {
        let mut session = session(empty(theme));
        session.show_corpus("Articles", corpus);
        Self::of(session, size)
    }

    fn of(session: Session, size: [f32; 2]) -> Self {
        let endless = session.state().loading.is_some();
        let interface = Interface::new(session);
        let camera = Camera::new();
        let harness = Harness::builder()
            .with_size(size)
            .with_context_setup(install)
            // Articles hold characters that only the system's fonts have.
            .allow_missing_glyphs()
            .renderer(camera.clone())
            .build_ui_state(
                |ui, interface: &mut Interface| whole_window(ui, |ui| interface.ui(ui)),
                interface,
            );
        let mut desk = Self {
            harness,
            camera,
            endless,
        };
        desk.settle();
        desk
    }

    /// The people in their facet, in its order.
    pub fn people(&self) -> Vec<String> {
        let facets = &self.state().answer.facets;
        let people = facets.iter().find(|facet| facet.field == Field::Who);
        let rows = people.map_or(&[][..], |facet| &facet.rows);
        rows.iter().map(|row| row.name.clone()).collect()
    }

    /// Runs until no work is under way and what is shown has come to rest.
    pub fn settle(&mut self) {
        let start = Instant::now();
        loop {
            self.harness.step();
            let interface = self.harness.state();
            if interface.is_idle() || self.endless && interface.state().is_answered() {
                break;
            }
            assert!(start.elapsed() < DEADLINE, "the work does not end");
            std::thread::sleep(Duration::from_millis(2));
        }
        self.harness.run_steps(3);
    }

    /// The state.
    pub fn state(&self) -> &State {
        self.harness.state().state()
    }

    /// Does something as a menu or key would.
    pub fn send(&mut self, command: Command) {
        self.harness.state_mut().send(command);
        self.settle();
    }

    /// What is shown.
    pub fn picture(&self) -> Image {
        self.camera.picture(&self.harness)
    }

    /// Whether something is shown whose name contains these words.
    pub fn shows(&self, words: &str) -> bool {
        self.harness
            .query_all_by_label_contains(words)
            .next()
            .is_some()
    }

    /// Whether the reader shows these words.
    pub fn reads(&self, words: &str) -> bool {
        let mut found = self.harness.query_all_by_label_contains(words);
        found.any(|node| node.accesskit_node().role() == Role::Label)
    }

    /// The names of all that can be used. What a list has scrolled under its tabs cannot.
    pub fn names(&self) -> Vec<String> {
        let all = self.harness.query_all_by(|node| node.label().is_some());
        all.filter(|node| self.is_uncovered(node.rect()))
            .filter_map(|node| node.accesskit_node().label())
            .collect()
    }

    /// Whether the middle of a control can be clicked, as far as its list shows it.
    fn is_uncovered(&self, control: Rect) -> bool {
        let covers =
            |w: &egui::WidgetRect| w.rect == control && !w.interact_rect.contains(control.center());
        self.harness.ctx.viewport(|v| {
            let mut layers = v.prev_pass.widgets.layers();
            !layers.any(|(_, widgets)| widgets.iter().any(covers))
        })
    }

    /// The middle of the one control of that name.
    pub fn at(&self, name: &str) -> [f32; 2] {
        self.harness.get_by_label(name).rect().center().into()
    }

    /// The place of the one control of that name.
    pub fn rect(&self, name: &str) -> Rect {
        self.harness.get_by_label(name).rect()
    }

    /// The places of all controls of that name.
    pub fn rects(&self, name: &str) -> Vec<Rect> {
        let all = self.harness.query_all_by_label(name);
        all.map(|node| node.rect()).collect()
    }

    /// The name of the first control whose name begins so.
    pub fn first_starting(&self, words: &str) -> String {
        let found = self
            .names()
            .into_iter()
            .find(|name| name.starts_with(words));
        found.unwrap_or_else(|| panic!("nothing begins with {words}: {:#?}", self.names()))
    }

    /// Gives the window another size.
    pub fn resize(&mut self, size: [f32; 2]) {
        self.harness.set_size(size.into());
        self.settle();
    }

    /// Moves the pointer.
    pub fn point(&mut self, [x, y]: [f32; 2]) {
        self.harness.hover_at(Pos2::new(x, y));
        self.settle();
    }

    /// Clicks the control of that name.
    pub fn click(&mut self, name: &str) {
        self.harness.get_by_label(name).click();
        self.settle();
    }

    /// Clicks the first of several controls of that name.
    pub fn click_first(&mut self, name: &str) {
        let mut all = self.harness.get_all_by_label(name);
        let first = all.next();
        first
            .unwrap_or_else(|| panic!("nothing is called {name}"))
            .click();
        drop(all);
        self.settle();
    }

    /// Clicks the first control whose name begins so.
    pub fn click_starting(&mut self, words: &str) {
        let name = self.first_starting(words);
        self.click_first(&name);
    }

    /// Clicks into the field of that name and types.
    pub fn type_into(&mut self, name: &str, text: &str) {
        let field = |desk: &Self, act: fn(&Node, &str)| {
            act(
                &desk.harness.get_by_role_and_label(Role::TextInput, name),
                text,
            );
        };
        field(self, |node, _| node.click());
        self.harness.step();
        field(self, |node, text| node.type_text(text));
        self.settle();
    }

    /// Clicks into the field of several lines of that name and pastes.
    pub fn paste(&mut self, name: &str, text: &str) {
        let field = Role::MultilineTextInput;
        self.harness.get_by_role_and_label(field, name).click();
        self.harness.step();
        self.harness.event(egui::Event::Paste(text.to_owned()));
        self.settle();
    }

    /// Presses a key.
    pub fn press(&mut self, modifiers: Modifiers, key: egui::Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.settle();
    }

    /// Presses at one place, moves to another and lets go.
    pub fn drag(&mut self, from: Pos2, to: Pos2) {
        self.harness.drag_at(from);
        self.harness.step();
        for share in [0.25, 0.5, 0.75, 1.0] {
            self.harness.hover_at(from + (to - from) * share);
            self.harness.step();
        }
        self.harness.drop_at(to);
        self.settle();
    }
}

fn empty(theme: ThemeChoice) -> State {
    State::remembered(Recents::default(), theme, 1.0)
}

fn session(state: State) -> Session {
    Session::new(state, Arc::new(|| {}))
}

fn sample() -> Corpus {
    static SAMPLE: OnceLock<Corpus> = OnceLock::new();
    let read = || {
        let never = AtomicBool::new(false);
        pipeline::load_sample(&pipeline::Options::default(), &|_| {}, &never)
    };
    SAMPLE.get_or_init(|| read().expect("the sample")).clone()
}
