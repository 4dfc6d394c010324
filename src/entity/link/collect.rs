//! The forms, the articles' entities and their full names, gathered from all documents.

use super::{Form, Gathered, Local, Node};
use crate::entity::alias::core_name;
use crate::entity::lexicon::Lexicon;
use crate::entity::name::Words;
use crate::model::{Document, EntityKind};
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

/// Gathers what linking works on.
pub(super) fn gather<'a>(documents: &'a [Document], lexicon: &'static Lexicon) -> Gathered<'a> {
    let sources = documents.iter().filter_map(|d| d.source.as_deref());
    let mut forms = Forms {
        sources: sources.collect(),
        index: HashMap::new(),
        list: Vec::new(),
        lexicon,
    };
    let mut locals: Vec<Local> = Vec::new();
    let mut starts = vec![0];
    for (d, document) in documents.iter().enumerate() {
        let first = locals.len();
        let kinds = read(document, d, &mut forms, &mut locals);
        for (local, kinds) in locals[first..].iter_mut().zip(kinds) {
            local.kind = most(kinds);
            order(local, &forms.list);
        }
        starts.push(locals.len());
    }
    let nodes = nodes(&forms.list, &mut locals, lexicon);
    Gathered {
        forms: forms.list,
        locals,
        nodes,
        starts,
        lexicon,
    }
}

/// The kind counted most often; the first of several.
pub(super) fn most(counts: [u32; 4]) -> EntityKind {
    EntityKind::ALL
        .into_iter()
        .rev()
        .max_by_key(|k| counts[*k as usize])
        .unwrap_or(EntityKind::Other)
}

struct Forms<'a> {
    /// The papers that the articles are from: bodies, whatever they are called.
    sources: HashSet<&'a str>,
    index: HashMap<&'a str, usize>,
    list: Vec<Form<'a>>,
    lexicon: &'static Lexicon,
}

impl<'a> Forms<'a> {
    fn number(&mut self, text: &'a str) -> usize {
        *self.index.entry(text).or_insert_with(|| {
            let known = self
                .lexicon
                .known(text)
                .or_else(|| self.lexicon.land(text))
                .map(|k| (k.kind, k.name.as_str()));
            self.list.push(Form {
                text,
                words: Words::of(text),
                known,
            });
            self.list.len() - 1
        })
    }
}

/// Adds the entities of one document; returns how often each is of each kind.
fn read<'a>(
    document: &'a Document,
    number: usize,
    forms: &mut Forms<'a>,
    locals: &mut Vec<Local>,
) -> Vec<[u32; 4]> {
    let first = locals.len();
    let ids = document.mentions.iter().map(|m| m.entity.0 as usize + 1);
    // Ids come from one article's own count, so that there cannot be more of them than mentions.
    let count = ids.max().unwrap_or(0).min(document.mentions.len());
    let mut kinds = vec![[0u32; 4]; count];
    locals.extend((0..count).map(|_| Local {
        document: number,
        kind: EntityKind::Other,
        forms: Vec::new(),
        mentions: 0,
        score: 0.0,
        node: 0,
        title: None,
    }));
    for m in &document.mentions {
        let Some(local) = locals.get_mut(first + m.entity.0 as usize) else {
            continue;
        };
        let form = forms.number(m.span.of(&document.text));
        if local.title.is_none() {
            local.title = m.title.map(|t| forms.number(t.of(&document.text)));
        }
        match local.forms.iter_mut().find(|f| f.0 == form) {
            Some(f) => f.1 += 1,
            None => local.forms.push((form, 1)),
        }
        local.mentions += 1;
        local.score += m.score;
        // A people's name stands for its country.
        let kind = match (m.kind, forms.list[form].known) {
            (EntityKind::Other, Some((kind, _))) => kind,
            _ if forms.sources.contains(forms.list[form].text) => EntityKind::Org,
            (kind, _) => kind,
        };
        kinds[m.entity.0 as usize][kind as usize] += 1;
    }
    kinds
}

/// Puts the form that tells most first: known to the tables, then most words, then most used. An
/// acronym of the tables may be another body's here, so a full name goes before it.
fn order(local: &mut Local, forms: &[Form]) {
    let org = local.kind == EntityKind::Org;
    local.forms.sort_by_key(|(f, n)| {
        let form = &forms[*f];
        let known = form.known.is_some_and(|k| k.0 == local.kind);
        let words = form.words.len();
        (
            org && words == 1,
            !known,
            Reverse(words),
            Reverse(*n),
            form.text,
        )
    });
}

fn nodes(forms: &[Form], locals: &mut [Local], lexicon: &Lexicon) -> Vec<Node> {
    let mut index: HashMap<(EntityKind, String), usize> = HashMap::new();
    let mut by_form: HashMap<(EntityKind, usize), usize> = HashMap::new();
    let mut nodes: Vec<Node> = Vec::new();
    for (l, local) in locals.iter_mut().enumerate() {
        let Some((form, _)) = local.forms.first().copied() else {
            continue;
        };
        let known = forms[form].known.filter(|k| k.0 == local.kind);
        let node = *by_form.entry((local.kind, form)).or_insert_with(|| {
            let key = match known {
                Some((_, name)) => core_name(name, local.kind, lexicon),
                None if local.kind == EntityKind::Person => forms[form].words.text(),
                None => core_name(forms[form].text, local.kind, lexicon),
            };
            *index.entry((local.kind, key)).or_insert_with(|| {
                nodes.push(Node {
                    kind: local.kind,
                    form,
                    known: known.is_some(),
                    locals: Vec::new(),
                    mentions: 0,
                    score: 0.0,
                    sense: None,
                });
                nodes.len() - 1
            })
        });
        local.node = node;
        nodes[node].locals.push(l);
        nodes[node].mentions += local.mentions;
        nodes[node].score += local.score;
    }
    nodes
}
