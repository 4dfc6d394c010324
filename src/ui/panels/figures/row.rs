//! A row of the ledger: an entry, or one of its statements.

use super::amount::{amount, with_unit};
use super::growth;
use super::place::sentence_hint;
use super::table::{Layout, SPARK};
use crate::app::{Command, Gathered};
use crate::ledger::{Column, Entry, Told};
use crate::model::{DocId, Figure, Span};
use crate::timeline;
use crate::ui::interface::Panes;
use crate::ui::panels::events::flat;
use crate::ui::panels::gathered::show_place;
use crate::ui::panels::naming::{short, who};
use crate::ui::theme::{Face, Theme, measures};
use crate::ui::widgets::elided;
use egui::{
    Align2, Color32, CursorIcon, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, pos2, vec2,
};

/// Draws an entry. A click leads to its sentence.
pub fn entry(ui: &mut Ui, panes: &mut Panes, gathered: &Gathered, n: usize, layout: &Layout) {
    let (figures, corpus) = (&gathered.figures, &gathered.view.corpus);
    let entry = &figures.entries[n];
    let at = entry.first();
    let figure = at.of(corpus);
    let size = vec2(ui.available_width(), layout.height());
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    ground(ui, &response, rect);
    // Not where the large line stands above.
    let grows = figures.grows(entry) && panes.state.figures.thing.is_none();
    let words = Words::of(gathered, entry);
    words.write(ui, figure, grows, |column| layout.cell(rect, column));
    let name = words.name(figure, !entry.disputes.is_empty());
    response.widget_info(|| egui::WidgetInfo::labeled(Role::Button, true, &name));
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    let response = response
        .on_hover_ui(|ui| sentence_hint(ui, corpus.document(at.document), figure.span.start));
    if response.clicked() {
        show_place(panes, at.document, figure.span.start);
    }
    // These lie on the row and take their own clicks.
    if !entry.disputes.is_empty() {
        disputed_sign(ui, panes, gathered, entry, layout.sign(rect));
    }
    if entry.places.len() > 1 {
        unfold(ui, panes, entry, layout.cell(rect, Column::Article));
    }
    if grows {
        let at = layout.cell(rect, Column::Thing);
        let line = Rect::from_min_max(pos2(at.right() - SPARK, at.top() - 1.0), at.right_bottom());
        growth::spark(ui, panes, gathered, n, line);
    }
}

/// What a row says besides its number.
struct Words {
    /// Who states it, and whether a sentence says so.
    speaker: (String, bool),
    /// For which date, and whether a sentence says so.
    when: (String, bool),
    source: String,
    /// Whether several statements are one row.
    several: bool,
}

impl Words {
    fn of(gathered: &Gathered, entry: &Entry) -> Self {
        Self {
            speaker: speakers(gathered, entry),
            when: when(entry.told),
            source: who(&gathered.view, entry.first().document),
            several: entry.places.len() > 1,
        }
    }

    /// Writes the columns; what is counted leaves room for the line of its growth.
    fn write(&self, ui: &Ui, figure: &Figure, grows: bool, cell: impl Fn(Column) -> Rect) {
        let theme = Theme::of(ui);
        let (body, small) = (measures().text.body, measures().text.small);
        let regular =
            |words: &str, size, ink, cell| write(ui, words, Face::Regular, size, ink, cell);
        let value = cell(Column::Value);
        write_right(ui, &amount(figure), Face::Strong, theme.ink, value);
        if let Some(unit) = &figure.unit {
            regular(unit, body, theme.ink2, cell(Column::Unit));
        }
        let mut thing = cell(Column::Thing);
        if grows {
            thing.set_right(thing.right() - SPARK - 6.0);
        }
        match &figure.of {
            Some(of) => regular(of, body, theme.ink, thing),
            None => regular("not said", body, theme.ink3, thing),
        }
        let said = |known: bool| if known { theme.ink2 } else { theme.ink3 };
        let (speaker, named) = &self.speaker;
        regular(speaker, small, said(*named), cell(Column::Speaker));
        let (when, known) = &self.when;
        regular(when, small, said(*known), cell(Column::Date));
        if !self.several {
            regular(&self.source, small, theme.ink2, cell(Column::Article));
        }
    }

    /// As a screen reader says it.
    fn name(&self, figure: &Figure, disputed: bool) -> String {
        let disputed = if disputed { "disputed, " } else { "" };
        let of = figure.of.as_deref().unwrap_or("not said of what");
        let (speaker, when) = (&self.speaker.0, &self.when.0);
        format!(
            "Figure: {disputed}{} {of}, stated by {speaker}, {when}, {}",
            with_unit(figure),
            self.source
        )
    }
}

/// Hairline below, lighter under the pointer, ring with the keyboard.
pub fn ground(ui: &Ui, response: &Response, rect: Rect) {
    let theme = Theme::of(ui);
    if response.contains_pointer() {
        ui.painter().rect_filled(rect, 0.0, theme.raised);
    }
    let line = Stroke::new(1.0, theme.line);
    ui.painter()
        .hline(rect.x_range(), rect.bottom() - 0.5, line);
    if response.has_focus() {
        let stroke = Stroke::new(2.0, theme.accent);
        ui.painter().rect_stroke(
            rect.shrink2(vec2(4.0, 1.0)),
            4.0,
            stroke,
            StrokeKind::Inside,
        );
    }
}

