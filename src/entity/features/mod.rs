//! What the model looks at: the words around a token, their shapes, clusters and places.
//!
//! A feature is a hash; the number of the template that made it goes with it, so that reasons can be
//! given in words. Features that one word form alone decides are apart from those of several tokens,
//! so that their weights can be summed once a form and place ([`Form::unit`]).

mod context;
mod evidence;
mod form;
mod sequence;

pub(crate) use evidence::Evidence;
pub(crate) use form::{Case, Forms};
pub(crate) use sequence::{Print, Sequence};

/// How far the model looks to either side, in tokens.
pub(crate) const REACH: usize = 2;
/// Places that a form can stand at, seen from the token in question: -2 to 2.
pub(crate) const PLACES: usize = 2 * REACH + 1;
