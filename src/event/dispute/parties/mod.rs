//! Another actor or place for the same act, in whatever words.

mod quoted;
mod same;
mod wording;

use super::days::{other_days, value};
use super::deeds::Deeds;
use super::frame::{Frame, Part};
use super::roles::{One, Roles};
use super::scope::other_in_series;
use super::side::says;
use crate::event::sets::shared;
use crate::model::{Disagreement, DisagreementKind, Document, Entity, Mention, Span};
use same::told_of;
use wording::{part_text, what};

pub(crate) use quoted::of_quotations;

/// Acts that two articles about one event tell with another actor or place.
pub(crate) fn of_deeds(a: &Deeds, b: &Deeds, entities: &[Entity]) -> Vec<Disagreement> {
    let mut out = Vec::new();
    let pair = Pair { a, b, entities };
    for x in &a.frames {
        for y in b.frames.iter().filter(|y| y.act == x.act) {
            out.extend(pair.weigh(x, y));
        }
    }
    out
}

/// What two sentences say of an act that both tell, for naming it: "When the treaty was signed".
pub(super) fn when(a: &Deeds, b: &Deeds) -> Option<String> {
    let same = |x: &&Frame| b.frames.iter().any(|y| x.act == y.act);
    what(a.document, a.frames.iter().find(same)?).map(|told| format!("When {told}"))
}

/// Whether two sentences tell one act of other people or things, so that both may be true.
pub(super) fn other_parties(a: &Deeds, b: &Deeds) -> bool {
    let pair = Pair {
        a,
        b,
        entities: &[],
    };
    let mut same = (a.frames.iter()).flat_map(|x| {
        let acts = b.frames.iter().filter(|y| y.act == x.act);
        acts.map(move |y| (x, y))
    });
    let any = |p: &Option<Part>| p.as_ref().is_some_and(|p| p.any);
    same.next().is_some_and(|(x, y)| {
        let again = any(&x.actor) && any(&y.actor);
        again || pair.other(&x.actor, &y.actor) || pair.other(&x.object, &y.object)
    })
}

struct Pair<'a> {
    a: &'a Deeds<'a>,
    b: &'a Deeds<'a>,
    entities: &'a [Entity],
}

