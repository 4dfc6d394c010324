//! Field, net and judge, each learned from what it needs.

use super::data::{self, Annotated, Article};
use super::random::Random;
use super::sets::{self, Set, documents, share};
use super::{Failure, crf, judge, net, places, recase, replace};
use crate::entity::clusters::Clusters;
use crate::entity::engine::Engine;
use crate::entity::features::{Forms, Sequence};
use crate::entity::gazetteer::Gazetteer;
use crate::entity::labels::{Part, label};
use crate::entity::lexicon::Lexicon;
use crate::entity::net::page::Tallies;
use crate::entity::net::vectors::Vectors;
use crate::entity::weights;
use crate::text::Parsed;
use std::path::Path;

const PASSES: usize = 4;
/// Fields whose mean is shipped.
const FIELDS: u64 = 5;
/// Copies of a document with other names that the net learns from.
const COPIES: usize = 4;
/// Parts of the sets; what the judge learns from one was said by models made without it,
const PARTS: usize = 3;
/// whose fields are the mean of fewer.
const FEWER: u64 = 1;
/// Rows with no weight above this are left out of the file.
const LEAST: f32 = 0.03;
/// The files of field, net and judge, learned from all sets but those left out.
pub(super) fn learn(data: &Path, assets: &Path, without: &[&str]) -> Result<[Vec<u8>; 3], Failure> {
    let read = |name: &str| std::fs::read(assets.join(name));
    let (clusters, vectors, places) = (
        read("model/clusters.bin")?,
        read("model/vectors.bin")?,
        read("gazetteer/places.bin")?,
    );
    let sets = sets::read(data, without)?;
    let clusters = Clusters::new(&clusters).ok_or("clusters.bin is damaged")?;
    let supply = supply(data, &sets, &clusters)?;
    let ground = Ground {
        clusters,
        vectors: Vectors::new(&vectors).ok_or("vectors.bin is damaged")?,
        gazetteer: Gazetteer::new(&places).ok_or("places.bin is damaged")?,
        supply,
    };
    let mut examples = judge::Examples::default();
    for part in 0..PARTS {
        println!("without part {}:", part + 1);
        let rest = share(&sets, |i| i % PARTS != part);
        let [field, net] = ground.learn(&rest, FEWER);
        let engine = engine([field, net, Vec::new()])?;
        for set in share(&sets, |i| i % PARTS == part) {
            if set.source.judged {
                set.articles
                    .iter()
                    .for_each(|a| examine(&engine, a, &mut examples));
            }
        }
    }
    println!("all:");
    let [field, net] = ground.learn(&sets, FIELDS);
    let judge = judge::train(&examples, &mut Random::new(1));
    let sizes = [field.len(), net.len(), judge.len()];
    println!("bytes of field, net and judge: {sizes:?}");
    Ok([field, net, judge])
}

/// An engine with these files of field, net and judge.
pub(super) fn engine([field, net, judge]: [Vec<u8>; 3]) -> Result<Engine, Failure> {
    let engine = Engine::new(field.leak(), net.leak(), &judge);
    Ok(engine.ok_or("the weights cannot be read")?)
}

/// The names to put in.
fn supply(data: &Path, sets: &[Set], clusters: &Clusters) -> Result<replace::Supply, Failure> {
    let words = std::fs::read_to_string(data.join("glove-words.txt"))?;
    let words: Vec<&str> = words.lines().take(200_000).collect();
    let cities = places::make(data)?.1;
    let countries = Lexicon::english().country_names().map(str::to_owned);
    let articles = sets.iter().flat_map(|s| &s.articles);
    let supply = replace::Supply::new(articles, &words, clusters, &cities, countries.collect());
    println!("words for people: {:?}", supply.sizes());
    Ok(supply)
}

/// What field and net stand on.
struct Ground<'a> {
    clusters: Clusters<'a>,
    vectors: Vectors<'a>,
    gazetteer: Gazetteer<'a>,
    supply: replace::Supply,
}

