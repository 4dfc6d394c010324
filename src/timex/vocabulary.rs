//! Words of the date tables: an id for each, and what they may mean.

use super::lists::{ListBits, Lists};
pub use super::words::WordId;
use super::words::Words;
use crate::text::Parsed;
use std::collections::HashMap;

macro_rules! categories {
    ($($name:ident $text:literal,)*) => {
        /// What a word may be in a date expression; the tables call it by these names.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[allow(missing_docs)]
        #[repr(u8)]
        pub enum Category { $($name,)* }

        impl Category {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// By its name in the tables.
            pub fn named(name: &str) -> Option<Self> {
                match name { $($text => Some(Self::$name),)* _ => None }
            }
        }
    };
}

categories! {
    // From the tables.
    Month "month", MonthAbbr "mon", Weekday "weekday", WeekdayAbbr "wday", Weekdays "weekdays",
    Unit "unit", Units "units", UnitAbbr "unitabbr", Season "season", Seasons "seasons", Part "part", Parts "parts", HalfDay "halfday", Noon "noon", OClock "oclock",
    Zone "zone", Which "which", Direction "dir", DayWord "dayword", Reference "ref", SoonReference "soonref", StoryReference "storyref", SomedayReference "somedayref", Era "era",
    Modifier "mod", Approx "approx", Vague "vague", Every "every", Often "often", Times "times",
    Decade "decade", Quarter "quarter", Half "half", Holiday "holiday", Age "age", Dash "dash", Article "article", Side "side", AndHalf "andhalf", Fiscal "fiscal", PastHour "pasthour", Place "place",
    // From digits and number words.
    Number "number", Ordinal "ordinal", Day "day", Year "year", ShortYear "yy", TwoDigits "twodigits",
    Clock "clock", DotClock "dotclock", OldDecade "olddecade", IsoMonth "isomonth", Numeric "numeric", Digits "digits", HourMinute "hhmm",
}

/// One meaning of a word.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sense {
    /// What it is.
    pub category: Category,
    /// Which one: month 1 to 12, unit, number.
    pub value: f64,
    /// Tokens it takes.
    pub tokens: u8,
}

/// As many lists as [`ListBits`] has bits.
const MOST_LISTS: usize = ListBits::BITS as usize;

/// Words, forms of several words, and lists.
#[derive(Debug, Default)]
pub struct Vocabulary {
    ids: HashMap<String, WordId>,
    /// The same, once all are known.
    words: Words,
    /// Words that begin no form and no number.
    silent: Vec<bool>,
    /// By node; nodes below `ids.len() + 1` are the words themselves.
    nodes: Vec<Node>,
    edges: HashMap<(u32, WordId), u32>,
    /// Root node of a word.
    roots: Vec<u32>,
    /// Lists that a word is in, as bits.
    lists: Vec<ListBits>,
    list_names: Vec<String>,
    endings: Vec<(String, ListBits)>,
    /// Which kind of event a word tells of.
    kin: HashMap<WordId, u8>,
    /// Lists that hold any number, any sign (or the end), any word with a capital.
    pub(super) classes: Classes,
    /// Words that may begin a number.
    pub(super) numberish: Vec<bool>,
    /// The lists that the code asks for.
    pub(super) known: Lists,
}

/// Lists that hold whole classes of tokens, as bits.
#[derive(Debug, Default, Clone, Copy)]
pub struct Classes {
    /// `<number>`
    pub number: ListBits,
    /// `<sign>`, the end of the text among them.
    pub sign: ListBits,
    /// `<capital>`
    pub capital: ListBits,
}

#[derive(Debug, Default, Clone)]
struct Node {
    senses: Vec<(Category, f64, bool)>,
    /// Whether longer forms go on from here.
    goes_on: bool,
}

impl Vocabulary {
    /// An empty one; id 0 is taken.
    pub fn new() -> Self {
        Self {
            roots: vec![0],
            lists: vec![0],
            numberish: vec![false],
            nodes: vec![Node::default()],
            ..Self::default()
        }
    }

    /// The id of a word, given one if it had none.
    pub fn intern(&mut self, word: &str) -> WordId {
        let word = fold(word);
        if let Some(id) = self.ids.get(word.as_str()) {
            return *id;
        }
        let id = self.roots.len() as WordId;
        self.ids.insert(word, id);
        self.roots.push(self.nodes.len() as u32);
        self.nodes.push(Node::default());
        self.lists.push(0);
        self.numberish.push(false);
        id
    }

