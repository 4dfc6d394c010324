//! What leaves the program as text or data.

pub mod csv;
pub mod html;
pub mod ics;
pub mod json;
pub mod markdown;
pub mod text;
pub mod timelinejs;
mod words;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;
