//! The runs of digits and of letters of a printed date.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// Month of a name in any language of the table, 1 to 12. `name` is lower case, without final stop.
pub fn month_of(name: &str) -> Option<i8> {
    MONTHS.get(name).copied()
}

static MONTHS: LazyLock<HashMap<&'static str, i8>> = LazyLock::new(|| {
    let mut out = HashMap::new();
    let table = include_str!("../../../assets/lang/months.tsv");
    for line in table.lines().filter(|l| !l.starts_with('#')) {
        for (month, names) in (1..).zip(line.split('\t').skip(1)) {
            for name in names.split(' ') {
                // The first language that has a name keeps it.
                out.entry(name).or_insert(month);
            }
        }
    }
    out
});

/// A run of digits or of letters.
pub(super) struct Atom {
    /// Its bytes.
    pub range: Range<usize>,
    /// What it is.
    pub what: What,
}

/// What an atom may be in a date.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum What {
    /// Value and number of digits.
    Number(u32, usize),
    /// The name of a month.
    Month(i8),
    /// An ordinal's ending ("7th", "1er") or a small word between the parts ("de", "of").
    Glue,
    /// A year, month or day sign of Chinese, Japanese or Korean.
    Cjk,
    /// The T of ISO 8601.
    Tee,
    /// Any other word.
    Word,
}

/// Texts longer than this are no printed dates; keeps hostile input cheap.
const LONGEST: usize = 400;

/// The runs of a text.
pub(super) fn atoms(text: &str) -> Vec<Atom> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < text.len().min(LONGEST) {
        let Some(c) = text[at..].chars().next() else {
            break;
        };
        let end = |keep: fn(char) -> bool| {
            text[at..]
                .find(|d: char| !keep(d))
                .map_or(text.len(), |n| at + n)
        };
        let (to, what) = if c.is_ascii_digit() {
            let to = end(|d| d.is_ascii_digit());
            let what = text[at..to]
                .parse()
                .map_or(What::Word, |n| What::Number(n, to - at));
            (to, Some(what))
        } else if matches!(c, '年' | '月' | '日' | '년' | '월' | '일') {
            (at + c.len_utf8(), Some(What::Cjk))
        } else if c.is_alphabetic() {
            let to =
                end(|d| d.is_alphabetic() && !matches!(d, '年' | '月' | '日' | '년' | '월' | '일'));
            (to, Some(word(&text[at..to])))
        } else {
            (at + c.len_utf8(), None)
        };
        if let Some(what) = what {
            out.push(Atom {
                range: at..to,
                what,
            });
        }
        at = to;
    }
    out
}

fn word(word: &str) -> What {
    let lower = word.to_lowercase();
    match lower.as_str() {
        "t" => What::Tee,
        "st" | "nd" | "rd" | "th" | "er" | "º" | "o" | "de" | "del" | "of" | "the" | "den"
        | "di" | "г" => What::Glue,
        _ => month_of(&lower).map_or(What::Word, What::Month),
    }
}

/// What stands between two atoms.
pub(super) fn joined<'a>(text: &'a str, a: &Atom, b: &Atom) -> Option<&'a str> {
    text.get(a.range.end..b.range.start)
}
