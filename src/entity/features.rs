//! What the model looks at: the words around a token, their shapes, clusters and places.
//!
//! A feature is a hash. Those that one word form alone decides are apart from those of several
//! tokens, so that their weights can be summed once a form and place ([`Form::unit`]).

use super::clusters::{Clusters, GRAINS};
use super::gazetteer::{CITY, COUNTRY, Gazetteer, REGION, SMALL};
use super::hash::{self, join};
use std::collections::HashMap;
use std::ops::Range;

/// How far the model looks to either side, in tokens.
pub(crate) const REACH: usize = 2;
/// Places that a form can stand at, seen from the token in question: -2 to 2.
pub(crate) const PLACES: usize = 2 * REACH + 1;

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Case {
    Lower = 1,
    Initial,
    Caps,
    Inner,
    Mixed,
    Digit,
    Other,
    Edge,
}

/// All that a word form tells by itself.
#[derive(Clone, Debug)]
pub(crate) struct Form {
    lower: u32,
    exact: u32,
    prefixes: [u32; 4],
    suffixes: [u32; 4],
    shape: u32,
    /// How it is written.
    pub case: Case,
    clusters: [u32; 4],
}

impl Form {
    /// Looks at a word.
    pub fn new(word: &str, clusters: &Clusters) -> Self {
        let lower = word.to_lowercase();
        let cut = |n: usize, tail: bool| {
            let count = lower.chars().count();
            if count < n {
                return 0;
            }
            let skip = if tail { count - n } else { n };
            let at = lower
                .char_indices()
                .nth(skip)
                .map_or(lower.len(), |(i, _)| i);
            let part = if tail { &lower[at..] } else { &lower[..at] };
            hash::of(part.as_bytes())
        };
        Self {
            lower: hash::of(lower.as_bytes()),
            exact: hash::of(word.as_bytes()),
            prefixes: std::array::from_fn(|i| cut(i + 1, false)),
            suffixes: std::array::from_fn(|i| cut(i + 1, true)),
            shape: shape(word),
            case: case(word),
            clusters: clusters.of(&lower).map(u32::from),
        }
    }

    /// What stands before the first and after the last token.
    fn edge(number: u32) -> Self {
        Self {
            lower: number,
            exact: number,
            prefixes: [0; 4],
            suffixes: [0; 4],
            shape: number,
            case: Case::Edge,
            clusters: [5000 + number; 4],
        }
    }

    /// The features of this form standing `place - REACH` tokens from the one in question.
    pub fn unit(&self, place: usize, mut emit: impl FnMut(u32)) {
        let p = place as u32;
        emit(join(1, p, self.lower, 0));
        emit(join(2, p, self.shape, 0));
        for (grain, c) in self.clusters.iter().enumerate() {
            emit(join(3, p, *c, grain as u32));
        }
        if place.abs_diff(REACH) == 1 {
            emit(join(4, p, self.suffixes[2], 0));
        }
        if place == REACH {
            emit(join(5, self.exact, 0, 0));
            for n in 0..4 {
                emit(join(6, self.prefixes[n], n as u32, 0));
                emit(join(7, self.suffixes[n], n as u32, 0));
                emit(join(8, self.clusters[n], n as u32, self.case as u32));
            }
        }
    }
}

fn case(word: &str) -> Case {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let Some(first) = letters.next() else {
        return if word.contains(char::is_numeric) {
            Case::Digit
        } else {
            Case::Other
        };
    };
    let starts = word.starts_with(char::is_uppercase);
    let (mut upper, mut lower) = (0, 0);
    for c in letters {
        if c.is_uppercase() {
            upper += 1;
        } else {
            lower += 1;
        }
    }
    if !first.is_uppercase() {
        return if upper == 0 { Case::Lower } else { Case::Inner };
    }
    match (upper, lower) {
        _ if !starts => Case::Mixed,
        (0, 0) if word.len() > 1 => Case::Caps,
        (_, 0) if upper > 0 => Case::Caps,
        (0, _) => Case::Initial,
        _ => Case::Mixed,
    }
}

