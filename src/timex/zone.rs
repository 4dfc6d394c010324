//! Time zones: minutes from Greenwich, in summer too.

use super::calendar::nth_weekday;
use jiff::civil::Date;

/// Added to the minutes of a zone that has summer time by the rules of the United States.
const AMERICAN: i32 = 10_000;
/// The same for those of the European Union and the United Kingdom.
const EUROPEAN: i32 = 20_000;

/// A zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Zone {
    /// Minutes from Greenwich, in winter.
    minutes: i32,
    summer: Summer,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Summer {
    None,
    American,
    European,
}

/// The number of a zone as the tables name it: "-300", "us-300", "eu+60"; `local` is none.
pub fn code(name: &str) -> Option<f64> {
    let (added, minutes) = match (name.strip_prefix("us"), name.strip_prefix("eu")) {
        (Some(rest), _) => (AMERICAN, rest),
        (_, Some(rest)) => (EUROPEAN, rest),
        _ => (0, name),
    };
    let minutes: i32 = minutes.parse().ok()?;
    (minutes.abs() <= 900).then(|| f64::from(added + minutes))
}

impl Zone {
    /// That of a number.
    pub fn of(code: f64) -> Option<Self> {
        let code = code as i32;
        [
            (0, Summer::None),
            (AMERICAN, Summer::American),
            (EUROPEAN, Summer::European),
        ]
        .into_iter()
        .map(|(added, summer)| Self {
            minutes: code - added,
            summer,
        })
        .find(|zone| zone.minutes.abs() <= 900)
    }

    /// Minutes from Greenwich on a day; `None` for years whose summer time is not known here.
    pub fn minutes_on(self, day: Date) -> Option<i64> {
        let summer = match self.summer {
            Summer::None => false,
            Summer::American => american(day)?,
            Summer::European => european(day)?,
        };
        Some(i64::from(self.minutes) + if summer { 60 } else { 0 })
    }
}

/// Energy Policy Act of 2005; before, the Uniform Time Act of 1966 as amended in 1986.
fn american(day: Date) -> Option<bool> {
    let y = day.year();
    let (first, last) = match y {
        2007.. => (nth_weekday(y, 3, 2, 7)?, nth_weekday(y, 11, 1, 7)?),
        1987.. => (nth_weekday(y, 4, 1, 7)?, nth_weekday(y, 10, -1, 7)?),
        1976.. => (nth_weekday(y, 4, -1, 7)?, nth_weekday(y, 10, -1, 7)?),
        _ => return None,
    };
    Some(first <= day && day < last)
}

/// Directive 2000/84/EC and those before it, from 1996.
fn european(day: Date) -> Option<bool> {
    let y = day.year();
    let (first, last) = (nth_weekday(y, 3, -1, 7)?, nth_weekday(y, 10, -1, 7)?);
    (y >= 1996).then_some(first <= day && day < last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn summer_time_by_the_rules_of_the_year() {
        let eastern = Zone::of(code("us-300").unwrap()).unwrap();
        assert_eq!(eastern.minutes_on(date(2020, 5, 20)), Some(-240));
        assert_eq!(eastern.minutes_on(date(2020, 12, 20)), Some(-300));
        assert_eq!(eastern.minutes_on(date(2000, 3, 20)), Some(-300));
        assert_eq!(eastern.minutes_on(date(1950, 3, 20)), None);
        let paris = Zone::of(code("eu60").unwrap()).unwrap();
        assert_eq!(paris.minutes_on(date(2020, 3, 28)), Some(60));
        assert_eq!(paris.minutes_on(date(2020, 3, 29)), Some(120));
        assert_eq!(
            Zone::of(code("330").unwrap())
                .unwrap()
                .minutes_on(date(2020, 7, 1)),
            Some(330)
        );
        assert_eq!(code("local"), None);
    }
}
