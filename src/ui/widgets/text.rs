//! Plain text in the program's faces.

use crate::ui::theme::{Face, Theme, measures};
use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Align, Color32, Label, Layout, Response, RichText, Sense, Ui};

/// A format for text: face, size with line height, colour.
pub fn format(face: Face, size: (f32, f32), colour: Color32) -> TextFormat {
    TextFormat {
        font_id: face.size(size.0),
        line_height: Some(size.1),
        color: colour,
        ..TextFormat::default()
    }
}

/// One piece of text as a layout job.
pub fn job(text: &str, face: Face, size: (f32, f32), colour: Color32) -> LayoutJob {
    LayoutJob::single_section(text.to_owned(), format(face, size, colour))
}

/// A line that never wraps.
pub fn text(ui: &mut Ui, words: &str, face: Face, size: (f32, f32), colour: Color32) -> Response {
    ui.add(Label::new(job(words, face, size, colour)).extend())
}

/// Text that wraps at the width there is.
pub fn text_wrapped(
    ui: &mut Ui,
    words: &str,
    face: Face,
    size: (f32, f32),
    colour: Color32,
) -> Response {
    ui.add(Label::new(job(words, face, size, colour)).wrap())
}

/// A line cut with "…" at a width.
pub fn elided(words: &str, face: Face, size: (f32, f32), colour: Color32, width: f32) -> LayoutJob {
    LayoutJob {
        wrap: TextWrapping::truncate_at_width(width.max(8.0)),
        ..job(words, face, size, colour)
    }
}

/// A head over a group: small semi-bold spaced capitals, with something at the right.
pub fn section_head(ui: &mut Ui, words: &str, right: impl FnOnce(&mut Ui)) -> Response {
    let theme = Theme::of(ui);
    let size = measures().text.section;
    // A row is as high as a button unless this says otherwise.
    let usual = std::mem::replace(&mut ui.spacing_mut().interact_size.y, 20.0);
    let row = ui.horizontal(|ui| {
        let head = RichText::new(words.to_uppercase())
            .font(Face::Strong.size(size.0))
            .color(theme.ink2)
            .extra_letter_spacing(0.5);
        let response = ui.label(head);
        ui.with_layout(Layout::right_to_left(Align::Center), right);
        response
    });
    ui.spacing_mut().interact_size.y = usual;
    row.inner
}

/// A line that is cut with "…" at a width and takes only the room it needs.
pub fn cut(
    ui: &mut Ui,
    words: &str,
    face: Face,
    size: (f32, f32),
    colour: Color32,
    width: f32,
    sense: Sense,
) -> Response {
    let galley = ui
        .painter()
        .layout_job(elided(words, face, size, colour, width));
    let (rect, response) = ui.allocate_exact_size(galley.size(), sense);
    ui.painter().galley(rect.min, galley, colour);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, words));
    response
}
