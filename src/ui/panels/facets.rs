//! Filters with counts: people, organisations, places, sources, kinds.

use crate::app::{Answer, Command};
use crate::facet::{Facet, Row};
use crate::query::{Field, Standing};
use crate::ui::interface::Panes;
use crate::ui::theme::{Face, Theme, measures};
use crate::ui::widgets::{elided, facet_sign, link, quiet, section_head};
use egui::{
    CornerRadius, Frame, Margin, Rect, Response, ScrollArea, Sense, Stroke, TextEdit, Ui, pos2,
    vec2,
};
use std::sync::Arc;

/// Rows shown of a facet at first.
const ROWS: usize = 6;
/// Rows that *more* adds.
const MORE_ROWS: usize = 20;

/// What a facet is called.
pub fn title(field: Field) -> &'static str {
    match field {
        Field::Who => "People",
        Field::Org => "Organisations",
        Field::Where => "Places",
        Field::What => "Other names",
        Field::Source => "Sources",
        Field::Kind => "Kinds of event",
        _ => "Marked",
    }
}

/// Draws the facets.
pub fn facets(ui: &mut Ui, panes: &mut Panes) {
    Frame::NONE
        .inner_margin(Margin {
            left: 12,
            right: 12,
            top: 10,
            bottom: 6,
        })
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                let room = ui.available_width() - 30.0;
                let field = TextEdit::singleline(&mut panes.local.find_name)
                    .id_salt("find a name")
                    .hint_text("Find a name…")
                    .margin(Margin::symmetric(8, 3))
                    .align(egui::Align2::LEFT_CENTER)
                    .min_size(vec2(0.0, measures().row.button - 4.0))
                    .desired_width(room - 8.0);
                ui.add(field).accessible_name("Find a name");
                if quiet(ui, "‹").on_hover_text("Fold the filters").clicked() {
                    panes.local.facets_folded = Some(true);
                }
            });
        });
    let answer = Arc::clone(&panes.state.answer);
    let needle = panes.local.find_name.trim().to_lowercase();
    let mut found = std::mem::take(&mut panes.local.found_names);
    found.renew(&answer, &needle);
    ScrollArea::vertical()
        .id_salt("facets")
        .auto_shrink([false; 2])
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (facet, rows) in answer.facets.iter().zip(&found.rows) {
                if !rows.is_empty() {
                    one_facet(ui, panes, facet, rows);
                }
            }
            if !needle.is_empty() && found.rows.iter().all(Vec::is_empty) {
                nothing_found(ui, panes);
            }
            ui.add_space(16.0);
        });
    panes.local.found_names = found;
}

/// The rows whose value holds what is typed, kept from frame to frame.
#[derive(Clone, Debug, Default)]
pub struct FoundNames {
    answer: Arc<Answer>,
    needle: String,
    /// By facet: indices of rows.
    rows: Vec<Vec<usize>>,
}

impl FoundNames {
    fn renew(&mut self, answer: &Arc<Answer>, needle: &str) {
        if Arc::ptr_eq(&self.answer, answer) && self.needle == needle {
            return;
        }
        let holds = |row: &Row| needle.is_empty() || row.name.to_lowercase().contains(needle);
        let rows = |facet: &Facet| {
            let rows = facet.rows.iter().enumerate();
            rows.filter(|(_, r)| holds(r)).map(|(i, _)| i).collect()
        };
        *self = Self {
            rows: answer.facets.iter().map(rows).collect(),
            answer: Arc::clone(answer),
            needle: needle.to_owned(),
        };
    }
}

fn nothing_found(ui: &mut Ui, panes: &mut Panes) {
    let theme = Theme::of(ui);
    Frame::NONE
        .inner_margin(Margin::symmetric(14, 8))
        .show(ui, |ui| {
            let words = format!("No name contains “{}”.", panes.local.find_name.trim());
            super::super::widgets::text_wrapped(
                ui,
                &words,
                Face::Regular,
                measures().text.small,
                theme.ink2,
            );
            if link(ui, "Show all names").clicked() {
                panes.local.find_name.clear();
            }
        });
}

