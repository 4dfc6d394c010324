//! Titles and roles that stand before a name.

use crate::entity::lexicon::Lexicon;
use crate::model::Span;
use crate::text::Parsed;

/// The title that stands before a person's name: "Foreign Minister", "State Councilor and Foreign Minister".
pub(super) fn before(parsed: &Parsed, name: usize, lexicon: &Lexicon) -> Option<Span> {
    let mut first = name;
    while let Some(i) = first.checked_sub(1) {
        let word = parsed.word(i);
        let end = parsed.tokens[i].span.end as usize;
        let start = parsed.tokens[first].span.start as usize;
        if parsed.text[end..start].contains('\n') {
            break;
        }
        let joins = first < name
            && matches!(word, "and" | "&" | "-" | "of" | "the" | ".")
            && i.checked_sub(1)
                .is_some_and(|j| lexicon.is_title_word(parsed.word(j)))
            && (word == "." || lexicon.is_title_word(parsed.word(first)));
        let dot = word == "."
            && first == name
            && i.checked_sub(1)
                .is_some_and(|j| lexicon.is_title_word(parsed.word(j)));
        if !(lexicon.is_title_word(word) || joins || dot) {
            break;
        }
        first = i;
    }
    (first < name).then(|| Span {
        start: parsed.tokens[first].span.start,
        end: parsed.tokens[name - 1].span.end,
    })
}
