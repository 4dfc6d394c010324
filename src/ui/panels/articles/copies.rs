//! Near-copies of an article: how many, which, and what was changed in them.

use super::{ArticlesLocal, drag_to_compare, tick};
use crate::app::{Command, State};
use crate::compare::{Changes, changes};
use crate::ledger::Bundle;
use crate::model::{Corpus, DocId};
use crate::ui::interface::Panes;
use crate::ui::panels::naming::{date, thin};
use crate::ui::theme::{Face, Theme, measures};
use crate::ui::widgets::{Item, card, format, job, link, text_wrapped};
use egui::{Align, Frame, Layout, Margin, Sense, Ui};

/// Longer texts are not compared to say what was changed, in bytes.
const LONGEST: usize = 60_000;

impl ArticlesLocal {
    /// What was changed from the first of a bundle to a copy, once it is known.
    fn changed(&mut self, corpus: &Corpus, first: DocId, id: DocId) -> Option<&str> {
        if !self.changed.contains_key(&id) && !self.busy {
            self.busy = true;
            let (a, b) = (corpus.document(first), corpus.document(id));
            let words = match a.text.len().max(b.text.len()) {
                0..=LONGEST => told(&changes(a, b)),
                _ => String::new(),
            };
            self.changed.insert(id, words);
        }
        self.changed.get(&id).map(String::as_str)
    }
}

/// "1 sentence altered, 2 dropped".
fn told(changes: &Changes) -> String {
    let counts = [
        (changes.altered.len(), "altered"),
        (changes.dropped.len(), "dropped"),
        (changes.added.len(), "added"),
    ];
    let mut out = String::new();
    for (n, what) in counts.into_iter().filter(|(n, _)| *n > 0) {
        match (out.is_empty(), n) {
            (true, 1) => out.push_str("1 sentence "),
            (true, n) => out.push_str(&format!("{n} sentences ")),
            (false, n) => out.push_str(&format!(", {n} ")),
        }
        out.push_str(what);
    }
    out
}

/// "+3 copies": shows or hides them; and what was changed in them.
pub fn copies(ui: &mut Ui, panes: &mut Panes, bundle: &Bundle) {
    let open = panes.local.articles.open.contains(&bundle.first);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        let many = bundle.copies.len();
        let (plural, sign) = (
            if many == 1 { "y" } else { "ies" },
            if open { "▾" } else { "▸" },
        );
        let button = link(ui, &format!("+{} cop{plural} {sign}", thin(many)));
        let hint = "Near-copies of this article: syndicated, reprinted or updated";
        if button.on_hover_text(hint).clicked() {
            let known = &mut panes.local.articles.open;
            if !known.remove(&bundle.first) {
                known.insert(bundle.first);
            }
        }
        let button = link(ui, "What was changed?");
        if button
            .on_hover_text("Put the copies side by side, with the words that differ marked")
            .clicked()
        {
            let all = std::iter::once(bundle.first).chain(bundle.copies.iter().copied());
            panes.send(Command::Compare(all.take(State::MOST_COMPARED).collect()));
        }
    });
}

/// A near-copy under the first of its bundle.
pub fn copy(item: Item, panes: &mut Panes, first: DocId, id: DocId) {
    let theme = Theme::of(item.ui);
    let state = panes.state;
    let document = state.corpus().document(id);
    let selected = state.selection.document == Some(id);
    let source = state.view.index.source(id).to_owned();
    let name = format!("Copy: {source}, {}: {}", date(document), document.title);
    let small = measures().text.small;
    let indent = Frame::NONE.inner_margin(Margin {
        left: 26,
        ..Margin::ZERO
    });
    let shown = indent.show(item.ui, |ui| {
        card(ui, &name, selected, Sense::click_and_drag(), |ui| {
            ui.horizontal(|ui| {
                tick(ui, panes, id, document);
                let mut about = job(&source, Face::Medium, small, theme.ink);
                let like = match document.duplicate.filter(|d| d.of == first) {
                    Some(d) if d.likeness > 0.995 => "  ·  the same words".to_owned(),
                    Some(d) => format!("  ·  {:.0} % the same", d.likeness * 100.0),
                    None => String::new(),
                };
                let changed = panes.local.articles.changed(state.corpus(), first, id);
                if changed.is_none() {
                    ui.ctx().request_repaint();
                }
                let changed = changed.unwrap_or_default().to_owned();
                let line = format!(
                    "  ·  {}  ·  {} words{like}",
                    date(document),
                    thin(document.words())
                );
                about.append(&line, 0.0, format(Face::Regular, small, theme.ink2));
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let button = link(ui, "Compare");
                    let button = button.on_hover_text("What was changed in this copy");
                    if button.clicked() {
                        panes.send(Command::Compare(vec![first, id]));
                    }
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        ui.vertical(|ui| {
                            ui.spacing_mut().item_spacing.y = 1.0;
                            ui.add(egui::Label::new(about).truncate());
                            if !changed.is_empty() {
                                text_wrapped(ui, &changed, Face::Regular, small, theme.ink2);
                            }
                        });
                    });
                });
            });
        })
    });
    let response = shown.inner;
    drag_to_compare(item.ui, panes, id, &response);
    if response.clicked() {
        panes.send(Command::OpenDocument(id));
        panes.local.reader_covers = true;
    }
}
