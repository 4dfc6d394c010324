//! From groups of articles' entities to the entities of the corpus.

use super::Gathered;
use super::collect::most;
use crate::entity::{canonical, fold};
use crate::model::{Entity, EntityId, EntityKind};
use std::collections::{BTreeMap, HashMap};

/// The entities, most mentioned first, and the id of each group.
pub(super) fn entities(all: &Gathered, owner: &[usize]) -> (Vec<Entity>, HashMap<usize, EntityId>) {
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let locals = owner.iter().enumerate();
    for (l, o) in locals.filter(|(l, _)| all.locals[*l].mentions > 0) {
        members.entry(*o).or_default().push(l);
    }
    let mut list = one_by_name(all, members);
    list.sort_by(|a, b| {
        let (x, y) = (&a.1, &b.1);
        let mentions = y.mentions.cmp(&x.mentions);
        mentions
            .then_with(|| x.name.cmp(&y.name))
            .then(a.0.cmp(&b.0))
    });
    let mut number = HashMap::new();
    for (i, (groups, _)) in list.iter().enumerate() {
        number.extend(groups.iter().map(|g| (*g, EntityId(i as u32))));
    }
    let mut entities: Vec<Entity> = list.into_iter().map(|(_, e)| e).collect();
    tell_apart(&mut entities);
    (entities, number)
}

/// An entity of each group; groups that came to one name are one, unless they were told apart.
fn one_by_name(all: &Gathered, groups: BTreeMap<usize, Vec<usize>>) -> Vec<(Vec<usize>, Entity)> {
    let mut list: Vec<(Vec<usize>, Vec<usize>, Entity)> = Vec::with_capacity(groups.len());
    let mut index: HashMap<String, usize> = HashMap::new();
    for (group, members) in groups {
        let entity = entity(all, &members);
        let sensed = |l: &usize| all.nodes[all.locals[*l].node].sense.is_some();
        let apart = group >= all.nodes.len() || members.iter().any(sensed);
        let at = if apart {
            list.len()
        } else {
            *index.entry(entity.key.clone()).or_insert(list.len())
        };
        if let Some((groups, locals, whole)) = list.get_mut(at) {
            groups.push(group);
            locals.extend(members);
            locals.sort_unstable();
            *whole = self::entity(all, locals);
        } else {
            list.push((vec![group], members, entity));
        }
    }
    list.into_iter().map(|(g, _, e)| (g, e)).collect()
}

fn entity(all: &Gathered, members: &[usize]) -> Entity {
    let mut counts: HashMap<usize, u32> = HashMap::new();
    let mut kinds = [0u32; 4];
    let mut sense = "";
    let mut documents: Vec<usize> = members.iter().map(|l| all.locals[*l].document).collect();
    documents.dedup();
    for local in members.iter().map(|l| &all.locals[*l]) {
        kinds[local.kind as usize] += local.mentions;
        for (f, n) in &local.forms {
            *counts.entry(*f).or_default() += n;
        }
        if let Some(own) = all.nodes[local.node].sense.filter(|_| sense.is_empty()) {
            sense = own;
        }
    }
    let counts = counts.into_iter().map(|(f, n)| (all.forms[f].text, n));
    let documents = documents.len() as u32;
    let counts: Vec<(&str, u32)> = counts.collect();
    let company = |(form, _): &(&str, u32)| all.lexicon.is_company(form);
    let kind = match most(kinds) {
        EntityKind::Person if counts.iter().any(company) => EntityKind::Org,
        kind => kind,
    };
    canonical::entity(counts, kind, sense, documents, all.lexicon)
}

/// Entities of one name and kind get keys of their own: by another form, else by their number.
fn tell_apart(entities: &mut [Entity]) {
    let mut keys: HashMap<String, u32> = HashMap::new();
    for entity in entities {
        if keys.contains_key(&entity.key) {
            let own = fold::key(&entity.name);
            let others = entity.aliases.iter().map(|a| fold::key(&a.text));
            if let Some(other) = others.filter(|a| *a != own).min() {
                entity.key = format!("{}#{other}", entity.key);
            }
        }
        let count = keys.entry(entity.key.clone()).or_default();
        *count += 1;
        if *count > 1 {
            entity.key = format!("{}#{count}", entity.key);
        }
    }
}
