//! What sort of thing a form names in one article.

use crate::entity::lexicon::Lexicon;
use crate::entity::name::{Words, family};
use crate::model::{EntityKind, Mention};
use crate::text::Parsed;
use std::collections::{HashMap, HashSet};

/// Trust from which a mention's kind stands against the other mentions of its form.
const CLEAR: f32 = 0.95;

/// A form that is of two kinds in one article is of the kind that it mostly is, unless the other was clear.
fn by_majority(parsed: &Parsed, mentions: &mut [Mention]) {
    let mut weights: HashMap<&str, [f32; 4]> = HashMap::new();
    for m in mentions.iter() {
        weights.entry(m.span.of(parsed.text)).or_default()[m.kind as usize] += m.score;
    }
    for m in mentions.iter_mut() {
        let w = weights[m.span.of(parsed.text)];
        let top = EntityKind::ALL.into_iter().fold(m.kind, |a, b| {
            if w[b as usize] > w[a as usize] { b } else { a }
        });
        if top != m.kind && m.score < CLEAR && w[top as usize] > 1.5 * w[m.kind as usize] {
            m.kind = top;
        }
    }
}

/// Settles the kinds of an article's mentions.
pub(super) fn settle(parsed: &Parsed, mentions: &mut [Mention], lexicon: &Lexicon) {
    by_majority(parsed, mentions);
    hear_family_names(parsed, mentions, lexicon);
}

/// "Jordan" behind "Michael Jordan" is he, unless it stands as places do: "in Jordan".
fn hear_family_names(parsed: &Parsed, mentions: &mut [Mention], lexicon: &Lexicon) {
    let mut families: HashSet<String> = HashSet::new();
    let mut lands: HashSet<&str> = HashSet::new();
    for m in mentions.iter().filter(|m| m.kind == EntityKind::Other) {
        lands.extend(
            lexicon
                .land(m.span.of(parsed.text))
                .map(|k| k.name.as_str()),
        );
    }
    for m in mentions {
        let text = m.span.of(parsed.text);
        let word = Words::of(text).text();
        if m.kind == EntityKind::Person && text.contains(' ') {
            families.insert(family(&Words::of(text), lexicon).concat());
        } else if !text.contains(' ') && families.contains(&word) && is_his(parsed, m, lexicon) {
            let land = m.kind == EntityKind::Place && lands.contains(text);
            if !land {
                m.kind = EntityKind::Person;
            }
        }
    }
}

/// Whether a word that is a person's family name in this article names that person.
fn is_his(parsed: &Parsed, m: &Mention, lexicon: &Lexicon) -> bool {
    match m.kind {
        EntityKind::Place => !stands_as_place(parsed, m),
        // Not "Ford" the company.
        EntityKind::Org => m.score < CLEAR && lexicon.known(m.span.of(parsed.text)).is_none(),
        _ => false,
    }
}

fn stands_as_place(parsed: &Parsed, mention: &Mention) -> bool {
    let token = parsed.token_at(mention.span.start);
    let before = token.checked_sub(1).map_or("", |i| parsed.word(i));
    matches!(
        before,
        "in" | "to" | "from" | "at" | "near" | "of" | "through" | "across" | "for" | "into" | ","
    )
}
