//! The bar: what is open, what is asked, where to go.

use crate::app::{Command, Screen, ThemeChoice};
use crate::query::{Clause, Field, Query, entity_kind};
use crate::ui::interface::{Panes, Request};
use crate::ui::theme::{Face, Theme, measures};
use crate::ui::widgets::{Chip, chip, quiet, regular};
use egui::{Align, CornerRadius, Frame, Layout, Margin, Popup, ScrollArea, Stroke, TextEdit, Ui};

/// Draws the bar.
pub fn bar(ui: &mut Ui, panes: &mut Panes) {
    Frame::NONE
        .inner_margin(Margin::symmetric(12, 8))
        .show(ui, |ui| {
            ui.horizontal_centered(|ui| {
                folder_menu(ui, panes);
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    theme_button(ui, panes);
                    compare_button(ui, panes);
                    commands_button(ui, panes);
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| search(ui, panes));
                });
            });
        });
}

fn folder_menu(ui: &mut Ui, panes: &mut Panes) {
    let name = short(&panes.state.name, 28);
    let button = regular(ui, &format!("{name}  ▾"), measures().row.button)
        .accessible_name(format!("Open folder: {}", panes.state.name));
    Popup::menu(&button).show(|ui| {
        ui.set_min_width(220.0);
        if ui.button("Open folder…").clicked() {
            panes.requests.push(Request::ChooseFolder);
        }
        if ui.button("Open the sample").clicked() {
            panes.send(Command::OpenSample);
        }
        if !panes.state.warnings().is_empty() && ui.button("Files not read…").clicked() {
            panes.send(Command::ShowWarnings(true));
        }
        for recent in &panes.state.recents.folders {
            let name = recent
                .path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy();
            if ui
                .button(name.as_ref())
                .on_hover_text(recent.path.display().to_string())
                .clicked()
            {
                panes
                    .commands
                    .push(Command::Open(vec![recent.path.clone()]));
            }
        }
        ui.separator();
        if ui.button("Compare pasted texts…").clicked() {
            panes.send(Command::Show(Screen::Scratch));
        }
        if ui.button("Welcome screen").clicked() {
            panes.send(Command::Close);
        }
    });
}

fn search(ui: &mut Ui, panes: &mut Panes) {
    let theme = Theme::of(ui);
    Frame::NONE
        .fill(theme.raised)
        .stroke(Stroke::new(1.0, theme.line_strong))
        .corner_radius(CornerRadius::same(measures().radius.field))
        .inner_margin(Margin::symmetric(10, 0))
        .show(ui, |ui| {
            ui.set_height(measures().row.button - 2.0);
            ui.spacing_mut().item_spacing.x = 6.0;
            magnifier(ui);
            let query = panes.state.query.clone();
            let room = (ui.available_width() - 190.0).max(60.0);
            ScrollArea::horizontal()
                .id_salt("chips")
                .max_width(room)
                .auto_shrink([true, false])
                .scroll_bar_visibility(egui::scroll_area::ScrollBarVisibility::AlwaysHidden)
                .stick_to_right(true)
                .show(ui, |ui| {
                    ui.horizontal_centered(|ui| chips(ui, panes, &query))
                });
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if query.is_empty() {
                    key_cap(ui, "Ctrl F");
                } else if quiet(ui, "Clear all").clicked() {
                    panes.local.search.clear();
                    panes.send(Command::ClearQuery);
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| field(ui, panes));
            });
        });
}

fn magnifier(ui: &mut Ui) {
    let theme = Theme::of(ui);
    let (rect, _) = ui.allocate_exact_size(egui::vec2(14.0, 14.0), egui::Sense::hover());
    let centre = rect.center() - egui::vec2(1.5, 1.5);
    let stroke = Stroke::new(1.6, theme.ink2);
    ui.painter().circle_stroke(centre, 4.6, stroke);
    let handle = centre + egui::vec2(3.4, 3.4);
    ui.painter()
        .line_segment([handle, handle + egui::vec2(4.0, 4.0)], stroke);
}

/// The keys of a command, in a small box.
pub fn key_cap(ui: &mut Ui, keys: &str) {
    let theme = Theme::of(ui);
    let font = Face::Regular.size(measures().text.section.0);
    let galley = ui
        .painter()
        .layout_no_wrap(keys.to_owned(), font, theme.ink2);
    let size = galley.size() + egui::vec2(12.0, 4.0);
    let (rect, _) = ui.allocate_exact_size(size, egui::Sense::hover());
    let stroke = Stroke::new(1.0, theme.line_strong);
    let radius = CornerRadius::same(measures().radius.small);
    ui.painter()
        .rect_stroke(rect, radius, stroke, egui::StrokeKind::Inside);
    ui.painter()
        .galley(rect.center() - galley.size() / 2.0, galley, theme.ink2);
}

