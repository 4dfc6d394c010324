//! The head of the grid: the articles' names, and in the corner what the signs mean.

use super::{CELL, cell, column_x};
use crate::app::Command;
use crate::model::DocId;
use crate::ui::interface::Panes;
use crate::ui::panels::naming::{called, date, short, thin};
use crate::ui::theme::{Face, Theme, measures};
use crate::ui::widgets::{elided, quiet, text};
use egui::{
    CursorIcon, Rect, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

/// Least and greatest height, and the share of a list that is short.
const HEIGHT: (f32, f32) = (84.0, 136.0);
const SHARE: f32 = 0.36;
/// A lower head names the source alone.
const DATED: f32 = 116.0;
/// Width from which the legend is one line.
const IN_A_ROW: f32 = 440.0;
/// Height of a line in the corner.
const ROW: f32 = 18.0;

/// The articles' sources, written upwards.
pub fn head(ui: &mut Ui, panes: &mut Panes, columns: &[DocId], all: usize) {
    let theme = Theme::of(ui);
    let height = (ui.available_height() * SHARE).clamp(HEIGHT.0, HEIGHT.1);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let below = Stroke::new(1.0, theme.line_strong);
    ui.painter()
        .hline(rect.x_range(), rect.bottom() - 0.5, below);
    let right = column_x(rect.right(), columns.len(), 0) - CELL;
    let corner = Rect::from_min_max(rect.min + vec2(16.0, 8.0), pos2(right, rect.bottom()));
    let mut corner = ui.new_child(UiBuilder::new().id_salt("corner").max_rect(corner));
    legend(&mut corner);
    if all > columns.len() {
        pages(&mut corner, panes, all, columns.len());
    }
    for (i, id) in columns.iter().enumerate() {
        let x = column_x(rect.right(), columns.len(), i);
        let area = Rect::from_center_size(pos2(x, rect.center().y), vec2(CELL, height));
        let response = ui.interact(area, ui.scope_id().with(("column", id)), Sense::click());
        let lit = response.hovered() || panes.state.selection.document == Some(*id);
        let ink = if lit { theme.accent } else { theme.ink2 };
        let source = panes.state.view.index.source(*id);
        let document = panes.state.corpus().document(*id);
        let size = measures().text.section;
        let date = date(document);
        let teller = called(document, std::iter::empty());
        let words = match height < DATED {
            true => teller,
            false => format!("{} · {teller}", day_and_month(&date)),
        };
        let job = elided(&words, Face::Regular, size, ink, height - 10.0);
        let galley = ui.painter().layout_job(job);
        let at = pos2(x - galley.size().y / 2.0, rect.bottom() - 6.0);
        let shape =
            egui::epaint::TextShape::new(at, galley, ink).with_angle(-std::f32::consts::FRAC_PI_2);
        ui.painter().add(shape);
        if response.has_focus() {
            let stroke = Stroke::new(2.0, theme.accent);
            ui.painter()
                .rect_stroke(area, 3.0, stroke, StrokeKind::Inside);
        }
        let name = format!("{source}, {date}: {}", document.title);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        let response = response.on_hover_cursor(CursorIcon::PointingHand);
        if response.on_hover_text(&name).clicked() {
            panes.send(Command::OpenDocument(*id));
            panes.local.reader_covers = true;
        }
    }
}

/// What the signs of the cells mean.
fn legend(ui: &mut Ui) {
    let theme = Theme::of(ui);
    let small = measures().text.small;
    let entries = [
        (cell::Look::Told, "tells it"),
        (cell::Look::Disputed, "tells it differently"),
        (cell::Look::Silent, "is silent: click to read the others"),
    ];
    let entry = |ui: &mut Ui, (look, words): (cell::Look, &str)| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            let (rect, _) = ui.allocate_exact_size(vec2(14.0, ROW), Sense::hover());
            cell::square(ui, look, rect.center());
            text(ui, words, Face::Regular, small, theme.ink2);
        });
    };
    ui.spacing_mut().interact_size.y = ROW;
    ui.spacing_mut().item_spacing = vec2(14.0, 3.0);
    let all = |ui: &mut Ui| entries.into_iter().for_each(|e| entry(ui, e));
    if ui.available_width() >= IN_A_ROW {
        ui.horizontal(all);
    } else {
        all(ui);
    }
}

/// Turns the pages of articles where not all have room.
fn pages(ui: &mut Ui, panes: &mut Panes, all: usize, room: usize) {
    let theme = Theme::of(ui);
    let first = panes.local.coverage.first.min(all - room);
    let last = first + room;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let (from, to, all_words) = (thin(first + 1), thin(last), thin(all));
        let words = format!("Articles {from}–{to} of {all_words}, by date");
        text(ui, &words, Face::Regular, measures().text.small, theme.ink2);
        let mut step = |words, name, on: bool, to| {
            let button = ui.add_enabled_ui(on, |ui| quiet(ui, words)).inner;
            if button.accessible_name(name).clicked() {
                panes.local.coverage.first = to;
            }
        };
        let back = first.saturating_sub(room);
        step("‹", "Earlier articles", first > 0, back);
        step("›", "Later articles", last < all, last);
    });
}

/// "31 Jan" of "31 January 2020".
fn day_and_month(date: &str) -> String {
    let date = short(date);
    match date.rsplit_once(' ') {
        Some((day, year)) if year.bytes().all(|b| b.is_ascii_digit()) => day.to_owned(),
        _ => date,
    }
}
