//! Names that the model cut apart or cut short, made whole.

use super::starts_upper;
use crate::entity::engine::Found;
use crate::entity::lexicon::Lexicon;
use crate::model::EntityKind;
use crate::text::Parsed;

/// A person's name goes on behind a hyphen: "Marie-Claire".
pub(super) fn join_hyphenated(parsed: &Parsed, found: &mut [Found]) {
    for f in found.iter_mut().filter(|f| f.kind == EntityKind::Person) {
        let end = f.tokens.end;
        if end + 1 < parsed.tokens.len()
            && parsed.word(end) == "-"
            && touches(parsed, end - 1)
            && touches(parsed, end)
            && parsed.word(end + 1).starts_with(char::is_uppercase)
        {
            f.tokens.end = end + 2;
        }
    }
}

/// Whether no space lies between a token and the next.
fn touches(parsed: &Parsed, i: usize) -> bool {
    parsed.tokens[i].span.end == parsed.tokens[i + 1].span.start
}

/// "Director-General Tedros Adhanom": a word between a title and a person's name belongs to the name.
pub(super) fn take_first_name(parsed: &Parsed, found: &mut Found, lexicon: &Lexicon) {
    let start = found.tokens.start;
    if found.kind != EntityKind::Person || start < 2 {
        return;
    }
    let (title, word) = (parsed.word(start - 2), parsed.word(start - 1));
    if lexicon.is_title_word(title)
        && title.starts_with(char::is_uppercase)
        && word.starts_with(char::is_uppercase)
        && word.chars().skip(1).all(char::is_lowercase)
        && word.chars().count() > 2
        && !lexicon.is_title_word(word)
        && !lexicon.is_never(word)
        && !lexicon.is_people(word)
        && lexicon.known(word).is_none()
    {
        found.tokens.start -= 1;
    }
}

/// "Ursula" "von der" "Leyen" is one name.
pub(super) fn take_particles(parsed: &Parsed, found: &mut Vec<Found>) {
    for f in found.iter_mut().filter(|f| f.kind == EntityKind::Person) {
        let tail = parsed.tokens[f.tokens.end..]
            .iter()
            .take(4)
            .map(|t| t.span.of(parsed.text));
        let n = tail
            .clone()
            .take_while(|w| {
                matches!(
                    *w,
                    "von"
                        | "van"
                        | "der"
                        | "den"
                        | "zu"
                        | "bin"
                        | "ibn"
                        | "bint"
                        | "da"
                        | "dos"
                        | "das"
                )
            })
            .count();
        if (1..4).contains(&n) && tail.clone().nth(n).is_some_and(starts_upper) {
            f.tokens.end += n + 1;
        }
    }
    let mut end = 0;
    found.retain(|f| {
        let apart = f.tokens.start >= end;
        end = end.max(f.tokens.end);
        apart
    });
}

/// Names that were cut in two: "Socialist Party of" "Serbia", "National People" 's "Congress",
/// "Michael J" . "McDermott".
pub(super) fn join_parts(parsed: &Parsed, found: Vec<Found>) -> Vec<Found> {
    let mut out: Vec<Found> = Vec::with_capacity(found.len());
    for f in found {
        if let Some(last) = out.last_mut() {
            let end = last.tokens.end;
            let tail = parsed.word(end - 1);
            let gap = f.tokens.start.saturating_sub(end);
            let between = parsed.word(end.min(parsed.tokens.len() - 1));
            let people = last.kind != EntityKind::Person
                && tail == "People"
                && matches!(between, "'s" | "’s");
            let initial = last.kind == EntityKind::Person
                && f.kind == EntityKind::Person
                && between == "."
                && tail.chars().count() == 1;
            // "Bill" & "Melinda Gates Foundation".
            let pair = f.kind == EntityKind::Org && between == "&";
            if (gap == 0 && tail == "of") || (gap == 1 && (people || initial || pair)) {
                last.tokens.end = f.tokens.end;
                if people || pair {
                    last.kind = EntityKind::Org;
                }
                continue;
            }
        }
        out.push(f);
    }
    out
}

/// "Bank of" before a place, "University of" before a name: one body.
pub(super) fn join_bodies(parsed: &Parsed, found: Vec<Found>, lexicon: &Lexicon) -> Vec<Found> {
    let mut out: Vec<Found> = Vec::with_capacity(found.len());
    for mut f in found {
        let mut of = f.tokens.start;
        if of > 1 && parsed.word(of - 1) == "the" {
            of -= 1;
        }
        let heads = of > 1
            && f.kind != EntityKind::Person
            && parsed.word(of - 1) == "of"
            && lexicon.is_body_head(parsed.word(of - 2));
        if heads {
            let mut first = of - 2;
            while first > 0
                && starts_upper(parsed.word(first - 1))
                && !lexicon.is_never(parsed.word(first - 1))
            {
                first -= 1;
            }
            f.tokens.start = first;
            f.kind = EntityKind::Org;
            while out.last().is_some_and(|last| last.tokens.end > first) {
                if let Some(last) = out.pop() {
                    f.tokens.start = f.tokens.start.min(last.tokens.start);
                }
            }
        }
        out.push(f);
    }
    out
}
