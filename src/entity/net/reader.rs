//! The net at work: only what the wanted tokens need is worked out.

use super::page::{NONE, Page};
use super::{INPUT, LANES, Net, RECALL, ROW, VECTOR, WIDTH, add, softmax};
use crate::entity::crf::Row;
use crate::entity::features::Forms;

/// Tokens worked on at once.
const BLOCK: usize = 64;

/// What each form tells the net by itself, by number, once it was needed.
#[derive(Default)]
pub(crate) struct Units {
    list: Vec<[f32; WIDTH]>,
    known: Vec<bool>,
}

/// Reads the pages of a text with a net.
pub(crate) struct Reader<'n, 'a> {
    net: &'n Net<'a>,
    units: &'n mut Units,
}

impl<'n, 'a> Reader<'n, 'a> {
    /// `units` are of the same net, and of the forms that pages will be read with.
    pub fn new(net: &'n Net<'a>, units: &'n mut Units) -> Self {
        Self { net, units }
    }

    /// The probabilities of the labels of the wanted tokens; of the others, what the field says.
    pub fn read(&mut self, page: &Page, forms: &Forms, wanted: &[bool]) -> Vec<Row> {
        let recalled = page.around(wanted);
        let second = page.occurrences(&recalled);
        let first = page.around(&second);
        let seen = page.around(&first);
        self.learn(page, forms, &seen);
        let mut before = self.start(page, &seen);
        let mut after = before.clone();
        let steps = [
            (1, &first[..]),
            (2, &second),
            (RECALL, &recalled),
            (4, wanted),
        ];
        for (layer, tokens) in steps {
            let means = (layer == RECALL).then(|| means(page, &before, &second));
            let inputs = super::LAYERS[layer].0;
            let fill = |i: usize, x: &mut [f32]| match &means {
                Some(means) => recall(page, &before, means, i, x),
                None => neighbours(page, &before, i, x),
            };
            self.blocks(layer, inputs, tokens, fill, |i, y| {
                after[i] = before[i];
                for (a, y) in after[i].iter_mut().zip(y) {
                    *a += y.max(0.0);
                }
            });
            std::mem::swap(&mut before, &mut after);
        }
        let mut out = page.field.clone();
        let fill = |i: usize, x: &mut [f32]| x.copy_from_slice(&before[i]);
        self.blocks(5, WIDTH, wanted, fill, |i, y| {
            if let Some(row) = y.first_chunk::<LANES>() {
                out[i] = *row;
                softmax(&mut out[i]);
            }
        });
        out
    }

    /// Works through the tokens that a layer is wanted for.
    fn blocks(
        &self,
        layer: usize,
        inputs: usize,
        tokens: &[bool],
        fill: impl Fn(usize, &mut [f32]),
        mut each: impl FnMut(usize, &[f32]),
    ) {
        let width = super::LAYERS[layer].1;
        let list: Vec<usize> = (0..tokens.len()).filter(|i| tokens[*i]).collect();
        let mut x = vec![0f32; BLOCK * inputs];
        let mut y = vec![0f32; BLOCK * width];
        for block in list.chunks(BLOCK) {
            let (x, y) = (
                &mut x[..block.len() * inputs],
                &mut y[..block.len() * width],
            );
            for (i, x) in block.iter().zip(x.chunks_exact_mut(inputs)) {
                fill(*i, x);
            }
            y.fill(0.0);
            self.net.layer(layer, x, y);
            for (i, y) in block.iter().zip(y.chunks_exact(width)) {
                each(*i, y);
            }
        }
    }

    /// Looks at the forms that were not seen before.
    fn learn(&mut self, page: &Page, forms: &Forms, seen: &[bool]) {
        let units = &mut *self.units;
        units.list.resize(forms.list.len(), [0.0; WIDTH]);
        units.known.resize(forms.list.len(), false);
        let mut list = Vec::new();
        for (form, seen) in page.forms.iter().zip(seen) {
            if *seen && !units.known[*form as usize] {
                units.known[*form as usize] = true;
                list.push(*form as usize);
            }
        }
        let net = self.net;
        for block in list.chunks(BLOCK) {
            let mut x = vec![0f32; block.len() * INPUT];
            let mut y = vec![0f32; block.len() * WIDTH];
            let rows = x.chunks_exact_mut(INPUT).zip(y.chunks_exact_mut(WIDTH));
            for (number, (x, y)) in block.iter().zip(rows) {
                let form = &forms.list[*number];
                net.vectors.get(form.word, &mut x[..VECTOR]);
                for (n, row) in form.rows().into_iter().enumerate() {
                    let at = VECTOR + if n == 0 { 0 } else { ROW };
                    let row = &net.rows[row * ROW..(row + 1) * ROW];
                    for (x, r) in x[at..at + ROW].iter_mut().zip(row) {
                        *x += f32::from(*r as i8) * net.scale;
                    }
                }
                form.marks().into_iter().for_each(|m| add(y, net.mark(m)));
            }
            net.layer(0, &x, &mut y);
            for (number, y) in block.iter().zip(y.as_chunks::<WIDTH>().0) {
                units.list[*number] = *y;
            }
        }
    }

