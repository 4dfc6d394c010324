//! The first screen: where to drop a folder, and what was open before.

use super::status::loading_words;
use crate::app::{Command, Recent, Screen};
use crate::ui::interface::{Panes, Request};
use crate::ui::theme::{Face, Theme, measures};
use crate::ui::widgets::{link, primary, regular, section_head, text, text_wrapped};
use egui::{
    Align, CentralPanel, CornerRadius, Frame, Layout, Margin, Panel, Pos2, Rect, ScrollArea, Sense,
    Shape, Stroke, TextEdit, Ui, UiBuilder, pos2, vec2,
};

const TARGET: egui::Vec2 = vec2(520.0, 274.0);
const RECENTS_WIDTH: f32 = 300.0;
const GAP: f32 = 90.0;

/// Draws the welcome screen.
pub fn welcome(ui: &mut Ui, panes: &mut Panes) {
    let theme = Theme::of(ui);
    Panel::bottom("status")
        .exact_size(measures().panel.status)
        .frame(
            Frame::NONE
                .fill(theme.panel)
                .inner_margin(Margin::symmetric(14, 0)),
        )
        .show(ui, foot);
    CentralPanel::no_frame()
        .frame(Frame::NONE.fill(theme.background))
        .show(ui, |ui| {
            ScrollArea::vertical()
                .auto_shrink([false; 2])
                .show(ui, |ui| columns(ui, panes));
        });
}

fn foot(ui: &mut Ui) {
    let theme = Theme::of(ui);
    let size = measures().text.small;
    ui.horizontal_centered(|ui| {
        let version = concat!("Dateline ", env!("CARGO_PKG_VERSION"));
        text(ui, version, Face::Regular, size, theme.ink2);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let keys = "Ctrl O open · Ctrl K commands · F1 keys";
            text(ui, keys, Face::Regular, size, theme.ink2);
        });
    });
}

fn columns(ui: &mut Ui, panes: &mut Panes) {
    let room = ui.available_rect_before_wrap();
    let beside = room.width() > TARGET.x + RECENTS_WIDTH + GAP + 40.0;
    let target = TARGET.x.min(room.width() - 40.0);
    let recents = !panes.state.recents.folders.is_empty();
    let whole = if beside && recents {
        target + GAP + RECENTS_WIDTH
    } else {
        target
    };
    let left = room.left() + (room.width() - whole) / 2.0;
    let top = room.top() + ((room.height() - 480.0) / 2.0 - 20.0).clamp(24.0, 200.0);
    let column = Rect::from_min_size(pos2(left, top), vec2(target, 500.0));
    let used = column_ui(ui, column, |ui| main_column(ui, panes));
    let recents_at = if beside {
        pos2(left + target + GAP, top + 138.0)
    } else {
        pos2(left, used.bottom() + 28.0)
    };
    let column = Rect::from_min_size(recents_at, vec2(RECENTS_WIDTH.min(target), 300.0));
    let used_right = column_ui(ui, column, |ui| recent_folders(ui, panes));
    ui.advance_cursor_after_rect(used.union(used_right).expand(16.0));
}

fn column_ui(ui: &mut Ui, rect: Rect, draw: impl FnOnce(&mut Ui)) -> Rect {
    let mut child = ui.new_child(
        UiBuilder::new()
            .max_rect(rect)
            .layout(Layout::top_down(Align::Min)),
    );
    draw(&mut child);
    child.min_rect()
}

fn main_column(ui: &mut Ui, panes: &mut Panes) {
    let theme = Theme::of(ui);
    let sizes = &measures().text;
    ui.spacing_mut().item_spacing.y = 8.0;
    let claim = "What happened, when, and who\nsays otherwise";
    text_wrapped(ui, claim, Face::SerifStrong, sizes.welcome, theme.ink);
    let lead = "Dateline reads a folder of articles and lays out their events, their people and \
                their disagreements. Nothing leaves this machine.";
    text_wrapped(ui, lead, Face::Regular, sizes.lead, theme.ink2);
    ui.add_space(16.0);
    drop_target(ui, panes);
    ui.add_space(4.0);
    let kinds = "Text, Markdown and web pages, in any encoding. A file that can't be read is \
                 listed with its reason.";
    text_wrapped(ui, kinds, Face::Regular, sizes.small, theme.ink2);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 5.0;
        let words = "Only two texts at hand, and no folder?";
        text(ui, words, Face::Regular, sizes.small, theme.ink2);
        if link(ui, "Compare pasted texts").clicked() {
            panes.send(Command::Show(Screen::Scratch));
        }
    });
    if let Some(notice) = panes.state.notice.clone() {
        notice_card(ui, panes, &notice);
    }
}

