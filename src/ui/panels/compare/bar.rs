//! The bar: which articles, where to go next, whether they scroll together.

use super::choice::articles;
use crate::app::{Command, Compared, Format, Screen, Step};
use crate::ui::interface::{Panes, Request};
use crate::ui::panels::bar::{key_cap, theme_button};
use crate::ui::panels::naming::thin;
use crate::ui::theme::{Face, Theme, measures};
use crate::ui::widgets::{regular, text};
use egui::{Align, Button, Frame, Layout, Margin, Popup, RichText, Ui, vec2};

/// Draws the bar.
pub fn bar(ui: &mut Ui, panes: &mut Panes, compared: Option<&Compared>) {
    Frame::NONE
        .inner_margin(Margin::symmetric(12, 8))
        .show(ui, |ui| {
            ui.horizontal_centered(|ui| {
                ui.spacing_mut().item_spacing.x = 8.0;
                let theme = Theme::of(ui);
                let sizes = &measures().text;
                let (words, back) = match panes.state.pasted {
                    true => ("‹ Texts", Screen::Scratch),
                    false => ("‹ Explorer", Screen::Explorer),
                };
                if regular(ui, words, measures().row.button).clicked() {
                    panes.send(Command::Show(back));
                }
                // In a small window the articles' names need the room.
                if ui.ctx().content_rect().width() >= measures().panel.small_width {
                    text(ui, "Compare", Face::Strong, sizes.body, theme.ink);
                }
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    theme_button(ui, panes);
                    if let Some(compared) = compared {
                        export(ui, panes, compared);
                    }
                    lock(ui, panes);
                    if let Some(compared) = compared {
                        steps(ui, panes, compared);
                    }
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        articles(ui, panes, compared);
                    });
                });
            });
        });
}

/// Saves or copies the comparison.
fn export(ui: &mut Ui, panes: &mut Panes, compared: &Compared) {
    let button = regular(ui, "Export…", measures().row.button);
    Popup::menu(&button).show(|ui| {
        ui.set_min_width(190.0);
        for format in Format::ALL {
            if ui.button(format!("Save as {}…", format.words())).clicked() {
                panes.requests.push(Request::SaveComparison(format));
            }
        }
        ui.separator();
        if ui.button("Copy as Markdown").clicked() {
            let text = compared.written(Format::Markdown);
            ui.ctx()
                .copy_text(String::from_utf8_lossy(&text).into_owned());
            panes.send(Command::TellDone(
                "The comparison is on the clipboard.".to_owned(),
            ));
        }
    });
}

fn lock(ui: &mut Ui, panes: &mut Panes) {
    let locked = panes.state.scroll_locked;
    let words = if locked {
        "Scroll locked"
    } else {
        "Scroll free"
    };
    let button = ui.scope(|ui| {
        let theme = Theme::of(ui);
        let label = RichText::new(words)
            .font(Face::Medium.size(measures().text.body.0))
            .color(if locked { theme.accent } else { theme.ink2 });
        let mut button = Button::new(label).min_size(vec2(112.0, measures().row.button));
        if locked {
            button = button.fill(theme.accent_ground);
        }
        ui.add(button)
    });
    let hint = match locked {
        true => "What belongs together scrolls together. Click to scroll each alone (L)",
        false => "Each article scrolls alone. Click to scroll them together (L)",
    };
    if button.inner.on_hover_text(hint).clicked() {
        panes.send(Command::LockScroll(!locked));
    }
}

/// To the next difference and disagreement; from right to left.
fn steps(ui: &mut Ui, panes: &mut Panes, compared: &Compared) {
    let facing = &compared.facing;
    let wide = ui.ctx().content_rect().width() >= measures().panel.small_width;
    let at = panes
        .state
        .disagreement
        .and_then(|n| facing.disagreements.iter().position(|d| *d == n));
    let many = facing.disagreements.len();
    let of = stepper(ui, "disagreement", "D", at, many, wide);
    if let Some(step) = of {
        panes.send(Command::StepDisagreement(step));
    }
    ui.add_space(if wide { 10.0 } else { 0.0 });
    let many = facing.stops.len();
    if let Some(step) = stepper(ui, "difference", "N", panes.state.difference, many, wide) {
        panes.send(Command::StepDifference(step));
    }
    ui.add_space(if wide { 8.0 } else { 0.0 });
}

fn stepper(
    ui: &mut Ui,
    what: &str,
    key: &str,
    at: Option<usize>,
    many: usize,
    wide: bool,
) -> Option<Step> {
    let theme = Theme::of(ui);
    let mut step = None;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        if wide {
            key_cap(ui, key);
            ui.add_space(4.0);
        }
        let next = ui.add_enabled_ui(many > 0, |ui| arrow(ui, "›"));
        let next = next.inner.accessible_name(format!("Next {what}"));
        if next.on_hover_text(format!("Next {what} ({key})")).clicked() {
            step = Some(Step::Next);
        }
        let plural = if many == 1 { "" } else { "s" };
        let all = format!("{} {what}{plural}", thin(many));
        let words = |at: Option<usize>| match (at, wide, key) {
            (Some(n), true, _) => format!("{what} {}/{}", thin(n + 1), thin(many)),
            (Some(n), ..) => format!("{}/{}", thin(n + 1), thin(many)),
            (None, true, _) => all.clone(),
            (None, _, "D") => "≠".to_owned(),
            (None, ..) => "Δ".to_owned(),
        };
        let ink = if many > 0 { theme.ink2 } else { theme.ink3 };
        // As wide as the longest, so that the arrows stay where they are.
        let font = Face::Medium.size(measures().text.body.0);
        let layout = |words: String| ui.painter().layout_no_wrap(words, font.clone(), ink);
        let longest = layout(words(many.checked_sub(1))).size();
        let words = layout(words(at));
        let size = longest.max(words.size());
        let (rect, response) = ui.allocate_exact_size(size, egui::Sense::hover());
        let left = rect.center().x - words.size().x / 2.0;
        ui.painter()
            .galley(egui::pos2(left, rect.top()), words, ink);
        response.on_hover_text(all);
        let previous = ui.add_enabled_ui(many > 0, |ui| arrow(ui, "‹"));
        let previous = previous.inner.accessible_name(format!("Previous {what}"));
        let hint = format!("Previous {what} (Shift+{key})");
        if previous.on_hover_text(hint).clicked() {
            step = Some(Step::Previous);
        }
    });
    step
}

fn arrow(ui: &mut Ui, sign: &str) -> egui::Response {
    ui.spacing_mut().button_padding = vec2(5.0, 2.0);
    let words = RichText::new(sign)
        .font(Face::Medium.size(measures().text.lead.0))
        .color(Theme::of(ui).ink2);
    ui.add(
        Button::new(words)
            .frame_when_inactive(false)
            .min_size(vec2(20.0, measures().row.button_small)),
    )
}
