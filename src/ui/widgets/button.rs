//! Buttons: one primary a screen, regular ones with a border, quiet ones without.

use crate::ui::theme::{Face, Theme, measures};
use egui::{Button, Color32, CornerRadius, Response, RichText, Stroke, Ui, Vec2, vec2};

fn label(words: &str, colour: Color32) -> RichText {
    RichText::new(words)
        .font(Face::Medium.size(measures().text.body.0))
        .color(colour)
}

/// The one button that leads on.
pub fn primary(ui: &mut Ui, words: &str, height: f32) -> Response {
    let theme = Theme::of(ui);
    ui.add(
        Button::new(label(words, theme.on_accent))
            .fill(theme.accent)
            .stroke(Stroke::NONE)
            .corner_radius(CornerRadius::same(measures().radius.field))
            .min_size(vec2(0.0, height)),
    )
}

/// A button with a border.
pub fn regular(ui: &mut Ui, words: &str, height: f32) -> Response {
    let ink = Theme::of(ui).ink;
    ui.add(Button::new(label(words, ink)).min_size(vec2(0.0, height)))
}

/// Adds a button with its own padding. In the same ui, so that it goes to the next row where rows
/// wrap.
fn padded(ui: &mut Ui, padding: Vec2, button: Button) -> Response {
    let usual = std::mem::replace(&mut ui.spacing_mut().button_padding, padding);
    let response = ui.add(button);
    ui.spacing_mut().button_padding = usual;
    response
}

/// A small button with a border, for cards and popovers.
pub fn ghost(ui: &mut Ui, words: &str) -> Response {
    let words = RichText::new(words)
        .font(Face::Medium.size(measures().text.small.0))
        .color(Theme::of(ui).ink);
    let button = Button::new(words).min_size(vec2(0.0, measures().row.button_small));
    padded(ui, vec2(8.0, 2.0), button)
}

/// A button without border, seen as text until the pointer is on it.
pub fn quiet(ui: &mut Ui, words: &str) -> Response {
    let words = RichText::new(words)
        .font(Face::Regular.size(measures().text.small.0))
        .color(Theme::of(ui).ink2);
    let button = Button::new(words)
        .frame_when_inactive(false)
        .min_size(vec2(0.0, 22.0));
    padded(ui, vec2(6.0, 2.0), button)
}

/// A word that does something, in the accent's colour.
pub fn link(ui: &mut Ui, words: &str) -> Response {
    let colour = Theme::of(ui).accent;
    let label = RichText::new(words)
        .font(Face::Regular.size(measures().text.small.0))
        .color(colour);
    let response = ui.add(egui::Label::new(label).sense(egui::Sense::click()));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, words));
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// A quiet button that stays lit while it is on.
pub fn toggle(ui: &mut Ui, words: &str, on: bool) -> Response {
    let theme = Theme::of(ui);
    let colour = if on { theme.accent } else { theme.ink2 };
    let words = RichText::new(words)
        .font(Face::Medium.size(measures().text.small.0))
        .color(colour);
    let mut button = Button::new(words)
        .frame_when_inactive(on)
        .min_size(vec2(0.0, 22.0))
        .selected(on);
    if on {
        button = button.fill(theme.accent_ground).stroke(Stroke::NONE);
    }
    padded(ui, vec2(6.0, 2.0), button)
}
