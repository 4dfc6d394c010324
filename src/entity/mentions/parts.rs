//! Names that the model cut apart or cut short, made whole.

use super::starts_upper;
use crate::entity::engine::{Engine, Found};
use crate::entity::gazetteer::{CITY, COUNTRY, REGION};
use crate::entity::lexicon::Lexicon;
use crate::model::EntityKind;
use crate::text::Parsed;

/// A person's name goes on behind a hyphen: "Marie-Claire".
pub(super) fn join_hyphenated(parsed: &Parsed, found: &mut [Found], lexicon: &Lexicon) {
    for f in found.iter_mut().filter(|f| f.kind == EntityKind::Person) {
        let end = f.tokens.end;
        if end + 1 < parsed.tokens.len()
            && parsed.word(end) == "-"
            && touches(parsed, end - 1)
            && touches(parsed, end)
            && (starts_upper(parsed.word(end + 1)) || goes_on(parsed, f, lexicon))
        {
            f.tokens.end = end + 2;
        }
    }
}

/// "Lee Hung" goes on with "-yuan"; "Lee Hung-led" does not.
fn goes_on(parsed: &Parsed, f: &Found, lexicon: &Lexicon) -> bool {
    let part = parsed.word(f.tokens.end + 1);
    let english = [
        "led", "era", "like", "style", "based", "born", "run", "made", "owned", "backed",
    ];
    f.tokens.len() == 2
        && lexicon.is_surname_first(&parsed.word(f.tokens.start).to_lowercase())
        && super::is_small(part)
        && (2..=6).contains(&part.chars().count())
        && !english.contains(&part)
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

/// "Carol St" goes on with ". Clair".
pub(super) fn take_saints(parsed: &Parsed, found: &mut Vec<Found>) {
    let word = |i: usize| parsed.tokens.get(i).map_or("", |t| t.span.of(parsed.text));
    let is_saint = |w: &str| matches!(w, "St" | "Ste");
    for f in found.iter_mut().filter(|f| f.kind == EntityKind::Person) {
        let end = f.tokens.end;
        let inside = f.tokens.len() > 1 && is_saint(word(end - 1));
        let dot = if inside { end } else { end + 1 };
        if (inside || is_saint(word(end)))
            && word(dot) == "."
            && touches(parsed, dot - 1)
            && starts_upper(word(dot + 1))
        {
            f.tokens.end = dot + 2;
        }
    }
    let mut end = 0;
    found.retain(|f| {
        let apart = f.tokens.start >= end;
        end = end.max(f.tokens.end);
        apart
    });
}

/// "Xi spoke": a short family name that opens a sentence and says something.
pub(super) fn add_speakers(parsed: &Parsed, found: &mut Vec<Found>, lexicon: &Lexicon) {
    let mut next = 0;
    let mut out = Vec::with_capacity(found.len());
    for sentence in &parsed.sentences {
        let first = sentence.tokens.start;
        while let Some(f) = found.get(next).filter(|f| f.tokens.start < first) {
            out.push(f.clone());
            next += 1;
        }
        let free = out.last().is_none_or(|f| f.tokens.end <= first)
            && found.get(next).is_none_or(|f| f.tokens.start > first + 1);
        let word = parsed.word(first);
        let speaks = sentence.tokens.len() > 1
            && starts_upper(word)
            && lexicon.is_surname_first(&word.to_lowercase())
            && !lexicon.is_never(word)
            && SPEAK.contains(&parsed.word(first + 1));
        if free && speaks {
            out.push(Found {
                tokens: first..first + 1,
                kind: EntityKind::Person,
                score: super::tables::TABLE_SCORE,
            });
        }
    }
    out.extend(found.drain(..).skip(next));
    *found = out;
}

/// What only somebody does.
const SPEAK: [&str; 18] = [
    "said",
    "says",
    "spoke",
    "told",
    "added",
    "urged",
    "stressed",
    "noted",
    "warned",
    "pledged",
    "praised",
    "thanked",
    "announced",
    "met",
    "visited",
    "vowed",
    "replied",
    "promised",
];

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

/// "National Security" "and Foreign Policy Committee", "Ministry of Health" "and Population": a body's
/// name goes on behind "and", if no name of its own begins there.
pub(super) fn extend_bodies(parsed: &Parsed, found: &mut Vec<Found>, lexicon: &Lexicon) {
    for i in 0..found.len() {
        // A doubtful word of its own may be part of the name: "Livestock".
        let single = |f: &&Found| {
            let known = lexicon.known(parsed.word(f.tokens.start)).is_some();
            f.tokens.len() > 1 || f.kind == EntityKind::Person || known
        };
        let next = found[i + 1..].iter().take(4).find(single);
        let next = next.map_or(parsed.tokens.len(), |f| f.tokens.start);
        let f = &found[i];
        if f.kind == EntityKind::Org
            && f.tokens.len() > 1
            && let Some(end) = further(parsed, f, next, lexicon)
        {
            found[i].tokens.end = end;
        }
    }
    let mut end = 0;
    found.retain(|f| {
        let apart = f.tokens.start >= end;
        end = end.max(f.tokens.end);
        apart
    });
}

/// Where a body's name ends that goes on behind "and".
fn further(parsed: &Parsed, f: &Found, next: usize, lexicon: &Lexicon) -> Option<usize> {
    /// Words behind "and" or a comma at most.
    const RUN: usize = 4;
    let head =
        |t: usize| lexicon.is_body_head(parsed.word(t)) || lexicon.is_bare_head(parsed.word(t));
    let run = |from: usize| {
        let words = (from..next.min(from + RUN + 1)).map(|t| parsed.word(t));
        words
            .take_while(|w| {
                starts_upper(w)
                    && !lexicon.is_title_word(w)
                    && !lexicon.is_never(w)
                    && lexicon.known(w).is_none()
            })
            .count()
    };
    let of = f.tokens.clone().skip(1).find(|t| parsed.word(*t) == "of");
    let last = f.tokens.end - 1;
    // Not "Bank of England" and what follows.
    let theme = |of: usize| {
        let text = super::span(parsed, &(of + 1..last + 1)).of(parsed.text);
        let place = Engine::get().and_then(|e| e.gazetteer.find(text));
        place.is_none() && lexicon.known(text).is_none()
    };
    let headed = of.is_some_and(|of| of < last && head(of - 1) && theme(of));
    let mut at = f.tokens.end;
    while headed && at < next && parsed.word(at) == "," && (1..=2).contains(&run(at + 1)) {
        at += 1 + run(at + 1);
    }
    if at >= next || !matches!(parsed.word(at), "and" | "&") {
        return None;
    }
    let words = run(at + 1);
    let end = at + 1 + words;
    let fits = if headed {
        (1..=2).contains(&words) && !(at + 1..end).any(head)
    } else {
        (1..=RUN).contains(&words) && !head(last) && head(end - 1)
    };
    fits.then_some(end)
}

/// "Mayor of London Sadiq Khan", "President of Ukraine Zelensky": a place and a person.
pub(super) fn split_places(parsed: &Parsed, found: Vec<Found>, lexicon: &Lexicon) -> Vec<Found> {
    let mut out = Vec::with_capacity(found.len());
    for mut f in found {
        if let Some(n) = place_before(parsed, &f, lexicon) {
            let name = f.tokens.start + n;
            out.push(Found {
                tokens: f.tokens.start..name,
                kind: EntityKind::Place,
                score: f.score,
            });
            f.tokens.start = name;
        }
        out.push(f);
    }
    out
}

/// Words of the place that stands before a person's name, behind "of".
fn place_before(parsed: &Parsed, f: &Found, lexicon: &Lexicon) -> Option<usize> {
    let start = f.tokens.start;
    let title = |t: usize| {
        let word = parsed.word(t);
        lexicon.is_title_word(word) || matches!(word, "mayor" | "president" | "governor" | "king")
    };
    let of = f.kind == EntityKind::Person && start > 1 && parsed.word(start - 1) == "of";
    if !of || !title(start - 2) {
        return None;
    }
    (1..f.tokens.len().min(4)).rev().find(|n| {
        let text = super::span(parsed, &(start..start + n)).of(parsed.text);
        let known = lexicon
            .known(text)
            .is_some_and(|k| k.kind == EntityKind::Place);
        let place = || Engine::get().and_then(|e| e.gazetteer.find(text));
        let city = || place().is_some_and(|p| p.kinds & (COUNTRY | REGION | CITY) != 0);
        known || (f.tokens.len() - n > 1 && city())
    })
}

#[cfg(test)]
mod tests {
    use crate::entity::recognise;
    use crate::model::EntityKind::Person;
    use crate::text::Parsed;

    fn people(text: &str) -> Vec<&str> {
        let mentions = recognise(&Parsed::new(text), "en");
        let people = mentions.iter().filter(|m| m.kind == Person);
        people.map(|m| m.span.of(text)).collect()
    }

    #[test]
    fn a_short_name_that_speaks_is_somebody() {
        assert_eq!(people("Xi spoke. The weather was fine."), ["Xi"]);
        assert_eq!(people("He said so. You told me."), [] as [&str; 0]);
    }

    #[test]
    fn a_saint_goes_on_behind_the_dot() {
        assert_eq!(
            people("I met Carol St. Clair in Houston."),
            ["Carol St. Clair"]
        );
        assert_eq!(
            people("Mr Malik lives in Wall St. Clearly he is rich."),
            ["Malik"]
        );
    }
}
