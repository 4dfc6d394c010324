//! Years, days and hours that no date expression has.

use crate::statement::figure::reader::Reader;

/// Four digits that a calendar would have, unless they count something.
pub(super) fn year(reader: &Reader, token: usize, end: usize, value: f64) -> bool {
    let view = &reader.view;
    let word = view.word(token);
    let shaped = word.len() == 4 && end == token + 1 && (1000.0..2101.0).contains(&value);
    if !shaped
        || !word.bytes().all(|b| b.is_ascii_digit())
        || view.hyphen(end) && view.is_word(end + 1)
    {
        return false;
    }
    if reader.unit_at(end, value, end + 5).is_some() {
        return false;
    }
    let shared = reader.is(end, &reader.tables.of) && reader.is_definite(end + 1);
    if shared && token > 0 && !reader.is(token - 1, &reader.tables.dating) {
        return false; // "1200 of the 3000"
    }
    let before = view.lower(token.wrapping_sub(1));
    let counting =
        reader.tables.before.contains_key(&*before) || reader.tables.counting.contains(&*before);
    let dated = token > 0 && reader.tables.dating.contains(&*before);
    let noun = reader.tables.is_plural(&view.lower(end))
        || reader.tables.is_plural(&view.lower(end + 1))
            && view.is_word(end)
            && !reader.tables.stops.contains(&*view.lower(end));
    let capital = token > 0 && view.is_word(token - 1) && view.capital(token - 1) && !counting;
    !noun || dated && !counting || capital && !dated && before.len() > 3
}

/// Beside a month, or in "Sept. 11".
pub(in crate::statement::figure) fn dated(reader: &Reader, token: usize, end: usize) -> bool {
    let view = &reader.view;
    let month = |t: usize| view.capital(t) && reader.tables.months.contains(&*view.lower(t));
    let before = token.wrapping_sub(1);
    // "15 de mayo"
    if reader.is(end, &reader.tables.of) && reader.is(end + 1, &reader.tables.months) {
        return true;
    }
    let spelled = !view.is_number(token);
    if spelled {
        return month(before) && !view.is_word(before.wrapping_sub(1))
            || month(before) && end == token + 1 && !reader.inside_at(end);
    }
    // "on 14 January 13 ships came"
    let full = month(before) && view.is_number(before.wrapping_sub(1)) && reader.inside_at(end);
    month(before) && !full
        || view.word(before) == "." && month(before.wrapping_sub(1))
        || month(end)
}

/// "At 6.31 on Tuesday", "half past seven", "twenty past seven".
pub(super) fn hour(reader: &Reader, token: usize, end: usize) -> bool {
    let view = &reader.view;
    let before = view.lower(token.wrapping_sub(1));
    let clock = view.word(token).split_once('.').is_some_and(|(h, m)| {
        h.len() <= 2 && m.len() == 2 && h.parse().is_ok_and(|h: u8| h < 24) && m < "60"
    });
    let open = !view.is_word(end) || reader.tables.stops.contains(&*view.lower(end));
    let past = |t: usize| reader.is(t, &reader.tables.past);
    let small = |t: usize| {
        let number = reader.numbers.cardinal(view.parsed, t);
        number.is_some_and(|n| n.value <= 60.0 && n.value.fract() == 0.0)
    };
    let minutes = past(end) && small(token) && small(end + 1);
    if minutes || past(token.wrapping_sub(1)) && token > 1 && small(token - 2) {
        return true;
    }
    let unit = reader.unit_at(end, 1.0, end + 5).is_some();
    reader.tables.at.contains(&*before) && clock && open && !unit
        || reader.tables.clock_links.contains(&*before)
            && reader
                .tables
                .clock_parts
                .contains(&*view.lower(token.wrapping_sub(2)))
}
