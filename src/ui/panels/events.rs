//! Events, grouped by the time they are known for.

use super::empty::empty;
use crate::app::{Command, Tab};
use crate::model::{DocId, EntityKind, EventId, EventKind};
use crate::query::{Field, Matcher, Standing};
use crate::timeline::{AgendaRow, Entry, Group};
use crate::ui::interface::Panes;
use crate::ui::panels::naming::who;
use crate::ui::theme::{Face, Theme, measures};
use crate::ui::widgets::{Chip, Item, card, chip, cut, event_sign, text};
use egui::text::{LayoutJob, TextFormat};
use egui::{Align, CursorIcon, Frame, Layout, Margin, Sense, Ui, pos2, vec2};

/// Chips shown on a card.
const CHIPS: usize = 6;

/// Draws the list of events.
pub fn events(ui: &mut Ui, panes: &mut Panes) {
    let answer = std::sync::Arc::clone(&panes.state.answer);
    let agenda = &answer.agenda;
    if agenda.rows() == 0 {
        empty(ui, panes, "events");
        return;
    }
    let selected = panes.state.selection.event;
    let at = selected.and_then(|event| agenda.row_of(event));
    let key = (answer.generation, &answer.query);
    let mut list = panes.local.lists.remove(&Tab::Events).unwrap_or_default();
    let width = ui.available_width();
    let corpus = panes.state.corpus();
    let estimate = |i: usize| match agenda.row(i) {
        Some(AgendaRow::Event(entry)) => {
            let chars = corpus.event(entry.event).span.len() as f32;
            56.0 + (chars * 7.2 / (width - 50.0)).ceil() * measures().text.card.1
        }
        _ => 40.0,
    };
    list.show(ui, &key, agenda.rows(), at, estimate, |item| {
        match agenda.row(item.index) {
            Some(AgendaRow::Head(group)) => head(item, group),
            Some(AgendaRow::Event(entry)) => telling(item, panes, entry),
            None => {}
        }
    });
    panes.local.lists.insert(Tab::Events, list);
}

fn head(item: Item, group: &Group) {
    let theme = Theme::of(item.ui);
    let sizes = &measures().text;
    Frame::NONE
        .inner_margin(Margin {
            left: 16,
            right: 12,
            top: 14,
            bottom: 4,
        })
        .show(item.ui, |ui| {
            ui.horizontal(|ui| {
                text(ui, &group.title, Face::Strong, (14.0, 18.0), theme.ink);
                text(ui, &group.note, Face::Regular, sizes.small, theme.ink2);
            });
        });
}

fn telling(item: Item, panes: &mut Panes, entry: &Entry) {
    let selected = panes
        .state
        .selection
        .event
        .is_some_and(|e| entry.tellings().any(|t| t == e));
    let corpus = panes.state.corpus();
    let name = format!("Event: {}", flat(corpus.words(corpus.event(entry.event))));
    let response = card(item.ui, &name, selected, Sense::click(), |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        sentence(ui, panes, entry.event);
        chips(ui, panes, entry);
    });
    if response.clicked() {
        panes.send(Command::SelectEvent(entry.event));
        panes.local.reader_covers = true;
    }
}

/// Words with single spaces.
pub fn flat(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn sentence(ui: &mut Ui, panes: &Panes, id: EventId) {
    let corpus = panes.state.corpus();
    let event = corpus.event(id);
    let words = flat(corpus.words(event));
    let theme = Theme::of(ui);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let (rect, _) = ui.allocate_exact_size(vec2(9.0, measures().text.card.1), Sense::hover());
        let at = pos2(rect.left() + 4.5, rect.center().y + 1.0);
        event_sign(
            ui.painter(),
            at,
            3.5,
            event.kind,
            theme.event(event.kind),
            theme.raised,
        );
        let job = marked(&words, &panes.state.results().matcher, theme);
        let sign = ui.interact(rect, ui.scope_id().with(("sign", id)), Sense::hover());
        sign.on_hover_text(kind_words(event.kind));
        ui.add(egui::Label::new(job).wrap());
    });
}

fn kind_words(kind: EventKind) -> &'static str {
    match kind {
        EventKind::Happened => "It happened",
        EventKind::Said => "Somebody said so",
        EventKind::Planned => "It was planned",
    }
}

/// Words in the reading face with hits of the search marked.
pub fn marked(words: &str, matcher: &Matcher, theme: &Theme) -> LayoutJob {
    let size = measures().text.card;
    let format = TextFormat {
        font_id: Face::Serif.size(size.0),
        line_height: Some(size.1),
        color: theme.ink,
        ..TextFormat::default()
    };
    let hit = TextFormat {
        background: theme.warning_ground,
        color: theme.ink,
        ..format.clone()
    };
    let mut job = LayoutJob::default();
    let mut at = 0;
    for span in matcher.hits(words) {
        let range = span.range();
        job.append(&words[at..range.start], 0.0, format.clone());
        job.append(&words[range.clone()], 0.0, hit.clone());
        at = range.end;
    }
    job.append(&words[at..], 0.0, format);
    job
}

const DATED_ELSEWHERE: &str =
    "This sentence names no date. Another article tells the same and does.";

