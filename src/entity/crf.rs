//! Linear-chain conditional random field: probabilities of labels, and the best labelling.

use super::labels::{LABELS, closes, follows, opens};

/// A number for each label, padded for speed.
pub(crate) type Row = [f32; LANES];
/// Length of a padded row.
pub(crate) const LANES: usize = 16;

/// What the model says of one label following another.
#[derive(Clone, Debug)]
pub(crate) struct Transitions {
    /// Weight of `to` after `from`: `[from][to]`; minus infinity if forbidden.
    #[cfg(any(test, feature = "train"))]
    pub weights: [Row; LANES],
    factors: [Row; LANES],
}

impl Transitions {
    /// From weights by `[from][to]`; what labels forbid stays forbidden.
    #[allow(clippy::needless_range_loop)] // two tables are filled side by side
    pub fn new(weight: impl Fn(usize, usize) -> f32) -> Self {
        #[cfg(any(test, feature = "train"))]
        let mut weights = [[f32::NEG_INFINITY; LANES]; LANES];
        let mut factors = [[0.0; LANES]; LANES];
        for from in 0..LABELS {
            for to in 0..LABELS {
                if follows(from, to) {
                    #[cfg(any(test, feature = "train"))]
                    {
                        weights[from][to] = weight(from, to);
                    }
                    factors[from][to] = weight(from, to).exp();
                }
            }
        }
        Self {
            #[cfg(any(test, feature = "train"))]
            weights,
            factors,
        }
    }
}

/// Work space of the sums, kept between sentences.
#[derive(Clone, Debug, Default)]
pub(crate) struct Chain {
    factors: Vec<Row>,
    forward: Vec<Row>,
    backward: Vec<Row>,
    scales: Vec<f32>,
}

impl Chain {
    /// Replaces scores by probabilities (forward-backward, scaled at each token). Returns the
    /// logarithm of the sum over all labellings.
    pub fn marginals(&mut self, scores: &mut [Row], transitions: &Transitions) -> f64 {
        let n = scores.len();
        if n == 0 {
            return 0.0;
        }
        let mut log_sum = self.exponentiate(scores);
        self.forward.clear();
        self.scales.clear();
        for i in 0..n {
            let mut row = [0.0; LANES];
            if i == 0 {
                (0..LABELS).filter(|l| opens(*l)).for_each(|l| row[l] = 1.0);
            } else {
                let before = self.forward[i - 1];
                for (a, factors) in before.iter().zip(&transitions.factors).take(LABELS) {
                    for (r, f) in row.iter_mut().zip(factors) {
                        *r += a * f;
                    }
                }
            }
            for (r, f) in row.iter_mut().zip(&self.factors[i]) {
                *r *= f;
            }
            if i + 1 == n {
                (0..LABELS)
                    .filter(|l| !closes(*l))
                    .for_each(|l| row[l] = 0.0);
            }
            let sum = row.iter().sum::<f32>().max(f32::MIN_POSITIVE);
            row.iter_mut().for_each(|r| *r /= sum);
            log_sum += f64::from(sum.ln());
            self.forward.push(row);
            self.scales.push(sum);
        }
        self.backward.clear();
        self.backward.resize(n, [0.0; LANES]);
        for i in (0..n).rev() {
            let mut row = [0.0; LANES];
            if i + 1 == n {
                (0..LABELS)
                    .filter(|l| closes(*l))
                    .for_each(|l| row[l] = 1.0);
            } else {
                let mut next = self.backward[i + 1];
                for (x, f) in next.iter_mut().zip(&self.factors[i + 1]) {
                    *x *= f / self.scales[i + 1];
                }
                for (r, factors) in row.iter_mut().zip(&transitions.factors).take(LABELS) {
                    *r = factors.iter().zip(&next).map(|(f, x)| f * x).sum();
                }
            }
            self.backward[i] = row;
            let mut total = 0.0;
            for (s, (a, b)) in scores[i].iter_mut().zip(self.forward[i].iter().zip(&row)) {
                *s = a * b;
                total += *s;
            }
            let total: f32 = f32::max(total, f32::MIN_POSITIVE);
            scores[i].iter_mut().for_each(|s| *s /= total);
        }
        log_sum
    }

