//! Articles side by side, for reading.

use super::page::Page;
use super::wrap::clip;
use crate::compare::{Comparison, Pair, PairKind, Place};
use crate::export::words::{count, facts, letter, sentence};
use crate::model::{Corpus, Disagreement, EntityId};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Where the text of a labelled line begins.
const MARGIN: usize = 3;
/// Names that a line of shared or only-here names shows.
const NAMES: usize = 24;

/// Writes what articles share, what only one of them says, and where they disagree.
///
/// # Errors
/// Those of `out`.
pub fn compare(out: &mut dyn Write, corpus: &Corpus, comparison: &Comparison) -> io::Result<()> {
    let side = Side { corpus, comparison };
    let mut page = Page::new(out);
    side.articles(&mut page)?;
    side.disagreements(&mut page)?;
    side.pairs(&mut page, PairKind::Verbatim, "THE SAME WORDS")?;
    side.pairs(&mut page, PairKind::SameClaim, "THE SAME IN OTHER WORDS")?;
    side.names(&mut page)?;
    (0..comparison.documents.len()).try_for_each(|article| side.only(&mut page, article))
}

struct Side<'a> {
    corpus: &'a Corpus,
    comparison: &'a Comparison,
}

impl Side<'_> {
    fn articles(&self, page: &mut Page) -> io::Result<()> {
        for (i, id) in self.comparison.documents.iter().enumerate() {
            let document = self.corpus.document(*id);
            page.gap()?;
            page.hanging(&letter(i), MARGIN, &document.title)?;
            let mut facts = facts(document);
            facts.push(count(document.sentences.len(), "sentence"));
            if let Some(share) = self.comparison.covered.get(i) {
                facts.push(format!("{:.0}% also elsewhere", share * 100.0));
            }
            page.hanging("", MARGIN, &facts.join(" · "))?;
            page.line(&format!("   {}", clip(&document.path, 77)))?;
        }
        if self.comparison.same_event.iter().any(|same| !same) {
            page.gap()?;
            page.hanging("", 0, "They do not all tell of the same event.")?;
        }
        Ok(())
    }

    fn disagreements(&self, page: &mut Page) -> io::Result<()> {
        let all = &self.comparison.disagreements;
        if !all.is_empty() {
            page.heading(&format!("WHERE THEY DISAGREE · {}", all.len()))?;
        }
        for one in all {
            self.disagreement(page, one)?;
        }
        if !self.comparison.agreements.is_empty() {
            page.heading("DIFFERENT WORDS, NO DISAGREEMENT")?;
            for agreement in &self.comparison.agreements {
                page.hanging("", MARGIN, agreement)?;
            }
        }
        Ok(())
    }

    fn disagreement(&self, page: &mut Page, one: &Disagreement) -> io::Result<()> {
        page.gap()?;
        page.hanging("", 0, &format!("{} ({})", one.about, one.kind.name()))?;
        for saying in &one.says {
            let document = self.corpus.document(saying.document);
            let at = self
                .comparison
                .documents
                .iter()
                .position(|d| *d == saying.document);
            let label = at.map_or_else(|| "·".to_owned(), letter);
            page.hanging(&label, MARGIN, &saying.value)?;
            let sentence = document.sentence_at(saying.span.start).map_or_else(
                || saying.span.of(&document.text),
                |s| document.sentences[s].of(&document.text),
            );
            page.hanging("", 2 * MARGIN, &format!("“{}”", sentence.trim()))?;
        }
        Ok(())
    }

    fn pairs(&self, page: &mut Page, kind: PairKind, heading: &str) -> io::Result<()> {
        // A weaker pair has a sentence with a better partner in the same article.
        let strong = self.best();
        let (best, weaker): (Vec<&Pair>, Vec<&Pair>) = self
            .comparison
            .pairs
            .iter()
            .filter(|p| p.kind == kind)
            .partition(|p| sides(p).iter().all(|side| strong[side] <= strength(p)));
        if best.len() + weaker.len() > 0 {
            page.heading(&format!("{heading} · {}", best.len()))?;
        }
        for pair in best {
            page.gap()?;
            let (a, b) = (label(pair.a), label(pair.b));
            page.facing([&a, self.sentence(pair.a)], [&b, self.sentence(pair.b)])?;
        }
        if weaker.is_empty() {
            return Ok(());
        }
        let weaker: Vec<String> = weaker
            .iter()
            .map(|p| format!("{}–{}", label(p.a), label(p.b)))
            .collect();
        page.gap()?;
        page.hanging("", 0, &format!("Less alike: {}.", weaker.join(", ")))
    }

    /// For each sentence and other article the strength of its best pair.
    fn best(&self) -> BTreeMap<(Place, usize), Strength> {
        let mut best = BTreeMap::new();
        for pair in &self.comparison.pairs {
            for side in sides(pair) {
                let found = best.entry(side).or_insert(strength(pair));
                if strength(pair) > *found {
                    *found = strength(pair);
                }
            }
        }
        best
    }

    fn names(&self, page: &mut Page) -> io::Result<()> {
        let c = self.comparison;
        if c.shared.is_empty() && c.only_entities.iter().all(Vec::is_empty) {
            return Ok(());
        }
        page.heading("WHO AND WHERE")?;
        page.gap()?;
        self.name_line(page, "all", &c.shared)?;
        for (i, only) in c.only_entities.iter().enumerate() {
            self.name_line(page, &letter(i), only)?;
        }
        Ok(())
    }

    fn name_line(&self, page: &mut Page, label: &str, names: &[EntityId]) -> io::Result<()> {
        let mut shown: Vec<String> = names
            .iter()
            .take(NAMES)
            .map(|id| self.corpus.entity(*id).name.clone())
            .collect();
        if names.len() > NAMES {
            shown.push(format!("and {} more", names.len() - NAMES));
        }
        page.hanging(label, 5, &shown.join(", "))
    }

    fn only(&self, page: &mut Page, article: usize) -> io::Result<()> {
        let places: Vec<Place> = self
            .comparison
            .only
            .iter()
            .copied()
            .filter(|p| p.article == article)
            .collect();
        if places.is_empty() {
            return Ok(());
        }
        page.heading(&format!(
            "ONLY IN {} · {}",
            letter(article),
            count(places.len(), "sentence")
        ))?;
        for place in places {
            page.gap()?;
            page.hanging(&(place.sentence + 1).to_string(), 5, self.sentence(place))?;
        }
        Ok(())
    }

    fn sentence(&self, place: Place) -> &str {
        sentence(self.corpus, self.comparison, place)
    }
}

/// The same words weigh more than the same claim.
type Strength = (bool, f32);

fn strength(pair: &Pair) -> Strength {
    (pair.kind == PairKind::Verbatim, pair.score)
}

/// Each sentence with the other's article.
fn sides(pair: &Pair) -> [(Place, usize); 2] {
    [(pair.a, pair.b.article), (pair.b, pair.a.article)]
}

/// Letter of the article and number of the sentence.
fn label(place: Place) -> String {
    format!("{}{}", letter(place.article), place.sentence + 1)
}
