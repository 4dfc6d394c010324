//! Measures figures and quotations on sentences made for it (`tests/data/`), and holds the level.
//!
//! `cargo test --no-default-features --test statements -- --nocapture` prints the scores;
//! with `MISSES=1` also what was missed in the half that is for tuning, with `MISSES=all` in both.

use dateline::model::Figure;
use dateline::statement;
use dateline::text::Parsed;

/// A figure as the set has it.
struct Gold {
    start: usize,
    end: usize,
    value: f64,
    upper: Option<f64>,
    unit: String,
    qualifier: String,
    things: Vec<String>,
}

#[derive(Default)]
struct Score {
    gold: usize,
    found: usize,
    value: usize,
    thing: usize,
    qualifier: usize,
    spurious: usize,
}

/// Takes the braces out of a sentence.
fn figures_of(line: &str) -> (String, Vec<Gold>) {
    let mut text = String::new();
    let mut gold = Vec::new();
    let mut rest = line;
    while let Some((plain, more)) = rest.split_once('{') {
        text.push_str(plain);
        let (inner, more) = more.split_once('}').expect("closing brace");
        let fields: Vec<&str> = inner.split('|').collect();
        let [words, value, unit, qualifier, things] = fields[..] else {
            panic!("{inner}")
        };
        let (value, upper) = value
            .split_once('~')
            .map_or((value, None), |(a, b)| (a, Some(b)));
        gold.push(Gold {
            start: text.len(),
            end: text.len() + words.len(),
            value: value.parse().expect("number"),
            upper: upper.map(|u| u.parse().expect("number")),
            unit: unit.to_owned(),
            qualifier: qualifier.to_owned(),
            things: things_of(things),
        });
        text.push_str(words);
        rest = more;
    }
    text.push_str(rest);
    (text, gold)
}

/// Alternatives are parted by a slash.
fn things_of(field: &str) -> Vec<String> {
    field.split('/').map(str::to_owned).collect()
}

/// The same thing: the same words without article and case, or the same up to the first preposition.
fn same_thing(found: Option<&str>, things: &[String]) -> bool {
    let plain = |s: &str| {
        let s = s.to_lowercase();
        let s = s.strip_prefix("the ").unwrap_or(&s).to_owned();
        s.strip_prefix("its ").unwrap_or(&s).to_owned()
    };
    let core = |s: &str| {
        let s = plain(s);
        [" of ", " in ", " to ", " for ", " on ", " against ", " at "]
            .iter()
            .filter_map(|p| s.find(p))
            .min()
            .map_or(s.clone(), |at| s[..at].to_owned())
    };
    let found = found.unwrap_or("-");
    things
        .iter()
        .any(|t| plain(t) == plain(found) || core(t) == core(found))
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= b.abs().max(1e-9) * 1e-4
}

fn score_figures(set: &str, report: bool) -> Score {
    let mut score = Score::default();
    for line in set.lines().filter(|l| !l.starts_with('#') && !l.is_empty()) {
        let (text, gold) = figures_of(line);
        let parsed = Parsed::new(&text);
        let found = statement::figures(&parsed, &[], &[], "en");
        let mut wrong = Vec::new();
        for g in &gold {
            score.gold += 1;
            let hit = found
                .iter()
                .find(|f| f.span.start < g.end as u32 && g.start < f.span.end as usize);
            let Some(f) = hit else {
                wrong.push(format!("missed {}", &text[g.start..g.end]));
                continue;
            };
            score.found += 1;
            let unit = f.unit.as_deref().unwrap_or_default();
            let right = close(f.value, g.value)
                && unit == g.unit
                && g.upper.is_none_or(|u| f.upper.is_some_and(|v| close(v, u)))
                && f.upper.is_some() == g.upper.is_some();
            score.value += usize::from(right);
            if !right {
                wrong.push(format!("value {} {unit} {:?}", f.value, f.upper));
            }
            let qualifier = f.qualifier.map_or("", |q| q.name());
            score.qualifier += usize::from(qualifier == g.qualifier);
            if qualifier != g.qualifier {
                wrong.push(format!("qualifier {qualifier:?}"));
            }
            let thing = same_thing(f.of.as_deref(), &g.things);
            score.thing += usize::from(thing);
            if !thing {
                wrong.push(format!("thing {:?} not {:?}", f.of, g.things));
            }
        }
        let spurious: Vec<&Figure> = found
            .iter()
            .filter(|f| {
                !gold
                    .iter()
                    .any(|g| f.span.start < g.end as u32 && g.start < f.span.end as usize)
            })
            .collect();
        score.spurious += spurious.len();
        for f in spurious {
            wrong.push(format!("spurious {:?}", f.span.of(&text)));
        }
        if report && !wrong.is_empty() {
            println!("{text}\n    {}", wrong.join("\n    "));
        }
    }
    score
}

fn share(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}

#[test]
fn figures_reach_their_level() {
    let misses = std::env::var("MISSES").unwrap_or_default();
    for (name, set) in [
        ("seen", include_str!("data/figures-seen.txt")),
        ("unseen", include_str!("data/figures-unseen.txt")),
    ] {
        let report = misses == "all" || misses == "1" && name == "seen";
        let s = score_figures(set, report);
        println!(
            "figures, {name} half: {} figures, {} spurious; value and unit {:.1} %, thing {:.1} %, qualifier {:.1} %",
            s.gold,
            s.spurious,
            share(s.value, s.gold + s.spurious),
            share(s.thing, s.gold),
            share(s.qualifier, s.gold),
        );
    }
}
