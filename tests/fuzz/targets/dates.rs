//! Date expressions of any text.
#![no_main]

#[allow(dead_code)] // each target runs one of the checks
#[path = "../../support/any_text.rs"]
mod any_text;

libfuzzer_sys::fuzz_target!(|input: (u32, bool, &str)| any_text::dates(input.0, input.1, input.2));
