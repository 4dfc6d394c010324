//! What spoke for a mention, worked out again on demand.

use super::engine::Engine;
use super::features::Evidence;
use super::gazetteer::{CITY, COUNTRY, REGION};
use super::labels::KINDS;
use super::lexicon::Lexicon;
use crate::model::{Document, EntityKind, Mention, Span};
use crate::text::Parsed;
use std::fmt;
use std::ops::Range;

/// Reasons of the model that are told at most.
const MOST: usize = 3;
/// What a sort of evidence must add to be told.
const LEAST: f32 = 0.5;
/// Text around a mention without a sentence that is read, in bytes.
const AROUND: usize = 300;

/// Something that spoke for a mention; shown as a short line.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
    /// The tables have this form, under the name given.
    Table(String),
    /// It names the people of this country.
    People(String),
    /// The gazetteer has it: what it is, and in which country.
    Place(&'static str, Option<String>),
    /// A title stands before it.
    Title(String),
    /// Its words.
    Words,
    /// How its words begin or end.
    Affixes,
    /// Words that are used like its words.
    Alike,
    /// Its capitals.
    Capitals,
    /// The word before it; none at the beginning of a sentence.
    Before(Option<String>),
    /// The word behind it; none at the end of a sentence.
    Behind(Option<String>),
    /// The run of capitalised words that it is in.
    Run(String),
    /// The same words are a name of this kind so often elsewhere in the article.
    Elsewhere(u32),
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Table(name) => write!(f, "well known as {name}"),
            Self::People(land) => write!(f, "the people of {land}"),
            Self::Place(what, Some(land)) => write!(f, "in the gazetteer: {what} in {land}"),
            Self::Place(what, None) => write!(f, "in the gazetteer: {what}"),
            Self::Title(words) => write!(f, "behind the title “{words}”"),
            Self::Words => f.write_str("words known from such names"),
            Self::Affixes => f.write_str("words that begin and end as such names do"),
            Self::Alike => f.write_str("words used like those of such names"),
            Self::Capitals => f.write_str("its capitals"),
            Self::Before(Some(word)) => write!(f, "the word before: “{word}”"),
            Self::Before(None) => f.write_str("the place at the beginning of the sentence"),
            Self::Behind(Some(word)) => write!(f, "the word behind: “{word}”"),
            Self::Behind(None) => f.write_str("the place at the end of the sentence"),
            Self::Run(words) => write!(f, "the capitalised words “{words}”"),
            Self::Elsewhere(1) => f.write_str("the same name once more in the article"),
            Self::Elsewhere(n) => write!(f, "the same name {n} times more in the article"),
        }
    }
}

/// What spoke for a mention of a document, what is sure first. Reads the mention's sentence again.
pub(super) fn why(document: &Document, mention: &Mention, lexicon: &Lexicon) -> Vec<Reason> {
    let text = mention.span.of(&document.text);
    let mut out = Vec::new();
    if let Some(land) = lexicon
        .land(text)
        .filter(|_| mention.kind == EntityKind::Other)
    {
        out.push(Reason::People(land.name.clone()));
        return out;
    }
    if let Some(known) = lexicon.known(text).filter(|k| k.kind == mention.kind) {
        out.push(Reason::Table(known.name.clone()));
    } else if mention.kind == EntityKind::Place {
        out.extend(place(text, lexicon));
    }
    if let Some(title) = mention.title {
        out.push(Reason::Title(title.of(&document.text).to_owned()));
    }
    let again = |m: &&Mention| {
        m.span != mention.span && m.kind == mention.kind && m.span.of(&document.text) == text
    };
    let elsewhere = document.mentions.iter().filter(again).count();
    out.extend(model(document, mention));
    if elsewhere > 0 {
        out.push(Reason::Elsewhere(elsewhere as u32));
    }
    out
}

fn place(name: &str, lexicon: &Lexicon) -> Option<Reason> {
    let place = Engine::get()?.gazetteer.find(name)?;
    let what = match place.kinds {
        k if k & COUNTRY != 0 => "a country",
        k if k & CITY != 0 => "a city",
        k if k & REGION != 0 => "a region",
        _ => "a town",
    };
    let code = place.country.map(|c| c.map(char::from));
    let land = code.and_then(|c| lexicon.land_of_code(&String::from_iter(c)));
    Some(Reason::Place(what, land.map(|k| k.name.clone())))
}

/// The strongest reasons of the model.
fn model(document: &Document, mention: &Mention) -> Vec<Reason> {
    let kind = KINDS.iter().position(|k| *k == mention.kind);
    let (Some(engine), Some(kind)) = (Engine::get(), kind) else {
        return Vec::new();
    };
    let around = surroundings(document, mention.span);
    let offset = around.start as u32;
    let parsed = Parsed::new(&document.text[around]);
    let first = parsed.token_at(mention.span.start - offset);
    let last = parsed.token_at(mention.span.end - offset - 1) + 1;
    let inside = |s: &&crate::text::Sentence| s.tokens.start <= first && last <= s.tokens.end;
    let Some(sentence) = parsed.sentences.iter().find(inside) else {
        return Vec::new();
    };
    let words: Vec<&str> = sentence.tokens.clone().map(|t| parsed.word(t)).collect();
    let name = first - sentence.tokens.start..last - sentence.tokens.start;
    engine
        .evidence(&words, &name, kind)
        .into_iter()
        .filter(|(_, weight)| *weight > LEAST)
        .filter_map(|(evidence, _)| reason(evidence, &words, &name))
        .take(MOST)
        .collect()
}

fn reason(evidence: Evidence, words: &[&str], name: &Range<usize>) -> Option<Reason> {
    let word = |i: Option<usize>| i.and_then(|i| words.get(i)).map(|w| (*w).to_owned());
    Some(match evidence {
        Evidence::Words => Reason::Words,
        Evidence::Affixes => Reason::Affixes,
        Evidence::Alike => Reason::Alike,
        Evidence::Print => Reason::Capitals,
        Evidence::Before => Reason::Before(word(name.start.checked_sub(1))),
        Evidence::Behind => Reason::Behind(word(Some(name.end))),
        // Told apart, with the country.
        Evidence::Gazetteer => return None,
        Evidence::Run => Reason::Run(words[name.clone()].join(" ")),
    })
}

/// The sentence around a mention, else some text.
fn surroundings(document: &Document, span: Span) -> Range<usize> {
    let after = document
        .sentences
        .partition_point(|s| s.start <= span.start);
    let sentence = after.checked_sub(1).map(|i| document.sentences[i]);
    if let Some(sentence) = sentence.filter(|s| s.contains(span)) {
        return sentence.range();
    }
    let text = &document.text;
    let whole = |mut at: usize| {
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let end = (span.end as usize + AROUND).min(text.len());
    whole((span.start as usize).saturating_sub(AROUND))..whole(end)
}
