//! Makes the names model from annotated data. One command makes all its files again, to the byte.

mod card;
mod crf;
mod data;
mod kmeans;
mod places;
mod random;
mod recase;
mod relabel;
mod replace;
mod score;
mod words;

use crate::entity::clusters::Clusters;
use crate::entity::features::{Forms, Sequence};
use crate::entity::gazetteer::Gazetteer;
use crate::entity::labels::{Part, label};
use crate::entity::lexicon::Lexicon;
use crate::entity::weights;
use crate::text::Parsed;
use data::Article;
use random::Random;
use std::path::Path;

/// Why no model was made, in words.
pub type Failure = Box<dyn std::error::Error>;

/// Sets that the model learns from, and whether a copy with other names is added.
const SETS: [(&str, bool); 11] = [
    ("ewt-train", true),
    ("gum", true),
    ("wikigold", true),
    ("re3d", true),
    ("wnut17-train", false),
    ("wnut17-dev", false),
    ("wnut17-test", false),
    ("btc", false),
    ("sec", false),
    ("silver-wikinews", true),
    ("silver-wikiwars", true),
];
/// Sets that are only measured on.
const MEASURED: [&str; 2] = ["worldwide-dev", "ewt-dev"];
const PASSES: usize = 4;
/// Models whose mean is shipped.
const MODELS: u64 = 5;
/// Rows with no weight above this are left out of the file.
const LEAST: f32 = 0.03;

/// Makes the word clusters in `assets/model/clusters.bin`.
pub fn make_clusters(data: &Path, assets: &Path) -> Result<(), Failure> {
    std::fs::write(assets.join("model/clusters.bin"), words::make(data)?)?;
    Ok(())
}

/// Makes the gazetteer in `assets/gazetteer/places.bin`.
pub fn make_places(data: &Path, assets: &Path) -> Result<(), Failure> {
    std::fs::write(assets.join("gazetteer/places.bin"), places::make(data)?.0)?;
    Ok(())
}

/// Trains on all sets and writes `assets/model/weights.bin`; prints their figures.
pub fn make_weights(data: &Path, assets: &Path) -> Result<(), Failure> {
    let bytes = weights(data, assets, &[])?;
    std::fs::write(assets.join("model/weights.bin"), &bytes)?;
    crate::entity::try_weights(bytes).ok_or("the weights cannot be read")?;
    measure(data, &MEASURED)
}

/// Trains without one of the sets (all files whose names begin so) and prints the figures on it.
pub fn leave_out(data: &Path, assets: &Path, set: &str) -> Result<(), Failure> {
    println!("without {set}:");
    crate::entity::try_weights(weights(data, assets, &[set])?)
        .ok_or("the weights cannot be read")?;
    let left: Vec<&str> = SETS
        .iter()
        .map(|s| s.0)
        .filter(|s| s.starts_with(set))
        .collect();
    measure(data, &left)?;
    measure(data, &MEASURED)
}

/// The file of weights learned from all sets but those left out: the mean of several models that
/// differ by chance.
fn weights(data: &Path, assets: &Path, without: &[&str]) -> Result<Vec<u8>, Failure> {
    let (clusters, gazetteer) = (
        std::fs::read(assets.join("model/clusters.bin"))?,
        std::fs::read(assets.join("gazetteer/places.bin"))?,
    );
    let clusters = Clusters::new(&clusters).ok_or("clusters.bin is damaged")?;
    let gazetteer = Gazetteer::new(&gazetteer).ok_or("places.bin is damaged")?;
    let sets = sets(data, without)?;
    let supply = supply(data, &sets, &clusters)?;
    let mut forms = Forms::new(clusters);
    let mut trained = Vec::new();
    for model in 1..=MODELS {
        let mut random = Random::new(model);
        let mut examples = Vec::new();
        for set in &sets {
            for article in set.articles.iter().flat_map(|a| a.chunks(30)) {
                add(article, &mut forms, &gazetteer, &mut examples);
                if set.copied {
                    let mut copy = replace::copy(article, &supply, &mut random);
                    recase::some(&mut copy, &mut random);
                    add(&copy, &mut forms, &gazetteer, &mut examples);
                }
            }
        }
        println!("model {model}: {} sentences", examples.len());
        trained.push(crf::train(&examples, &forms, PASSES, random.bits()));
    }
    let mean = crf::Trained::mean(trained).ok_or("no model was trained")?;
    let bytes = weights::pack(&mean.rows, &mean.transitions, LEAST);
    println!("weights: {} bytes", bytes.len());
    Ok(bytes)
}

