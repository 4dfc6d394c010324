//! What money is for, or the price of.

use super::amount::Amount;
use super::noun::Head;
use super::reader::Reader;
use std::ops::Range;

/// Tokens looked at before an amount of money for the act ("donated").
const ACT_REACH: usize = 7;
/// Tokens between a verb of buying and the "for" before its price.
const TRADE_REACH: usize = 14;

impl Reader<'_> {
    /// What money is for, if the words behind it name that.
    pub(super) fn money_ahead(&self, amount: &Amount, sentence: &Range<usize>) -> Option<String> {
        let view = &self.view;
        let end = sentence.end;
        let after = self.behind_money(amount, end);
        if self.is(after, &self.tables.of) {
            let start = self.skip_determiners(after + 1, end);
            let group = self.noun_group(start, end, Head::Plural);
            if !group.is_empty() {
                return self.phrase(group);
            }
        }
        let after = self.past_date(after, end);
        let group = self.noun_group(after, end, Head::Any);
        let article = amount.first > sentence.start && self.is_article(amount.first - 1)
            || self.is_attributive(amount);
        let signed = !view.is_number(amount.tokens.start)
            && !self.is(amount.first.wrapping_sub(1), &self.tables.worth)
            && !self.is_gerund(after)
            && !self.is_adverb_form(after)
            && !self.is(after, &self.tables.beside)
            && !self.is(after + 1, &self.tables.than);
        let noun = signed
            || self
                .tables
                .complements
                .contains(&*view.lower(group.end.wrapping_sub(1)))
            || group.len() == 1
                && amount.first > sentence.start
                && self
                    .tables
                    .money_in
                    .contains(&*view.lower(amount.first - 1));
        if !group.is_empty() && (amount.joined || !self.is_past(group.start) && (article || noun)) {
            return self.phrase(self.with_complement(group, end));
        }
        if self.is(after, &self.tables.in_) {
            let number = self.numbers.cardinal(view.parsed, after + 1);
            let start = after + 1 + number.map_or(0, |n| n.tokens);
            let group = self.noun_group(start, end, Head::Any);
            let manner = group.len() == 1 && self.is(after + 1, &self.tables.in_manner)
                || self.is(group.end.wrapping_sub(1), &self.tables.time);
            if !group.is_empty() && !view.capital(after + 1) && !manner {
                return self.phrase(self.with_complement(group, end));
            }
        }
        self.named_as(after, end)
    }

    /// "174 rupees as the price", "$5 is a fair price": the noun that it is called.
    fn named_as(&self, after: usize, end: usize) -> Option<String> {
        let link = self.is(after, &self.tables.naming) || self.is(after, &self.tables.copula);
        if !link || !self.is_article(after + 1) {
            return None;
        }
        let start = self.skip_determiners(after + 1, end);
        let group = self.noun_group(start, end, Head::Any);
        let last = group.end.wrapping_sub(1);
        let noun = !group.is_empty() && self.is(last, &self.tables.complements);
        noun.then(|| self.phrase(self.with_complement(last..group.end, end)))
            .flatten()
    }

    /// First token behind money, brackets and "worth" passed over: "$600m (£322m) worth of".
    fn behind_money(&self, amount: &Amount, end: usize) -> usize {
        let mut after = if amount.joined {
            amount.tokens.end + 1
        } else {
            self.behind_brackets(amount.after, end)
        };
        if self.possessive(after) || self.view.lower(after) == "'" {
            after += 1;
        }
        after + usize::from(self.is(after, &self.tables.worth))
    }

    /// What money is for, from the words before it.
    pub(super) fn money_behind(&self, amount: &Amount, sentence: &Range<usize>) -> Option<String> {
        let after = self.behind_money(amount, sentence.end);
        // "a borrowing limit of $30bn": the noun goes before the act.
        let before = amount.first.wrapping_sub(1);
        let named = amount.first > sentence.start
            && (self.is(before, &self.tables.of) || self.is(before, &self.tables.worth));
        let owned = named.then(|| {
            let group = self.named_before(amount.first - 1, sentence.start);
            self.climbed(group, sentence.start)
        });
        let names = |g: &Range<usize>| {
            !g.is_empty() && !self.is_past(g.end - 1) && !self.is(g.end - 1, &self.tables.counters)
        };
        if let Some(group) = owned.filter(names) {
            return self.phrase(group);
        }
        if let Some(traded) = self.traded(amount.first, sentence.start) {
            return self.phrase(traded);
        }
        let spent_on = self.is(after, &self.tables.on);
        spent_on
            .then(|| self.purpose(amount, after, sentence))
            .flatten()
            .or_else(|| self.act(amount, after, sentence))
            .or_else(|| self.purpose(amount, after, sentence))
            .or_else(|| self.money_before_it(amount, sentence))
    }

    /// "an investment | from the State | of $5m": the noun that a name hangs on.
    fn climbed(&self, group: Range<usize>, start: usize) -> Range<usize> {
        let named = group.clone().all(|t| self.view.capital(t)) && !group.is_empty();
        let the = usize::from(self.is(group.start.wrapping_sub(1), &self.tables.the));
        let link = group.start.saturating_sub(1 + the);
        if !named || link <= start || !self.is(link, &self.tables.oblique) {
            return group;
        }
        let outer = self.group_before(link, start);
        if outer.is_empty() { group } else { outer }
    }

    /// "a 24 billion euro | debt": the currency in the singular.
    fn is_attributive(&self, amount: &Amount) -> bool {
        let last = self.view.lower(amount.tokens.end.wrapping_sub(1));
        let plural = self.tables.units.get(&format!("{last}s"));
        amount.value != 1.0
            && plural.is_some_and(|u| amount.unit.is_some_and(|own| own.symbol == u.symbol))
    }

    /// "bought | the club | for £30m", "the house | was sold for".
    fn traded(&self, first: usize, start: usize) -> Option<Range<usize>> {
        let mut link = first.checked_sub(1).filter(|t| *t > start)?;
        while link > start + 1 && self.is(link, &self.tables.revising) {
            link -= 1; // "for | a record"
        }
        if !self.is(link, &self.tables.for_) {
            return None;
        }
        let from = link.saturating_sub(TRADE_REACH).max(start);
        let verb = (from..link)
            .rev()
            .find(|t| self.is(*t, &self.tables.trading))?;
        if verb + 1 == link {
            // "the car, | sold for $5m"
            if verb > start && self.view.word(verb - 1) == "," {
                let group = self.group_before(verb - 1, start);
                return (!group.is_empty()).then_some(group);
            }
            let subject = self.object_or_subject_at(verb, start);
            return (!subject.is_empty()).then_some(subject);
        }
        let object = self.noun_group(self.skip_determiners(verb + 1, link), link, Head::Any);
        (!object.is_empty()).then_some(object)
    }

    /// "donated $20 million to WHO": "donation to WHO".
    pub(super) fn act(
        &self,
        amount: &Amount,
        after: usize,
        sentence: &Range<usize>,
    ) -> Option<String> {
        let view = &self.view;
        let from = amount.first.saturating_sub(ACT_REACH).max(sentence.start);
        // "the level at which buyers pay rose to $5m", "offering two rooms for $5"
        let linked = self.is(amount.first.wrapping_sub(1), &self.tables.change_links)
            || self.is(amount.first.wrapping_sub(1), &self.tables.for_);
        if from < amount.first && linked {
            return None;
        }
        if let Some(direct) = self.direct_act(amount.first, from) {
            return Some(direct.clone());
        }
        let act = (from..amount.first)
            .rev()
            .take_while(|t| {
                !self.is(*t, &self.tables.clause_openers)
                    || view.capital(t + 1) && view.capital(t.wrapping_sub(1))
            })
            .filter(|t| !view.capital(*t))
            .find_map(|t| self.tables.acts.get(&*view.lower(t)))?;
        let link = view.lower(after);
        if !self.tables.act_links.contains(&*link) {
            return Some(act.clone());
        }
        let start = self.skip_determiners(after + 1, sentence.end);
        let group = self.noun_group(start, sentence.end, Head::Any);
        let verb = self.tables.to.contains(&*link)
            && start == after + 1
            && !view.capital(start)
            && !self.tables.is_plural(&view.lower(start));
        if group.is_empty() || verb || self.view.in_timex(start) {
            return Some(act.clone());
        }
        let of = self.phrase(group)?;
        let link = if self.tables.into.contains(&*link) {
            "in"
        } else {
            &*link
        };
        Some(format!("{act} {link} {of}"))
    }

    /// "cut $35bn from", "raised $5m": the verb right before it.
    fn direct_act(&self, first: usize, start: usize) -> Option<&String> {
        let mut verb = first.checked_sub(1)?;
        while verb > start && self.is(verb, &self.tables.extra) {
            verb -= 1;
        }
        self.tables.direct_acts.get(&*self.view.lower(verb))
    }

    /// "spent $5m on a tram", "£3bn for schools".
    pub(super) fn purpose(
        &self,
        amount: &Amount,
        after: usize,
        sentence: &Range<usize>,
    ) -> Option<String> {
        let end = sentence.end;
        let from = amount.first.saturating_sub(ACT_REACH).max(sentence.start);
        let spent =
            (from..amount.first).any(|t| self.tables.spending.contains(&*self.view.lower(t)));
        if self.is(after, &self.tables.on) && !spent {
            return None;
        }
        if !self.tables.purpose_links.contains(&*self.view.lower(after)) {
            return None;
        }
        let start = self.skip_determiners(after + 1, end);
        let group = self.noun_group(start, end, Head::Any);
        let gerund = self.is_gerund(start) && group.len() == 1;
        if gerund || group.is_empty() {
            return None;
        }
        self.phrase(group)
    }

    /// "a budget of", "goods worth", or the subject: "profit rose to".
    pub(super) fn money_before_it(
        &self,
        amount: &Amount,
        sentence: &Range<usize>,
    ) -> Option<String> {
        let view = &self.view;
        let before = amount
            .first
            .checked_sub(1)
            .filter(|t| *t >= sentence.start)?;
        if self.tables.money_of.contains(&*view.lower(before)) {
            let group = self.group_before(before, sentence.start);
            if !group.is_empty() && !self.is_past(group.end - 1) {
                return self.phrase(group);
            }
        }
        let mut verb = before;
        while verb > sentence.start && self.is(verb, &self.tables.extra) {
            verb -= 1;
        }
        // "accused of misusing $5m"
        let told = [
            &self.tables.costing,
            &self.tables.changes,
            &self.tables.money_of,
        ];
        let gerund = self.is_gerund(verb) && !told.iter().any(|words| self.is(verb, words));
        if gerund && !self.is(verb, &self.tables.complements) || self.is(verb, &self.tables.holding)
        {
            return None; // "Peru got $12bn": Peru is not what it is for
        }
        if self.is(verb, &self.tables.for_) {
            let group = self.group_before(verb, sentence.start);
            let noun = !group.is_empty() && self.is(group.end - 1, &self.tables.complements);
            return noun.then(|| self.phrase(group)).flatten(); // "a deal | for $5m"
        }
        self.object_or_subject(amount, sentence)
    }
}
