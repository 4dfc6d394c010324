//! The events of one article: its sentences that name calendar time.

use super::clause::{self, Clause};
use super::dating::Dating;
use super::spans::within;
use super::vocabulary::{self, Vocabulary};
use super::words;
use crate::model::{
    ClusterId, DocId, Document, EntityId, Event, EventKind, Interval, Precision, Span, Timex,
    TimexKind,
};

/// The events of one document, in the order of the text. Each is a cluster of its own for now.
///
/// A sentence tells one event for each date that one of its main clauses hangs on; most tell one.
/// Sentences whose date cannot be resolved are events without date. An article that has no date
/// expression at all is represented by its first sentence, undated.
pub fn of_document(id: DocId, document: &Document) -> Vec<Event> {
    let reader = Reader {
        id,
        document,
        words: vocabulary::of(&document.language),
    };
    let mut out = Vec::new();
    for sentence in &document.sentences {
        reader.sentence(*sentence, &mut out);
    }
    if out.is_empty() {
        out.extend(reader.lead());
    }
    out
}

/// Sentences at the head of an article that tell its news.
const HEAD: usize = 4;

/// The sentences at the head of a document that are none of its events, since they name no date and
/// are no mere speech: as events without date, in the order of the text.
pub(super) fn undated_head(id: DocId, document: &Document, events: &[Event]) -> Vec<Event> {
    let reader = Reader {
        id,
        document,
        words: vocabulary::of(&document.language),
    };
    let known = |s: &Span| events.iter().any(|e| e.span == *s);
    let head = reader.telling().take(HEAD).filter(|s| !known(s));
    let events = head.map(|s| reader.event(s, s, None));
    events.filter(|e| e.kind != EventKind::Said).collect()
}

/// Days before publication from which a plan of that time is history: it has happened, or has not.
const LONG_PAST: i32 = 60;

struct Reader<'a> {
    id: DocId,
    document: &'a Document,
    words: &'static Vocabulary,
}

