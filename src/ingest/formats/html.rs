//! Saved web pages: metadata, and the main text found by a library made for it.

use crate::ingest::draft::{Content, Draft, Meta};
use crate::ingest::fields::NAMES;
use crate::ingest::lines::Line;
use crate::ingest::{header, sources};
use crate::timex::{DayOrder, parse_date};
use serde_json::Value;
use trafilatura::dom::Document;
use trafilatura::{HtmlDateMode, Options, extract_document};

/// The page's main text as lines, and what it says of itself. Fails if there is no text.
pub fn read(path: &str, html: &str) -> Result<Draft, String> {
    let (meta, lines) = if html.len() > LARGEST || depth(html) > DEEPEST {
        (Meta::default(), lines(html))
    } else {
        main_text(html).ok_or(NO_TEXT)?
    };
    if lines.is_empty() {
        return Err(NO_TEXT.to_owned());
    }
    let meta = Meta {
        url: meta.url.or_else(|| saved_from(html)),
        ..meta
    };
    Ok(Draft {
        path: path.to_owned(),
        meta,
        content: Content::Lines(lines),
    })
}

fn main_text(html: &str) -> Option<(Meta, Vec<Line>)> {
    let page = Document::parse(html);
    let date = meta_date(&page);
    let shown_date = shown_date(&page);
    let mut options = Options::default().with_html_date_mode(HtmlDateMode::Disabled);
    options.exclude_comments = true;
    // Below it the library gives all text of the page in one piece.
    options.config.min_extracted_size = SHORTEST;
    let found = extract_document(page, &options).ok()?;
    let filled = |text: String| Some(text.trim().to_owned()).filter(|t| !t.is_empty());
    let site = filled(found.metadata.sitename);
    let meta = Meta {
        title: filled(found.metadata.title),
        source: site.map(|s| sources::by_address(&s).unwrap_or(s)),
        byline: filled(found.metadata.author),
        url: filled(found.metadata.url),
        date,
        shown_date,
    };
    Some((meta, lines(&found.content_html)))
}

/// Bytes of the largest page whose main text is looked for; of larger ones all text is taken.
const LARGEST: usize = 8 << 20;
/// Elements inside each other up to which the same holds.
const DEEPEST: usize = 400;

/// Characters of the shortest main text that is believed.
const SHORTEST: usize = 60;

const NO_TEXT: &str =
    "has no article text: if the page shows one, save it again as a complete page";

/// The date in `<meta>` elements, in JSON-LD, or in a `<time>` marked as that of publication.
fn meta_date(page: &Document) -> Option<String> {
    let names = &NAMES.page;
    element_date(page, &names.published)
        .or_else(|| linked_data_date(page))
        .or_else(|| marked_time(page))
        .or_else(|| element_date(page, &names.updated))
}

fn element_date(page: &Document, names: &[String]) -> Option<String> {
    let mut best: Option<(usize, String)> = None;
    for element in page.get_elements_by_tag_name(page.root(), "meta") {
        let name = ["property", "name", "itemprop", "http-equiv"]
            .iter()
            .find_map(|a| page.get_attribute(element, a));
        let (Some(name), Some(content)) = (name, page.get_attribute(element, "content")) else {
            continue;
        };
        let rank = names.iter().position(|n| name.eq_ignore_ascii_case(n));
        if let Some(rank) = rank
            && best.as_ref().is_none_or(|(r, _)| rank < *r)
            && is_date(&content)
        {
            best = Some((rank, content));
        }
    }
    best.map(|(_, content)| content)
}

fn is_date(text: &str) -> bool {
    text.len() < 100 && parse_date(text, DayOrder::Unknown).is_some()
}

/// `datePublished` of the first article in JSON-LD, else of anything.
fn linked_data_date(page: &Document) -> Option<String> {
    let mut other = None;
    for script in page.scripts_with_type(&["application/ld+json"]) {
        let Ok(value) = serde_json::from_str::<Value>(page.text_content(script).trim()) else {
            continue;
        };
        let mut open = vec![&value];
        while let Some(value) = open.pop() {
            match value {
                Value::Array(items) => open.extend(items.iter().rev()),
                Value::Object(object) => {
                    let date = object.get("datePublished").and_then(Value::as_str);
                    if let Some(date) = date.filter(|d| is_date(d)) {
                        if object
                            .get("@type")
                            .is_some_and(|t| t.to_string().contains("Article"))
                        {
                            return Some(date.to_owned());
                        }
                        other.get_or_insert_with(|| date.to_owned());
                    }
                    open.extend(object.values().filter(|v| v.is_object() || v.is_array()));
                }
                _ => {}
            }
        }
    }
    other
}

