//! The reader: an article with its dates and names marked.

mod page;
mod paragraph;
mod reused;

use super::articles::copies_of;
use super::empty::empty;
use super::naming::{date, thin};
use super::offers::offers;
use super::published::published_chip;
use crate::app::{Command, State, Step};
use crate::ledger::{self, Reused};
use crate::model::{DocId, Document};
use crate::ui::interface::Panes;
use crate::ui::theme::{Face, Theme, measures};
use crate::ui::widgets::{cut, link, quiet, regular, text, text_wrapped, toggle};
use egui::{Align, Frame, Layout, Margin, Popup, Rect, Sense, Stroke, Ui, UiBuilder, vec2};
use page::Page;
use std::collections::BTreeSet;

pub use reused::next as next_reused;

/// Longest line, in points: 72 characters of the reading face.
const MEASURE: f32 = 560.0;

/// Draws the article that is open. `covers` says that it lies over the list.
pub fn reader(ui: &mut Ui, panes: &mut Panes, covers: bool) {
    let corpus = panes.state.corpus();
    let Some(id) = panes.state.selection.document else {
        nothing_open(ui, panes);
        return;
    };
    let Some(document) = corpus.documents.get(id.0 as usize) else {
        return;
    };
    head(ui, panes, id, covers);
    let room = ui.available_rect_before_wrap();
    let width = (room.width() - 56.0).clamp(120.0, MEASURE);
    let left = 34.0_f32.min((room.width() - width) / 2.0) - reused::MARGIN;
    let column = Rect::from_min_max(room.min + vec2(left, 0.0), room.max);
    let mut ui = ui.new_child(UiBuilder::new().max_rect(column));
    let page = Page::new(document);
    let paragraph = page.wanted(panes, id, document);
    let reuse = panes.state.view.reuse();
    let reused = reuse.map_or_else(Vec::new, |reuse| ledger::reused(reuse, id));
    let margin = Margin {
        left: reused::MARGIN as i8,
        ..Margin::ZERO
    };
    let mut list = std::mem::take(&mut panes.local.reader);
    let key = (panes.state.view.generation, id);
    let estimate = |i: usize| page.estimate(i, width, measures().text.read);
    list.show(&mut ui, &key, page.len(), paragraph, estimate, |item| {
        Frame::NONE.inner_margin(margin).show(item.ui, |ui| {
            ui.set_max_width(width);
            match page.paragraph(item.index) {
                None => title(ui, panes, id, document, &reused),
                Some(span) => paragraph::paragraph(ui, panes, id, document, span, &reused),
            }
        });
    });
    panes.local.reader = list;
}

fn nothing_open(ui: &mut Ui, panes: &mut Panes) {
    if panes.state.corpus().documents.is_empty() {
        empty(ui, panes, "articles");
        return;
    }
    let theme = Theme::of(ui);
    Frame::NONE.inner_margin(Margin::same(34)).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 8.0;
        let words = "Click an event or a mark on the timeline to read it here.";
        text_wrapped(ui, words, Face::Serif, measures().text.read, theme.ink2);
        let keys = "J and K go from event to event, [ and ] from article to article.";
        text_wrapped(ui, keys, Face::Regular, measures().text.small, theme.ink3);
    });
}

