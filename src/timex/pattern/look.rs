//! What may follow in a pattern, so that most ways need not be tried.

use super::super::vocabulary::WordId;
use super::Op;

/// What a token must be, so that most ways need not be tried.
#[derive(Clone, Copy, Debug, Default)]
pub struct Look {
    categories: u64,
    /// Words by the last bits of their ids.
    words: u64,
    /// The pattern may end here.
    end: bool,
}

impl Look {
    /// Whether a token with these bits and this word may stand here.
    pub fn allows(self, mark: u64, word: WordId) -> bool {
        self.end || self.categories & mark != 0 || self.words & word_bit(word) != 0
    }
}

fn word_bit(word: WordId) -> u64 {
    1 << (word & 63)
}

/// Calls with the ops that consume a token first, from an op on, and with the end if it is reached.
pub(super) fn reach(ops: &[Op], from: usize, mut found: impl FnMut(usize)) {
    let mut open = vec![from];
    while let Some(at) = open.pop() {
        match ops.get(at) {
            None | Some(Op::Category(_) | Op::Word(_)) => found(at),
            Some(Op::Split(other)) => open.extend([at + 1, *other]),
            Some(Op::Jump(to)) => open.push(*to),
            Some(Op::Glue | Op::Open | Op::Close) => open.push(at + 1),
        }
    }
}

pub(super) fn look(ops: &[Op], from: usize) -> Look {
    let mut out = Look::default();
    reach(ops, from, |at| match ops.get(at) {
        Some(Op::Category(c)) => out.categories |= 1 << *c as u64,
        Some(Op::Word(w)) => out.words |= word_bit(*w),
        _ => out.end = true,
    });
    out
}

/// Leaves out the jumps that lead to the next op.
pub(super) fn compact(ops: Vec<Op>) -> Vec<Op> {
    let idle = |at: usize| matches!(ops[at], Op::Jump(to) if to == at + 1);
    let mut place = Vec::with_capacity(ops.len() + 1);
    let mut count = 0;
    for at in 0..ops.len() {
        place.push(count);
        count += usize::from(!idle(at));
    }
    place.push(count);
    let kept = (0..ops.len()).filter(|at| !idle(*at));
    kept.map(|at| match ops[at] {
        Op::Split(to) => Op::Split(place[to]),
        Op::Jump(to) => Op::Jump(place[to]),
        op => op,
    })
    .collect()
}
