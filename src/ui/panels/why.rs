//! *Why this date?*: expression, rule, anchor, and where the anchor is from.

use crate::app::Command;
use crate::model::{Document, Timex};
use crate::timeline;
use crate::ui::interface::Panes;
use crate::ui::theme::{Face, Theme, measures};
use crate::ui::widgets::{self, ghost, text, text_wrapped};
use egui::Ui;

/// Draws the popover beside the date expression, whose place the reader has told.
pub fn popover(ui: &Ui, panes: &mut Panes) {
    let Some(why) = panes.state.why else { return };
    let Some(document) = panes.state.corpus().documents.get(why.document.0 as usize) else {
        return;
    };
    let Some(timex) = document.timexes.get(why.timex as usize) else {
        return;
    };
    let left = widgets::popover(ui, "why", panes.local.why_at, |ui| {
        content(ui, panes, document, timex);
    });
    // A click on another date has opened that one already.
    let another = (panes.commands.iter()).any(|c| matches!(c, Command::Why(_)));
    if left && !another {
        panes.send(Command::Why(None));
    }
}

const CHANGE: &str = "Correct the date of publication that this is counted from";

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
        let hangs = !timex.why.anchor.is_empty();
        if hangs && ghost(ui, "Wrong day?").on_hover_text(CHANGE).clicked() {
            panes.local.published_at = panes.local.why_at;
            panes.local.published.clear();
            panes.send(Command::Why(None));
            panes.send(Command::ShowPublished(panes.state.why.map(|w| w.document)));
        }
        if ghost(ui, "Close")
            .accessible_name("Close the reason")
            .clicked()
        {
            panes.send(Command::Why(None));
        }
    });
}
