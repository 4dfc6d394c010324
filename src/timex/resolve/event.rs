//! "three days after the vote": a distance from an event that the text has dated.

use super::super::context::{Origin, Told};
use super::super::grammar::Phrase;
use super::super::value::{Stretch, Unit, Value};
use super::super::vocabulary::Category;
use super::lengths::{counted, whole};
use super::{Found, Meaning, Resolver, dated, shift};
use crate::text::TokenClass;

/// So many dates back the event is looked for.
const DATES: usize = 30;
/// So many tokens an event's name may have, from its article on.
const NAME: usize = 6;
/// So many tokens of a dated sentence are looked at.
const WORDS: usize = 60;

impl Resolver<'_> {
    /// "the day after the attack": the day so far from the event, if a sentence before names the
    /// event and its day. "two days after" stays a length, with that day.
    pub(super) fn offset_event(&self, phrase: &Phrase) -> Option<Meaning> {
        let f = &phrase.fields;
        let (unit, side) = (f.unit?, f.side);
        let definite = side.is_some();
        // Before the expression's end stands "before" or "after", if it is not inside.
        let side = side.or_else(|| {
            let sense = self.scan.sense(phrase.end, Category::Side)?;
            Some(sense.value as i64)
        })?;
        let from = phrase.end + usize::from(!definite);
        let told = self
            .event_name(from)
            .and_then(|head| Some((head, self.dated_event(phrase, head)?)));
        if !definite {
            let mut out = self.length(phrase)?;
            let (unit, n) = whole(unit, f.number.unwrap_or(1.0));
            if let Some((head, told)) = told
                && let Some(day) = shift(told.day, unit, side * n)
                && unit >= Unit::Day
                && !f.vague
            {
                out.interval = Stretch::around(day, fine(unit)).interval();
                out.rule = self.rule(n, unit, side, head);
                out.origin = Origin::Told(told.clone());
            }
            return Some(out);
        }
        if unit != Unit::Day {
            return None;
        }
        let (head, told) = told?;
        let day = shift(told.day, unit, side)?;
        let rule = self.rule(1, unit, side, head);
        let stretch = Value::Date(Stretch::Day(day));
        Some(dated(Found::new(stretch, rule, Origin::Told(told.clone()))))
    }

    fn rule(&self, n: i64, unit: Unit, side: i64, head: usize) -> String {
        let side = if side < 0 { "before" } else { "after" };
        let name = self.scan.parsed.word(head);
        format!("{n} {} {side} “{name}”", counted(unit, n))
    }

    /// The token that heads the event's name: the last word before a sign or a small word.
    fn event_name(&self, from: usize) -> Option<usize> {
        let tokens = &self.scan.parsed.tokens;
        let known = self.scan.known();
        let mut head = None;
        for (at, token) in tokens.iter().enumerate().skip(from).take(NAME) {
            let lists = self.scan.lists(at);
            let opens = at == from && lists & known.the != 0;
            let word = self.scan.parsed.word(at);
            let ends = token.class != TokenClass::Word
                || lists & (known.when | known.told | known.will | known.linking) != 0;
            if !opens && ends {
                break;
            }
            // A possessive begins the name anew: "Ivanov's arrest".
            if lists & known.whose == 0 && !opens && word.len() > 3 {
                head = Some(at);
            }
        }
        head.filter(|h| self.scan.senses(*h).is_empty())
    }

    /// The day of the last sentence that has the event's name and a day, before the expression;
    /// of several days the one nearest to the name.
    fn dated_event(&self, phrase: &Phrase, head: usize) -> Option<&Told> {
        let name = self.scan.parsed.word(head);
        let days = || self.context.days().iter().rev().take(DATES);
        days().find_map(|told| {
            let sentence = self.scan.parsed.sentences.get(told.sentence)?;
            let named = sentence
                .tokens
                .clone()
                .take(WORDS)
                .filter(|t| *t < phrase.first)
                .find(|t| same(self.scan.parsed.word(*t), name) || self.scan.are_kin(*t, head))?;
            days()
                .filter(|other| other.sentence == told.sentence)
                .min_by_key(|other| other.token.abs_diff(named))
        })
    }
}

/// A day so many weeks off is a day.
fn fine(unit: Unit) -> Unit {
    if unit == Unit::Week { Unit::Day } else { unit }
}

/// Whether two words are the same but for case and a plural's ending.
fn same(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let cut = long.get(..short.len()).unwrap_or_default();
    cut.eq_ignore_ascii_case(short) && matches!(&long[short.len()..], "" | "s" | "S")
}
