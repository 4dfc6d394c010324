//! From what the model found to mentions: titles cut off, tables heard, junk dropped.

use super::alias::is_acronym;
use super::engine::{Engine, Found};
use super::lexicon::Lexicon;
use crate::model::{EntityId, EntityKind, Mention, Span};
use crate::text::Parsed;
use std::ops::Range;

/// Trust in a name that only the tables know.
const TABLE_SCORE: f32 = 0.9;
/// Longest form of the tables, in tokens.
const LONGEST_FORM: usize = 8;

/// The mentions of a text, ordered, not overlapping; entities are not yet told apart.
pub(super) fn read(parsed: &Parsed, lexicon: &Lexicon) -> Vec<Mention> {
    let Some(engine) = Engine::get() else {
        return Vec::new();
    };
    let mut found = engine.find(parsed);
    join_hyphenated(parsed, &mut found);
    found.retain_mut(|f| tidy(parsed, f, lexicon));
    add_known(parsed, &mut found, lexicon);
    found.iter().map(|f| mention(parsed, f, lexicon)).collect()
}

fn mention(parsed: &Parsed, found: &Found, lexicon: &Lexicon) -> Mention {
    Mention {
        span: span(parsed, &found.tokens),
        kind: found.kind,
        entity: EntityId(0),
        score: found.score,
        title: (found.kind == EntityKind::Person)
            .then(|| title(parsed, found.tokens.start, lexicon))
            .flatten(),
    }
}

fn span(parsed: &Parsed, tokens: &Range<usize>) -> Span {
    Span {
        start: parsed.tokens[tokens.start].span.start,
        end: parsed.tokens[tokens.end - 1].span.end,
    }
}

/// A person's name goes on behind a hyphen: "Marie-Claire".
fn join_hyphenated(parsed: &Parsed, found: &mut [Found]) {
    for f in found.iter_mut().filter(|f| f.kind == EntityKind::Person) {
        let end = f.tokens.end;
        if end + 1 < parsed.tokens.len()
            && parsed.word(end) == "-"
            && touches(parsed, end - 1)
            && touches(parsed, end)
            && parsed.word(end + 1).starts_with(char::is_uppercase)
        {
            f.tokens.end = end + 2;
        }
    }
}

/// Whether no space lies between a token and the next.
fn touches(parsed: &Parsed, i: usize) -> bool {
    parsed.tokens[i].span.end == parsed.tokens[i + 1].span.start
}

/// Cuts what is no part of a name, sets the kind where the tables are sure; false drops it.
fn tidy(parsed: &Parsed, found: &mut Found, lexicon: &Lexicon) -> bool {
    while found.tokens.len() > 1 && trims_front(parsed, found, lexicon) {
        found.tokens.start += 1;
    }
    while found.tokens.len() > 1 && trims_back(parsed.word(found.tokens.end - 1)) {
        found.tokens.end -= 1;
    }
    let text = span(parsed, &found.tokens).of(parsed.text);
    if lexicon.is_people(text) || !text.contains(char::is_alphabetic) {
        return false;
    }
    if let Some(known) = lexicon.known(text) {
        if known.country.is_some() || is_acronym(text) {
            found.kind = known.kind;
        }
        return true;
    }
    if found.tokens.len() == 1 && (lexicon.is_never(text) || text.chars().nth(1).is_none()) {
        return false;
    }
    (found.tokens.clone()).any(|t| !lexicon.is_never(parsed.word(t)))
}

fn trims_front(parsed: &Parsed, found: &Found, lexicon: &Lexicon) -> bool {
    let word = parsed.word(found.tokens.start);
    if !word.starts_with(char::is_alphabetic) {
        return true;
    }
    match found.kind {
        EntityKind::Person => lexicon.is_honorific(word),
        _ => word == "the",
    }
}

fn trims_back(word: &str) -> bool {
    matches!(
        word,
        "'s" | "’s" | "," | ":" | ";" | "\"" | "'" | "’" | "-" | "(" | "“" | "”"
    )
}

/// Adds forms of the tables that the model passed by: acronyms and names of several words.
fn add_known(parsed: &Parsed, found: &mut Vec<Found>, lexicon: &Lexicon) {
    let mut extra = Vec::new();
    let mut next = 0;
    for sentence in &parsed.sentences {
        let loud = sentence
            .tokens
            .clone()
            .map(|t| parsed.word(t))
            .filter(|w| w.chars().count() > 3)
            .all(|w| !w.contains(char::is_lowercase));
        let mut i = sentence.tokens.start;
        while i < sentence.tokens.end {
            while next < found.len() && found[next].tokens.end <= i {
                next += 1;
            }
            let limit = found
                .get(next)
                .map_or(sentence.tokens.end, |f| f.tokens.start);
            let limit = limit.min(sentence.tokens.end).min(i + LONGEST_FORM);
            let hit = (i + 1..=limit)
                .rev()
                .find_map(|end| known(parsed, i..end, loud, lexicon));
            match hit {
                Some(f) => {
                    i = f.tokens.end;
                    extra.push(f);
                }
                None => i += 1,
            }
        }
    }
    found.extend(extra);
    found.sort_by_key(|f| f.tokens.start);
}

fn known(parsed: &Parsed, tokens: Range<usize>, loud: bool, lexicon: &Lexicon) -> Option<Found> {
    if !parsed.word(tokens.start).starts_with(char::is_uppercase) {
        return None;
    }
    let text = span(parsed, &tokens).of(parsed.text);
    let known = lexicon.known(text)?;
    let clear = tokens.len() > 1 || (is_acronym(text) && !loud);
    let money = text.starts_with("US")
        && parsed
            .tokens
            .get(tokens.end)
            .is_some_and(|t| t.span.of(parsed.text) == "$");
    (clear && !money).then_some(Found {
        tokens,
        kind: known.kind,
        score: TABLE_SCORE,
    })
}

/// The title that stands before a person's name: "Foreign Minister", "State Councilor and Foreign Minister".
fn title(parsed: &Parsed, name: usize, lexicon: &Lexicon) -> Option<Span> {
    let mut first = name;
    while let Some(i) = first.checked_sub(1) {
        let word = parsed.word(i);
        let end = parsed.tokens[i].span.end as usize;
        let start = parsed.tokens[first].span.start as usize;
        if parsed.text[end..start].contains('\n') {
            break;
        }
        let joins = first < name
            && matches!(word, "and" | "&" | "-" | "of" | ".")
            && i.checked_sub(1)
                .is_some_and(|j| lexicon.is_title_word(parsed.word(j)))
            && (word == "." || lexicon.is_title_word(parsed.word(first)));
        let dot = word == "."
            && first == name
            && i.checked_sub(1)
                .is_some_and(|j| lexicon.is_title_word(parsed.word(j)));
        if !(lexicon.is_title_word(word) || joins || dot) {
            break;
        }
        first = i;
    }
    (first < name).then(|| Span {
        start: parsed.tokens[first].span.start,
        end: parsed.tokens[name - 1].span.end,
    })
}
