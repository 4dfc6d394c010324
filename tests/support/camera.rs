//! Photographs of an interface under test.

use dateline::ui::canvas::{Canvas, Image};
use egui::{Color32, TexturesDelta};
use egui_kittest::{Harness, TestRenderer};
use std::cell::RefCell;
use std::rc::Rc;

/// Shows an interface in the whole of a harness's window, which else keeps a margin around it.
pub fn whole_window(ui: &mut egui::Ui, interface: impl FnOnce(&mut egui::Ui)) {
    let window = ui.content_rect();
    ui.scope_builder(egui::UiBuilder::new().max_rect(window), |ui| {
        ui.set_clip_rect(window);
        interface(ui);
    });
}

/// Follows the textures of a [`Harness`] from its start, so that it can be photographed at any time.
#[derive(Clone)]
pub struct Camera(Rc<RefCell<Canvas>>);

impl Camera {
    /// To be given to the harness as its renderer; keep a clone.
    pub fn new() -> Self {
        Self(Rc::new(RefCell::new(Canvas::new(0, 0))))
    }

    /// What the harness shows after its last step.
    pub fn picture<S>(&self, harness: &Harness<'_, S>) -> Image {
        let output = harness.output();
        let scale = output.pixels_per_point;
        let size = harness.ctx.content_rect().size() * scale;
        let mut canvas = self.0.borrow_mut();
        canvas.resize(size.x.round() as usize, size.y.round() as usize);
        let primitives = harness.ctx.tessellate(output.shapes.clone(), scale);
        canvas.paint(&primitives, scale, Color32::BLACK);
        canvas.image().clone()
    }
}

impl TestRenderer for Camera {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        self.0.borrow_mut().update_textures(delta);
    }
}
