//! Names in a text, and whom they name.

use super::Span;

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EntityKind {
    /// A human being.
    Person,
    /// A body that acts as one: government, company, agency, party, team.
    Org,
    /// A place on the map.
    Place,
    /// Events, works, products, peoples.
    Other,
}

impl EntityKind {
    /// All, in the order of the facets.
    pub const ALL: [Self; 4] = [Self::Person, Self::Org, Self::Place, Self::Other];

    /// The word of the JSON contract.
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "PERSON",
            Self::Org => "ORG",
            Self::Place => "PLACE",
            Self::Other => "OTHER",
        }
    }
}

/// Index into `Corpus::entities`. While one document is analysed alone: index into its own list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntityId(pub u32);

/// A name at a place in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Where it stands, without title and possessive.
    pub span: Span,
    /// What it names here.
    pub kind: EntityKind,
    /// Whom it names.
    pub entity: EntityId,
    /// Trust in it, 0 to 1.
    pub score: f32,
    /// Title or role that stands with it ("Foreign Minister"), not part of the name.
    pub title: Option<Span>,
}

/// How a form names its entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AliasKind {
    /// In full, or as people say.
    Name,
    /// One word of a person's name: "Xi".
    Short,
    /// By first letters: "WHO".
    Acronym,
    /// By its people: "Chinese".
    People,
}

impl AliasKind {
    /// The word of the JSON contract.
    pub fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Short => "short",
            Self::Acronym => "acronym",
            Self::People => "people",
        }
    }
}

/// A form under which an entity appears.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alias {
    /// As printed, white space joined.
    pub text: String,
    /// How it names the entity.
    pub kind: AliasKind,
    /// Mentions in this form.
    pub mentions: u32,
}

/// Whom or what mentions name, over the whole corpus.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// Stays the same when articles are added: made of kind and canonical name.
    pub key: String,
    /// The form that a reader would choose.
    pub name: String,
    /// By majority and context.
    pub kind: EntityKind,
    /// Every form, most frequent first.
    pub aliases: Vec<Alias>,
    /// Mentions in all documents.
    pub mentions: u32,
    /// Documents that mention it.
    pub documents: u32,
    /// ISO 3166-1 alpha-2 of a place's country, where the gazetteer knows it.
    pub country: Option<String>,
    /// Latitude and longitude in degrees, where the gazetteer knows them.
    pub coordinates: Option<(f32, f32)>,
}
