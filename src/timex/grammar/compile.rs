//! The tables of a language, compiled.

use super::super::holiday::Holiday;
use super::super::lists::ListBits;
use super::super::pattern::{First, Pattern};
use super::super::reading::{self, Reading};
use super::super::vocabulary::Category;
use super::{Grammar, Rule, Start};
use crate::lexicon::dates::{self, DateTable, RuleEntry};
use crate::text::NumberWords;
use std::sync::LazyLock;

/// Languages and their tables.
pub(super) const TABLES: [(&str, &str); 2] = [
    ("en", include_str!("../../../assets/lang/en/dates.toml")),
    ("es", include_str!("../../../assets/lang/es/dates.toml")),
];

/// Compiled at the first use. That the tables compile is tested; were one wrong, nothing is found.
static GRAMMARS: LazyLock<Vec<Grammar>> = LazyLock::new(|| {
    let compiled = |(language, text)| Grammar::compile(text, language).unwrap_or_default();
    TABLES.into_iter().map(compiled).collect()
});

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
        for (kind, words) in (0..=u8::MAX).zip(table.kin.values()) {
            out.vocabulary.add_kin(kind, words);
        }
        for (i, entry) in table.holiday.iter().enumerate() {
            for name in &entry.names {
                out.vocabulary.add(name, Category::Holiday, i as f64);
            }
            out.holidays.push(Holiday::new(entry)?);
        }
        for (i, entry) in table.age.iter().enumerate() {
            for name in &entry.names {
                out.vocabulary.add(name, Category::Age, i as f64);
            }
            let day = |d: &String| d.parse().map_err(|e| format!("{d}: {e}"));
            out.ages.push((day(&entry.from)?, day(&entry.to)?));
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
        out.vocabulary.seal()?;
        Ok(out)
    }

    fn add_words(&mut self, table: &DateTable) -> Result<(), String> {
        for (name, values) in &table.words {
            let category =
                Category::named(name).ok_or_else(|| format!("no category is called {name}"))?;
            for (value, forms) in values {
                let code = reading::code(category, value)
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
        let mut bits = |names: &[String]| -> Result<ListBits, String> {
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
}