    /// What is held of the tokens at first.
    fn start(&self, page: &Page, seen: &[bool]) -> Vec<[f32; WIDTH]> {
        let mut out = vec![[0f32; WIDTH]; page.len()];
        for (i, h) in out.iter_mut().enumerate().filter(|t| seen[t.0]) {
            *h = self.units.list[page.forms[i] as usize];
            for mark in page.marks[i] {
                add(h, self.net.mark(usize::from(mark)));
            }
            h.iter_mut().for_each(|h| *h = h.max(0.0));
        }
        out
    }
}

/// A token with its neighbours in the sentence.
fn neighbours(page: &Page, h: &[[f32; WIDTH]], i: usize, x: &mut [f32]) {
    let (left, rest) = x.split_at_mut(WIDTH);
    let (own, right) = rest.split_at_mut(WIDTH);
    own.copy_from_slice(&h[i]);
    if page.starts[i] {
        left.fill(0.0);
    } else {
        left.copy_from_slice(&h[i - 1]);
    }
    if page.ends(i) {
        right.fill(0.0);
    } else {
        right.copy_from_slice(&h[i + 1]);
    }
}

/// A token with the mean of all occurrences of its word, if it is a capitalised one.
fn recall(page: &Page, h: &[[f32; WIDTH]], means: &[[f32; WIDTH]], i: usize, x: &mut [f32]) {
    let (own, mean) = x.split_at_mut(WIDTH);
    own.copy_from_slice(&h[i]);
    match page.groups[i] {
        NONE => mean.fill(0.0),
        group => mean.copy_from_slice(&means[group as usize]),
    }
}

/// The mean of each capitalised word's occurrences.
fn means(page: &Page, h: &[[f32; WIDTH]], which: &[bool]) -> Vec<[f32; WIDTH]> {
    let mut out = vec![[0f32; WIDTH]; page.counts.len()];
    for (i, group) in page.groups.iter().enumerate() {
        if which[i] && *group != NONE {
            add(&mut out[*group as usize], &h[i]);
        }
    }
    for (mean, count) in out.iter_mut().zip(&page.counts) {
        mean.iter_mut().for_each(|m| *m /= *count as f32);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::page::{MARKS, Tallies};
    use super::super::{LAYERS, ROWS, pack, vectors};
    use super::*;
    use crate::entity::clusters::{self, Clusters};
    use crate::entity::features::Sequence;
    use crate::entity::gazetteer::Gazetteer;
    use crate::entity::labels::LABELS;
    use crate::entity::{gazetteer, table};

    fn numbers(n: usize, spread: f32) -> Vec<f32> {
        let mut state = n as u32 | 1;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 8) as f32 / (1 << 23) as f32 - 1.0
        };
        (0..n).map(|_| next() * spread).collect()
    }

    #[test]
    fn what_is_not_wanted_changes_nothing() {
        let all: Vec<Vec<f32>> = LAYERS
            .iter()
            .map(|(k, width)| numbers((k + 1) * width, 0.2))
            .collect();
        let marks = numbers(MARKS[6] * WIDTH, 0.2);
        let others = [&marks].into_iter().chain(&all).map(|v| &v[..]);
        let bytes = pack(&numbers(ROWS * ROW, 0.2), others);
        let steps = table::bundle(vectors::MAGIC, &[&0.3f32.to_le_bytes(), &[]]);
        let net = Net::new(&steps, &bytes).unwrap();

        let none = table::bundle(clusters::MAGIC, &[&[], &[]]);
        let places = table::bundle(gazetteer::MAGIC, &[&[], &[], &[]]);
        let gazetteer = Gazetteer::new(&places).unwrap();
        let mut forms = Forms::new(Clusters::new(&none).unwrap());
        let (mut page, mut sequence) = (Page::default(), Sequence::default());
        for text in [
            "The Bank of Ghana said on Monday that rates rise .",
            "In Accra , the Bank was closed .",
            "Monday was quiet in Accra .",
        ] {
            let words: Vec<&str> = text.split(' ').collect();
            sequence.read(&words, &mut forms, &gazetteer);
            page.add(&sequence, &vec![[0.5; LANES]; words.len()]);
        }
        page.finish(&forms, &mut Tallies::default());
        let whole =
            Reader::new(&net, &mut Units::default()).read(&page, &forms, &vec![true; page.len()]);
        for i in 0..page.len() {
            let sum: f32 = whole[i][..LABELS].iter().sum();
            assert!((sum - 1.0).abs() < 1e-5);
            let mut wanted = vec![false; page.len()];
            wanted[i] = true;
            let part = Reader::new(&net, &mut Units::default()).read(&page, &forms, &wanted);
            assert_eq!(part[i], whole[i], "token {i}");
            assert_eq!(part[(i + 1) % page.len()], [0.5; LANES]);
        }
    }
}
