//! The tables of a language, compiled once: vocabulary, rules, holidays.

use super::holiday::Holiday;
use super::pattern::{First, Group, Look, Pattern, Trail};
use super::phrase::{self, Fields, Narrowing, Reading};
use super::scan::Scan;
use super::vocabulary::{Category, Vocabulary};
use crate::lexicon::dates::{self, DateTable, RuleEntry};
use crate::text::NumberWords;
use std::sync::LazyLock;

/// The compiled tables of a language.
pub struct Grammar {
    pub(super) vocabulary: Vocabulary,
    pub(super) numbers: &'static NumberWords,
    pub(super) holidays: Vec<Holiday>,
    pub(super) month_first: bool,
    rules: Vec<Rule>,
    /// The alternatives of all rules, with their rule.
    forms: Vec<(u16, Pattern)>,
    /// Forms that a category may begin.
    by_category: Vec<Vec<Start>>,
    /// Forms that a word may begin, by its id.
    by_word: Vec<Vec<Start>>,
}

/// A form that may begin at a token, if what follows is this.
#[derive(Clone, Copy)]
struct Start {
    form: u16,
    next: Look,
}

struct Rule {
    reading: Reading,
    after: u64,
    not_after: u64,
    before: u64,
    not_before: u64,
    only: Option<bool>,
}

/// An expression that was found.
#[derive(Clone, Debug)]
pub struct Phrase {
    /// How its parts are put together.
    pub reading: Reading,
    /// Its parts.
    pub fields: Fields,
    /// "early", "about".
    pub narrowing: Option<Narrowing>,
    /// First token.
    pub first: usize,
    /// Token after the last.
    pub end: usize,
    /// Whether it is read only in stories (true) or only in news (false).
    pub only: Option<bool>,
}

/// Languages and their tables.
const TABLES: [(&str, &str); 2] = [
    ("en", include_str!("../../assets/lang/en/dates.toml")),
    ("es", include_str!("../../assets/lang/es/dates.toml")),
];

/// Compiled at the first use. That the tables compile is tested; were one wrong, nothing is found.
static GRAMMARS: LazyLock<Vec<Grammar>> = LazyLock::new(|| {
    let compiled = |(language, text)| Grammar::compile(text, language).unwrap_or_default();
    TABLES.into_iter().map(compiled).collect()
});

impl Default for Grammar {
    fn default() -> Self {
        Self {
            vocabulary: Vocabulary::new(),
            numbers: NumberWords::of("en"),
            holidays: Vec::new(),
            month_first: false,
            rules: Vec::new(),
            forms: Vec::new(),
            by_category: vec![Vec::new(); Category::ALL.len()],
            by_word: Vec::new(),
        }
    }
}

