//! What the timeline keeps from frame to frame, so that a frame costs only what is visible.

use crate::app::{Answer, State};
use crate::timeline::Lane;
use std::sync::Arc;

/// Views derived from the answer, each with what it was made for.
#[derive(Clone, Debug, Default)]
pub struct Memo {
    lanes: Option<Folded>,
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
}
