//! Who did what to whom.

use super::*;
use crate::event::fixture::{document, named};
use crate::model::EntityKind;
use proptest::prelude::*;

fn told(text: &str, names: &[(&str, EntityKind)]) -> Vec<String> {
    let mut d = document(text);
    for (n, (name, kind)) in names.iter().enumerate() {
        d = named(d, name, n as u32, *kind);
    }
    let part = |p: &Option<Part>| {
        p.as_ref()
            .map_or("-".to_owned(), |p| p.span.of(text).to_owned())
    };
    let acts = &Roles::of("en").acts;
    frames(&d, d.sentences[0])
        .iter()
        .map(|f| {
            let places: Vec<&str> = f.places.iter().map(|(_, m)| m.span.of(text)).collect();
            let act = &acts[f.act].done;
            format!(
                "{act}: {} | {} | {} | {}",
                part(&f.actor),
                part(&f.object),
                f.role_at.of(text),
                places.join(" ")
            )
        })
        .collect()
}

#[test]
fn active_and_passive_are_one() {
    let (a, b) = (
        ("Ana Flores", EntityKind::Person),
        ("Lisbon", EntityKind::Place),
    );
    for (text, frame) in [
        (
            "Ana Flores won the race in Lisbon.",
            "won: Ana Flores | the race |  | Lisbon",
        ),
        (
            "The race was won by Ana Flores.",
            "won: Ana Flores | The race |  | ",
        ),
        (
            "The race of the boats, won by Ana Flores, was long.",
            "won: Ana Flores | - |  | ",
        ),
        (
            "On Friday police also arrested two men.",
            "arrested: police | two men |  | ",
        ),
        (
            "The final took place in Lisbon.",
            "held: - | The final |  | Lisbon",
        ),
        (
            "Voters elected Ana Flores president.",
            "elected: Voters | Ana Flores | president | ",
        ),
        (
            "Ana Flores was elected president.",
            "elected: - | Ana Flores | president | ",
        ),
        (
            "Ana Flores, who wrote the novel, is ill.",
            "written: Ana Flores | the novel |  | ",
        ),
        (
            "The man and Ana Flores won the race.",
            "won: - | the race |  | ",
        ),
    ] {
        assert_eq!(told(text, &[a, b]), [frame], "{text}");
    }
}

#[test]
fn what_is_denied_asked_or_wished_is_not_told() {
    for text in [
        "Ana Flores did not win the race.",
        "Ana Flores denied that she won the race.",
        "Ana Flores would have won the race.",
        "The stolen car was red.",
        "Who won the race?",
    ] {
        assert_eq!(
            told(text, &[("Ana Flores", EntityKind::Person)]),
            [""; 0],
            "{text}"
        );
    }
}

proptest! {
    #[test]
    fn any_text_has_acts_inside_it(text in "([A-Za-z]{1,7}|won|by|was|in|the|took place|and|,|who| ){0,40}") {
        let d = document(&text);
        for sentence in &d.sentences {
            for frame in frames(&d, *sentence) {
                prop_assert!(text.get(frame.clause.range()).is_some());
                prop_assert!(frame.actor.iter().chain(&frame.object).all(|p| text.get(p.span.range()).is_some()));
            }
        }
    }
}
