//! How a figure grows: a small line in its row, and a larger one above the table when only it is
//! listed.

use super::amount::plain;
use super::place::sentence;
use crate::app::{Command, Gathered};
use crate::ledger::{FigureFilter, Point, Series};
use crate::timeline::{Axis, ticks};
use crate::ui::interface::Panes;
use crate::ui::panels::events::flat;
use crate::ui::panels::gathered::show_place;
use crate::ui::panels::naming::who;
use crate::ui::theme::{Face, Theme, measures};
use crate::ui::widgets::elided;
use egui::{
    CursorIcon, Pos2, Rect, Role, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

/// Height of the large line.
const CHART: f32 = 132.0;

/// Where points are drawn.
struct Scale {
    days: Axis,
    low: f64,
    high: f64,
    room: Rect,
}

impl Scale {
    fn new(series: &Series, room: Rect) -> Self {
        let days = || series.points.iter().map(|p| p.day);
        let values = || series.points.iter().map(|p| p.value);
        let (from, to) = (
            days().fold(f64::MAX, f64::min),
            days().fold(f64::MIN, f64::max),
        );
        Self {
            days: Axis::new(from, to.max(from + 1.0)),
            low: values().fold(f64::MAX, f64::min).min(0.0),
            high: values().fold(f64::MIN, f64::max),
            room,
        }
    }

    fn at(&self, point: &Point) -> Pos2 {
        let up = (point.value - self.low) / (self.high - self.low).max(f64::MIN_POSITIVE);
        pos2(
            self.room.left() + self.room.width() * self.days.at(point.day) as f32,
            self.room.bottom() - self.room.height() * up as f32,
        )
    }

    /// The line through the middle of each date's values.
    fn line(&self, series: &Series) -> Vec<Pos2> {
        let mut out: Vec<Pos2> = Vec::new();
        for of_day in series.points.chunk_by(|a, b| a.day == b.day) {
            let value = of_day.iter().map(|p| p.value).sum::<f64>() / of_day.len() as f64;
            out.push(self.at(&Point { value, ..of_day[0] }));
        }
        out
    }
}

/// The small line of a row's thing; a click lists that thing alone.
pub fn spark(ui: &mut Ui, panes: &mut Panes, gathered: &Gathered, n: usize, rect: Rect) {
    let theme = Theme::of(ui);
    let Some(index) = gathered.figures.entries[n].thing else {
        return;
    };
    let thing = &gathered.figures.things[index];
    let Some(series) = &thing.series else { return };
    let response = ui.interact(rect, ui.scope_id().with(("spark", n)), Sense::click());
    let lit = response.hovered() || response.has_focus();
    let ink = if lit { theme.accent } else { theme.said };
    let scale = Scale::new(series, rect.shrink2(vec2(3.0, 4.0)));
    ui.painter()
        .add(Shape::line(scale.line(series), Stroke::new(1.3, ink)));
    // This row's own place on it.
    if let Some(own) = series.points.iter().find(|p| p.entry == n) {
        ui.painter().circle_filled(scale.at(own), 2.5, theme.accent);
    }
    if response.has_focus() {
        let stroke = Stroke::new(2.0, theme.accent);
        ui.painter()
            .rect_stroke(rect, 4.0, stroke, StrokeKind::Inside);
    }
    let words = story(series, &thing.words);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Growth of {words}")));
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    let hint = format!("{words}\nClick to list these alone");
    if response.on_hover_text(hint).clicked() {
        let asked = FigureFilter {
            thing: Some((thing.words.clone(), thing.unit.clone())),
            ..panes.state.figures.clone()
        };
        panes.send(Command::AskFigures(asked));
    }
}

/// "cases: 12 to 75 498 on 9 dates".
fn story(series: &Series, words: &str) -> String {
    let value = |p: Option<&Point>| p.map_or_else(String::new, |p| plain(p.value));
    let (first, last) = (value(series.points.first()), value(series.points.last()));
    format!("{words}: {first} to {last} on {} dates", series.dates)
}

/// The large line of the one thing that is listed.
pub fn growth(ui: &mut Ui, panes: &mut Panes, gathered: &Gathered) {
    let theme = Theme::of(ui);
    let Some((words, unit)) = &panes.state.figures.thing else {
        return;
    };
    let mut things = gathered.figures.things.iter();
    let found = things.find(|t| t.words == *words && t.unit == *unit);
    let Some(series) = found.and_then(|t| t.series.as_ref()) else {
        return;
    };
    let size = vec2(ui.available_width(), CHART);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    ui.painter().rect_filled(rect, 0.0, theme.panel);
    let line = Stroke::new(1.0, theme.line);
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, line);
    let inner = rect.shrink2(vec2(16.0, 8.0));
    let small = measures().text.small;
    let head = elided(
        &story(series, words),
        Face::Medium,
        small,
        theme.ink,
        inner.width(),
    );
    let head = ui.painter().layout_job(head);
    ui.painter().galley(inner.min, head, theme.ink);
    let mut room = inner;
    room.min += vec2(64.0, 26.0);
    room.max -= vec2(12.0, 20.0);
    let scale = Scale::new(series, room);
    edges(ui, &scale, inner);
    ui.painter().add(Shape::line(
        scale.line(series),
        Stroke::new(1.5, theme.density_matching),
    ));
    for (i, point) in series.points.iter().enumerate() {
        dot(ui, panes, gathered, (i, point), scale.at(point));
    }
}