fn one_facet(ui: &mut Ui, panes: &mut Panes, facet: &Facet, rows: &[usize]) {
    let field = facet.field;
    let limit = panes.local.facet_rows.get(&field).copied().unwrap_or(ROWS);
    Frame::NONE
        .inner_margin(Margin {
            left: 14,
            right: 14,
            top: 6,
            bottom: 2,
        })
        .show(ui, |ui| {
            section_head(ui, title(field), |ui| any_or_all(ui, panes, field));
        });
    for row in rows.iter().take(limit) {
        facet_row(ui, panes, field, &facet.rows[*row], facet.largest);
    }
    if rows.len() <= ROWS {
        return;
    }
    Frame::NONE
        .inner_margin(Margin {
            left: 28,
            right: 14,
            top: 1,
            bottom: 1,
        })
        .show(ui, |ui| {
            ui.spacing_mut().interact_size.y = 18.0;
            ui.horizontal(|ui| {
                if rows.len() > limit {
                    let more = (rows.len() - limit).min(MORE_ROWS);
                    let words = format!("{more} more");
                    let name = format!("{more} more {}", title(field));
                    if link(ui, &words).accessible_name(name).clicked() {
                        panes.local.facet_rows.insert(field, limit + MORE_ROWS);
                    }
                }
                if limit > ROWS && link(ui, "fewer").clicked() {
                    panes.local.facet_rows.remove(&field);
                }
            });
        });
}

/// Whether one of several included values suffices, or all must hold.
fn any_or_all(ui: &mut Ui, panes: &mut Panes, field: Field) {
    if matches!(field, Field::Kind | Field::Is | Field::Source) {
        return;
    }
    let all = panes.state.query.all.contains(&field);
    let words = if all { "all ▾" } else { "any ▾" };
    let hint = if all {
        "Every chosen name must be there. Click for any of them"
    } else {
        "One of the chosen names suffices. Click for all of them"
    };
    let name = format!("{}: any or all", title(field));
    if quiet(ui, words)
        .accessible_name(name)
        .on_hover_text(hint)
        .clicked()
    {
        panes.send(Command::MatchAll(field, !all));
    }
}

fn facet_row(ui: &mut Ui, panes: &mut Panes, field: Field, row: &Row, largest: u32) {
    let theme = Theme::of(ui);
    let size = vec2(ui.available_width(), measures().row.facet);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    if ui.is_rect_visible(rect) {
        paint_row(ui, theme, rect, field, row, &response);
        paint_share(ui.painter(), theme, rect, field, row, largest);
    }
    let said = match row.standing {
        Standing::Free => "",
        Standing::Included => ", included",
        Standing::Excluded => ", excluded",
    };
    let name = format!("{}, {} of {} events{said}", row.name, row.count, row.total);
    response.widget_info(|| {
        let on = row.standing != Standing::Free;
        egui::WidgetInfo::selected(egui::Role::CheckBox, true, on, &name)
    });
    let hint = match row.standing {
        Standing::Free => "Click to include, Shift-click to exclude",
        Standing::Included => "Click to exclude",
        Standing::Excluded => "Click to take the filter off",
    };
    let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
    if response.clicked() {
        let exclude = ui.input(|i| i.modifiers.shift || i.modifiers.alt);
        panes.send(Command::Filter(
            field,
            row.value.clone(),
            turned(row.standing, exclude),
        ));
    }
    response.context_menu(|ui| row_menu(ui, panes, field, row));
    response.on_hover_text(format!("{}\n{hint}", row.name));
}

/// Free, included, excluded, free.
fn turned(standing: Standing, exclude: bool) -> Standing {
    match (standing, exclude) {
        (Standing::Free, false) => Standing::Included,
        (Standing::Free, true) | (Standing::Included, _) => Standing::Excluded,
        (Standing::Excluded, _) => Standing::Free,
    }
}

fn row_menu(ui: &mut Ui, panes: &mut Panes, field: Field, row: &Row) {
    let choices = [
        ("Include", Standing::Included),
        ("Exclude", Standing::Excluded),
        ("Take the filter off", Standing::Free),
    ];
    for (words, standing) in choices {
        if standing != row.standing && ui.button(words).clicked() {
            panes.send(Command::Filter(field, row.value.clone(), standing));
        }
    }
}

