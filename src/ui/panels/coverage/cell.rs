//! A cell of the grid: told, told differently, or silent. The signs differ by shape.

use super::CELL;
use crate::app::Command;
use crate::ledger::CoverageLine;
use crate::model::DocId;
use crate::ui::interface::Panes;
use crate::ui::panels::events::flat;
use crate::ui::panels::naming::who;
use crate::ui::theme::{Face, Theme, measures};
use egui::{
    Align2, CornerRadius, CursorIcon, Pos2, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    vec2,
};

/// How a cell looks.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Look {
    Told,
    Disputed,
    Silent,
}

/// Draws the sign: a filled square, a square with ≠, a small ring.
pub fn square(ui: &Ui, look: Look, at: Pos2) {
    let theme = Theme::of(ui);
    let square = Rect::from_center_size(at, vec2(13.0, 16.0));
    let radius = CornerRadius::same(measures().radius.small);
    match look {
        Look::Silent => {
            ui.painter()
                .circle_stroke(at, 3.0, Stroke::new(1.2, theme.line_strong));
        }
        Look::Told => {
            ui.painter()
                .rect_filled(square, radius, theme.density_matching);
        }
        Look::Disputed => {
            let edge = Stroke::new(1.0, theme.warning);
            ui.painter().rect(
                square,
                radius,
                theme.warning_ground,
                edge,
                StrokeKind::Inside,
            );
            let font = Face::Strong.size(12.0);
            ui.painter()
                .text(at, Align2::CENTER_CENTER, "≠", font, theme.warning);
        }
    }
}

/// Draws a cell. A filled one leads to its sentence, an empty one unfolds what the others say.
pub fn cell(ui: &Ui, panes: &mut Panes, line: &CoverageLine, id: DocId, at: Pos2) {
    let theme = Theme::of(ui);
    let corpus = panes.state.corpus();
    let telling = line.tellings.get(&id).copied();
    let area = Rect::from_center_size(at, vec2(CELL, 34.0));
    let response = ui.interact(area, ui.scope_id().with((line.cluster, id)), Sense::click());
    let look = match telling {
        None => Look::Silent,
        Some(event) if corpus.event(event).disputed => Look::Disputed,
        Some(_) => Look::Told,
    };
    if response.hovered() {
        ui.painter().rect_filled(area, 3.0, theme.accent_ground);
    }
    square(ui, look, at);
    let asked = panes.local.coverage.open == Some((line.cluster, Some(id)));
    if response.has_focus() || asked {
        let stroke = Stroke::new(if asked { 1.5 } else { 2.0 }, theme.accent);
        ui.painter()
            .rect_stroke(area.shrink(0.5), 3.0, stroke, StrokeKind::Inside);
    }
    let source = who(&panes.state.view, id);
    let hint = match telling {
        None => format!("{source} is silent. Click to read what the others say"),
        Some(event) => {
            let words = flat(corpus.words(corpus.event(event)));
            let how = if look == Look::Disputed {
                " (told differently)"
            } else {
                ""
            };
            format!("{source}{how}: {words}")
        }
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &hint));
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    if response.on_hover_text(&hint).clicked() {
        match telling {
            Some(event) => {
                panes.send(Command::SelectEvent(event));
                panes.local.reader_covers = true;
            }
            None => {
                let open = &mut panes.local.coverage.open;
                *open = (!asked).then_some((line.cluster, Some(id)));
            }
        }
    }
}
