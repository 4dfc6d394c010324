//! What the article has in common with others word for word: a bar in the margin, a line in its head.

use crate::app::{Command, State};
use crate::ledger::Reused;
use crate::model::DocId;
use crate::ui::interface::Panes;
use crate::ui::panels::naming::{date, short, thin, who};
use crate::ui::theme::{Face, Theme, measures};
use crate::ui::widgets::{job, link};
use egui::{CornerRadius, CursorIcon, Id, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui};
use egui::{WidgetInfo, vec2};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// From the bar to the words.
pub const MARGIN: f32 = 18.0;
/// Width of the bar, the same as of "same words" in the comparison.
const BAR: f32 = 3.0;
/// Most articles named in a hint.
const NAMED: usize = 6;

/// Where a passage's bar stands beside its rows; left of the words.
pub fn place(rows: &[Rect], left: f32) -> Option<Rect> {
    let (first, last) = (rows.first()?, rows.last()?);
    let (top, bottom) = (first.top(), last.bottom());
    Some(Rect::from_x_y_ranges(
        left - MARGIN..=left - MARGIN + BAR,
        top..=bottom,
    ))
}

/// Is to be called before the words are drawn: what the bar lights lies under them.
pub fn sense(ui: &Ui, bar: Rect, salt: Id) -> Response {
    let area = bar.expand2(vec2(4.0, 0.0));
    ui.interact(area, ui.scope_id().with(("reused", salt)), Sense::click())
}

/// Draws the bar. A click puts the article beside those that have the words too.
pub fn bar(ui: &Ui, panes: &mut Panes, id: DocId, passage: &Reused, bar: Rect, response: Response) {
    let theme = Theme::of(ui);
    let lit = response.hovered() || response.has_focus();
    let wide = if lit {
        bar.expand2(vec2(1.0, 0.0))
    } else {
        bar
    };
    ui.painter()
        .rect_filled(wide, CornerRadius::same(1), theme.same_words_edge);
    if response.has_focus() {
        let stroke = Stroke::new(2.0, theme.accent);
        ui.painter()
            .rect_stroke(response.rect, 3.0, stroke, StrokeKind::Inside);
    }
    let name = name(panes, passage);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    let response = response.on_hover_ui(|ui| {
        ui.set_max_width(ui.spacing().tooltip_width);
        ui.label(hint(panes, passage));
    });
    if response.clicked() {
        let others = passage.elsewhere.keys().copied();
        let all = std::iter::once(id).chain(others).take(State::MOST_COMPARED);
        panes.send(Command::ComparePassage(all.collect(), passage.span.start));
    }
}

/// "41 words also in Tidewater Post", "41 words also in 3 articles".
fn name(panes: &Panes, passage: &Reused) -> String {
    let (words, count) = (thin(passage.words as usize), passage.elsewhere.len());
    match passage.elsewhere.keys().next() {
        Some(only) if count == 1 => {
            let source = who(&panes.state.view, *only);
            format!("{words} words also in {source}")
        }
        _ => format!("{words} words also in {} articles", thin(count)),
    }
}

fn hint(panes: &Panes, passage: &Reused) -> String {
    let state = panes.state;
    let one = |id: &DocId| {
        let document = state.corpus().document(*id);
        let (source, date) = (state.view.index.source(*id), short(&date(document)));
        format!("\n{source}, {date}: {}", document.title)
    };
    let named: String = passage.elsewhere.keys().take(NAMED).map(one).collect();
    let more = match passage.elsewhere.len().saturating_sub(NAMED) {
        0 => String::new(),
        n => format!("\nand {} more", thin(n)),
    };
    let words = thin(passage.words as usize);
    format!("{words} words stand word for word in{named}{more}\nClick to compare")
}

/// How many passages stand elsewhere; leads to the next of them, or puts the articles side by side.
pub fn line(ui: &mut Ui, panes: &mut Panes, id: DocId, reused: &[Reused]) {
    if reused.is_empty() {
        return;
    }
    let theme = Theme::of(ui);
    let mut shared: BTreeMap<DocId, u32> = BTreeMap::new();
    for passage in reused {
        for other in passage.elsewhere.keys() {
            *shared.entry(*other).or_default() += passage.words;
        }
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let (sign, _) = ui.allocate_exact_size(vec2(BAR, 13.0), Sense::hover());
        ui.painter()
            .rect_filled(sign, CornerRadius::same(1), theme.same_words_edge);
        let passages = match reused.len() {
            1 => "1 passage stands".to_owned(),
            n => format!("{} passages stand", thin(n)),
        };
        let articles = match shared.len() {
            1 => "another article".to_owned(),
            n => format!("{} other articles", thin(n)),
        };
        let words = format!("{passages} word for word in {articles}");
        let small = measures().text.small;
        ui.add(egui::Label::new(job(&words, Face::Regular, small, theme.ink2)).truncate());
        if link(ui, "next passage")
            .on_hover_text("Go to the next of them (R)")
            .clicked()
        {
            next(panes);
        }
        if link(ui, "compare all").clicked() {
            let mut others: Vec<(DocId, u32)> = shared.into_iter().collect();
            others.sort_by_key(|(d, words)| (Reverse(*words), *d));
            let others = others.into_iter().map(|(d, _)| d);
            let all = std::iter::once(id).chain(others).take(State::MOST_COMPARED);
            panes.send(Command::ComparePassage(all.collect(), reused[0].span.start));
        }
    });
}

/// Brings the next passage that stands elsewhere into view; after the last the first.
pub fn next(panes: &mut Panes) {
    let Some(id) = panes.state.selection.document else {
        return;
    };
    let found = match panes.state.view.reuse() {
        Some(reuse) => crate::ledger::reused(reuse, id),
        None => Vec::new(),
    };
    let event = panes.state.selection.event;
    let read = event.map(|e| panes.state.corpus().event(e).span.start);
    let sent = panes.local.reader_at.filter(|(d, _)| *d == id);
    let at = sent.map(|(_, byte)| byte).or(read);
    let starts = || found.iter().map(|p| p.span.start);
    let after = at.and_then(|at| starts().find(|s| *s > at));
    if let Some(byte) = after.or_else(|| starts().next()) {
        panes.send(Command::Why(None));
        panes.local.reader_covers = true;
        panes.local.reader_at = Some((id, byte));
    }
}
