//! "Housing Authority of New Orleans (HANO)": the letters in brackets tell where the name before
//! them begins, and are a name themselves from there on.

use super::tables::TABLE_SCORE;
use super::{span, starts_upper};
use crate::entity::engine::Found;
use crate::entity::lexicon::Lexicon;
use crate::entity::name::{abbreviations, is_acronym, is_light, shortens};
use crate::model::EntityKind;
use crate::text::Parsed;
use std::collections::{HashMap, HashSet};

/// Hears what stands in brackets behind names.
pub(super) fn hear(parsed: &Parsed, found: &mut Vec<Found>, lexicon: &Lexicon) {
    let introduced = widen(parsed, found, lexicon);
    take_peoples(parsed, found, lexicon);
    let mut short: HashMap<&str, EntityKind> = HashMap::new();
    for f in found
        .iter()
        .filter(|f| f.kind != EntityKind::Person && f.tokens.len() > 1)
    {
        let end = f.tokens.end;
        let inside = bracketed(parsed, end);
        let sure = introduced.contains(&end);
        if let Some(word) = inside
            && (sure || f.kind == EntityKind::Org)
            && shortens(word, span(parsed, &f.tokens).of(parsed.text))
        {
            short.insert(word, f.kind);
        }
    }
    if short.is_empty() {
        return;
    }
    let mut covered = vec![false; parsed.tokens.len()];
    for f in found.iter_mut() {
        if f.tokens.len() == 1
            && let Some(kind) = short.get(parsed.word(f.tokens.start))
        {
            f.kind = *kind;
        }
        covered[f.tokens.clone()].fill(true);
    }
    for (i, covered) in covered.iter().enumerate() {
        let word = parsed.word(i);
        if let Some(kind) = short
            .get(word)
            .filter(|_| !covered && !lexicon.is_people(word))
        {
            found.push(Found {
                tokens: i..i + 1,
                kind: *kind,
                score: TABLE_SCORE,
            });
        }
    }
    found.sort_by_key(|f| f.tokens.start);
}

/// "Philippine" before "Coast Guard" belongs to the name if the article has "PCG" too.
fn take_peoples(parsed: &Parsed, found: &mut [Found], lexicon: &Lexicon) {
    let words = (0..parsed.tokens.len()).map(|t| parsed.word(t));
    let letters: HashSet<String> = words
        .filter(|w| is_acronym(w))
        .map(str::to_lowercase)
        .collect();
    if letters.is_empty() {
        return;
    }
    for i in 0..found.len() {
        let f = &found[i];
        let free = i == 0 || found[i - 1].tokens.end < f.tokens.start;
        if f.kind != EntityKind::Org || f.tokens.start == 0 || !free {
            continue;
        }
        let people = parsed.word(f.tokens.start - 1);
        let whole = f.tokens.start - 1..f.tokens.end;
        let short = || abbreviations(span(parsed, &whole).of(parsed.text));
        if lexicon.is_people(people) && short().iter().any(|s| letters.contains(s)) {
            found[i].tokens.start -= 1;
        }
    }
}

/// The one word in brackets at a token.
fn bracketed<'a>(parsed: &Parsed<'a>, at: usize) -> Option<&'a str> {
    let whole =
        at + 2 < parsed.tokens.len() && parsed.word(at) == "(" && parsed.word(at + 2) == ")";
    whole.then(|| parsed.word(at + 1))
}

/// Makes names reach back to where the letters in brackets say; returns where such names end.
fn widen(parsed: &Parsed, found: &mut Vec<Found>, lexicon: &Lexicon) -> Vec<usize> {
    let mut ends = Vec::new();
    for end in 2..parsed.tokens.len().saturating_sub(2) {
        let Some(word) = bracketed(parsed, end).filter(|w| is_acronym(w)) else {
            continue;
        };
        let Some(start) = start(parsed, end, word) else {
            continue;
        };
        let from = found.partition_point(|f| f.tokens.end <= start);
        let to = found.partition_point(|f| f.tokens.start < end);
        let over = found.get(from..to).unwrap_or_default();
        let wider = over
            .iter()
            .any(|f| f.tokens.start < start || f.tokens.end > end);
        let head = lexicon.is_body_head(parsed.word(end - 1))
            || lexicon.is_bare_head(parsed.word(end - 1));
        let person = |f: &Found| f.kind == EntityKind::Person && f.tokens.len() > 1;
        let role = lexicon.is_title_word(parsed.word(end - 1))
            || matches!(parsed.word(start), "Member" | "Officer" | "Manager");
        if wider || role || (over.is_empty() && !head) || over.iter().any(person) {
            continue;
        }
        let place = |f: &Found| f.tokens == (start..end) && f.kind != EntityKind::Person;
        let name = Found {
            tokens: start..end,
            kind: over
                .iter()
                .find(|f| place(f))
                .map_or(EntityKind::Org, |f| f.kind),
            score: over.iter().map(|f| f.score).fold(TABLE_SCORE, f32::max),
        };
        found.splice(from..to, [name]);
        ends.push(end);
    }
    ends
}

/// Where a name begins whose capital words' first letters are these, reading back from its end.
fn start(parsed: &Parsed, end: usize, acronym: &str) -> Option<usize> {
    let mut at = end;
    for letter in acronym.chars().filter(|c| c.is_alphanumeric()).rev() {
        loop {
            at = at.checked_sub(1)?;
            let word = parsed.word(at);
            if starts_upper(word) && word.starts_with(letter) {
                break;
            }
            let passes = is_light(word) || matches!(word, "'s" | "’s" | "-");
            if !passes || end - at > 2 * acronym.len() + 4 {
                return None;
            }
        }
    }
    let apart = parsed.text
        [parsed.tokens[at].span.start as usize..parsed.tokens[end].span.start as usize]
        .contains("\n\n");
    (end - at > 1 && !apart).then_some(at)
}
