//! The tables of a language, compiled once: vocabulary, rules, holidays.

mod compile;

use super::holiday::Holiday;
use super::lists::ListBits;
use super::pattern::{Group, Look, Pattern, Trail};
use super::phrase::Fields;
use super::reading::{Narrowing, Reading};
use super::scan::Scan;
use super::vocabulary::{Category, Vocabulary};
use crate::model::Modifier;
use crate::text::NumberWords;
use jiff::civil::Date;

/// The compiled tables of a language.
pub struct Grammar {
    pub(super) vocabulary: Vocabulary,
    pub(super) numbers: &'static NumberWords,
    pub(super) holidays: Vec<Holiday>,
    /// First and last day of the stretches with a name.
    pub(super) ages: Vec<(Date, Date)>,
    pub(super) month_first: bool,
    rules: Vec<Rule>,
    /// The alternatives of all rules, with their rule.
    forms: Vec<(u16, Pattern)>,
    /// Forms that a category may begin.
    by_category: Vec<Vec<Start>>,
    /// Forms that a word may begin, by its id.
    by_word: Vec<Vec<Start>>,
}

/// A form that may begin at a token, if what follows is this.
#[derive(Clone, Copy)]
struct Start {
    form: u16,
    next: Look,
}

struct Rule {
    reading: Reading,
    after: ListBits,
    not_after: ListBits,
    before: ListBits,
    not_before: ListBits,
    only: Option<bool>,
}

/// An expression that was found.
#[derive(Clone, Debug)]
pub struct Phrase {
    /// How its parts are put together.
    pub reading: Reading,
    /// Its parts.
    pub fields: Fields,
    /// "early", "about".
    pub narrowing: Option<Narrowing>,
    /// First token.
    pub first: usize,
    /// Token after the last.
    pub end: usize,
    /// Whether it is read only in stories (true) or only in news (false).
    pub only: Option<bool>,
}

impl Default for Grammar {
    fn default() -> Self {
        Self {
            vocabulary: Vocabulary::new(),
            numbers: NumberWords::of("en"),
            holidays: Vec::new(),
            ages: Vec::new(),
            month_first: false,
            rules: Vec::new(),
            forms: Vec::new(),
            by_category: vec![Vec::new(); Category::ALL.len()],
            by_word: Vec::new(),
        }
    }
}

impl Grammar {
    /// All expressions of a text, in order; those that share parts have got them.
    pub fn phrases(&self, scan: &Scan) -> Vec<Phrase> {
        self.phrases_in(scan, 0, scan.len())
    }

    /// The same for those that begin at the tokens from `from` up to `to`.
    pub fn phrases_in(&self, scan: &Scan, from: usize, to: usize) -> Vec<Phrase> {
        let mut out = Vec::new();
        let mut trail = Trail::default();
        let mut at = from;
        while at < to {
            if scan.senses(at).is_empty() && scan.word(at) == 0 || scan.inside_number(at) {
                at += 1;
                continue;
            }
            match self.match_at(scan, at, 0, &mut trail) {
                Some(found) => {
                    at = found.end.max(at + 1);
                    self.phrases_of(found, &mut out);
                }
                None => at += 1,
            }
        }
        out
    }

    /// The expression that begins at a token, if one does.
    pub fn first_phrase(&self, scan: &Scan, at: usize) -> Option<Phrase> {
        let found = self.match_at(scan, at, 0, &mut Trail::default())?;
        let mut out = Vec::new();
        self.phrases_of(found, &mut out);
        out.into_iter().next()
    }

    /// The longest match at a token, with a modifier before it if there is one.
    fn match_at(&self, scan: &Scan, at: usize, depth: usize, trail: &mut Trail) -> Option<Found> {
        let mut best = self.core_at(scan, at, trail);
        if depth == 2 {
            return best;
        }
        for sense in scan.senses(at) {
            let measure = match sense.category {
                Category::Modifier => false,
                Category::Approx => true,
                _ => continue,
            };
            let next = at + usize::from(sense.tokens);
            let Some(inner) = self.match_at(scan, next, depth + 1, trail) else {
                continue;
            };
            let reading = self.rules[inner.rule as usize].reading;
            let fits = match (measure, inner.groups.first()) {
                (true, Some(group)) => reading.takes_measure() && !has(group, Category::Vague),
                (false, Some(group)) => {
                    // "later this week", "later today", "later this afternoon".
                    let later = Narrowing::of(sense.value).is_some_and(Narrowing::is_later);
                    let unit = reading == Reading::TheUnit
                        || has(group, Category::Which)
                            && (has(group, Category::Unit) || has(group, Category::Part))
                        || has(group, Category::DayWord);
                    // "get around Wednesday's ruling".
                    let around = Narrowing::of(sense.value)
                        .is_some_and(|n| n.modifier == Modifier::Approx)
                        && has(group, Category::Weekday);
                    reading.takes_part() && (!later || unit) && !around
                }
                (_, None) => false,
            };
            if fits && best.as_ref().is_none_or(|b| inner.end > b.end) {
                let mut found = inner;
                found.narrowing = found.narrowing.or(Narrowing::of(sense.value));
                if let Some(group) = found.groups.first_mut() {
                    group.first = at;
                }
                best = Some(found);
            }
        }
        best
    }

