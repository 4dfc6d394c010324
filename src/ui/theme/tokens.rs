//! Colours and measures as data.

use crate::model::{EntityKind, EventKind};
use egui::{Color32, Ui};
use serde::{Deserialize, Deserializer};
use std::sync::LazyLock;

/// The colours of one theme. Text on its ground has a contrast of at least 4.5 to 1.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// Behind lists.
    #[serde(deserialize_with = "colour")]
    pub background: Color32,
    /// Facets, timeline, bars.
    #[serde(deserialize_with = "colour")]
    pub panel: Color32,
    /// Reader, cards, fields.
    #[serde(deserialize_with = "colour")]
    pub raised: Color32,
    /// What the pointer is on, on any of these: a step up.
    #[serde(deserialize_with = "colour")]
    pub hover: Color32,
    /// Hairlines.
    #[serde(deserialize_with = "colour")]
    pub line: Color32,
    /// Borders of fields and buttons.
    #[serde(deserialize_with = "colour")]
    pub line_strong: Color32,
    /// Text.
    #[serde(deserialize_with = "colour")]
    pub ink: Color32,
    /// Secondary text.
    #[serde(deserialize_with = "colour")]
    pub ink2: Color32,
    /// Hints, and counts of the whole.
    #[serde(deserialize_with = "colour")]
    pub ink3: Color32,
    /// Selection, brush, focus, the one primary button.
    #[serde(deserialize_with = "colour")]
    pub accent: Color32,
    /// Ground of what is selected.
    #[serde(deserialize_with = "colour")]
    pub accent_ground: Color32,
    /// Text on the accent.
    #[serde(deserialize_with = "colour")]
    pub on_accent: Color32,
    /// People.
    #[serde(deserialize_with = "colour")]
    pub person: Color32,
    /// Ground of people.
    #[serde(deserialize_with = "colour")]
    pub person_ground: Color32,
    /// Organisations.
    #[serde(deserialize_with = "colour")]
    pub org: Color32,
    /// Ground of organisations.
    #[serde(deserialize_with = "colour")]
    pub org_ground: Color32,
    /// Places.
    #[serde(deserialize_with = "colour")]
    pub place: Color32,
    /// Ground of places.
    #[serde(deserialize_with = "colour")]
    pub place_ground: Color32,
    /// Other names, and sources.
    #[serde(deserialize_with = "colour")]
    pub other: Color32,
    /// Ground of other names.
    #[serde(deserialize_with = "colour")]
    pub other_ground: Color32,
    /// Date expressions.
    #[serde(deserialize_with = "colour")]
    pub date: Color32,
    /// Ground of date expressions.
    #[serde(deserialize_with = "colour")]
    pub date_ground: Color32,
    /// Warnings and disagreements, always with a sign.
    #[serde(deserialize_with = "colour")]
    pub warning: Color32,
    /// Ground of warnings.
    #[serde(deserialize_with = "colour")]
    pub warning_ground: Color32,
    /// Density of all events.
    #[serde(deserialize_with = "colour")]
    pub density: Color32,
    /// Density of matching events.
    #[serde(deserialize_with = "colour")]
    pub density_matching: Color32,
    /// Events that happened.
    #[serde(deserialize_with = "colour")]
    pub mark: Color32,
    /// Events that are said or planned.
    #[serde(deserialize_with = "colour")]
    pub said: Color32,
    /// Ribbons of the same words.
    #[serde(deserialize_with = "colour")]
    pub same_words: Color32,
    /// Ground of sentences with the same words.
    #[serde(deserialize_with = "colour")]
    pub same_words_ground: Color32,
    /// Edge of sentences with the same words, and under words that differ in them.
    #[serde(deserialize_with = "colour")]
    pub same_words_edge: Color32,
    /// Ribbons of the same claim.
    #[serde(deserialize_with = "colour")]
    pub same_claim: Color32,
    /// Ground of sentences with the same claim.
    #[serde(deserialize_with = "colour")]
    pub same_claim_ground: Color32,
    /// Edge of sentences with the same claim.
    #[serde(deserialize_with = "colour")]
    pub same_claim_edge: Color32,
    /// Under what floats.
    #[serde(deserialize_with = "colour")]
    pub shadow: Color32,
}

