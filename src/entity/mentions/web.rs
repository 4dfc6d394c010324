//! What mails, web pages and reviews print in their own way.

use super::{is_small, span, starts_upper};
use crate::entity::engine::{Engine, Found};
use crate::entity::gazetteer::{CITY, COUNTRY, REGION};
use crate::entity::lexicon::Lexicon;
use crate::model::EntityKind;
use crate::text::Parsed;
use std::ops::Range;

/// Trust in a name that only its surroundings tell.
const TOLD_SCORE: f32 = 0.8;

/// Drops parts of addresses and of names of files: "Lisa" in "Lisa_letter.doc".
pub(super) fn drop_addresses(parsed: &Parsed, found: &mut Vec<Found>) {
    found.retain(|f| {
        let name = span(parsed, &f.tokens);
        let whole = name.of(parsed.text).contains(char::is_whitespace);
        whole || !is_address(around(parsed.text, name.range()))
    });
}

/// What is printed without a space around a name, as far as it tells.
fn around(text: &str, name: Range<usize>) -> &str {
    /// Letters looked at on either side.
    const REACH: usize = 60;
    let before = text[..name.start].char_indices().rev().take(REACH);
    let before = before.take_while(|(_, c)| !c.is_whitespace()).last();
    let behind = text[name.end..].char_indices().take(REACH);
    let behind = behind.take_while(|(_, c)| !c.is_whitespace()).last();
    let start = before.map_or(name.start, |(i, _)| i);
    let end = behind.map_or(name.end, |(i, c)| name.end + i + c.len_utf8());
    &text[start..end]
}

fn is_address(chunk: &str) -> bool {
    let inside = |c: char| {
        let sides = chunk.split_once(c);
        sides.is_some_and(|(a, b)| {
            a.ends_with(char::is_alphanumeric) && b.starts_with(char::is_alphanumeric)
        })
    };
    inside('@') || inside('_') || chunk.contains("://") || chunk.contains("www.")
}

/// Heads of mails have "Adams, Ann": one person.
pub(super) fn join_turned(parsed: &Parsed, found: &mut Vec<Found>) {
    let word = |i: usize| parsed.tokens.get(i).map_or("", |t| t.span.of(parsed.text));
    let ends_line = |i: usize| {
        let (Some(a), b) = (parsed.tokens.get(i), parsed.tokens.get(i + 1)) else {
            return true;
        };
        b.is_none_or(|b| parsed.text[a.span.range().end..b.span.range().start].contains('\n'))
    };
    let mut joined: Vec<Range<usize>> = Vec::new();
    for f in found.iter().filter(|f| f.kind == EntityKind::Person) {
        let at = f.tokens.start;
        let first = if word(at.wrapping_sub(1)) == "," {
            at.wrapping_sub(2)
        } else {
            at
        };
        let opens = matches!(word(first.wrapping_sub(1)), "\"" | "“");
        let turned = opens
            && word(first + 1) == ","
            && [first, first + 2].iter().all(|i| starts_upper(word(*i)));
        let close = first.wrapping_add(3);
        let closed =
            matches!(word(close), "\"" | "”") && (word(close + 1) == "<" || ends_line(close));
        if turned && closed && joined.last().is_none_or(|j| j.end <= first) {
            joined.push(first..close);
        }
    }
    let person = |tokens| (tokens, EntityKind::Person);
    put(found, joined.into_iter().map(person).collect());
}

/// "at Del Frisco's.", "Ray's Pizza": the mark of the owner is part of a house's name.
pub(super) fn take_owners(parsed: &Parsed, found: &mut Vec<Found>, lexicon: &Lexicon) {
    let word = |i: usize| parsed.tokens.get(i).map_or("", |t| t.span.of(parsed.text));
    let mut taken = Vec::new();
    for f in found.iter() {
        let end = f.tokens.end;
        let text = span(parsed, &f.tokens).of(parsed.text);
        if !matches!(word(end), "'s" | "’s") || lexicon.known(text).is_some() {
            continue;
        }
        if lexicon.is_shop(word(end + 1)) {
            taken.push((f.tokens.start..end + 2, EntityKind::Org));
        } else if f.kind != EntityKind::Person
            && f.tokens.start > 0
            && matches!(word(f.tokens.start - 1), "at" | "At")
            && is_nothing_owned(word(end + 1))
        {
            taken.push((f.tokens.start..end + 1, f.kind));
        }
    }
    put(found, taken);
}

