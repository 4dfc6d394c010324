//! Ages of persons.

use crate::model::EntityKind;
use crate::statement::figure::reader::Reader;

/// Tokens of a list of ages that are looked at.
const LISTED: usize = 12;

/// "Maria Lopez, 43, was": a number alone between a name and a comma.
pub(super) fn age(reader: &Reader, token: usize, end: usize, value: f64) -> bool {
    let view = &reader.view;
    if !(1.0..=115.0).contains(&value) || token < 2 {
        return false;
    }
    let person = value >= 10.0 && view.word(end) == "," && view.is_word(token - 2);
    let named =
        view.capital(token - 2) || matches!(view.word(token - 2), ")" | "*" | "”" | "\"") || person;
    let open = matches!(view.word(token - 1), "," | "(");
    let closed = matches!(
        view.word(end),
        "," | ")" | "." | ";" | "-" | "–" | "—" | "--"
    ) || reader.is(end, &reader.tables.and) && view.word(token - 1) == ",";
    let mut bound = token;
    while bound > 2 && reader.is(bound - 1, &reader.tables.roughly) {
        bound -= 1; // "at the age of over | ninety"
    }
    let of_age =
        reader.is(bound - 1, &reader.tables.of) && reader.is(bound - 2, &reader.tables.ages);
    // "between the ages of 14 and 18"
    let second = token >= 4
        && reader.is(token - 1, &reader.tables.and)
        && view.is_number(token - 2)
        && reader.is(token - 3, &reader.tables.of)
        && reader.is(token - 4, &reader.tables.ages);
    if of_age || second {
        return true;
    }
    let aged = (bound.saturating_sub(1)..token).any(|t| reader.is(t, &reader.tables.aging))
        || listed(reader, token, end);
    open && named && closed && view.is_number(token) || aged
}

/// "aged 19, | 22 and | 34", "aged between | 15 and | 59".
fn listed(reader: &Reader, token: usize, end: usize) -> bool {
    let view = &reader.view;
    let from = token.saturating_sub(LISTED);
    let between = |t: usize| {
        view.is_number(t)
            || view.word(t) == ","
            || reader.is(t, &reader.tables.joins)
            || reader.is(t, &reader.tables.between)
            || reader.is(t, &reader.tables.from)
            || reader.is(t, &reader.tables.to)
    };
    let mut before = (from..token).rev().skip_while(|t| between(*t));
    let aged = before.next().is_some_and(|t| {
        let of = t > 0 && reader.is(t, &reader.tables.of) && reader.is(t - 1, &reader.tables.ages);
        of || reader.is(t, &reader.tables.aging)
    });
    aged && reader.unit_at(end, 1.0, end + 5).is_none()
}

/// "people over 60", "a man of 81", "turns 75".
pub(super) fn aged(reader: &Reader, token: usize, end: usize, value: f64) -> bool {
    let view = &reader.view;
    let open = !view.is_word(end)
        || reader.tables.stops.contains(&*view.lower(end))
        || reader.tables.verbs.contains(&*view.lower(end));
    if !open || token < 2 || !(1.0..=115.0).contains(&value) || view.in_timex(token) {
        return false;
    }
    let someone = |t: usize| {
        let word = view.lower(t);
        reader.tables.generic.contains(&*word) || reader.tables.persons.contains(&*word)
    };
    match &*view.lower(token - 1) {
        _ if reader.is(token - 1, &reader.tables.age_bounds) => {
            let aged = reader.is(token - 2, &reader.tables.aging);
            (someone(token - 2) || aged) && !reader.is(end, &reader.tables.of)
        }
        _ if reader.is(token - 1, &reader.tables.turning) => true,
        _ => false,
    }
}

/// "He was 86", "Pickens is 58", "when I was eight", "Fields, now 22,".
pub(super) fn stated(reader: &Reader, token: usize, end: usize, value: f64) -> bool {
    let view = &reader.view;
    let tables = reader.tables;
    let open = !view.is_word(end) || reader.is(end, &tables.stops) && !reader.is(end, &tables.of);
    if !open || !(1.0..=115.0).contains(&value) || end > token + 3 {
        return false;
    }
    let mut at = token;
    for _ in 0..4 {
        if at == 0 || !reader.is(at - 1, &tables.roughly) {
            break;
        }
        at -= 1;
    }
    if at == 0 {
        return false;
    }
    // "became minister at just 25"
    let young = at < token && reader.is(at - 1, &tables.at) && !view.is_word(end);
    if young && value >= 10.0 && person_before(reader, at - 1) {
        return true;
    }
    let aside = at < token && view.word(at - 1) == "," && view.word(end) == ",";
    // "She's 17"
    let short = reader.possessive(at - 1) && at > 1 && reader.is(at - 2, &tables.anybody);
    if aside || short || !reader.is(at - 1, &tables.copula) {
        return aside || short;
    }
    let mut subject = at - 1;
    while subject > 0 && reader.is(subject - 1, &tables.modals) {
        subject -= 1;
    }
    let Some(subject) = subject.checked_sub(1) else {
        return false;
    };
    // "Hagan, the state's first woman senator, was 66."
    if view.word(subject) == "," && value >= 15.0 {
        return view.word(end).starts_with('.') && person_before(reader, subject);
    }
    // "they are over 18"
    let anybody = reader.is(subject, &tables.anybody)
        || tables.generic.contains(&*view.lower(subject))
        || reader.is(subject, &tables.persons);
    if at < token && anybody && !reader.is(end, &tables.of) {
        return value >= 10.0;
    }
    let named = view
        .mention_at(subject)
        .is_some_and(|m| m.kind == EntityKind::Person);
    named || reader.is(subject, &tables.someone)
}

/// Whether a person is named shortly before a token.
fn person_before(reader: &Reader, token: usize) -> bool {
    let person = |t: usize| {
        let mention = reader.view.mention_at(t);
        mention.is_some_and(|m| m.kind == EntityKind::Person)
    };
    (token.saturating_sub(16)..token).any(person)
}