fn marked_time(page: &Document) -> Option<String> {
    let marked = "[itemprop=datePublished], time[pubdate], time.published, time.entry-date, article time[datetime]";
    page.query_selector_all(page.root(), marked)
        .into_iter()
        .find_map(|element| {
            ["content", "datetime"]
                .iter()
                .find_map(|a| page.get_attribute(element, a))
                .or_else(|| Some(page.text_content(element)))
                .filter(|text| is_date(text.trim()))
        })
}

/// Elements looked through for a date that the page shows.
const MOST: usize = 3000;

/// The first short text that is a date and whose element is marked as showing one.
fn shown_date(page: &Document) -> Option<String> {
    let marks = &NAMES.shown.marks;
    let shows = |text: Option<String>| {
        let lower = text.unwrap_or_default().to_lowercase();
        marks.iter().any(|m| lower.contains(m.as_str()))
            || lower
                .split(|c: char| !c.is_alphanumeric())
                .any(|w| w == "date" || w == "time")
    };
    let elements = page.query_selector_all(page.root(), "time, [class], [id]");
    elements.into_iter().take(MOST).find_map(|element| {
        let marked = page.tag_name(element) == "time"
            || shows(page.get_attribute(element, "class"))
            || shows(page.get_attribute(element, "id"));
        if !marked {
            return None;
        }
        let text = page.text_content(element);
        let text: Vec<&str> = text.split_whitespace().take(40).collect();
        let line = Line::new(text.join(" "), true);
        let date = header::date_line(&line, DayOrder::Unknown)?;
        date.date
            .moment
            .precision
            .le(&crate::model::Precision::Day)
            .then_some(line.text)
    })
}

/// The address that browsers write into pages they save.
fn saved_from(html: &str) -> Option<String> {
    let head: String = html.chars().take(2000).collect();
    let after = ["saved from url=", "\n url: ", " url: "]
        .iter()
        .find_map(|mark| head.split_once(mark).map(|(_, rest)| rest))?;
    let start = after.find("http")?;
    let address: String = after[start..]
        .chars()
        .take_while(|c| !c.is_whitespace() && !"\"'<>".contains(*c))
        .collect();
    (start < 12 && address.contains("://")).then_some(address)
}

/// How deeply elements stand in each other, as far as a scan of the tags can tell.
fn depth(html: &str) -> usize {
    let (mut open, mut most) = (0usize, 0);
    for tag in html.split('<').skip(1) {
        let name = tag_name(tag);
        if name.is_empty() || OPEN.contains(&name.as_str()) {
            continue;
        }
        if tag.starts_with('/') {
            open = open.saturating_sub(1);
        } else if !tag.split('>').next().unwrap_or_default().ends_with('/') {
            open += 1;
            most = most.max(open);
        }
    }
    most
}

/// The name of the tag whose inside the text begins with, in lower case.
fn tag_name(tag: &str) -> String {
    tag.trim_start_matches('/')
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .take(20)
        .map(|c| c.to_ascii_lowercase())
        .collect()
}

/// Elements without an end, or whose end is often left out.
const OPEN: [&str; 28] = [
    "area", "base", "body", "br", "col", "dd", "dt", "embed", "head", "hr", "html", "img", "input",
    "li", "link", "meta", "option", "p", "param", "rp", "rt", "source", "tbody", "td", "th", "tr",
    "track", "wbr",
];

/// Elements whose text is not read.
const SILENT: [&str; 8] = [
    "head", "nav", "noscript", "script", "select", "style", "svg", "template",
];

