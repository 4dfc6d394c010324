//! Numbers by their shape: times, telephone numbers, scores, codes, items of a list.

use crate::statement::figure::reader::Reader;
use std::ops::Range;

/// "04:49", "10:30:15", "7/7", "24/7".
pub(super) fn clock(reader: &Reader, token: usize, end: usize) -> Option<usize> {
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
pub(super) fn chain(reader: &Reader, token: usize, sentence: &Range<usize>) -> Option<usize> {
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
pub(super) fn score(
    reader: &Reader,
    token: usize,
    end: usize,
    sentence: &Range<usize>,
) -> Option<usize> {
    let view = &reader.view;
    if end != token + 1 || !view.hyphen(end) || !view.is_number(end + 1) {
        return None;
    }
    let (a, b) = (
        reader.numbers.digits(view.word(token))?,
        reader.numbers.digits(view.word(end + 1))?,
    );
    let after = end + 2;
    let about = reader.qualifier_before(token, sentence.start).1.is_some()
        || token > sentence.start && reader.is(token - 1, &reader.tables.ranging);
    if about && a < b {
        return None; // "in the range 2–4", "about 12–18"
    }
    if view.glued(after) && view.is_word(after) || reader.unit_at(after, b, sentence.end).is_some()
    {
        return None;
    }
    let mixed = view.word(after) == "/" && view.glued(after);
    let word = view.lower(after);
    let season = view.word(token).len() == 4
        && view.word(end + 1).len() == 2
        && (1000.0..2100.0).contains(&a);
    let sides = token > 0 && view.is_word(token - 1) && view.capital(token - 1);
    let rival = sides && view.capital(after);
    let other = reader.tables.stops.contains(&*word) || reader.tables.scores.contains(&*word);
    let noun = view.is_word(after) && !rival && !other;
    let scale = reader.numbers.scale(&word).is_some();
    (!mixed && !scale && (season || a >= b || !noun && !view.hyphen(after))).then_some(after)
}

/// Written onto letters or signs: "COVID-19", "F-16", "5G", "1990s", "#4", "index.php?2".
pub(super) fn in_code(reader: &Reader, token: usize, end: usize) -> bool {
    let view = &reader.view;
    if view.glued(token) {
        let before = token - 1;
        match view.word(before) {
            "-" | "–" | "\u{2010}" | "\u{2011}" => {
                if reader.is(before.wrapping_sub(1), &reader.tables.to) && before > 2 {
                    return !view.is_number(before - 3); // "230-to-197"
                }
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

/// "18-rated games", "a two-handed shot": an adjective, nothing that is counted.
pub(super) fn styled(reader: &Reader, end: usize) -> bool {
    let view = &reader.view;
    let word = view.lower(end + 1);
    let past = reader.is_past_form(end + 1) && !reader.tables.plurals.contains(&*word);
    view.hyphen(end) && (past || reader.tables.styles.contains(&*word))
}

/// "1. Wash your hands", "(1) a vote": the number of an item.
pub(super) fn listed(reader: &Reader, token: usize, sentence: &Range<usize>) -> bool {
    let view = &reader.view;
    let first = token == sentence.start;
    let marked = first && view.glued(token + 1) && matches!(view.word(token + 1), "." | ")");
    // "two ways: (1) a vote, or (2) a law"
    let bracketed = token >= sentence.start + 2
        && view.word(token).len() <= 2
        && view.word(token - 1) == "("
        && view.word(token + 1) == ")"
        && !reader.inside_at(token - 2);
    let note = token > sentence.start
        && view.word(token).len() <= 3
        && view.word(token - 1) == "["
        && view.word(token + 1) == "]";
    // "19" for the year; section 177(3)
    let quote = |t: usize| view.word(t).contains(['"', '“', '”', '‘', '’', '\'']);
    let cited = token > sentence.start
        && quote(token - 1)
        && view.glued(token)
        && quote(token + 1)
        && view.glued(token + 1);
    let part = token > sentence.start + 1
        && view.word(token - 1) == "("
        && view.glued(token - 1)
        && view.word(token - 2).ends_with(|c: char| c.is_ascii_digit());
    marked || bracketed || note || cited || part
}
