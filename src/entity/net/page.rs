//! A document, or a stretch of a long one, as the net sees it.

use crate::entity::crf::Row;
use crate::entity::features::{Case, Forms, Print, REACH, Sequence};

/// Marks that a token has by its place: gazetteer, document, first of its sentence, print.
pub(crate) const PLACED: usize = 4;
/// Where each sort of mark begins in the table of marks: case, shape, then the placed ones; the end.
pub(crate) const MARKS: [usize; 7] = [0, 16, 528, 656, 664, 666, 672];
/// No capitalised word.
pub(crate) const NONE: u32 = u32::MAX;

/// Tokens in a row, sentence after sentence.
#[derive(Clone, Debug, Default)]
pub(crate) struct Page {
    /// Numbers of the forms.
    pub forms: Vec<u32>,
    /// Rows of the table of marks.
    pub marks: Vec<[u16; PLACED]>,
    /// Whether a sentence begins here.
    pub starts: Vec<bool>,
    /// How the word is written.
    pub cases: Vec<Case>,
    /// The capitalised word that the token is an occurrence of; `NONE` for others.
    pub groups: Vec<u32>,
    /// How often each capitalised word occurs.
    pub counts: Vec<u32>,
    /// Probabilities of the labels by the field.
    pub field: Vec<Row>,
}

/// What is counted of forms, page after page.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tallies {
    /// By a form's number.
    list: Vec<Tally>,
    /// The number of this page, to tell its tallies from older ones.
    page: u32,
}

/// How often a word occurs on a page.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    page: u32,
    /// Of the form: which capitalised word it is, counted from 1.
    group: u32,
    /// Of the first form with these small letters: how often capitalised inside a sentence,
    upper: u32,
    /// how often in small letters.
    lower: u32,
}

impl Tallies {
    /// For one more page, of these forms.
    fn begin(&mut self, forms: &Forms) {
        self.page = self.page.wrapping_add(1);
        if self.page == 0 {
            self.list.clear(); // so that none seems new
            self.page = 1;
        }
        self.list.resize(forms.list.len(), Tally::default());
    }

    /// A form's tally on this page.
    fn of(&mut self, number: u32) -> &mut Tally {
        let tally = &mut self.list[number as usize];
        if tally.page != self.page {
            *tally = Tally {
                page: self.page,
                ..Tally::default()
            };
        }
        tally
    }
}

impl Page {
    /// Tokens.
    pub fn len(&self) -> usize {
        self.forms.len()
    }

    /// Appends a sentence with what the field says.
    pub fn add(&mut self, sequence: &Sequence, field: &[Row]) {
        let n = sequence.places.len();
        self.field.extend_from_slice(field);
        self.forms
            .extend_from_slice(&sequence.forms[REACH..REACH + n]);
        for (i, place) in sequence.places.iter().enumerate() {
            let rows = [
                MARKS[2] + usize::from(*place),
                MARKS[3],
                MARKS[4] + usize::from(i == 0),
                MARKS[5] + sequence.print as usize,
            ];
            self.marks.push(rows.map(|r| r as u16));
            self.starts.push(i == 0);
        }
    }

    /// Looks at the document as a whole, once all sentences are in.
    pub fn finish(&mut self, forms: &Forms, tallies: &mut Tallies) {
        tallies.begin(forms);
        for i in 0..self.len() {
            let number = self.forms[i];
            let form = &forms.list[number as usize];
            let upper = matches!(form.case, Case::Initial | Case::Caps | Case::Mixed);
            let inside = self.inside(i);
            let entry = tallies.of(form.alike);
            entry.upper += u32::from(upper && inside);
            entry.lower += u32::from(form.case == Case::Lower);
            self.cases.push(form.case);
            self.groups.push(NONE);
            if upper {
                let next = self.counts.len() as u32 + 1;
                let entry = tallies.of(number);
                if entry.group == 0 {
                    entry.group = next;
                }
                let group = entry.group - 1;
                if group + 1 == next {
                    self.counts.push(0);
                }
                self.counts[group as usize] += 1;
                self.groups[i] = group;
            }
        }
        for i in 0..self.len() {
            let form = &forms.list[self.forms[i] as usize];
            let own = u32::from(self.groups[i] != NONE && self.inside(i));
            let Tally { upper, lower, .. } = *tallies.of(form.alike);
            let lower = lower - u32::from(form.case == Case::Lower);
            self.marks[i][1] += ((upper - own).min(2) * 2 + lower.min(1)) as u16;
        }
    }

    /// Whether a capital tells something here: not at a sentence's start, nor where all is capitals.
    fn inside(&self, i: usize) -> bool {
        let marks = self.marks[i];
        usize::from(marks[2]) == MARKS[4]
            && usize::from(marks[3]) != MARKS[5] + Print::Loud as usize
    }

    /// Whether token `i` is the last of its sentence.
    pub fn ends(&self, i: usize) -> bool {
        self.starts.get(i + 1).is_none_or(|s| *s)
    }

    /// Those tokens and their neighbours in the sentence.
    pub fn around(&self, which: &[bool]) -> Vec<bool> {
        (0..which.len())
            .map(|i| which[i] || !self.starts[i] && which[i - 1] || !self.ends(i) && which[i + 1])
            .collect()
    }

    /// Those tokens and all occurrences of their capitalised words.
    pub fn occurrences(&self, which: &[bool]) -> Vec<bool> {
        let mut touched = vec![false; self.counts.len()];
        for (group, which) in self.groups.iter().zip(which) {
            if *which && *group != NONE {
                touched[*group as usize] = true;
            }
        }
        let is = |g: u32| g != NONE && touched[g as usize];
        let all = self.groups.iter().zip(which);
        all.map(|(g, which)| *which || is(*g)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entity::clusters::{self, Clusters};
    use crate::entity::gazetteer::{self, Gazetteer};
    use crate::entity::table;

    #[test]
    fn a_word_is_seen_in_the_whole_document() {
        let none = table::bundle(clusters::MAGIC, &[&[], &[]]);
        let places = table::bundle(gazetteer::MAGIC, &[&[], &[], &[]]);
        let gazetteer = Gazetteer::new(&places).unwrap();
        let mut forms = Forms::new(Clusters::new(&none).unwrap());
        let (mut page, mut sequence) = (Page::default(), Sequence::default());
        for text in ["Apple sold an apple", "we like Apple", "Apple fell"] {
            let words: Vec<&str> = text.split(' ').collect();
            sequence.read(&words, &mut forms, &gazetteer);
            page.add(&sequence, &[]);
        }
        page.finish(&forms, &mut Tallies::default());
        assert_eq!(page.groups, [0, NONE, NONE, NONE, NONE, NONE, 0, 0, NONE]);
        assert_eq!(page.counts, [3]);
        // Capitalised once inside a sentence, once in small letters.
        let seen: Vec<usize> = page
            .marks
            .iter()
            .map(|m| m[1] as usize - MARKS[3])
            .collect();
        assert_eq!(seen, [3, 0, 0, 2, 0, 0, 1, 3, 0]);
        let around = page.around(&[false, true, false, false, true, false, false, false, false]);
        let expected = [true, true, true, false, true, true, false, false, false];
        assert_eq!(around, expected);
    }
}
