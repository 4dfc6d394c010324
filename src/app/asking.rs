//! What the user does to the query.

use super::state::State;
use crate::query::{Clause, Field, Query, Standing, parse};
use std::sync::Arc;

/// Most steps that can be undone.
const MOST_UNDONE: usize = 100;

/// Asks something else; that can be undone.
pub(super) fn ask(state: &mut State, query: Query) {
    if query != state.query {
        let before = std::mem::replace(&mut state.query, query);
        state.undo.push(before);
        state.redo.clear();
        let surplus = state.undo.len().saturating_sub(MOST_UNDONE);
        state.undo.drain(..surplus);
    }
}

/// Changes the query in part.
pub(super) fn change(state: &mut State, change: impl FnOnce(&mut Query)) {
    let mut query = state.query.clone();
    change(&mut query);
    ask(state, query);
}

/// Sets how a value of a facet stands; names in the query become keys first.
pub(super) fn filter(state: &mut State, field: Field, value: &str, standing: Standing) {
    let view = Arc::clone(&state.view);
    change(state, |query| {
        query.name_by_key(&view.corpus);
        query.set(field, value, standing);
        query.name_by_key(&view.corpus);
    });
}

/// Takes back the last change.
pub(super) fn undo(state: &mut State) {
    if let Some(before) = state.undo.pop() {
        state.redo.push(std::mem::replace(&mut state.query, before));
    }
}

/// Makes the change that was taken back.
pub(super) fn redo(state: &mut State) {
    if let Some(after) = state.redo.pop() {
        state.undo.push(std::mem::replace(&mut state.query, after));
    }
}

/// Whether every included value of a facet must hold.
pub(super) fn match_all(state: &mut State, field: Field, all: bool) {
    change(state, |query| {
        if all {
            query.all.insert(field);
        } else {
            query.all.remove(&field);
        }
    });
}

/// What is typed into the search field: words replace the words, filters are added.
pub(super) fn search(state: &mut State, text: &str) {
    let typed = parse(text);
    let (words, filters): (Vec<Clause>, Vec<Clause>) =
        (typed.clauses.into_iter()).partition(|c| c.field.is_text());
    let several = filters.iter().filter_map(|c| c.several(state.corpus()));
    let told: Vec<String> = several.map(|s| s.to_string()).collect();
    state.done = (!told.is_empty()).then(|| told.join(". "));
    change(state, |query| {
        query.set_text(words);
        for clause in filters {
            let standing = match clause.excluded {
                true => Standing::Excluded,
                false => Standing::Included,
            };
            query.set(clause.field, &clause.value, standing);
        }
        query.dates = typed.dates.or(query.dates);
        query.all.extend(typed.all);
    });
}
