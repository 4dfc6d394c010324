//! Any text, in either language, published on any day: the date expressions lie in it in order, and
//! their values survive printing and parsing.
#![no_main]

use dateline::model::{Moment, Published, PublishedBy};
use dateline::text::Parsed;
use dateline::timex::{self, Value};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (u32, bool, &str)| {
    let (day, spanish, text) = input;
    let first = jiff::civil::date(1, 1, 1);
    let date = first.saturating_add(jiff::Span::new().days(i64::from(day % 3_650_000)));
    let published = Published {
        moment: Some(Moment::day(date)),
        by: PublishedBy::Given,
        ..Published::unknown()
    };
    let language = if spanish { "es" } else { "en" };
    let mut end = 0;
    for found in timex::read(&Parsed::new(text), &published, language) {
        let range = found.span.range();
        assert!(end <= range.start && range.start < range.end, "{range:?}");
        assert!(text.get(range.clone()).is_some(), "{range:?}");
        end = range.end;
        if let Ok(value) = found.value.parse::<Value>() {
            assert_eq!(value.to_string(), found.value);
        }
        if let Some(interval) = found.interval {
            assert!(interval.earliest <= interval.latest);
        }
    }
});
