//! From what the model found to mentions: titles cut off, tables heard, junk dropped.

use super::alias::is_acronym;
use super::engine::{Engine, Found};
use super::lexicon::Lexicon;
use crate::model::{EntityId, EntityKind, Mention, Span};
use crate::text::Parsed;
use std::collections::HashSet;
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
    found
        .iter_mut()
        .for_each(|f| take_first_name(parsed, f, lexicon));
    take_particles(parsed, &mut found);
    let found = join_parts(parsed, found);
    let mut found = join_bodies(parsed, found, lexicon);
    hear_brackets(parsed, &mut found, lexicon);
    let mut found = hear_tables(parsed, found, lexicon);
    found.retain_mut(|f| tidy(parsed, f, lexicon));
    drop_common_words(parsed, &mut found, lexicon);
    add_peoples(parsed, &mut found, lexicon);
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
    while found.tokens.len() > 1 && trims_back(parsed, found) {
        found.tokens.end -= 1;
    }
    let text = span(parsed, &found.tokens).of(parsed.text);
    if lexicon.is_people(text) || !text.contains(char::is_alphabetic) {
        return false;
    }
    if let Some(known) = lexicon.known(text) {
        found.kind = known.kind;
        return true;
    }
    if found.tokens.len() == 1 && (lexicon.is_never(text) || text.chars().nth(1).is_none()) {
        return false;
    }
    (found.tokens.clone()).any(|t| !lexicon.is_never(parsed.word(t)))
}

fn trims_front(parsed: &Parsed, found: &Found, lexicon: &Lexicon) -> bool {
    let word = parsed.word(found.tokens.start);
    let next = parsed.word(found.tokens.start + 1);
    if !word.starts_with(char::is_alphanumeric) {
        return true;
    }
    if is_small(word) && found.tokens.clone().any(|t| starts_upper(parsed.word(t))) {
        let tail = matches!(word, "s" | "the" | "of" | "and" | "in" | "for" | "or");
        return tail || (found.kind == EntityKind::Person && !lexicon.is_particle(word));
    }
    if found.kind != EntityKind::Person {
        return false;
    }
    let title = lexicon.is_title_word(word) || lexicon.is_people(word);
    title && (starts_upper(next) || matches!(next, "." | "-")) || (word == "." || word == "-")
}

fn trims_back(parsed: &Parsed, found: &Found) -> bool {
    let end = found.tokens.end;
    let word = parsed.word(end - 1);
    let hyphen = end > 1 && parsed.word(end - 2) == "-";
    let first = parsed.word(found.tokens.start);
    matches!(
        word,
        "of" | "and"
            | "the"
            | "'s"
            | "’s"
            | ","
            | ":"
            | ";"
            | "\""
            | "'"
            | "’"
            | "-"
            | "("
            | "“"
            | "”"
            | "&"
            | "/"
    ) || (found.kind == EntityKind::Person && is_small(word) && !hyphen && starts_upper(first))
}

fn is_small(word: &str) -> bool {
    word.starts_with(char::is_lowercase) && !word.contains(char::is_uppercase)
}