fn paint_row(ui: &Ui, theme: &Theme, rect: Rect, field: Field, row: &Row, response: &Response) {
    let painter = ui.painter();
    let ground = match row.standing {
        Standing::Included => Some(theme.accent_ground),
        _ if response.hovered() => Some(theme.hover),
        _ => None,
    };
    if let Some(ground) = ground {
        painter.rect_filled(rect, CornerRadius::ZERO, ground);
    }
    if response.has_focus() {
        let stroke = Stroke::new(2.0, theme.accent);
        painter.rect_stroke(rect.shrink(1.0), 4.0, stroke, egui::StrokeKind::Inside);
    }
    let middle = rect.center().y - 1.0;
    facet_sign(
        painter,
        pos2(rect.left() + 18.0, middle),
        field,
        &row.value,
        theme,
    );
    let size = measures().text.body;
    let faded = row.count == 0;
    let ink = if faded { theme.ink3 } else { theme.ink };
    let total = format!(" / {}", row.total);
    let small = measures().text.small;
    let counts = painter.layout_no_wrap(total, Face::Regular.size(small.0), theme.ink3);
    let count = painter.layout_no_wrap(row.count.to_string(), Face::Regular.size(size.0), ink);
    let right = rect.right() - 14.0;
    let counts_at = pos2(right - counts.size().x, middle - counts.size().y / 2.0);
    let count_at = pos2(counts_at.x - count.size().x, middle - count.size().y / 2.0);
    let left = rect.left() + 30.0;
    let mut name = elided(&row.name, Face::Regular, size, ink, count_at.x - left - 8.0);
    if row.standing == Standing::Excluded {
        for section in &mut name.sections {
            section.format.strikethrough = Stroke::new(1.0, theme.ink2);
        }
    }
    let name = painter.layout_job(name);
    painter.galley(pos2(left, middle - name.size().y / 2.0), name, ink);
    painter.galley(counts_at, counts, theme.ink3);
    painter.galley(count_at, count, ink);
}

/// A hairline: as long as the value is frequent in its facet, the matching part in its colour.
fn paint_share(
    painter: &egui::Painter,
    theme: &Theme,
    rect: Rect,
    field: Field,
    row: &Row,
    largest: u32,
) {
    let y = rect.bottom() - 1.5;
    let (left, right) = (rect.left() + 14.0, rect.right() - 14.0);
    painter.hline(left..=right, y, Stroke::new(1.0, theme.line));
    let colour = match crate::query::entity_kind(field) {
        Some(kind) => theme.kind(kind),
        None => theme.other,
    };
    let long = |n: u32| left + (right - left) * n as f32 / largest as f32;
    painter.hline(
        left..=long(row.total),
        y,
        Stroke::new(1.0, theme.line_strong),
    );
    if row.count > 0 {
        painter.hline(
            left..=long(row.count).max(left + 2.0),
            y,
            Stroke::new(2.0, colour),
        );
    }
}

/// The facets as a strip: signs that open them.
pub fn facets_folded(ui: &mut Ui, panes: &mut Panes) {
    ui.vertical_centered(|ui| {
        ui.add_space(10.0);
        if quiet(ui, "›")
            .on_hover_text("Show the filters")
            .accessible_name("Show filters")
            .clicked()
        {
            panes.local.facets_folded = Some(false);
        }
        let theme = Theme::of(ui);
        for facet in &panes.state.answer.facets {
            let (rect, response) = ui.allocate_exact_size(vec2(30.0, 30.0), Sense::click());
            let value = facet.rows.first().map_or("", |r| r.value.as_str());
            if response.hovered() {
                ui.painter().rect_filled(rect, 6.0, theme.hover);
            }
            facet_sign(ui.painter(), rect.center(), facet.field, value, theme);
            let on = facet
                .rows
                .iter()
                .filter(|r| r.standing != Standing::Free)
                .count();
            if on > 0 {
                ui.painter()
                    .circle_filled(rect.right_top() + vec2(-6.0, 6.0), 3.0, theme.accent);
            }
            if response.on_hover_text(title(facet.field)).clicked() {
                panes.local.facets_folded = Some(false);
            }
        }
    });
}
