//! Other days for the same.

use super::act::{Claim, Words};
use super::figures::figures_of;
use super::names::other_slot;
use super::parties::{other_parties, when};
use super::scope::{opposed, other_in_series, other_verbs, persons};
use super::{Side, says};
use crate::event::spans::within;
use crate::model::{
    Disagreement, DisagreementKind, DocId, Document, EventKind, Figure, Interval, Precision,
    month_name,
};
use crate::statement::{Relation, relation};
use jiff::civil::Date;

/// Likeness of two sentences from which other dates of them are a dispute.
const LIKE: f32 = 0.45;
/// The same where no act is known.
const NAMELESS: f32 = 0.6;
/// Days apart beyond which two like sentences tell of two events.
const DAYS: i64 = 31;

/// Whether two dates may be two accounts of one event's day.
pub(crate) fn may_dispute(x: Interval, y: Interval, like: f32) -> bool {
    like >= LIKE && near(x, y)
}

fn near(x: Interval, y: Interval) -> bool {
    // An hour alone has its day from the publication date.
    let days = |i: Interval| i.days() == 1 && i.precision == Precision::Day;
    let gap = x
        .earliest
        .max(y.earliest)
        .duration_since(x.earliest.min(y.earliest));
    days(x) && days(y) && gap.as_hours() / 24 <= DAYS
}

/// Whether two sentences about one act that is done once name other days for it, each its own.
/// Things of one name may be two, each with news of its own; a `named` one is not.
pub(super) fn other_days((a, x): (Side, Interval), (b, y): (Side, Interval), named: bool) -> bool {
    x.earliest != y.earliest
        && near(x, y)
        && !names_day(b, x)
        && !names_day(a, y)
        && (named || !each_news(a, x, b, y))
        && !same_words(a, x, b, y)
}

/// What two like sentences say of the day, if they differ.
pub(super) fn weigh(a: Side, b: Side, like: f32) -> Option<Disagreement> {
    let (x, y) = a.interval.zip(b.interval)?;
    if a.kind != b.kind || !may_dispute(x, y, like) || each_news(a, x, b, y) {
        return None;
    }
    let (p, q) = (Words::of(a.document, a.span), Words::of(b.document, b.span));
    if p.other_deeds(&q) || names_day(b, x) || names_day(a, y) || other_slot(a, b) {
        return None;
    }
    // Who spoke on two days spoke twice.
    let plain = a.kind != Some(EventKind::Said) && p.common_deed(&q).is_some();
    if !plain && like < NAMELESS || same_words(a, x, b, y) {
        return None;
    }
    let (v, w) = ((a, a.span), (b, b.span));
    if other_in_series(v, w) || other_verbs(v, w) || opposed(v, w) {
        return None;
    }
    if other_persons(a, b) || other_counts(&figures_of(a), &figures_of(b)) {
        return None;
    }
    if other_parties(a, b) {
        return None;
    }
    Some(Disagreement {
        about: name(a, &p, b, &q),
        kind: DisagreementKind::Date,
        says: says(a, a.span, value(x), b, b.span, value(y)),
        cluster: None,
    })
}

/// Clauses of two articles about one event that tell the same act of other days.
///
/// An act that either article tells of several days is one of a series, and shows nothing.
pub(crate) fn of_acts(
    (id_a, a, xs): (DocId, &Document, &[Claim]),
    (id_b, b, ys): (DocId, &Document, &[Claim]),
) -> Vec<Disagreement> {
    let mut out = Vec::new();
    for (x, y) in xs.iter().flat_map(|x| ys.iter().map(move |y| (x, y))) {
        let other_day = x.interval.earliest != y.interval.earliest;
        if !other_day || !near(x.interval, y.interval) || !x.same_act(y) {
            continue;
        }
        let (p, q) = (x.side(id_a, a), y.side(id_b, b));
        let serial = in_series(x, y, xs) || in_series(y, x, ys);
        let serial = serial || names_day(p, y.interval) || names_day(q, x.interval);
        let serial = serial || other_in_series((p, x.clause), (q, y.clause));
        let serial = serial || other_verbs((p, x.clause), (q, y.clause));
        let serial = serial || opposed((p, x.clause), (q, y.clause));
        let serial = serial || same_words(p, x.interval, q, y.interval);
        let news = each_news(p, x.interval, q, y.interval);
        if serial || news || other_counts(&x.figures, &y.figures) || other_slot(p, q) {
            continue;
        }
        if other_parties(p, q) {
            continue;
        }
        out.push(Disagreement {
            about: name(p, &x.words, q, &y.words),
            kind: DisagreementKind::Date,
            says: says(
                p,
                x.sentence,
                value(x.interval),
                q,
                y.sentence,
                value(y.interval),
            ),
            cluster: None,
        });
    }
    out
}

