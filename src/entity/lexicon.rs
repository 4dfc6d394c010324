//! Tables of names and of the words that stand with them, read once.

use super::fold;
use crate::model::EntityKind;
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

const WORDS: &str = include_str!("../../assets/lang/en/names.toml");
const COUNTRIES: &str = include_str!("../../assets/lang/en/countries.tsv");
const SPANISH: &str = include_str!("../../assets/lang/es/names.tsv");
const ORGANISATIONS: &str = include_str!("../../assets/lang/en/organisations.tsv");

/// Words of a list, as printed.
#[derive(Default, Deserialize)]
#[serde(from = "String")]
struct Set(HashSet<String>);

impl From<String> for Set {
    fn from(words: String) -> Self {
        Self(words.split_whitespace().map(str::to_owned).collect())
    }
}

impl Set {
    fn has(&self, word: &str) -> bool {
        self.0.contains(word)
    }
}

#[derive(Default, Deserialize)]
struct Lists {
    titles: Set,
    never: Set,
    peoples: Set,
    body_heads: Set,
    bare_heads: Set,
    company_kinds: Set,
    company_ends: Set,
    legal_forms: Set,
    place_ends: Set,
    event_ends: Set,
    body_ends: Set,
    event_heads: Set,
    small_tails: Set,
    surnames_first: Set,
    common_surnames: Set,
    person_acronyms: Set,
    arabic_names: Set,
    nobody_alone: Set,
    state_words: Set,
    given_peoples: Set,
    particles: Set,
    kin: Set,
    planets: Set,
    shops: Set,
    nicknames: String,
    men: Set,
    women: Set,
    walks: BTreeMap<String, String>,
    chambers: BTreeMap<String, Set>,
}

/// Whether somebody is called Mr or Ms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gender {
    Man,
    Woman,
}

/// An entity of the tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Known {
    /// As shown.
    pub name: String,
    pub kind: EntityKind,
    /// ISO 3166-1 alpha-2 of a country.
    pub country: Option<String>,
}

/// All tables of one language.
pub(crate) struct Lexicon {
    lists: Lists,
    /// A given name's first form, by any of its forms; a form may have several.
    nicknames: HashMap<String, Vec<u32>>,
    /// The number of a walk of life, by the words for those in it.
    walks: HashMap<String, usize>,
    known: Vec<Known>,
    /// Index into `known` by form, as printed.
    forms: HashMap<String, u32>,
    /// Index into `known` by the name of a people.
    peoples: HashMap<String, u32>,
}

static ENGLISH: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::read(WORDS, COUNTRIES, ORGANISATIONS));

