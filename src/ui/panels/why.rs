//! *Why this date?*: expression, rule, anchor, and where the anchor is from.

use crate::app::Command;
use crate::model::{Document, Timex};
use crate::timeline;
use crate::ui::interface::Panes;
use crate::ui::theme::{Face, Theme, measures};
use crate::ui::widgets::{ghost, text, text_wrapped};
use egui::{Align2, Area, Frame, Id, Order, Ui, pos2};

const WIDTH: f32 = 316.0;
/// What it is taken to be high, to choose whether it opens below or above the date.
const HEIGHT: f32 = 170.0;
/// Between the date and the popover.
const GAP: f32 = 8.0;

/// Draws the popover beside the date expression, whose place the reader has told.
pub fn popover(ui: &Ui, panes: &mut Panes) {
    let Some(why) = panes.state.why else { return };
    let Some(document) = panes.state.corpus().documents.get(why.document.0 as usize) else {
        return;
    };
    let Some(timex) = document.timexes.get(why.timex as usize) else {
        return;
    };
    let screen = ui.ctx().content_rect();
    let nowhere = egui::Rect::from_center_size(screen.center(), egui::Vec2::ZERO);
    let anchor = panes.local.why_at.unwrap_or(nowhere);
    let fits_below = anchor.bottom() + GAP + HEIGHT < screen.bottom();
    let x = anchor.left().clamp(
        screen.left() + 8.0,
        (screen.right() - WIDTH - 24.0).max(8.0),
    );
    let (pivot, y) = match fits_below {
        true => (Align2::LEFT_TOP, anchor.bottom() + GAP),
        false => (Align2::LEFT_BOTTOM, anchor.top() - GAP),
    };
    let at = pos2(x, y);
    let response = Area::new(Id::unique("why"))
        .order(Order::Foreground)
        .pivot(pivot)
        .fixed_pos(at)
        .show(ui.ctx(), |ui| {
            Frame::popup(ui.style()).inner_margin(14.0).show(ui, |ui| {
                ui.set_width(WIDTH - 28.0);
                content(ui, panes, document, timex);
            });
        });
    let outside = ui.input(|i| {
        i.pointer.any_click()
            && i.pointer
                .interact_pos()
                .is_some_and(|p| !response.response.rect.contains(p))
    });
    if outside && !panes.local.why_fresh {
        panes.send(Command::Why(None));
    }
    panes.local.why_fresh = false;
}

fn content(ui: &mut Ui, panes: &mut Panes, document: &Document, timex: &Timex) {
    let theme = Theme::of(ui);
    let sizes = &measures().text;
    ui.spacing_mut().item_spacing.y = 4.0;
    let date = timex.interval.map(timeline::label);
    let head = match &date {
        Some(date) => format!("Why {date}?"),
        None => format!("Why no date for “{}”?", timex.span.of(&document.text)),
    };
    text_wrapped(ui, &head, Face::Strong, sizes.body, theme.ink).on_hover_text(&timex.value);
    ui.add_space(2.0);
    let lines: Vec<&str> = timex.why.lines().collect();
    for (i, line) in lines.iter().enumerate() {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            if lines.len() > 1 {
                text(
                    ui,
                    &format!("{}.", i + 1),
                    Face::Regular,
                    sizes.small,
                    theme.ink3,
                );
            }
            let assumed = timex.why.assumed.as_deref() == Some(*line);
            let ink = if assumed { theme.warning } else { theme.ink2 };
            let line = if assumed {
                format!("▲ assumed: {line}")
            } else {
                (*line).to_owned()
            };
            text_wrapped(ui, &line, Face::Regular, sizes.small, ink);
        });
    }
    if lines.is_empty() {
        let words = "It is written out in full.";
        text_wrapped(ui, words, Face::Regular, sizes.small, theme.ink2);
    }
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        if let Some(interval) = timex.interval
            && ghost(ui, "Show on timeline").clicked()
        {
            let (from, to) = timeline::days(interval);
            let axis = timeline::Axis::new(from, to).padded(1.0).zoomed(0.5, 0.25);
            panes.send(Command::Zoom(axis));
        }
        if ghost(ui, "Close")
            .accessible_name("Close the reason")
            .clicked()
        {
            panes.send(Command::Why(None));
        }
    });
}
