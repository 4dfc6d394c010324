//! The options, as one table that parser and help read.

use super::Command::{self, Compare, Extract, Picture, Timeline, Window};

/// One option.
pub struct Opt {
    /// Its name, without the dashes.
    pub name: &'static str,
    /// What the value is called in the help; empty for a switch.
    pub value: &'static str,
    /// The commands that take it.
    pub of: &'static [Command],
    /// What it does, in a few words; lines of at most 55 columns.
    pub help: &'static str,
}

const READING: &[Command] = &[Window, Extract, Timeline, Compare, Picture];
const PRINTING: &[Command] = &[Extract, Timeline, Compare];

const fn opt(
    name: &'static str,
    value: &'static str,
    of: &'static [Command],
    help: &'static str,
) -> Opt {
    Opt {
        name,
        value,
        of,
        help,
    }
}

/// All options, in the order of the help.
#[rustfmt::skip]
pub const OPTIONS: &[Opt] = &[
    opt("format", "FORMAT", PRINTING, "text, json, jsonl, csv or markdown;\nof a timeline also html, ics or timelinejs"),
    opt("dates", "N", &[Timeline], "at most N key dates"),
    opt("sentences", "K", &[Timeline], "at most K sentences a key date"),
    opt("query", "QUERY", READING, "only what the query finds"),
    opt("date", "YYYY-MM-DD", READING, "publication date of articles that have none"),
    opt("plain", "", READING, "input is body text already: keep every character"),
    opt("jobs", "N", READING, "worker threads; as many as cores if not given"),
    opt("quiet", "", READING, "no progress, no warnings"),
    opt("out", "FILE.png", &[Picture], "the picture to write"),
    opt("screen", "NAME", &[Picture], "explorer, compare, ..."),
    opt("size", "WxH", &[Picture], "width and height in points"),
    opt("theme", "NAME", &[Picture], "light or dark"),
];

/// The option of this name.
pub fn find(name: &str) -> Option<&'static Opt> {
    OPTIONS.iter().find(|o| o.name == name)
}

/// The word that was probably meant: the nearest one, if few letters differ.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let allowed = (word.chars().count() / 3).clamp(1, 3);
    known
        .into_iter()
        .map(|k| (distance(word, k), k))
        .filter(|(d, _)| *d <= allowed)
        .min_by_key(|(d, _)| *d)
        .map(|(_, k)| k)
}

/// Letters to insert, remove, replace or swap with their neighbour (optimal string alignment).
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut before = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 0..a.len() {
        let mut row = vec![i + 1];
        for j in 0..b.len() {
            let changed = last[j] + usize::from(a[i] != b[j]);
            let mut best = changed.min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j] {
                best = best.min(before[j - 1] + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_is_named_only_if_near() {
        let names = || OPTIONS.iter().map(|o| o.name);
        assert_eq!(nearest("fromat", names()), Some("format"));
        assert_eq!(nearest("sentence", names()), Some("sentences"));
        assert_eq!(nearest("xyzzy", names()), None);
    }

    #[test]
    fn distance_counts_single_letters() {
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("jsno", "json"), 1);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("same", "same"), 0);
    }
}
