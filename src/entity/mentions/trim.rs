//! What is no part of a name cut off; what is no name dropped.

use super::{is_small, kind, span, starts_upper};
use crate::entity::engine::{Engine, Found};
use crate::entity::gazetteer::{COUNTRY, REGION};
use crate::entity::lexicon::Lexicon;
use crate::entity::name::is_acronym;
use crate::model::EntityKind;
use crate::text::Parsed;
use std::collections::HashSet;

/// Cuts what is no part of a name, sets the kind where words are sure; false drops it.
pub(super) fn tidy(parsed: &Parsed, found: &mut Found, lexicon: &Lexicon) -> bool {
    cut_owner(parsed, found, lexicon);
    while found.tokens.len() > 1 && trims_front(parsed, found, lexicon) {
        found.tokens.start += 1;
    }
    while found.tokens.len() > 1 && trims_back(parsed, found, lexicon) {
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
    if let Some(kind) = kind::told(parsed, found, lexicon) {
        found.kind = kind;
    }
    if found.tokens.len() == 1 && (lexicon.is_never(text) || is_scrap(text)) {
        return false;
    }
    (found.tokens.clone()).any(|t| {
        let word = parsed.word(t);
        !lexicon.is_never(word)
            && !lexicon.is_company_end(word)
            && (is_acronym(word) || !is_mere_particle(word, lexicon))
    })
}

/// "Van" alone, but not "Ben".
fn is_mere_particle(word: &str, lexicon: &Lexicon) -> bool {
    let folded = word.to_lowercase();
    lexicon.is_particle(&folded) && !lexicon.is_given_name(&folded)
}

/// A letter, "You've", "Jr.": no name.
fn is_scrap(word: &str) -> bool {
    let contracted = |w: &str| {
        let ends = ["'ve", "'re", "'ll", "'m", "'d", "n't"];
        ends.iter().any(|e| w.ends_with(e))
    };
    word.chars().nth(1).is_none()
        || matches!(
            word.trim_end_matches('.'),
            "Jr" | "Sr" | "II" | "III" | "IV"
        )
        || (word.contains(['\'', '’']) && contracted(&word.replace('’', "'")))
}

/// "Colombia's Amazonía" without "Colombia's"; "Iranian Army's navy" without "'s navy".
fn cut_owner(parsed: &Parsed, found: &mut Found, lexicon: &Lexicon) {
    let mut inside = found.tokens.start + 1..found.tokens.end.saturating_sub(1);
    let Some(p) = inside.find(|t| matches!(parsed.word(*t), "'s" | "’s")) else {
        return;
    };
    let owner = span(parsed, &(found.tokens.start..p)).of(parsed.text);
    if lexicon.known(owner).is_some() || lexicon.is_people(owner) {
        found.tokens.start = p + 1;
    } else if (p + 1..found.tokens.end).all(|t| is_small(parsed.word(t))) {
        found.tokens.end = p;
    }
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
    let start = found.tokens.start;
    let (word, next) = (parsed.word(start), parsed.word(start + 1));
    if !word.starts_with(char::is_alphanumeric) {
        return true;
    }
    if is_small(word) && found.tokens.clone().any(|t| starts_upper(parsed.word(t))) {
        let tail = matches!(word, "s" | "the" | "of" | "and" | "in" | "for" | "or");
        let kind_of = next == "of" && lexicon.is_small_tail(word);
        return tail || kind_of || (found.kind == EntityKind::Person && !lexicon.is_particle(word));
    }
    if found.kind != EntityKind::Person {
        // "Syrian city of" before "Aleppo".
        let kind_of = found.kind == EntityKind::Place && lexicon.is_small_tail(next);
        if kind_of && found.tokens.len() > 3 && parsed.word(start + 2) == "of" {
            return true;
        }
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
    // "U.S." before "Trade Representative Clayton Yeutter", "Texas" before "Sen" ".".
    if lexicon.is_title_word(next) && lexicon.known(word).is_some() {
        return found.tokens.len() > 3 || is_cut_title(parsed, start + 1);
    }
    if lexicon.is_given_people(word) && starts_upper(next) && !lexicon.is_title_word(next) {
        return false;
    }
    if word == "Amir" && lexicon.is_title_word(next) {
        return true;
    }
    let title = lexicon.is_title_word(word) || lexicon.is_kin(word) || lexicon.is_people(word);
    title && (starts_upper(next) || matches!(next, "." | "-")) || (word == "." || word == "-")
}

/// "Sen", "Gov": a title with its dot behind it.
fn is_cut_title(parsed: &Parsed, token: usize) -> bool {
    let dot = parsed.tokens.get(token + 1);
    matches!(
        parsed.word(token),
        "Sen" | "Rep" | "Gov" | "Gen" | "Col" | "Lt" | "Sgt" | "Rev" | "Dr"
    ) && dot.is_some_and(|d| d.span.of(parsed.text) == ".")
}

/// Small words inside names.
fn is_link(word: &str) -> bool {
    matches!(word, "of" | "for" | "and" | "de" | "la" | "du")
}

fn trims_back(parsed: &Parsed, found: &Found, lexicon: &Lexicon) -> bool {
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
        || (starts_upper(first) && is_small_tail(parsed, end, lexicon))
        || matches!(
            word,
            "des" | "de" | "du" | "del" | "von" | "van" | "bin" | "ibn"
        )
}

/// Drops single words that the text also has in small letters, unless the model was sure ("Summit"),
/// and titles that stand alone and are nobody's family name ("the Sultan").
pub(super) fn drop_common_words(parsed: &Parsed, found: &mut Vec<Found>, lexicon: &Lexicon) {
    const SURE: f32 = 0.9;
    let small: HashSet<&str> = (0..parsed.tokens.len())
        .map(|i| parsed.word(i))
        .filter(|w| w.starts_with(char::is_lowercase))
        .collect();
    let people = found.iter().filter(|f| f.kind == EntityKind::Person);
    let families: HashSet<&str> = people
        .filter(|f| f.tokens.len() > 1)
        .flat_map(|f| [parsed.word(f.tokens.start), parsed.word(f.tokens.end - 1)])
        .collect();
    found.retain(|f| {
        let word = parsed.word(f.tokens.start);
        if f.tokens.len() > 1 || lexicon.known(word).is_some() {
            return true;
        }
        let role = f.kind == EntityKind::Person && lexicon.is_title_word(word);
        if role && !families.contains(word) {
            return false;
        }
        if !word.contains(char::is_uppercase) {
            // "taiwan", not "winterkill".
            return f.score >= SURE || is_on_the_map(word);
        }
        // Who writes "delaware" may write "Delaware" too.
        f.score >= SURE
            || !word.starts_with(char::is_uppercase)
            || !small.contains(word.to_lowercase().as_str())
            || (f.kind == EntityKind::Place && is_land(word))
    });
}

/// Whether the last word before a token is a small one that is no part of a name: "fighters"; with such
/// a word behind it, any small one ("interim" government).
fn is_small_tail(parsed: &Parsed, end: usize, lexicon: &Lexicon) -> bool {
    let behind = parsed
        .tokens
        .get(end)
        .map_or("", |t| t.span.of(parsed.text));
    let word = parsed.word(end - 1);
    lexicon.is_small_tail(word) || (is_small(word) && lexicon.is_small_tail(behind))
}

/// Whether the gazetteer has a word as a country, state or province.
fn is_land(word: &str) -> bool {
    let place = Engine::get().and_then(|e| e.gazetteer.find(word));
    place.is_some_and(|p| p.kinds & (COUNTRY | REGION) != 0)
}

/// Whether the gazetteer has a word that is printed without its capital.
fn is_on_the_map(word: &str) -> bool {
    let mut letters = word.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    let printed: String = first.chain(letters).collect();
    Engine::get().is_some_and(|e| e.gazetteer.find(&printed).is_some())
}
