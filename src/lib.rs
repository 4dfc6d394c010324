//! Dateline opens a folder of news articles and shows what happened, when, who was involved, and
//! where the articles differ.
//!
//! The modules are layers; each imports only from layers above it in this list:
//!
//! 0. [`model`]: plain data that all others speak in
//! 1. [`text`], [`lexicon`]: sentences and tokens; tables read from `assets/`
//! 2. [`ingest`], [`timex`], [`entity`], [`statement`]: folder to documents; dates; names; figures and quotations
//! 3. [`event`]: dated sentences to events, clusters across articles, disagreements
//! 4. [`pipeline`]: one document analysed, a folder loaded
//! 5. [`project`]: the file beside the folder
//! 6. [`index`]: search index and columns over the corpus
//! 7. [`query`]: filter, query language, result set
//! 8. [`timeline`], [`facet`], [`compare`], [`ledger`]: view models without an interface
//! 9. [`export`]: what leaves the program as text or data
//! 10. [`cli`], `app`: the headless twin; state and commands of the window
//! 11. `ui`: the only module that names egui
//!
//! `train` (only with the feature of that name) makes the names model.
//!
//! Analysis is pure: it knows no clock, no network and no interface, and its output does not depend
//! on the number of threads.

pub mod cli;
pub mod compare;
pub mod entity;
pub mod event;
pub mod export;
pub mod facet;
pub mod index;
pub mod ingest;
pub mod ledger;
pub mod lexicon;
pub mod model;
pub mod pipeline;
pub mod project;
pub mod query;
pub mod statement;
pub mod text;
pub mod timeline;
pub mod timex;

#[cfg(feature = "window")]
pub mod app;
#[cfg(feature = "train")]
pub mod train;
#[cfg(feature = "window")]
pub mod ui;