impl Reader<'_> {
    fn sentence(&self, sentence: Span, out: &mut Vec<Event>) {
        let datings = self.datings(sentence);
        if datings.is_empty() || !words::tells(sentence.of(&self.document.text), self.words) {
            return;
        }
        let clauses = clause::of(sentence, self.document, self.words);
        let first = out.len();
        for clause in &clauses {
            let own: Vec<Dating> = (datings.iter())
                .filter(|d| clause.span.contains(d.span))
                .copied()
                .collect();
            let Some(dating) = clause.dated_by(&own, self.document, self.words) else {
                continue;
            };
            // Two clauses on the same days are one event.
            if out[first..].iter().all(|e| e.interval != dating.interval) {
                let scope = if clauses.len() > 1 {
                    clause.span
                } else {
                    sentence
                };
                out.push(self.event(sentence, scope, Some(dating)));
            }
        }
        if out.len() == first + 1 {
            out[first].figures = self.figures(sentence);
        }
    }

    /// The sentence that stands for an article without any date.
    fn lead(&self) -> Option<Event> {
        let lead = self.telling().next()?;
        Some(self.event(lead, lead, None))
    }

    /// Sentences that tell something of somebody, or with figures.
    fn telling(&self) -> impl Iterator<Item = Span> {
        let sentences = self.document.sentences.iter().copied();
        let told = sentences.filter(|s| words::tells(s.of(&self.document.text), self.words));
        told.filter(|s| !self.entities(*s).is_empty() || !self.figures(*s).is_empty())
    }

    fn event(&self, sentence: Span, scope: Span, dating: Option<Dating>) -> Event {
        Event {
            document: self.id,
            span: sentence,
            timex: dating.map(|d| d.timex),
            interval: dating.and_then(|d| d.interval),
            kind: self.kind(scope, dating),
            entities: self.entities(sentence),
            figures: self.figures(scope),
            cluster: ClusterId(0),
            disputed: false,
        }
    }

    fn kind(&self, scope: Span, dating: Option<Dating>) -> EventKind {
        let published = self.document.published.moment.map(|m| m.interval().latest);
        let both = dating.and_then(|d| d.interval).zip(published);
        let future = both.is_some_and(|(interval, published)| interval.earliest > published);
        let long_past = both.is_some_and(|(interval, published)| {
            interval.latest < published.saturating_sub(jiff::Span::new().days(LONG_PAST))
        });
        let clause = Clause::new(scope, self.document, self.words);
        if future {
            EventKind::Planned
        } else if clause.speech_on(dating.map(|d| d.span), self.words) {
            EventKind::Said
        } else if !long_past && clause.plans(self.words) {
            EventKind::Planned
        } else {
            EventKind::Happened
        }
    }

    /// Date expressions of the sentence that name calendar time, two ends joined into one.
    fn datings(&self, sentence: Span) -> Vec<Dating> {
        let mut out: Vec<Dating> = Vec::new();
        for (i, timex) in within(&self.document.timexes, sentence, |t| t.span) {
            if !may_date(timex) {
                continue;
            }
            let dating = Dating {
                timex: i as u32,
                span: timex.span,
                interval: timex.interval,
                range: timex.range,
            };
            match out.last().and_then(|last| self.join(*last, dating)) {
                Some(joined) => {
                    out.pop();
                    out.push(joined);
                }
                None => out.push(dating),
            }
        }
        out
    }

    /// "From 3 May to 9 May" is one stretch.
    fn join(&self, a: Dating, b: Dating) -> Option<Dating> {
        let span = Span {
            start: a.span.start,
            end: b.span.end,
        };
        if a.range.is_some() && a.range == b.range {
            return Some(Dating {
                span,
                interval: a.range,
                ..a
            });
        }
        let text = &self.document.text;
        let gap = text.get(a.span.end as usize..b.span.start as usize)?;
        if !self
            .words
            .between
            .contains(gap.trim().to_lowercase().as_str())
        {
            return None;
        }
        let before = text[..a.span.start as usize].trim_end();
        let word = before.rsplit(|c: char| !c.is_alphanumeric()).next()?;
        let dash = !gap.contains(char::is_alphabetic);
        if !dash && !self.words.before_range.contains(&word.to_lowercase()) {
            return None;
        }
        let interval = match (a.interval, b.interval) {
            (Some(x), Some(y)) => Some(Interval::new(
                x.earliest.min(y.earliest),
                x.latest.max(y.latest),
                Precision::Range,
            )),
            (x, y) => x.or(y),
        };
        Some(Dating {
            span,
            interval,
            ..a
        })
    }

    fn entities(&self, scope: Span) -> Vec<EntityId> {
        let mut out = Vec::new();
        for (_, mention) in within(&self.document.mentions, scope, |m| m.span) {
            if !out.contains(&mention.entity) {
                out.push(mention.entity);
            }
        }
        out
    }

    fn figures(&self, scope: Span) -> Vec<u32> {
        within(&self.document.figures, scope, |f| f.span)
            .map(|(i, _)| i as u32)
            .collect()
    }
}