/// The text of a page or of a part of one, a line for each block.
fn lines(html: &str) -> Vec<Line> {
    let mut out = Vec::new();
    let mut open = String::new();
    let mut rest = html;
    let mut apart = true;
    let mut silent: Option<String> = None;
    while let Some(at) = rest.find('<') {
        if silent.is_none() {
            push_text(&mut open, &rest[..at]);
        }
        let Some(end) = rest[at..].find('>') else {
            break;
        };
        let tag = &rest[at + 1..at + end];
        let name = tag_name(tag);
        if silent.as_ref() == Some(&name) && tag.starts_with('/') {
            silent = None;
        } else if silent.is_none() && SILENT.contains(&name.as_str()) && !tag.starts_with('/') {
            silent = Some(name.clone());
        }
        if !INLINE.contains(&name.as_str()) {
            end_line(&mut out, &mut open, apart);
            apart = !matches!(name.as_str(), "li" | "br" | "tr");
        }
        rest = &rest[at + end + 1..];
    }
    if silent.is_none() {
        push_text(&mut open, rest);
    }
    end_line(&mut out, &mut open, apart);
    out
}

/// Elements that do not end a line.
const INLINE: [&str; 24] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "font", "hi", "i", "ins",
    "kbd", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "u",
];

/// Adds text, its white space joined and the commonest entities read (the library writes no others).
fn push_text(open: &mut String, text: &str) {
    let text = text
        .replace("&nbsp;", " ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&rsquo;", "’")
        .replace("&ldquo;", "“")
        .replace("&rdquo;", "”")
        .replace("&amp;", "&");
    for c in text.chars() {
        match c {
            '\u{ad}' | '\u{200b}' | '\u{feff}' => {}
            c if c.is_whitespace() || c.is_control() => {
                if !open.is_empty() && !open.ends_with(' ') {
                    open.push(' ');
                }
            }
            c => open.push(c),
        }
    }
}

fn end_line(out: &mut Vec<Line>, open: &mut String, apart: bool) {
    let text = open.trim();
    if !text.is_empty() {
        out.push(Line::new(text.to_owned(), apart));
    }
    open.clear();
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn page(head: &str, body: &str) -> String {
        format!("<!doctype html><html><head>{head}</head><body>{body}</body></html>")
    }

    const BODY: &str = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/w'>World</a></li></ul></nav><article><h1>Port opens</h1>\
        <p>The port of Alba opened again on Monday after nine months of work, officials said &amp; cheered.</p>\
        <p>Ferries to the islands left in the afternoon with 300 people on board, many of them traders from the old town.</p></article>\
        <footer>Copyright 2020</footer>";

    #[test]
    fn main_text_and_metadata() {
        let head = "<title>Port opens | Harbour Post</title><meta property='og:site_name' content='Harbour Post'>\
            <meta property='article:published_time' content='2020-05-18T09:30:00Z'>\
            <meta property='og:url' content='https://harbour.example/2020/05/18/port'>";
        let draft = read("a.html", &page(head, BODY)).unwrap();
        assert_eq!(draft.meta.title.as_deref(), Some("Port opens"));
        assert_eq!(draft.meta.source.as_deref(), Some("Harbour Post"));
        assert_eq!(draft.meta.date.as_deref(), Some("2020-05-18T09:30:00Z"));
        let text: Vec<_> = draft.lines().iter().map(|l| l.text.as_str()).collect();
        assert!(
            text.iter().any(|l| l.ends_with("said & cheered.")),
            "{text:?}"
        );
        assert!(
            !text
                .iter()
                .any(|l| l.contains("World") || l.contains("Copyright")),
            "{text:?}"
        );
    }

    #[test]
    fn dates_of_linked_data_and_of_marked_elements() {
        let data = "<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"WebSite\",\"datePublished\":\"2001-01-01\"},\
            {\"@type\":\"NewsArticle\",\"datePublished\":\"2020-05-18\"}]}</script>";
        let draft = read("a.html", &page(data, BODY)).unwrap();
        assert_eq!(draft.meta.date.as_deref(), Some("2020-05-18"));
        let body = format!("<div class='article-date'>18 May 2020 09:30</div>{BODY}");
        let draft = read("a.html", &page("", &body)).unwrap();
        assert_eq!(draft.meta.shown_date.as_deref(), Some("18 May 2020 09:30"));
    }

    #[test]
    fn saved_pages_tell_their_address() {
        let html = "<!-- saved from url=(0033)https://harbour.example/port.html -->";
        assert_eq!(
            saved_from(html).as_deref(),
            Some("https://harbour.example/port.html")
        );
        assert_eq!(saved_from("<p>url: none</p>"), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn any_page_is_read(html in "\\PC{0,200}|(<p>|</p>|<div|>|<|&amp;|<script>|<table>|<li>|[a-z. ]{1,9}){0,60}") {
            let _ = read("a.html", &html);
            lines(&html);
        }
    }
}
