//! The space between two columns: their ribbons, and the signs of disagreements on them.

use super::ribbon::{Band, Edge};
use super::sentence;
use super::stage::{Lit, Plan};
use super::{Pointed, nearest};
use crate::app::Command;
use crate::compare::{Facing, Link, PairKind, Rank};
use crate::ui::interface::Panes;
use crate::ui::theme::{Face, Theme, measures};
use egui::{CursorIcon, Pos2, Rect, Sense, Stroke, Ui, UiBuilder, vec2};

/// Top and bottom of a sentence's block in the window.
pub fn extent(
    panes: &Panes,
    facing: &Facing,
    plan: &Plan,
    column: usize,
    sentence: usize,
) -> (f32, f32) {
    let known = &panes.local.compare.columns[column];
    let line = &facing.sheets[column].lines[sentence];
    let top = plan.view.top() + known.tops()[sentence + 1] - known.offset();
    (top + sentence::gap(line), top + known.height(sentence + 1))
}

/// The links between two neighbouring columns of which an end is in view, as bands.
fn bands(panes: &Panes, facing: &Facing, plan: &Plan, left: usize) -> Vec<(usize, Band)> {
    let (a, b) = (&facing.sheets[left], &facing.sheets[left + 1]);
    let view = plan.view;
    let x = (plan.gutters[left].left(), plan.gutters[left].right());
    let visible = |column: usize| {
        let items = panes.local.compare.columns[column].visible(view.height());
        items.start.saturating_sub(1)..items.end.saturating_sub(1)
    };
    let mut found = std::collections::BTreeSet::new();
    for (sheet, column, other) in [(a, left, b), (b, left + 1, a)] {
        for line in &sheet.lines[visible(column)] {
            let here = line.links.iter().filter(|n| {
                let link = &facing.links[**n];
                link.a.article == other.article || link.b.article == other.article
            });
            found.extend(here.copied());
        }
    }
    found
        .into_iter()
        .map(|n| {
            let link = &facing.links[n];
            let (from, to) = if link.a.article == a.article {
                (link.a, link.b)
            } else {
                (link.b, link.a)
            };
            let clamp = |(top, bottom): (f32, f32)| {
                let (high, low) = (view.top() - 40.0, view.bottom() + 40.0);
                if bottom < high {
                    (high - 12.0, high)
                } else if top > low {
                    (low, low + 12.0)
                } else {
                    (top, bottom)
                }
            };
            let band = Band {
                x,
                left: clamp(extent(panes, facing, plan, left, from.sentence)),
                right: clamp(extent(panes, facing, plan, left + 1, to.sentence)),
            };
            (n, band)
        })
        .collect()
}

pub fn draw_gutter(
    ui: &mut Ui,
    panes: &mut Panes,
    facing: &Facing,
    plan: &Plan,
    left: usize,
    lit: &Lit,
) {
    let rect = plan.gutters[left];
    let mut bands = bands(panes, facing, plan, left);
    // What is lit lies on top, disagreements above the rest, weak links below.
    bands.sort_by_key(|(n, _)| {
        let link = &facing.links[*n];
        (lit.link(link), link.disagreement.is_some(), link.rank)
    });
    let mut child = ui.new_child(UiBuilder::new().id_salt(("gutter", left)).max_rect(rect));
    child.set_clip_rect(rect.intersect(ui.clip_rect()));
    let id = child.scope_id().with(("ribbons", left));
    let response = child.interact(rect, id, Sense::click());
    let response_words = "Ribbons between the articles";
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, response_words));
    for (n, band) in &bands {
        let link = &facing.links[*n];
        if is_drawn(link, lit) {
            draw_band(&child, link, band, lit);
        }
    }
    nearest::threads(&child, panes, facing, plan, left, lit);
    let badges: Vec<(usize, Pos2)> = bands
        .iter()
        .filter_map(|(n, band)| Some((facing.links[*n].disagreement?, band.middle())))
        .collect();
    let at = response.hover_pos();
    let hit = at.and_then(|at| {
        let mut above = bands.iter().rev();
        above.find(|(n, b)| is_drawn(&facing.links[*n], lit) && b.holds(at))
    });
    if let Some((n, _)) = hit {
        panes.local.compare.pointed = Pointed::Ribbon(*n);
        response.clone().on_hover_cursor(CursorIcon::PointingHand);
        if response.clicked() {
            let link = &facing.links[*n];
            panes.send(match link.disagreement {
                Some(n) => Command::LightDisagreement(n),
                None => Command::LightSentence(Some(link.a)),
            });
        }
    }
    for (n, at) in badges {
        badge(&mut child, panes, n, at);
    }
}

/// Weak links are drawn only when one asks for them.
fn is_drawn(link: &Link, lit: &Lit) -> bool {
    link.rank > Rank::Further || lit.link(link)
}

fn draw_band(ui: &Ui, link: &Link, band: &Band, lit: &Lit) {
    let theme = Theme::of(ui);
    let dim = lit.dims && !lit.link(link);
    let (fill, edge) = match (link.disagreement, link.kind) {
        (Some(_), _) => (theme.warning_ground, theme.warning),
        (None, PairKind::Verbatim) => (theme.same_words, theme.same_words_edge),
        (None, PairKind::SameClaim) => (theme.same_claim, theme.same_claim_edge),
    };
    let cut = band.is_cut(ui.clip_rect());
    let strength = match (dim, lit.link(link)) {
        (true, _) => 0.25,
        (_, true) => 0.9,
        _ if link.loose => 0.22,
        _ if link.rank < Rank::Mutual || cut => 0.3,
        _ => 0.55,
    };
    let fill = fill.gamma_multiply(strength);
    let line = if lit.link(link) { 1.0 } else { strength * 0.5 };
    let edge = edge.gamma_multiply(line);
    let edge = match (link.disagreement, link.kind) {
        (None, PairKind::SameClaim) => Edge::Dotted(Stroke::new(0.9, edge)),
        _ => Edge::Solid(Stroke::new(1.0, edge)),
    };
    band.draw(ui.painter(), fill, edge);
}

/// The sign of a disagreement in the middle of its ribbon.
fn badge(ui: &mut Ui, panes: &mut Panes, n: usize, at: Pos2) {
    let theme = Theme::of(ui);
    let rect = Rect::from_center_size(at, vec2(20.0, 20.0));
    if !ui.is_rect_visible(rect) {
        return;
    }
    let response = ui.interact(rect, ui.scope_id().with(("badge", n)), Sense::click());
    let chosen = panes.state.disagreement == Some(n);
    let (fill, ink) = if chosen || response.hovered() {
        (theme.warning, theme.warning_ground)
    } else {
        (theme.warning_ground, theme.warning)
    };
    let stroke = Stroke::new(1.2, theme.warning);
    ui.painter().circle(at, 10.0, fill, stroke);
    let font = Face::Strong.size(measures().text.small.0);
    ui.painter()
        .text(at, egui::Align2::CENTER_CENTER, "≠", font, ink);
    let about = panes
        .state
        .compared
        .as_ref()
        .and_then(|c| c.comparison.disagreements.get(n))
        .map(|d| d.about.clone())
        .unwrap_or_default();
    let name = format!("Show disagreement: {about}");
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    if response.hovered() {
        panes.local.compare.pointed = Pointed::Disagreement(n);
    }
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    if response.on_hover_text(about).clicked() {
        panes.send(Command::LightDisagreement(n));
    }
}
