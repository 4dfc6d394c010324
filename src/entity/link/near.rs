//! Short names: a person known by a family name alone in an article is one whose full name stands in
//! another article, if that one is near, that is if the two articles share names.

use super::{Gathered, Local};
use crate::entity::alias::Groups;
use crate::entity::name::{Words, family, fits_person};
use crate::entity::sound::sound;
use crate::model::EntityKind;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Articles of a person that are looked at for what stands near.
const SAMPLE: usize = 200;
/// Persons that a family name alone is compared with.
const CANDIDATES: usize = 12;
/// How near a person of a rare family name must be, as a share of what others must.
const RARE: f32 = 0.2;

/// The group that each article's entity belongs to.
pub(super) fn owners(all: &Gathered, groups: &mut Groups) -> Vec<usize> {
    let mut owner: Vec<usize> = all.locals.iter().map(|l| groups.top(l.node)).collect();
    let mut search = Search::new(all, groups, &owner);
    let mut moves = Vec::new();
    for (l, local) in all.locals.iter().enumerate() {
        let found = match local.kind {
            EntityKind::Org => search.body(local, groups),
            _ => search.person(local, groups),
        };
        if let Some(group) = found {
            moves.push((l, group));
        }
    }
    moves.into_iter().for_each(|(l, group)| owner[l] = group);
    owner
}

/// How much two articles must have in common to be near each other.
pub(super) fn nearness(all: &Gathered) -> f32 {
    (1.0 + all.documents() as f32).ln() / 2.0
}

/// Which names stand in which articles.
pub(super) struct Company {
    /// The groups of each article, sorted.
    present: Vec<Vec<usize>>,
    /// In how many articles each group stands.
    spread: HashMap<usize, u32>,
}

impl Company {
    /// Of the groups that own the locals.
    pub fn new(all: &Gathered, owner: &[usize]) -> Self {
        let mut present: Vec<Vec<usize>> = vec![Vec::new(); all.documents()];
        let mut spread: HashMap<usize, u32> = HashMap::new();
        for (l, local) in all.locals.iter().enumerate() {
            present[local.document].push(owner[l]);
        }
        for list in &mut present {
            list.sort_unstable();
            list.dedup();
            list.iter()
                .for_each(|g| *spread.entry(*g).or_default() += 1);
        }
        Self { present, spread }
    }

    /// The groups of an article.
    pub fn of(&self, document: usize) -> &[usize] {
        &self.present[document]
    }

    /// In how many articles a group stands.
    pub fn spread(&self, group: usize) -> u32 {
        self.spread.get(&group).copied().unwrap_or(0)
    }

    /// How telling it is that two articles share a group: the rarer, the more.
    pub fn weight(&self, group: usize) -> f32 {
        (1.0 + self.present.len() as f32 / self.spread(group).max(1) as f32).ln()
    }
}

struct Search<'a> {
    all: &'a Gathered<'a>,
    company: Company,
    /// Full names by the sound of the words that may stand for them.
    by_word: HashMap<String, Vec<usize>>,
    /// Bodies with "of" in their names, by what stands before it.
    by_head: HashMap<String, Vec<usize>>,
    /// Single words that name something else than a person.
    others: HashSet<&'a str>,
    members: HashMap<usize, Vec<usize>>,
    around: HashMap<usize, HashSet<usize>>,
}

impl<'a> Search<'a> {
    fn new(all: &'a Gathered, groups: &mut Groups, owner: &[usize]) -> Self {
        let mut by_word: HashMap<String, Vec<usize>> = HashMap::new();
        let mut members: HashMap<usize, Vec<usize>> = HashMap::new();
        let mut by_head: HashMap<String, Vec<usize>> = HashMap::new();
        let mut others = HashSet::new();
        for (n, node) in all.nodes.iter().enumerate() {
            members.entry(groups.top(n)).or_default().push(n);
            let words = all.words(n);
            let body = node.kind == EntityKind::Org;
            if let Some(head) = head(words).filter(|_| body) {
                by_head.entry(head).or_default().push(n);
            }
            if body || (node.kind != EntityKind::Person && words.len() == 1) {
                others.insert(words.first());
            }
            if node.kind != EntityKind::Person || words.len() < 2 {
                continue;
            }
            let mut keys = vec![sound(words.first()), sound(words.last())];
            keys.extend(family(words, all.lexicon).last().map(|w| sound(w)));
            keys.sort();
            keys.dedup();
            keys.into_iter()
                .for_each(|k| by_word.entry(k).or_default().push(n));
        }
        Self {
            all,
            company: Company::new(all, owner),
            by_word,
            by_head,
            others,
            members,
            around: HashMap::new(),
        }
    }

