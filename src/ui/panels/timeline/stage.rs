//! The visible stretch in lanes: labels, ticks, marks, the undated bin.

use super::marks::{self, Placed};
use crate::app::Command;
use crate::timeline::{Axis, Lane, ticks};
use crate::ui::interface::Panes;
use crate::ui::theme::{Face, Theme, measures};
use crate::ui::widgets::{elided, event_sign};
use egui::{CursorIcon, Pos2, Rect, Sense, Shape, Stroke, Ui, pos2, vec2};

/// Width of the lanes' labels: at least, at most, and of the whole at most.
const LABELS: (f32, f32) = (104.0, 176.0);
const LABELS_SHARE: f32 = 0.12;
/// Height of the tick labels.
const TICKS: f32 = 20.0;
/// Height of the undated bin.
const UNDATED: f32 = 30.0;

/// Draws the lanes.
pub fn stage(ui: &mut Ui, panes: &mut Panes, rect: Rect, axis: Axis) {
    // A corpus whose every event has a date needs no bin.
    let bin = match panes.state.view.index.undated.is_empty() {
        true => 0.0,
        false => UNDATED,
    };
    if rect.height() < TICKS + bin {
        return;
    }
    let row = &measures().row;
    let room = rect.height() - TICKS - bin - 6.0;
    let most = ((room / row.lane_least).floor() as usize).max(1);
    let lanes = panes.local.timeline.lanes(panes.state, most);
    let labels = (rect.width() * LABELS_SHARE).clamp(LABELS.0, LABELS.1);
    let marks_rect = Rect::from_min_max(pos2(rect.left() + labels, rect.top()), rect.max);
    let pill = marks::pill(ui, panes, marks_rect, axis);
    tick_lines(ui, marks_rect, axis, pill);
    let response = ui.interact(
        marks_rect,
        ui.scope_id().with("stage"),
        Sense::click_and_drag(),
    );
    response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::Role::Group, true, "Timeline: wheel zooms, drag moves")
    });
    let height = (room / lanes.len().max(1) as f32).clamp(row.lane_least, row.lane);
    let mut placed = Vec::new();
    for (i, lane) in lanes.iter().enumerate() {
        let top = rect.top() + TICKS + i as f32 * height;
        let middle = top + height / 2.0;
        label(ui, pos2(rect.left(), middle), labels - 10.0, &lane.label);
        let area = Rect::from_min_max(
            pos2(marks_rect.left(), top),
            pos2(rect.right(), top + height),
        );
        draw_lane(ui, panes, lane, area, axis, &mut placed);
    }
    if bin > 0.0 {
        undated_bin(ui, panes, rect, marks_rect);
    }
    marks::selected(ui, panes, marks_rect, pill, &placed);
    navigate(ui, panes, &response, marks_rect, axis);
    marks::point(ui, panes, &response, &placed);
    marks::name(ui, panes, &placed);
}

fn tick_lines(ui: &Ui, rect: Rect, axis: Axis, pill: Option<Rect>) {
    let theme = Theme::of(ui);
    let (_, ticks) = ticks(axis, f64::from(rect.width()), 74.0);
    let painter = ui.painter_at(rect.expand2(vec2(1.0, 0.0)));
    for tick in ticks {
        let x = rect.left() + axis.at(tick.day) as f32 * rect.width();
        let colour = if tick.major {
            theme.line_strong
        } else {
            theme.line
        };
        painter.vline(
            x,
            rect.top() + 2.0..=rect.bottom() - 4.0,
            Stroke::new(1.0, colour),
        );
        let font = Face::Regular.size(measures().text.section.0);
        let at = pos2(x + 5.0, rect.top() + 3.0);
        let galley = painter.layout_no_wrap(tick.label, font, theme.ink2);
        let label = Rect::from_min_size(at, galley.size());
        let covered = pill.is_some_and(|p| p.expand(4.0).intersects(label));
        if !covered && label.right() < rect.right() {
            painter.galley(at, galley, theme.ink2);
        }
    }
}

fn label(ui: &Ui, at: Pos2, width: f32, words: &str) {
    let theme = Theme::of(ui);
    let job = elided(
        words,
        Face::Regular,
        measures().text.small,
        theme.ink2,
        width,
    );
    let galley = ui.painter().layout_job(job);
    let at = at - vec2(0.0, galley.size().y / 2.0);
    ui.painter().galley(at, galley, theme.ink2);
}

