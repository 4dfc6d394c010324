//! Named fields to metadata: of JSON lines, front matter, and "Name: value" lines.

use super::draft::Meta;
use super::lines::Line;
use serde::Deserialize;
use serde_json::{Map, Value};
use std::sync::LazyLock;

/// The table of names.
#[derive(Default, Deserialize)]
pub struct Names {
    fields: Fields,
    pub page: Page,
    pub shown: Shown,
}

#[derive(Default, Deserialize)]
struct Fields {
    text: Vec<String>,
    title: Vec<String>,
    date: Vec<String>,
    source: Vec<String>,
    url: Vec<String>,
    author: Vec<String>,
}

/// Names of `<meta>` elements, best first.
#[derive(Default, Deserialize)]
pub struct Page {
    pub published: Vec<String>,
    pub updated: Vec<String>,
}

/// Parts of class names of elements that show a date.
#[derive(Default, Deserialize)]
pub struct Shown {
    pub marks: Vec<String>,
}

// A faulty table gives no names; a test below names the fault.
pub static NAMES: LazyLock<Names> = LazyLock::new(|| {
    toml::from_str(include_str!("../../assets/metadata.toml")).unwrap_or_default()
});

/// The metadata among named values, and the text if it is there. Names in lower case.
pub fn meta(value: impl Fn(&str) -> Option<String>) -> (Meta, Option<String>) {
    let fields = &NAMES.fields;
    let any = |names: &[String]| names.iter().find_map(|n| value(n));
    let filled = |names: &[String]| {
        let text = any(names)?;
        (!text.trim().is_empty()).then(|| text.trim().to_owned())
    };
    // Clippings name the page's address as their source.
    let (source, url) = match filled(&fields.source) {
        Some(address) if address.contains("://") => (None, filled(&fields.url).or(Some(address))),
        source => (source, filled(&fields.url)),
    };
    let meta = Meta {
        title: filled(&fields.title),
        source,
        byline: filled(&fields.author),
        url,
        date: filled(&fields.date),
        shown_date: None,
    };
    (meta, any(&fields.text))
}

/// The metadata of a JSON object.
pub fn of_object(object: &Map<String, Value>) -> (Meta, Option<String>) {
    let folded: Map<String, Value>;
    let object = if object.keys().any(|k| k.chars().any(char::is_uppercase)) {
        folded = object
            .iter()
            .map(|(k, v)| (k.to_lowercase(), v.clone()))
            .collect();
        &folded
    } else {
        object
    };
    meta(|name| as_text(object.get(name)?))
}

fn as_text(value: &Value) -> Option<String> {
    match value {
        Value::String(s) => Some(s.clone()),
        Value::Number(n) => Some(n.to_string()),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().filter_map(as_text).collect();
            (!items.is_empty()).then(|| items.join(", "))
        }
        Value::Object(object) => object.get("name").and_then(as_text),
        _ => None,
    }
}

/// Most lines that a head of fields has.
const MOST: usize = 20;

/// The metadata of the lines "Name: value" that a text begins with, and how many lines they are.
/// At least two are needed, or one beyond doubt ("URL: https://...").
pub fn of_head(lines: &[Line]) -> (Meta, usize) {
    let mut pairs = Vec::new();
    for line in lines.iter().take(MOST) {
        match pair(&line.text) {
            Some(pair) => pairs.push(pair),
            None => break,
        }
    }
    let (meta, _) = meta(|name| {
        let found = pairs.iter().find(|(n, _)| n == name);
        found.map(|(_, value)| value.clone())
    });
    let known = [
        &meta.title,
        &meta.source,
        &meta.byline,
        &meta.url,
        &meta.date,
    ];
    let enough = known.into_iter().flatten().count() >= 2
        || meta.url.as_deref().is_some_and(|u| u.contains("://"));
    if enough {
        (meta, pairs.len())
    } else {
        (Meta::default(), 0)
    }
}

/// "Name: value" with a name of one or two words that the table knows.
fn pair(line: &str) -> Option<(String, String)> {
    let (name, value) = line.split_once(':')?;
    let name = name
        .trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase();
    let fields = &NAMES.fields;
    let known = [
        &fields.title,
        &fields.date,
        &fields.source,
        &fields.url,
        &fields.author,
    ]
    .into_iter()
    .any(|names| names.contains(&name));
    let other = matches!(
        name.as_str(),
        "section"
            | "category"
            | "tags"
            | "keywords"
            | "language"
            | "id"
            | "lang"
            | "type"
            | "topic"
            | "country"
            | "retrieved"
            | "accessed"
    );
    (known || other).then(|| (name, value.trim().trim_matches('"').to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_is_whole() {
        toml::from_str::<Names>(include_str!("../../assets/metadata.toml")).unwrap();
    }

    #[test]
    fn heads_of_fields() {
        let lines = |t: &str| super::super::lines::split(t);
        let (meta, count) = of_head(&lines(
            "Title: Port opens\nDate: 2020-05-17\nURL: https://a.example/x\n\nThe port opened.",
        ));
        assert_eq!(count, 3);
        assert_eq!(meta.title.as_deref(), Some("Port opens"));
        assert_eq!(meta.url.as_deref(), Some("https://a.example/x"));
        let (_, count) = of_head(&lines("Source: they said so\n\nThe port opened: at last."));
        assert_eq!(count, 0);
    }

    #[test]
    fn objects_of_many_makes() {
        let object = serde_json::json!({"Headline": "A", "publishedAt": "2020-05-17", "source": {"name": "S"},
            "authors": ["X", "Y"], "articleBody": "T"});
        let (meta, text) = of_object(object.as_object().unwrap());
        assert_eq!(text.as_deref(), Some("T"));
        assert_eq!(meta.byline.as_deref(), Some("X, Y"));
        assert_eq!(meta.source.as_deref(), Some("S"));
        assert_eq!(meta.date.as_deref(), Some("2020-05-17"));
    }
}
