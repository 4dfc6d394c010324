//! A row unfolded: what each article says, and what comes nearest in the one that is silent.

use crate::app::Command;
use crate::ledger::{self, CoverageLine};
use crate::model::{DocId, EventId, Span};
use crate::ui::interface::Panes;
use crate::ui::panels::events::flat;
use crate::ui::panels::naming::called;
use crate::ui::theme::{Face, Theme, measures};
use crate::ui::widgets::{format, job, link, text};
use egui::{CursorIcon, Frame, Label, Margin, Role, Sense, Ui, UiBuilder, WidgetInfo};

/// What each article says of the event, and who was asked about and says nothing.
pub fn said(ui: &mut Ui, panes: &mut Panes, line: &CoverageLine, silent: Option<DocId>) {
    let theme = Theme::of(ui);
    let small = measures().text.small;
    let margin = Margin {
        left: 16,
        right: 16,
        top: 2,
        bottom: 10,
    };
    let shown = Frame::NONE
        .fill(theme.panel)
        .inner_margin(margin)
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 5.0;
            if let Some(silent) = silent {
                let source = teller(panes, line, silent, silent);
                ui.horizontal_wrapped(|ui| {
                    let words = format!("{source} does not tell it. The others say:");
                    text(ui, &words, Face::Medium, small, theme.ink);
                    if link(ui, "Open that article").clicked() {
                        panes.send(Command::OpenDocument(silent));
                        panes.local.reader_covers = true;
                    }
                });
            }
            for (document, event) in &line.tellings {
                let source = teller(panes, line, silent.unwrap_or(*document), *document);
                telling(ui, panes, &source, *event);
            }
            if let Some(silent) = silent {
                nearest(ui, panes, line, silent);
            }
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 14.0;
                if link(ui, "Compare these articles").clicked() {
                    panes.send(Command::Compare(line.tellings.keys().copied().collect()));
                }
                if link(ui, "Close").clicked() {
                    panes.local.coverage.open = None;
                }
            });
        });
    let reveal = &mut panes.local.coverage.reveal;
    if *reveal > 0 {
        *reveal -= 1;
        shown.response.scroll_to_me(None);
        ui.ctx().request_repaint();
    }
}

/// What an article is called among those that tell of the event and the one that is silent.
fn teller(panes: &Panes, line: &CoverageLine, silent: DocId, id: DocId) -> String {
    let corpus = panes.state.corpus();
    let others = line.tellings.keys().filter(|other| **other != silent);
    let among = others.chain([&silent]).map(|id| corpus.document(*id));
    called(corpus.document(id), among)
}

/// One article's sentence; a click leads to it.
fn telling(ui: &mut Ui, panes: &mut Panes, source: &str, event: EventId) {
    let theme = Theme::of(ui);
    let corpus = panes.state.corpus();
    let told = corpus.event(event);
    let voice = Voice {
        head: if told.disputed {
            format!("≠ {source}")
        } else {
            source.to_owned()
        },
        verb: " says",
        ink: if told.disputed {
            [theme.warning, theme.ink]
        } else {
            [theme.ink2, theme.ink]
        },
        words: flat(corpus.words(told)),
    };
    if voice.show(ui, event) {
        panes.send(Command::SelectEvent(event));
        panes.local.reader_covers = true;
    }
}

/// What the silent article has that is most like it, so that a reader sees whether it is silent; a
/// click shows it beside a telling.
fn nearest(ui: &mut Ui, panes: &mut Panes, line: &CoverageLine, silent: DocId) {
    let theme = Theme::of(ui);
    let source = teller(panes, line, silent, silent);
    let Some(span) = nearest_sentence(panes, line, silent) else {
        let words = format!("Nothing in {source} comes near it.");
        text(ui, &words, Face::Regular, measures().text.small, theme.ink3);
        return;
    };
    let voice = Voice {
        head: format!("Nearest in {source}"),
        verb: "",
        ink: [theme.ink3, theme.ink2],
        words: flat(span.of(&panes.state.corpus().document(silent).text)),
    };
    if voice.show(ui, silent)
        && let Some(other) = line.tellings.keys().next()
    {
        let articles = vec![silent, *other];
        panes.send(Command::ComparePassage(articles, span.start));
    }
}

/// Looked up when first asked for, and kept.
fn nearest_sentence(panes: &mut Panes, line: &CoverageLine, silent: DocId) -> Option<Span> {
    let key = (line.cluster, silent);
    match panes.local.coverage.nearest {
        Some((of, found)) if of == key => found,
        _ => {
            let found = ledger::nearest(panes.state.corpus(), line, silent);
            panes.local.coverage.nearest = Some((key, found));
            found
        }
    }
}

/// Who says what.
struct Voice {
    head: String,
    /// What joins the two where they are read aloud.
    verb: &'static str,
    /// Of the head and of the words.
    ink: [egui::Color32; 2],
    words: String,
}

impl Voice {
    /// Draws it; whether it was clicked.
    fn show(&self, ui: &mut Ui, id: impl egui::AsIdSalt) -> bool {
        let theme = Theme::of(ui);
        let under = UiBuilder::new().sense(Sense::click()).id_salt(id);
        let response = ui
            .scope_builder(under, |ui| {
                let lit = ui.response().contains_pointer() || ui.response().has_focus();
                let (who, ink) = match lit {
                    true => (theme.accent, theme.ink),
                    false => (self.ink[0], self.ink[1]),
                };
                let small = measures().text.small;
                let mut line = job(&format!("{}  ", self.head), Face::Medium, small, who);
                line.append(&self.words, 0.0, format(Face::Serif, (14.0, 19.0), ink));
                ui.add(Label::new(line).wrap());
            })
            .response;
        let name = format!("{}{}: {}", self.head, self.verb, self.words);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        response.on_hover_cursor(CursorIcon::PointingHand).clicked()
    }
}
