//! The status line: how much matches, what goes on, what went wrong.

use super::naming::thin;
use crate::app::{Command, LoadStage, Loading};
use crate::ui::interface::Panes;
use crate::ui::theme::{Face, Theme, measures};
use crate::ui::widgets::{quiet, text};
use egui::{Align, Frame, Layout, Margin, Rect, Sense, Ui, pos2, vec2};

/// Draws the status line.
pub fn status(ui: &mut Ui, panes: &mut Panes) {
    let theme = Theme::of(ui);
    let size = measures().text.small;
    let rect = ui.max_rect();
    progress_line(ui, panes, rect);
    Frame::NONE
        .inner_margin(Margin::symmetric(14, 0))
        .show(ui, |ui| {
            ui.horizontal_centered(|ui| {
                ui.spacing_mut().item_spacing.x = 14.0;
                let state = panes.state;
                let (corpus, results) = (state.corpus(), state.results());
                let of = |n: usize, all: usize, what: &str| match n == all {
                    true => format!("{} {what}{}", thin(all), if all == 1 { "" } else { "s" }),
                    false => format!("{} of {} {what}s", thin(n), thin(all)),
                };
                let articles = of(results.documents.len(), corpus.documents.len(), "article");
                text(ui, &articles, Face::Regular, size, theme.ink2);
                let events = of(results.events.len(), corpus.events.len(), "event");
                text(ui, &events, Face::Regular, size, theme.ink2);
                let undated = state.view.index.undated.len();
                if undated > 0 {
                    text(
                        ui,
                        &format!("{} undated", thin(undated)),
                        Face::Regular,
                        size,
                        theme.ink2,
                    );
                }
                warnings(ui, panes);
                loading(ui, panes);
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    text(
                        ui,
                        "offline · nothing leaves this machine",
                        Face::Regular,
                        size,
                        theme.ink2,
                    );
                });
            });
        });
}

fn warnings(ui: &mut Ui, panes: &mut Panes) {
    let count = panes.state.warnings().len();
    if count == 0 {
        return;
    }
    let theme = Theme::of(ui);
    let plural = if count == 1 { "" } else { "s" };
    let words = format!("▲ {} file{plural} not read", thin(count));
    let label = crate::ui::widgets::job(&words, Face::Medium, measures().text.small, theme.warning);
    let response = ui.add(egui::Label::new(label).sense(Sense::click()));
    let name = format!("{count} file{plural} not read");
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
    if response.on_hover_text("Show which, and why").clicked() {
        panes.send(Command::ShowWarnings(true));
    }
}

fn loading(ui: &mut Ui, panes: &mut Panes) {
    let Some(loading) = &panes.state.loading else {
        return;
    };
    let theme = Theme::of(ui);
    text(
        ui,
        &loading_words(loading),
        Face::Medium,
        measures().text.small,
        theme.accent,
    );
    if quiet(ui, "Cancel")
        .accessible_name("Cancel loading")
        .clicked()
    {
        panes.send(Command::CancelLoad);
    }
}

/// How far a load is, in words.
pub fn loading_words(loading: &Loading) -> String {
    match loading.stage {
        LoadStage::Finding(files) => {
            format!("Looking through {} · {} files", loading.name, thin(files))
        }
        LoadStage::Reading { done, total } => format!(
            "Reading {} · {} of {} files",
            loading.name,
            thin(done),
            thin(total)
        ),
        LoadStage::Analysing { done, total } => format!(
            "Finding dates and names · {} of {} articles",
            thin(done),
            thin(total)
        ),
        LoadStage::Linking => "Linking names and events".to_owned(),
    }
}

/// A thin bar on the upper edge while something is read.
fn progress_line(ui: &Ui, panes: &Panes, rect: Rect) {
    let theme = Theme::of(ui);
    let stroke = egui::Stroke::new(1.0, theme.line);
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, stroke);
    let Some(loading) = &panes.state.loading else {
        return;
    };
    let share = loading.stage.share();
    let bar = Rect::from_min_size(
        pos2(rect.left(), rect.top()),
        vec2(rect.width() * share, 2.0),
    );
    ui.painter().rect_filled(bar, 0.0, theme.accent);
}