/// Whether a word behind "'s" is nothing that one has.
fn is_nothing_owned(word: &str) -> bool {
    !word.starts_with(char::is_alphanumeric)
        || matches!(
            word,
            "in" | "on"
                | "at"
                | "for"
                | "and"
                | "or"
                | "but"
                | "with"
                | "before"
                | "after"
                | "when"
                | "is"
                | "was"
                | "are"
                | "were"
                | "has"
                | "had"
                | "tonight"
                | "tomorrow"
        )
}

/// Cuts "Miramar California" and "san francisco california" behind the city.
pub(super) fn split_lands(parsed: &Parsed, found: Vec<Found>, lexicon: &Lexicon) -> Vec<Found> {
    let mut out = Vec::with_capacity(found.len());
    for mut f in found {
        let last = f.tokens.end - 1;
        let (city, land) = (f.tokens.start..last, last..f.tokens.end);
        let cut = f.kind == EntityKind::Place
            && !city.is_empty()
            && is_land(parsed, &land, lexicon)
            && is_city(parsed, &city, lexicon)
            && !is_place(parsed, &f.tokens, u8::MAX, lexicon);
        if cut {
            f.tokens = city;
            out.push(f.clone());
            f.tokens = land;
        }
        out.push(f);
    }
    out
}

/// Whether words are a state or one of its parts: not "Pacific", which ends companies' names.
fn is_land(parsed: &Parsed, tokens: &Range<usize>, lexicon: &Lexicon) -> bool {
    let name = capital(parsed, tokens);
    let known = lexicon.known(&name).is_some_and(|k| k.country.is_some());
    let place = Engine::get().and_then(|e| e.gazetteer.find(&name));
    known || place.is_some_and(|p| p.kinds & (COUNTRY | REGION) != 0 && p.country.is_some())
}

/// Whether words are a town: not "Central" before "Iowa", nor a general before "Washington".
fn is_city(parsed: &Parsed, tokens: &Range<usize>, lexicon: &Lexicon) -> bool {
    let word = parsed.word(tokens.start);
    let before = tokens.start.checked_sub(1).map_or("", |t| parsed.word(t));
    let place = Engine::get().and_then(|e| e.gazetteer.find(&capital(parsed, tokens)));
    place.is_some_and(|p| p.kinds & COUNTRY == 0)
        && !lexicon.is_never(word)
        && !lexicon.is_title_word(before)
        && !lexicon.is_given_name(&word.to_lowercase())
}

/// "i moved to san francisco": lands, and cities of several words, without their capitals.
pub(super) fn add_small_places(parsed: &Parsed, found: &mut Vec<Found>, lexicon: &Lexicon) {
    let mut taken = vec![false; parsed.tokens.len()];
    let all = found.iter().map(|f| f.tokens.clone());
    all.for_each(|tokens| taken[tokens].fill(true));
    let mut added = Vec::new();
    for sentence in &parsed.sentences {
        let tokens = sentence.tokens.clone();
        let upper = |t: usize| starts_upper(parsed.word(t)) && parsed.word(t).len() > 1;
        let longest = if tokens.clone().skip(1).any(upper) {
            1
        } else {
            3
        };
        for at in tokens.clone().skip(1) {
            let before = parsed.word(at - 1);
            if !matches!(before, "in" | "from" | "to" | "near" | "around") {
                continue;
            }
            let hit = (1..=longest).rev().map(|n| at..at + n).find(|r| {
                r.end <= tokens.end
                    && r.clone().all(|t| is_small(parsed.word(t)) && !taken[t])
                    && is_small_place(parsed, r, lexicon)
                    && !is_thing(
                        parsed
                            .tokens
                            .get(r.end)
                            .map_or("", |t| t.span.of(parsed.text)),
                    )
            });
            added.extend(hit.map(|tokens| (tokens, EntityKind::Place)));
        }
    }
    put(found, added);
}

/// "guinea pigs", "brazil nuts".
fn is_thing(behind: &str) -> bool {
    let things = ["pig", "fowl", "nut", "shop", "cup", "plate", "sandwich"];
    things.contains(&behind.trim_end_matches('s'))
}

