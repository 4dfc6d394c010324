//! Whether two parts of acts are one, and whether they cannot be.

use super::Pair;
use crate::event::dispute::deeds::Deeds;
use crate::event::dispute::frame::Part;
use crate::event::dispute::roles::Roles;
use crate::event::dispute::side::Side;
use crate::event::dispute::slots::akin;
use crate::event::sets::shared;
use crate::model::{Document, EntityKind, Interval, Mention, Span};

/// Kilometres between two towns of one country from which neither is a part of the other.
const FAR: f32 = 40.0;
/// Days before and after publication of which an article without dates tells.
const NEWS: i32 = 14;

impl Pair<'_> {
    pub(super) fn both(&self, p: &Option<Part>, q: &Option<Part>) -> bool {
        p.as_ref()
            .zip(q.as_ref())
            .is_some_and(|(p, q)| self.same(p, q))
    }

    /// Whether both parts are there and surely not the same.
    pub(super) fn other(&self, p: &Option<Part>, q: &Option<Part>) -> bool {
        p.as_ref()
            .zip(q.as_ref())
            .is_some_and(|(p, q)| !self.same(p, q))
    }

    /// Whether two parts are one: one name, one thing, or a name and what it is called.
    pub(super) fn same(&self, p: &Part, q: &Part) -> bool {
        let (a, b) = (self.a, self.b);
        match (p.name, q.name) {
            (Some(m), Some(n)) => {
                let one = m.entity == n.entity || akin(side_of(a), m, side_of(b), n);
                one && subset(&p.rest, &q.rest)
            }
            (None, None) => p.meaning == q.meaning && subset(&p.rest, &q.rest),
            (Some(m), None) => a.calls(m, &q.head) || b.calls(m, &q.head),
            (None, Some(n)) => a.calls(n, &p.head) || b.calls(n, &p.head),
        }
    }

    /// Whether two who did it cannot be one, nor have done it together.
    pub(super) fn rivals(&self, p: &Part, q: &Part) -> bool {
        match (p.name, q.name) {
            (Some(m), Some(n)) => {
                let kind = m.kind == n.kind && m.kind != EntityKind::Other;
                kind && m.entity != n.entity
                    && !akin(side_of(self.a), m, side_of(self.b), n)
                    && !self.inside(m, n)
            }
            (None, None) => {
                let callings = &Roles::of(&self.a.document.language).callings;
                let of = |part: &Part| callings.get(part.head.as_str());
                of(p).zip(of(q)).is_some_and(|(c, d)| c != d)
            }
            _ => false,
        }
    }

    /// Whether two places may be one inside the other.
    fn inside(&self, m: &Mention, n: &Mention) -> bool {
        m.kind == EntityKind::Place && !self.apart(m, n)
    }

    /// Whether two places surely are not one inside the other.
    pub(super) fn apart(&self, m: &Mention, n: &Mention) -> bool {
        let entity = |m: &Mention| self.entities.get(m.entity.0 as usize);
        let Some((p, q)) = entity(m).zip(entity(n)) else {
            return false;
        };
        let countries = p.country.as_ref().zip(q.country.as_ref());
        match countries {
            Some((c, d)) if c != d => true,
            Some(_) => {
                let places = p.coordinates.zip(q.coordinates);
                places.is_some_and(|(x, y)| kilometres(x, y) >= FAR)
            }
            None => false,
        }
    }
}

fn side_of<'a>(deeds: &Deeds<'a>) -> Side<'a> {
    Side {
        id: deeds.id,
        document: deeds.document,
        span: Span::new(0, deeds.document.text.len()),
        interval: None,
        kind: None,
    }
}

/// Whether the words of one are all among the other's.
fn subset(p: &[u64], q: &[u64]) -> bool {
    shared(p, q) == p.len().min(q.len())
}

/// Whether an article tells of these days, by a date or as its news.
pub(super) fn told_of(document: &Document, days: Interval) -> bool {
    let named = |i: Interval| i.days() <= 31 && i.overlaps(days);
    let dates = document.timexes.iter().filter_map(|t| t.interval);
    let long = days.days() > 1;
    let news = document.published.moment.is_some_and(|m| {
        let published = m.interval();
        let span = jiff::Span::new().days(NEWS);
        let from = published.earliest.saturating_sub(span);
        long && from <= days.latest && days.earliest <= published.latest.saturating_add(span)
    });
    news || dates.into_iter().any(named)
}

/// Kilometres between two places, near enough.
fn kilometres((lat, lon): (f32, f32), (to_lat, to_lon): (f32, f32)) -> f32 {
    const DEGREE: f32 = 111.2;
    let north = (lat - to_lat) * DEGREE;
    let east = (lon - to_lon) * DEGREE * ((lat + to_lat) / 2.0).to_radians().cos();
    north.hypot(east)
}
