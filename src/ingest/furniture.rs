//! What stands on a page and is not the article: the table of its lines, and the judgement of one.

use regex::RegexSet;
use serde::Deserialize;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::lines::Line;

/// What goes when a line is furniture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Cuts {
    /// The line.
    Line,
    /// The line and the headlines of other articles below it.
    Links,
    /// The line and everything below.
    Rest,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Place {
    Any,
    /// Above the first or below the last paragraph.
    Edge,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Rule {
    #[cfg_attr(not(test), allow(dead_code))]
    name: String,
    cuts: Cuts,
    #[serde(rename = "where")]
    place: Place,
    #[serde(default = "default_longest")]
    longest: usize,
    #[serde(default)]
    sentences: bool,
    #[serde(default)]
    phrases: Vec<String>,
    #[serde(default)]
    patterns: Vec<String>,
    #[cfg_attr(not(test), allow(dead_code))]
    examples: Vec<String>,
    #[cfg_attr(not(test), allow(dead_code))]
    counter: Vec<String>,
}

fn default_longest() -> usize {
    160
}

#[derive(Deserialize)]
struct File {
    rule: Vec<Rule>,
}

/// The rules of all languages: pages mix them.
struct Table {
    rules: Vec<Rule>,
    phrases: HashMap<String, usize>,
    /// Patterns for lines that are no sentences.
    lines: Patterns,
    /// Patterns for all lines.
    sentences: Patterns,
}

#[derive(Default)]
struct Patterns {
    set: RegexSet,
    /// The rule of each pattern.
    owner: Vec<usize>,
}

const FILES: [&str; 2] = [
    include_str!("../../assets/lang/en/furniture.toml"),
    include_str!("../../assets/lang/es/furniture.toml"),
];

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    // A faulty file gives no rules here; the tests below name the fault.
    let rules = FILES
        .iter()
        .filter_map(|text| toml::from_str::<File>(text).ok())
        .flat_map(|file| file.rule)
        .collect();
    Table::new(rules)
});

static SERVICES: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    include_str!("../../assets/services.txt")
        .lines()
        .filter(|l| !l.starts_with('#'))
        .collect()
});

impl Table {
    fn new(rules: Vec<Rule>) -> Self {
        let mut phrases = HashMap::new();
        for (i, rule) in rules.iter().enumerate() {
            for phrase in &rule.phrases {
                phrases.entry(phrase.clone()).or_insert(i);
            }
        }
        Self {
            lines: Patterns::new(&rules, false),
            sentences: Patterns::new(&rules, true),
            rules,
            phrases,
        }
    }
}

impl Patterns {
    fn new(rules: &[Rule], sentences: bool) -> Self {
        let of_rule = |(i, rule): (usize, &Rule)| {
            // Unicode's word boundaries would keep the matcher from its fast path.
            let whole = |p: &String| format!("^(?:{})$", p.replace("\\b", "(?-u:\\b)"));
            rule.patterns
                .iter()
                .map(whole)
                .map(|p| (i, p))
                .collect::<Vec<_>>()
        };
        let chosen = rules
            .iter()
            .enumerate()
            .filter(|(_, r)| r.sentences == sentences);
        let (owner, patterns): (Vec<usize>, Vec<String>) = chosen.flat_map(of_rule).unzip();
        // The tests hold that every pattern compiles.
        let set = RegexSet::new(patterns).unwrap_or_else(|_| RegexSet::empty());
        Self { set, owner }
    }
}

/// What to cut at a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// Wherever it stands.
    pub anywhere: Option<Cuts>,
    /// If it stands above the first or below the last paragraph.
    pub at_edge: Option<Cuts>,
}

/// Judges a line by all rules; nothing if no rule says that it is furniture.
pub fn judge(line: &Line) -> Verdict {
    let by_shape = if line.is_sentence() {
        Verdict::default()
    } else {
        judge_shape(&line.text)
    };
    let rules: Vec<&Rule> = rules_of(line).iter().map(|i| &TABLE.rules[*i]).collect();
    let anywhere = rules.iter().find(|r| r.place == Place::Any).map(|r| r.cuts);
    let at_edge = rules.first().map(|r| r.cuts);
    Verdict {
        anywhere: anywhere.or(by_shape.anywhere),
        at_edge: at_edge.or(by_shape.at_edge),
    }
}

fn judge_shape(text: &str) -> Verdict {
    let line = |yes: bool| yes.then_some(Cuts::Line);
    let anywhere = line(!text.contains(char::is_alphanumeric) || is_link_row(text));
    Verdict {
        anywhere,
        at_edge: anywhere
            .or_else(|| line(text.len() < 60 && SERVICES.contains(normal(text).as_str()))),
    }
}

/// Whether a short text is a button, a menu entry or the like.
pub fn is_known(text: &str) -> bool {
    is_cell(text, &Line::new(text.to_owned(), true))
}

/// Characters of the longest line that a rule may cut.
const LONGEST: usize = 400;

/// The rules that a line falls under, phrases first.
fn rules_of(line: &Line) -> Vec<usize> {
    let mut found = Vec::new();
    let plain = if line.text.len() > 4 * LONGEST {
        String::new()
    } else {
        normal(&line.text)
    };
    let length = plain.chars().count();
    if length == 0 || length > LONGEST {
        return found;
    }
    let sentence = line.is_sentence();
    found.extend(TABLE.phrases.get(plain.trim_end_matches(['.', '!', '…'])));
    for patterns in [&TABLE.lines, &TABLE.sentences]
        .into_iter()
        .skip(usize::from(sentence))
    {
        found.extend(
            patterns
                .set
                .matches(&plain)
                .iter()
                .map(|p| patterns.owner[p]),
        );
    }
    found.retain(|i| {
        let rule = &TABLE.rules[*i];
        length <= rule.longest && (rule.sentences || !sentence)
    });
    found
}

