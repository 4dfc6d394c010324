//! The panel at the side: disagreements, agreements, names, days.

use super::{called, nothing_shared};
use crate::app::{Command, Compared};
use crate::compare::Line;
use crate::model::{Disagreement, EntityId};
use crate::ui::interface::Panes;
use crate::ui::panels::naming::thin;
use crate::ui::theme::{Face, Theme, measures};
use crate::ui::widgets::{Chip, chip, link, section_head, text, text_wrapped};
use egui::{CornerRadius, CursorIcon, Frame, Margin, ScrollArea, Sense, Stroke, Ui};

/// Names shown of a group before "more".
const NAMES: usize = 12;

/// Draws the panel.
pub fn side(ui: &mut Ui, panes: &mut Panes, compared: &Compared) {
    ScrollArea::vertical()
        .id_salt("compare side")
        .auto_shrink([false; 2])
        .show(ui, |ui| {
            Frame::NONE
                .inner_margin(Margin::symmetric(16, 14))
                .show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    ui.spacing_mut().item_spacing.y = 6.0;
                    let facing = &compared.facing;
                    let elsewhere = |l: &Line| !l.elsewhere.is_empty();
                    let lines = || facing.sheets.iter().flat_map(|s| &s.lines);
                    if facing.links.is_empty() && !lines().any(elsewhere) {
                        section_head(ui, "No sentence in common", |_| {});
                        nothing_shared(ui, panes, compared.facing.left_out);
                    }
                    disagreements(ui, panes, compared);
                    agreements(ui, compared);
                    names(ui, panes, compared);
                    super::days::days(ui, panes, compared);
                });
        });
}

/// Cards shown at once.
const CARDS: usize = 12;

fn disagreements(ui: &mut Ui, panes: &mut Panes, compared: &Compared) {
    let all = &compared.facing.disagreements;
    if all.is_empty() {
        return;
    }
    let count = |ui: &mut Ui| {
        let (size, ink) = (measures().text.small, Theme::of(ui).ink3);
        if all.len() > CARDS {
            text(ui, &thin(all.len()), Face::Regular, size, ink);
        }
    };
    section_head(ui, "They disagree", count);
    let lit = panes.state.disagreement;
    let local = &mut panes.local.compare;
    let at = lit.and_then(|n| all.iter().position(|d| *d == n));
    // The page with the lit one is shown when another one is lit.
    if local.carded != lit {
        local.carded = lit;
        if let Some(at) = at.filter(|at| !(local.card..local.card + CARDS).contains(at)) {
            local.card = at / CARDS * CARDS;
        }
    }
    let first = local.card.min(all.len() - 1);
    for n in all.iter().skip(first).take(CARDS) {
        card(ui, panes, compared, *n);
        ui.add_space(2.0);
    }
    if all.len() > CARDS {
        more_cards(ui, panes, first, all.len());
    }
    ui.add_space(4.0);
}

/// To the cards before and after those that are shown.
fn more_cards(ui: &mut Ui, panes: &mut Panes, first: usize, all: usize) {
    ui.horizontal(|ui| {
        if first > 0 && link(ui, "Previous disagreements").clicked() {
            panes.local.compare.card = first.saturating_sub(CARDS);
        }
        if first + CARDS < all {
            let words = format!("{} more disagreements", thin(all - first - CARDS));
            if link(ui, &words).clicked() {
                panes.local.compare.card = first + CARDS;
            }
        }
    });
}

fn card(ui: &mut Ui, panes: &mut Panes, compared: &Compared, n: usize) {
    let theme = Theme::of(ui);
    let sizes = &measures().text;
    let disagreement = &compared.comparison.disagreements[n];
    let id = ui.scope_id().with(("disagreement", n));
    let hovered = ui
        .ctx()
        .read_response(id)
        .is_some_and(|r| r.contains_pointer() || r.has_focus());
    let chosen = panes.state.disagreement == Some(n);
    let border = match (chosen, hovered) {
        (true, _) => Stroke::new(1.5, theme.accent),
        (_, true) => Stroke::new(1.0, theme.line_strong),
        _ => Stroke::new(1.0, theme.line),
    };
    let frame = Frame::NONE
        .fill(theme.raised)
        .stroke(border)
        .corner_radius(CornerRadius::same(measures().radius.card))
        .inner_margin(Margin::symmetric(11, 9));
    let response = frame
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 5.0;
            text_wrapped(ui, &disagreement.about, Face::Strong, sizes.body, theme.ink);
            for saying in &disagreement.says {
                row(ui, &called(panes, saying.document), &saying.value);
            }
        })
        .response;
    let response = ui.interact(response.rect, id, Sense::click());
    let name = spoken(panes, disagreement);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    if response.contains_pointer() {
        panes.local.compare.pointed_card = Some(n);
    }
    if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
        panes.send(Command::LightDisagreement(n));
    }
}

