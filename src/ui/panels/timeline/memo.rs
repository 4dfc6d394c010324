//! What the timeline keeps from frame to frame, so that a frame costs only what is visible.

use crate::app::{Answer, State};
use crate::model::{EventId, Generation};
use crate::timeline::{Axis, Lane, days};
use std::sync::Arc;

/// Views derived from the answer, each with what it was made for.
#[derive(Clone, Debug, Default)]
pub struct Memo {
    lanes: Option<Folded>,
    beyond: Option<(Generation, usize)>,
}

/// Lanes of an answer, folded to a number.
#[derive(Clone, Debug)]
struct Folded {
    answer: Arc<Answer>,
    most: usize,
    lanes: Arc<Vec<Lane>>,
}

impl Memo {
    /// The lanes, at most `most`.
    pub fn lanes(&mut self, state: &State, most: usize) -> Arc<Vec<Lane>> {
        let answer = &state.answer;
        let fits = |f: &Folded| f.most == most && Arc::ptr_eq(&f.answer, answer);
        if let Some(folded) = self.lanes.as_ref().filter(|f| fits(f)) {
            return Arc::clone(&folded.lanes);
        }
        let lanes = Arc::new(answer.lanes.folded(most));
        self.lanes = Some(Folded {
            answer: Arc::clone(answer),
            most,
            lanes: Arc::clone(&lanes),
        });
        lanes
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
        let outside = |id: &&EventId| {
            let stretch = corpus.event(**id).interval.map(days);
            stretch.is_some_and(|(a, b)| !core.shows(a, b))
        };
        let count = state.view.index.by_time.iter().filter(outside).count();
        self.beyond = Some((generation, count));
        count
    }
}
