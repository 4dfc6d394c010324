//! The list with its tabs.

use super::naming::thin;
use super::{articles, coverage, events, figures, quotes};
use crate::app::{Command, Tab};
use crate::ui::interface::Panes;
use crate::ui::theme::{Face, Theme, measures};
use egui::{Pos2, Rect, Sense, Stroke, Ui, UiBuilder, pos2, vec2};

/// Draws tabs and what the chosen one lists.
pub fn list(ui: &mut Ui, panes: &mut Panes) {
    tabs(ui, panes);
    let body = ui.available_rect_before_wrap();
    let mut body = ui.new_child(UiBuilder::new().id_salt(panes.state.tab).max_rect(body));
    match panes.state.tab {
        Tab::Events => events::events(&mut body, panes),
        Tab::Articles => articles::articles(&mut body, panes),
        Tab::Figures => figures::figures(&mut body, panes),
        Tab::Quotes => quotes::quotes(&mut body, panes),
        Tab::Coverage => coverage::coverage(&mut body, panes),
    }
}

fn tabs(ui: &mut Ui, panes: &mut Panes) {
    let theme = Theme::of(ui);
    let size = vec2(ui.available_width(), measures().panel.tabs);
    let (strip, _) = ui.allocate_exact_size(size, Sense::hover());
    ui.painter().rect_filled(strip, 0.0, theme.panel);
    ui.painter().hline(
        strip.x_range(),
        strip.bottom() - 0.5,
        Stroke::new(1.0, theme.line),
    );
    let mut at = strip.left_center() + vec2(16.0, 0.0);
    for tab in Tab::ALL {
        at.x = one_tab(ui, panes, tab, at, strip) + 20.0;
        if at.x > strip.right() {
            break;
        }
    }
}

fn one_tab(ui: &mut Ui, panes: &mut Panes, tab: Tab, at: Pos2, strip: Rect) -> f32 {
    let theme = Theme::of(ui);
    let chosen = panes.state.tab == tab;
    let (face, ink) = match chosen {
        true => (Face::Strong, theme.ink),
        false => (Face::Medium, theme.ink2),
    };
    let text = &measures().text;
    let words = ui
        .painter()
        .layout_no_wrap(tab.words().to_owned(), face.size(text.body.0), ink);
    let count = count(panes, tab).map(|n| {
        ui.painter()
            .layout_no_wrap(thin(n), Face::Regular.size(text.small.0), theme.ink3)
    });
    let wide = words.size().x + count.as_ref().map_or(0.0, |c| 5.0 + c.size().x);
    let rect = Rect::from_min_max(pos2(at.x, strip.top()), pos2(at.x + wide, strip.bottom()));
    let response = ui.interact(
        rect.expand2(vec2(6.0, 0.0)),
        ui.scope_id().with(tab),
        Sense::click(),
    );
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Tab, true, chosen, tab.words()));
    let ink = if response.hovered() { theme.ink } else { ink };
    let y = |height: f32| strip.center().y - height / 2.0;
    ui.painter()
        .galley_with_override_text_color(pos2(at.x, y(words.size().y)), words.clone(), ink);
    if let Some(count) = count {
        let left = at.x + words.size().x + 5.0;
        ui.painter()
            .galley(pos2(left, y(count.size().y)), count, theme.ink3);
    }
    if chosen {
        ui.painter().hline(
            rect.x_range(),
            strip.bottom() - 1.0,
            Stroke::new(2.0, theme.accent),
        );
    }
    if response.has_focus() {
        let stroke = Stroke::new(2.0, theme.accent);
        let ring = rect.expand2(vec2(5.0, -6.0));
        ui.painter()
            .rect_stroke(ring, 4.0, stroke, egui::StrokeKind::Inside);
    }
    if response
        .on_hover_cursor(egui::CursorIcon::PointingHand)
        .clicked()
    {
        panes.send(Command::ShowTab(tab));
    }
    rect.right()
}

fn count(panes: &Panes, tab: Tab) -> Option<usize> {
    let answer = &panes.state.answer;
    match tab {
        Tab::Events => Some(answer.results.events.len()),
        Tab::Articles => Some(answer.results.documents.len()),
        Tab::Figures => Some(answer.figures),
        Tab::Quotes => Some(answer.quotations),
        Tab::Coverage => None,
    }
}