/// Who at the left, what at the right; the longer one is cut.
fn row(ui: &mut Ui, who: &str, what: &str) {
    let theme = Theme::of(ui);
    let size = measures().text.small;
    let width = ui.available_width();
    let line = |words: &str, face, ink, width| {
        let job = crate::ui::widgets::elided(words, face, size, ink, width);
        ui.painter().layout_job(job)
    };
    let what = line(what, Face::Strong, theme.warning, width * 0.68);
    let who = line(who, Face::Regular, theme.ink2, width - what.size().x - 10.0);
    let (rect, _) = ui.allocate_exact_size(egui::vec2(width, size.1), Sense::hover());
    let right = rect.right() - what.size().x;
    ui.painter().galley(rect.min, who, theme.ink2);
    ui.painter()
        .galley(egui::pos2(right, rect.top()), what, theme.warning);
}

/// "Disagreement: Ventilators for Hungary: Harbour Daily 50, Tidewater Post 70".
fn spoken(panes: &Panes, disagreement: &Disagreement) -> String {
    let says: Vec<String> = disagreement
        .says
        .iter()
        .map(|s| format!("{} {}", called(panes, s.document), s.value))
        .collect();
    format!("Disagreement: {}: {}", disagreement.about, says.join(", "))
}

fn agreements(ui: &mut Ui, compared: &Compared) {
    let theme = Theme::of(ui);
    let agreements = &compared.comparison.agreements;
    if agreements.is_empty() {
        return;
    }
    section_head(ui, "Agree, in other words", |_| {});
    for words in agreements.iter().take(NAMES) {
        text_wrapped(ui, words, Face::Regular, measures().text.small, theme.ink2);
    }
    ui.add_space(8.0);
}

fn names(ui: &mut Ui, panes: &mut Panes, compared: &Compared) {
    let comparison = &compared.comparison;
    for sheet in &compared.facing.sheets {
        let head = format!("Only in {}", called(panes, sheet.document));
        if let Some(only) = comparison.only_entities.get(sheet.article) {
            group(ui, panes, &head, only);
        }
    }
    let head = match comparison.documents.len() {
        2 => "In both",
        _ => "In several",
    };
    group(ui, panes, head, &comparison.shared);
}

fn group(ui: &mut Ui, panes: &mut Panes, head: &str, entities: &[EntityId]) {
    if entities.is_empty() {
        return;
    }
    let theme = Theme::of(ui);
    let id = ui.scope_id().with(("all names", head));
    let all = ui.data(|d| d.get_temp::<bool>(id).unwrap_or_default());
    section_head(ui, head, |_| {});
    ui.spacing_mut().interact_size.y = measures().row.chip;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 5.0);
        let most = if all { entities.len() } else { NAMES };
        for id in entities.iter().take(most) {
            let Some(entity) = panes.state.faced().corpus.entities.get(id.0 as usize) else {
                continue;
            };
            let lit = panes.local.compare.name == Some(*id);
            let look = Chip::new(
                &entity.name,
                theme.kind(entity.kind),
                theme.kind_ground(entity.kind),
            );
            let face = Face::Medium.size(measures().text.small.0);
            let words = ui
                .painter()
                .layout_no_wrap(entity.name.clone(), face, theme.ink);
            let begun = ui.cursor().left() > ui.max_rect().left() + 1.0;
            if begun && words.size().x + 16.0 > ui.available_size_before_wrap().x {
                ui.end_row();
            }
            let response = chip(ui, &look);
            if lit {
                let radius = CornerRadius::same(measures().row.chip as u8 / 2);
                let stroke = Stroke::new(1.5, theme.kind(entity.kind));
                ui.painter()
                    .rect_stroke(response.rect, radius, stroke, egui::StrokeKind::Inside);
            }
            let hint = "Click to mark it in the articles";
            if response.on_hover_text(hint).clicked() {
                let local = &mut panes.local.compare;
                local.name = if lit { None } else { Some(*id) };
            }
        }
        let more = entities.len().saturating_sub(NAMES);
        if more > 0 {
            let words = if all {
                "fewer".to_owned()
            } else {
                format!("{more} more")
            };
            if ui.available_size_before_wrap().x < 60.0 {
                ui.end_row();
            }
            if link(ui, &words).clicked() {
                ui.data_mut(|d| d.insert_temp(id, !all));
            }
        }
    });
    ui.add_space(8.0);
}
