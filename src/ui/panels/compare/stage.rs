//! The columns with the ribbons between them and the strips at the edges.

use super::column::Column;
use super::ribbon::{Band, Edge};
use super::sentence::{self, Block};
use super::{Pointed, strip};
use crate::app::{Command, Compared};
use crate::compare::{Facing, Link, PairKind, Place, Rank};
use crate::ui::interface::Panes;
use crate::ui::theme::{Face, Theme, measures};
use egui::{CursorIcon, Id, Key, Pos2, Rect, Sense, Stroke, Ui, UiBuilder, pos2, vec2};

/// Width of a strip at the edge.
const STRIP: f32 = 22.0;
/// Least width of the words of a column.
const NARROWEST: f32 = 270.0;
/// Distance over which columns that were moved apart find together again.
const SETTLES: f32 = 400.0;

/// Where things are.
struct Plan {
    view: Rect,
    columns: Vec<Rect>,
    gutters: Vec<Rect>,
    strips: Vec<Rect>,
}

impl Plan {
    fn new(room: Rect, count: usize) -> Self {
        let strips = STRIP * count as f32;
        let inner = room.width() - strips;
        let margin = if inner < 700.0 { 8.0 } else { 20.0 };
        let gutter = (inner * if count > 2 { 0.08 } else { 0.13 }).clamp(40.0, 150.0);
        let gutters = gutter * (count - 1) as f32;
        let width = ((inner - 2.0 * margin - gutters) / count as f32).max(80.0);
        let mut left = room.left() + STRIP + margin;
        let (mut columns, mut between) = (Vec::new(), Vec::new());
        for i in 0..count {
            columns.push(slice(room, left, width));
            left += width;
            if i + 1 < count {
                between.push(slice(room, left, gutter));
                left += gutter;
            }
        }
        let strips = (0..count)
            .map(|i| match i {
                0 => slice(room, room.left(), STRIP),
                _ => slice(room, room.right() - STRIP * (count - i) as f32, STRIP),
            })
            .collect();
        Self {
            view: room,
            columns,
            gutters: between,
            strips,
        }
    }
}

fn slice(room: Rect, left: f32, width: f32) -> Rect {
    Rect::from_min_size(pos2(left, room.top()), vec2(width, room.height()))
}

/// Draws columns, ribbons and strips.
pub fn stage(ui: &mut Ui, panes: &mut Panes, compared: &Compared) {
    let facing = &compared.facing;
    let room = ui.available_rect_before_wrap();
    let count = facing.sheets.len();
    if count < 2 {
        return;
    }
    let fits = ((room.width() + 40.0) / (NARROWEST + STRIP + 48.0)).floor() as usize;
    if count > fits.max(2) {
        // The one added last stays.
        let mut shown: Vec<usize> = facing.sheets.iter().map(|s| s.article).collect();
        shown.drain(fits.max(2) - 1..count - 1);
        panes.send(Command::Face(shown));
    }
    let plan = Plan::new(room, count);
    fit(panes, facing, &plan);
    scroll(ui, panes, facing, &plan);
    bring_into_view(ui, panes, facing, &plan);
    let pointed = std::mem::take(&mut panes.local.compare.pointed);
    let lit = Lit::new(panes, facing, pointed);
    for column in 0..count {
        draw_column(ui, panes, compared, &plan, column, &lit);
    }
    for left in 0..count - 1 {
        draw_gutter(ui, panes, facing, &plan, left, &lit);
    }
    for (column, rect) in plan.strips.iter().enumerate() {
        strip::strip(ui, panes, facing, column, *rect);
    }
    if panes.local.compare.pointed != pointed {
        ui.ctx().request_repaint();
    }
}

/// What is lit: a sentence with its partners, a ribbon, or a disagreement.
struct Lit {
    places: Vec<Place>,
    chosen: Option<Place>,
}

impl Lit {
    fn new(panes: &Panes, facing: &Facing, pointed: Pointed) -> Self {
        let chosen = panes.state.lit;
        let with_partners = |place: Place| {
            let mut all = vec![place];
            all.extend(facing.partners(place).map(|(p, _)| p));
            all
        };
        let disputed = |n: usize| facing.disputed(n).iter().map(|(p, _)| *p).collect();
        let places = match pointed {
            Pointed::Sentence(place) => with_partners(place),
            Pointed::Ribbon(link) => vec![facing.links[link].a, facing.links[link].b],
            Pointed::Disagreement(n) => disputed(n),
            Pointed::Nothing => match (panes.state.disagreement, chosen) {
                (Some(n), _) => disputed(n),
                (None, Some(place)) => with_partners(place),
                (None, None) => Vec::new(),
            },
        };
        Self { places, chosen }
    }

    fn has(&self, place: Place) -> bool {
        self.places.contains(&place)
    }

    fn link(&self, link: &Link) -> bool {
        self.has(link.a) && self.has(link.b)
    }
}

