//! Marks: dots for days, bars for what is known less exactly; where they stand, and which one the
//! pointer is on.

use crate::app::Command;
use crate::model::{EventId, EventKind, Interval};
use crate::timeline::{self, Axis, Lane, Mark};
use crate::ui::interface::Panes;
use crate::ui::panels::events::flat;
use crate::ui::panels::naming::who;
use crate::ui::theme::{Face, Theme, measures};
use crate::ui::widgets::event_sign;
use egui::epaint::{Mesh, Shape};
use egui::{Align2, CornerRadius, CursorIcon, Pos2, Rect, Response, Sense, Stroke, Ui, pos2, vec2};

/// More visible marks than these in a lane are drawn as a density.
pub const MOST_SINGLE: usize = 600;

/// Radius of a dot.
const DOT: f32 = 4.0;
/// Height of a bar.
const BAR: f32 = 7.0;
/// How near the pointer must be.
const REACH: f32 = 7.0;
/// Marks that get a name for screen readers.
const MOST_NAMED: usize = 200;

/// A mark on the screen.
pub struct Placed {
    /// Its event.
    pub event: EventId,
    /// What it covers.
    pub rect: Rect,
    /// Whether it is a bar.
    bar: bool,
}

/// Draws each mark of a lane by itself: bars below, dots above, dots of one day one over another.
pub fn single(
    ui: &Ui,
    panes: &Panes,
    lane: &Lane,
    area: Rect,
    axis: Axis,
    placed: &mut Vec<Placed>,
) {
    let middle = area.center().y;
    let x = |day: f64| area.left() + axis.at(day) as f32 * area.width();
    let painter = ui.painter_at(area.expand(4.0));
    let hovered = ui.input(|i| i.pointer.hover_pos());
    for mark in lane.bars(axis) {
        let rect = Rect::from_min_max(
            pos2(x(mark.from).max(area.left() - 4.0), middle - BAR / 2.0),
            pos2(x(mark.to).min(area.right() + 4.0), middle + BAR / 2.0),
        );
        let rect = Rect::from_center_size(rect.center(), vec2(rect.width().max(BAR), BAR));
        draw_bar(ui, &painter, panes, mark, rect);
        placed.push(Placed {
            event: mark.event,
            rect,
            bar: true,
        });
    }
    let mut last: (f32, i32) = (f32::MIN, 0);
    for mark in lane.points(axis) {
        let at = x((mark.from + mark.to) / 2.0);
        let level = if at - last.0 < DOT * 2.0 - 1.0 {
            last.1 + 1
        } else {
            0
        };
        last = (if level == 0 { at } else { last.0 }, level);
        let y = middle + lift(level) * (DOT * 2.0 - 1.0);
        let centre = pos2(at, y.clamp(area.top() + DOT, area.bottom() - DOT));
        draw_dot(ui, &painter, mark, centre, hovered);
        let rect = Rect::from_center_size(centre, vec2(DOT, DOT) * 2.0);
        placed.push(Placed {
            event: mark.event,
            rect,
            bar: false,
        });
    }
}

/// 0, 1 up, 1 down, then 0 again: more would leave the lane.
fn lift(level: i32) -> f32 {
    [0.0, -1.0, 1.0][(level % 3) as usize]
}

fn draw_bar(ui: &Ui, painter: &egui::Painter, panes: &Panes, mark: &Mark, rect: Rect) {
    let theme = Theme::of(ui);
    let chosen = panes.state.selection.event == Some(mark.event);
    let colour = match (chosen, mark.disputed) {
        (true, _) => theme.accent,
        (_, true) => theme.warning.gamma_multiply(0.55),
        _ => theme.event(mark.kind).gamma_multiply(0.38),
    };
    let radius = CornerRadius::same((BAR / 2.0) as u8);
    if mark.kind == EventKind::Planned {
        let line = [rect.left_center(), rect.right_center()];
        painter.extend(Shape::dashed_line(
            &line,
            Stroke::new(2.0, colour),
            5.0,
            4.0,
        ));
    } else {
        painter.rect_filled(rect, radius, colour);
    }
}

fn draw_dot(ui: &Ui, painter: &egui::Painter, mark: &Mark, at: Pos2, pointer: Option<Pos2>) {
    let theme = Theme::of(ui);
    let near = pointer.is_some_and(|p| p.distance(at) < REACH);
    let radius = if near { DOT + 1.0 } else { DOT - 0.5 };
    let colour = if mark.disputed {
        theme.warning
    } else {
        theme.event(mark.kind)
    };
    event_sign(painter, at, radius, mark.kind, colour, theme.panel);
    if mark.disputed {
        let font = Face::Strong.size(10.0);
        painter.text(
            at - vec2(0.0, DOT + 1.0),
            Align2::CENTER_BOTTOM,
            "≠",
            font,
            theme.warning,
        );
    }
}

/// Draws very many marks as bars of different height, in one mesh.
pub fn crowd(ui: &Ui, lane: &Lane, area: Rect, axis: Axis) {
    let theme = Theme::of(ui);
    let columns = (area.width() / 3.0).max(1.0) as usize;
    let counts = lane.beginnings(axis, columns);
    let largest = counts.iter().copied().max().unwrap_or(1).max(1) as f32;
    let mut mesh = Mesh::default();
    for (i, count) in counts.into_iter().enumerate().filter(|(_, c)| *c > 0) {
        let height = (count as f32 / largest).sqrt() * (area.height() - 8.0);
        let left = area.left() + i as f32 * 3.0;
        let bar = Rect::from_center_size(
            pos2(left + 1.25, area.center().y),
            vec2(2.5, height.max(2.0)),
        );
        mesh.add_colored_rect(bar, theme.mark.gamma_multiply(0.8));
    }
    ui.painter().add(Shape::mesh(mesh));
}

