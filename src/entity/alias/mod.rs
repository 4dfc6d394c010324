//! Who is who inside one article: the forms of one name get one entity.

mod kinds;
mod short;

use super::engine::Engine;
use super::gazetteer::{CITY, COUNTRY, REGION, TOWN};
use super::lexicon::Lexicon;
use super::name::{Words, abbreviations, is_acronym, is_end_of_other, same_person, shortens};
use super::sound::{same_sound, skeleton, sound};
use crate::model::{EntityId, EntityKind, Mention};
use crate::text::Parsed;
use std::collections::{BTreeMap, HashMap, HashSet};

/// A form of a name, of one kind, in one article.
#[derive(Clone, Debug)]
struct Form {
    words: Words,
    text: String,
    kind: EntityKind,
    /// Where its mentions stand in the list.
    mentions: Vec<usize>,
}

/// Sets the entity of each mention, from 0 in the order of first mention.
pub(super) fn merge(parsed: &Parsed, mentions: &mut Vec<Mention>, lexicon: &Lexicon) {
    kinds::settle(parsed, mentions, lexicon);
    let forms = forms(parsed, mentions, lexicon);
    let mut groups = Groups::new(forms.len());
    join_spellings(&forms, &mut groups, lexicon);
    let form_of = form_of(mentions.len(), &forms);
    join_acronyms(parsed, mentions, &forms, &form_of, &mut groups);
    join_brackets(parsed, mentions, &form_of, &mut groups);
    join_called(parsed, mentions, &form_of, &mut groups);
    let mut owner: Vec<usize> = vec![0; mentions.len()];
    for (f, form) in forms.iter().enumerate() {
        form.mentions.iter().for_each(|m| owner[*m] = groups.top(f));
    }
    let titles = mentions.iter().map(|m| m.title.map(|t| t.of(parsed.text)));
    let titles: Vec<&str> = titles.map(Option::unwrap_or_default).collect();
    let article = short::Article {
        forms: &forms,
        mentions,
        titles: &titles,
        lexicon,
    };
    article.place(&mut groups, &mut owner);
    drop_nobodies(parsed, mentions, &mut owner, lexicon);
    number(mentions, &owner);
}

/// Drops "the Committee" where no committee is named in full.
fn drop_nobodies(
    parsed: &Parsed,
    mentions: &mut Vec<Mention>,
    owner: &mut Vec<usize>,
    lexicon: &Lexicon,
) {
    let nobody =
        |m: &Mention| m.kind == EntityKind::Org && lexicon.is_nobody_alone(m.span.of(parsed.text));
    let named = mentions.iter().zip(&*owner).filter(|(m, _)| !nobody(m));
    let named: HashSet<usize> = named.map(|(_, o)| *o).collect();
    let keep: Vec<bool> = (mentions.iter().zip(&*owner))
        .map(|(m, o)| named.contains(o) || !nobody(m))
        .collect();
    let (mut m, mut o) = (keep.iter(), keep.iter());
    mentions.retain(|_| m.next().is_none_or(|k| *k));
    owner.retain(|_| o.next().is_none_or(|k| *k));
}

/// The form of each mention.
fn form_of(mentions: usize, forms: &[Form]) -> Vec<usize> {
    let mut out = vec![0; mentions];
    for (f, form) in forms.iter().enumerate() {
        form.mentions.iter().for_each(|m| out[*m] = f);
    }
    out
}

/// "Robert Kyagulanyi, better known as Bobi Wine": one person under two names.
fn join_called(parsed: &Parsed, mentions: &[Mention], form_of: &[usize], groups: &mut Groups) {
    /// Text between two names, in bytes.
    const APART: u32 = 60;
    for (i, pair) in mentions.windows(2).enumerate() {
        let (a, b) = (&pair[0], &pair[1]);
        let near = a.kind == b.kind && b.span.start - a.span.end < APART;
        let between = parsed.text.get(a.span.end as usize..b.span.start as usize);
        if near && a.kind == EntityKind::Person && between.is_some_and(says_alias) {
            groups.join(form_of[i], form_of[i + 1]);
        }
    }
}

