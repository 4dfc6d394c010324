//! Short forms ("Xi", "the Commission") and the full names that they stand for.

use super::{Form, Groups};
use crate::entity::engine::Engine;
use crate::entity::lexicon::{Gender, Lexicon};
use crate::entity::name::is_acronym;
use crate::entity::name::{Words, family, fits_person};
use crate::entity::sound::{is_slip, sound};
use crate::model::{EntityKind, Mention};
use std::collections::HashMap;

/// Full names that a short form is compared with.
const MOST: usize = 50;

/// The forms of an article and where they stand.
pub(super) struct Article<'a> {
    pub forms: &'a [Form],
    pub mentions: &'a [Mention],
    /// The title before each mention; empty if none.
    pub titles: &'a [&'a str],
    pub lexicon: &'a Lexicon,
}

impl Article<'_> {
    /// Gives each mention of a short form to the full name that fits best; of several, to the one
    /// mentioned last before it, else to the first after it.
    pub fn place(&self, groups: &mut Groups, owner: &mut [usize]) {
        let by_word = self.by_word();
        for (s, short) in self.forms.iter().enumerate() {
            // "Supreme Court" may be that of Cuba.
            let known = self.lexicon.known(&short.text).is_some();
            if known && !self.lexicon.is_state_body(&short.text) {
                continue;
            }
            let mut fits = self.fits(s, &by_word);
            if short.kind == EntityKind::Org && self.is_own(s, &fits, groups) {
                fits.clear();
            }
            for m in &short.mentions {
                let fits = self.of_gender(*m, &fits);
                if let Some(full) = self.nearest(*m, &fits) {
                    owner[*m] = groups.top(full);
                }
            }
        }
    }

    /// "Red Hat" beside "Red Hat Linux" and "Red Hat Insights" is neither.
    fn is_own(&self, short: usize, fits: &[usize], groups: &mut Groups) -> bool {
        let words = &self.forms[short].words;
        let begins = |f: &&usize| self.forms[**f].words.0.starts_with(&words.0);
        let mut tops = fits.iter().filter(begins).map(|f| groups.top(*f));
        let first = tops.next();
        tops.any(|t| Some(t) != first)
    }

    /// Forms of several words by each of them.
    fn by_word(&self) -> HashMap<(EntityKind, String), Vec<usize>> {
        let mut out: HashMap<(EntityKind, String), Vec<usize>> = HashMap::new();
        let long = self.forms.iter().enumerate();
        for (i, f) in long.filter(|(_, f)| f.words.len() > 1) {
            for word in &f.words.0 {
                let list = out.entry((f.kind, sound(word))).or_default();
                if list.last() != Some(&i) {
                    list.push(i);
                }
            }
        }
        out
    }

    /// The full names that a form fits best.
    fn fits(&self, form: usize, by_word: &HashMap<(EntityKind, String), Vec<usize>>) -> Vec<usize> {
        let short = &self.forms[form];
        let fits: Vec<(usize, u32)> = by_word
            .get(&(short.kind, sound(short.words.last())))
            .into_iter()
            .flatten()
            .filter(|l| **l != form)
            .map(|l| (*l, fit(short, &self.forms[*l], self.lexicon)))
            .filter(|(_, fit)| *fit > 0)
            .take(MOST)
            .collect();
        if fits.is_empty() {
            return self.slips(form);
        }
        let top = fits.iter().map(|f| f.1).max().unwrap_or(0);
        let best = fits.iter().filter(|f| f.1 == top);
        best.map(|f| f.0).collect()
    }

    /// The person whose family name a single word is but for one letter.
    fn slips(&self, form: usize) -> Vec<usize> {
        let short = &self.forms[form];
        if short.kind != EntityKind::Person || short.words.len() > 1 {
            return Vec::new();
        }
        let full = self.forms.iter().enumerate().take(MOST);
        let slip = |f: &Form| {
            let family = family(&f.words, self.lexicon);
            f.words.len() > 1
                && family
                    .last()
                    .is_some_and(|w| is_slip(w, short.words.first()))
        };
        full.filter(|(_, f)| f.kind == EntityKind::Person && slip(f))
            .map(|(i, _)| i)
            .collect()
    }

    /// Those of the full names that the mention's "Mr" or "Ms" allows; all if that leaves none.
    fn of_gender(&self, mention: usize, fits: &[usize]) -> Vec<usize> {
        let Some(gender) = self.lexicon.gender_of_title(self.titles[mention]) else {
            return fits.to_vec();
        };
        let agrees = |f: &&usize| self.gender(**f).is_none_or(|g| g == gender);
        let agreeing: Vec<usize> = fits.iter().filter(agrees).copied().collect();
        if agreeing.is_empty() {
            fits.to_vec()
        } else {
            agreeing
        }
    }

    fn gender(&self, form: usize) -> Option<Gender> {
        let form = &self.forms[form];
        let mut titles = form.mentions.iter().map(|m| self.titles[*m]);
        let told = titles.find_map(|t| self.lexicon.gender_of_title(t));
        told.or_else(|| self.lexicon.gender_of_name(form.words.first()))
    }

    fn nearest(&self, mention: usize, fits: &[usize]) -> Option<usize> {
        if let [only] = fits {
            return Some(*only);
        }
        let start = |m: usize| self.mentions[m].span.start;
        let distance = |full: &usize| {
            let list = &self.forms[*full].mentions;
            let before = list.partition_point(|x| *x < mention);
            match before.checked_sub(1).map(|b| list[b]) {
                Some(x) => (0, start(mention) - start(x), *full),
                None => (1, start(list[0]).saturating_sub(start(mention)), *full),
            }
        };
        fits.iter().map(distance).min().map(|d| d.2)
    }
}