/// Where the date of the selected event stands, if its time is visible.
pub fn pill(ui: &Ui, panes: &Panes, area: Rect, axis: Axis) -> Option<Rect> {
    let interval = panes
        .state
        .corpus()
        .event(panes.state.selection.event?)
        .interval?;
    let (from, to) = timeline::days(interval);
    let middle = axis.at((from.max(axis.from) + to.min(axis.to)) / 2.0) as f32;
    let galley = pill_words(ui, interval);
    let half = galley.size().x / 2.0 + 10.0;
    let x = area.left() + middle * area.width();
    let x = x.clamp(
        area.left() + half,
        (area.right() - half).max(area.left() + half),
    );
    let rect = Rect::from_center_size(pos2(x, area.top() + 11.0), vec2(half * 2.0, 18.0));
    axis.shows(from, to).then_some(rect)
}

fn pill_words(ui: &Ui, interval: Interval) -> std::sync::Arc<egui::Galley> {
    let font = Face::Strong.size(measures().text.section.0);
    ui.painter()
        .layout_no_wrap(timeline::label(interval), font, Theme::of(ui).on_accent)
}

/// The selected event: a ring, and a line up to its date.
pub fn selected(ui: &Ui, panes: &Panes, area: Rect, pill: Option<Rect>, placed: &[Placed]) {
    let Some(id) = panes.state.selection.event else {
        return;
    };
    let Some(interval) = panes.state.corpus().event(id).interval else {
        return;
    };
    let Some(pill) = pill else { return };
    let theme = Theme::of(ui);
    let place = placed.iter().find(|p| p.event == id && !p.bar);
    let x = place.map_or(pill.center().x, |p| p.rect.center().x);
    let line = [pos2(x, pill.bottom()), pos2(x, area.bottom() - 6.0)];
    ui.painter().extend(Shape::dashed_line(
        &line,
        Stroke::new(1.5, theme.accent),
        3.0,
        3.0,
    ));
    if let Some(place) = place {
        ui.painter()
            .circle_filled(place.rect.center(), DOT + 0.5, theme.accent);
        let stroke = Stroke::new(2.0, theme.accent);
        ui.painter()
            .circle_stroke(place.rect.center(), DOT + 4.0, stroke);
    }
    ui.painter().rect_filled(pill, 9.0, theme.accent);
    let galley = pill_words(ui, interval);
    ui.painter()
        .galley(pill.center() - galley.size() / 2.0, galley, theme.on_accent);
}

/// The mark that the pointer is on: dots before bars, short bars before long ones.
fn nearest(placed: &[Placed], at: Pos2) -> Option<&Placed> {
    placed
        .iter()
        .filter(|p| p.rect.distance_to_pos(at) < if p.bar { 2.0 } else { REACH - DOT })
        .min_by(|a, b| {
            let key = |p: &Placed| {
                (
                    p.bar,
                    if p.bar {
                        p.rect.width()
                    } else {
                        p.rect.center().distance(at)
                    },
                )
            };
            let (a, b) = (key(a), key(b));
            a.0.cmp(&b.0).then(a.1.total_cmp(&b.1))
        })
}

/// Shows what the pointer is on, and selects it on a click.
pub fn point(ui: &Ui, panes: &mut Panes, response: &Response, placed: &[Placed]) {
    let Some(at) = response.hover_pos() else {
        return;
    };
    let Some(place) = nearest(placed, at) else {
        return;
    };
    ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
    let hint = hint(panes, place.event);
    response.clone().on_hover_text_at_pointer(hint);
    if response.clicked() {
        panes.send(Command::SelectEvent(place.event));
        panes.local.reader_covers = true;
    }
}

fn hint(panes: &Panes, id: EventId) -> String {
    let corpus = panes.state.corpus();
    let event = corpus.event(id);
    let date = event
        .interval
        .map_or_else(|| "undated".to_owned(), timeline::label);
    let source = who(&panes.state.view, event.document);
    let words = flat(corpus.words(event));
    let disputed = if event.disputed {
        "\n≠ told differently elsewhere"
    } else {
        ""
    };
    format!(
        "{date} · {} · {source}\n{words}{disputed}",
        event.kind.name()
    )
}

/// Gives visible marks a name and a place for the keyboard and screen readers.
pub fn name(ui: &Ui, panes: &mut Panes, placed: &[Placed]) {
    for place in placed.iter().take(MOST_NAMED) {
        let id = ui.scope_id().with(("mark", place.event));
        let response = ui.interact(place.rect, id, Sense::focusable_noninteractive());
        let corpus = panes.state.corpus();
        let event = corpus.event(place.event);
        response.widget_info(|| {
            let date = event.interval.map_or_else(String::new, timeline::label);
            let words = format!("Mark {date}: {}", flat(corpus.words(event)));
            egui::WidgetInfo::labeled(egui::Role::Button, true, words)
        });
        if response.has_focus() {
            let stroke = Stroke::new(2.0, Theme::of(ui).accent);
            ui.painter()
                .circle_stroke(place.rect.center(), DOT + 4.0, stroke);
            if ui.input(|i| i.key_pressed(egui::Key::Enter) || i.key_pressed(egui::Key::Space)) {
                panes.send(Command::SelectEvent(place.event));
            }
        }
    }
}
