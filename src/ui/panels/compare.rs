//! Articles side by side.

use crate::ui::interface::Panes;
use egui::Ui;

/// Memory of the comparison's screen.
#[derive(Clone, Debug, Default)]
pub struct CompareLocal {}

/// Draws the comparison.
pub fn compare(_ui: &mut Ui, _panes: &mut Panes) {}
