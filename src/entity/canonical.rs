//! The name that a reader would choose for an entity, and what else is known of it.

use super::engine::Engine;
use super::fold;
use super::gazetteer::Gazetteer;
use super::lexicon::Lexicon;
use super::name::Words;
use super::name::is_acronym;
use crate::model::{Alias, AliasKind, Entity, EntityKind};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// An entity of its forms, as printed, with their counts. A sense tells it from others of its name.
pub(super) fn entity(
    forms: Vec<(&str, u32)>,
    kind: EntityKind,
    sense: &str,
    documents: u32,
    lexicon: &'static Lexicon,
) -> Entity {
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for (text, n) in forms {
        *counts
            .entry(text.split_whitespace().collect::<Vec<_>>().join(" "))
            .or_default() += n;
    }
    let mentions = counts.values().sum();
    let mut aliases: Vec<Alias> = counts
        .into_iter()
        .map(|(text, mentions)| Alias {
            text,
            kind: AliasKind::Name,
            mentions,
        })
        .collect();
    aliases.sort_by(|a, b| {
        b.mentions
            .cmp(&a.mentions)
            .then_with(|| a.text.cmp(&b.text))
    });
    // Where a body's full name is there, its acronym does not decide: others may have it too.
    let full = kind == EntityKind::Org && aliases.iter().any(|a| a.text.contains(' '));
    let known = aliases
        .iter()
        .filter(|a| !full || a.text.contains(' ') || !is_acronym(&a.text))
        .find_map(|a| {
            let known = lexicon.known(&a.text).or_else(|| lexicon.land(&a.text));
            known.filter(|k| k.kind == kind)
        });
    let name = known.map_or_else(
        || normal_capitals(choose(&aliases, kind), kind),
        |k| k.name.clone(),
    );
    for alias in &mut aliases {
        alias.kind = alias_kind(&alias.text, &name, kind, lexicon);
    }
    let name = match sense {
        "" => name,
        sense => format!("{name} ({sense})"),
    };
    let place = (kind == EntityKind::Place)
        .then(|| {
            Engine::get()
                .map(|e| &e.gazetteer)
                .and_then(|g: &Gazetteer| g.find(&name))
        })
        .flatten();
    let country = known.and_then(|k| k.country.clone()).or_else(|| {
        place
            .and_then(|p| p.country)
            .map(|c| c.iter().map(|b| char::from(*b)).collect())
    });
    Entity {
        key: format!("{}:{}", kind.name().to_lowercase(), fold::key(&name)),
        name,
        kind,
        aliases,
        mentions,
        documents,
        country,
        coordinates: place.and_then(|p| p.coordinates),
    }
}

fn alias_kind(text: &str, name: &str, kind: EntityKind, lexicon: &Lexicon) -> AliasKind {
    let people = kind == EntityKind::Place && lexicon.land(text).is_some();
    if people && lexicon.known(text).is_none() {
        AliasKind::People
    } else if kind != EntityKind::Person && is_acronym(text) && fold::key(text) != fold::key(name) {
        AliasKind::Acronym
    } else if kind == EntityKind::Person && !text.contains(' ') {
        AliasKind::Short
    } else {
        AliasKind::Name
    }
}

/// The fullest form that is common.
fn choose(aliases: &[Alias], kind: EntityKind) -> &str {
    let words = |a: &Alias| Words::of(&a.text).len();
    let full: Vec<&Alias> = match kind {
        EntityKind::Person | EntityKind::Org => aliases.iter().filter(|a| words(a) > 1).collect(),
        _ => Vec::new(),
    };
    let pool: Vec<&Alias> = if full.is_empty() {
        aliases.iter().collect()
    } else {
        full
    };
    let most = pool.iter().map(|a| a.mentions).max().unwrap_or(0);
    pool.iter()
        .filter(|a| a.mentions * 3 >= most)
        .max_by_key(|a| {
            let shouted = !a.text.contains(char::is_lowercase);
            let small = a.text.starts_with(char::is_lowercase);
            let initial = Words::of(&a.text).first().chars().count() < 2;
            // Names of more than four words are rarely how people are called.
            let length = if kind == EntityKind::Place {
                0
            } else {
                words(a).min(4)
            };
            (
                !shouted,
                !small,
                !initial,
                length,
                a.mentions,
                Reverse(a.text.as_str()),
            )
        })
        .map_or("", |a| a.text.as_str())
}

