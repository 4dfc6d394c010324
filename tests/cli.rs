//! The headless twin, run as users run it.

#![allow(clippy::unwrap_used)] // a test fails by it

#[path = "support/contract.rs"]
mod contract;

use serde_json::Value;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Output, Stdio};

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/sample");

/// The built program, with no display.
fn dateline(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    command
        .args(arguments)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("WAYLAND_SOCKET")
        .stdin(Stdio::null());
    command
}

fn run(arguments: &[&str]) -> Output {
    dateline(arguments).output().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn json(arguments: &[&str]) -> Value {
    let output = run(arguments);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn with_input(arguments: &[&str], input: &str) -> Output {
    let mut child = dateline(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(input.as_bytes()).unwrap();
    drop(stdin);
    child.wait_with_output().unwrap()
}

#[test]
fn extract_keeps_to_the_contract() {
    let out = json(&["extract", SAMPLE]);
    assert_eq!(contract::faults("extract", &out), Vec::<String>::new());
    assert_eq!(
        out["documents"].as_array().unwrap().len(),
        std::fs::read_dir(SAMPLE).unwrap().count()
    );
}

#[test]
fn spans_count_characters_and_hold_their_words() {
    let out = json(&["extract", SAMPLE]);
    for document in out["documents"].as_array().unwrap() {
        let text: Vec<char> = document["text"].as_str().unwrap().chars().collect();
        for list in ["timexes", "mentions", "figures"] {
            for item in document[list].as_array().unwrap() {
                assert_eq!(words(&text, item), item["text"].as_str().unwrap(), "{list}");
            }
        }
        for event in out["events"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|e| e["document"] == document["id"])
        {
            assert_eq!(words(&text, event), event["text"].as_str().unwrap());
        }
        let mut last = 0;
        for sentence in document["sentences"].as_array().unwrap() {
            let (start, end) = (sentence[0].as_u64().unwrap(), sentence[1].as_u64().unwrap());
            assert!(last <= start && start < end && end <= text.len() as u64);
            last = end;
        }
    }
}

fn words(text: &[char], item: &Value) -> String {
    let at = |name: &str| item[name].as_u64().unwrap() as usize;
    text[at("start")..at("end")].iter().collect()
}

#[test]
fn ids_lead_to_what_they_name() {
    let out = json(&["extract", SAMPLE]);
    let ids = |list: &str| -> Vec<&str> {
        out[list]
            .as_array()
            .unwrap()
            .iter()
            .map(|x| x["id"].as_str().unwrap())
            .collect()
    };
    let (documents, entities) = (ids("documents"), ids("entities"));
    for event in out["events"].as_array().unwrap() {
        assert!(documents.contains(&event["document"].as_str().unwrap()));
        for entity in event["entities"].as_array().unwrap() {
            assert!(entities.contains(&entity.as_str().unwrap()));
        }
    }
    for mention in out["documents"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|d| d["mentions"].as_array().unwrap())
    {
        assert!(entities.contains(&mention["entity"].as_str().unwrap()));
    }
}

#[test]
fn json_lines_say_the_same_as_json() {
    let whole = json(&["extract", SAMPLE]);
    let output = run(&["extract", SAMPLE, "--format", "jsonl"]);
    let mut count = 0;
    for line in stdout(&output).lines() {
        let mut line: Value = serde_json::from_str(line).unwrap();
        let is = line.as_object_mut().unwrap().shift_remove("is").unwrap();
        assert_eq!(
            contract::faults(is.as_str().unwrap(), &line),
            Vec::<String>::new()
        );
        let list = match is.as_str().unwrap() {
            "entity" => "entities".to_owned(),
            other => format!("{other}s"),
        };
        assert!(whole[list].as_array().unwrap().contains(&line));
        count += 1;
    }
    let lists = [
        "documents",
        "entities",
        "events",
        "disagreements",
        "warnings",
    ];
    assert_eq!(
        count,
        lists
            .iter()
            .map(|l| whole[l].as_array().unwrap().len())
            .sum::<usize>()
    );
}

#[test]
fn output_does_not_depend_on_the_number_of_threads() {
    let with = |jobs| run(&["extract", SAMPLE, "--format", "json", "--jobs", jobs]).stdout;
    assert!(with("1") == with("5"));
}

#[test]
fn plain_keeps_every_character_of_standard_input() {
    let text = "  Xi’s\u{a0}speech — 中国 \u{1f600}\r\n\r\n\tended on Friday. ";
    let output = with_input(&["extract", "-", "--plain", "--date", "2020-05-17"], text);
    let out: Value = serde_json::from_slice(&output.stdout).unwrap();
    let document = &out["documents"][0];
    assert_eq!(document["text"], text);
    assert_eq!(document["published"]["value"], "2020-05-17");
    assert_eq!(document["published"]["method"], "given");
}

#[test]
fn a_file_of_json_lines_is_documents_with_numbers() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("feed.jsonl");
    std::fs::write(
        &file,
        "{\"text\":\"\",\"date\":\"2020-01-02\"}\n{\"body\":\"Two.\",\"title\":\"T\"}\n",
    )
    .unwrap();
    let out = json(&["extract", file.to_str().unwrap(), "--plain", "--quiet"]);
    let documents = out["documents"].as_array().unwrap();
    let paths: Vec<_> = documents
        .iter()
        .map(|d| d["path"].as_str().unwrap())
        .collect();
    assert!(
        paths[0].ends_with("feed.jsonl#1") && paths[1].ends_with("feed.jsonl#2"),
        "{paths:?}"
    );
    assert_eq!(documents[0]["published"]["value"], "2020-01-02");
    assert_eq!(
        (&documents[1]["title"], &documents[1]["text"]),
        (&"T".into(), &"Two.".into())
    );
}

#[test]
fn compare_keeps_to_the_contract_and_to_the_order_given() {
    let (a, b) = ("tidewater_pledges(1).txt", "pledge-conference_7.4bn.html");
    let path = |name: &str| Path::new(SAMPLE).join(name).to_str().unwrap().to_owned();
    let out = json(&["compare", &path(a), &path(b)]);
    assert_eq!(contract::faults("compare", &out), Vec::<String>::new());
    let documents = out["documents"].as_array().unwrap();
    assert!(documents[0]["path"].as_str().unwrap().ends_with(a));
    for pair in out["pairs"].as_array().unwrap() {
        for (side, document) in [("a", &documents[0]), ("b", &documents[1])] {
            assert_eq!(pair[side]["document"], document["id"]);
            let span = Value::from(vec![pair[side]["start"].clone(), pair[side]["end"].clone()]);
            assert!(
                document["sentences"].as_array().unwrap().contains(&span),
                "one sentence each"
            );
        }
    }
}

#[test]
fn compare_wants_two_to_six_articles() {
    let output = run(&["compare", SAMPLE]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("two to six"),
        "{}",
        stderr(&output)
    );
    let one = with_input(&["compare", "-"], "One sentence.");
    assert_eq!(one.status.code(), Some(2));
}

#[test]
fn what_is_missing_is_named() {
    let output = run(&["extract", "/no/such/folder"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(stdout(&output), "");
    assert!(
        stderr(&output).contains("/no/such/folder"),
        "{}",
        stderr(&output)
    );

    let output = run(&["extract", "/no/such/folder", SAMPLE]);
    assert_eq!(output.status.code(), Some(0));
    assert!(
        stderr(&output).contains("/no/such/folder"),
        "{}",
        stderr(&output)
    );

    let output = run(&["extract", "/no/such/folder", SAMPLE, "--quiet"]);
    assert_eq!(
        (output.status.code(), stderr(&output).as_str()),
        (Some(0), "")
    );

    let empty = tempfile::tempdir().unwrap();
    let output = run(&["timeline", empty.path().to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stderr(&output).contains("no articles"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn wrong_usage_is_2_and_says_what_was_meant() {
    let output = run(&["extract", SAMPLE, "--fromat", "json"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        stderr(&output),
        "dateline: unknown option --fromat; did you mean --format?\n"
    );
    assert_eq!(stdout(&output), "");
}

#[test]
fn a_reader_that_stops_is_no_failure() {
    let mut child = dateline(&["extract", "-", "--plain"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin
        .write_all("A sentence of no weight. ".repeat(20_000).as_bytes())
        .unwrap();
    drop(stdin);
    let mut first = [0; 16];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(
        (output.status.code(), stderr(&output).as_str()),
        (Some(0), "")
    );
}

#[test]
fn without_a_display_the_timeline_is_printed_in_80_columns() {
    let output = run(&[]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(stderr(&output).lines().count(), 1, "{}", stderr(&output));
    let text = stdout(&output);
    assert!(text.contains("2020"), "{text}");
    for line in text.lines() {
        assert!(line.chars().count() <= 80, "{line}");
    }
}

#[test]
fn help_and_version_are_for_standard_output() {
    for line in [&["--help"][..], &["help"], &["compare", "--help"]] {
        let output = run(line);
        assert_eq!(output.status.code(), Some(0));
        assert!(stdout(&output).contains("--format"));
    }
    let version = stdout(&run(&["--version"]));
    assert_eq!(
        version,
        concat!("dateline ", env!("CARGO_PKG_VERSION"), "\n")
    );
}

#[test]
fn a_query_leaves_only_what_it_finds() {
    let lines = "{\"text\":\"Rain fell on Oslo.\"}\n{\"text\":\"Snow fell on Bergen.\"}\n";
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("weather.jsonl");
    std::fs::write(&file, lines).unwrap();
    let out = json(&["extract", file.to_str().unwrap(), "--query", "snow"]);
    let documents = out["documents"].as_array().unwrap();
    assert_eq!(documents.len(), 1);
    assert_eq!(documents[0]["text"], "Snow fell on Bergen.");
    assert_eq!(contract::faults("extract", &out), Vec::<String>::new());

    let output = run(&["extract", file.to_str().unwrap(), "--query", "/(/"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("regular expression"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn timeline_keeps_to_the_contract_and_to_the_numbers_asked_for() {
    let out = json(&["timeline", SAMPLE, "--dates", "5", "--sentences", "1"]);
    assert_eq!(contract::faults("timeline", &out), Vec::<String>::new());
    let dates = out["dates"].as_array().unwrap();
    assert_eq!(dates.len(), 5);
    let scores: Vec<f64> = dates.iter().map(|d| d["score"].as_f64().unwrap()).collect();
    assert!(
        scores.is_sorted_by(|a, b| a >= b),
        "most important first: {scores:?}"
    );
    for date in dates {
        assert_eq!(date["sentences"].as_array().unwrap().len(), 1);
    }
}

#[test]
fn the_contract_finds_what_breaks_it() {
    let broken = serde_json::json!({ "document": "x1", "start": -1 });
    let faults = contract::faults("place", &broken);
    assert_eq!(faults.len(), 3, "{faults:?}");
}
