//! Sentences: where one ends and the next begins.

use super::{Sentence, Token, TokenClass};
use crate::model::Span;
use serde::Deserialize;
use std::collections::HashSet;
use std::sync::LazyLock;

const TABLE: &str = include_str!("../../assets/lang/en/abbreviations.toml");
/// Lines longer than this (bytes) are paragraphs, not lines of a page.
const WIDEST_PAGE: usize = 120;

/// Tokens of the longest sentence; what has no stops at all is cut there.
const LONGEST: usize = 2000;
/// Tokens looked at behind a question in quotation marks, for who asked it.
const ATTRIBUTION: usize = 7;

/// Cuts at blank lines, at line breaks that the page's width does not explain, and at final stops
/// that no abbreviation explains. Closing quotes and brackets stay with their sentence.
pub(super) fn split(text: &str, tokens: &[Token]) -> Vec<Sentence> {
    let page = Page {
        text,
        tokens,
        width: page_width(text),
    };
    let mut out = Vec::new();
    let mut first = 0;
    for i in 0..tokens.len() {
        if page.ends(i) || i - first >= LONGEST {
            out.push(Sentence {
                span: Span {
                    start: tokens[first].span.start,
                    end: tokens[i].span.end,
                },
                tokens: first..i + 1,
            });
            first = i + 1;
        }
    }
    out
}

struct Page<'a> {
    text: &'a str,
    tokens: &'a [Token],
    width: usize,
}

impl<'a> Page<'a> {
    fn word(&self, i: usize) -> &'a str {
        self.tokens.get(i).map_or("", |t| t.span.of(self.text))
    }

    /// What stands between token `i` and the next.
    fn gap(&self, i: usize) -> &'a str {
        match (self.tokens.get(i), self.tokens.get(i + 1)) {
            (Some(a), Some(b)) => &self.text[a.span.end as usize..b.span.start as usize],
            _ => "",
        }
    }

    fn touch(&self, i: usize) -> bool {
        self.tokens[i].span.end == self.tokens[i + 1].span.start
    }

    /// Whether a sentence ends behind token `i`.
    fn ends(&self, i: usize) -> bool {
        if i + 1 >= self.tokens.len() {
            return true;
        }
        let gap = self.gap(i);
        match gap.matches('\n').count() {
            0 => {}
            1 if line_ends(self.text, self.tokens, i, self.width) => return true,
            1 => {}
            _ => return true,
        }
        let next = self.word(i + 1);
        if next == "»" || (gap.is_empty() && (is_closer(next) || is_stop(next))) {
            return false;
        }
        // Back over closing marks to the stop: `." `
        let mut stop = i;
        while stop > 0
            && is_closer(self.word(stop))
            && (self.touch(stop - 1) || self.word(stop) == "»")
        {
            stop -= 1;
        }
        let mark = self.word(stop);
        let dotted = self.tokens[stop].class == TokenClass::Word && mark.ends_with('.');
        if !is_stop(mark) && !dotted {
            return false;
        }
        if gap.is_empty() && stop == i {
            return is_wide(mark) || run_together(self.text, self.tokens, i);
        }
        if goes_on(next) || (stop < i && self.first_word(i + 1).is_some_and(goes_on)) {
            return false;
        }
        if dotted {
            return TABLES.openers.contains(next);
        }
        match mark {
            "." if stop > 0 && self.touch(stop - 1) => !self.abbreviates(stop - 1, next),
            _ if mark.starts_with(['?', '!']) && stop < i => !self.attributed(i + 1),
            "..." | "…" if stop == i && stop > 0 && !self.touch(stop - 1) => {
                TABLES.openers.contains(next)
            }
            _ => true,
        }
    }

    /// The first of the next tokens that is a word or number.
    fn first_word(&self, from: usize) -> Option<&'a str> {
        (from..from + 4)
            .map(|i| self.word(i))
            .find(|w| w.starts_with(char::is_alphanumeric))
    }

    /// Whether the stop behind word `i` belongs to the word.
    fn abbreviates(&self, i: usize, next: &str) -> bool {
        let word = self.word(i);
        let capitals = word.len() > 1 && !word.contains(char::is_lowercase);
        let usual;
        let word = if capitals {
            usual = capitalised(word);
            usual.as_str()
        } else {
            word
        };
        let letter = word.chars().count() == 1 && word.starts_with(char::is_uppercase);
        // "1. Open the door." at the beginning of a line.
        let item = word.len() <= 3
            && word.bytes().all(|b| b.is_ascii_digit())
            && (i == 0 || self.gap(i - 1).contains('\n'));
        item || TABLES.before_names.contains(word)
            || (TABLES.before_numbers.contains(word) && next.starts_with(char::is_numeric))
            || ((letter || TABLES.either.contains(word))
                && !TABLES.openers.contains(next)
                && !next.starts_with(is_opening_quote))
    }

    /// `“Why?” Minister Wang asked`: the words behind the marks say who spoke.
    fn attributed(&self, from: usize) -> bool {
        for i in from..from + ATTRIBUTION {
            let word = self.word(i);
            if TABLES.speaking.contains(word) {
                return i > from;
            }
            if is_stop(word)
                || word.starts_with([',', ':', ';'])
                || word.starts_with(is_opening_quote)
            {
                return false;
            }
        }
        false
    }
}

/// Begins in lower case, other than "iPhone" does.
fn goes_on(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_lowercase) && !chars.next().is_some_and(char::is_uppercase)
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    let first = chars.next().map(String::from).unwrap_or_default();
    first + &chars.as_str().to_lowercase()
}

