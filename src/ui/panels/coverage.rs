//! The coverage grid: which article tells of which event. An empty cell is an omission.

mod cell;
mod line;

use super::list::empty;
use crate::app::{Answer, Command, Tab};
use crate::ledger::{Coverage, CoverageOrder};
use crate::model::{ClusterId, DocId};
use crate::ui::interface::Panes;
use crate::ui::panels::articles::{short, thin};
use crate::ui::theme::{Face, Theme, measures};
use crate::ui::widgets::{elided, quiet, text, toggle};
use egui::{
    CursorIcon, Frame, Margin, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};
use std::sync::Arc;

/// Width of a column.
const CELL: f32 = 18.0;
/// Height of the columns' heads, and their share of a list that is short.
const HEAD: (f32, f32) = (60.0, 136.0);
const HEAD_SHARE: f32 = 0.4;
/// Height of a row.
const LINE: f32 = 44.0;

/// The grid, kept from frame to frame.
#[derive(Debug, Default)]
pub struct CoverageLocal {
    made_for: Option<(Arc<Answer>, CoverageOrder)>,
    grid: Arc<Coverage>,
    rows: Arc<Vec<usize>>,
    /// The row that is unfolded, and the article that is silent in it, if one was asked about.
    open: Option<(ClusterId, Option<DocId>)>,
    /// The first column that is shown.
    first: usize,
}

impl CoverageLocal {
    fn renew(&mut self, panes: &Panes) {
        let (answer, order) = (&panes.state.answer, panes.state.coverage);
        let same =
            |(of, by): &(Arc<Answer>, CoverageOrder)| (Arc::ptr_eq(of, answer), *by == order);
        match self.made_for.as_ref().map(same) {
            Some((true, true)) => return,
            Some((true, false)) => {}
            _ => (self.grid, self.first) = (Arc::new(grid(panes)), 0),
        }
        self.rows = Arc::new(self.grid.ordered(order));
        self.made_for = Some((Arc::clone(answer), order));
    }
}

fn grid(panes: &Panes) -> Coverage {
    match panes.state.answer.generation == panes.state.view.generation {
        true => Coverage::new(panes.state.corpus(), panes.state.results()),
        false => Coverage::default(),
    }
}

/// Draws the grid: rows are events told by at least two articles, columns are articles by date.
pub fn coverage(ui: &mut Ui, panes: &mut Panes) {
    let mut local = std::mem::take(&mut panes.local.coverage);
    local.renew(panes);
    let (grid, rows) = (Arc::clone(&local.grid), Arc::clone(&local.rows));
    panes.local.coverage = local;
    if grid.lines.is_empty() {
        empty(ui, panes, "events told by several articles");
        return;
    }
    legend(ui);
    order(ui, panes, &grid);
    let room = fitting(ui.available_width());
    if grid.columns.len() > room {
        pages(ui, panes, grid.columns.len(), room);
    }
    let columns = page(&grid.columns, panes.local.coverage.first, room);
    head(ui, panes, columns);
    let key = (Arc::as_ptr(&grid) as usize, panes.state.coverage);
    let open = panes.local.coverage.open.map(|(cluster, _)| cluster);
    let mut list = panes.local.lists.remove(&Tab::Coverage).unwrap_or_default();
    let estimate = |i: usize| match Some(grid.lines[rows[i]].cluster) == open {
        true => LINE + 60.0,
        false => LINE,
    };
    list.show(ui, &key, rows.len(), None, estimate, |item| {
        line::line(item.ui, panes, columns, &grid.lines[rows[item.index]]);
    });
    panes.local.lists.insert(Tab::Coverage, list);
    let unfolded = panes.local.coverage.open.map(|(cluster, _)| cluster);
    if unfolded != open {
        turn_to(panes, &grid, columns, unfolded);
    }
}

/// Turns to the articles that tell an unfolded event, if none of them is shown.
fn turn_to(panes: &mut Panes, grid: &Coverage, shown: &[DocId], event: Option<ClusterId>) {
    let Some(line) = grid.lines.iter().find(|l| Some(l.cluster) == event) else {
        return;
    };
    if !shown.iter().any(|d| line.tellings.contains_key(d)) {
        panes.local.coverage.first = grid.first_column(line).unwrap_or_default();
    }
}

/// The columns from the first one shown on; the last page is full, too.
fn page(columns: &[DocId], first: usize, room: usize) -> &[DocId] {
    let first = first.min(columns.len().saturating_sub(room));
    &columns[first..columns.len().min(first + room)]
}

