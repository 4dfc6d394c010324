//! What the user selects, and which stretch of time is shown.

use super::command::Step;
use super::state::{Selection, State};
use crate::model::{DocId, EventId, Interval, Precision};
use crate::query::DateRange;
use crate::timeline::{self, Axis};

/// Selects an event; the timeline moves if it does not show it.
pub(super) fn select_event(state: &mut State, id: EventId) {
    let Some(event) = state.view.corpus.events.get(id.0 as usize) else {
        return;
    };
    state.selection = Selection {
        document: Some(event.document),
        event: Some(id),
    };
    if let (Some(axis), Some(interval)) = (state.visible(), event.interval) {
        let (from, to) = timeline::days(interval);
        if !axis.shows(from, to) {
            let middle = (from + to) / 2.0;
            state.axis = Some(axis.moved(middle - (axis.from + axis.to) / 2.0));
        }
    }
}

/// To the next matching event.
pub(super) fn step_event(state: &mut State, step: Step) {
    let order = timeline::reading_order(&state.view.index, state.results());
    if let Some(id) = step.along(&order, state.selection.event) {
        select_event(state, id);
    }
}

/// Opens an article in the reader; an event of it stays selected.
pub(super) fn open_document(state: &mut State, document: DocId) {
    let event = state.selection.event;
    let keeps = event.is_some_and(|e| state.corpus().event(e).document == document);
    state.selection = Selection {
        document: Some(document),
        event: event.filter(|_| keeps),
    };
    state.why = None;
}

/// To the next matching article.
pub(super) fn step_document(state: &mut State, step: Step) {
    let documents = &state.answer.articles;
    if let Some(id) = step.along(documents, state.selection.document) {
        open_document(state, id);
    }
}

/// Puts an article on the list to compare, or takes it off.
pub(super) fn pick(state: &mut State, document: DocId) {
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

/// Shows a stretch of time, within what there is.
pub(super) fn zoom(state: &mut State, axis: Axis) {
    let extent = state.view.extent;
    state.axis = Some(extent.map_or(axis, |extent| axis.within(extent.padded(0.1))));
}

/// Shows all that matches.
pub(super) fn zoom_to_fit(state: &mut State) {
    state.axis = fitting(state);
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
        let interval = Interval::new(from, to, Precision::Range);
        let (from, to) = timeline::days(interval);
        return Some(Axis::new(from, to).padded(0.02));
    }
    timeline::span_of(&state.view.corpus, state.results()).map(|axis| axis.padded(0.04))
}
