//! Name replacement: copies of sentences with other names of the same kind, so that the model
//! learns contexts rather than names.

use super::data::{Article, Sentence};
use super::places::City;
use super::random::Random;
use crate::entity::clusters::Clusters;
use std::collections::{BTreeMap, HashMap};

/// Names to put in.
pub(super) struct Supply {
    /// Words of clusters that hold names of people.
    strangers: Vec<String>,
    /// Words of people's names in the training sets.
    known: Vec<String>,
    cities: Vec<String>,
    /// Running sums of the square roots of inhabitants.
    sums: Vec<f64>,
    countries: Vec<String>,
}

impl Supply {
    /// Collects names from the training sets, the clusters' words and the cities.
    pub fn new<'a>(
        articles: impl Iterator<Item = &'a Article>,
        words: &[&str],
        clusters: &Clusters,
        cities: &[City],
        countries: Vec<String>,
    ) -> Self {
        let finest = |lower: &str| clusters.at(clusters.index(lower))[3];
        let mut counts: HashMap<u16, (u32, u32)> = HashMap::new();
        let mut known: BTreeMap<String, u32> = BTreeMap::new();
        for sentence in articles.flatten() {
            let mut person = vec![false; sentence.tokens.len()];
            for name in sentence.names.iter().filter(|n| n.kind == 0) {
                person[name.first..name.end].fill(true);
            }
            for (token, person) in sentence.tokens.iter().zip(person) {
                if !is_word(token) {
                    continue;
                }
                let entry = counts.entry(finest(&token.to_lowercase())).or_default();
                entry.0 += 1;
                if person {
                    entry.1 += 1;
                    *known.entry(token.clone()).or_default() += 1;
                }
            }
        }
        let of_people = |c: u16| {
            counts
                .get(&c)
                .is_some_and(|(all, p)| *p >= 3 && *p * 5 > *all * 4)
        };
        let strangers = words
            .iter()
            .filter(|w| w.len() > 2 && w.chars().all(char::is_alphabetic))
            .filter(|w| of_people(finest(w)) && finest(w) != 0)
            .map(|w| capital(w))
            .collect();
        let mut total = 0.0;
        let sums = cities
            .iter()
            .map(|c| {
                total += (c.inhabitants as f64).sqrt();
                total
            })
            .collect();
        Self {
            strangers,
            known: known.into_keys().collect(),
            cities: cities.iter().map(|c| c.name.clone()).collect(),
            sums,
            countries,
        }
    }

    /// How many words for people there are: from clusters, from the sets.
    pub fn sizes(&self) -> (usize, usize) {
        (self.strangers.len(), self.known.len())
    }

    fn person(&self, random: &mut Random) -> String {
        let list = if random.below(2) == 0 {
            &self.strangers
        } else {
            &self.known
        };
        list[random.below(list.len())].clone()
    }

    fn city(&self, random: &mut Random) -> String {
        let at = random.unit() * self.sums.last().copied().unwrap_or(0.0);
        let i = self
            .sums
            .partition_point(|s| *s < at)
            .min(self.cities.len() - 1);
        self.cities[i].clone()
    }
}

/// A copy of the article with other names, alike throughout.
pub(super) fn copy(article: &[Sentence], supply: &Supply, random: &mut Random) -> Article {
    let mut people: BTreeMap<String, String> = BTreeMap::new();
    let mut places: BTreeMap<String, Option<String>> = BTreeMap::new();
    article
        .iter()
        .filter(|s| !s.names.is_empty())
        .map(|s| {
            let mut out = Sentence::default();
            let mut at = 0;
            for name in &s.names {
                out.tokens.extend_from_slice(&s.tokens[at..name.first]);
                let old = &s.tokens[name.first..name.end];
                let mut new = old.to_vec();
                if name.kind == 0 && old.len() <= 3 {
                    for token in new.iter_mut().filter(|t| is_word(t)) {
                        *token = people
                            .entry(token.clone())
                            .or_insert_with(|| supply.person(random))
                            .clone();
                    }
                } else if name.kind == 2 && old.len() <= 2 {
                    let text = old.join(" ");
                    let country = supply.countries.contains(&text);
                    let put = places.entry(text).or_insert_with(|| {
                        (random.below(10) < 7).then(|| {
                            if country {
                                supply.countries[random.below(supply.countries.len())].clone()
                            } else {
                                supply.city(random)
                            }
                        })
                    });
                    if let Some(put) = put {
                        new = put.split_whitespace().map(str::to_owned).collect();
                    }
                }
                let first = out.tokens.len();
                out.tokens.extend(new);
                out.names.push(super::data::Name {
                    first,
                    end: out.tokens.len(),
                    kind: name.kind,
                });
                at = name.end;
            }
            out.tokens.extend_from_slice(&s.tokens[at..]);
            out
        })
        .collect()
}

fn is_word(token: &str) -> bool {
    token.len() > 2
        && token.starts_with(char::is_uppercase)
        && token.chars().all(char::is_alphabetic)
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .chain(chars)
        .collect()
}
