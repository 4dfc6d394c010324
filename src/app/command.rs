//! Everything that a user can do. Menus, keys, the palette and the tests all send these.

use super::state::{Screen, Tab, ThemeChoice, Why};
use crate::compare::Place;
use crate::ledger::{CoverageOrder, FigureFilter, QuoteFilter};
use crate::model::{DocId, EventId, Moment};
use crate::query::{DateRange, Field, Query, Standing};
use crate::timeline::{Axis, LaneBy};
use std::path::PathBuf;

/// Which way to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To the next one.
    Next,
    /// To the one before.
    Previous,
}

impl Step {
    /// The one after or before the current one; from either end if none is current.
    pub(super) fn along<T: Copy + PartialEq>(self, order: &[T], current: Option<T>) -> Option<T> {
        let at = current.and_then(|c| order.iter().position(|o| *o == c));
        match (at, self) {
            (None, Self::Next) => order.first().copied(),
            (None, Self::Previous) => order.last().copied(),
            (Some(i), Self::Next) => order.get(i + 1).copied(),
            (Some(i), Self::Previous) => order.get(i.checked_sub(1)?).copied(),
        }
    }
}

/// Something that the user does.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Load files and folders in place of what is loaded.
    Open(Vec<PathBuf>),
    /// Load the bundled sample.
    OpenSample,
    /// Stop loading; what was loaded before stays.
    CancelLoad,
    /// Take a folder off the list of recent ones.
    ForgetRecent(PathBuf),
    /// Back to the welcome screen.
    Close,
    /// Go to a screen.
    Show(Screen),
    /// Choose a tab of the list.
    ShowTab(Tab),
    /// Choose what the figure ledger shows, and its order.
    AskFigures(FigureFilter),
    /// Choose which quotations are shown.
    AskQuotes(QuoteFilter),
    /// Choose the order of the coverage grid.
    OrderCoverage(CoverageOrder),
    /// Replace the whole query.
    Ask(Query),
    /// Set how a value stands in the query; a name of several stands for each of them.
    Filter(Field, String, Standing),
    /// Take a filter off, as it was asked for.
    Unfilter(Field, String),
    /// Whether every included value of a facet must hold.
    MatchAll(Field, bool),
    /// Replace the free text of the query.
    SearchText(String),
    /// Limit the query to days, or lift the limit.
    Brush(Option<DateRange>),
    /// Ask for nothing.
    ClearQuery,
    /// Take back the last change of the query.
    Undo,
    /// Do it again.
    Redo,
    /// Select an event, and show its sentence in the reader.
    SelectEvent(EventId),
    /// Go to the next or previous matching event.
    StepEvent(Step),
    /// Open an article in the reader.
    OpenDocument(DocId),
    /// Go to the next or previous matching article.
    StepDocument(Step),
    /// Open or close *Why this date?*.
    Why(Option<Why>),
    /// Show or hide where an article's publication date is from.
    ShowPublished(Option<DocId>),
    /// Give an article another publication date.
    Publish(DocId, Moment),
    /// Give it back the one that was read.
    PublishAsRead(DocId),
    /// Set the visible stretch of the timeline.
    Zoom(Axis),
    /// Show the whole stretch of the matching events.
    ZoomToFit,
    /// Choose what lanes stand for.
    Lanes(LaneBy),
    /// Put an article on the list to compare, or take it off.
    Pick(DocId),
    /// Take all off the list.
    PickNone,
    /// Compare these articles side by side.
    Compare(Vec<DocId>),
    /// Compare these articles, and light the sentence at a byte of the first one's text.
    ComparePassage(Vec<DocId>, u32),
    /// Compare pasted texts, which belong to no folder and are not kept.
    CompareTexts(Vec<String>),
    /// In the comparison: show or hide links that are loose.
    ShowLoose(bool),
    /// In the comparison: show these of the articles side by side, by their indices.
    Face(Vec<usize>),
    /// In the comparison: light a sentence and its partners, or none.
    LightSentence(Option<Place>),
    /// In the comparison: light a disagreement, by its index.
    LightDisagreement(usize),
    /// In the comparison: go to the next or previous sentence that has a partner.
    StepLink(Step),
    /// In the comparison: go to the next or previous difference.
    StepDifference(Step),
    /// In the comparison: go to the next or previous disagreement.
    StepDisagreement(Step),
    /// In the comparison: lock or unlock scrolling.
    LockScroll(bool),
    /// Light, dark or as the system.
    Theme(ThemeChoice),
    /// Size of text and measures, 0.6 to 2.
    TextZoom(f32),
    /// Show or hide the list of files that were not read.
    ShowWarnings(bool),
    /// Tell the user something; an empty text takes it away.
    Tell(String),
    /// Tell the user that something was done.
    TellDone(String),
    /// Show or hide the keys.
    ShowKeys(bool),
}

#[cfg(test)]
mod tests {
    use super::Step;

    #[test]
    fn stepping_stops_at_the_ends() {
        assert_eq!(Step::Next.along(&[1, 2, 3], None), Some(1));
        assert_eq!(Step::Previous.along(&[1, 2, 3], Some(2)), Some(1));
        assert_eq!(Step::Previous.along(&[1, 2, 3], Some(1)), None);
        assert_eq!(Step::Next.along(&[1, 2, 3], Some(3)), None);
    }
}
