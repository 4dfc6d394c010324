//! A count with no noun behind it: what it counts is told before, or was counted before.

use super::amount::Amount;
use super::before::Before;
use super::noun::Head;
use super::reader::Reader;
use std::ops::Range;

impl Reader<'_> {
    /// A count with no noun behind it: the noun before, the figure before, or the subject.
    pub(super) fn count_behind(
        &self,
        amount: &Amount,
        sentence: &Range<usize>,
        before: &Before,
    ) -> Option<String> {
        let first = amount.first;
        let follows = first > sentence.start;
        let last = || before.counted.clone().or_else(|| before.last_count());
        if let Some(group) = self.noun_of(amount, sentence) {
            if self.is(group.end - 1, &self.tables.containers) {
                return None; // "two groups of four"
            }
            let one = group.len() == 1 && self.is(group.start, &self.tables.one);
            return if one { last() } else { self.phrase(group) }; // "one of five"
        }
        if let Some(group) = self.range_noun(amount, sentence) {
            return self.phrase(group);
        }
        if follows && self.is(first - 1, &self.tables.voting) {
            return self.tables.acts.get(&*self.view.lower(first - 1)).cloned(); // "voted 70 to 20"
        }
        if amount.vague && follows && self.is(first - 1, &self.tables.the) {
            return None; // "numbering in the millions"
        }
        let near = before.after > 0 && first - before.after.min(first) <= 4;
        if near && before.counted.is_some() {
            return before.counted.clone();
        }
        if let Some(told) = self.told_before(first, sentence.start) {
            // "cut the town's six crews to | five", "that number fell to | six"
            let counter = told.len() == 1 && self.is(told.start, &self.tables.counters);
            let named = self.is_bare_name(&told) && before.counted.is_some();
            return if counter || named {
                last()
            } else {
                self.phrase(told)
            };
        }
        if before.counted.is_some() {
            return before.counted.clone();
        }
        if follows && self.is_definite(first - 1) {
            return before.same(amount.value, None); // "the four": whom the text named before
        }
        if amount.vague {
            return self.vague_before(amount, sentence);
        }
        if self.is_left_out(amount, sentence) {
            return before.last_count();
        }
        // "the most seats, with | 60"
        if first > sentence.start + 1
            && self.is(first - 1, &self.tables.with)
            && self.view.word(first - 2) == ","
        {
            let noun = self.group_before(first - 2, sentence.start);
            let last = self.view.lower(noun.end.wrapping_sub(1));
            return if !noun.is_empty() && self.tables.is_plural(&last) {
                self.phrase(noun)
            } else {
                before.last_count()
            };
        }
        let group = self.object_or_subject_at(first, sentence.start);
        let tells = !group.is_empty() && self.is(group.end - 1, &self.tables.tellers);
        if tells {
            return None; // "the data suggested"
        }
        if self.is_bare_name(&group) || self.is(group.end.wrapping_sub(1), &self.tables.one) {
            return None; // "Khare had 54"
        }
        self.phrase(group)
    }

    /// "a budget of | 40", "seats: | 40": the noun before.
    fn noun_of(&self, amount: &Amount, sentence: &Range<usize>) -> Option<Range<usize>> {
        let before = amount
            .first
            .checked_sub(1)
            .filter(|t| *t >= sentence.start)?;
        let linked = self.is(before, &self.tables.of) || self.view.word(before) == ":";
        let group = linked.then(|| self.group_before(before, sentence.start))?;
        (!group.is_empty()).then_some(group)
    }

    /// "from 40 to 165 | aircraft": the noun behind the second number.
    fn range_noun(&self, amount: &Amount, sentence: &Range<usize>) -> Option<Range<usize>> {
        let begins = self.is(amount.first.wrapping_sub(1), &self.tables.range_begins);
        let link = amount.after;
        if !begins || !self.is(link, &self.tables.range_links) {
            return None;
        }
        let number = self.numbers.cardinal(self.view.parsed, link + 1)?;
        let start = link + 1 + number.tokens;
        let group = self.noun_group(start, sentence.end, Head::Plural);
        (!group.is_empty()).then_some(group)
    }

    /// The object that a verb sets to a count, or the subject that a verb tells it of.
    fn told_before(&self, first: usize, start: usize) -> Option<Range<usize>> {
        let before = first.checked_sub(1).filter(|t| *t >= start)?;
        let linked = self.is(before, &self.tables.change_links);
        if linked {
            let object = self.set_object(before, start);
            if !object.is_empty() {
                return Some(object);
            }
        }
        let own = self.verb_subject(first, start);
        let told = linked || self.is(before, &self.tables.copula);
        (told && !own.is_empty()).then(|| self.drop_number_of(own, first))
    }

    /// "spend | millions on", "goods worth | thousands".
    fn vague_before(&self, amount: &Amount, sentence: &Range<usize>) -> Option<String> {
        let from = amount.first.saturating_sub(3).max(sentence.start);
        let spent = (from..amount.first).any(|t| self.is(t, &self.tables.spending));
        if spent {
            self.act(amount, amount.after, sentence)
        } else {
            self.worth_before(amount.first, sentence.start)
        }
    }

    /// A count with nothing to name it that opens its clause or is somebody's: "| half a million
    /// could be hit", "Khare had | 54", "that makes it | three".
    fn is_left_out(&self, amount: &Amount, sentence: &Range<usize>) -> bool {
        let before = amount.first.wrapping_sub(1);
        let opens = amount.first <= sentence.start + 1 || self.begins_clause(before);
        let verb = self.is(amount.after, &self.tables.modals)
            || self.is(amount.after, &self.tables.copula)
            || self.is_past_form(amount.after);
        let held = amount.first > sentence.start
            && (self.is(before, &self.tables.holding) || self.is(before, &self.tables.pronouns));
        opens && verb || held && !self.view.is_word(amount.after)
    }

    /// "revenue worth | millions".
    fn worth_before(&self, first: usize, start: usize) -> Option<String> {
        let worth = first > start && self.is(first - 1, &self.tables.worth);
        worth
            .then(|| self.phrase(self.group_before(first - 1, start)))
            .flatten()
    }
}
