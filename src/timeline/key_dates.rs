//! The days on which most of the corpus turns, each with the sentences that tell it best.

use crate::event::words::Sentences;
use crate::model::{Corpus, DocId, Document, EventId, Precision, PublishedBy, Span};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Sentences at the head of an article that tell of the day of publication.
const LEADS: usize = 3;
/// How much the words of the whole corpus count beside those of the day.
const TOPIC: f32 = 2.0;
/// Words of a sentence that can be read at a glance.
const LENGTH: std::ops::RangeInclusive<usize> = 5..=60;
/// Share of words in common from which two sentences say the same.
const SAME: f32 = 0.5;
/// Candidates that are weighed for one day; of more, every so manieth.
const CANDIDATES: usize = 400;

/// A day on which the corpus turns.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyDate {
    /// A whole day.
    pub date: Date,
    /// How much of the corpus tells of it; the greatest comes first.
    pub score: f32,
    /// The reason in words: "12 sentences in 7 articles".
    pub why: String,
    /// At least one, best first, white space joined.
    pub sentences: Vec<String>,
    /// Where these sentences stand, one for each.
    pub places: Vec<(DocId, Span)>,
    /// The events that these sentences tell, where they are events.
    pub events: Vec<EventId>,
}

/// A sentence that may tell of a day.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    document: DocId,
    span: Span,
    event: Option<EventId>,
}

/// The `n` most important days, most important first, with at most `sentences_per_date` sentences each.
///
/// Only whole days count; a day without a sentence that can be shown is passed over.
pub fn key_dates(corpus: &Corpus, n: usize, sentences_per_date: usize) -> Vec<KeyDate> {
    let mut days: Vec<(Date, Vec<Candidate>, f32)> = candidates(corpus)
        .into_iter()
        .map(|(day, list)| {
            let score = importance(&list);
            (day, list, score)
        })
        .collect();
    days.sort_by(|a, b| b.2.total_cmp(&a.2).then(a.0.cmp(&b.0)));
    let mut reader = Reader::new(corpus);
    days.into_iter()
        .filter_map(|(date, list, score)| {
            let chosen = reader.choose(&list, sentences_per_date.max(1));
            (!chosen.is_empty()).then(|| KeyDate {
                date,
                score,
                why: why(&list),
                sentences: chosen.iter().map(|c| reader.words(c)).collect(),
                places: chosen.iter().map(|c| (c.document, c.span)).collect(),
                events: chosen.iter().filter_map(|c| c.event).collect(),
            })
        })
        .take(n)
        .collect()
}

/// For each day the sentences that may tell of it.
fn candidates(corpus: &Corpus) -> BTreeMap<Date, Vec<Candidate>> {
    let mut out: BTreeMap<Date, Vec<Candidate>> = BTreeMap::new();
    let mut taken: BTreeSet<(DocId, Span)> = BTreeSet::new();
    for (id, event) in corpus.events() {
        let Some(interval) = event.interval else {
            continue;
        };
        if interval.earliest == interval.latest {
            taken.insert((event.document, event.span));
            out.entry(interval.earliest).or_default().push(Candidate {
                document: event.document,
                span: event.span,
                event: Some(id),
            });
        }
    }
    for (id, document) in corpus.documents() {
        let Some(day) = published(document) else {
            continue;
        };
        let leads = document
            .sentences
            .iter()
            .filter(|s| readable(document, **s));
        for span in leads.take(LEADS).filter(|s| !taken.contains(&(id, **s))) {
            out.entry(day).or_default().push(Candidate {
                document: id,
                span: *span,
                event: None,
            });
        }
    }
    out
}

/// The day of publication, if it is known as a day and from better than a guess.
fn published(document: &Document) -> Option<Date> {
    let moment = document.published.moment?;
    let day = !matches!(moment.precision, Precision::Month | Precision::Year);
    (day && document.published.by != PublishedBy::Inferred).then_some(moment.date)
}

/// Articles count more than sentences: the second sentence of an article adds less than its first.
fn importance(list: &[Candidate]) -> f32 {
    let mut articles: BTreeMap<DocId, f32> = BTreeMap::new();
    for c in list {
        *articles.entry(c.document).or_default() += 1.0;
    }
    articles.values().map(|n| n.sqrt()).sum()
}

fn why(list: &[Candidate]) -> String {
    let named = list.iter().filter(|c| c.event.is_some());
    let (mut sentences, mut articles) = (0, BTreeSet::new());
    for c in named {
        sentences += 1;
        articles.insert(c.document);
    }
    if sentences == 0 {
        return format!("{} on that day", count(list_articles(list), "article"));
    }
    format!(
        "{} in {}",
        count(sentences, "sentence"),
        count(articles.len(), "article")
    )
}

fn list_articles(list: &[Candidate]) -> usize {
    list.iter()
        .map(|c| c.document)
        .collect::<BTreeSet<_>>()
        .len()
}

fn count(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}

fn readable(document: &Document, span: Span) -> bool {
    let words = span.of(&document.text).split_whitespace().count();
    LENGTH.contains(&words)
}

/// Chooses sentences by what the sentences of a day, and those of the corpus, have in common.
struct Reader<'a> {
    corpus: &'a Corpus,
    stems: Sentences,
    /// Logarithm of the share of sentences without the stem.
    rarity: HashMap<u64, f32>,
    /// What the corpus is about, of length 1.
    topic: HashMap<u64, f32>,
}