impl Grammar {
    /// The tables of a language (ISO 639-1); English where there are none.
    pub fn of(language: &str) -> &'static Self {
        let at = TABLES.iter().position(|(code, _)| *code == language);
        &GRAMMARS[at.unwrap_or(0)]
    }

    /// Compiles a table; errors name the line.
    pub fn compile(text: &str, language: &str) -> Result<Self, String> {
        let table = dates::parse(text)?;
        let mut out = Self {
            numbers: NumberWords::of(language),
            month_first: table.month_first,
            ..Self::default()
        };
        out.add_words(&table)?;
        for (name, words) in &table.lists {
            out.vocabulary.add_list(name, words);
        }
        for (i, entry) in table.holiday.iter().enumerate() {
            for name in &entry.names {
                out.vocabulary.add(name, Category::Holiday, i as f64);
            }
            out.holidays.push(Holiday::new(entry)?);
        }
        for entry in &table.rule {
            let line = dates::line_of(text, entry.pattern.span().start);
            out.add_rule(entry, &table)
                .map_err(|e| format!("line {line}, rule “{}”: {e}", entry.name))?;
        }
        for word in out.numbers.words() {
            let id = out.vocabulary.intern(word);
            out.vocabulary.numberish[id as usize] = true;
        }
        out.vocabulary.seal();
        Ok(out)
    }

    fn add_words(&mut self, table: &DateTable) -> Result<(), String> {
        for (name, values) in &table.words {
            let category =
                Category::named(name).ok_or_else(|| format!("no category is called {name}"))?;
            for (value, forms) in values {
                let code = phrase::code(category, value)
                    .ok_or_else(|| format!("[words.{name}] has no value {value}"))?;
                for form in forms {
                    self.vocabulary.add(form, category, code);
                }
            }
        }
        Ok(())
    }

    fn add_rule(&mut self, entry: &RuleEntry, table: &DateTable) -> Result<(), String> {
        let number = self.rules.len() as u16;
        let mut bits = |names: &[String]| -> Result<u64, String> {
            names.iter().try_fold(0, |bits, name| {
                if !table.lists.contains_key(name) {
                    return Err(format!("no list is called {name}"));
                }
                Ok(bits | self.vocabulary.list_bit(name))
            })
        };
        let (after, not_after) = (bits(&entry.after)?, bits(&entry.not_after)?);
        let (before, not_before) = (bits(&entry.before)?, bits(&entry.not_before)?);
        for alternative in Pattern::alternatives(entry.pattern.get_ref()) {
            let pattern = Pattern::new(alternative, &table.parts, &mut self.vocabulary)?;
            let form = self.forms.len() as u16;
            for (first, next) in pattern.starts() {
                let list = match first {
                    First::Category(c) => &mut self.by_category[c as usize],
                    First::Word(w) => {
                        let least = self.by_word.len().max(usize::from(w) + 1);
                        self.by_word.resize_with(least, Vec::new);
                        &mut self.by_word[usize::from(w)]
                    }
                };
                list.push(Start { form, next });
            }
            self.forms.push((number, pattern));
        }
        self.rules.push(Rule {
            reading: Reading::named(&entry.means)
                .ok_or_else(|| format!("no reading is called {}", entry.means))?,
            after,
            not_after,
            before,
            not_before,
            only: match entry.only.as_deref() {
                None => None,
                Some("story") => Some(true),
                Some("news") => Some(false),
                Some(other) => return Err(format!("only “news” or “story”, not “{other}”")),
            },
        });
        Ok(())
    }

    /// All expressions of a text, in order; those that share parts have got them.
    pub fn phrases(&self, scan: &Scan) -> Vec<Phrase> {
        self.phrases_in(scan, 0, scan.len())
    }

    /// The same for those that begin at the tokens from `from` up to `to`.
    pub fn phrases_in(&self, scan: &Scan, from: usize, to: usize) -> Vec<Phrase> {
        let mut out = Vec::new();
        let mut trail = Trail::default();
        let mut at = from;
        while at < to {
            if scan.senses(at).is_empty() && scan.word(at) == 0 || scan.inside_number(at) {
                at += 1;
                continue;
            }
            match self.match_at(scan, at, 0, &mut trail) {
                Some(found) => {
                    at = found.end.max(at + 1);
                    self.phrases_of(found, &mut out);
                }
                None => at += 1,
            }
        }
        out
    }

    /// The expression that begins at a token, if one does.
    pub fn first_phrase(&self, scan: &Scan, at: usize) -> Option<Phrase> {
        let found = self.match_at(scan, at, 0, &mut Trail::default())?;
        let mut out = Vec::new();
        self.phrases_of(found, &mut out);
        out.into_iter().next()
    }

    /// The longest match at a token, with a modifier before it if there is one.
    fn match_at(&self, scan: &Scan, at: usize, depth: usize, trail: &mut Trail) -> Option<Found> {
        let mut best = self.core_at(scan, at, trail);
        if depth == 2 {
            return best;
        }
        for sense in scan.senses(at) {
            let measure = match sense.category {
                Category::Modifier => false,
                Category::Approx => true,
                _ => continue,
            };
            let next = at + usize::from(sense.tokens);
            let Some(inner) = self.match_at(scan, next, depth + 1, trail) else {
                continue;
            };
            let reading = self.rules[inner.rule as usize].reading;
            let fits = match (measure, inner.groups.first()) {
                (true, Some(group)) => reading.takes_measure() && !has(group, Category::Vague),
                (false, Some(group)) => {
                    let rest = Narrowing::of(sense.value).is_some_and(Narrowing::is_rest);
                    let unit = reading == Reading::TheUnit
                        || has(group, Category::Which) && has(group, Category::Unit);
                    reading.takes_part() && (!rest || unit)
                }
                (_, None) => false,
            };
            if fits && best.as_ref().is_none_or(|b| inner.end > b.end) {
                let mut found = inner;
                found.narrowing = found.narrowing.or(Narrowing::of(sense.value));
                if let Some(group) = found.groups.first_mut() {
                    group.first = at;
                }
                best = Some(found);
            }
        }
        best
    }

    fn core_at(&self, scan: &Scan, at: usize, trail: &mut Trail) -> Option<Found> {
        let mut best: Option<Found> = None;
        for sense in scan.senses(at) {
            let starts = &self.by_category[sense.category as usize];
            self.try_forms(
                scan,
                at,
                usize::from(sense.tokens),
                starts,
                trail,
                &mut best,
            );
        }
        let word = usize::from(scan.word(at));
        if let Some(starts) = self.by_word.get(word) {
            self.try_forms(scan, at, 1, starts, trail, &mut best);
        }
        best
    }

    /// Tries the forms that may begin at a token with something that takes so many tokens.
    fn try_forms(
        &self,
        scan: &Scan,
        at: usize,
        taken: usize,
        starts: &[Start],
        trail: &mut Trail,
        best: &mut Option<Found>,
    ) {
        let (mark, word) = (scan.mark(at + taken), scan.word(at + taken));
        for start in starts.iter().filter(|s| s.next.allows(mark, word)) {
            let (rule, pattern) = &self.forms[usize::from(start.form)];
            let rule = *rule;
            let Some(end) = pattern.matches(scan, at, trail) else {
                continue;
            };
            let better = best
                .as_ref()
                .is_none_or(|b| end > b.end || (end == b.end && rule < b.rule));
            if better && end > at && self.rules[usize::from(rule)].fits(scan, at, end) {
                *best = Some(Found {
                    rule,
                    end,
                    narrowing: None,
                    groups: trail.groups(at, end),
                });
            }
        }
    }

    fn phrases_of(&self, found: Found, out: &mut Vec<Phrase>) {
        let rule = &self.rules[found.rule as usize];
        let (reading, only) = (rule.reading, rule.only);
        let mut fields: Vec<Fields> = found
            .groups
            .iter()
            .map(|g| Fields::of(&g.captures))
            .collect();
        for i in 1..fields.len() {
            let (before, here) = fields.split_at_mut(i);
            here[0].share(&before[i - 1], true);
        }
        for i in (1..fields.len()).rev() {
            let (here, after) = fields.split_at_mut(i);
            here[i - 1].share(&after[0], false);
        }
        for (i, (group, fields)) in found.groups.iter().zip(fields).enumerate() {
            out.push(Phrase {
                reading,
                narrowing: found.narrowing.filter(|_| i == 0).or(fields.narrowing),
                fields,
                first: group.first,
                end: group.end,
                only,
            });
        }
    }
}

