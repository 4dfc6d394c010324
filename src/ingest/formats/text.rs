//! Plain text.

use crate::ingest::draft::{Content, Draft};
use crate::ingest::{fields, lines};

/// Lines, with the metadata of a head of fields where there is one.
pub fn read(path: &str, text: &str) -> Draft {
    let mut lines = lines::split(text);
    let (meta, head) = fields::of_head(&lines);
    lines.drain(..head);
    Draft {
        path: path.to_owned(),
        meta,
        content: Content::Lines(lines),
    }
}
