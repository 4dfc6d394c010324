//! The noun before an amount: the subject of its clause, or the object of a verb of change.

use super::noun::{Head, MOST};
use super::reader::Reader;
use std::ops::Range;

/// Tokens looked at before an amount for its subject.
const REACH: usize = 40;
/// Tokens between two commas that are passed over.
const ASIDE: usize = 20;
/// Tokens in brackets that are passed over.
const BRACKETED: usize = 12;

impl Reader<'_> {
    /// The noun group that ends before a token: "a budget | of $4bn". Words before the head that
    /// end in -s are rather a verb or another noun.
    pub(super) fn group_before(&self, end: usize, start: usize) -> Range<usize> {
        let view = &self.view;
        let mut at = end;
        while at > start && end - at < MOST {
            let before = at - 1;
            let word = view.lower(before);
            let joint = view.hyphen(before) || self.possessive(before);
            let other = before + 1 < end
                && !view.capital(before)
                && (word.ends_with('s') || self.is_past_form(before));
            let said = !view.capital(before) && self.is(before, &self.tables.stating)
                || at < end && self.is_infinitive(before, start);
            if !joint && (!self.inside(before) || other || said) {
                break;
            }
            at -= 1;
        }
        while at < end && (!self.inside(at) || self.possessive(at)) {
            at += 1;
        }
        if end - at > 1 && self.is_gerund(at) && !view.capital(at) {
            at += 1; // "seizing | goods worth"
        }
        // "directly and | indirectly generate | revenue of"
        if end - at > 2 && self.is_adverb_form(at) && self.is(at + 1, &self.tables.verbs) {
            at += 2;
        }
        // "told MPs | child benefit would rise"
        if at > start && end - at > 1 && self.is(at - 1, &self.tables.telling) {
            at += 1;
        }
        // "a margin of error of"
        let of = at > start + 1 && self.is(at - 1, &self.tables.of);
        let link = at > start + 1 && self.is(at - 1, &self.tables.complement_links);
        if (of || link) && self.tables.complements.contains(&*view.lower(at - 2)) {
            at -= 2; // "a stake in PCRI"
            let noun = |t: usize| {
                self.inside(t)
                    && !self.possessive(t)
                    && !view.capital(t)
                    && !self.looks_verbal(t)
                    && !self.is(t, &self.tables.stating)
                    && !self.tables.is_plural(&view.lower(t))
                    && !self.is(t, &self.tables.changes)
            };
            let changed = self.is(at, &self.tables.changes) || self.is(at, &self.tables.becoming);
            while !changed && at > start && end - at < 2 * MOST && noun(at - 1) {
                at -= 1; // "occupancy | rates in Amman"
            }
        }
        at..end
    }

    /// The noun that "of" hangs on: "a budget | of". Of one that only says how high it is, what it
    /// is of: "inflation hit a high | of", "bail in the amount | of".
    pub(super) fn named_before(&self, of: usize, start: usize) -> Range<usize> {
        // "the stake, worth"
        let comma = of > start && self.is(of, &self.tables.worth) && self.view.word(of - 1) == ",";
        let group = self.group_before(of - usize::from(comma), start);
        let last = group.end.wrapping_sub(1);
        if group.is_empty() {
            return group;
        }
        let the = self.back_over_article(group.start, start);
        let led = the > start + 1
            && self.is(last, &self.tables.counters)
            && (self.is(the - 1, &self.tables.in_) || self.is(the - 1, &self.tables.to));
        let outer = if led {
            self.group_before(the - 1, start)
        } else if self.is(last, &self.tables.summits) {
            self.subject(group.start, start)
        } else {
            of..of
        };
        if outer.is_empty() { group } else { outer }
    }

    fn back_over_article(&self, token: usize, start: usize) -> usize {
        let article = token > start && self.is_article(token - 1);
        token - usize::from(article)
    }

    /// "expected to | generate | tax revenue", "it will | cost".
    fn is_infinitive(&self, token: usize, start: usize) -> bool {
        let known = self.is(token, &self.tables.verbs);
        token > start
            && (self.is(token - 1, &self.tables.to) && !self.view.capital(token)
                || known
                    && (self.is(token - 1, &self.tables.modals)
                        || self.is(token - 1, &self.tables.subjects)))
    }

    /// The object before "by", "to", "at": "raised its rate | by 25 points", "cut emissions | by".
    pub(super) fn object_before(&self, end: usize, start: usize) -> Range<usize> {
        let view = &self.view;
        let group = self.group_before(end, start);
        let Some(last) = group.clone().last() else {
            return group;
        };
        let word = view.lower(last);
        let before = view.lower(group.start.wrapping_sub(1));
        let owned = group.start > start && self.tables.owners.contains(&*before);
        let verb = group.start > start + 1 && {
            let t = group.start - if owned { 2 } else { 1 };
            self.looks_verbal(t)
                || self.is(t, &self.tables.of)
                || self.is(t.wrapping_sub(1), &self.tables.to)
        };
        let measure = self.tables.unit_starts.contains(&*word);
        let noun = !self.is_past_form(last)
            && (owned || self.tables.is_plural(&word) || view.capital(last))
            && !self.tables.verbs.contains(&*word);
        // "report a slight | drop in profits | to"
        let change = group.len() > 1
            && (group.start + 1..group.end).any(|t| self.is(t, &self.tables.in_))
            && self.is(group.start, &self.tables.complements);
        if change || noun && verb && !measure {
            group
        } else {
            end..end
        }
    }

    /// The noun group right before the verb of a change: "operating profits | fell to". Empty if
    /// a preposition leads to it; then the subject stands further left.
    pub(super) fn verb_subject(&self, at: usize, start: usize) -> Range<usize> {
        let view = &self.view;
        let skip = |mut t: usize| {
            for _ in 0..5 {
                let before = t.wrapping_sub(1);
                let loose = self.is(before, &self.tables.loose) || self.is_adverb_form(before);
                if t <= start || !loose {
                    break;
                }
                t -= 1;
            }
            t
        };
        let verb = skip(at);
        let changes = verb > start + 1
            && (self.is(verb - 1, &self.tables.changes)
                || self.is(verb - 1, &self.tables.becoming)
                || self.is(verb - 1, &self.tables.costing));
        let copula = (verb..at).any(|t| self.is(t, &self.tables.copula));
        if verb <= start || !(changes || copula) {
            return at..at;
        }
        let end = if changes { skip(verb - 1) } else { verb };
        if end > start + 1 && self.is(end - 1, &self.tables.relatives) {
            return self.before_relative(end - 1, start);
        }
        let group = self.group_before(end, start);
        let other = |t: usize| {
            let tables = &self.tables;
            self.is(t, &tables.months)
                || self.is(t, &tables.time)
                || self.is(t, &tables.unit_starts)
        };
        let numbered = group.start > start && view.is_number(group.start - 1);
        if group.is_empty() || numbered || self.looks_verbal(group.end - 1) || other(group.end - 1)
        {
            return at..at;
        }
        let before = view.lower(group.start.wrapping_sub(1));
        let dash = &*before == "-" && !view.glued(group.start);
        let with = self.is(group.start.wrapping_sub(1), &self.tables.with) && self.is_gerund(end); // "with sales rising 8%"
        let led = group.start > start && self.tables.oblique.contains(&*before) && !dash && !with;
        let article = group.start > start + 1
            && self.tables.articles.contains(&*before)
            && self.is(group.start - 2, &self.tables.oblique);
        // "the number of | judges | remains at"
        let of = group.start.wrapping_sub(1);
        let counter =
            of > start && self.is(of, &self.tables.of) && self.is(of - 1, &self.tables.counters);
        if (led && !counter) || article {
            at..at
        } else {
            group
        }
    }

    /// The subject of the clause that the amount stands in: the first noun group behind the
    /// clause's beginning. `at` is the amount's first token.
    pub(super) fn subject(&self, at: usize, start: usize) -> Range<usize> {
        let view = &self.view;
        let limit = start.max(at.saturating_sub(REACH));
        let mut boundary = at;
        loop {
            // Walk left to the next place where a clause may begin.
            let mut t = boundary;
            while t > limit && !self.begins_clause(t - 1) {
                t -= 1;
            }
            if t > limit && view.word(t - 1) == ")" {
                // "Oxygen (O2) fills": what stands in brackets is passed over.
                let from = t.saturating_sub(BRACKETED).max(limit);
                if let Some(open) = (from..t).rev().find(|b| view.word(*b) == "(") {
                    boundary = open;
                    continue;
                }
            }
            if t > limit + 1
                && view.word(t - 1) == ","
                && self.looks_verbal(t)
                && !self.is_gerund(t)
            {
                // "Shares in Rovers, the oldest club, | fell": the aside is passed over.
                let from = t.saturating_sub(ASIDE).max(limit);
                if let Some(comma) = (from..t - 1).rev().find(|c| view.word(*c) == ",") {
                    boundary = comma;
                    continue;
                }
            }
            let mut first = self.skip_subject_openers(t, at);
            if boundary == at && self.is(first, &self.tables.subjects) && first < at {
                return at..at; // "if they are worth less than $5"
            }
            if t > limit && self.is(t - 1, &self.tables.telling) {
                // "told | reporters | the upturn"
                let whom = self.noun_group(first, at, Head::Plural);
                first = self.skip_subject_openers(whom.end, at);
            }
            let group = self.noun_group(first, at, Head::Plural);
            let group = if self.is_row(&group, at, start) {
                return group;
            } else {
                self.without_verb(group, at)
            };
            let noun = group
                .clone()
                .any(|t| self.tables.is_plural(&self.view.lower(t)));
            let verb_first =
                !group.is_empty() && self.looks_verbal(group.start) && (group.len() == 1 || !noun);
            if !group.is_empty() && !verb_first && group.end < at {
                return self.drop_number_of(self.with_complement(group, at), at);
            }
            if t <= limit {
                return at..at;
            }
            boundary = t - 1;
        }
    }

    /// "Avg shrs | 3.7 mln vs 4.3 mln": the head of a row of a table, right before its number.
    fn is_row(&self, group: &Range<usize>, at: usize, start: usize) -> bool {
        let whole = group.start == start && group.end == at && !group.is_empty();
        let verb = |t: usize| self.looks_verbal(t) || self.is(t, &self.tables.changes);
        whole && !group.clone().any(verb) && self.is_versus(at)
    }

    /// Whether a number is set against another, or ends its sentence.
    fn is_versus(&self, at: usize) -> bool {
        let mut next = at + 1;
        let sentences = &self.view.parsed.sentences;
        let ends = |t: usize| {
            sentences
                .binary_search_by_key(&t, |s| s.tokens.start)
                .is_ok()
        };
        while next < at + 4 && !self.is(next, &self.tables.versus) && !ends(next) {
            next += 1;
        }
        self.is(next, &self.tables.versus) || ends(next)
    }

    /// "The satellite weighs | two tonnes", "Air China plans | to raise": the last word is the verb.
    pub(super) fn without_verb(&self, group: Range<usize>, at: usize) -> Range<usize> {
        let to = self.is(group.end, &self.tables.to)
            && self.view.lower(group.end.wrapping_sub(1)).ends_with('s')
            && group.end + 1 < at
            && self.view.is_word(group.end + 1)
            && !self.view.capital(group.end + 1)
            && !self.is(group.end + 1, &self.tables.determiners);
        if group.len() > 1 && (group.end == at || to) {
            group.start..group.end - 1
        } else {
            group
        }
    }

    pub(super) fn begins_clause(&self, token: usize) -> bool {
        let view = &self.view;
        if !view.is_word(token) {
            let word = view.word(token);
            return word.contains([',', ';', ':', '"', '“', '”', '(', ')', '—'])
                || word == "--"
                || word == "–" && !view.hyphen(token);
        }
        if self.same_name(token, token + 1) {
            return false; // "Economic Cooperation and Development"
        }
        let with = self.is(token, &self.tables.with);
        let comma = view.word(token.wrapping_sub(1)) == ",";
        self.is(token, &self.tables.clause_openers) && (!with || comma)
    }

    pub(super) fn skip_subject_openers(&self, token: usize, end: usize) -> usize {
        let mut at = self.skip_determiners(token, end);
        while at < end && self.tables.openers.contains(&*self.view.lower(at)) && at == token {
            at = self.skip_determiners(at + 1, end);
            // "In Germany prices rose": names and dates of an opening phrase are passed over.
            while at < end && (self.view.in_timex(at) || self.view.word(at) == ",") {
                at += 1;
            }
            at = self.skip_determiners(at, end);
        }
        at
    }

    pub(super) fn looks_verbal(&self, token: usize) -> bool {
        let word = self.view.lower(token);
        if token > 0 && self.is(token - 1, &self.tables.owners) {
            return false; // "his lead"
        }
        self.tables.verbs.contains(&*word)
            || self.is_past_form(token)
            || self.is_gerund(token) && !self.view.capital(token)
            || self.is_adverb_form(token)
    }

    /// "number of infections" counts infections.
    pub(super) fn drop_number_of(&self, group: Range<usize>, end: usize) -> Range<usize> {
        let view = &self.view;
        let mut of = group.start;
        while of < end && of < group.start + 4 && !self.is(of, &self.tables.of) {
            of += 1;
        }
        let counter = of > group.start && self.tables.counters.contains(&*view.lower(of - 1));
        if !counter || !self.is(of, &self.tables.of) {
            return group;
        }
        let inner = self.noun_group(self.skip_determiners(of + 1, end), end, Head::Plural);
        if inner.is_empty() { group } else { inner }
    }
}
