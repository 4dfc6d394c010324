//! Typed tables read from `assets/`, checked once.

pub mod dates;
