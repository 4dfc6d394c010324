//! Whom a filter's value means: one entity by its key, or all that bear a name.

use super::{Clause, Query, entity_kind};
use crate::entity;
use crate::model::{Corpus, Entity, EntityId, EntityKind};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;

/// A name that several entities bear; all of them are looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Several {
    /// As asked for.
    pub name: String,
    /// What they are called, with the number of articles that name them.
    pub bearers: Vec<(String, u32)>,
}

impl fmt::Display for Several {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let (name, n) = (&self.name, self.bearers.len());
        write!(f, "“{name}” is a name of {n}, and all are looked for: ")?;
        let bearers = self.bearers.iter().map(|(name, articles)| match articles {
            1 => format!("{name} (1 article)"),
            n => format!("{name} ({n} articles)"),
        });
        f.write_str(&bearers.collect::<Vec<_>>().join(", "))
    }
}

impl Clause {
    /// The entities that a filter by a name means: the one of this key; else those whose name is so;
    /// failing that, those with such an alias, in any case.
    pub fn entities(&self, corpus: &Corpus) -> BTreeSet<EntityId> {
        let Some(kind) = entity_kind(self.field) else {
            return BTreeSet::new();
        };
        if is_key(kind, &self.value)
            && let Some(id) = entity::find(&corpus.entities, &self.value)
        {
            return BTreeSet::from([id]);
        }
        bearers(corpus, kind, &self.value)
    }

    /// The value as the reader sees it: of a key, the entity's name.
    pub fn shown<'a>(&'a self, corpus: &'a Corpus) -> Cow<'a, str> {
        let key = entity_kind(self.field).filter(|kind| is_key(*kind, &self.value));
        let found = key.and_then(|_| entity::find(&corpus.entities, &self.value));
        match (found, key) {
            (Some(id), _) => corpus.entity(id).name.as_str().into(),
            // Whoever it was is not in this corpus.
            (None, Some(kind)) => self.value[kind.name().len() + 1..].into(),
            (None, None) => self.value.as_str().into(),
        }
    }

    /// Told if the value is a name that several bear.
    pub fn several(&self, corpus: &Corpus) -> Option<Several> {
        let ids = self.entities(corpus);
        let bearer = |id: &EntityId| {
            let entity = corpus.entity(*id);
            (entity.name.clone(), entity.documents)
        };
        (ids.len() > 1).then(|| Several {
            name: self.value.clone(),
            bearers: ids.iter().map(bearer).collect(),
        })
    }
}

impl Query {
    /// Puts keys in place of names, so that each entity can be taken off alone.
    pub fn name_by_key(&mut self, corpus: &Corpus) {
        let mut clauses: Vec<Clause> = Vec::with_capacity(self.clauses.len());
        for clause in self.clauses.drain(..) {
            let ids = clause.entities(corpus);
            let by_key = ids.iter().map(|id| Clause {
                value: corpus.entity(*id).key.clone(),
                ..clause.clone()
            });
            let known = !ids.is_empty();
            let new = by_key.chain((!known).then(|| clause.clone()));
            for clause in new {
                if !clauses.contains(&clause) {
                    clauses.push(clause);
                }
            }
        }
        self.clauses = clauses;
    }
}

/// Whether this is the key of an entity of this kind: "person:xi jinping".
fn is_key(kind: EntityKind, value: &str) -> bool {
    let name = kind.name();
    value
        .get(..name.len())
        .is_some_and(|v| *v == name.to_lowercase())
        && value[name.len()..].starts_with(':')
}

fn bearers(corpus: &Corpus, kind: EntityKind, name: &str) -> BTreeSet<EntityId> {
    let ids = |found: &dyn Fn(&Entity) -> bool| -> BTreeSet<EntityId> {
        let all = (0..).zip(&corpus.entities);
        let found = all.filter(|(_, e)| e.kind == kind && found(e));
        found.map(|(i, _)| EntityId(i)).collect()
    };
    let exact = ids(&|e| e.name == name);
    if !exact.is_empty() {
        return exact;
    }
    let folded = name.to_lowercase();
    ids(&|e| {
        e.name.to_lowercase() == folded || e.aliases.iter().any(|a| a.text.to_lowercase() == folded)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::Index;
    use crate::model::{Alias, AliasKind};
    use crate::query::{Standing, parse, run};

    fn smith(label: &str, key: &str) -> Entity {
        Entity {
            key: key.to_owned(),
            name: format!("John Smith{label}"),
            kind: EntityKind::Person,
            aliases: vec![Alias {
                text: "John Smith".to_owned(),
                kind: AliasKind::Name,
                mentions: 2,
            }],
            mentions: 2,
            documents: 1,
            country: None,
            coordinates: None,
        }
    }

    fn corpus() -> Corpus {
        Corpus {
            entities: vec![
                smith(" (minister)", "person:john smith (minister)"),
                smith(" (striker)", "person:john smith (striker)"),
                smith("", "person:john smith"),
                smith("", "person:john smith#2"),
            ],
            ..Corpus::default()
        }
    }

    #[test]
    fn a_key_means_one_and_a_name_all_that_bear_it() {
        let corpus = corpus();
        let means = |text: &str| {
            let ids = parse(text).clauses[0].entities(&corpus);
            ids.into_iter().map(|id| id.0).collect::<Vec<_>>()
        };
        assert_eq!(means("who:\"person:john smith#2\""), [3]);
        assert_eq!(means("who:\"person:john smith\""), [2]);
        assert_eq!(means("who:\"John Smith\""), [2, 3]);
        assert_eq!(means("who:\"john smith\""), [0, 1, 2, 3]);
        assert_eq!(means("who:\"John Smith (striker)\""), [1]);
        assert_eq!(means("org:\"person:john smith\""), [0; 0]);
        assert_eq!(means("who:\"place:john smith\""), [0; 0]);
    }

    #[test]
    fn a_name_of_several_is_told() {
        let corpus = corpus();
        let query = parse("who:\"John Smith\"");
        let told = query.clauses[0].several(&corpus).unwrap().to_string();
        assert_eq!(
            told,
            "“John Smith” is a name of 2, and all are looked for: \
             John Smith (1 article), John Smith (1 article)"
        );
        let one = parse("who:\"person:john smith\"");
        assert_eq!(one.clauses[0].several(&corpus), None);
        assert_eq!(one.clauses[0].shown(&corpus), "John Smith");
        let gone = parse("who:\"person:mary major\"");
        assert_eq!(gone.clauses[0].shown(&corpus), "mary major");
        let results = run(&corpus, &Index::new(&corpus), &query);
        assert_eq!(results.several.len(), 1);
    }

    #[test]
    fn one_of_several_can_be_taken_off() {
        let corpus = corpus();
        let mut query = parse("masks -who:\"John Smith\" who:Nobody");
        query.name_by_key(&corpus);
        query.set(
            super::super::Field::Who,
            "person:john smith#2",
            Standing::Free,
        );
        assert_eq!(
            query.to_string(),
            "masks -who:\"person:john smith\" who:Nobody"
        );
    }
}
