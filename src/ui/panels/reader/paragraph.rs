//! One paragraph with its marks.

use super::reused;
use crate::app::{Command, Why};
use crate::entity;
use crate::ledger::Reused;
use crate::model::{DocId, Document, Span};
use crate::query::Standing;
use crate::timeline;
use crate::ui::interface::Panes;
use crate::ui::panels::{events::field, figures::with_unit as amount};
use crate::ui::theme::{Face, Theme, measures};
use egui::text::{CharIndex, LayoutJob, TextFormat};
use egui::text_selection::LabelSelectionState;
use egui::{Color32, CursorIcon, Galley, Id, Pos2, Rect, Sense, Stroke, Ui, vec2};
use std::sync::Arc;

/// What a stretch of the text is.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Mark {
    Timex(u32),
    Mention(usize),
    Figure(usize),
}

/// Draws a paragraph; its names, dates and figures can be clicked.
pub fn paragraph(
    ui: &mut Ui,
    panes: &mut Panes,
    id: DocId,
    document: &Document,
    span: Span,
    reused: &[Reused],
) {
    let marks = marks(panes, document, span);
    let text = span.of(&document.text);
    let shown = text.replace('\n', " ");
    let job = layout(ui, panes, &shown);
    let galley = ui.painter().layout_job(job);
    let size = vec2(ui.available_width(), galley.size().y + 12.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click_and_drag());
    let at = rect.min;
    let label = || egui::WidgetInfo::labeled(egui::Role::Label, true, &shown);
    response.widget_info(label);
    let places = Places::new(&shown);
    let at_chars = |s: Span| {
        let byte = |b: u32| (b.clamp(span.start, span.end) - span.start) as usize;
        (places.char(byte(s.start)), places.char(byte(s.end)))
    };
    let grounds = Grounds {
        ui,
        galley: &galley,
        at,
    };
    for passage in reused.iter().filter(|p| p.span.overlaps(span)) {
        let chars = at_chars(passage.span);
        let rows = rows(&galley, at, chars.0, chars.1);
        let Some(bar) = reused::place(&rows, at.x).filter(|b| ui.is_rect_visible(*b)) else {
            continue;
        };
        let response = reused::sense(ui, bar, Id::unique((id, span.start, passage.span.start)));
        if response.hovered() || response.has_focus() {
            grounds.paint(chars, Theme::of(ui).same_words_ground, None);
        }
        reused::bar(ui, panes, id, passage, bar, response);
    }
    if let Some(lit) = lit_sentence(panes, id).filter(|s| s.overlaps(span)) {
        grounds.paint(at_chars(lit), Theme::of(ui).accent_ground, None);
    }
    for (mark_span, mark) in &marks {
        let (colour, ground) = colours(Theme::of(ui), document, *mark);
        grounds.paint(at_chars(*mark_span), ground, Some(colour));
    }
    let ink = Theme::of(ui).ink;
    LabelSelectionState::label_text_selection(
        ui,
        &response,
        at,
        Arc::clone(&galley),
        ink,
        Stroke::NONE,
    );
    for (mark_span, mark) in &marks {
        let (start, end) = at_chars(*mark_span);
        for (i, rect) in rows(&galley, at, start, end).into_iter().enumerate() {
            if ui.is_rect_visible(rect) {
                one_mark(ui, panes, id, document, *mark_span, *mark, rect, i == 0);
            }
        }
    }
    if let Some(sentence) = explained(panes, id, document).filter(|s| span.contains(*s)) {
        let (start, end) = at_chars(sentence);
        let rows = rows(&galley, at, start, end);
        if let (Some(date), Some(first), Some(last)) =
            (panes.local.why_at, rows.first(), rows.last())
        {
            let beside = Rect::from_x_y_ranges(date.x_range(), first.top()..=last.bottom());
            panes.local.why_at = Some(beside);
        }
    }
}

/// The sentence of the date whose reason is shown: the reason must not cover it.
fn explained(panes: &Panes, id: DocId, document: &Document) -> Option<Span> {
    let why = panes.state.why.filter(|w| w.document == id)?;
    let date = document.timexes.get(why.timex as usize)?.span;
    let at = (document.sentences).partition_point(|s| s.end <= date.start);
    document.sentences.get(at).copied()
}

