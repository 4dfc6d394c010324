//! From what the model found to mentions: titles cut off, tables heard, junk dropped.

mod brackets;
mod kind;
mod lists;
mod nature;
mod parts;
mod tables;
mod title;
mod trim;
mod web;

use super::engine::{Engine, Found};
use super::lexicon::Lexicon;
use crate::model::{EntityId, EntityKind, Mention, Span};
use crate::text::Parsed;
use std::ops::Range;

/// The mentions of a text, ordered, not overlapping; entities are not yet told apart.
pub(super) fn read(parsed: &Parsed, language: &str, lexicon: &Lexicon) -> Vec<Mention> {
    let Some(engine) = Engine::get() else {
        return Vec::new();
    };
    let mut found = engine.find(parsed);
    parts::join_hyphenated(parsed, &mut found, lexicon);
    found
        .iter_mut()
        .for_each(|f| parts::take_first_name(parsed, f, lexicon));
    parts::take_particles(parsed, &mut found);
    parts::take_saints(parsed, &mut found);
    parts::add_speakers(parsed, &mut found, lexicon);
    let found = parts::join_parts(parsed, found);
    let mut found = parts::join_bodies(parsed, found, lexicon);
    parts::extend_bodies(parsed, &mut found, lexicon);
    brackets::hear(parsed, &mut found, lexicon);
    let found = parts::split_places(parsed, found, lexicon);
    let found = web::split_lands(parsed, found, lexicon);
    let mut found = tables::hear_tables(parsed, found, language == "es", lexicon);
    found.retain_mut(|f| trim::tidy(parsed, f, lexicon));
    trim::drop_common_words(parsed, &mut found, lexicon);
    web::drop_addresses(parsed, &mut found);
    web::join_turned(parsed, &mut found);
    web::take_owners(parsed, &mut found, lexicon);
    web::add_small_places(parsed, &mut found, lexicon);
    nature::tell_storms(parsed, &mut found);
    nature::drop_planets(parsed, &mut found, lexicon);
    lists::agree(parsed, &mut found, lexicon);
    tables::add_letters(parsed, &mut found, lexicon);
    tables::add_peoples(parsed, &mut found, lexicon);
    found.iter().map(|f| mention(parsed, f, lexicon)).collect()
}

fn mention(parsed: &Parsed, found: &Found, lexicon: &Lexicon) -> Mention {
    Mention {
        span: span(parsed, &found.tokens),
        kind: found.kind,
        entity: EntityId(0),
        score: found.score,
        title: (found.kind == EntityKind::Person)
            .then(|| title::before(parsed, found.tokens.start, lexicon))
            .flatten(),
    }
}

fn span(parsed: &Parsed, tokens: &Range<usize>) -> Span {
    Span {
        start: parsed.tokens[tokens.start].span.start,
        end: parsed.tokens[tokens.end - 1].span.end,
    }
}

fn is_small(word: &str) -> bool {
    word.starts_with(char::is_lowercase) && !word.contains(char::is_uppercase)
}

fn starts_upper(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}
