//! The days that the articles tell of, a row an article.

use super::called;
use crate::app::{Command, Compared};
use crate::compare::Place;
use crate::model::{EventId, EventKind};
use crate::timeline::{self, Axis, ticks};
use crate::ui::interface::Panes;
use crate::ui::theme::{Face, Theme, measures};
use crate::ui::widgets::{event_sign, section_head};
use egui::{CursorIcon, Rect, Sense, Stroke, Ui, pos2, vec2};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Height of a row.
const ROW: f32 = 19.0;

/// Places along the axis that are told apart; events on one place of a row share a dot.
const PLACES: f64 = 72.0;

/// The days of the articles shown; made once for each choice of articles.
#[derive(Clone, Debug)]
pub struct Days {
    axis: Axis,
    dots: Vec<Dot>,
}

/// A dot: an event in an article.
#[derive(Clone, Copy, Debug)]
struct Dot {
    column: usize,
    event: EventId,
    from: f64,
    to: f64,
    disputed: bool,
}

impl Days {
    fn new(panes: &Panes, compared: &Compared) -> Option<Self> {
        let all = dots(panes, compared);
        let axis = stretch(&all)?;
        let place = |day: f64| (axis.at(day) * PLACES).floor() as i64;
        let mut thinned: BTreeMap<(usize, i64, i64), Dot> = BTreeMap::new();
        for dot in all.into_iter().filter(|d| axis.shows(d.from, d.to)) {
            let known = thinned
                .entry((dot.column, place(dot.from), place(dot.to)))
                .or_insert(dot);
            if dot.disputed && !known.disputed {
                *known = dot;
            }
        }
        let mut dots: Vec<Dot> = thinned.into_values().collect();
        // Bars lie under dots, and what is disputed on top.
        let length = |d: &Dot| d.to - d.from;
        dots.sort_by(|a, b| (a.disputed.cmp(&b.disputed)).then(length(b).total_cmp(&length(a))));
        Some(Self { axis, dots })
    }
}

/// Draws the rows, with the axis under the first.
pub fn days(ui: &mut Ui, panes: &mut Panes, compared: &Compared) {
    if panes.local.compare.days.is_none() {
        panes.local.compare.days = Some(Days::new(panes, compared).map(Arc::new));
    }
    let Some(Some(days)) = panes.local.compare.days.clone() else {
        return;
    };
    let axis = days.axis;
    let theme = Theme::of(ui);
    section_head(ui, "Told of the same days", |_| {});
    let rows = compared.facing.sheets.len();
    let size = vec2(ui.available_width(), ROW * rows as f32 + 24.0);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let inner = rect.shrink2(vec2(8.0, 0.0));
    let x = |day: f64| inner.left() + inner.width() * axis.at(day) as f32;
    let line = rect.top() + ROW;
    ui.painter().hline(
        inner.expand(8.0).x_range(),
        line,
        Stroke::new(1.0, theme.line_strong),
    );
    labels(ui, axis, inner, rect.top() + ROW * rows as f32);
    for dot in &days.dots {
        let y = rect.top() + ROW * (dot.column as f32 + 0.5);
        one(ui, panes, compared, dot, (x(dot.from), x(dot.to), y));
    }
}

fn dots(panes: &Panes, compared: &Compared) -> Vec<Dot> {
    let view = panes.state.faced();
    let mut out = Vec::new();
    for (column, sheet) in compared.facing.sheets.iter().enumerate() {
        for event in view.index.events_of(sheet.document) {
            if let Some(interval) = view.corpus.event(event).interval {
                let (from, to) = timeline::days(interval);
                let document = view.corpus.document(sheet.document);
                let start = view.corpus.event(event).span.start;
                let line = document.sentence_at(start).and_then(|s| sheet.lines.get(s));
                out.push(Dot {
                    column,
                    event,
                    from,
                    to,
                    disputed: line.is_some_and(|l| !l.disputed.is_empty()),
                });
            }
        }
    }
    out
}

