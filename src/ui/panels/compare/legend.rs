//! What the colours mean, with counts, and how much the articles share.

use super::marks::colours;
use crate::app::{Command, Compared};
use crate::compare::{Standing, Strictness};
use crate::ui::interface::Panes;
use crate::ui::panels::naming::thin;
use crate::ui::theme::{Face, Theme, measures};
use crate::ui::widgets::{text, toggle};
use egui::{Align, Frame, Layout, Margin, Rect, Sense, Stroke, Ui, pos2, vec2};

/// Draws the line under the bar.
pub fn legend(ui: &mut Ui, panes: &mut Panes, compared: &Compared) {
    let theme = Theme::of(ui);
    let rect = ui.max_rect();
    for y in [rect.top() + 0.5, rect.bottom() - 0.5] {
        ui.painter()
            .hline(rect.x_range(), y, Stroke::new(1.0, theme.line));
    }
    Frame::NONE
        .inner_margin(Margin::symmetric(18, 0))
        .show(ui, |ui| {
            ui.horizontal_centered(|ui| {
                ui.spacing_mut().item_spacing.x = 6.0;
                for standing in Standing::ALL {
                    entry(ui, compared, standing);
                    ui.add_space(12.0);
                }
                disagreements(ui, compared);
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let shown = super::side_shown(ui, panes);
                    let words = if shown { "Hide details" } else { "Details" };
                    if toggle(ui, words, false).clicked() {
                        panes.local.compare.side = Some(!shown);
                    }
                    strictness(ui, panes);
                    loose(ui, panes, compared);
                    ui.add_space(8.0);
                    super::paging::pager(ui, panes, compared);
                    verdict(ui, panes, compared);
                });
            });
        });
}

/// Whether signs and case count where words are told apart.
fn strictness(ui: &mut Ui, panes: &mut Panes) {
    if ui.available_width() < 460.0 {
        return;
    }
    let local = &mut panes.local.compare;
    let letters = local.strictness == Strictness::Letters;
    let hint = "Words that differ are underlined. Do punctuation and capitals count?";
    let button = toggle(ui, "Ignore punctuation, capitals", !letters);
    if button.on_hover_text(hint).clicked() {
        local.strictness = match letters {
            true => Strictness::Words,
            false => Strictness::Letters,
        };
        local.differing.clear();
    }
}

/// Whether links are shown that are weak.
fn loose(ui: &mut Ui, panes: &mut Panes, compared: &Compared) {
    let facing = &compared.facing;
    let weak = match compared.loose {
        true => facing.links.iter().filter(|l| l.loose).count(),
        false => facing.left_out,
    };
    if weak == 0 || ui.available_width() < 340.0 {
        return;
    }
    let plural = if weak == 1 { "" } else { "s" };
    let words = format!("{} loose link{plural}", thin(weak));
    let name = match compared.loose {
        true => format!("Hide {words}"),
        false => format!("Show {words}"),
    };
    let hint = "Sentences on the same subject that may tell of other things (V)";
    let button = toggle(ui, &words, compared.loose).accessible_name(name);
    if button.on_hover_text(hint).clicked() {
        panes.send(Command::ShowLoose(!compared.loose));
    }
}

fn entry(ui: &mut Ui, compared: &Compared, standing: Standing) {
    let theme = Theme::of(ui);
    let (_, edge) = colours(theme, standing);
    let (rect, _) = ui.allocate_exact_size(vec2(6.0, 14.0), Sense::hover());
    match standing {
        Standing::SameWords => {
            let bar = Rect::from_center_size(rect.center(), vec2(4.0, 13.0));
            ui.painter().rect_filled(bar, 1.0, edge);
        }
        Standing::SameClaim => {
            for i in 0..4 {
                let at = pos2(rect.center().x, rect.top() + 2.0 + 3.4 * i as f32);
                let dot = Rect::from_center_size(at, vec2(2.4, 2.2));
                ui.painter().rect_filled(dot, 0.0, edge);
            }
        }
        Standing::Alone => {
            ui.painter().circle_filled(rect.center(), 1.6, theme.ink3);
        }
    }
    let facing = &compared.facing;
    let count = match standing {
        Standing::Alone => {
            let each = facing.sheets.iter().map(|s| thin(s.count(standing)));
            each.collect::<Vec<_>>().join(" | ")
        }
        // Told by sentences of the first article, so that the sum is its length.
        _ => thin(facing.sheets.first().map_or(0, |s| s.count(standing))),
    };
    let words = format!("{} {count}", standing.words());
    let hint = match standing {
        Standing::SameWords => "Sentences of the left article whose words stand in another",
        Standing::SameClaim => "Sentences of the left article that another says in other words",
        Standing::Alone => "Sentences that only this article has, from left to right",
    };
    let size = measures().text.small;
    text(ui, &words, Face::Regular, size, theme.ink2).on_hover_text(hint);
}

fn disagreements(ui: &mut Ui, compared: &Compared) {
    let theme = Theme::of(ui);
    let count = compared.facing.disagreements.len();
    let ink = if count > 0 { theme.warning } else { theme.ink2 };
    let words = format!("≠ disagreements {}", thin(count));
    text(ui, &words, Face::Regular, measures().text.small, ink);
}

/// How much of the first article stands in the others, or that they tell of different events.
fn verdict(ui: &mut Ui, panes: &Panes, compared: &Compared) {
    let theme = Theme::of(ui);
    let size = measures().text.small;
    let comparison = &compared.comparison;
    let sheets = &compared.facing.sheets;
    let others = sheets.iter().skip(1);
    let strangers = others.filter(|s| comparison.same_event.get(s.article) == Some(&false));
    let strangers = strangers.count();
    let first = sheets.first().map_or(0, |s| s.article);
    let nothing = compared.facing.links.is_empty() && comparison.shared.is_empty();
    let words = if nothing {
        "These articles have nothing in common".to_owned()
    } else if first == 0 && strangers + 1 == sheets.len() {
        match sheets.len() {
            2 => "These two articles report different events on the same subject".to_owned(),
            n => format!("These {n} articles report different events on the same subject"),
        }
    } else {
        let share = 100.0 * compared.facing.covered(0);
        match comparison.documents.len() {
            2 => format!("{share:.0} % of the left stands in the right"),
            _ => {
                let name = sheets.first().map(|s| super::called(panes, s.document));
                format!(
                    "{share:.0} % of {} stands in another",
                    name.unwrap_or_default()
                )
            }
        }
    };
    let label = crate::ui::widgets::job(&words, Face::Regular, size, theme.ink2);
    ui.add(egui::Label::new(label).truncate())
        .on_hover_text(words);
}
