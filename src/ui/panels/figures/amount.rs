//! Numbers as one reads them.

use crate::model::{Figure, Qualifier};
use crate::ui::panels::naming::thin;

/// "over 50 million", "about 2–3 million"; without the unit.
pub fn amount(figure: &Figure) -> String {
    let qualifier = match figure.qualifier {
        None => "",
        Some(Qualifier::About) => "about ",
        Some(Qualifier::Over) => "over ",
        Some(Qualifier::Under) => "under ",
    };
    match figure.upper {
        Some(upper) => format!("{qualifier}{}–{}", plain(figure.value), plain(upper)),
        None => format!("{qualifier}{}", plain(figure.value)),
    }
}

/// The amount with its unit.
pub fn with_unit(figure: &Figure) -> String {
    match figure.unit.as_deref() {
        None => amount(figure),
        Some(unit) => format!("{} {unit}", amount(figure)),
    }
}

/// A number as one reads it: large ones in millions and billions.
pub fn plain(value: f64) -> String {
    let scaled = |by: f64, word: &str| {
        let text = format!("{:.2}", value / by);
        let text = text.trim_end_matches('0').trim_end_matches('.');
        format!("{text} {word}")
    };
    match value.abs() {
        v if v >= 1e15 => format!("{value:e}"),
        v if v >= 1e12 => scaled(1e12, "trillion"),
        v if v >= 1e9 => scaled(1e9, "billion"),
        v if v >= 1e6 => scaled(1e6, "million"),
        v if v >= 1.0 && v.fract() == 0.0 && value > 0.0 => thin(value as usize),
        _ => {
            let text = format!("{value:.2}");
            let text = text.trim_end_matches('0').trim_end_matches('.');
            text.replacen('-', "−", 1)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn numbers_as_one_reads_them() {
        assert_eq!(plain(1_960_000.0), "1.96 million");
        assert_eq!(plain(75_498.0), "75\u{202f}498");
        assert_eq!(plain(0.5), "0.5");
        assert_eq!(plain(0.0), "0");
        assert_eq!(plain(-3.0), "−3");
        assert_eq!(plain(50_000_000.0), "50 million");
        assert_eq!(plain(2e20), "2e20");
    }
}
