use super::*;
use proptest::prelude::*;

#[test]
fn prints_as_timex3() {
    let text = |v: Value| v.to_string();
    assert_eq!(text(Value::Date(Stretch::Year(-263))), "BC0264");
    assert_eq!(text(Value::Date(Stretch::Decade(197))), "197");
    assert_eq!(text(Value::Length(Some(550), Unit::Hour)), "PT5H30M");
    assert_eq!(text(Value::Length(None, Unit::Month)), "PXM");
    assert_eq!(text(Value::Length(Some(150), Unit::Year)), "P1.5Y");
    assert_eq!(text(Value::Length(Some(150), Unit::Minute)), "PT1M30S");
    assert_eq!(
        text(Value::Sum([(2, Unit::Year), (3, Unit::Month)])),
        "P2Y3M"
    );
    assert_eq!(
        text(Value::Sum([(1, Unit::Day), (6, Unit::Hour)])),
        "P1DT6H"
    );
    assert_eq!(text(Value::Partial(Partial::Weekday(5))), "XXXX-WXX-5");
}

#[test]
fn intervals_are_the_calendars() {
    let of = |text: &str| {
        let i = text.parse::<Value>().ok()?.interval()?;
        Some(format!("{} {}", i.earliest, i.latest))
    };
    assert_eq!(of("2020-W20").as_deref(), Some("2020-05-11 2020-05-17"));
    assert_eq!(of("2020-W20-WE").as_deref(), Some("2020-05-16 2020-05-17"));
    assert_eq!(of("2019-WI").as_deref(), Some("2019-12-01 2020-02-29"));
    assert_eq!(of("2020-Q2").as_deref(), Some("2020-04-01 2020-06-30"));
    assert_eq!(of("19").as_deref(), Some("1900-01-01 1999-12-31"));
    assert_eq!(of("P3D"), None);
}

fn stretches() -> impl Strategy<Value = Stretch> {
    let y = -9998i16..=9998;
    let s = prop_oneof![
        Just(Season::Spring),
        Just(Season::Summer),
        Just(Season::Autumn),
        Just(Season::Winter)
    ];
    prop_oneof![
        (-99i16..=99).prop_map(Stretch::Century),
        (-999i16..=999).prop_map(Stretch::Decade),
        y.clone().prop_map(Stretch::Year),
        (y.clone(), 1i8..=2).prop_map(|(y, n)| Stretch::Half(y, n)),
        (y.clone(), 1i8..=4).prop_map(|(y, n)| Stretch::Quarter(y, n)),
        (y.clone(), s).prop_map(|(y, s)| Stretch::Season(y, s)),
        (y.clone(), 1i8..=12).prop_map(|(y, n)| Stretch::Month(y, n)),
        (y.clone(), 1i8..=52).prop_map(|(y, n)| Stretch::Week(y, n)),
        (y.clone(), 1i8..=52).prop_map(|(y, n)| Stretch::Weekend(y, n)),
        (y, 1i8..=12, 1i8..=28).prop_map(|(y, m, d)| Stretch::Day(date(y, m, d))),
    ]
}

proptest! {
    #[test]
    fn values_round_trip(stretch in stretches(), n in 0u32..100_000, unit in 0usize..UNITS.len()) {
        let value = Value::Date(stretch);
        prop_assert_eq!(value.to_string().parse::<Value>(), Ok(value.clone()));
        prop_assert!(value.interval().is_some());
        let length = Value::Length(Some(n), UNITS[unit].0);
        let again: Value = length.to_string().parse().unwrap();
        prop_assert_eq!(again.to_string(), length.to_string());
        let sum = Value::Sum([(n, UNITS[unit].0), (n / 7, UNITS[unit / 2].0)]);
        let again: Value = sum.to_string().parse().unwrap();
        prop_assert_eq!(again.to_string(), sum.to_string());
    }

    #[test]
    fn any_text_parses_or_not(text in "[XPTWQ0-9:.BC-]{0,16}|\\PC{0,20}") {
        if let Ok(value) = text.parse::<Value>() {
            let printed = value.to_string();
            prop_assert_eq!(printed.parse::<Value>().map(|v| v.to_string()), Ok(printed));
        }
    }
}
