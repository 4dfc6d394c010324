//! A row of the grid: an event with its cells.

use super::cell::cell;
use super::said::said;
use super::{LINE, column_x};
use crate::ledger::CoverageLine;
use crate::model::DocId;
use crate::timeline;
use crate::ui::interface::Panes;
use crate::ui::panels::events::flat;
use crate::ui::theme::{Face, Theme, measures};
use crate::ui::widgets::elided;
use egui::{CursorIcon, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

/// Draws a row.
pub fn line(ui: &mut Ui, panes: &mut Panes, columns: &[DocId], line: &CoverageLine) {
    let theme = Theme::of(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::hover());
    let open = panes
        .local
        .coverage
        .open
        .filter(|(cluster, _)| *cluster == line.cluster);
    if open.is_some() {
        ui.painter().rect_filled(rect, 0.0, theme.panel);
    }
    event(ui, panes, columns, line, rect);
    for (i, id) in columns.iter().enumerate() {
        let at = pos2(column_x(rect.right(), columns.len(), i), rect.center().y);
        cell(ui, panes, line, *id, at);
    }
    if let Some((_, silent)) = open {
        said(ui, panes, line, silent);
    }
    let bottom = ui.min_rect().bottom() - 0.5;
    let hairline = Stroke::new(1.0, theme.line);
    ui.painter().hline(rect.x_range(), bottom, hairline);
}

/// Date and words of the event; a click unfolds what each article says.
fn event(ui: &mut Ui, panes: &mut Panes, columns: &[DocId], line: &CoverageLine, rect: Rect) {
    let theme = Theme::of(ui);
    let corpus = panes.state.corpus();
    let sizes = &measures().text;
    let best = corpus.clusters[line.cluster.0 as usize].best;
    let event = corpus.event(best);
    let right = column_x(rect.right(), columns.len(), 0) - 18.0;
    let top = rect.left_top() + vec2(16.0, 5.0);
    let width = right - top.x;
    let area = Rect::from_min_max(
        rect.left_top() + vec2(8.0, 1.0),
        pos2(right, rect.bottom() - 2.0),
    );
    let response = ui.interact(area, ui.scope_id().with(line.cluster), Sense::click());
    let date = event
        .interval
        .map_or_else(|| "No date".to_owned(), timeline::label);
    let count = format!("{date}  ·  {} articles", line.tellings.len());
    let write = |words: &str, face, size, ink, at| {
        let galley = ui
            .painter()
            .layout_job(elided(words, face, size, ink, width));
        ui.painter().galley(at, galley, ink);
    };
    write(&count, Face::Medium, sizes.small, theme.ink2, top);
    let words = flat(corpus.words(event));
    let ink = if response.hovered() {
        theme.accent
    } else {
        theme.ink
    };
    write(
        &words,
        Face::Serif,
        (14.0, 18.0),
        ink,
        top + vec2(0.0, 16.0),
    );
    if response.has_focus() {
        let stroke = Stroke::new(2.0, theme.accent);
        ui.painter()
            .rect_stroke(area, 4.0, stroke, StrokeKind::Inside);
    }
    let disputed = if line.disputed > 0 {
        ", told differently"
    } else {
        ""
    };
    let name = format!("{count}{disputed}: {words}");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    if response.on_hover_text(&words).clicked() {
        let open = &mut panes.local.coverage.open;
        let own = open.is_some_and(|(cluster, _)| cluster == line.cluster);
        *open = (!own).then_some((line.cluster, None));
    }
}
