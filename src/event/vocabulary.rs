//! The words of `assets/lang/*/telling.toml`, read once.

use serde::Deserialize;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// What a word says about time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TimeWord {
    /// Month, from 0.
    Month(u8),
    /// Day of the week, Monday is 0.
    Weekday(u8),
    /// `am`, `GMT`, "updated": parts of a date line.
    Clock,
}

/// A language's words, ready for look-up. All lower-case.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    /// Words without content.
    pub stop: HashSet<&'static str>,
    /// Months, weekdays and parts of date lines.
    pub time: HashMap<&'static str, TimeWord>,
    /// Small numbers in words.
    pub numbers: HashMap<String, u32>,
    /// Verbs that report words.
    pub speech_verbs: HashSet<&'static str>,
    /// Words before a verb of speech by which it is told of, not telling.
    pub passive: HashSet<&'static str>,
    /// Roles and bodies that speak.
    pub speakers: HashSet<&'static str>,
    /// Phrases that tell of something to come.
    pub plan_phrases: Vec<String>,
    /// Words between the two ends of one stretch of time.
    pub between: HashSet<String>,
    /// Words before the first of the two ends.
    pub before_range: HashSet<String>,
    /// Words before a date that only frames the main event.
    pub frame: HashSet<String>,
    /// Words that open a clause of their own.
    pub clauses: HashSet<String>,
    /// Those of them after which a date no longer dates the speaking.
    pub relative: HashSet<String>,
    /// Words with a space after them that open a second main clause after a comma.
    pub second: Vec<String>,
    /// Words between what is counted and whom it is for.
    pub joints: HashSet<String>,
    /// Words before a number of some of all.
    pub some: HashSet<String>,
    /// What sets two tellings apart.
    pub dispute: Contrasts,
}

/// Words by which two tellings that look alike tell of two things.
#[derive(Debug, Default)]
pub(crate) struct Contrasts {
    /// Words of a part, a rate or a forecast.
    pub scope: HashSet<&'static str>,
    /// Words of what is foreseen.
    pub foreseen: HashSet<&'static str>,
    /// Words after a figure that make it a rate.
    pub rates: HashSet<&'static str>,
    /// Lengths of time that a rate may be for.
    pub lengths: HashSet<&'static str>,
    /// Words before the place that a figure is of.
    pub into: HashSet<&'static str>,
    /// Words by which a figure is of all places.
    pub whole: HashSet<&'static str>,
    /// The same anywhere in a clause.
    pub entire: HashSet<&'static str>,
    /// Words of one of several.
    pub series: HashSet<&'static str>,
    /// What grows from day to day.
    pub growing: HashSet<&'static str>,
    /// Words after a length of time by which it is past.
    pub past: HashSet<&'static str>,
    /// Phrases of what was once planned or is possible.
    pub replaced: Vec<String>,
    /// What an event has one of only.
    pub single: HashSet<&'static str>,
    /// Parts of a day that stand for a time.
    pub hours: HashSet<&'static str>,
    /// Words before the time until which a count was made.
    pub until: HashSet<&'static str>,
    /// Words by which a plan gets another day.
    pub moved: HashSet<&'static str>,
    /// Words between the figures of two periods.
    pub versus: HashSet<&'static str>,
    /// Counted things that say too little.
    pub generic: HashSet<&'static str>,
    /// Words before "by" and who made the article.
    pub credits: HashSet<&'static str>,
    /// Words between a part and its whole.
    pub part_of: HashSet<String>,
    /// Words of a list that is not whole.
    pub parts: HashSet<&'static str>,
    /// Words for several that do not end in s.
    pub plural: HashSet<&'static str>,
    /// Words of an age: before it, between name and age, after it.
    pub aged: Vec<String>,
    pub was: Vec<String>,
    pub years: Vec<String>,
    pub old: Vec<String>,
    /// Counts in words, with how many times their number they may stand for.
    pub vague: Vec<(String, f64)>,
    /// The number of a group of verbs, by verb.
    pub contrast: HashMap<&'static str, usize>,
    /// Words of which one rules out the others: family and sense, by word.
    pub opposites: HashMap<&'static str, (usize, usize)>,
}

#[derive(Deserialize)]
struct Table {
    stop: String,
    months: Vec<Vec<String>>,
    weekdays: Vec<Vec<String>>,
    clock: String,
    numbers: Vec<String>,
    speech: Speech,
    plan: Plan,
    join: Join,
    dispute: Dispute,
}

