//! Noun groups without a parser: the words between function words, up to a plural.

use super::reader::Reader;
use crate::model::EntityKind;
use std::ops::Range;

/// Words of a noun group at most.
pub(super) const MOST: usize = 6;

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
    pub(super) fn inside(&self, token: usize) -> bool {
        let view = &self.view;
        let net = self.is(token, &self.tables.worth)
            && self.is(token.wrapping_sub(1), &self.tables.valued);
        let per = self.is(token, &self.tables.per) && self.is(token + 1, &self.tables.heads);
        view.is_word(token)
            && (net
                || per
                || !view.is_small(token, &self.tables.stops)
                || view.hyphen(token + 1)
                || view.hyphen(token.wrapping_sub(1)))
            && !view.in_dated_timex(token)
    }

    /// Whether two neighbours belong to one name: "Bank | of", "Office | said" not.
    pub(super) fn same_name(&self, a: usize, b: usize) -> bool {
        let (Some(x), Some(y)) = (self.view.mention_at(a), self.view.mention_at(b)) else {
            return false;
        };
        x.span == y.span
    }

    /// The noun group that begins at a token. Empty if none does.
    pub(super) fn noun_group(&self, start: usize, end: usize, head: Head) -> Range<usize> {
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
            if self.possessive(at) || &*word == "'" && plural && view.glued(at) {
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
            if at > start && self.same_name(at - 1, at) {
                plural |= self.tables.is_plural(&word);
                words += 1;
                at += 1;
                continue;
            }
            if at > start && !plural && self.is_year_within(at, end) {
                at += 1; // "the total 2020 population"
                continue;
            }
            if !self.inside(at) || at > start && self.numbers.word(&word).is_some() {
                break;
            }
            if words > 0 && !view.capital(at - 1) && self.is_owner_of_clause(at) {
                break; // "stud farm | Mistry bought"
            }
            if words > 0 && !view.hyphen(at - 1) && self.is_verb(at, start, end, head) {
                break;
            }
            let now = self.tables.is_plural(&word);
            // "children | reads"
            if plural
                && now
                && self.is(at - 1, &self.tables.plurals)
                && !self.is(at - 1, &self.tables.attributive)
                && !view.capital(at)
            {
                break;
            }
            let change = head == Head::Any && self.tables.complements.contains(&*word);
            let joined =
                self.is_compound(at) || at > start && self.is(at - 1, &self.tables.attributive);
            if plural && !now && !change && !joined {
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

    /// A person behind a noun: "a farm | Mistry bought", "champion | Jason Gardener".
    fn is_owner_of_clause(&self, token: usize) -> bool {
        let mention = self.view.mention_at(token);
        mention.is_some_and(|m| m.kind == EntityKind::Person)
    }

    /// A year between the words of a group: "the total | 2020 | population".
    fn is_year_within(&self, token: usize, end: usize) -> bool {
        let year = self.view.is_number(token) && self.view.word(token).len() == 4;
        let next = token + 1;
        year && next < end
            && self.view.in_dated_timex(token)
            && self.inside(next)
            && !self.view.capital(next)
            && !self.is_past(next)
    }

    /// Whether a word behind a plural still belongs to the group: "sports | clubs" is told by the
    /// plural that follows.
    pub(super) fn is_compound(&self, token: usize) -> bool {
        self.view.hyphen(token + 1) && self.tables.is_plural(&self.view.lower(token + 2))
    }

    /// A verb's form that is a noun here: "the tree | cover | lost", where a verb would end in -s;
    /// "Peru's gas | needs |.".
    fn is_noun_too(&self, token: usize, start: usize) -> bool {
        let word = self.view.lower(token);
        if !self.tables.nouns_too.contains(&*word) {
            return false;
        }
        let before = self.view.lower(token - 1);
        let owned = (start..token).any(|t| self.possessive(t));
        if word.ends_with('s') {
            return owned && !self.inside_at(token + 1) && !self.tables.is_plural(&before);
        }
        let singular = self.inside_at(token - 1)
            && !self.tables.is_plural(&before)
            && !self.view.capital(token - 1)
            && !self.is_adverb_form(token - 1);
        let article = start > 0 && self.is_article(start - 1);
        singular && (article || owned)
    }

    /// Whether a word inside a group is rather its verb.
    pub(super) fn is_verb(&self, token: usize, start: usize, end: usize, head: Head) -> bool {
        let word = self.view.lower(token);
        let known = self.tables.verbs.contains(&*word) && !self.view.capital(token);
        let past = self.is_past_form(token) && !self.view.capital(token);
        let owner = token.wrapping_sub(1);
        if past && (self.possessive(owner) || &*self.view.lower(owner) == "'") {
            return false; // "the firm's issued capital"
        }
        if known && self.is_noun_too(token, start) {
            return false;
        }
        let adverb = self.is_adverb_form(token);
        let next = self.view.lower(token + 1);
        let number = self.view.is_number(token + 1) || self.numbers.word(&next).is_some();
        let gerund = self.is_gerund(token) && (number || self.tables.determiners.contains(&*next));
        let speech = self.is(token, &self.tables.stating) && !self.view.capital(token);
        if gerund || speech {
            return true;
        }
        let noun =
            self.tables.complements.contains(&*word) && !self.tables.articles.contains(&*next);
        let of = self.tables.of.contains(&*next);
        let ends = self.tables.stops.contains(&*next) || self.numbers.word(&next).is_some();
        if noun && (of || head == Head::Any && ends) {
            return false; // "a 6% pay rise was", "total value of"
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
    pub(super) fn skip_determiners(&self, mut token: usize, end: usize) -> usize {
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
    pub(super) fn with_complement(&self, group: Range<usize>, end: usize) -> Range<usize> {
        let view = &self.view;
        if group.is_empty() {
            return group;
        }
        let head = view.lower(group.end - 1);
        let link = view.lower(group.end);
        let of = self.tables.of.contains(&*link)
            && (self.tables.containers.contains(&*head)
                || self.tables.complements.contains(&*head));
        let other = self.tables.complement_links.contains(&*link)
            && self.tables.complements.contains(&*head);
        if !of && !other {
            return group;
        }
        let mut start = group.end + 1;
        if self.tables.light.contains(&*view.lower(start)) {
            start += 1;
        }
        let verb = self.tables.to.contains(&*link)
            && !view.capital(start)
            && start == group.end + 1
            && !self.tables.is_plural(&view.lower(start));
        let gerund = self.is_gerund(start) && !self.tables.is_plural(&view.lower(start + 1));
        let more = self.noun_group(start, end, Head::Any);
        if verb
            || gerund
            || more.is_empty()
            || more.len() > 4
            || view.is_number(start)
            || self.numbers.word(&view.lower(start)).is_some()
            || self.numbers.vague(view.parsed, start).is_some()
        {
            return group;
        }
        group.start..more.end
    }
}
