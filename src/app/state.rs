//! What the user wants, and what is known.

use super::answer::Answer;
use super::compared::Compared;
use super::gathered::Gathered;
use super::recent::Recents;
use super::view::View;
use crate::compare::Place;
use crate::ledger::{CoverageOrder, FigureFilter, QuoteFilter};
use crate::model::{Corpus, DocId, EventId, Published, Warning};
use crate::query::{Query, Results};
use crate::timeline::{Axis, LaneBy};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, LazyLock};

/// What fills the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Screen {
    /// Where to drop a folder.
    #[default]
    Welcome,
    /// Facets, timeline, list, reader.
    Explorer,
    /// Articles side by side.
    Compare,
    /// Where texts are pasted to be compared.
    Scratch,
}

/// What the list shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tab {
    /// Events by day.
    #[default]
    Events,
    /// Articles.
    Articles,
    /// Figures.
    Figures,
    /// Quotations.
    Quotes,
    /// Who tells which event.
    Coverage,
}

impl Tab {
    /// All, in order.
    pub const ALL: [Self; 5] = [
        Self::Events,
        Self::Articles,
        Self::Figures,
        Self::Quotes,
        Self::Coverage,
    ];

    /// As the interface says it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Events => "Events",
            Self::Articles => "Articles",
            Self::Figures => "Figures",
            Self::Quotes => "Quotes",
            Self::Coverage => "Coverage",
        }
    }
}

/// What is lit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// The article in the reader.
    pub document: Option<DocId>,
    /// The event.
    pub event: Option<EventId>,
}

/// The date expression whose reason is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Why {
    /// The article.
    pub document: DocId,
    /// Index into its timexes.
    pub timex: u32,
}

/// Light, dark, or as the system.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[allow(missing_docs)]
pub enum ThemeChoice {
    #[default]
    System,
    Light,
    Dark,
}

/// How far a load is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LoadStage {
    /// Folders are walked; so many files were found so far.
    Finding(usize),
    /// Files are read.
    Reading {
        /// Files read.
        done: usize,
        /// Files found.
        total: usize,
    },
    /// Articles are analysed.
    Analysing {
        /// Articles analysed.
        done: usize,
        /// Articles read.
        total: usize,
    },
    /// Names and events are being put together.
    Linking,
}

impl LoadStage {
    /// Share of the whole load that is done, 0 to 1, at a guess.
    pub fn share(self) -> f32 {
        let part = |done: usize, total: usize| done as f32 / total.max(1) as f32;
        match self {
            Self::Finding(_) => 0.0,
            Self::Reading { done, total } => 0.1 * part(done, total),
            Self::Analysing { done, total } => 0.1 + 0.8 * part(done, total),
            Self::Linking => 0.95,
        }
    }
}

/// A load that is under way.
#[derive(Clone, Debug)]
pub struct Loading {
    /// What is being loaded, for the status line.
    pub name: String,
    /// How far it is.
    pub stage: LoadStage,
    pub(super) cancel: Arc<AtomicBool>,
}

impl Loading {
    /// A load of what is called `name`.
    pub fn new(name: &str, stage: LoadStage) -> Self {
        Self {
            name: name.to_owned(),
            stage,
            cancel: Arc::default(),
        }
    }
}

