//! How fast date expressions are read, in bytes of text a second; on plain text and on hostile one.

use dateline::model::Published;
use dateline::text::Parsed;
use dateline::timex;
use divan::counter::BytesCount;

fn main() {
    divan::main();
}

const NEWS: &str = "The harbour opened again on Monday after nine months of work, the port authority \
    said. Two ferries left on March 3, 2019 with 300 people on board; a third had left the day before. \
    Prices rose 4.5 percent last year, from $2,000 in early 2018, and will fall in the third quarter. \
    Officials of both towns met in the hall near the old market to speak about roads, schools and the \
    new bridge, which no one had crossed yet. The minister, who has held office since 2015, thanked \
    the workers and their families. ";

fn texts() -> Vec<(&'static str, String)> {
    let fill = |unit: &str| unit.repeat(1_000_000 / unit.len());
    vec![
        ("news", fill(NEWS)),
        (
            "words",
            fill("the quick brown fox jumps over some lazy dogs and runs away "),
        ),
        ("digits", fill("1")),
        ("numbers", fill("12 1999 3-4/5:6 ")),
        ("last", fill("last ")),
        ("dates", fill("Friday, 3 May 2019 ")),
        ("weekdays", fill("Friday ")),
    ]
}

#[divan::bench(args = ["news", "words", "digits", "numbers", "last", "dates", "weekdays"], sample_count = 5)]
fn read(bencher: divan::Bencher, name: &str) {
    let text = texts()
        .into_iter()
        .find(|(n, _)| *n == name)
        .map(|(_, t)| t)
        .unwrap_or_default();
    let parsed = Parsed::new(&text);
    let published = Published {
        moment: timex::parse_date("2020-05-17", timex::DayOrder::Unknown).map(|d| d.moment),
        ..Published::unknown()
    };
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| timex::read(&parsed, &published, "en").len());
}
