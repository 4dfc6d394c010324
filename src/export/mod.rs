//! What leaves the program as text or data.

pub mod json;
pub mod text;
mod words;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;
