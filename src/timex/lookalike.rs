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
    let alone = phrase.first == token;
    if in_number(scan, token, alone)
        || in_name(scan, token, alone)
        || goes_on(scan, token)
        || counts(scan, token)
    {
        return None;
    }
    if (1900..=2039).contains(&year) {
        return Some(year);
    }
    let lists = token.checked_sub(1).map_or(0, |t| scan.lists(t));
    let said = !alone || lists & scan.known().when != 0;
    let old = (1500..1900).contains(&year);
    // "the 1860 election", but not "1600 Pennsylvania Avenue".
    let article = lists & scan.known().article != 0;
    let noun = word(scan, token + 1).starts_with(char::is_alphabetic);
    (said || (old && (article || scan.begins_line(token + 1) || !noun))).then_some(year)
}

/// The word of a token; nothing behind the end.
fn word<'a>(scan: &Scan<'a>, token: usize) -> &'a str {
    if token < scan.len() {
        scan.parsed.word(token)
    } else {
        ""
    }
}

fn is_digits(scan: &Scan, token: usize) -> bool {
    word(scan, token).starts_with(|c: char| c.is_ascii_digit())
}

/// Whether what stands before makes it a price or a part of a longer number: "$2000", "020 7946 1999".
fn in_number(scan: &Scan, token: usize, alone: bool) -> bool {
    let Some(before) = token.checked_sub(1) else {
        return false;
    };
    let sign = scan.parsed.word(before);
    let glued = scan.glued(token)
        && matches!(
            sign,
            "$" | "€" | "£" | "," | "." | "/" | ":" | "#" | "_" | "@" | "=" | "+"
        );
    let known = scan.known();
    let behind_number = alone && scan.lists(before) & known.number != 0;
    let money = sign == "." && before > 0 && scan.lists(before - 1) & known.money != 0;
    glued || behind_number || money
}

/// Whether what stands before makes it part of a name: "the Water Act, 1974", "COVID-2019"; but
/// "mid-1998", "pre-1998".
fn in_name(scan: &Scan, token: usize, alone: bool) -> bool {
    let Some(head) = token.checked_sub(2).filter(|_| alone) else {
        return false;
    };
    match scan.parsed.word(token - 1) {
        "," => scan.capital(head) && scan.lists(head) & scan.known().laws != 0,
        "-" | "–" => scan.glued(token) && (scan.capital(head) || is_digits(scan, head)),
        _ => false,
    }
}

/// Whether something is joined to it from behind: "1999%", "1999x", "1999-1234".
fn goes_on(scan: &Scan, token: usize) -> bool {
    if !scan.glued(token + 1) {
        return false;
    }
    let behind = word(scan, token + 1);
    let digits = scan.glued(token + 2) && is_digits(scan, token + 2);
    matches!(behind, "%" | "/" | "°" | "@" | "=" | "_")
        || matches!(behind, ":" | "-") && digits
        || behind.starts_with(char::is_alphanumeric)
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
