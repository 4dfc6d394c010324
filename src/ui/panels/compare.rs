//! Articles side by side: their sentences facing each other, joined by ribbons.

mod bar;
mod choice;
mod column;
mod days;
mod gutter;
mod legend;
mod marks;
mod nearest;
mod paging;
mod ribbon;
mod scroll;
mod sentence;
mod side;
mod stage;
mod strip;

use crate::app::{Compared, Step};
use crate::compare::{Place, Strictness};
use crate::model::{DocId, EntityId, Span};
use crate::ui::interface::Panes;
use crate::ui::panels::naming;
use crate::ui::theme::{Face, Theme, measures};
use crate::ui::widgets::{regular, text, text_wrapped};
use column::Column;
use egui::{CentralPanel, Frame, Margin, Panel, Spinner, Ui, vec2};
use std::collections::HashMap;
use std::sync::Arc;

/// Width of the panel that lists what differs.
const SIDE: f32 = 300.0;

/// Memory of the comparison's screen.
#[derive(Clone, Debug, Default)]
pub struct CompareLocal {
    /// The comparison that the rest was made for.
    made_for: Option<u64>,
    /// The articles shown, with their columns.
    articles: Vec<usize>,
    columns: Vec<Column>,
    /// What the pointer was on in the last frame.
    pointed: Pointed,
    /// The disagreement whose card the pointer is on in this frame.
    pointed_card: Option<usize>,
    /// What was lit when the columns were last moved to it.
    shown: Option<(Option<Place>, Option<usize>)>,
    /// Their days; `Some(None)` if none is told.
    days: Option<Option<Arc<days::Days>>>,
    /// The name whose mentions are marked.
    name: Option<EntityId>,
    /// Whether punctuation and case count when words are told apart.
    strictness: Strictness,
    /// Words of a sentence that its partner lacks.
    differing: HashMap<(Place, Place), Arc<Vec<Span>>>,
    /// Index of the first disagreement among the cards, and the one that was lit when it was chosen.
    card: usize,
    carded: Option<usize>,
    /// The articles chosen to be shown; `None` for as many as fit.
    chosen: Option<Vec<usize>>,
    /// Which page of the articles is shown, and how many fit beside each other.
    page: usize,
    fits: usize,
    /// Whether the panel at the side is shown; `None` decides by the window's width.
    side: Option<bool>,
}

/// What the pointer is on.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Pointed {
    #[default]
    Nothing,
    Sentence(Place),
    /// Index into `Facing::links`.
    Ribbon(usize),
    /// Index into `Comparison::disagreements`.
    Disagreement(usize),
}

/// Draws the comparison.
pub fn compare(ui: &mut Ui, panes: &mut Panes) {
    let theme = Theme::of(ui);
    let sizes = &measures().panel;
    let plain = |fill| Frame::NONE.fill(fill);
    let compared = panes.state.compared.clone();
    Panel::top("compare bar")
        .exact_size(sizes.bar)
        .frame(plain(theme.panel))
        .show(ui, |ui| bar::bar(ui, panes, compared.as_deref()));
    Panel::bottom("compare foot")
        .exact_size(sizes.status)
        .frame(plain(theme.panel))
        .show(ui, foot);
    let Some(compared) = compared else {
        CentralPanel::no_frame()
            .frame(plain(theme.raised))
            .show(ui, |ui| under_way(ui, panes));
        return;
    };
    panes.local.compare.renew(&compared);
    Panel::top("compare legend")
        .exact_size(LEGEND)
        .frame(plain(theme.panel))
        .show(ui, |ui| legend::legend(ui, panes, &compared));
    if side_shown(ui, panes) {
        Panel::right("compare side")
            .default_size(SIDE)
            .size_range(220.0..=(ui.available_width() * 0.5).max(221.0))
            .frame(plain(theme.panel))
            .show(ui, |ui| side::side(ui, panes, &compared));
    }
    CentralPanel::no_frame()
        .frame(plain(theme.raised))
        .show(ui, |ui| stage::stage(ui, panes, &compared));
}