/// Which of how many, what is marked, and what else can be done.
fn head(ui: &mut Ui, panes: &mut Panes, id: DocId, covers: bool) {
    let theme = Theme::of(ui);
    let size = vec2(ui.available_width(), measures().panel.tabs);
    let (strip, _) = ui.allocate_exact_size(size, Sense::hover());
    ui.painter().rect_filled(strip, 0.0, theme.panel);
    ui.painter().hline(
        strip.x_range(),
        strip.bottom() - 0.5,
        Stroke::new(1.0, theme.line),
    );
    let inner = strip.shrink2(vec2(14.0, 4.0));
    let mut ui = ui.new_child(
        UiBuilder::new()
            .max_rect(inner)
            .layout(Layout::left_to_right(Align::Center)),
    );
    if covers && quiet(&mut ui, "‹ List").clicked() {
        panes.local.reader_covers = false;
    }
    let ui = &mut ui;
    ui.spacing_mut().item_spacing.x = 4.0;
    let previous = quiet(ui, "‹")
        .accessible_name("Previous article")
        .on_hover_text("Previous ([)");
    if previous.clicked() {
        panes.send(Command::StepDocument(Step::Previous));
    }
    let next = quiet(ui, "›")
        .accessible_name("Next article")
        .on_hover_text("Next (])");
    if next.clicked() {
        panes.send(Command::StepDocument(Step::Next));
    }
    let documents = &panes.state.answer.articles;
    let place = match documents.iter().position(|d| *d == id) {
        Some(i) => format!("{} of {}", thin(i + 1), thin(documents.len())),
        None => "not among those asked for".to_owned(),
    };
    text(ui, &place, Face::Regular, measures().text.body, theme.ink2);
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        compare_with(ui, panes, id);
        if ui.available_width() > 180.0 {
            let marks = panes.local.marks;
            for (words, on, which) in [
                ("Figures", marks.figures, 2),
                ("Dates", marks.dates, 1),
                ("Names", marks.names, 0),
            ] {
                let name = format!("Mark {}", words.to_lowercase());
                if toggle(ui, words, on).accessible_name(name).clicked() {
                    let marks = &mut panes.local.marks;
                    match which {
                        0 => marks.names = !marks.names,
                        1 => marks.dates = !marks.dates,
                        _ => marks.figures = !marks.figures,
                    }
                }
            }
        }
    });
}

fn compare_with(ui: &mut Ui, panes: &mut Panes, id: DocId) {
    let button = regular(ui, "Compare with…", measures().row.button_small);
    Popup::menu(&button).show(|ui| {
        ui.set_width(380.0);
        if let Some(other) = offers(ui, panes, id, &[]) {
            panes.send(Command::Compare(vec![id, other]));
        }
    });
}

fn title(ui: &mut Ui, panes: &mut Panes, id: DocId, document: &Document, reused: &[Reused]) {
    let theme = Theme::of(ui);
    let sizes = &measures().text;
    ui.add_space(22.0);
    ui.spacing_mut().item_spacing.y = 6.0;
    text_wrapped(
        ui,
        &document.title,
        Face::SerifStrong,
        sizes.title,
        theme.ink,
    );
    ui.spacing_mut().interact_size.y = measures().row.chip;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let source = panes.state.view.index.source(id);
        text(ui, source, Face::Strong, sizes.small, theme.ink);
        // The dot goes with what follows it, so that none is left at the end of a line.
        let dotted = |ui: &mut Ui, words: &str| {
            let words = format!("·  {words}");
            text(ui, &words, Face::Regular, sizes.small, theme.ink2);
        };
        if let Some(byline) = &document.byline {
            dotted(ui, byline);
        }
        dotted(ui, &date(document));
        published_chip(ui, panes, id, &document.published);
        dotted(ui, &format!("{} words", thin(document.words())));
    });
    near_copies(ui, panes, id, document);
    reused::line(ui, panes, id, reused);
    ui.add_space(10.0);
}

/// Says of which article it is a near-copy, or which articles are near-copies of it.
fn near_copies(ui: &mut Ui, panes: &mut Panes, id: DocId, document: &Document) {
    let copies = copies_of(panes, id);
    let (words, beside) = if let Some(duplicate) = document.duplicate {
        let first = &panes.state.corpus().document(duplicate.of).title;
        let like = duplicate.likeness * 100.0;
        let words = format!("{like:.0} % the same words as “{first}”");
        (words, vec![duplicate.of, id])
    } else if !copies.is_empty() {
        let sources: BTreeSet<&str> = (copies.iter())
            .map(|copy| panes.state.view.index.source(*copy))
            .collect();
        let sources: Vec<&str> = sources.into_iter().collect();
        let plural = if copies.len() == 1 { "y" } else { "ies" };
        let count = thin(copies.len());
        let words = format!("+{count} near-cop{plural}: {}", sources.join(", "));
        let all = std::iter::once(id).chain(copies);
        (words, all.take(State::MOST_COMPARED).collect())
    } else {
        return;
    };
    let (size, ink) = (measures().text.small, Theme::of(ui).ink2);
    ui.horizontal(|ui| {
        let width = (ui.available_width() - 70.0).clamp(80.0, 420.0);
        cut(ui, &words, Face::Regular, size, ink, width, Sense::hover());
        if link(ui, "compare").clicked() {
            panes.send(Command::Compare(beside));
        }
    });
}
