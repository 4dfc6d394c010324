//! What is measured in percent, points, kilometres.

use super::amount::Amount;
use super::noun::Head;
use super::reader::Reader;
use super::tables::Unit;
use crate::model::EntityKind;
use std::ops::Range;

impl Reader<'_> {
    /// What is measured, if the words behind the amount name it.
    pub(super) fn measure_ahead(&self, amount: &Amount, sentence: &Range<usize>) -> Option<String> {
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
        let opens = amount.first == sentence.start;
        let after = self.past_date(after, end);
        // "22% more | forest area lost"
        let share = amount.unit.is_some_and(|u| u.dimension == "share");
        let more = share && self.is(after, &self.tables.comparing);
        let after = after + usize::from(more && self.inside_at(after + 1));
        let group = self.whole_of(self.noun_group(after, end, Head::Any), end);
        let change = self.is(group.end.wrapping_sub(1), &self.tables.complements);
        let article = !opens
            && (self.is_article(before) || change && self.is_described(before, sentence.start));
        let relative = self.is(after, &self.tables.relative)
            || self.inside_at(after) && self.is(after + 1, &self.tables.than);
        if relative && self.is(after + 1, &self.tables.of) {
            // "80 km north of the coast"
            let start = self.skip_determiners(after + 2, end);
            let place = self.noun_group(start, end, Head::Any);
            if !place.is_empty() {
                return self.phrase(after..place.end);
            }
        }
        let times = amount.unit.is_some_and(|u| u.symbol == "times");
        let than = (after..after + 2).any(|t| self.is(t, &self.tables.than));
        if times && (than || view.capital(after)) {
            return None; // "13 times China's", "twice more than others pay"
        }
        if times {
            let mut start = after;
            while self.is(start, &self.tables.as_many) {
                start += 1;
            }
            let more = self.noun_group(self.skip_determiners(start, end), end, Head::Plural);
            if !more.is_empty() && self.tables.is_plural(&view.lower(more.end - 1)) {
                return self.phrase(more);
            }
        }
        // "46%-owned"
        let styled = amount.joined && self.is_past_form(after);
        let owned = styled || !opens && !amount.joined && self.is_owned(before, sentence.start);
        let usable = !group.is_empty() && !relative && !owned && self.has_noun(after);
        // "above 1.5% signifying a risk"
        let verbal = self.is_past(after)
            || group.len() > 1 && self.is_gerund(after)
            || amount.unit.is_some_and(|u| u.dimension == "share")
                && self.is(after, &self.tables.opinions)
                && self.has_object(after)
            || group.len() == 1 && self.is_article(group.end); // "38% rent a room"
        if usable && (article || amount.joined || !verbal) {
            return self.phrase(self.with_complement(group, end));
        }
        // "pay 1% | in income tax"
        let levied = self.noun_group(after + 1, end, Head::Any);
        let tax = self.is(after, &self.tables.in_)
            && !levied.is_empty()
            && self.is(levied.end - 1, &self.tables.levies);
        tax.then(|| self.phrase(levied)).flatten()
    }

    /// "72% support | term limits", not "15% support | in polls".
    fn has_object(&self, verb: usize) -> bool {
        self.inside_at(verb + 1) || self.is(verb + 1, &self.tables.determiners)
    }

    /// "a contraction | of | 6% forecast by experts".
    fn is_owned(&self, before: usize, start: usize) -> bool {
        let change = before > start && self.is(before - 1, &self.tables.complements);
        change && self.is(before, &self.tables.of)
    }

    /// "walking | and cycling track": a form in -ing alone goes with the noun behind it.
    fn whole_of(&self, group: Range<usize>, end: usize) -> Range<usize> {
        let open = group.len() == 1
            && self.is_gerund(group.start)
            && self.is(group.end, &self.tables.joins);
        let more = self.noun_group(group.end + 1, end, Head::Any);
        if open && more.len() > 1 {
            group.start..more.end
        } else {
            group
        }
    }

    /// What is measured, from the words before the amount.
    pub(super) fn measure_behind(
        &self,
        amount: &Amount,
        sentence: &Range<usize>,
    ) -> Option<String> {
        let before = amount.first.wrapping_sub(1);
        let opens = amount.first == sentence.start;
        if !opens && (self.is(before, &self.tables.of) || self.view.word(before) == ":") {
            let group = self.named_before(before, sentence.start);
            if !group.is_empty() {
                return self.phrase(group);
            }
        }
        // "led Trump, 49 percent to 42 percent"
        let share = amount.unit.is_some_and(|u| u.dimension == "share");
        if share
            && !opens
            && self.view.word(before) == ","
            && self.is(amount.after, &self.tables.to)
        {
            return None;
        }
        // "..., and | 67% came out against it"
        let verb = self.is(amount.after, &self.tables.copula)
            || self.is(amount.after, &self.tables.modals)
            || self.inside_at(amount.after) && self.is_past(amount.after);
        if share && !opens && self.begins_clause(before) && verb {
            return None;
        }
        // "350 metres above the ground": how far from what.
        if self.is_distance(amount) {
            return None;
        }
        self.object_or_subject(amount, sentence)
    }

    fn is_distance(&self, amount: &Amount) -> bool {
        let length = amount.unit.is_some_and(|u| u.dimension == "length");
        let before = amount.first.wrapping_sub(1);
        let moved = self.is(before, &self.tables.changes) || self.is(before, &self.tables.by);
        let after = self.behind_brackets(amount.after, amount.after + 16);
        length && !moved && self.is(after, &self.tables.off)
    }

    pub(super) fn object_or_subject(
        &self,
        amount: &Amount,
        sentence: &Range<usize>,
    ) -> Option<String> {
        let before = amount.first.wrapping_sub(1);
        if amount.first > sentence.start && self.is(before, &self.tables.predicting) {
            return None; // "economists had been predicting 2%"
        }
        let group = self.object_or_subject_at(amount.first, sentence.start);
        let tells = !group.is_empty() && self.is(group.end - 1, &self.tables.tellers);
        if tells {
            return None; // "the spokesman said ..., cost $5m"
        }
        let times = amount.unit.is_some_and(|u| u.symbol == "times");
        let told = !times && self.is_told_of(amount, sentence.start);
        if self.is_bare_name(&group) && !(told && self.may_have(&group, amount)) {
            return None; // "Peru ... with $5m": no thing that has a price
        }
        self.phrase(group)
    }

    /// Whether a group is a name of somebody or a place, and nothing else; or a unit.
    pub(super) fn is_bare_name(&self, group: &Range<usize>) -> bool {
        let view = &self.view;
        let known = |t: usize| {
            let mention = view.mention_at(t);
            mention.is_some_and(|m| m.kind != EntityKind::Other)
        };
        let part = |t: usize| view.capital(t) || self.possessive(t) || view.hyphen(t) || known(t);
        let unit = group.len() == 1 && self.tables.units.contains_key(&*view.lower(group.start));
        let sign = view.word(group.end).starts_with(['$', '€', '£']) && view.glued(group.end);
        let named = group.clone().any(known) && group.clone().all(part);
        !group.is_empty() && (unit || sign || named)
    }

    /// Whether an amount can be told of a name itself: of a person no share is.
    fn may_have(&self, group: &Range<usize>, amount: &Amount) -> bool {
        let view = &self.view;
        let person = |t: usize| {
            let mention = view.mention_at(t);
            mention.is_some_and(|m| m.kind == EntityKind::Person)
        };
        let ratio = |u: &Unit| self.tables.ratios.contains(&u.dimension);
        !(amount.unit.is_some_and(ratio) && group.clone().any(person))
    }

    /// Whether the verb right before an amount tells it of its subject: "rose by", "was", "cost".
    fn is_told_of(&self, amount: &Amount, start: usize) -> bool {
        let first = amount.first;
        let mut at = first;
        while at > start && first - at < 5 && self.is(at - 1, &self.tables.loose) {
            if self.is(at - 1, &self.tables.copula) {
                return true;
            }
            at -= 1;
        }
        let verb = at.wrapping_sub(1);
        at > start
            && [
                &self.tables.changes,
                &self.tables.becoming,
                &self.tables.copula,
                &self.tables.costing,
            ]
            .iter()
            .any(|words| self.is(verb, words))
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
