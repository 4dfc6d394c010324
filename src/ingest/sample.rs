//! The bundled sample: articles that travel inside the program.

use super::formats::Format;
use super::walk::{Found, Walk};
use std::path::{Path, PathBuf};

/// Under which the sample's articles are shown.
const FOLDER: &str = "sample";

macro_rules! embedded {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_bytes!(concat!("../../assets/sample/", $name)) as &[u8])),*]
    };
}

/// All files of `assets/sample/`, by name.
const FILES: &[(&str, &[u8])] = embedded![
    "2020-03-12 pandemic.md",
    "2021-12-02_accord.md",
    "20210210-wuhan.txt",
    "MW-20210224-COVAX-GHANA.txt",
    "MW_20200131_who-emergency.txt",
    "One billion doses - Harbour Daily.html",
    "The Northern Ledger - Emergency, at the second attempt.html",
    "WHA73 (copy).txt",
    "abidjan_accra.txt",
    "content_9668012.txt",
    "covax_156_economies.html",
    "coventry FINAL.txt",
    "gaceta-donantes.htm",
    "ledger-2020-04-16-geneva-loses-its-largest-donor.html",
    "ledger-g7-870m.txt",
    "ledger_first-doses (from wire).md",
    "pledge-conference_7.4bn.html",
    "tidewater_pledges(1).txt",
    "trump-who-funds.txt",
    "untitled (3).txt",
];

/// Lists the sample as [`walk`](super::walk()) lists a folder.
pub fn sample() -> Walk {
    let found = |(name, bytes): &(&str, &'static [u8])| Found {
        path: PathBuf::from(FOLDER).join(name),
        shown: format!("{FOLDER}/{name}"),
        format: Format::of_name(Path::new(name)),
        given: false,
        embedded: Some(bytes),
    };
    Walk {
        files: FILES.iter().map(found).collect(),
        ..Walk::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_the_folder_is_embedded() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample");
        let mut there: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|e| e.unwrap().file_name().into_string().unwrap())
            .collect();
        there.sort();
        let embedded: Vec<&str> = FILES.iter().map(|(name, _)| *name).collect();
        assert_eq!(embedded, there);
    }
}
