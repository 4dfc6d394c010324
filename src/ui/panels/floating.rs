//! What lies over the panels: reasons, lists of files not read, keys, notices, the drop overlay.

use super::{palette, published, why};
use crate::app::{Command, Screen};
use crate::ui::interface::Panes;
use crate::ui::keys;
use crate::ui::theme::{Face, Theme, measures};
use crate::ui::widgets::{ghost, section_head, text, text_wrapped};
use egui::{
    Align2, Area, CornerRadius, Frame, Grid, Id, Modal, Order, ScrollArea, Stroke, Ui, vec2,
};

/// Draws all that floats.
pub fn floating(ui: &mut Ui, panes: &mut Panes) {
    if panes.state.screen == Screen::Explorer {
        why::popover(ui, panes);
        published::popover(ui, panes);
    }
    if panes.state.warnings_shown {
        warnings(ui, panes);
    }
    if panes.state.keys_shown {
        key_help(ui, panes);
    }
    palette::palette(ui, panes);
    if panes.state.screen != Screen::Welcome {
        notice(ui, panes);
        drop_overlay(ui);
    }
}

fn warnings(ui: &Ui, panes: &mut Panes) {
    let modal = Modal::new(Id::unique("warnings")).show(ui.ctx(), |ui| {
        ui.set_width(520.0_f32.min(ui.ctx().content_rect().width() - 60.0));
        let theme = Theme::of(ui);
        section_head(ui, "Files not read", |_| {});
        ui.separator();
        ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
            for warning in panes.state.warnings() {
                ui.spacing_mut().item_spacing.y = 1.0;
                text_wrapped(
                    ui,
                    &warning.path,
                    Face::Medium,
                    measures().text.body,
                    theme.ink,
                );
                text_wrapped(
                    ui,
                    &warning.message,
                    Face::Regular,
                    measures().text.small,
                    theme.ink2,
                );
                ui.add_space(8.0);
            }
        });
        ghost(ui, "Close").clicked()
    });
    if modal.inner || modal.should_close() {
        panes.send(Command::ShowWarnings(false));
    }
}

fn key_help(ui: &Ui, panes: &mut Panes) {
    let modal = Modal::new(Id::unique("keys")).show(ui.ctx(), |ui| {
        let screen = ui.ctx().content_rect();
        ui.set_width(640.0_f32.min(screen.width() - 60.0));
        let most = screen.height() - 120.0;
        ScrollArea::vertical().max_height(most).show(ui, |ui| {
            ui.columns(2, |columns| {
                let (explorer, compare): (Vec<_>, Vec<_>) = keys::help().partition(|k| !k.2);
                let half = explorer.len().div_ceil(2) + 2;
                key_table(&mut columns[0], "Keys", &explorer[..half]);
                key_table(&mut columns[1], "More keys", &explorer[half..]);
                columns[1].add_space(10.0);
                key_table(&mut columns[1], "Comparing", &compare);
            });
        });
        ui.add_space(8.0);
        ghost(ui, "Close").clicked()
    });
    if modal.inner || modal.should_close() {
        panes.send(Command::ShowKeys(false));
    }
}

fn key_table(ui: &mut Ui, head: &str, keys: &[(String, &str, bool)]) {
    let theme = Theme::of(ui);
    section_head(ui, head, |_| {});
    // A row is as high as a button unless this says otherwise.
    ui.spacing_mut().interact_size.y = measures().text.small.1;
    let grid = Grid::new(ui.scope_id().with(head))
        .num_columns(2)
        .spacing(vec2(20.0, 3.0));
    grid.show(ui, |ui| {
        for (keys, words, _) in keys {
            text(ui, keys, Face::Medium, measures().text.small, theme.ink);
            text(ui, words, Face::Regular, measures().text.small, theme.ink2);
            ui.end_row();
        }
    });
}

/// One sentence at the foot of the window.
fn notice(ui: &Ui, panes: &mut Panes) {
    let theme = Theme::of(ui);
    let (words, ground, ink) = match (&panes.state.notice, &panes.state.done) {
        (Some(words), _) => (format!("▲ {words}"), theme.warning_ground, theme.warning),
        (None, Some(words)) => (words.clone(), theme.raised, theme.ink),
        (None, None) => return,
    };
    let area = Area::new(Id::unique("notice"))
        .order(Order::Foreground)
        .anchor(
            Align2::CENTER_BOTTOM,
            vec2(0.0, -measures().panel.status - 12.0),
        );
    area.show(ui.ctx(), |ui| {
        Frame::popup(ui.style()).fill(ground).show(ui, |ui| {
            ui.set_max_width(560.0);
            text_wrapped(ui, &words, Face::Regular, measures().text.body, ink);
            if ghost(ui, "Dismiss").clicked() {
                panes.send(Command::Tell(String::new()));
            }
        });
    });
}

/// While something is dragged over the window.
fn drop_overlay(ui: &Ui) {
    if ui.input(|i| i.raw.hovered_files.is_empty()) {
        return;
    }
    let theme = Theme::of(ui);
    let rect = ui.ctx().content_rect();
    let layer = egui::LayerId::new(Order::Foreground, Id::unique("drop"));
    let painter = ui.ctx().layer_painter(layer);
    painter.rect_filled(
        rect,
        CornerRadius::ZERO,
        theme.accent_ground.gamma_multiply(0.85),
    );
    let inner = rect.shrink(16.0);
    let radius = CornerRadius::same(measures().radius.drop);
    let stroke = Stroke::new(2.0, theme.accent);
    painter.rect_stroke(inner, radius, stroke, egui::StrokeKind::Inside);
    let font = Face::Strong.size(20.0);
    painter.text(
        rect.center(),
        Align2::CENTER_CENTER,
        "Let go to open",
        font,
        theme.accent,
    );
}
