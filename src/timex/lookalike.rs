//! What looks like a date and is none.

use super::grammar::Phrase;
use super::reading::Reference;
use super::scan::Scan;
use super::value::{Season, Unit};
use super::vocabulary::Category;

/// The year that a number of four digits names; `None` if it is a price, a quantity or a name.
pub fn year(scan: &Scan, phrase: &Phrase) -> Option<i16> {
    let year = phrase.fields.year?;
    let token = phrase.end - 1;
    let before = token.checked_sub(1).map_or("", |t| scan.parsed.word(t));
    let behind = if token + 1 < scan.len() {
        scan.parsed.word(token + 1)
    } else {
        ""
    };
    if scan.glued(token)
        && matches!(
            before,
            "$" | "€" | "£" | "," | "." | "/" | ":" | "#" | "_" | "@" | "=" | "+"
        )
    {
        return None;
    }
    // "020 7946 1999".
    if phrase.first == token && token > 0 && scan.lists(token - 1) & scan.known().number != 0 {
        return None;
    }
    // "the Water Act, 1974".
    if before == ","
        && phrase.first == token
        && token > 1
        && scan.capital(token - 2)
        && scan.lists(token - 2) & scan.known().laws != 0
    {
        return None;
    }
    if before == "." && token > 1 && scan.lists(token - 2) & scan.known().money != 0 {
        return None;
    }
    if scan.glued(token) && matches!(before, "-" | "–") {
        // "COVID-2019", "F-1998", "555-1998"; but "mid-1998", "pre-1998".
        let head = token.checked_sub(2)?;
        let word = scan.parsed.word(head);
        if phrase.first == token
            && (scan.capital(head) || word.starts_with(|c: char| c.is_ascii_digit()))
        {
            return None;
        }
    }
    if scan.glued(token + 1) {
        let digit = |t: usize| {
            t < scan.len()
                && scan
                    .parsed
                    .word(t)
                    .starts_with(|c: char| c.is_ascii_digit())
        };
        let joined = matches!(behind, "%" | "/" | "°" | "@" | "=" | "_")
            || (behind == ":" && scan.glued(token + 2) && digit(token + 2));
        let letters = behind.starts_with(char::is_alphanumeric);
        let dash = matches!(behind, "-")
            && scan.glued(token + 2)
            && scan
                .parsed
                .word(token + 2)
                .starts_with(|c: char| c.is_ascii_digit());
        if joined || letters || dash {
            return None;
        }
    }
    if counts(scan, token) {
        return None;
    }
    if (1900..=2039).contains(&year) {
        return Some(year);
    }
    let lists = token.checked_sub(1).map_or(0, |t| scan.lists(t));
    let said = phrase.first != token || lists & scan.known().when != 0;
    let old = (1500..1900).contains(&year);
    // "the 1860 election", but not "1600 Pennsylvania Avenue".
    let article = lists & scan.known().article != 0;
    (said
        || (old
            && (article
                || scan.begins_line(token + 1)
                || !behind.starts_with(char::is_alphabetic))))
    .then_some(year)
}

/// Whether a number is how many: "its roughly 2000 shops".
fn counts(scan: &Scan, token: usize) -> bool {
    let about = |t: &usize| scan.lists(*t) & scan.known().about != 0;
    let first = (0..token).rev().take_while(about).last();
    let head = first.and_then(|t| t.checked_sub(1));
    head.is_some_and(|t| scan.lists(t) & scan.known().the != 0)
}

/// So many tokens off a year of four digits makes two digits a year.
const BESIDE: usize = 30;

/// Whether two digits are a year: a year of four digits stands in the words around, and no number
/// before it ("one in 20").
pub fn is_short_year(scan: &Scan, phrase: &Phrase) -> bool {
    let number = |t: usize| scan.sense(t, Category::Number).is_some();
    let opens = phrase.first > 0 && scan.lists(phrase.first - 1) & scan.known().in_since != 0;
    let share = opens && phrase.first.checked_sub(2).is_some_and(number);
    let around = phrase.first.saturating_sub(BESIDE)..(phrase.end + BESIDE).min(scan.len());
    let is_year = |t: usize| {
        let year = scan.sense(t, Category::Year);
        year.is_some_and(|y| (1900.0..2040.0).contains(&y.value))
    };
    !share && is_late(phrase) && around.into_iter().any(is_year)
}

/// Whether two digits are more likely a year than a number of minutes or a place: "in 84", "in 08".
fn is_late(phrase: &Phrase) -> bool {
    let year = phrase.fields.short_year;
    year.is_some_and(|y| !(10..60).contains(&y))
}

/// Whether a decade is one of a life: "in her (late) 80s", but not "her 1980s films".
pub fn is_age(scan: &Scan, phrase: &Phrase) -> bool {
    let long = scan.parsed.tokens[phrase.end.saturating_sub(2)..phrase.end]
        .iter()
        .any(|t| {
            t.span.len() == 4 && scan.parsed.text.as_bytes()[t.span.start as usize].is_ascii_digit()
        });
    let whose = (1..=2)
        .filter_map(|n| phrase.first.checked_sub(n))
        .any(|t| scan.lists(t) & scan.known().whose != 0);
    !long
        && whose
        && phrase
            .fields
            .decade
            .is_some_and(|d| (192..200).contains(&d))
}

/// Whether "soon" stands beside a verb in the past, and so tells of no future.
pub fn is_past_soon(scan: &Scan, phrase: &Phrase) -> bool {
    let future = phrase.fields.reference == Some(Reference::Future);
    let verb = |t: usize| {
        let lists = scan.lists(t);
        lists & scan.known().told != 0 && lists & (scan.known().no_verb | scan.known().be) == 0
    };
    let before = phrase.first.checked_sub(1).is_some_and(verb);
    future && phrase.end == phrase.first + 1 && (before || verb(phrase.end))
}

