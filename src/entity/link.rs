//! Who is who across articles: what each article's entities have in common makes them one.

use super::alias::{Groups, core_name, is_acronym};
use super::canonical;
use super::lexicon::Lexicon;
use super::name::{Words, abbreviations, family, fits_person, same_person, sound};
use crate::model::{Document, Entity, EntityId, EntityKind};
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Articles of a person that are looked at for what stands near.
const SAMPLE: usize = 200;
/// Persons that a family name alone is compared with.
const CANDIDATES: usize = 12;
/// Names of one block compared with each.
const PAIRS: usize = 40;

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
}

/// Merges the entities of all documents; rewrites their ids. See [`super::link`].
pub(super) fn link(documents: &mut [Document], lexicon: &'static Lexicon) -> Vec<Entity> {
    let (entities, ids) = {
        let (forms, mut locals, starts) = collect(documents, lexicon);
        let nodes = nodes(&forms, &mut locals, lexicon);
        if nodes.is_empty() {
            return Vec::new();
        }
        let mut groups = Groups::new(nodes.len());
        join_kinds(&forms, &nodes, &mut groups);
        join_people(&forms, &nodes, &mut groups, lexicon);
        join_acronyms(&forms, &locals, &nodes, &mut groups);
        let mut owner: Vec<usize> = locals.iter().map(|l| groups.top(l.node)).collect();
        place_short_names(
            &forms,
            &locals,
            &nodes,
            &mut groups,
            &mut owner,
            documents.len(),
            lexicon,
        );
        let (entities, number) = build(&forms, &locals, &owner, lexicon);
        let ids: Vec<Vec<Option<EntityId>>> = starts
            .windows(2)
            .map(|w| {
                (w[0]..w[1])
                    .map(|l| number.get(&owner[l]).copied())
                    .collect()
            })
            .collect();
        (entities, ids)
    };
    for (document, ids) in documents.iter_mut().zip(&ids) {
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
    entities
}

/// The forms of the corpus, the entities of its articles, and where each article's begin.
fn collect<'a>(
    documents: &'a [Document],
    lexicon: &'static Lexicon,
) -> (Vec<Form<'a>>, Vec<Local>, Vec<usize>) {
    let mut index: HashMap<&str, usize> = HashMap::new();
    let mut forms: Vec<Form> = Vec::new();
    let mut locals: Vec<Local> = Vec::new();
    let mut starts = vec![0];
    for (d, document) in documents.iter().enumerate() {
        let first = locals.len();
        let count = document
            .mentions
            .iter()
            .map(|m| m.entity.0 as usize + 1)
            .max()
            .unwrap_or(0);
        // Ids come from one article's own count, so that there cannot be more of them than mentions.
        let count = count.min(document.mentions.len());
        let mut kinds = vec![[0u32; 4]; count];
        locals.extend((0..count).map(|_| Local {
            document: d,
            kind: EntityKind::Other,
            forms: Vec::new(),
            mentions: 0,
            score: 0.0,
            node: 0,
        }));
        for m in &document.mentions {
            let Some(local) = locals.get_mut(first + m.entity.0 as usize) else {
                continue;
            };
            let text = m.span.of(&document.text);
            let form = *index.entry(text).or_insert_with(|| {
                forms.push(Form {
                    text,
                    words: Words::of(text),
                    known: lexicon
                        .known(text)
                        .or_else(|| lexicon.land(text))
                        .map(|k| (k.kind, k.name.as_str())),
                });
                forms.len() - 1
            });
            match local.forms.iter_mut().find(|f| f.0 == form) {
                Some(f) => f.1 += 1,
                None => local.forms.push((form, 1)),
            }
            local.mentions += 1;
            local.score += m.score;
            // A people's name stands for its country.
            let kind = match (m.kind, forms[form].known) {
                (EntityKind::Other, Some((kind, _))) => kind,
                (kind, _) => kind,
            };
            kinds[m.entity.0 as usize][kind as usize] += 1;
        }
        for (local, kinds) in locals[first..].iter_mut().zip(kinds) {
            local.kind = EntityKind::ALL
                .into_iter()
                .rev()
                .max_by_key(|k| kinds[*k as usize])
                .unwrap_or(EntityKind::Other);
            let org = local.kind == EntityKind::Org;
            // The form that tells most: known to the tables, then most words, then most used. An
            // acronym of the tables may be another body's here, so a full name goes before it.
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
        starts.push(locals.len());
    }
    (forms, locals, starts)
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

/// One form under two kinds: the rare and doubtful one is taken for the other.
fn join_kinds(forms: &[Form], nodes: &[Node], groups: &mut Groups) {
    const CLEAR: f32 = 0.93;
    let mut by_text: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (n, node) in nodes.iter().enumerate() {
        by_text
            .entry(forms[node.form].words.text())
            .or_default()
            .push(n);
    }
    for mut list in by_text.into_values().filter(|l| l.len() > 1) {
        list.sort_by_key(|n| (Reverse(nodes[*n].mentions), *n));
        let top = &nodes[list[0]];
        for n in &list[1..] {
            let node = &nodes[*n];
            let doubtful = node.score < CLEAR * node.mentions as f32;
            if !node.known && doubtful && node.mentions * 2 <= top.mentions {
                groups.join(list[0], *n);
            }
        }
    }
}

/// Full names of one person in several spellings. A bare initial joins only if one person fits.
fn join_people(forms: &[Form], nodes: &[Node], groups: &mut Groups, lexicon: &Lexicon) {
    let mut blocks: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (n, node) in nodes.iter().enumerate() {
        let words = &forms[node.form].words;
        if node.kind == EntityKind::Person && words.len() > 1 {
            let mut keys = vec![sound(words.first()), sound(words.last())];
            keys.dedup();
            keys.into_iter()
                .for_each(|k| blocks.entry(k).or_default().push(n));
        }
    }
    let initial = |n: usize| forms[nodes[n].form].words.first().chars().count() == 1;
    for block in blocks.values_mut() {
        block.sort_by_key(|n| (&forms[nodes[*n].form].words, *n));
        for (i, a) in block.iter().enumerate() {
            for b in block[i + 1..]
                .iter()
                .take(PAIRS)
                .filter(|b| !initial(**b) && !initial(*a))
            {
                if same_person(
                    &forms[nodes[*a].form].words,
                    &forms[nodes[*b].form].words,
                    lexicon,
                ) {
                    groups.join(*a, *b);
                }
            }
        }
        for a in block.iter().filter(|a| initial(**a)) {
            let words = &forms[nodes[*a].form].words;
            let fits: HashSet<usize> = block
                .iter()
                .take(PAIRS * 10)
                .filter(|b| {
                    !initial(**b) && same_person(words, &forms[nodes[**b].form].words, lexicon)
                })
                .map(|b| groups.top(*b))
                .collect();
            if let (1, Some(one)) = (fits.len(), fits.iter().next()) {
                groups.join(*a, *one);
            }
        }
    }
}

/// An acronym joins the body whose acronym it is in other articles, or whose first letters it is, if
/// there is one such body, or one far more frequent than the others.
fn join_acronyms(forms: &[Form], locals: &[Local], nodes: &[Node], groups: &mut Groups) {
    let mut bodies: HashMap<&str, BTreeMap<usize, u32>> = HashMap::new();
    let mut by_letters: HashMap<String, Vec<usize>> = HashMap::new();
    for (n, node) in nodes
        .iter()
        .enumerate()
        .filter(|(_, n)| n.kind == EntityKind::Org)
    {
        for letters in abbreviations(&forms[node.form].words) {
            by_letters.entry(letters).or_default().push(n);
        }
        for local in node.locals.iter().map(|l| &locals[*l]) {
            for (f, _) in local
                .forms
                .iter()
                .skip(1)
                .filter(|f| is_acronym(forms[f.0].text))
            {
                *bodies
                    .entry(forms[*f].words.first())
                    .or_default()
                    .entry(n)
                    .or_default() += 1;
            }
        }
    }
    for (n, node) in nodes.iter().enumerate() {
        let form = &forms[node.form];
        if node.kind != EntityKind::Org || node.known || !is_acronym(form.text) {
            continue;
        }
        let mut votes: BTreeMap<usize, u32> = BTreeMap::new();
        let introduced = bodies.get(form.words.first());
        for (body, count) in introduced.into_iter().flatten() {
            *votes.entry(groups.top(*body)).or_default() += count;
        }
        if votes.is_empty() && form.text.chars().count() > 2 {
            for body in by_letters.get(form.words.first()).into_iter().flatten() {
                *votes.entry(groups.top(*body)).or_default() += nodes[*body].locals.len() as u32;
            }
        }
        let all: u32 = votes.values().sum();
        if let Some((body, count)) = votes.into_iter().max_by_key(|v| (v.1, Reverse(v.0)))
            && count * 5 >= all * 4
        {
            groups.join(n, body);
        }
    }
}

/// A person known by a family name alone in an article is one whose full name stands in another
/// article, if that one is near: the two articles share names.
fn place_short_names(
    forms: &[Form],
    locals: &[Local],
    nodes: &[Node],
    groups: &mut Groups,
    owner: &mut [usize],
    documents: usize,
    lexicon: &Lexicon,
) {
    let mut by_word: HashMap<String, Vec<usize>> = HashMap::new();
    for (n, node) in nodes
        .iter()
        .enumerate()
        .filter(|(_, n)| n.kind == EntityKind::Person)
    {
        let words = &forms[node.form].words;
        if words.len() > 1 {
            let mut keys = vec![sound(words.first()), sound(words.last())];
            keys.extend(family(words, lexicon).last().map(|w| sound(w)));
            keys.sort();
            keys.dedup();
            keys.into_iter()
                .for_each(|k| by_word.entry(k).or_default().push(n));
        }
    }
    let mut present: Vec<Vec<usize>> = vec![Vec::new(); documents];
    let mut spread: HashMap<usize, u32> = HashMap::new();
    for (l, local) in locals.iter().enumerate() {
        present[local.document].push(owner[l]);
    }
    for list in &mut present {
        list.sort_unstable();
        list.dedup();
        list.iter()
            .for_each(|g| *spread.entry(*g).or_default() += 1);
    }
    let near = (1.0 + documents as f32).ln() / 2.0;
    let mut around: HashMap<usize, HashSet<usize>> = HashMap::new();
    let mut members: HashMap<usize, Vec<usize>> = HashMap::new();
    for n in 0..nodes.len() {
        members.entry(groups.top(n)).or_default().push(n);
    }
    let mut moves = Vec::new();
    for (l, local) in locals.iter().enumerate() {
        let node = &nodes[local.node];
        let short = &forms[node.form].words;
        if local.kind != EntityKind::Person || short.len() != 1 || node.known {
            continue;
        }
        let mut fits: BTreeMap<usize, u32> = BTreeMap::new();
        for n in by_word.get(&sound(short.first())).into_iter().flatten() {
            let fit = fits_person(short, &forms[nodes[*n].form].words, lexicon);
            if fit > 0 {
                let best = fits.entry(groups.top(*n)).or_default();
                *best = fit.max(*best);
            }
        }
        let top = fits.values().copied().max().unwrap_or(0);
        // A given name alone is somebody else's more often than not.
        let near = if top == 1 { 2.0 * near } else { near };
        if top == 1 && lexicon.is_given_name(short.first()) {
            continue;
        }
        let mut fits: Vec<usize> = fits
            .into_iter()
            .filter(|f| f.1 == top)
            .map(|f| f.0)
            .collect();
        fits.sort_by_key(|g| (Reverse(spread.get(g).copied().unwrap_or(0)), *g));
        fits.truncate(CANDIDATES);
        let mut scores: Vec<(f32, usize)> = fits
            .iter()
            .map(|g| {
                let around = around.entry(*g).or_insert_with(|| {
                    members[g]
                        .iter()
                        .flat_map(|n| &nodes[*n].locals)
                        .take(SAMPLE)
                        .flat_map(|l| present[locals[*l].document].iter().copied())
                        .filter(|x| x != g)
                        .collect()
                });
                let shared = present[local.document]
                    .iter()
                    .filter(|x| around.contains(x));
                let score: f32 = shared
                    .map(|x| (1.0 + documents as f32 / spread[x] as f32).ln())
                    .sum();
                (score, *g)
            })
            .collect();
        scores.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let second = scores.get(1).map_or(0.0, |s| s.0);
        if let Some((score, g)) = scores.first()
            && *score >= near
            && *score > 1.5 * second
        {
            moves.push((l, *g));
        }
    }
    moves.into_iter().for_each(|(l, g)| owner[l] = g);
}

fn build(
    forms: &[Form],
    locals: &[Local],
    owner: &[usize],
    lexicon: &'static Lexicon,
) -> (Vec<Entity>, HashMap<usize, EntityId>) {
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (l, o) in owner
        .iter()
        .enumerate()
        .filter(|(l, _)| locals[*l].mentions > 0)
    {
        members.entry(*o).or_default().push(l);
    }
    let mut list: Vec<(usize, Entity)> = Vec::with_capacity(members.len());
    for (o, members) in members {
        let mut counts: HashMap<usize, u32> = HashMap::new();
        let mut kinds = [0u32; 4];
        let mut documents: Vec<usize> = members.iter().map(|l| locals[*l].document).collect();
        documents.dedup();
        for local in members.iter().map(|l| &locals[*l]) {
            kinds[local.kind as usize] += local.mentions;
            local
                .forms
                .iter()
                .for_each(|(f, n)| *counts.entry(*f).or_default() += n);
        }
        let kind = EntityKind::ALL
            .into_iter()
            .rev()
            .max_by_key(|k| kinds[*k as usize])
            .unwrap_or(EntityKind::Other);
        let counts = counts
            .into_iter()
            .map(|(f, n)| (forms[f].text, n))
            .collect();
        list.push((
            o,
            canonical::entity(counts, kind, documents.len() as u32, lexicon),
        ));
    }
    list.sort_by(|(a, x), (b, y)| {
        y.mentions
            .cmp(&x.mentions)
            .then_with(|| x.name.cmp(&y.name))
            .then(a.cmp(b))
    });
    let mut keys: HashMap<String, u32> = HashMap::new();
    let mut number = HashMap::new();
    let entities = list
        .into_iter()
        .enumerate()
        .map(|(i, (o, mut entity))| {
            number.insert(o, EntityId(i as u32));
            let count = keys.entry(entity.key.clone()).or_default();
            *count += 1;
            if *count > 1 {
                entity.key = format!("{}#{count}", entity.key);
            }
            entity
        })
        .collect();
    (entities, number)
}
