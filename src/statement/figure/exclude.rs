//! Numbers that are no figures: dates, times, names, codes, scores, ages.

use super::amount::Reader;
use crate::model::EntityKind;
use std::ops::Range;

/// If the number in `token..end` is no figure: the token to go on with.
pub(super) fn no_figure(
    reader: &Reader,
    token: usize,
    end: usize,
    value: f64,
    sentence: &Range<usize>,
) -> Option<usize> {
    if reader.view.in_timex(token) {
        return Some(end);
    }
    let by_shape = if reader.view.is_number(token) {
        clock(reader, token, end)
            .or_else(|| chain(reader, token, sentence))
            .or_else(|| score(reader, token, end, sentence))
            .or_else(|| in_code(reader, token, end).then_some(end))
            .or_else(|| listed(reader, token, sentence).then_some(end))
            .or_else(|| year(reader, token, end, value).then_some(end))
            .or_else(|| dated(reader, token, end).then_some(end))
    } else {
        pronoun(reader, token, end).then_some(end)
    };
    by_shape
        .or_else(|| named(reader, token, end, sentence).then_some(end))
        .or_else(|| age(reader, token, end, value).then_some(end))
        .or_else(|| aged(reader, token, end, value).then_some(end))
        .or_else(|| hour(reader, token, end).then_some(end))
}

/// "04:49", "10:30:15", "7/7", "24/7".
fn clock(reader: &Reader, token: usize, end: usize) -> Option<usize> {
    let view = &reader.view;
    let mut next = end;
    while matches!(view.word(next), ":" | "/")
        && view.glued(next)
        && view.glued(next + 1)
        && view.is_number(next + 1)
    {
        next += 2;
    }
    (next > end && next > token + 1).then_some(next)
}

/// Telephone numbers and dates in digits: "555-0142", "+44 20 7946 0958", "2020-05-17".
fn chain(reader: &Reader, token: usize, sentence: &Range<usize>) -> Option<usize> {
    let view = &reader.view;
    let mut next = token + 1;
    let mut parts = 1;
    while next < sentence.end {
        let sign = usize::from(view.hyphen(next));
        if !view.is_number(next + sign) {
            break;
        }
        next += sign + 1;
        parts += 1;
    }
    let word = view.word(token);
    let zero = word.len() > 1 && word.starts_with('0') && !word.contains(['.', ',']);
    let dialled = view.word(token.wrapping_sub(1)) == "+" && parts > 1;
    let long = parts >= 3 && (token + 1..next).all(|t| view.word(t) != "000");
    (zero || dialled || long).then_some(next)
}

/// "3-1", "6-4", "50-50", "2019-20".
fn score(reader: &Reader, token: usize, end: usize, sentence: &Range<usize>) -> Option<usize> {
    let view = &reader.view;
    if end != token + 1 || !view.hyphen(end) || !view.is_number(end + 1) {
        return None;
    }
    let (a, b) = (
        reader.numbers.digits(view.word(token))?,
        reader.numbers.digits(view.word(end + 1))?,
    );
    let after = end + 2;
    if view.glued(after) && view.is_word(after) || reader.unit_at(after, b, sentence.end).is_some()
    {
        return None;
    }
    let mixed = view.word(after) == "/" && view.glued(after);
    let word = view.lower(after);
    let season = view.word(token).len() == 4
        && view.word(end + 1).len() == 2
        && (1000.0..2100.0).contains(&a);
    let noun = view.is_word(after)
        && !reader.tables.stops.contains(&*word)
        && !reader.tables.scores.contains(&*word);
    let scale = reader.numbers.scale(&word).is_some();
    (!mixed && !scale && (season || a >= b || !noun && !view.hyphen(after))).then_some(after)
}

/// Written onto letters or signs: "COVID-19", "F-16", "5G", "1990s", "#4", "index.php?2".
fn in_code(reader: &Reader, token: usize, end: usize) -> bool {
    let view = &reader.view;
    if view.glued(token) {
        let before = token - 1;
        match view.word(before) {
            "-" | "–" | "\u{2010}" | "\u{2011}" => {
                if view.glued(before) && (view.is_word(before - 1) || view.is_number(before - 1)) {
                    return true;
                }
            }
            "/" | "_" | "#" | "@" | "." | ":" | "=" | "&" | "№" | "§" | "," | "\\" | "^" | "*" =>
            {
                return true;
            }
            _ => return view.is_word(before),
        }
    }
    if !view.glued(end) || !view.is_word(end) {
        return matches!(view.word(end), "_" | "@" | "=" | "#" | "\\") && view.glued(end);
    }
    let word = view.lower(end);
    reader.unit_at(end, 1.0, end + 5).is_none()
        && reader.numbers.scale(&word).is_none()
        && !word.starts_with('\'')
        && !matches!(&*word, "plus" | "k" | "b")
}

