//! Texts that are in no file.

use super::{assemble, load};
use crate::ingest;
use crate::model::{Corpus, Document, Warning};
use rayon::prelude::*;

/// Reads and analyses texts, each as an article, in their order. Nothing is read from or written to
/// disk.
pub fn of_texts(texts: &[String]) -> Corpus {
    let read = |(n, text): (usize, &String)| {
        load::guarded(ingest::pasted(&format!("Text {}", n + 1), text))
    };
    let read: Vec<(Document, Option<Warning>)> = texts.par_iter().enumerate().map(read).collect();
    let (documents, warnings): (Vec<Document>, Vec<Option<Warning>>) = read.into_iter().unzip();
    assemble(documents, warnings.into_iter().flatten().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pasted_texts_are_articles_in_their_order() {
        let texts = [
            "Ten men left.",
            "",
            "Bridge opens\n\n17 May 2020\n\nThe new bridge was opened on Friday. Many came to see it.",
        ];
        let corpus = of_texts(&texts.map(str::to_owned));
        assert_eq!(corpus.documents.len(), 3);
        assert_eq!(corpus.documents[0].text, "Ten men left.");
        assert_eq!(corpus.documents[0].path, "Text 1");
        assert!(corpus.documents[2].text.contains("Many came to see it."));
        assert!(corpus.documents[2].published.moment.is_some());
    }
}
