//! Another place or actor in the same slot of nearly the same sentence.

use super::counts::{figures_of, other_counts};
use super::roles::Roles;
use super::side::{Side, has, says};
use super::slots::{akin, slot};
use super::told::Told;
use super::words::Words;
use crate::event::sets::shared;
use crate::event::spans::within;
use crate::event::vocabulary;
use crate::event::words::runs;
use crate::model::{Disagreement, DisagreementKind, Entity, EntityKind, Mention};

/// Likeness of two sentences from which another place or actor in them is a dispute.
const LIKE: f32 = 0.55;

/// What two sentences say of where it was or who did it, if they differ.
pub(super) fn weigh(
    one: &Told,
    other: &Told,
    like: f32,
    entities: &[Entity],
) -> Option<Disagreement> {
    if like < LIKE {
        return None;
    }
    let (a, b) = (one.side, other.side);
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
    if slot(a, x) != slot(b, y) || akin(a, x, b, y) || credit(a, x) {
        return None;
    }
    let who = |m: &Mention| matches!(m.kind, EntityKind::Person | EntityKind::Org);
    let kind = match x.kind {
        EntityKind::Place
            if y.kind == x.kind
                && stands_in(a, x)
                && same_rest(a, x, b, y)
                && other_country(x, y, entities) =>
        {
            DisagreementKind::Place
        }
        EntityKind::Person | EntityKind::Org if who(y) && copied(a, x, b, y) => {
            DisagreementKind::Actor
        }
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
        about: format!("{word}: {}", one.words().run(other.words(), a)),
        kind,
        says: says(a, x.span, name(a, x), b, y.span, name(b, y)),
        cluster: None,
    })
}

/// Whether a name tells who made the article: "Editing by Ana Flores".
fn credit(side: Side, mention: &Mention) -> bool {
    let credits = &vocabulary::of(&side.document.language).dispute.credits;
    let sentence = side.span.of(&side.document.text);
    let words: Vec<String> = runs(sentence).map(str::to_lowercase).collect();
    let by = |w: &[String]| credits.contains(w[0].as_str()) && w[1] == "by";
    mention.kind == EntityKind::Person && words.windows(2).any(by)
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

/// Whether two places surely are not one inside the other.
fn other_country(x: &Mention, y: &Mention, entities: &[Entity]) -> bool {
    let country = |m: &Mention| {
        entities
            .get(m.entity.0 as usize)
            .and_then(|e| e.country.as_deref())
    };
    country(x).zip(country(y)).is_some_and(|(p, q)| p != q)
}
