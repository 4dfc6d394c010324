//! Makes the names model: `train-names [STEP...] [--without SET]... DATA_FOLDER`.
//!
//! Steps: `clusters`, `places`, `weights`; without any, all three in this order. Then build again
//! and run the step `measure`: it prints the figures of the model inside the binary.

use dateline::train;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut steps: Vec<String> = std::env::args().skip(1).collect();
    let Some(data) = steps.pop() else {
        eprintln!(
            "usage: train-names [clusters|places|weights|measure]... [--without SET]... DATA_FOLDER"
        );
        return ExitCode::from(2);
    };
    let mut without = Vec::new();
    while let Some(i) = steps.iter().position(|s| s == "--without") {
        without.extend(steps.drain(i..(i + 2).min(steps.len())).nth(1));
    }
    let (data, assets) = (Path::new(&data), Path::new("assets"));
    let wanted = |step: &str| steps.is_empty() || steps.iter().any(|s| s == step);
    let run = || -> Result<(), train::Failure> {
        if wanted("clusters") {
            train::make_clusters(data, assets)?;
        }
        if wanted("places") {
            train::make_places(data, assets)?;
        }
        if wanted("weights") {
            train::make_weights(data, assets, &without)?;
        }
        if steps.iter().any(|s| s == "measure") {
            let sets: Vec<&str> = without.iter().map(String::as_str).collect();
            train::measure(data, &sets)?;
        }
        Ok(())
    };
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) => {
            eprintln!("train-names: {e}");
            ExitCode::FAILURE
        }
    }
}
