//! Where two tellings of one event disagree. Precision before recall: a false dispute costs trust.

use super::sets::shared;
use super::spans::within;
use super::words::Sentences;
use crate::model::{
    Disagreement, DisagreementKind, DocId, Document, Entity, EntityKind, EventKind, Figure,
    Interval, Mention, Qualifier, Saying, Span, month_name,
};
use crate::statement::{Relation, relation};

/// Likeness of two sentences from which other dates of them are a dispute.
const LIKE_FOR_DATE: f32 = 0.45;
/// The same for another figure: without and with a name in common.
const LIKE_FOR_FIGURE: f32 = 0.3;
const LIKE_WITH_NAME: f32 = 0.15;
/// The same for another place or actor.
const LIKE_FOR_NAME: f32 = 0.55;
/// Days apart beyond which two like sentences tell of two events.
const DAYS: i64 = 31;
/// Words after a figure in which the words "for Hungary" say what it is about.
const ABOUT: usize = 10;

/// One of two tellings.
#[derive(Clone, Copy)]
pub(crate) struct Side<'a> {
    /// Of the corpus.
    pub id: DocId,
    /// The article.
    pub document: &'a Document,
    /// The sentence.
    pub span: Span,
    /// The days that it tells of, where known.
    pub interval: Option<Interval>,
    /// Happened, said or planned, where it is an event.
    pub kind: Option<EventKind>,
}

/// What two sentences that tell the same say of it.
#[derive(Debug, Default)]
pub(crate) struct Verdict {
    /// What they tell differently.
    pub disagreements: Vec<Disagreement>,
    /// What looks different but agrees.
    pub agreements: Vec<String>,
}

/// Weighs two tellings; `like` is the share of stems in common.
pub(crate) fn weigh(a: Side, b: Side, like: f32, entities: &[Entity]) -> Verdict {
    let mut out = Verdict::default();
    let other_days = a
        .interval
        .zip(b.interval)
        .is_some_and(|(x, y)| !x.overlaps(y));
    if other_days {
        out.disagreements.extend(dates(a, b, like));
        return out;
    }
    if like >= LIKE_FOR_FIGURE || (like >= LIKE_WITH_NAME && common_name(a, b)) {
        weigh_figures(a, b, entities, &mut out);
    }
    if like >= LIKE_FOR_NAME {
        out.disagreements.extend(names(a, b, entities));
    }
    out
}

/// Whether two dates may be two accounts of one event's day.
pub(crate) fn may_dispute(x: Interval, y: Interval, like: f32) -> bool {
    let days = |i: Interval| i.days() == 1;
    let gap = x
        .earliest
        .max(y.earliest)
        .duration_since(x.earliest.min(y.earliest));
    like >= LIKE_FOR_DATE && days(x) && days(y) && gap.as_hours() / 24 <= DAYS
}

fn dates(a: Side, b: Side, like: f32) -> Option<Disagreement> {
    let (x, y) = a.interval.zip(b.interval)?;
    if a.kind != b.kind || !may_dispute(x, y, like) {
        return None;
    }
    let value = |i: Interval| {
        let day = i.earliest;
        let month = month_name(day.month());
        format!("{} {month} {}", day.day(), day.year())
    };
    Some(Disagreement {
        about: format!("Date: {}", head(a)),
        kind: DisagreementKind::Date,
        says: says(a, a.span, value(x), b, b.span, value(y)),
        cluster: None,
    })
}

/// The first words of a sentence.
fn head(side: Side) -> String {
    let words: Vec<&str> = side
        .span
        .of(&side.document.text)
        .split_whitespace()
        .collect();
    let cut = words.len().min(6);
    let more = if words.len() > cut { "…" } else { "" };
    format!(
        "{}{more}",
        words[..cut].join(" ").trim_end_matches([',', ';', '.'])
    )
}

fn says(a: Side, at: Span, value: String, b: Side, bt: Span, other: String) -> Vec<Saying> {
    let saying = |side: Side, span, value| Saying {
        document: side.id,
        span,
        value,
    };
    vec![saying(a, at, value), saying(b, bt, other)]
}

