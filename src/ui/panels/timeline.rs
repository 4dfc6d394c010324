//! The timeline: density of the whole with a brush, and the brushed stretch in lanes.

mod marks;
mod memo;
mod overview;
mod stage;

use crate::app::Command;
use crate::model::EventKind;
use crate::timeline::{self, Axis, LaneBy};
use crate::ui::interface::Panes;
use crate::ui::theme::{Face, Theme, measures};
use crate::ui::widgets::{event_sign, quiet, text, text_wrapped};
use egui::{Align, Frame, Layout, Margin, Popup, Rect, Sense, Ui, UiBuilder, vec2};

pub use memo::Memo;

/// Space at the left and right of the timeline.
const SIDE: f32 = 16.0;

/// Draws the timeline.
pub fn timeline(ui: &mut Ui, panes: &mut Panes) {
    let Some(axis) = panes.state.visible() else {
        nothing_dated(ui, panes);
        return;
    };
    let rect = ui.available_rect_before_wrap();
    let inner = rect.shrink2(vec2(SIDE, 0.0));
    let (head_rect, rest) = inner.split_top_bottom_at_y(rect.top() + 30.0);
    let whole = whole(panes, axis);
    head(&mut child(ui, head_rect), panes, whole);
    let overview_height = measures().panel.overview + 20.0;
    let (overview_rect, rest) = rest.split_top_bottom_at_y(rest.top() + overview_height);
    overview::overview(ui, panes, overview_rect, whole, axis);
    let line = egui::Stroke::new(1.0, Theme::of(ui).line);
    ui.painter().hline(rect.x_range(), rest.top() + 2.5, line);
    let (_, stage_rect) = rest.split_top_bottom_at_y(rest.top() + 4.0);
    stage::stage(ui, panes, stage_rect, axis);
    ui.advance_cursor_after_rect(rect);
}

fn child(ui: &mut Ui, rect: Rect) -> Ui {
    ui.new_child(
        UiBuilder::new()
            .max_rect(rect)
            .layout(Layout::left_to_right(Align::Center)),
    )
}

/// What the overview spans: where most is told, and what is visible besides.
fn whole(panes: &Panes, axis: Axis) -> Axis {
    match panes.state.view.core {
        Some(core) => Axis::new(core.from.min(axis.from), core.to.max(axis.to)),
        None => axis,
    }
}

fn nothing_dated(ui: &mut Ui, panes: &Panes) {
    let theme = Theme::of(ui);
    Frame::NONE.inner_margin(Margin::same(20)).show(ui, |ui| {
        let words = match panes.state.view.index.undated.len() {
            0 => "No event with a date was found.".to_owned(),
            n => format!(
                "{n} events, but none with a date: the articles have no date of publication to \
                 count from."
            ),
        };
        text_wrapped(ui, &words, Face::Regular, measures().text.lead, theme.ink2);
    });
}

fn head(ui: &mut Ui, panes: &mut Panes, whole: Axis) {
    let theme = Theme::of(ui);
    let small = measures().text.small;
    if let Some(core) = panes.state.view.core {
        let (from, to) = whole.dates();
        let (from, to) = (timeline::year(from), timeline::year(to));
        let years = if from == to {
            from
        } else {
            format!("{from} – {to}")
        };
        text(ui, &years, Face::Strong, small, theme.ink);
        beyond(ui, panes, core);
    }
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        lane_menu(ui, panes);
        let fit = quiet(ui, "fit").accessible_name("Fit the timeline");
        if fit
            .on_hover_text("Show all that matches (0, or double-click)")
            .clicked()
        {
            panes.send(Command::ZoomToFit);
        }
        ui.add_space(4.0);
        if ui.available_width() > 260.0 {
            for kind in EventKind::ALL.into_iter().rev() {
                text(ui, kind.name(), Face::Regular, small, theme.ink2);
                let (rect, _) = ui.allocate_exact_size(vec2(10.0, 10.0), Sense::hover());
                let colour = theme.ink3;
                event_sign(ui.painter(), rect.center(), 3.6, kind, colour, theme.panel);
                ui.add_space(4.0);
            }
        }
    });
}

/// Lone events far off, which the overview leaves outside.
fn beyond(ui: &mut Ui, panes: &mut Panes, core: Axis) {
    let outside = panes.state.view.beyond;
    if outside == 0 {
        return;
    }
    let Some(extent) = panes.state.view.extent else {
        return;
    };
    let plural = if outside == 1 { "" } else { "s" };
    let words = format!("+{outside} far off");
    let hint = format!(
        "{outside} event{plural} lie outside this stretch, from {} to {}. Click to show them",
        timeline::year(extent.dates().0),
        timeline::year(extent.dates().1)
    );
    let shows_all = panes
        .state
        .axis
        .is_some_and(|a| a.length() >= extent.length());
    if quiet(ui, &words).on_hover_text(hint).clicked() {
        let axis = if shows_all { core } else { extent.padded(0.02) };
        panes.send(Command::Zoom(axis));
    }
}

fn lane_menu(ui: &mut Ui, panes: &mut Panes) {
    let words = format!("{} ▾", panes.state.lanes.words());
    let button = quiet(ui, &words).accessible_name("Lanes");
    Popup::menu(&button).show(|ui| {
        for by in LaneBy::ALL {
            if ui
                .selectable_label(panes.state.lanes == by, by.words())
                .clicked()
            {
                panes.send(Command::Lanes(by));
            }
        }
    });
}
