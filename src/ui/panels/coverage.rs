//! The coverage grid: which article tells of which event. An empty cell is an omission.

use super::events::flat;
use super::list::empty;
use crate::app::{Command, Tab};
use crate::model::{ClusterId, DocId, EventId, Generation};
use crate::query::Query;
use crate::timeline;
use crate::ui::interface::Panes;
use crate::ui::theme::{Face, Theme, measures};
use crate::ui::widgets::{Item, elided, text_wrapped};
use egui::{CornerRadius, Frame, Margin, Rect, Sense, Stroke, Ui, pos2, vec2};
use std::collections::BTreeMap;

const CELL: f32 = 16.0;
const HEAD: f32 = 74.0;
/// Articles that the grid has room for.
const COLUMNS: usize = 24;

/// The grid, kept from frame to frame.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    made_for: Option<(Generation, Query)>,
    columns: Vec<DocId>,
    lines: Vec<Line>,
}

/// An event told by several articles.
#[derive(Clone, Debug)]
struct Line {
    cluster: ClusterId,
    /// A telling in each article that has one.
    tellings: BTreeMap<DocId, EventId>,
}

/// Draws the grid: rows are events told by at least two articles, columns are articles by date.
pub fn coverage(ui: &mut Ui, panes: &mut Panes) {
    let mut kept = std::mem::take(&mut panes.local.coverage);
    let asked = (
        panes.state.answer.generation,
        panes.state.answer.query.clone(),
    );
    if kept.made_for.as_ref() != Some(&asked) {
        let (columns, lines) = grid(panes);
        kept = Grid {
            made_for: Some(asked),
            columns,
            lines,
        };
    }
    draw(ui, panes, &kept.columns, &kept.lines);
    panes.local.coverage = kept;
}

fn draw(ui: &mut Ui, panes: &mut Panes, columns: &[DocId], lines: &[Line]) {
    if lines.is_empty() {
        empty(ui, panes, "events told by several articles");
        return;
    }
    let theme = Theme::of(ui);
    Frame::NONE.inner_margin(Margin { left: 16, right: 12, top: 12, bottom: 4 }).show(ui, |ui| {
        let words = "Events that several articles tell. A filled cell: this article tells it; ≠: \
                     differently; an empty cell: it is silent.";
        text_wrapped(ui, words, Face::Regular, measures().text.small, theme.ink2);
    });
    head(ui, panes, columns);
    let answer = std::sync::Arc::clone(&panes.state.answer);
    let key = (answer.generation, &answer.query, "coverage");
    let mut list = panes.local.lists.remove(&Tab::Coverage).unwrap_or_default();
    list.show(
        ui,
        &key,
        lines.len(),
        None,
        |_| 44.0,
        |item| {
            line(item, panes, columns, lines);
        },
    );
    panes.local.lists.insert(Tab::Coverage, list);
}

fn grid(panes: &Panes) -> (Vec<DocId>, Vec<Line>) {
    let corpus = panes.state.corpus();
    let results = panes.state.results();
    if panes.state.answer.generation != panes.state.view.generation {
        return (Vec::new(), Vec::new());
    }
    let mut lines: Vec<Line> = Vec::new();
    for (i, cluster) in corpus.clusters.iter().enumerate() {
        let mut tellings = BTreeMap::new();
        for event in cluster.events.iter().filter(|e| results.has(**e)) {
            tellings
                .entry(corpus.event(*event).document)
                .or_insert(*event);
        }
        if tellings.len() > 1 {
            lines.push(Line {
                cluster: ClusterId(i as u32),
                tellings,
            });
        }
    }
    lines.sort_by_key(|l| {
        corpus
            .event(corpus.clusters[l.cluster.0 as usize].best)
            .interval
    });
    let mut counts: BTreeMap<DocId, usize> = BTreeMap::new();
    for document in lines.iter().flat_map(|l| l.tellings.keys()) {
        *counts.entry(*document).or_default() += 1;
    }
    let mut columns: Vec<(usize, DocId)> = counts.into_iter().map(|(d, n)| (n, d)).collect();
    columns.sort_by_key(|(n, d)| (std::cmp::Reverse(*n), *d));
    let mut columns: Vec<DocId> = columns.into_iter().take(COLUMNS).map(|(_, d)| d).collect();
    columns.sort_by_key(|d| {
        (
            corpus
                .document(*d)
                .published
                .moment
                .map(|m| (m.date, m.time)),
            *d,
        )
    });
    (columns, lines)
}

fn column_x(right: f32, columns: usize, i: usize) -> f32 {
    right - 14.0 - (columns - i) as f32 * CELL + CELL / 2.0
}

