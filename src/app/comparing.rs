//! What the user does in the comparison.

use super::command::Step;
use super::compared::Compared;
use super::state::{Screen, State};
use crate::compare::{Facing, Place};
use crate::model::DocId;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Sets out to compare articles; says so and returns false if they are fewer than two.
pub(super) fn begin(state: &mut State, mut documents: Vec<DocId>) -> bool {
    let known = state.corpus().documents.len();
    let mut seen = BTreeSet::new();
    documents.retain(|d| (d.0 as usize) < known && seen.insert(*d));
    if documents.len() < 2 {
        state.notice = Some("Choose two articles to compare: tick them in the list.".to_owned());
        return false;
    }
    documents.truncate(State::MOST_COMPARED);
    state.picked.clone_from(&documents);
    state.comparing = documents;
    state.pasted = false;
    wait(state);
    true
}

/// Sets out to compare pasted texts, those without a word left out; says so if they are fewer than
/// two.
pub(super) fn begin_texts(state: &mut State, mut texts: Vec<String>) -> Option<Vec<String>> {
    texts.retain(|t| t.contains(char::is_alphanumeric));
    texts.truncate(State::MOST_COMPARED);
    if texts.len() < 2 {
        state.notice = Some("Paste two texts to compare.".to_owned());
        return None;
    }
    state.comparing = (0..texts.len() as u32).map(DocId).collect();
    state.pasted = true;
    wait(state);
    Some(texts)
}

/// Goes to the comparison's screen, which waits for what is compared.
fn wait(state: &mut State) {
    state.compared = None;
    state.sought = None;
    light(state, None);
    state.screen = Screen::Compare;
}

/// Takes in the comparison that was asked for last.
pub(super) fn take(state: &mut State, mut compared: Compared) {
    if compared.loose != state.loose {
        let shown: Vec<usize> = (0..state.comparing.len()).collect();
        compared.face(&shown, state.loose);
    }
    let place = state.sought.take().and_then(|b| sentence_at(&compared, b));
    state.compared = Some(Arc::new(compared));
    if place.is_some() {
        light(state, place);
    }
}

/// The sentence of the first article that a byte stands in, or the next one.
fn sentence_at(compared: &Compared, byte: u32) -> Option<Place> {
    let sheet = compared.facing.sheets.first()?;
    let sentence = sheet.lines.partition_point(|l| l.span.end <= byte);
    (sentence < sheet.lines.len()).then_some(Place {
        article: sheet.article,
        sentence,
    })
}

/// Shows other ones of the articles side by side; fewer than two are refused.
pub(super) fn face(state: &mut State, shown: &[usize]) {
    let loose = state.loose;
    if let Some(compared) = &mut state.compared
        && shown.len() >= 2
    {
        Arc::make_mut(compared).face(shown, loose);
        light(state, None);
    }
}

/// Shows or hides loose links; what is lit stays lit.
pub(super) fn show_loose(state: &mut State, loose: bool) {
    state.loose = loose;
    state.difference = None;
    if let Some(compared) = &mut state.compared {
        let sheets = compared.facing.sheets.iter();
        let shown: Vec<usize> = sheets.map(|s| s.article).collect();
        Arc::make_mut(compared).face(&shown, loose);
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

/// To the next sentence after what is lit that has a partner.
pub(super) fn step_link(state: &mut State, step: Step) {
    let Some(Compared { facing, .. }) = state.compared.as_deref() else {
        return;
    };
    let order: Vec<usize> = (0..facing.meetings.len()).collect();
    let place = |n: usize| facing.meetings[n];
    let at = (state.lit).and_then(|lit| order.iter().copied().find(|n| place(*n) == lit));
    let next = next_of(facing, &order, at, state.lit, step, |n| Some(place(n)));
    if let Some(n) = next {
        let place = place(n);
        light(state, Some(place));
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
        return step.along(order, current);
    };
    let here = facing.reading_key(lit);
    let key = |n: usize| place(n).map(|p| facing.reading_key(p));
    match step {
        Step::Next => order.iter().copied().find(|n| key(*n) >= Some(here)),
        Step::Previous => order.iter().copied().rev().find(|n| key(*n) < Some(here)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::View;
    use crate::ingest::Article;
    use crate::model::{DocId, Moment, Published, PublishedBy};
    use crate::pipeline::{analyse, assemble};

    const TEXTS: [&str; 3] = [
        "Beijing sealed the northern district on Thursday morning. Nobody was allowed to leave.",
        "Opposition deputies asked who would pay for it.\n\nBeijing sealed the northern district on Thursday morning.",
        "The weather was fine. Nobody was allowed to leave.",
    ];

    fn state() -> State {
        let document = |(i, text): (usize, &&str)| {
            analyse(Article {
                path: format!("{i}.txt"),
                title: format!("Article {i}"),
                source: None,
                byline: None,
                url: None,
                published: Published {
                    moment: Some(Moment::day(jiff::civil::date(2020, 5, 17))),
                    by: PublishedBy::Given,
                    evidence: String::new(),
                    assumed: None,
                },
                text: (*text).to_owned(),
            })
        };
        let documents = TEXTS.iter().enumerate().map(document).collect();
        let view = Arc::new(View::new(assemble(documents, Vec::new())));
        let ids = [DocId(0), DocId(1), DocId(2)];
        let compared = Compared::new(1, Arc::clone(&view), &ids, false);
        State {
            view,
            comparing: ids.to_vec(),
            compared: Some(Arc::new(compared)),
            ..State::default()
        }
    }

    fn lit(state: &State) -> Option<(usize, usize)> {
        state.lit.map(|p| (p.article, p.sentence))
    }

    #[test]
    fn differences_are_gone_through_in_reading_order() {
        let mut state = state();
        face(&mut state, &[0, 1]);
        let mut seen = Vec::new();
        for _ in 0..4 {
            step_difference(&mut state, Step::Next);
            seen.push((state.difference, lit(&state)));
        }
        // The second sentence of the first article is told by the third, which is not shown.
        assert_eq!(seen[0], (Some(0), Some((1, 0))));
        assert_eq!(seen[3], seen[0]);
        step_difference(&mut state, Step::Previous);
        assert_eq!(lit(&state), Some((1, 0)));
    }

    #[test]
    fn going_on_starts_from_the_lit_sentence() {
        let mut state = state();
        light(
            &mut state,
            Some(Place {
                article: 2,
                sentence: 0,
            }),
        );
        step_difference(&mut state, Step::Previous);
        assert_eq!(lit(&state), Some((1, 0)));
    }

    #[test]
    fn other_articles_can_be_faced_but_never_one_alone() {
        let mut state = state();
        face(&mut state, &[2, 0]);
        let columns = |state: &State| -> Vec<usize> {
            let facing = &state.compared.as_ref().unwrap().facing;
            facing.sheets.iter().map(|s| s.article).collect()
        };
        assert_eq!(columns(&state), [2, 0]);
        face(&mut state, &[1]);
        assert_eq!(columns(&state), [2, 0]);
        step_disagreement(&mut state, Step::Next);
        assert_eq!(state.disagreement, None);
    }
}