impl Lexicon {
    /// The tables for English texts.
    pub fn english() -> &'static Self {
        &ENGLISH
    }

    fn read(words: &str, countries: &str, organisations: &str) -> Self {
        let mut lists: Lists = toml::from_str(words).unwrap_or_default();
        // Pages print such words in capitals too.
        let loud: Vec<String> = lists.never.0.iter().map(|w| shouted(w)).collect();
        lists.never.0.extend(loud);
        lists.surnames_first.0 = lists
            .surnames_first
            .0
            .iter()
            .map(|w| fold::key(w))
            .collect();
        let mut out = Self {
            nicknames: HashMap::new(),
            walks: HashMap::new(),
            known: Vec::new(),
            forms: HashMap::new(),
            peoples: HashMap::new(),
            lists,
        };
        out.fill_people();
        out.fill_known(countries, organisations);
        out
    }

    /// Given names and walks of life.
    fn fill_people(&mut self) {
        for (n, line) in self.lists.nicknames.lines().enumerate() {
            for name in line.split_whitespace() {
                self.nicknames
                    .entry(fold::key(name))
                    .or_default()
                    .push(n as u32);
            }
        }
        for (n, words) in self.lists.walks.values().enumerate() {
            let words = words.split_whitespace();
            self.walks.extend(words.map(|w| (w.to_owned(), n)));
        }
    }

    /// Lands, peoples, bodies.
    fn fill_known(&mut self, countries: &str, organisations: &str) {
        for fields in rows(countries) {
            let [code, name, others, peoples] = fields;
            let country = (code != "-").then(|| code.to_owned());
            let id = self.enter(name, EntityKind::Place, country, others);
            for people in peoples.split('|').filter(|p| !p.is_empty()) {
                self.peoples.entry(people.to_owned()).or_insert(id);
            }
        }
        for [kind, name, others, _] in rows(organisations) {
            let kind = match kind {
                "PLACE" => EntityKind::Place,
                "OTHER" => EntityKind::Other,
                _ => EntityKind::Org,
            };
            self.enter(name, kind, None, others);
        }
        for [name, forms, ..] in rows(SPANISH) {
            if let Some(id) = self.forms.get(name).copied() {
                for form in forms.split('|') {
                    self.forms.entry(form.to_owned()).or_insert(id);
                }
            }
        }
    }

    fn enter(
        &mut self,
        name: &str,
        kind: EntityKind,
        country: Option<String>,
        others: &str,
    ) -> u32 {
        let id = self.known.len() as u32;
        self.known.push(Known {
            name: name.to_owned(),
            kind,
            country,
        });
        for form in others.split('|').chain([name]).filter(|f| !f.is_empty()) {
            self.forms.entry(form.to_owned()).or_insert(id);
            // Headlines print names in capitals.
            self.forms.entry(form.to_uppercase()).or_insert(id);
        }
        id
    }

    /// The entity that the tables know under this form, as printed.
    pub fn known(&self, form: &str) -> Option<&Known> {
        let odd = form.contains(['’', '\n']) || form.contains(" - ");
        let index = if odd {
            // Some texts have their words apart: "Coca - Cola".
            let plain = form.replace('’', "'").replace('\n', " ");
            self.forms.get(&plain.replace(" - ", "-"))
        } else {
            self.forms.get(form)
        };
        index.map(|i| &self.known[*i as usize])
    }

    #[cfg(feature = "train")]
    /// The country of this name; not of its people.
    pub fn country(&self, name: &str) -> Option<&Known> {
        self.known(name).filter(|k| k.kind == EntityKind::Place)
    }

    /// Names of countries, as shown.
    #[cfg(feature = "train")]
    pub fn country_names(&self) -> impl Iterator<Item = &str> {
        self.known
            .iter()
            .filter(|k| k.country.is_some())
            .map(|k| k.name.as_str())
    }

    /// Whether this names a people: "Chinese", "South Koreans".
    pub fn is_people(&self, words: &str) -> bool {
        self.peoples.contains_key(words) || self.lists.peoples.has(words)
    }

    /// The land of a people.
    pub fn land(&self, people: &str) -> Option<&Known> {
        self.peoples.get(people).map(|i| &self.known[*i as usize])
    }

    /// The country of an ISO 3166-1 alpha-2 code.
    pub fn land_of_code(&self, code: &str) -> Option<&Known> {
        self.known
            .iter()
            .find(|k| k.country.as_deref() == Some(code))
    }

    /// Whether a word may be part of a title before a name.
    pub fn is_title_word(&self, word: &str) -> bool {
        self.lists.titles.has(word)
    }

    /// Whether a word before a given name says how somebody is related: "Aunt".
    pub fn is_kin(&self, word: &str) -> bool {
        self.lists.kin.has(word)
    }

    /// Whether a planet is called so.
    pub fn is_planet(&self, word: &str) -> bool {
        self.lists.planets.has(word)
    }

    /// Whether a word behind its owner's name makes the name of a house: "Pizza", "Tavern".
    pub fn is_shop(&self, word: &str) -> bool {
        self.lists.shops.has(word)
    }

    /// Whether a word alone is never a name.
    pub fn is_never(&self, word: &str) -> bool {
        self.lists.never.has(word)
    }

    /// Whether a word before "of" makes a body's name: "Bank of", "University of".
    pub fn is_body_head(&self, word: &str) -> bool {
        self.lists.body_heads.has(word)
    }

    /// Whether a word says what a company does and may be left out: "Motor", "Electronics".
    pub fn is_company_kind(&self, word: &str) -> bool {
        self.lists.company_kinds.has(word)
    }

    /// Whether a word ends companies' names and may be left out.
    pub fn is_company_end(&self, word: &str) -> bool {
        self.lists.company_ends.has(word.trim_end_matches('.'))
    }

    /// Whether a word says that the name before it is a company's: "Corp", "Ltd".
    pub fn is_legal_form(&self, word: &str) -> bool {
        self.lists.legal_forms.has(word.trim_end_matches('.'))
    }

    /// Whether a word ends places' names and may be left out.
    pub fn is_place_end(&self, word: &str) -> bool {
        self.lists.place_ends.has(word)
    }

    /// Whether a word ends names of events, laws, prizes: "Cup", "Treaty".
    pub fn is_event_end(&self, word: &str) -> bool {
        self.lists.event_ends.has(word)
    }

    /// Whether a word ends names of bodies, and no person's: "Finance".
    pub fn is_body_end(&self, word: &str) -> bool {
        self.lists.body_ends.has(word)
    }

    /// Whether a word begins names of events: "Operation", "Battle".
    pub fn is_event_head(&self, word: &str) -> bool {
        self.lists.event_heads.has(word)
    }

    /// Whether a small word behind a name is no part of it: "fighters", "magazine".
    pub fn is_small_tail(&self, word: &str) -> bool {
        self.lists.small_tails.has(word)
    }

    /// Whether a body's name says nothing alone: "Council", "Party".
    pub fn is_bare_head(&self, word: &str) -> bool {
        self.lists.bare_heads.has(word)
    }

    /// Whether many people bear this folded family name, so that alone it tells nobody.
    pub fn is_common_surname(&self, folded: &str) -> bool {
        self.lists.common_surnames.has(folded) || self.is_surname_first(folded)
    }

    /// Whether this acronym is a person's: "JFK".
    pub fn is_person_acronym(&self, word: &str) -> bool {
        self.lists.person_acronyms.has(word)
    }

    /// Whether a folded word is a name of the Arabic script.
    pub fn is_arabic_name(&self, folded: &str) -> bool {
        self.lists.arabic_names.has(folded)
    }

    /// Whether a word alone names no body if the article names none in full: "Committee".
    pub fn is_nobody_alone(&self, word: &str) -> bool {
        self.lists.nobody_alone.has(word)
    }

    /// Whether a name of several words ends as companies' do: "Rexnord Inc", "Salling Group".
    pub fn is_company(&self, name: &str) -> bool {
        let end = name.rsplit_once(char::is_whitespace).map(|(_, last)| last);
        end.is_some_and(|w| self.is_company_end(w) || self.is_company_kind(w))
    }

    /// Whether a body's name is one that every state has: "Supreme Court", "Ministry of Health".
    pub fn is_state_body(&self, name: &str) -> bool {
        let small = |w: &str| w.starts_with(char::is_lowercase) || w == "&";
        let state = |w: &str| small(w) || self.lists.state_words.has(w.trim_end_matches("'s"));
        name.split_whitespace().all(state)
    }

    /// Whether a country may have a body of this name: not all have a "Senate".
    pub fn may_have(&self, code: &str, name: &str) -> bool {
        let first = name.split_whitespace().next().unwrap_or_default();
        let chamber = self.lists.chambers.get(first);
        chamber.is_none_or(|codes| codes.has(code))
    }

    /// Whether a people's name is a given name too: "Christian".
    pub fn is_given_people(&self, word: &str) -> bool {
        self.lists.given_peoples.has(word)
    }

    /// Whether a folded word is a family name that stands first.
    pub fn is_surname_first(&self, folded: &str) -> bool {
        self.lists.surnames_first.has(folded)
    }

    /// Whether a word belongs to the family name behind it ("van", "bin").
    pub fn is_particle(&self, folded: &str) -> bool {
        self.lists.particles.has(folded)
    }

    /// Whether a folded word is a given name of the table of short forms.
    pub fn is_given_name(&self, folded: &str) -> bool {
        self.nicknames.contains_key(folded)
    }

    /// What "Mr", "Lady" and the like tell.
    pub fn gender_of_title(&self, title: &str) -> Option<Gender> {
        title.split([' ', '.']).find_map(|word| match word {
            "Mr" | "Mister" | "Sir" | "Lord" | "King" | "Prince" | "Father" | "Pope" => {
                Some(Gender::Man)
            }
            "Mrs" | "Ms" | "Miss" | "Mme" | "Madam" | "Madame" | "Lady" | "Dame" | "Queen"
            | "Princess" => Some(Gender::Woman),
            _ => None,
        })
    }

    /// What a folded given name tells.
    pub fn gender_of_name(&self, folded: &str) -> Option<Gender> {
        match (self.lists.men.has(folded), self.lists.women.has(folded)) {
            (true, false) => Some(Gender::Man),
            (false, true) => Some(Gender::Woman),
            _ => None,
        }
    }

    /// The word of the table for somebody's walk of life, and the walk's number.
    pub fn walk(&self, lower: &str) -> Option<(&str, usize)> {
        let found = self.walks.get_key_value(lower);
        found.map(|(word, number)| (word.as_str(), *number))
    }

    /// Whether two folded given names may be one: the same, or one short for the other.
    pub fn same_given_name(&self, a: &str, b: &str) -> bool {
        if a == b {
            return true;
        }
        match (self.nicknames.get(a), self.nicknames.get(b)) {
            (Some(x), Some(y)) => x.iter().any(|n| y.contains(n)),
            _ => false,
        }
    }
}

