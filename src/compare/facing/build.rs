//! How the facing of articles is made, step by step.

use super::{Elsewhere, Facing, Line, Link, Rank, Sheet, Standing, Stop};
use crate::compare::{Comparison, Pair, PairKind, Place, Strictness, differences, lock};
use crate::model::{DocId, Document, Span};
use std::collections::{BTreeMap, BTreeSet};

impl Facing {
    /// Links sentences. Those that tell something differently are never loose: `told` gives the
    /// disagreements of a sentence.
    pub(super) fn link(
        &mut self,
        comparison: &Comparison,
        told: &BTreeMap<Place, Vec<usize>>,
        loose: bool,
    ) {
        let quoted = quoted(comparison);
        for pair in &comparison.pairs {
            let ends = [(pair.a, pair.b.article), (pair.b, pair.a.article)];
            let beside_words = ends.iter().any(|end| quoted.contains(end));
            let claim = pair.kind == PairKind::SameClaim;
            let of = |place| told.get(&place).map_or(&[][..], Vec::as_slice);
            let disputed = of(pair.a).iter().any(|n| of(pair.b).contains(n));
            let pair = &Pair {
                loose: !disputed && (pair.loose || (claim && beside_words)),
                ..pair.clone()
            };
            if !loose && pair.loose {
                let shown = |p: Place| self.column(p.article).is_some();
                self.left_out += usize::from(shown(pair.a) && shown(pair.b));
                continue;
            }
            match (self.column(pair.a.article), self.column(pair.b.article)) {
                (Some(i), Some(j)) => self.join(i, j, pair),
                (Some(i), None) => self.note(i, pair.a.sentence, pair.b, pair),
                (None, Some(j)) => self.note(j, pair.b.sentence, pair.a, pair),
                (None, None) => {}
            }
        }
        let links = &self.links;
        for line in self.sheets.iter_mut().flat_map(|s| &mut s.lines) {
            line.links
                .sort_by(|i, j| links[*j].score.total_cmp(&links[*i].score));
        }
    }

    fn join(&mut self, i: usize, j: usize, pair: &Pair) {
        let n = self.links.len();
        self.links.push(Link {
            a: pair.a,
            b: pair.b,
            kind: pair.kind,
            score: pair.score,
            rank: Rank::Further,
            loose: pair.loose,
            altered: false,
            disagreement: None,
        });
        for (column, sentence) in [(i, pair.a.sentence), (j, pair.b.sentence)] {
            if let Some(line) = self.sheets[column].lines.get_mut(sentence) {
                line.links.push(n);
            }
        }
    }

    /// Notes a partner in an article that is not shown, unless a stronger one is known.
    fn note(&mut self, column: usize, sentence: usize, place: Place, pair: &Pair) {
        let Some(line) = self.sheets[column].lines.get_mut(sentence) else {
            return;
        };
        let found = Elsewhere {
            place,
            kind: pair.kind,
            score: pair.score,
            loose: pair.loose,
        };
        let same = |e: &&mut Elsewhere| e.place.article == place.article;
        match line.elsewhere.iter_mut().find(same) {
            Some(known) if known.score >= found.score => {}
            Some(known) => *known = found,
            None => line.elsewhere.push(found),
        }
    }

    /// Says how each sentence stands, and which links are the best of both ends.
    pub(super) fn settle(&mut self) {
        let mut best: BTreeMap<(Place, usize), usize> = BTreeMap::new();
        for (n, link) in self.links.iter().enumerate() {
            for key in [(link.a, link.b.article), (link.b, link.a.article)] {
                let strongest = best.entry(key).or_insert(n);
                if link.score > self.links[*strongest].score {
                    *strongest = n;
                }
            }
        }
        for (n, link) in self.links.iter_mut().enumerate() {
            let is_best = |place, article| best.get(&(place, article)) == Some(&n);
            let ends = [
                is_best(link.a, link.b.article),
                is_best(link.b, link.a.article),
            ];
            link.rank = match ends {
                [true, true] => Rank::Mutual,
                [false, false] => Rank::Further,
                _ => Rank::Best,
            };
        }
        let links = &self.links;
        for line in self.sheets.iter_mut().flat_map(|s| &mut s.lines) {
            let here = line.links.iter().map(|n| links[*n].kind);
            let mut kinds = here.chain(line.elsewhere.iter().map(|e| e.kind));
            line.standing = match kinds.next() {
                None => Standing::Alone,
                Some(PairKind::Verbatim) => Standing::SameWords,
                Some(_) if kinds.any(|k| k == PairKind::Verbatim) => Standing::SameWords,
                Some(_) => Standing::SameClaim,
            };
            let firm_here = line.links.iter().any(|n| !links[*n].loose);
            let firm_there = (line.elsewhere.iter()).any(|e| !e.loose);
            line.loose = line.standing == Standing::SameClaim && !firm_here && !firm_there;
        }
    }

