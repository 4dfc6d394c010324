//! Filter and query language; result set.
