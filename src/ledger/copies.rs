//! Near-copies of articles, bundled with the one that stands for them.

use crate::model::{Corpus, DocId};
use std::collections::HashMap;

/// An article with its near-copies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bundle {
    /// The one that stands for all.
    pub first: DocId,
    /// The others, in the order of the articles.
    pub copies: Vec<DocId>,
}

/// Bundles articles with their near-copies, in the order of the first of each. Linear.
pub fn bundles(corpus: &Corpus, documents: &[DocId]) -> Vec<Bundle> {
    let mut out: Vec<Bundle> = Vec::new();
    let mut known: HashMap<DocId, usize> = HashMap::new();
    for id in documents {
        let Some(document) = corpus.documents.get(id.0 as usize) else {
            continue;
        };
        let original = document.duplicate.map_or(*id, |d| d.of);
        match known.get(&original) {
            Some(n) => out[*n].copies.push(*id),
            None => {
                known.insert(original, out.len());
                out.push(Bundle {
                    first: *id,
                    copies: Vec::new(),
                });
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::fixture::document;
    use crate::model::Duplicate;

    #[test]
    fn copies_stand_behind_the_first_that_is_there() {
        let mut documents = vec![document("a"), document("b"), document("c"), document("d")];
        for i in [2, 3] {
            documents[i].duplicate = Some(Duplicate {
                of: DocId(0),
                likeness: 0.9,
            });
        }
        let corpus = Corpus {
            documents,
            ..Corpus::default()
        };
        let ids = |list: &[u32]| list.iter().map(|i| DocId(*i)).collect::<Vec<_>>();
        let bundle = |first, copies: &[u32]| Bundle {
            first: DocId(first),
            copies: ids(copies),
        };
        let all = bundles(&corpus, &ids(&[0, 1, 2, 3]));
        assert_eq!(all, [bundle(0, &[2, 3]), bundle(1, &[])]);
        // The original may not match what is asked.
        assert_eq!(bundles(&corpus, &ids(&[2, 3])), [bundle(2, &[3])]);
    }
}
