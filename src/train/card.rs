//! Writes the model card, `assets/model/CARD.md`, with the figures of the model inside the binary.

use super::data::{self, Article};
use super::score::Score;
use super::{Failure, MEASURED};
use crate::entity;
use crate::model::EntityKind;
use crate::text::Parsed;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

const HEAD: &str = include_str!("card-head.md");
const TAIL: &str = include_str!("card-tail.md");

/// The card's text.
pub(super) fn make(folder: &Path) -> Result<String, Failure> {
    let mut out = HEAD.to_owned();
    out.push_str("| set | people | organisations | places | all: precision | recall | F1 |\n");
    out.push_str("| --- | --- | --- | --- | --- | --- | --- |\n");
    for name in MEASURED {
        let articles = data::read(folder, name)?;
        writeln!(out, "| {name} | {} |", Score::of(&articles).row())?;
    }
    out.push_str("\nBy the continent that an article of worldwide-dev speaks of (the country it names most):\n\n");
    out.push_str("| continent | articles | people | organisations | places | all: precision | recall | F1 |\n");
    out.push_str("| --- | --- | --- | --- | --- | --- | --- | --- |\n");
    for (continent, articles) in by_continent(folder, data::read(folder, MEASURED[0])?)? {
        writeln!(
            out,
            "| {continent} | {} | {} |",
            articles.len(),
            Score::of(&articles).row()
        )?;
    }
    out.push_str(TAIL);
    Ok(out)
}

fn by_continent(
    folder: &Path,
    articles: Vec<Article>,
) -> Result<BTreeMap<String, Vec<Article>>, Failure> {
    let countries: serde_json::Value =
        serde_json::from_slice(&std::fs::read(folder.join("countries.json"))?)?;
    let mut out: BTreeMap<String, Vec<Article>> = BTreeMap::new();
    for article in articles {
        let text = data::running(&article).text;
        let mut counts: BTreeMap<String, u32> = BTreeMap::new();
        for m in entity::recognise(&Parsed::new(&text), "en") {
            let name = m.span.of(&text);
            let place = (m.kind == EntityKind::Place)
                .then(|| entity::country_of(name))
                .flatten();
            if let Some(code) = place {
                *counts.entry(code).or_default() += 1;
            }
        }
        let top = counts.into_iter().max_by_key(|c| c.1).map(|c| c.0);
        let code = top
            .as_deref()
            .and_then(|c| countries[c]["continentcode"].as_str())
            .unwrap_or("-");
        let name = match code {
            "AF" => "Africa",
            "AS" => "Asia",
            "EU" => "Europe",
            "NA" => "North and Central America",
            "SA" => "South America",
            "OC" => "Oceania",
            _ => "none",
        };
        out.entry(name.to_owned()).or_default().push(article);
    }
    Ok(out)
}