/// Whether the words between two names say that they are one person's.
fn says_alias(between: &str) -> bool {
    let mut words = between
        .split(|c: char| !(c.is_alphanumeric() || c == '.'))
        .filter(|w| !w.is_empty());
    let light = |w: &str| {
        matches!(
            w,
            "better"
                | "also"
                | "popularly"
                | "widely"
                | "commonly"
                | "formerly"
                | "simply"
                | "best"
                | "who"
                | "is"
                | "was"
                | "known"
                | "as"
        )
    };
    let told = between.contains("known as")
        || between.contains("nicknamed")
        || between.contains("a.k.a")
        || between.contains("aka ");
    told && words.all(|w| light(w) || matches!(w, "nicknamed" | "a.k.a." | "a.k.a" | "aka"))
}

fn forms(parsed: &Parsed, mentions: &[Mention], lexicon: &Lexicon) -> Vec<Form> {
    let mut index: HashMap<(EntityKind, String), usize> = HashMap::new();
    let mut out: Vec<Form> = Vec::new();
    for (i, m) in mentions.iter().enumerate() {
        let text = m.span.of(parsed.text);
        let people = lexicon.land(text).filter(|_| m.kind == EntityKind::Other);
        let (kind, text) = match people.or_else(|| lexicon.known(text).filter(|k| k.kind == m.kind))
        {
            Some(known) => (known.kind, known.name.as_str()),
            None => (m.kind, text),
        };
        let words = Words::of(text);
        let at = *index.entry((kind, words.text())).or_insert_with(|| {
            out.push(Form {
                words,
                text: text.to_owned(),
                kind,
                mentions: Vec::new(),
            });
            out.len() - 1
        });
        out[at].mentions.push(i);
    }
    out
}

/// Full names of one person in several spellings; companies with and without "Ltd"; provinces.
fn join_spellings(forms: &[Form], groups: &mut Groups, lexicon: &Lexicon) {
    let mut blocks: HashMap<(EntityKind, String), Vec<usize>> = HashMap::new();
    for (i, f) in forms.iter().enumerate() {
        match f.kind {
            EntityKind::Person if f.words.len() > 1 => {
                let (first, last) = (f.words.first(), f.words.last());
                let mut keys = [sound(first), sound(last), format!("-{}", skeleton(last))].to_vec();
                keys.dedup();
                keys.into_iter()
                    .for_each(|k| blocks.entry((f.kind, k)).or_default().push(i));
            }
            EntityKind::Person => {
                blocks
                    .entry((f.kind, format!("1 {}", sound(f.words.first()))))
                    .or_default()
                    .push(i);
            }
            _ => blocks
                .entry((f.kind, core_name(&f.text, f.kind, lexicon)))
                .or_default()
                .push(i),
        }
    }
    let mut blocks: Vec<_> = blocks.into_values().collect();
    blocks.sort();
    let mut ends: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for block in blocks {
        for (n, a) in block.iter().enumerate() {
            // Enough of the nearest: a list of a thousand namesakes stays cheap.
            for b in block[n + 1..].iter().take(20) {
                let (x, y) = (&forms[*a], &forms[*b]);
                if !is_same(x, y, lexicon) {
                    continue;
                }
                if x.kind == EntityKind::Person && is_end_of_other(&x.words, &y.words) {
                    let a_short = x.words.len() < y.words.len();
                    let (short, full) = if a_short { (*a, *b) } else { (*b, *a) };
                    ends.entry(short).or_default().push(full);
                } else {
                    groups.join(*a, *b);
                }
            }
        }
    }
    join_ends(&ends, groups);
}

/// The end of a full name joins it, if it is the end of no other person's.
pub(super) fn join_ends(ends: &BTreeMap<usize, Vec<usize>>, groups: &mut Groups) {
    for (short, full) in ends {
        let mut tops = full.iter().map(|f| groups.top(*f));
        let first = tops.next();
        if let Some(first) = first.filter(|f| tops.all(|t| t == *f)) {
            groups.join(*short, first);
        }
    }
}

fn is_same(x: &Form, y: &Form, lexicon: &Lexicon) -> bool {
    let single = x.words.len() == 1 && y.words.len() == 1;
    match x.kind {
        EntityKind::Person if single => same_sound(x.words.first(), y.words.first()),
        EntityKind::Person => same_person(&x.words, &y.words, lexicon),
        _ => true,
    }
}

/// A body's or place's name without "Ltd", "Inc.", "Province".
pub(super) fn core_name(text: &str, kind: EntityKind, lexicon: &Lexicon) -> String {
    let mut words: Vec<&str> = text.split_whitespace().collect();
    while words.len() > 1 {
        let last = words[words.len() - 1].trim_end_matches(',');
        let drop = match kind {
            // "House Telecommunications" is not the House.
            EntityKind::Org if words.len() == 2 && lexicon.is_state_body(words[0]) => false,
            EntityKind::Org => lexicon.is_company_end(last) || lexicon.is_company_kind(last),
            EntityKind::Place => drops_end(&words[..words.len() - 1], last, lexicon),
            _ => false,
        };
        if !drop {
            break;
        }
        words.pop();
    }
    Words::of(words.join(" ").trim_end_matches(',')).text()
}

