//! Quotations with their speakers; the same words of several articles side by side.

mod card;
mod filter;
mod wording;

use super::empty::empty;
use super::gathered::{Rows, gathered, nothing_left};
use crate::app::{Command, Tab};
use crate::ledger::QuoteFilter;
use crate::ui::interface::Panes;
use egui::Ui;
use std::sync::Arc;

/// Memory of the quotations.
#[derive(Debug, Default)]
pub struct QuotesLocal {
    rows: Rows<QuoteFilter>,
    /// What is looked for in the menu of speakers.
    find: String,
}

/// Draws all quotations of the matching articles, by article.
pub fn quotes(ui: &mut Ui, panes: &mut Panes) {
    let Some(gathered) = gathered(ui, panes, "quotations") else {
        return;
    };
    let (quotes, view) = (&gathered.quotes, &gathered.view);
    if quotes.sayings.is_empty() {
        empty(ui, panes, "quotations");
        return;
    }
    let asked = panes.state.quotes.clone();
    let select = || quotes.select(&view.corpus, &asked);
    let rows = panes.local.quotes.rows.of(&gathered, &asked, select);
    filter::filter(ui, panes, &gathered, rows.len());
    if rows.is_empty() {
        if nothing_left(ui, "quotations") {
            panes.send(Command::AskQuotes(QuoteFilter::default()));
        }
        return;
    }
    let key = (Arc::as_ptr(&gathered) as usize, asked);
    let width = ui.available_width();
    let height = |i: usize| card::estimate(&quotes.sayings[rows[i]], width);
    let mut list = panes.local.lists.remove(&Tab::Quotes).unwrap_or_default();
    list.show(ui, &key, rows.len(), None, height, |item| {
        card::saying(item.ui, panes, &gathered, rows[item.index]);
    });
    panes.local.lists.insert(Tab::Quotes, list);
}
