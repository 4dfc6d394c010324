use super::grammar::tests::published;
use super::*;
use crate::model::Interval;
use proptest::prelude::*;

fn why(date: &str, text: &str) -> Vec<String> {
    let parsed = Parsed::new(text);
    let read = read(&parsed, &published(date), "en");
    read.iter().map(|t| t.why.sentence()).collect()
}

#[test]
fn the_reason_names_rule_anchor_and_origin() {
    assert_eq!(
        why(
            "2020-05-17",
            "She said on Friday that it rained. On the same day he left."
        ),
        [
            "“Friday” with “said”: the Friday before; counted from 17 May 2020, a Sunday; \
             which is the date given by you",
            "“the same day”: the day told before; counted from 15 May 2020, a Friday; \
             which the text told before (“Friday”)",
        ]
    );
    assert_eq!(
        why("", "It began in March 2019."),
        ["“March 2019”: the date as it is written"]
    );
}

#[test]
fn stories_hang_on_the_date_told_before() {
    let text = "In 1941 the army marched. In June 1941 it crossed the river. In August it took \
        the town. In January 1942 it stood still. On 5 March 1942 it turned back. In 1943 it \
        lost. In May 1944 it fled, and in July it was beaten.";
    let parsed = Parsed::new(text);
    let read = read(&parsed, &published("2009-12-19"), "en");
    let values: Vec<&str> = read.iter().map(|t| t.value.as_str()).collect();
    assert_eq!(
        values,
        [
            "1941",
            "1941-06",
            "1941-08",
            "1942-01",
            "1942-03-05",
            "1943",
            "1944-05",
            "1944-07"
        ]
    );
}

#[test]
fn parts_of_stretches_are_narrower() {
    let of = |text: &str| {
        let parsed = Parsed::new(text);
        let first = read(&parsed, &published("2020-05-17"), "en")
            .into_iter()
            .next();
        let interval = first.and_then(|t| t.interval);
        interval.map(|i| format!("{} {}", i.earliest, i.latest))
    };
    assert_eq!(
        of("in late February").as_deref(),
        Some("2020-02-21 2020-02-29")
    );
    assert_eq!(
        of("in the mid-1980s").as_deref(),
        Some("1982-01-01 1988-12-31")
    );
    assert_eq!(
        of("in the past five years").as_deref(),
        Some("2015-05-18 2020-05-17")
    );
}

fn days(date: &str, text: &str) -> Vec<String> {
    let parsed = Parsed::new(text);
    let read = read(&parsed, &published(date), "en");
    let days = |i: Interval| format!("{} {}", i.earliest, i.latest);
    read.iter()
        .map(|t| t.range.or(t.interval).map_or(t.value.clone(), days))
        .collect()
}

#[test]
fn ends_of_ranges_know_all_its_days() {
    let range = |text, days_of: &str| assert_eq!(days("2020-05-20", text), [days_of, days_of]);
    range("It ran from 3 to 5 May.", "2020-05-03 2020-05-05");
    range("It ran between 2014 and 2016.", "2014-01-01 2016-12-31");
    range("In 2019-20 it grew.", "2019-01-01 2020-12-31");
    range("It grew from January to April.", "2020-01-01 2020-04-30");
    range("It ran from Monday to Friday.", "2020-05-11 2020-05-15");
    range("It ran Dec. 30-Jan. 2.", "2019-12-30 2020-01-02");
    assert_eq!(
        days("2020-05-20", "They met on Monday and on Friday."),
        ["2020-05-18 2020-05-18", "2020-05-15 2020-05-15"]
    );
}

#[test]
fn quoted_words_count_from_the_day_they_were_said() {
    let texts = [
        "\"I will go tomorrow,\" she said on Tuesday.",
        "On Tuesday she said: “I will go tomorrow.”",
        "``I will go tomorrow,'' she said on Tuesday.",
    ];
    for text in texts {
        let mut days = days("2020-05-21", text);
        days.sort();
        assert_eq!(
            days,
            ["2020-05-19 2020-05-19", "2020-05-20 2020-05-20"],
            "{text}"
        );
    }
    assert_eq!(
        why("2020-05-21", texts[0])[0],
        "“tomorrow”: the day after; counted from 19 May 2020, a Tuesday; which is the day on \
         which it was said (“Tuesday”)"
    );
    // Without such a day from the publication date.
    assert_eq!(
        days("2020-05-21", "\"I will go tomorrow,\" she said."),
        ["2020-05-22 2020-05-22"]
    );
}

#[test]
fn parts_of_years_differ() {
    let of = |text| days("2020-05-20", text).remove(0);
    assert_eq!(of("in late 2019"), "2019-09-01 2019-12-31");
    assert_eq!(of("at the end of 2019"), "2019-12-01 2019-12-31");
    assert_eq!(of("by the end of 2019"), "2019-12-31 2019-12-31");
    assert_eq!(of("in mid-2019"), "2019-05-01 2019-08-31");
    assert_eq!(of("in early 2019"), "2019-01-01 2019-04-30");
    assert_eq!(of("at the start of May 2019"), "2019-05-01 2019-05-07");
    assert_eq!(of("on the last day of December"), "2019-12-31 2019-12-31");
    assert_eq!(of("in the first week of May"), "2020-05-01 2020-05-07");
    assert_eq!(of("later this week"), "2020-05-20 2020-05-24");
    assert_eq!(of("in fiscal 2019"), "2018-02-01 2020-03-31");
    assert_eq!(
        of("for the quarter ended April 30"),
        "2020-02-01 2020-04-30"
    );
    assert_eq!(of("It will open in a month."), "2020-06-01 2020-06-30");
}

#[test]
fn a_time_in_a_zone_says_what_it_is_elsewhere() {
    assert_eq!(
        why("2020-05-20", "at 10:35 p.m. EST on Monday")[0],
        "“10:35 p.m. EST on Monday”: the Monday before, 03:35 of the day after in Universal \
         Time; counted from 20 May 2020, a Wednesday; which is the date given by you"
    );
}

const WORDS: &str = "[0-9]{1,4}|last |next |the |Friday|May|March|of |in |early |-|/|:|,|\\.|'s|s |\
    century|BC|days|ago|two |a |years|quarter|first |p\\.m\\.|Easter|every |1990s|half |half of |rest of |and |or |to |two thousand |turn of |during |World War II|overnight|nights|Sundays|one day|24 hours |through |since |quarter-|a year earlier|the same |\\[|\\n\\n|\\PC| ";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_text_is_read_in_order(
        words in proptest::collection::vec(WORDS, 0..60),
        date in "(2020-02-29)?|-9999-01-01|9999-12-31",
        spanish in any::<bool>(),
    ) {
        let text = words.concat();
        let parsed = Parsed::new(&text);
        let language = if spanish { "es" } else { "en" };
        let mut at = 0;
        for timex in read(&parsed, &published(&date), language) {
            prop_assert!(timex.span.start >= at && !timex.span.is_empty());
            prop_assert!(text.get(timex.span.range()).is_some());
            at = timex.span.end;
            let value: Result<Value, _> = timex.value.parse();
            prop_assert_eq!(value.map(|v| v.to_string()), Ok(timex.value.clone()), "{}", timex.value);
            if let Some(interval) = timex.interval {
                prop_assert!(interval.earliest <= interval.latest);
            }
        }
    }
}
