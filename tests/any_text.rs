//! Texts made by machine: of words that the analysis knows, of any characters, and of both.
//! `tests/fuzz` runs the same checks for as long as it is let.

#![allow(clippy::unwrap_used)] // a test fails by it

#[path = "support/any_text.rs"]
mod any_text;

use proptest::prelude::*;

/// Pieces of news, among them what is easily cut in the wrong place.
const PIECES: &[&str] = &[
    "On",
    "3 May 2020",
    "last Friday",
    "2019-20",
    "the '80s",
    "12:30 GMT",
    "half a century",
    "GENEVA, Jan. 31 (Wire) --",
    "President",
    "Anna Berg",
    "U.N.",
    "the World Health Organization (WHO)",
    "Mr",
    "O’Neill",
    "北京",
    "Łódź",
    "said",
    "told reporters",
    "“We wait,”",
    "\"",
    "'",
    "»",
    "(",
    ")",
    "—",
    ",",
    ".",
    "...",
    "\n\n",
    "\r\n",
    "$7.4bn",
    "nearly 2 million",
    "a third of",
    "people",
    "were killed",
    "1,960,000",
    "€2-3m",
    "%",
    "-",
    "10,000-",
    "\u{200b}",
    "\u{feff}",
    "é\u{301}",
    "🦀",
    "\0",
];

fn news() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => prop::sample::select(PIECES).prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    (prop::collection::vec(piece, 0..60), prop::bool::ANY)
        .prop_map(|(pieces, spaced)| pieces.join(if spaced { " " } else { "" }))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn dates_lie_in_any_text_and_print_as_they_parse(day: u32, spanish: bool, text in news()) {
        any_text::dates(day, spanish, &text);
    }

    #[test]
    fn any_articles_are_analysed_and_compared(a in news(), b in news()) {
        any_text::articles([&a, &b]);
    }
}