fn notice_card(ui: &mut Ui, panes: &mut Panes, notice: &str) {
    let theme = Theme::of(ui);
    Frame::NONE
        .fill(theme.warning_ground)
        .corner_radius(CornerRadius::same(measures().radius.card))
        .inner_margin(Margin::symmetric(12, 8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            let size = measures().text.body;
            text_wrapped(
                ui,
                &format!("▲ {notice}"),
                Face::Regular,
                size,
                theme.warning,
            );
            if link(ui, "Dismiss").clicked() {
                panes.send(Command::Tell(String::new()));
            }
        });
}

fn drop_target(ui: &mut Ui, panes: &mut Panes) {
    let theme = Theme::of(ui);
    let hovering = ui.input(|i| !i.raw.hovered_files.is_empty());
    let size = vec2(ui.available_width(), TARGET.y);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let radius = f32::from(measures().radius.drop);
    let ground = if hovering {
        theme.accent_ground
    } else {
        theme.panel
    };
    let border = if hovering {
        theme.accent
    } else {
        theme.line_strong
    };
    ui.painter().rect_filled(rect, radius, ground);
    dashed_border(ui, rect.shrink(1.0), radius, Stroke::new(1.5, border));
    let inner = rect.shrink2(vec2(26.0, 0.0));
    little_timeline(ui, pos2(rect.center().x, rect.top() + 86.0));
    let words = match (hovering, panes.can_drop) {
        (true, _) => "Let go to open",
        (false, true) => "Drop a folder or files here",
        (false, false) => "Open a folder, or paste its path",
    };
    let at = pos2(rect.center().x, rect.top() + 124.0);
    let font = Face::Strong.size(16.0);
    ui.painter()
        .text(at, egui::Align2::CENTER_CENTER, words, font, theme.ink);
    let buttons = Rect::from_min_size(
        pos2(inner.left(), rect.top() + 148.0),
        vec2(inner.width(), 36.0),
    );
    let mut row = ui.new_child(UiBuilder::new().max_rect(buttons));
    choices(&mut row, panes);
    let field = Rect::from_min_size(
        pos2(inner.left(), rect.top() + 200.0),
        vec2(inner.width(), 30.0),
    );
    let mut row = ui.new_child(UiBuilder::new().max_rect(field));
    path_field(&mut row, panes);
}

fn choices(ui: &mut Ui, panes: &mut Panes) {
    let height = measures().row.button_welcome;
    if let Some(loading) = &panes.state.loading {
        let words = loading_words(loading);
        ui.vertical_centered(|ui| {
            let theme = Theme::of(ui);
            ui.horizontal(|ui| {
                ui.add_space((ui.available_width() - 280.0).max(0.0) / 2.0);
                ui.spinner();
                text(ui, &words, Face::Regular, measures().text.body, theme.ink2);
                if regular(ui, "Cancel", measures().row.button).clicked() {
                    panes.send(Command::CancelLoad);
                }
            });
        });
        return;
    }
    ui.horizontal(|ui| {
        ui.spacing_mut().button_padding.x = 17.0;
        let width = 252.0;
        ui.add_space((ui.available_width() - width).max(0.0) / 2.0);
        if primary(ui, "Open folder…", height).clicked() {
            panes.requests.push(Request::ChooseFolder);
        }
        if regular(ui, "Try the sample", height).clicked() {
            panes.send(Command::OpenSample);
        }
    });
}

