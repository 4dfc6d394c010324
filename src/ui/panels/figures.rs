//! The figure ledger: every number with its unit, what it counts and the article that states it.

use super::articles::thin;
use super::events::marked;
use super::list::empty;
use crate::app::{Command, Tab};
use crate::model::{DocId, Figure, Qualifier};
use crate::ui::interface::Panes;
use crate::ui::theme::{Face, Theme, measures};
use crate::ui::widgets::{Item, card, cut, text};
use egui::{Align, Label, Layout, Sense, Ui};

/// Draws the ledger, by article and place in the text.
pub fn figures(ui: &mut Ui, panes: &mut Panes) {
    let answer = std::sync::Arc::clone(&panes.state.answer);
    let corpus = panes.state.corpus();
    let rows: Vec<(DocId, usize)> = answer
        .results
        .documents
        .iter()
        .filter_map(|d| {
            corpus
                .documents
                .get(d.0 as usize)
                .map(|document| (*d, document))
        })
        .flat_map(|(d, document)| (0..document.figures.len()).map(move |f| (d, f)))
        .collect();
    if rows.is_empty() {
        empty(ui, panes, "figures");
        return;
    }
    let key = (answer.generation, &answer.query);
    let mut list = panes.local.lists.remove(&Tab::Figures).unwrap_or_default();
    list.show(
        ui,
        &key,
        rows.len(),
        None,
        |_| 66.0,
        |item| {
            let (document, figure) = rows[item.index];
            row(item, panes, document, figure);
        },
    );
    panes.local.lists.insert(Tab::Figures, list);
}

fn row(item: Item, panes: &mut Panes, id: DocId, index: usize) {
    let ui = item.ui;
    let theme = Theme::of(ui);
    let document = panes.state.corpus().document(id);
    let figure = &document.figures[index];
    let sizes = &measures().text;
    let name = format!("Figure: {}", figure.span.of(&document.text));
    let response = card(ui, &name, false, Sense::click(), |ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        ui.horizontal(|ui| {
            text(ui, &amount(figure), Face::Strong, sizes.body, theme.ink);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let source = panes.state.view.index.source(id);
                cut(
                    ui,
                    source,
                    Face::Regular,
                    sizes.small,
                    theme.ink2,
                    150.0,
                    Sense::hover(),
                );
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let of = figure.of.as_deref().unwrap_or_default();
                    let width = ui.available_width() - 8.0;
                    cut(
                        ui,
                        of,
                        Face::Regular,
                        sizes.body,
                        theme.ink2,
                        width,
                        Sense::hover(),
                    );
                });
            });
        });
        let sentence = document
            .sentence_at(figure.span.start)
            .map(|s| document.sentences[s]);
        let words = sentence.map_or("", |s| s.of(&document.text));
        let mut job = marked(
            &super::events::flat(words),
            &panes.state.results().matcher,
            theme,
        );
        job.wrap.max_rows = 2;
        ui.add(Label::new(job).wrap());
    });
    if response.clicked() {
        show_place(panes, id, figure.span.start);
    }
}

/// Opens the article at a place of its text, through the event told there if there is one.
pub fn show_place(panes: &mut Panes, id: DocId, byte: u32) {
    let corpus = panes.state.corpus();
    let told = panes.state.view.index.events_of(id).find(|e| {
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

/// "more than $50 000 000", "about 2–3 million".
pub fn amount(figure: &Figure) -> String {
    let qualifier = match figure.qualifier {
        None => "",
        Some(Qualifier::About) => "about ",
        Some(Qualifier::Over) => "over ",
        Some(Qualifier::Under) => "under ",
    };
    let mut number = plain(figure.value);
    if let Some(upper) = figure.upper {
        number = format!("{number}–{}", plain(upper));
    }
    match figure.unit.as_deref() {
        None => format!("{qualifier}{number}"),
        Some("%") => format!("{qualifier}{number} %"),
        Some(unit) => format!("{qualifier}{number} {unit}"),
    }
}

/// A number as one reads it: large ones in millions and billions.
fn plain(value: f64) -> String {
    let scaled = |by: f64, word: &str| {
        let text = format!("{:.2}", value / by);
        format!(
            "{} {word}",
            text.trim_end_matches('0').trim_end_matches('.')
        )
    };
    match value.abs() {
        v if v >= 1e12 => scaled(1e12, "trillion"),
        v if v >= 1e9 => scaled(1e9, "billion"),
        v if v >= 1e6 => scaled(1e6, "million"),
        v if v >= 1.0 && v.fract() == 0.0 => thin(value as usize),
        _ => {
            let text = format!("{value:.2}");
            text.trim_end_matches('0').trim_end_matches('.').to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn numbers_as_one_reads_them() {
        assert_eq!(plain(1_960_000.0), "1.96 million");
        assert_eq!(plain(75_498.0), "75\u{202f}498");
        assert_eq!(plain(0.5), "0.5");
        assert_eq!(plain(50_000_000.0), "50 million");
    }
}
