//! Quotations with their speakers.

use super::events::{flat, marked};
use super::figures::show_place;
use super::list::empty;
use crate::app::Tab;
use crate::model::DocId;
use crate::ui::interface::Panes;
use crate::ui::theme::{Face, Theme, measures};
use crate::ui::widgets::{Item, card, cut, text};
use egui::{Align, Label, Layout, Sense, Ui};

/// Draws all quotations of the matching articles, by article.
pub fn quotes(ui: &mut Ui, panes: &mut Panes) {
    let answer = std::sync::Arc::clone(&panes.state.answer);
    let corpus = panes.state.corpus();
    let rows: Vec<(DocId, usize)> = answer
        .results
        .documents
        .iter()
        .filter_map(|d| {
            corpus
                .documents
                .get(d.0 as usize)
                .map(|document| (*d, document))
        })
        .flat_map(|(d, document)| (0..document.quotations.len()).map(move |q| (d, q)))
        .collect();
    if rows.is_empty() {
        empty(ui, panes, "quotations");
        return;
    }
    let key = (answer.generation, &answer.query);
    let mut list = panes.local.lists.remove(&Tab::Quotes).unwrap_or_default();
    list.show(
        ui,
        &key,
        rows.len(),
        None,
        |_| 86.0,
        |item| {
            let (document, quotation) = rows[item.index];
            row(item, panes, document, quotation);
        },
    );
    panes.local.lists.insert(Tab::Quotes, list);
}

fn row(item: Item, panes: &mut Panes, id: DocId, index: usize) {
    let ui = item.ui;
    let theme = Theme::of(ui);
    let sizes = &measures().text;
    let corpus = panes.state.corpus();
    let document = corpus.document(id);
    let quotation = &document.quotations[index];
    let words = flat(quotation.span.of(&document.text));
    let speaker = quotation.speaker.map(|e| corpus.entity(e));
    let name = format!("Quotation: {words}");
    let response = card(ui, &name, false, Sense::click(), |ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        ui.add(Label::new(marked(&words, &panes.state.results().matcher, theme)).wrap());
        ui.horizontal(|ui| {
            match speaker {
                Some(entity) => text(
                    ui,
                    &entity.name,
                    Face::Medium,
                    sizes.small,
                    theme.kind(entity.kind),
                ),
                None => text(
                    ui,
                    "speaker not found",
                    Face::Regular,
                    sizes.small,
                    theme.ink3,
                ),
            };
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let source = panes.state.view.index.source(id);
                cut(
                    ui,
                    source,
                    Face::Regular,
                    sizes.small,
                    theme.ink2,
                    150.0,
                    Sense::hover(),
                );
            });
        });
    });
    if response.clicked() {
        show_place(panes, id, quotation.span.start);
    }
}
