//! Holds the headless twin's JSON against `contract.json`.
//!
//! There a value is told by a word: a type, `=` and a literal, `@` and the name of another part, or
//! several of these with `|` between them. `[x]` is a list of such; an object must have all its
//! members, and may have more.

use regex::Regex;
use serde_json::Value;

/// Faults found, each with the place where it is; empty if the value keeps to the contract.
pub fn faults(part: &str, value: &Value) -> Vec<String> {
    let contract: Value = serde_json::from_str(include_str!("contract.json")).unwrap();
    let mut faults = Vec::new();
    check(&contract, &contract[part], value, part, &mut faults);
    faults
}

fn check(contract: &Value, pattern: &Value, value: &Value, at: &str, faults: &mut Vec<String>) {
    match pattern {
        Value::Object(members) => {
            for (name, member) in members {
                let found = match name.parse::<usize>() {
                    Ok(index) => value.get(index),
                    Err(_) => value.get(name),
                };
                match found {
                    Some(found) => check(contract, member, found, &format!("{at}.{name}"), faults),
                    None => faults.push(format!("{at} lacks {name}")),
                }
            }
        }
        Value::Array(each) => match value.as_array() {
            Some(items) => {
                for (i, item) in items.iter().enumerate() {
                    check(contract, &each[0], item, &format!("{at}[{i}]"), faults);
                }
            }
            None => faults.push(format!("{at} is no list: {value}")),
        },
        Value::String(words) => match words.strip_prefix('@') {
            Some(part) => check(contract, &contract[part], value, at, faults),
            None if words.split('|').any(|word| is(word, value)) => {}
            None => faults.push(format!("{at} is not {words}: {value}")),
        },
        _ => faults.push(format!("{at}: the contract itself is wrong")),
    }
}

/// Whether the value is what the word says.
fn is(word: &str, value: &Value) -> bool {
    let matches = |pattern: &str| {
        value
            .as_str()
            .is_some_and(|s| Regex::new(pattern).unwrap().is_match(s))
    };
    match word {
        "null" => value.is_null(),
        "bool" => value.is_boolean(),
        "string" => value.is_string(),
        "object" => value.is_object(),
        "number" => value.is_number(),
        "count" => value.is_u64(),
        "share" => value.as_f64().is_some_and(|s| (0.0..=1.0).contains(&s)),
        "day" => matches(r"^(-\d{6}|\d{4})-\d\d-\d\d$"),
        "moment" => matches(r"^\d{4}(-\d\d(-\d\d(T\d\d:\d\d)?)?)?$"),
        "document-id" => matches(r"^d\d+$"),
        "entity-id" => matches(r"^e\d+$"),
        "event-id" => matches(r"^ev\d+$"),
        "cluster-id" => matches(r"^c\d+$"),
        literal => literal
            .strip_prefix('=')
            .is_some_and(|l| value.as_str() == Some(l)),
    }
}
