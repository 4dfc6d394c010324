//! What a verb sets, raises or cuts to an amount, and nouns that stand right before one.

use super::noun::Head;
use super::reader::Reader;
use std::ops::Range;

/// Tokens between such a verb and its amount.
const REACH: usize = 16;
/// Tokens of a clause that a noun governs: "a crowd | that police put | at".
const RELATIVE: usize = 5;

impl Reader<'_> {
    /// The object between a verb of setting and the "to" or "at" before an amount: "cut | its
    /// growth forecast for the euro area | to", "left | its rate | unchanged at". Empty if there
    /// is none.
    pub(super) fn set_object(&self, link: usize, start: usize) -> Range<usize> {
        if self.governed(link, start).is_some_and(|g| !g.is_empty()) {
            return self.governed(link, start).unwrap_or(link..link);
        }
        let parts = |t: usize| self.view.word(t).contains([';', ':', '"', '“', '”', '(']);
        let from = start.max(link.saturating_sub(REACH));
        for verb in (from..link).rev().take_while(|t| !parts(*t)) {
            let noun = verb > start && self.is(verb - 1, &self.tables.owners);
            if noun || self.view.capital(verb) || !self.is(verb, &self.tables.setting) {
                continue;
            }
            let first = self.skip_determiners(verb + 1, link);
            let group = self.without_state(self.noun_group(first, link, Head::Any));
            if !group.is_empty() {
                return self.drop_number_of(self.with_complement(group, link), link);
            }
        }
        link..link
    }

    /// "A crowd that police put at": what the clause is about.
    fn governed(&self, link: usize, start: usize) -> Option<Range<usize>> {
        let verb = link.checked_sub(1).filter(|v| *v > start)?;
        if !self.is(verb, &self.tables.setting) {
            return None;
        }
        let from = verb.saturating_sub(RELATIVE).max(start + 1);
        let that = (from..verb)
            .rev()
            .find(|t| self.is(*t, &self.tables.relatives))?;
        if self.is(that - 1, &self.tables.verbs) {
            return None; // "figures show | that prices rose by"
        }
        Some(self.before_relative(that, start))
    }

    /// The noun that a relative clause is about: "exports, | which".
    pub(super) fn before_relative(&self, that: usize, start: usize) -> Range<usize> {
        let comma = usize::from(that > start && self.view.word(that - 1) == ",");
        self.group_before(that - comma, start)
    }

    /// "benchmark rate | unchanged".
    fn without_state(&self, mut group: Range<usize>) -> Range<usize> {
        while group.len() > 1 && self.is(group.end - 1, &self.tables.states) {
            group.end -= 1;
        }
        group
    }

    /// "62%, and it hoped | this would rise to": a pronoun is the subject of the change.
    pub(super) fn is_taken_up(&self, first: usize, start: usize) -> bool {
        let loose = |mut t: usize| {
            while t > start && first - t < 8 && self.is(t - 1, &self.tables.loose) {
                t -= 1;
            }
            t
        };
        let verb = loose(first);
        let changes = verb > start
            && verb < first
            && (self.is(verb - 1, &self.tables.changes)
                || self.is(verb - 1, &self.tables.becoming));
        if !changes {
            return false;
        }
        let subject = loose(verb - 1);
        subject > start && self.is(subject - 1, &self.tables.pronouns)
    }

    /// "its fall | below", "a return of oil | above": the noun before a level.
    pub(super) fn before_level(&self, first: usize, start: usize) -> Range<usize> {
        let none = first..first;
        if first <= start || !self.is(first, &self.tables.levels) || !self.inside(first - 1) {
            return none;
        }
        let mut last = first - 1;
        while last > start && self.is(last, &self.tables.states) {
            last -= 1; // "oil prices back | above"
        }
        let change = self.is(last, &self.tables.changes) || self.is(last, &self.tables.becoming);
        let noun = self.tables.complements.contains(&*self.view.lower(last)) || !change;
        let owned = last > start && self.is(last - 1, &self.tables.owners);
        let direction = !owned && self.is(last, &self.tables.directions);
        if !noun || direction || self.looks_verbal(last) {
            return none;
        }
        self.group_before(last + 1, start)
    }

    /// A noun right before an amount, or before its "at", that begins a part of its own: "with
    /// | imports | at $2bn", "and | imports | $2bn".
    pub(super) fn placed(&self, first: usize, start: usize) -> Range<usize> {
        let at = usize::from(first > start && self.is(first - 1, &self.tables.at));
        let end = first - at;
        let group = self.group_before(end, start);
        let Some(last) = group.clone().next_back() else {
            return group;
        };
        let word = self.view.lower(last);
        let noun = self.tables.is_plural(&word) || self.tables.complements.contains(&*word);
        let before = group.start.wrapping_sub(1);
        let own = group.start > start
            && (self.view.word(before) == "," || self.is(before, &self.tables.placed_behind));
        let verb = self.tables.verbs.contains(&*word) || self.looks_verbal(last);
        if noun && own && !verb {
            group
        } else {
            end..end
        }
    }
}
