//! An act in a reader's words: "the treaty was signed".

use crate::event::dispute::frame::{Frame, Part};
use crate::event::dispute::roles::Roles;
use crate::event::dispute::side::lower;
use crate::model::{Document, Span};

impl Part<'_> {
    /// The name, or the words without "of ...".
    pub(super) fn shown(&self) -> Span {
        self.name.map_or(self.span, |m| m.span)
    }
}

/// "the treaty was signed", "the final took place".
pub(super) fn what(document: &Document, frame: &Frame) -> Option<String> {
    let act = &Roles::of(&document.language).acts[frame.act];
    let object = frame.object.as_ref()?;
    let text = part_text(document, object);
    let many = object.name.is_none() && object.head.ends_with('s') && !object.head.ends_with("ss");
    if frame.actor.is_none() && !frame.passive && !frame.planned {
        return Some(format!("{text} {}", act.past));
    }
    if let Some(to) = act.to.as_ref().filter(|_| frame.planned && !frame.passive) {
        let be = if many { "are" } else { "is" };
        return Some(format!("{text} {be} to {to}"));
    }
    let be = match (frame.planned, many) {
        (true, true) => "are to be",
        (true, false) => "is to be",
        (false, true) => "were",
        (false, false) => "was",
    };
    Some(format!("{text} {be} {}", act.done))
}

/// A part's words inside a sentence.
pub(super) fn part_text(document: &Document, part: &Part) -> String {
    let words: Vec<&str> = part.span.of(&document.text).split_whitespace().collect();
    let text = words.join(" ");
    let named = part.name.is_some_and(|m| m.span.start == part.span.start);
    let first = document
        .sentences
        .iter()
        .any(|s| s.start == part.span.start);
    if first && !named { lower(&text) } else { text }
}
