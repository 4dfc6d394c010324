//! Lines that name the source.

use super::{WORDS, bare, is_name_word, recased};
use crate::ingest::lines::Line;
use crate::ingest::{furniture, sources};

/// The source that a line names and nothing else: "CGTN", "Source: Harbour Post".
pub fn source_line(line: &Line) -> Option<String> {
    if line.words > 10 || line.text.len() > 120 || line.is_sentence() {
        return None;
    }
    if let Some(name) = sources::by_name(&line.text) {
        return Some(name.to_owned());
    }
    let (label, value) = line.text.split_once([':', '：'])?;
    let value = value.trim().trim_end_matches(['.', ')', ']']);
    if value.is_empty() || !WORDS.source.contains(&bare(label)) {
        return None;
    }
    Some(match sources::by_name(value) {
        Some(name) => name.to_owned(),
        None => sources::by_address(value).unwrap_or_else(|| value.to_owned()),
    })
}

/// A name that reads as a newspaper's or a station's: "The Northern Ledger", "HARBOUR DAILY".
pub fn outlet(text: &str) -> Option<String> {
    let text = text.trim_matches(|c: char| c.is_whitespace() || "*_#|·•()[]".contains(c));
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_name = (2..=5).contains(&words.len())
        && text.len() <= 60
        && words.iter().all(|w| {
            (is_name_word(w) || *w == "of")
                && w.chars().all(|c| c.is_alphabetic() || ".'’&-".contains(c))
        })
        && words[0].starts_with(char::is_uppercase)
        && words.iter().any(|w| WORDS.outlets.contains(&bare(w)))
        && !furniture::is_known(text);
    is_name.then(|| recased(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_named() {
        let of = |t: &str| source_line(&Line::new(t.to_owned(), true));
        assert_eq!(of("CGTN").as_deref(), Some("CGTN"));
        assert_eq!(of("(Reuters)").as_deref(), Some("Reuters"));
        assert_eq!(of("Source: Harbour Post").as_deref(), Some("Harbour Post"));
        assert_eq!(of("Source: xinhuanet.com").as_deref(), Some("Xinhua"));
        assert_eq!(of("A source: he knew"), None);
    }

    #[test]
    fn outlets_by_their_words() {
        assert_eq!(
            outlet("The Northern Ledger").as_deref(),
            Some("The Northern Ledger")
        );
        assert_eq!(outlet("HARBOUR DAILY").as_deref(), Some("Harbour Daily"));
        for text in [
            "News",
            "World News",
            "Breaking News",
            "Storm hits the post",
            "Harbour",
            "",
        ] {
            assert_eq!(outlet(text), None, "{text}");
        }
    }
}
