//! One of several wordings of a quotation, with what it lacks and what only it has.

use crate::app::Gathered;
use crate::ledger::{How, Manner, Saying, Version, retold};
use crate::ui::interface::Panes;
use crate::ui::panels::events::{flat, marked};
use crate::ui::panels::gathered::show_place;
use crate::ui::panels::naming::who;
use crate::ui::theme::{Face, Theme, measures};
use crate::ui::widgets::{cut, format, link, text};
use egui::text::LayoutJob;
use egui::{Color32, CursorIcon, Label, Response, Role, Sense, Stroke, Ui, UiBuilder, vec2};

/// The versions, those with the same words together, in the order of the articles.
pub fn wordings<'a>(gathered: &Gathered, saying: &'a Saying) -> Vec<Vec<&'a Version>> {
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

/// One wording; a click leads to its sentence.
pub fn one(
    ui: &mut Ui,
    panes: &mut Panes,
    gathered: &Gathered,
    same: &[&Version],
    whole: Option<&String>,
) {
    let theme = Theme::of(ui);
    let version = same[0];
    let shown = words(gathered, version);
    let source = who(&gathered.view, version.document);
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
    let source = |v: &Version| who(&gathered.view, v.document);
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
    // A row is as high as a button unless this says otherwise.
    ui.spacing_mut().interact_size.y = small.1;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 0.0);
        for version in same.iter().take(TELLERS) {
            if link(ui, &source(version)).clicked() {
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

/// Longest part of a quotation that a card shows, in bytes.
pub const LONGEST: usize = 4_000;

/// What is quoted, as far as a card shows it.
pub fn words(gathered: &Gathered, version: &Version) -> String {
    let document = gathered.view.corpus.document(version.document);
    let mut words = version.span.of(&document.text);
    if words.len() > LONGEST {
        let end = (0..=LONGEST).rev().find(|i| words.is_char_boundary(*i));
        words = &words[..end.unwrap_or_default()];
    }
    flat(words)
}

/// As the interface names it.
pub fn kind(manner: Manner) -> &'static str {
    match manner {
        Manner::Direct => "Quotation",
        Manner::Reported => "Reported",
    }
}
