//! Chips: a name or a condition on its colour's ground.

use crate::ui::theme::{Face, measures};
use crate::ui::widgets::text::elided;
use egui::{Color32, CornerRadius, Pos2, Response, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

/// How a chip looks.
#[derive(Clone, Copy, Debug)]
pub struct Chip<'a> {
    /// What stands on it.
    pub words: &'a str,
    /// Colour of the words.
    pub colour: Color32,
    /// Ground.
    pub ground: Color32,
    /// Struck through.
    pub struck: bool,
    /// With a cross at its end.
    pub removable: bool,
    /// Name for screen readers; empty for the words.
    pub name: &'a str,
}

impl<'a> Chip<'a> {
    /// A plain one.
    pub fn new(words: &'a str, colour: Color32, ground: Color32) -> Self {
        Self {
            words,
            colour,
            ground,
            struck: false,
            removable: false,
            name: "",
        }
    }
}

/// Draws a chip. It can be clicked.
pub fn chip(ui: &mut Ui, chip: &Chip) -> Response {
    let size = measures().text.small;
    let cross = if chip.removable { " ×" } else { "" };
    let mut job = elided(
        &format!("{}{cross}", chip.words),
        Face::Medium,
        size,
        chip.colour,
        260.0_f32.min(ui.max_rect().width().max(80.0) - 14.0),
    );
    if chip.struck {
        for section in &mut job.sections {
            section.format.strikethrough = Stroke::new(1.0, chip.colour);
        }
    }
    let galley = ui.painter().layout_job(job);
    let (rect, response) = ui.allocate_exact_size(
        vec2(galley.size().x + 14.0, measures().row.chip),
        Sense::click(),
    );
    if ui.is_rect_visible(rect) {
        let stroke = match response.hovered() || response.has_focus() {
            true => Stroke::new(1.0, chip.colour),
            false => Stroke::NONE,
        };
        let radius = CornerRadius::same(measures().row.chip as u8 / 2);
        ui.painter()
            .rect(rect, radius, chip.ground, stroke, egui::StrokeKind::Inside);
        let at = Pos2::new(rect.left() + 7.0, rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, chip.colour);
    }
    let name = if chip.name.is_empty() {
        chip.words
    } else {
        chip.name
    }
    .to_owned();
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, &name));
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}
