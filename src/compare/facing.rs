//! Some of the compared articles facing each other: how each sentence stands, its partners, and the
//! places worth stopping at.

mod build;
mod nearest;
mod told;

use super::lock::{self, Chain};
use super::{Comparison, PairKind, Place};
use crate::model::{DocId, Document, Span};
use build::sheet;
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
    /// Whether the two may tell of other things.
    pub loose: bool,
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
    /// If it has no links, the likest sentence of each article shown, by article: no partner.
    pub nearest: Vec<Place>,
    /// What in it is told otherwise elsewhere, ordered.
    pub disputed: Vec<Disputed>,
    /// Whether all its links are loose.
    pub loose: bool,
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
    /// Whether it is weak: the sentences may tell of other things.
    pub loose: bool,
    /// Whether it is of the same words, but for some.
    pub altered: bool,
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
    /// The same claim in other words, or the same words but for some: index into `Facing::links`.
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
    /// Sentences that have a partner, in reading order; of partners that stand beside each other only
    /// the left one.
    pub meetings: Vec<Place>,
    /// How many links were left out because they are loose.
    pub left_out: usize,
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
    /// Faces the articles with the indices `shown`; `document` gives the text of an id. Links that
    /// are loose are left out unless asked for.
    pub fn new<'a>(
        comparison: &Comparison,
        document: impl Fn(DocId) -> &'a Document,
        shown: &[usize],
        loose: bool,
    ) -> Self {
        let mut out = Self::default();
        for &article in shown {
            if let Some(&id) = comparison.documents.get(article) {
                out.sheets.push(sheet(article, id, document(id)));
            }
        }
        let told = told::places(comparison, &document);
        out.link(comparison, &told, loose);
        out.find_nearest(comparison);
        out.mark_disputed(comparison, &document);
        out.settle();
        out.mark_altered(&document);
        out.chain();
        out.meetings = out.find_meetings();
        out.stops = out.find_stops();
        out.order_disagreements(comparison);
        out
    }

    /// Index of the sheet that shows an article.
    pub fn column(&self, article: usize) -> Option<usize> {
        self.sheets.iter().position(|s| s.article == article)
    }

    /// The share of an article's words that stand in sentences which another one has too, 0 to 1.
    pub fn covered(&self, column: usize) -> f32 {
        let (mut all, mut shared) = (0, 0);
        for line in self.sheets.get(column).map_or(&[][..], |s| &s.lines) {
            all += line.span.len();
            shared += match line.standing {
                Standing::Alone => 0,
                _ => line.span.len(),
            };
        }
        shared as f32 / all.max(1) as f32
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
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::Pair;
    use crate::compare::of_documents;
    use crate::event::fixture::document;
    use crate::model::{Disagreement, DisagreementKind, Saying};

    const ONE: &str = "Beijing sealed the northern district on Thursday morning. The mayor promised ten thousand beds within the week. Nobody was allowed to leave by train.";
    const TWO: &str = "Opposition deputies asked who would pay.\n\nOn Thursday morning Beijing sealed the\nnorthern district. The weather was fine in the south.";

    fn place(article: usize, sentence: usize) -> Place {
        Place { article, sentence }
    }

    fn faced(disagreements: Vec<Disagreement>) -> Facing {
        let both = [document(ONE), document(TWO)];
        let mut comparison = of_documents(&[&both[0], &both[1]], &[]);
        comparison.disagreements = disagreements;
        Facing::new(&comparison, |id| &both[id.0 as usize], &[0, 1], true)
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
    fn loose_links_are_left_out_unless_asked_for() {
        let both = [document(ONE), document(TWO)];
        let mut comparison = of_documents(&[&both[0], &both[1]], &[]);
        comparison.pairs.push(Pair {
            a: place(0, 2),
            b: place(1, 2),
            kind: PairKind::SameClaim,
            score: 0.5,
            loose: true,
        });
        let facing = |loose| Facing::new(&comparison, |id| &both[id.0 as usize], &[0, 1], loose);
        let (firm, all) = (facing(false), facing(true));
        assert_eq!((firm.links.len(), firm.left_out), (1, 1));
        assert_eq!((all.links.len(), all.left_out), (2, 0));
        assert_eq!(firm.sheets[0].lines[2].standing, Standing::Alone);
        assert_eq!(all.sheets[0].lines[2].standing, Standing::SameClaim);
        assert!(all.sheets[0].lines[2].loose && !all.sheets[0].lines[0].loose);
        assert_eq!(firm.sheets[0].lines[2].nearest, [place(1, 2)]);
        assert_eq!(all.sheets[0].lines[2].nearest, []);
        assert!(firm.covered(0) < all.covered(0));
        assert_eq!(all.meetings, [place(0, 0), place(0, 2)]);
    }

    #[test]
    fn sentences_that_disagree_are_never_loosely_linked() {
        let both = [document(ONE), document(TWO)];
        let mut comparison = of_documents(&[&both[0], &both[1]], &[]);
        comparison.pairs.push(Pair {
            a: place(0, 2),
            b: place(1, 2),
            kind: PairKind::SameClaim,
            score: 0.3,
            loose: true,
        });
        let say = |document: u32, span: Span| Saying {
            document: DocId(document),
            span,
            value: "so".to_owned(),
        };
        comparison.disagreements = vec![Disagreement {
            about: "Trains".to_owned(),
            kind: DisagreementKind::Place,
            says: vec![say(0, both[0].sentences[2]), say(1, both[1].sentences[2])],
            cluster: None,
        }];
        let facing = Facing::new(&comparison, |id| &both[id.0 as usize], &[0, 1], false);
        let link = facing.links.iter().find(|l| l.a.sentence == 2).unwrap();
        assert!(!link.loose && link.disagreement == Some(0));
    }

    #[test]
    fn the_same_words_but_for_one_are_a_difference() {
        let (a, b) = (
            document(ONE),
            document(&ONE.replace("ten thousand", "six thousand")),
        );
        let both = [a, b];
        let comparison = of_documents(&[&both[0], &both[1]], &[]);
        let facing = Facing::new(&comparison, |id| &both[id.0 as usize], &[0, 1], false);
        let altered: Vec<usize> = (facing.links.iter().filter(|l| l.altered))
            .map(|l| l.a.sentence)
            .collect();
        assert_eq!(altered, [1]);
        assert_eq!(facing.stops.len(), 1);
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
