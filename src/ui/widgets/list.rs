//! A list of items of different heights of which only the visible ones are laid out.

use egui::{Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};
use std::hash::{DefaultHasher, Hash, Hasher};

/// What an item is drawn into.
pub struct Item<'a> {
    /// Index in the list.
    pub index: usize,
    /// Where to draw; its width is the list's.
    pub ui: &'a mut Ui,
}

/// Heights of a list's items, estimated until an item has been seen.
#[derive(Clone, Debug, Default)]
pub struct VirtualList {
    /// What the heights were made for.
    key: u64,
    width: f32,
    heights: Vec<f32>,
    /// Sum of the heights before each item, and of all at the end.
    tops: Vec<f32>,
    scrolled_to: Option<usize>,
    /// The item at the top, and how much of its height is scrolled away, 0 to 1.
    at: (usize, f32),
}

impl VirtualList {
    /// Draws the visible items of `count`. `key` tells when the list is another one; `estimate`
    /// guesses a height before an item is seen; a new `scroll_to` brings that item into view.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        key: &impl Hash,
        count: usize,
        scroll_to: Option<usize>,
        estimate: impl Fn(usize) -> f32,
        mut draw: impl FnMut(Item),
    ) {
        let width = ui.available_width();
        let key = hash(key);
        let replaced = self.key != key && !self.heights.is_empty();
        let (at, mut kept) = (self.at, None);
        if self.key != key || (self.width - width).abs() > 0.5 || self.heights.len() != count {
            let other = self.key != key;
            *self = Self {
                key,
                width,
                scrolled_to: self.scrolled_to,
                ..Self::default()
            };
            self.heights = (0..count).map(&estimate).collect();
            self.sum();
            match other {
                true => self.scrolled_to = None,
                false => kept = self.offset_of(at),
            }
        }
        let mut area = ScrollArea::vertical()
            .id_salt("list")
            .auto_shrink([false; 2]);
        let wanted = scroll_to.filter(|_| self.scrolled_to != scroll_to);
        if let Some(offset) = wanted.and_then(|i| self.offset_for(i, ui.available_height())) {
            area = area.vertical_scroll_offset(offset);
        } else if let Some(offset) = kept {
            area = area.vertical_scroll_offset(offset);
        } else if replaced {
            area = area.vertical_scroll_offset(0.0);
        }
        self.scrolled_to = scroll_to;
        let changed = area
            .show_viewport(ui, |ui, viewport| {
                self.draw_visible(ui, viewport, &mut draw)
            })
            .inner;
        if changed {
            self.sum();
            ui.ctx().request_repaint();
        }
    }

    /// A third from the top, unless the item is at an end of the list.
    fn offset_for(&self, index: usize, height: f32) -> Option<f32> {
        let top = *self.tops.get(index)?;
        let most = (self.tops.last()? - height).max(0.0);
        Some((top - height / 3.0).clamp(0.0, most))
    }

    /// Where an item is when so much of it is scrolled away; `None` if there is no such item.
    fn offset_of(&self, (item, share): (usize, f32)) -> Option<f32> {
        Some(self.tops.get(item)? + share * self.heights.get(item)?)
    }

    /// Returns whether any height was found to be another than thought.
    fn draw_visible(&mut self, ui: &mut Ui, viewport: Rect, draw: &mut impl FnMut(Item)) -> bool {
        let total = self.tops.last().copied().unwrap_or_default();
        ui.set_height(total);
        let origin = ui.max_rect().min;
        let width = ui.max_rect().width();
        let first = self
            .tops
            .partition_point(|top| *top <= viewport.min.y)
            .saturating_sub(1);
        let height = self.heights.get(first).copied().unwrap_or_default();
        let above = viewport.min.y - self.tops.get(first).copied().unwrap_or_default();
        self.at = (first, (above / height.max(1.0)).clamp(0.0, 1.0));
        let mut changed = false;
        for index in first..self.heights.len() {
            let top = self.tops[index];
            if top > viewport.max.y {
                break;
            }
            let rect = Rect::from_min_size(
                pos2(origin.x, origin.y + top),
                vec2(width, self.heights[index]),
            );
            let mut child = ui.new_child(UiBuilder::new().id_salt(index).max_rect(rect));
            draw(Item {
                index,
                ui: &mut child,
            });
            let found = child.min_rect().height();
            if (found - self.heights[index]).abs() > 0.5 {
                self.heights[index] = found;
                changed = true;
            }
        }
        changed
    }

    fn sum(&mut self) {
        self.tops.clear();
        self.tops.reserve(self.heights.len() + 1);
        let mut top = 0.0;
        for height in &self.heights {
            self.tops.push(top);
            top += height;
        }
        self.tops.push(top);
    }
}

fn hash(key: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    key.hash(&mut hasher);
    hasher.finish()
}