impl<'a> Reader<'a> {
    fn new(corpus: &'a Corpus) -> Self {
        let mut stems = Sentences::default();
        let mut counts: HashMap<u64, f32> = HashMap::new();
        let mut all = 1.0;
        for document in &corpus.documents {
            for span in &document.sentences {
                all += 1.0;
                for stem in stems.of_text(span.of(&document.text), &document.language) {
                    *counts.entry(stem).or_default() += 1.0;
                }
            }
        }
        let log = |n: f32| (all / (n + 0.5)).ln().max(0.0);
        let rarity: HashMap<u64, f32> = counts.iter().map(|(s, n)| (*s, log(*n))).collect();
        Self {
            corpus,
            stems,
            topic: weighted(&counts, &rarity),
            rarity,
        }
    }

    fn text(&self, c: &Candidate) -> &'a str {
        c.span.of(&self.corpus.document(c.document).text)
    }

    fn words(&self, c: &Candidate) -> String {
        let words: Vec<&str> = self.text(c).split_whitespace().collect();
        words.join(" ")
    }

    /// The best sentences of a day, none saying what another says.
    fn choose(&mut self, list: &[Candidate], k: usize) -> Vec<Candidate> {
        let mut pool: Vec<(Candidate, Vec<u64>)> = Vec::new();
        for c in list.iter().step_by(list.len().div_ceil(CANDIDATES).max(1)) {
            let document = self.corpus.document(c.document);
            if readable(document, c.span) {
                pool.push((*c, self.stems.of_text(self.text(c), &document.language)));
            }
        }
        let mut counts: HashMap<u64, f32> = HashMap::new();
        for stem in pool.iter().flat_map(|(_, stems)| stems) {
            *counts.entry(*stem).or_default() += 1.0;
        }
        let day = weighted(&counts, &self.rarity);
        let mut order: Vec<(f32, usize)> =
            (pool.iter().map(|(c, stems)| self.value(c, stems, &day)))
                .zip(0..)
                .collect();
        order.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let mut out: Vec<usize> = Vec::new();
        for (_, i) in order {
            if out.len() == k {
                break;
            }
            if out.iter().all(|j| !alike(&pool[i].1, &pool[*j].1)) {
                out.push(i);
            }
        }
        out.into_iter().map(|i| pool[i].0).collect()
    }

    /// How well a sentence stands for a day. Sentences near the head of their article tell more.
    fn value(&self, c: &Candidate, stems: &[u64], day: &HashMap<u64, f32>) -> f32 {
        let rarity = |s: &u64| self.rarity.get(s).copied().unwrap_or(0.0);
        let along = |v: &HashMap<u64, f32>| -> f32 {
            stems
                .iter()
                .map(|s| rarity(s) * v.get(s).copied().unwrap_or(0.0))
                .sum()
        };
        let length: f32 = stems.iter().map(|s| rarity(s).powi(2)).sum();
        let document = self.corpus.document(c.document);
        let place = document.sentence_at(c.span.start).unwrap_or(usize::MAX - 1);
        let head = 1.0 + 1.0 / (1.0 + place as f32);
        // The fourth root, not the second: a longer sentence may say more.
        head * (along(day) + TOPIC * along(&self.topic)) / length.max(1.0).powf(0.25)
    }
}

/// Counts times rarity, of length 1.
fn weighted(counts: &HashMap<u64, f32>, rarity: &HashMap<u64, f32>) -> HashMap<u64, f32> {
    let mut out: HashMap<u64, f32> = (counts.iter())
        .map(|(s, n)| (*s, n * rarity.get(s).copied().unwrap_or(0.0)))
        .collect();
    // Summed in order of the stems, so that the result is the same in every run.
    let mut squares: Vec<(u64, f32)> = out.iter().map(|(s, v)| (*s, v * v)).collect();
    squares.sort_unstable_by_key(|s| s.0);
    let norm: f32 = squares.iter().map(|s| s.1).sum::<f32>().sqrt();
    out.values_mut().for_each(|v| *v /= norm.max(1e-6));
    out
}

fn alike(a: &[u64], b: &[u64]) -> bool {
    let shared = a.iter().filter(|s| b.binary_search(s).is_ok()).count() as f32;
    shared >= SAME * a.len().min(b.len()).max(1) as f32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::fixture::{dated, document};
    use crate::event::of_document;
    use jiff::civil::date;

    #[test]
    fn the_day_that_most_articles_name_comes_first() {
        let bridge = Some(date(2020, 5, 15));
        let texts = [
            "On Friday the old bridge over the river fell into the water.",
            "The bridge over the river fell on Friday and nobody was hurt there.",
            "The mayor opened a small school on Monday in the north.",
        ];
        let mut corpus = Corpus {
            documents: vec![
                dated(document(texts[0]), "Friday", bridge),
                dated(document(texts[1]), "Friday", bridge),
                dated(document(texts[2]), "Monday", Some(date(2020, 5, 11))),
            ],
            ..Corpus::default()
        };
        for (i, d) in corpus.documents.iter().enumerate() {
            corpus.events.extend(of_document(DocId(i as u32), d));
        }
        let got = key_dates(&corpus, 2, 3);
        assert_eq!(got[0].date, date(2020, 5, 15));
        assert_eq!(got[0].why, "2 sentences in 2 articles");
        assert_eq!(
            got[0].sentences.len(),
            1,
            "the two say the same: {:?}",
            got[0]
        );
        assert_eq!(got.len(), 2);
        assert_eq!(key_dates(&Corpus::default(), 5, 2), []);
    }
}
