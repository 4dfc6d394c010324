//! A text seen through the vocabulary: for each token its word and what it may mean.

use super::lists::{ListBits, Lists};
use super::near::{begins_paragraph, glued};
use super::numerals;
use super::vocabulary::{Category, Sense, Vocabulary, WordId};
use crate::text::{NumberWords, Parsed, TokenClass};

/// Words and meanings of all tokens of a text.
pub struct Scan<'a> {
    /// The text.
    pub parsed: &'a Parsed<'a>,
    vocabulary: &'a Vocabulary,
    words: Vec<WordId>,
    senses: Vec<Sense>,
    /// Where the senses of a token begin.
    from: Vec<u32>,
    /// Bits of the categories of a token, and [`PARAGRAPH`].
    marks: Vec<u64>,
}

/// Bit of a token before which a blank line stands.
pub const PARAGRAPH: u64 = 1 << 63;

impl<'a> Scan<'a> {
    /// Looks all tokens up.
    pub fn new(parsed: &'a Parsed<'a>, vocabulary: &'a Vocabulary, numbers: &NumberWords) -> Self {
        let count = parsed.tokens.len();
        let words: Vec<WordId> = (0..count).map(|i| vocabulary.id(parsed.word(i))).collect();
        let mut senses = Vec::with_capacity(count / 4);
        let mut from = Vec::with_capacity(count + 1);
        for (i, word) in words.iter().enumerate() {
            from.push(senses.len() as u32);
            let class = parsed.tokens[i].class;
            if class == TokenClass::Word && vocabulary.is_silent(*word) {
                continue;
            }
            if *word != 0 {
                let capital = parsed.word(i).starts_with(char::is_uppercase);
                vocabulary.senses(&words, i, capital, &mut senses);
                if vocabulary.numberish[*word as usize] {
                    numerals::spelled(parsed, i, numbers, &mut senses);
                }
            }
            match class {
                TokenClass::Number => numerals::digits(parsed, i, numbers, &mut senses),
                TokenClass::Sign => numerals::apostrophe(parsed, i, &mut senses),
                TokenClass::Word => {}
            }
            // The longest form is preferred.
            let own = &mut senses[from[i] as usize..];
            if own.len() > 1 {
                own.sort_by_key(|s| std::cmp::Reverse(s.tokens));
            }
        }
        from.push(senses.len() as u32);
        let marks = (0..count).map(|i| {
            let senses = &senses[from[i] as usize..from[i + 1] as usize];
            let bits = senses
                .iter()
                .fold(0, |bits, s| bits | 1 << s.category as u64);
            bits | if begins_paragraph(parsed, i) {
                PARAGRAPH
            } else {
                0
            }
        });
        let marks = marks.collect();
        Self {
            parsed,
            vocabulary,
            words,
            senses,
            from,
            marks,
        }
    }

    /// Bits of the categories of a token; none behind the end.
    pub fn mark(&self, token: usize) -> u64 {
        self.marks.get(token).copied().unwrap_or(0)
    }

    /// Number of tokens.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// What a token may mean; nothing behind the end.
    pub fn senses(&self, token: usize) -> &[Sense] {
        match (self.from.get(token), self.from.get(token + 1)) {
            (Some(a), Some(b)) => &self.senses[*a as usize..*b as usize],
            _ => &[],
        }
    }

    /// The sense of a category at a token.
    pub fn sense(&self, token: usize, category: Category) -> Option<Sense> {
        self.senses(token)
            .iter()
            .copied()
            .find(|s| s.category == category)
    }

    /// The word of a token; 0 for words that no table has, and behind the end.
    pub fn word(&self, token: usize) -> WordId {
        self.words.get(token).copied().unwrap_or(0)
    }

    /// Whether the words of two tokens tell of the same kind of event.
    pub fn are_kin(&self, a: usize, b: usize) -> bool {
        self.vocabulary.are_kin(self.word(a), self.word(b))
    }

    /// Whether the token begins where the one before ends.
    pub fn glued(&self, token: usize) -> bool {
        glued(self.parsed, token)
    }

    /// Whether a blank line stands before the token.
    pub fn begins_block(&self, token: usize) -> bool {
        self.mark(token) & PARAGRAPH != 0
    }

    /// The lists that a sign is in; none for words and numbers.
    pub fn lists_of_sign(&self, token: usize) -> ListBits {
        match self.parsed.tokens[token].class {
            TokenClass::Sign => self.lists(token),
            _ => 0,
        }
    }

    /// The lists that a token's word is in.
    pub fn lists(&self, token: usize) -> ListBits {
        let classes = self.vocabulary.classes;
        if token >= self.len() {
            return classes.sign;
        }
        let class = match self.parsed.tokens[token].class {
            TokenClass::Number => classes.number,
            TokenClass::Sign => classes.sign,
            TokenClass::Word if self.capital(token) => classes.capital,
            TokenClass::Word => 0,
        };
        class
            | self
                .vocabulary
                .lists_of(self.word(token), self.parsed.word(token))
    }

    /// The lists that the code asks for.
    pub fn known(&self) -> &'a Lists {
        &self.vocabulary.known
    }

    /// Whether a number goes on from one before it, as in a telephone number.
    pub fn inside_number(&self, token: usize) -> bool {
        let tokens = &self.parsed.tokens;
        token >= 2
            && tokens[token].class == TokenClass::Number
            && tokens[token - 2].class == TokenClass::Number
            && self.glued(token)
            && self.glued(token - 1)
            && matches!(self.parsed.word(token - 1), "-" | "/" | "." | ":" | ",")
    }

    /// Whether a token's word begins with a capital.
    pub fn capital(&self, token: usize) -> bool {
        token < self.len() && self.parsed.word(token).starts_with(char::is_uppercase)
    }

    /// Whether a line break stands before the token, or the text begins there.
    pub fn begins_line(&self, token: usize) -> bool {
        match (token.checked_sub(1), self.parsed.tokens.get(token)) {
            (Some(before), Some(here)) => {
                let gap = self.parsed.tokens[before].span.end as usize..here.span.start as usize;
                self.parsed.text[gap].contains('\n')
            }
            _ => true,
        }
    }

    /// Whether a sentence begins with the token.
    pub fn begins_sentence(&self, token: usize) -> bool {
        let sentence = self.parsed.sentences.get(self.sentence(token));
        sentence.is_some_and(|s| s.tokens.start == token)
    }

    /// Index of the sentence that holds a token.
    pub fn sentence(&self, token: usize) -> usize {
        self.parsed
            .sentences
            .partition_point(|s| s.tokens.end <= token)
    }
}
