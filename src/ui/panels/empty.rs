//! A list that has nothing to show.

use crate::app::Command;
use crate::ui::interface::Panes;
use crate::ui::theme::{Face, Theme, measures};
use crate::ui::widgets::{primary, regular, text_wrapped};
use egui::{Frame, Margin, Ui};

/// What a list shows when it has nothing: why, and a button that mends it.
pub fn empty(ui: &mut Ui, panes: &mut Panes, what: &str) {
    let theme = Theme::of(ui);
    let query = &panes.state.query;
    let (why, mend) = if query.is_empty() {
        (format!("No {what} found in these articles."), None)
    } else {
        let words = format!("No {what} for what is asked.");
        (words, Some(("Clear all", Command::ClearQuery)))
    };
    let (why, mend) = match query.dates {
        Some(dates) if !query.is_empty() => {
            let words = format!("No {what} in {dates} for what is asked.");
            (words, Some(("Clear the dates", Command::Brush(None))))
        }
        _ => (why, mend),
    };
    Frame::NONE.inner_margin(Margin::same(24)).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 10.0;
        text_wrapped(ui, &why, Face::Regular, measures().text.lead, theme.ink2);
        if let Some((words, command)) = mend {
            ui.horizontal(|ui| {
                if primary(ui, words, measures().row.button).clicked() {
                    panes.send(command.clone());
                }
                if command != Command::ClearQuery
                    && regular(ui, "Clear all", measures().row.button).clicked()
                {
                    panes.send(Command::ClearQuery);
                }
            });
        }
    });
}
