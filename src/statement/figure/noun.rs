//! Noun groups without a grammar: the words between function words, up to a plural.

use super::amount::Reader;
use std::ops::Range;

/// Words of a noun group at most.
const MOST: usize = 6;
/// Tokens looked at before an amount for its subject.
const REACH: usize = 40;

/// Where a noun group is looked for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Head {
    /// Ends at the first plural: "new cases | reported".
    Plural,
    /// May be singular: "donation", "rescue plan".
    Any,
}

impl Reader<'_> {
    /// Whether the token can stand inside a noun group.
    fn inside(&self, token: usize) -> bool {
        let view = &self.view;
        view.is_word(token)
            && (!view.is_small(token, &self.tables.stops)
                || view.hyphen(token + 1)
                || view.hyphen(token.wrapping_sub(1)))
            && !view.in_timex(token)
    }

    /// The noun group that begins at a token. Empty if none does.
    pub fn noun_group(&self, start: usize, end: usize, head: Head) -> Range<usize> {
        let view = &self.view;
        let mut at = start;
        let mut words = 0;
        let mut plural = false;
        while at < end && words < MOST && at < start + 3 * MOST {
            let word = view.lower(at);
            if view.hyphen(at) && at > start {
                at += 1;
                continue;
            }
            if &*word == "'s" || &*word == "'" && plural && view.glued(at) {
                if at == start {
                    break;
                }
                at += 1;
                plural = false;
                continue;
            }
            if view.is_number(at) && at > start && view.hyphen(at - 1) {
                at += 1; // "Covid-19 cases"
                continue;
            }
            if !self.inside(at) || at > start && self.numbers.word(&word).is_some() {
                break;
            }
            if words > 0 && !view.hyphen(at - 1) && self.is_verb(at, start, end, head) {
                break;
            }
            let now = self.tables.is_plural(&word);
            if plural && !now && !(self.is_compound(at)) {
                break;
            }
            plural |= now;
            words += 1;
            at += 1;
        }
        if at > start && view.hyphen(at - 1) {
            at -= 1;
        }
        start..at
    }

    /// Whether a word behind a plural still belongs to the group: "sports | clubs" is told by the
    /// plural that follows.
    fn is_compound(&self, token: usize) -> bool {
        self.view.hyphen(token + 1) && self.tables.is_plural(&self.view.lower(token + 2))
    }

    /// Whether a word inside a group is rather its verb.
    fn is_verb(&self, token: usize, start: usize, end: usize, head: Head) -> bool {
        let word = self.view.lower(token);
        let known = self.tables.verbs.contains(&*word) && !self.view.capital(token);
        let past = word.len() > 4 && word.ends_with("ed") && !self.view.capital(token);
        let adverb = word.len() > 5 && word.ends_with("ly");
        let next = self.view.lower(token + 1);
        let gerund =
            word.len() > 5 && word.ends_with("ing") && self.tables.determiners.contains(&*next);
        if gerund {
            return true;
        }
        let noun =
            self.tables.complements.contains(&*word) && !self.tables.articles.contains(&*next);
        if head == Head::Any && noun && self.tables.stops.contains(&*next) {
            return false; // "a 6% pay rise was"
        }
        if !(known || past || adverb) {
            return false;
        }
        // "30 newly infected people": a plural follows within the group.
        let near = (token + 1..end.min(token + 3)).take_while(|t| self.inside(*t));
        let plural_follows = near
            .into_iter()
            .any(|t| self.tables.is_plural(&self.view.lower(t)));
        let had_plural = (start..token).any(|t| self.tables.is_plural(&self.view.lower(t)));
        !(plural_follows && !had_plural && head == Head::Plural)
    }

    /// Skips "the", "all", "its", "their" and numbers before a noun group.
    pub fn skip_determiners(&self, mut token: usize, end: usize) -> usize {
        let view = &self.view;
        for _ in 0..4 {
            let word = view.lower(token);
            let article = self.tables.determiners.contains(&*word);
            if token >= end {
                break;
            }
            if article {
                token += 1;
            } else if let Some(n) = self
                .numbers
                .cardinal(view.parsed, token)
                .filter(|_| !view.in_timex(token))
            {
                token += n.tokens;
            } else {
                break;
            }
        }
        token
    }

    /// The group with what follows it after "of" (containers) or "to", "in", "for" (donations).
    pub fn with_complement(&self, group: Range<usize>, end: usize) -> Range<usize> {
        let view = &self.view;
        if group.is_empty() {
            return group;
        }
        let head = view.lower(group.end - 1);
        let link = view.lower(group.end);
        let of = &*link == "of"
            && (self.tables.containers.contains(&*head)
                || self.tables.complements.contains(&*head));
        let other = matches!(&*link, "to" | "in" | "for" | "on" | "against")
            && self.tables.complements.contains(&*head);
        if !of && !other {
            return group;
        }
        let mut start = group.end + 1;
        if matches!(&*view.lower(start), "the" | "a" | "an" | "its" | "their") {
            start += 1;
        }
        let verb = &*link == "to"
            && !view.capital(start)
            && start == group.end + 1
            && !self.tables.is_plural(&view.lower(start));
        let gerund =
            view.lower(start).ends_with("ing") && !self.tables.is_plural(&view.lower(start + 1));
        let more = self.noun_group(start, end, Head::Any);
        if verb
            || gerund
            || more.is_empty()
            || more.len() > 4
            || view.is_number(start)
            || self.numbers.word(&view.lower(start)).is_some()
        {
            return group;
        }
        group.start..more.end
    }

    /// The noun group that ends before a token: "a budget | of $4bn". Words before the head that
    /// end in -s are rather a verb or another noun.
    pub fn group_before(&self, end: usize, start: usize) -> Range<usize> {
        let view = &self.view;
        let mut at = end;
        while at > start && end - at < MOST {
            let before = at - 1;
            let word = view.lower(before);
            let joint = view.hyphen(before) || &*word == "'s";
            let other = before + 1 < end
                && !view.capital(before)
                && (word.ends_with('s') || word.ends_with("ed"));
            if !joint && (!self.inside(before) || other) {
                break;
            }
            at -= 1;
        }
        while at < end && !self.inside(at) {
            at += 1;
        }
        // "a margin of error of"
        let of = at > start + 1 && &*view.lower(at - 1) == "of";
        if of && self.tables.complements.contains(&*view.lower(at - 2)) {
            at -= 2;
        }
        at..end
    }

    /// The object before "by", "to", "at": "raised its rate | by 25 points", "cut emissions | by".
    pub fn object_before(&self, end: usize, start: usize) -> Range<usize> {
        let view = &self.view;
        let group = self.group_before(end, start);
        let Some(last) = group.clone().last() else {
            return group;
        };
        let word = view.lower(last);
        let before = view.lower(group.start.wrapping_sub(1));
        let owned = group.start > start
            && matches!(
                &*before,
                "the" | "its" | "their" | "his" | "her" | "a" | "an"
            );
        let verb = group.start > start + 1 && {
            let t = group.start - if owned { 2 } else { 1 };
            self.looks_verbal(t)
                || matches!(&*view.lower(t), "of")
                || &*view.lower(t.wrapping_sub(1)) == "to"
        };
        let measure = self.tables.unit_starts.contains(&*word);
        let noun = !word.ends_with("ed")
            && (owned || self.tables.is_plural(&word) || view.capital(last))
            && !self.tables.verbs.contains(&*word);
        if noun && verb && !measure {
            group
        } else {
            end..end
        }
    }

    /// The noun group right before the verb of a change: "operating profits | fell to". Empty if
    /// a preposition leads to it; then the subject stands further left.
    pub fn verb_subject(&self, at: usize, start: usize) -> Range<usize> {
        let view = &self.view;
        let skip = |mut t: usize| {
            for _ in 0..5 {
                let word = view.lower(t.wrapping_sub(1));
                let adverb = word.len() > 5 && word.ends_with("ly");
                if t <= start || !(self.tables.loose.contains(&*word) || adverb) {
                    break;
                }
                t -= 1;
            }
            t
        };
        let verb = skip(at);
        if verb <= start + 1 || !self.tables.changes.contains(&*view.lower(verb - 1)) {
            return at..at;
        }
        let end = skip(verb - 1);
        let group = self.group_before(end, start);
        if group.is_empty() || self.looks_verbal(group.end - 1) {
            return at..at;
        }
        let before = view.lower(group.start.wrapping_sub(1));
        let led = group.start > start
            && matches!(
                &*before,
                "of" | "in"
                    | "for"
                    | "on"
                    | "at"
                    | "to"
                    | "with"
                    | "from"
                    | "by"
                    | "and"
                    | "against"
                    | "-"
            );
        let article = group.start > start + 1
            && self.tables.articles.contains(&*before)
            && self.tables.stops.contains(&*view.lower(group.start - 2));
        if led || article { at..at } else { group }
    }

    /// The subject of the clause that the amount stands in: the first noun group behind the
    /// clause's beginning. `at` is the amount's first token.
    pub fn subject(&self, at: usize, start: usize) -> Range<usize> {
        let limit = start.max(at.saturating_sub(REACH));
        let mut boundary = at;
        loop {
            // Walk left to the next place where a clause may begin.
            let mut t = boundary;
            while t > limit && !self.begins_clause(t - 1) {
                t -= 1;
            }
            let first = self.skip_subject_openers(t, at);
            let group = self.noun_group(first, at, Head::Plural);
            let group = self.without_verb(group, at);
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

    /// "The satellite weighs | two tonnes", "Air China plans | to raise": the last word is the verb.
    fn without_verb(&self, group: Range<usize>, at: usize) -> Range<usize> {
        let to = &*self.view.lower(group.end) == "to"
            && self.view.lower(group.end.wrapping_sub(1)).ends_with('s')
            && group.end + 1 < at
            && !self.view.is_number(group.end + 1);
        if group.len() > 1 && (group.end == at || to) {
            group.start..group.end - 1
        } else {
            group
        }
    }

    fn begins_clause(&self, token: usize) -> bool {
        let view = &self.view;
        if !view.is_word(token) {
            let word = view.word(token);
            return word.contains([',', ';', ':', '"', '“', '”', '(', ')', '—'])
                || word == "--"
                || word == "–" && !view.hyphen(token);
        }
        let word = view.lower(token);
        matches!(
            &*word,
            "and"
                | "but"
                | "while"
                | "that"
                | "which"
                | "who"
                | "because"
                | "after"
                | "as"
                | "said"
                | "says"
                | "when"
                | "where"
                | "if"
                | "although"
                | "though"
                | "whereas"
                | "before"
                | "reported"
                | "showed"
                | "announced"
                | "whose"
                | "saying"
                | "adding"
                | "with"
        )
    }

    fn skip_subject_openers(&self, token: usize, end: usize) -> usize {
        let mut at = self.skip_determiners(token, end);
        while at < end
            && matches!(
                &*self.view.lower(at),
                "in" | "meanwhile"
                    | "overall"
                    | "now"
                    | "but"
                    | "and"
                    | "yesterday"
                    | "however"
                    | "also"
            )
            && at == token
        {
            at = self.skip_determiners(at + 1, end);
            // "In Germany prices rose": names and dates of an opening phrase are passed over.
            while at < end && (self.view.in_timex(at) || self.view.word(at) == ",") {
                at += 1;
            }
            at = self.skip_determiners(at, end);
        }
        at
    }

    fn looks_verbal(&self, token: usize) -> bool {
        let word = self.view.lower(token);
        self.tables.verbs.contains(&*word)
            || word.ends_with("ed")
            || word.ends_with("ing") && !self.view.capital(token)
            || word.ends_with("ly")
    }

    /// "number of infections" counts infections.
    fn drop_number_of(&self, group: Range<usize>, end: usize) -> Range<usize> {
        let view = &self.view;
        let mut of = group.start;
        while of < end && of < group.start + 4 && &*view.lower(of) != "of" {
            of += 1;
        }
        let counter = of > group.start
            && matches!(
                &*view.lower(of - 1),
                "number" | "total" | "amount" | "count" | "tally"
            );
        if !counter || &*view.lower(of) != "of" {
            return group;
        }
        let inner = self.noun_group(self.skip_determiners(of + 1, end), end, Head::Plural);
        if inner.is_empty() { group } else { inner }
    }
}
