//! Features that several tokens make together.

use super::sequence::Print;
use super::{Forms, REACH, Sequence};
use crate::entity::clusters::GRAINS;
use crate::entity::hash::join;
use std::ops::Range;

impl Sequence {
    /// The features of token `i` that several tokens make together.
    pub fn context(&self, i: usize, forms: &Forms, mut each: impl FnMut(u32, u32)) {
        let mut emit = |t, a, b, c| each(t, join(t, a, b, c));
        let at = |offset: usize| &forms.list[self.forms[i + offset] as usize];
        let [a2, a, t, b, b2] = [at(0), at(1), at(2), at(3), at(4)];
        let [ka2, ka, kt, kb, kb2] = [a2, a, t, b, b2].map(|f| f.case as u32);
        let first = u32::from(i == 0);
        emit(20, a.lower, t.lower, 0);
        emit(21, t.lower, b.lower, 0);
        emit(22, a.lower, b.lower, 0);
        emit(23, a.shape, t.shape, 0);
        emit(24, t.shape, b.shape, 0);
        emit(25, a.shape, t.shape, b.shape);
        emit(26, ka2 | ka << 4 | kt << 8 | kb << 12 | kb2 << 16, 0, 0);
        emit(27, kt, a.lower, 0);
        emit(28, kt, b.lower, 0);
        emit(29, kt, first, 0);
        emit(30, t.lower, first, 0);
        for n in 0..GRAINS.len() {
            emit(31, a.clusters[n], t.clusters[n], n as u32);
            emit(32, t.clusters[n], b.clusters[n], n as u32);
        }
        for n in 0..2 {
            let g = n as u32;
            emit(33, a.clusters[n], b.clusters[n], kt | g << 8);
            emit(34, a.clusters[n], ka | kt << 8, g);
            emit(35, b.clusters[n], kb | kt << 8, g);
        }
        let place = |j: Option<usize>| {
            j.and_then(|j| self.places.get(j))
                .map_or(0, |c| u32::from(*c))
        };
        let [pa, pt, pb] = [place(i.checked_sub(1)), place(Some(i)), place(Some(i + 1))];
        emit(36, pa, 0, 0);
        emit(37, pt, kt, 0);
        emit(38, pb, 0, 0);
        if pt != 0 {
            emit(39, pt, a.lower, 0);
            emit(40, pt, b.lower, 0);
            emit(41, pt, ka | kb << 8, 0);
        }
        if pa | pt | pb != 0 {
            emit(42, pa, pt, pb);
        }
        if self.print != Print::Usual {
            let m = self.print as u32;
            emit(60, m, kt, 0);
            emit(61, m, t.clusters[1], 0);
            emit(62, m, t.clusters[3], 0);
            emit(63, m, pt, 0);
            emit(64, m, t.lower, 0);
            emit(65, m, a.clusters[2], t.clusters[0]);
            emit(66, m, b.clusters[2], t.clusters[0]);
            emit(67, m, a.clusters[2], pt);
        }
        let run = &self.runs[i];
        if run.len() > 1 {
            self.run(i, run.start as usize..run.end as usize, forms, each);
        }
    }

    /// What the run of capitalised words tells of token `i` in it.
    fn run(&self, i: usize, run: Range<usize>, forms: &Forms, mut each: impl FnMut(u32, u32)) {
        let mut emit = |t, a, b, c| each(t, join(t, a, b, c));
        let at = |j: usize| &forms.list[self.forms[j] as usize];
        let (first, last) = (at(run.start + REACH), at(run.end - 1 + REACH));
        let (before, after) = (at(run.start + REACH - 1), at(run.end + REACH));
        let place = u32::from(i == run.start) | u32::from(i + 1 == run.end) << 1;
        let length = run.len().min(6) as u32;
        emit(50, last.lower, place, 0);
        emit(51, first.lower, place, 0);
        emit(52, before.lower, place, 0);
        emit(53, after.lower, place, 0);
        emit(54, length, place, 0);
        for n in 1..3 {
            emit(55, last.clusters[n], place, n as u32);
            emit(56, first.clusters[n], place, n as u32);
        }
        emit(57, first.clusters[1], last.clusters[1], place);
    }
}
