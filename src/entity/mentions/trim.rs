//! What is no part of a name cut off; what is no name dropped.

use super::{is_small, span, starts_upper};
use crate::entity::engine::Found;
use crate::entity::lexicon::Lexicon;
use crate::model::EntityKind;
use crate::text::Parsed;
use std::collections::HashSet;

/// Cuts what is no part of a name, sets the kind where the tables are sure; false drops it.
pub(super) fn tidy(parsed: &Parsed, found: &mut Found, lexicon: &Lexicon) -> bool {
    while found.tokens.len() > 1 && trims_front(parsed, found, lexicon) {
        found.tokens.start += 1;
    }
    while found.tokens.len() > 1 && trims_back(parsed, found) {
        found.tokens.end -= 1;
    }
    let text = span(parsed, &found.tokens).of(parsed.text);
    if lexicon.is_people(text) || !text.contains(is_latin) || is_plural(text) {
        return false;
    }
    if let Some(known) = lexicon.known(text) {
        found.kind = known.kind;
        return true;
    }
    let last = parsed.word(found.tokens.end - 1);
    if found.tokens.len() > 1 && lexicon.is_legal_form(last) {
        found.kind = EntityKind::Org;
    }
    if found.tokens.len() == 1 && (lexicon.is_never(text) || text.chars().nth(1).is_none()) {
        return false;
    }
    (found.tokens.clone()).any(|t| {
        let word = parsed.word(t);
        !lexicon.is_never(word) && !lexicon.is_company_end(word)
    })
}

/// The model learned no other letters.
fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

/// "MPs", "PCs": several of a sort, no name.
fn is_plural(text: &str) -> bool {
    text.strip_suffix('s')
        .is_some_and(|t| t.len() > 1 && t.chars().all(|c| c.is_ascii_uppercase()))
}

fn trims_front(parsed: &Parsed, found: &Found, lexicon: &Lexicon) -> bool {
    let word = parsed.word(found.tokens.start);
    let next = parsed.word(found.tokens.start + 1);
    if !word.starts_with(char::is_alphanumeric) {
        return true;
    }
    if is_small(word) && found.tokens.clone().any(|t| starts_upper(parsed.word(t))) {
        let tail = matches!(word, "s" | "the" | "of" | "and" | "in" | "for" | "or");
        return tail || (found.kind == EntityKind::Person && !lexicon.is_particle(word));
    }
    if found.kind != EntityKind::Person {
        // "Italian bank" before "Mediobanca".
        let small = found
            .tokens
            .clone()
            .skip(1)
            .take_while(|t| is_small(parsed.word(*t)));
        let small = small.count();
        let common = small > 0 && small < found.tokens.len() - 1 && !is_link(next);
        return common && found.kind == EntityKind::Org && lexicon.is_people(word);
    }
    // "U.S." before "Trade Representative Clayton Yeutter".
    if found.tokens.len() > 3 && lexicon.is_title_word(next) && lexicon.known(word).is_some() {
        return true;
    }
    let title = lexicon.is_title_word(word) || lexicon.is_people(word);
    title && (starts_upper(next) || matches!(next, "." | "-")) || (word == "." || word == "-")
}

/// Small words inside names.
fn is_link(word: &str) -> bool {
    matches!(word, "of" | "for" | "and" | "de" | "la" | "du")
}

fn trims_back(parsed: &Parsed, found: &Found) -> bool {
    let end = found.tokens.end;
    let word = parsed.word(end - 1);
    let hyphen = end > 1 && parsed.word(end - 2) == "-";
    let first = parsed.word(found.tokens.start);
    matches!(
        word,
        "of" | "and"
            | "the"
            | "'s"
            | "’s"
            | ","
            | ":"
            | ";"
            | "\""
            | "'"
            | "’"
            | "-"
            | "("
            | "“"
            | "”"
            | "&"
            | "/"
    ) || (found.kind == EntityKind::Person && is_small(word) && !hyphen && starts_upper(first))
}

/// Drops single words that the text also has in small letters, unless the model was sure: "Summit".
pub(super) fn drop_common_words(parsed: &Parsed, found: &mut Vec<Found>, lexicon: &Lexicon) {
    const SURE: f32 = 0.9;
    let small: HashSet<&str> = (0..parsed.tokens.len())
        .map(|i| parsed.word(i))
        .filter(|w| w.starts_with(char::is_lowercase))
        .collect();
    found.retain(|f| {
        let word = parsed.word(f.tokens.start);
        f.tokens.len() > 1
            || f.score >= SURE
            || lexicon.known(word).is_some()
            || !word.starts_with(char::is_uppercase)
            || !small.contains(word.to_lowercase().as_str())
    });
}
