//! Names: recognised, classified, merged inside a document and linked across documents.

mod alias;
mod canonical;
pub(crate) mod clusters;
pub(crate) mod crf;
pub(crate) mod engine;
pub(crate) mod features;
pub(crate) mod fold;
pub(crate) mod gazetteer;
pub(crate) mod hash;
pub(crate) mod judge;
pub(crate) mod labels;
pub(crate) mod lexicon;
mod link;
mod memory;
mod mentions;
mod name;
pub(crate) mod net;
pub(crate) mod sound;
pub(crate) mod table;
pub(crate) mod weights;
mod why;

use crate::model::{Document, Entity, EntityId, Mention};
use crate::text::Parsed;
pub use why::Reason;

/// The names of one text, ordered, not overlapping. `Mention::entity` numbers the persons and things
/// named in this text alone, from 0 in the order of first mention.
pub fn recognise(parsed: &Parsed, language: &str) -> Vec<Mention> {
    let lexicon = lexicon::Lexicon::english();
    let mut mentions = mentions::read(parsed, language, lexicon);
    alias::merge(parsed, &mut mentions, lexicon);
    mentions
}

/// Merges the entities of all documents. Rewrites every `EntityId` in them (mentions, speakers of
/// quotations and figures) into an index of the list returned.
pub fn link(documents: &mut [Document]) -> Vec<Entity> {
    link::link(documents, lexicon::Lexicon::english())
}

/// What spoke for a mention of a document, by its index; what is sure first. Worked out on demand.
pub fn why(document: &Document, mention: usize) -> Vec<Reason> {
    let mention = document.mentions.get(mention);
    mention.map_or_else(Vec::new, |m| {
        why::why(document, m, lexicon::Lexicon::english())
    })
}

/// The entity that a key of an earlier analysis means: the one that has it, else the only one of that
/// kind that has this name among its forms.
pub fn find(entities: &[Entity], key: &str) -> Option<EntityId> {
    let id = |i: usize| EntityId(i as u32);
    if let Some(i) = entities.iter().position(|e| e.key == key) {
        return Some(id(i));
    }
    let (kind, name) = key.split_once(':')?;
    let name = name.split('#').next().unwrap_or_default();
    let has = |e: &Entity| {
        e.kind.name().eq_ignore_ascii_case(kind)
            && e.aliases.iter().any(|a| fold::key(&a.text) == name)
    };
    let mut all = entities.iter().enumerate().filter(|(_, e)| has(e));
    let first = all.next()?;
    all.next().is_none().then_some(id(first.0))
}