pub fn write(ui: &Ui, words: &str, face: Face, size: (f32, f32), ink: Color32, cell: Rect) {
    let job = elided(&flat(words), face, size, ink, cell.width());
    let galley = ui.painter().layout_job(job);
    let y = cell.center().y - galley.size().y / 2.0;
    ui.painter().galley(pos2(cell.left(), y), galley, ink);
}

fn write_right(ui: &Ui, words: &str, face: Face, ink: Color32, cell: Rect) {
    let job = elided(words, face, measures().text.body, ink, cell.width());
    let galley = ui.painter().layout_job(job);
    let at = pos2(
        cell.right() - galley.size().x,
        cell.center().y - galley.size().y / 2.0,
    );
    ui.painter().galley(at, galley, ink);
}

/// Longer words do not say who states something, in bytes.
const ATTRIBUTION: usize = 80;

/// Who states it, and whether by name: else the words that say who, else the article itself.
fn speakers(gathered: &Gathered, entry: &Entry) -> (String, bool) {
    let corpus = &gathered.view.corpus;
    let name = |id| corpus.entity(id).name.clone();
    let at = entry.first();
    let figure = at.of(corpus);
    let apart = |span: &Span| !span.overlaps(figure.span) && span.len() <= ATTRIBUTION;
    let words = figure.attribution.filter(apart);
    let words = words.map(|span| span.of(&corpus.document(at.document).text));
    match (entry.speakers.as_slice(), words) {
        ([], Some(words)) => (flat(words), true),
        ([], None) => ("the article".to_owned(), false),
        ([one], _) => (name(*one), true),
        ([first, rest @ ..], _) => (format!("{} +{}", name(*first), rest.len()), true),
    }
}

/// For which date in words, and whether the sentence says so.
fn when(told: Told) -> (String, bool) {
    match told {
        Told::Days(days) => (short(&timeline::label(days)), true),
        Told::Published(days) => (format!("by {}", short(&timeline::label(days))), false),
        Told::Never => ("no date".to_owned(), false),
    }
}

/// ≠: who says otherwise; a click compares.
fn disputed_sign(ui: &mut Ui, panes: &mut Panes, gathered: &Gathered, entry: &Entry, at: Rect) {
    let theme = Theme::of(ui);
    let corpus = &gathered.view.corpus;
    let first = entry.first();
    let id = ui.scope_id().with(("disputed", first));
    let response = ui.interact(at, id, Sense::click());
    if response.hovered() || response.has_focus() {
        ui.painter()
            .circle_filled(at.center(), 8.5, theme.warning_ground);
    }
    let font = Face::Strong.size(13.0);
    ui.painter()
        .text(at.center(), Align2::CENTER_CENTER, "≠", font, theme.warning);
    let about: Vec<_> = (entry.disputes.iter())
        .filter_map(|n| corpus.disagreements.get(*n))
        .collect();
    let mut documents: Vec<DocId> = vec![first.document];
    for saying in about.iter().flat_map(|d| &d.says) {
        if !documents.contains(&saying.document) {
            documents.push(saying.document);
        }
    }
    let mut lines = Vec::new();
    for disagreement in &about {
        lines.push(disagreement.about.clone());
        lines.extend(
            disagreement
                .says
                .iter()
                .map(|s| format!("{}: {}", who(&gathered.view, s.document), s.value)),
        );
    }
    let name = format!("Compare what disagrees: {}", lines.join(", "));
    response.widget_info(|| egui::WidgetInfo::labeled(Role::Button, true, &name));
    lines.push("Click to compare".to_owned());
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    if response.on_hover_text(lines.join("\n")).clicked() && documents.len() > 1 {
        panes.send(Command::Compare(documents));
    }
}

/// "3 articles": shows or hides their statements.
fn unfold(ui: &mut Ui, panes: &mut Panes, entry: &Entry, cell: Rect) {
    let theme = Theme::of(ui);
    let first = entry.first();
    let open = panes.local.figures.open.contains(&first);
    let id = ui.scope_id().with(("unfold", first));
    let response = ui.interact(cell.expand2(vec2(2.0, 0.0)), id, Sense::click());
    let sign = if open { "▾" } else { "▸" };
    let count = match entry.articles {
        1 => format!("{} times", entry.places.len()),
        n => format!("{n} articles"),
    };
    let words = format!("{count} {sign}");
    write(
        ui,
        &words,
        Face::Medium,
        measures().text.small,
        theme.accent,
        cell,
    );
    if response.has_focus() {
        let stroke = Stroke::new(2.0, theme.accent);
        ui.painter()
            .rect_stroke(response.rect, 4.0, stroke, StrokeKind::Inside);
    }
    let name = format!(
        "{} {count} that state it",
        if open { "Hide" } else { "Show" }
    );
    response.widget_info(|| egui::WidgetInfo::labeled(Role::Button, true, &name));
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    if response.on_hover_text("Who states it, and how").clicked() {
        let known = &mut panes.local.figures.open;
        if !known.remove(&first) {
            known.insert(first);
        }
    }
}
