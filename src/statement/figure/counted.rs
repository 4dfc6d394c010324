//! What an amount counts, measures or pays for.

use super::Before;
use super::amount::{Amount, Reader};
use super::noun::Head;
use std::ops::Range;

/// Tokens looked at before an amount of money for the act ("donated").
const ACT_REACH: usize = 7;

impl Reader<'_> {
    /// What is counted, as a short noun phrase. `before` is the figure before it in the sentence.
    pub fn counted(
        &self,
        amount: &Amount,
        sentence: &Range<usize>,
        before: &Before,
    ) -> Option<String> {
        let unit = amount.unit;
        if let Some(same) = self.same_as_before(amount, before) {
            return Some(same);
        }
        if unit.is_some_and(|u| u.money) {
            return self.money_for(amount, sentence);
        }
        if unit.is_none() {
            return self.count_of(amount, sentence, before);
        }
        self.measure_of(amount, sentence)
    }

    /// "$600m (£322m)", "fell 46% to 1.6bn": about the same as the figure before.
    fn same_as_before(&self, amount: &Amount, before: &Before) -> Option<String> {
        let view = &self.view;
        let near =
            before.after > 0 && amount.first > before.after && amount.first - before.after <= 3;
        let link = view.lower(amount.first.wrapping_sub(1));
        let money = amount.unit.is_some_and(|u| u.money);
        let same = match &*link {
            "(" => amount.unit.is_some(),
            ";" | "/" => money,
            "to" | "from" => amount.first - before.after == 1 && !self.inside_at(amount.after),
            _ => false,
        };
        if near && same {
            before.any.clone()
        } else {
            None
        }
    }

    /// First token behind brackets that open at a token: "(£322m; 400m euros)".
    fn behind_brackets(&self, token: usize, end: usize) -> usize {
        if self.view.word(token) != "(" {
            return token;
        }
        let close = (token..end.min(token + 14)).find(|t| self.view.word(*t) == ")");
        close.map_or(token, |t| t + 1)
    }

    fn phrase(&self, tokens: Range<usize>) -> Option<String> {
        if tokens.is_empty() {
            return None;
        }
        let mut tokens = tokens;
        while tokens.len() > 1 && matches!(&*self.view.lower(tokens.end - 1), "'s" | "'") {
            tokens.end -= 1;
        }
        let span = self.view.span_of(tokens.clone());
        let words = span.of(self.view.parsed.text);
        let mut phrase = words.split_whitespace().collect::<Vec<_>>().join(" ");
        if self.is_common(&tokens) {
            let first = phrase.chars().next()?;
            phrase.replace_range(..first.len_utf8(), &first.to_lowercase().to_string());
        }
        (phrase.len() <= 80).then_some(phrase)
    }

    /// Whether a group's capital is only that of its sentence's first word.
    fn is_common(&self, tokens: &Range<usize>) -> bool {
        let view = &self.view;
        let opens = tokens.start == 0
            || view
                .word(tokens.start - 1)
                .contains(['.', '"', '“', '!', '?', ':'])
            || view
                .parsed
                .sentences
                .binary_search_by_key(&tokens.start, |s| s.tokens.start)
                .is_ok();
        let named = view.mention_at(tokens.start).is_some();
        let acronym = view
            .word(tokens.start)
            .chars()
            .nth(1)
            .is_some_and(char::is_uppercase);
        let low = tokens.clone().skip(1).all(|t| !view.capital(t));
        let plain =
            low && (tokens.len() == 1 || self.tables.is_plural(&view.lower(tokens.end - 1)));
        opens && !named && !acronym && plain
    }

    /// "of the voters" behind an amount; the group with its complement.
    fn behind_of(&self, amount: &Amount, end: usize) -> Range<usize> {
        let of = amount.after;
        if &*self.view.lower(of) != "of" {
            return of..of;
        }
        let start = self.skip_determiners(of + 1, end);
        self.with_complement(self.noun_group(start, end, Head::Plural), end)
    }

    fn count_of(
        &self,
        amount: &Amount,
        sentence: &Range<usize>,
        before: &Before,
    ) -> Option<String> {
        let view = &self.view;
        let end = sentence.end;
        let after = if amount.joined {
            amount.tokens.end + 1
        } else {
            amount.after
        };
        let next = view.lower(after);
        if &*next == "of" {
            if matches!(
                &*view.lower(after + 1),
                "them" | "whom" | "these" | "those" | "which"
            ) && !self.inside_at(after + 2)
            {
                return before.counted.clone();
            }
            let group = self.behind_of(amount, end);
            if let Some(phrase) = self.phrase(group) {
                return Some(phrase);
            }
        }
        if amount.joined && &*next == "strong" {
            let group = self.noun_group(after + 1, end, Head::Any);
            return self.phrase(group);
        }
        if amount.joined {
            let group = self.noun_group(after, end, Head::Any);
            let first = group.start..group.end.min(after + 1);
            return self.phrase(if self.compound_head(&first, &group) {
                group
            } else {
                first
            });
        }
        let start = if matches!(&*next, "more" | "other" | "such" | "further")
            && self.inside_at(after + 1)
        {
            after + 1
        } else {
            after
        };
        let group = self.counted_group(amount, start, end);
        let verbal = !group.is_empty()
            && self.is_past(group.start)
            && !group.clone().any(|t| self.tables.is_plural(&view.lower(t)))
            || self.is_unlikely(amount, &group);
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
        if let Some(fate) = self.fate(amount, after, sentence) {
            return Some(fate);
        }
        self.count_before(amount, sentence, before)
    }

    /// The noun group behind a count: "one | person owns", "22 | bilateral or multilateral events".
    fn counted_group(&self, amount: &Amount, start: usize, end: usize) -> Range<usize> {
        let view = &self.view;
        let group = self.noun_group(start, end, Head::Plural);
        if amount.value == 1.0 && self.tables.one_counts.contains(&*view.lower(start)) {
            return start..start + 1;
        }
        let plural = |g: &Range<usize>| g.clone().any(|t| self.tables.is_plural(&view.lower(t)));
        if group.is_empty() || plural(&group) || !matches!(&*view.lower(group.end), "or" | "and") {
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
    fn is_unlikely(&self, amount: &Amount, group: &Range<usize>) -> bool {
        let view = &self.view;
        let known = |t: usize| {
            let word = view.lower(t);
            self.tables.is_plural(&word)
                || self.tables.fates.contains_key(&*word)
                || view.capital(t)
        };
        amount.value > 1.0 && group.len() == 1 && !known(group.start) && !view.hyphen(group.end)
    }

    /// Whether the word behind "magnitude" in "7.8-magnitude earthquake" belongs to what is counted.
    fn compound_head(&self, first: &Range<usize>, group: &Range<usize>) -> bool {
        group.len() > first.len() && &*self.view.lower(first.start) == "magnitude"
    }

    fn is_article(&self, token: usize) -> bool {
        let word = self.view.lower(token);
        &*word == "'s" || self.tables.articles.contains(&*word)
    }

    fn inside_at(&self, token: usize) -> bool {
        self.view.is_word(token) && !self.view.is_small(token, &self.tables.stops)
    }

    fn is_past(&self, token: usize) -> bool {
        let word = self.view.lower(token);
        let noun = self.tables.plurals.contains(&*word) && !self.tables.fates.contains_key(&*word);
        !noun && (self.tables.verbs.contains(&*word) || word.ends_with("ed") && word.len() > 4)
    }

    /// "killing 12", "12 were injured", "12 dead".
    fn fate(&self, amount: &Amount, after: usize, sentence: &Range<usize>) -> Option<String> {
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

    /// A count with no noun behind it: the noun before, the figure before, or the subject.
    fn count_before(
        &self,
        amount: &Amount,
        sentence: &Range<usize>,
        before: &Before,
    ) -> Option<String> {
        let view = &self.view;
        let first = amount.first;
        let previous = view.lower(first.wrapping_sub(1));
        if first > sentence.start && matches!(&*previous, "of" | ":") {
            let group = self.group_before(first - 1, sentence.start);
            if let Some(phrase) = self.phrase(group) {
                return Some(phrase);
            }
        }
        // "from 40 to 165 aircraft", "44 of the 120 seats"
        if matches!(&*view.lower(amount.after), "to" | "or" | "and")
            && let Some(number) = self.numbers.cardinal(view.parsed, amount.after + 1)
        {
            let start = amount.after + 1 + number.tokens;
            let group = self.noun_group(start, sentence.end, Head::Plural);
            if matches!(&*previous, "from" | "between") && !group.is_empty() {
                return self.phrase(group);
            }
        }
        if before.counted.is_some() {
            return before.counted.clone();
        }
        self.phrase(self.subject(first, sentence.start))
    }

    /// What is measured in percent, points, kilometres.
    fn measure_of(&self, amount: &Amount, sentence: &Range<usize>) -> Option<String> {
        let view = &self.view;
        let end = sentence.end;
        let group = self.behind_of(amount, end);
        if !group.is_empty() {
            return self.phrase(group);
        }
        let after = if amount.joined {
            amount.tokens.end + 1
        } else {
            amount.after
        };
        let before = amount.first.wrapping_sub(1);
        let article = amount.first > sentence.start && self.is_article(before);
        let group = self.noun_group(after, end, Head::Any);
        let relative = self.tables.relative.contains(&*view.lower(after));
        if relative && &*view.lower(after + 1) == "of" {
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
        let usable = !group.is_empty() && !relative;
        if usable && (article || amount.joined || !self.is_past(after)) {
            return self.phrase(self.with_complement(group, end));
        }
        if amount.first > sentence.start && matches!(&*view.lower(before), "of" | ":") {
            let group = self.group_before(before, sentence.start);
            if !group.is_empty() {
                return self.phrase(group);
            }
        }
        self.object_or_subject(amount, sentence)
    }

    fn object_or_subject(&self, amount: &Amount, sentence: &Range<usize>) -> Option<String> {
        let before = amount.first.wrapping_sub(1);
        if amount.first > sentence.start
            && matches!(&*self.view.lower(before), "by" | "to" | "at" | "from")
        {
            let group = self.object_before(before, sentence.start);
            if !group.is_empty() {
                return self.phrase(group);
            }
        }
        let near = self.verb_subject(amount.first, sentence.start);
        if !near.is_empty() {
            return self.phrase(near);
        }
        self.phrase(self.subject(amount.first, sentence.start))
    }

    /// What money is for.
    fn money_for(&self, amount: &Amount, sentence: &Range<usize>) -> Option<String> {
        let view = &self.view;
        let end = sentence.end;
        let mut after = if amount.joined {
            amount.tokens.end + 1
        } else {
            self.behind_brackets(amount.after, end)
        };
        if view.lower(after) == "'s" || view.lower(after) == "'" {
            after += 1;
        }
        if &*view.lower(after) == "worth" {
            after += 1;
        }
        if &*view.lower(after) == "of" {
            let start = self.skip_determiners(after + 1, end);
            let group = self.noun_group(start, end, Head::Plural);
            if !group.is_empty() {
                return self.phrase(group);
            }
        }
        let group = self.noun_group(after, end, Head::Any);
        let article = amount.first > sentence.start && self.is_article(amount.first - 1);
        let noun = self
            .tables
            .complements
            .contains(&*view.lower(group.end.wrapping_sub(1)))
            || group.len() == 1
                && amount.first > sentence.start
                && matches!(
                    &*view.lower(amount.first - 1),
                    "on" | "in" | "with" | "under"
                );
        if !group.is_empty() && (amount.joined || !self.is_past(group.start) && (article || noun)) {
            return self.phrase(self.with_complement(group, end));
        }
        let next = view.lower(after);
        if &*next == "in" {
            let number = self.numbers.cardinal(view.parsed, after + 1);
            let start = after + 1 + number.map_or(0, |n| n.tokens);
            let group = self.noun_group(start, end, Head::Any);
            if !group.is_empty()
                && !view.capital(after + 1)
                && !matches!(
                    &*view.lower(after + 1),
                    "total" | "all" | "cash" | "addition" | "return" | "exchange" | "response"
                )
            {
                return self.phrase(self.with_complement(group, end));
            }
        }
        self.act(amount, after, sentence)
            .or_else(|| self.purpose(amount, after, sentence))
            .or_else(|| self.money_before_it(amount, sentence))
    }

    /// "donated $20 million to WHO": "donation to WHO".
    fn act(&self, amount: &Amount, after: usize, sentence: &Range<usize>) -> Option<String> {
        let view = &self.view;
        let from = amount.first.saturating_sub(ACT_REACH).max(sentence.start);
        let act = (from..amount.first)
            .rev()
            .find_map(|t| self.tables.acts.get(&*view.lower(t)))?;
        let link = view.lower(after);
        if !matches!(&*link, "to" | "for" | "in" | "into") {
            return Some(act.clone());
        }
        let start = self.skip_determiners(after + 1, sentence.end);
        let group = self.noun_group(start, sentence.end, Head::Any);
        let verb = &*link == "to"
            && start == after + 1
            && !view.capital(start)
            && !self.tables.is_plural(&view.lower(start));
        if group.is_empty() || verb || self.view.in_timex(start) {
            return Some(act.clone());
        }
        let of = self.phrase(group)?;
        let link = if &*link == "into" { "in" } else { &*link };
        Some(format!("{act} {link} {of}"))
    }

    /// "spent $5m on a tram", "£3bn for schools".
    fn purpose(&self, amount: &Amount, after: usize, sentence: &Range<usize>) -> Option<String> {
        let end = sentence.end;
        let from = amount.first.saturating_sub(ACT_REACH).max(sentence.start);
        let spent =
            (from..amount.first).any(|t| self.tables.spending.contains(&*self.view.lower(t)));
        if &*self.view.lower(after) == "on" && !spent {
            return None;
        }
        if !matches!(
            &*self.view.lower(after),
            "for" | "on" | "towards" | "toward"
        ) {
            return None;
        }
        let start = self.skip_determiners(after + 1, end);
        let group = self.noun_group(start, end, Head::Any);
        let gerund = self.view.lower(start).ends_with("ing") && group.len() == 1;
        if gerund || group.is_empty() {
            return None;
        }
        self.phrase(group)
    }

    /// "a budget of", "goods worth", or the subject: "profit rose to".
    fn money_before_it(&self, amount: &Amount, sentence: &Range<usize>) -> Option<String> {
        let view = &self.view;
        let before = amount
            .first
            .checked_sub(1)
            .filter(|t| *t >= sentence.start)?;
        if matches!(
            &*view.lower(before),
            "of" | "worth" | ":" | "totaling" | "totalling"
        ) {
            let group = self.group_before(before, sentence.start);
            if !group.is_empty() && !self.is_past(group.end - 1) {
                return self.phrase(group);
            }
        }
        self.object_or_subject(amount, sentence)
    }
}
