//! A quotation: its words, speaker and article; several wordings of it side by side.

use super::wording::{LONGEST, kind, one, wordings, words};
use crate::app::{Command, Gathered};
use crate::ledger::{Manner, Saying, Version};
use crate::query::Standing;
use crate::ui::interface::Panes;
use crate::ui::panels::events::{field, marked};
use crate::ui::panels::gathered::show_place;
use crate::ui::panels::naming::who;
use crate::ui::theme::{Face, Theme, measures};
use crate::ui::widgets::{Chip, card, chip, cut, text};
use egui::{Align, Label, Layout, Sense, Ui, vec2};

/// Least width of one of several wordings.
const NARROWEST: f32 = 220.0;

/// A guess at the height of a card.
pub fn estimate(saying: &Saying, width: f32) -> f32 {
    let line = measures().text.card.1;
    let rows = |version: &Version, width: f32| {
        (version.span.len().min(LONGEST) as f32 * 7.0 / width.max(80.0))
            .ceil()
            .max(1.0)
            * line
    };
    let inner = width - 48.0;
    match saying.versions.as_slice() {
        [one] => 50.0 + rows(one, inner),
        many => {
            let columns = columns(inner, many.len());
            let each = inner / columns as f32 - 12.0;
            let tall = many.chunks(columns).map(|row| {
                let highest = row.iter().map(|v| rows(v, each)).fold(0.0, f32::max);
                highest + 34.0
            });
            44.0 + tall.sum::<f32>()
        }
    }
}

fn columns(width: f32, versions: usize) -> usize {
    ((width / NARROWEST) as usize).clamp(1, 3).min(versions)
}

/// Draws the card.
pub fn saying(ui: &mut Ui, panes: &mut Panes, gathered: &Gathered, n: usize) {
    let saying = &gathered.quotes.sayings[n];
    match saying.versions.as_slice() {
        [one] => alone(ui, panes, gathered, one),
        _ => together(ui, panes, gathered, saying),
    }
}

fn alone(ui: &mut Ui, panes: &mut Panes, gathered: &Gathered, version: &Version) {
    let theme = Theme::of(ui);
    let words = words(gathered, version);
    let name = format!("{}: {words}", kind(version.manner));
    let response = card(ui, &name, false, Sense::click(), |ui| {
        ui.spacing_mut().item_spacing.y = 5.0;
        let job = marked(&words, &panes.state.results().matcher, theme);
        ui.add(Label::new(job).wrap());
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            speaker(ui, panes, gathered, version.speaker);
            manner(ui, version.manner);
            source(ui, gathered, version);
        });
    });
    if response.clicked() {
        show_place(panes, version.document, version.span.start);
    }
}

/// Who speaks, as a chip that lists only that speaker; nothing where it is not known.
fn speaker(
    ui: &mut Ui,
    panes: &mut Panes,
    gathered: &Gathered,
    id: Option<crate::model::EntityId>,
) {
    let theme = Theme::of(ui);
    let entity = id.and_then(|id| gathered.view.corpus.entities.get(id.0 as usize));
    let Some(entity) = entity else {
        let small = measures().text.small;
        text(ui, "speaker not found", Face::Regular, small, theme.ink3);
        return;
    };
    let look = Chip::new(
        &entity.name,
        theme.kind(entity.kind),
        theme.kind_ground(entity.kind),
    );
    let response = chip(ui, &look);
    let hint =
        "Click to list what this speaker said; right-click to filter everything by this name";
    let response = response.on_hover_text(hint);
    if response.clicked() {
        let mut asked = panes.state.quotes.clone();
        asked.speaker = Some(id);
        panes.send(Command::AskQuotes(asked));
    }
    if response.secondary_clicked() {
        let (field, key) = (field(entity.kind), entity.key.clone());
        panes.send(Command::Filter(field, key, Standing::Included));
    }
}

/// That the words are the article's own.
fn manner(ui: &mut Ui, manner: Manner) {
    if manner == Manner::Reported {
        let theme = Theme::of(ui);
        let small = measures().text.small;
        text(ui, "reported, not quoted", Face::Regular, small, theme.ink2)
            .on_hover_text("The article gives these words as its own");
    }
}

fn source(ui: &mut Ui, gathered: &Gathered, version: &Version) {
    let theme = Theme::of(ui);
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let source = who(&gathered.view, version.document);
        let width = ui.available_width();
        let small = measures().text.small;
        cut(
            ui,
            &source,
            Face::Regular,
            small,
            theme.ink2,
            width,
            Sense::hover(),
        );
    });
}

/// The wordings side by side. What the longest one has and another lacks is struck through there;
/// what only the other has is underlined.
fn together(ui: &mut Ui, panes: &mut Panes, gathered: &Gathered, saying: &Saying) {
    let theme = Theme::of(ui);
    let longest = (saying.versions.iter())
        .filter(|v| v.manner == Manner::Direct)
        .max_by_key(|v| v.span.len())
        .unwrap_or(&saying.versions[0]);
    let whole = words(gathered, longest);
    let name = format!("Quotation in {} articles: {whole}", saying.articles);
    card(ui, &name, false, Sense::hover(), |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            speaker(ui, panes, gathered, saying.speaker);
            let count = match saying.articles {
                1 => format!("{} times in one article", saying.versions.len()),
                n => format!("in {n} articles"),
            };
            text(ui, &count, Face::Medium, measures().text.small, theme.ink2);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                compare(ui, panes, saying);
            });
        });
        let wordings = wordings(gathered, saying);
        let columns = columns(ui.available_width(), wordings.len());
        let gap = 12.0;
        let each = (ui.available_width() - gap * (columns - 1) as f32) / columns as f32;
        for row in wordings.chunks(columns) {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = gap;
                for same in row {
                    let size = vec2(each, 0.0);
                    let column = Layout::top_down(Align::Min);
                    ui.allocate_ui_with_layout(size, column, |ui| {
                        ui.set_width(each);
                        let other = !same.contains(&longest);
                        one(ui, panes, gathered, same, other.then_some(&whole));
                    });
                }
            });
        }
    });
}

fn compare(ui: &mut Ui, panes: &mut Panes, saying: &Saying) {
    if saying.articles < 2 {
        return;
    }
    let button = crate::ui::widgets::quiet(ui, "Compare");
    if button
        .on_hover_text("Put the articles side by side")
        .clicked()
    {
        let mut documents = Vec::new();
        for version in &saying.versions {
            if !documents.contains(&version.document) {
                documents.push(version.document);
            }
        }
        panes.send(Command::Compare(documents));
    }
}