/// Height of the line below the bar.
const LEGEND: f32 = 34.0;

/// Whether the panel at the side is shown: in a small window only if asked for.
fn side_shown(ui: &Ui, panes: &Panes) -> bool {
    let wide = ui.ctx().content_rect().width() >= measures().panel.small_width;
    panes.local.compare.side.unwrap_or(wide)
}

impl CompareLocal {
    /// Forgets what belongs to other articles; those that stay keep their place.
    fn renew(&mut self, compared: &Compared) {
        let shown: Vec<usize> = compared.facing.sheets.iter().map(|s| s.article).collect();
        if self.made_for != Some(compared.ticket) {
            *self = Self {
                made_for: Some(compared.ticket),
                side: self.side,
                strictness: self.strictness,
                ..Self::default()
            };
        }
        if self.articles != shown {
            let mut known: HashMap<usize, Column> = self
                .articles
                .drain(..)
                .zip(self.columns.drain(..))
                .collect();
            let column = |article: &usize| known.remove(article).unwrap_or_default();
            self.columns = shown.iter().map(column).collect();
            self.articles = shown;
            self.days = None;
            self.pointed = Pointed::Nothing;
            self.shown = None;
        }
    }
}

/// What is shown while articles are still compared.
fn under_way(ui: &mut Ui, panes: &Panes) {
    let theme = Theme::of(ui);
    let count = panes.state.comparing.len();
    ui.add_space(ui.available_height() * 0.36);
    ui.vertical_centered(|ui| {
        ui.add(Spinner::new().size(22.0).color(theme.accent));
        ui.add_space(8.0);
        let words = format!("Comparing {count} articles, sentence by sentence");
        text(ui, &words, Face::Regular, measures().text.lead, theme.ink2);
    });
}

/// The keys, in the line at the foot.
fn foot(ui: &mut Ui) {
    let theme = Theme::of(ui);
    let rect = ui.max_rect();
    let stroke = egui::Stroke::new(1.0, theme.line);
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, stroke);
    Frame::NONE
        .inner_margin(Margin::symmetric(14, 0))
        .show(ui, |ui| {
            ui.horizontal_centered(|ui| {
                let words = "keys: J next link · N next difference · D next disagreement · L lock · V loose links · Esc back";
                text(ui, words, Face::Regular, measures().text.small, theme.ink2);
            });
        });
}

/// Shows the next or previous articles beside the left one.
pub fn turn(panes: &mut Panes, step: Step) {
    paging::turn(panes, step);
}

/// How an article is called here: its source, or its title if it has none.
fn called(panes: &Panes, id: DocId) -> String {
    let documents = &panes.state.faced().corpus.documents;
    let document = |id: &DocId| documents.get(id.0 as usize);
    let among = panes.state.comparing.iter().filter_map(document);
    document(&id).map_or_else(String::new, |d| naming::called(d, among))
}

/// Says that the articles have no sentence in common, but for links that are loose.
fn nothing_shared(ui: &mut Ui, panes: &mut Panes, loose: usize) {
    let theme = Theme::of(ui);
    ui.spacing_mut().item_spacing.y = 8.0;
    let words = "No sentence of one is in the other, in the same or in other words.";
    text_wrapped(ui, words, Face::Regular, measures().text.small, theme.ink2);
    if loose > 0 {
        let plural = if loose == 1 { "" } else { "s" };
        let words = format!("Show {} loose link{plural}", naming::thin(loose));
        if regular(ui, &words, measures().row.button_small).clicked() {
            panes.send(crate::app::Command::ShowLoose(true));
        }
    } else if panes.state.pasted {
        if regular(ui, "Paste other texts", measures().row.button_small).clicked() {
            panes.send(crate::app::Command::Show(crate::app::Screen::Scratch));
        }
    } else if regular(ui, "Choose other articles", measures().row.button_small).clicked() {
        panes.send(crate::app::Command::Show(crate::app::Screen::Explorer));
        panes.send(crate::app::Command::ShowTab(crate::app::Tab::Articles));
    }
    ui.allocate_space(vec2(0.0, 4.0));
}
