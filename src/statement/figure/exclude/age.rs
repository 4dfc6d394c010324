//! Ages of persons.

use crate::statement::figure::reader::Reader;

/// "Maria Lopez, 43, was": a number alone between a name and a comma.
pub(super) fn age(reader: &Reader, token: usize, end: usize, value: f64) -> bool {
    let view = &reader.view;
    if !(1.0..=115.0).contains(&value) || token < 2 {
        return false;
    }
    let person = value >= 10.0 && view.word(end) == "," && view.is_word(token - 2);
    let named = view.capital(token - 2) || view.word(token - 2) == ")" || person;
    let open = matches!(view.word(token - 1), "," | "(");
    let closed = matches!(view.word(end), "," | ")" | "." | ";")
        || reader.is(end, &reader.tables.and) && view.word(token - 1) == ",";
    let of_age =
        reader.is(token - 1, &reader.tables.of) && reader.is(token - 2, &reader.tables.ages);
    if of_age {
        return true;
    }
    let aged = reader.tables.aging.contains(&*view.lower(token - 1));
    open && named && closed && view.is_number(token) || aged
}

/// "people over 60", "a man of 81", "turns 75".
pub(super) fn aged(reader: &Reader, token: usize, end: usize, value: f64) -> bool {
    let view = &reader.view;
    let open = !view.is_word(end) || reader.tables.stops.contains(&*view.lower(end));
    if !open || token < 2 || !(1.0..=115.0).contains(&value) || view.in_timex(token) {
        return false;
    }
    let someone = |t: usize| {
        let word = view.lower(t);
        reader.tables.generic.contains(&*word) || reader.tables.persons.contains(&*word)
    };
    match &*view.lower(token - 1) {
        _ if reader.is(token - 1, &reader.tables.age_bounds) => {
            someone(token - 2) && !reader.is(end, &reader.tables.of)
        }
        _ if reader.is(token - 1, &reader.tables.turning) => true,
        _ => false,
    }
}
