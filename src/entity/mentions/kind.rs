//! What a name's own words tell of its kind.

use super::starts_upper;
use crate::entity::engine::Found;
use crate::entity::lexicon::Lexicon;
use crate::entity::name::is_acronym;
use crate::model::EntityKind;
use crate::text::Parsed;

/// The kind that a name's words or the word behind it are sure of.
pub(super) fn told(parsed: &Parsed, found: &Found, lexicon: &Lexicon) -> Option<EntityKind> {
    let word = |i: usize| parsed.word(i);
    let (first, last) = (word(found.tokens.start), word(found.tokens.end - 1));
    let person = found.kind == EntityKind::Person;
    if found.tokens.len() == 1 {
        let body = person && is_body(parsed, found, lexicon);
        return body.then_some(EntityKind::Org);
    }
    // "Michael Holding" is a person.
    let company = lexicon.is_legal_form(last)
        || (person && lexicon.is_company_end(last) && last != "Holding");
    let court = found.tokens.len() > 2 && last == "Court" && found.kind == EntityKind::Place;
    if company || court || (person && lexicon.is_body_end(last)) {
        return Some(EntityKind::Org);
    }
    let second = word(found.tokens.start + 1);
    // Not "School of Law", "Board of Elections".
    let of = super::is_small(word(found.tokens.end - 2));
    let event = (!person && !of && lexicon.is_event_end(last) && starts_upper(first))
        || (lexicon.is_event_head(first) && (!person || matches!(second, "of" | "on")));
    event.then_some(EntityKind::Other)
}

/// "ABHM", "Aslef general secretary Mick Whelan": a word taken for a person that is none.
fn is_body(parsed: &Parsed, found: &Found, lexicon: &Lexicon) -> bool {
    let name = parsed.word(found.tokens.start);
    let letters = name.chars().filter(|c| c.is_uppercase()).count();
    if (3..6).contains(&letters) && is_acronym(name) && !name.contains(['-', '.']) {
        let sentence = parsed
            .sentences
            .partition_point(|s| s.tokens.end <= found.tokens.start);
        let quiet = parsed.sentences.get(sentence).is_some_and(|s| {
            let small = s
                .tokens
                .clone()
                .filter(|t| super::is_small(parsed.word(*t)));
            2 * small.count() > s.tokens.len() / 2
        });
        return quiet && !lexicon.is_person_acronym(name);
    }
    let word = |i: usize| parsed.tokens.get(i).map_or("", |t| t.span.of(parsed.text));
    let end = found.tokens.end;
    let role = |w: &str| {
        matches!(
            w,
            "president"
                | "chairman"
                | "chairwoman"
                | "chair"
                | "spokesman"
                | "spokeswoman"
                | "spokesperson"
                | "boss"
                | "secretary"
                | "chief"
                | "leader"
                | "director"
                | "executive"
        )
    };
    let head = usize::from(matches!(
        word(end),
        "general" | "vice" | "deputy" | "chief" | "managing"
    ));
    let name = |w: &str| starts_upper(w) && !lexicon.is_title_word(w) && !lexicon.is_never(w);
    role(word(end + head))
        && (name(word(end + head + 1))
            || (head == 1 && name(word(end + head + 2)) && role(word(end + 2))))
}