/// Lowest and highest value at the left, dates below.
fn edges(ui: &Ui, scale: &Scale, inner: Rect) {
    let theme = Theme::of(ui);
    let font = Face::Regular.size(measures().text.section.0);
    let room = scale.room;
    for (value, y) in [(scale.high, room.top()), (scale.low, room.bottom())] {
        let line = Stroke::new(1.0, theme.line);
        ui.painter().hline(room.left()..=room.right(), y, line);
        let words = plain(value);
        let galley = ui.painter().layout_no_wrap(words, font.clone(), theme.ink2);
        let x = room.left() - 8.0 - galley.size().x;
        let at = pos2(x.max(inner.left()), y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, theme.ink2);
    }
    let (_, ticks) = ticks(scale.days, f64::from(room.width()), 70.0);
    let mut free = room.left();
    for tick in ticks {
        let x = room.left() + room.width() * scale.days.at(tick.day) as f32;
        let words = ui
            .painter()
            .layout_no_wrap(tick.label, font.clone(), theme.ink2);
        let end = x + words.size().x;
        if x >= free && end <= inner.right() {
            let mark = Stroke::new(1.0, theme.line_strong);
            ui.painter()
                .vline(x, room.bottom()..=room.bottom() + 4.0, mark);
            ui.painter()
                .galley(pos2(x, room.bottom() + 5.0), words, theme.ink2);
            free = end + 8.0;
        }
    }
}

/// A value of a date; a click leads to its sentence.
fn dot(ui: &mut Ui, panes: &mut Panes, gathered: &Gathered, (i, point): (usize, &Point), at: Pos2) {
    let theme = Theme::of(ui);
    let corpus = &gathered.view.corpus;
    let entry = &gathered.figures.entries[point.entry];
    let first = entry.first();
    let (document, figure) = (corpus.document(first.document), first.of(corpus));
    let area = Rect::from_center_size(at, vec2(12.0, 12.0));
    let response = ui.interact(area, ui.scope_id().with(("growth", i)), Sense::click());
    let disputed = !entry.disputes.is_empty();
    let ink = if disputed { theme.warning } else { theme.mark };
    let lit = response.hovered() || response.has_focus();
    ui.painter().circle(
        at,
        if lit { 5.0 } else { 3.5 },
        ink,
        Stroke::new(1.5, theme.panel),
    );
    if disputed {
        let above = at - vec2(0.0, 11.0);
        let font = Face::Strong.size(11.0);
        let centre = egui::Align2::CENTER_CENTER;
        ui.painter().text(above, centre, "≠", font, theme.warning);
    }
    let when = entry.told.days().map(crate::timeline::label);
    let when = when.unwrap_or_default();
    let source = who(&gathered.view, first.document);
    let name = format!("{}, {when}, {source}", plain(figure.value));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    let words: String = (sentence(document, figure.span.start).0.chars())
        .take(300)
        .collect();
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    if (response.on_hover_text(format!("{name}\n{}", flat(&words)))).clicked() {
        show_place(panes, first.document, figure.span.start);
    }
}
