//! The word lists that the code itself asks for, as bits. The tables of a language define them; one
//! that it does not need is empty.

/// A set of lists: one bit for each.
pub type ListBits = u128;

macro_rules! lists {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// Bits of the lists, by their names in the tables.
        #[derive(Clone, Copy, Debug, Default)]
        pub struct Lists { $($(#[$doc])* pub $name: ListBits,)* }

        impl Lists {
            /// The lists by their names; 0 for one that a language does not have.
            pub fn of(bit: impl Fn(&str) -> ListBits) -> Self {
                Self { $($name: bit(stringify!($name)),)* }
            }
        }
    };
}

lists! {
    /// Before a number that is not exact.
    about,
    /// Before a length of time at whose end something will be.
    ahead,
    /// Before a weekday of which any is meant: "on a Tuesday".
    any,
    /// Behind an expression that is whole.
    closed,
    /// The definite article.
    article,
    /// Two words before a month that is over: "back in February".
    back,
    /// Seasons that with a capital are hardly anything else.
    capital_season,
    /// Before a unit, "for each".
    per,
    /// Seasons that are other words too.
    word_season,
    /// Between the ends of a range, if it was opened with "between".
    and,
    /// Plans behind a present form: "is set for Friday".
    arranged,
    /// Between such a plan and its day.
    arranged_for,
    /// Months that are other words too.
    ambiguous,
    /// Present forms that a plan may follow.
    be,
    /// Opens a range that goes on with "and".
    between,
    /// Words that make a month or day the end of a wait.
    by,
    /// Signs that end a quotation.
    closing,
    /// Between the ends of a range.
    dash,
    /// Nouns behind a season's name that is another word: "the spring offensive".
    seasonal,
    /// Behind a stretch: its last day follows, and is past.
    ended,
    /// Behind a stretch: its last day follows, and is to come.
    ending,
    /// What follows a season's name that is another word.
    event,
    /// What stands before a season's name that may be another word.
    fall,
    /// Opens a range that goes on with "to".
    from,
    /// A sign, or the end of the text.
    end,
    /// Verbs that tell of growth: a rate follows.
    growth,
    /// Before a plan that is over: "had been due".
    had,
    /// Words with the ending of a verb in the past that are none.
    no_verb,
    /// Before a month up to whose end something went on.
    upto,
    /// Before a day or month since which something is so.
    since,
    /// Before a year of two digits.
    in_since,
    /// Before a rate, in place of a number: "hundreds of calls a day".
    many,
    /// Laws: a year behind their comma is part of the name.
    laws,
    /// Before a length of time.
    lasting,
    /// Verbs of the future that help another: "will stay closed".
    helping,
    /// Before a verb that is yet to happen.
    infinitive,
    /// Nouns behind it that are no verbs: "shot to death".
    no_infinitive,
    /// Words with which the name of an event is over.
    linking,
    /// Before a number that is a sum or a count.
    money,
    /// Behind a month's name that is a person's.
    named,
    /// Any number.
    number,
    /// Behind an age.
    old,
    /// Signs that begin a quotation.
    opening,
    /// Before a participle that tells no past.
    passive,
    /// Before an expression: plans.
    planned,
    /// Verbs in the present that tell what is planned, just before a weekday.
    schedule,
    /// Verbs of speech.
    speech,
    /// Articles and what stands in their place.
    the,
    /// Between the ends of a range, however it was opened.
    through,
    /// Between the ends of a range, if it was opened with "from".
    to,
    /// Verbs in the past.
    told,
    /// Before an expression that is still to come.
    until,
    /// Before an expression that says when.
    when,
    /// Possessives: before the decade of a life.
    whose,
    /// Verbs of the future.
    will,
    /// Those of them that are seen from the past.
    would,
}
