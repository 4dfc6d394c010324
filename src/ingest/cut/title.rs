//! Headlines.

use crate::ingest::draft::Meta;
use crate::ingest::furniture::{self, normal};
use crate::ingest::header;
use crate::ingest::lines::Line;
use crate::ingest::sources;

/// Which of the lines above the body is the headline: the one that the metadata gives, else the very
/// first line, else the first of three words or more, else of two. A newspaper's name is one only if
/// nothing else is.
pub fn choose(lines: &[Line], candidates: &[usize], meta: &Meta) -> Option<usize> {
    let mut all = candidates.iter().copied();
    if let Some(title) = &meta.title {
        let site = meta.source.as_deref();
        let title = normal(without_site(title, site).0);
        return all.find(|i| normal(without_site(&lines[*i].text, site).0) == title);
    }
    let of_words = |least: usize| {
        candidates
            .iter()
            .copied()
            .find(|i| lines[*i].words >= least && header::outlet(&lines[*i].text).is_none())
    };
    of_words(2)
        .filter(|i| *i == 0)
        .or_else(|| of_words(3))
        .or_else(|| of_words(2))
        .or_else(|| all.next())
}

/// The headline without the names of site and section around it, and the source that it names.
/// `body` is the text below: words that it uses together are no section's name.
pub fn clean(title: &str, site: Option<&str>, body: &str) -> (String, Option<String>) {
    let title = joined(title);
    let (title, source) = without_site(&title, site);
    let cut = ["|", "·", "»"].iter().find_map(|sign| {
        let (head, rest) = title.split_once(sign)?;
        let name = header::outlet(head).or_else(|| sources::by_name(head).map(str::to_owned))?;
        Some((name, rest.trim()))
    });
    match cut {
        Some((name, rest)) if !rest.is_empty() => (
            without_section(rest, body).to_owned(),
            source.or(Some(name)),
        ),
        _ => (title.to_owned(), source),
    }
}

/// With single spaces.
pub(super) fn joined(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// "Harbour opens - BBC News" without its last part, and the source that this part names.
fn without_site<'a>(title: &'a str, site: Option<&str>) -> (&'a str, Option<String>) {
    for sign in [" | ", " - ", " – ", " — ", " :: ", " · ", " » "] {
        let Some((head, tail)) = title.rsplit_once(sign) else {
            continue;
        };
        if let Some(name) = sources::by_name(tail) {
            return (head.trim(), Some(name.to_owned()));
        }
        if site.is_some_and(|s| normal(s) == normal(tail)) {
            return (head.trim(), None);
        }
    }
    (title.trim(), None)
}

/// "World Twelve days in Alba" without the section that was run together with it.
fn without_section<'a>(title: &'a str, body: &str) -> &'a str {
    let Some((section, rest)) = title.split_once(' ') else {
        return title;
    };
    let second = rest.split_whitespace().next().unwrap_or_default();
    let together = format!("{section} {second}");
    if furniture::is_known(section)
        && second.starts_with(char::is_uppercase)
        && !body.contains(&together)
    {
        rest.trim()
    } else {
        title
    }
}

/// A title for a text without one: the file's name if it reads as a headline, else the first words of
/// the text.
pub fn of_text(stem: &str, text: &str) -> String {
    let words: Vec<&str> = stem
        .split([' ', '_', '-', '+'])
        .filter(|w| !w.is_empty())
        .collect();
    let letters = |w: &&&str| w.len() > 1 && w.chars().all(char::is_alphabetic);
    if words.iter().filter(letters).count() >= 3 {
        return words.join(" ");
    }
    let first = text.split('\n').map(str::trim).find(|l| !l.is_empty());
    first.map_or_else(|| stem.to_owned(), shortened)
}

/// Longest title made of a sentence, in characters.
const SHORT: usize = 80;

fn shortened(sentence: &str) -> String {
    let mut out = String::new();
    let mut length = 0;
    for word in sentence.split_whitespace() {
        let more = word.chars().count() + 1;
        if length > 0 && length + more > SHORT {
            return format!("{}…", out.trim_end_matches([',', ';', ':', '—', '–', '-']));
        }
        if length > 0 {
            out.push(' ');
        }
        out.extend(word.chars().take(SHORT));
        length += more.min(SHORT);
    }
    out.trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_sites_and_sections_go() {
        let clean = |t| {
            clean(
                t,
                Some("Harbour Post"),
                "Twelve days it took. The World Bank paid.",
            )
        };
        let pair = |t: &str, s: Option<&str>| (t.to_owned(), s.map(str::to_owned));
        assert_eq!(
            clean("Port opens - BBC News"),
            pair("Port opens", Some("BBC News"))
        );
        assert_eq!(clean("Port opens | Harbour Post"), pair("Port opens", None));
        assert_eq!(clean("Port - opens late"), pair("Port - opens late", None));
        let said = pair("Twelve days in Alba", Some("The Alba Ledger"));
        assert_eq!(clean("The Alba Ledger | World Twelve days in Alba"), said);
        let kept = pair("World Bank pays", Some("The Alba Ledger"));
        assert_eq!(clean("The Alba Ledger | World Bank pays"), kept);
    }

    #[test]
    fn titles_of_texts_without_one() {
        assert_eq!(
            of_text("port_opens_at_last", "It blew."),
            "port opens at last"
        );
        assert_eq!(of_text("000_87a4", "It blew."), "It blew");
        let long = "word ".repeat(40);
        assert!(of_text("1", &long).chars().count() <= 81);
        assert_eq!(of_text("1", " \n"), "1");
    }
}
