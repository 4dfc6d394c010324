//! The text form of a query: `who:"Xi Jinping" -org:WHO date:2020-01..2020-03 "a phrase" /regex/ word`.

use super::{Clause, DateRange, Field, Query};
use jiff::civil::{Date, date};

/// Reads a query. Never fails: what is no known form is a word to search for.
pub fn parse(text: &str) -> Query {
    let mut query = Query::default();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let (excluded, body) = match rest.strip_prefix('-') {
            Some(body) if !body.starts_with(char::is_whitespace) && !body.is_empty() => {
                (true, body)
            }
            _ => (false, rest),
        };
        let (term, after) = term(body);
        add(&mut query, term, excluded);
        rest = after.trim_start();
    }
    query
}

/// Whether a value needs no quotes.
pub(super) fn is_bare(value: &str) -> bool {
    !value.is_empty() && !value.contains(|c: char| c.is_whitespace() || c == '"')
}

enum Term<'a> {
    Text(Field, String),
    Named(&'a str, &'a str),
}

/// The first term and what follows it.
fn term(rest: &str) -> (Term<'_>, &str) {
    if let Some((value, after)) = quoted(rest) {
        return (Term::Text(Field::Phrase, value.to_owned()), after);
    }
    if let Some((value, after)) = expression(rest) {
        return (Term::Text(Field::Regex, value), after);
    }
    let word = &rest[..rest.find(char::is_whitespace).unwrap_or(rest.len())];
    if let Some((prefix, value)) = word.split_once(':')
        && known(prefix)
    {
        let after_colon = rest[prefix.len() + 1..].trim_start();
        if let Some((value, after)) = quoted(after_colon) {
            return (Term::Named(prefix, value), after);
        }
        if !value.is_empty() {
            return (Term::Named(prefix, value), &rest[word.len()..]);
        }
        let end = after_colon
            .find(char::is_whitespace)
            .unwrap_or(after_colon.len());
        return (
            Term::Named(prefix, &after_colon[..end]),
            &after_colon[end..],
        );
    }
    (
        Term::Text(Field::Word, word.to_owned()),
        &rest[word.len()..],
    )
}

/// `"..."`, also with curly marks.
fn quoted(rest: &str) -> Option<(&str, &str)> {
    let open = rest
        .chars()
        .next()
        .filter(|c| matches!(c, '"' | '“' | '”'))?;
    let inner = &rest[open.len_utf8()..];
    let (end, close) = inner
        .char_indices()
        .find(|(_, c)| matches!(c, '"' | '“' | '”'))?;
    Some((&inner[..end], &inner[end + close.len_utf8()..]))
}

/// `/.../`, a slash inside is written `\/`.
fn expression(rest: &str) -> Option<(String, &str)> {
    let inner = rest.strip_prefix('/')?;
    let mut escaped = false;
    for (i, c) in inner.char_indices() {
        if c == '/' && !escaped {
            return (i > 0).then(|| (inner[..i].replace("\\/", "/"), &inner[i + 1..]));
        }
        escaped = c == '\\' && !escaped;
    }
    None
}

fn known(prefix: &str) -> bool {
    matches!(prefix, "from" | "to" | "date" | "all") || facet(prefix).is_some()
}

fn facet(prefix: &str) -> Option<Field> {
    Field::FACETS.into_iter().find(|f| f.prefix() == prefix)
}

fn add(query: &mut Query, term: Term, excluded: bool) {
    let (field, value) = match term {
        Term::Text(field, value) => (field, value),
        Term::Named("all", value) => {
            query.all.extend(facet(value));
            return;
        }
        Term::Named("date", value) => {
            let (from, to) = value.split_once("..").unwrap_or((value, value));
            query.dates = range(day(from, false), day(to, true));
            return;
        }
        Term::Named("from", value) => {
            let to = query.dates.and_then(|d| d.to);
            query.dates = range(day(value, false), to);
            return;
        }
        Term::Named("to", value) => {
            let from = query.dates.and_then(|d| d.from);
            query.dates = range(from, day(value, true));
            return;
        }
        Term::Named(prefix, value) => match facet(prefix) {
            Some(field) => (field, value.to_owned()),
            None => return,
        },
    };
    let clause = Clause {
        field,
        value,
        excluded,
    };
    if !clause.value.is_empty() && !query.clauses.contains(&clause) {
        query.clauses.push(clause);
    }
}

fn range(from: Option<Date>, to: Option<Date>) -> Option<DateRange> {
    (from.is_some() || to.is_some()).then_some(DateRange { from, to })
}

/// `2020`, `2020-05`, `2020-05-17`: its first or last day.
fn day(text: &str, last: bool) -> Option<Date> {
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let mut parts = digits.split('-').map(|p| p.parse::<i16>().ok());
    let year = parts.next()?? * sign;
    let month = parts.next().map_or(Some(None), |p| p.map(Some))?;
    let day = parts.next().map_or(Some(None), |p| p.map(Some))?;
    let first = Date::new(year, month.unwrap_or(1) as i8, day.unwrap_or(1) as i8).ok()?;
    Some(match (month, day, last) {
        (_, Some(_), _) | (_, _, false) => first,
        (Some(_), None, true) => first.last_of_month(),
        (None, _, true) => date(year, 12, 31),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_every_form() {
        let query = parse(
            "who:\"Xi Jinping\" -org:WHO where: Mali \"far away\" /a\\/b+/ masks date:2020-02..2020-02 all:who",
        );
        let text = "who:\"Xi Jinping\" -org:WHO where:Mali \"far away\" /a\\/b+/ masks date:2020-02..2020-02 all:who";
        assert_eq!(query.to_string(), text);
        assert_eq!(query.dates.unwrap().to.unwrap(), date(2020, 2, 29));
        assert_eq!(query.clauses.len(), 6);
    }

    #[test]
    fn from_and_to_are_one_range() {
        assert_eq!(
            parse("from:2020 to:2021-03").to_string(),
            "date:2020-01..2021-03"
        );
        assert_eq!(parse("from:2020-05-17").to_string(), "date:2020-05-17..");
    }

    #[test]
    fn half_typed_forms_are_words() {
        assert_eq!(parse("\"open").clauses[0].field, Field::Word);
        assert_eq!(parse("/open").clauses[0].field, Field::Word);
        assert_eq!(parse("10:30").clauses[0].value, "10:30");
        assert!(parse("who:").is_empty());
    }

    proptest! {
        #[test]
        fn printing_and_parsing_round_trip(text in "[-a-z:/\" .0-9\\\\]{0,60}") {
            let once = parse(&text);
            prop_assert_eq!(parse(&once.to_string()), once);
        }

        #[test]
        fn any_text_is_read(text in "\\PC{0,100}") {
            parse(&text);
        }
    }
}
