//! Which sentences disagree (`tests/data/disputes.toml`): each pair stands in two short articles about
//! one event.
//!
//! `cargo test --test disputes -- --nocapture` prints what is missed and what is wrongly told.

#![allow(clippy::unwrap_used)] // a test fails by it

use dateline::compare::of_documents;
use dateline::ingest::Article;
use dateline::model::{Disagreement, Document, Moment, Published, PublishedBy};
use dateline::{entity, pipeline};
use serde::Deserialize;

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    a: String,
    b: String,
    says: Option<[String; 2]>,
    #[serde(default)]
    later: bool,
}

const ONE: &str = "The old road bridge over the river Lom at Karsk fell into the water on Friday and took a bus with it. Mayor Ilya Petrov spoke of the worst day in the history of Karsk. ";
const TWO: &str = "A road bridge at Karsk fell into the river Lom on Friday, and a bus went down with it. It is the worst day in the history of the town, Mayor Ilya Petrov said. ";

fn article(text: String, day: i8) -> Document {
    let date = jiff::civil::date(2020, 5, day);
    pipeline::analyse(Article {
        path: "a.txt".into(),
        title: "a".into(),
        source: None,
        byline: None,
        url: None,
        published: Published {
            moment: Some(Moment::day(date)),
            by: PublishedBy::Given,
            evidence: String::new(),
            assumed: None,
        },
        text,
    })
}

fn told(case: &Case) -> Vec<Disagreement> {
    let day = if case.later { 20 } else { 17 };
    let mut both = vec![
        article(ONE.to_owned() + &case.a, 17),
        article(TWO.to_owned() + &case.b, day),
    ];
    let entities = entity::link(&mut both);
    of_documents(&[&both[0], &both[1]], &entities).disagreements
}

#[test]
fn disagreements_are_told_and_nothing_else() {
    let cases: Cases = toml::from_str(include_str!("data/disputes.toml")).unwrap();
    let (mut asked, mut found, mut wrong) = (0, 0, 0);
    for case in &cases.case {
        let got = told(case);
        let right = |d: &Disagreement| {
            let sides = case.says.as_ref().is_some_and(|says| {
                let has = |v: &String| d.says.iter().any(|s| s.value.contains(v.as_str()));
                says.iter().all(has)
            });
            sides && d.says.len() == 2
        };
        asked += usize::from(case.says.is_some());
        if got.iter().any(right) {
            found += 1;
        } else if case.says.is_some() {
            println!("missed: {} / {}", case.a, case.b);
        }
        for d in got.iter().filter(|d| !right(d)) {
            wrong += 1;
            let values: Vec<_> = d.says.iter().map(|s| &s.value).collect();
            println!("wrong: {} / {}: {} {values:?}", case.a, case.b, d.about);
        }
    }
    println!(
        "{found} of {asked} told, {wrong} wrong, {} pairs",
        cases.case.len()
    );
    assert!(found >= FOUND && wrong == 0);
}

/// Level reached.
const FOUND: usize = 15;
