//! Some of the compared articles facing each other: how each sentence stands, its partners, and the
//! places worth stopping at.

use super::lock::{self, Chain};
use super::{Comparison, Pair, PairKind, Place};
use crate::model::{Disagreement, DocId, Document, Saying, Span, Timex};
use std::collections::BTreeMap;

/// How a sentence stands to the articles that face it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Another one has its words.
    SameWords,
    /// Another one says it in other words.
    SameClaim,
    /// None of them has it.
    Alone,
}

impl Standing {
    /// All, in the order of the legend.
    pub const ALL: [Self; 3] = [Self::SameWords, Self::SameClaim, Self::Alone];

    /// As the interface says it.
    pub fn words(self) -> &'static str {
        match self {
            Self::SameWords => "same words",
            Self::SameClaim => "same claim",
            Self::Alone => "only here",
        }
    }
}

/// Words on which articles disagree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Disputed {
    /// The words, in the document's text.
    pub span: Span,
    /// Index into `Comparison::disagreements`.
    pub disagreement: usize,
}

/// A partner in an article that is compared but not shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Elsewhere {
    /// Where it stands.
    pub place: Place,
    /// Same words or same claim.
    pub kind: PairKind,
    /// Strength, 0 to 1.
    pub score: f32,
}

/// A sentence of one of the articles.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Where it stands.
    pub span: Span,
    /// How it stands to the others.
    pub standing: Standing,
    /// Whether a paragraph begins with it.
    pub opens: bool,
    /// Indices into `Facing::links`, the strongest first.
    pub links: Vec<usize>,
    /// The strongest partner in each article that is compared but not shown.
    pub elsewhere: Vec<Elsewhere>,
    /// What in it is told otherwise elsewhere, ordered.
    pub disputed: Vec<Disputed>,
}

/// How good partners two sentences are, seen from both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// Each has a better one.
    Further,
    /// One of them has no better one.
    Best,
    /// Each is the other's best.
    Mutual,
}

/// Two sentences that belong together; `a` is of an earlier article than `b`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Link {
    /// One sentence.
    pub a: Place,
    /// The other.
    pub b: Place,
    /// Same words or same claim.
    pub kind: PairKind,
    /// Strength, 0 to 1.
    pub score: f32,
    /// How good partners they are.
    pub rank: Rank,
    /// Index into `Comparison::disagreements`, if they tell something differently.
    pub disagreement: Option<usize>,
}

impl Link {
    /// The other end.
    pub fn other(&self, place: Place) -> Place {
        if self.a == place { self.b } else { self.a }
    }
}

/// A difference worth stopping at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// The same claim in other words: index into `Facing::links`.
    Pair(usize),
    /// Sentences in a row that only one article has.
    Run {
        /// The first of them.
        first: Place,
        /// Index of the last sentence.
        last: usize,
    },
}

/// One article as it faces the others.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Index into `Comparison::documents`.
    pub article: usize,
    /// The article.
    pub document: DocId,
    /// Its sentences.
    pub lines: Vec<Line>,
}

impl Sheet {
    /// How many sentences stand so.
    pub fn count(&self, standing: Standing) -> usize {
        self.lines.iter().filter(|l| l.standing == standing).count()
    }
}

/// Some of the compared articles facing each other. Made once for each choice of articles.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facing {
    /// The articles, from left to right.
    pub sheets: Vec<Sheet>,
    /// Sentences that belong together, by `a`, then `b`.
    pub links: Vec<Link>,
    /// Differences in reading order: down the first article, the others' own sentences between.
    pub stops: Vec<Stop>,
    /// Indices into `Comparison::disagreements` of what these articles disagree about, in reading
    /// order.
    pub disagreements: Vec<usize>,
    /// For each of them where its words stand.
    sides: BTreeMap<usize, Vec<(Place, Span)>>,
    /// For each pair of sheets `(i, j)`, `i < j`, the links that keep the order of both.
    chains: BTreeMap<(usize, usize), Chain>,
}