/// Names, dates and figures of the paragraph, ordered, not overlapping: dates go before names.
fn marks(panes: &Panes, document: &Document, span: Span) -> Vec<(Span, Mark)> {
    let on = panes.local.marks;
    let mut found: Vec<(Span, Mark)> = Vec::new();
    if on.dates {
        let all = document.timexes.iter().enumerate();
        let inside = all.filter(|(_, t)| span.contains(t.span));
        found.extend(inside.map(|(i, t)| (t.span, Mark::Timex(i as u32))));
    }
    if on.names {
        let all = document.mentions.iter().enumerate();
        let inside = all.filter(|(_, m)| span.contains(m.span));
        found.extend(inside.map(|(i, m)| (m.span, Mark::Mention(i))));
    }
    if on.figures {
        let all = document.figures.iter().enumerate();
        let inside = all.filter(|(_, f)| span.contains(f.span));
        found.extend(inside.map(|(i, f)| (f.span, Mark::Figure(i))));
    }
    // Stable: of marks that begin together the one found first stays.
    found.sort_by_key(|(span, _)| span.start);
    let mut end = 0;
    found.retain(|(span, _)| {
        let free = span.start >= end;
        if free {
            end = span.end;
        }
        free
    });
    found
}

/// The text, with the words looked for on their own ground.
fn layout(ui: &Ui, panes: &Panes, shown: &str) -> LayoutJob {
    let theme = Theme::of(ui);
    let size = measures().text.read;
    let plain = TextFormat {
        font_id: Face::Serif.size(size.0),
        line_height: Some(size.1),
        color: theme.ink,
        ..TextFormat::default()
    };
    let hit = TextFormat {
        background: theme.warning_ground,
        ..plain.clone()
    };
    let mut job = LayoutJob::default();
    job.wrap.max_width = ui.available_width();
    let mut at = 0;
    for span in panes.state.results().matcher.hits(shown) {
        let range = span.range();
        job.append(&shown[at..range.start], 0.0, plain.clone());
        job.append(&shown[range.clone()], 0.0, hit.clone());
        at = range.end;
    }
    job.append(&shown[at..], 0.0, plain);
    job
}

/// Paints what lies under the letters.
struct Grounds<'a> {
    ui: &'a Ui,
    galley: &'a Galley,
    at: Pos2,
}

impl Grounds<'_> {
    /// A ground under these characters, with a line below if there is a colour for it.
    fn paint(&self, (start, end): (usize, usize), ground: Color32, line: Option<Color32>) {
        for rect in rows(self.galley, self.at, start, end) {
            let rect = rect.expand2(vec2(1.5, 0.0));
            self.ui
                .painter()
                .rect_filled(rect, measures().radius.small, ground);
            if let Some(colour) = line {
                let y = rect.bottom() - 0.75;
                self.ui
                    .painter()
                    .hline(rect.x_range(), y, Stroke::new(1.5, colour));
            }
        }
    }
}

/// The sentence of the selected event, if it is in this article.
fn lit_sentence(panes: &Panes, id: DocId) -> Option<Span> {
    let event = panes.state.corpus().event(panes.state.selection.event?);
    (event.document == id).then_some(event.span)
}

fn colours(theme: &Theme, document: &Document, mark: Mark) -> (Color32, Color32) {
    match mark {
        Mark::Timex(_) => (theme.date, theme.date_ground),
        Mark::Mention(i) => {
            let kind = document.mentions[i].kind;
            (theme.kind(kind), theme.kind_ground(kind))
        }
        Mark::Figure(_) => (theme.other, theme.other_ground),
    }
}

