//! Exact-span, exact-kind F1 over people, organisations and places in running text.

use super::data::{self, Article};
use crate::entity;
use crate::text::Parsed;
use std::collections::HashSet;

/// Names right, found and in the key: of each kind, then of all.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Score([[usize; 3]; 4]);

impl Score {
    /// Recognises names in the articles and compares.
    pub fn of(articles: &[Article]) -> Self {
        let mut out = Self::default();
        for article in articles {
            let text = data::running(article);
            let parsed = Parsed::new(&text.text);
            let found: HashSet<(usize, usize, usize)> = entity::recognise(&parsed, "en")
                .iter()
                .map(|m| {
                    (
                        m.span.start as usize,
                        m.span.end as usize,
                        data::index(m.kind),
                    )
                })
                .filter(|m| m.2 != data::OTHER)
                .collect();
            let key: HashSet<_> = text
                .names
                .into_iter()
                .filter(|n| n.2 != data::OTHER)
                .collect();
            if std::env::var_os("NAMES_ERRORS").is_some() {
                print_errors(&text.text, &found, &key);
            }
            out.add(0, &mut found.intersection(&key));
            out.add(1, &mut found.iter());
            out.add(2, &mut key.iter());
        }
        out
    }

    fn add(&mut self, what: usize, names: &mut dyn Iterator<Item = &(usize, usize, usize)>) {
        for (_, _, kind) in names {
            self.0[*kind][what] += 1;
            self.0[3][what] += 1;
        }
    }

    /// Precision, recall and F1 in percent; 3 for all kinds.
    fn figures(&self, kind: usize) -> [f64; 3] {
        let [right, found, key] = self.0[kind].map(|n| n as f64);
        [
            100.0 * right / found.max(1.0),
            100.0 * right / key.max(1.0),
            200.0 * right / (found + key).max(1.0),
        ]
    }
}

/// What was missed and what was wrong, with the words around it.
fn print_errors(
    text: &str,
    found: &HashSet<(usize, usize, usize)>,
    key: &HashSet<(usize, usize, usize)>,
) {
    let mut errors: Vec<_> = found.symmetric_difference(key).collect();
    errors.sort();
    for error @ (start, end, kind) in errors {
        let what = if key.contains(error) {
            "MISSED"
        } else {
            "WRONG "
        };
        let floor = |mut i: usize| {
            while !text.is_char_boundary(i) {
                i -= 1;
            }
            i
        };
        let (a, b) = (
            floor(start.saturating_sub(40)),
            floor((end + 40).min(text.len())),
        );
        let around = text[a..b].replace('\n', " / ");
        println!(
            "{what} {} {:?} in {around}",
            ["PERSON", "ORG", "PLACE"][*kind],
            &text[*start..*end]
        );
    }
}

impl Score {
    /// Cells of a table: F1 of each kind; precision, recall and F1 of all.
    pub fn row(&self) -> String {
        let [p, r, f1] = self.figures(3);
        let kinds: Vec<String> = (0..3)
            .map(|k| format!("{:.1}", self.figures(k)[2]))
            .collect();
        format!("{} | {p:.1} | {r:.1} | {f1:.1}", kinds.join(" | "))
    }
}

impl std::fmt::Display for Score {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        for (kind, name) in ["PERSON", "ORG", "PLACE"].iter().enumerate() {
            write!(f, "{name} {:.2} ", self.figures(kind)[2])?;
        }
        let [p, r, f1] = self.figures(3);
        write!(f, "| all P {p:.2} R {r:.2} F1 {f1:.2}")
    }
}
