//! The last word on a token: weighs what the field and the net say of it, of its neighbours and of
//! the other occurrences of the same word in the document.

use super::crf::{LANES, Row};
use super::labels::{LABELS, class};
use super::net::page::{MARKS, NONE, Page};
use super::net::{add, floats, layers::multiply, softmax};
use super::table::sections;

/// First bytes of the file.
pub(crate) const MAGIC: &[u8; 4] = b"DLJ1";
/// A token that the field gives no name with at least this probability is taken as decided.
pub(crate) const DECIDED: f32 = 0.998;
/// The net's share against the field's, in logarithms.
const SHARE: f32 = 0.25;
/// How strongly what a word is elsewhere in the document counts.
const SMOOTHING: f32 = 0.8;
/// No name and the three kinds.
const CLASSES: usize = 4;
const CASES: usize = 8;
/// Of a neighbour: classes by the field and by the net, how it is written.
const BESIDE: usize = 2 * CLASSES + CASES;
/// Of a token: labels by both; means and greatest of its other occurrences by both; how often it
/// occurs; gazetteer, print, case, document; first; its neighbours.
pub(crate) const INPUTS: usize = 2 * LABELS + 4 * CLASSES + 5 + 7 + 3 + CASES + 6 + 1 + 2 * BESIDE;
/// Numbers worked out between.
pub(crate) const HIDDEN: usize = 96;

/// What both models say of a page.
pub(crate) struct Views<'p> {
    page: &'p Page,
    net: Vec<Row>,
    /// Both mixed and smoothed over the page: what is judged.
    pub mixed: Vec<Row>,
    groups: Vec<Group>,
}

/// Probabilities of the classes by the field, by the net, of all occurrences of a word.
#[derive(Clone, Copy, Default)]
struct Group {
    sums: [[f32; CLASSES]; 2],
    tops: [[f32; CLASSES]; 2],
}

impl<'p> Views<'p> {
    /// Brings the models' probabilities together.
    pub fn new(page: &'p Page, net: Vec<Row>) -> Self {
        let mut groups = vec![Group::default(); page.counts.len()];
        for (i, group) in page.groups.iter().enumerate().filter(|g| *g.1 != NONE) {
            let group = &mut groups[*group as usize];
            for (by, row) in [&page.field[i], &net[i]].into_iter().enumerate() {
                for (k, p) in classes(row).into_iter().enumerate() {
                    group.sums[by][k] += p;
                    group.tops[by][k] = group.tops[by][k].max(p);
                }
            }
        }
        let both = page.field.iter().zip(&net);
        let mut mixed: Vec<Row> = both.map(|(f, n)| mix(f, n)).collect();
        smooth(page, &mut mixed);
        Self {
            page,
            net,
            mixed,
            groups,
        }
    }

    /// Whether the token is to be judged.
    pub fn open(&self, i: usize) -> bool {
        self.mixed[i][0] < DECIDED
    }

    /// What the judgement of a token rests on: `INPUTS` numbers of about one.
    pub fn inputs(&self, i: usize, out: &mut Vec<f32>) {
        let page = self.page;
        out.extend(page.field[i][..LABELS].iter().map(|p| log(*p)));
        out.extend(self.net[i][..LABELS].iter().map(|p| log(*p)));
        let count = self.elsewhere(i, out);
        let [place, seen, first, print] =
            std::array::from_fn(|m| usize::from(page.marks[i][m]) - MARKS[2 + m]);
        one_of(out, 5, [0, 1, 2, 3, 3, 3].get(count).copied().unwrap_or(4));
        out.extend((0..7).map(|bit| f32::from(u8::from(place >> bit & 1 == 1))));
        one_of(out, 3, print);
        one_of(out, CASES, page.cases[i] as usize);
        one_of(out, 6, seen);
        out.push(first as f32);
        self.beside((!page.starts[i]).then(|| i - 1), out);
        self.beside((!page.ends(i)).then_some(i + 1), out);
    }

    /// The other occurrences of the word; returns how often it occurs.
    fn elsewhere(&self, i: usize, out: &mut Vec<f32>) -> usize {
        let group = self.page.groups[i];
        if group == NONE {
            out.extend([0.0; 4 * CLASSES]);
            return 0;
        }
        let count = self.page.counts[group as usize];
        let group = &self.groups[group as usize];
        for (by, row) in [&self.page.field[i], &self.net[i]].into_iter().enumerate() {
            for (sum, own) in group.sums[by].iter().zip(classes(row)) {
                out.push(match count {
                    1 => 0.0,
                    n => log((sum - own) / (n - 1) as f32),
                });
            }
            out.extend(group.tops[by].iter().map(|p| log(*p)));
        }
        count as usize
    }

    fn beside(&self, i: Option<usize>, out: &mut Vec<f32>) {
        let Some(i) = i else {
            out.extend([0.0; BESIDE]);
            return;
        };
        out.extend(classes(&self.page.field[i]).map(log));
        out.extend(classes(&self.net[i]).map(log));
        one_of(out, CASES, self.page.cases[i] as usize);
    }
}

/// A quarter of the logarithm, not of less than one in 10,000.
fn log(p: f32) -> f32 {
    p.max(1e-4).ln() / 4.0
}

fn one_of(out: &mut Vec<f32>, of: usize, which: usize) {
    out.extend((0..of).map(|i| f32::from(u8::from(i == which))));
}

fn classes(row: &Row) -> [f32; CLASSES] {
    let mut out = [0.0; CLASSES];
    for (l, p) in row[..LABELS].iter().enumerate() {
        out[class(l)] += p;
    }
    out
}

