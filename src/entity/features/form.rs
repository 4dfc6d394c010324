//! What a word form tells by itself.

use super::REACH;
use crate::entity::clusters::Clusters;
use crate::entity::gazetteer::{CITY, COUNTRY, Gazetteer, REGION, SMALL};
use crate::entity::hash::{self, join};
use crate::entity::net::page::MARKS;
use crate::entity::net::{AFFIX_BITS, WORD_BITS};
use std::collections::HashMap;

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

/// Forms that are kept from text to text: some 500 bytes each, with what models make of them.
const MANY: usize = 16_384;

/// All that a word form tells by itself.
#[derive(Clone, Debug)]
pub(crate) struct Form {
    pub lower: u32,
    exact: u32,
    prefixes: [u32; 4],
    suffixes: [u32; 4],
    pub(super) shape: u32,
    /// How it is written.
    pub case: Case,
    pub(super) clusters: [u32; 4],
    /// Its index among the words that have clusters and a vector; out of range if it is not there.
    pub word: u32,
    /// The number of the first form met that has the same small letters.
    pub alike: u32,
}

impl Form {
    /// Looks at a word.
    pub fn new(word: &str, clusters: &Clusters) -> Self {
        let lower = word.to_lowercase();
        let ends = |n: usize| {
            lower
                .char_indices()
                .nth(n - 1)
                .map(|(i, c)| i + c.len_utf8())
        };
        let starts = |n: usize| lower.char_indices().nth_back(n - 1).map(|(i, _)| i);
        let hash = |part: &str| hash::of(part.as_bytes());
        let index = clusters.index(&lower);
        Self {
            lower: hash(&lower),
            exact: hash(word),
            prefixes: std::array::from_fn(|i| ends(i + 1).map_or(0, |end| hash(&lower[..end]))),
            suffixes: std::array::from_fn(|i| starts(i + 1).map_or(0, |at| hash(&lower[at..]))),
            shape: shape(word),
            case: case(word),
            clusters: clusters.at(index).map(u32::from),
            word: index.map_or(u32::MAX, |i| i as u32),
            alike: 0,
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
            word: u32::MAX,
            alike: number - 1,
        }
    }

    /// Rows of the net's hashed table: the word, then its affixes.
    pub fn rows(&self) -> [usize; 8] {
        let [_, p2, p3, p4] = self.prefixes;
        let [s1, s2, s3, s4] = self.suffixes;
        let mut at = 1 << WORD_BITS;
        let mut affix = |hash: u32| {
            let row = at + (hash >> (32 - AFFIX_BITS)) as usize;
            at += 1 << AFFIX_BITS;
            row
        };
        let word = (self.lower >> (32 - WORD_BITS)) as usize;
        [
            word,
            affix(p2),
            affix(p3),
            affix(p4),
            affix(s1),
            affix(s2),
            affix(s3),
            affix(s4),
        ]
    }

    /// Rows of the net's table of marks.
    pub fn marks(&self) -> [usize; 2] {
        [
            MARKS[0] + self.case as usize,
            MARKS[1] + (self.shape >> 23) as usize,
        ]
    }

    /// The features of this form standing `place - REACH` tokens from the one in question.
    pub fn unit(&self, place: usize, mut each: impl FnMut(u32, u32)) {
        let p = place as u32;
        let mut emit = |t, a, b, c| each(t, join(t, a, b, c));
        emit(1, p, self.lower, 0);
        emit(2, p, self.shape, 0);
        for (grain, c) in self.clusters.iter().enumerate() {
            emit(3, p, *c, grain as u32);
        }
        if place.abs_diff(REACH) == 1 {
            emit(4, p, self.suffixes[2], 0);
        }
        if place == REACH {
            emit(5, self.exact, 0, 0);
            for n in 0..4 {
                emit(6, self.prefixes[n], n as u32, 0);
                emit(7, self.suffixes[n], n as u32, 0);
                emit(8, self.clusters[n], n as u32, self.case as u32);
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

/// Word forms, each looked at once.
pub(crate) struct Forms<'a> {
    clusters: Clusters<'a>,
    numbers: HashMap<String, u32>,
    /// The first form of the same small letters, by their hash.
    alike: HashMap<u32, u32>,
    /// Bytes of all forms.
    bytes: usize,
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
            alike: HashMap::new(),
            bytes: 0,
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
        let mut form = Form::new(word, &self.clusters);
        form.alike = *self.alike.entry(form.lower).or_insert(n);
        self.list.push(form);
        self.bytes += word.len();
        self.numbers.insert(word.to_owned(), n);
        n
    }

    /// Whether there are so many that they are better forgotten.
    pub fn are_many(&self) -> bool {
        self.list.len() > MANY || self.bytes > MANY * 16
    }

    /// The gazetteer's code of a place printed in small letters, 0 if the word is none. `number` is
    /// the word's.
    pub(super) fn small_place(&mut self, number: u32, word: &str, gazetteer: &Gazetteer) -> u8 {
        let n = number as usize;
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
