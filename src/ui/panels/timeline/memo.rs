//! What the timeline keeps from frame to frame, so that a frame costs only what is visible.

use crate::app::State;
use crate::model::Generation;
use crate::query::Query;
use crate::timeline::{Axis, Density, Lane, LaneBy, days, density, lanes};
use std::sync::Arc;

type Asked = (Generation, Query);

/// Views derived from the answer, each with what it was made for.
#[derive(Clone, Debug, Default)]
pub struct Memo {
    lanes: Option<(Asked, LaneBy, usize, Arc<Vec<Lane>>)>,
    density: Option<(Asked, (u64, u64), usize, Arc<Density>)>,
    beyond: Option<(Generation, usize)>,
}

impl Memo {
    /// The lanes, at most `most`.
    pub fn lanes(&mut self, state: &State, most: usize) -> Arc<Vec<Lane>> {
        let asked = asked(state);
        if let Some((for_asked, by, for_most, lanes)) = &self.lanes
            && (for_asked, *by, *for_most) == (&asked, state.lanes, most)
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
        self.lanes = Some((asked, state.lanes, most, Arc::clone(&made)));
        made
    }

    /// The density of an axis in columns.
    pub fn density(&mut self, state: &State, axis: Axis, columns: usize) -> Arc<Density> {
        let asked = asked(state);
        let ends = (axis.from.to_bits(), axis.to.to_bits());
        if let Some((for_asked, for_ends, for_columns, density)) = &self.density
            && (for_asked, *for_ends, *for_columns) == (&asked, ends, columns)
        {
            return Arc::clone(density);
        }
        let view = &state.view;
        let made = match answered(state) {
            true => Arc::new(density(
                &view.corpus,
                &view.index,
                state.results(),
                axis,
                columns,
            )),
            false => Arc::default(),
        };
        self.density = Some((asked, ends, columns, Arc::clone(&made)));
        made
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
