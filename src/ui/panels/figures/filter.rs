//! What of the ledger is listed: words, unit, thing counted, who states it.

use crate::app::{Command, Gathered};
use crate::ledger::FigureFilter;
use crate::ui::interface::Panes;
use crate::ui::panels::naming::thin;
use crate::ui::theme::{Face, Theme, measures};
use crate::ui::widgets::{Chip, chip, elided, job, quiet, text, toggle};
use egui::{
    CursorIcon, Frame, Galley, Margin, Popup, PopupCloseBehavior, Role, ScrollArea, Sense,
    TextEdit, TextWrapMode, Ui, WidgetInfo, pos2, vec2,
};

/// Most values that a menu lists; typing finds the others.
const LISTED: usize = 60;

/// Draws the filters, with how many entries they leave.
pub fn filter(ui: &mut Ui, panes: &mut Panes, gathered: &Gathered, left: usize) {
    let before = panes.state.figures.clone();
    let counts = (left, gathered.figures.entries.len());
    let asked = filters(
        ui,
        counts,
        "figures",
        &before,
        &before.cleared(),
        |ui, asked| {
            words(ui, &mut asked.text, "Find a figure…", "Filter figures");
            unit(ui, panes, gathered, asked);
            thing(ui, panes, gathered, asked);
            speaker(ui, panes, gathered, asked);
            flags(ui, gathered, asked);
        },
    );
    if asked != before {
        panes.send(Command::AskFigures(asked));
    }
}

/// A row of filters over a list: those that `add` draws, how many of all are left, and a way back to
/// `cleared`; `what` is what is listed. Returns what is asked now.
pub fn filters<F: Clone + PartialEq>(
    ui: &mut Ui,
    (left, all): (usize, usize),
    what: &str,
    before: &F,
    cleared: &F,
    add: impl FnOnce(&mut Ui, &mut F),
) -> F {
    let theme = Theme::of(ui);
    let mut asked = before.clone();
    let margin = Margin {
        left: 12,
        right: 12,
        top: 10,
        bottom: 6,
    };
    Frame::NONE.inner_margin(margin).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            ui.style_mut().wrap_mode = Some(TextWrapMode::Extend);
            add(ui, &mut asked);
            let words = match left == all {
                true => format!("{} {what}", thin(all)),
                false => format!("{} of {} {what}", thin(left), thin(all)),
            };
            text(ui, &words, Face::Regular, measures().text.small, theme.ink2);
            if asked != *cleared && quiet(ui, "Show all").clicked() {
                asked.clone_from(cleared);
            }
        });
    });
    asked
}

/// A field for words that must be there.
pub fn words(ui: &mut Ui, typed: &mut String, hint: &str, name: &str) {
    let field = TextEdit::singleline(typed)
        .hint_text(hint)
        .desired_width(130.0)
        .margin(Margin::symmetric(8, 4))
        .min_size(vec2(0.0, measures().row.button_small));
    ui.add(field).accessible_name(name);
}

/// A value that a menu offers.
pub struct Offer<T> {
    pub words: String,
    pub count: usize,
    pub value: T,
}

/// A menu of values. The chosen one stands as a chip in its place, which a click lifts.
pub fn menu<T: Clone>(
    ui: &mut Ui,
    find: &mut String,
    name: &str,
    chosen: Option<String>,
    offers: impl FnOnce() -> Vec<Offer<T>>,
) -> Option<Option<T>> {
    let theme = Theme::of(ui);
    if let Some(words) = chosen {
        let words = format!("{}: {words}", name.to_lowercase());
        let label = format!("Remove filter {words}");
        let look = Chip {
            removable: true,
            name: &label,
            ..Chip::new(&words, theme.accent, theme.accent_ground)
        };
        return chip(ui, &look).clicked().then_some(None);
    }
    let button = quiet(ui, &format!("{name} ▾"))
        .accessible_name(format!("Filter by {}", name.to_lowercase()));
    if button.clicked() {
        find.clear();
    }
    let mut taken = None;
    Popup::menu(&button)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            ui.set_width(280.0);
            let offers = offers();
            if offers.len() > 12 {
                words(ui, find, "Find…", &format!("Find {}", name.to_lowercase()));
            }
            let needle = find.to_lowercase();
            let fitting = offers
                .into_iter()
                .filter(|o| o.words.to_lowercase().contains(&needle));
            ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
                for offer in fitting.take(LISTED) {
                    if line(ui, &offer.words, offer.count) {
                        taken = Some(Some(offer.value));
                        ui.close();
                    }
                }
            });
        });
    taken
}

