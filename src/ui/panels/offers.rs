//! Articles offered to be compared with one: those that tell the same events, then those of about the
//! same date.

use crate::model::DocId;
use crate::ui::interface::Panes;
use crate::ui::panels::naming::{date, short, thin};
use crate::ui::theme::{Face, Theme, measures};
use crate::ui::widgets::{format, job, text};
use egui::{Button, Ui};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Most articles offered.
const OFFERED: usize = 14;

/// Lists the articles; returns the one that was clicked.
pub fn offers(ui: &mut Ui, panes: &Panes, to: DocId, leave_out: &[DocId]) -> Option<DocId> {
    let wanted = |id: &DocId| *id != to && !leave_out.contains(id);
    let mut related = related(panes, to);
    related.retain(|(id, _)| wanted(id));
    related.truncate(OFFERED);
    let mut nearby = nearby(panes, to, OFFERED + leave_out.len() + related.len());
    nearby.retain(|id| wanted(id) && !related.iter().any(|(other, _)| other == id));
    nearby.truncate(OFFERED - related.len());
    let mut chosen = None;
    if !related.is_empty() {
        head(ui, "Tell the same events");
    }
    for (id, shared) in related {
        let plural = if shared == 1 { "" } else { "s" };
        let hint = format!("{} event{plural} in common", thin(shared));
        if offer(ui, panes, id, &hint) {
            chosen = Some(id);
        }
    }
    if !nearby.is_empty() {
        head(ui, "Of about the same date");
    }
    for id in nearby {
        if offer(ui, panes, id, "No event in common") {
            chosen = Some(id);
        }
    }
    chosen
}

/// A small heading in a menu.
pub fn head(ui: &mut Ui, words: &str) {
    let theme = Theme::of(ui);
    text(ui, words, Face::Strong, measures().text.small, theme.ink2);
}

fn offer(ui: &mut Ui, panes: &Panes, id: DocId, hint: &str) -> bool {
    let theme = Theme::of(ui);
    let document = panes.state.corpus().document(id);
    let source = panes.state.view.index.source(id);
    let size = measures().text.body;
    let mut label = job(source, Face::Medium, size, theme.ink);
    let title = format!("  {}", document.title);
    label.append(&title, 0.0, format(Face::Regular, size, theme.ink2));
    let hint = format!("{}\n{}\n{hint}", document.title, short(&date(document)));
    let name = format!("Compare with {source}: {}", document.title);
    let button = ui.add(Button::new(label).truncate()).accessible_name(name);
    button.on_hover_text(hint).clicked()
}

/// Other articles with events in common, those with most first.
fn related(panes: &Panes, id: DocId) -> Vec<(DocId, usize)> {
    let corpus = panes.state.corpus();
    let mut shared: BTreeMap<DocId, usize> = BTreeMap::new();
    for event in panes.state.view.index.events_of(id) {
        let cluster = corpus.clusters.get(corpus.event(event).cluster.0 as usize);
        for other in cluster.iter().flat_map(|c| &c.events) {
            *shared.entry(corpus.event(*other).document).or_default() += 1;
        }
    }
    let mut found: Vec<(DocId, usize)> = shared.into_iter().collect();
    found.sort_by_key(|(d, n)| (Reverse(*n), *d));
    found
}

/// Of what is asked for, the articles that stand around one by date.
fn nearby(panes: &Panes, id: DocId, count: usize) -> Vec<DocId> {
    let all = &panes.state.answer.articles;
    let at = all.iter().position(|d| *d == id).unwrap_or_default();
    let (before, after) = all.split_at(at);
    let (mut before, mut after) = (before.iter().rev(), after.iter());
    let mut out = Vec::new();
    while out.len() < count {
        let pair = [after.next(), before.next()];
        if pair == [None, None] {
            break;
        }
        out.extend(pair.into_iter().flatten());
    }
    out
}
