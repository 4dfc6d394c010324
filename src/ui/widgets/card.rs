//! Cards in lists: they can be clicked, and so can what lies on them.

use crate::ui::theme::{Theme, measures};
use egui::{CornerRadius, CursorIcon, Frame, Margin, Response, Role, Sense, Stroke, Ui, UiBuilder};

/// A card that can be clicked (and dragged, if `sense` says so). `name` is what screen readers
/// read. What is drawn inside takes its own clicks: the card lies under it.
pub fn card(
    ui: &mut Ui,
    name: &str,
    selected: bool,
    sense: Sense,
    draw: impl FnOnce(&mut Ui),
) -> Response {
    let outer = Frame::NONE.inner_margin(Margin {
        left: 12,
        right: 12,
        top: 2,
        bottom: 4,
    });
    let shown = outer.show(ui, |ui| {
        let under = UiBuilder::new().sense(sense);
        ui.scope_builder(under, |ui| face(ui, selected, draw))
            .response
    });
    let response = shown.inner;
    response.widget_info(|| egui::WidgetInfo::labeled(Role::Button, true, name));
    response.on_hover_cursor(CursorIcon::PointingHand)
}

fn face(ui: &mut Ui, selected: bool, draw: impl FnOnce(&mut Ui)) {
    let theme = Theme::of(ui);
    let response = ui.response();
    let border = match (
        selected || response.has_focus(),
        response.contains_pointer(),
    ) {
        (true, _) => Stroke::new(2.0, theme.accent),
        (_, true) => Stroke::new(1.0, theme.line_strong),
        _ => Stroke::new(1.0, theme.line),
    };
    // A thicker border takes its room from the margin, so that nothing moves.
    let inside = 12 - border.width as i8;
    Frame::NONE
        .fill(theme.raised)
        .stroke(border)
        .corner_radius(CornerRadius::same(measures().radius.card))
        .inner_margin(Margin {
            left: inside,
            right: inside,
            top: inside - 3,
            bottom: inside - 3,
        })
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            draw(ui);
        });
}
