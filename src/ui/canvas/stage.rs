//! The interface run without a window, until it has come to rest, and then painted.

use super::{Canvas, Image};
use egui::{Color32, Context, Pos2, RawInput, Rect, Theme, Ui, Vec2, ViewportId};

/// The circumstances under which an interface is drawn into a picture.
#[derive(Clone, Debug)]
pub struct Stage {
    /// Width of the picture in pixels.
    pub width: usize,
    /// Height of the picture in pixels.
    pub height: usize,
    /// Pixels for each unit of the interface: 1 on an ordinary screen, 2 on a fine one.
    pub pixels_per_point: f32,
    /// Dark colours instead of light ones.
    pub dark: bool,
    /// Frames that are run; the last one is painted. Layouts need two to come to rest, more where
    /// something is opened or moved in them.
    pub frames: usize,
}

impl Default for Stage {
    fn default() -> Self {
        Self {
            width: 1440,
            height: 900,
            pixels_per_point: 1.0,
            dark: false,
            frames: 4,
        }
    }
}

impl Stage {
    /// Runs the interface for some frames and gives the picture of the last.
    ///
    /// `setup` prepares the context once (fonts, colours), `interface` is called for every frame.
    /// Time advances by a quarter of a second a frame, whatever the clock says: animations are over
    /// and the cursor stands still.
    pub fn picture(
        &self,
        setup: impl FnOnce(&Context),
        mut interface: impl FnMut(&mut Ui),
    ) -> Image {
        let context = Context::default();
        setup(&context);
        context.set_theme(self.theme());
        context.all_styles_mut(|style| {
            style.visuals.text_cursor.blink = false;
            style.animation_time = 0.0;
        });
        let mut canvas = Canvas::new(self.width, self.height);
        let frames = self.frames.max(1);
        for frame in 1..=frames {
            let mut output = context.run_ui(self.input(frame), &mut interface);
            canvas.update_textures(&mut output.textures_delta);
            if frame == frames {
                let ppp = output.pixels_per_point;
                let primitives = context.tessellate(output.shapes, ppp);
                canvas.paint(&primitives, ppp, Color32::BLACK);
            }
        }
        canvas.into_image()
    }

    fn theme(&self) -> Theme {
        if self.dark { Theme::Dark } else { Theme::Light }
    }

    fn input(&self, frame: usize) -> RawInput {
        /// Longer than any animation takes.
        const SECONDS_PER_FRAME: f64 = 0.25;
        let size = Vec2::new(self.width as f32, self.height as f32) / self.pixels_per_point;
        let mut input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, size)),
            time: Some(frame as f64 * SECONDS_PER_FRAME),
            system_theme: Some(self.theme()),
            ..RawInput::default()
        };
        if let Some(viewport) = input.viewports.get_mut(&ViewportId::ROOT) {
            viewport.native_pixels_per_point = Some(self.pixels_per_point);
        }
        input
    }
}