/// Capitals X, small letters x, digits d, others as they are; runs joined, 8 signs at most.
fn shape(word: &str) -> u32 {
    let mut out = String::new();
    let mut last = '\0';
    for c in word.chars() {
        let s = if c.is_uppercase() {
            'X'
        } else if c.is_alphabetic() {
            'x'
        } else if c.is_numeric() {
            'd'
        } else {
            c
        };
        if s != last {
            out.push(s);
            if out.chars().count() == 8 {
                break;
            }
        }
        last = s;
    }
    hash::of(out.as_bytes())
}

/// The word forms of a text, each looked at once.
pub(crate) struct Forms<'a> {
    clusters: Clusters<'a>,
    numbers: HashMap<String, u32>,
    /// Codes of places printed in small letters, by number, once they were looked up.
    small: Vec<Option<u8>>,
    /// By number; the first two stand before the first and after the last token.
    pub list: Vec<Form>,
}

impl<'a> Forms<'a> {
    /// None yet.
    pub fn new(clusters: Clusters<'a>) -> Self {
        Self {
            clusters,
            numbers: HashMap::new(),
            small: Vec::new(),
            list: vec![Form::edge(1), Form::edge(2)],
        }
    }

    /// The number of a word's form.
    pub fn number(&mut self, word: &str) -> u32 {
        if let Some(n) = self.numbers.get(word) {
            return *n;
        }
        let n = self.list.len() as u32;
        self.list.push(Form::new(word, &self.clusters));
        self.numbers.insert(word.to_owned(), n);
        n
    }

    /// The gazetteer's code of a place printed in small letters, 0 if the word is none.
    fn small_place(&mut self, word: &str, gazetteer: &Gazetteer) -> u8 {
        let n = self.number(word) as usize;
        if self.small.len() <= n {
            self.small.resize(self.list.len(), None);
        }
        let form = &self.list[n];
        *self.small[n].get_or_insert_with(|| {
            if form.case != Case::Lower || word.len() < 4 {
                return 0;
            }
            let mut chars = word.chars();
            let name: String = chars
                .next()
                .into_iter()
                .flat_map(char::to_uppercase)
                .chain(chars)
                .collect();
            let kinds = gazetteer.find(&name).map_or(0, |p| p.kinds);
            if kinds & (COUNTRY | CITY | REGION) == 0 {
                0
            } else {
                kinds | SMALL
            }
        })
    }
}

/// A sentence as the model sees it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sequence {
    /// Numbers of the forms, with `REACH` edges at both ends.
    pub forms: Vec<u32>,
    /// The gazetteer's code of each token.
    pub places: Vec<u8>,
    /// Of each token, the run of capitalised words that it stands in; empty if in none.
    pub runs: Vec<Range<u16>>,
}

impl Sequence {
    /// Reads a sentence.
    pub fn read(&mut self, words: &[&str], forms: &mut Forms, gazetteer: &Gazetteer) {
        self.forms.clear();
        self.forms.extend([0; REACH]);
        self.forms.extend(words.iter().map(|w| forms.number(w)));
        self.forms.extend([1; REACH]);
        gazetteer.mark(words, &mut self.places);
        for (code, word) in self.places.iter_mut().zip(words) {
            if *code == 0 {
                *code = forms.small_place(word, gazetteer);
            }
        }
        self.mark_runs(words);
    }

    /// Finds runs of capitalised words, with small words inside: "Ministry of Foreign Affairs".
    fn mark_runs(&mut self, words: &[&str]) {
        self.runs.clear();
        self.runs.resize(words.len(), 0..0);
        let upper = |i: usize| {
            words
                .get(i)
                .is_some_and(|w| w.starts_with(char::is_uppercase))
        };
        let mut i = 0;
        while i < words.len() {
            if !upper(i) {
                i += 1;
                continue;
            }
            let mut end = i + 1;
            loop {
                let links = words[end..]
                    .iter()
                    .take(2)
                    .take_while(|w| is_link(w))
                    .count();
                match (0..=links).find(|n| upper(end + n)) {
                    Some(n) => end += n + 1,
                    None => break,
                }
            }
            self.runs[i..end].fill(i as u16..end as u16);
            i = end;
        }
    }

