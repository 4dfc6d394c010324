//! Texts pasted to be compared, without a folder. Nothing of them is stored.

mod sheet;

use crate::app::{Command, Screen, State};
use crate::ui::interface::Panes;
use crate::ui::panels::bar::theme_button;
use crate::ui::theme::{Face, Theme, measures};
use crate::ui::widgets::{primary, quiet, regular, text, text_wrapped};
use egui::{
    Align, CentralPanel, Frame, Key, Layout, Margin, Modifiers, Panel, ScrollArea, Stroke, Ui, vec2,
};
use sheet::Sheet;

/// Least width of a sheet.
const NARROWEST: f32 = 300.0;

/// What was pasted so far.
#[derive(Debug)]
pub struct ScratchLocal {
    sheets: Vec<Sheet>,
    /// The sheet that is to be given the keyboard.
    focus: Option<usize>,
}

impl Default for ScratchLocal {
    fn default() -> Self {
        Self {
            sheets: vec![Sheet::default(), Sheet::default()],
            focus: Some(0),
        }
    }
}

/// Draws the screen.
pub fn scratch(ui: &mut Ui, panes: &mut Panes) {
    let theme = Theme::of(ui);
    let plain = |fill| Frame::NONE.fill(fill);
    Panel::top("scratch bar")
        .exact_size(measures().panel.bar)
        .frame(plain(theme.panel))
        .show(ui, |ui| bar(ui, panes));
    Panel::bottom("scratch foot")
        .exact_size(52.0)
        .frame(plain(theme.panel))
        .show(ui, |ui| foot(ui, panes));
    CentralPanel::no_frame()
        .frame(plain(theme.background))
        .show(ui, |ui| sheets(ui, panes));
    if ui.input_mut(|i| i.consume_key(Modifiers::COMMAND, Key::Enter)) {
        compare(panes);
    }
}

fn bar(ui: &mut Ui, panes: &mut Panes) {
    let theme = Theme::of(ui);
    let below = Stroke::new(1.0, theme.line);
    let rect = ui.max_rect();
    ui.painter()
        .hline(rect.x_range(), rect.bottom() - 0.5, below);
    Frame::NONE
        .inner_margin(Margin::symmetric(12, 8))
        .show(ui, |ui| {
            ui.horizontal_centered(|ui| {
                ui.spacing_mut().item_spacing.x = 10.0;
                let (words, screen) = match panes.state.corpus().documents.is_empty() {
                    true => ("‹ Welcome", Screen::Welcome),
                    false => ("‹ Explorer", Screen::Explorer),
                };
                if regular(ui, words, measures().row.button).clicked() {
                    panes.send(Command::Show(screen));
                }
                let body = measures().text.body;
                text(ui, "Compare pasted texts", Face::Strong, body, theme.ink);
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    theme_button(ui, panes);
                    let small = measures().text.small;
                    let words = "Nothing is stored: the texts go when the program ends.";
                    if ui.available_width() > 360.0 {
                        text(ui, words, Face::Regular, small, theme.ink2);
                    }
                });
            });
        });
}

fn sheets(ui: &mut Ui, panes: &mut Panes) {
    let theme = Theme::of(ui);
    let local = &mut panes.local.scratch;
    let focus = local.focus.take();
    let room = ui.available_rect_before_wrap().shrink2(vec2(16.0, 14.0));
    let count = local.sheets.len();
    let fits = ((room.width() + 12.0) / (NARROWEST + 12.0))
        .floor()
        .max(1.0) as usize;
    let columns = count.min(fits);
    let lines = count.div_ceil(columns);
    let each = vec2(
        (room.width() - 12.0 * (columns - 1) as f32) / columns as f32,
        ((room.height() - 12.0 * (lines - 1) as f32) / lines as f32).max(180.0),
    );
    let mut taken_off = None;
    ScrollArea::vertical()
        .auto_shrink([false; 2])
        .show(ui, |ui| {
            Frame::NONE
                .inner_margin(Margin::symmetric(16, 14))
                .show(ui, |ui| {
                    ui.spacing_mut().item_spacing = vec2(12.0, 12.0);
                    for first in (0..count).step_by(columns) {
                        ui.horizontal_top(|ui| {
                            for i in first..(first + columns).min(count) {
                                let sheet = &mut local.sheets[i];
                                let wanted = focus == Some(i);
                                if sheet::sheet(ui, theme, sheet, (i, each), (count > 2, wanted)) {
                                    taken_off = Some(i);
                                }
                            }
                        });
                    }
                });
        });
    if let Some(i) = taken_off {
        local.sheets.remove(i);
    }
}

fn foot(ui: &mut Ui, panes: &mut Panes) {
    let theme = Theme::of(ui);
    let rect = ui.max_rect();
    let above = Stroke::new(1.0, theme.line);
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, above);
    Frame::NONE
        .inner_margin(Margin::symmetric(16, 8))
        .show(ui, |ui| {
            ui.horizontal_centered(|ui| {
                ui.spacing_mut().item_spacing.x = 10.0;
                let ready = panes
                    .local
                    .scratch
                    .sheets
                    .iter()
                    .filter(|s| s.has_words())
                    .count();
                let button = ui.add_enabled_ui(ready > 1, |ui| {
                    primary(ui, "Compare", measures().row.button_welcome)
                });
                if button.inner.clicked() {
                    compare(panes);
                }
                let local = &mut panes.local.scratch;
                if local.sheets.len() < State::MOST_COMPARED
                    && quiet(ui, "+ Another text").clicked()
                {
                    local.focus = Some(local.sheets.len());
                    local.sheets.push(Sheet::default());
                }
                let words = match ready {
                    0 => "Paste two texts or more, each into its own field.".to_owned(),
                    1 => "Paste one more text.".to_owned(),
                    n => format!("{n} texts. Ctrl Enter compares them."),
                };
                text_wrapped(ui, &words, Face::Regular, measures().text.small, theme.ink2);
            });
        });
}

fn compare(panes: &mut Panes) {
    let sheets = panes.local.scratch.sheets.iter();
    let texts = sheets
        .filter(|s| s.has_words())
        .map(|s| s.text.clone())
        .collect();
    panes.send(Command::CompareTexts(texts));
}
