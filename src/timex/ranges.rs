//! Two dates that are the ends of one range: "from 3 to 5 May", "between 2014 and 2016".

use super::calendar::{add_months, weekday_before};
use super::scan::Scan;
use super::value::{Stretch, Value, first_day};
use crate::model::{Interval, Precision, Timex, TimexKind};

/// Gives the ends of ranges their common days. `phrases` are those of the timexes.
pub fn join(scan: &Scan, phrases: &[(usize, usize)], timexes: &mut [Timex]) {
    for i in 1..timexes.len().min(phrases.len()) {
        let (a, b) = (phrases[i - 1], phrases[i]);
        if timexes[i - 1].range.is_some() || !is_range(scan, a, b) {
            continue;
        }
        back_before(timexes, i);
        on_behind(scan, timexes, i);
        let (Some(x), Some(y)) = (timexes[i - 1].interval, timexes[i].interval) else {
            continue;
        };
        let dates = [i - 1, i]
            .iter()
            .all(|t| timexes[*t].kind != TimexKind::Duration);
        if dates && x.earliest <= y.latest && x.earliest <= y.earliest {
            let range = Interval::new(x.earliest, y.latest.max(x.latest), Precision::Range);
            timexes[i - 1].range = Some(range);
            timexes[i].range = Some(range);
        }
    }
}

/// Whether what stands between two expressions, and before the first, makes them the ends of one.
fn is_range(scan: &Scan, (first, end): (usize, usize), (next, _): (usize, usize)) -> bool {
    let known = scan.known();
    // "between the summer and the autumn".
    let article = next > end + 1 && scan.lists(next - 1) & known.the != 0;
    if next - usize::from(article) != end + 1 {
        return false;
    }
    let between = scan.lists(end);
    let opens = (1..=2)
        .filter_map(|n| first.checked_sub(n))
        .fold(0, |bits, t| bits | scan.lists(t));
    between & known.dash != 0
        || between & known.through != 0
        || between & known.to != 0 && opens & known.from != 0
        || between & known.and != 0 && opens & known.between != 0
}

/// "from June 1 through Nov. 30", told in March: the November behind that June.
fn on_behind(scan: &Scan, timexes: &mut [Timex], i: usize) {
    let dated = |t: &Timex| match t.value.parse() {
        Ok(Value::Date(stretch @ (Stretch::Day(_) | Stretch::Month(..)))) => Some(stretch),
        _ => None,
    };
    let (Some(from), Some(to)) = (dated(&timexes[i - 1]), dated(&timexes[i])) else {
        return;
    };
    let year_said = |t: &Timex| {
        let words = t.span.of(scan.parsed.text).as_bytes();
        let digits = |w: &[u8]| w.iter().all(u8::is_ascii_digit);
        words.windows(4).any(digits) || words.contains(&b'/')
    };
    let named = |t: &Timex| t.span.of(scan.parsed.text).starts_with(char::is_uppercase);
    let later = match to {
        Stretch::Day(day) => add_months(day, 12).map(Stretch::Day),
        Stretch::Month(y, m) => Some(Stretch::Month(y + 1, m)),
        _ => None,
    };
    let (Some(later), false) = (later, year_said(&timexes[i - 1]) || year_said(&timexes[i])) else {
        return;
    };
    let within = add_months(first_day(from), 11).is_some_and(|end| first_day(later) <= end);
    if first_day(to) < first_day(from) && within && named(&timexes[i]) {
        let timex = &mut timexes[i];
        timex.value = Value::Date(later).to_string();
        timex.interval = later.interval();
        timex
            .why
            .rule
            .push_str(", so that it lies behind the other end");
    }
}

/// "from Monday to Friday", told on a Wednesday: the Monday before that Friday.
fn back_before(timexes: &mut [Timex], i: usize) {
    let day = |t: &Timex| match t.value.parse() {
        Ok(Value::Date(Stretch::Day(day))) => Some(day),
        _ => None,
    };
    let (Some(from), Some(to)) = (day(&timexes[i - 1]), day(&timexes[i])) else {
        return;
    };
    let weekday = from.weekday().to_monday_one_offset();
    let days = super::calendar::days_between(to, from);
    if !(1..7).contains(&days) {
        return;
    }
    if let Some(before) = weekday_before(to, weekday, false) {
        let timex = &mut timexes[i - 1];
        timex.value = Value::Date(Stretch::Day(before)).to_string();
        timex.interval = Some(Interval::day(before));
        timex
            .why
            .rule
            .push_str(", so that it lies before the other end");
    }
}
