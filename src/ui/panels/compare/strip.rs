//! The whole article at the edge, a small block a sentence; also its scroll bar.

use super::scroll::scroll_to;
use crate::compare::{Facing, Standing};
use crate::ui::interface::Panes;
use crate::ui::theme::Theme;
use egui::{Color32, CornerRadius, CursorIcon, Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

/// Tallest block.
const BLOCK: f32 = 13.0;

/// Draws the strip of a column. Pressing or dragging on it scrolls there.
pub fn strip(ui: &mut Ui, panes: &mut Panes, facing: &Facing, column: usize, rect: Rect) {
    let theme = Theme::of(ui);
    ui.painter().rect_filled(rect, 0.0, theme.panel);
    let edge = if column == 0 {
        rect.right() - 0.5
    } else {
        rect.left() + 0.5
    };
    ui.painter()
        .vline(edge, rect.y_range(), Stroke::new(1.0, theme.line));
    let sheet = &facing.sheets[column];
    let known = &panes.local.compare.columns[column];
    let total = known.total().max(1.0);
    let inner = rect.shrink2(vec2(5.0, 8.0));
    // A short article keeps blocks of a comfortable height instead of filling the strip.
    let natural = sheet.lines.len() as f32 * (BLOCK + 3.0) + 12.0;
    let scale = inner.height().min(natural) / total;
    let y = |height: f32| inner.top() + height * scale;
    let blocks = blocks(theme, facing, column, known.tops(), scale);
    for (top, bottom, colour) in blocks {
        let block = Rect::from_min_max(
            pos2(inner.left() + 1.0, y(top)),
            pos2(inner.right() - 1.0, y(bottom)),
        );
        let radius = if block.height() > 5.0 { 2 } else { 0 };
        ui.painter()
            .rect_filled(block, CornerRadius::same(radius), colour);
    }
    let view = rect.height();
    if known.most(view) > 0.0 {
        let seen = Rect::from_min_max(
            pos2(rect.left() + 2.0, y(known.offset())),
            pos2(
                rect.right() - 2.0,
                y(known.offset() + view).min(rect.bottom() - 1.0),
            ),
        );
        let fill = theme.accent.gamma_multiply(0.10);
        let stroke = Stroke::new(1.0, theme.accent.gamma_multiply(0.6));
        ui.painter().rect(
            seen,
            CornerRadius::same(3),
            fill,
            stroke,
            StrokeKind::Inside,
        );
    }
    let id = ui.scope_id().with(("strip", sheet.article));
    let response = ui.interact(rect, id, Sense::click_and_drag());
    let name = format!("Overview: {}", super::called(panes, sheet.document));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ScrollBar, true, &name));
    if response.has_focus() {
        let stroke = Stroke::new(2.0, theme.accent);
        ui.painter()
            .rect_stroke(rect, 3.0, stroke, StrokeKind::Inside);
    }
    if let Some(at) = response.interact_pointer_pos() {
        let wanted = (at.y - inner.top()) / scale - view / 2.0;
        scroll_to(panes, facing, column, wanted, view);
        ui.ctx().request_repaint();
    }
    response.on_hover_cursor(CursorIcon::PointingHand);
}

/// Tops and bottoms of the blocks with their colours; where sentences are smaller than a pixel the
/// strongest of them is seen.
fn blocks(
    theme: &Theme,
    facing: &Facing,
    column: usize,
    tops: &[f32],
    scale: f32,
) -> Vec<(f32, f32, Color32)> {
    let sheet = &facing.sheets[column];
    let mut out: Vec<(f32, f32, Color32)> = Vec::new();
    let mut rank_of_last = 0;
    for (i, line) in sheet.lines.iter().enumerate() {
        let (rank, colour) = match (line.disputed.is_empty(), line.standing) {
            (false, _) => (3, theme.warning),
            (_, Standing::SameWords) => (2, theme.same_words),
            (_, Standing::SameClaim) if line.loose => (0, theme.same_claim_ground),
            (_, Standing::SameClaim) => (1, theme.same_claim),
            (_, Standing::Alone) => (0, theme.line_strong),
        };
        let free = (3.0 / scale).min((tops[i + 2] - tops[i + 1]) * 0.3);
        let (top, bottom) = (tops[i + 1], tops[i + 2] - free);
        match out.last_mut() {
            Some(last) if (bottom - last.0) * scale < 2.0 => {
                last.1 = bottom;
                if rank > rank_of_last {
                    last.2 = colour;
                    rank_of_last = rank;
                }
            }
            _ => {
                out.push((top, bottom, colour));
                rank_of_last = rank;
            }
        }
    }
    out
}
