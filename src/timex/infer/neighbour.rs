//! Articles whose files or addresses are numbered in the order in which they appeared.

use super::Clue;
use crate::model::{Document, Precision};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// So many dated articles of a series must run with their numbers.
const SERIES: usize = 3;

/// For each undated article between two dated ones of its series: the days between theirs.
pub(super) fn clues(documents: &[Document], undated: &[usize]) -> BTreeMap<usize, Clue> {
    let mut series: BTreeMap<(String, String), Vec<(u64, usize)>> = BTreeMap::new();
    for (i, document) in documents.iter().enumerate() {
        for name in [Some(&document.path), document.url.as_ref()]
            .into_iter()
            .flatten()
        {
            if let Some((before, number, behind)) = numbered(name) {
                let key = (before.to_owned(), behind.to_owned());
                series.entry(key).or_default().push((number, i));
            }
        }
    }
    let mut out = BTreeMap::new();
    for members in series.values_mut() {
        members.sort_unstable();
        let dated: Vec<(u64, Date, usize)> = members
            .iter()
            .filter_map(|(n, i)| Some((*n, day(&documents[*i])?, *i)))
            .collect();
        if dated.len() < SERIES || dated.windows(2).any(|w| w[0].1 > w[1].1) {
            continue;
        }
        for (n, i) in members
            .iter()
            .filter(|(_, i)| undated.binary_search(i).is_ok())
        {
            let at = dated.partition_point(|(number, ..)| number < n);
            let (Some(before), Some(after)) =
                (at.checked_sub(1).map(|at| dated[at]), dated.get(at))
            else {
                continue;
            };
            let clue = Clue {
                first: before.1,
                last: after.1,
                evidence: format!(
                    "numbered between “{}”, of {}, and “{}”, of {}",
                    documents[before.2].title, before.1, documents[after.2].title, after.1
                ),
                strong: false,
            };
            out.entry(*i).or_insert(clue);
        }
    }
    out
}

fn day(document: &Document) -> Option<Date> {
    let moment = document.published.moment?;
    (moment.precision <= Precision::Day).then_some(moment.date)
}

/// A name's last number, with what stands before and behind it.
fn numbered(name: &str) -> Option<(&str, u64, &str)> {
    let end = name.rfind(|c: char| c.is_ascii_digit())? + 1;
    let start = name[..end]
        .rfind(|c: char| !c.is_ascii_digit())
        .map_or(0, |at| {
            at + name[at..].chars().next().map_or(1, char::len_utf8)
        });
    let number = name[start..end].parse().ok()?;
    Some((&name[..start], number, &name[end..]))
}
