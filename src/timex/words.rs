//! Words and their numbers, looked up without making strings.

/// Number of a word; 0 is any word that no table has.
pub type WordId = u16;

/// No word of a table is longer, in bytes; longer ones are not looked up.
const LONGEST: usize = 24;

/// Words in lower case, found by a hash of their letters.
#[derive(Debug, Default)]
pub struct Words {
    /// Of a power of two; 0 is an empty place.
    slots: Vec<WordId>,
    words: Vec<Folded>,
}

/// A word in lower case with straight apostrophes, filled up with zeros.
type Folded = [u8; LONGEST];

impl Words {
    /// From the words by their numbers, which begin at 1. Words that are too long cannot be found.
    pub fn new<'a>(words: impl Iterator<Item = (&'a str, WordId)>) -> Self {
        let mut out = Self::default();
        let mut known: Vec<(Folded, WordId)> = words
            .filter_map(|(word, id)| Some((fold(word)?, id)))
            .collect();
        known.sort_by_key(|(_, id)| *id);
        let most = known.last().map_or(0, |(_, id)| usize::from(*id));
        out.words = vec![[0; LONGEST]; most + 1];
        out.slots = vec![0; (known.len() * 4).next_power_of_two().max(8)];
        for (word, id) in known {
            out.words[usize::from(id)] = word;
            let mut at = out.place(&word);
            while out.slots[at] != 0 {
                at = (at + 1) & (out.slots.len() - 1);
            }
            out.slots[at] = id;
        }
        out
    }

    /// The number of a word in any case; 0 if it is not known.
    pub fn id(&self, word: &str) -> WordId {
        let Some(folded) = fold(word).filter(|_| !self.slots.is_empty()) else {
            return 0;
        };
        let mut at = self.place(&folded);
        loop {
            match self.slots[at] {
                0 => return 0,
                id if self.words[usize::from(id)] == folded => return id,
                _ => at = (at + 1) & (self.slots.len() - 1),
            }
        }
    }

    fn place(&self, word: &Folded) -> usize {
        let eight = |at: usize| u64::from_le_bytes(std::array::from_fn(|i| word[at + i]));
        let mixed = eight(0) ^ eight(8).rotate_left(23) ^ eight(16).rotate_left(41);
        let hash = (mixed ^ mixed >> 29).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        (hash >> 40) as usize & (self.slots.len() - 1)
    }
}

/// Lower case with straight apostrophes; `None` for words that are too long.
fn fold(word: &str) -> Option<Folded> {
    let mut out = [0; LONGEST];
    if word.len() > LONGEST {
        return None;
    }
    if word.is_ascii() {
        for (to, from) in out.iter_mut().zip(word.bytes()) {
            *to = from.to_ascii_lowercase();
        }
        return Some(out);
    }
    let mut at = 0;
    for c in word.chars().flat_map(char::to_lowercase) {
        let c = if c == '’' { '\'' } else { c };
        let next = at + c.len_utf8();
        c.encode_utf8(out.get_mut(at..next)?);
        at = next;
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_any_case() {
        let words = ["may", "’s", "miércoles", "-"];
        let table = Words::new(words.iter().copied().zip(1..));
        assert_eq!(table.id("May"), 1);
        assert_eq!(table.id("'S"), 2);
        assert_eq!(table.id("MIÉRCOLES"), 3);
        assert_eq!(table.id("-"), 4);
        assert_eq!(table.id("mayo"), 0);
        assert_eq!(table.id(&"x".repeat(10_000)), 0);
        assert_eq!(Words::default().id("may"), 0);
    }
}