impl Pair<'_> {
    fn weigh(&self, x: &Frame, y: &Frame) -> Option<Disagreement> {
        let things = x.object.is_some() && y.object.is_some();
        if x.planned != y.planned || !things {
            return None;
        }
        let (a, b) = (self.a.side(x), self.b.side(y));
        if other_in_series((a, x.clause), (b, y.clause)) {
            return None;
        }
        let act = &Roles::of(&a.document.language).acts[x.act];
        if let Some(day) = self.day(x, y, act.once) {
            return Some(day);
        }
        if !self.same_days(x, y) {
            return None;
        }
        let actor = match act.one {
            One::Actor => self.actor(x, y),
            One::Role => self.made(x, y),
            One::Swap => self.swapped(x, y),
            One::Nothing | One::Both => None,
        };
        actor.or_else(|| self.place(x, y, act.one))
    }

    /// It was on another day.
    fn day(&self, x: &Frame, y: &Frame, once: bool) -> Option<Disagreement> {
        let (p, q) = x.days.zip(y.days)?;
        let thing = x.object.as_ref().filter(|o| !o.any)?;
        let same = once && self.both(&x.object, &y.object) && !self.other(&x.actor, &y.actor);
        let (a, b) = (self.a.side(x), self.b.side(y));
        if !same
            || thing.any
            || !other_days((a, p), (b, q), thing.name.is_some())
            || !self.as_wide(x, y, &[])
        {
            return None;
        }
        let again = |deeds: &Deeds, own: &Frame| {
            let mut frames = deeds.frames.iter().filter(|f| f.act == own.act);
            frames.any(|f| f.days.is_some_and(|d| d == p || d == q) && f.days != own.days)
        };
        if again(self.a, x) || again(self.b, y) {
            return None;
        }
        let told = what(self.a.document, x)?;
        Some(Disagreement {
            about: format!("When {told}"),
            kind: DisagreementKind::Date,
            says: says(a, x.sentence, value(p), b, y.sentence, value(q)),
            cluster: None,
        })
    }

    /// Another one did it.
    fn actor(&self, x: &Frame, y: &Frame) -> Option<Disagreement> {
        let ((p, q), (of, to)) = (
            x.actor.as_ref().zip(y.actor.as_ref())?,
            x.object.as_ref().zip(y.object.as_ref())?,
        );
        let one = (!of.any && !to.any) || x.days.is_some() && x.days == y.days;
        if !one || !self.same(of, to) || !self.rivals(p, q) || !self.as_wide(x, y, &[p, q]) {
            return None;
        }
        if self.told(x, y) {
            return None;
        }
        let act = &Roles::of(&self.a.document.language).acts[x.act];
        let verb = if x.planned {
            format!("is to be {} by", act.done)
        } else {
            act.past.clone()
        };
        let about = if x.planned {
            format!(
                "By whom {} is to be {}",
                part_text(self.a.document, of),
                act.done
            )
        } else {
            format!("Who {verb} {}", part_text(self.a.document, of))
        };
        Some(self.dispute(
            about,
            DisagreementKind::Actor,
            (x, p.shown()),
            (y, q.shown()),
        ))
    }

    /// Another one was made the same.
    fn made(&self, x: &Frame, y: &Frame) -> Option<Disagreement> {
        let (p, q) = x.object.as_ref().zip(y.object.as_ref())?;
        let same_role = !x.role.is_empty() && x.role == y.role;
        if !same_role || self.other(&x.actor, &y.actor) || !self.rivals(p, q) {
            return None;
        }
        if self.told(x, y) {
            return None;
        }
        let act = &Roles::of(&self.a.document.language).acts[x.act];
        let role = x.role_at.of(&self.a.document.text);
        let role: Vec<&str> = role.split_whitespace().collect();
        let about = format!("Who was {} {}", act.done, role.join(" "));
        Some(self.dispute(
            about,
            DisagreementKind::Actor,
            (x, p.shown()),
            (y, q.shown()),
        ))
    }

    /// Who was beaten by whom.
    fn swapped(&self, x: &Frame, y: &Frame) -> Option<Disagreement> {
        let (p, q) = (x.actor.as_ref()?, y.actor.as_ref()?);
        let (of, to) = (x.object.as_ref()?, y.object.as_ref()?);
        let named = [p, q, of, to].iter().all(|part| part.name.is_some());
        let swapped = named && self.same(p, to) && self.same(of, q) && self.rivals(p, q);
        swapped.then(|| {
            let about = "Who won".to_owned();
            self.dispute(
                about,
                DisagreementKind::Actor,
                (x, p.shown()),
                (y, q.shown()),
            )
        })
    }

    /// It was elsewhere.
    fn place(&self, x: &Frame, y: &Frame, one: One) -> Option<Disagreement> {
        let far = |(from, m): &(bool, &Mention)| {
            y.places
                .iter()
                .all(|(other, n)| from == other && self.apart(m, n))
        };
        if x.places.is_empty() || y.places.is_empty() || !x.places.iter().all(far) {
            return None;
        }
        let told =
            |m: &Mention, there: &Document| there.mentions.iter().any(|n| n.entity == m.entity);
        if x.places.iter().any(|(_, m)| told(m, self.b.document))
            || y.places.iter().any(|(_, m)| told(m, self.a.document))
        {
            return None;
        }
        let swapped =
            one == One::Both && self.both(&x.actor, &y.object) && self.both(&x.object, &y.actor);
        let same = self.both(&x.object, &y.object) && !self.other(&x.actor, &y.actor);
        let any = |f: &Frame| f.object.as_ref().is_some_and(|o| o.any);
        let one = !any(x) && !any(y) || x.days.is_some() && x.days == y.days;
        if !(same && one || swapped) {
            return None;
        }
        let told = what(self.a.document, x)?;
        let about = format!("Where {told}");
        let (p, q) = (x.places.last()?.1, y.places.last()?.1);
        Some(self.dispute(about, DisagreementKind::Place, (x, p.span), (y, q.span)))
    }

    fn dispute(
        &self,
        about: String,
        kind: DisagreementKind,
        (x, p): (&Frame, Span),
        (y, q): (&Frame, Span),
    ) -> Disagreement {
        let words = |d: &Document, span: Span| {
            let words: Vec<&str> = span.of(&d.text).split_whitespace().collect();
            words.join(" ")
        };
        let (v, w) = (words(self.a.document, p), words(self.b.document, q));
        Disagreement {
            about,
            kind,
            says: says(self.a.side(x), p, v, self.b.side(y), q, w),
            cluster: None,
        }
    }

    /// Whether either article tells the act also of the other's actor.
    fn told(&self, x: &Frame, y: &Frame) -> bool {
        let names = |f: &Frame| -> Vec<u32> {
            let parts = f.actor.iter().chain(&f.object);
            parts.filter_map(|p| p.name).map(|m| m.entity.0).collect()
        };
        let (p, q) = (names(x), names(y));
        let also = |deeds: &Deeds, own: &Frame, other: &[u32]| {
            let rest = deeds
                .frames
                .iter()
                .filter(|f| f.act == own.act && f.sentence != own.sentence);
            rest.into_iter().any(|f| {
                let actor = f.actor.as_ref().and_then(|p| p.name);
                let object = f.object.as_ref().and_then(|p| p.name);
                let fresh = |m: &Mention, own: &[u32]| {
                    other.contains(&m.entity.0) && !own.contains(&m.entity.0)
                };
                let own = names(own);
                actor.is_some_and(|m| fresh(m, &own)) || object.is_some_and(|m| fresh(m, &own))
            })
        };
        also(self.a, x, &q) || also(self.b, y, &p)
    }

    /// Whether two acts may be of one day.
    fn same_days(&self, x: &Frame, y: &Frame) -> bool {
        match (x.days, y.days) {
            (Some(p), Some(q)) => p.overlaps(q),
            (Some(p), None) => told_of(self.b.document, p),
            (None, Some(q)) => told_of(self.a.document, q),
            (None, None) => true,
        }
    }

    /// Whether what narrows an act narrows the other too.
    fn as_wide(&self, x: &Frame, y: &Frame, but: &[&Part]) -> bool {
        let named = |list: &[u64]| but.iter().any(|p| list.contains(&p.meaning));
        let within = |x: &Frame, y: &Frame| {
            let mut lists = x.narrow.iter().filter(|l| !named(l));
            lists.all(|l| y.narrow.iter().any(|m| shared(l, m) > 0))
        };
        within(x, y) && within(y, x)
    }
}
