//! Names that many bear: "Maria" of one article is nobody's of another, unless the two have more in
//! common or give the same title ("Pope Francis").

use super::Gathered;
use super::near::{Company, nearness};
use crate::entity::alias::Groups;
use crate::model::EntityKind;
use std::collections::{BTreeMap, HashSet};

/// Persons of one name that are told apart at most.
const MOST: usize = 50;

/// One person of a name that many bear.
struct Bearer {
    owner: usize,
    titles: HashSet<usize>,
    company: HashSet<usize>,
}

/// Gives owners of their own to persons of whom articles tell only a given name or a common family
/// name. Numbers from `all.nodes.len()` on are new owners.
pub(super) fn part(all: &Gathered, groups: &mut Groups, owner: &mut [usize]) {
    let mut vague: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (l, local) in all.locals.iter().enumerate() {
        let top = groups.top(local.node);
        if owner[l] == top && is_vague(all, local.node) {
            vague.entry(top).or_default().push(l);
        }
    }
    vague.retain(|_, locals| locals.len() > 1);
    if vague.is_empty() {
        return;
    }
    let company = Company::new(all, owner);
    let mut next = all.nodes.len();
    for (top, locals) in vague {
        let mut bearers: Vec<Bearer> = Vec::new();
        for l in locals {
            let at = bearer(all, &company, &bearers, l, top).unwrap_or_else(|| {
                let first = bearers.is_empty();
                bearers.push(Bearer {
                    owner: if first { top } else { next },
                    titles: HashSet::new(),
                    company: HashSet::new(),
                });
                next += usize::from(!first);
                bearers.len() - 1
            });
            let bearer = &mut bearers[at];
            owner[l] = bearer.owner;
            bearer.titles.extend(all.locals[l].title);
            let others = company.of(all.locals[l].document).iter();
            bearer.company.extend(others.filter(|x| **x != top));
        }
    }
}

/// Whether a node is of a person of whom only a given name or a common family name is known.
fn is_vague(all: &Gathered, node: usize) -> bool {
    let words = all.words(node);
    let word = words.first();
    let node = &all.nodes[node];
    let lexicon = all.lexicon;
    node.kind == EntityKind::Person
        && words.len() == 1
        && !node.known
        && node.locals.len() > 1
        && (lexicon.is_common_surname(word)
            || lexicon.is_given_name(word)
            || lexicon.is_arabic_name(word)
            || lexicon.gender_of_name(word).is_some())
}

/// The bearer whom an article means, the nearest of several.
fn bearer(
    all: &Gathered,
    company: &Company,
    bearers: &[Bearer],
    local: usize,
    top: usize,
) -> Option<usize> {
    let local = &all.locals[local];
    let titled = |b: &Bearer| local.title.is_some_and(|t| b.titles.contains(&t));
    if let Some(same) = bearers.iter().position(titled) {
        return Some(same);
    }
    let here = company.of(local.document);
    let scores = bearers.iter().map(|b| {
        let shared = here.iter().filter(|x| **x != top && b.company.contains(x));
        shared.map(|x| company.weight(*x)).sum::<f32>()
    });
    let best = scores
        .enumerate()
        .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
    let full = bearers.len() >= MOST;
    best.filter(|(_, score)| full || *score >= nearness(all))
        .map(|b| b.0)
}
