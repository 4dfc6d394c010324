//! Text reuse on pairs made by machine: passages moved, cut, wrapped anew and lightly edited.

use super::{PairKind, of_documents};
use crate::event::fixture::document;
use crate::event::sets::mix;
use crate::model::Document;
use std::collections::BTreeSet;

/// A small generator of the same numbers in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = mix(self.0, 0x51ed);
        (self.0 >> 20) as usize % sides.max(1)
    }
}

/// Words as frequent as in real texts: a few common ones, many rare ones.
fn sentence(dice: &mut Dice) -> Vec<String> {
    const COMMON: [&str; 24] = [
        "the",
        "of",
        "and",
        "to",
        "in",
        "a",
        "on",
        "for",
        "that",
        "with",
        "was",
        "by",
        "at",
        "from",
        "said",
        "its",
        "were",
        "has",
        "which",
        "had",
        "it",
        "government",
        "people",
        "year",
    ];
    let n = 6 + dice.roll(25);
    (0..n)
        .map(|i| {
            let word = match dice.roll(2) {
                0 => COMMON[dice.roll(COMMON.len())].to_owned(),
                _ => format!(
                    "{}{}",
                    SYLLABLES[dice.roll(SYLLABLES.len())],
                    SYLLABLES[dice.roll(SYLLABLES.len())]
                ),
            };
            if i == 0 { capital(&word) } else { word }
        })
        .collect()
}

const SYLLABLES: [&str; 20] = [
    "bar", "ton", "mel", "vic", "sar", "nor", "lin", "dor", "pas", "quen", "hul", "tres", "gim",
    "fa", "zor", "wen", "kal", "jut", "rox", "cym",
];

fn capital(word: &str) -> String {
    word[..1].to_uppercase() + &word[1..]
}

/// How a sentence is taken over.
fn edited(words: &[String], dice: &mut Dice) -> Vec<String> {
    let mut out = words.to_vec();
    match dice.roll(5) {
        // Word for word.
        0 => {}
        // Every eighth word another.
        1 => {
            let start = dice.roll(8);
            for word in out.iter_mut().skip(start).step_by(8) {
                *word = format!("other{}", dice.roll(1000));
            }
        }
        // The end cut off.
        2 => out.truncate((out.len() * 2 / 3).max(5)),
        // The two halves exchanged.
        3 => {
            let half = out.len() / 2;
            out.rotate_left(half);
        }
        // Some words put in.
        _ => {
            let at = dice.roll(out.len());
            for k in 0..1 + dice.roll(3) {
                out.insert(at, format!("more{k}"));
            }
        }
    }
    out[0] = capital(&out[0].to_lowercase());
    out
}

/// A text of these sentences, its lines broken anywhere, and where each sentence starts.
fn wrapped(sentences: &[Vec<String>], dice: &mut Dice) -> (String, Vec<usize>) {
    let (mut out, mut starts) = (String::new(), Vec::new());
    for words in sentences {
        starts.push(out.len());
        for (i, word) in words.iter().enumerate() {
            out.push_str(word);
            // No sentence may end like an abbreviation.
            let end = if word.len() > 3 { "." } else { " indeed." };
            out.push_str(if i + 1 == words.len() { end } else { "" });
            out.push(if dice.roll(9) == 0 { '\n' } else { ' ' });
        }
    }
    (out, starts)
}

type Made = (String, Vec<usize>);

/// Two texts, and which sentence of the second is taken from which of the first.
fn pair(seed: u64) -> (Made, Made, BTreeSet<(usize, usize)>) {
    let mut dice = Dice(seed);
    let a: Vec<Vec<String>> = (0..30).map(|_| sentence(&mut dice)).collect();
    let mut b = Vec::new();
    let mut taken = BTreeSet::new();
    for _ in 0..30 {
        if dice.roll(2) == 0 {
            let from = dice.roll(a.len());
            taken.insert((from, b.len()));
            b.push(edited(&a[from], &mut dice));
        } else {
            b.push(sentence(&mut dice));
        }
    }
    (wrapped(&a, &mut dice), wrapped(&b, &mut dice), taken)
}

#[test]
fn reused_sentences_are_found_and_no_others() {
    let (mut right, mut found, mut made) = (0, 0, 0);
    for seed in 1..=40 {
        let (a, b, taken) = pair(seed);
        let (one, two) = (document(&a.0), document(&b.0));
        // The program may cut sentences otherwise than they were made.
        let made_at = |starts: &[usize], d: &Document, sentence: usize| {
            let at = d.sentences[sentence].start as usize;
            starts.partition_point(|s| *s <= at) - 1
        };
        let got: BTreeSet<(usize, usize)> = of_documents(&[&one, &two], &[])
            .pairs
            .iter()
            .filter(|p| p.kind == PairKind::Verbatim)
            .map(|p| {
                let x = made_at(&a.1, &one, p.a.sentence);
                (x, made_at(&b.1, &two, p.b.sentence))
            })
            .collect();
        right += got.intersection(&taken).count();
        found += got.len();
        made += taken.len();
    }
    println!("reuse: {right} of {made} found, {found} reported");
    assert!(right * 100 >= made * 98, "{right} of {made} found");
    assert!(right * 100 >= found * 98, "{right} of {found} right");
}