/// "1. Wash your hands": the number of an item.
fn listed(reader: &Reader, token: usize, sentence: &Range<usize>) -> bool {
    let view = &reader.view;
    token == sentence.start && view.glued(token + 1) && matches!(view.word(token + 1), "." | ")")
}

/// Four digits that a calendar would have, unless they count something.
fn year(reader: &Reader, token: usize, end: usize, value: f64) -> bool {
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
    let before = view.lower(token.wrapping_sub(1));
    let counting = reader.tables.before.contains_key(&*before)
        || matches!(
            &*before,
            "than" | "least" | "killed" | "killing" | "estimated" | "to"
        );
    let dated = token > 0
        && matches!(
            &*before,
            "in" | "since"
                | "by"
                | "from"
                | "until"
                | "till"
                | "the"
                | "of"
                | "and"
                | "for"
                | "during"
                | "before"
                | "after"
                | "late"
                | "early"
                | "mid"
                | "'"
                | "("
                | "/"
                | "'s"
                | "or"
                | "its"
                | "their"
        );
    let noun = reader.tables.is_plural(&view.lower(end))
        || reader.tables.is_plural(&view.lower(end + 1))
            && view.is_word(end)
            && !reader.tables.stops.contains(&*view.lower(end));
    let capital = token > 0 && view.is_word(token - 1) && view.capital(token - 1) && !counting;
    !noun || dated && !counting || capital && !dated && before.len() > 3
}

/// Beside a month, or in "Sept. 11".
fn dated(reader: &Reader, token: usize, end: usize) -> bool {
    let view = &reader.view;
    let month = |t: usize| view.capital(t) && reader.tables.months.contains(&*view.lower(t));
    let before = token.wrapping_sub(1);
    month(before) || view.word(before) == "." && month(before.wrapping_sub(1)) || month(end)
}

/// "one" that is a pronoun or an article, and number words inside names: "Ocean's Eleven".
fn pronoun(reader: &Reader, token: usize, end: usize) -> bool {
    let view = &reader.view;
    if token > 0 && view.hyphen(token - 1) && view.is_word(token.wrapping_sub(2)) {
        return true;
    }
    if end == token + 1 && view.lower(token) == "one" {
        let next = view.lower(end);
        return !(reader.tables.one_counts.contains(&*next)
            || reader.unit_at(end, 1.0, end + 5).is_some())
            || view.lower(token.wrapping_sub(1)) == "no";
    }
    if end == token + 1 && matches!(&*view.lower(token), "zero" | "nil") {
        return !reader.tables.is_plural(&view.lower(end));
    }
    false
}

/// Part of a name, or behind a word that numbers things: "Boeing 737", "number 4", "page 14".
fn named(reader: &Reader, token: usize, end: usize, sentence: &Range<usize>) -> bool {
    let view = &reader.view;
    let number = view.span_of(token..end);
    if view
        .mention_at(token)
        .is_some_and(|m| m.span.contains(number) && m.span.len() > number.len())
    {
        return true;
    }
    if view.is_number(token)
        && view.capital(end)
        && (address(reader, end) || titled(reader, token, end))
    {
        return true;
    }
    if token <= sentence.start {
        return false;
    }
    let dot = usize::from(view.word(token - 1) == "." && view.glued(token - 1) && token >= 2);
    let before = token - 1 - dot;
    let word = view.lower(before);
    let capital = view.is_word(before) && view.capital(before);
    let large = view.word(token).contains(',') || end > token + 1;
    let counts = reader.tables.is_plural(&view.lower(end))
        || reader.unit_at(end, 1.0, sentence.end).is_some();
    if &*word == "top" && !counts {
        return true; // "in the top ten"
    }
    if matches!(&*word, "no" | "nos") && dot == 0 {
        return capital && view.is_number(token) && before > sentence.start;
    }
    if reader.tables.named.contains(&*word) && !large {
        return !counts || capital && dot == 0 && before > sentence.start;
    }
    if dot > 0 || large {
        return false;
    }
    // "CentOS 7": behind a name of something.
    if view.is_number(token)
        && !counts
        && view.glued(token) == view.glued(before + 1)
        && view
            .mention_at(before)
            .is_some_and(|m| m.kind == EntityKind::Other || m.kind == EntityKind::Org)
    {
        return true;
    }
    if !view.is_number(token) {
        // "Ocean's Eleven", "the Big Four": capitals inside a sentence.
        return view.capital(token) && !view.word(before).contains(['"', '“', '‘', '\'', ':']);
    }
    let plain = reader.tables.stops.contains(&*word) || reader.tables.before.contains_key(&*word);
    capital && !plain && before > sentence.start && !counts && !view.hyphen(end)
}

