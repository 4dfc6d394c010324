//! What comes nearest to a sentence that only one article has: a thread to it and a tag, no ribbon.

use super::gutter::extent;
use super::marks::Block;
use super::ribbon::Band;
use super::stage::{Lit, Plan};
use crate::compare::{Facing, Place};
use crate::ui::interface::Panes;
use crate::ui::theme::{Face, Theme, measures};
use egui::{Align2, Painter, Rect, Shape, Stroke, Ui, pos2, vec2};

/// What the tag says.
const TAG: &str = "nearest there";

/// Threads between two neighbouring columns, from the lit sentence to what comes nearest to it.
pub fn threads(ui: &Ui, panes: &Panes, facing: &Facing, plan: &Plan, left: usize, lit: &Lit) {
    let Some(of) = lit.places.first().filter(|_| !lit.nearest.is_empty()) else {
        return;
    };
    for there in &lit.nearest {
        let end = |place: &Place| Some((facing.column(place.article)?, place.sentence));
        let (Some(a), Some(b)) = (end(of), end(there)) else {
            continue;
        };
        let (a, b) = if a.0 < b.0 { (a, b) } else { (b, a) };
        if (a.0, b.0) != (left, left + 1) {
            continue;
        }
        let gutter = plan.gutters[left];
        let middle = |(column, sentence): (usize, usize)| {
            let (top, bottom) = extent(panes, facing, plan, column, sentence);
            let y = ((top + bottom) / 2.0).clamp(gutter.top() - 20.0, gutter.bottom() + 20.0);
            (y, y)
        };
        let thread = Band {
            x: (gutter.left(), gutter.right()),
            left: middle(a),
            right: middle(b),
        };
        let stroke = Stroke::new(1.0, Theme::of(ui).ink3);
        let dashes = Shape::dashed_line(&thread.line(), stroke, 4.0, 4.0);
        ui.painter().extend(dashes);
    }
}

/// A tag that says what it is, and a dashed border where the sentence has none of its own.
pub fn mark(painter: &Painter, theme: &Theme, block: &Block, rect: Rect) {
    if block.line.disputed.is_empty() && !block.chosen {
        let stroke = Stroke::new(1.0, theme.ink3);
        let inner = rect.shrink(0.5);
        let corners = [
            inner.left_top(),
            inner.right_top(),
            inner.right_bottom(),
            inner.left_bottom(),
            inner.left_top(),
        ];
        painter.extend(Shape::dashed_line(&corners, stroke, 4.0, 4.0));
    }
    let font = Face::Medium.size(measures().text.section.0);
    let words = painter.layout_no_wrap(TAG.to_owned(), font, theme.ink2);
    let at = pos2(rect.right() - 8.0, rect.top() - 3.0);
    let tag = Align2::RIGHT_CENTER.anchor_size(at, words.size() + vec2(8.0, 0.0));
    painter.rect_filled(tag, 3.0, theme.raised);
    painter.galley(tag.min + vec2(4.0, 0.0), words, theme.ink2);
}
