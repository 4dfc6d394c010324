//! What looks like a date and is none.

use super::grammar::Phrase;
use super::scan::Scan;

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
        let joined = matches!(behind, "%" | "/" | "°" | "@" | "=" | "_" | ":");
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
    if (1900..=2039).contains(&year) {
        return Some(year);
    }
    let lists = token.checked_sub(1).map_or(0, |t| scan.lists(t));
    let said = phrase.first != token || lists & scan.list("when") != 0;
    let old = (1500..1900).contains(&year);
    (said
        || (old
            && !scan
                .parsed
                .word(token + 1 - usize::from(token + 1 >= scan.len()))
                .starts_with(char::is_lowercase)))
    .then_some(year)
}

/// Whether a month's name is the month: "May" and "March" are other words too.
pub fn is_month(scan: &Scan, phrase: &Phrase) -> bool {
    if !matches!(phrase.fields.month, Some(3 | 5)) || phrase.modifier.is_some() {
        return true;
    }
    let token = phrase.end - 1;
    let lists = token.checked_sub(1).map_or(0, |t| scan.lists(t));
    if lists & scan.list("when") != 0 {
        return true;
    }
    if scan.lists(token + 1) & scan.list("named") != 0 {
        return false;
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
        || (opens
            && !scan
                .parsed
                .word(token - usize::from(token > 0))
                .starts_with(char::is_alphanumeric)
            && !scan.capital(token + 1)
            && behind)
}
