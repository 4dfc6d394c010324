//! The columns of the ledger, and their heads, which order it.

use crate::app::Command;
use crate::ledger::Column;
use crate::ui::interface::Panes;
use crate::ui::theme::{Face, Theme, measures};
use crate::ui::widgets::elided;
use egui::{CursorIcon, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

/// From this width all columns stand on one line.
const WIDE: f32 = 780.0;
/// The margins at both sides.
const SIDE: (f32, f32) = (12.0, 16.0);
/// Between columns.
const GAP: f32 = 10.0;
/// The sign of a disagreement, and the number.
const SIGN: f32 = 18.0;
const VALUE: f32 = 104.0;
const UNIT: f32 = 42.0;
/// The line of growth.
pub const SPARK: f32 = 52.0;

/// Where the columns are, from the left edge of a row; top and height of their line within it.
pub struct Layout {
    wide: bool,
    columns: [(Column, f32, f32); 6],
}

impl Layout {
    /// For a list of this width.
    pub fn new(width: f32) -> Self {
        let inner = (width - SIDE.0 - SIDE.1).max(200.0);
        let value = (SIDE.0 + SIGN, VALUE.min(inner * 0.3));
        let unit = (value.0 + value.1 + 6.0, UNIT);
        let left = unit.0 + unit.1 + GAP;
        let rest = SIDE.0 + inner - left;
        let wide = width >= WIDE;
        // Of what is left: thing, speaker, date and article in one line; or thing above the others.
        let shares = match wide {
            true => [(0.0, 0.36), (0.36, 0.22), (0.58, 0.18), (0.76, 0.24)],
            false => [(0.0, 1.0), (0.0, 0.33), (0.33, 0.36), (0.69, 0.31)],
        };
        let at = |i: usize| {
            let (from, share): (f32, f32) = shares[i];
            let last = from + share > 0.99;
            (
                left + rest * from,
                rest * share - if last { 0.0 } else { GAP },
            )
        };
        let column = |column, (x, width): (f32, f32)| (column, x, width);
        Self {
            wide,
            columns: [
                column(Column::Value, value),
                column(Column::Unit, unit),
                column(Column::Thing, at(0)),
                column(Column::Speaker, at(1)),
                column(Column::Date, at(2)),
                column(Column::Article, at(3)),
            ],
        }
    }

    /// Height of a row.
    pub fn height(&self) -> f32 {
        if self.wide { 30.0 } else { 48.0 }
    }

    /// Where a column is in a row.
    pub fn cell(&self, row: Rect, column: Column) -> Rect {
        let line = measures().text.body.1;
        let found = self.columns.iter().find(|(c, ..)| *c == column);
        let (_, x, width) = *found.unwrap_or(&self.columns[0]);
        let second = !self.wide && self.columns[3..].iter().any(|(c, ..)| *c == column);
        let top = match (self.wide, second) {
            (true, _) => row.center().y - line / 2.0,
            // Number and unit in the middle of both lines.
            (false, false) if matches!(column, Column::Value | Column::Unit) => {
                row.center().y - line / 2.0
            }
            (false, false) => row.top() + 6.0,
            (false, true) => row.top() + 6.0 + line,
        };
        Rect::from_min_size(pos2(row.left() + x, top), vec2(width.max(0.0), line))
    }

    /// Where the sign of a disagreement stands.
    pub fn sign(&self, row: Rect) -> Rect {
        let value = self.cell(row, Column::Value);
        Rect::from_min_size(
            pos2(row.left() + SIDE.0 - 2.0, value.top()),
            vec2(SIGN, value.height()),
        )
    }
}

fn words(column: Column) -> &'static str {
    match column {
        Column::Reading => "Place",
        Column::Value => "Value",
        Column::Unit => "Unit",
        Column::Thing => "What it counts",
        Column::Speaker => "Stated by",
        Column::Date => "For",
        Column::Article => "Article",
    }
}

/// Draws the heads. A click orders by a column, a second one the other way round, a third one by
/// place in the articles again.
pub fn head(ui: &mut Ui, panes: &mut Panes, layout: &Layout) {
    let theme = Theme::of(ui);
    let height = layout.height() - if layout.wide { 2.0 } else { 4.0 };
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    ui.painter().hline(
        rect.x_range(),
        rect.bottom() - 0.5,
        Stroke::new(1.0, theme.line_strong),
    );
    for (column, ..) in layout.columns {
        let cell = layout.cell(rect.translate(vec2(0.0, -1.0)), column);
        let response = one(ui, panes, column, cell);
        if response.clicked() {
            let asked = &panes.state.figures;
            let next = match asked.by == column && asked.reversed {
                true => asked.ordered(Column::Reading),
                false => asked.ordered(column),
            };
            panes.send(Command::AskFigures(next));
        }
    }
}

fn one(ui: &mut Ui, panes: &Panes, column: Column, cell: Rect) -> Response {
    let theme = Theme::of(ui);
    let asked = &panes.state.figures;
    let chosen = asked.by == column;
    let response = ui.interact(
        cell.expand2(vec2(3.0, 0.0)),
        ui.scope_id().with(("head", column)),
        Sense::click(),
    );
    let ink = match chosen || response.hovered() {
        true => theme.ink,
        false => theme.ink2,
    };
    let sign = match (chosen, asked.reversed) {
        (true, false) => " ↑",
        (true, true) => " ↓",
        _ => "",
    };
    let label = format!("{}{sign}", words(column));
    let face = if chosen { Face::Strong } else { Face::Medium };
    let galley = ui.painter().layout_job(elided(
        &label,
        face,
        measures().text.small,
        ink,
        cell.width(),
    ));
    let x = match column {
        Column::Value => cell.right() - galley.size().x,
        _ => cell.left(),
    };
    let y = cell.center().y - galley.size().y / 2.0;
    ui.painter().galley(pos2(x, y), galley, ink);
    if response.has_focus() {
        let stroke = Stroke::new(2.0, theme.accent);
        ui.painter()
            .rect_stroke(response.rect, 4.0, stroke, StrokeKind::Inside);
    }
    let how = match (chosen, asked.reversed) {
        (true, false) => ", in order",
        (true, true) => ", in reverse order",
        _ => "",
    };
    let name = format!("Order by {}{how}", words(column).to_lowercase());
    response.widget_info(|| egui::WidgetInfo::labeled(Role::Button, true, &name));
    response
        .on_hover_cursor(CursorIcon::PointingHand)
        .on_hover_text(match (chosen, asked.reversed) {
            (false, _) => "Order by this",
            (true, false) => "The other way round",
            (true, true) => "As one reads the articles",
        })
}
