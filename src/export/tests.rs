//! Every format, on one small corpus.

use super::fixture::{comparison, corpus, key_dates};
use super::{csv, html, ics, json, markdown, text, timelinejs};
use insta::assert_snapshot;
use std::io::{self, Write};

fn written(write: impl Fn(&mut dyn Write) -> io::Result<()>) -> String {
    let mut out = Vec::new();
    write(&mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn timeline_as_text() {
    assert_snapshot!(written(|out| text::timeline(
        out,
        &corpus(),
        &key_dates(),
        5
    )));
}

#[test]
fn comparison_as_text() {
    assert_snapshot!(written(|out| text::compare(out, &corpus(), &comparison())));
}

#[test]
fn extract_as_text() {
    assert_snapshot!(written(|out| text::extract(out, &corpus())));
}

#[test]
fn extract_as_json() {
    assert_snapshot!(written(|out| json::extract(out, &corpus())));
}

#[test]
fn timeline_as_json() {
    assert_snapshot!(written(|out| json::timeline(out, &key_dates())));
}

#[test]
fn comparison_as_json() {
    assert_snapshot!(written(|out| json::compare(out, &corpus(), &comparison())));
}

#[test]
fn timeline_as_csv() {
    assert_snapshot!(written(|out| csv::timeline(out, &corpus(), &key_dates())));
}

#[test]
fn comparison_as_csv() {
    assert_snapshot!(written(|out| csv::compare(out, &corpus(), &comparison())));
}

#[test]
fn extract_as_csv() {
    assert_snapshot!(written(|out| csv::extract(out, &corpus())));
}

#[test]
fn timeline_as_markdown() {
    assert_snapshot!(written(|out| markdown::timeline(
        out,
        &corpus(),
        &key_dates()
    )));
}

#[test]
fn comparison_as_markdown() {
    assert_snapshot!(written(|out| markdown::compare(
        out,
        &corpus(),
        &comparison()
    )));
}

#[test]
fn extract_as_markdown() {
    assert_snapshot!(written(|out| markdown::extract(out, &corpus())));
}

#[test]
fn timeline_as_calendar() {
    assert_snapshot!(written(|out| ics::timeline(out, &corpus(), &key_dates())));
}

#[test]
fn timeline_as_page() {
    let page = written(|out| html::timeline(out, &corpus(), &key_dates(), 5));
    assert_snapshot!(page.replace(include_str!("html/style.css"), ""));
}

#[test]
fn timeline_for_timelinejs() {
    assert_snapshot!(written(|out| timelinejs::timeline(
        out,
        &corpus(),
        &key_dates(),
        5
    )));
}