impl Theme {
    /// The theme that the interface is drawn in.
    pub fn of(ui: &Ui) -> &'static Self {
        if ui.visuals().dark_mode {
            Self::dark()
        } else {
            Self::light()
        }
    }

    /// The light one.
    pub fn light() -> &'static Self {
        static LIGHT: LazyLock<Theme> =
            LazyLock::new(|| read(include_str!("../../../assets/theme/light.toml")));
        &LIGHT
    }

    /// The dark one.
    pub fn dark() -> &'static Self {
        static DARK: LazyLock<Theme> =
            LazyLock::new(|| read(include_str!("../../../assets/theme/dark.toml")));
        &DARK
    }

    /// Colour of a kind of name.
    pub fn kind(&self, kind: EntityKind) -> Color32 {
        match kind {
            EntityKind::Person => self.person,
            EntityKind::Org => self.org,
            EntityKind::Place => self.place,
            EntityKind::Other => self.other,
        }
    }

    /// Ground of a kind of name.
    pub fn kind_ground(&self, kind: EntityKind) -> Color32 {
        match kind {
            EntityKind::Person => self.person_ground,
            EntityKind::Org => self.org_ground,
            EntityKind::Place => self.place_ground,
            EntityKind::Other => self.other_ground,
        }
    }

    /// Colour of a kind of event.
    pub fn event(&self, kind: EventKind) -> Color32 {
        match kind {
            EventKind::Happened => self.mark,
            EventKind::Said | EventKind::Planned => self.said,
        }
    }
}

/// Sizes in points.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measures {
    /// Panels.
    pub panel: PanelSizes,
    /// Rows and buttons.
    pub row: RowSizes,
    /// Corners.
    pub radius: Radii,
    /// Text: size and line height.
    #[serde(rename = "type")]
    pub text: TextSizes,
    /// Movement.
    pub motion: Motion,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct PanelSizes {
    pub bar: f32,
    pub facets: f32,
    pub facets_folded: f32,
    pub list: f32,
    pub timeline: f32,
    pub overview: f32,
    pub tabs: f32,
    pub status: f32,
    /// Below this width of the window the facets fold.
    pub small_width: f32,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct RowSizes {
    pub facet: f32,
    pub button: f32,
    pub button_small: f32,
    pub button_welcome: f32,
    pub lane: f32,
    pub lane_least: f32,
    pub chip: f32,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Radii {
    pub small: u8,
    pub field: u8,
    pub card: u8,
    pub popover: u8,
    pub drop: u8,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct TextSizes {
    pub body: (f32, f32),
    pub small: (f32, f32),
    pub section: (f32, f32),
    pub read: (f32, f32),
    pub card: (f32, f32),
    pub title: (f32, f32),
    pub welcome: (f32, f32),
    pub lead: (f32, f32),
    pub facing: (f32, f32),
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Motion {
    /// Of zoom and selection, in seconds.
    pub seconds: f32,
}

/// The measures of the interface.
pub fn measures() -> &'static Measures {
    static MEASURES: LazyLock<Measures> =
        LazyLock::new(|| read(include_str!("../../../assets/theme/measures.toml")));
    &MEASURES
}

/// Reads a table that is built in; that it can be read, a test holds.
#[allow(clippy::panic)]
fn read<T: for<'de> Deserialize<'de>>(table: &str) -> T {
    toml::from_str(table).unwrap_or_else(|error| panic!("assets/theme: {error}"))
}

fn colour<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Color32, D::Error> {
    let text = String::deserialize(deserializer)?;
    Color32::from_hex(&text).map_err(|_| serde::de::Error::custom(format!("no colour: {text}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance (WCAG 2.2).
    fn luminance(c: Color32) -> f32 {
        let linear = |v: u8| {
            let v = f32::from(v) / 255.0;
            if v <= 0.04045 {
                v / 12.92
            } else {
                ((v + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * linear(c.r()) + 0.7152 * linear(c.g()) + 0.0722 * linear(c.b())
    }

    fn contrast(a: Color32, b: Color32) -> f32 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn text_can_be_read_on_its_ground() {
        for (name, t) in [("light", Theme::light()), ("dark", Theme::dark())] {
            let grounds = [t.background, t.panel, t.raised, t.hover];
            let texts = [
                (
                    t.ink,
                    vec![t.accent_ground, t.same_words_ground, t.same_claim_ground],
                ),
                (
                    t.ink,
                    vec![t.person_ground, t.org_ground, t.place_ground, t.date_ground],
                ),
                (t.ink2, vec![]),
                (t.ink3, vec![]),
                (t.accent, vec![t.accent_ground]),
                (t.person, vec![t.person_ground]),
                (t.org, vec![t.org_ground]),
                (t.place, vec![t.place_ground]),
                (t.other, vec![t.other_ground]),
                (t.date, vec![t.date_ground]),
                (t.warning, vec![t.warning_ground]),
            ];
            for (text, own) in texts {
                for ground in grounds.iter().chain(&own) {
                    let found = contrast(text, *ground);
                    assert!(found >= 4.5, "{name}: {text:?} on {ground:?}: {found:.2}");
                }
            }
            assert!(contrast(t.on_accent, t.accent) >= 4.5);
        }
    }

    #[test]
    fn measures_can_be_read() {
        assert_eq!(measures().text.body, (13.0, 18.0));
    }
}