impl Facing {
    /// Faces the articles with the indices `shown`; `document` gives the text of an id.
    pub fn new<'a>(
        comparison: &Comparison,
        document: impl Fn(DocId) -> &'a Document,
        shown: &[usize],
    ) -> Self {
        let mut out = Self::default();
        for &article in shown {
            if let Some(&id) = comparison.documents.get(article) {
                out.sheets.push(sheet(article, id, document(id)));
            }
        }
        out.link(comparison);
        out.mark_disputed(comparison, &document);
        out.settle();
        out.chain();
        out.stops = out.find_stops();
        out.order_disagreements(comparison);
        out
    }

    /// Index of the sheet that shows an article.
    pub fn column(&self, article: usize) -> Option<usize> {
        self.sheets.iter().position(|s| s.article == article)
    }

    /// The sentence at a place, if its article is shown.
    pub fn line(&self, place: Place) -> Option<&Line> {
        let column = self.column(place.article)?;
        self.sheets[column].lines.get(place.sentence)
    }

    /// The partners of a sentence with their links, the strongest first.
    pub fn partners(&self, place: Place) -> impl Iterator<Item = (Place, &Link)> {
        let links = self.line(place).map_or(&[][..], |l| &l.links);
        links.iter().map(move |&i| {
            let link = &self.links[i];
            (link.other(place), link)
        })
    }

    /// The strongest partner that a sentence has in an article.
    pub fn partner_in(&self, place: Place, article: usize) -> Option<(Place, &Link)> {
        self.partners(place).find(|(p, _)| p.article == article)
    }

    /// Where the words of a disagreement stand, in the order of the sheets.
    pub fn disputed(&self, disagreement: usize) -> &[(Place, Span)] {
        self.sides.get(&disagreement).map_or(&[], Vec::as_slice)
    }

    /// Where a stop begins.
    pub fn place_of(&self, stop: Stop) -> Place {
        match stop {
            Stop::Pair(link) => self.links[link].a,
            Stop::Run { first, .. } => first,
        }
    }

    /// Carries a height in one sheet over to another along the alignment. `tops` are the heights at
    /// which sentences begin, with the end of the last one after them.
    pub fn carry(
        &self,
        (from, tops): (usize, &[f32]),
        (to, others): (usize, &[f32]),
        at: f32,
    ) -> f32 {
        match self.chains.get(&(from.min(to), from.max(to))) {
            Some(chain) => lock::carry(chain, from > to, tops, others, at),
            None => at,
        }
    }

    fn link(&mut self, comparison: &Comparison) {
        for pair in &comparison.pairs {
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
        };
        let same = |e: &&mut Elsewhere| e.place.article == place.article;
        match line.elsewhere.iter_mut().find(same) {
            Some(known) if known.score >= found.score => {}
            Some(known) => *known = found,
            None => line.elsewhere.push(found),
        }
    }

    /// Marks disputed words, and the links between disputed sentences.
    fn mark_disputed<'a>(
        &mut self,
        comparison: &Comparison,
        document: &impl Fn(DocId) -> &'a Document,
    ) {
        for (n, disagreement) in comparison.disagreements.iter().enumerate() {
            let sides = self.sides_of(disagreement, document);
            if sides.windows(2).all(|w| w[0].0.article == w[1].0.article) {
                continue;
            }
            for (place, span) in &sides {
                if let Some(column) = self.column(place.article) {
                    let found = Disputed {
                        span: *span,
                        disagreement: n,
                    };
                    let line = &mut self.sheets[column].lines[place.sentence];
                    line.disputed.push(found);
                    line.disputed.sort_by_key(|d| d.span);
                }
            }
            self.mark_links(n, &sides);
            self.sides.insert(n, sides);
        }
    }

    /// Where the words of a disagreement stand, in the order of the sheets.
    fn sides_of<'a>(
        &self,
        disagreement: &Disagreement,
        document: &impl Fn(DocId) -> &'a Document,
    ) -> Vec<(Place, Span)> {
        let mut out = Vec::new();
        for sheet in &self.sheets {
            let says = disagreement.says.iter();
            for saying in says.filter(|s| s.document == sheet.document) {
                let text = document(saying.document);
                let at = text.sentence_at(saying.span.start);
                if let Some(sentence) = at.filter(|s| *s < sheet.lines.len()) {
                    let place = Place {
                        article: sheet.article,
                        sentence,
                    };
                    let whole = sheet.lines[sentence].span;
                    out.push((place, narrowed(text, whole, saying)));
                }
            }
        }
        out
    }

    fn mark_links(&mut self, disagreement: usize, sides: &[(Place, Span)]) {
        let told = |p: Place| sides.iter().any(|(q, _)| *q == p);
        for (place, _) in sides {
            let Some(column) = self.column(place.article) else {
                continue;
            };
            for n in &self.sheets[column].lines[place.sentence].links {
                let link = &mut self.links[*n];
                if link.disagreement.is_none() && told(link.a) && told(link.b) {
                    link.disagreement = Some(disagreement);
                }
            }
        }
    }

    /// Says how each sentence stands, and which links are the best of both ends.
    fn settle(&mut self) {
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
        }
    }

    fn chain(&mut self) {
        let columns: BTreeMap<usize, usize> = (self.sheets.iter().enumerate())
            .map(|(i, s)| (s.article, i))
            .collect();
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

    /// Where a place stands in reading order: beside which sentence of the first article, in which
    /// column, and where in its own article.
    pub fn reading_key(&self, place: Place) -> (usize, usize, usize) {
        let column = self.column(place.article).unwrap_or_default();
        if column == 0 {
            return (place.sentence, 0, place.sentence);
        }
        let beside = self.chains.get(&(0, column)).map_or(0, |chain| {
            let before = chain.partition_point(|(_, y)| *y <= place.sentence);
            before.checked_sub(1).map_or(0, |i| chain[i].0)
        });
        (beside, column, place.sentence)
    }

    fn find_stops(&self) -> Vec<Stop> {
        let claims = self.links.iter().enumerate();
        let mut out: Vec<Stop> = claims
            .filter(|(_, l)| l.rank == Rank::Mutual && l.kind == PairKind::SameClaim)
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

    fn order_disagreements(&mut self, comparison: &Comparison) {
        let mut order: Vec<((usize, usize, usize), usize)> = (0..comparison.disagreements.len())
            .filter_map(|n| {
                let first = self
                    .disputed(n)
                    .into_iter()
                    .map(|(p, _)| self.reading_key(*p));
                Some((first.min()?, n))
            })
            .collect();
        order.sort_unstable();
        self.disagreements = order.into_iter().map(|(_, n)| n).collect();
    }
}

/// The words that say it: where a whole sentence is given, the date in it that is meant.
fn narrowed(document: &Document, sentence: Span, saying: &Saying) -> Span {
    if !saying.span.contains(sentence) {
        return saying.span;
    }
    let from = document
        .timexes
        .partition_point(|t| t.span.start < sentence.start);
    let inside = || {
        let rest = document.timexes[from..].iter();
        rest.take_while(|t| t.span.end <= sentence.end)
    };
    let day = |t: &Timex| Some(t.interval?.earliest.strftime("%-d %B %Y").to_string());
    let found = inside().find(|t| day(t).as_ref() == Some(&saying.value));
    // Nothing is marked where no word says it by itself.
    let nothing = Span {
        start: sentence.start,
        end: sentence.start,
    };
    found.map_or(nothing, |t| t.span)
}

fn sheet(article: usize, id: DocId, document: &Document) -> Sheet {
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
            disputed: Vec::new(),
        }
    });
    Sheet {
        article,
        document: id,
        lines: lines.collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::of_documents;
    use crate::event::fixture::document;
    use crate::model::DisagreementKind;

    const ONE: &str = "Beijing sealed the northern district on Thursday morning. The mayor promised ten thousand beds within the week. Nobody was allowed to leave by train.";
    const TWO: &str = "Opposition deputies asked who would pay.\n\nOn Thursday morning Beijing sealed the\nnorthern district. The weather was fine in the south.";

    fn place(article: usize, sentence: usize) -> Place {
        Place { article, sentence }
    }

    fn faced(disagreements: Vec<Disagreement>) -> Facing {
        let both = [document(ONE), document(TWO)];
        let mut comparison = of_documents(&[&both[0], &both[1]], &[]);
        comparison.disagreements = disagreements;
        Facing::new(&comparison, |id| &both[id.0 as usize], &[0, 1])
    }

    #[test]
    fn sentences_stand_as_their_links_say() {
        let facing = faced(vec![]);
        let standing = |i: usize| -> Vec<Standing> {
            facing.sheets[i].lines.iter().map(|l| l.standing).collect()
        };
        use Standing::{Alone, SameWords};
        assert_eq!(standing(0), [SameWords, Alone, Alone]);
        assert_eq!(standing(1), [Alone, SameWords, Alone]);
        assert_eq!(facing.links[0].rank, Rank::Mutual);
        assert!(facing.sheets[1].lines[1].opens && !facing.sheets[1].lines[2].opens);
        let partner = facing.partner_in(place(0, 0), 1).map(|(p, _)| p);
        assert_eq!(partner, Some(place(1, 1)));
    }

    #[test]
    fn stops_follow_the_first_article() {
        let stops = faced(vec![]).stops;
        let run = |article, first, last| Stop::Run {
            first: place(article, first),
            last,
        };
        assert_eq!(stops, [run(1, 0, 0), run(1, 2, 2), run(0, 1, 2)]);
    }

    #[test]
    fn disputed_words_are_found_on_both_sides() {
        let say = |document: u32, text: &str, words: &str| {
            let start = text.find(words).unwrap();
            Saying {
                document: DocId(document),
                span: Span::new(start, start + words.len()),
                value: words.to_owned(),
            }
        };
        let facing = faced(vec![Disagreement {
            about: "Sealing".to_owned(),
            kind: DisagreementKind::Place,
            says: vec![say(0, ONE, "northern district"), say(1, TWO, "Thursday")],
            cluster: None,
        }]);
        assert_eq!(facing.disagreements, [0]);
        assert_eq!(facing.links[0].disagreement, Some(0));
        let places: Vec<Place> = facing.disputed(0).iter().map(|(p, _)| *p).collect();
        assert_eq!(places, [place(0, 0), place(1, 1)]);
    }
}