    fn core_at(&self, scan: &Scan, at: usize, trail: &mut Trail) -> Option<Found> {
        let mut best: Option<Found> = None;
        for sense in scan.senses(at) {
            let starts = &self.by_category[sense.category as usize];
            self.try_forms(
                scan,
                at,
                usize::from(sense.tokens),
                starts,
                trail,
                &mut best,
            );
        }
        let word = usize::from(scan.word(at));
        if let Some(starts) = self.by_word.get(word) {
            self.try_forms(scan, at, 1, starts, trail, &mut best);
        }
        best
    }

    /// Tries the forms that may begin at a token with something that takes so many tokens.
    fn try_forms(
        &self,
        scan: &Scan,
        at: usize,
        taken: usize,
        starts: &[Start],
        trail: &mut Trail,
        best: &mut Option<Found>,
    ) {
        let (mark, word) = (scan.mark(at + taken), scan.word(at + taken));
        for start in starts.iter().filter(|s| s.next.allows(mark, word)) {
            let (rule, pattern) = &self.forms[usize::from(start.form)];
            let rule = *rule;
            if !self.rules[usize::from(rule)].may_follow(scan, at) {
                continue;
            }
            let Some(end) = pattern.matches(scan, at, trail) else {
                continue;
            };
            let better = best
                .as_ref()
                .is_none_or(|b| end > b.end || (end == b.end && rule < b.rule));
            if better && end > at && self.rules[usize::from(rule)].may_precede(scan, end) {
                *best = Some(Found {
                    rule,
                    end,
                    narrowing: None,
                    groups: trail.groups(at, end),
                });
            }
        }
    }

    fn phrases_of(&self, found: Found, out: &mut Vec<Phrase>) {
        let rule = &self.rules[found.rule as usize];
        let (reading, only) = (rule.reading, rule.only);
        let mut fields: Vec<Fields> = found
            .groups
            .iter()
            .map(|g| Fields::of(&g.captures))
            .collect();
        for i in 1..fields.len() {
            let (before, here) = fields.split_at_mut(i);
            here[0].share(&before[i - 1], true);
        }
        for i in (1..fields.len()).rev() {
            let (here, after) = fields.split_at_mut(i);
            here[i - 1].share(&after[0], false);
        }
        for (i, (group, fields)) in found.groups.iter().zip(fields).enumerate() {
            out.push(Phrase {
                reading,
                narrowing: found.narrowing.filter(|_| i == 0).or(fields.narrowing),
                fields,
                first: group.first,
                end: group.end,
                only,
            });
        }
    }
}

fn has(group: &Group, category: Category) -> bool {
    group.captures.iter().any(|c| c.category == category)
}

/// A match of a rule.
struct Found {
    rule: u16,
    end: usize,
    narrowing: Option<Narrowing>,
    groups: Vec<Group>,
}

impl Rule {
    /// Whether the word before allows it.
    fn may_follow(&self, scan: &Scan, first: usize) -> bool {
        if self.after | self.not_after == 0 {
            return true;
        }
        // The beginning of the text is like a sign, as its end is.
        let lists = scan.lists(first.checked_sub(1).unwrap_or(scan.len()));
        (self.after == 0 || lists & self.after != 0) && lists & self.not_after == 0
    }

    /// Whether the word behind allows it.
    fn may_precede(&self, scan: &Scan, end: usize) -> bool {
        let behind = |bits: ListBits| scan.lists(end) & bits != 0;
        (self.before == 0 || behind(self.before))
            && (self.not_before == 0 || !behind(self.not_before))
    }
}

#[cfg(test)]
pub(super) mod tests;
