//! What the timeline keeps from frame to frame, so that a frame costs only what is visible.

use crate::app::State;
use crate::model::Generation;
use crate::query::Query;
use crate::timeline::{Axis, DayCounts, Density, Lane, LaneBy, days, lanes};
use std::sync::Arc;

type Asked = (Generation, Query);

/// What lanes were made for: the answer, what lanes stand for, how many at most.
type LanesFor = (Asked, LaneBy, usize);

/// Views derived from the answer, each with what it was made for.
#[derive(Clone, Debug, Default)]
pub struct Memo {
    lanes: Option<(LanesFor, Arc<Vec<Lane>>)>,
    counts: Option<(Asked, DayCounts)>,
    beyond: Option<(Generation, usize)>,
}

impl Memo {
    /// The lanes, at most `most`.
    pub fn lanes(&mut self, state: &State, most: usize) -> Arc<Vec<Lane>> {
        let wanted = (asked(state), state.lanes, most);
        if let Some((made_for, lanes)) = &self.lanes
            && *made_for == wanted
        {
            return Arc::clone(lanes);
        }
        let view = &state.view;
        let made = match answered(state) {
            true => Arc::new(lanes(
                &view.corpus,
                &view.index,
                state.results(),
                state.lanes,
                most,
            )),
            false => Arc::default(),
        };
        self.lanes = Some((wanted, Arc::clone(&made)));
        made
    }

    /// The density of an axis in columns.
    pub fn density(&mut self, state: &State, axis: Axis, columns: usize) -> Density {
        let wanted = asked(state);
        if !answered(state) {
            return Density::default();
        }
        if self
            .counts
            .as_ref()
            .is_none_or(|(made_for, _)| *made_for != wanted)
        {
            let view = &state.view;
            let counts = DayCounts::new(&view.corpus, &view.index, state.results());
            self.counts = Some((wanted, counts));
        }
        self.counts
            .as_ref()
            .map(|(_, c)| c.density(axis, columns))
            .unwrap_or_default()
    }

    /// How many events lie wholly outside the stretch.
    pub fn beyond(&mut self, state: &State, core: Axis) -> usize {
        let generation = state.view.generation;
        if let Some((for_generation, count)) = self.beyond
            && for_generation == generation
        {
            return count;
        }
        let corpus = state.corpus();
        let outside = |id: &&crate::model::EventId| {
            corpus
                .event(**id)
                .interval
                .map(days)
                .is_some_and(|(a, b)| !core.shows(a, b))
        };
        let count = state.view.index.by_time.iter().filter(outside).count();
        self.beyond = Some((generation, count));
        count
    }
}

fn asked(state: &State) -> Asked {
    (state.answer.generation, state.answer.query.clone())
}

fn answered(state: &State) -> bool {
    state.answer.generation == state.view.generation
}
