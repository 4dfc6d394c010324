//! How likely each sentence of one article says the same as each of another.
//!
//! A sum of plain features, about as log-odds if the articles tell the same event.
//! Features and weights were chosen on ECB+ (topics 1-35, annotations CC BY 3.0), checked on topics
//! left out, and rounded; nothing else of that data is in here.

use crate::event::evidence::{self, Rarity};
use crate::event::sets::{common, shared};
use crate::event::telling::{Line, Telling};

/// Content sentences at the head of an article that tell its news.
const NEWS: u32 = 2;

/// Words for what happened, and the share of the stems by how rare they are, from which a pair is firm.
const FIRM: [(usize, f32); 3] = [(1, 0.35), (2, 0.25), (3, 0.2)];
/// The same for names, where what happened is told in other words.
const NAMED: usize = 2;
const LIKE_NAMED: f32 = 0.4;

/// Common numbers that count for a plain pair.
const NUMBERS: usize = 2;

/// Two articles, ready for weighing their sentences.
pub(super) struct Claims<'a> {
    a: &'a Telling,
    b: &'a Telling,
    own_a: Vec<f32>,
    own_b: Vec<f32>,
    rarity: Rarity,
}

impl<'a> Claims<'a> {
    pub fn of(a: &'a Telling, b: &'a Telling) -> Self {
        let most = most_shared(a, b);
        Self {
            a,
            b,
            own_a: own(a, b, most),
            own_b: own(b, a, most),
            rarity: Rarity::of([a, b]),
        }
    }

    /// Evidence that sentence `x` of the one and `y` of the other say the same.
    pub fn weigh(&self, x: usize, y: usize) -> f32 {
        let (s, t) = (&self.a.lines[x], &self.b.lines[y]);
        3.2 * evidence::stems(s, t) + 0.8 * shared(&s.deeds, &t.deeds) as f32
            - 0.27 * other_numbers(s, t)
            + 0.24 * evidence::met(&s.days, &t.days)
            + 0.6 * self.beside(x, y)
            + self.own_a[x]
            + self.own_b[y]
            - 3.0
    }

    /// Whether the two have so many rare words in common that a reader sees why they are joined.
    pub fn firm(&self, x: usize, y: usize) -> bool {
        let (s, t) = (&self.a.lines[x], &self.b.lines[y]);
        let told = shared(&s.told, &t.told);
        let like = self.rare(s, t);
        let named = shared(&s.names, &t.names) >= NAMED && like >= LIKE_NAMED;
        named || FIRM.iter().any(|(n, least)| told >= *n && like >= *least)
    }

    /// How plain to a reader it is that the two say the same: log-odds. `like`: stems in common; `own`:
    /// as `weigh` says; `top`: both stand far up.
    ///
    /// Fitted on 185 pairs of ECB+ articles that tell one event, judged for this by one reader.
    pub fn plain(&self, (x, y): (usize, usize), like: f32, own: f32, top: bool) -> f32 {
        let (s, t) = (&self.a.lines[x], &self.b.lines[y]);
        let numbers = shared(&s.numbers, &t.numbers).min(NUMBERS) as f32;
        let top = f32::from(u8::from(top));
        3.5 * like + 2.8 * self.rare(s, t) + 0.5 * own + 0.9 * numbers + 0.8 * top - 2.4
    }

    /// How many of the rare words of two sentences both have, by length.
    fn rare(&self, s: &Line, t: &Line) -> f32 {
        let rare = self.rarity.sum(common(&s.stems, &t.stems));
        let all = self.rarity.sum(s.stems.iter()) * self.rarity.sum(t.stems.iter());
        rare / all.sqrt().max(0.1)
    }

    /// How alike the sentences before and after are.
    fn beside(&self, x: usize, y: usize) -> f32 {
        let before = x.checked_sub(1).zip(y.checked_sub(1));
        let after = Some((x + 1, y + 1));
        let like = |(x, y): (usize, usize)| {
            let lines = self.a.lines.get(x).zip(self.b.lines.get(y));
            lines.map_or(0.0, |(s, t)| evidence::stems(s, t))
        };
        before.map_or(0.0, like) + after.map_or(0.0, like)
    }
}

/// 1 if both name numbers, but none in common.
fn other_numbers(s: &Line, t: &Line) -> f32 {
    let both = !s.numbers.is_empty() && !t.numbers.is_empty();
    f32::from(u8::from(both && shared(&s.numbers, &t.numbers) == 0))
}

/// What speaks for each sentence of an article whatever its partner is: that it tells the other's
/// news, in words that both articles often use, and is not short.
fn own(of: &Telling, other: &Telling, most: f32) -> Vec<f32> {
    let news: Vec<&Line> = (other.lines.iter())
        .filter(|l| l.content.is_some_and(|c| c < NEWS))
        .collect();
    let weigh = |line: &Line| {
        let like = news.iter().map(|l| evidence::stems(line, l));
        let common = line.stems.iter().map(|s| often(of, other, *s));
        0.8 * like.fold(0.0, f32::max)
            + 0.1 * common.sum::<f32>() / most
            + 0.22 * (1.0 + line.words.len() as f32).ln()
    };
    of.lines.iter().map(weigh).collect()
}

/// How often both articles use a stem.
fn often(a: &Telling, b: &Telling, stem: u64) -> f32 {
    ((a.sentences_of(stem) * b.sentences_of(stem)) as f32).sqrt()
}

/// The same for the stem that both use most; at least 1.
fn most_shared(a: &Telling, b: &Telling) -> f32 {
    let all = a.stems.iter().map(|(stem, _)| often(a, b, *stem));
    all.fold(1.0, f32::max)
}
