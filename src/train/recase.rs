//! Sentences printed without capitals or all in capitals, as posts and headlines are, so that the
//! model learns to do without them.

use super::data::Sentence;
use super::random::Random;

/// Of a hundred sentences, how many lose their capitals.
const SMALL: usize = 15;
/// Of a hundred sentences, how many are printed in capitals.
const LOUD: usize = 10;

/// Changes some sentences of an article; half of them are decided for the article as a whole.
pub(super) fn some(article: &mut [Sentence], random: &mut Random) {
    let whole = random.below(100);
    for sentence in article {
        let own = random.below(200);
        let tokens = sentence.tokens.iter_mut();
        match if own < 100 { own } else { whole } {
            n if n < SMALL => tokens.for_each(|t| *t = t.to_lowercase()),
            n if n < SMALL + LOUD => tokens.for_each(|t| *t = t.to_uppercase()),
            _ => {}
        }
    }
}