/// How well a short form fits a longer one; 0 if not.
fn fit(short: &Form, full: &Form, lexicon: &Lexicon) -> u32 {
    match short.kind {
        EntityKind::Person => fits_person(&short.words, &full.words, lexicon),
        EntityKind::Org if is_acronym(&short.text) || full.text.contains('-') => 0,
        EntityKind::Org => fits_body(&short.words, &full.words, &full.text, lexicon),
        _ => 0,
    }
}

/// "Commission" of "European Commission", "Toyota" of "Toyota Motor"; not a place before or behind, nor
/// "Ford" of "Ford Europe".
fn fits_body(short: &Words, full: &Words, printed: &str, lexicon: &Lexicon) -> u32 {
    let (n, words) = (short.len(), &full.0);
    let text = short.text();
    if n >= words.len() || text.len() < 3 || text == "house" {
        return 0;
    }
    let printed: Vec<&str> = printed.split_whitespace().collect();
    let cut = printed.len().saturating_sub(words.len());
    if words[..n] == short.0[..] {
        let rest = printed.get(cut + n..).unwrap_or_default();
        let land = |w: &&str| lexicon.known(w).is_some() || lexicon.is_people(w);
        return match rest {
            [one] if land(one) => 0,
            [one] if is_left_out(one, lexicon) => 3,
            _ => 2,
        };
    }
    if words[words.len() - n..] != short.0[..] {
        return 0;
    }
    let rest = printed
        .get(cut..printed.len() - n)
        .unwrap_or_default()
        .join(" ");
    let head = printed.last().copied().unwrap_or_default();
    let generic = n > 1 || lexicon.is_bare_head(head) || lexicon.is_body_head(head);
    u32::from(generic || rest == "University of" || is_place(&rest, lexicon))
}

/// "Democratic" "Party", "Toyota" "Motor".
fn is_left_out(word: &str, lexicon: &Lexicon) -> bool {
    word.eq_ignore_ascii_case("party")
        || lexicon.is_company_end(word)
        || lexicon.is_company_kind(word)
}

/// "Los Angeles" "Lakers".
fn is_place(text: &str, lexicon: &Lexicon) -> bool {
    let known = || Engine::get().and_then(|e| e.gazetteer.find(text));
    lexicon
        .known(text)
        .is_some_and(|k| k.kind == EntityKind::Place)
        || known().is_some()
}
