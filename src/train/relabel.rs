//! Brings sets that were annotated by different rules under one: what serves a reader's filter.

use super::data::{Article, Name, OTHER, Sentence};
use crate::entity::lexicon::Lexicon;

/// Applies the rules to a set; `set` is its file's name.
pub(super) fn apply(set: &str, articles: &mut [Article], lexicon: &Lexicon) {
    for sentence in articles.iter_mut().flatten() {
        let names = std::mem::take(&mut sentence.names);
        sentence.names = names
            .into_iter()
            .filter_map(|n| one(set, sentence, n, lexicon))
            .collect();
    }
}

fn one(set: &str, sentence: &Sentence, mut name: Name, lexicon: &Lexicon) -> Option<Name> {
    if name.kind == OTHER {
        return None;
    }
    let words = |n: &Name| sentence.tokens[n.first..n.end].to_vec();
    let re3d = set == "re3d";
    while name.end - name.first > 1 && determiner(&sentence.tokens[name.first], re3d) {
        name.first += 1;
    }
    if name.kind == 0 {
        while name.end - name.first > 1 && lexicon.is_title_word(&sentence.tokens[name.first]) {
            name.first += 1;
            if sentence.tokens[name.first] == "." && name.end - name.first > 1 {
                name.first += 1;
            }
        }
    }
    let tokens = words(&name);
    let single = (tokens.len() == 1).then(|| tokens[0].as_str());
    let capital = tokens.iter().any(|t| t.contains(char::is_uppercase));
    if single.is_some_and(|w| PRONOUNS.contains(&w.to_lowercase().as_str())) {
        return None;
    }
    if matches!(set, "re3d" | "sec" | "gum" | "wikigold") && !capital {
        return None;
    }
    if lexicon.is_people(&tokens.join(" ")) {
        return None;
    }
    match (set, single) {
        (
            "sec",
            Some(
                "Borrower" | "Lender" | "Bank" | "Company" | "Agent" | "Executive" | "Employer"
                | "Tenant" | "Landlord",
            ),
        ) => return None,
        ("gum", Some(w)) if COMMON.contains(&w) => return None,
        _ => {}
    }
    if set == "re3d" {
        let lower = tokens.iter().any(|t| t.starts_with(char::is_lowercase));
        if tokens[0].starts_with(char::is_lowercase)
            || tokens.len() > 6
            || tokens.iter().any(|t| t == ",")
            || (name.kind == 0 && lower)
        {
            return None;
        }
        if lexicon.country(&tokens.join(" ")).is_some() {
            name.kind = 2;
        }
    }
    if set == "btc" {
        let before = name
            .first
            .checked_sub(1)
            .map(|i| sentence.tokens[i].as_str());
        if before == Some("@") || tokens.iter().any(|t| t.contains('@')) {
            return None;
        }
    }
    Some(name)
}

fn determiner(word: &str, any_case: bool) -> bool {
    if any_case {
        DETERMINERS.contains(&word.to_lowercase().as_str())
    } else {
        DETERMINERS.contains(&word)
    }
}

const DETERMINERS: [&str; 17] = [
    "the", "a", "an", "our", "all", "its", "their", "his", "her", "my", "this", "that", "these",
    "those", "some", "both", "your",
];
const PRONOUNS: [&str; 18] = [
    "he", "she", "it", "they", "we", "i", "you", "him", "her", "them", "us", "me", "who", "his",
    "their", "its", "our", "my",
];
const COMMON: [&str; 44] = [
    "Secretary",
    "Court",
    "Church",
    "Director",
    "Congressman",
    "City",
    "Team",
    "President",
    "Chairman",
    "Professor",
    "Committee",
    "Council",
    "Board",
    "Department",
    "Commission",
    "Government",
    "State",
    "University",
    "College",
    "School",
    "Institute",
    "Company",
    "Bank",
    "Party",
    "Minister",
    "Senator",
    "Governor",
    "Mayor",
    "Judge",
    "Plaintiff",
    "Defendant",
    "Petitioner",
    "Respondent",
    "Mom",
    "Dad",
    "Mother",
    "Father",
    "God",
    "Lord",
    "River",
    "Island",
    "Earth",
    "Sun",
    "Moon",
];
