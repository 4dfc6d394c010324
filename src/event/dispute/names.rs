//! Another place or actor in the same slot of nearly the same sentence.

use super::act::Words;
use super::dates::other_counts;
use super::figures::figures_of;
use super::roles::Roles;
use super::{Side, has, says};
use crate::event::sets::shared;
use crate::event::spans::within;
use crate::event::vocabulary;
use crate::event::words::{Sentences, runs};
use crate::model::{Disagreement, DisagreementKind, Entity, EntityKind, Mention};

/// Likeness of two sentences from which another place or actor in them is a dispute.
const LIKE: f32 = 0.55;

/// What two sentences say of where it was or who did it, if they differ.
pub(super) fn weigh(a: Side, b: Side, like: f32, entities: &[Entity]) -> Option<Disagreement> {
    if like >= LIKE {
        names(a, b, entities)
    } else {
        None
    }
}

fn names(a: Side, b: Side, entities: &[Entity]) -> Option<Disagreement> {
    let only = |here: Side, there: Side| -> Vec<Mention> {
        within(&here.document.mentions, here.span, |m| m.span)
            .filter(|(_, m)| !has(there, m))
            .map(|(_, m)| m.clone())
            .collect()
    };
    let (xs, ys) = (only(a, b), only(b, a));
    let ([x], [y]) = (xs.as_slice(), ys.as_slice()) else {
        return None;
    };
    if x.kind != y.kind || slot(a, x) != slot(b, y) || akin(a, x, b, y) {
        return None;
    }
    let kind = match x.kind {
        EntityKind::Place
            if stands_in(a, x) && same_rest(a, x, b, y) && other_country(x, y, entities) =>
        {
            DisagreementKind::Place
        }
        EntityKind::Person | EntityKind::Org if copied(a, x, b, y) => DisagreementKind::Actor,
        _ => return None,
    };
    let name = |s: Side, m: &Mention| {
        let words: Vec<&str> = m.span.of(&s.document.text).split_whitespace().collect();
        words.join(" ")
    };
    let word = if kind == DisagreementKind::Place {
        "Place"
    } else {
        "Who"
    };
    Some(Disagreement {
        about: format!("{word}: {}", common_words(a, b)),
        kind,
        says: says(a, x.span, name(a, x), b, y.span, name(b, y)),
        cluster: None,
    })
}

/// What both say of it, in the words of the first.
fn common_words(a: Side, b: Side) -> String {
    Words::of(a.document, a.span).run(&Words::of(b.document, b.span), a)
}

/// Words that a sentence has in common with its copy, at least.
const COPIED: usize = 5;

/// Whether two sentences are the same but for one name. That others did the same too is told in
/// shorter words.
fn copied(a: Side, x: &Mention, b: Side, y: &Mention) -> bool {
    let p = Words::of(a.document, a.span).without(x.span);
    let q = Words::of(b.document, b.span).without(y.span);
    p.told == q.told && p.told.len() >= COPIED
}

/// Whether one sentence has no words but those of the other, beside a name; and no other counts.
fn same_rest(a: Side, x: &Mention, b: Side, y: &Mention) -> bool {
    let p = Words::of(a.document, a.span).without(x.span);
    let q = Words::of(b.document, b.span).without(y.span);
    let counts = other_counts(&figures_of(a), &figures_of(b));
    !counts && shared(&p.told, &q.told) == p.told.len().min(q.told.len())
}

/// Whether a place stands where something was: "in Poland", "from Poland".
fn stands_in(side: Side, mention: &Mention) -> bool {
    let roles = Roles::of(&side.document.language);
    let (before, _) = slot(side, mention);
    roles.places.contains(before.as_str()) || before == "from" || before == "to"
}

/// The words on either side of a name, which say what part it plays.
fn slot(side: Side, mention: &Mention) -> (String, String) {
    let text = &side.document.text;
    let before = &text[side.span.start as usize..mention.span.start as usize];
    let after = &text[mention.span.end as usize..side.span.end as usize];
    let word = |w: Option<&str>| w.unwrap_or_default().to_lowercase();
    (
        word(before.split_whitespace().next_back()),
        word(after.split_whitespace().next()),
    )
}

/// Whether two names have a word in common, so that they may name the same.
pub(super) fn akin(a: Side, x: &Mention, b: Side, y: &Mention) -> bool {
    let mut stems = Sentences::default();
    let mut of =
        |s: Side, m: &Mention| stems.of_text(m.span.of(&s.document.text), &s.document.language);
    let (p, q) = (of(a, x), of(b, y));
    p.is_empty() || q.is_empty() || shared(&p, &q) > 0
}

/// Whether two places surely are not one inside the other.
fn other_country(x: &Mention, y: &Mention, entities: &[Entity]) -> bool {
    let country = |m: &Mention| {
        entities
            .get(m.entity.0 as usize)
            .and_then(|e| e.country.as_deref())
    };
    country(x).zip(country(y)).is_some_and(|(p, q)| p != q)
}

/// Whether two sentences have other names after the same word ("the province of Orem", "the province
/// of Lunt"), recognised or not, so that they tell of two things.
pub(super) fn other_slot(a: Side, b: Side) -> bool {
    let (xs, ys) = (name_words(a), name_words(b));
    let only = |list: &[(String, String)], (_, name): &(String, String)| {
        !list.iter().any(|(_, other)| other == name)
    };
    xs.iter().filter(|x| only(&ys, x)).any(|x| {
        let same_slot = |y: &&(String, String)| y.0 == x.0 && only(&xs, y);
        ys.iter().any(|y| same_slot(&y))
    })
}

/// Runs of words with a capital inside a sentence, each with the joint before it.
fn name_words(side: Side) -> Vec<(String, String)> {
    let vocabulary = vocabulary::of(&side.document.language);
    let words: Vec<&str> = runs(side.span.of(&side.document.text)).collect();
    let capital = |w: &&&str| w.starts_with(char::is_uppercase);
    let mut out = Vec::new();
    for (i, word) in words.iter().enumerate() {
        let before = word.to_lowercase();
        if !vocabulary.joints.contains(&before) {
            continue;
        }
        let name: Vec<String> = words[i + 1..]
            .iter()
            .take_while(capital)
            .map(|w| w.to_lowercase())
            .collect();
        let time = name
            .first()
            .is_none_or(|w| vocabulary.time.contains_key(w.as_str()));
        if !time {
            out.push((before, name.join(" ")));
        }
    }
    out
}
