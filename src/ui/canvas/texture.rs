//! Textures and how they are read between their texels.

use egui::epaint::{ImageData, ImageDelta};
use egui::{TextureFilter, TextureWrapMode};

/// An image that meshes refer to; premultiplied.
pub(super) struct Texture {
    width: usize,
    height: usize,
    texels: Vec<[u8; 4]>,
    filter: TextureFilter,
    wrap: TextureWrapMode,
}

impl Texture {
    /// The whole texture. Enlarging and reducing use the filter for enlarging: the interface draws
    /// its textures at their own size.
    pub fn new(delta: &ImageDelta) -> Self {
        let ImageData::Color(image) = &delta.image;
        let [width, height] = image.size;
        Self {
            width,
            height,
            texels: image.pixels.iter().map(|c| c.to_array()).collect(),
            filter: delta.options.magnification,
            wrap: delta.options.wrap_mode,
        }
    }

    /// Replaces the part of the texture that begins at column and row `at`.
    pub fn patch(&mut self, [left, top]: [usize; 2], delta: &ImageDelta) {
        let ImageData::Color(image) = &delta.image;
        let [width, height] = image.size;
        if width == 0 || left + width > self.width || top + height > self.height {
            return;
        }
        for (y, row) in image.pixels.chunks_exact(width).enumerate() {
            let start = (top + y) * self.width + left;
            for (texel, colour) in self.texels[start..start + width].iter_mut().zip(row) {
                *texel = colour.to_array();
            }
        }
    }

    /// The colour at a place (0 to 1 in both directions), each part 0 to 255.
    pub fn sample(&self, u: f32, v: f32) -> [f32; 4] {
        // In texels, whole numbers at their centres.
        let x = u * self.width as f32 - 0.5;
        let y = v * self.height as f32 - 0.5;
        match self.filter {
            TextureFilter::Nearest => self.texel(floor(x + 0.5), floor(y + 0.5)),
            TextureFilter::Linear => self.blend(x, y),
        }
    }

    fn blend(&self, x: f32, y: f32) -> [f32; 4] {
        /// Nearer to a centre than this is on it: text lies on the grid of pixels but for rounding.
        const ON_CENTRE: f32 = 1.0 / 256.0;
        let (nearest_x, nearest_y) = (floor(x + 0.5), floor(y + 0.5));
        if (x - nearest_x as f32).abs() < ON_CENTRE && (y - nearest_y as f32).abs() < ON_CENTRE {
            return self.texel(nearest_x, nearest_y);
        }
        let (left, top) = (floor(x), floor(y));
        let (right_share, bottom_share) = (x - left as f32, y - top as f32);
        let upper = mix(
            self.texel(left, top),
            self.texel(left + 1, top),
            right_share,
        );
        let lower = mix(
            self.texel(left, top + 1),
            self.texel(left + 1, top + 1),
            right_share,
        );
        mix(upper, lower, bottom_share)
    }

    fn texel(&self, x: i64, y: i64) -> [f32; 4] {
        let column = wrap(x, self.width, self.wrap);
        let row = wrap(y, self.height, self.wrap);
        match self.texels.get(row * self.width + column) {
            Some(texel) => texel.map(f32::from),
            None => [0.0; 4],
        }
    }
}

/// Without the call into the mathematics library that `f32::floor` is on older processors.
fn floor(value: f32) -> i64 {
    let cut = value as i64;
    if cut as f32 > value { cut - 1 } else { cut }
}

fn mix(a: [f32; 4], b: [f32; 4], share: f32) -> [f32; 4] {
    std::array::from_fn(|i| a[i] + (b[i] - a[i]) * share)
}

/// Brings an index into `0..size`; 0 for an empty texture.
fn wrap(index: i64, size: usize, mode: TextureWrapMode) -> usize {
    let size = (size as i64).max(1);
    let inside = match mode {
        TextureWrapMode::ClampToEdge => index.clamp(0, size - 1),
        TextureWrapMode::Repeat => index.rem_euclid(size),
        TextureWrapMode::MirroredRepeat => {
            let twice = index.rem_euclid(2 * size);
            twice.min(2 * size - 1 - twice)
        }
    };
    inside as usize
}
