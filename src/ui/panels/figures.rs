//! The figure ledger: every number with its unit, what it counts, who states it, for which date and
//! in which article.

mod amount;
mod filter;
mod growth;
mod place;
mod row;
mod statement;
mod table;

pub use amount::with_unit;
pub use filter::{Offer, filters, menu, words};

use super::empty::empty;
use super::gathered::{Rows, gathered, nothing_left};
use crate::app::{Command, Gathered, Tab};
use crate::ledger::{FigureAt, FigureFilter};
use crate::ui::interface::Panes;
use egui::Ui;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Memory of the ledger.
#[derive(Debug, Default)]
pub struct FiguresLocal {
    rows: Rows<FigureFilter>,
    /// Entries whose statements are shown, by their first one.
    open: BTreeSet<FigureAt>,
    /// What is looked for in the menus of filters.
    find: String,
}

/// A row of the table.
#[derive(Clone, Copy)]
enum Row {
    /// Index of an entry.
    Entry(usize),
    /// Index of an entry, and of one of its statements.
    Statement(usize, usize),
}

/// Draws the ledger.
pub fn figures(ui: &mut Ui, panes: &mut Panes) {
    let Some(gathered) = gathered(ui, panes, "figures") else {
        return;
    };
    if gathered.figures.entries.is_empty() {
        empty(ui, panes, "figures");
        return;
    }
    let asked = panes.state.figures.clone();
    let (figures, view) = (&gathered.figures, &gathered.view);
    let select = || figures.select(&view.corpus, &asked);
    let entries = panes.local.figures.rows.of(&gathered, &asked, select);
    filter::filter(ui, panes, &gathered, entries.len());
    growth::growth(ui, panes, &gathered);
    if entries.is_empty() {
        if nothing_left(ui, "figures") {
            panes.send(Command::AskFigures(asked.cleared()));
        }
        return;
    }
    let layout = table::Layout::new(ui.available_width());
    table::head(ui, panes, &layout);
    list(ui, panes, &gathered, &entries, &layout);
}

fn list(
    ui: &mut Ui,
    panes: &mut Panes,
    gathered: &Arc<Gathered>,
    entries: &[usize],
    layout: &table::Layout,
) {
    let open = &panes.local.figures.open;
    let mut unfolded: Vec<Row> = Vec::new();
    for n in entries.iter().filter(|_| !open.is_empty()) {
        let entry = &gathered.figures.entries[*n];
        unfolded.push(Row::Entry(*n));
        if open.contains(&entry.first()) {
            unfolded.extend((0..entry.places.len()).map(|i| Row::Statement(*n, i)));
        }
    }
    // Most often nothing is unfolded, and no list of rows is needed.
    let row = |i: usize| {
        unfolded
            .get(i)
            .copied()
            .unwrap_or_else(|| Row::Entry(entries[i]))
    };
    let count = unfolded.len().max(entries.len());
    let asked = &panes.state.figures;
    let key = (Arc::as_ptr(gathered) as usize, asked.clone());
    let height = |i: usize| match row(i) {
        Row::Entry(_) => layout.height(),
        Row::Statement(..) => statement::STATEMENT,
    };
    let mut list = panes.local.lists.remove(&Tab::Figures).unwrap_or_default();
    list.show(
        ui,
        &key,
        count,
        None,
        height,
        |item| match row(item.index) {
            Row::Entry(n) => row::entry(item.ui, panes, gathered, n, layout),
            Row::Statement(n, i) => statement::statement(item.ui, panes, gathered, (n, i)),
        },
    );
    panes.local.lists.insert(Tab::Figures, list);
}
