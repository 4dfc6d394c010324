//! Where an article's publication date is from, and a field to correct it.

use super::naming::date;
use crate::app::{Command, read_date};
use crate::model::{DocId, Document, Moment, Published, PublishedBy};
use crate::timeline;
use crate::ui::interface::Panes;
use crate::ui::theme::{Face, Theme, measures};
use crate::ui::widgets::{self, Chip, chip, ghost, text_wrapped};
use egui::{Key, TextEdit, Ui};

/// What becomes of a date that is set.
const HOLDS: &str = "A date that you set holds until another folder is opened. No file is changed.";

/// How a publication date became known, and whether that is sure.
fn method(by: PublishedBy) -> (&'static str, bool) {
    match by {
        PublishedBy::Meta => ("from the page's metadata", true),
        PublishedBy::Header => ("from the page's header", true),
        PublishedBy::Dateline => ("from the dateline", true),
        PublishedBy::Url => ("from the page's address", true),
        PublishedBy::FileName => ("from the file's name", true),
        PublishedBy::Given => ("given by you", true),
        PublishedBy::Inferred => ("date inferred", false),
        PublishedBy::Unknown => ("no date found", false),
    }
}

/// A chip in the reader's head that says it, and opens the popover.
pub fn published_chip(ui: &mut Ui, panes: &mut Panes, id: DocId, published: &Published) {
    let theme = Theme::of(ui);
    let (words, sure) = method(published.by);
    let (colour, ground) = match sure {
        true => (theme.date, theme.date_ground),
        false => (theme.warning, theme.warning_ground),
    };
    let shown = panes.state.published_shown == Some(id);
    let response = chip(ui, &Chip::new(words, colour, ground));
    if shown || response.clicked() {
        panes.local.published_at = Some(response.rect);
    }
    if response.clicked() {
        panes.local.published.clear();
        panes.send(Command::ShowPublished((!shown).then_some(id)));
    }
    response.on_hover_text("Where the date of publication is from. Click to change it");
}

/// Draws the popover, if one is asked for.
pub fn popover(ui: &Ui, panes: &mut Panes) {
    let Some(id) = panes.state.published_shown else {
        return;
    };
    let Some(document) = panes.state.corpus().documents.get(id.0 as usize) else {
        return;
    };
    let left = widgets::popover(ui, "published", panes.local.published_at, |ui| {
        content(ui, panes, id, document);
    });
    let another = |c: &Command| matches!(c, Command::ShowPublished(_));
    if left && !panes.commands.iter().any(another) {
        panes.send(Command::ShowPublished(None));
    }
}

fn content(ui: &mut Ui, panes: &mut Panes, id: DocId, document: &Document) {
    let theme = Theme::of(ui);
    let sizes = &measures().text;
    ui.spacing_mut().item_spacing.y = 4.0;
    let head = match document.published.moment {
        Some(_) => format!("Published {}", date(document)),
        None => "Published on an unknown day".to_owned(),
    };
    text_wrapped(ui, &head, Face::Strong, sizes.body, theme.ink);
    for (line, ink) in origin(&document.published, theme) {
        text_wrapped(ui, &line, Face::Regular, sizes.small, ink);
    }
    ui.add_space(6.0);
    field(ui, panes, id, &document.language);
    text_wrapped(ui, HOLDS, Face::Regular, sizes.small, theme.ink2);
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        if let Some(as_read) = panes.state.as_read.get(&document.path) {
            let words = match as_read.moment {
                Some(moment) => format!("As read: {}", timeline::label(moment.interval())),
                None => "As read: no date".to_owned(),
            };
            if ghost(ui, &words).clicked() {
                panes.send(Command::PublishAsRead(id));
            }
        }
        let close = ghost(ui, "Close").accessible_name("Close the date of publication");
        if close.clicked() {
            panes.send(Command::ShowPublished(None));
        }
    });
}

/// What the date was read from, and what was assumed.
fn origin(published: &Published, theme: &Theme) -> Vec<(String, egui::Color32)> {
    let (words, sure) = method(published.by);
    let mut lines = Vec::new();
    if sure {
        lines.push((sentence(words), theme.ink2));
    }
    if !published.evidence.is_empty() {
        lines.push((format!("“{}”", published.evidence), theme.ink2));
    }
    if published.by == PublishedBy::Unknown {
        let words = "Words such as “yesterday” have no date until you give one.";
        lines.push((words.to_owned(), theme.ink2));
    }
    if let Some(assumed) = &published.assumed {
        lines.push((format!("▲ assumed: {assumed}"), theme.warning));
    }
    lines
}

fn sentence(words: &str) -> String {
    let (first, rest) = words.split_at(1);
    format!("{}{rest}.", first.to_uppercase())
}

fn field(ui: &mut Ui, panes: &mut Panes, id: DocId, language: &str) {
    let theme = Theme::of(ui);
    let sizes = &measures().text;
    let mut asked = false;
    ui.horizontal(|ui| {
        let width = ui.available_width() - 52.0;
        let field = TextEdit::singleline(&mut panes.local.published)
            .hint_text("Such as 24 Feb 2021")
            .desired_width(width);
        let response = ui.add(field).accessible_name("Date of publication");
        asked = response.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
        asked |= ghost(ui, "Set").clicked();
    });
    let typed = panes.local.published.trim();
    if typed.is_empty() {
        return;
    }
    let read = read_date(typed, language);
    let (words, ink) = match read {
        Some(moment) => (format!("= {}", full(moment)), theme.ink2),
        None => ("Write a day, a month or a year.".to_owned(), theme.warning),
    };
    text_wrapped(ui, &words, Face::Regular, sizes.small, ink);
    if let (true, Some(moment)) = (asked, read) {
        panes.send(Command::Publish(id, moment));
    }
}

/// "Wednesday 24 February 2021", "February 2021".
fn full(moment: Moment) -> String {
    let interval = moment.interval();
    let words = timeline::label(interval);
    match interval.earliest == interval.latest {
        true => format!("{} {words}", timeline::weekday(interval.earliest)),
        false => words,
    }
}
