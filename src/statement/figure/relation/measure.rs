//! A figure as an interval: what its words allow.

use crate::model::{Figure, Qualifier};
use crate::statement::figure::tables::Tables;

/// "about" leaves this much room, as a share of the value, or half of the last digit if that is less;
/// more below a hundred.
const ABOUT: f64 = 0.10;
const ABOUT_SMALL: f64 = 0.15;
/// But never less than this: "about 400" may be 415.
const ABOUT_LEAST: f64 = 0.05;
const ABOUT_LEAST_SMALL: f64 = 0.08;
/// Rounded numbers and converted units agree up to this share.
const ROUNDED: f64 = 0.05;
/// "more than 80" is not said of more than this many times 80, nor "up to 80" of less than its part.
const STRETCH: f64 = 2.0;

/// A figure as an interval of its dimension's first unit.
pub(super) struct Measure<'a> {
    pub dimension: &'a str,
    low: f64,
    high: f64,
    /// Half of the last digit that is printed.
    half_step: f64,
    converted: bool,
    qualifier: Option<Qualifier>,
}

impl<'a> Measure<'a> {
    pub fn of(figure: &'a Figure, tables: &'a Tables) -> Option<Self> {
        let (dimension, factor) = match &figure.unit {
            None => {
                let part = figure.value > 0.0 && figure.value < 1.0;
                (if part { "share" } else { "" }, 1.0)
            }
            Some(symbol) => match tables.symbols.get(symbol) {
                Some(unit) => (unit.dimension.as_str(), unit.factor),
                None => (symbol.as_str(), 1.0),
            },
        };
        let (low, high) = (figure.value, figure.upper.unwrap_or(figure.value));
        (low.is_finite() && high.is_finite()).then(|| Self {
            dimension,
            low: low * factor,
            high: high * factor,
            half_step: half_step(figure.value) * factor,
            converted: factor != 1.0,
            qualifier: figure.qualifier,
        })
    }

    /// What the words allow.
    fn interval(&self) -> (f64, f64) {
        let (low, high) = (self.low.min(self.high), self.low.max(self.high));
        let (most, least) = if high.abs() < 100.0 {
            (ABOUT_SMALL, ABOUT_LEAST_SMALL)
        } else {
            (ABOUT, ABOUT_LEAST)
        };
        let digit = self.half_step / high.abs().max(f64::MIN_POSITIVE);
        let room = digit.clamp(least, most);
        match self.qualifier {
            None => (low, high),
            Some(Qualifier::About) => (low - low.abs() * room, high + high.abs() * room),
            Some(Qualifier::Over) => (low, high + high.abs() * (stretch(high) - 1.0)),
            Some(Qualifier::Under) => (low - low.abs() * (1.0 - 1.0 / STRETCH), high),
        }
    }

    /// Whether both can be true, as rounding, units and "more than" go.
    pub fn agrees(&self, other: &Self) -> bool {
        let (a, b) = (self.interval(), other.interval());
        let slack = 1e-9 * a.1.abs().max(b.1.abs());
        if a.0 <= b.1 + slack && b.0 <= a.1 + slack {
            return true;
        }
        let bound = [self, other]
            .iter()
            .any(|m| matches!(m.qualifier, Some(Qualifier::Over | Qualifier::Under)));
        !bound && self.rounds(other)
    }

    /// Whether one is the other, rounded. Small counts are never rounded.
    fn rounds(&self, other: &Self) -> bool {
        let distance = (self.low - other.low)
            .abs()
            .max((self.high - other.high).abs());
        let largest = self.high.abs().max(other.high.abs());
        let near = distance <= ROUNDED * largest;
        let share = matches!(self.dimension, "share" | "points");
        let step = self.half_step.max(other.half_step) * (1.0 + 1e-9);
        if share {
            return distance <= step && (near || distance <= 0.006);
        }
        let units = self.converted != other.converted;
        near && (units
            || !self.dimension.is_empty() && distance <= step
            || largest >= 1000.0 && distance <= step)
    }
}

/// "more than a hundred", "hundreds" may be a good deal more.
fn stretch(value: f64) -> f64 {
    let log = value.abs().max(1.0).log10();
    if (log - log.round()).abs() < 1e-9 {
        10.0
    } else {
        STRETCH
    }
}

/// Half of the unit of the last digit that is not zero: 50 000 for 1 300 000, 0.05 for 4.1.
fn half_step(value: f64) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return 0.5;
    }
    let mut step = 10f64.powf(value.abs().log10().floor());
    for _ in 0..9 {
        let n = value / step;
        if (n - n.round()).abs() < 1e-6 {
            break;
        }
        step /= 10.0;
    }
    step / 2.0
}
