//! Signs: kinds differ by shape as well as by colour.

use crate::model::EventKind;
use crate::query::Field;
use crate::ui::theme::Theme;
use egui::epaint::{CornerRadius, PathShape, Shape};
use egui::{Color32, Painter, Pos2, Rect, Stroke, Vec2, pos2, vec2};
use std::f32::consts::TAU;

/// Sign of a facet: person = circle, organisation = square, place = drop, other = diamond,
/// source = circle in *other*; kinds of events have their own.
pub fn facet_sign(painter: &Painter, at: Pos2, field: Field, value: &str, theme: &Theme) {
    match field {
        Field::Who => circle(painter, at, theme.person),
        Field::Org => square(painter, at, theme.org),
        Field::Where => drop(painter, at, theme.place),
        Field::What => diamond(painter, at, theme.other),
        Field::Kind => {
            if let Some(kind) = EventKind::ALL.into_iter().find(|k| k.name() == value) {
                event_sign(painter, at, 3.5, kind, theme.event(kind), theme.panel);
            }
        }
        Field::Is if value == "disputed" => {
            let font = crate::ui::theme::Face::Strong.size(13.0);
            painter.text(at, egui::Align2::CENTER_CENTER, "≠", font, theme.warning);
        }
        _ => circle(painter, at, theme.other),
    }
}

fn circle(painter: &Painter, at: Pos2, colour: Color32) {
    painter.circle_filled(at, 4.0, colour);
}

fn square(painter: &Painter, at: Pos2, colour: Color32) {
    painter.rect_filled(
        Rect::from_center_size(at, Vec2::splat(8.0)),
        CornerRadius::same(1),
        colour,
    );
}

fn diamond(painter: &Painter, at: Pos2, colour: Color32) {
    let points = vec![
        at + vec2(0.0, -5.0),
        at + vec2(5.0, 0.0),
        at + vec2(0.0, 5.0),
        at + vec2(-5.0, 0.0),
    ];
    painter.add(Shape::convex_polygon(points, colour, Stroke::NONE));
}

/// A circle with one sharp corner at the lower left.
fn drop(painter: &Painter, at: Pos2, colour: Color32) {
    let radius = CornerRadius {
        nw: 4,
        ne: 4,
        sw: 0,
        se: 4,
    };
    painter.rect_filled(Rect::from_center_size(at, Vec2::splat(8.0)), radius, colour);
}

/// Mark of an event: ● happened, ○ said, dashed ○ planned.
pub fn event_sign(
    painter: &Painter,
    at: Pos2,
    radius: f32,
    kind: EventKind,
    colour: Color32,
    ground: Color32,
) {
    match kind {
        EventKind::Happened => {
            painter.circle_filled(at, radius + 0.5, colour);
        }
        EventKind::Said => {
            painter.circle(at, radius, ground, Stroke::new(1.4, colour));
        }
        EventKind::Planned => {
            painter.circle_filled(at, radius, ground);
            // Gaps as long as the dashes: less is not seen at this size.
            let dash = TAU / 10.0;
            let arc = |from: f32| {
                let point = |t: f32| pos2(at.x + radius * t.cos(), at.y + radius * t.sin());
                (0..4)
                    .map(|i| point(from + i as f32 * dash / 3.0))
                    .collect::<Vec<_>>()
            };
            for i in 0..5 {
                let stroke = Stroke::new(1.5, colour);
                painter.add(PathShape::line(arc(i as f32 * 2.0 * dash), stroke));
            }
        }
    }
}
