//! Verbs with those who take part in them: `assets/lang/*/roles.toml`, read once.

use serde::Deserialize;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// Of what an act has one only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum One {
    /// Nothing: many may have done it.
    #[default]
    Nothing,
    /// One did it.
    Actor,
    /// One was made what is said.
    Role,
    /// One did it to the other, not the other to the one.
    Swap,
    /// Both sides do it to each other.
    Both,
}

/// An act, by its place in the table.
#[derive(Debug, Deserialize)]
pub(super) struct Act {
    /// "Where the treaty was *signed*".
    pub done: String,
    /// "Who *signed* the treaty".
    pub past: String,
    /// "When the vaccination is to *begin*"; where it is not told so, "... to be started".
    pub to: Option<String>,
    /// It happens to somebody or something once.
    #[serde(default)]
    pub once: bool,
    #[serde(default)]
    pub one: One,
    verbs: Vec<String>,
}

/// How a form of a verb may be used.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Form {
    /// Index into the acts.
    pub act: usize,
    /// "win"
    pub base: bool,
    /// "wins"
    pub now: bool,
    /// "won": she won.
    pub past: bool,
    /// "won": it was won.
    pub participle: bool,
    /// "winning"
    pub going: bool,
    /// A word follows that belongs to it: "took *place*".
    pub phrase: bool,
}

/// A language's table, ready for look-up.
#[derive(Debug, Default)]
pub(super) struct Roles {
    pub acts: Vec<Act>,
    /// By form, with the word that must follow.
    forms: HashMap<String, Vec<(Form, Option<String>)>>,
    pub be: HashSet<&'static str>,
    pub have: HashSet<&'static str>,
    pub will: HashSet<&'static str>,
    pub between: HashSet<&'static str>,
    pub places: HashSet<&'static str>,
    pub prepositions: HashSet<&'static str>,
    pub determiners: HashSet<&'static str>,
    pub indefinite: HashSet<&'static str>,
    pub joints: HashSet<&'static str>,
    pub narrows: HashSet<&'static str>,
    pub unsure: HashSet<&'static str>,
    /// The number of a calling, by the words for it.
    pub callings: HashMap<&'static str, usize>,
}

#[derive(Deserialize)]
struct Table {
    be: String,
    have: String,
    will: String,
    between: String,
    places: String,
    prepositions: String,
    determiners: String,
    indefinite: String,
    joints: String,
    narrows: String,
    unsure: String,
    callings: Vec<String>,
    act: Vec<Act>,
}

impl Roles {
    /// The verbs of a language; English where there are none of its own.
    pub fn of(_language: &str) -> &'static Self {
        static ENGLISH: LazyLock<Roles> = LazyLock::new(|| {
            read(include_str!("../../../assets/lang/en/roles.toml")).unwrap_or_default()
        });
        &ENGLISH
    }

    /// The act that a lower-cased word tells before the next word.
    pub fn form(&self, word: &str, next: &str) -> Option<Form> {
        let forms = self.forms.get(word)?;
        let fits = |(_, after): &&(Form, Option<String>)| after.as_ref().is_none_or(|w| w == next);
        let exact = forms.iter().find(|f| f.1.is_some() && fits(f));
        exact.or_else(|| forms.iter().find(fits)).map(|f| f.0)
    }
}

fn read(table: &str) -> Result<Roles, toml::de::Error> {
    let table: Table = toml::from_str(table)?;
    let mut out = Roles {
        be: words(table.be),
        have: words(table.have),
        will: words(table.will),
        between: words(table.between),
        places: words(table.places),
        prepositions: words(table.prepositions),
        determiners: words(table.determiners),
        indefinite: words(table.indefinite),
        joints: words(table.joints),
        narrows: words(table.narrows),
        unsure: words(table.unsure),
        ..Roles::default()
    };
    for (n, list) in table.callings.into_iter().enumerate() {
        out.callings.extend(words(list).into_iter().map(|w| (w, n)));
    }
    for (n, act) in table.act.iter().enumerate() {
        for verb in &act.verbs {
            out.enter(n, verb);
        }
    }
    out.acts = table.act;
    Ok(out)
}

/// A table lives as long as the program, so its words may be borrowed from it.
fn words(list: String) -> HashSet<&'static str> {
    list.leak().split_whitespace().collect()
}

impl Roles {
    /// Enters the forms of one verb: "take took taken +off".
    fn enter(&mut self, act: usize, verb: &str) {
        let (parts, after): (Vec<&str>, Vec<&str>) =
            verb.split_whitespace().partition(|w| !w.starts_with('+'));
        let after = after.first().map(|w| w[1..].to_owned());
        let Some(base) = parts.first().copied() else {
            return;
        };
        let stem = base.strip_suffix('e').unwrap_or(base);
        let past = parts
            .get(1)
            .map_or(format!("{stem}ed"), |w| (*w).to_owned());
        let participle = parts.get(2).map_or(past.clone(), |w| (*w).to_owned());
        // "stopped", "stopping".
        let doubled = past
            .strip_suffix("ed")
            .filter(|p| parts.len() == 2 && p.starts_with(base));
        let going = format!("{}ing", doubled.unwrap_or(stem));
        let now = match base.strip_suffix('y') {
            Some(stem) if past.ends_with("ied") => format!("{stem}ies"),
            _ if base.ends_with(['s', 'h', 'x']) => format!("{base}es"),
            _ => format!("{base}s"),
        };
        let none = Form {
            act,
            phrase: after.is_some(),
            ..Form::default()
        };
        let forms = [
            (base.to_owned(), Form { base: true, ..none }),
            (now, Form { now: true, ..none }),
            (past, Form { past: true, ..none }),
            (
                participle,
                Form {
                    participle: true,
                    ..none
                },
            ),
            (
                going,
                Form {
                    going: true,
                    ..none
                },
            ),
        ];
        // "- founded": the other forms are another verb's.
        let forms = forms
            .into_iter()
            .filter(|(word, f)| base != "-" || f.past || f.participle && !word.starts_with('-'));
        for (word, form) in forms {
            let known = self.forms.entry(word).or_default();
            match known.iter_mut().find(|(f, a)| f.act == act && *a == after) {
                Some((f, _)) => {
                    f.base |= form.base;
                    f.past |= form.past;
                    f.participle |= form.participle;
                }
                None => known.push((form, after.clone())),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH: &str = include_str!("../../../assets/lang/en/roles.toml");

    #[test]
    fn the_english_table_is_whole() {
        let roles = read(ENGLISH).unwrap();
        let act =
            |w: &str, next: &str| roles.form(w, next).map(|f| roles.acts[f.act].done.as_str());
        assert_eq!(act("won", "the"), Some("won"));
        assert_eq!(act("acquired", ""), Some("bought"));
        assert_eq!(act("took", "place"), Some("held"));
        assert_eq!(act("took", "the"), None);
        assert_eq!(act("stopping", ""), Some("stopped"));
        assert_eq!(act("buries", ""), Some("buried"));
        let won = roles.form("won", "").unwrap();
        assert!(won.past && won.participle && !won.base);
    }

    #[test]
    fn a_form_tells_one_act() {
        let roles = read(ENGLISH).unwrap();
        for (word, forms) in &roles.forms {
            let free = forms.iter().filter(|f| f.1.is_none()).count();
            assert!(free <= 1, "{word}");
        }
    }
}