fn starts_upper(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// "Director-General Tedros Adhanom": a word between a title and a person's name belongs to the name.
fn take_first_name(parsed: &Parsed, found: &mut Found, lexicon: &Lexicon) {
    let start = found.tokens.start;
    if found.kind != EntityKind::Person || start < 2 {
        return;
    }
    let (title, word) = (parsed.word(start - 2), parsed.word(start - 1));
    if lexicon.is_title_word(title)
        && title.starts_with(char::is_uppercase)
        && word.starts_with(char::is_uppercase)
        && word.chars().skip(1).all(char::is_lowercase)
        && word.chars().count() > 2
        && !lexicon.is_title_word(word)
        && !lexicon.is_never(word)
        && !lexicon.is_people(word)
        && lexicon.known(word).is_none()
    {
        found.tokens.start -= 1;
    }
}

/// "Ursula" "von der" "Leyen" is one name.
fn take_particles(parsed: &Parsed, found: &mut Vec<Found>) {
    for f in found.iter_mut().filter(|f| f.kind == EntityKind::Person) {
        let tail = parsed.tokens[f.tokens.end..]
            .iter()
            .take(4)
            .map(|t| t.span.of(parsed.text));
        let n = tail
            .clone()
            .take_while(|w| {
                matches!(
                    *w,
                    "von" | "van" | "der" | "den" | "zu" | "bin" | "ibn" | "bint"
                )
            })
            .count();
        if (1..4).contains(&n) && tail.clone().nth(n).is_some_and(starts_upper) {
            f.tokens.end += n + 1;
        }
    }
    let mut end = 0;
    found.retain(|f| {
        let apart = f.tokens.start >= end;
        end = end.max(f.tokens.end);
        apart
    });
}

/// Names that were cut in two: "Socialist Party of" "Serbia", "National People" 's "Congress",
/// "Michael J" . "McDermott".
fn join_parts(parsed: &Parsed, found: Vec<Found>) -> Vec<Found> {
    let mut out: Vec<Found> = Vec::with_capacity(found.len());
    for f in found {
        if let Some(last) = out.last_mut() {
            let end = last.tokens.end;
            let tail = parsed.word(end - 1);
            let gap = f.tokens.start.saturating_sub(end);
            let between = parsed.word(end.min(parsed.tokens.len() - 1));
            let people = last.kind != EntityKind::Person
                && tail == "People"
                && matches!(between, "'s" | "’s");
            let initial = last.kind == EntityKind::Person
                && f.kind == EntityKind::Person
                && between == "."
                && tail.chars().count() == 1;
            if (gap == 0 && tail == "of") || (gap == 1 && (people || initial)) {
                last.tokens.end = f.tokens.end;
                if people {
                    last.kind = EntityKind::Org;
                }
                continue;
            }
        }
        out.push(f);
    }
    out
}

/// "Bank of" before a place, "University of" before a name: one body.
fn join_bodies(parsed: &Parsed, found: Vec<Found>, lexicon: &Lexicon) -> Vec<Found> {
    let mut out: Vec<Found> = Vec::with_capacity(found.len());
    for mut f in found {
        let mut of = f.tokens.start;
        if of > 1 && parsed.word(of - 1) == "the" {
            of -= 1;
        }
        let heads = of > 1
            && f.kind != EntityKind::Person
            && parsed.word(of - 1) == "of"
            && lexicon.is_body_head(parsed.word(of - 2));
        if heads {
            let mut first = of - 2;
            while first > 0
                && starts_upper(parsed.word(first - 1))
                && !lexicon.is_never(parsed.word(first - 1))
            {
                first -= 1;
            }
            f.tokens.start = first;
            f.kind = EntityKind::Org;
            while out.last().is_some_and(|last| last.tokens.end > first) {
                if let Some(last) = out.pop() {
                    f.tokens.start = f.tokens.start.min(last.tokens.start);
                }
            }
        }
        out.push(f);
    }
    out
}

/// "Housing Authority of New Orleans (HANO)": what stands in brackets is a body too, and stays one.
fn hear_brackets(parsed: &Parsed, found: &mut Vec<Found>, lexicon: &Lexicon) {
    let mut short: HashSet<&str> = HashSet::new();
    for f in found
        .iter()
        .filter(|f| f.kind == EntityKind::Org && f.tokens.len() > 1)
    {
        let end = f.tokens.end;
        if end + 2 < parsed.tokens.len()
            && parsed.word(end) == "("
            && parsed.word(end + 2) == ")"
            && shortens(
                parsed.word(end + 1),
                span(parsed, &f.tokens).of(parsed.text),
            )
        {
            short.insert(parsed.word(end + 1));
        }
    }
    if short.is_empty() {
        return;
    }
    let mut covered = vec![false; parsed.tokens.len()];
    for f in found.iter_mut() {
        if f.tokens.len() == 1 && short.contains(parsed.word(f.tokens.start)) {
            f.kind = EntityKind::Org;
        }
        covered[f.tokens.clone()].fill(true);
    }
    for (i, covered) in covered.iter().enumerate() {
        let word = parsed.word(i);
        if !covered && short.contains(word) && !lexicon.is_people(word) {
            found.push(Found {
                tokens: i..i + 1,
                kind: EntityKind::Org,
                score: TABLE_SCORE,
            });
        }
    }
    found.sort_by_key(|f| f.tokens.start);
}

/// Whether a word in brackets may be short for the name before it: its letters stand there in order.
fn shortens(word: &str, name: &str) -> bool {
    let folded = name.to_lowercase();
    let mut letters = folded.chars();
    let first = folded.chars().next() == word.to_lowercase().chars().next();
    is_acronym(word)
        || (first
            && starts_upper(word)
            && word.chars().count() > 2
            && word.to_lowercase().chars().all(|c| letters.any(|l| l == c)))
}

/// Puts in forms of the tables that the model passed by or cut apart: acronyms and names of several
/// words. A longer name of the model stays.
fn hear_tables(parsed: &Parsed, found: Vec<Found>, lexicon: &Lexicon) -> Vec<Found> {
    let mut heard = Vec::new();
    for sentence in &parsed.sentences {
        let loud = is_loud(parsed, &sentence.tokens);
        let mut i = sentence.tokens.start;
        while i < sentence.tokens.end {
            let limit = sentence.tokens.end.min(i + LONGEST_FORM);
            let hit = (i + 1..=limit)
                .rev()
                .find_map(|end| known(parsed, i..end, loud, lexicon));
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

fn known(parsed: &Parsed, tokens: Range<usize>, loud: bool, lexicon: &Lexicon) -> Option<Found> {
    if !parsed.word(tokens.start).starts_with(char::is_uppercase) {
        return None;
    }
    let text = span(parsed, &tokens).of(parsed.text);
    let known = lexicon.known(text)?;
    let clear = tokens.len() > 1 || (is_acronym(text) && !loud);
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

/// Drops single words that the text also has in small letters, unless the model was sure: "Summit".
fn drop_common_words(parsed: &Parsed, found: &mut Vec<Found>, lexicon: &Lexicon) {
    const SURE: f32 = 0.9;
    let small: HashSet<&str> = (0..parsed.tokens.len())
        .map(|i| parsed.word(i))
        .filter(|w| w.starts_with(char::is_lowercase))
        .collect();
    found.retain(|f| {
        let word = parsed.word(f.tokens.start);
        f.tokens.len() > 1
            || f.score >= SURE
            || lexicon.known(word).is_some()
            || !word.starts_with(char::is_uppercase)
            || !small.contains(word.to_lowercase().as_str())
    });
}

/// Adds names of peoples outside other names, "Chinese", "South Koreans": they point to the country.
fn add_peoples(parsed: &Parsed, found: &mut Vec<Found>, lexicon: &Lexicon) {
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