fn weigh_figures(a: Side, b: Side, entities: &[Entity], out: &mut Verdict) {
    let of = |s: Side| -> Vec<Figure> {
        within(&s.document.figures, s.span, |f| f.span)
            .map(|(_, f)| f.clone())
            .collect()
    };
    let (xs, ys) = (of(a), of(b));
    let agrees =
        |f: &Figure, others: &[Figure]| others.iter().any(|g| relation(f, g) == Relation::Agree);
    for x in &xs {
        for y in &ys {
            match relation(x, y) {
                Relation::Differ if !agrees(x, &ys) && !agrees(y, &xs) && !grew(a, x, b, y) => {
                    out.disagreements.push(figure(a, x, b, y, entities));
                }
                Relation::Agree => out.agreements.extend(agreement(a, x, b, y)),
                _ => {}
            }
        }
    }
}

/// A later report of a larger number is growth, unless both tell of the same day.
fn grew(a: Side, x: &Figure, b: Side, y: &Figure) -> bool {
    if a.interval.is_some() && a.interval == b.interval {
        return false;
    }
    let day = |s: Side| s.document.published.moment.map(|m| m.date);
    match (day(a), day(b)) {
        (Some(p), Some(q)) if p != q => (p < q) == (x.value < y.value),
        _ => false,
    }
}

fn figure(a: Side, x: &Figure, b: Side, y: &Figure, entities: &[Entity]) -> Disagreement {
    let about = x.of.as_deref().or(y.of.as_deref()).unwrap_or("amount");
    let whom = whom(a, x, b, entities).or_else(|| whom(b, y, a, entities));
    let about = match whom {
        Some(whom) => format!("{} {whom}", capital(about)),
        None => capital(about),
    };
    Disagreement {
        about,
        kind: DisagreementKind::Figure,
        says: says(a, x.span, value(a, x), b, y.span, value(b, y)),
        cluster: None,
    }
}

/// "for Hungary": the name after a figure that the other sentence has too.
fn whom(side: Side, figure: &Figure, other: Side, entities: &[Entity]) -> Option<String> {
    let text = &side.document.text;
    let rest = Span {
        start: figure.span.end,
        end: side.span.end,
    };
    let (_, mention) = within(&side.document.mentions, rest, |m| m.span)
        .find(|(_, m)| m.kind != EntityKind::Other && has(other, m))?;
    let before: Vec<&str> = text[rest.start as usize..mention.span.start as usize]
        .split_whitespace()
        .collect();
    if before.len() > ABOUT {
        return None;
    }
    let joint = before.iter().rev().find(|w| **w != "the")?;
    let joint = ["for", "to", "in", "from", "at", "by"]
        .iter()
        .find(|w| *w == joint)?;
    let name = entities
        .get(mention.entity.0 as usize)
        .map_or(mention.span.of(text), |e| e.name.as_str());
    Some(format!("{joint} {name}"))
}

/// Whether both name the same.
fn common_name(a: Side, b: Side) -> bool {
    within(&a.document.mentions, a.span, |m| m.span).any(|(_, m)| has(b, m))
}

fn has(side: Side, mention: &Mention) -> bool {
    within(&side.document.mentions, side.span, |m| m.span).any(|(_, m)| m.entity == mention.entity)
}

fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars
        .next()
        .map_or(String::new(), |c| c.to_uppercase().chain(chars).collect())
}

/// "50 ventilators": the figure's words, and what it counts if they do not say.
fn value(side: Side, figure: &Figure) -> String {
    let words: Vec<&str> = figure
        .span
        .of(&side.document.text)
        .split_whitespace()
        .collect();
    let words = words.join(" ");
    match &figure.of {
        Some(of) if figure.unit.is_none() && !words.contains(of.as_str()) => {
            format!("{words} {of}")
        }
        _ => words,
    }
}

/// `“more than 150” and “some 153” countries`, if the words differ.
fn agreement(a: Side, x: &Figure, b: Side, y: &Figure) -> Option<String> {
    let words = |s: Side, f: &Figure| {
        let lead = lead(f).map_or(String::new(), |w| format!("{w} "));
        let words: Vec<&str> = f.span.of(&s.document.text).split_whitespace().collect();
        format!("{lead}{}", words.join(" "))
    };
    let (p, q) = (words(a, x), words(b, y));
    let of = x.of.as_deref().unwrap_or_default();
    (p.to_lowercase() != q.to_lowercase())
        .then(|| format!("“{p}” and “{q}” {of}").trim_end().to_owned())
}