/// Estimates heights for the width there is.
fn fit(panes: &mut Panes, facing: &Facing, plan: &Plan) {
    let local = &mut panes.local.compare;
    for ((column, sheet), rect) in local
        .columns
        .iter_mut()
        .zip(&facing.sheets)
        .zip(&plan.columns)
    {
        column.fit(rect.width(), sheet.lines.len() + 1, |item| match item {
            0 => 90.0,
            _ => sentence::estimate(&sheet.lines[item - 1], rect.width()),
        });
    }
}

/// Scrolls by wheel and keys; the other columns follow if they are locked.
fn scroll(ui: &Ui, panes: &mut Panes, facing: &Facing, plan: &Plan) {
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
pub fn scroll_by(
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
fn bring_into_view(ui: &Ui, panes: &mut Panes, facing: &Facing, plan: &Plan) {
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
        None => facing.partners(place).map(|(p, _)| p).collect(),
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

fn draw_column(
    ui: &mut Ui,
    panes: &mut Panes,
    compared: &Compared,
    plan: &Plan,
    column: usize,
    lit: &Lit,
) {
    let rect = plan.columns[column];
    let sheet = &compared.facing.sheets[column];
    let state = panes.state;
    let Some(document) = state.corpus().documents.get(sheet.document.0 as usize) else {
        return;
    };
    let salt = Id::unique(("column", sheet.article));
    let mut child = ui.new_child(UiBuilder::new().id_salt(salt).max_rect(rect));
    child.set_clip_rect(rect.expand2(vec2(3.0, 0.0)).intersect(ui.clip_rect()));
    let known = panes.local.compare.columns[column].clone();
    let mut found = Vec::new();
    for item in known.visible(rect.height()) {
        let top = rect.top() + known.tops()[item] - known.offset();
        let at = Rect::from_min_size(pos2(rect.left(), top), vec2(rect.width(), 0.0));
        if item == 0 {
            let mut head = child.new_child(
                UiBuilder::new()
                    .id_salt("head")
                    .max_rect(Rect::from_min_size(at.min, vec2(rect.width(), 400.0))),
            );
            sentence::heading(&mut head, panes, sheet.document, document);
            found.push((item, head.min_rect().height()));
            continue;
        }
        let line = &sheet.lines[item - 1];
        let place = Place {
            article: sheet.article,
            sentence: item - 1,
        };
        let gap = sentence::gap(line);
        let block = Block {
            compared,
            document,
            place,
            line,
            lit: lit.has(place),
            chosen: lit.chosen == Some(place),
        };
        let height = sentence::block(&mut child, panes, &block, at.translate(vec2(0.0, gap)));
        found.push((item, gap + height));
    }
    if panes.local.compare.columns[column].measured(&found) {
        ui.ctx().request_repaint();
    }
}

/// Top and bottom of a sentence's block in the window.
fn extent(
    panes: &Panes,
    facing: &Facing,
    plan: &Plan,
    column: usize,
    sentence: usize,
) -> (f32, f32) {
    let known = &panes.local.compare.columns[column];
    let line = &facing.sheets[column].lines[sentence];
    let top = plan.view.top() + known.tops()[sentence + 1] - known.offset();
    (top + sentence::gap(line), top + known.height(sentence + 1))
}

/// The links between two neighbouring columns of which an end is in view, as bands.
fn bands(panes: &Panes, facing: &Facing, plan: &Plan, left: usize) -> Vec<(usize, Band)> {
    let (a, b) = (&facing.sheets[left], &facing.sheets[left + 1]);
    let view = plan.view;
    let x = (plan.gutters[left].left(), plan.gutters[left].right());
    let visible = |column: usize| {
        let items = panes.local.compare.columns[column].visible(view.height());
        items.start.saturating_sub(1)..items.end.saturating_sub(1)
    };
    let mut found = std::collections::BTreeSet::new();
    for (sheet, column, other) in [(a, left, b), (b, left + 1, a)] {
        for line in &sheet.lines[visible(column)] {
            let here = line.links.iter().filter(|n| {
                let link = &facing.links[**n];
                link.a.article == other.article || link.b.article == other.article
            });
            found.extend(here.copied());
        }
    }
    found
        .into_iter()
        .map(|n| {
            let link = &facing.links[n];
            let (from, to) = if link.a.article == a.article {
                (link.a, link.b)
            } else {
                (link.b, link.a)
            };
            let clamp = |(top, bottom): (f32, f32)| {
                let (high, low) = (view.top() - 40.0, view.bottom() + 40.0);
                if bottom < high {
                    (high - 12.0, high)
                } else if top > low {
                    (low, low + 12.0)
                } else {
                    (top, bottom)
                }
            };
            let band = Band {
                x,
                left: clamp(extent(panes, facing, plan, left, from.sentence)),
                right: clamp(extent(panes, facing, plan, left + 1, to.sentence)),
            };
            (n, band)
        })
        .collect()
}

fn draw_gutter(
    ui: &mut Ui,
    panes: &mut Panes,
    facing: &Facing,
    plan: &Plan,
    left: usize,
    lit: &Lit,
) {
    let rect = plan.gutters[left];
    let mut bands = bands(panes, facing, plan, left);
    // What is lit lies on top, disagreements above the rest, weak links below.
    bands.sort_by_key(|(n, _)| {
        let link = &facing.links[*n];
        (lit.link(link), link.disagreement.is_some(), link.rank)
    });
    let mut child = ui.new_child(UiBuilder::new().id_salt(("gutter", left)).max_rect(rect));
    child.set_clip_rect(rect.intersect(ui.clip_rect()));
    let id = child.scope_id().with(("ribbons", left));
    let response = child.interact(rect, id, Sense::click());
    let response_words = "Ribbons between the articles";
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, response_words));
    for (n, band) in &bands {
        let link = &facing.links[*n];
        if is_drawn(link, lit) {
            draw_band(&child, link, band, lit);
        }
    }
    let badges: Vec<(usize, Pos2)> = bands
        .iter()
        .filter_map(|(n, band)| Some((facing.links[*n].disagreement?, band.middle())))
        .collect();
    let at = response.hover_pos();
    let hit = at.and_then(|at| {
        let mut above = bands.iter().rev();
        above.find(|(n, b)| is_drawn(&facing.links[*n], lit) && b.holds(at))
    });
    if let Some((n, _)) = hit {
        panes.local.compare.pointed = Pointed::Ribbon(*n);
        response.clone().on_hover_cursor(CursorIcon::PointingHand);
        if response.clicked() {
            let link = &facing.links[*n];
            panes.send(match link.disagreement {
                Some(n) => Command::LightDisagreement(n),
                None => Command::LightSentence(Some(link.a)),
            });
        }
    }
    for (n, at) in badges {
        badge(&mut child, panes, n, at);
    }
}

/// Weak links are drawn only when one asks for them.
fn is_drawn(link: &Link, lit: &Lit) -> bool {
    link.rank > Rank::Further || lit.link(link)
}

fn draw_band(ui: &Ui, link: &Link, band: &Band, lit: &Lit) {
    let theme = Theme::of(ui);
    let dim = !lit.places.is_empty() && !lit.link(link);
    let (fill, edge) = match (link.disagreement, link.kind) {
        (Some(_), _) => (theme.warning_ground, theme.warning),
        (None, PairKind::Verbatim) => (theme.same_words, theme.same_words_edge),
        (None, PairKind::SameClaim) => (theme.same_claim, theme.same_claim_edge),
    };
    let cut = band.is_cut(ui.clip_rect());
    let strength = match (dim, lit.link(link)) {
        (true, _) => 0.25,
        (_, true) => 0.9,
        _ if link.rank < Rank::Mutual || cut => 0.3,
        _ => 0.55,
    };
    let fill = fill.gamma_multiply(strength);
    let line = if lit.link(link) { 1.0 } else { strength * 0.5 };
    let edge = edge.gamma_multiply(line);
    let edge = match (link.disagreement, link.kind) {
        (None, PairKind::SameClaim) => Edge::Dotted(Stroke::new(0.9, edge)),
        _ => Edge::Solid(Stroke::new(1.0, edge)),
    };
    band.draw(ui.painter(), fill, edge);
}

/// The sign of a disagreement in the middle of its ribbon.
fn badge(ui: &mut Ui, panes: &mut Panes, n: usize, at: Pos2) {
    let theme = Theme::of(ui);
    let rect = Rect::from_center_size(at, vec2(20.0, 20.0));
    if !ui.is_rect_visible(rect) {
        return;
    }
    let response = ui.interact(rect, ui.scope_id().with(("badge", n)), Sense::click());
    let chosen = panes.state.disagreement == Some(n);
    let (fill, ink) = if chosen || response.hovered() {
        (theme.warning, theme.warning_ground)
    } else {
        (theme.warning_ground, theme.warning)
    };
    let stroke = Stroke::new(1.2, theme.warning);
    ui.painter().circle(at, 10.0, fill, stroke);
    let font = Face::Strong.size(measures().text.small.0);
    ui.painter()
        .text(at, egui::Align2::CENTER_CENTER, "≠", font, ink);
    let about = panes
        .state
        .compared
        .as_ref()
        .and_then(|c| c.comparison.disagreements.get(n))
        .map(|d| d.about.clone())
        .unwrap_or_default();
    let name = format!("Show disagreement: {about}");
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    if response.hovered() {
        panes.local.compare.pointed = Pointed::Disagreement(n);
    }
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    if response.on_hover_text(about).clicked() {
        panes.send(Command::LightDisagreement(n));
    }
}

/// Scrolls a column to a height; locked ones follow.
pub fn scroll_to(panes: &mut Panes, facing: &Facing, column: usize, wanted: f32, view: f32) {
    let by = wanted - panes.local.compare.columns[column].offset();
    let locked = panes.state.scroll_locked;
    let columns = &mut panes.local.compare.columns;
    scroll_by(columns, facing, column, by, view, locked);
}