    #[cfg(feature = "train")]
    /// Tokens.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// The features of token `i` that several tokens make together.
    pub fn context(&self, i: usize, forms: &Forms, mut emit: impl FnMut(u32)) {
        let at = |offset: usize| &forms.list[self.forms[i + offset] as usize];
        let [a2, a, t, b, b2] = [at(0), at(1), at(2), at(3), at(4)];
        let [ka2, ka, kt, kb, kb2] = [a2, a, t, b, b2].map(|f| f.case as u32);
        let first = u32::from(i == 0);
        emit(join(20, a.lower, t.lower, 0));
        emit(join(21, t.lower, b.lower, 0));
        emit(join(22, a.lower, b.lower, 0));
        emit(join(23, a.shape, t.shape, 0));
        emit(join(24, t.shape, b.shape, 0));
        emit(join(25, a.shape, t.shape, b.shape));
        emit(join(
            26,
            ka2 | ka << 4 | kt << 8 | kb << 12 | kb2 << 16,
            0,
            0,
        ));
        emit(join(27, kt, a.lower, 0));
        emit(join(28, kt, b.lower, 0));
        emit(join(29, kt, first, 0));
        emit(join(30, t.lower, first, 0));
        for n in 0..GRAINS.len() {
            emit(join(31, a.clusters[n], t.clusters[n], n as u32));
            emit(join(32, t.clusters[n], b.clusters[n], n as u32));
        }
        for n in 0..2 {
            let g = n as u32;
            emit(join(33, a.clusters[n], b.clusters[n], kt | g << 8));
            emit(join(34, a.clusters[n], ka | kt << 8, g));
            emit(join(35, b.clusters[n], kb | kt << 8, g));
        }
        let place = |j: Option<usize>| {
            j.and_then(|j| self.places.get(j))
                .map_or(0, |c| u32::from(*c))
        };
        let [pa, pt, pb] = [place(i.checked_sub(1)), place(Some(i)), place(Some(i + 1))];
        emit(join(36, pa, 0, 0));
        emit(join(37, pt, kt, 0));
        emit(join(38, pb, 0, 0));
        if pt != 0 {
            emit(join(39, pt, a.lower, 0));
            emit(join(40, pt, b.lower, 0));
            emit(join(41, pt, ka | kb << 8, 0));
        }
        if pa | pt | pb != 0 {
            emit(join(42, pa, pt, pb));
        }
        let run = &self.runs[i];
        if run.len() > 1 {
            self.run(i, run.start as usize..run.end as usize, forms, emit);
        }
    }

    /// What the run of capitalised words tells of token `i` in it.
    fn run(&self, i: usize, run: Range<usize>, forms: &Forms, mut emit: impl FnMut(u32)) {
        let at = |j: usize| &forms.list[self.forms[j] as usize];
        let (first, last) = (at(run.start + REACH), at(run.end - 1 + REACH));
        let (before, after) = (at(run.start + REACH - 1), at(run.end + REACH));
        let place = u32::from(i == run.start) | u32::from(i + 1 == run.end) << 1;
        let length = run.len().min(6) as u32;
        emit(join(50, last.lower, place, 0));
        emit(join(51, first.lower, place, 0));
        emit(join(52, before.lower, place, 0));
        emit(join(53, after.lower, place, 0));
        emit(join(54, length, place, 0));
        for n in 1..3 {
            emit(join(55, last.clusters[n], place, n as u32));
            emit(join(56, first.clusters[n], place, n as u32));
        }
        emit(join(57, first.clusters[1], last.clusters[1], place));
    }
}

/// Small words inside names.
fn is_link(word: &str) -> bool {
    matches!(
        word,
        "of" | "for"
            | "the"
            | "de"
            | "la"
            | "del"
            | "du"
            | "des"
            | "al"
            | "-"
            | "&"
            | "on"
            | "in"
            | "'s"
            | "’s"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_is_read_as_a_reader_sees_it() {
        for (word, expected) in [
            ("geneva", Case::Lower),
            ("Geneva", Case::Initial),
            ("WHO", Case::Caps),
            ("U.S.", Case::Caps),
            ("A", Case::Initial),
            ("iPhone", Case::Inner),
            ("McDonald", Case::Mixed),
            ("1,000", Case::Digit),
            ("--", Case::Other),
        ] {
            assert_eq!(case(word), expected, "{word}");
        }
    }
}
