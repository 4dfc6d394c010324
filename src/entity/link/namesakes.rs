//! Several persons of one full name: told apart where articles give them different walks of life or
//! countries and name nobody else in common; together where nothing says otherwise.

use super::evidence::{Evidence, read};
use super::near::Company;
use super::{Gathered, Node};
use crate::model::{Document, EntityKind};
use std::collections::{BTreeMap, HashSet};

/// Articles share this much of what is named in one of them if they tell of one person, whatever is
/// said of him.
const SHARED: f32 = 0.3;
/// Persons of one full name that are told apart at most.
const MOST: usize = 12;

/// Articles taken for one person's.
#[derive(Default)]
struct Cluster {
    evidence: Evidence,
    locals: Vec<usize>,
    company: HashSet<usize>,
}

/// Parts the nodes of full names that several persons bear.
pub(super) fn part(all: &mut Gathered, documents: &[Document]) {
    let evidence = evidence(all, documents);
    let mut torn: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for l in evidence.keys() {
        torn.entry(all.locals[*l].node).or_default().push(*l);
    }
    torn.retain(|_, locals| is_torn(locals, &evidence));
    if torn.is_empty() {
        return;
    }
    let owner: Vec<usize> = all.locals.iter().map(|l| l.node).collect();
    let company = Company::new(all, &owner);
    for node in torn.into_keys() {
        let clusters = clusters(all, node, &evidence, &company);
        if clusters.len() > 1 {
            let part = |c: Cluster| Part {
                sense: c.evidence.label(),
                locals: c.locals,
            };
            split(all, node, clusters.into_iter().map(part).collect());
        }
    }
}

/// Whether any two articles contradict each other; a few are enough to look at.
fn is_torn(locals: &[usize], evidence: &BTreeMap<usize, Evidence>) -> bool {
    let mut sum: Vec<&Evidence> = Vec::new();
    for one in locals.iter().map(|l| &evidence[l]) {
        if sum.iter().any(|s| s.contradicts(one)) {
            return true;
        }
        if sum.len() < MOST {
            sum.push(one);
        }
    }
    false
}

/// What each article says of the persons whose full name stands in several.
fn evidence(all: &Gathered, documents: &[Document]) -> BTreeMap<usize, Evidence> {
    let mut out: BTreeMap<usize, Evidence> = BTreeMap::new();
    for (document, start) in documents.iter().zip(&all.starts) {
        for m in document.mentions.iter() {
            let l = start + m.entity.0 as usize;
            let Some(local) = all.locals.get(l).filter(|_| m.kind == EntityKind::Person) else {
                continue;
            };
            let node = &all.nodes[local.node];
            let several = node.locals.len() > 1 && !node.known;
            if several && node.kind == EntityKind::Person && all.words(local.node).len() > 1 {
                let mut found = Evidence::default();
                read(document, m, all.lexicon, &mut found);
                if !found.is_empty() {
                    out.entry(l).or_default().add(&found);
                }
            }
        }
    }
    out
}

/// Puts articles that name one full name together by the person they tell of.
struct Sorting<'a> {
    all: &'a Gathered<'a>,
    company: &'a Company,
    node: usize,
    clusters: Vec<Cluster>,
}