/// "…he said.Download": a page's parts joined without a space.
fn run_together(text: &str, tokens: &[Token], i: usize) -> bool {
    let word = |j: usize| tokens.get(j).map_or("", |t| t.span.of(text));
    let before = i.checked_sub(1).map_or("", word);
    let next = word(i + 1);
    word(i) == "."
        && before.chars().count() > 2
        && before.chars().all(char::is_lowercase)
        && next.starts_with(char::is_uppercase)
        && next.chars().skip(1).all(char::is_lowercase)
        && next.chars().count() > 2
}

/// Whether a line's end behind token `i` is meant: the next word would have fitted into the line.
fn line_ends(text: &str, tokens: &[Token], i: usize, width: usize) -> bool {
    let next = tokens[i + 1].span;
    let next_word = text[next.start as usize..]
        .split_whitespace()
        .next()
        .unwrap_or_default();
    if width > WIDEST_PAGE {
        return !next_word.starts_with(char::is_lowercase);
    }
    let end = tokens[i].span.end as usize;
    // Looks back no further than a page is wide.
    let from = floor(text, end.saturating_sub(WIDEST_PAGE + 1));
    let line = text[from..end]
        .rfind('\n')
        .map_or(end - from, |n| end - from - n - 1);
    line + 1 + next_word.len() <= width && !next_word.starts_with(char::is_lowercase)
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The length that nineteen of twenty lines keep to, in bytes.
fn page_width(text: &str) -> usize {
    let mut lengths: Vec<usize> = text
        .lines()
        .map(|l| l.trim_end().len())
        .filter(|l| *l > 0)
        .collect();
    let n = lengths.len();
    if n < 4 {
        return usize::MAX;
    }
    lengths.sort_unstable();
    lengths[(n * 19 / 20).min(n - 1)]
}

fn is_stop(word: &str) -> bool {
    word.starts_with(['.', '!', '?', '…', '।', '؟', '۔']) || is_wide(word)
}

/// Stops of scripts that put no space behind them.
fn is_wide(word: &str) -> bool {
    word.starts_with(['。', '！', '？'])
}

fn is_closer(word: &str) -> bool {
    matches!(
        word.chars().next(),
        Some('"' | '”' | '’' | '\'' | '»' | ')' | ']')
    )
}

fn is_opening_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '‘' | '«')
}

#[derive(Deserialize)]
struct Lists {
    before_names: String,
    before_numbers: String,
    either: String,
    openers: String,
    speaking: String,
}

#[derive(Default)]
struct Tables {
    before_names: HashSet<&'static str>,
    before_numbers: HashSet<&'static str>,
    either: HashSet<&'static str>,
    openers: HashSet<&'static str>,
    speaking: HashSet<&'static str>,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    // The table is part of the binary; a test holds that it can be read.
    toml::from_str::<Lists>(TABLE).map_or_else(
        |_| Tables::default(),
        |lists| {
            let set = |words: String| words.leak().split_whitespace().collect::<HashSet<&str>>();
            Tables {
                before_names: set(lists.before_names),
                before_numbers: set(lists.before_numbers),
                either: set(lists.either),
                openers: set(lists.openers),
                speaking: set(lists.speaking),
            }
        },
    )
});

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sentences(text: &str) -> Vec<&str> {
        split(text, &super::super::tokens::split(text))
            .iter()
            .map(|s| s.span.of(text))
            .collect()
    }

    #[test]
    fn the_table_can_be_read() {
        assert!(!TABLES.openers.is_empty() && TABLES.before_names.contains("Mr"));
    }

    #[test]
    fn stops_end_sentences_but_those_of_abbreviations() {
        for (text, expected) in [
            (
                "Mr. Smith met Dr. J. B. Jones. They spoke.",
                &["Mr. Smith met Dr. J. B. Jones.", "They spoke."][..],
            ),
            (
                "On Jan. 22 he left the U.S. He came back.",
                &["On Jan. 22 he left the U.S.", "He came back."],
            ),
            ("The U.S. Senate voted.", &["The U.S. Senate voted."]),
            (
                "“We stay.” He left. “Why?” she asked.",
                &["“We stay.”", "He left.", "“Why?” she asked."],
            ),
            (
                "It costs 3.5 million. Inflation fell.",
                &["It costs 3.5 million.", "Inflation fell."],
            ),
            (
                "Acme Inc. said so. Acme Inc. The end.",
                &["Acme Inc. said so.", "Acme Inc.", "The end."],
            ),
            (
                "It is welcome,” he said.Download",
                &["It is welcome,” he said.", "Download"],
            ),
            (
                "Really? Yes! (No.) Well...",
                &["Really?", "Yes!", "(No.)", "Well..."],
            ),
        ] {
            assert_eq!(sentences(text), expected);
        }
    }

    #[test]
    fn line_breaks_count_unless_the_page_is_full() {
        let wrapped = "The council met on Monday to\nspeak of the new bridge over\nthe river that flooded in the\nspring. Nobody spoke against\nBuilding it.";
        assert_eq!(sentences(wrapped).len(), 2);
        let list = "Present\nPam Butler\nTom Martin\nThe meeting of the whole council began at noon in the hall";
        assert_eq!(sentences(list).len(), 4);
        assert_eq!(sentences("One\n\ntwo").len(), 2);
    }

    proptest! {
        #[test]
        fn all_tokens_of_any_text_are_in_one_sentence(text in "[A-Za-z.!?\"”’ \n\u{301}é]{0,200}") {
            let tokens = super::super::tokens::split(&text);
            let mut at = 0;
            for s in split(&text, &tokens) {
                prop_assert_eq!(s.tokens.start, at);
                prop_assert!(s.tokens.end > at);
                at = s.tokens.end;
            }
            prop_assert_eq!(at, tokens.len());
        }
    }
}
