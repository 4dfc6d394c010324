//! Numbers in names: "Boeing 737", "page 14", "10 Downing Street", "Ocean's Eleven".

use crate::model::EntityKind;
use crate::statement::figure::reader::Reader;
use std::ops::Range;

/// Tokens on either side of a number that are looked at for a chart.
const CHARTED: usize = 14;
/// Tokens before a number that are looked at for a name with it.
const NAMED: usize = 500;

/// "one" that is a pronoun or an article, and number words inside names: "Ocean's Eleven".
pub(super) fn pronoun(reader: &Reader, token: usize, end: usize) -> bool {
    let view = &reader.view;
    if token > 0 && view.hyphen(token - 1) && view.is_word(token.wrapping_sub(2)) {
        return true;
    }
    let range = reader.is(end, &reader.tables.or_)
        && reader
            .numbers
            .cardinal(view.parsed, end + 1)
            .is_some_and(|n| n.value > 1.0);
    if end == token + 1 && reader.is(token, &reader.tables.one) && !range {
        let next = view.lower(end);
        return !(reader.tables.one_counts.contains(&*next)
            || reader.unit_at(end, 1.0, end + 5).is_some())
            || reader.is(token.wrapping_sub(1), &reader.tables.no);
    }
    if end == token + 1 && reader.tables.nothing.contains(&*view.lower(token)) {
        return !reader.tables.is_plural(&view.lower(end));
    }
    false
}

/// Part of a name, or behind a word that numbers things: "Boeing 737", "number 4", "page 14".
pub(super) fn named(reader: &Reader, token: usize, end: usize, sentence: &Range<usize>) -> bool {
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
    // "No. 4", "Covid - 19"
    let dot = view.word(token - 1) == "." && view.glued(token - 1)
        || view.word(token - 1) == "-" && view.capital(token.wrapping_sub(2));
    let dot = usize::from(dot && token >= 2);
    let before = token - 1 - dot;
    let word = view.lower(before);
    let capital = view.is_word(before) && view.capital(before);
    let large = view.word(token).contains(',') || end > token + 1;
    let person = view
        .mention_at(end)
        .is_some_and(|m| m.kind == EntityKind::Person);
    let counts = !person && reader.tables.is_plural(&view.lower(end))
        || reader.inside_at(end) && reader.tables.is_plural(&view.lower(end + 1))
        || reader.unit_at(end, 1.0, sentence.end).is_some();
    if reader.tables.top.contains(&*word)
        && !counts
        && !large
        && !reader.is(before.wrapping_sub(1), &reader.tables.to)
    {
        return true; // "in the top ten"
    }
    if reader.tables.no.contains(&*word) && dot == 0 {
        return capital && view.is_number(token) && before > sentence.start;
    }
    if dot > 0 && capital && reader.tables.no.contains(&*word) && view.is_number(token) {
        return true; // "the No. 4 reactors"
    }
    // "Riise 1, Nunez 113"
    let someone = view
        .mention_at(before)
        .is_some_and(|m| m.kind == EntityKind::Person);
    if someone && dot == 0 && view.is_number(token) && !large && !view.is_word(end) {
        return true;
    }
    if reader.tables.named.contains(&*word) && !large && !view.in_timex(before) {
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
        return view.capital(token) && (view.is_word(before) || view.is_number(before));
    }
    let plain = reader.tables.stops.contains(&*word) || reader.tables.before.contains_key(&*word);
    capital && !plain && before > sentence.start && !counts && !view.hyphen(end)
}

/// "the 37 Military Hospital": capitals behind it and nothing that is counted.
pub(super) fn titled(reader: &Reader, token: usize, end: usize) -> bool {
    let view = &reader.view;
    let capitals = view.capital(end) && view.capital(end + 1) && view.is_word(end + 1);
    let group = end..end + 5;
    capitals
        && reader.is(token.wrapping_sub(1), &reader.tables.the)
        && !group
            .take_while(|t| view.is_word(*t))
            .any(|t| reader.tables.is_plural(&view.lower(t)))
}

/// "10 Downing Street".
pub(super) fn address(reader: &Reader, token: usize) -> bool {
    let view = &reader.view;
    (token..token + 4)
        .take_while(|t| view.is_word(*t) && view.capital(*t))
        .any(|t| reader.tables.streets.contains(&*view.lower(t)))
}

