//! The window. The only module that names egui.
