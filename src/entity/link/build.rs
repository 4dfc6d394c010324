//! From groups of articles' entities to the entities of the corpus.

use super::Gathered;
use super::collect::most;
use crate::entity::{canonical, fold};
use crate::model::{Entity, EntityId};
use std::collections::{BTreeMap, HashMap};

/// The entities, most mentioned first, and the id of each group.
pub(super) fn entities(all: &Gathered, owner: &[usize]) -> (Vec<Entity>, HashMap<usize, EntityId>) {
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let locals = owner.iter().enumerate();
    for (l, o) in locals.filter(|(l, _)| all.locals[*l].mentions > 0) {
        members.entry(*o).or_default().push(l);
    }
    let mut list: Vec<(usize, Entity)> = members
        .into_iter()
        .map(|(o, members)| (o, entity(all, &members)))
        .collect();
    list.sort_by(|(a, x), (b, y)| {
        let mentions = y.mentions.cmp(&x.mentions);
        mentions.then_with(|| x.name.cmp(&y.name)).then(a.cmp(b))
    });
    let numbers = list.iter().enumerate();
    let number = numbers
        .map(|(i, (o, _))| (*o, EntityId(i as u32)))
        .collect();
    let mut entities: Vec<Entity> = list.into_iter().map(|(_, e)| e).collect();
    tell_apart(&mut entities);
    (entities, number)
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
    canonical::entity(counts.collect(), most(kinds), sense, documents, all.lexicon)
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
