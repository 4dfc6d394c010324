//! What only the interface needs to remember: text being typed, places scrolled to, what is folded.

use super::widgets::VirtualList;
use crate::app::Tab;
use crate::model::DocId;
use crate::query::{Field, Query};
use std::collections::{BTreeMap, HashMap};

/// Memory of the interface. Nothing in it is worth keeping after the program ends.
#[derive(Default)]
pub struct Local {
    /// Text in the search field.
    pub search: String,
    /// The query whose text the search field shows.
    pub searched: Option<Query>,
    /// Whether the search field is to be given the keyboard.
    pub focus_search: bool,
    /// Text in the field for a path.
    pub path: String,
    /// Text in the facets' search field.
    pub find_name: String,
    /// The facets' rows that it leaves.
    pub found_names: super::panels::FoundNames,
    /// Rows shown of each facet, where more than usual.
    pub facet_rows: BTreeMap<Field, usize>,
    /// Whether the facets are folded to a strip; `None` decides by the window's width.
    pub facets_folded: Option<bool>,
    /// In a small window: whether the reader covers the list.
    pub reader_covers: bool,
    /// Heights and places of the lists.
    pub lists: HashMap<Tab, VirtualList>,
    /// The same of the reader.
    pub reader: VirtualList,
    /// A place that the reader is to bring into view.
    pub reader_at: Option<(DocId, u32)>,
    /// Where the reason of a date opens.
    pub why_at: Option<egui::Rect>,
    /// Where the reason of a publication date opens.
    pub published_at: Option<egui::Rect>,
    /// The publication date that is being typed.
    pub published: String,
    /// What is marked in the reader.
    pub marks: Marks,
    /// A brush being drawn, in days.
    pub brush: Option<(f64, f64)>,
    /// Views that the timeline keeps.
    pub timeline: super::panels::TimelineMemo,
    /// Memory of the figure ledger.
    pub figures: super::panels::FiguresLocal,
    /// Memory of the quotations.
    pub quotes: super::panels::QuotesLocal,
    /// Memory of the list of articles.
    pub articles: super::panels::ArticlesLocal,
    /// The coverage grid.
    pub coverage: super::panels::CoverageLocal,
    /// Texts pasted to be compared.
    pub scratch: super::panels::ScratchLocal,
    /// The command palette.
    pub palette: Option<super::panels::Palette>,
    /// Memory of the comparison.
    pub compare: super::panels::CompareLocal,
}

/// What the reader marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marks {
    /// Names.
    pub names: bool,
    /// Dates.
    pub dates: bool,
    /// Figures.
    pub figures: bool,
}

impl Default for Marks {
    fn default() -> Self {
        Self {
            names: true,
            dates: true,
            figures: false,
        }
    }
}
