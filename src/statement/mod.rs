//! Quotations with their speakers, and figures with their units.

mod figure;
mod quotation;
mod view;

pub use figure::{Relation, amounts, date_figures, figures, relation, thing_counted};
pub use quotation::{quotations, reports};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Figure, Quotation};
    use crate::text::Parsed;
    use serde::Deserialize;

    #[derive(Deserialize)]
    struct Table {
        example: Vec<Example>,
    }

    #[derive(Deserialize)]
    struct Example {
        /// The list that it shows.
        about: String,
        text: String,
        found: Vec<String>,
    }

    fn run(table: &str, find: impl Fn(&Parsed) -> Vec<String>) {
        let table: Table = toml::from_str(table).unwrap();
        let wrong: Vec<String> = table
            .example
            .iter()
            .map(|e| (e, find(&Parsed::new(&e.text))))
            .filter(|(e, found)| *found != e.found)
            .map(|(e, found)| format!("{}: {} {found:?}", e.about, e.text))
            .collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn the_tables_examples_hold() {
        for (language, table) in [
            ("en", include_str!("../../assets/lang/en/figures.toml")),
            ("es", include_str!("../../assets/lang/es/figures.toml")),
        ] {
            run(table, |parsed| {
                let tell = |f: &Figure| {
                    let thing = f.of.as_deref().unwrap_or("-");
                    format!("{} | {thing}", f.span.of(parsed.text))
                };
                let found = figures(parsed, &[], &[], language);
                found.iter().map(tell).collect()
            });
        }
        for (language, table) in [
            ("en", include_str!("../../assets/lang/en/quotations.toml")),
            ("es", include_str!("../../assets/lang/es/quotations.toml")),
        ] {
            run(table, |parsed| {
                let tell = |q: &Quotation| {
                    let words = q.attribution.map_or("-", |a| a.of(parsed.text));
                    format!("{} | {words}", q.span.of(parsed.text))
                };
                let found = quotations(parsed, &[], language);
                found.iter().map(tell).collect()
            });
        }
    }
}