#[derive(Deserialize)]
struct Dispute {
    scope: String,
    foreseen: String,
    rates: String,
    lengths: String,
    into: String,
    whole: String,
    entire: String,
    series: String,
    growing: String,
    past: String,
    replaced: Vec<String>,
    single: String,
    hours: String,
    until: String,
    moved: String,
    versus: String,
    generic: String,
    credits: String,
    part_of: HashSet<String>,
    parts: String,
    plural: String,
    aged: Vec<String>,
    was: Vec<String>,
    years: Vec<String>,
    old: Vec<String>,
    vague: Vec<(String, f64)>,
    contrast: Vec<String>,
    opposites: Vec<String>,
}

#[derive(Deserialize)]
struct Speech {
    verbs: String,
    passive: String,
    speakers: String,
}

#[derive(Deserialize)]
struct Plan {
    phrases: Vec<String>,
}

#[derive(Deserialize)]
struct Join {
    between: HashSet<String>,
    before: HashSet<String>,
    frame: HashSet<String>,
    clauses: HashSet<String>,
    relative: HashSet<String>,
    second: Vec<String>,
    joints: HashSet<String>,
    some: HashSet<String>,
}

/// The words of a language; English where there are none of its own.
pub(crate) fn of(_language: &str) -> &'static Vocabulary {
    static ENGLISH: LazyLock<Vocabulary> = LazyLock::new(|| {
        read(include_str!("../../assets/lang/en/telling.toml")).unwrap_or_default()
    });
    &ENGLISH
}

fn read(table: &str) -> Result<Vocabulary, toml::de::Error> {
    let table: Table = toml::from_str(table)?;
    Ok(Vocabulary {
        time: time_words(&table),
        numbers: (1..).zip(table.numbers).map(|(n, w)| (w, n)).collect(),
        stop: words(table.stop),
        speech_verbs: words(table.speech.verbs),
        passive: words(table.speech.passive),
        speakers: words(table.speech.speakers),
        plan_phrases: table.plan.phrases,
        between: table.join.between,
        before_range: table.join.before,
        frame: table.join.frame,
        clauses: table.join.clauses,
        relative: table.join.relative,
        second: table.join.second,
        joints: table.join.joints,
        some: table.join.some,
        dispute: contrasts(table.dispute),
    })
}

fn contrasts(table: Dispute) -> Contrasts {
    let groups = table.contrast.into_iter().enumerate();
    Contrasts {
        scope: words(table.scope),
        foreseen: words(table.foreseen),
        rates: words(table.rates),
        lengths: words(table.lengths),
        into: words(table.into),
        whole: words(table.whole),
        entire: words(table.entire),
        series: words(table.series),
        growing: words(table.growing),
        past: words(table.past),
        replaced: table.replaced,
        single: words(table.single),
        hours: words(table.hours),
        until: words(table.until),
        moved: words(table.moved),
        versus: words(table.versus),
        generic: words(table.generic),
        credits: words(table.credits),
        part_of: table.part_of,
        parts: words(table.parts),
        plural: words(table.plural),
        aged: table.aged,
        was: table.was,
        years: table.years,
        old: table.old,
        vague: table.vague,
        contrast: groups
            .flat_map(|(n, list)| words(list).into_iter().map(move |w| (w, n)))
            .collect(),
        opposites: opposites(table.opposites),
    }
}

fn opposites(families: Vec<String>) -> HashMap<&'static str, (usize, usize)> {
    let mut out = HashMap::new();
    for (family, list) in families.into_iter().enumerate() {
        for (sense, forms) in list.leak().split_whitespace().enumerate() {
            out.extend(forms.split('/').map(|w| (w, (family, sense))));
        }
    }
    out
}

/// A table lives as long as the program, so its words may be borrowed from it.
fn words(list: String) -> HashSet<&'static str> {
    list.leak().split_whitespace().collect()
}

fn time_words(table: &Table) -> HashMap<&'static str, TimeWord> {
    let mut out = HashMap::new();
    let groups = |list: &[Vec<String>], make: fn(u8) -> TimeWord| -> Vec<(String, TimeWord)> {
        let numbered = list.iter().enumerate();
        numbered
            .flat_map(|(i, forms)| forms.iter().map(move |f| (f.clone(), make(i as u8))))
            .collect()
    };
    for (form, time) in groups(&table.months, TimeWord::Month)
        .into_iter()
        .chain(groups(&table.weekdays, TimeWord::Weekday))
    {
        out.insert(&*form.leak(), time);
    }
    for form in words(table.clock.clone()) {
        out.insert(form, TimeWord::Clock);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_english_table_is_whole() {
        let words = read(include_str!("../../assets/lang/en/telling.toml")).unwrap();
        assert_eq!(words.time["sept"], TimeWord::Month(8));
        assert_eq!(words.time["friday"], TimeWord::Weekday(4));
        assert_eq!(words.numbers["ten"], 10);
        assert!(words.stop.contains("the") && words.speech_verbs.contains("said"));
    }
}
