//! Scrolling: by wheel and keys, along the alignment, and to what is lit.

use super::column::Column;
use super::stage::Plan;
use crate::compare::{Facing, Place};
use crate::ui::interface::Panes;
use egui::{Key, Pos2, Rect, Ui};

/// Distance over which columns that were moved apart find together again.
const SETTLES: f32 = 400.0;

/// Scrolls by wheel and keys; the other columns follow if they are locked.
pub fn scroll(ui: &Ui, panes: &mut Panes, facing: &Facing, plan: &Plan) {
    let view = plan.view.height();
    let (now, wheel) = ui.input(|i| (i.time, i.smooth_scroll_delta().y));
    let seconds = f64::from(ui.style().animation_time);
    let local = &mut panes.local.compare;
    let mut gliding = false;
    for column in &mut local.columns {
        gliding |= column.advance(view, now, seconds);
    }
    if gliding {
        ui.ctx().request_repaint();
    }
    let over = ui.rect_contains_pointer(plan.view);
    let by_keys = keys(ui, view);
    let by_wheel = if over { -wheel } else { 0.0 };
    let by = by_wheel + by_keys;
    if by == 0.0 {
        return;
    }
    let pointer = ui.input(|i| i.pointer.latest_pos());
    let leader = pointer.map_or(0, |at| leader(plan, at));
    let locked = panes.state.scroll_locked;
    scroll_by(
        &mut panes.local.compare.columns,
        facing,
        leader,
        by,
        view,
        locked,
    );
}

/// How far keys scroll in this frame.
fn keys(ui: &Ui, view: f32) -> f32 {
    if ui.ctx().text_edit_focused() || egui::Popup::is_any_open(ui.ctx()) {
        return 0.0;
    }
    let page = view * 0.85;
    let steps = [
        (Key::ArrowDown, 46.0),
        (Key::ArrowUp, -46.0),
        (Key::PageDown, page),
        (Key::PageUp, -page),
        (Key::Home, -1e9),
        (Key::End, 1e9),
    ];
    ui.input(|i| {
        let pressed = steps.iter().filter(|(key, _)| i.key_pressed(*key));
        pressed.map(|(_, by)| by).sum()
    })
}

/// The column under the pointer; between two columns the nearer one.
fn leader(plan: &Plan, at: Pos2) -> usize {
    let distance = |rect: &Rect| (rect.center().x - at.x).abs();
    let nearest = (0..plan.columns.len())
        .min_by(|i, j| distance(&plan.columns[*i]).total_cmp(&distance(&plan.columns[*j])));
    nearest.unwrap_or_default()
}

/// Scrolls one column; if they are locked the others follow along the alignment.
fn scroll_by(
    columns: &mut [Column],
    facing: &Facing,
    leader: usize,
    by: f32,
    view: f32,
    locked: bool,
) {
    let longest = (0..columns.len()).max_by(|i, j| {
        let most = |i: &usize| columns[*i].most(view);
        most(i).total_cmp(&most(j))
    });
    // A column that is all in view cannot lead.
    let leader = match longest {
        Some(longest) if locked && columns[leader].most(view) <= 0.0 => longest,
        _ => leader,
    };
    let before: Vec<f32> = follow(columns, facing, leader, view);
    let from = columns[leader].offset();
    columns[leader].set_offset(from + by, view);
    if !locked {
        return;
    }
    let moved = (columns[leader].offset() - from).abs();
    let keeps = (-moved / SETTLES).exp();
    let after = follow(columns, facing, leader, view);
    for (i, column) in columns.iter_mut().enumerate() {
        if i != leader {
            // What was moved apart on purpose comes together little by little.
            let slip = column.offset() - before[i];
            column.set_offset(after[i] + slip * keeps, view);
        }
    }
}

/// Where each column stands if it follows the leading one: what belongs together is at one height
/// on a line that sinks from the top of the view to its foot as the leader is scrolled.
fn follow(columns: &[Column], facing: &Facing, leader: usize, view: f32) -> Vec<f32> {
    let lead = &columns[leader];
    let most = lead.most(view);
    let line = if most > 0.0 {
        lead.offset() / most * view
    } else {
        0.0
    };
    let at = lead.offset() + line;
    (0..columns.len())
        .map(|i| {
            if i == leader {
                return lead.offset();
            }
            let tops = |c: usize| &columns[c].tops()[1..];
            let there = facing.carry((leader, tops(leader)), (i, tops(i)), at);
            (there - line).clamp(0.0, columns[i].most(view))
        })
        .collect()
}

/// Moves the columns to what has been lit since the last frame.
pub fn bring_into_view(ui: &Ui, panes: &mut Panes, facing: &Facing, plan: &Plan) {
    let state = panes.state;
    let lit = Some((state.lit, state.disagreement));
    let local = &mut panes.local.compare;
    if local.shown == lit {
        return;
    }
    local.shown = lit;
    let Some(place) = state.lit else { return };
    let Some(home) = facing.column(place.article) else {
        return;
    };
    let view = plan.view.height();
    let now = ui.input(|i| i.time);
    let stepped = state.difference.is_some() || state.disagreement.is_some();
    let item = place.sentence + 1;
    let top = local.columns[home].tops()[item];
    let height = local.columns[home].height(item);
    let offset = local.columns[home].offset();
    let seen = top >= offset && top + height.min(view * 0.6) <= offset + view;
    let wanted = if stepped || !seen {
        top - view / 3.0
    } else {
        offset
    };
    let partners: Vec<Place> = match state.disagreement {
        Some(n) => facing.disputed(n).iter().map(|(p, _)| *p).collect(),
        None => {
            let mut all: Vec<Place> = facing.partners(place).map(|(p, _)| p).collect();
            if all.is_empty() && !stepped {
                all.extend(facing.line(place).iter().flat_map(|l| &l.nearest));
            }
            all
        }
    };
    // Heights in the other columns that are to stand beside the sentence.
    let beside: Vec<(usize, f32)> = (0..facing.sheets.len())
        .filter(|i| *i != home)
        .filter_map(|i| {
            let article = facing.sheets[i].article;
            let partner = partners.iter().find(|p| p.article == article);
            match partner {
                Some(partner) => Some((i, local.columns[i].tops()[partner.sentence + 1])),
                None if stepped && state.scroll_locked => {
                    let tops = |c: usize| &local.columns[c].tops()[1..];
                    Some((i, facing.carry((home, tops(home)), (i, tops(i)), top)))
                }
                None => None,
            }
        })
        .collect();
    let within = |i: usize, offset: f32| offset.clamp(0.0, local.columns[i].most(view));
    let mut at = top - within(home, wanted);
    // Where a column is at its end, the sentence comes to its partner.
    if let Some((i, there)) = beside.first() {
        at = top - within(home, top - (there - within(*i, there - at)));
    }
    let mut goals = vec![(home, top - at)];
    goals.extend(beside.into_iter().map(|(i, there)| (i, there - at)));
    for (i, offset) in goals {
        local.columns[i].glide_to(offset, view, now);
    }
    ui.ctx().request_repaint();
}

/// Scrolls a column to a height; locked ones follow.
pub fn scroll_to(panes: &mut Panes, facing: &Facing, column: usize, wanted: f32, view: f32) {
    let by = wanted - panes.local.compare.columns[column].offset();
    let locked = panes.state.scroll_locked;
    let columns = &mut panes.local.compare.columns;
    scroll_by(columns, facing, column, by, view, locked);
}
