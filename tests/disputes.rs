//! Which sentences disagree (`tests/data/disputes*.toml`): each pair stands in two short articles about
//! one event.
//!
//! `cargo test --test disputes -- --nocapture` prints what is missed and what is wrongly told.

#![allow(clippy::unwrap_used)] // a test fails by it

use dateline::compare::of_documents;
use dateline::ingest::Article;
use dateline::model::{Disagreement, Document, Moment, Published, PublishedBy};
use dateline::{entity, pipeline};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
struct Cases {
    #[serde(default)]
    setting: BTreeMap<String, Setting>,
    case: Vec<Case>,
}

/// How the two articles on an event begin.
#[derive(Deserialize)]
struct Setting {
    one: String,
    two: String,
}

#[derive(Deserialize)]
struct Case {
    /// The event; without it the fall of a bridge.
    on: Option<String>,
    a: String,
    b: String,
    says: Option<[String; 2]>,
    #[serde(default)]
    later: bool,
}

const ONE: &str = "The old road bridge over the river Lom at Karsk fell into the water on Friday and took a bus with it. Mayor Ilya Petrov spoke of the worst day in the history of Karsk. ";
const TWO: &str = "A road bridge at Karsk fell into the river Lom on Friday, and a bus went down with it. It is the worst day in the history of the town, Mayor Ilya Petrov said. ";

const BRIDGE: &str = include_str!("data/disputes.toml");
const NEWS: &str = include_str!("data/disputes-news.toml");
const UNSEEN: &str = include_str!("data/disputes-unseen.toml");
const BEATS: &str = include_str!("data/disputes-beats.toml");

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

fn told(case: &Case, settings: &BTreeMap<String, Setting>) -> Vec<Disagreement> {
    let day = if case.later { 20 } else { 17 };
    let setting = case.on.as_ref().map(|on| &settings[on]);
    let (one, two) = setting.map_or((ONE, TWO), |s| (&s.one, &s.two));
    let mut both = vec![
        article(one.to_owned() + &case.a, 17),
        article(two.to_owned() + &case.b, day),
    ];
    let entities = entity::link(&mut both);
    of_documents(&[&both[0], &both[1]], &entities).disagreements
}

/// Disagreements told and wrongly told, of the cases of a table.
fn tally(name: &str, table: &str) -> (usize, usize) {
    let cases: Cases = toml::from_str(table).unwrap();
    let news: Cases = toml::from_str(NEWS).unwrap();
    let mut settings = news.setting;
    settings.extend(cases.setting);
    let (mut asked, mut found, mut wrong) = (0, 0, 0);
    for case in &cases.case {
        let got = told(case, &settings);
        let right = |d: &Disagreement| {
            let sides = case.says.as_ref().is_some_and(|says| {
                let has = |v: &String| d.says.iter().any(|s| s.value.contains(v.as_str()));
                says.iter().all(has)
            });
            sides && d.says.len() == 2
        };
        asked += usize::from(case.says.is_some());
        if let Some(d) = got.iter().find(|d| right(d)) {
            found += 1;
            println!("told: {} ({:?})", d.about, d.says[0].value);
        } else if case.says.is_some() {
            println!("missed: {} / {}", case.a, case.b);
        }
        for d in got.iter().filter(|d| !right(d)) {
            wrong += 1;
            let values: Vec<_> = d.says.iter().map(|s| &s.value).collect();
            println!("wrong: {} / {}: {} {values:?}", case.a, case.b, d.about);
        }
    }
    let pairs = cases.case.len();
    println!("{name}: {found} of {asked} told, {wrong} wrong, {pairs} pairs");
    (found, wrong)
}

#[test]
fn disagreements_are_told_and_nothing_else() {
    let (found, wrong) = tally("bridge", BRIDGE);
    let bridge = (found, wrong);
    let (found, wrong) = tally("news", NEWS);
    assert!(bridge.0 >= FOUND && bridge.1 == 0);
    assert!(found >= FOUND_NEWS && wrong == 0);
}

#[test]
fn unseen_disagreements_are_told_and_nothing_else() {
    let (found, wrong) = tally("unseen", UNSEEN);
    assert!(found >= FOUND_UNSEEN && wrong == 0);
}

#[test]
fn disagreements_of_other_beats_are_told_and_nothing_else() {
    let (found, wrong) = tally("beats", BEATS);
    assert!(found >= FOUND_BEATS && wrong == 0);
}

// Levels reached.
const FOUND: usize = 16;
const FOUND_NEWS: usize = 26;
const FOUND_UNSEEN: usize = 13;
const FOUND_BEATS: usize = 17;
