//! Storms and planets have names as persons do.

use super::starts_upper;
use crate::entity::engine::Found;
use crate::entity::lexicon::Lexicon;
use crate::model::EntityKind;
use crate::text::Parsed;
use std::collections::HashSet;

/// Where "Hurricane Rita" is spoken of, "Rita" alone is the storm.
pub(super) fn tell_storms(parsed: &Parsed, found: &mut [Found]) {
    let words = 0..parsed.tokens.len().saturating_sub(1);
    let storm = |t: &usize| {
        matches!(
            parsed.word(*t),
            "Hurricane" | "Typhoon" | "Cyclone" | "Storm"
        ) && starts_upper(parsed.word(t + 1))
    };
    let storms: HashSet<&str> = words.filter(storm).map(|t| parsed.word(t + 1)).collect();
    if storms.is_empty() {
        return;
    }
    let parts = |f: &Found| f.tokens.clone().map(|t| parsed.word(t));
    let people = found
        .iter()
        .filter(|f| f.kind == EntityKind::Person && f.tokens.len() > 1);
    let people: HashSet<&str> = people.flat_map(parts).collect();
    for f in found.iter_mut().filter(|f| f.tokens.len() == 1) {
        let word = parsed.word(f.tokens.start);
        if storms.contains(word) && !people.contains(word) {
            f.kind = EntityKind::Other;
        }
    }
}

/// Where two planets are spoken of, they are no persons.
pub(super) fn drop_planets(parsed: &Parsed, found: &mut Vec<Found>, lexicon: &Lexicon) {
    let planet = |f: &Found| f.tokens.len() == 1 && lexicon.is_planet(parsed.word(f.tokens.start));
    if !found.iter().any(planet) {
        return;
    }
    let words = (0..parsed.tokens.len()).map(|t| parsed.word(t));
    let planets: HashSet<&str> = words.filter(|w| lexicon.is_planet(w)).collect();
    if planets.len() > 1 {
        found.retain(|f| !planet(f));
    }
}

#[cfg(test)]
mod tests {
    use crate::entity::recognise;
    use crate::model::EntityKind;
    use crate::text::Parsed;

    fn kinds(text: &str, name: &str) -> Vec<EntityKind> {
        let mentions = recognise(&Parsed::new(text), "en");
        let named = mentions.iter().filter(|m| m.span.of(text) == name);
        named.map(|m| m.kind).collect()
    }

    #[test]
    fn storms_and_planets_are_no_persons() {
        let text = "Hurricane Rita hit Texas. On Tuesday Rita packed winds of 240 kilometers.";
        assert!(!kinds(text, "Rita").contains(&EntityKind::Person));
        let text = "Hurricane Rita hit Texas. The singer Rita Ora was there, and Rita left.";
        assert!(kinds(text, "Rita").contains(&EntityKind::Person));
        let text = "Currently Venus and Mercury stand close to Saturn, and Venus is bright.";
        assert_eq!(kinds(text, "Venus"), []);
        assert_eq!(
            kinds(
                "In Wimbledon Serena Williams beat her sister Venus.",
                "Venus"
            )
            .len(),
            1
        );
    }
}