impl Sorting<'_> {
    /// Who else is named in an article.
    fn others(&self, local: usize) -> impl Iterator<Item = usize> + Clone {
        let document = self.all.locals[local].document;
        let list = self.company.of(document).iter().copied();
        list.filter(|x| *x != self.node)
    }

    /// How much of what an article names stands with a cluster too, 0 to 1.
    fn overlap(&self, local: usize, cluster: &Cluster) -> f32 {
        let weigh = |x: usize| self.company.weight(x);
        let sum: f32 = self.others(local).map(weigh).sum();
        let shared = self.others(local).filter(|x| cluster.company.contains(x));
        shared.map(weigh).sum::<f32>() / sum.max(f32::MIN_POSITIVE)
    }

    /// Whether somebody else's full name stands with both.
    fn acquainted(&self, mut others: impl Iterator<Item = usize>, cluster: &Cluster) -> bool {
        others.any(|x| {
            self.all.nodes[x].kind == EntityKind::Person
                && self.all.words(x).len() > 1
                && cluster.company.contains(&x)
        })
    }

    fn put(&mut self, local: usize, evidence: Option<&Evidence>, at: usize) {
        let others: Vec<usize> = self.others(local).collect();
        let cluster = &mut self.clusters[at];
        if let Some(evidence) = evidence {
            cluster.evidence.add(evidence);
        }
        cluster.locals.push(local);
        cluster.company.extend(others);
    }

    /// Puts an article that tells something where nothing contradicts, or begins a new cluster.
    fn place(&mut self, local: usize, evidence: &Evidence) {
        let fits = self.clusters.iter().enumerate().filter_map(|(i, c)| {
            let share = self.overlap(local, c);
            let fits = share >= SHARED
                || !c.evidence.contradicts(evidence)
                || self.acquainted(self.others(local), c);
            fits.then_some((share, i))
        });
        let best = fits.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        let at = match best {
            Some((_, i)) => i,
            None if self.clusters.len() < MOST => {
                self.clusters.push(Cluster::default());
                self.clusters.len() - 1
            }
            None => 0,
        };
        self.put(local, Some(evidence), at);
    }

    /// Clusters that grew together are one.
    fn join(&mut self) {
        let mut i = 0;
        while i < self.clusters.len() {
            let company = self.clusters[i].company.iter().copied();
            let other = (0..i).find(|j| self.acquainted(company.clone(), &self.clusters[*j]));
            let Some(j) = other else {
                i += 1;
                continue;
            };
            let cluster = self.clusters.remove(i);
            let into = &mut self.clusters[j];
            into.evidence.add(&cluster.evidence);
            into.locals.extend(cluster.locals);
            into.company.extend(cluster.company);
            i = 0;
        }
    }

    /// Puts an article that tells nothing to the one that it has clearly most in common with.
    fn place_bare(&mut self, local: usize) -> bool {
        let shares = self.clusters.iter().enumerate();
        let mut shares: Vec<(f32, usize)> =
            shares.map(|(i, c)| (self.overlap(local, c), i)).collect();
        shares.sort_by(|a, b| b.0.total_cmp(&a.0));
        let clear = shares[0].0 > 0.0 && shares[0].0 > 1.5 * shares[1].0;
        if clear {
            self.put(local, None, shares[0].1);
        }
        clear
    }
}

/// Puts the articles that name a node into clusters, one person each; the last one holds those that
/// nothing decides, if there are any.
fn clusters(
    all: &Gathered,
    node: usize,
    evidence: &BTreeMap<usize, Evidence>,
    company: &Company,
) -> Vec<Cluster> {
    let mut sorting = Sorting {
        all,
        company,
        node,
        clusters: Vec::new(),
    };
    let (told, bare): (Vec<usize>, Vec<usize>) = all.nodes[node]
        .locals
        .iter()
        .partition(|l| evidence.contains_key(l));
    told.iter().for_each(|l| sorting.place(*l, &evidence[l]));
    sorting.join();
    if sorting.clusters.len() < 2 {
        return sorting.clusters;
    }
    let mut undecided = Cluster::default();
    for l in bare {
        if !sorting.place_bare(l) {
            undecided.locals.push(l);
        }
    }
    let mut out = sorting.clusters;
    if !undecided.locals.is_empty() {
        out.push(undecided);
    }
    out
}

/// Articles whose entities of one name are one.
pub(super) struct Part {
    /// What tells it from the others of that name.
    pub sense: Option<&'static str>,
    pub locals: Vec<usize>,
}

/// Makes a node of each part; the node itself stays with the first.
pub(super) fn split(all: &mut Gathered, node: usize, parts: Vec<Part>) {
    for (i, part) in parts.into_iter().enumerate() {
        let at = if i == 0 { node } else { all.nodes.len() };
        let mut new = Node {
            kind: all.nodes[node].kind,
            form: all.nodes[node].form,
            known: false,
            locals: part.locals,
            mentions: 0,
            score: 0.0,
            sense: Some(part.sense.unwrap_or_default()),
        };
        for l in &new.locals {
            let local = &mut all.locals[*l];
            local.node = at;
            new.mentions += local.mentions;
            new.score += local.score;
        }
        if i == 0 {
            all.nodes[at] = new;
        } else {
            all.nodes.push(new);
        }
    }
}
