//! What is measured in percent, points, kilometres.

use super::amount::Amount;
use super::noun::Head;
use super::reader::Reader;
use std::ops::Range;

impl Reader<'_> {
    /// What is measured in percent, points, kilometres.
    pub(super) fn measure_of(&self, amount: &Amount, sentence: &Range<usize>) -> Option<String> {
        let view = &self.view;
        let end = sentence.end;
        let group = self.behind_of(amount, end);
        if !group.is_empty() {
            return self.phrase(group);
        }
        let after = if amount.joined {
            amount.tokens.end + 1
        } else {
            self.behind_brackets(amount.after, end)
        };
        let before = amount.first.wrapping_sub(1);
        let article = amount.first > sentence.start && self.is_article(before);
        let group = self.noun_group(after, end, Head::Any);
        let relative = self.tables.relative.contains(&*view.lower(after));
        if relative && self.is(after + 1, &self.tables.of) {
            // "80 km north of the coast"
            let start = self.skip_determiners(after + 2, end);
            let place = self.noun_group(start, end, Head::Any);
            if !place.is_empty() {
                return self.phrase(after..place.end);
            }
        }
        if amount.unit.is_some_and(|u| u.symbol == "times") {
            let more = self.noun_group(self.skip_determiners(after, end), end, Head::Plural);
            if !more.is_empty() && self.tables.is_plural(&view.lower(more.end - 1)) {
                return self.phrase(more);
            }
        }
        let usable = !group.is_empty() && !relative && self.has_noun(after);
        if usable && (article || amount.joined || !self.is_past(after)) {
            return self.phrase(self.with_complement(group, end));
        }
        if amount.first > sentence.start
            && (self.is(before, &self.tables.of) || view.word(before) == ":")
        {
            let group = self.group_before(before, sentence.start);
            if !group.is_empty() {
                return self.phrase(group);
            }
        }
        self.object_or_subject(amount, sentence)
    }

    pub(super) fn object_or_subject(
        &self,
        amount: &Amount,
        sentence: &Range<usize>,
    ) -> Option<String> {
        self.phrase(self.object_or_subject_at(amount.first, sentence.start))
    }

    /// The object of a verb of change, the noun right before, or the subject.
    pub(super) fn object_or_subject_at(&self, first: usize, start: usize) -> Range<usize> {
        let near = self.before_level(first, start);
        if !near.is_empty() {
            return near;
        }
        let near = self.placed(first, start);
        if !near.is_empty() {
            return near;
        }
        let before = first.wrapping_sub(1);
        if first > start && self.is(before, &self.tables.change_links) {
            let group = self.set_object(before, start);
            if !group.is_empty() {
                return group;
            }
            let group = self.object_before(before, start);
            if !group.is_empty() {
                return group;
            }
        }
        let near = self.verb_subject(first, start);
        if !near.is_empty() {
            return self.drop_number_of(near, first);
        }
        self.subject(first, start)
    }
}
