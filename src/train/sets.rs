//! The sets that the model learns from.

use super::data::{self, Article, Sentence};
use super::{Failure, relabel};
use crate::entity::lexicon::Lexicon;
use std::path::Path;

/// A set that the model learns from.
#[derive(Clone, Copy)]
pub(super) struct Source {
    pub name: &'static str,
    /// Copies with other names are added.
    pub copied: bool,
    /// Each sentence stands for itself.
    posts: bool,
    /// The judge learns from it too.
    pub judged: bool,
}

const fn source(name: &'static str, copied: bool, posts: bool, judged: bool) -> Source {
    Source {
        name,
        copied,
        posts,
        judged,
    }
}

/// All of them.
pub(super) const SETS: [Source; 10] = [
    source("ewt-train", true, false, true),
    source("wikigold", true, false, true),
    source("re3d", true, false, false),
    source("wnut17-train", false, true, false),
    source("wnut17-dev", false, true, false),
    source("wnut17-test", false, true, false),
    source("btc", false, true, false),
    source("sec", false, false, false),
    source("silver-wikinews", true, false, true),
    source("silver-wikiwars", true, false, false),
];
/// Sentences of an article that are learned from as one document.
const LONGEST: usize = 30;

/// An annotated set.
pub(super) struct Set {
    pub source: Source,
    pub articles: Vec<Article>,
}

/// All sets but those left out, brought under one rule.
pub(super) fn read(data: &Path, without: &[&str]) -> Result<Vec<Set>, Failure> {
    let mut out = Vec::new();
    for source in SETS {
        let name = source.name;
        if without.iter().any(|w| name.starts_with(w)) {
            continue;
        }
        let mut articles = data::read(data, name)?;
        if !name.starts_with("silver") {
            relabel::apply(name, &mut articles, Lexicon::english());
        }
        let names: usize = articles.iter().flatten().map(|s| s.names.len()).sum();
        println!("{name}: {} articles, {names} names", articles.len());
        if source.posts {
            articles = articles.into_iter().flatten().map(|s| vec![s]).collect();
        }
        out.push(Set { source, articles });
    }
    Ok(out)
}

/// The articles of some numbers of each set.
pub(super) fn share(sets: &[Set], which: impl Fn(usize) -> bool) -> Vec<Set> {
    let some = |all: &[Article]| {
        let numbered = all.iter().enumerate().filter(|a| which(a.0));
        numbered.map(|a| a.1.clone()).collect()
    };
    sets.iter()
        .map(|s| Set {
            source: s.source,
            articles: some(&s.articles),
        })
        .collect()
}

/// What is learned from as one document, set by set.
pub(super) fn documents(sets: &[Set]) -> impl Iterator<Item = (Source, &[Sentence])> {
    sets.iter().flat_map(|set| {
        let parts = set.articles.iter().flat_map(|a| a.chunks(LONGEST));
        parts.map(|p| (set.source, p))
    })
}
