//! Articles: title, source, date, length, events, near-copies; ticked to be compared.

mod copies;

use super::empty::empty;
use super::events::marked;
use super::naming::{date, thin};
use crate::app::{Answer, Command, State, Tab};
use crate::ledger::{Bundle, bundles};
use crate::model::{DocId, Document};
use crate::ui::interface::Panes;
use crate::ui::theme::{Face, Theme, measures};
use crate::ui::widgets::{Item, card, format, job};
use copies::{copies, copy};
use egui::{CornerRadius, Sense, Stroke, Ui};
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// Memory of the list.
#[derive(Debug, Default)]
pub struct ArticlesLocal {
    made_for: Option<Arc<Answer>>,
    bundles: Arc<Vec<Bundle>>,
    /// Articles whose near-copies are shown.
    open: BTreeSet<DocId>,
    /// What was changed in copies, in words.
    changed: HashMap<DocId, String>,
    /// Whether that was found out for one in this frame; the others wait for the next.
    busy: bool,
}

impl ArticlesLocal {
    /// The articles that match, with their near-copies; bundled once for each answer.
    fn bundles(&mut self, state: &State) -> Arc<Vec<Bundle>> {
        let known = |of: &Arc<Answer>| Arc::ptr_eq(of, &state.answer);
        if !self.made_for.as_ref().is_some_and(known) {
            let found = bundles(state.corpus(), &state.answer.articles);
            self.bundles = Arc::new(found);
            self.made_for = Some(Arc::clone(&state.answer));
            self.changed.clear();
        }
        Arc::clone(&self.bundles)
    }
}

/// The near-copies that stand behind an article in the list. Linear in the articles listed.
pub fn copies_of(panes: &mut Panes, id: DocId) -> Vec<DocId> {
    let bundles = panes.local.articles.bundles(panes.state);
    let own = bundles.iter().find(|bundle| bundle.first == id);
    own.map(|bundle| bundle.copies.clone()).unwrap_or_default()
}

/// Draws the list of articles; near-copies stand behind the first of them.
pub fn articles(ui: &mut Ui, panes: &mut Panes) {
    let answer = Arc::clone(&panes.state.answer);
    if answer.results.documents.is_empty() {
        empty(ui, panes, "articles");
        return;
    }
    let bundles = panes.local.articles.bundles(panes.state);
    panes.local.articles.busy = false;
    let selected = panes.state.selection.document;
    let mut rows: Vec<(usize, Option<usize>)> = Vec::with_capacity(bundles.len());
    for (n, bundle) in bundles.iter().enumerate() {
        rows.push((n, None));
        if panes.local.articles.open.contains(&bundle.first) {
            rows.extend((0..bundle.copies.len()).map(|i| (n, Some(i))));
        }
    }
    let shows = |(n, i): &(usize, Option<usize>)| {
        let bundle = &bundles[*n];
        let id = i.map_or(bundle.first, |i| bundle.copies[i]);
        Some(id) == selected
            || (i.is_none() && selected.is_some_and(|d| bundle.copies.contains(&d)))
    };
    let at = rows.iter().rposition(shows);
    let key = (answer.generation, &answer.query);
    let mut list = panes.local.lists.remove(&Tab::Articles).unwrap_or_default();
    list.show(
        ui,
        &key,
        rows.len(),
        at,
        |_| 68.0,
        |item| match rows[item.index] {
            (n, None) => article(item, panes, &bundles[n]),
            (n, Some(i)) => copy(item, panes, bundles[n].first, bundles[n].copies[i]),
        },
    );
    panes.local.lists.insert(Tab::Articles, list);
}

fn article(item: Item, panes: &mut Panes, bundle: &Bundle) {
    let ui = item.ui;
    let id = bundle.first;
    let document = panes.state.corpus().document(id);
    let selected = panes.state.selection.document == Some(id);
    let name = format!("Article: {}", document.title);
    let response = card(ui, &name, selected, Sense::click_and_drag(), |ui| {
        ui.horizontal_top(|ui| {
            tick(ui, panes, id, document);
            ui.vertical(|ui| {
                words(ui, panes, id, document);
                if !bundle.copies.is_empty() {
                    copies(ui, panes, bundle);
                }
            });
        });
    });
    drag_to_compare(ui, panes, id, &response);
    if response.clicked() {
        panes.send(Command::OpenDocument(id));
        panes.local.reader_covers = true;
    }
}

/// An article dragged onto another is compared with it.
fn drag_to_compare(ui: &Ui, panes: &mut Panes, id: DocId, response: &egui::Response) {
    if response.dragged() {
        response.dnd_set_drag_payload(id);
    }
    let over = response
        .dnd_hover_payload::<DocId>()
        .filter(|dragged| **dragged != id);
    if over.is_some() {
        let stroke = Stroke::new(2.0, Theme::of(ui).accent);
        let radius = CornerRadius::same(measures().radius.card);
        ui.painter()
            .rect_stroke(response.rect, radius, stroke, egui::StrokeKind::Outside);
    }
    if let Some(dropped) = response.dnd_release_payload::<DocId>()
        && *dropped != id
    {
        panes.send(Command::Compare(vec![*dropped, id]));
    }
}

fn tick(ui: &mut Ui, panes: &mut Panes, id: DocId, document: &Document) {
    let mut on = panes.state.picked.contains(&id);
    let name = format!("Compare: {}", document.title);
    let response = ui.checkbox(&mut on, "").accessible_name(name);
    if response.on_hover_text("Choose for comparing").changed() {
        panes.send(Command::Pick(id));
    }
}

fn words(ui: &mut Ui, panes: &Panes, id: DocId, document: &Document) {
    let theme = Theme::of(ui);
    let sizes = &measures().text;
    ui.spacing_mut().item_spacing.y = 2.0;
    let mut title = marked(&document.title, &panes.state.results().matcher, theme);
    title.wrap.max_rows = 2;
    ui.add(egui::Label::new(title).wrap());
    let source = panes.state.view.index.source(id);
    let events = panes.state.view.index.events_of(id).count();
    let plural = if events == 1 { "" } else { "s" };
    let (date, length) = (date(document), thin(document.words()));
    let line = format!("  ·  {date}  ·  {length} words  ·  {events} event{plural}");
    let mut about = job(source, Face::Medium, sizes.small, theme.ink2);
    about.append(&line, 0.0, format(Face::Regular, sizes.small, theme.ink2));
    ui.add(egui::Label::new(about).wrap());
}
