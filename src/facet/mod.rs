//! Filters with counts, as a view model.
