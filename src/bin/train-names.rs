//! Makes the names model: `train-names [STEP]... DATA_FOLDER`, run in the project's root.
//!
//! Steps: `clusters`, `places`, `weights`; without any, all three in this order. Built again with
//! these files, `measure` prints the figures of the model inside the binary, `card` writes them into
//! `assets/model/CARD.md`, and `without=SET` trains without a set and prints the figures on it.

use dateline::train;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut steps: Vec<String> = std::env::args().skip(1).collect();
    let Some(data) = steps.pop() else {
        eprintln!(
            "usage: train-names [clusters|places|weights|measure|card|without=SET]... DATA_FOLDER"
        );
        return ExitCode::from(2);
    };
    if steps.is_empty() {
        steps = ["clusters", "places", "weights"]
            .map(str::to_owned)
            .to_vec();
    }
    let (data, assets) = (Path::new(&data), Path::new("assets"));
    for step in &steps {
        let done = match step.as_str() {
            "clusters" => train::make_clusters(data, assets),
            "places" => train::make_places(data, assets),
            "weights" => train::make_weights(data, assets),
            "measure" => train::measure(data, &[]),
            "card" => train::make_card(data, assets),
            other => match other.strip_prefix("without=") {
                Some(set) => train::leave_out(data, assets, set),
                None => Err(format!("unknown step: {other}").into()),
            },
        };
        if let Err(e) = done {
            eprintln!("train-names: {e}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}