    /// Finds the sentences of the same words that differ in some.
    pub(super) fn mark_altered<'a>(&mut self, document: &impl Fn(DocId) -> &'a Document) {
        let columns = self.columns();
        let part = |sheets: &[Sheet], place: Place| -> (&'a str, Span) {
            let sheet = &sheets[columns[&place.article]];
            let text = &document(sheet.document).text;
            (text, sheet.lines[place.sentence].span)
        };
        for link in &mut self.links {
            if link.kind == PairKind::Verbatim && link.rank == Rank::Mutual {
                let (a, b) = (part(&self.sheets, link.a), part(&self.sheets, link.b));
                link.altered = !same_letters(a, b) && {
                    let words = differences(a, b, Strictness::Words);
                    !words.a.is_empty() || !words.b.is_empty()
                };
            }
        }
    }

    /// By article: the sheet that shows it.
    fn columns(&self) -> BTreeMap<usize, usize> {
        (self.sheets.iter().enumerate())
            .map(|(i, s)| (s.article, i))
            .collect()
    }

    /// Sentences that have a partner; of two that are each other's best only the one further left.
    pub(super) fn find_meetings(&self) -> Vec<Place> {
        let columns = self.columns();
        let mut out = Vec::new();
        for (column, sheet) in self.sheets.iter().enumerate() {
            for (sentence, line) in sheet.lines.iter().enumerate() {
                let place = Place {
                    article: sheet.article,
                    sentence,
                };
                let left = line.links.iter().any(|n| {
                    let link = &self.links[*n];
                    link.rank > Rank::Further && columns[&link.other(place).article] < column
                });
                if !line.links.is_empty() && !left {
                    out.push(place);
                }
            }
        }
        out.sort_by_key(|p| self.reading_key(*p));
        out
    }

    pub(super) fn chain(&mut self) {
        let columns = self.columns();
        let mut pairs: BTreeMap<(usize, usize), Vec<(usize, usize)>> = BTreeMap::new();
        for i in 0..self.sheets.len() {
            for j in i + 1..self.sheets.len() {
                pairs.insert((i, j), Vec::new());
            }
        }
        for link in self.links.iter().filter(|l| l.rank == Rank::Mutual) {
            let (i, j) = (columns[&link.a.article], columns[&link.b.article]);
            let (x, y) = (link.a.sentence, link.b.sentence);
            let (key, pair) = if i < j {
                ((i, j), (x, y))
            } else {
                ((j, i), (y, x))
            };
            pairs.entry(key).or_default().push(pair);
        }
        self.chains = pairs
            .into_iter()
            .map(|(key, pairs)| (key, lock::chain(pairs)))
            .collect();
    }

    pub(super) fn find_stops(&self) -> Vec<Stop> {
        let claims = self.links.iter().enumerate();
        let mut out: Vec<Stop> = claims
            .filter(|(_, l)| l.rank == Rank::Mutual && (l.kind == PairKind::SameClaim || l.altered))
            .map(|(n, _)| Stop::Pair(n))
            .collect();
        for sheet in &self.sheets {
            let alone = |i: usize| sheet.lines[i].standing == Standing::Alone;
            let mut sentence = 0;
            while sentence < sheet.lines.len() {
                let first = sentence;
                while sentence < sheet.lines.len() && alone(sentence) {
                    sentence += 1;
                }
                if sentence > first {
                    let article = sheet.article;
                    out.push(Stop::Run {
                        first: Place {
                            article,
                            sentence: first,
                        },
                        last: sentence - 1,
                    });
                }
                sentence += 1;
            }
        }
        out.sort_by_key(|s| self.reading_key(self.place_of(*s)));
        out
    }
}

/// Sentences whose words stand in another article, with that article. Other sentences of it can only
/// be like them.
fn quoted(comparison: &Comparison) -> BTreeSet<(Place, usize)> {
    let pairs = comparison.pairs.iter();
    let verbatim = pairs.filter(|p| p.kind == PairKind::Verbatim);
    verbatim
        .flat_map(|p| [(p.a, p.b.article), (p.b, p.a.article)])
        .collect()
}

/// Whether two passages have the same letters in the same order, which is quick to say.
fn same_letters((a, x): (&str, Span), (b, y): (&str, Span)) -> bool {
    let letters = |text: &str| -> String {
        let kept = text.chars().filter(|c| c.is_alphanumeric());
        kept.flat_map(char::to_lowercase).collect()
    };
    letters(x.of(a)) == letters(y.of(b))
}

/// The sentences of an article, none of them joined yet.
pub(super) fn sheet(article: usize, id: DocId, document: &Document) -> Sheet {
    let mut end = 0;
    let lines = document.sentences.iter().map(|span| {
        let gap = document.text.get(end..span.start as usize);
        let opens = end == 0 || gap.is_some_and(|g| g.contains('\n'));
        end = span.end as usize;
        Line {
            span: *span,
            standing: Standing::Alone,
            opens,
            links: Vec::new(),
            elsewhere: Vec::new(),
            nearest: Vec::new(),
            disputed: Vec::new(),
            loose: false,
        }
    });
    Sheet {
        article,
        document: id,
        lines: lines.collect(),
    }
}
