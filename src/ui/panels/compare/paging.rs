//! Which of the articles are shown side by side: as many as fit, the left one always, the others page
//! by page, unless some were chosen.

use crate::app::{Command, Compared, Step};
use crate::ui::interface::Panes;
use crate::ui::theme::{Face, Theme, measures};
use crate::ui::widgets::{quiet, text};
use egui::Ui;

/// The articles to be shown where so many fit.
pub fn wanted(panes: &mut Panes, compared: &Compared, fits: usize) -> Vec<usize> {
    let local = &mut panes.local.compare;
    local.fits = fits;
    let all = compared.comparison.documents.len();
    if let Some(chosen) = &local.chosen {
        let mut shown = chosen.clone();
        if shown.len() > fits {
            // The one added last stays.
            shown.drain(fits - 1..shown.len() - 1);
        }
        return shown;
    }
    if all <= fits {
        return (0..all).collect();
    }
    let beside = fits - 1;
    local.page = local.page.min((all - 2) / beside);
    // The last page is full: it begins further left.
    let first = (1 + local.page * beside).min(all - beside);
    std::iter::once(0).chain(first..first + beside).collect()
}

/// Shows these and no others, until the articles are other ones or are leafed through.
pub fn choose(panes: &mut Panes, shown: Vec<usize>) {
    panes.local.compare.chosen = Some(shown.clone());
    panes.send(Command::Face(shown));
}

/// Goes to the next or previous articles beside the left one.
pub fn turn(panes: &mut Panes, step: Step) {
    let all = panes.state.comparing.len();
    let local = &mut panes.local.compare;
    let beside = local.fits.max(2) - 1;
    if all <= beside + 1 {
        local.chosen = None;
        return;
    }
    let last = (all - 2) / beside;
    local.page = match (local.chosen.take(), step) {
        (Some(_), _) => local.page,
        (None, Step::Next) => (local.page + 1) % (last + 1),
        (None, Step::Previous) => (local.page + last) % (last + 1),
    };
}

/// Which are shown, with arrows to the others; nothing if all are.
pub fn pager(ui: &mut Ui, panes: &mut Panes, compared: &Compared) {
    let all = compared.comparison.documents.len();
    let sheets = &compared.facing.sheets;
    if sheets.len() >= all {
        return;
    }
    let theme = Theme::of(ui);
    let numbers: Vec<String> = (sheets.iter())
        .map(|s| (s.article + 1).to_string())
        .collect();
    let step = ui
        .scope(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            let next = quiet(ui, "›").accessible_name("Next articles");
            let next = next.on_hover_text("Show the next articles beside the left one (])");
            let words = format!("{} of {all}", numbers.join(", "));
            let small = measures().text.small;
            text(ui, &words, Face::Medium, small, theme.accent)
                .on_hover_text("The articles that are side by side; more fit into a wider window");
            let back = quiet(ui, "‹").accessible_name("Previous articles");
            let back = back.on_hover_text("Show the articles before ([)");
            match (next.clicked(), back.clicked()) {
                (true, _) => Some(Step::Next),
                (_, true) => Some(Step::Previous),
                _ => None,
            }
        })
        .inner;
    if let Some(step) = step {
        turn(panes, step);
    }
}
