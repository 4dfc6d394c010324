//! Another age of the same person.

use super::side::{Side, says};
use crate::event::spans::runs_at;
use crate::event::vocabulary::{self, Contrasts};
use crate::model::{
    Disagreement, DisagreementKind, DocId, Document, Entity, EntityId, EntityKind, Mention, Span,
};
use std::collections::BTreeMap;

/// Years that people live.
const OLDEST: u32 = 120;
/// Words between "54-year-old" and the name.
const ROLE: usize = 3;
/// Bytes before a name in which its age is told.
const NEAR: u32 = 80;
/// Words after a name in which its age is told.
const AFTER: usize = 4;
/// Years further apart than this are two persons of one name.
const APART: u32 = 10;
/// Days between two articles in which birthdays are not to be thought of.
const DAYS: i64 = 31;

/// Persons whose age two articles about one event tell differently.
pub(crate) fn of_ages(
    (id_a, a): (DocId, &Document),
    (id_b, b): (DocId, &Document),
    entities: &[Entity],
) -> Vec<Disagreement> {
    let day = |d: &Document| d.published.moment.map(|m| m.date);
    let near = day(a).zip(day(b)).is_some_and(|(p, q)| {
        let days = p.duration_since(q).as_hours().abs() / 24;
        days <= DAYS
    });
    if !near {
        return Vec::new();
    }
    let there = ages(b);
    let side = |id, document, span| Side {
        id,
        document,
        span,
        interval: None,
        kind: None,
    };
    let mut out = Vec::new();
    for (person, (years, at)) in ages(a) {
        let other = |n: u32| n != years && n.abs_diff(years) <= APART;
        let Some((other, bt)) = there.get(&person).filter(|(n, _)| other(*n)) else {
            continue;
        };
        let name = entities.get(person.0 as usize).map(|e| e.name.as_str());
        let (p, q) = (side(id_a, a, at), side(id_b, b, *bt));
        out.push(Disagreement {
            about: format!("Age of {}", name.unwrap_or_default()),
            kind: DisagreementKind::Figure,
            says: says(p, at, years.to_string(), q, *bt, other.to_string()),
            cluster: None,
        });
    }
    out
}

/// The ages that an article tells, each with its words; of whom it tells two, none.
fn ages(document: &Document) -> BTreeMap<EntityId, (u32, Span)> {
    let mut out: BTreeMap<EntityId, Vec<(u32, Span)>> = BTreeMap::new();
    for mention in document
        .mentions
        .iter()
        .filter(|m| m.kind == EntityKind::Person)
    {
        if let Some(age) = age(document, mention) {
            out.entry(mention.entity).or_default().push(age);
        }
    }
    let one = |list: &Vec<(u32, Span)>| list.iter().all(|age| age.0 == list[0].0);
    out.retain(|_, list| one(list));
    out.into_iter().map(|(e, list)| (e, list[0])).collect()
}

/// The age that is told beside a name, and where.
fn age(document: &Document, name: &Mention) -> Option<(u32, Span)> {
    let sentence = document.sentences[document.sentence_at(name.span.start)?];
    after(document, name, sentence).or_else(|| before(document, name, sentence))
}

/// "Moretti, 54,", "Moretti, aged 54", "Moretti was 54 years old".
fn after(document: &Document, name: &Mention, sentence: Span) -> Option<(u32, Span)> {
    let text = &document.text;
    let rest = Span {
        start: name.span.end,
        end: sentence.end.max(name.span.end),
    };
    let words: Vec<Span> = runs_at(rest, text).take(AFTER).collect();
    let first = *words.first()?;
    let comma = text[name.span.end as usize..first.start as usize].trim() == ",";
    let contrasts = contrasts(document);
    let is = |i: usize, list: &[String]| {
        words
            .get(i)
            .is_some_and(|w| list.iter().any(|l| l == w.of(text)))
    };
    if comma && let Some(years) = number(first.of(text)) {
        let next = text[first.end as usize..].trim_start();
        let closed = next.starts_with([',', '.', ';']) || next.is_empty();
        return closed.then_some((years, first));
    }
    let told = comma && is(0, &contrasts.aged)
        || is(0, &contrasts.was) && is(2, &contrasts.years) && is(3, &contrasts.old);
    let at = *words.get(1).filter(|_| told)?;
    number(at.of(text)).map(|years| (years, at))
}

/// "the 54-year-old judge Moretti".
fn before(document: &Document, name: &Mention, sentence: Span) -> Option<(u32, Span)> {
    let text = &document.text;
    let near = name.span.start.saturating_sub(NEAR).max(sentence.start) as usize;
    let near = (near..=name.span.start as usize).find(|i| text.is_char_boundary(*i))?;
    let lead = Span::new(near, name.span.start as usize);
    let words: Vec<Span> = runs_at(lead, text).collect();
    let contrasts = contrasts(document);
    let old = words
        .iter()
        .rposition(|w| contrasts.old.iter().any(|o| o == w.of(text)))?;
    let role = &words[old + 1..];
    let stop = &vocabulary::of(&document.language).stop;
    let plain = role
        .iter()
        .all(|w| !stop.contains(w.of(text).to_lowercase().as_str()));
    let between = &text[words[old].end as usize..name.span.start as usize];
    let at = *words.get(old.checked_sub(2)?)?;
    let year = words[old - 1].of(text);
    let year = contrasts.years.iter().any(|y| y == year);
    let beside = role.len() <= ROLE && plain && year && !between.contains([',', ';', '"', '.']);
    number(at.of(text))
        .filter(|_| beside)
        .map(|years| (years, at))
}

fn number(word: &str) -> Option<u32> {
    let digits = word.bytes().all(|b| b.is_ascii_digit()) && word.len() <= 3;
    word.parse()
        .ok()
        .filter(|n| digits && (1..=OLDEST).contains(n))
}

fn contrasts(document: &Document) -> &'static Contrasts {
    &vocabulary::of(&document.language).dispute
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::fixture::{document, named};
    use crate::model::Moment;

    #[test]
    fn ages_beside_names() {
        for (text, years) in [
            ("Ana Flores, 54, was buried on Friday.", Some(54)),
            ("Ana Flores, aged 54, was buried.", Some(54)),
            ("Ana Flores was 54 years old.", Some(54)),
            ("The 54-year-old judge Ana Flores was buried.", Some(54)),
            ("The 54-year-old husband of Ana Flores was buried.", None),
            ("Ana Flores, 54 others and a dog were there.", None),
            ("Ana Flores, 540, was there.", None),
        ] {
            let d = named(document(text), "Ana Flores", 0, EntityKind::Person);
            let found = ages(&d);
            assert_eq!(found.values().next().map(|a| a.0), years, "{text}");
        }
    }

    #[test]
    fn another_age_is_a_dispute() {
        let told = |text| {
            let mut d = named(document(text), "Ana Flores", 0, EntityKind::Person);
            d.published.moment = Some(Moment::day(jiff::civil::date(2020, 5, 17)));
            d
        };
        let (a, b) = (
            told("Ana Flores, 54, died."),
            told("Ana Flores was 57 years old."),
        );
        let got = of_ages((DocId(0), &a), (DocId(1), &b), &[]);
        assert_eq!(got.len(), 1);
        assert!(of_ages((DocId(0), &a), (DocId(1), &a), &[]).is_empty());
    }
}
