//! What the timeline keeps from frame to frame, so that a frame costs only what is visible.

use crate::app::State;
use crate::model::Generation;
use crate::query::Query;
use crate::timeline::{Axis, Density, Lane, LaneBy, days, density, lanes};
use std::sync::Arc;

type Asked = (Generation, Query);

/// What lanes were made for: the answer, what lanes stand for, how many at most.
type LanesFor = (Asked, LaneBy, usize);

/// What a density was made for: the answer, the axis bit by bit, the columns.
type DensityFor = (Asked, (u64, u64), usize);

/// Views derived from the answer, each with what it was made for.
#[derive(Clone, Debug, Default)]
pub struct Memo {
    lanes: Option<(LanesFor, Arc<Vec<Lane>>)>,
    density: Option<(DensityFor, Arc<Density>)>,
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
    pub fn density(&mut self, state: &State, axis: Axis, columns: usize) -> Arc<Density> {
        let wanted = (
            asked(state),
            (axis.from.to_bits(), axis.to.to_bits()),
            columns,
        );
        if let Some((made_for, density)) = &self.density
            && *made_for == wanted
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
        self.density = Some((wanted, Arc::clone(&made)));
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
