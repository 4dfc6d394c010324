//! Makes the names model from annotated data. One command makes all its files again, to the byte.

mod card;
mod crf;
mod data;
mod judge;
mod kmeans;
mod learn;
mod net;
mod places;
mod random;
mod recase;
mod relabel;
mod replace;
mod score;
mod sets;
mod tensor;
mod words;

use crate::entity::lexicon::Lexicon;
use learn::{engine, learn};
use sets::SETS;
use std::path::Path;

/// Why no model was made, in words.
pub type Failure = Box<dyn std::error::Error>;

/// Sets that are only measured on.
const MEASURED: [&str; 2] = ["worldwide-dev", "ewt-dev"];

/// Makes the word clusters and vectors in `assets/model`.
pub fn make_clusters(data: &Path, assets: &Path) -> Result<(), Failure> {
    let (clusters, vectors) = words::make(data)?;
    std::fs::write(assets.join("model/clusters.bin"), clusters)?;
    std::fs::write(assets.join("model/vectors.bin"), vectors)?;
    Ok(())
}

/// Makes the gazetteer in `assets/gazetteer/places.bin`.
pub fn make_places(data: &Path, assets: &Path) -> Result<(), Failure> {
    std::fs::write(assets.join("gazetteer/places.bin"), places::make(data)?.0)?;
    Ok(())
}

/// Trains on all sets and writes field, net and judge to `assets/model`; prints their figures.
pub fn make_weights(data: &Path, assets: &Path) -> Result<(), Failure> {
    let [field, net, judge] = learn(data, assets, &[])?;
    std::fs::write(assets.join("model/weights.bin"), &field)?;
    std::fs::write(assets.join("model/net.bin"), &net)?;
    std::fs::write(assets.join("model/judge.bin"), &judge)?;
    try_out([field, net, judge])?;
    measure(data, &MEASURED)
}

/// Trains without one of the sets (all files whose names begin so) and prints the figures on it.
pub fn leave_out(data: &Path, assets: &Path, set: &str) -> Result<(), Failure> {
    println!("without {set}:");
    try_out(learn(data, assets, &[set])?)?;
    let names = SETS.iter().map(|s| s.name);
    let left: Vec<&str> = names.filter(|s| s.starts_with(set)).collect();
    measure(data, &left)?;
    measure(data, &MEASURED)
}

fn try_out(files: [Vec<u8>; 3]) -> Result<(), Failure> {
    Ok(engine(files)?.try_out().ok_or("no model can be tried")?)
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