    /// The body near whose name goes on with "of": "Emergency Committee" of the World Health Organization.
    fn body(&mut self, local: &Local, groups: &mut Groups) -> Option<usize> {
        let node = &self.all.nodes[local.node];
        if node.known {
            return None;
        }
        let bodies = self.by_head.get(&self.all.words(local.node).text())?;
        let mut fits: Vec<usize> = bodies.iter().map(|n| groups.top(*n)).collect();
        fits.sort_unstable();
        fits.dedup();
        fits.truncate(CANDIDATES);
        let mut scores: Vec<(f32, usize)> = (fits.into_iter())
            .map(|g| (self.nearness(local.document, g), g))
            .collect();
        scores.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let second = scores.get(1).map_or(0.0, |s| s.0);
        let (score, group) = scores.first()?;
        (*score >= nearness(self.all) && *score > 1.5 * second).then_some(*group)
    }

    /// The person near that a single name stands for, if one is much nearer than others.
    fn person(&mut self, local: &Local, groups: &mut Groups) -> Option<usize> {
        let all = self.all;
        let node = &all.nodes[local.node];
        let short = all.words(local.node);
        if local.kind != EntityKind::Person || short.len() != 1 || node.known {
            return None;
        }
        let (fits, fit) = self.candidates(local, groups);
        let first = *fits.first()?;
        if fit == 1 && all.lexicon.is_given_name(short.first()) {
            return None;
        }
        let near = nearness(all);
        // A given name alone is somebody else's more often than not; a rare family name of the one
        // person who bears it is hardly anybody else's.
        let rare = self.is_alone(&fits) && self.is_rare(short);
        let known = rare && self.company.spread(first) > 1;
        let near = match fit {
            3 if known => 0.0,
            3 if rare => RARE * near,
            1 if !rare => 2.0 * near,
            _ => near,
        };
        let spread = |g: usize| 1.0 + (1.0 + self.company.spread(g) as f32).ln();
        let spreads: Vec<f32> = fits.iter().map(|g| spread(*g)).collect();
        let nearness: Vec<f32> = fits
            .iter()
            .map(|g| self.nearness(local.document, *g))
            .collect();
        let scores = nearness.iter().zip(&spreads).map(|(n, s)| n * s);
        let mut scores: Vec<(f32, usize)> = scores.enumerate().map(|(i, s)| (s, i)).collect();
        scores.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let second = scores.get(1).map_or(0.0, |s| s.0);
        let (score, best) = scores.first()?;
        let clear = fits.len() == 1 || (known && *best == 0) || *score > 1.5 * second;
        (nearness[*best] >= near && clear).then_some(fits[*best])
    }

    /// Whether the first person is the only one, or is named in far more articles than the others.
    fn is_alone(&self, fits: &[usize]) -> bool {
        let spread = |g: &usize| self.company.spread(*g);
        fits.get(1)
            .is_none_or(|next| spread(&fits[0]) >= 10 * spread(next))
    }

    /// Whether a family name is neither common nor a given name, nor in use for anything else.
    fn is_rare(&self, short: &Words) -> bool {
        let word = short.first();
        let lexicon = self.all.lexicon;
        let letters = word.chars().count();
        letters > 4
            && !lexicon.is_common_surname(word)
            && !lexicon.is_given_name(word)
            && lexicon.gender_of_name(word).is_none()
            && !self.others.contains(word)
    }

    /// Groups that the name fits best, most widespread first, and how well it fits.
    fn candidates(&self, local: &Local, groups: &mut Groups) -> (Vec<usize>, u32) {
        let all = self.all;
        let short = all.words(local.node);
        let mut fits: BTreeMap<usize, u32> = BTreeMap::new();
        for n in self
            .by_word
            .get(&sound(short.first()))
            .into_iter()
            .flatten()
        {
            let fit = fits_person(short, all.words(*n), all.lexicon);
            if fit > 0 {
                let best = fits.entry(groups.top(*n)).or_default();
                *best = fit.max(*best);
            }
        }
        let top = fits.values().copied().max().unwrap_or(0);
        let mut fits: Vec<usize> = fits
            .into_iter()
            .filter(|f| f.1 == top)
            .map(|f| f.0)
            .collect();
        fits.sort_by_key(|g| (Reverse(self.company.spread(*g)), *g));
        fits.truncate(CANDIDATES);
        (fits, top)
    }

    /// What an article shares with those of a group.
    fn nearness(&mut self, document: usize, group: usize) -> f32 {
        let (all, company, members) = (self.all, &self.company, &self.members);
        let around = self.around.entry(group).or_insert_with(|| {
            members[&group]
                .iter()
                .flat_map(|n| &all.nodes[*n].locals)
                .take(SAMPLE)
                .flat_map(|l| company.of(all.locals[*l].document).iter().copied())
                .filter(|x| *x != group)
                .collect()
        });
        company
            .of(document)
            .iter()
            .filter(|x| around.contains(x))
            .map(|x| company.weight(*x))
            .sum()
    }
}

/// What stands before "of" in a body's name.
fn head(name: &Words) -> Option<String> {
    let of = name
        .0
        .iter()
        .position(|w| matches!(w.as_str(), "of" | "for" | "on"))?;
    (of > 1 && of + 1 < name.len()).then(|| name.0[..of].join(" "))
}
