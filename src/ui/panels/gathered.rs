//! What the lists of figures and quotations share: they are gathered in the background, and their
//! rows are chosen anew only when something else is asked.

use crate::app::{Command, Gathered};
use crate::model::DocId;
use crate::ui::interface::Panes;
use crate::ui::theme::{Face, Theme, measures};
use crate::ui::widgets::{link, text, text_wrapped};
use egui::{Frame, Margin, Spinner, Ui};
use std::sync::Arc;

/// The rows of a list, kept until something else is gathered or asked.
#[derive(Debug)]
pub struct Rows<F> {
    made_for: Option<(Arc<Gathered>, F)>,
    rows: Arc<Vec<usize>>,
}

impl<F> Default for Rows<F> {
    fn default() -> Self {
        Self {
            made_for: None,
            rows: Arc::default(),
        }
    }
}

impl<F: Clone + PartialEq> Rows<F> {
    /// The rows asked for; `select` is called only if they are not known.
    pub fn of(
        &mut self,
        gathered: &Arc<Gathered>,
        asked: &F,
        select: impl FnOnce() -> Vec<usize>,
    ) -> Arc<Vec<usize>> {
        let known = (self.made_for.as_ref())
            .is_some_and(|(of, filter)| Arc::ptr_eq(of, gathered) && filter == asked);
        if !known {
            self.rows = Arc::new(select());
            self.made_for = Some((Arc::clone(gathered), asked.clone()));
        }
        Arc::clone(&self.rows)
    }
}

/// What has been gathered; `None` with a spinner while nothing is there.
pub fn gathered(ui: &mut Ui, panes: &Panes, what: &str) -> Option<Arc<Gathered>> {
    let state = panes.state;
    let gathered = Arc::clone(&state.gathered);
    if gathered.view.generation == state.view.generation {
        return Some(gathered);
    }
    let theme = Theme::of(ui);
    Frame::NONE.inner_margin(Margin::same(24)).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.add(Spinner::new().size(16.0).color(theme.accent));
            let words = format!("Gathering {what}");
            text(ui, &words, Face::Regular, measures().text.body, theme.ink2);
        });
    });
    None
}

/// Says that a filter of the list leaves nothing; returns whether it is to be lifted.
pub fn nothing_left(ui: &mut Ui, what: &str) -> bool {
    let theme = Theme::of(ui);
    let mut lifted = false;
    Frame::NONE.inner_margin(Margin::same(24)).show(ui, |ui| {
        let words = format!("No {what} like that.");
        text_wrapped(ui, &words, Face::Regular, measures().text.lead, theme.ink2);
        lifted = link(ui, &format!("Show all {what}")).clicked();
    });
    lifted
}

/// Opens an article at a place of its text, through the event told there if there is one.
pub fn show_place(panes: &mut Panes, id: DocId, byte: u32) {
    let state = panes.state;
    // While a folder is still read, what is listed may belong to what was read before.
    if !Arc::ptr_eq(&state.gathered.view, &state.view) {
        return;
    }
    let corpus = state.corpus();
    let told = state.view.index.events_of(id).find(|e| {
        let span = corpus.event(*e).span;
        span.start <= byte && byte < span.end
    });
    panes.send(Command::OpenDocument(id));
    if let Some(event) = told {
        panes.send(Command::SelectEvent(event));
    }
    panes.local.reader_covers = true;
    panes.local.reader_at = Some((id, byte));
}