fn has(group: &Group, category: Category) -> bool {
    group.captures.iter().any(|c| c.category == category)
}

/// A match of a rule.
struct Found {
    rule: u16,
    end: usize,
    narrowing: Option<Narrowing>,
    groups: Vec<Group>,
}

impl Rule {
    /// Whether the words around allow it.
    fn fits(&self, scan: &Scan, first: usize, end: usize) -> bool {
        let before = |bits: u64| first > 0 && scan.lists(first - 1) & bits != 0;
        let behind = |bits: u64| scan.lists(end) & bits != 0;
        (self.after == 0 || before(self.after))
            && (self.not_after == 0 || !before(self.not_after))
            && (self.before == 0 || behind(self.before))
            && (self.not_before == 0 || !behind(self.not_before))
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::model::{Moment, Published, PublishedBy};
    use crate::text::Parsed;

    /// A publication date as if given by the user.
    pub fn published(date: &str) -> Published {
        let Ok(day) = date.parse() else {
            return Published::unknown();
        };
        Published {
            moment: Some(Moment::day(day)),
            by: PublishedBy::Given,
            ..Published::unknown()
        }
    }

    /// Splits `said on {Friday|2020-05-15}` into the text and what is marked in it.
    pub fn marked(example: &str) -> (String, Vec<(String, String)>) {
        let mut text = String::new();
        let mut marks = Vec::new();
        let mut rest = example;
        while let Some(open) = rest.find('{') {
            text.push_str(&rest[..open]);
            let close = open + rest[open..].find('}').expect("a { is closed");
            let (words, value) = rest[open + 1..close]
                .split_once('|')
                .expect("a mark has a value");
            text.push_str(words);
            marks.push((words.to_owned(), value.to_owned()));
            rest = &rest[close + 1..];
        }
        text.push_str(rest);
        (text, marks)
    }

    /// What is wrong with an example; nothing if it is read as marked.
    pub fn wrong(grammar: &Grammar, date: &str, example: &str) -> Option<String> {
        let (text, marks) = marked(example);
        let parsed = Parsed::new(&text);
        let found: Vec<(String, String)> =
            super::super::read_with(grammar, &parsed, &published(date))
                .into_iter()
                .map(|t| (t.span.of(&text).to_owned(), t.value))
                .collect();
        (found != marks).then(|| format!("{example}\n      read as {found:?}"))
    }

    #[test]
    fn the_tables_compile_and_their_examples_hold() {
        for (language, text) in TABLES {
            let grammar = match Grammar::compile(text, language) {
                Ok(grammar) => grammar,
                Err(e) => panic!("{language}: {e}"),
            };
            let table = dates::parse(text).expect("it was compiled");
            let mut wrongs = Vec::new();
            for rule in &table.rule {
                assert!(!rule.examples.is_empty(), "{}: no example", rule.name);
                for example in &rule.examples {
                    if let Some(w) = wrong(&grammar, &table.example_date, example) {
                        wrongs.push(format!("{language}, {}: {w}", rule.name));
                    }
                }
            }
            assert!(wrongs.is_empty(), "{}", wrongs.join("\n"));
        }
    }

    /// Expressions in every kind, of our own, in `tests/dates/`.
    #[test]
    fn expressions_in_every_kind() {
        for (language, text) in [
            ("en", include_str!("../../tests/dates/en.txt")),
            ("es", include_str!("../../tests/dates/es.txt")),
        ] {
            let grammar = Grammar::of(language);
            let lines = text
                .lines()
                .filter(|l| !l.starts_with('#') && !l.is_empty());
            let wrongs: Vec<String> = lines
                .filter_map(|line| {
                    let (date, example) = line.split_once(' ')?;
                    wrong(grammar, date, example)
                })
                .collect();
            assert!(wrongs.is_empty(), "{}", wrongs.join("\n"));
        }
    }

    #[test]
    fn errors_name_the_line() {
        let table = "example_date = \"2020-05-17\"\n[words]\n[lists]\n[parts]\n[[rule]]\nname = \"a\"\npattern = \"moon\"\nmeans = \"date\"\n";
        let error = Grammar::compile(table, "en").err();
        assert_eq!(
            error.as_deref(),
            Some("line 7, rule “a”: no category is called moon")
        );
    }
}