/// "When the treaty was signed", "Start of vaccination", or the words that both have.
fn name(a: Side, p: &Words, b: Side, q: &Words) -> String {
    when(a, b)
        .or_else(|| p.name(q, a.document))
        .unwrap_or_else(|| format!("Date: {}", p.run(q, a)))
}

/// Days between two reports from which each may have news of its own.
const NEWS: i64 = 3;

/// Whether each article was published soon after the day that it tells of, and days apart from the
/// other: what comes again is news each time ("cases passed a million", another primary).
fn each_news(a: Side, x: Interval, b: Side, y: Interval) -> bool {
    let published = |side: Side| side.document.published.moment.map(|m| m.date);
    let (Some(p), Some(q)) = (published(a), published(b)) else {
        return false;
    };
    let days = |from: Date, to: Date| to.duration_since(from).as_hours() / 24;
    let (gap, apart) = (days(x.earliest, y.earliest), days(p, q));
    let soon = |published, day| days(day, published).abs() < gap.abs();
    let same_way = gap.signum() == apart.signum();
    let said = a.kind == Some(EventKind::Said);
    let least = if said { 1 } else { NEWS };
    same_way && gap.abs().min(apart.abs()) >= least && soon(p, x.earliest) && soon(q, y.earliest)
}

/// Whether both have the same words for the day ("yesterday"), which a copy of another day kept; or the
/// date only says which one it is ("Friday's match").
fn same_words(a: Side, x: Interval, b: Side, y: Interval) -> bool {
    let words = |side: Side, day: Interval| -> Option<(String, bool)> {
        let mut timexes = within(&side.document.timexes, side.span, |t| t.span);
        let timex = timexes.find(|(_, t)| t.interval == Some(day))?.1;
        let text = &side.document.text;
        let before = text[..timex.span.start as usize].trim_end();
        // "Friday's match", "the stage of Friday".
        let whose =
            text[timex.span.end as usize..].starts_with(['\'', '’']) || before.ends_with(" of");
        Some((timex.span.of(text).to_lowercase(), whose))
    };
    words(a, x)
        .zip(words(b, y))
        .is_some_and(|((p, own), (q, other))| p == q || own || other)
}

/// Whether an article tells the act of other days too, or of the other article's day.
fn in_series(own: &Claim, other: &Claim, all: &[Claim]) -> bool {
    let again = |c: &&Claim| c.date != own.date && c.interval.earliest != own.interval.earliest;
    all.iter()
        .filter(again)
        .any(|c| c.same_act(own) || c.same_act(other))
}

/// Whether both name persons, but none in common.
fn other_persons(a: Side, b: Side) -> bool {
    let (p, q) = (persons(a, a.span), persons(b, b.span));
    !p.is_empty() && !q.is_empty() && !p.iter().any(|e| q.contains(e))
}

/// Whether a sentence names a day.
fn names_day(side: Side, day: Interval) -> bool {
    let timexes = within(&side.document.timexes, side.span, |t| t.span);
    let mut days = timexes.filter_map(|(_, t)| t.interval);
    days.any(|i| i.earliest == day.earliest && i.latest == day.latest)
}

/// Whether both count, and nothing alike.
pub(super) fn other_counts(xs: &[&Figure], ys: &[&Figure]) -> bool {
    let agree = |x: &&Figure| ys.iter().any(|y| relation(x, y) == Relation::Agree);
    !xs.is_empty() && !ys.is_empty() && !xs.iter().any(agree)
}

pub(super) fn value(interval: Interval) -> String {
    let day = interval.earliest;
    let month = month_name(day.month());
    format!("{} {month} {}", day.day(), day.year())
}
