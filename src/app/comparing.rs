//! What the user does in the comparison.

use super::command::Step;
use super::session::stepped;
use super::state::{Compared, State};
use crate::compare::{Facing, Place};
use std::sync::Arc;

/// Shows other ones of the articles side by side; fewer than two are refused.
pub(super) fn face(state: &mut State, shown: &[usize]) {
    let view = Arc::clone(&state.view);
    let Some(compared) = &mut state.compared else {
        return;
    };
    if shown.len() >= 2 {
        Arc::make_mut(compared).face(&view, shown);
        light(state, None);
    }
}

/// Lights a sentence and its partners.
pub(super) fn light(state: &mut State, place: Option<Place>) {
    state.lit = place;
    state.difference = None;
    state.disagreement = None;
}

/// Lights a disagreement with the first sentence that is part of it.
pub(super) fn light_disagreement(state: &mut State, disagreement: usize) {
    let Some(Compared { facing, .. }) = state.compared.as_deref() else {
        return;
    };
    let place = facing.disputed(disagreement).first().map(|(p, _)| *p);
    if place.is_some() {
        light(state, place);
        state.disagreement = Some(disagreement);
    }
}

/// To the next difference after what is lit.
pub(super) fn step_difference(state: &mut State, step: Step) {
    let Some(Compared { facing, .. }) = state.compared.as_deref() else {
        return;
    };
    let order: Vec<usize> = (0..facing.stops.len()).collect();
    let place = |n: usize| facing.place_of(facing.stops[n]);
    let next = next_of(facing, &order, state.difference, state.lit, step, |n| {
        Some(place(n))
    });
    if let Some(n) = next {
        let place = place(n);
        light(state, Some(place));
        state.difference = Some(n);
    }
}

/// To the next disagreement after what is lit.
pub(super) fn step_disagreement(state: &mut State, step: Step) {
    let Some(Compared { facing, .. }) = state.compared.as_deref() else {
        return;
    };
    let place = |n: usize| facing.disputed(n).first().map(|(p, _)| *p);
    let order = &facing.disagreements;
    let next = next_of(facing, order, state.disagreement, state.lit, step, place);
    if let Some(n) = next {
        light_disagreement(state, n);
    }
}

/// The one after or before the current one; without one, the first from the lit sentence on, or the
/// last before it.
fn next_of(
    facing: &Facing,
    order: &[usize],
    current: Option<usize>,
    lit: Option<Place>,
    step: Step,
    place: impl Fn(usize) -> Option<Place>,
) -> Option<usize> {
    let (None, Some(lit)) = (current, lit) else {
        return stepped(order, current, step);
    };
    let here = facing.reading_key(lit);
    let key = |n: usize| place(n).map(|p| facing.reading_key(p));
    match step {
        Step::Next => order.iter().copied().find(|n| key(*n) >= Some(here)),
        Step::Previous => order.iter().copied().rev().find(|n| key(*n) < Some(here)),
    }
}