/// The word that stands for a qualifier.
fn lead(figure: &Figure) -> Option<&'static str> {
    figure.qualifier.map(|q| match q {
        Qualifier::About => "about",
        Qualifier::Over => "more than",
        Qualifier::Under => "up to",
    })
}

/// Another place or actor in the same slot of nearly the same sentence.
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
        EntityKind::Place if other_country(x, y, entities) => DisagreementKind::Place,
        EntityKind::Person | EntityKind::Org => DisagreementKind::Actor,
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
        about: format!("{word}: {}", head(a)),
        kind,
        says: says(a, x.span, name(a, x), b, y.span, name(b, y)),
        cluster: None,
    })
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
fn akin(a: Side, x: &Mention, b: Side, y: &Mention) -> bool {
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

/// Joins disagreements about the same thing; sides in document order, each article's once a value.
pub(crate) fn merge(list: Vec<Disagreement>) -> Vec<Disagreement> {
    let mut out: Vec<Disagreement> = Vec::new();
    for d in list {
        let same = |o: &&mut Disagreement| {
            let meets = o.says.iter().any(|s| d.says.contains(s));
            o.kind == d.kind && o.cluster == d.cluster && (meets || o.about == d.about)
        };
        match out.iter_mut().find(same) {
            Some(known) => {
                known.says.extend(d.says);
                known.says.sort_by_key(|s| (s.document, s.span));
                known.says.dedup();
            }
            None => out.push(d),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::fixture::{counted, document, named};

    fn side(id: u32, document: &Document) -> Side<'_> {
        Side {
            id: DocId(id),
            document,
            span: document.sentences[0],
            interval: None,
            kind: None,
        }
    }

    #[test]
    fn another_count_of_the_same_is_a_dispute_with_a_name() {
        let text = "A shipment of 50 ventilators for Hungary left on Friday.";
        let a = named(document(text), "Hungary", 0, EntityKind::Place);
        let a = counted(a, "50", 50.0, "ventilators");
        let text = "In a call Hungary was promised 70 ventilators.";
        let b = named(document(text), "Hungary", 0, EntityKind::Place);
        let b = counted(b, "70", 70.0, "ventilators");
        let got = weigh(side(0, &a), side(1, &b), 0.3, &[]);
        assert_eq!(got.disagreements.len(), 1);
        let dispute = &got.disagreements[0];
        assert_eq!(dispute.about, "Ventilators for Hungary");
        let values: Vec<&str> = dispute.says.iter().map(|s| s.value.as_str()).collect();
        assert_eq!(values, ["50 ventilators", "70 ventilators"]);
    }

    #[test]
    fn other_things_counted_and_growth_are_no_disputes() {
        let a = counted(document("It sent 50 masks."), "50", 50.0, "masks");
        let b = counted(document("It sent 70 gloves."), "70", 70.0, "gloves");
        assert!(
            weigh(side(0, &a), side(1, &b), 0.6, &[])
                .disagreements
                .is_empty()
        );
        let mut later = counted(document("It sent 70 masks."), "70", 70.0, "masks");
        let published = crate::model::Moment::day(jiff::civil::date(2020, 5, 20));
        later.published.moment = Some(published);
        assert!(
            weigh(side(0, &a), side(1, &later), 0.6, &[])
                .disagreements
                .is_empty()
        );
    }

    #[test]
    fn another_actor_in_the_same_place_of_a_sentence() {
        let a = named(
            document("On Friday Mira Banic opened the new bridge."),
            "Mira Banic",
            0,
            EntityKind::Person,
        );
        let b = named(
            document("On Friday Jovan Petric opened the new bridge."),
            "Jovan Petric",
            1,
            EntityKind::Person,
        );
        let got = weigh(side(0, &a), side(1, &b), 0.7, &[]);
        assert_eq!(got.disagreements[0].kind, DisagreementKind::Actor);
        let alias = named(
            document("On Friday Ms Banic opened the new bridge."),
            "Ms Banic",
            1,
            EntityKind::Person,
        );
        assert!(
            weigh(side(0, &a), side(1, &alias), 0.7, &[])
                .disagreements
                .is_empty()
        );
    }
}
