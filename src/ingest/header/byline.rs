//! Author lines.

use super::{WORDS, bare, is_name_word, recased};
use crate::ingest::furniture;
use crate::ingest::lines::Line;
use crate::timex::month_of;

/// The names of "By Ann Lee and Bo Ek in Port Alba"; `None` if it is no author line.
pub fn byline(line: &Line) -> Option<String> {
    if line.words > 18 || line.text.len() > 200 || line.is_sentence() {
        return None;
    }
    byline_of(&line.text)
}

/// The same for a part of a line.
pub(super) fn byline_of(text: &str) -> Option<String> {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let lower = text.to_lowercase();
    let word = WORDS.byline.iter().find(|w| {
        lower
            .strip_prefix(w.as_str())
            .is_some_and(|r| r.starts_with([' ', ':', '\u{a0}']))
    })?;
    // Lower case may be longer or shorter than what it came from; such a line is no author line.
    let rest = text.get(word.len()..)?;
    let names = names(rest.trim_start_matches([':', ' ', '\u{a0}']));
    let day = |w: &&str| WORDS.small.contains(&bare(w)) || month_of(&bare(w)).is_some();
    let fits = (1..=12).contains(&names.len())
        && names
            .iter()
            .all(|w| is_name_word(w) && !w.contains(|c: char| c.is_ascii_digit()))
        && !names.iter().all(day);
    fits.then(|| {
        let names = names.join(" ");
        recased(names.trim_end_matches([',', ';', '|', ':', '.', '/']))
    })
}

/// The words up to the end of the names.
fn names(text: &str) -> Vec<&str> {
    let mut names: Vec<&str> = Vec::new();
    let words: Vec<&str> = text.split_whitespace().take(20).collect();
    for (i, word) in words.iter().enumerate() {
        let sign = word.starts_with(['(', '|', '·', '•', '–', '—', '-', '/']);
        if sign || (is_end(word) && !names.is_empty()) {
            break;
        }
        names.push(word);
        // After a comma another author has a first and a last name; a place or a role may follow too.
        let another = words[i + 1..]
            .iter()
            .take_while(|w| is_name_word(w) && !is_end(w) && !WORDS.outlets.contains(&bare(w)))
            .take(3)
            .filter(|w| w.starts_with(char::is_uppercase));
        if word.ends_with([';', '|', ':']) || (word.ends_with(',') && another.count() < 2) {
            break;
        }
    }
    names
}

fn is_end(word: &str) -> bool {
    let word = bare(word);
    WORDS.byline_ends.contains(&word)
        || WORDS.published.contains(&word)
        || WORDS.updated.contains(&word)
        || word.starts_with(|c: char| c.is_ascii_digit())
}

/// A name of two to four words, as it stands alone below a headline.
pub fn is_personal_name(line: &Line) -> bool {
    let words: Vec<&str> = line.text.split_whitespace().collect();
    (2..=4).contains(&words.len())
        && !line.text.ends_with(['.', '?', '!', ':'])
        && words.iter().all(|w| {
            is_name_word(w)
                && w.chars().all(|c| c.is_alphabetic() || ".'’-".contains(c))
                && !WORDS.outlets.contains(&bare(w))
        })
        && words[0].starts_with(char::is_uppercase)
        && !furniture::is_known(&line.text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> Line {
        Line::new(text.to_owned(), true)
    }

    #[test]
    fn bylines() {
        for (text, name) in [
            ("By Ann Lee", "Ann Lee"),
            ("BY ANN LEE AND BO EK", "Ann Lee and Bo Ek"),
            ("By Ann Lee in Port Alba", "Ann Lee"),
            ("By Ann Lee, Washington", "Ann Lee"),
            (
                "By Ann Lee, Bo Ek and Cy Doe, Harbour Post",
                "Ann Lee, Bo Ek and Cy Doe",
            ),
            ("By Ann Lee, Harbour correspondent", "Ann Lee"),
            ("Written by: Jan van der Berg | May 3", "Jan van der Berg"),
            ("Por Marta Ríos", "Marta Ríos"),
        ] {
            assert_eq!(byline(&line(text)).as_deref(), Some(name), "{text}");
        }
        for text in [
            "By the numbers",
            "By Monday",
            "Byzantine art on show",
            "By 2030",
        ] {
            assert_eq!(byline(&line(text)), None, "{text}");
        }
    }

    #[test]
    fn lone_names() {
        assert!(is_personal_name(&line("Ann Lee")));
        assert!(is_personal_name(&line("Jan van der Berg")));
        assert!(is_personal_name(&line("ANN LEE")));
        for text in [
            "Harbour Daily",
            "Ann Lee reports",
            "Staff Reporter",
            "Lee",
            "the Ann Lee",
        ] {
            assert!(!is_personal_name(&line(text)), "{text}");
        }
    }
}
