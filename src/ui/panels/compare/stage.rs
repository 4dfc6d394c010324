//! The columns with the ribbons between them and the strips at the edges.

use super::marks::Block;
use super::sentence;
use super::{Pointed, gutter, paging, scroll, strip};
use crate::app::{Command, Compared};
use crate::compare::{Facing, Link, Place};
use crate::ui::interface::Panes;
use egui::{Id, Rect, Ui, UiBuilder, pos2, vec2};

/// Width of a strip at the edge.
const STRIP: f32 = 22.0;
/// Least width of the words of a column.
const NARROWEST: f32 = 270.0;
/// Greatest width of a column: longer lines are hard to read.
const WIDEST: f32 = 680.0;

/// Where things are.
pub struct Plan {
    /// All of it.
    pub view: Rect,
    /// The columns, from left to right.
    pub columns: Vec<Rect>,
    /// The spaces between them.
    pub gutters: Vec<Rect>,
    strips: Vec<Rect>,
}

impl Plan {
    fn new(room: Rect, count: usize) -> Self {
        let strips = STRIP * count as f32;
        let inner = room.width() - strips;
        let margin = if inner < 700.0 { 8.0 } else { 20.0 };
        let gutter = (inner * if count > 2 { 0.08 } else { 0.13 }).clamp(40.0, 200.0);
        let gutters = gutter * (count - 1) as f32;
        let width = ((inner - 2.0 * margin - gutters) / count as f32).clamp(80.0, WIDEST);
        let spare = inner - 2.0 * margin - gutters - width * count as f32;
        let mut left = room.left() + STRIP + margin + (spare / 2.0).max(0.0);
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
    let wanted = paging::wanted(panes, compared, fits.max(2));
    if !facing
        .sheets
        .iter()
        .map(|s| s.article)
        .eq(wanted.iter().copied())
    {
        panes.send(Command::Face(wanted));
    }
    let plan = Plan::new(room, count);
    fit(panes, facing, &plan);
    scroll::scroll(ui, panes, facing, &plan);
    scroll::bring_into_view(ui, panes, facing, &plan);
    let local = &mut panes.local.compare;
    let pointed = std::mem::take(&mut local.pointed);
    let card = local.pointed_card.take().map(Pointed::Disagreement);
    let lit = Lit::new(panes, facing, card.unwrap_or(pointed));
    for column in 0..count {
        draw_column(ui, panes, compared, &plan, column, &lit);
    }
    for left in 0..count - 1 {
        gutter::draw_gutter(ui, panes, facing, &plan, left, &lit);
    }
    for (column, rect) in plan.strips.iter().enumerate() {
        strip::strip(ui, panes, facing, column, *rect);
    }
    if panes.local.compare.pointed != pointed {
        ui.ctx().request_repaint();
    }
}

/// What is lit: a sentence with its partners, a ribbon, or a disagreement.
pub struct Lit {
    /// Sentences, the one that is pointed at or chosen first.
    pub places: Vec<Place>,
    /// What comes nearest to that one if it has no partner.
    pub nearest: Vec<Place>,
    /// Whether the ribbons that are not lit step back: not for a sentence that has none.
    pub dims: bool,
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
        let nearest = match places.as_slice() {
            [alone] => facing.line(*alone).map(|l| l.nearest.clone()),
            _ => None,
        };
        Self {
            dims: places.len() > 1,
            nearest: nearest.unwrap_or_default(),
            places,
            chosen,
        }
    }

    /// Whether a sentence is lit.
    pub fn has(&self, place: Place) -> bool {
        self.places.contains(&place)
    }

    /// Whether both ends are.
    pub fn link(&self, link: &Link) -> bool {
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
    let Some(document) = state
        .faced()
        .corpus
        .documents
        .get(sheet.document.0 as usize)
    else {
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
            nearest: lit.nearest.contains(&place),
        };
        let height = sentence::block(&mut child, panes, &block, at.translate(vec2(0.0, gap)));
        found.push((item, gap + height));
    }
    if panes.local.compare.columns[column].measured(&found) {
        ui.ctx().request_repaint();
    }
}