/// Whether a season's name is the season: "fall" and "spring" are other words too.
pub fn is_season(scan: &Scan, phrase: &Phrase) -> bool {
    let Some(season) = phrase.fields.season else {
        return true;
    };
    // "the 2012 Summer Olympics".
    if scan.capital(phrase.end - 1) && scan.capital(phrase.end) {
        return false;
    }
    // "the Arab Spring", "Spring of Hope".
    let of = scan.lists(phrase.end) & scan.known().event != 0;
    let named = |t: usize| {
        scan.capital(t)
            && !scan.begins_sentence(t)
            && scan.lists(t) & (scan.known().when | scan.known().the) == 0
    };
    let name = of && scan.capital(phrase.end + 1)
        || phrase.first + 1 == phrase.end && phrase.first.checked_sub(1).is_some_and(named);
    if scan.capital(phrase.end - 1) && name {
        return false;
    }
    if phrase.narrowing.is_some() || !matches!(season, Season::Spring | Season::Autumn) {
        return true;
    }
    let token = phrase.end - 1;
    // "autumn" is nothing else; "Spring" with a capital hardly.
    let lists = scan.lists(token);
    let capital = scan.capital(token) && lists & scan.known().capital_season != 0;
    if lists & scan.known().word_season == 0 || capital {
        return true;
    }
    let before = token.checked_sub(1).map_or(0, |t| scan.lists(t));
    if scan.lists(phrase.end) & scan.known().seasonal != 0 {
        return true;
    }
    !of && before & scan.known().fall != 0
}

/// Whether a number and a unit are a length: not "three-quarters", "60 Minutes", "the 1988 quarter".
pub fn is_length(scan: &Scan, phrase: &Phrase) -> bool {
    let last = phrase.end - 1;
    let f = &phrase.fields;
    // "about a quarter" is mostly a share.
    let share = f.unit == Some(Unit::Quarter) && !f.plural && f.number == Some(1.0);
    let parts = f.unit == Some(Unit::Quarter)
        && f.number == Some(3.0)
        && (scan.parsed.word(last - 1) == "-" || scan.lists(phrase.end) & scan.known().event != 0);
    let year = !f.plural && f.number.is_some_and(|n| (1900.0..2040.0).contains(&n));
    let age = scan.glued(phrase.end)
        && phrase.end < scan.len()
        && scan.parsed.word(phrase.end) == "-"
        && scan.lists(phrase.end + 1) & scan.known().old != 0;
    let title = scan.capital(last)
        && scan
            .parsed
            .word(phrase.first)
            .starts_with(|c: char| c.is_ascii_digit());
    !parts && !share && !year && !title && !age
}

/// Whether "Today" is the end of a name: "USA Today".
pub fn is_name(scan: &Scan, phrase: &Phrase) -> bool {
    let first = phrase.first;
    first > 0 && scan.capital(first) && scan.capital(first - 1) && !scan.begins_line(first)
}

/// Whether a unit's or weekday's word is part of a title: "This Week", "USA Today", "60 Minutes".
pub fn is_title(scan: &Scan, phrase: &Phrase) -> bool {
    let last = phrase.end - 1;
    // "Last Year over four million came."
    if scan.begins_sentence(phrase.first) && phrase.end < scan.len() && !scan.capital(phrase.end) {
        return false;
    }
    scan.capital(last) && !scan.begins_line(phrase.first) && {
        let first = phrase.first;
        let opens = scan
            .parsed
            .sentences
            .get(scan.sentence(first))
            .is_none_or(|s| s.tokens.start + 1 >= first);
        first != last || (!opens && first > 0 && scan.capital(first - 1))
    }
}

/// Whether a bare month or weekday begins a name: "April Jones", "June Lake", "the Sunday Times".
pub fn is_named(scan: &Scan, phrase: &Phrase) -> bool {
    let bare = phrase.narrowing.is_none() && phrase.first + 1 == phrase.end;
    let name = scan.capital(phrase.end)
        && !scan.begins_sentence(phrase.end)
        && scan.senses(phrase.end).is_empty();
    let before = phrase.first.checked_sub(1).map_or(0, |t| scan.lists(t));
    let said = before & scan.known().when != 0;
    let opens = phrase.first == 0
        || scan.begins_sentence(phrase.first)
        || before & scan.known().article != 0;
    bare && name && !said && opens
}

/// Whether a month's name is the month: "May" and "March" are other words too.
pub fn is_month(scan: &Scan, phrase: &Phrase) -> bool {
    let token = phrase.end - 1;
    if is_named(scan, phrase) {
        return false;
    }
    if scan.lists(token) & scan.known().ambiguous == 0 || phrase.narrowing.is_some() {
        return true;
    }
    let lists = token.checked_sub(1).map_or(0, |t| scan.lists(t));
    if lists & scan.known().when != 0 {
        return true;
    }
    if scan.lists(token + 1) & scan.known().named != 0 {
        return false;
    }
    // "its March meeting", but not "the March on Rome".
    let next = scan.lists(token + 1);
    let noun = token + 1 < scan.len()
        && scan.parsed.word(token + 1).starts_with(char::is_lowercase)
        && next & (scan.known().when | scan.known().linking) == 0;
    if lists & (scan.known().the | scan.known().whose) != 0 && noun && scan.capital(token) {
        return true;
    }
    // A heading or a list: "March:", "(March)".
    let behind = token + 1 >= scan.len()
        || !scan
            .parsed
            .word(token + 1)
            .starts_with(char::is_alphanumeric);
    let opens = token == 0
        || scan.begins_line(token)
        || !scan
            .parsed
            .word(token - 1)
            .starts_with(char::is_alphanumeric);
    opens && behind
}
