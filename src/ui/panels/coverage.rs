//! The coverage grid: which article tells of which event. An empty cell is an omission.

mod cell;
mod head;
mod line;
mod said;

use super::empty::empty;
use crate::app::{Answer, Command, Tab};
use crate::ledger::{Coverage, CoverageOrder};
use crate::model::{ClusterId, DocId, Span};
use crate::ui::interface::Panes;
use crate::ui::panels::naming::thin;
use crate::ui::theme::{Face, Theme, measures};
use crate::ui::widgets::{text, toggle};
use egui::{Frame, Margin, Ui, vec2};
use std::sync::Arc;

/// Width of a column.
const CELL: f32 = 18.0;
/// Frames until an unfolded row has its height.
const REVEAL: u8 = 3;
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
    /// What comes nearest in the silent article, of the row and the article it was looked up for.
    nearest: Option<((ClusterId, DocId), Option<Span>)>,
    /// For so many frames what is unfolded is brought into view: its height is not known at first.
    reveal: u8,
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
            _ => (self.grid, self.first, self.nearest) = (Arc::new(grid(panes)), 0, None),
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
    order(ui, panes, &grid);
    let room = fitting(ui.available_width());
    let columns = page(&grid.columns, panes.local.coverage.first, room);
    head::head(ui, panes, columns, grid.columns.len());
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
        panes.local.coverage.reveal = REVEAL;
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

/// How many columns leave room for the words of the rows.
fn fitting(width: f32) -> usize {
    ((width * 0.6 - 30.0) / CELL).max(3.0) as usize
}

/// What orders the rows.
fn order(ui: &mut Ui, panes: &mut Panes, grid: &Coverage) {
    let theme = Theme::of(ui);
    let small = measures().text.small;
    let margin = Margin {
        left: 12,
        right: 12,
        top: 8,
        bottom: 0,
    };
    Frame::NONE.inner_margin(margin).show(ui, |ui| {
        ui.spacing_mut().interact_size.y = measures().row.button_small;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(4.0, 0.0);
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

fn column_x(right: f32, columns: usize, i: usize) -> f32 {
    right - 14.0 - (columns - i) as f32 * CELL + CELL / 2.0
}