fn path_field(ui: &mut Ui, panes: &mut Panes) {
    let field = TextEdit::singleline(&mut panes.local.path)
        .hint_text("or paste a path")
        .margin(Margin::symmetric(10, 3))
        .align(egui::Align2::LEFT_CENTER)
        .min_size(vec2(0.0, 28.0))
        .desired_width(f32::INFINITY);
    let response = ui.add(field).accessible_name("Path of a folder or file");
    let entered = response.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
    if entered {
        let path = panes.local.path.trim().trim_matches(['"', '\'']);
        let path = path.strip_prefix("file://").unwrap_or(path).to_owned();
        if !path.is_empty() {
            panes.send(Command::Open(vec![path.into()]));
        }
    }
}

fn recent_folders(ui: &mut Ui, panes: &mut Panes) {
    if panes.state.recents.folders.is_empty() {
        return;
    }
    section_head(ui, "Recent folders", |_| {});
    line(ui);
    for recent in panes.state.recents.folders.clone() {
        recent_folder(ui, panes, &recent);
        line(ui);
    }
}

fn recent_folder(ui: &mut Ui, panes: &mut Panes, recent: &Recent) {
    let theme = Theme::of(ui);
    let sizes = &measures().text;
    let name = recent
        .path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let there = !panes.state.missing.contains(&recent.path);
    ui.add_space(2.0);
    let ink = if there { theme.ink } else { theme.ink3 };
    let head = text(ui, &name, Face::Strong, sizes.body, ink).interact(Sense::click());
    head.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, there, &name));
    if there {
        text(ui, &recent.holds, Face::Regular, sizes.small, theme.ink2);
        let head = head.on_hover_text(recent.path.display().to_string());
        if head
            .on_hover_cursor(egui::CursorIcon::PointingHand)
            .clicked()
        {
            panes.send(Command::Open(vec![recent.path.clone()]));
        }
    } else {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            text(
                ui,
                "folder not found ·",
                Face::Regular,
                sizes.small,
                theme.ink3,
            );
            if link(ui, "remove").clicked() {
                panes.send(Command::ForgetRecent(recent.path.clone()));
            }
        });
    }
    ui.add_space(2.0);
}

fn line(ui: &mut Ui) {
    let theme = Theme::of(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter().hline(
        rect.x_range(),
        rect.center().y,
        Stroke::new(1.0, theme.line),
    );
}

/// A dashed rectangle with round corners.
pub fn dashed_border(ui: &Ui, rect: Rect, radius: f32, stroke: Stroke) {
    let mut path: Vec<Pos2> = Vec::new();
    let corners = [
        (pos2(rect.right() - radius, rect.top() + radius), -90.0_f32),
        (pos2(rect.right() - radius, rect.bottom() - radius), 0.0),
        (pos2(rect.left() + radius, rect.bottom() - radius), 90.0),
        (pos2(rect.left() + radius, rect.top() + radius), 180.0),
    ];
    for (centre, from) in corners {
        for step in 0..=6 {
            let angle = (from + step as f32 * 15.0).to_radians();
            path.push(centre + radius * vec2(angle.cos(), angle.sin()));
        }
    }
    path.push(path[0]);
    ui.painter()
        .extend(Shape::dashed_line(&path, stroke, 6.0, 4.0));
}

/// The mark of the program: a timeline with one lit event.
fn little_timeline(ui: &Ui, centre: Pos2) {
    let theme = Theme::of(ui);
    let painter = ui.painter();
    let at = |dx: f32| pos2(centre.x + dx, centre.y);
    painter.hline(
        centre.x - 120.0..=centre.x + 120.0,
        centre.y,
        Stroke::new(2.0, theme.line_strong),
    );
    painter.circle_filled(at(-90.0), 5.0, theme.mark);
    painter.circle(at(-44.0), 4.5, theme.panel, Stroke::new(1.5, theme.said));
    let bar = Rect::from_center_size(at(8.0), vec2(52.0, 8.0));
    painter.rect_filled(bar, 4.0, theme.said.gamma_multiply(0.6));
    painter.circle_filled(at(60.0), 5.0, theme.accent);
    painter.vline(
        centre.x + 60.0,
        centre.y - 28.0..=centre.y - 8.0,
        Stroke::new(2.0, theme.accent),
    );
    painter.circle_filled(at(94.0), 5.0, theme.mark);
}
