//! What a plain count counts: "25 | experts", "killing 12", "the number of ... rose to 40".

use super::amount::Amount;
use super::noun::Head;
use super::reader::Reader;
use std::ops::Range;

impl Reader<'_> {
    /// What is counted, if the words behind the count name it, or its fate does.
    pub(super) fn count_ahead(&self, amount: &Amount, sentence: &Range<usize>) -> Option<String> {
        let end = sentence.end;
        let after = if amount.joined {
            amount.tokens.end + 1
        } else {
            amount.after
        };
        if let Some(scale) = self.scaled(amount, sentence.start) {
            return self.phrase(scale);
        }
        if self.is(after, &self.tables.out) && self.is(after + 1, &self.tables.of) {
            return self.phrase(self.out_of(after + 2, end));
        }
        if self.is(after, &self.tables.of)
            && let Some(phrase) = self.phrase(self.behind_of(amount, end))
        {
            return Some(phrase);
        }
        if amount.joined {
            return self.phrase(self.joined_noun(after, end));
        }
        // "a quarter as much | money"
        let mut many = after;
        while self.is_share(amount.value) && self.is(many, &self.tables.as_many) {
            many += 1;
        }
        if many > after + 2 && !self.is(many - 1, &self.tables.many) {
            return None; // "half as much as pigs"
        }
        if many > after + 1 {
            return self.phrase(self.noun_group(many, end, Head::Any));
        }
        let whole = self.is_share(amount.value) && self.is(after, &self.tables.wholes);
        let start = self.noun_start(after, whole, end);
        let group = self.counted_group(amount, start, end);
        if group.is_empty() {
            return self.fate(amount, after, sentence);
        }
        if self.is_decimal_name(amount, sentence.start) {
            return self.phrase(group);
        }
        if self.is_no_noun(amount, &group, whole) {
            return self.fate(amount, after, sentence);
        }
        let generic = self.is(group.end - 1, &self.tables.generic);
        let fate = generic.then(|| self.fate(amount, group.end, sentence));
        let phrase = self.phrase(self.with_complement(group, end))?;
        Some(match fate.flatten() {
            Some(fate) if !phrase.contains(&fate) => format!("{phrase} {fate}"),
            _ => phrase,
        })
    }

    /// "a reading of | 100", "magnitude | 6": what a number is read off.
    fn scaled(&self, amount: &Amount, start: usize) -> Option<Range<usize>> {
        let before = amount.first.checked_sub(1).filter(|t| *t >= start)?;
        if self.is(before, &self.tables.magnitude) {
            return Some(before..before + 1);
        }
        let reading = before > start
            && self.is(before, &self.tables.of)
            && self.is(before - 1, &self.tables.readings);
        reading.then(|| self.group_before(before, start))
    }

    /// "17 out of | 18 towns", "out of 18 of the | towns".
    fn out_of(&self, token: usize, end: usize) -> Range<usize> {
        let mut start = self.skip_determiners(token, end);
        if self.is(start, &self.tables.of) {
            start = self.skip_determiners(start + 1, end);
        }
        self.noun_group(start, end, Head::Plural)
    }

    /// What a hyphen joins to a number: "25-| member bloc", "6.2-| magnitude quake", "40-strong
    /// | crew".
    fn joined_noun(&self, after: usize, end: usize) -> Range<usize> {
        if self.is(after, &self.tables.magnitude) {
            return after..after + 1;
        }
        if self.is(after, &self.tables.strong) {
            return self.noun_group(after + 1, end, Head::Any);
        }
        let group = self.noun_group(after, end, Head::Any);
        group.start..group.end.min(after + 1)
    }

    /// Where the noun of a count begins, words between them passed over: "three more | men", "two
    /// 60-storey | towers", "18 number one | singles", "400 magnitude 2+ | quakes".
    fn noun_start(&self, after: usize, whole: bool, end: usize) -> usize {
        let view = &self.view;
        // `1,500 "safety guards"`
        let quote = view.word(after).contains(['"', '“', '”', '‘', '’']);
        let after = after + usize::from(quote && self.inside_at(after + 1));
        let between = self.is(after, &self.tables.further) || self.is(after, &self.tables.periodic);
        let start = if whole {
            self.past_date(self.skip_determiners(after, end), end) // "half | the houses"
        } else if between && self.inside_at(after + 1) {
            after + 1
        } else {
            self.past_date(after, end)
        };
        if view.is_number(start) && view.hyphen(start + 1) {
            return start + 3;
        }
        let number = self.numbers.cardinal(view.parsed, start + 1);
        let scaled =
            self.is(start, &self.tables.magnitude) || self.is(start, &self.tables.numbering);
        match number.filter(|_| scaled) {
            Some(n) => self.qualifier_after(start + 1 + n.tokens, end).0,
            None => start,
        }
    }

    /// "the 5.0 | earthquake": a noun in the singular.
    fn is_decimal_name(&self, amount: &Amount, start: usize) -> bool {
        let decimal = self.view.word(amount.tokens.start).contains('.');
        let alone = amount.tokens.len() == 1 && amount.first > start;
        decimal && alone && self.is_article(amount.first - 1)
    }

    /// Whether what looks like the noun of a count is a verb, or belongs to another number.
    fn is_no_noun(&self, amount: &Amount, group: &Range<usize>, whole: bool) -> bool {
        let plural = |t: usize| self.tables.is_plural(&self.view.lower(t));
        let verb = self.is_past(group.start) && !group.clone().any(plural)
            || self.is_unlikely(amount, group)
            || self.is_share(amount.value) && group.len() == 1 && self.is_change(group.start);
        verb && !whole
            || group.len() == 1 && self.is(group.end, &self.tables.than)
            || self.is_half(amount, group)
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
        // "leaving 15,000 | stranded"
        let left = amount.first > sentence.start && self.is(amount.first - 1, &self.tables.leaving);
        if left && self.is_past_form(amount.after) {
            return self.phrase(amount.after..amount.after + 1);
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
}
