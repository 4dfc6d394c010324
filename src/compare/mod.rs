//! Articles side by side, as a view model.