/// The field for free text. What is typed is asked at once; filters when Enter is pressed.
fn field(ui: &mut Ui, panes: &mut Panes) {
    let state = panes.state;
    if panes.local.searched.as_ref() != Some(&state.query) {
        // The query changed elsewhere (undone, cleared): show its text, unless it is what stands there.
        let shown: Vec<Clause> = crate::query::parse(&panes.local.search)
            .text()
            .cloned()
            .collect();
        if !shown.iter().eq(state.query.text()) {
            panes.local.search = state.query.text_form();
        }
        panes.local.searched = Some(state.query.clone());
    }
    let hint = "add words, “a phrase”, who: org: where: /regex/";
    let field = TextEdit::singleline(&mut panes.local.search)
        .id_salt("search")
        .hint_text(hint)
        .frame(Frame::NONE)
        .align(egui::Align2::LEFT_CENTER)
        .min_size(egui::vec2(0.0, measures().row.button - 4.0))
        .desired_width(ui.available_width());
    let response = ui.add(field).accessible_name("Search");
    if std::mem::take(&mut panes.local.focus_search) {
        response.request_focus();
    }
    let entered = response.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
    let typed = crate::query::parse(&panes.local.search);
    let has_filters = typed.clauses.iter().any(|c| !c.field.is_text()) || typed.dates.is_some();
    if entered && has_filters {
        panes.send(Command::SearchText(panes.local.search.clone()));
        panes.local.search = typed.text_form();
    } else if response.changed() {
        panes.send(Command::SearchText(typed.text_form()));
    }
    let errors = &state.results().errors;
    if let Some(error) = errors.first().filter(|_| state.is_answered()) {
        response.show_tooltip_text(error.to_string());
    }
}

/// What is asked besides free text; each can be taken off.
fn chips(ui: &mut Ui, panes: &mut Panes, query: &Query) {
    let theme = Theme::of(ui);
    for clause in query.clauses.iter().filter(|c| !c.field.is_text()) {
        let (colour, ground) = colours(theme, clause.field);
        let value = clause.shown(panes.state.corpus());
        let words = format!("{}: {value}", clause.field.prefix());
        let name = format!("Remove filter {words}");
        let look = Chip {
            struck: clause.excluded,
            removable: true,
            name: &name,
            ..Chip::new(&words, colour, ground)
        };
        let mut response = chip(ui, &look);
        if let Some(several) = clause.several(panes.state.corpus()) {
            response = response.on_hover_text(several.to_string());
        }
        if response.clicked() {
            panes.send(Command::Unfilter(clause.field, clause.value.clone()));
        }
    }
    if let Some(dates) = query.dates {
        let words = format!("date: {dates}");
        let name = format!("Remove filter {words}");
        let look = Chip {
            removable: true,
            name: &name,
            ..Chip::new(&words, theme.date, theme.date_ground)
        };
        if chip(ui, &look).clicked() {
            panes.send(Command::Brush(None));
        }
    }
}

fn colours(theme: &Theme, field: Field) -> (egui::Color32, egui::Color32) {
    match entity_kind(field) {
        Some(kind) => (theme.kind(kind), theme.kind_ground(kind)),
        None if field == Field::Is => (theme.warning, theme.warning_ground),
        None => (theme.other, theme.other_ground),
    }
}

fn commands_button(ui: &mut Ui, panes: &mut Panes) {
    if ui.available_width() < 560.0 {
        return;
    }
    key_cap(ui, "Ctrl K");
    if quiet(ui, "Commands").clicked() {
        panes.local.palette = Some(super::Palette::default());
    }
}

fn compare_button(ui: &mut Ui, panes: &mut Panes) {
    let picked = panes.state.picked.len();
    let words = if picked == 0 {
        "Compare".to_owned()
    } else {
        format!("Compare {picked}")
    };
    let button = regular(ui, &words, measures().row.button);
    let hint = match picked {
        0 => "Tick two to six articles in the list, then compare them".to_owned(),
        1 => "One article is chosen. Tick at least one more".to_owned(),
        n => format!("Put the {n} chosen articles side by side (C)"),
    };
    if button.on_hover_text(hint).clicked() {
        if picked == 0 {
            panes.send(Command::ShowTab(crate::app::Tab::Articles));
        }
        panes.send(Command::Compare(panes.state.picked.clone()));
    }
}

/// Goes from light to dark and back.
pub fn theme_button(ui: &mut Ui, panes: &mut Panes) {
    let dark = ui.visuals().dark_mode;
    let theme = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(egui::vec2(28.0, 28.0), egui::Sense::click());
    let colour = if response.hovered() {
        theme.ink
    } else {
        theme.ink2
    };
    if dark {
        sun(ui, rect.center(), colour)
    } else {
        moon(ui, rect.center(), colour)
    }
    let words = if dark { "Light theme" } else { "Dark theme" };
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, words));
    if response.has_focus() {
        let stroke = Stroke::new(2.0, theme.accent);
        ui.painter()
            .rect_stroke(rect, 6.0, stroke, egui::StrokeKind::Inside);
    }
    if response.on_hover_text(words).clicked() {
        let choice = if dark {
            ThemeChoice::Light
        } else {
            ThemeChoice::Dark
        };
        panes.send(Command::Theme(choice));
    }
}

fn moon(ui: &Ui, at: egui::Pos2, colour: egui::Color32) {
    let theme = Theme::of(ui);
    ui.painter().circle_filled(at, 6.0, colour);
    ui.painter()
        .circle_filled(at + egui::vec2(2.8, -2.2), 5.2, theme.panel);
}

fn sun(ui: &Ui, at: egui::Pos2, colour: egui::Color32) {
    let stroke = Stroke::new(1.4, colour);
    ui.painter().circle_stroke(at, 3.6, stroke);
    for i in 0..8 {
        let angle = i as f32 * std::f32::consts::TAU / 8.0;
        let ray = egui::vec2(angle.cos(), angle.sin());
        ui.painter()
            .line_segment([at + ray * 5.6, at + ray * 7.6], stroke);
    }
}

fn short(name: &str, most: usize) -> String {
    if name.chars().count() <= most {
        return name.to_owned();
    }
    name.chars().take(most - 1).chain(['…']).collect()
}
