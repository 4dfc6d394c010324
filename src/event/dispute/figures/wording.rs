//! Figures in a reader's words: "Ventilators for Hungary", "50 ventilators".

use crate::event::dispute::side::{Side, capital, has, says};
use crate::event::spans::within;
use crate::event::vocabulary;
use crate::model::{Disagreement, DisagreementKind, Entity, EntityKind, Figure, Qualifier, Span};

/// Words after a figure in which the words "for Hungary" say what it is about.
const ABOUT: usize = 10;

pub(super) fn figure(
    a: Side,
    x: &Figure,
    b: Side,
    y: &Figure,
    entities: &[Entity],
) -> Disagreement {
    let about = x.of.as_deref().or(y.of.as_deref()).unwrap_or("amount");
    let whom = whom(a, x, b, entities).or_else(|| whom(b, y, a, entities));
    let about = match whom {
        Some(whom) => format!("{} {whom}", capital(about)),
        None if x.unit.is_none() && many(a, about) => format!("Number of {about}"),
        None => capital(about),
    };
    Disagreement {
        about,
        kind: DisagreementKind::Figure,
        says: says(a, x.span, value(a, x), b, y.span, value(b, y)),
        cluster: None,
    }
}

/// Whether a phrase is for several: "lanes", "people killed".
fn many(side: Side, of: &str) -> bool {
    let contrasts = &vocabulary::of(&side.document.language).dispute;
    let words = || of.split_whitespace();
    let plural = |w: &str| w.ends_with('s') && !w.ends_with("ss") && !w.ends_with("us");
    let small = words()
        .next()
        .is_some_and(|w| w.starts_with(char::is_lowercase));
    small && words().any(|w| contrasts.plural.contains(w) || plural(w))
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
    let joint = vocabulary::of(&side.document.language).joints.get(*joint)?;
    let name = entities
        .get(mention.entity.0 as usize)
        .map_or(mention.span.of(text), |e| e.name.as_str());
    Some(format!("{joint} {name}"))
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
pub(super) fn agreement(a: Side, x: &Figure, b: Side, y: &Figure) -> Option<String> {
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