/// "ranked 106", "the last eight", "a year or two": a place in an order, or no number of things.
pub(super) fn ranked(reader: &Reader, token: usize, end: usize) -> bool {
    let view = &reader.view;
    let tables = reader.tables;
    if token == 0 {
        return false;
    }
    let counts = view.is_word(end) && !reader.is(end, &tables.stops);
    if reader.is(token - 1, &tables.ranking) {
        return true;
    }
    // "the 747 picked up": the number of a name told before
    let verb = reader.is(end, &tables.modals)
        || reader.is(end, &tables.copula)
        || reader.inside_at(end) && reader.is_past(end);
    if verb
        && end == token + 1
        && view.is_number(token)
        && view.word(token).len() >= 3
        && reader.is(token - 1, &tables.the)
        && is_of_name(reader, token)
    {
        return true;
    }
    // "freedom 3 is": a number that names
    let noun = view.lower(token - 1);
    let single = reader.qualifier_before(token, 0).1.is_none()
        && reader.inside_at(token - 1)
        && !view.is_number(token - 1)
        && !tables.is_plural(&noun)
        && !tables.determiners.contains(&*noun)
        && !tables.verbs.contains(&*noun)
        && !tables.fates.contains_key(&*noun)
        && !reader.is_past_form(token - 1)
        && !tables.before.contains_key(&*noun);
    // "coronavirus 2 (": a number that ends a name
    let closes = view.is_number(token)
        && view.word(token).len() <= 2
        && matches!(view.word(end), "\"" | "”" | "’")
        && !view.capital(token - 1);
    if single && end == token + 1 && (closes || reader.is(end, &tables.copula)) {
        return true;
    }
    if reader.is(token - 1, &tables.at)
        && reader.is(token, &tables.one)
        && reader.is(end, &tables.moments)
    {
        return true;
    }
    let unit = reader.unit_at(end, 2.0, end + 5).is_some();
    let after_time =
        token > 1 && reader.is(token - 1, &tables.or_) && reader.is(token - 2, &tables.time);
    if after_time && !unit {
        return true;
    }
    let rounds =
        token > 1 && reader.is(token - 1, &tables.rounds) && reader.is(token - 2, &tables.the);
    if rounds && !counts {
        return true;
    }
    // "Million Dollar Baby": capitals inside a sentence.
    let unit = reader.unit_at(end, 2.0, end + 3);
    !view.is_number(token)
        && view.capital(token)
        && !view
            .word(token - 1)
            .contains(['.', '"', '“', '!', '?', ':'])
        && unit.is_some_and(|(_, next)| view.capital(end) && view.capital(next))
}

/// "slipped to | six in the chart", "from category 4 to | 3": a place in an order told of near.
pub(super) fn charted(reader: &Reader, token: usize, end: usize, sentence: &Range<usize>) -> bool {
    let view = &reader.view;
    let tables = reader.tables;
    let open = !view.is_word(end) || reader.is(end, &tables.stops) && !reader.is(end, &tables.of);
    let Some(link) = token.checked_sub(1).filter(|t| *t > sentence.start && open) else {
        return false;
    };
    let to = reader.is(link, &tables.to);
    // "category 4 to 3"
    let second = to
        && link > sentence.start + 1
        && view.is_number(link - 1)
        && reader.is(link - 2, &tables.named);
    if second {
        return true;
    }
    let near = token.saturating_sub(CHARTED).max(sentence.start)..sentence.end.min(end + CHARTED);
    (to || reader.is(link, &tables.at))
        && end == token + 1
        && view.word(token).len() <= 6
        && near.into_iter().any(|t| reader.is(t, &tables.charts))
}

/// "sentenced to ten years, serving | eight": years.
pub(super) fn served(reader: &Reader, token: usize, end: usize) -> bool {
    let tables = reader.tables;
    let object = reader.is(end, &tables.determiners) || reader.is(end, &tables.of);
    let open = !reader.view.is_word(end) || reader.is(end, &tables.stops) && !object;
    open && token > 0 && reader.is(token - 1, &reader.tables.serving)
}

/// Whether a number stood behind a capital shortly before: "Boeing 747".
fn is_of_name(reader: &Reader, token: usize) -> bool {
    let view = &reader.view;
    let word = view.word(token);
    (token.saturating_sub(NAMED)..token)
        .any(|t| t > 0 && view.word(t) == word && view.capital(t - 1))
}
