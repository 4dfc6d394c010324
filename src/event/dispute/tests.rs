//! What is a dispute and what is none.

use super::*;
use crate::event::fixture::{counted, document, named};
use crate::model::{DisagreementKind, DocId, Document, EntityKind};

fn like(like: f32) -> Meeting {
    Meeting {
        paired: true,
        like,
        ..Meeting::default()
    }
}

fn side(id: u32, document: &Document) -> Told<'_> {
    Told::of(Side {
        id: DocId(id),
        document,
        span: document.sentences[0],
        interval: None,
        kind: None,
    })
}

#[test]
fn another_count_of_the_same_is_a_dispute_with_a_name() {
    let text = "A shipment of 50 ventilators for Hungary left on Friday.";
    let a = named(document(text), "Hungary", 0, EntityKind::Place);
    let a = counted(a, "50", 50.0, "ventilators");
    let text = "In a call Hungary was promised 70 ventilators.";
    let b = named(document(text), "Hungary", 0, EntityKind::Place);
    let b = counted(b, "70", 70.0, "ventilators");
    let got = weigh(&side(0, &a), &side(1, &b), like(0.3), &[]);
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
        weigh(&side(0, &a), &side(1, &b), like(0.6), &[])
            .disagreements
            .is_empty()
    );
    let mut later = counted(document("It sent 70 masks."), "70", 70.0, "masks");
    let published = crate::model::Moment::day(jiff::civil::date(2020, 5, 20));
    later.published.moment = Some(published);
    assert!(
        weigh(&side(0, &a), &side(1, &later), like(0.6), &[])
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
    let got = weigh(&side(0, &a), &side(1, &b), like(0.7), &[]);
    assert_eq!(got.disagreements[0].kind, DisagreementKind::Actor);
    let alias = named(
        document("On Friday Ms Banic opened the new bridge."),
        "Ms Banic",
        1,
        EntityKind::Person,
    );
    assert!(
        weigh(&side(0, &a), &side(1, &alias), like(0.7), &[])
            .disagreements
            .is_empty()
    );
}
