//! What an amount counts, measures or pays for.

use super::amount::Amount;
use super::before::Before;
use super::noun::Head;
use super::reader::Reader;
use super::tables::Unit;
use std::ops::Range;

impl Reader<'_> {
    /// What is counted, as a short noun phrase. `before` is the figure before it in the sentence.
    pub(super) fn counted(
        &self,
        amount: &Amount,
        sentence: &Range<usize>,
        before: &Before,
    ) -> Option<String> {
        if self.is_same(amount, before) {
            return before.any.clone();
        }
        if self.is_of_those(amount) {
            return before.counted.clone().or_else(|| before.last_count());
        }
        if self.is_taken_up(amount.first, sentence.start) && before.any.is_some() {
            return before.any.clone();
        }
        // "of those living there, | 38% rent"
        let share = amount.unit.is_some_and(|u| u.dimension == "share");
        if share && !self.is(amount.after, &self.tables.of) {
            let whole = self.opening_whole(amount, sentence, before);
            if whole.is_some() {
                return whole;
            }
        }
        let money = amount.unit.is_some_and(|u| u.money);
        let the = amount.first > sentence.start && self.is(amount.first - 1, &self.tables.the);
        if money && the && !self.has_noun(amount.after) && !amount.joined {
            let same = before.same(amount.value, amount.unit);
            if same.is_some() {
                return same; // "the $102bn"
            }
        }
        let found = self
            .ahead(amount, sentence)
            .or_else(|| self.paired(amount, sentence))
            .or_else(|| self.opening_whole(amount, sentence, before))
            .or_else(|| self.behind(amount, sentence, before));
        let bare = |thing: &String| self.tables.counters.contains(thing.as_str());
        if !amount.joined && found.as_ref().is_some_and(bare) {
            return before.last(amount.unit); // "now the figure is 14%"
        }
        found
    }

    /// "three | of them": what was counted before.
    fn is_of_those(&self, amount: &Amount) -> bool {
        amount.unit.is_none()
            && self.is(amount.after, &self.tables.of)
            && self.is(amount.after + 1, &self.tables.referring)
            && (self.is(amount.after + 1, &self.tables.referring_alone)
                || !self.inside_at(amount.after + 2)
                || self.is_past(amount.after + 2))
    }

    /// "Of the cases counted so far, | 90 percent": the whole that opens the sentence.
    fn opening_whole(
        &self,
        amount: &Amount,
        sentence: &Range<usize>,
        before: &Before,
    ) -> Option<String> {
        let ratio = amount.unit.is_none_or(|u| u.dimension == "share");
        let start = sentence.start;
        // "Of the $18bn in funds, less than | $2bn"
        let symbol = |u: Option<&'static Unit>| u.map(|u| u.symbol.as_str());
        let rest = amount.unit.is_some() && symbol(amount.unit) == symbol(before.unit);
        if rest && self.is(start, &self.tables.of) && !self.has_noun(amount.after) {
            return before.any.clone();
        }
        if !ratio || amount.joined || start == amount.first || !self.is(start, &self.tables.of) {
            return None;
        }
        if before.counted.is_some() {
            return before.counted.clone(); // "Of the six seats, they won | four"
        }
        let first = self.skip_determiners(start + 1, amount.first);
        let group = self.noun_group(first, amount.first, Head::Plural);
        let living = group.len() == 1 && self.is_gerund(group.start);
        self.phrase(group).filter(|_| !living)
    }

    /// What the words behind an amount name.
    fn ahead(&self, amount: &Amount, sentence: &Range<usize>) -> Option<String> {
        match amount.unit {
            None => self.count_ahead(amount, sentence),
            Some(unit) if unit.money => self.money_ahead(amount, sentence),
            Some(_) => self.measure_ahead(amount, sentence),
        }
    }

    /// What the words before an amount, or both together, name.
    fn behind(&self, amount: &Amount, sentence: &Range<usize>, before: &Before) -> Option<String> {
        match amount.unit {
            None => self.count_behind(amount, sentence, before),
            Some(unit) if unit.money => self.money_behind(amount, sentence),
            Some(_) => self.measure_behind(amount, sentence),
        }
    }

    /// "5.9bn yuan | and 5.4bn yuan in sales": what the next amount of the unit names.
    fn paired(&self, amount: &Amount, sentence: &Range<usize>) -> Option<String> {
        let mut link = amount.after;
        if amount.unit.is_none() && self.view.capital(link) {
            link += 1; // "17 Chinese | and 17 international experts"
        }
        let from = self.is(amount.first.wrapping_sub(1), &self.tables.range_begins);
        if self.is(link, &self.tables.if_) && self.is(link + 1, &self.tables.not) {
            link += 1; // "thousands if not | tens of thousands of people"
        }
        let joined = self.is(link, &self.tables.joins)
            || self.is(link, &self.tables.not)
            || from && amount.unit.is_some() && self.is(link, &self.tables.to);
        let next = joined
            .then(|| self.amount(link + 1, sentence).ok())
            .flatten()?;
        let symbol = |a: &Amount| a.unit.map(|u| u.symbol.as_str());
        let same = symbol(amount) == symbol(&next) && !amount.joined;
        same.then(|| self.ahead(&next, sentence)).flatten()
    }

    /// First token behind brackets that open at a token: "(£322m; 400m euros)".
    pub(super) fn behind_brackets(&self, token: usize, end: usize) -> usize {
        if self.view.word(token) != "(" {
            return token;
        }
        let close = (token..end.min(token + 14)).find(|t| self.view.word(*t) == ")");
        close.map_or(token, |t| t + 1)
    }

    /// First token behind a date that stands between an amount and its noun: "£8m | January | bid",
    /// "two | first-half | goals".
    pub(super) fn past_date(&self, token: usize, end: usize) -> usize {
        let mut next = token;
        while next < end
            && next < token + 3
            && (self.view.in_dated_timex(next) || self.view.hyphen(next))
        {
            next += 1;
        }
        let noun = next > token && self.inside_at(next) && !self.is_past(next);
        if noun && !self.view.in_dated_timex(next) {
            next
        } else {
            token
        }
    }

    pub(super) fn phrase(&self, tokens: Range<usize>) -> Option<String> {
        if tokens.is_empty() {
            return None;
        }
        let mut tokens = tokens;
        let owning = |t: usize| self.possessive(t) || self.view.lower(t) == "'";
        while tokens.len() > 1 && owning(tokens.end - 1) {
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
    pub(super) fn is_common(&self, tokens: &Range<usize>) -> bool {
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
    pub(super) fn behind_of(&self, amount: &Amount, end: usize) -> Range<usize> {
        let of = self.behind_brackets(amount.after, end);
        if !self.is(of, &self.tables.of) {
            return of..of;
        }
        if self.is(of + 1, &self.tables.relative) && !self.inside_at(of + 2) {
            return of..of; // "420 metros de largo"
        }
        let start = self.skip_determiners(of + 1, end);
        let mut group = self.noun_group(start, end, Head::Plural);
        let behind = self.skip_determiners(group.end, end);
        if !group.is_empty() && self.possessive(group.end - 1) && behind > group.end {
            group = self.noun_group(behind, end, Head::Plural); // "the land's 50 | towns"
        }
        self.with_complement(self.with_second(group, end), end)
    }

    /// "medium | and large companies": an adjective alone goes with the next.
    fn with_second(&self, group: Range<usize>, end: usize) -> Range<usize> {
        let plural = |g: &Range<usize>| {
            g.clone()
                .any(|t| self.tables.is_plural(&self.view.lower(t)))
        };
        if group.len() != 1 || plural(&group) || !self.is(group.end, &self.tables.joins) {
            return group;
        }
        let more = self.noun_group(group.end + 1, end, Head::Plural);
        let named = self.view.capital(group.start);
        if plural(&more) && more.len() > 1 && !named {
            group.start..more.end
        } else {
            group
        }
    }

    /// "the four", "these two".
    pub(super) fn is_definite(&self, token: usize) -> bool {
        self.is(token, &self.tables.the)
            || self.is(token, &self.tables.referring)
            || self.is(token, &self.tables.all)
    }

    pub(super) fn is_article(&self, token: usize) -> bool {
        let word = self.view.lower(token);
        let plural = |t: usize| self.tables.is_plural(&self.view.lower(t));
        self.possessive(token)
            || &*word == "'" && self.view.glued(token) && plural(token.wrapping_sub(1))
            || self.tables.articles.contains(&*word)
    }

    /// "a | 43% rise", "a healthy | 43% rise": an article before a token, or before its adjective.
    pub(super) fn is_described(&self, token: usize, start: usize) -> bool {
        let adjective = token > start
            && self.inside_at(token)
            && !self.is_past(token)
            && !self.is_gerund(token)
            && !self.is(token, &self.tables.complements)
            && !self.tables.is_plural(&self.view.lower(token))
            && !self.view.capital(token);
        self.is_article(token) || adjective && self.is_article(token - 1)
    }

    /// Whether a noun may begin at a token, and not another number.
    pub(super) fn has_noun(&self, token: usize) -> bool {
        self.inside_at(token) && self.numbers.word(&self.view.lower(token)).is_none()
    }

    pub(super) fn inside_at(&self, token: usize) -> bool {
        self.view.is_word(token) && !self.view.is_small(token, &self.tables.stops)
    }

    pub(super) fn is_past(&self, token: usize) -> bool {
        let word = self.view.lower(token);
        let noun = self.tables.plurals.contains(&*word) && !self.tables.fates.contains_key(&*word);
        !noun && (self.tables.verbs.contains(&*word) || self.is_past_form(token))
    }
}
