//! One sentence as a block, or the heading above the first.

use super::marks::{Block, LONGEST, colours, layout, words};
use super::paging::choose;
use super::{Pointed, called, nearest};
use crate::app::Command;
use crate::compare::{Line, Standing};
use crate::model::{DocId, Document, PublishedBy};
use crate::ui::interface::Panes;
use crate::ui::panels::naming::date;
use crate::ui::theme::{Face, Theme, measures};
use crate::ui::widgets::{Chip, chip, text, text_wrapped};
use egui::text_selection::LabelSelectionState;
use egui::{
    CornerRadius, CursorIcon, Galley, Painter, Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2,
};
use std::sync::Arc;

/// From the block's left edge to its words.
const LEFT: f32 = 13.0;
/// From the words to the block's right edge.
const RIGHT: f32 = 10.0;
/// Room for the sign that tells of articles not shown.
const SIGN: f32 = 22.0;
/// Above and below the words.
const ABOVE: f32 = 4.0;
/// Between two sentences, and before a paragraph.
const GAP: (f32, f32) = (4.0, 9.0);
/// The free space above a sentence.
pub fn gap(line: &Line) -> f32 {
    if line.opens { GAP.1 } else { GAP.0 }
}

/// A guess at a sentence's height with the gap above.
pub fn estimate(line: &Line, width: f32) -> f32 {
    let (size, height) = measures().text.facing;
    let wide = (width - LEFT - RIGHT).max(40.0);
    let shown = line.span.len().min(LONGEST) as f32;
    let rows = (shown * size * 0.455 / wide + 0.3).ceil().max(1.0);
    gap(line) + 2.0 * ABOVE + rows * height
}

impl Block<'_> {
    /// From the words to the right edge.
    fn right(&self) -> f32 {
        if self.line.elsewhere.is_empty() {
            RIGHT
        } else {
            RIGHT + SIGN
        }
    }
}

/// Draws the block with its top left corner at `rect`'s; returns its height.
pub fn block(ui: &mut Ui, panes: &mut Panes, block: &Block, rect: Rect) -> f32 {
    let theme = Theme::of(ui);
    let shown = words(block.document, block.line.span);
    let job = layout(
        panes,
        theme,
        block,
        &shown,
        rect.width() - LEFT - block.right(),
    );
    let galley = ui.painter().layout_job(job);
    let height = galley.size().y + 2.0 * ABOVE;
    let rect = Rect::from_min_size(rect.min, vec2(rect.width(), height));
    ground(ui.painter(), theme, block, rect);
    let id = ui.scope_id().with(("sentence", block.place));
    let response = ui.interact(rect, id, Sense::click_and_drag());
    response.widget_info(|| {
        let disputed = match block.line.disputed.is_empty() {
            true => "",
            false => ", disputed",
        };
        let standing = match block.line.loose {
            true => "loose link",
            false => block.line.standing.words(),
        };
        let near = if block.nearest { ", nearest there" } else { "" };
        let name = format!("Sentence, {standing}{disputed}{near}: {shown}");
        egui::WidgetInfo::labeled(egui::Role::Button, true, name)
    });
    if response.has_focus() {
        let radius = CornerRadius::same(measures().radius.small);
        let stroke = Stroke::new(2.0, theme.accent);
        ui.painter()
            .rect_stroke(rect, radius, stroke, StrokeKind::Outside);
    }
    let at = rect.min + vec2(LEFT, ABOVE);
    write(ui, theme, &response, at, galley);
    if block.nearest {
        nearest::mark(ui.painter(), theme, block, rect);
    }
    elsewhere(ui, panes, block, rect);
    if response.contains_pointer() {
        panes.local.compare.pointed = Pointed::Sentence(block.place);
    }
    if !block.line.links.is_empty() || !block.line.nearest.is_empty() {
        response.clone().on_hover_cursor(CursorIcon::PointingHand);
    }
    if response.clicked() {
        let lit = panes.state.lit == Some(block.place) && panes.state.disagreement.is_none();
        panes.send(Command::LightSentence((!lit).then_some(block.place)));
    }
    height
}