/// Who and where, what disagrees, and at the right who tells it.
fn chips(ui: &mut Ui, panes: &mut Panes, entry: &Entry) {
    let state = panes.state;
    let corpus = state.corpus();
    let event = corpus.event(entry.event);
    let theme = Theme::of(ui);
    let source = who(&state.view, event.document);
    let small = measures().text.small;
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            teller(ui, panes, &source, &entry.articles);
            ui.with_layout(
                Layout::left_to_right(Align::Min).with_main_wrap(true),
                |ui| {
                    ui.spacing_mut().item_spacing = vec2(5.0, 4.0);
                    for id in event.entities.iter().take(CHIPS) {
                        let entity = corpus.entity(*id);
                        let look = Chip::new(
                            &entity.name,
                            theme.kind(entity.kind),
                            theme.kind_ground(entity.kind),
                        );
                        if chip(ui, &look)
                            .on_hover_text("Click to filter by this name")
                            .clicked()
                        {
                            panes.commands.push(Command::Filter(
                                field(entity.kind),
                                entity.key.clone(),
                                Standing::Included,
                            ));
                        }
                    }
                    let more = event.entities.len().saturating_sub(CHIPS);
                    if more > 0 {
                        text(ui, &format!("+{more}"), Face::Regular, small, theme.ink3);
                    }
                    if event.disputed {
                        disputed(ui, panes, entry);
                    }
                    if event.interval.is_some() && event.timex.is_none() {
                        text(
                            ui,
                            "dated by another article",
                            Face::Regular,
                            small,
                            theme.ink3,
                        )
                        .on_hover_text(DATED_ELSEWHERE);
                    }
                },
            );
        });
    });
}

/// The facet that lists a kind of name.
pub fn field(kind: EntityKind) -> Field {
    match kind {
        EntityKind::Person => Field::Who,
        EntityKind::Org => Field::Org,
        EntityKind::Place => Field::Where,
        EntityKind::Other => Field::What,
    }
}

fn disputed(ui: &mut Ui, panes: &mut Panes, entry: &Entry) {
    let theme = Theme::of(ui);
    let corpus = panes.state.corpus();
    let cluster = corpus.event(entry.event).cluster;
    let disputes = panes.state.view.index.disputes_of(cluster);
    let about: Vec<_> = (disputes.iter())
        .map(|i| &corpus.disagreements[*i])
        .collect();
    let words = match about.as_slice() {
        [] => "≠ told differently".to_owned(),
        [one] => format!("≠ {}", one.kind.name()),
        many => format!("≠ {} points", many.len()),
    };
    let response = chip(ui, &Chip::new(&words, theme.warning, theme.warning_ground));
    let documents: Vec<DocId> = dedup(about.iter().flat_map(|d| d.says.iter().map(|s| s.document)));
    let response = response.on_hover_ui(|ui| {
        for disagreement in &about {
            text(
                ui,
                &disagreement.about,
                Face::Strong,
                measures().text.body,
                theme.ink,
            );
            for saying in &disagreement.says {
                let source = who(&panes.state.view, saying.document);
                let line = format!("{source}: {}", saying.value);
                text(ui, &line, Face::Regular, measures().text.small, theme.ink2);
            }
        }
        text(
            ui,
            "Click to compare",
            Face::Regular,
            measures().text.small,
            theme.accent,
        );
    });
    if response.clicked() && documents.len() > 1 {
        panes.send(Command::Compare(documents));
    }
}

fn dedup(documents: impl Iterator<Item = DocId>) -> Vec<DocId> {
    let mut seen = Vec::new();
    for document in documents {
        if !seen.contains(&document) {
            seen.push(document);
        }
    }
    seen
}

fn teller(ui: &mut Ui, panes: &mut Panes, source: &str, articles: &[DocId]) {
    let theme = Theme::of(ui);
    let small = measures().text.small;
    let more = articles.len() - 1;
    let words = if more == 0 {
        source.to_owned()
    } else {
        format!("{source} +{more}")
    };
    let sense = if more == 0 {
        Sense::hover()
    } else {
        Sense::click()
    };
    let colour = if more == 0 { theme.ink2 } else { theme.accent };
    let response = cut(ui, &words, Face::Regular, small, colour, 150.0, sense);
    if more == 0 {
        return;
    }
    let response = response
        .on_hover_cursor(CursorIcon::PointingHand)
        .on_hover_ui(|ui| told_by(ui, panes, articles));
    if response.clicked() {
        panes.send(Command::Compare(articles.to_vec()));
    }
}

/// Articles that are named when one points at their number.
const NAMED: usize = 12;

fn told_by(ui: &mut Ui, panes: &Panes, articles: &[DocId]) {
    let title = |d: &DocId| panes.state.corpus().document(*d).title.as_str();
    let mut lines = vec!["Told by".to_owned()];
    lines.extend(articles.iter().take(NAMED).map(|d| title(d).to_owned()));
    if let Some(more) = articles.len().checked_sub(NAMED).filter(|n| *n > 0) {
        lines.push(format!("and {more} more"));
    }
    lines.push("Click to compare".to_owned());
    ui.label(lines.join("\n"));
}
