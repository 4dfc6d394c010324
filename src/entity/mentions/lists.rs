//! What stands in one list is of one kind: "Beaufort West, Kannaland and Laingsburg".

use crate::entity::engine::Found;
use crate::entity::lexicon::Lexicon;
use crate::model::EntityKind;
use crate::text::Parsed;

/// Names in a list at least.
const LEAST: usize = 3;
/// Trust in its kind below which a single word takes the kind of the others.
const DOUBTFUL: f32 = 0.85;

/// Sets the kinds of doubtful words in lists of three names or more.
pub(super) fn agree(parsed: &Parsed, found: &mut [Found], lexicon: &Lexicon) {
    let mut start = 0;
    while start < found.len() {
        let mut end = start + 1;
        while end < found.len() && is_next(parsed, &found[end - 1], &found[end]) {
            end += 1;
        }
        if end - start >= LEAST {
            settle(parsed, &mut found[start..end], lexicon);
        }
        start = end;
    }
}

/// Whether a comma, "and" or "or" alone stands between two names.
fn is_next(parsed: &Parsed, a: &Found, b: &Found) -> bool {
    let between = a.tokens.end..b.tokens.start;
    let words = between.clone().map(|t| parsed.word(t));
    (1..=2).contains(&between.len())
        && words.clone().all(|w| matches!(w, "," | "and" | "or" | "&"))
        && words.clone().next() != words.clone().nth(1)
}

fn settle(parsed: &Parsed, list: &mut [Found], lexicon: &Lexicon) {
    let doubtful = |f: &Found| {
        let word = super::span(parsed, &f.tokens).of(parsed.text);
        f.tokens.len() == 1 && f.score < DOUBTFUL && lexicon.known(word).is_none()
    };
    let mut sure = [0usize; 4];
    let clear = list.iter().filter(|f| !doubtful(f));
    clear.for_each(|f| sure[f.kind as usize] += 1);
    let most = EntityKind::ALL
        .into_iter()
        .max_by_key(|k| sure[*k as usize]);
    let Some(kind) = most.filter(|k| {
        let of = sure[*k as usize];
        of > 1 && sure.iter().sum::<usize>() == of
    }) else {
        return;
    };
    list.iter_mut()
        .filter(|f| doubtful(f))
        .for_each(|f| f.kind = kind);
}
