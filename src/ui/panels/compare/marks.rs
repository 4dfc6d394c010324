//! The words of a sentence with what is marked in them.

use super::CompareLocal;
use crate::app::Compared;
use crate::compare::{self, Facing, Line, PairKind, Place, Standing};
use crate::model::{Document, Span};
use crate::ui::interface::Panes;
use crate::ui::theme::{Face, Theme, measures};
use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, Stroke};
use std::sync::Arc;

/// Most bytes of a sentence that are laid out.
pub const LONGEST: usize = 40_000;
/// Share of words that may differ before marking them says nothing.
const MOSTLY: f32 = 0.6;

/// A sentence on one line: breaks become spaces, so that offsets stay.
pub fn words(document: &Document, span: Span) -> String {
    let mut words = span.of(&document.text);
    if words.len() > LONGEST {
        let end = (0..=LONGEST).rev().find(|i| words.is_char_boundary(*i));
        words = &words[..end.unwrap_or_default()];
    }
    words.replace(['\n', '\r', '\t'], " ")
}

/// How a stretch of a sentence is written.
#[derive(Clone, Copy, PartialEq)]
enum Mark {
    Disputed,
    Named(Color32, Color32),
    Differs,
}

/// The sentence in pieces that look alike.
pub fn layout(
    panes: &mut Panes,
    theme: &Theme,
    block: &Block,
    shown: &str,
    width: f32,
) -> LayoutJob {
    let span = block.line.span;
    let size = measures().text.facing;
    let alone = block.line.standing == Standing::Alone;
    let ink = if alone && !block.chosen {
        theme.ink2
    } else {
        theme.ink
    };
    let plain = TextFormat {
        font_id: Face::Serif.size(size.0),
        line_height: Some(size.1),
        color: ink,
        ..TextFormat::default()
    };
    let marks = marks(panes, theme, block);
    let mut edges: Vec<usize> = vec![0, shown.len()];
    let inside = |at: u32| (at.clamp(span.start, span.end) - span.start) as usize;
    edges.extend(
        marks
            .iter()
            .flat_map(|(s, _)| [inside(s.start), inside(s.end)]),
    );
    edges.retain(|e| shown.is_char_boundary(*e));
    edges.sort_unstable();
    edges.dedup();
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    for pair in edges.windows(2) {
        let piece = Span::new(span.start as usize + pair[0], span.start as usize + pair[1]);
        let mut format = plain.clone();
        // Of several marks the first counts.
        match marks
            .iter()
            .find(|(s, _)| s.contains(piece))
            .map(|(_, m)| m)
        {
            Some(Mark::Disputed) => {
                format.font_id = Face::SerifStrong.size(size.0);
                format.color = theme.warning;
                format.background = theme.warning_ground;
                format.expand_bg = 1.0;
            }
            Some(Mark::Named(colour, ground)) => {
                format.background = *ground;
                format.underline = Stroke::new(1.5, *colour);
            }
            Some(Mark::Differs) => {
                let (_, edge) = colours(theme, block.line.standing);
                format.underline = Stroke::new(1.0, edge.gamma_multiply(0.7));
            }
            None => {}
        }
        job.append(&shown[pair[0]..pair[1]], 0.0, format);
    }
    job
}

/// What is marked in a sentence, the strongest first.
fn marks(panes: &mut Panes, theme: &Theme, block: &Block) -> Vec<(Span, Mark)> {
    let mut out: Vec<(Span, Mark)> = block
        .line
        .disputed
        .iter()
        .map(|d| (d.span, Mark::Disputed))
        .collect();
    if let Some(name) = panes.local.compare.name {
        let from = block
            .document
            .mentions
            .partition_point(|m| m.span.start < block.line.span.start);
        let here = block.document.mentions[from..]
            .iter()
            .take_while(|m| m.span.end <= block.line.span.end)
            .filter(|m| m.entity == name);
        out.extend(here.map(|m| {
            let mark = Mark::Named(theme.kind(m.kind), theme.kind_ground(m.kind));
            (m.span, mark)
        }));
    }
    if let Some(differing) = differing(panes, block) {
        out.extend(differing.iter().map(|s| (*s, Mark::Differs)));
    }
    out
}

/// Words that the best partner lacks; `None` where nearly all differ, unless the pair is lit.
fn differing(panes: &mut Panes, block: &Block) -> Option<Arc<Vec<Span>>> {
    let facing: &Facing = &block.compared.facing;
    let (partner, link) = facing.partners(block.place).next()?;
    let kind = link.kind;
    let spans = panes
        .local
        .compare
        .differing_from(&panes.state.faced().corpus, block, partner)?;
    let differs: usize = spans.iter().map(|s| s.len()).sum();
    let few = (differs as f32) < MOSTLY * block.line.span.len() as f32;
    (few && (kind == PairKind::Verbatim || block.lit)).then_some(spans)
}

impl CompareLocal {
    /// Words of a sentence that its partner lacks; found once.
    fn differing_from(
        &mut self,
        corpus: &crate::model::Corpus,
        block: &Block,
        partner: Place,
    ) -> Option<Arc<Vec<Span>>> {
        if let Some(known) = self.differing.get(&(block.place, partner)) {
            return Some(Arc::clone(known));
        }
        let facing = &block.compared.facing;
        let other = corpus
            .documents
            .get(facing.sheets[facing.column(partner.article)?].document.0 as usize)?;
        let span = facing.line(partner)?.span;
        let found = compare::differences(
            (&block.document.text, block.line.span),
            (&other.text, span),
            self.strictness,
        );
        let (here, there) = (Arc::new(found.a), Arc::new(found.b));
        self.differing.insert((partner, block.place), there);
        self.differing
            .insert((block.place, partner), Arc::clone(&here));
        Some(here)
    }
}

/// What draws a sentence.
pub struct Block<'a> {
    /// What is compared.
    pub compared: &'a Compared,
    /// The article.
    pub document: &'a Document,
    /// Where the sentence stands.
    pub place: Place,
    /// The sentence.
    pub line: &'a Line,
    /// Whether it or its partner is lit.
    pub lit: bool,
    /// Whether it is the one that was asked for.
    pub chosen: bool,
    /// Whether it comes nearest to the lit one, and is no partner of it.
    pub nearest: bool,
}

/// Ground and edge of a standing.
pub fn colours(theme: &Theme, standing: Standing) -> (Color32, Color32) {
    match standing {
        Standing::SameWords => (theme.same_words_ground, theme.same_words_edge),
        Standing::SameClaim => (theme.same_claim_ground, theme.same_claim_edge),
        Standing::Alone => (theme.raised, theme.line_strong),
    }
}
