//! A small corpus, made by hand, that the formats are tested on.

use crate::compare::{Comparison, Nearest, Pair, PairKind, Place};
use crate::model::*;
use crate::text::Parsed;
use crate::timeline::KeyDate;
use jiff::civil::date;

const FIRST: &str = "The dam at Lund broke on Monday, and water ran through the town. \
    Mayor Ida Berg said 40 houses were gone. \
    “We will build again,” she told reporters — in Swedish: 中国 was far away. \
    The dam had been built in 1962.";
const SECOND: &str = "The dam at Lund broke on Monday, and water ran through the town. \
    Officials counted 60 ruined houses, \"more than we feared\", the council said. \
    Repairs may begin in May.";

/// Two articles that tell of one flood.
pub fn corpus() -> Corpus {
    let mut first = document(
        "flood/one.txt",
        "Dam breaks at Lund",
        FIRST,
        Some("Harbour Daily"),
    );
    first.published.moment = Some(Moment::day(date(2020, 3, 3)));
    first.published.by = PublishedBy::Dateline;
    first.published.evidence = "LUND, March 3".to_owned();
    first.timexes = vec![
        timex(
            FIRST,
            "Monday",
            Interval::day(date(2020, 3, 2)),
            "2020-03-02",
        ),
        timex(FIRST, "1962", year(1962), "1962"),
    ];
    first.mentions = vec![
        mention(FIRST, "Lund", EntityKind::Place, 0),
        mention(FIRST, "Ida Berg", EntityKind::Person, 1),
    ];
    first.figures = vec![figure(FIRST, "40", 40.0)];
    first.quotations = vec![Quotation {
        span: find(FIRST, "“We will build again,”"),
        speaker: Some(EntityId(1)),
        attribution: None,
    }];
    let mut second = document("flood/two, \"late\".md", "A town under water", SECOND, None);
    second.timexes = vec![timex(
        SECOND,
        "May",
        Interval::new(date(2020, 5, 1), date(2020, 5, 31), Precision::Month),
        "2020-05",
    )];
    second.mentions = vec![mention(SECOND, "Lund", EntityKind::Place, 0)];
    second.figures = vec![figure(SECOND, "60", 60.0)];
    let events = vec![
        event(
            0,
            first.sentences[0],
            Some(Interval::day(date(2020, 3, 2))),
            EventKind::Happened,
            0,
        ),
        event(0, first.sentences[1], None, EventKind::Said, 1),
        event(
            0,
            first.sentences[3],
            Some(year(1962)),
            EventKind::Happened,
            2,
        ),
        event(
            1,
            second.sentences[0],
            Some(Interval::day(date(2020, 3, 2))),
            EventKind::Happened,
            0,
        ),
        event(
            1,
            second.sentences[2],
            second.timexes[0].interval,
            EventKind::Planned,
            3,
        ),
    ];
    Corpus {
        entities: vec![
            entity("Lund", EntityKind::Place, &["Lund"], 2, 2),
            entity(
                "Ida Berg",
                EntityKind::Person,
                &["Ida Berg", "Mayor Berg"],
                1,
                1,
            ),
        ],
        events,
        clusters: [&[0, 3][..], &[1], &[2], &[4]].map(cluster).to_vec(),
        disagreements: vec![disagreement()],
        warnings: vec![Warning {
            path: "flood/x.pdf".to_owned(),
            message: "is a PDF".to_owned(),
        }],
        documents: vec![first, second],
    }
}

/// Key dates as they would be chosen.
pub fn key_dates() -> Vec<KeyDate> {
    let corpus = corpus();
    let first = corpus.documents[0].sentences[0];
    vec![KeyDate {
        date: date(2020, 3, 2),
        score: 2.0,
        why: "2 sentences in 2 articles".to_owned(),
        sentences: vec![first.of(FIRST).to_owned()],
        places: vec![(DocId(0), first)],
        events: vec![EventId(0)],
    }]
}