/// A value at the left with its count at the right.
fn line(ui: &mut Ui, words: &str, count: usize) -> bool {
    let theme = Theme::of(ui);
    let sizes = &measures().text;
    let size = vec2(ui.available_width(), measures().row.button_small + 2.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    if response.contains_pointer() || response.has_focus() {
        let radius = measures().radius.small;
        ui.painter().rect_filled(rect, radius, theme.accent_ground);
    }
    let inner = rect.shrink2(vec2(8.0, 0.0));
    let count = job(&thin(count), Face::Regular, sizes.small, theme.ink3);
    let count = ui.painter().layout_job(count);
    let room = inner.width() - count.size().x - 10.0;
    let label = elided(words, Face::Regular, sizes.body, theme.ink, room);
    let label = ui.painter().layout_job(label);
    let y = |galley: &Galley| inner.center().y - galley.size().y / 2.0;
    let right = pos2(inner.right() - count.size().x, y(&count));
    ui.painter().galley(right, count, theme.ink3);
    let left = pos2(inner.left(), y(&label));
    ui.painter().galley(left, label, theme.ink);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, words));
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}

fn unit(ui: &mut Ui, panes: &mut Panes, gathered: &Gathered, asked: &mut FigureFilter) {
    let called = |unit: &Option<String>| unit.clone().unwrap_or_else(|| "plain count".to_owned());
    let offers = || {
        let units = gathered.figures.units.iter();
        let offer = |(unit, count): &(Option<String>, usize)| Offer {
            words: called(unit),
            count: *count,
            value: unit.clone(),
        };
        units.map(offer).collect()
    };
    let chosen = asked.unit.as_ref().map(called);
    if let Some(taken) = menu(ui, &mut panes.local.figures.find, "Unit", chosen, offers) {
        asked.unit = taken;
    }
}

fn thing(ui: &mut Ui, panes: &mut Panes, gathered: &Gathered, asked: &mut FigureFilter) {
    let called = |words: &str, unit: &Option<String>| match unit {
        Some(unit) => format!("{words} ({unit})"),
        None => words.to_owned(),
    };
    let offers = || {
        let things = gathered.figures.things.iter();
        let offer = |t: &crate::ledger::Thing| Offer {
            words: called(&t.words, &t.unit),
            count: t.statements,
            value: (t.words.clone(), t.unit.clone()),
        };
        things.map(offer).collect()
    };
    let chosen = asked
        .thing
        .as_ref()
        .map(|(words, unit)| called(words, unit));
    if let Some(taken) = menu(ui, &mut panes.local.figures.find, "Counts", chosen, offers) {
        asked.thing = taken;
    }
}

fn speaker(ui: &mut Ui, panes: &mut Panes, gathered: &Gathered, asked: &mut FigureFilter) {
    let corpus = &gathered.view.corpus;
    if gathered.figures.speakers.is_empty() {
        return;
    }
    let offers = || {
        let speakers = gathered.figures.speakers.iter();
        let offer = |(id, count): &(crate::model::EntityId, usize)| Offer {
            words: corpus.entity(*id).name.clone(),
            count: *count,
            value: *id,
        };
        speakers.map(offer).collect()
    };
    let name =
        |id: crate::model::EntityId| corpus.entities.get(id.0 as usize).map(|e| e.name.clone());
    let chosen = asked.speaker.map(|id| name(id).unwrap_or_default());
    if let Some(taken) = menu(
        ui,
        &mut panes.local.figures.find,
        "Stated by",
        chosen,
        offers,
    ) {
        asked.speaker = taken;
    }
}

fn flags(ui: &mut Ui, gathered: &Gathered, asked: &mut FigureFilter) {
    let entries = &gathered.figures.entries;
    if asked.disputed || entries.iter().any(|e| !e.disputes.is_empty()) {
        let button = toggle(ui, "≠ Disputed", asked.disputed);
        if button
            .on_hover_text("Only figures that articles disagree about")
            .clicked()
        {
            asked.disputed = !asked.disputed;
        }
    }
    if asked.growing || gathered.figures.things.iter().any(|t| t.series.is_some()) {
        let button = toggle(ui, "Over time", asked.growing);
        let hint = "Only things that are counted for three dates or more";
        if button.on_hover_text(hint).clicked() {
            asked.growing = !asked.growing;
        }
    }
}