    /// Probability of each pair of labels at tokens `i - 1` and `i`, after [`Chain::marginals`].
    #[cfg(feature = "train")]
    pub fn pair(
        &self,
        i: usize,
        transitions: &Transitions,
        mut each: impl FnMut(usize, usize, f32),
    ) {
        for from in 0..LABELS {
            for to in 0..LABELS {
                let p = self.forward[i - 1][from]
                    * transitions.factors[from][to]
                    * self.factors[i][to]
                    * self.backward[i][to]
                    / self.scales[i];
                if p > 0.0 {
                    each(from, to, p);
                }
            }
        }
    }

    fn exponentiate(&mut self, scores: &[Row]) -> f64 {
        self.factors.clear();
        let mut shift = 0.0;
        for row in scores {
            let top = row[..LABELS].iter().fold(f32::MIN, |a, b| a.max(*b));
            let mut out = [0.0; LANES];
            for (o, s) in out.iter_mut().zip(&row[..LABELS]) {
                *o = (s - top).exp();
            }
            shift += f64::from(top);
            self.factors.push(out);
        }
        shift
    }
}

/// The labelling whose product of probabilities is greatest among those that labels allow.
pub(crate) fn best(probabilities: &[Row]) -> Vec<u8> {
    let n = probabilities.len();
    let mut back: Vec<[u8; LABELS]> = Vec::with_capacity(n);
    let mut scores = [0f32; LABELS];
    for (i, row) in probabilities.iter().enumerate() {
        let mut next = [f32::NEG_INFINITY; LABELS];
        let mut from = [0u8; LABELS];
        for to in 0..LABELS {
            let own = row[to].max(1e-9).ln();
            if i == 0 {
                if opens(to) {
                    next[to] = own;
                }
                continue;
            }
            for (f, score) in scores.iter().enumerate() {
                if follows(f, to) && score + own > next[to] {
                    next[to] = score + own;
                    from[to] = f as u8;
                }
            }
        }
        scores = next;
        back.push(from);
    }
    let mut label = (0..LABELS)
        .filter(|l| closes(*l))
        .fold(0, |a, b| if scores[b] > scores[a] { b } else { a });
    let mut out = vec![0; n];
    for i in (0..n).rev() {
        out[i] = label as u8;
        label = back[i][label] as usize;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All labellings of `n` tokens that labels allow.
    fn all(n: usize) -> Vec<Vec<usize>> {
        let mut out: Vec<Vec<usize>> = vec![Vec::new()];
        for _ in 0..n {
            out = out
                .into_iter()
                .flat_map(|p| {
                    (0..LABELS)
                        .filter(|l| p.last().map_or(opens(*l), |f| follows(*f, *l)))
                        .map(|l| [&p[..], &[l]].concat())
                        .collect::<Vec<_>>()
                })
                .collect();
        }
        out.retain(|p| closes(p[n - 1]));
        out
    }

    #[test]
    fn marginals_are_sums_over_all_labellings() {
        let transitions = Transitions::new(|a, b| (a as f32 - b as f32 * 2.0) / 10.0);
        let mut scores = vec![[0f32; LANES]; 3];
        for (i, row) in scores.iter_mut().enumerate() {
            (0..LABELS).for_each(|l| row[l] = ((i * 7 + l * 5) % 11) as f32 / 4.0);
        }
        let weight = |p: &[usize]| {
            let own: f32 = p.iter().zip(&scores).map(|(l, row)| row[*l]).sum();
            let steps: f32 = p.windows(2).map(|w| transitions.weights[w[0]][w[1]]).sum();
            f64::from(own + steps).exp()
        };
        let paths = all(3);
        let total: f64 = paths.iter().map(|p| weight(p)).sum();
        let expected: Vec<f64> = (0..LABELS)
            .map(|l| {
                paths
                    .iter()
                    .filter(|p| p[1] == l)
                    .map(|p| weight(p))
                    .sum::<f64>()
                    / total
            })
            .collect();
        let mut got = scores.clone();
        let log_sum = Chain::default().marginals(&mut got, &transitions);
        assert!((log_sum - total.ln()).abs() < 1e-4);
        for l in 0..LABELS {
            assert!(
                (f64::from(got[1][l]) - expected[l]).abs() < 1e-5,
                "label {l}"
            );
        }
    }

    #[test]
    fn the_best_labelling_is_allowed() {
        let mut rows = vec![[0.01f32; LANES]; 2];
        rows[0][1] = 0.9; // begins a person
        rows[1][7] = 0.8; // ends an organisation: not allowed after it
        rows[1][3] = 0.1; // ends a person
        assert_eq!(best(&rows), [1, 3]);
        assert_eq!(best(&[]), [] as [u8; 0]);
    }
}
