//! A quotation: its words, speaker and article; several wordings of it side by side.

use crate::app::{Command, Gathered};
use crate::ledger::{How, Manner, Saying, Version, retold};
use crate::query::Standing;
use crate::ui::interface::Panes;
use crate::ui::panels::events::{field, flat, marked};
use crate::ui::panels::gathered::show_place;
use crate::ui::theme::{Face, Theme, measures};
use crate::ui::widgets::{Chip, card, chip, cut, format, link, text};
use egui::text::LayoutJob;
use egui::{
    Align, Color32, CursorIcon, Label, Layout, Response, Role, Sense, Stroke, Ui, UiBuilder, vec2,
};

/// Least width of one of several wordings.
const NARROWEST: f32 = 220.0;
/// Longest part of a quotation that a card shows, in bytes.
const LONGEST: usize = 4_000;

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

fn words(gathered: &Gathered, version: &Version) -> String {
    let document = gathered.view.corpus.document(version.document);
    let mut words = version.span.of(&document.text);
    if words.len() > LONGEST {
        let end = (0..=LONGEST).rev().find(|i| words.is_char_boundary(*i));
        words = &words[..end.unwrap_or_default()];
    }
    flat(words)
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

fn kind(manner: Manner) -> &'static str {
    match manner {
        Manner::Direct => "Quotation",
        Manner::Reported => "Reported",
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
        let (field, name) = (field(entity.kind), entity.name.clone());
        panes.send(Command::Filter(field, name, Standing::Included));
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
        let source = gathered.view.index.source(version.document);
        let width = ui.available_width();
        let small = measures().text.small;
        cut(
            ui,
            source,
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

/// The versions, those with the same words together, in the order of the articles.
fn wordings<'a>(gathered: &Gathered, saying: &'a Saying) -> Vec<Vec<&'a Version>> {
    let mut out: Vec<(String, Vec<&Version>)> = Vec::new();
    for version in &saying.versions {
        let key = plain(&words(gathered, version));
        let same = |(known, of): &&mut (String, Vec<&Version>)| {
            *known == key && of[0].manner == version.manner
        };
        match out.iter_mut().find(same) {
            Some((_, of)) => of.push(version),
            None => out.push((key, vec![version])),
        }
    }
    out.into_iter().map(|(_, of)| of).collect()
}

/// Letters and digits, in lower case.
fn plain(words: &str) -> String {
    let kept = words.chars().filter(|c| c.is_alphanumeric());
    kept.flat_map(char::to_lowercase).collect()
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

/// One wording; a click leads to its sentence.
fn one(
    ui: &mut Ui,
    panes: &mut Panes,
    gathered: &Gathered,
    same: &[&Version],
    whole: Option<&String>,
) {
    let theme = Theme::of(ui);
    let version = same[0];
    let shown = words(gathered, version);
    let source = gathered.view.index.source(version.document).to_owned();
    let under = UiBuilder::new()
        .sense(Sense::click())
        .id_salt((version.document, version.span));
    let response: Response = ui
        .scope_builder(under, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            let lit = ui.response().contains_pointer() || ui.response().has_focus();
            let ink = if lit { theme.accent } else { theme.ink2 };
            let width = ui.available_width();
            tellers(ui, panes, gathered, same, ink);
            let mut job = match whole {
                Some(whole) => altered(theme, &shown, whole),
                None => marked(&shown, &panes.state.results().matcher, theme),
            };
            job.wrap.max_width = width;
            ui.add(Label::new(job).wrap());
        })
        .response;
    let name = format!("{} in {source}: {shown}", kind(version.manner));
    response.widget_info(|| egui::WidgetInfo::labeled(Role::Button, true, &name));
    if response.has_focus() {
        let stroke = Stroke::new(2.0, theme.accent);
        let rect = response.rect.expand(3.0);
        ui.painter()
            .rect_stroke(rect, 4.0, stroke, egui::StrokeKind::Inside);
    }
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    if response.clicked() {
        show_place(panes, version.document, version.span.start);
    }
}

/// The articles that have a wording; where there are several, each leads to its own sentence.
fn tellers(ui: &mut Ui, panes: &mut Panes, gathered: &Gathered, same: &[&Version], ink: Color32) {
    let small = measures().text.small;
    let source = |v: &Version| gathered.view.index.source(v.document);
    let reported = match same[0].manner {
        Manner::Direct => "",
        Manner::Reported => ", reported",
    };
    if let [one] = same {
        let label = format!("{}{reported}", source(one));
        let width = ui.available_width();
        cut(ui, &label, Face::Medium, small, ink, width, Sense::hover());
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 0.0);
        ui.spacing_mut().interact_size.y = small.1;
        for version in same.iter().take(TELLERS) {
            if link(ui, source(version)).clicked() {
                show_place(panes, version.document, version.span.start);
            }
        }
        let more = same.len().saturating_sub(TELLERS);
        if more > 0 {
            text(ui, &format!("+{more}"), Face::Regular, small, ink);
        }
        if !reported.is_empty() {
            text(ui, "reported", Face::Regular, small, ink);
        }
    });
}

/// Most articles named above a wording.
const TELLERS: usize = 6;

/// The words with what they lack and what they have more than `whole`.
fn altered(theme: &Theme, shown: &str, whole: &str) -> LayoutJob {
    let size = measures().text.card;
    let plain = format(Face::Serif, size, theme.ink);
    let mut job = LayoutJob::default();
    for (i, piece) in retold(shown, whole).iter().enumerate() {
        let mut look = plain.clone();
        match piece.how {
            How::Same => {}
            How::Dropped => {
                look.color = theme.ink3;
                look.strikethrough = Stroke::new(1.0, theme.ink3);
            }
            How::Other => {
                look.background = theme.warning_ground;
                look.underline = Stroke::new(1.0, theme.warning);
            }
        }
        if i > 0 {
            job.append(" ", 0.0, plain.clone());
        }
        let words = match piece.how {
            How::Dropped => shortened(&piece.words),
            _ => piece.words.clone(),
        };
        job.append(&words, 0.0, look);
    }
    job
}

/// Most words of a passage left out that are shown.
const DROPPED: usize = 9;

/// The first and last words of a long passage.
fn shortened(words: &str) -> String {
    let all: Vec<&str> = words.split(' ').collect();
    match all.len() {
        0..=DROPPED => words.to_owned(),
        n => format!("{} … {}", all[..4].join(" "), all[n - 3..].join(" ")),
    }
}
