//! Publication dates that the user corrects. They hold until another folder is opened.

use super::jobs::Jobs;
use super::state::State;
use crate::model::{DocId, Moment, Precision, Published, PublishedBy};
use crate::text::Parsed;
use crate::timex;
use std::sync::Arc;

/// Reads what the user types as a publication date, as an article in that language would write it.
/// A day, a month or a year; `None` for anything else.
pub fn read_date(typed: &str, language: &str) -> Option<Moment> {
    let typed = typed.trim();
    let found = timex::read(&Parsed::new(typed), &Published::unknown(), language);
    let [whole] = found.as_slice() else {
        return None;
    };
    let interval = whole.interval.filter(|_| whole.span.len() == typed.len())?;
    let precision = match interval.precision {
        Precision::Minute => Precision::Day,
        other => other,
    };
    let moment = Moment {
        date: interval.earliest,
        time: None,
        precision,
    };
    let same = |i: crate::model::Interval| i.latest == interval.latest;
    let known = matches!(
        precision,
        Precision::Day | Precision::Month | Precision::Year
    );
    (known && same(moment.interval())).then_some(moment)
}

/// Gives an article another publication date.
pub(super) fn publish(state: &mut State, jobs: &Jobs, id: DocId, moment: Moment) {
    let Some(document) = state.view.corpus.documents.get(id.0 as usize) else {
        return;
    };
    let (path, as_read) = (document.path.clone(), document.published.clone());
    if may_change(state) {
        state.as_read.entry(path).or_insert(as_read);
        let given = Published {
            moment: Some(moment),
            by: PublishedBy::Given,
            evidence: String::new(),
            assumed: None,
        };
        change(state, jobs, id, given);
    }
}

/// Gives an article the publication date back that was read in it.
pub(super) fn publish_as_read(state: &mut State, jobs: &Jobs, id: DocId) {
    let path = state.view.corpus.documents.get(id.0 as usize);
    let path = path.map(|d| d.path.clone()).unwrap_or_default();
    if may_change(state)
        && let Some(as_read) = state.as_read.remove(&path)
    {
        change(state, jobs, id, as_read);
    }
}

/// Not while articles are read: the corpus that comes of them would know nothing of the change.
fn may_change(state: &mut State) -> bool {
    state.published_shown = None;
    let reading = state.loading.is_some();
    if reading {
        let words = "Articles are still being read. Change the date when all are there.";
        state.notice = Some(words.to_owned());
    }
    !reading
}

/// All changes that are not shown yet are made together, on the corpus that is shown.
fn change(state: &mut State, jobs: &Jobs, id: DocId, published: Published) {
    state.redating.push((id, published));
    jobs.redate(Arc::clone(&state.view), state.redating.clone());
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_date_is_read_as_people_type_it() {
        let day = Some(Moment::day(date(2021, 2, 24)));
        for typed in ["2021-02-24", "24 February 2021", " Feb. 24, 2021 "] {
            assert_eq!(read_date(typed, "en"), day, "{typed}");
        }
        assert_eq!(read_date("24 de febrero de 2021", "es"), day);
        let month = read_date("February 2021", "en").map(Moment::iso);
        assert_eq!(month.as_deref(), Some("2021-02"));
        let year = read_date("2021", "en").map(Moment::iso);
        assert_eq!(year.as_deref(), Some("2021"));
        for typed in [
            "",
            "yesterday",
            "24 February",
            "soon",
            "in May 2021 and June 2021",
        ] {
            assert_eq!(read_date(typed, "en"), None, "{typed}");
        }
    }
}