/// ISO 3166-1 alpha-2 of a place's country, where tables or gazetteer know it.
#[cfg(feature = "train")]
pub(crate) fn country_of(place: &str) -> Option<String> {
    let known = lexicon::Lexicon::english()
        .known(place)
        .and_then(|k| k.country.clone());
    let found = || engine::Engine::get()?.gazetteer.find(place)?.country;
    known.or_else(|| found().map(|c| c.iter().map(|b| char::from(*b)).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{EntityKind, Published};
    use proptest::prelude::*;

    fn document(text: &str) -> Document {
        Document {
            path: String::new(),
            title: String::new(),
            source: None,
            byline: None,
            url: None,
            language: "en".to_owned(),
            published: Published::unknown(),
            sentences: Vec::new(),
            timexes: Vec::new(),
            mentions: recognise(&Parsed::new(text), "en"),
            figures: Vec::new(),
            quotations: Vec::new(),
            duplicate: None,
            text: text.to_owned(),
        }
    }

    fn names(text: &str) -> Vec<(&str, EntityKind)> {
        let mentions = recognise(&Parsed::new(text), "en");
        mentions.iter().map(|m| (m.span.of(text), m.kind)).collect()
    }

    #[test]
    fn names_are_found_with_their_kind() {
        use EntityKind::{Org, Other, Person, Place};
        assert_eq!(
            names(
                "Chinese Foreign Minister Wang Yi met UN chief Antonio Guterres in New York City on Friday."
            ),
            [
                ("Chinese", Other),
                ("Wang Yi", Person),
                ("UN", Org),
                ("Antonio Guterres", Person),
                ("New York City", Place)
            ]
        );
        assert_eq!(
            names("In March, prices rose. Read more: Download the report."),
            []
        );
    }

    #[test]
    fn other_scripts_do_no_harm() {
        use EntityKind::{Person, Place};
        let text = "President Xi Jinping (习近平) met Владимир Путин (Vladimir Putin) in Moscow. \
            Mohammed bin Salman (محمد بن سلمان) called from Riyadh, الرياض. Ελλάδα was silent.";
        assert_eq!(
            names(text),
            [
                ("Xi Jinping", Person),
                ("Vladimir Putin", Person),
                ("Moscow", Place),
                ("Mohammed bin Salman", Person),
                ("Riyadh", Place),
            ]
        );
    }

    #[test]
    fn spanish_articles_are_read_at_a_useful_level() {
        let text = "El presidente de Brasil, Luiz Inácio Lula da Silva, se reunió el martes en \
            Brasilia con Pedro Sánchez. Ambos hablaron de la Unión Europea. \"España quiere \
            firmar\", dijo Sánchez. La Organización Mundial de la Salud (OMS) felicitó a Chile. \
            Estados Unidos y Alemania enviaron ayuda a Colombia, según la ONU.";
        let mentions = recognise(&Parsed::new(text), "es");
        let found: Vec<&str> = mentions.iter().map(|m| m.span.of(text)).collect();
        for name in [
            "Brasil",
            "Luiz Inácio Lula da Silva",
            "Brasilia",
            "Pedro Sánchez",
            "Unión Europea",
            "España",
            "Sánchez",
            "Organización Mundial de la Salud",
            "OMS",
            "Chile",
            "Estados Unidos",
            "Alemania",
            "Colombia",
            "ONU",
        ] {
            assert!(found.contains(&name), "{name} in {found:?}");
        }
    }

    #[test]
    fn a_title_stands_with_its_name() {
        let text = "Chinese State Councilor and Foreign Minister Wang Yi spoke.";
        let mentions = recognise(&Parsed::new(text), "en");
        let wang = mentions
            .iter()
            .find(|m| m.kind == EntityKind::Person)
            .unwrap();
        assert_eq!(
            wang.title.unwrap().of(text),
            "State Councilor and Foreign Minister"
        );
    }

    #[test]
    fn a_mention_tells_what_spoke_for_it() {
        let text =
            "Foreign Minister Wang Yi left the UN for Kumasi. Chinese officials met Wang Yi.";
        let document = document(text);
        let reasons = |form: &str| {
            let at = document.mentions.iter();
            let i = at.clone().position(|m| m.span.of(text) == form).unwrap();
            let lines = why(&document, i);
            lines
                .iter()
                .map(Reason::to_string)
                .collect::<Vec<_>>()
                .join("; ")
        };
        let wang = reasons("Wang Yi");
        assert!(
            wang.contains("behind the title “Foreign Minister”"),
            "{wang}"
        );
        assert!(wang.contains("once more in the article"), "{wang}");
        assert!(reasons("UN").contains("well known as United Nations"));
        assert!(reasons("Kumasi").contains("a city in Ghana"));
        assert_eq!(reasons("Chinese"), "the people of China");
        assert_eq!(why(&document, 99), []);
    }

    #[test]
    fn keys_outlive_other_counts() {
        let articles = [
            "Joe Biden spoke in Paris.",
            "Joseph Biden and Joseph Biden spoke.",
        ];
        let mut before = [document(articles[0])];
        let key = link(&mut before)[0].key.clone();
        let mut after = articles.map(document);
        let entities = link(&mut after);
        let id = find(&entities, &key).unwrap();
        assert!(
            entities[id.0 as usize]
                .aliases
                .iter()
                .any(|a| a.text == "Joe Biden")
        );
        assert_eq!(find(&entities, "person:nobody"), None);
    }

    #[test]
    fn an_ampersand_joins_one_body() {
        let text = "The Bill & Melinda Gates Foundation gave Oxfam money.";
        let found = names(text);
        assert!(
            found.contains(&("Bill & Melinda Gates Foundation", EntityKind::Org)),
            "{found:?}"
        );
    }

    #[test]
    fn one_person_and_one_country_are_one_entity_across_articles() {
        let mut documents = [
            document("President Xi Jinping spoke in Beijing. Xi said China would help the WHO."),
            document(
                "The World Health Organization thanked Chinese doctors. Mr Xi spoke in Beijing too, China said.",
            ),
        ];
        let entities = link(&mut documents);
        let all: Vec<(&str, u32)> = entities
            .iter()
            .map(|e| (e.name.as_str(), e.documents))
            .collect();
        for name in [
            "Xi Jinping",
            "China",
            "Beijing",
            "World Health Organization",
        ] {
            assert!(all.contains(&(name, 2)), "{name} in {all:?}");
        }
        for m in documents.iter().flat_map(|d| &d.mentions) {
            assert!((m.entity.0 as usize) < entities.len());
        }
    }

    #[test]
    fn hostile_names_do_no_harm() {
        let long = format!("Mr {} said so. ({}", "Abc".repeat(4000), "Xy-".repeat(3000));
        recognise(&Parsed::new(&long), "en");
        let many: String = (0..3000)
            .map(|i| format!("Kim Name{i} met Kim. "))
            .collect();
        link(&mut [document(&many)]);
    }

    proptest! {
        #[test]
        fn any_text_has_names_in_order(text in "([A-Z][a-z]{1,4}|Xi|UN|U\\.S\\.|of|van|[ .,()'’\\-\n]|中|é|\\PC){0,80}") {
            let mentions = recognise(&Parsed::new(&text), "en");
            let mut at = 0;
            let mut next = 0;
            for m in &mentions {
                prop_assert!(m.span.start >= at && !m.span.is_empty());
                prop_assert!(text.get(m.span.range()).is_some());
                prop_assert!((0.0..=1.0).contains(&m.score));
                prop_assert!(m.entity.0 <= next);
                next = next.max(m.entity.0 + 1);
                at = m.span.end;
            }
            let mut documents = [document(&text)];
            let entities = link(&mut documents);
            prop_assert!(entities.len() <= next as usize);
        }
    }
}
