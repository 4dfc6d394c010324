//! Short phrases that several formats share.

use crate::model::Document;
use crate::timeline::label;

/// Source and date of an article, what is known of them.
pub fn facts(document: &Document) -> Vec<String> {
    let date = document
        .published
        .moment
        .map_or_else(|| "no date".to_owned(), |moment| label(moment.interval()));
    document.source.iter().cloned().chain([date]).collect()
}