/// In capitals if it is long enough to be no acronym.
fn shouted(word: &str) -> String {
    if word.len() > 5 {
        word.to_uppercase()
    } else {
        word.to_owned()
    }
}

/// Lines of a table of up to four columns; `#` begins a comment.
fn rows(table: &str) -> impl Iterator<Item = [&str; 4]> {
    table
        .lines()
        .filter(|l| !l.starts_with('#') && !l.is_empty())
        .map(|line| {
            let mut out = [""; 4];
            for (slot, field) in out.iter_mut().zip(line.split('\t')) {
                *slot = field;
            }
            out
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_whole() {
        assert!(toml::from_str::<Lists>(WORDS).is_ok());
        assert!(rows(COUNTRIES).all(|r| !r[1].is_empty()));
        assert!(
            rows(ORGANISATIONS)
                .all(|r| matches!(r[0], "ORG" | "PLACE" | "OTHER") && !r[1].is_empty())
        );
        let lexicon = Lexicon::english();
        assert!(lexicon.known.len() > 300);
    }

    #[test]
    fn forms_lead_to_their_entity() {
        let lexicon = Lexicon::english();
        for (form, name) in [
            ("UN", "United Nations"),
            ("U.S.", "United States"),
            ("America", "United States"),
            ("World Health Organisation", "World Health Organization"),
            ("CHINA", "China"),
            ("OMS", "World Health Organization"),
            ("Estados Unidos", "United States"),
        ] {
            assert_eq!(lexicon.known(form).map(|k| k.name.as_str()), Some(name));
        }
        assert_eq!(lexicon.known("American Airlines"), None);
        assert_eq!(lexicon.known("us"), None);
        assert!(lexicon.may_have("PH", "Senate") && !lexicon.may_have("IR", "Senate"));
        assert!(lexicon.may_have("IR", "Supreme Court"));
        assert_eq!(
            lexicon.land("Chinese").map(|k| k.name.as_str()),
            Some("China")
        );
        assert!(
            lexicon.same_given_name("joe", "joseph") && !lexicon.same_given_name("joe", "john")
        );
    }
}
