//! Articles, dates and numbers in few words.

use crate::app::View;
use crate::model::{DocId, Document, PublishedBy};
use crate::timeline;

/// Letters of an article's name where it is told in few words.
const NAME: usize = 24;

/// How an article is called in few words: its source; or its title if it has none, or if another one
/// `among` those shown has the same.
pub fn called<'a>(document: &Document, among: impl Iterator<Item = &'a Document>) -> String {
    let alike = among
        .filter(|other| other.source == document.source)
        .count();
    let name = match &document.source {
        Some(source) if alike < 2 => source,
        _ => &document.title,
    };
    match name.chars().count() {
        0..=NAME => name.clone(),
        _ => name.chars().take(NAME - 1).chain(['…']).collect(),
    }
}

/// Who tells what stands in an article: its source, or the article's title if it has none.
pub fn who(view: &View, id: DocId) -> String {
    called(view.corpus.document(id), std::iter::empty())
}

/// The publication date in words, with a sign where it is not from the page.
pub fn date(document: &Document) -> String {
    match document.published.moment {
        None => "undated".to_owned(),
        Some(moment) => {
            let words = timeline::label(moment.interval());
            match document.published.by {
                PublishedBy::Inferred => format!("{words} (inferred)"),
                _ => words,
            }
        }
    }
}

/// "17 May 2020" with the month cut to three letters.
pub fn short(date: &str) -> String {
    let cut = |word: &str| match word.chars().all(char::is_alphabetic) && word.chars().count() > 4 {
        true => word.chars().take(3).collect(),
        false => word.to_owned(),
    };
    date.split(' ').map(cut).collect::<Vec<String>>().join(" ")
}

/// A number with thin spaces between thousands.
pub fn thin(n: usize) -> String {
    let digits = n.to_string();
    if digits.len() < 5 {
        return digits;
    }
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push('\u{202f}');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::thin;

    #[test]
    fn thousands_are_set_apart() {
        assert_eq!(thin(1140), "1140");
        assert_eq!(thin(1_234_567), "1\u{202f}234\u{202f}567");
    }
}
