//! The panel at the side: disagreements, agreements, names, days.

use super::{Pointed, called, nothing_shared};
use crate::app::{Command, Compared};
use crate::model::{Disagreement, EntityId};
use crate::ui::interface::Panes;
use crate::ui::theme::{Face, Theme, measures};
use crate::ui::widgets::{Chip, chip, link, section_head, text_wrapped};
use egui::{Align, CornerRadius, CursorIcon, Frame, Layout, Margin, ScrollArea, Sense, Stroke, Ui};

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
                    if compared.facing.links.is_empty() {
                        section_head(ui, "Nothing in common", |_| {});
                        nothing_shared(ui, panes);
                    }
                    disagreements(ui, panes, compared);
                    agreements(ui, compared);
                    names(ui, panes, compared);
                    super::days::days(ui, panes, compared);
                });
        });
}

fn disagreements(ui: &mut Ui, panes: &mut Panes, compared: &Compared) {
    let shown = &compared.facing.disagreements;
    if shown.is_empty() {
        return;
    }
    section_head(ui, "They disagree", |_| {});
    for n in shown {
        card(ui, panes, compared, *n);
        ui.add_space(2.0);
    }
    ui.add_space(8.0);
}

fn card(ui: &mut Ui, panes: &mut Panes, compared: &Compared, n: usize) {
    let theme = Theme::of(ui);
    let sizes = &measures().text;
    let disagreement = &compared.comparison.disagreements[n];
    let row = ui.scope_id().with(("disagreement", n));
    let hovered = ui
        .ctx()
        .read_response(row)
        .is_some_and(|r| r.contains_pointer() || r.has_focus());
    let chosen = panes.state.disagreement == Some(n);
    let border = match (chosen, hovered) {
        (true, _) => Stroke::new(1.5, theme.accent),
        (_, true) => Stroke::new(1.0, theme.line_strong),
        _ => Stroke::new(1.0, theme.line),
    };
    let response = Frame::NONE
        .fill(theme.raised)
        .stroke(border)
        .corner_radius(CornerRadius::same(measures().radius.card))
        .inner_margin(Margin::symmetric(11, 9))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 5.0;
            text_wrapped(ui, &disagreement.about, Face::Strong, sizes.body, theme.ink);
            for saying in &disagreement.says {
                ui.horizontal_top(|ui| {
                    let source = called(panes, saying.document);
                    let value = crate::ui::widgets::elided(
                        &saying.value,
                        Face::Strong,
                        sizes.small,
                        theme.warning,
                        ui.available_width() * 0.62,
                    );
                    ui.with_layout(Layout::right_to_left(Align::TOP), |ui| {
                        ui.add(egui::Label::new(value)).on_hover_text(&saying.value);
                        let source = crate::ui::widgets::elided(
                            &source,
                            Face::Regular,
                            sizes.small,
                            theme.ink2,
                            ui.available_width(),
                        );
                        ui.with_layout(Layout::left_to_right(Align::TOP), |ui| {
                            ui.label(source);
                        });
                    });
                });
            }
        })
        .response;
    let response = ui.interact(response.rect, row, Sense::click());
    let name = spoken(panes, disagreement);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    if response.hovered() {
        panes.local.compare.pointed = Pointed::Disagreement(n);
    }
    if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
        panes.send(Command::LightDisagreement(n));
    }
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
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 5.0);
        ui.spacing_mut().interact_size.y = measures().row.chip;
        let most = if all { entities.len() } else { NAMES };
        for id in entities.iter().take(most) {
            let Some(entity) = panes.state.corpus().entities.get(id.0 as usize) else {
                continue;
            };
            let lit = panes.local.compare.name == Some(*id);
            let look = Chip::new(
                &entity.name,
                theme.kind(entity.kind),
                theme.kind_ground(entity.kind),
            );
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
            if link(ui, &words).clicked() {
                ui.data_mut(|d| d.insert_temp(id, !all));
            }
        }
    });
    ui.add_space(8.0);
}
