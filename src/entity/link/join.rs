//! Full names that are one entity's: spellings, kinds taken for another, acronyms.

use super::Gathered;
use crate::entity::alias::{Groups, core_name, join_ends};
use crate::entity::name::is_acronym;
use crate::entity::name::{abbreviations, is_end_of_other, same_person};
use crate::entity::sound::{skeleton, sound};
use crate::model::EntityKind;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Names of one block compared with each.
const PAIRS: usize = 40;

/// One form under two kinds: the rare and doubtful one is taken for the other. A single word taken
/// for a person who has neither full name nor title anywhere is no person if most articles say so.
pub(super) fn kinds(all: &Gathered, groups: &mut Groups) {
    const CLEAR: f32 = 0.93;
    let mut by_text: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for n in 0..all.nodes.len() {
        by_text.entry(all.words(n).text()).or_default().push(n);
    }
    for mut list in by_text.into_values().filter(|l| l.len() > 1) {
        list.sort_by_key(|n| (Reverse(all.nodes[*n].mentions), *n));
        let top = &all.nodes[list[0]];
        for n in &list[1..] {
            let node = &all.nodes[*n];
            let doubtful = node.score < CLEAR * node.mentions as f32;
            let bare = node.kind == EntityKind::Person
                && top.kind == EntityKind::Org
                && all.words(*n).len() == 1;
            let rare = node.mentions * 2 <= top.mentions;
            if node.kind != top.kind && !node.known && ((doubtful && rare) || bare) {
                groups.join(list[0], *n);
            }
        }
    }
}

/// "Rexnord" taken for a person, where other articles name "Rexnord Inc".
pub(super) fn companies(all: &Gathered, groups: &mut Groups) {
    let mut by_core: HashMap<String, usize> = HashMap::new();
    for (n, node) in all.nodes.iter().enumerate() {
        let form = &all.forms[node.form];
        if node.kind == EntityKind::Org && !node.known && all.lexicon.is_company(form.text) {
            let core = core_name(form.text, node.kind, all.lexicon);
            by_core.entry(core).or_insert(n);
        }
    }
    for (n, node) in all.nodes.iter().enumerate() {
        let titled = || node.locals.iter().any(|l| all.locals[*l].title.is_some());
        let text = all.words(n).text();
        if let Some(company) = by_core.get(&text)
            && node.kind == EntityKind::Person
            && !all.lexicon.is_given_name(&text)
            && !all.lexicon.is_common_surname(&text)
            && !titled()
        {
            groups.join(*company, n);
        }
    }
}

/// Full names of one person in several spellings. A bare initial joins only if one person fits.
pub(super) fn people(all: &Gathered, groups: &mut Groups) {
    let mut blocks: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (n, node) in all.nodes.iter().enumerate() {
        let words = all.words(n);
        // Persons of one name who were told apart stay apart.
        if node.kind == EntityKind::Person && words.len() > 1 && node.sense.is_none() {
            let bones = format!("-{}", skeleton(words.last()));
            let mut keys = vec![sound(words.first()), sound(words.last()), bones];
            keys.dedup();
            keys.into_iter()
                .for_each(|k| blocks.entry(k).or_default().push(n));
        }
    }
    let initial = |n: usize| all.words(n).first().chars().count() == 1;
    let same = |a: usize, b: usize| same_person(all.words(a), all.words(b), all.lexicon);
    let mut ends: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for block in blocks.values_mut() {
        block.sort_by_key(|n| (all.words(*n), *n));
        for (i, a) in block.iter().enumerate() {
            let others = block[i + 1..].iter().take(PAIRS);
            for b in others.filter(|b| !initial(**b) && !initial(*a)) {
                if !same(*a, *b) {
                    continue;
                }
                let (x, y) = (all.words(*a), all.words(*b));
                if is_end_of_other(x, y) {
                    let (short, full) = if x.len() < y.len() {
                        (*a, *b)
                    } else {
                        (*b, *a)
                    };
                    ends.entry(short).or_default().push(full);
                } else {
                    groups.join(*a, *b);
                }
            }
        }
        for a in block.iter().filter(|a| initial(**a)) {
            let others = block.iter().take(PAIRS * 10);
            let fits: HashSet<usize> = others
                .filter(|b| !initial(**b) && same(*a, **b))
                .map(|b| groups.top(*b))
                .collect();
            if let (1, Some(one)) = (fits.len(), fits.iter().next()) {
                groups.join(*a, *one);
            }
        }
    }
    join_ends(&ends, groups);
}

/// An acronym joins the body whose acronym it is in other articles, or whose first letters it is, if
/// there is one such body, or one far more frequent than the others.
pub(super) fn acronyms(all: &Gathered, groups: &mut Groups) {
    let (introduced, by_letters) = bodies(all);
    for (n, node) in all.nodes.iter().enumerate() {
        let form = &all.forms[node.form];
        if node.kind != EntityKind::Org || node.known || !is_acronym(form.text) {
            continue;
        }
        let mut votes: BTreeMap<usize, u32> = BTreeMap::new();
        for (body, count) in introduced.get(form.words.first()).into_iter().flatten() {
            *votes.entry(groups.top(*body)).or_default() += count;
        }
        if votes.is_empty() && form.text.chars().count() > 2 {
            for body in by_letters.get(form.words.first()).into_iter().flatten() {
                let documents = all.nodes[*body].locals.len() as u32;
                *votes.entry(groups.top(*body)).or_default() += documents;
            }
        }
        let sum: u32 = votes.values().sum();
        if let Some((body, count)) = votes.into_iter().max_by_key(|v| (v.1, Reverse(v.0)))
            && count * 5 >= sum * 4
        {
            groups.join(n, body);
        }
    }
}

/// The bodies that each acronym stands for: in how many articles it was found with them, and those
/// whose first letters it is.
type Bodies<'a> = (
    HashMap<&'a str, BTreeMap<usize, u32>>,
    HashMap<String, Vec<usize>>,
);

fn bodies<'a>(all: &'a Gathered) -> Bodies<'a> {
    let mut introduced: HashMap<&str, BTreeMap<usize, u32>> = HashMap::new();
    let mut by_letters: HashMap<String, Vec<usize>> = HashMap::new();
    let bodies = all.nodes.iter().enumerate();
    for (n, node) in bodies.filter(|(_, n)| n.kind == EntityKind::Org) {
        for letters in abbreviations(all.forms[node.form].text) {
            by_letters.entry(letters).or_default().push(n);
        }
        for local in node.locals.iter().map(|l| &all.locals[*l]) {
            let others = local.forms.iter().skip(1).map(|(f, _)| &all.forms[*f]);
            for form in others.filter(|f| is_acronym(f.text)) {
                let of = introduced.entry(form.words.first()).or_default();
                *of.entry(n).or_default() += 1;
            }
        }
    }
    (introduced, by_letters)
}
