//! Who is who across articles: what each article's entities have in common makes them one.

mod bodies;
mod build;
mod collect;
mod evidence;
mod join;
mod namesakes;
mod near;
mod vague;

use super::alias::Groups;
use super::lexicon::Lexicon;
use super::name::Words;
use crate::model::{Document, Entity, EntityId, EntityKind};

/// A form of a name with what is known of it, once for the whole corpus.
struct Form<'a> {
    text: &'a str,
    words: Words,
    /// Name that the tables give it, by kind.
    known: Option<(EntityKind, &'static str)>,
}

/// An entity of one article.
struct Local {
    document: usize,
    kind: EntityKind,
    /// Its forms and how often each is used, most telling first.
    forms: Vec<(usize, u32)>,
    mentions: u32,
    score: f32,
    node: usize,
    /// The first title that stands with it, as a form's number.
    title: Option<usize>,
}

/// Entities of all articles that have one kind and one full name.
struct Node {
    kind: EntityKind,
    /// The form that stands for it.
    form: usize,
    known: bool,
    locals: Vec<usize>,
    mentions: u32,
    score: f32,
    /// What tells it from others of the same full name: `Some("")` if nothing does.
    sense: Option<&'static str>,
}

/// What linking works on.
struct Gathered<'a> {
    forms: Vec<Form<'a>>,
    locals: Vec<Local>,
    nodes: Vec<Node>,
    /// Where each document's locals begin; one number more than documents.
    starts: Vec<usize>,
    lexicon: &'static Lexicon,
}

impl Gathered<'_> {
    /// The words of the form that stands for a node.
    fn words(&self, node: usize) -> &Words {
        &self.forms[self.nodes[node].form].words
    }

    fn documents(&self) -> usize {
        self.starts.len() - 1
    }
}

/// Merges the entities of all documents; rewrites their ids. See [`super::link`].
pub(super) fn link(documents: &mut [Document], lexicon: &'static Lexicon) -> Vec<Entity> {
    let (entities, ids) = {
        let mut all = collect::gather(documents, lexicon);
        if all.nodes.is_empty() {
            return Vec::new();
        }
        namesakes::part(&mut all, documents);
        bodies::part(&mut all, documents);
        let mut groups = Groups::new(all.nodes.len());
        join::kinds(&all, &mut groups);
        join::companies(&all, &mut groups);
        join::people(&all, &mut groups);
        join::acronyms(&all, &mut groups);
        let mut owner = near::owners(&all, &mut groups);
        vague::part(&all, &mut groups, &mut owner);
        let (entities, number) = build::entities(&all, &owner);
        let of_local = |l: usize| number.get(&owner[l]).copied();
        let ids: Vec<Vec<Option<EntityId>>> = all
            .starts
            .windows(2)
            .map(|w| (w[0]..w[1]).map(of_local).collect())
            .collect();
        (entities, ids)
    };
    for (document, ids) in documents.iter_mut().zip(&ids) {
        renumber(document, ids);
    }
    entities
}

/// Puts the corpus's ids in place of the article's own.
fn renumber(document: &mut Document, ids: &[Option<EntityId>]) {
    let new = |old: EntityId| ids.get(old.0 as usize).copied().flatten();
    for m in &mut document.mentions {
        m.entity = new(m.entity).unwrap_or(m.entity);
    }
    document
        .quotations
        .iter_mut()
        .for_each(|q| q.speaker = q.speaker.and_then(new));
    document
        .figures
        .iter_mut()
        .for_each(|f| f.speaker = f.speaker.and_then(new));
}