    /// Ends the table: from now on its words can be looked up, and no more may be added. Fails if it
    /// has more lists than a number has bits.
    pub fn seal(&mut self) -> Result<(), String> {
        if self.list_names.len() > MOST_LISTS {
            return Err(format!("more than {MOST_LISTS} lists"));
        }
        self.known = Lists::of(|name| self.known_list(name));
        self.words = Words::new(self.ids.iter().map(|(word, id)| (word.as_str(), *id)));
        self.silent = (0..self.roots.len())
            .map(|id| {
                let root = &self.nodes[self.roots[id] as usize];
                id == 0 || root.senses.is_empty() && !root.goes_on && !self.numberish[id]
            })
            .collect();
        Ok(())
    }

    /// The id of a word of a text.
    pub fn id(&self, word: &str) -> WordId {
        self.words.id(word)
    }

    /// Whether no form and no number begins with the word.
    pub fn is_silent(&self, id: WordId) -> bool {
        self.silent.get(usize::from(id)).copied().unwrap_or(true)
    }

    /// Gives a form a meaning.
    pub fn add(&mut self, form: &str, category: Category, value: f64) {
        let parsed = Parsed::new(form);
        let mut node = 0;
        for i in 0..parsed.tokens.len() {
            let id = self.intern(parsed.word(i));
            node = if i == 0 {
                self.roots[id as usize]
            } else {
                self.nodes[node as usize].goes_on = true;
                let next = self.nodes.len() as u32;
                let made = *self.edges.entry((node, id)).or_insert(next);
                if made == next {
                    self.nodes.push(Node::default());
                }
                made
            };
        }
        let capital = form.starts_with(char::is_uppercase);
        if node > 0 {
            self.nodes[node as usize]
                .senses
                .push((category, value, capital));
        }
    }

    /// Adds a list of words and endings (`*ed`).
    pub fn add_list(&mut self, name: &str, words: &[String]) {
        let bit = self.list_bit(name);
        for word in words {
            match word.strip_prefix('*') {
                _ if word == "<number>" => self.classes.number |= bit,
                _ if word == "<sign>" => self.classes.sign |= bit,
                _ if word == "<capital>" => self.classes.capital |= bit,
                Some(ending) => self.endings.push((ending.to_owned(), bit)),
                None => {
                    let id = self.intern(word);
                    self.lists[id as usize] |= bit;
                }
            }
        }
    }

    /// Adds words that tell of one kind of event.
    pub fn add_kin(&mut self, kind: u8, words: &[String]) {
        for word in words {
            let id = self.intern(word);
            self.kin.insert(id, kind);
        }
    }

    /// Whether two words tell of the same kind of event.
    pub fn are_kin(&self, a: WordId, b: WordId) -> bool {
        let kind = self.kin.get(&a);
        kind.is_some() && kind == self.kin.get(&b)
    }

    /// The bit of a list, made if there is none. More lists than there are bits share the last.
    pub fn list_bit(&mut self, name: &str) -> ListBits {
        let at = self
            .list_names
            .iter()
            .position(|n| n == name)
            .unwrap_or_else(|| {
                self.list_names.push(name.to_owned());
                self.list_names.len() - 1
            });
        1 << at.min(MOST_LISTS - 1)
    }

    /// The bit of a list that is known; 0 if it is not.
    pub fn known_list(&self, name: &str) -> ListBits {
        let at = self.list_names.iter().position(|n| n == name);
        at.map_or(0, |at| 1 << at.min(MOST_LISTS - 1))
    }

    /// The lists that hold a word, by itself or by its ending.
    pub fn lists_of(&self, id: WordId, word: &str) -> ListBits {
        let own = self.lists.get(id as usize).copied().unwrap_or(0);
        let ends = |ending: &str| {
            let from = word.len().checked_sub(ending.len());
            from.is_some_and(|from| {
                from > 1 && word.as_bytes()[from..].eq_ignore_ascii_case(ending.as_bytes())
            })
        };
        let found = self.endings.iter().filter(|(ending, _)| ends(ending));
        found.fold(own, |bits, (_, bit)| bits | bit)
    }

    /// All meanings of the forms that begin at a token.
    pub fn senses(&self, words: &[WordId], at: usize, capital: bool, out: &mut Vec<Sense>) {
        let Some(&id) = words.get(at) else { return };
        let mut node = self.roots[id as usize];
        let mut tokens = 1u8;
        while node > 0 {
            let here = &self.nodes[node as usize];
            for &(category, value, needs_capital) in &here.senses {
                if capital || !needs_capital {
                    out.push(Sense {
                        category,
                        value,
                        tokens,
                    });
                }
            }
            if !here.goes_on {
                return;
            }
            let next = words.get(at + usize::from(tokens)).copied().unwrap_or(0);
            node = self.edges.get(&(node, next)).copied().unwrap_or(0);
            tokens += 1;
        }
    }
}

/// A word as the tables have it: lower case, with straight apostrophes.
pub fn fold(word: &str) -> String {
    word.to_lowercase().replace('’', "'")
}