/// Lower case, white space joined, signs at the ends dropped.
pub(super) fn normal(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    for word in line.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word.chars().flat_map(char::to_lowercase));
    }
    let sign =
        |c: char| c.is_whitespace() || "<>[](){}»«›‹|•·*:：–—-_→►▶▸▼▾↓+\"'“”‘’,/\\~=^".contains(c);
    out.trim_matches(sign).to_owned()
}

/// A row that leads to other parts of the site: it stands above headlines, not below.
pub(super) fn is_menu_row(text: &str) -> bool {
    text.len() <= 400
        && !is_service_row(text)
        && (is_path(text) || (cells(text).count() >= 3 && is_cell_row(text)))
}

/// A row of links: names of services, or a path of sections.
pub(super) fn is_link_row(text: &str) -> bool {
    text.len() <= 400 && (is_service_row(text) || is_path(text) || is_cell_row(text))
}

/// "Facebook Twitter 新浪微博 Instagram YouTube": nearly all of it names services, two or more.
fn is_service_row(text: &str) -> bool {
    let plain = normal(text);
    let words: Vec<&str> = plain
        .split(|c: char| c.is_whitespace() || "|/,·•".contains(c))
        .filter(|w| !w.is_empty())
        .collect();
    let (mut known, mut hits, mut at) = (0, 0, 0);
    while at < words.len() {
        let pair = words.get(at..at + 2).map(|w| w.join(" "));
        let step = match pair {
            Some(p) if SERVICES.contains(p.as_str()) => 2,
            _ if SERVICES.contains(words[at]) => 1,
            _ => 0,
        };
        known += step;
        hits += usize::from(step > 0);
        at += step.max(1);
    }
    hits >= 2 && known * 3 >= words.len() * 2
}

/// "Home > News > Asia": short parts and a sign that points onwards.
fn is_path(text: &str) -> bool {
    let parts: Vec<&str> = text.split(['>', '»', '›', '→']).map(str::trim).collect();
    parts.len() >= 2
        && parts.iter().all(|p| p.split_whitespace().count() <= 4)
        && (parts.len() >= 3
            || parts[0].eq_ignore_ascii_case("home")
            || parts[0].eq_ignore_ascii_case("inicio"))
        && !text.ends_with('.')
}

/// "News | Sport | Weather | Shop", "Share this    Save": short cells of which most are known
/// buttons or menu entries, or four or more.
fn is_cell_row(text: &str) -> bool {
    let cells: Vec<&str> = cells(text).take(40).collect();
    let short = |c: &&str| c.split_whitespace().count() <= 3;
    let many = cells.len() >= 4
        && cells.iter().all(short)
        && !text.contains(|c: char| c.is_ascii_digit())
        && !text.ends_with('.');
    if many || cells.len() < 2 {
        return many;
    }
    let known = cells
        .iter()
        .filter(|c| is_cell(c, &Line::new((**c).to_owned(), true)))
        .count();
    known * 2 >= cells.len()
}

fn is_cell(text: &str, line: &Line) -> bool {
    !rules_of(line).is_empty() || SERVICES.contains(normal(text).as_str())
}

/// What stands between bars, dots, or two spaces.
pub(super) fn cells(text: &str) -> impl Iterator<Item = &str> {
    text.split(['|', '·', '•', '\t'])
        .flat_map(|c| c.split("  "))
        .flat_map(|c| c.split("\u{a0}\u{a0}"))
        .map(str::trim)
        .filter(|c| !c.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> Line {
        Line::new(text.to_owned(), true)
    }

    #[test]
    fn rules_keep_their_examples() {
        for file in FILES {
            let file: File = toml::from_str(file).unwrap();
            for rule in file.rule {
                regex::RegexSet::new(&rule.patterns).unwrap();
                let names = |text: &String| -> Vec<&str> {
                    let rules = rules_of(&line(text));
                    rules
                        .iter()
                        .map(|i| TABLE.rules[*i].name.as_str())
                        .collect()
                };
                for example in &rule.examples {
                    let by = names(example);
                    assert!(!by.is_empty(), "{}: {example:?} is not cut", rule.name);
                    let cuts = judge(&line(example)).at_edge;
                    assert_eq!(cuts, Some(rule.cuts), "{}: {example:?} {by:?}", rule.name);
                }
                for counter in &rule.counter {
                    let by = names(counter);
                    assert!(by.is_empty(), "{}: {counter:?} by {by:?}", rule.name);
                }
                assert!(
                    !rule.examples.is_empty() && !rule.counter.is_empty(),
                    "{}",
                    rule.name
                );
            }
        }
    }

    #[test]
    fn rows_of_links() {
        for row in [
            "Apple News Facebook Twitter 新浪微博 Instagram YouTube",
            "Facebook | Twitter | LinkedIn",
            "Home > News & Events",
            "Business » Shipping » Ferries",
            "News | Sport | Weather | Shop | Travel",
            "Home   News   Port   World   Opinion   Weather   Puzzles",
            "Harbour Post | News | World",
            "Share this article    Save",
            "Listen to this article  03:55",
            "f  t  in  ✉",
        ] {
            assert!(is_link_row(row), "{row}");
        }
        for text in [
            "Twitter and Facebook sue the state",
            "Output rose > 5 percent",
            "Facebook fined",
            "Rates: 3 | 4 | 5 | 6",
            "",
        ] {
            assert!(!is_link_row(text), "{text}");
        }
    }
}
