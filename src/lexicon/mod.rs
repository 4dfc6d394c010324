//! Typed tables read from `assets/`, checked once.