/// "At 6.31 on Tuesday", "half past seven".
fn hour(reader: &Reader, token: usize, end: usize) -> bool {
    let view = &reader.view;
    let before = view.lower(token.wrapping_sub(1));
    let clock = view.word(token).split_once('.').is_some_and(|(h, m)| {
        h.len() <= 2 && m.len() == 2 && h.parse().is_ok_and(|h: u8| h < 24) && m < "60"
    });
    let open = !view.is_word(end) || reader.tables.stops.contains(&*view.lower(end));
    &*before == "at" && clock && open
        || matches!(&*before, "past" | "to")
            && matches!(&*view.lower(token.wrapping_sub(2)), "half" | "quarter")
}

/// "people over 60", "a man of 81", "turns 75".
fn aged(reader: &Reader, token: usize, end: usize, value: f64) -> bool {
    let view = &reader.view;
    let open = !view.is_word(end) || reader.tables.stops.contains(&*view.lower(end));
    if !open || token < 2 || !(1.0..=115.0).contains(&value) || view.in_timex(token) {
        return false;
    }
    let someone = |t: usize| {
        let word = view.lower(t);
        reader.tables.generic.contains(&*word)
            || matches!(
                &*word,
                "boy" | "girl" | "anyone" | "everyone" | "those" | "adults" | "son" | "daughter"
            )
    };
    match &*view.lower(token - 1) {
        "over" | "under" | "of" | "above" | "below" => {
            someone(token - 2) && &*view.lower(end) != "of"
        }
        "turns" | "turned" | "turning" | "aged" => true,
        _ => false,
    }
}

/// "the 37 Military Hospital": capitals behind it and nothing that is counted.
fn titled(reader: &Reader, token: usize, end: usize) -> bool {
    let view = &reader.view;
    let capitals = view.capital(end) && view.capital(end + 1) && view.is_word(end + 1);
    let group = end..end + 5;
    capitals
        && &*view.lower(token.wrapping_sub(1)) == "the"
        && !group
            .take_while(|t| view.is_word(*t))
            .any(|t| reader.tables.is_plural(&view.lower(t)))
}

/// "10 Downing Street".
fn address(reader: &Reader, token: usize) -> bool {
    let view = &reader.view;
    (token..token + 4)
        .take_while(|t| view.is_word(*t) && view.capital(*t))
        .any(|t| reader.tables.streets.contains(&*view.lower(t)))
}

/// "Maria Lopez, 43, was": a number alone between a name and a comma.
fn age(reader: &Reader, token: usize, end: usize, value: f64) -> bool {
    let view = &reader.view;
    if !(1.0..=115.0).contains(&value) || token < 2 {
        return false;
    }
    let person = value >= 10.0 && view.word(end) == "," && view.is_word(token - 2);
    let named = view.capital(token - 2) || view.word(token - 2) == ")" || person;
    let open = matches!(view.word(token - 1), "," | "(");
    let closed = matches!(view.word(end), "," | ")" | "." | ";")
        || view.lower(end) == "and" && view.word(token - 1) == ",";
    let of_age = &*view.lower(token - 1) == "of" && &*view.lower(token - 2) == "age";
    if of_age {
        return true;
    }
    let aged = matches!(&*view.lower(token - 1), "aged" | "age");
    open && named && closed && view.is_number(token) || aged
}
