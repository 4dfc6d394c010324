use super::*;
use proptest::prelude::*;

fn read(text: &str) -> String {
    parse_date(text, DayOrder::Unknown).map_or("none".to_owned(), |p| {
        let mark = if p.ambiguous { "?" } else { "" };
        format!("{}{mark}", p.moment.iso())
    })
}

#[test]
fn reads_what_pages_print() {
    for (text, value) in [
        ("2021-03-07", "2021-03-07"),
        ("2021-03-07T18:59:12+08:00", "2021-03-07T18:59"),
        ("20210307", "2021-03-07"),
        ("Updated 18:59, 07-Mar-2021", "2021-03-07T18:59"),
        (
            "Posted March 7th, 2021 at 6:05 p.m. EST",
            "2021-03-07T18:05",
        ),
        ("Sun, 07 Mar 2021 12:30:00 GMT", "2021-03-07T12:30"),
        ("Sunday, May 17, 2020", "2020-05-17"),
        ("17 de mayo de 2020", "2020-05-17"),
        ("Le 1er février 2019", "2019-02-01"),
        ("3. Oktober 1990", "1990-10-03"),
        ("5 мая 2020 г.", "2020-05-05"),
        ("2020年5月17日 15:51", "2020-05-17T15:51"),
        ("/n3/2020/0517/c90000-9691190.html", "2020-05-17"),
        ("/2020-05/17/content_37535.htm", "2020-05-17"),
        ("/202005/17/WS5ec0.html", "2020-05-17"),
        ("/world/2020/may/17/virus", "2020-05-17"),
        ("story_2020.05.17_final.txt", "2020-05-17"),
        ("13/04/2020", "2020-04-13"),
        ("04/13/2020", "2020-04-13"),
        ("03/04/2020", "2020-04-03?"),
        ("04.04.2020", "2020-04-04"),
        ("7/3/98", "1998-03-07?"),
        ("07-Mar-21", "2021-03-07"),
        ("March 2021", "2021-03"),
        ("2021", "2021"),
        ("call 555-2020 now", "none"),
        ("31/02/2020", "none"),
        ("12:30:45", "none"),
        ("version 3.10.2", "none"),
        ("", "none"),
    ] {
        assert_eq!(read(text), value, "{text}");
    }
}

#[test]
fn order_decides_only_what_is_open() {
    let us = |text| parse_date(text, DayOrder::MonthFirst).unwrap();
    assert_eq!(us("03/04/2020").moment.iso(), "2020-03-04");
    assert!(us("03/04/2020").ambiguous);
    assert_eq!(us("13/04/2020").moment.iso(), "2020-04-13");
    assert_eq!(us("13/04/2020").proves, Some(DayOrder::DayFirst));
    assert_eq!(
        &"on 13/04/2020 at"[us("on 13/04/2020 at").range],
        "13/04/2020"
    );
}

proptest! {
    #[test]
    fn any_text_is_read_without_panic(text in "[0-9/.:年月 -]{0,40}|\\PC{0,60}") {
        if let Some(read) = parse_date(&text, DayOrder::Unknown) {
            prop_assert!(text.get(read.range).is_some());
        }
    }

    #[test]
    fn what_is_printed_is_read(day in 0i32..200_000) {
        let date = jiff::civil::date(1600, 1, 1)
            .checked_add(jiff::Span::new().days(day)).unwrap();
        let moment = Moment::day(date);
        prop_assert_eq!(parse_date(&moment.iso(), DayOrder::Unknown).unwrap().moment, moment);
    }
}
