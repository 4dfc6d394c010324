//! The window drawn into an image by the processor alone, without a display.
//!
//! egui hands out triangles; [`Canvas`] paints them as egui's own OpenGL painter does: vertex colour
//! times texture, both in gamma space with premultiplied alpha, laid over what is there. Plain
//! arithmetic in a fixed order makes the picture the same on every machine.

mod image;
mod stage;
mod texture;
mod triangle;

pub use image::{Image, ImageError};
pub use stage::Stage;

use egui::epaint::{ClippedPrimitive, Primitive, Vertex};
use egui::{Color32, Mesh, Rect, TextureId, TexturesDelta};
use std::collections::HashMap;
use texture::Texture;
use triangle::Corner;

/// A surface of pixels, and the textures that meshes refer to.
pub struct Canvas {
    image: Image,
    textures: HashMap<TextureId, Texture>,
    /// Textures that the frame still uses and the next one does not.
    free: Vec<TextureId>,
}

impl Canvas {
    /// A transparent canvas of so many pixels.
    pub fn new(width: usize, height: usize) -> Self {
        Self {
            image: Image::new(width, height),
            textures: HashMap::new(),
            free: Vec::new(),
        }
    }

    /// Another size in pixels; textures stay. What was painted is gone.
    pub fn resize(&mut self, width: usize, height: usize) {
        self.image = Image::new(width, height);
    }

    /// Takes over new and changed textures. To be called for every frame, also for those that are
    /// not painted, since changes build on each other.
    pub fn update_textures(&mut self, delta: &mut TexturesDelta) {
        for id in self.free.drain(..) {
            self.textures.remove(&id);
        }
        // The order in a map does not matter here: each texture is its own.
        for (id, changes) in delta.set.drain() {
            for change in changes {
                match change.pos {
                    None => {
                        self.textures.insert(id, Texture::new(&change));
                    }
                    Some(at) => {
                        if let Some(texture) = self.textures.get_mut(&id) {
                            texture.patch(at, &change);
                        }
                    }
                }
            }
        }
        self.free.extend(delta.free.drain());
    }

    /// Paints a whole frame on an opaque or transparent ground.
    ///
    /// `pixels_per_point` is the scale the frame was laid out for. Paint callbacks and textures that
    /// egui does not manage are passed over.
    pub fn paint(
        &mut self,
        primitives: &[ClippedPrimitive],
        pixels_per_point: f32,
        background: Color32,
    ) {
        self.image.fill(background.to_array());
        for ClippedPrimitive {
            clip_rect,
            primitive,
        } in primitives
        {
            if let Primitive::Mesh(mesh) = primitive {
                self.paint_mesh(mesh, *clip_rect, pixels_per_point);
            }
        }
    }

    /// What was painted.
    pub fn image(&self) -> &Image {
        &self.image
    }

    /// What was painted, taken out of the canvas.
    pub fn into_image(self) -> Image {
        self.image
    }

    /// What was painted as a PNG file.
    pub fn png(&self) -> Result<Vec<u8>, ImageError> {
        self.image.png()
    }

    fn paint_mesh(&mut self, mesh: &Mesh, clip: Rect, pixels_per_point: f32) {
        let Some(texture) = self.textures.get(&mesh.texture_id) else {
            return;
        };
        let mut target = self.image.clipped(
            to_pixel(clip.min.x, pixels_per_point),
            to_pixel(clip.min.y, pixels_per_point),
            to_pixel(clip.max.x, pixels_per_point),
            to_pixel(clip.max.y, pixels_per_point),
        );
        let corner = |i: u32| {
            let vertex = mesh.vertices.get(i as usize)?;
            Corner::new(vertex, pixels_per_point)
        };
        for [a, b, c] in mesh.triangles() {
            if let (Some(a), Some(b), Some(c)) = (corner(a), corner(b), corner(c)) {
                triangle::paint(&mut target, texture, &[a, b, c]);
            }
        }
    }
}

/// The pixel edge nearest to a coordinate in points.
fn to_pixel(points: f32, pixels_per_point: f32) -> i64 {
    (points * pixels_per_point).round() as i64
}

impl Corner {
    /// `None` for coordinates that are no numbers.
    fn new(vertex: &Vertex, pixels_per_point: f32) -> Option<Self> {
        let Vertex { pos, uv, color } = *vertex;
        if !pos.is_finite() || !uv.is_finite() {
            return None;
        }
        Some(Self::at(
            [pos.x * pixels_per_point, pos.y * pixels_per_point],
            [uv.x, uv.y],
            color.to_array(),
        ))
    }
}

#[cfg(test)]
mod tests;