/// The two articles side by side.
pub fn comparison() -> Comparison {
    let place = |article, sentence| Place { article, sentence };
    let pair = |a, b, kind, score| Pair {
        loose: false,
        a: place(0, a),
        b: place(1, b),
        kind,
        score,
    };
    Comparison {
        same_events: [(0, 1)].into(),
        documents: vec![DocId(0), DocId(1)],
        pairs: vec![
            pair(0, 0, PairKind::Verbatim, 1.0),
            pair(1, 1, PairKind::SameClaim, 0.61),
        ],
        only: vec![place(0, 2), place(0, 3), place(1, 2)],
        nearest: vec![Nearest {
            of: place(0, 2),
            there: place(1, 2),
        }],
        shared: vec![EntityId(0)],
        only_entities: vec![vec![EntityId(1)], vec![]],
        disagreements: vec![disagreement()],
        agreements: vec![],
        covered: vec![0.5, 0.75],
        same_event: vec![true, true],
    }
}

fn document(path: &str, title: &str, text: &str, source: Option<&str>) -> Document {
    Document {
        path: path.to_owned(),
        title: title.to_owned(),
        source: source.map(str::to_owned),
        byline: None,
        url: None,
        language: "en".to_owned(),
        published: Published::unknown(),
        text: text.to_owned(),
        sentences: Parsed::new(text).sentences.iter().map(|s| s.span).collect(),
        timexes: vec![],
        mentions: vec![],
        figures: vec![],
        quotations: vec![],
        duplicate: None,
    }
}

fn find(text: &str, words: &str) -> Span {
    let start = text.find(words).unwrap();
    Span::new(start, start + words.len())
}

fn year(year: i16) -> Interval {
    Interval::new(date(year, 1, 1), date(year, 12, 31), Precision::Year)
}

fn timex(text: &str, words: &str, interval: Interval, value: &str) -> Timex {
    Timex {
        span: find(text, words),
        kind: TimexKind::Date,
        value: value.to_owned(),
        modifier: None,
        interval: Some(interval),
        range: None,
        why: Derivation {
            rule: format!("“{words}”"),
            ..Derivation::default()
        },
    }
}

fn mention(text: &str, words: &str, kind: EntityKind, entity: u32) -> Mention {
    Mention {
        span: find(text, words),
        kind,
        entity: EntityId(entity),
        score: 0.9,
        title: None,
    }
}

fn figure(text: &str, words: &str, value: f64) -> Figure {
    Figure {
        span: find(text, words),
        value,
        of: Some("houses".to_owned()),
        ..Figure::default()
    }
}

fn entity(name: &str, kind: EntityKind, aliases: &[&str], mentions: u32, documents: u32) -> Entity {
    Entity {
        key: name.to_lowercase(),
        name: name.to_owned(),
        kind,
        aliases: aliases
            .iter()
            .map(|text| Alias {
                text: (*text).to_owned(),
                kind: AliasKind::Name,
                mentions: 1,
            })
            .collect(),
        mentions,
        documents,
        country: None,
        coordinates: None,
    }
}

fn event(
    document: u32,
    span: Span,
    interval: Option<Interval>,
    kind: EventKind,
    cluster: u32,
) -> Event {
    Event {
        document: DocId(document),
        span,
        timex: None,
        interval,
        kind,
        entities: vec![EntityId(0)],
        figures: vec![],
        cluster: ClusterId(cluster),
        disputed: cluster == 0,
    }
}

fn cluster(events: &[u32]) -> Cluster {
    Cluster {
        events: events.iter().copied().map(EventId).collect(),
        best: EventId(events[0]),
    }
}

fn disagreement() -> Disagreement {
    let says = |document, text, words, value: &str| Saying {
        document: DocId(document),
        span: find(text, words),
        value: value.to_owned(),
    };
    Disagreement {
        about: "Houses ruined".to_owned(),
        kind: DisagreementKind::Figure,
        says: vec![
            says(0, FIRST, "40", "40 houses"),
            says(1, SECOND, "60 ruined houses", "60 houses"),
        ],
        cluster: None,
    }
}