/// All that the interface draws from.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// What fills the window.
    pub screen: Screen,
    /// Name of the folder or files that are open.
    pub name: String,
    /// What is loaded.
    pub view: Arc<View>,
    /// What is asked.
    pub query: Query,
    /// The newest answer. Always of the corpus shown; may lag behind the query by some frames.
    pub answer: Arc<Answer>,
    /// What the list shows.
    pub tab: Tab,
    /// Figures and quotations of what matches; gathered once they are looked at.
    pub gathered: Arc<Gathered>,
    /// What the figure ledger shows.
    pub figures: FigureFilter,
    /// Which quotations are shown.
    pub quotes: QuoteFilter,
    /// The order of the coverage grid.
    pub coverage: CoverageOrder,
    /// What is lit.
    pub selection: Selection,
    /// The date whose reason is shown.
    pub why: Option<Why>,
    /// The article whose publication date is explained.
    pub published_shown: Option<DocId>,
    /// By path: the publication dates that were read where the user gave others.
    pub as_read: BTreeMap<String, Published>,
    /// Publication dates that were changed and are not shown yet.
    pub redating: Vec<(DocId, Published)>,
    /// The visible stretch of the timeline.
    pub axis: Option<Axis>,
    /// What lanes stand for.
    pub lanes: LaneBy,
    /// Articles chosen to be compared, at most [`State::MOST_COMPARED`].
    pub picked: Vec<DocId>,
    /// The comparison that is shown; `None` while it is being made.
    pub compared: Option<Arc<Compared>>,
    /// The articles compared.
    pub comparing: Vec<DocId>,
    /// Whether they are pasted texts, which belong to no folder.
    pub pasted: bool,
    /// Whether loose links are shown in comparisons.
    pub loose: bool,
    /// The sentence that is lit in the comparison.
    pub lit: Option<Place>,
    /// Index into `Facing::stops` of the difference that is lit.
    pub difference: Option<usize>,
    /// Index into `Comparison::disagreements` of the one that is lit.
    pub disagreement: Option<usize>,
    /// Whether compared articles scroll together.
    pub scroll_locked: bool,
    /// A load that is under way.
    pub loading: Option<Loading>,
    /// Folders opened before.
    pub recents: Recents,
    /// Those of them that are not there any more.
    pub missing: Vec<PathBuf>,
    /// Light, dark or as the system.
    pub theme: ThemeChoice,
    /// Size of text and measures; 1 as designed.
    pub text_zoom: f32,
    /// Whether the list of files that were not read is shown.
    pub warnings_shown: bool,
    /// Whether the keys are shown.
    pub keys_shown: bool,
    /// Something to tell: what, where, what to do.
    pub notice: Option<String>,
    /// Something that was done, to be told until the next command.
    pub done: Option<String>,
    /// The byte of the first compared article whose sentence is lit once the comparison is there.
    pub(super) sought: Option<u32>,
    pub(super) undo: Vec<Query>,
    pub(super) redo: Vec<Query>,
}

impl State {
    /// Most articles that can be compared at once.
    pub const MOST_COMPARED: usize = 6;

    /// With nothing loaded, as the user left it.
    pub fn remembered(recents: Recents, theme: ThemeChoice, text_zoom: f32) -> Self {
        let text_zoom = if text_zoom > 0.0 { text_zoom } else { 1.0 };
        Self {
            recents,
            theme,
            text_zoom,
            scroll_locked: true,
            ..Self::default()
        }
    }

    /// What is loaded.
    pub fn corpus(&self) -> &Corpus {
        &self.view.corpus
    }

    /// Files that could not be read.
    pub fn warnings(&self) -> &[Warning] {
        &self.view.corpus.warnings
    }

    /// What matches the query.
    pub fn results(&self) -> &Results {
        &self.answer.results
    }

    /// Whether the answer is the one to what is asked; it always belongs to the corpus shown.
    pub fn is_answered(&self) -> bool {
        self.answer.query == self.query && self.answer.lanes.by == self.lanes
    }

    /// Whether the list shows what has to be gathered first.
    pub(super) fn wants_gathered(&self) -> bool {
        matches!(self.tab, Tab::Figures | Tab::Quotes) && self.screen == Screen::Explorer
    }

    /// Whether an article is read whose passages have not been looked for in the others.
    pub(super) fn wants_reuse(&self) -> bool {
        let reads = self.screen == Screen::Explorer && self.selection.document.is_some();
        reads && self.loading.is_none() && self.view.reuse().is_none()
    }

    /// Whether figures and quotations are those of what is asked.
    pub fn is_gathered(&self) -> bool {
        self.is_answered() && Arc::ptr_eq(&self.gathered.answer, &self.answer)
    }

    /// Where the compared articles are: the folder's corpus, or that of pasted texts.
    pub fn faced(&self) -> &View {
        static NOTHING: LazyLock<View> = LazyLock::new(View::default);
        match &self.compared {
            Some(compared) => &compared.view,
            None if self.pasted => &NOTHING,
            None => &self.view,
        }
    }

    /// Whether there is something to undo.
    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    /// Whether there is something to do again.
    pub fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }

    /// The stretch of the timeline that is shown: as zoomed, else where most is told.
    pub fn visible(&self) -> Option<Axis> {
        self.axis.or(self.view.core)
    }

    /// The sentence of an event that dates it, to be shown as the reason.
    pub fn why_of(&self, event: EventId) -> Option<Why> {
        let event = self.corpus().event(event);
        event.timex.map(|timex| Why {
            document: event.document,
            timex,
        })
    }
}
