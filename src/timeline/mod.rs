//! The timeline as a view model: bins, lanes, marks. Geometry in axis units.
