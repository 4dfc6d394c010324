//! How one wording of a passage differs from another, word by word.

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Longer passages are not compared.
const LONGEST: usize = 2_000;

/// Words of a run that may change places with what is left out before it.
const SHORT: usize = 3;

/// How a run of words stands to the other wording.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// Both have it.
    Same,
    /// Only the other wording has it, at this place.
    Dropped,
    /// Only this wording has it.
    Other,
}

/// A run of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The words, with single spaces between them.
    pub words: String,
    /// How they stand to the other wording.
    pub how: How,
}

/// A wording in pieces, with the words of `other` that it lacks where they would stand.
///
/// Punctuation and case count for nothing.
pub fn retold(wording: &str, other: &str) -> Vec<Piece> {
    let (here, there) = (words(wording), words(other));
    let mut out: Vec<Piece> = Vec::new();
    if here.len().max(there.len()) > LONGEST {
        push(&mut out, &here, How::Same);
        return out;
    }
    let keys = |words: &[&str]| words.iter().map(|w| key(w)).collect::<Vec<_>>();
    for op in capture_diff_slices(Algorithm::Myers, &keys(&there), &keys(&here)) {
        match op {
            DiffOp::Equal { new_index, len, .. } => {
                push(&mut out, &here[new_index..new_index + len], How::Same);
            }
            DiffOp::Delete {
                old_index, old_len, ..
            } => push(
                &mut out,
                &there[old_index..old_index + old_len],
                How::Dropped,
            ),
            DiffOp::Insert {
                new_index, new_len, ..
            } => push(&mut out, &here[new_index..new_index + new_len], How::Other),
            DiffOp::Replace {
                old_index,
                old_len,
                new_index,
                new_len,
            } => {
                push(
                    &mut out,
                    &there[old_index..old_index + old_len],
                    How::Dropped,
                );
                push(&mut out, &here[new_index..new_index + new_len], How::Other);
            }
        }
    }
    slide(&mut out);
    out
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

/// Letters and digits in lower case; signs alone are one and the same.
pub(super) fn key(word: &str) -> String {
    let plain = word.chars().filter(|c| c.is_alphanumeric());
    plain.flat_map(char::to_lowercase).collect()
}

/// Moves what is left out before a short run that it also ends with: "the -race … but the- most" is
/// "-the race … but- the most".
fn slide(out: &mut Vec<Piece>) {
    let mut i = 1;
    while i < out.len() {
        let (same, dropped) = (&out[i - 1], &out[i]);
        let begins = i == 1 || out[i - 2].how == How::Dropped;
        let fits = same.how == How::Same && dropped.how == How::Dropped && begins;
        let (run, rest): (Vec<&str>, Vec<&str>) = (words(&same.words), words(&dropped.words));
        let keys = |words: &[&str]| words.iter().map(|w| key(w)).collect::<Vec<_>>();
        if fits && run.len() < rest.len() && run.len() <= SHORT {
            let tail = rest.len() - run.len();
            if keys(&rest[tail..]) == keys(&run) {
                let left_out = [&run[..], &rest[..tail]].concat().join(" ");
                let kept = same.words.clone();
                out[i - 1] = Piece {
                    words: left_out,
                    how: How::Dropped,
                };
                out[i] = Piece {
                    words: kept,
                    how: How::Same,
                };
            }
        }
        i += 1;
    }
    let mut joined: Vec<Piece> = Vec::new();
    for piece in out.drain(..) {
        push(&mut joined, &words(&piece.words), piece.how);
    }
    *out = joined;
}

fn push(out: &mut Vec<Piece>, words: &[&str], how: How) {
    if words.is_empty() {
        return;
    }
    let words = words.join(" ");
    match out.last_mut() {
        Some(last) if last.how == how => {
            last.words.push(' ');
            last.words.push_str(&words);
        }
        _ => out.push(Piece { words, how }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn told(wording: &str, other: &str) -> String {
        let sign = |p: &Piece| match p.how {
            How::Same => p.words.clone(),
            How::Dropped => format!("-{}-", p.words),
            How::Other => format!("+{}+", p.words),
        };
        let pieces: Vec<String> = retold(wording, other).iter().map(sign).collect();
        pieces.join(" ")
    }

    #[test]
    fn words_dropped_and_altered_are_told_apart() {
        let long = "“We will not, under any condition, leave the city.”";
        assert_eq!(
            told("“We will not leave the town”", long),
            "“We will not -under any condition,- leave the -city.”- +town”+"
        );
        assert_eq!(told("we will NOT", "We will not."), "we will NOT");
        assert_eq!(told("", "a b"), "-a b-");
        let long = "The race is not between countries, but the most urgent";
        let short = told("the most urgent", long);
        assert_eq!(
            short,
            "-the race is not between countries, but- the most urgent"
        );
    }

    proptest! {
        #[test]
        fn every_word_of_both_is_there(a in "[a-c ]{0,40}", b in "[a-c ]{0,40}") {
            let pieces = retold(&a, &b);
            let of = |lacks: How| -> Vec<String> {
                let kept = pieces.iter().filter(|p| p.how != lacks);
                kept.flat_map(|p| p.words.split_whitespace().map(str::to_owned)).collect()
            };
            prop_assert_eq!(of(How::Dropped), a.split_whitespace().collect::<Vec<_>>());
            prop_assert_eq!(of(How::Other), b.split_whitespace().collect::<Vec<_>>());
        }
    }
}