/// The stretch that most of the events lie in; vague and far ones do not stretch it.
fn stretch(dots: &[Dot]) -> Option<Axis> {
    let mut middles: Vec<f64> = dots.iter().map(|d| (d.from + d.to) / 2.0).collect();
    middles.sort_by(f64::total_cmp);
    let at = |share: f64| middles.get(((middles.len().max(1) - 1) as f64 * share).round() as usize);
    let (low, high) = (*at(0.1)?, *at(0.9)?);
    let reach = ((high - low) * 0.6).max(10.0);
    let inside = || {
        middles
            .iter()
            .filter(|m| **m >= low - reach && **m <= high + reach)
    };
    let from = inside().copied().reduce(f64::min)?;
    let to = inside().copied().reduce(f64::max)?;
    Some(Axis::new(from - 1.0, to + 1.0).padded(0.03))
}

fn labels(ui: &Ui, axis: Axis, inner: Rect, y: f32) {
    let theme = Theme::of(ui);
    let font = Face::Regular.size(measures().text.section.0);
    let (_, ticks) = ticks(axis, f64::from(inner.width()), 46.0);
    let mut free = inner.left();
    for tick in ticks {
        let at = inner.left() + inner.width() * axis.at(tick.day) as f32;
        ui.painter()
            .vline(at, y..=y + 4.0, Stroke::new(1.0, theme.line_strong));
        let words = ui
            .painter()
            .layout_no_wrap(tick.label, font.clone(), theme.ink2);
        let end = at + words.size().x;
        if at >= free && end < inner.right() + 8.0 {
            ui.painter().galley(pos2(at, y + 5.0), words, theme.ink2);
            free = end + 8.0;
        }
    }
}

fn one(
    ui: &mut Ui,
    panes: &mut Panes,
    compared: &Compared,
    dot: &Dot,
    (from, to, y): (f32, f32, f32),
) {
    let theme = Theme::of(ui);
    let corpus = &panes.state.faced().corpus;
    let event = corpus.event(dot.event);
    let sheet = &compared.facing.sheets[dot.column];
    let document = corpus.document(sheet.document);
    let sentence = document.sentence_at(event.span.start);
    let place = sentence.map(|sentence| Place {
        article: sheet.article,
        sentence,
    });
    let room = ui.max_rect();
    let (from, to) = (from.max(room.left()), to.min(room.right()));
    if from > room.right() || to < room.left() {
        return;
    }
    let disputed = dot.disputed;
    let colour = if disputed {
        theme.warning
    } else {
        theme.event(event.kind)
    };
    let rect = if to - from > 10.0 {
        let bar = Rect::from_min_max(pos2(from, y - 2.5), pos2(to, y + 2.5));
        ui.painter()
            .rect_filled(bar, 2.5, colour.gamma_multiply(0.35));
        bar.expand2(vec2(0.0, 3.0))
    } else {
        let at = pos2((from + to) / 2.0, y);
        let kind = if disputed {
            EventKind::Happened
        } else {
            event.kind
        };
        event_sign(ui.painter(), at, 3.5, kind, colour, theme.panel);
        Rect::from_center_size(at, vec2(11.0, 13.0))
    };
    let response = ui.interact(rect, ui.scope_id().with(("day", dot.event)), Sense::click());
    let when = event.interval.map(timeline::label).unwrap_or_default();
    let words = || corpus.words(event).replace('\n', " ");
    let name = || {
        format!(
            "Told by {}, {when}: {}",
            called(panes, sheet.document),
            words()
        )
    };
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name()));
    if response.hovered() || response.has_focus() {
        ui.painter()
            .circle_stroke(rect.center(), 6.5, Stroke::new(1.5, theme.accent));
    }
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    let response = response.on_hover_ui(|ui| {
        let words: String = words().chars().take(200).collect();
        ui.label(format!("{when}\n{words}"));
    });
    if response.clicked() && place.is_some() {
        panes.send(Command::LightSentence(place));
    }
}