/// Turns the pages of articles where not all have room.
fn pages(ui: &mut Ui, panes: &mut Panes, all: usize, room: usize) {
    let theme = Theme::of(ui);
    let first = panes.local.coverage.first.min(all - room);
    let last = first + room;
    Frame::NONE
        .inner_margin(Margin::symmetric(12, 2))
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.add_space(4.0);
                let words = format!(
                    "Articles {}–{} of {}, by date",
                    thin(first + 1),
                    thin(last),
                    thin(all)
                );
                text(ui, &words, Face::Regular, measures().text.small, theme.ink2);
                let mut step = |words, name, on: bool, to| {
                    let button = ui.add_enabled_ui(on, |ui| quiet(ui, words)).inner;
                    if button.accessible_name(name).clicked() {
                        panes.local.coverage.first = to;
                    }
                };
                let back = first.saturating_sub(room);
                step("‹", "Earlier articles", first > 0, back);
                step("›", "Later articles", last < all, last);
            });
        });
}

/// How many columns leave room for the words of the rows.
fn fitting(width: f32) -> usize {
    ((width * 0.6 - 30.0) / CELL).max(3.0) as usize
}

/// What the signs of the cells mean.
fn legend(ui: &mut Ui) {
    let theme = Theme::of(ui);
    let small = measures().text.small;
    let margin = Margin {
        left: 16,
        right: 12,
        top: 12,
        bottom: 2,
    };
    Frame::NONE.inner_margin(margin).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 2.0);
            let entries = [
                (cell::Look::Told, "tells it"),
                (cell::Look::Disputed, "tells it differently"),
                (cell::Look::Silent, "is silent: click to read the others"),
            ];
            for (look, words) in entries {
                let (rect, _) = ui.allocate_exact_size(vec2(14.0, 16.0), Sense::hover());
                cell::square(ui, look, rect.center());
                text(ui, words, Face::Regular, small, theme.ink2);
                ui.add_space(8.0);
            }
        });
    });
}

/// What orders the rows.
fn order(ui: &mut Ui, panes: &mut Panes, grid: &Coverage) {
    let theme = Theme::of(ui);
    let small = measures().text.small;
    Frame::NONE
        .inner_margin(Margin::symmetric(12, 2))
        .show(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = 4.0;
                ui.add_space(4.0);
                text(ui, "Order by", Face::Regular, small, theme.ink2);
                for order in CoverageOrder::ALL {
                    let on = panes.state.coverage == order;
                    let name = format!("Order by {}", order.words().to_lowercase());
                    if toggle(ui, order.words(), on)
                        .accessible_name(name)
                        .clicked()
                    {
                        panes.send(Command::OrderCoverage(order));
                    }
                }
                let disputed = grid.lines.iter().filter(|l| l.disputed > 0).count();
                let words = format!(
                    "{} events, {} told differently",
                    thin(grid.lines.len()),
                    thin(disputed)
                );
                ui.add_space(6.0);
                text(ui, &words, Face::Regular, small, theme.ink2);
            });
        });
}

/// "31 Jan" of "31 January 2020".
fn day_and_month(date: &str) -> String {
    let date = short(date);
    match date.rsplit_once(' ') {
        Some((day, year)) if year.bytes().all(|b| b.is_ascii_digit()) => day.to_owned(),
        _ => date,
    }
}

fn column_x(right: f32, columns: usize, i: usize) -> f32 {
    right - 14.0 - (columns - i) as f32 * CELL + CELL / 2.0
}

/// The articles' sources, written upwards.
fn head(ui: &mut Ui, panes: &mut Panes, columns: &[DocId]) {
    let theme = Theme::of(ui);
    let height = (ui.available_height() * HEAD_SHARE).clamp(HEAD.0, HEAD.1);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let below = Stroke::new(1.0, theme.line_strong);
    ui.painter()
        .hline(rect.x_range(), rect.bottom() - 0.5, below);
    for (i, id) in columns.iter().enumerate() {
        let x = column_x(rect.right(), columns.len(), i);
        let area = Rect::from_center_size(pos2(x, rect.center().y), vec2(CELL, height));
        let response = ui.interact(area, ui.scope_id().with(("column", id)), Sense::click());
        let lit = response.hovered() || panes.state.selection.document == Some(*id);
        let ink = if lit { theme.accent } else { theme.ink2 };
        let source = panes.state.view.index.source(*id);
        let document = panes.state.corpus().document(*id);
        let size = measures().text.section;
        let date = super::articles::date(document);
        let words = format!("{} · {source}", day_and_month(&date));
        let job = elided(&words, Face::Regular, size, ink, height - 10.0);
        let galley = ui.painter().layout_job(job);
        let at = pos2(x - galley.size().y / 2.0, rect.bottom() - 6.0);
        let shape =
            egui::epaint::TextShape::new(at, galley, ink).with_angle(-std::f32::consts::FRAC_PI_2);
        ui.painter().add(shape);
        if response.has_focus() {
            let stroke = Stroke::new(2.0, theme.accent);
            ui.painter()
                .rect_stroke(area, 3.0, stroke, StrokeKind::Inside);
        }
        let name = format!("{source}, {date}: {}", document.title);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        let response = response.on_hover_cursor(CursorIcon::PointingHand);
        if response.on_hover_text(&name).clicked() {
            panes.send(Command::OpenDocument(*id));
            panes.local.reader_covers = true;
        }
    }
}