/// Says how many of the articles that are not shown have the sentence too; shows the next of them.
fn elsewhere(ui: &mut Ui, panes: &mut Panes, block: &Block, rect: Rect) {
    let (Some(best), count) = (block.line.elsewhere.first(), block.line.elsewhere.len()) else {
        return;
    };
    let theme = Theme::of(ui);
    let middle = pos2(rect.right() - SIGN / 2.0 - 3.0, rect.top() + ABOVE + 11.0);
    let area = Rect::from_center_size(middle, vec2(SIGN, 18.0));
    let id = ui.scope_id().with(("elsewhere", block.place));
    let response = ui.interact(area, id, Sense::click());
    let ink = if response.hovered() || response.has_focus() {
        theme.accent
    } else {
        theme.ink2
    };
    let font = Face::Medium.size(measures().text.section.0);
    let centre = egui::Align2::CENTER_CENTER;
    ui.painter()
        .text(middle, centre, format!("+{count}"), font, ink);
    let names: Vec<String> = (block.line.elsewhere.iter())
        .filter_map(|e| block.compared.comparison.documents.get(e.place.article))
        .map(|id| called(panes, *id))
        .collect();
    let name = format!("Also in {}", names.join(", "));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    let hint = format!("{name}\nClick to show {} here", names[0]);
    if response.on_hover_text(hint).clicked() {
        let facing = &block.compared.facing;
        let mut shown: Vec<usize> = facing.sheets.iter().map(|s| s.article).collect();
        // In place of the last one, or of the one before if that is this sentence's own.
        let own = shown.last() == Some(&block.place.article);
        let at = shown.len() - if own { 2 } else { 1 };
        shown[at] = best.place.article;
        choose(panes, shown);
        panes.send(Command::LightSentence(Some(block.place)));
    }
}

/// The words, which can be selected with the pointer.
fn write(ui: &Ui, theme: &Theme, response: &egui::Response, at: egui::Pos2, galley: Arc<Galley>) {
    LabelSelectionState::label_text_selection(ui, response, at, galley, theme.ink, Stroke::NONE);
}

/// The ground, the edge and the border of a block.
fn ground(painter: &Painter, theme: &Theme, block: &Block, rect: Rect) {
    let radius = CornerRadius::same(measures().radius.small);
    let (fill, edge) = colours(theme, block.line.standing);
    if block.line.standing == Standing::Alone {
        if block.lit || block.chosen {
            painter.rect_filled(rect, radius, theme.hover);
        }
    } else if !block.line.loose || block.lit {
        painter.rect_filled(rect, radius, fill);
    }
    match block.line.standing {
        Standing::SameWords => {
            let bar = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
            painter.rect_filled(bar, CornerRadius::same(1), edge);
        }
        Standing::SameClaim => {
            let edge = if block.line.loose {
                edge.gamma_multiply(0.5)
            } else {
                edge
            };
            let mut y = rect.top() + 2.0;
            while y < rect.bottom() - 2.0 {
                let dot = Rect::from_min_size(pos2(rect.left(), y), vec2(3.0, 3.0));
                painter.rect_filled(dot, 0.0, edge);
                y += 5.0;
            }
        }
        Standing::Alone => {}
    }
    let border = match () {
        () if block.chosen => Some(Stroke::new(2.0, theme.accent)),
        () if !block.line.disputed.is_empty() => Some(Stroke::new(1.2, theme.warning)),
        () if block.lit => Some(Stroke::new(1.0, edge)),
        () => None,
    };
    if let Some(stroke) = border {
        painter.rect_stroke(rect, radius, stroke, StrokeKind::Inside);
    }
}

/// Title, source and date above the first sentence.
pub fn heading(ui: &mut Ui, panes: &Panes, id: DocId, document: &Document) {
    let theme = Theme::of(ui);
    let sizes = &measures().text;
    ui.add_space(18.0);
    ui.spacing_mut().item_spacing.y = 5.0;
    let title = text_wrapped(
        ui,
        &document.title,
        Face::SerifStrong,
        (19.0, 25.0),
        theme.ink,
    );
    title.on_hover_text(&document.path);
    ui.spacing_mut().interact_size.y = measures().row.chip;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 9.0;
        let source: String = panes
            .state
            .faced()
            .index
            .source(id)
            .chars()
            .take(60)
            .collect();
        if !panes.state.pasted || document.source.is_some() {
            text(ui, &source, Face::Strong, sizes.small, theme.ink);
        }
        let when = date(document).replace(" (inferred)", "");
        text(ui, &when, Face::Regular, sizes.small, theme.ink2);
        if document.published.by == PublishedBy::Inferred {
            let look = Chip::new("date inferred", theme.warning, theme.warning_ground);
            chip(ui, &look).on_hover_text(&document.published.evidence);
        }
    });
    ui.add_space(9.0);
}
