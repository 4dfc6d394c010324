//! Which quotations are listed: whose, quoted or reported, in how many articles.

use crate::app::{Command, Gathered};
use crate::ledger::{Manner, QuoteFilter};
use crate::model::EntityId;
use crate::ui::interface::Panes;
use crate::ui::panels::figures::{Offer, filters, menu, words};
use crate::ui::widgets::toggle;
use egui::Ui;

/// Draws the filters, with how many quotations they leave.
pub fn filter(ui: &mut Ui, panes: &mut Panes, gathered: &Gathered, left: usize) {
    let before = panes.state.quotes.clone();
    let counts = (left, gathered.quotes.sayings.len());
    let asked = filters(
        ui,
        counts,
        "quotations",
        &before,
        &QuoteFilter::default(),
        |ui, asked| {
            words(ui, &mut asked.text, "Find words…", "Filter quotations");
            speaker(ui, panes, gathered, asked);
            manner(ui, asked);
            let shared = toggle(ui, "In several articles", asked.shared);
            let hint = "Only what more than one article has";
            if shared.on_hover_text(hint).clicked() {
                asked.shared = !asked.shared;
            }
        },
    );
    if asked != before {
        panes.send(Command::AskQuotes(asked));
    }
}

fn speaker(ui: &mut Ui, panes: &mut Panes, gathered: &Gathered, asked: &mut QuoteFilter) {
    let entities = &gathered.view.corpus.entities;
    let called = |id: Option<EntityId>| match id {
        None => "speaker not found".to_owned(),
        Some(id) => entities
            .get(id.0 as usize)
            .map(|e| e.name.clone())
            .unwrap_or_default(),
    };
    let manner = asked.manner;
    let offers = || {
        let speakers = gathered.quotes.speakers(manner);
        let offer = |(id, count): &(Option<EntityId>, usize)| Offer {
            words: called(*id),
            count: *count,
            value: *id,
        };
        speakers.iter().map(offer).collect()
    };
    let chosen = asked.speaker.map(called);
    if let Some(taken) = menu(ui, &mut panes.local.quotes.find, "Speaker", chosen, offers) {
        asked.speaker = taken;
    }
}

/// Quoted, reported, or both: one of them is always on.
fn manner(ui: &mut Ui, asked: &mut QuoteFilter) {
    let on = |manner| asked.manner.is_none_or(|m| m == manner);
    let (direct, reported) = (on(Manner::Direct), on(Manner::Reported));
    let hint = "Words in quotation marks";
    if toggle(ui, "Quoted", direct).on_hover_text(hint).clicked() {
        asked.manner = if direct { Some(Manner::Reported) } else { None };
    }
    let hint = "What an article says in its own words that somebody said";
    if toggle(ui, "Reported", reported)
        .on_hover_text(hint)
        .clicked()
    {
        asked.manner = if reported { Some(Manner::Direct) } else { None };
    }
}