/// Whether words in small letters can only be a place behind "in".
fn is_small_place(parsed: &Parsed, tokens: &Range<usize>, lexicon: &Lexicon) -> bool {
    let name = capital(parsed, tokens);
    let found = || Engine::get().and_then(|e| e.gazetteer.find(&name));
    let state =
        |country: Option<[u8; 2]>| country.is_some_and(|c| [b"US", b"CA", b"IN"].contains(&&c));
    let is = |kinds: u8, country| match tokens.len() {
        1 => name.len() > 4 && (kinds & COUNTRY != 0 || kinds & REGION != 0 && state(country)),
        _ => kinds & (COUNTRY | CITY) != 0 || kinds & REGION != 0 && state(country),
    };
    !lexicon.is_never(&name) && found().is_some_and(|p| is(p.kinds, p.country))
}

/// Whether words, with capitals put in, are a place of this sort.
fn is_place(parsed: &Parsed, tokens: &Range<usize>, sort: u8, lexicon: &Lexicon) -> bool {
    let name = capital(parsed, tokens);
    let land = lexicon.known(&name).is_some_and(|k| k.country.is_some());
    let found = || Engine::get().and_then(|e| e.gazetteer.find(&name));
    land || found().is_some_and(|p| p.kinds & sort != 0)
}

/// The words with capitals.
fn capital(parsed: &Parsed, tokens: &Range<usize>) -> String {
    let mut name = String::new();
    for t in tokens.clone() {
        let mut letters = parsed.word(t).chars();
        if !name.is_empty() {
            name.push(' ');
        }
        name.extend(letters.next().into_iter().flat_map(char::to_uppercase));
        name.push_str(letters.as_str());
    }
    name
}

/// Puts names in, in order, in place of those that they overlap.
fn put(found: &mut Vec<Found>, names: Vec<(Range<usize>, EntityKind)>) {
    if names.is_empty() {
        return;
    }
    let mut out: Vec<Found> = Vec::with_capacity(found.len() + names.len());
    let mut rest = std::mem::take(found).into_iter().peekable();
    for (tokens, kind) in names {
        while let Some(f) = rest.next_if(|f| f.tokens.end <= tokens.start) {
            out.push(f);
        }
        if out
            .last()
            .is_some_and(|last| last.tokens.end > tokens.start)
        {
            continue;
        }
        let mut score = None;
        while let Some(f) = rest.next_if(|f| f.tokens.start < tokens.end) {
            score = score.or(Some(f.score));
        }
        out.push(Found {
            tokens,
            kind,
            score: score.unwrap_or(TOLD_SCORE),
        });
    }
    out.extend(rest);
    *found = out;
}

#[cfg(test)]
mod tests {
    use super::*;
    use EntityKind::{Person, Place};

    fn names(text: &str) -> Vec<(String, EntityKind)> {
        let mentions = crate::entity::recognise(&Parsed::new(text), "en");
        let named = mentions.iter().filter(|m| m.kind != EntityKind::Other);
        named
            .map(|m| (m.span.of(text).to_owned(), m.kind))
            .collect()
    }

    #[test]
    fn addresses_and_files_are_no_names() {
        let text = "See Lisa_letter.doc or write to kofi.Mensah@example.org, says Kofi Mensah.";
        assert_eq!(names(text), [("Kofi Mensah".to_owned(), Person)]);
    }

    #[test]
    fn a_turned_name_in_a_mail_is_one_person() {
        let text =
            "\"Mensah, Matthew\" <m.m@example.org>\nHe wrote from \"Paris, France\" and left.";
        let found = names(text);
        assert!(
            found.contains(&("Mensah, Matthew".to_owned(), Person)),
            "{found:?}"
        );
        assert!(found.contains(&("Paris".to_owned(), Place)), "{found:?}");
    }

    #[test]
    fn the_owners_mark_may_be_part_of_a_name() {
        let found = names("We had lunch at Ray's Pizza with Ray's sister.");
        let has = |name: &str| found.iter().any(|n| n.0 == name);
        assert!(has("Ray's Pizza") && !has("Ray's"), "{found:?}");
    }

    #[test]
    fn lands_without_capitals_are_places() {
        let found = names("she lives in florida but moved to san francisco california last year");
        for place in ["florida", "san francisco", "california"] {
            assert!(
                found.contains(&(place.to_owned(), Place)),
                "{place} in {found:?}"
            );
        }
        assert_eq!(
            names("She went to Central Iowa."),
            [("Central Iowa".to_owned(), Place)]
        );
        for text in [
            "they rose to high hopes in order",
            "put it in plastic from here to there",
            "as seen in guinea pigs",
        ] {
            assert_eq!(names(text), [], "{text}");
        }
    }
}
