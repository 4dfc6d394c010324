//! What a plain count counts: "25 | experts", "killing 12", "the number of ... rose to 40".

use super::amount::Amount;
use super::before::Before;
use super::noun::Head;
use super::reader::Reader;
use std::ops::Range;

impl Reader<'_> {
    /// What is counted, if the words behind the count name it, or its fate does.
    pub(super) fn count_ahead(&self, amount: &Amount, sentence: &Range<usize>) -> Option<String> {
        let view = &self.view;
        let end = sentence.end;
        let after = if amount.joined {
            amount.tokens.end + 1
        } else {
            amount.after
        };
        let next = view.lower(after);
        // "a reading of 100 | separates"
        let of = amount.first.wrapping_sub(1);
        if amount.first > sentence.start + 1
            && self.is(of, &self.tables.of)
            && self.is(of - 1, &self.tables.readings)
        {
            return self.phrase(self.group_before(of, sentence.start));
        }
        if amount.first > sentence.start && self.is(amount.first - 1, &self.tables.magnitude) {
            return self.phrase(amount.first - 1..amount.first);
        }
        if self.is(after, &self.tables.out) && self.is(after + 1, &self.tables.of) {
            let mut start = self.skip_determiners(after + 2, end);
            if self.is(start, &self.tables.of) {
                start = self.skip_determiners(start + 1, end); // "out of 18 | of the towns"
            }
            return self.phrase(self.noun_group(start, end, Head::Plural));
        }
        if self.tables.of.contains(&*next) {
            let group = self.behind_of(amount, end);
            if let Some(phrase) = self.phrase(group) {
                return Some(phrase);
            }
        }
        if amount.joined && self.is(after, &self.tables.magnitude) {
            return self.phrase(after..after + 1);
        }
        if amount.joined && self.tables.strong.contains(&*next) {
            let group = self.noun_group(after + 1, end, Head::Any);
            return self.phrase(group);
        }
        if amount.joined {
            let group = self.noun_group(after, end, Head::Any);
            return self.phrase(group.start..group.end.min(after + 1));
        }
        // "a quarter as much | money"
        let mut many = after;
        while self.is_share(amount.value) && self.is(many, &self.tables.as_many) {
            many += 1;
        }
        if many > after + 1 {
            return self.phrase(self.noun_group(many, end, Head::Any));
        }
        let whole = self.is_share(amount.value) && self.is(after, &self.tables.wholes);
        let start = if whole {
            self.past_date(self.skip_determiners(after, end), end) // "half | the houses"
        } else if (self.tables.further.contains(&*next) || self.tables.periodic.contains(&*next))
            && self.inside_at(after + 1)
        {
            after + 1
        } else {
            self.past_date(after, end)
        };
        let start = if view.is_number(start) && view.hyphen(start + 1) {
            start + 3 // "two | 60-storey | towers"
        } else {
            start
        };
        let group = self.counted_group(amount, start, end);
        // "the 5.0 | earthquake"
        let printed = amount.tokens.len() == 1 && view.word(amount.tokens.start).contains('.');
        if printed
            && amount.first > sentence.start
            && self.is_article(amount.first - 1)
            && !group.is_empty()
        {
            return self.phrase(group);
        }
        let verbal = !group.is_empty()
            && !whole
            && self.is_past(group.start)
            && !group.clone().any(|t| self.tables.is_plural(&view.lower(t)))
            || !whole && self.is_unlikely(amount, &group)
            || group.len() == 1 && self.is(group.end, &self.tables.than)
            || !group.is_empty() && self.is_half(amount, &group)
            || !whole
                && self.is_share(amount.value)
                && group.len() == 1
                && self.is_change(group.start);
        if !group.is_empty() && !verbal {
            let generic = self.tables.generic.contains(&*view.lower(group.end - 1));
            let fate = generic
                .then(|| self.fate(amount, group.end, sentence))
                .flatten();
            let phrase = self.phrase(self.with_complement(group, end))?;
            return Some(match fate {
                Some(fate) if !phrase.contains(&fate) => format!("{phrase} {fate}"),
                _ => phrase,
            });
        }
        self.fate(amount, after, sentence)
    }

    /// The noun group behind a count: "one | person owns", "22 | bilateral or multilateral events".
    pub(super) fn counted_group(&self, amount: &Amount, start: usize, end: usize) -> Range<usize> {
        let view = &self.view;
        let group = self.noun_group(start, end, Head::Plural);
        if amount.value == 1.0 && self.tables.one_counts.contains(&*view.lower(start)) {
            return start..start + 1;
        }
        let plural = |g: &Range<usize>| g.clone().any(|t| self.tables.is_plural(&view.lower(t)));
        let next = group.end;
        let noun = self.inside_at(next) && self.tables.is_plural(&view.lower(next));
        if amount.value > 1.0 && !group.is_empty() && !plural(&group) && noun {
            return start..next + 1; // "job | cuts", not "the job cuts costs"
        }
        if group.is_empty()
            || plural(&group)
            || !self.tables.joins.contains(&*view.lower(group.end))
        {
            return group;
        }
        let more = self.noun_group(group.end + 1, end, Head::Plural);
        if group.len() == 1 && plural(&more) {
            start..more.end
        } else {
            group
        }
    }

    /// "5 million browse the net": one word in the singular behind a large number.
    pub(super) fn is_unlikely(&self, amount: &Amount, group: &Range<usize>) -> bool {
        let view = &self.view;
        let known = |t: usize| {
            let word = view.lower(t);
            self.tables.is_plural(&word)
                || self.tables.fates.contains_key(&*word)
                || view.capital(t)
        };
        amount.value > 1.0 && group.len() == 1 && !known(group.start) && !view.hyphen(group.end)
    }

    /// "killing 12", "12 were injured", "12 dead".
    pub(super) fn fate(
        &self,
        amount: &Amount,
        after: usize,
        sentence: &Range<usize>,
    ) -> Option<String> {
        let view = &self.view;
        let mut next = after;
        while next < sentence.end
            && next < after + 4
            && self.tables.auxiliaries.contains(&*view.lower(next))
        {
            next += 1;
        }
        let fates = &self.tables.fates;
        if let Some(fate) = fates.get(&*view.lower(next)) {
            return Some(fate.clone());
        }
        let first = amount
            .first
            .checked_sub(1)
            .filter(|t| *t >= sentence.start)?;
        fates.get(&*view.lower(first)).cloned()
    }

    /// "17 | Chinese | and 17 international experts": the noun comes with the next number.
    fn is_half(&self, amount: &Amount, group: &Range<usize>) -> bool {
        let view = &self.view;
        let plural = group.clone().any(|t| self.tables.is_plural(&view.lower(t)));
        amount.value > 1.0
            && !plural
            && self.is(group.end, &self.tables.joins)
            && self.numbers.cardinal(view.parsed, group.end + 1).is_some()
    }

    /// "three in ten | drop out".
    fn is_change(&self, token: usize) -> bool {
        self.is(token, &self.tables.becoming) || self.is(token, &self.tables.changes)
    }

    fn is_share(&self, value: f64) -> bool {
        value > 0.0 && value < 1.0
    }

    /// A count with no noun behind it: the noun before, the figure before, or the subject.
    pub(super) fn count_behind(
        &self,
        amount: &Amount,
        sentence: &Range<usize>,
        before: &Before,
    ) -> Option<String> {
        let view = &self.view;
        let first = amount.first;
        let previous = view.lower(first.wrapping_sub(1));
        if first > sentence.start && (self.tables.of.contains(&*previous) || &*previous == ":") {
            let group = self.group_before(first - 1, sentence.start);
            let last = group.end.wrapping_sub(1);
            if !group.is_empty() && self.is(last, &self.tables.containers) {
                return None; // "two groups of four"
            }
            if group.len() == 1 && self.is(last, &self.tables.one) {
                return before.counted.clone().or_else(|| before.last_count()); // "one of five"
            }
            if let Some(phrase) = self.phrase(group) {
                return Some(phrase);
            }
        }
        // "from 40 to 165 aircraft", "44 of the 120 seats"
        if self.tables.range_links.contains(&*view.lower(amount.after))
            && let Some(number) = self.numbers.cardinal(view.parsed, amount.after + 1)
        {
            let start = amount.after + 1 + number.tokens;
            let group = self.noun_group(start, sentence.end, Head::Plural);
            if self.tables.range_begins.contains(&*previous) && !group.is_empty() {
                return self.phrase(group);
            }
        }
        if first > sentence.start && self.is(first - 1, &self.tables.voting) {
            return self.tables.acts.get(&*previous).cloned(); // "voted 70 to 20"
        }
        let near = before.after > 0 && first - before.after.min(first) <= 4;
        if amount.vague && first > sentence.start && self.is(first - 1, &self.tables.the) {
            return None; // "numbering in the millions"
        }
        if near && before.counted.is_some() {
            return before.counted.clone();
        }
        let linked = first > sentence.start && self.is(first - 1, &self.tables.change_links);
        let object = if linked {
            self.set_object(first - 1, sentence.start)
        } else {
            first..first
        };
        if !object.is_empty() {
            // "cut the town's six crews to | five"
            let named = self.is_bare_name(&object) && before.counted.is_some();
            return if named {
                before.counted.clone()
            } else {
                self.phrase(object)
            };
        }
        let own = self.verb_subject(first, sentence.start);
        let told = linked || first > sentence.start && self.is(first - 1, &self.tables.copula);
        if told && !own.is_empty() {
            let own = self.drop_number_of(own, first);
            if own.len() == 1 && self.is(own.start, &self.tables.counters) {
                return before.counted.clone().or_else(|| before.last_count()); // "that number"
            }
            return self.phrase(own);
        }
        if before.counted.is_some() {
            return before.counted.clone();
        }
        if first > sentence.start && self.is_definite(first - 1) {
            return before.same(amount.value, None); // "the four": whom the text named before
        }
        if amount.vague {
            // "spend millions on", "Thousands fled"
            let from = first.saturating_sub(3).max(sentence.start);
            let spent = (from..first).any(|t| self.is(t, &self.tables.spending));
            return match spent {
                true => self.act(amount, amount.after, sentence),
                false => self.worth_before(first, sentence.start),
            };
        }
        if self.is_left_out(amount, sentence) {
            return before.last_count();
        }
        let group = self.object_or_subject_at(first, sentence.start);
        if self.is_bare_name(&group) || self.is(group.end.wrapping_sub(1), &self.tables.one) {
            return None; // "Khare had 54"
        }
        self.phrase(group)
    }

    /// A count with nothing to name it that opens its clause or is somebody's: "| half a million
    /// could be hit", "Khare had | 54", "that makes it | three".
    fn is_left_out(&self, amount: &Amount, sentence: &Range<usize>) -> bool {
        let before = amount.first.wrapping_sub(1);
        let opens = amount.first <= sentence.start + 1 || self.begins_clause(before);
        let verb = self.is(amount.after, &self.tables.modals)
            || self.is(amount.after, &self.tables.copula);
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
