//! Search index and columns over the corpus.
