//! One of the pasted texts: a field, or, where it is too long for one, how it begins.

use crate::ui::panels::naming::thin;
use crate::ui::theme::{Face, Theme, measures};
use crate::ui::widgets::{link, text, text_wrapped};
use egui::{
    Align, CornerRadius, Event, FontSelection, Frame, Layout, Margin, ScrollArea, Stroke, TextEdit,
    Ui, Vec2, ViewportCommand, vec2,
};

/// Longer texts are not laid out in a field, in bytes.
const LONG: usize = 120_000;
/// What is shown of a longer one, in bytes.
const BEGINNING: usize = 4_000;

/// A text.
#[derive(Debug, Default)]
pub struct Sheet {
    /// All of it.
    pub text: String,
    /// Number of its words, and the length for which they were counted.
    words: (usize, usize),
}

impl Sheet {
    /// Whether there is anything to compare.
    pub fn has_words(&self) -> bool {
        self.text.contains(char::is_alphanumeric)
    }

    fn words(&mut self) -> usize {
        if self.words.1 != self.text.len() {
            let words = self.text.split_whitespace();
            let words = words.filter(|w| w.contains(char::is_alphanumeric)).count();
            self.words = (words, self.text.len());
        }
        self.words.0
    }
}

/// Draws a text's field. Returns whether it is to be taken off.
pub fn sheet(
    ui: &mut Ui,
    theme: &Theme,
    sheet: &mut Sheet,
    (index, size): (usize, Vec2),
    (can_go, wanted): (bool, bool),
) -> bool {
    let mut gone = false;
    let frame = Frame::NONE
        .fill(theme.raised)
        .stroke(Stroke::new(1.0, theme.line_strong))
        .corner_radius(CornerRadius::same(measures().radius.card));
    let top_down = Layout::top_down(Align::Min);
    ui.allocate_ui_with_layout(size, top_down, |ui| {
        frame.show(ui, |ui| {
            ui.set_min_size(size - vec2(2.0, 2.0));
            ui.set_max_size(size - vec2(2.0, 2.0));
            ui.spacing_mut().item_spacing.y = 0.0;
            gone = head(ui, theme, sheet, index, can_go);
            body(ui, theme, sheet, index, wanted);
        });
    });
    gone
}

fn head(ui: &mut Ui, theme: &Theme, sheet: &mut Sheet, index: usize, can_go: bool) -> bool {
    let mut gone = false;
    let small = measures().text.small;
    let margin = Margin {
        left: 14,
        right: 12,
        top: 8,
        bottom: 6,
    };
    Frame::NONE.inner_margin(margin).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 12.0;
            let name = format!("Text {}", index + 1);
            text(ui, &name, Face::Strong, small, theme.ink);
            let words = sheet.words();
            if words > 0 {
                let plural = if words == 1 { "" } else { "s" };
                let count = format!("{} word{plural}", thin(words));
                text(ui, &count, Face::Regular, small, theme.ink2);
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if can_go && named(ui, "Take off", index) {
                    gone = true;
                }
                if !sheet.text.is_empty() && named(ui, "Clear", index) {
                    sheet.text.clear();
                }
                if named(ui, "Paste", index) {
                    ui.ctx().memory_mut(|m| m.request_focus(field(index)));
                    ui.ctx().send_viewport_cmd(ViewportCommand::RequestPaste);
                }
            });
        });
    });
    gone
}

/// A link whose name says which text it is for.
fn named(ui: &mut Ui, words: &str, index: usize) -> bool {
    let response = link(ui, words).accessible_name(format!("{words} text {}", index + 1));
    response.clicked()
}

fn field(index: usize) -> egui::Id {
    egui::Id::unique(("pasted text", index))
}

fn body(ui: &mut Ui, theme: &Theme, sheet: &mut Sheet, index: usize, wanted: bool) {
    if wanted {
        ui.ctx().memory_mut(|m| m.request_focus(field(index)));
    }
    take_long(ui, sheet, index);
    if sheet.text.len() > LONG {
        beginning(ui, theme, sheet);
        return;
    }
    let read = measures().text.card;
    let id = ui.scope_id().with(("pasted", index));
    let margin = Margin {
        left: 14,
        right: 6,
        top: 0,
        bottom: 10,
    };
    Frame::NONE.inner_margin(margin).show(ui, |ui| {
        ScrollArea::vertical()
            .id_salt(id)
            .auto_shrink([false; 2])
            .show(ui, |ui| {
                let edit = TextEdit::multiline(&mut sheet.text)
                    .id(field(index))
                    .hint_text(
                        "Paste or type a text here, with its headline and date if there are any.",
                    )
                    .font(FontSelection::FontId(Face::Serif.size(read.0)))
                    .text_color(theme.ink)
                    .frame(Frame::NONE)
                    .desired_width(f32::INFINITY)
                    .min_size(ui.available_size());
                ui.add(edit).accessible_name(format!("Text {}", index + 1));
            });
    });
}

/// A long text that is pasted goes around the field, which would lay all of it out.
fn take_long(ui: &Ui, sheet: &mut Sheet, index: usize) {
    let focused = ui.memory(|m| m.has_focus(field(index)));
    if !focused && sheet.text.len() <= LONG {
        return;
    }
    ui.input_mut(|i| {
        i.events.retain(|event| match event {
            Event::Paste(pasted) if focused && pasted.len() + sheet.text.len() > LONG => {
                sheet.text.push_str(pasted);
                false
            }
            _ => true,
        });
    });
}

/// How a long text begins; it can be read and cleared, not edited.
fn beginning(ui: &mut Ui, theme: &Theme, sheet: &Sheet) {
    let margin = Margin {
        left: 14,
        right: 12,
        top: 0,
        bottom: 10,
    };
    let end = (0..=BEGINNING)
        .rev()
        .find(|i| sheet.text.is_char_boundary(*i));
    let shown = &sheet.text[..end.unwrap_or_default()];
    ScrollArea::vertical()
        .auto_shrink([false; 2])
        .show(ui, |ui| {
            Frame::NONE.inner_margin(margin).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 8.0;
                let note = "This text is too long to be edited here. It begins:";
                text_wrapped(ui, note, Face::Regular, measures().text.small, theme.ink2);
                let read = measures().text.card;
                text_wrapped(ui, &format!("{shown}…"), Face::Serif, read, theme.ink);
            });
        });
}
