//! Quotation marks: what stands between two that belong together, in all styles.

use super::doubles::doubles;
use super::marked::Marked;
use super::singles::singles;

/// All pairs, ordered, not overlapping. Marks inside a pair are part of it.
///
/// `elisions` knows words that begin with an apostrophe; `narrates` tells whether a passage says
/// that somebody said something.
pub(super) fn pairs(
    text: &str,
    elisions: &dyn Fn(&str) -> bool,
    narrates: &dyn Fn(&str) -> bool,
) -> Vec<Marked> {
    let doubles = doubles(text, narrates);
    let mut out = Vec::with_capacity(doubles.len());
    let mut at = 0;
    for pair in doubles {
        singles(text, at, pair.span.start as usize, elisions, &mut out);
        at = pair.span.end as usize;
        out.push(pair);
    }
    singles(text, at, text.len(), elisions, &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Vec<&str> {
        let elisions = |w: &str| matches!(w, "n" | "em");
        pairs(text, &elisions, &|t| t.contains("said"))
            .iter()
            .map(|m| m.span.of(text))
            .collect()
    }

    #[test]
    fn styles() {
        for (text, found) in [
            ("He \"came\" late", vec!["\"came\""]),
            ("«Oui», dit-il; « non »", vec!["«Oui»", "« non »"]),
            ("„Ja“, sagte er", vec!["„Ja“"]),
            ("»Ja«, sagte er", vec!["»Ja«"]),
            ("``Yes,'' he said", vec!["``Yes,''"]),
            ("'It's ours,' he said", vec!["'It's ours,'"]),
            ("‘Our people’s day’, he said", vec!["‘Our people’s day’"]),
            ("the owners' and players' union", vec![]),
            ("rock 'n' roll in '79", vec![]),
            ("A 42\" screen", vec![]),
            (
                "\"The 5' 11\" man came,\" she said",
                vec!["\"The 5' 11\" man came,\""],
            ),
            ("“One.\n\n“Two.” Three", vec!["“One.\n\n“Two.”"]),
            ("“One.\n\nTwo “three” four", vec!["“One.", "“three”"]),
            ("\"One \"two\" three", vec!["\"two\""]),
            ("\"One. \"Two.\" three", vec!["\"One. \"Two.\""]),
            ("\"One. He said. \"Two.\" three", vec!["\"Two.\""]),
        ] {
            assert_eq!(read(text), found, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text(text in "([\"'“”‘’«»„`a-c .,0-9]|\\n\\n|\\PC){0,60}") {
            let mut at = 0;
            for m in pairs(&text, &|_| false, &|_| false) {
                prop_assert!(m.span.start >= at && m.span.contains(m.inner));
                prop_assert!(text.get(m.span.range()).is_some());
                prop_assert!(text.get(m.inner.range()).is_some());
                at = m.span.end;
            }
        }
    }
}
