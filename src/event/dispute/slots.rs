//! Names by the words beside them: what stands in the same place of two sentences.

use super::side::Side;
use crate::event::sets::shared;
use crate::event::vocabulary;
use crate::event::words::{Sentences, runs};
use crate::model::Mention;

/// The words on either side of a name, which say what part it plays.
pub(super) fn slot(side: Side, mention: &Mention) -> (String, String) {
    let text = &side.document.text;
    let before = &text[side.span.start as usize..mention.span.start as usize];
    let after = &text[mention.span.end as usize..side.span.end as usize];
    let word = |w: Option<&str>| w.unwrap_or_default().to_lowercase();
    (
        word(before.split_whitespace().next_back()),
        word(after.split_whitespace().next()),
    )
}

/// Whether two names have a word in common, so that they may name the same.
pub(super) fn akin(a: Side, x: &Mention, b: Side, y: &Mention) -> bool {
    let mut stems = Sentences::default();
    let mut of =
        |s: Side, m: &Mention| stems.of_text(m.span.of(&s.document.text), &s.document.language);
    let (p, q) = (of(a, x), of(b, y));
    p.is_empty() || q.is_empty() || shared(&p, &q) > 0
}

/// Whether two sentences have other names after the same word ("the province of Orem", "the province
/// of Lunt"), recognised or not, so that they tell of two things.
pub(super) fn other_slot(a: Side, b: Side) -> bool {
    let (xs, ys) = (name_words(a), name_words(b));
    let only = |list: &[(String, String)], (_, name): &(String, String)| {
        !list.iter().any(|(_, other)| other == name)
    };
    xs.iter().filter(|x| only(&ys, x)).any(|x| {
        let same_slot = |y: &&(String, String)| y.0 == x.0 && only(&xs, y);
        ys.iter().any(|y| same_slot(&y))
    })
}

/// Runs of words with a capital inside a sentence, each with the joint before it.
fn name_words(side: Side) -> Vec<(String, String)> {
    let vocabulary = vocabulary::of(&side.document.language);
    let words: Vec<&str> = runs(side.span.of(&side.document.text)).collect();
    let capital = |w: &&&str| w.starts_with(char::is_uppercase);
    let mut out = Vec::new();
    for (i, word) in words.iter().enumerate() {
        let before = word.to_lowercase();
        if !vocabulary.joints.contains(&before) {
            continue;
        }
        let name: Vec<String> = words[i + 1..]
            .iter()
            .take_while(capital)
            .map(|w| w.to_lowercase())
            .collect();
        let time = name
            .first()
            .is_none_or(|w| vocabulary.time.contains_key(w.as_str()));
        if !time {
            out.push((before, name.join(" ")));
        }
    }
    out
}
