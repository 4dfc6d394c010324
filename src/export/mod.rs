//! What leaves the program as text or data.

pub mod json;