/// Days, parts of days and longer parts of the calendar; not lengths, recurrences, "now" and "recently".
fn may_date(timex: &Timex) -> bool {
    // A length dates only where it leads to a day: "two days after the vote", "in a month".
    let length = timex.kind == TimexKind::Duration
        && timex
            .interval
            .is_some_and(|i| i.precision != Precision::Range);
    let date = matches!(timex.kind, TimexKind::Date | TimexKind::Time);
    length || date && !timex.value.ends_with("_REF")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::fixture::{dated, document, named};
    use crate::model::EntityKind;
    use jiff::civil::{Date, date};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_text_has_events_inside_it_in_order(text in "\\PC{0,120}", cut in 0_usize..60) {
            let mut d = document(&text);
            let words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
            if let Some(word) = words.get(cut) {
                d = dated(d, word, FRIDAY);
            }
            let events = of_document(DocId(0), &d);
            prop_assert!(events.windows(2).all(|e| e[0].span <= e[1].span));
            prop_assert!(events.iter().all(|e| text.get(e.span.range()).is_some()));
        }
    }

    const FRIDAY: Option<Date> = Some(date(2020, 5, 15));

    fn kinds(document: &Document) -> Vec<(Option<Date>, EventKind)> {
        of_document(DocId(0), document)
            .iter()
            .map(|e| (e.interval.map(|i| i.earliest), e.kind))
            .collect()
    }

    #[test]
    fn speech_is_dated_by_the_date_beside_it() {
        let text = "China has continued to support cooperation, an official said on Friday.";
        let said = dated(document(text), "Friday", FRIDAY);
        assert_eq!(kinds(&said), [(FRIDAY, EventKind::Said)]);
        let text = "On Friday, President Orlov told Mira Banic that a shipment would leave soon.";
        let told = dated(document(text), "Friday", FRIDAY);
        assert_eq!(kinds(&told), [(FRIDAY, EventKind::Said)]);
    }

    #[test]
    fn what_was_said_to_have_happened_on_a_day_happened() {
        let text = "Police said that the man was killed by his neighbour on Friday.";
        let killed = dated(document(text), "Friday", FRIDAY);
        assert_eq!(kinds(&killed), [(FRIDAY, EventKind::Happened)]);
    }

    #[test]
    fn a_name_is_no_verb_of_speech() {
        let text = "On Friday the United States Navy closed its base near the old harbour.";
        let closed = dated(document(text), "Friday", FRIDAY);
        let closed = named(closed, "United States Navy", 1, EntityKind::Org);
        assert_eq!(kinds(&closed), [(FRIDAY, EventKind::Happened)]);
    }

    #[test]
    fn an_old_plan_is_history() {
        let text = "In 1998 the two leaders decided that they will meet again in the capital.";
        let old = dated(document(text), "1998", Some(date(1998, 6, 1)));
        assert_eq!(kinds(&old)[0].1, EventKind::Happened);
    }

    #[test]
    fn the_future_is_planned() {
        let text = "The two leaders will meet again on 20 May in the capital.";
        let day = Some(date(2020, 5, 20));
        let meet = dated(document(text), "20 May", day);
        assert_eq!(kinds(&meet), [(day, EventKind::Planned)]);
    }

    #[test]
    fn two_main_clauses_with_their_own_dates_are_two_events() {
        let text = "The city was sealed on 22 January, and on 3 February its new hospital opened.";
        let (one, two) = (Some(date(2020, 1, 22)), Some(date(2020, 2, 3)));
        let both = dated(dated(document(text), "22 January", one), "3 February", two);
        let happened = EventKind::Happened;
        assert_eq!(kinds(&both), [(one, happened), (two, happened)]);
    }

    #[test]
    fn two_ends_are_one_stretch() {
        let text = "The fair ran from 3 May to 9 May in the old harbour.";
        let d = dated(document(text), "3 May", Some(date(2020, 5, 3)));
        let d = dated(d, "9 May", Some(date(2020, 5, 9)));
        let events = of_document(DocId(0), &d);
        assert_eq!(events.len(), 1);
        let interval = events[0].interval.unwrap();
        assert_eq!((interval.days(), interval.precision), (7, Precision::Range));
    }

    #[test]
    fn an_unresolved_date_is_an_undated_event_and_a_date_line_is_none() {
        let text = "May 3\n\nThe bridge over the river fell on Friday.";
        let d = dated(document(text), "May 3", Some(date(2020, 5, 3)));
        let d = dated(d, "Friday", None);
        assert_eq!(kinds(&d), [(None, EventKind::Happened)]);
    }

    #[test]
    fn an_article_without_dates_is_not_lost() {
        let text = "Mira Banic opened the new bridge. It is long.";
        let d = named(document(text), "Mira Banic", 0, EntityKind::Person);
        assert_eq!(kinds(&d), [(None, EventKind::Happened)]);
    }
}