impl Ground<'_> {
    /// The files of the field, which is the mean of several that differ by chance, and of the net.
    fn learn(&self, sets: &[Set], fields: u64) -> [Vec<u8>; 2] {
        let mut forms = Forms::new(self.clusters);
        let mut trained = Vec::new();
        for model in 1..=fields {
            let mut random = Random::new(model);
            let mut examples = Vec::new();
            for (set, document) in documents(sets) {
                self.read(document, &mut forms, &mut examples);
                if set.copied {
                    let copy = self.copy(document, &mut random);
                    self.read(&copy, &mut forms, &mut examples);
                }
            }
            println!("field {model}: {} sentences", examples.len());
            trained.push(crf::train(&examples, &forms, PASSES, random.bits()));
        }
        let field = crf::Trained::mean(trained).map_or_else(Vec::new, |mean| {
            weights::pack(&mean.rows, &mean.transitions, LEAST)
        });
        let mut random = Random::new(fields + 1);
        let (mut versions, mut tallies) = (Vec::new(), Tallies::default());
        for (set, document) in documents(sets) {
            versions.push(vec![self.document(document, &mut forms, &mut tallies)]);
            if set.copied {
                let copies = (0..COPIES).map(|_| self.copy(document, &mut random));
                let copies = copies.map(|c| self.document(&c, &mut forms, &mut tallies));
                versions.push(copies.collect());
            }
        }
        let net = net::train(&versions, &forms, self.vectors, &mut random);
        [field, net]
    }

    fn copy(&self, document: &[data::Sentence], random: &mut Random) -> Article {
        let mut copy = replace::copy(document, &self.supply, random);
        recase::some(&mut copy, random);
        copy
    }

    fn document(
        &self,
        sentences: &[data::Sentence],
        forms: &mut Forms,
        tallies: &mut Tallies,
    ) -> net::Document {
        let mut examples = Vec::new();
        self.read(sentences, forms, &mut examples);
        net::Document::new(&examples, forms, tallies)
    }

    /// Turns sentences into examples, cut into tokens as the program cuts them.
    fn read(&self, sentences: &[data::Sentence], forms: &mut Forms, out: &mut Vec<crf::Example>) {
        for sentence in sentences {
            let text = data::running(std::slice::from_ref(sentence));
            let parsed = Parsed::new(&text.text);
            let words: Vec<&str> = (0..parsed.tokens.len()).map(|i| parsed.word(i)).collect();
            let mut sequence = Sequence::default();
            sequence.read(&words, forms, &self.gazetteer);
            if !words.is_empty() {
                let labels = labels(&parsed, &text);
                out.push(crf::Example { sequence, labels });
            }
        }
    }
}

/// Adds what an engine that has not seen the article says of it.
fn examine(engine: &Engine, article: &Article, examples: &mut judge::Examples) {
    let text = data::running(article);
    let parsed = Parsed::new(&text.text);
    let labels = labels(&parsed, &text);
    engine.pages(&parsed, |views, parts| {
        let tokens = parts.iter().cloned().flatten();
        examples.add(&views, tokens.map(|t| labels[t]));
    });
}

/// The right label of each token.
fn labels(parsed: &Parsed, text: &Annotated) -> Vec<u8> {
    let mut labels = vec![0u8; parsed.tokens.len()];
    for (start, end, kind) in text.names.iter().copied() {
        let first = parsed.token_at(start as u32);
        let last = parsed
            .tokens
            .partition_point(|t| (t.span.start as usize) < end);
        if first >= last || labels[first] != 0 || kind >= 3 {
            continue;
        }
        labels[first..last].fill(label(kind, Part::Inside));
        labels[first] = label(kind, Part::Begin);
        labels[last - 1] = label(
            kind,
            if last - first == 1 {
                Part::Whole
            } else {
                Part::End
            },
        );
    }
    labels
}
