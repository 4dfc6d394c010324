//! Which articles are compared: each opens a menu to show, replace or take it off.

use super::called;
use super::paging::choose;
use crate::app::{Command, Compared, Screen, State};
use crate::model::DocId;
use crate::timeline;
use crate::ui::interface::Panes;
use crate::ui::panels::naming::short;
use crate::ui::panels::offers::{head, offers};
use crate::ui::theme::{Face, Theme, measures};
use crate::ui::widgets::{quiet, text};
use egui::{Button, Popup, Response, RichText, ScrollArea, Ui, vec2};

/// Room below which adding an article is a sign alone.
const NARROW: f32 = 380.0;
/// At both sides of an article's name.
const PADDING: f32 = 6.0;

/// The articles; each opens a menu.
pub fn articles(ui: &mut Ui, panes: &mut Panes, compared: Option<&Compared>) {
    let theme = Theme::of(ui);
    let documents = panes.state.comparing.clone();
    let room = ui.available_width();
    let full = documents.len() >= State::MOST_COMPARED;
    // In a small window the names need the room.
    let narrow = room < NARROW;
    let rest = match (full, narrow) {
        (true, _) => 24.0,
        (false, true) => 48.0,
        (false, false) => 130.0,
    };
    let each = ((room - rest) / documents.len().max(1) as f32).clamp(44.0, 260.0);
    ScrollArea::horizontal()
        .id_salt("compared articles")
        .auto_shrink([true, false])
        .scroll_bar_visibility(egui::scroll_area::ScrollBarVisibility::AlwaysHidden)
        .show(ui, |ui| {
            ui.horizontal_centered(|ui| {
                ui.spacing_mut().item_spacing.x = 2.0;
                ui.add_space(6.0);
                for (i, id) in documents.iter().enumerate() {
                    article(ui, panes, compared, i, *id, each);
                    if i == 0 && documents.len() == 2 && room > 360.0 {
                        let size = measures().text.body;
                        text(ui, "with", Face::Regular, size, theme.ink2);
                    }
                }
                if !full && panes.state.pasted {
                    if more(ui, "+ Add a text", narrow).clicked() {
                        panes.send(Command::Show(Screen::Scratch));
                    }
                } else if !full {
                    add(ui, panes, &documents, narrow);
                }
            });
        });
}

fn article(
    ui: &mut Ui,
    panes: &mut Panes,
    compared: Option<&Compared>,
    index: usize,
    id: DocId,
    width: f32,
) {
    let theme = Theme::of(ui);
    let facing = compared.map(|c| &c.facing);
    let shown = facing.is_none_or(|f| f.column(index).is_some());
    let many = panes.state.comparing.len() > 2;
    let name = called(panes, id);
    let document = panes.state.faced().corpus.documents.get(id.0 as usize);
    let when = document
        .and_then(|d| d.published.moment)
        .map(|m| short(&timeline::label(m.interval())));
    let ink = if shown { theme.ink } else { theme.ink3 };
    let font = Face::Medium.size(measures().text.body.0);
    // The date where it has room whole: half of one says nothing.
    let fits = |words: &String| {
        let galley = ui
            .painter()
            .layout_no_wrap(words.clone(), font.clone(), ink);
        galley.size().x + 2.0 * PADDING <= width
    };
    let dated = when.map(|when| format!("{name}, {when}")).filter(fits);
    let words = dated.unwrap_or_else(|| name.clone());
    let label = RichText::new(&words).font(font).color(ink);
    let button = ui.scope(|ui| {
        ui.spacing_mut().button_padding = vec2(PADDING, 2.0);
        ui.set_max_width(width);
        let mut button = Button::new(label)
            .truncate()
            .frame_when_inactive(many && shown)
            .min_size(vec2(0.0, measures().row.button_small));
        if many && shown {
            button = button.fill(theme.hover);
        }
        ui.add(button)
    });
    let title = document.map_or("", |d| &d.title);
    let button = button
        .inner
        .accessible_name(format!("Article {}: {words}", index + 1))
        .on_hover_text(title);
    Popup::menu(&button).show(|ui| menu(ui, panes, compared, index, id));
}

fn menu(ui: &mut Ui, panes: &mut Panes, compared: Option<&Compared>, index: usize, id: DocId) {
    ui.set_width(380.0);
    let documents = panes.state.comparing.clone();
    if let Some(compared) = compared {
        if documents.len() > 2 {
            faced(ui, panes, compared, index);
        }
        // What is compared of pasted texts is chosen where they are pasted.
        if panes.state.pasted {
            if ui.button("Edit the texts").clicked() {
                panes.send(Command::Show(Screen::Scratch));
            }
            return;
        }
        if index > 0 && ui.button("Make it the left one").clicked() {
            let mut order = documents.clone();
            order.swap(0, index);
            panes.send(Command::Compare(order));
        }
    }
    if ui.button("Open in the reader").clicked() {
        panes.send(Command::OpenDocument(id));
        panes.send(Command::Show(Screen::Explorer));
    }
    if documents.len() > 2 && ui.button("Take off").clicked() {
        let rest = documents.iter().copied().filter(|d| *d != id);
        panes.send(Command::Compare(rest.collect()));
    }
    ui.separator();
    head(ui, "Replace by one of these");
    let replace = |other: DocId| {
        let mut order = documents.clone();
        order[index] = other;
        order
    };
    choose_from(ui, panes, &documents, id, replace);
}

/// Shows an article beside the first, or takes it out of view.
fn faced(ui: &mut Ui, panes: &mut Panes, compared: &Compared, index: usize) {
    let mut shown: Vec<usize> = compared.facing.sheets.iter().map(|s| s.article).collect();
    let is_shown = shown.contains(&index);
    if !is_shown {
        if ui.button("Show side by side").clicked() {
            shown.push(index);
            choose(panes, shown.clone());
        }
        if ui.button("Show beside the left one alone").clicked() {
            choose(panes, vec![shown[0], index]);
        }
    } else if shown.len() > 2 && ui.button("Hide").clicked() {
        shown.retain(|i| *i != index);
        choose(panes, shown);
    }
}

fn more(ui: &mut Ui, words: &str, narrow: bool) -> Response {
    let button = quiet(ui, if narrow { "+" } else { words });
    button.accessible_name(words)
}

fn add(ui: &mut Ui, panes: &mut Panes, documents: &[DocId], narrow: bool) {
    let button = more(ui, "+ Add an article", narrow);
    let first = documents.first().copied().unwrap_or(DocId(0));
    Popup::menu(&button).show(|ui| {
        ui.set_width(380.0);
        choose_from(ui, panes, documents, first, |other| {
            let mut all = documents.to_vec();
            all.push(other);
            all
        });
    });
}

/// Articles to choose from; `made` says what is compared then.
fn choose_from(
    ui: &mut Ui,
    panes: &mut Panes,
    documents: &[DocId],
    to: DocId,
    made: impl Fn(DocId) -> Vec<DocId>,
) {
    if let Some(other) = offers(ui, panes, to, documents) {
        panes.send(Command::Compare(made(other)));
    }
}