fn draw_lane(
    ui: &Ui,
    panes: &Panes,
    lane: &Lane,
    area: Rect,
    axis: Axis,
    placed: &mut Vec<Placed>,
) {
    let many = lane.points(axis).len() > marks::MOST_SINGLE
        || lane.bars(axis).nth(marks::MOST_SINGLE).is_some();
    if many {
        marks::crowd(ui, lane, area, axis);
    } else {
        marks::single(ui, panes, lane, area, axis, placed);
    }
}

/// Undated events stay in view, in a place of their own.
fn undated_bin(ui: &mut Ui, panes: &mut Panes, rect: Rect, marks: Rect) {
    let theme = Theme::of(ui);
    let top = rect.bottom() - UNDATED;
    let dash = Shape::dashed_line(
        &[
            pos2(rect.left() - 16.0, top),
            pos2(rect.right() + 16.0, top),
        ],
        Stroke::new(1.0, theme.line),
        3.0,
        3.0,
    );
    ui.painter().extend(dash);
    let middle = top + UNDATED / 2.0;
    label(ui, pos2(rect.left(), middle), LABELS.0 - 10.0, "undated");
    let corpus = panes.state.corpus();
    let answer = std::sync::Arc::clone(&panes.state.answer);
    let all = &answer.undated;
    let room = (((marks.width() - 60.0) / 13.0).max(0.0)) as usize;
    for (i, id) in all.iter().take(room).enumerate() {
        let at = pos2(marks.left() + 5.0 + i as f32 * 13.0, middle);
        let area = Rect::from_center_size(at, vec2(13.0, 20.0));
        let response = ui.interact(area, ui.scope_id().with(("undated", id)), Sense::click());
        let words = crate::ui::panels::events::flat(corpus.words(corpus.event(*id)));
        response.widget_info(|| {
            egui::WidgetInfo::labeled(egui::Role::Button, true, format!("Undated event: {words}"))
        });
        let chosen = panes.state.selection.event == Some(*id);
        let colour = if chosen { theme.accent } else { theme.ink3 };
        let radius = if response.hovered() || chosen {
            4.8
        } else {
            3.8
        };
        let kind = corpus.event(*id).kind;
        event_sign(ui.painter(), at, radius, kind, colour, theme.panel);
        let response = response
            .on_hover_cursor(CursorIcon::PointingHand)
            .on_hover_text(words);
        if response.clicked() {
            panes.send(Command::SelectEvent(*id));
        }
    }
    if all.len() > room {
        let at = pos2(marks.left() + room as f32 * 13.0 + 8.0, middle);
        let words = format!("+{}", all.len() - room);
        let font = Face::Regular.size(measures().text.small.0);
        ui.painter()
            .text(at, egui::Align2::LEFT_CENTER, words, font, theme.ink2);
    }
}

/// Wheel zooms at the pointer, drag pans, double-click resets.
fn navigate(ui: &Ui, panes: &mut Panes, response: &egui::Response, rect: Rect, axis: Axis) {
    if response.dragged() {
        let days = -f64::from(response.drag_delta().x / rect.width()) * axis.length();
        panes.send(Command::Zoom(axis.moved(days)));
        ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
    }
    if response.double_clicked() {
        panes.send(Command::ZoomToFit);
    }
    let Some(at) = ui
        .input(|i| i.pointer.hover_pos())
        .filter(|p| rect.contains(*p))
    else {
        return;
    };
    if !response.contains_pointer() {
        return;
    }
    let (scroll, pinch) = ui.input(|i| (i.smooth_scroll_delta(), i.zoom_delta()));
    let factor = (f64::from(scroll.y) * 0.006).exp() * f64::from(pinch);
    if (factor - 1.0).abs() > 1e-4 {
        let at = f64::from((at.x - rect.left()) / rect.width());
        panes.send(Command::Zoom(axis.zoomed(at, factor)));
    }
    if scroll.x != 0.0 {
        let days = -f64::from(scroll.x / rect.width()) * axis.length();
        panes.send(Command::Zoom(axis.moved(days)));
    }
}
