//! What was worked out of word forms, kept from text to text: most words of a text were met before.
//!
//! It changes no result: all of it follows from the form alone.

use super::clusters::Clusters;
use super::features::{Forms, PLACES};
use super::net::Units;
use super::net::page::Tallies;
use super::weights::{Adder, Sum, Weights};
use std::cell::Cell;
use std::sync::atomic::{AtomicU64, Ordering};

thread_local! {
    static MEMORY: Cell<Option<Box<Memory>>> = const { Cell::new(None) };
}

/// A number that no engine has yet.
pub(crate) fn number() -> u64 {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

/// What an engine knows of forms, for one thread.
pub(crate) struct Memory {
    /// The engine's number.
    engine: u64,
    pub forms: Forms<'static>,
    pub sums: UnitSums,
    pub units: Units,
    pub tallies: Tallies,
}

impl Memory {
    /// What this thread has kept for the engine, or nothing yet.
    pub fn take(engine: u64, clusters: Clusters<'static>) -> Box<Self> {
        let kept = MEMORY.take().filter(|m| m.engine == engine);
        kept.unwrap_or_else(|| {
            Box::new(Self {
                engine,
                forms: Forms::new(clusters),
                sums: UnitSums::default(),
                units: Units::default(),
                tallies: Tallies::default(),
            })
        })
    }

    /// For the next text, unless it became too much.
    pub fn keep(self: Box<Self>) {
        if !self.forms.are_many() {
            MEMORY.set(Some(self));
        }
    }
}

/// The sums of what a form alone adds, at each place, made when first needed.
#[derive(Default)]
pub(crate) struct UnitSums {
    list: Vec<[Sum; PLACES]>,
    known: Vec<bool>,
}

impl UnitSums {
    /// Makes the sums of a form.
    pub fn learn(&mut self, number: u32, forms: &Forms, weights: &Weights) {
        let number = number as usize;
        if self.list.len() <= number {
            self.list.resize(forms.list.len(), Default::default());
            self.known.resize(forms.list.len(), false);
        }
        if !self.known[number] {
            self.known[number] = true;
            self.list[number] = std::array::from_fn(|place| {
                let mut adder = Adder::new(weights, Sum::default());
                forms.list[number].unit(place, |_, f| adder.add(f));
                adder.sum()
            });
        }
    }

    /// Those of a form that was learned.
    pub fn of(&self, number: u32, place: usize) -> &Sum {
        &self.list[number as usize][place]
    }
}

#[cfg(test)]
mod tests {
    use crate::entity::engine::Engine;
    use crate::text::Parsed;

    #[test]
    fn what_was_read_before_changes_nothing() {
        let engine = Engine::get().unwrap();
        let text = "Ghana met Chad in Accra. The bank of Ghana won, said Mr Adu of GHANA Gas.";
        let fresh = engine.find(&Parsed::new(text));
        let many: String = (0..17_000).map(|i| format!("adu{i} ")).collect();
        for other in ["In Accra, Mr Chad was read.", &many, ""] {
            engine.find(&Parsed::new(other));
            assert_eq!(engine.find(&Parsed::new(text)), fresh);
        }
    }
}