/// An annotated set, and whether a copy with other names is added.
struct Set {
    articles: Vec<Article>,
    copied: bool,
}

/// All sets but those left out, brought under one rule.
fn sets(data: &Path, without: &[&str]) -> Result<Vec<Set>, Failure> {
    let mut out = Vec::new();
    for (name, copied) in SETS {
        if without.iter().any(|w| name.starts_with(w)) {
            continue;
        }
        let mut articles = data::read(data, name)?;
        if !name.starts_with("silver") {
            relabel::apply(name, &mut articles, Lexicon::english());
        }
        let names: usize = articles.iter().flatten().map(|s| s.names.len()).sum();
        println!("{name}: {} articles, {names} names", articles.len());
        out.push(Set { articles, copied });
    }
    Ok(out)
}

/// The names to put in.
fn supply(data: &Path, sets: &[Set], clusters: &Clusters) -> Result<replace::Supply, Failure> {
    let words = std::fs::read_to_string(data.join("glove-words.txt"))?;
    let words: Vec<&str> = words.lines().take(200_000).collect();
    let cities = places::make(data)?.1;
    let countries = Lexicon::english().country_names().map(str::to_owned);
    let articles = sets.iter().flat_map(|s| &s.articles);
    let supply = replace::Supply::new(articles, &words, clusters, &cities, countries.collect());
    println!("words for people: {:?}", supply.sizes());
    Ok(supply)
}

/// Turns sentences into examples, cut into tokens as the program cuts them.
fn add(
    article: &[data::Sentence],
    forms: &mut Forms,
    gazetteer: &Gazetteer,
    out: &mut Vec<crf::Example>,
) {
    for sentence in article {
        let text = data::running(std::slice::from_ref(sentence));
        let parsed = Parsed::new(&text.text);
        let words: Vec<&str> = (0..parsed.tokens.len()).map(|i| parsed.word(i)).collect();
        let mut labels = vec![0u8; words.len()];
        for (start, end, kind) in text.names {
            let first = parsed.token_at(start as u32);
            let last = parsed
                .tokens
                .partition_point(|t| (t.span.start as usize) < end);
            if first >= last || labels[first] != 0 || kind >= 3 {
                continue;
            }
            labels[first..last].fill(label(kind, Part::Inside));
            labels[first] = label(kind, Part::Begin);
            labels[last - 1] = label(
                kind,
                if last - first == 1 {
                    Part::Whole
                } else {
                    Part::End
                },
            );
        }
        let mut sequence = Sequence::default();
        sequence.read(&words, forms, gazetteer);
        if !labels.is_empty() {
            out.push(crf::Example { sequence, labels });
        }
    }
}

/// Prints the figures of the built-in model, or of weights being tried, on sets of the folder.
pub fn measure(data: &Path, names: &[&str]) -> Result<(), Failure> {
    for name in if names.is_empty() {
        &MEASURED[..]
    } else {
        names
    } {
        let mut articles = data::read(data, name)?;
        if !MEASURED.contains(name) {
            relabel::apply(name, &mut articles, Lexicon::english());
        }
        println!("{name}: {}", score::Score::of(&articles));
    }
    Ok(())
}

/// Writes the model card with the figures of the built-in model.
pub fn make_card(data: &Path, assets: &Path) -> Result<(), Failure> {
    std::fs::write(assets.join("model/CARD.md"), card::make(data)?)?;
    Ok(())
}
