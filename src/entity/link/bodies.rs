//! Bodies that every state has: the Supreme Court of one country is not another's. Told apart by the
//! country that an article is about.

use super::Gathered;
use super::namesakes::{Part, split};
use crate::entity::lexicon::Known;
use crate::model::{Document, EntityKind};
use std::collections::BTreeMap;

/// Share of an article's mentions of countries that makes one the country that it is about.
const MOSTLY: f32 = 0.8;
/// Mentions of countries that an article must have to be about one.
const LEAST: u32 = 3;
/// Share of the articles that tell their country; where as many tell one, the silent ones mean it too.
const MOST: f32 = 0.67;

/// Parts the nodes of bodies such as "Foreign Ministry" that articles on several countries name.
pub(super) fn part(all: &mut Gathered, documents: &[Document]) {
    let torn = |n: &usize| {
        let node = &all.nodes[*n];
        let form = all.forms[node.form].text;
        node.kind == EntityKind::Org && node.locals.len() > 1 && all.lexicon.is_state_body(form)
    };
    let nodes: Vec<usize> = (0..all.nodes.len()).filter(torn).collect();
    if nodes.is_empty() {
        return;
    }
    let lands: Vec<Lands> = documents.iter().map(|d| Lands::of(d, all)).collect();
    for node in nodes {
        let name = all.forms[all.nodes[node].form].text;
        let american = is_american(name);
        let mut parts: BTreeMap<Option<&'static str>, Vec<usize>> = BTreeMap::new();
        for l in &all.nodes[node].locals {
            let has = |code: &str| all.lexicon.may_have(code, name);
            let land = lands[all.locals[*l].document].most(american, has);
            parts.entry(land).or_default().push(*l);
        }
        let decided = parts.keys().filter(|k| k.is_some()).count();
        if decided > 1 {
            settle(&mut parts);
            let parts = parts.into_iter().rev();
            let part = |(sense, locals)| Part { sense, locals };
            split(all, node, parts.map(part).collect());
        }
    }
}

/// Gives the articles that tell no country to the one that most others tell.
fn settle(parts: &mut BTreeMap<Option<&'static str>, Vec<usize>>) {
    let told = parts.iter().filter(|p| p.0.is_some());
    let sum: usize = told.clone().map(|p| p.1.len()).sum();
    let Some((land, n)) = told.map(|p| (*p.0, p.1.len())).max_by_key(|p| p.1) else {
        return;
    };
    if n as f32 >= MOST * sum as f32
        && let Some(silent) = parts.remove(&None)
        && let Some(locals) = parts.get_mut(&land)
    {
        locals.extend(silent);
        locals.sort_unstable();
    }
}

/// Whether news on any country speaks of such a body and means that of the United States.
fn is_american(name: &str) -> bool {
    let first = name.split_whitespace().next().unwrap_or_default();
    let words = [
        "Senate",
        "Congress",
        "House",
        "Representatives",
        "Democratic",
        "Republican",
    ];
    words.contains(&first) || name.ends_with("Department")
}

/// The countries that an article names.
struct Lands {
    most: Option<(&'static Known, u32)>,
    sum: u32,
    american: Option<&'static str>,
}

impl Lands {
    fn of(document: &Document, all: &Gathered) -> Self {
        let lexicon = all.lexicon;
        let mut counts: BTreeMap<&'static str, (&'static Known, u32)> = BTreeMap::new();
        let mut american = None;
        for m in &document.mentions {
            let form = m.span.of(&document.text);
            let known = lexicon.land(form).or_else(|| lexicon.known(form));
            if let Some(land) = known.filter(|k| k.country.is_some()) {
                counts.entry(&land.name).or_insert((land, 0)).1 += 1;
                if land.country.as_deref() == Some("US") {
                    american = Some(land.name.as_str());
                }
            }
        }
        Self {
            sum: counts.values().map(|c| c.1).sum(),
            most: counts.into_values().max_by_key(|c| c.1),
            american,
        }
    }

    /// The country that the article is about, if it is about one and that may have such a body.
    fn most(&self, american: bool, has: impl Fn(&str) -> bool) -> Option<&'static str> {
        let enough = |n: u32| n >= LEAST && n as f32 >= MOSTLY * self.sum as f32;
        let most = self
            .most
            .filter(|(land, n)| enough(*n) && land.country.as_deref().is_some_and(&has));
        let most = most.map(|m| m.0.name.as_str());
        most.or(self.american.filter(|_| american))
    }
}
