//! Density of the whole stretch, with the visible part lit and a brush to choose days.

use crate::app::Command;
use crate::query::DateRange;
use crate::timeline::{Axis, ticks};
use crate::ui::interface::Panes;
use crate::ui::theme::{Face, Theme, measures};
use egui::epaint::{Mesh, Shape};
use egui::{Color32, CursorIcon, Rect, Response, Sense, Stroke, Ui, pos2, vec2};

/// Width of a bar with its gap.
const BAR: f32 = 4.0;
/// Room that a label needs.
const LABEL: f32 = 60.0;
/// How near to an end of the lit part one takes hold of it.
const GRIP: f32 = 5.0;

/// What a drag does; kept while it lasts.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Drag {
    /// Draws a new brush from this day.
    Brush(f64),
    /// Moves the lit part, held so many days from its left end.
    Move(f64),
    /// Moves the left end.
    From,
    /// Moves the right end.
    To,
}

/// Draws the overview of `whole`, of which `axis` is visible below.
pub fn overview(ui: &mut Ui, panes: &mut Panes, rect: Rect, whole: Axis, axis: Axis) {
    let theme = Theme::of(ui);
    let height = measures().panel.overview;
    let (bars, labels) = rect.split_top_bottom_at_y(rect.top() + height);
    let lit = |from: f64, to: f64| {
        let x = |day: f64| bars.left() + whole.at(day) as f32 * bars.width();
        Rect::from_min_max(pos2(x(from), bars.top()), pos2(x(to), bars.bottom()))
    };
    let window = lit(axis.from, axis.to);
    // Nearly all of it: then a drag is to choose days, since there is hardly anything to move.
    let all = window.width() >= bars.width() * 0.9;
    if !all {
        ui.painter().rect_filled(window, 0.0, theme.accent_ground);
    }
    density(ui, panes, bars, whole);
    if !all {
        for x in [window.left(), window.right()] {
            ui.painter()
                .vline(x, bars.y_range(), Stroke::new(2.0, theme.accent));
        }
    }
    if let Some((a, b)) = panes.local.brush {
        let brush = lit(a.min(b), a.max(b));
        ui.painter()
            .rect_filled(brush, 0.0, theme.accent.gamma_multiply(0.2));
        ui.painter().rect_stroke(
            brush,
            0.0,
            Stroke::new(1.0, theme.accent),
            egui::StrokeKind::Inside,
        );
    }
    labels_below(ui, labels, whole);
    let response = ui.interact(
        bars,
        ui.scope_id().with("overview"),
        Sense::click_and_drag(),
    );
    response.widget_info(|| {
        egui::WidgetInfo::labeled(
            egui::Role::Slider,
            true,
            "Timeline overview: drag to choose days",
        )
    });
    pointer(ui, panes, &response, bars, whole, axis, window, all);
    keys(ui, panes, &response, axis);
}

fn density(ui: &Ui, panes: &mut Panes, rect: Rect, whole: Axis) {
    let theme = Theme::of(ui);
    let columns = (rect.width() / BAR).max(1.0) as usize;
    let density = panes.state.answer.days.density(whole, columns);
    let width = rect.width() / columns as f32;
    let mut mesh = Mesh::default();
    let mut bar = |i: usize, value: f32, colour: Color32| {
        if value > 0.0 {
            // A square root keeps lone events visible beside the busiest days.
            let height = (value / density.largest).sqrt() * (rect.height() - 4.0);
            let left = rect.left() + i as f32 * width;
            let top = rect.bottom() - height.max(1.5);
            let size = pos2(left + width - 1.0, rect.bottom());
            mesh.add_colored_rect(Rect::from_min_max(pos2(left, top), size), colour);
        }
    };
    for (i, value) in density.total.iter().enumerate() {
        bar(i, *value, theme.density);
    }
    for (i, value) in density.matching.iter().enumerate() {
        bar(i, *value, theme.density_matching);
    }
    ui.painter().add(Shape::mesh(mesh));
    ui.painter().hline(
        rect.x_range(),
        rect.bottom(),
        Stroke::new(1.0, theme.line_strong),
    );
}