/// "XI JINPING" as "Xi Jinping"; "tampa bay" as "Tampa Bay"; acronyms stay.
fn normal_capitals(text: &str, kind: EntityKind) -> String {
    let text = text
        .strip_prefix("the ")
        .or_else(|| text.strip_prefix("The "))
        .unwrap_or(text);
    let shouted = !text.contains(char::is_lowercase);
    let small = !text.contains(char::is_uppercase);
    let many = text.contains(' ');
    if !small && !(shouted && (many || (kind != EntityKind::Org && text.chars().count() > 4))) {
        return text.to_owned();
    }
    let words: Vec<String> = text
        .split(' ')
        .enumerate()
        .map(|(i, word)| {
            let short = kind == EntityKind::Org
                && (word.len() <= 3 || word.contains(|c: char| c.is_ascii_digit()));
            if i > 0 && super::name::is_light(&word.to_lowercase()) {
                word.to_lowercase()
            } else if shouted && short {
                word.to_owned()
            } else {
                capitalise(word)
            }
        })
        .collect();
    words.join(" ")
}

fn capitalise(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    let mut start = true;
    for c in word.chars() {
        if start {
            out.extend(c.to_uppercase());
        } else {
            out.extend(c.to_lowercase());
        }
        start = !c.is_alphanumeric() && c != '\'' && c != '’';
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_say_what_sort_they_are() {
        let forms = vec![("GENEVA", 1), ("Geneva", 3)];
        let lexicon = Lexicon::english();
        let geneva = entity(forms, EntityKind::Place, "", 1, lexicon);
        assert!(geneva.aliases.iter().all(|a| a.kind == AliasKind::Name));
        let china = entity(
            vec![("Chinese", 2), ("PRC", 1)],
            EntityKind::Place,
            "",
            1,
            lexicon,
        );
        let kinds: Vec<AliasKind> = china.aliases.iter().map(|a| a.kind).collect();
        assert_eq!(kinds, [AliasKind::People, AliasKind::Acronym]);
        let smith = entity(
            vec![("John Smith", 1)],
            EntityKind::Person,
            "striker",
            1,
            lexicon,
        );
        assert_eq!(smith.name, "John Smith (striker)");
    }

    #[test]
    fn names_are_what_a_reader_would_choose() {
        let lexicon = Lexicon::english();
        for (forms, kind, name) in [
            (
                &[("Xi", 20), ("Xi Jinping", 4), ("XI", 1)][..],
                EntityKind::Person,
                "Xi Jinping",
            ),
            (&[("VIKTOR ORBAN", 2)], EntityKind::Person, "Viktor Orban"),
            (&[("WHO", 9)], EntityKind::Org, "World Health Organization"),
            (
                &[("SPD", 3), ("Social Democratic Party", 1)],
                EntityKind::Org,
                "Social Democratic Party",
            ),
            (
                &[
                    ("Joseph Robinette Biden", 1),
                    ("Joe Biden", 12),
                    ("Biden", 40),
                ],
                EntityKind::Person,
                "Joe Biden",
            ),
            (&[("NCT 127", 2)], EntityKind::Org, "NCT 127"),
            (
                &[("MINISTRY OF HEALTH", 2)],
                EntityKind::Org,
                "Ministry of Health",
            ),
            (
                &[("C Paterson", 3), ("Chris Paterson", 1)],
                EntityKind::Person,
                "Chris Paterson",
            ),
            (&[("Chinese", 5)], EntityKind::Place, "China"),
            (&[("tampa bay", 2)], EntityKind::Place, "Tampa Bay"),
            (
                &[("U.S.", 3), ("America", 1)],
                EntityKind::Place,
                "United States",
            ),
        ] {
            assert_eq!(entity(forms.to_vec(), kind, "", 1, lexicon).name, name);
        }
    }
}
