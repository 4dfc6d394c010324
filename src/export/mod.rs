//! What leaves the program as text or data.

pub mod csv;
pub mod json;
pub mod markdown;
pub mod text;
mod words;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;
