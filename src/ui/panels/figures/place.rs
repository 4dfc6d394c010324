//! The sentence in which a figure stands.

use crate::model::Document;
use crate::ui::panels::events::flat;
use egui::Ui;

/// The sentence around a place with where it begins.
pub fn sentence(document: &Document, byte: u32) -> (String, usize) {
    let span = document.sentence_at(byte).map(|s| document.sentences[s]);
    span.map_or_else(Default::default, |s| {
        (
            s.of(&document.text).replace(['\n', '\r', '\t'], " "),
            s.start as usize,
        )
    })
}

/// The headline and the sentence, to be hovered.
pub fn sentence_hint(ui: &mut Ui, document: &Document, byte: u32) {
    let words: String = sentence(document, byte).0.chars().take(400).collect();
    ui.set_max_width(380.0);
    ui.label(format!("{}\n{}", document.title, flat(&words)));
}