/// Whether a place goes by its name without the last word: "Hubei Province", but not "Mexico City"
/// nor "New York State", which are other places than Mexico and New York.
fn drops_end(name: &[&str], last: &str, lexicon: &Lexicon) -> bool {
    let mut letters = last.chars();
    let capital: String = letters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .collect();
    let last = capital + letters.as_str();
    if !lexicon.is_place_end(&last) {
        return false;
    }
    let place = Engine::get().and_then(|e| e.gazetteer.find(&name.join(" ")));
    let kinds = place.map_or(0, |p| p.kinds);
    match last.as_str() {
        "City" => kinds & (COUNTRY | REGION) == 0,
        _ => kinds & (CITY | TOWN) == 0,
    }
}

/// "Name (ABC)" names one body twice.
fn join_brackets(parsed: &Parsed, mentions: &[Mention], form_of: &[usize], groups: &mut Groups) {
    for (i, pair) in mentions.windows(2).enumerate() {
        let between = parsed
            .text
            .get(pair[0].span.end as usize..pair[1].span.start as usize)
            .unwrap_or_default();
        let after = parsed
            .text
            .get(pair[1].span.end as usize..)
            .unwrap_or_default();
        let short = pair[1].span.of(parsed.text);
        let long = pair[0].span.of(parsed.text);
        let bracket = between.trim() == "(" && after.starts_with(')');
        if bracket
            && pair[0].kind == pair[1].kind
            && pair[0].kind == EntityKind::Org
            && short.len() < long.len()
            && shortens(short, long)
            && long.contains(' ')
        {
            groups.join(form_of[i], form_of[i + 1]);
        }
    }
}

/// An acronym and the first name in the article whose first letters it is: bodies, places ("NSW"), and
/// persons who go by letters ("MBS").
fn join_acronyms(
    parsed: &Parsed,
    mentions: &[Mention],
    forms: &[Form],
    form_of: &[usize],
    groups: &mut Groups,
) {
    let mut by_letters: HashMap<(EntityKind, String), usize> = HashMap::new();
    for (i, f) in forms.iter().enumerate() {
        for letters in abbreviations(&f.text) {
            by_letters.entry((f.kind, letters)).or_insert(i);
        }
    }
    // "Philippine" "Coast Guard" is the PCG.
    for (i, pair) in mentions.windows(2).enumerate() {
        let (people, body) = (&pair[0], &pair[1]);
        let joined = people.kind == EntityKind::Other && people.span.end + 1 == body.span.start;
        if joined && body.kind == EntityKind::Org {
            let first: String = people.span.of(parsed.text).chars().take(1).collect();
            for letters in abbreviations(body.span.of(parsed.text)) {
                let letters = first.to_lowercase() + &letters;
                by_letters
                    .entry((body.kind, letters))
                    .or_insert(form_of[i + 1]);
            }
        }
    }
    for (i, f) in forms.iter().enumerate() {
        let letters = f.text.chars().count();
        if is_acronym(&f.text)
            && (f.kind == EntityKind::Org || letters > 2)
            && let Some(full) = by_letters.get(&(f.kind, f.words.first().to_owned()))
        {
            groups.join(i, *full);
        }
    }
}

fn number(mentions: &mut [Mention], owner: &[usize]) {
    let mut numbers: HashMap<usize, u32> = HashMap::new();
    for (m, o) in mentions.iter_mut().zip(owner) {
        let next = numbers.len() as u32;
        m.entity = EntityId(*numbers.entry(*o).or_insert(next));
    }
}

/// Sets that are joined (union by smaller number, with path halving).
pub(super) struct Groups(Vec<usize>);

impl Groups {
    /// Each alone.
    pub fn new(n: usize) -> Self {
        Self((0..n).collect())
    }

    /// The set's smallest member.
    pub fn top(&mut self, mut i: usize) -> usize {
        while self.0[i] != i {
            self.0[i] = self.0[self.0[i]];
            i = self.0[i];
        }
        i
    }

    /// Makes one set of two.
    pub fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.top(a), self.top(b));
        self.0[a.max(b)] = a.min(b);
    }
}
