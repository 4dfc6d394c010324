//! Names that tables tell, whatever the model found.

use super::{span, starts_upper};
use crate::entity::engine::Found;
use crate::entity::lexicon::Lexicon;
use crate::entity::name::is_acronym;
use crate::model::EntityKind;
use crate::text::Parsed;
use std::collections::HashSet;
use std::ops::Range;

/// Trust in a name that only the tables know.
pub(super) const TABLE_SCORE: f32 = 0.9;
/// Longest form of the tables, in tokens.
const LONGEST_FORM: usize = 8;

/// Puts in forms of the tables that the model passed by or cut apart: acronyms and names of several
/// words; in a language that the model did not learn, countries too. A longer name of the model stays.
pub(super) fn hear_tables(
    parsed: &Parsed,
    found: Vec<Found>,
    foreign: bool,
    lexicon: &Lexicon,
) -> Vec<Found> {
    let mut heard = Vec::new();
    for sentence in &parsed.sentences {
        let loud = is_loud(parsed, &sentence.tokens);
        let mut i = sentence.tokens.start;
        while i < sentence.tokens.end {
            let limit = sentence.tokens.end.min(i + LONGEST_FORM);
            let hit = (i + 1..=limit)
                .rev()
                .find_map(|end| known(parsed, i..end, loud, foreign, lexicon));
            i = hit.as_ref().map_or(i + 1, |f| f.tokens.end);
            heard.extend(hit);
        }
    }
    let mut out: Vec<Found> = Vec::with_capacity(found.len() + heard.len());
    let mut heard = heard.into_iter().peekable();
    for f in found {
        while let Some(h) = heard.next_if(|h| h.tokens.end <= f.tokens.start) {
            push_apart(&mut out, h);
        }
        match heard.peek() {
            Some(h) if h.tokens.start < f.tokens.end => {
                let inside = f.tokens.start <= h.tokens.start && h.tokens.end <= f.tokens.end;
                let single = h.tokens.len() == 1;
                if inside || single {
                    push_apart(&mut out, f);
                }
            }
            _ => push_apart(&mut out, f),
        }
    }
    heard.for_each(|h| push_apart(&mut out, h));
    out
}

/// Adds a name unless it overlaps the last.
fn push_apart(out: &mut Vec<Found>, found: Found) {
    if out
        .last()
        .is_none_or(|last| last.tokens.end <= found.tokens.start)
    {
        out.push(found);
    }
}

/// Whether all is printed in capitals, so that capitals tell nothing.
fn is_loud(parsed: &Parsed, tokens: &Range<usize>) -> bool {
    tokens
        .clone()
        .map(|t| parsed.word(t))
        .filter(|w| w.chars().count() > 3)
        .all(|w| !w.contains(char::is_lowercase))
}

fn known(
    parsed: &Parsed,
    tokens: Range<usize>,
    loud: bool,
    foreign: bool,
    lexicon: &Lexicon,
) -> Option<Found> {
    if !parsed.word(tokens.start).starts_with(char::is_uppercase) {
        return None;
    }
    let text = span(parsed, &tokens).of(parsed.text);
    let known = lexicon.known(text)?;
    let land = foreign && known.country.is_some();
    let clear = tokens.len() > 1 || (is_acronym(text) && !loud) || land;
    let next = parsed
        .tokens
        .get(tokens.end)
        .map_or("", |t| t.span.of(parsed.text));
    let money = text.starts_with("US") && matches!(next, "$" | "€" | "£");
    (clear && !money).then_some(Found {
        tokens,
        kind: known.kind,
        score: TABLE_SCORE,
    })
}

/// Adds names of peoples outside other names, "Chinese", "South Koreans": they point to the country.
pub(super) fn add_peoples(parsed: &Parsed, found: &mut Vec<Found>, lexicon: &Lexicon) {
    let mut taken = vec![false; parsed.tokens.len()];
    found
        .iter()
        .for_each(|f| taken[f.tokens.clone()].fill(true));
    let mut i = 0;
    while i < taken.len() {
        let hit = [2, 1].into_iter().map(|n| i..i + n).find(|range| {
            range.end <= taken.len()
                && starts_upper(parsed.word(i))
                && !taken[range.clone()].contains(&true)
                && lexicon.land(span(parsed, range).of(parsed.text)).is_some()
                && !is_language(parsed, range)
        });
        i = hit.as_ref().map_or(i + 1, |range| range.end);
        found.extend(hit.map(|tokens| Found {
            tokens,
            kind: EntityKind::Other,
            score: TABLE_SCORE,
        }));
    }
    found.sort_by_key(|f| f.tokens.start);
}

/// Adds "MBS" where Mohammed bin Salman is named: persons who go by letters.
pub(super) fn add_letters(parsed: &Parsed, found: &mut Vec<Found>, lexicon: &Lexicon) {
    let people = found
        .iter()
        .filter(|f| f.kind == EntityKind::Person && f.tokens.len() > 2);
    let initials: HashSet<String> = people
        .map(|f| {
            let letters = f
                .tokens
                .clone()
                .filter_map(|t| parsed.word(t).chars().next());
            letters
                .flat_map(char::to_uppercase)
                .filter(|c| c.is_alphabetic())
                .collect()
        })
        .collect();
    if initials.is_empty() {
        return;
    }
    let mut taken = vec![false; parsed.tokens.len()];
    found
        .iter()
        .for_each(|f| taken[f.tokens.clone()].fill(true));
    for (i, taken) in taken.into_iter().enumerate() {
        let word = parsed.word(i);
        if !taken && lexicon.is_person_acronym(word) && initials.contains(word) {
            found.push(Found {
                tokens: i..i + 1,
                kind: EntityKind::Person,
                score: TABLE_SCORE,
            });
        }
    }
    found.sort_by_key(|f| f.tokens.start);
}

/// Words behind a language.
const SMALL_BEHIND: [&str; 22] = [
    "and", "or", "that", "on", "to", "by", "with", "for", "as", "at", "via", "in", "from", "but",
    "when", "while", "which", "called", "titled", "was", "is", "during",
];

/// "said in Spanish," "speaks French and": the language, not the people.
fn is_language(parsed: &Parsed, name: &Range<usize>) -> bool {
    let word = |i: usize| parsed.tokens.get(i).map_or("", |t| t.span.of(parsed.text));
    let before = name.start.checked_sub(1).map_or("", word);
    let behind = word(name.end);
    let ends = !behind.starts_with(char::is_alphanumeric) || SMALL_BEHIND.contains(&behind);
    let spoken = matches!(
        before,
        "in" | "into" | "speak" | "speaks" | "spoke" | "speaking" | "fluent" | "learn" | "learning"
    );
    ends && spoken && name.len() == 1 && behind != "-"
}