/// The articles' sources, written upwards.
fn head(ui: &mut Ui, panes: &mut Panes, columns: &[DocId]) {
    let theme = Theme::of(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEAD), Sense::hover());
    for (i, id) in columns.iter().enumerate() {
        let x = column_x(rect.right(), columns.len(), i);
        let source = panes.state.view.index.source(*id);
        let job = elided(
            source,
            Face::Regular,
            measures().text.section,
            theme.ink2,
            HEAD - 10.0,
        );
        let galley = ui.painter().layout_job(job);
        let at = pos2(x - galley.size().y / 2.0, rect.bottom() - 4.0);
        let shape = egui::epaint::TextShape::new(at, galley, theme.ink2)
            .with_angle(-std::f32::consts::FRAC_PI_2);
        ui.painter().add(shape);
        let area = Rect::from_center_size(pos2(x, rect.center().y), vec2(CELL, HEAD));
        let response = ui.interact(area, ui.scope_id().with(("column", id)), Sense::click());
        let document = panes.state.corpus().document(*id);
        let hint = format!(
            "{source}, {}\n{}",
            super::articles::date(document),
            document.title
        );
        if response.on_hover_text(hint).clicked() {
            panes.send(Command::OpenDocument(*id));
        }
    }
}

fn line(item: Item, panes: &mut Panes, columns: &[DocId], lines: &[Line]) {
    let ui = item.ui;
    let theme = Theme::of(ui);
    let corpus = panes.state.corpus();
    let line = &lines[item.index];
    let best = corpus.clusters[line.cluster.0 as usize].best;
    let event = corpus.event(best);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 44.0), Sense::hover());
    ui.painter().hline(
        rect.x_range(),
        rect.bottom() - 0.5,
        Stroke::new(1.0, theme.line),
    );
    let width = rect.width() - columns.len() as f32 * CELL - 48.0;
    let date = event
        .interval
        .map_or_else(|| "undated".to_owned(), timeline::label);
    let top = rect.left_top() + vec2(16.0, 5.0);
    let sizes = &measures().text;
    let galley =
        ui.painter()
            .layout_job(elided(&date, Face::Medium, sizes.small, theme.ink2, width));
    ui.painter().galley(top, galley, theme.ink2);
    let words = flat(corpus.words(event));
    let name = Rect::from_min_size(top + vec2(0.0, 16.0), vec2(width.max(20.0), 18.0));
    let galley =
        ui.painter()
            .layout_job(elided(&words, Face::Serif, (14.0, 18.0), theme.ink, width));
    ui.painter().galley(name.min, galley, theme.ink);
    let response = ui.interact(name, ui.scope_id().with(line.cluster), Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &words));
    if response.on_hover_text(&words).clicked() {
        panes.send(Command::SelectEvent(best));
    }
    for (i, id) in columns.iter().enumerate() {
        let at = pos2(column_x(rect.right(), columns.len(), i), rect.center().y);
        cell(ui, panes, line, *id, at);
    }
}

fn cell(ui: &Ui, panes: &mut Panes, line: &Line, id: DocId, at: egui::Pos2) {
    let theme = Theme::of(ui);
    let corpus = panes.state.corpus();
    let telling = line.tellings.get(&id).copied();
    let area = Rect::from_center_size(at, vec2(CELL, 32.0));
    let response = ui.interact(area, ui.scope_id().with((line.cluster, id)), Sense::click());
    let square = Rect::from_center_size(at, vec2(CELL - 4.0, 20.0));
    let radius = CornerRadius::same(measures().radius.small);
    let disputed = telling.is_some_and(|e| corpus.event(e).disputed);
    let source = panes.state.view.index.source(id);
    let hint = match telling {
        None => {
            ui.painter().rect_stroke(
                square,
                radius,
                Stroke::new(1.0, theme.line_strong),
                egui::StrokeKind::Inside,
            );
            let others = line.tellings.values().map(|e| {
                let event = corpus.event(*e);
                let source = panes.state.view.index.source(event.document);
                format!("{source}: {}", flat(corpus.words(event)))
            });
            format!(
                "{source} is silent. Others:\n{}",
                others.collect::<Vec<_>>().join("\n")
            )
        }
        Some(event) => {
            let fill = if disputed {
                theme.warning_ground
            } else {
                theme.density_matching
            };
            ui.painter().rect_filled(square, radius, fill);
            if disputed {
                let font = Face::Strong.size(12.0);
                ui.painter()
                    .text(at, egui::Align2::CENTER_CENTER, "≠", font, theme.warning);
            }
            format!("{source}: {}", flat(corpus.words(corpus.event(event))))
        }
    };
    if response.on_hover_text(hint).clicked() {
        match telling {
            Some(event) => panes.send(Command::SelectEvent(event)),
            None => panes.send(Command::OpenDocument(id)),
        }
    }
}
