//! Where two tellings of one event disagree. Precision before recall: a false dispute costs trust.

mod ages;
mod area;
mod claim;
mod clauses;
mod counts;
mod dates;
mod days;
mod deeds;
mod figures;
mod frame;
mod heads;
mod lengths;
mod names;
mod parties;
mod roles;
mod scope;
mod side;
mod slots;
mod subject;
#[cfg(test)]
mod tests;
mod told;
mod words;

pub(crate) use ages::of_ages;
pub(crate) use claim::{Claim, claims};
pub(crate) use dates::of_acts;
pub(crate) use days::may_dispute;
pub(crate) use deeds::Deeds;
pub(crate) use heads::{Heads, of_a_series};
pub(crate) use parties::{of_deeds, of_quotations};
pub(crate) use side::{Meeting, Side, Verdict};
pub(crate) use told::Told;

use crate::model::{Disagreement, Entity};

/// Weighs two tellings.
pub(crate) fn weigh(a: &Told, b: &Told, meeting: Meeting, entities: &[Entity]) -> Verdict {
    let mut out = Verdict::default();
    let days = a.side.interval.zip(b.side.interval);
    if days.is_some_and(|(x, y)| !x.overlaps(y)) {
        if meeting.paired {
            out.disagreements.extend(dates::weigh(a, b, meeting.like));
        }
        return out;
    }
    figures::weigh(a.side, b.side, meeting, entities, &mut out);
    if meeting.paired {
        let found = parties::of_deeds(a.deeds(), b.deeds(), entities);
        if found.is_empty() {
            let slot = names::weigh(a, b, meeting.like, entities);
            out.disagreements.extend(slot);
        }
        out.disagreements.extend(found);
        out.disagreements.extend(lengths::weigh(a, b));
    }
    out
}

/// Joins disagreements about the same thing; sides in document order, each article's once a value.
pub(crate) fn merge(list: Vec<Disagreement>) -> Vec<Disagreement> {
    let mut out: Vec<Disagreement> = Vec::new();
    for d in list {
        let same = |o: &&mut Disagreement| {
            let meets = o.says.iter().any(|s| d.says.contains(s));
            o.kind == d.kind && o.cluster == d.cluster && (meets || o.about == d.about)
        };
        match out.iter_mut().find(same) {
            Some(known) => {
                known.says.extend(d.says);
                known.says.sort_by_key(|s| (s.document, s.span));
                known.says.dedup();
            }
            None => out.push(d),
        }
    }
    out
}