/// The mean of both in logarithms.
fn mix(field: &Row, net: &Row) -> Row {
    if field[0] >= DECIDED {
        return *field;
    }
    let mut out = [0.0; LANES];
    let mut total = 0.0;
    for (o, (f, n)) in out.iter_mut().zip(field.iter().zip(net)).take(LABELS) {
        *o = (f.max(1e-9).ln() * (1.0 - SHARE) + n.max(1e-9).ln() * SHARE).exp();
        total += *o;
    }
    out.iter_mut().for_each(|p| *p /= total);
    out
}

/// Draws the occurrences of one capitalised word towards what they are on the whole.
fn smooth(page: &Page, rows: &mut [Row]) {
    let mut sums = vec![[0f32; CLASSES]; page.counts.len()];
    for (group, row) in page.groups.iter().zip(rows.iter()) {
        if *group != NONE {
            add(&mut sums[*group as usize], &classes(row));
        }
    }
    for (group, row) in page.groups.iter().zip(rows) {
        if *group == NONE || page.counts[*group as usize] < 2 {
            continue;
        }
        let (sums, n) = (sums[*group as usize], page.counts[*group as usize] as f32);
        let own = classes(row);
        let factors: [f32; CLASSES] =
            std::array::from_fn(|k| ((sums[k] / n + 1e-4) / (own[k] + 1e-4)).powf(SMOOTHING));
        let mut total = 0.0;
        for (l, p) in row.iter_mut().enumerate().take(LABELS) {
            *p *= factors[class(l)];
            total += *p;
        }
        row.iter_mut()
            .for_each(|p| *p /= total.max(f32::MIN_POSITIVE));
    }
}

/// The judge's weights.
#[derive(Clone, Debug)]
pub(crate) struct Judge {
    /// How much what is judged counts for itself.
    scale: f32,
    /// `INPUTS + 1` rows; the last is always added.
    hidden: Vec<f32>,
    /// `HIDDEN + 1` rows; the last is always added.
    labels: Vec<f32>,
}

impl Judge {
    /// From a file's bytes; `None` if they are something else.
    pub fn new(bytes: &[u8]) -> Option<Self> {
        let [numbers] = sections(MAGIC, bytes)?;
        let mut numbers = floats(numbers);
        let scale = numbers.next()?;
        let hidden: Vec<f32> = (&mut numbers).take((INPUTS + 1) * HIDDEN).collect();
        let labels: Vec<f32> = numbers.collect();
        (labels.len() == (HIDDEN + 1) * LANES).then_some(Self {
            scale,
            hidden,
            labels,
        })
    }

    /// The probabilities of the labels.
    pub fn decide(&self, views: Views) -> Vec<Row> {
        const BLOCK: usize = 64;
        let list: Vec<usize> = (0..views.mixed.len()).filter(|i| views.open(*i)).collect();
        let mut x = Vec::with_capacity(BLOCK * INPUTS);
        let mut judged = Vec::with_capacity(list.len());
        for block in list.chunks(BLOCK) {
            x.clear();
            block.iter().for_each(|i| views.inputs(*i, &mut x));
            let mut h = self.hidden[INPUTS * HIDDEN..].repeat(block.len());
            multiply(&x, INPUTS, &self.hidden, HIDDEN, &mut h);
            h.iter_mut().for_each(|h| *h = h.max(0.0));
            let mut y = self.labels[HIDDEN * LANES..].repeat(block.len());
            multiply(&h, HIDDEN, &self.labels, LANES, &mut y);
            judged.extend_from_slice(y.as_chunks::<LANES>().0);
        }
        let mut out = views.mixed;
        for (i, mut scores) in list.into_iter().zip(judged) {
            for (s, p) in scores.iter_mut().zip(&out[i]) {
                *s += self.scale * p.max(1e-9).ln();
            }
            softmax(&mut scores);
            out[i] = scores;
        }
        out
    }
}

/// Makes the file.
#[cfg(feature = "train")]
pub(crate) fn pack(scale: f32, hidden: &[f32], labels: &[f32]) -> Vec<u8> {
    let numbers = [&[scale], hidden, labels].concat();
    let bytes: Vec<u8> = numbers.iter().flat_map(|n| n.to_le_bytes()).collect();
    super::table::bundle(MAGIC, &[&bytes])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entity::engine::Engine;
    use crate::text::Parsed;

    #[test]
    fn the_inputs_are_as_many_as_the_judge_reads() {
        let parsed = Parsed::new("Ghana met Chad in Accra. GHANA won, said Mr Adu of Ghana Gas.");
        Engine::get().unwrap().pages(&parsed, |views, _| {
            for i in 0..views.mixed.len() {
                let mut inputs = Vec::new();
                views.inputs(i, &mut inputs);
                assert_eq!(inputs.len(), INPUTS, "token {i}");
                assert!(inputs.iter().all(|x| x.abs() < 4.0), "token {i}");
            }
        });
    }

    #[test]
    fn occurrences_of_a_word_are_drawn_together() {
        let mut page = Page {
            groups: vec![0, 0, NONE],
            counts: vec![2],
            ..Page::default()
        };
        let row = |person: f32| {
            let mut row = [0.0; LANES];
            (row[0], row[4]) = (1.0 - person, person);
            row
        };
        page.field = vec![row(0.9), row(0.3), row(0.3)];
        let mixed = Views::new(&page, page.field.clone()).mixed;
        assert!(mixed[0][4] < 0.8 && mixed[1][4] > 0.5);
        assert!((mixed[2][4] - 0.3).abs() < 1e-5);
    }
}
