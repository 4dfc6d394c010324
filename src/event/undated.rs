//! What the head of an article tells without naming a date: an event if another article dates it.

use super::document::undated_head;
use crate::model::{DocId, Document, Event};
use rayon::prelude::*;

/// Which of the events were put among the others for as long as they are related.
pub(super) struct Undated(Vec<bool>);

impl Undated {
    /// Puts the undated heads among the events, which stay in the order of documents and texts.
    pub fn add(documents: &[Document], events: &mut Vec<Event>) -> Self {
        let own = |id: DocId| {
            let from = events.partition_point(|e| e.document < id);
            let len = events[from..].partition_point(|e| e.document == id);
            &events[from..from + len]
        };
        let both = |(i, document): (usize, &Document)| {
            let id = DocId(i as u32);
            let head = undated_head(id, document, own(id)).into_iter();
            let head = head.map(|e| (true, e));
            let mut both: Vec<(bool, Event)> = own(id).iter().map(|e| (false, e.clone())).collect();
            both.extend(head);
            both.sort_by_key(|(_, e)| e.span.start);
            both
        };
        let all = documents.par_iter().enumerate().flat_map_iter(both);
        let (added, all) = all.unzip();
        *events = all;
        Self(added)
    }

    /// Leaves those out that are in no group with an event.
    pub fn drop_alone(&self, groups: &mut Vec<Vec<usize>>) {
        groups.retain(|group| group.iter().any(|i| !self.0[*i]));
    }

    /// Removes the events that are in no group; groups have the new indices then.
    pub fn remove(events: &mut Vec<Event>, groups: &mut [Vec<usize>]) {
        let mut kept = vec![false; events.len()];
        for i in groups.iter().flatten() {
            kept[*i] = true;
        }
        let mut next = 0;
        let place: Vec<usize> = (kept.iter())
            .map(|k| {
                next += usize::from(*k);
                next.saturating_sub(1)
            })
            .collect();
        for i in groups.iter_mut().flatten() {
            *i = place[*i];
        }
        let mut kept = kept.into_iter();
        events.retain(|_| kept.next().unwrap_or(true));
    }
}
