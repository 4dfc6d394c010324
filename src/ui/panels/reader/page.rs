//! An article cut into paragraphs, as the list of the reader's items.

use crate::model::{DocId, Document, Span};
use crate::ui::interface::Panes;

/// The title, then paragraphs.
pub struct Page {
    paragraphs: Vec<Span>,
}

/// Longest paragraph in bytes; a longer one is cut between sentences, so that one without any
/// break costs no more than others.
const LONGEST: usize = 4000;

impl Page {
    /// Cuts at blank lines; lines within a paragraph stay together.
    pub fn new(document: &Document) -> Self {
        let mut paragraphs: Vec<Span> = Vec::new();
        for sentence in &document.sentences {
            match paragraphs.last_mut() {
                Some(open) if follows(&document.text, *open, *sentence) => open.end = sentence.end,
                _ => paragraphs.push(*sentence),
            }
        }
        if paragraphs.is_empty() && !document.text.trim().is_empty() {
            paragraphs.push(Span::new(0, document.text.len()));
        }
        Self { paragraphs }
    }

    /// Items: the title and the paragraphs.
    pub fn len(&self) -> usize {
        self.paragraphs.len() + 1
    }

    /// The paragraph of an item; `None` for the title.
    pub fn paragraph(&self, item: usize) -> Option<Span> {
        self.paragraphs.get(item.checked_sub(1)?).copied()
    }

    /// A guess at an item's height.
    pub fn estimate(&self, item: usize, width: f32, (size, line): (f32, f32)) -> f32 {
        match self.paragraph(item) {
            None => 110.0,
            Some(span) => (span.len() as f32 * size * 0.47 / width).ceil() * line + 12.0,
        }
    }

    /// The item to bring into view: of the selected event or date, or of the place asked for.
    pub fn wanted(&self, panes: &Panes, id: DocId, document: &Document) -> Option<usize> {
        let corpus = panes.state.corpus();
        let why = panes.state.why.filter(|w| w.document == id);
        let event = panes
            .state
            .selection
            .event
            .map(|e| corpus.event(e).span.start);
        let place = panes
            .local
            .reader_at
            .filter(|(d, _)| *d == id)
            .map(|(_, byte)| byte);
        let byte = why
            .and_then(|w| document.timexes.get(w.timex as usize))
            .map(|t| t.span.start)
            .or(place)
            .or(event)?;
        let at = self.paragraphs.partition_point(|p| p.end <= byte);
        Some(at.min(self.paragraphs.len().saturating_sub(1)) + 1)
    }
}

fn follows(text: &str, open: Span, next: Span) -> bool {
    let gap = text
        .get(open.end as usize..next.start as usize)
        .unwrap_or_default();
    gap.matches('\n').count() < 2 && (next.end - open.start) as usize <= LONGEST && !is_break(gap)
}

/// A single line break ends a paragraph too: the splitter joins wrapped lines within a sentence.
fn is_break(gap: &str) -> bool {
    gap.contains('\n')
}