/// A mark that can be clicked; the first row of it has the name that screen readers read.
#[allow(clippy::too_many_arguments)]
fn one_mark(
    ui: &Ui,
    panes: &mut Panes,
    id: DocId,
    document: &Document,
    span: Span,
    mark: Mark,
    rect: Rect,
    first: bool,
) {
    let theme = Theme::of(ui);
    let salt = ("mark", id, span.start, rect.top() as i32);
    let response = ui.interact(rect, ui.scope_id().with(salt), Sense::click());
    let words = span.of(&document.text);
    let name = match mark {
        Mark::Timex(_) => format!("Date: {words}"),
        Mark::Mention(_) => format!("Name: {words}"),
        Mark::Figure(_) => format!("Figure in text: {words}"),
    };
    if first {
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, &name));
    }
    let is_why = |timex| {
        panes.state.why
            == Some(Why {
                document: id,
                timex,
            })
    };
    let chosen = matches!(mark, Mark::Timex(timex) if is_why(timex));
    if chosen || response.hovered() || response.has_focus() {
        let (colour, _) = colours(theme, document, mark);
        let stroke = Stroke::new(if chosen { 2.0 } else { 1.0 }, colour);
        let ring = rect.expand2(vec2(2.0, 0.0));
        ui.painter()
            .rect_stroke(ring, 4.0, stroke, egui::StrokeKind::Inside);
    }
    if chosen && first {
        panes.local.why_at = Some(rect);
    }
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    let response = response.on_hover_ui(|ui| {
        ui.set_max_width(ui.spacing().tooltip_width);
        ui.label(hint(panes, document, mark));
    });
    if response.clicked() {
        match mark {
            Mark::Timex(timex) => {
                panes.local.why_at = Some(rect);
                panes.send(Command::Why((!chosen).then_some(Why {
                    document: id,
                    timex,
                })));
            }
            Mark::Mention(i) => {
                let entity = panes.state.corpus().entity(document.mentions[i].entity);
                let (field, key) = (field(entity.kind), entity.key.clone());
                panes.send(Command::Filter(field, key, Standing::Included));
            }
            Mark::Figure(_) => {}
        }
    }
}

fn hint(panes: &Panes, document: &Document, mark: Mark) -> String {
    match mark {
        Mark::Timex(i) => {
            let timex = &document.timexes[i as usize];
            let date = timex
                .interval
                .map_or_else(|| "no calendar date".to_owned(), timeline::label);
            format!("{date}\n{}\nClick: why this date?", timex.value)
        }
        Mark::Mention(i) => {
            let entity = panes.state.corpus().entity(document.mentions[i].entity);
            let forms: Vec<&str> = entity
                .aliases
                .iter()
                .take(6)
                .map(|a| a.text.as_str())
                .collect();
            let plural = if entity.documents == 1 { "" } else { "s" };
            let (mentions, documents) = (entity.mentions, entity.documents);
            let forms = forms.join(", ");
            let why: Vec<String> = entity::why(document, i)
                .iter()
                .map(|reason| format!("\n· {reason}"))
                .collect();
            let (why, sure) = (why.concat(), document.mentions[i].score * 100.0);
            format!(
                "{}\nalso: {forms}\n{mentions} mentions in {documents} article{plural}\n{sure:.0} % sure{why}\nClick to filter",
                entity.name
            )
        }
        Mark::Figure(i) => {
            let figure = &document.figures[i];
            format!(
                "{} {}",
                amount(figure),
                figure.of.as_deref().unwrap_or_default()
            )
        }
    }
}

/// Byte offsets to counts of characters.
struct Places {
    starts: Vec<usize>,
}

impl Places {
    fn new(text: &str) -> Self {
        Self {
            starts: text.char_indices().map(|(i, _)| i).collect(),
        }
    }

    fn char(&self, byte: usize) -> usize {
        self.starts.partition_point(|s| *s < byte)
    }
}

/// The rectangles, one a row, that characters take.
fn rows(galley: &Galley, at: Pos2, start: usize, end: usize) -> Vec<Rect> {
    let mut out = Vec::new();
    let mut first = 0;
    for row in &galley.rows {
        let count = row.char_count_including_newline().0;
        let (a, b) = (start.max(first), end.min(first + count));
        if a < b {
            let left = row.pos.x + row.x_offset(CharIndex(a - first));
            let right = row.pos.x + row.x_offset(CharIndex(b - first));
            let top = row.pos.y;
            let rect = Rect::from_min_max(
                at + vec2(left, top + 2.0),
                at + vec2(right, top + row.height() - 1.0),
            );
            out.push(rect);
        }
        first += count;
    }
    out
}