fn labels_below(ui: &Ui, rect: Rect, whole: Axis) {
    let theme = Theme::of(ui);
    let (_, ticks) = ticks(whole, f64::from(rect.width()), 90.0);
    for tick in ticks {
        let x = rect.left() + whole.at(tick.day) as f32 * rect.width();
        ui.painter().vline(
            x,
            rect.top()..=rect.top() + 4.0,
            Stroke::new(1.0, theme.line_strong),
        );
        let font = Face::Regular.size(measures().text.section.0);
        if x + LABEL < rect.right() {
            let at = pos2(x + 4.0, rect.top() + 2.0);
            ui.painter()
                .text(at, egui::Align2::LEFT_TOP, tick.label, font, theme.ink2);
        }
    }
}

#[allow(clippy::too_many_arguments)]
fn pointer(
    ui: &Ui,
    panes: &mut Panes,
    response: &Response,
    rect: Rect,
    whole: Axis,
    axis: Axis,
    window: Rect,
    all: bool,
) {
    let id = response.id.with("drag");
    let day = |x: f32| whole.day(f64::from((x - rect.left()) / rect.width()).clamp(0.0, 1.0));
    if let Some(at) = response.hover_pos() {
        let (near_from, near_to) = near(at.x, window, all);
        let cursor = match () {
            () if near_from || near_to => CursorIcon::ResizeHorizontal,
            () if !all && window.contains(at) => CursorIcon::Grab,
            () => CursorIcon::Crosshair,
        };
        ui.ctx().set_cursor_icon(cursor);
    }
    if response.drag_started()
        && let Some(at) = ui.input(|i| i.pointer.press_origin())
    {
        let (near_from, near_to) = near(at.x, window, all);
        let drag = match () {
            () if near_from => Drag::From,
            () if near_to => Drag::To,
            () if !all && window.contains(at) => Drag::Move(day(at.x) - axis.from),
            () => Drag::Brush(day(at.x)),
        };
        ui.data_mut(|data| data.insert_temp(id, drag));
    }
    let drag: Option<Drag> = ui.data(|data| data.get_temp(id));
    if let (Some(drag), Some(at)) = (drag, response.interact_pointer_pos()) {
        let at = day(at.x);
        match drag {
            Drag::Brush(from) => panes.local.brush = Some((from, at)),
            Drag::Move(held) if response.dragged() => {
                panes.send(Command::Zoom(axis.moved(at - held - axis.from)));
            }
            Drag::From if response.dragged() => panes.send(Command::Zoom(Axis::new(at, axis.to))),
            Drag::To if response.dragged() => panes.send(Command::Zoom(Axis::new(axis.from, at))),
            _ => {}
        }
    }
    if response.drag_stopped() {
        ui.data_mut(|data| data.remove::<Drag>(id));
        if let Some((a, b)) = panes.local.brush.take() {
            let axis = Axis::new(a, b);
            let (from, to) = axis.dates();
            panes.send(Command::Brush(Some(DateRange {
                from: Some(from),
                to: Some(to),
            })));
            panes.send(Command::Zoom(axis));
        }
    }
    if response.double_clicked() {
        panes.send(Command::Brush(None));
        panes.send(Command::ZoomToFit);
    }
}

fn near(x: f32, window: Rect, all: bool) -> (bool, bool) {
    (
        !all && (x - window.left()).abs() < GRIP,
        !all && (x - window.right()).abs() < GRIP,
    )
}

/// With the keyboard on it: arrows move, up and down zoom.
fn keys(ui: &Ui, panes: &mut Panes, response: &Response, axis: Axis) {
    if !response.has_focus() {
        return;
    }
    let theme = Theme::of(ui);
    let stroke = Stroke::new(2.0, theme.accent);
    let ring = response.rect.expand2(vec2(2.0, 2.0));
    ui.painter()
        .rect_stroke(ring, 4.0, stroke, egui::StrokeKind::Outside);
    let step = axis.length() * 0.1;
    let moves = [
        (egui::Key::ArrowLeft, axis.moved(-step)),
        (egui::Key::ArrowRight, axis.moved(step)),
        (egui::Key::ArrowUp, axis.zoomed(0.5, 1.25)),
        (egui::Key::ArrowDown, axis.zoomed(0.5, 0.8)),
    ];
    for (key, axis) in moves {
        if ui.input(|i| i.key_pressed(key)) {
            panes.send(Command::Zoom(axis));
        }
    }
}
