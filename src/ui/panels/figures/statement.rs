//! One of several statements of a figure.

use super::place::{sentence, sentence_hint};
use super::row::{ground, write};
use crate::app::Gathered;
use crate::ui::interface::Panes;
use crate::ui::panels::events::flat;
use crate::ui::panels::gathered::show_place;
use crate::ui::panels::naming::{date, who};
use crate::ui::theme::{Face, Theme, measures};
use egui::{CursorIcon, Rect, Role, Sense, Ui, vec2};

/// Height of a statement.
pub const STATEMENT: f32 = 30.0;

/// Draws one statement of an entry that several make. A click leads to its sentence.
pub fn statement(ui: &mut Ui, panes: &mut Panes, gathered: &Gathered, (n, i): (usize, usize)) {
    let theme = Theme::of(ui);
    let corpus = &gathered.view.corpus;
    let at = gathered.figures.entries[n].places[i];
    let (document, figure) = (corpus.document(at.document), at.of(corpus));
    let size = vec2(ui.available_width(), STATEMENT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    ui.painter().rect_filled(rect, 0.0, theme.panel);
    ground(ui, &response, rect);
    let inner = rect.shrink2(vec2(30.0, 6.0));
    let small = measures().text.small;
    let source = who(&gathered.view, at.document);
    let who = Rect::from_min_size(inner.min, vec2(inner.width() * 0.26, inner.height()));
    write(ui, &source, Face::Medium, small, theme.ink2, who);
    let words = sentence(document, figure.span.start);
    let start = (figure.span.start as usize).saturating_sub(words.1);
    let shown = around(&words.0, start, 120);
    let mut rest = inner;
    rest.set_left(who.right() + 10.0);
    write(ui, &shown, Face::Serif, (14.0, 18.0), theme.ink, rest);
    let name = format!(
        "Statement: {source}, {}: {}",
        date(document),
        flat(&words.0)
    );
    response.widget_info(|| egui::WidgetInfo::labeled(Role::Button, true, &name));
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    let response = response.on_hover_ui(|ui| sentence_hint(ui, document, figure.span.start));
    if response.clicked() {
        show_place(panes, at.document, figure.span.start);
    }
}

/// The words from a little before a place on, so that a figure is in sight.
fn around(words: &str, at: usize, most: usize) -> String {
    if words.len() <= most || at < most / 2 {
        return words.to_owned();
    }
    let from = (at.saturating_sub(most / 4)..=at)
        .find(|i| words.is_char_boundary(*i) && words[..*i].ends_with(' '));
    match from {
        Some(from) => format!("…{}", &words[from..]),
        None => words.to_owned(),
    }
}
