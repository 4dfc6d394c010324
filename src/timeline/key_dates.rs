//! The days on which most of the corpus turns, each with the sentences that tell it best.

use crate::event::telling::Sentences;
use crate::model::{Corpus, DocId, Document, EventId, Precision, PublishedBy, Span};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A sentence that heads an article says what is new on the day of publication: as much as this share
/// of a sentence that names the day.
const LEAD_WEIGHT: f32 = 0.5;
/// Sentences at the head of an article that tell of the day of publication.
const LEADS: usize = 2;
/// Words of a sentence that can be read at a glance.
const LENGTH: std::ops::RangeInclusive<usize> = 5..=60;
/// Share of words in common from which two sentences say the same.
const SAME: f32 = 0.5;
/// Candidates that are weighed for one day, best first by their own evidence.
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
    weight: f32,
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
                weight: 1.0,
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
                weight: LEAD_WEIGHT,
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
        *articles.entry(c.document).or_default() += c.weight;
    }
    articles.values().map(|w| w.sqrt()).sum()
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

/// Chooses sentences by what the sentences of a day have in common.
struct Reader<'a> {
    corpus: &'a Corpus,
    stems: Sentences,
    /// In how many articles' shown sentences a stem stands.
    articles: HashMap<u64, u32>,
}

impl<'a> Reader<'a> {
    fn new(corpus: &'a Corpus) -> Self {
        let mut stems = Sentences::default();
        let mut articles: HashMap<u64, u32> = HashMap::new();
        for document in &corpus.documents {
            for stem in stems.of_text(&document.text, &document.language) {
                *articles.entry(stem).or_default() += 1;
            }
        }
        Self {
            corpus,
            stems,
            articles,
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
        for c in list.iter().take(CANDIDATES) {
            if readable(self.corpus.document(c.document), c.span) {
                let language = &self.corpus.document(c.document).language;
                pool.push((*c, self.stems.of_text(self.text(c), language)));
            }
        }
        let centre = self.centre(&pool);
        let value = |(c, stems): &(Candidate, Vec<u64>)| {
            let sum: f32 = stems.iter().filter_map(|s| centre.get(s)).sum();
            sum / (stems.len() as f32 + 4.0).sqrt() * (0.5 + 0.5 * c.weight)
        };
        let mut order: Vec<(f32, usize)> = pool.iter().map(value).zip(0..).collect();
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

    /// How much each stem stands for the day: in how many of its sentences, and in how few articles else.
    fn centre(&self, pool: &[(Candidate, Vec<u64>)]) -> HashMap<u64, f32> {
        let all = self.corpus.documents.len() as f32 + 1.0;
        let mut out: HashMap<u64, f32> = HashMap::new();
        for (c, stems) in pool {
            for stem in stems {
                *out.entry(*stem).or_default() += c.weight;
            }
        }
        for (stem, weight) in &mut out {
            let articles = self.articles.get(stem).copied().unwrap_or(1) as f32;
            *weight = weight.sqrt() * (all / articles).ln().max(0.1);
        }
        out
    }
}

fn alike(a: &[u64], b: &[u64]) -> bool {
    let shared = a.iter().filter(|s| b.binary_search(s).is_ok()).count() as f32;
    shared >= SAME * a.len().min(b.len()).max(1) as f32
}
