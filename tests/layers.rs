//! Holds the order of layers that `src/lib.rs` lists, and what only some modules may do.

#![allow(clippy::unwrap_used)] // a test fails by it

use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// Imports between modules of one layer that are meant: `(who, whom)`.
const WITHIN_A_LAYER: &[(&str, &str)] = &[
    // Dates in headers and addresses are read with the tables of the dates.
    ("ingest", "timex"),
];

/// Above all layers, lowest first: the maker of the names model, the programs.
const PROGRAM: [&str; 4] = ["train", "bin", "window", "main"];

/// A file of `src/` without comments and without its own tests.
struct Source {
    path: PathBuf,
    /// The folder or file below `src/`, without ending.
    module: String,
    code: String,
}

static SOURCES: LazyLock<Vec<Source>> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let mut only_tests = BTreeSet::new();
    for entry in walkdir::WalkDir::new(&root).sort_by_file_name() {
        let entry = entry.unwrap();
        if entry.path().extension().is_none_or(|e| e != "rs") {
            continue;
        }
        let text = fs::read_to_string(entry.path()).unwrap();
        let path = entry.path().strip_prefix(&root).unwrap().to_owned();
        let module = path.iter().next().unwrap().to_str().unwrap();
        only_tests.extend(test_modules(&path, &text));
        found.push(Source {
            module: module.trim_end_matches(".rs").to_owned(),
            code: code(&text),
            path,
        });
    }
    found.retain(|s| !only_tests.contains(&s.path.with_extension("")));
    found
});

/// Modules that a file declares for tests only, as paths below `src/` without ending.
fn test_modules(path: &Path, text: &str) -> Vec<PathBuf> {
    static DECLARED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"#\[cfg\(test\)\]\s*(?:pub(?:\([^)]*\))? )?mod (\w+);").unwrap()
    });
    let folder = match path.file_name().and_then(|n| n.to_str()) {
        Some("mod.rs" | "lib.rs" | "main.rs") => path.parent().unwrap().to_owned(),
        _ => path.with_extension(""),
    };
    let names = DECLARED.captures_iter(text);
    names.map(|found| folder.join(&found[1])).collect()
}

/// The lines up to the file's own tests, comments left out.
fn code(text: &str) -> String {
    static OWN_TESTS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?m)^#\[cfg\(test\)\]\n(pub(\(crate\))? )?mod \w+ \{").unwrap()
    });
    let end = OWN_TESTS.find(text).map_or(text.len(), |m| m.start());
    text[..end]
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| [line, "\n"])
        .collect()
}

/// Layer of each module, as the list in `src/lib.rs` says.
fn layers() -> BTreeMap<String, u32> {
    let text =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap();
    let row = Regex::new(r"(?m)^//! (\d+)\. ([^:\n]+):").unwrap();
    let name = Regex::new(r"`(\w+)`").unwrap();
    let mut layers = BTreeMap::new();
    for found in row.captures_iter(&text) {
        let layer: u32 = found[1].parse().unwrap();
        for module in name.captures_iter(&found[2]) {
            layers.insert(module[1].to_owned(), layer);
        }
    }
    for (layer, module) in (100..).zip(PROGRAM) {
        layers.insert(module.to_owned(), layer);
    }
    layers
}

/// The modules of this crate that the code names.
fn imports(code: &str) -> Vec<String> {
    static START: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"\b(?:crate|dateline)::(\w+|\{)").unwrap());
    let mut found = Vec::new();
    for import in START.captures_iter(code) {
        let first = import.get(1).unwrap();
        if first.as_str() == "{" {
            found.extend(group(&code[first.end()..]));
        } else {
            found.push(first.as_str().to_owned());
        }
    }
    found
}

/// The first names of the items of a `{...}` list, which begins after its opening brace.
fn group(list: &str) -> Vec<String> {
    let (mut depth, mut word, mut names) = (0, String::new(), Vec::new());
    for c in list.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 && c == ',' {
            names.push(std::mem::take(&mut word));
        } else if depth == 0 {
            word.push(c);
        }
    }
    names.push(word);
    let head = |item: &String| item.trim().split("::").next().unwrap_or("").to_owned();
    names
        .iter()
        .map(head)
        .filter(|name| !name.is_empty())
        .collect()
}

#[test]
fn a_module_imports_only_from_lower_layers() {
    let layers = layers();
    let mut wrong = Vec::new();
    for source in SOURCES.iter().filter(|s| s.module != "lib") {
        let Some(own) = layers.get(&source.module) else {
            wrong.push(format!("{}: is in no layer of src/lib.rs", source.module));
            continue;
        };
        for import in imports(&source.code) {
            let Some(other) = layers.get(&import).filter(|_| import != source.module) else {
                continue;
            };
            let meant = WITHIN_A_LAYER.contains(&(source.module.as_str(), import.as_str()));
            if other > own || (other == own && !meant) {
                wrong.push(format!(
                    "{}: {} may not import {import}",
                    source.path.display(),
                    source.module
                ));
            }
        }
    }
    wrong.sort();
    wrong.dedup();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// What only some modules may name.
const RESERVED: &[(&str, &str, &[&str])] = &[
    ("the interface", r"\b(egui|eframe)\b", &["ui"]),
    ("dialogs and window systems", r"\b(rfd|winit)::", &["ui"]),
    (
        "files",
        r"\bstd::fs\b|\bFile::(open|create)\b",
        &["ingest", "project", "cli", "app", "ui"],
    ),
    (
        "the clock",
        r"\bSystemTime\b|\bInstant::now\b|\b(Zoned|Timestamp)::now\b",
        &["app", "ui"],
    ),
    (
        "the network",
        r"\bstd::net\b|\bTcpStream\b|\bUdpSocket\b",
        &[],
    ),
    (
        "other programs",
        r"\bprocess::Command\b|\bCommand::new\b",
        &["ui"],
    ),
    (
        "the environment",
        r"\benv::(var|vars|args)\w*\(",
        &["app", "ui"],
    ),
];

#[test]
fn the_outer_world_is_named_only_at_the_border() {
    let mut wrong = Vec::new();
    for (what, pattern, allowed) in RESERVED {
        let pattern = Regex::new(pattern).unwrap();
        for source in SOURCES.iter() {
            let module = source.module.as_str();
            if PROGRAM.contains(&module) || allowed.contains(&module) {
                continue;
            }
            if let Some(found) = pattern.find(&source.code) {
                wrong.push(format!(
                    "{}: {what} ({})",
                    source.path.display(),
                    found.as_str()
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Tells, and judges nothing: `cargo test --test layers -- --nocapture`.
#[test]
fn longest_files() {
    let mut files: Vec<(usize, &Path)> = SOURCES
        .iter()
        .map(|s| {
            (
                s.code.lines().filter(|l| !l.trim().is_empty()).count(),
                s.path.as_path(),
            )
        })
        .collect();
    files.sort();
    for (lines, path) in files.iter().rev().take(10) {
        println!("{lines:5} lines of code  {}", path.display());
    }
    assert!(!files.is_empty());
}

#[test]
fn imports_are_read_from_lists_too() {
    let code = "use crate::model::Span;\nuse crate::{event, text::{Parsed, Token}, timex};\ncrate::query::parse(x);";
    assert_eq!(imports(code), ["model", "event", "text", "timex", "query"]);
}

#[test]
fn every_module_of_the_library_has_a_layer() {
    let layers = layers();
    assert_eq!(layers.get("model"), Some(&0));
    assert!(layers["ui"] > layers["cli"] && layers["cli"] > layers["export"]);
}
