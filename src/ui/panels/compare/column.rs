//! One article's column: the heights of its sentences, and the place scrolled to.

use std::ops::Range;

/// Free space under the last sentence.
const UNDER: f32 = 64.0;

/// Heights of a heading and of the sentences below it, estimated until they have been seen.
#[derive(Clone, Debug, Default)]
pub struct Column {
    width: f32,
    heights: Vec<f32>,
    /// Where each item begins, and the end of the last.
    tops: Vec<f32>,
    /// Height that is scrolled away above.
    offset: f32,
    /// From where, to where, since when in seconds.
    glide: Option<(f32, f32, f64)>,
}

impl Column {
    /// Estimates anew if the width changed; what stands at the top stays there.
    pub fn fit(&mut self, width: f32, count: usize, estimate: impl Fn(usize) -> f32) {
        if (self.width - width).abs() < 0.5 && self.heights.len() == count {
            return;
        }
        let at = self.item_at(self.offset);
        let share = self.share_of(at, self.offset);
        self.width = width;
        self.heights = (0..count).map(estimate).collect();
        self.sum();
        self.glide = None;
        self.offset = match (self.tops.get(at), self.heights.get(at)) {
            (Some(top), Some(height)) => top + share * height,
            _ => 0.0,
        };
    }

    /// Where items begin, and the end.
    pub fn tops(&self) -> &[f32] {
        &self.tops
    }

    /// Height of an item.
    pub fn height(&self, item: usize) -> f32 {
        self.heights.get(item).copied().unwrap_or_default()
    }

    /// Height of all.
    pub fn total(&self) -> f32 {
        self.tops.last().copied().unwrap_or_default() + UNDER
    }

    /// Height scrolled away above.
    pub fn offset(&self) -> f32 {
        self.offset
    }

    /// The furthest that can be scrolled in a view of this height.
    pub fn most(&self, view: f32) -> f32 {
        (self.total() - view).max(0.0)
    }

    /// Goes there at once.
    pub fn set_offset(&mut self, offset: f32, view: f32) {
        self.glide = None;
        self.offset = offset.clamp(0.0, self.most(view));
    }

    /// Goes there within the time of a glide.
    pub fn glide_to(&mut self, offset: f32, view: f32, now: f64) {
        let to = offset.clamp(0.0, self.most(view));
        self.glide = ((to - self.offset).abs() > 0.5).then_some((self.offset, to, now));
    }

    /// Moves on; returns whether it is still gliding. `seconds` is how long a glide takes.
    pub fn advance(&mut self, view: f32, now: f64, seconds: f64) -> bool {
        if let Some((from, to, since)) = self.glide {
            let share = if seconds > 0.0 {
                ((now - since) / seconds).clamp(0.0, 1.0) as f32
            } else {
                1.0
            };
            let eased = share * share * (3.0 - 2.0 * share);
            self.offset = from + (to - from) * eased;
            if share >= 1.0 {
                self.glide = None;
            }
        }
        self.offset = self.offset.clamp(0.0, self.most(view));
        self.glide.is_some()
    }

    /// The item at a height.
    pub fn item_at(&self, height: f32) -> usize {
        let after = self.tops.partition_point(|top| *top <= height);
        after
            .saturating_sub(1)
            .min(self.heights.len().saturating_sub(1))
    }

    /// Items that are at least partly visible.
    pub fn visible(&self, view: f32) -> Range<usize> {
        let first = self.item_at(self.offset);
        let end = self.tops.partition_point(|top| *top < self.offset + view);
        first..end.min(self.heights.len()).max(first)
    }

    /// Takes in the heights of items that have been seen. Returns whether any was another.
    pub fn measured(&mut self, found: &[(usize, f32)]) -> bool {
        let mut changed = false;
        let mut above = 0.0;
        for (item, height) in found {
            let Some(known) = self.heights.get_mut(*item) else {
                continue;
            };
            let more = height - *known;
            if more.abs() > 0.5 {
                // What begins above the view grows upwards, so that what is read stays.
                if self.tops[*item] < self.offset - 1.0 {
                    above += more;
                }
                *known = *height;
                changed = true;
            }
        }
        if changed {
            self.sum();
            self.offset += above;
            if let Some((from, to, _)) = &mut self.glide {
                *from += above;
                *to += above;
            }
        }
        changed
    }

    fn share_of(&self, item: usize, height: f32) -> f32 {
        let top = self.tops.get(item).copied().unwrap_or_default();
        ((height - top) / self.height(item).max(1.0)).clamp(0.0, 1.0)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn column() -> Column {
        let mut column = Column::default();
        column.fit(100.0, 50, |_| 20.0);
        column
    }

    #[test]
    fn visible_items_fill_the_view() {
        let mut column = column();
        assert_eq!(column.visible(100.0), 0..5);
        column.set_offset(110.0, 100.0);
        assert_eq!(column.visible(100.0), 5..11);
        column.set_offset(1e9, 100.0);
        assert_eq!(column.visible(100.0).end, 50);
    }

    #[test]
    fn what_is_read_stays_when_heights_above_turn_out_other() {
        let mut column = column();
        column.set_offset(110.0, 100.0);
        assert!(column.measured(&[(5, 50.0), (6, 30.0)]));
        assert_eq!(column.offset(), 140.0);
        assert_eq!(column.tops()[6], 150.0);
    }

    #[test]
    fn a_new_width_keeps_the_sentence_at_the_top() {
        let mut column = column();
        column.set_offset(210.0, 100.0);
        column.fit(50.0, 50, |_| 40.0);
        assert_eq!(column.offset(), 420.0);
    }

    #[test]
    fn glides_end_where_they_should() {
        let mut column = column();
        column.glide_to(300.0, 100.0, 1.0);
        assert!(column.advance(100.0, 1.06, 0.12));
        assert!((column.offset() - 150.0).abs() < 1.0);
        assert!(!column.advance(100.0, 1.5, 0.12));
        assert_eq!(column.offset(), 300.0);
    }
}
