//! A card that floats beside what it is about.

use egui::{Align2, Area, Frame, Id, Order, Rect, Ui, Vec2, pos2};

const WIDTH: f32 = 316.0;
/// What it is taken to be high, to choose whether it opens below or above.
const HEIGHT: f32 = 170.0;
/// Between it and what it is about.
const GAP: f32 = 8.0;
const MARGIN: f32 = 14.0;

/// Draws a card below or above `anchor`, in the middle of the window without one. Returns whether
/// the user clicked outside.
pub fn popover(ui: &Ui, id: &str, anchor: Option<Rect>, add: impl FnOnce(&mut Ui)) -> bool {
    let screen = ui.ctx().content_rect();
    let anchor = anchor.unwrap_or(Rect::from_center_size(screen.center(), Vec2::ZERO));
    let fits_below = anchor.bottom() + GAP + HEIGHT < screen.bottom();
    let most = (screen.right() - WIDTH - 24.0).max(8.0);
    let x = anchor.left().clamp(screen.left() + 8.0, most);
    let (pivot, y) = match fits_below {
        true => (Align2::LEFT_TOP, anchor.bottom() + GAP),
        false => (Align2::LEFT_BOTTOM, anchor.top() - GAP),
    };
    let shown = Area::new(Id::unique(id))
        .order(Order::Foreground)
        .pivot(pivot)
        .fixed_pos(pos2(x, y))
        .show(ui.ctx(), |ui| {
            Frame::popup(ui.style())
                .inner_margin(MARGIN)
                .show(ui, |ui| {
                    ui.set_width(WIDTH - 2.0 * MARGIN);
                    add(ui);
                });
        });
    let card = shown.response.rect;
    ui.input(|i| {
        let at = i.pointer.interact_pos();
        i.pointer.any_click() && at.is_some_and(|p| !card.contains(p))
    })
}
