//! Any two texts as articles.
#![no_main]

#[allow(dead_code)] // each target runs one of the checks
#[path = "../../support/any_text.rs"]
mod any_text;

libfuzzer_sys::fuzz_target!(|texts: (&str, &str)| any_text::articles([texts.0, texts.1]));
