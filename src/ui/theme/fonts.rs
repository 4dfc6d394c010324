//! The faces: Inter for the interface, Source Serif 4 for reading.

use egui::{FontData, FontDefinitions, FontFamily, FontId};
use std::sync::Arc;

/// A face of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// Inter.
    Regular,
    /// Inter Medium.
    Medium,
    /// Inter SemiBold.
    Strong,
    /// Source Serif 4.
    Serif,
    /// Source Serif 4 SemiBold.
    SerifStrong,
}

impl Face {
    const ALL: [Self; 5] = [
        Self::Regular,
        Self::Medium,
        Self::Strong,
        Self::Serif,
        Self::SerifStrong,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Regular => "Inter",
            Self::Medium => "Inter Medium",
            Self::Strong => "Inter SemiBold",
            Self::Serif => "Source Serif 4",
            Self::SerifStrong => "Source Serif 4 SemiBold",
        }
    }

    fn bytes(self) -> &'static [u8] {
        match self {
            Self::Regular => include_bytes!("../../../assets/fonts/Inter-Regular.ttf"),
            Self::Medium => include_bytes!("../../../assets/fonts/Inter-Medium.ttf"),
            Self::Strong => include_bytes!("../../../assets/fonts/Inter-SemiBold.ttf"),
            Self::Serif => include_bytes!("../../../assets/fonts/SourceSerif4-Regular.ttf"),
            Self::SerifStrong => include_bytes!("../../../assets/fonts/SourceSerif4-SemiBold.ttf"),
        }
    }

    /// The family for egui.
    pub fn family(self) -> FontFamily {
        match self {
            Self::Regular => FontFamily::Proportional,
            other => FontFamily::Name(other.name().into()),
        }
    }

    /// This face in a size.
    pub fn size(self, points: f32) -> FontId {
        FontId::new(points, self.family())
    }
}

/// All faces; what they lack is looked for in egui's own and in the system's fonts.
pub(super) fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let fallback = fonts
        .families
        .get(&FontFamily::Proportional)
        .cloned()
        .unwrap_or_default();
    for face in Face::ALL {
        let data = FontData::from_static(face.bytes());
        fonts
            .font_data
            .insert(face.name().to_owned(), Arc::new(data));
        let mut chain = vec![face.name().to_owned()];
        if face != Face::Regular {
            chain.push(Face::Regular.name().to_owned());
        }
        chain.extend(fallback.iter().cloned());
        fonts.families.insert(face.family(), chain);
    }
    fonts
}
