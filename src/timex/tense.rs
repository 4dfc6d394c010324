//! The verb beside an expression: whether it tells of what was or of what will be.

use super::grammar::Phrase;
use super::scan::Scan;
use super::vocabulary::Category;

/// What a verb tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Tense {
    Past,
    Future,
}

/// The word that decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cue {
    /// What it tells of.
    pub tense: Tense,
    /// Where it stands.
    pub token: usize,
    /// Whether it stands just before the expression.
    pub near: bool,
    /// Whether it tells little: an infinitive that no plan stands before ("to mark the victory on
    /// Friday"), or a plan that a verb in the past goes on from.
    pub weak: bool,
}

/// So many tokens off a verb may stand.
const REACH: usize = 40;
/// So many tokens off it is near.
const NEAR: usize = 3;

/// "to late May", "to next week": no verb follows.
const DATES: u64 = 1 << Category::Modifier as u64
    | 1 << Category::Which as u64
    | 1 << Category::Month as u64
    | 1 << Category::DayWord as u64;

/// The nearest verb that tells the time: to the left within the sentence, else to the right.
pub fn cue(scan: &Scan, phrase: &Phrase) -> Option<Cue> {
    let sentence = scan.parsed.sentences.get(scan.sentence(phrase.first))?;
    let opens = sentence.tokens.start;
    // "until Friday", "as early as Friday"; but "Until Friday they had not".
    if let Some(token) = phrase.first.checked_sub(1)
        && scan.lists(token) & scan.known().until != 0
        && !(token == opens && behind(scan, phrase).is_some_and(|c| c.tense == Tense::Past))
    {
        return Some(Cue {
            tense: Tense::Future,
            token,
            near: true,
            weak: false,
        });
    }
    let first = opens.max(phrase.first.saturating_sub(REACH));
    let mut before = (first..phrase.first).rev();
    (before.find_map(|token| told(scan, phrase, token))).or_else(|| behind(scan, phrase))
}

/// The nearest verb to the right.
fn behind(scan: &Scan, phrase: &Phrase) -> Option<Cue> {
    let sentence = scan.parsed.sentences.get(scan.sentence(phrase.first))?;
    let end = sentence.tokens.end.min(phrase.end + REACH);
    (phrase.end..end).find_map(|token| told(scan, phrase, token))
}

fn told(scan: &Scan, phrase: &Phrase, token: usize) -> Option<Cue> {
    let before = token.checked_sub(1);
    let known = scan.known();
    // "the meeting planned for Saturday was cancelled".
    let over = scan.lists(token) & known.planned != 0 && scan.lists(phrase.end) & known.told != 0;
    Some(Cue {
        tense: tense_at(scan, phrase, token)?,
        token,
        // "is heard in May" is near, but tells no past.
        near: token < phrase.first
            && phrase.first - token <= NEAR
            && before.is_none_or(|t| scan.lists(t) & scan.known().be == 0),
        weak: over
            // "it would strike on Wednesday": seen from the past.
            || scan.lists(token) & known.would != 0
            || scan.lists(token) & known.infinitive != 0
                && before.is_none_or(|t| scan.lists(t) & (known.planned | known.be) == 0),
    })
}

/// Whether the expression hangs on a word such as "by" that opens a clause told in the past:
/// "By March, 300 had died".
pub fn opens_past(scan: &Scan, phrase: &Phrase) -> bool {
    let Some(by) = phrase.first.checked_sub(1) else {
        return false;
    };
    let sentence = scan.parsed.sentences.get(scan.sentence(phrase.first));
    let joins = |t: usize| scan.lists(t) & scan.known().and != 0 || scan.parsed.word(t) == ",";
    let opens =
        sentence.is_some_and(|s| s.tokens.start == by) || by.checked_sub(1).is_some_and(joins);
    opens && behind(scan, phrase).is_some_and(|c| c.tense == Tense::Past)
}

/// Whether a plan is told of that is over: "had been due", "had planned".
fn had_been(scan: &Scan, token: usize) -> bool {
    let known = scan.known();
    scan.lists(token) & known.planned != 0
        && (1..=3)
            .filter_map(|n| token.checked_sub(n))
            .any(|t| scan.lists(t) & known.had != 0)
}

/// What the verb at a token tells of, if one stands there.
fn tense_at(scan: &Scan, phrase: &Phrase, token: usize) -> Option<Tense> {
    let known = scan.known();
    let lists = scan.lists(token);
    if lists
        & (known.told | known.will | known.planned | known.be | known.schedule | known.arranged)
        == 0
    {
        return None;
    }
    let near = token < phrase.first && phrase.first - token <= NEAR;
    let noun = token > 0 && scan.lists(token - 1) & known.the != 0;
    if lists & known.schedule != 0 && near && !noun {
        return Some(Tense::Future);
    }
    // Names: "Mohamed", "May".
    if scan.capital(token) && !scan.begins_sentence(token) {
        return None;
    }
    let next = scan.lists(token + 1);
    // "is scheduled", "are to".
    let plan = lists & known.be != 0 && next & (known.planned | known.infinitive) != 0;
    if plan {
        return Some(Tense::Future);
    }
    if lists & known.planned != 0 {
        let tense = if had_been(scan, token) {
            Tense::Past
        } else {
            Tense::Future
        };
        return (token < phrase.first).then_some(tense);
    }
    if lists & known.will != 0 {
        // "to" before a verb, not before a name or an article.
        let to = lists & known.infinitive != 0;
        let verb = token + 1 != phrase.first
            && !scan.capital(token + 1)
            && next & (known.the | known.number | known.end | known.no_infinitive) == 0
            && scan.mark(token + 1) & DATES == 0;
        if to && verb && token > 0 && had_been(scan, token - 1) {
            return Some(Tense::Past);
        }
        return (!to || verb).then_some(Tense::Future);
    }
    let before = token.checked_sub(1).map_or(0, |t| scan.lists(t));
    // "is set for Friday".
    let at = token + 1 == phrase.first || next & known.arranged_for != 0;
    if before & known.be != 0 && lists & known.arranged != 0 && at {
        return Some(Tense::Future);
    }
    // "to hit", "may cut": these are also forms of the past.
    if before & (known.infinitive | known.will) != 0 {
        return None;
    }
    // "the proposed sale", "to be completed".
    if before & (known.the | known.passive) != 0
        || lists & known.told == 0
        || lists & known.no_verb != 0
    {
        return None;
    }
    // "will stay closed".
    let helped = (2..=3)
        .filter_map(|n| token.checked_sub(n))
        .any(|t| scan.lists(t) & known.helping != 0);
    Some(if helped { Tense::Future } else { Tense::Past })
}
