//! Which words differ between two aligned sentences.

use crate::event::clause_words;
use crate::model::Span;
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Words in a row that are the same though they stand elsewhere in the sentence.
const MOVED: usize = 3;
/// Longer passages are compared at their ends only.
const LONGEST: usize = 2_000;

/// The words that only one side has, as spans of each text, ordered; neighbours are joined.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Differences {
    /// In the first text.
    pub a: Vec<Span>,
    /// In the second text.
    pub b: Vec<Span>,
}

/// How finely words are told apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Strictness {
    /// Punctuation and case count for nothing, nor does moving words inside the sentence.
    #[default]
    Words,
    /// Every sign counts.
    Letters,
}

/// Compares a passage of one text with a passage of another, word by word.
pub fn differences(
    (text_a, a): (&str, Span),
    (text_b, b): (&str, Span),
    strictness: Strictness,
) -> Differences {
    let (words_a, words_b) = (words(text_a, a, strictness), words(text_b, b, strictness));
    let (mut differs_a, mut differs_b) = unequal(&words_a, &words_b);
    if strictness == Strictness::Words {
        forgive_moves(&words_a, &mut differs_a, &words_b, &mut differs_b);
    }
    Differences {
        a: joined(&words_a, &differs_a),
        b: joined(&words_b, &differs_b),
    }
}

type Word = (Span, String);

fn words(text: &str, span: Span, strictness: Strictness) -> Vec<Word> {
    match strictness {
        Strictness::Words => clause_words(span, text)
            .map(|s| (s, s.of(text).to_lowercase()))
            .collect(),
        Strictness::Letters => {
            let part = span.of(text);
            part.split_whitespace()
                .map(|w| {
                    let at = span.start as usize + (w.as_ptr() as usize - part.as_ptr() as usize);
                    (Span::new(at, at + w.len()), w.to_owned())
                })
                .collect()
        }
    }
}

/// For each word whether the other side lacks it at this place.
fn unequal(a: &[Word], b: &[Word]) -> (Vec<bool>, Vec<bool>) {
    let head = a.iter().zip(b).take_while(|(x, y)| x.1 == y.1).count();
    let rest = a.len().min(b.len()) - head;
    let tail = (a.iter().rev().zip(b.iter().rev()).take(rest))
        .take_while(|(x, y)| x.1 == y.1)
        .count();
    let (mut out_a, mut out_b) = (vec![false; a.len()], vec![false; b.len()]);
    let (middle_a, middle_b) = (head..a.len() - tail, head..b.len() - tail);
    out_a[middle_a.clone()].fill(true);
    out_b[middle_b.clone()].fill(true);
    if middle_a.len().max(middle_b.len()) > LONGEST {
        return (out_a, out_b);
    }
    let plain = |words: &[Word]| words.iter().map(|w| w.1.clone()).collect::<Vec<_>>();
    let (x, y) = (plain(&a[middle_a]), plain(&b[middle_b]));
    for op in capture_diff_slices(Algorithm::Myers, &x, &y) {
        if let DiffOp::Equal {
            old_index,
            new_index,
            len,
        } = op
        {
            out_a[head + old_index..head + old_index + len].fill(false);
            out_b[head + new_index..head + new_index + len].fill(false);
        }
    }
    (out_a, out_b)
}

/// Runs of words that both sides have, at different places, do not differ.
fn forgive_moves(a: &[Word], differs_a: &mut [bool], b: &[Word], differs_b: &mut [bool]) {
    let runs =
        |words: &[Word], differs: &[bool]| -> std::collections::BTreeMap<Vec<String>, usize> {
            (0..words.len().saturating_sub(MOVED - 1))
                .rev()
                .filter(|i| differs[*i..*i + MOVED].iter().all(|d| *d))
                .map(|i| (words[i..i + MOVED].iter().map(|w| w.1.clone()).collect(), i))
                .collect()
        };
    let there = runs(b, differs_b);
    for (run, i) in runs(a, differs_a) {
        if let Some(j) = there.get(&run) {
            differs_a[i..i + MOVED].fill(false);
            differs_b[*j..*j + MOVED].fill(false);
        }
    }
}

/// Spans of the words that differ, neighbours joined.
fn joined(words: &[Word], differs: &[bool]) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    for (i, (span, _)) in words.iter().enumerate() {
        if !differs[i] {
            continue;
        }
        match out.last_mut() {
            Some(last) if i > 0 && differs[i - 1] => last.end = span.end,
            _ => out.push(*span),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn marked(a: &str, b: &str, strictness: Strictness) -> (Vec<String>, Vec<String>) {
        let whole = |t: &str| Span::new(0, t.len());
        let got = differences((a, whole(a)), (b, whole(b)), strictness);
        let texts = |spans: &[Span], t: &str| spans.iter().map(|s| s.of(t).to_owned()).collect();
        (texts(&got.a, a), texts(&got.b, b))
    }

    #[test]
    fn only_words_that_differ_are_marked() {
        let (a, b) = marked(
            "He sent 50 ventilators, on Friday.",
            "He sent 70 new ventilators on friday",
            Strictness::Words,
        );
        assert_eq!((a, b), (vec!["50".into()], vec!["70 new".into()]));
    }

    #[test]
    fn moved_words_are_the_same_words() {
        let (a, b) = marked(
            "On Friday last week the bridge was closed to all lorries.",
            "The bridge was closed to all lorries on Friday last week.",
            Strictness::Words,
        );
        assert_eq!((a, b), (vec![], vec![]));
    }

    #[test]
    fn every_sign_counts_when_asked_for() {
        let (a, b) = marked("Yes, he said.", "Yes he said.", Strictness::Letters);
        assert_eq!((a, b), (vec!["Yes,".into()], vec!["Yes".into()]));
    }

    proptest! {
        #[test]
        fn any_text_is_marked_in_order_and_inside(a in "\\PC{0,80}", b in "\\PC{0,80}") {
            for strictness in [Strictness::Words, Strictness::Letters] {
                let whole = |t: &str| Span::new(0, t.len());
                let got = differences((&a, whole(&a)), (&b, whole(&b)), strictness);
                for (spans, text) in [(&got.a, &a), (&got.b, &b)] {
                    prop_assert!(spans.iter().all(|s| text.get(s.range()).is_some()));
                    prop_assert!(spans.windows(2).all(|w| w[0].end <= w[1].start));
                }
                prop_assert_eq!(differences((&a, whole(&a)), (&a, whole(&a)), strictness), Differences::default());
            }
        }
    }
}
