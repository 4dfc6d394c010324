//! One triangle: which pixels it covers, and what they become.

use super::image::Clipped;
use super::texture::Texture;

/// Parts of a pixel that a corner is placed to, as graphics cards do.
const SUBPIXELS: i64 = 256;

/// No corner lies farther from the origin than this many pixels, so that no product overflows.
const FARTHEST: f32 = 1_000_000.0;

/// A corner of a triangle.
pub(super) struct Corner {
    /// In 1/256 of a pixel.
    x: i64,
    y: i64,
    /// Place in the texture (2), then colour (4, each 0 to 255).
    values: [f32; 6],
}

impl Corner {
    /// A corner at a place in pixels, with its place in the texture and its premultiplied colour.
    pub fn at(pixels: [f32; 2], [u, v]: [f32; 2], colour: [u8; 4]) -> Self {
        let place = |p: f32| (p.clamp(-FARTHEST, FARTHEST) * SUBPIXELS as f32).round() as i64;
        let [red, green, blue, alpha] = colour.map(f32::from);
        Self {
            x: place(pixels[0]),
            y: place(pixels[1]),
            values: [u, v, red, green, blue, alpha],
        }
    }
}

/// Paints the pixels whose centres lie in the triangle. Centres on a left or top edge are in, on a
/// right or bottom edge out: of two triangles that share an edge, just one paints each pixel.
pub(super) fn paint(target: &mut Clipped, texture: &Texture, corners: &[Corner; 3]) {
    let [a, b, c] = corners;
    let area = cross(b.x - a.x, b.y - a.y, c.x - a.x, c.y - a.y);
    if area == 0 {
        return;
    }
    let edges = if area > 0 {
        [Edge::new(a, b), Edge::new(b, c), Edge::new(c, a)]
    } else {
        [Edge::new(a, c), Edge::new(c, b), Edge::new(b, a)]
    };
    let ys = [a.y, b.y, c.y];
    let first = pixel_from(*ys.iter().min().unwrap_or(&0)).max(target.top);
    let last = pixel_from(*ys.iter().max().unwrap_or(&0) + 1).min(target.bottom);
    let shade = Shade::new(texture, corners, area as f64);
    for y in first..last {
        let (mut start, mut end) = (target.left, target.right);
        for edge in &edges {
            edge.cut(y, &mut start, &mut end);
        }
        if start < end {
            shade.fill(target.row(y, start, end), start, y);
        }
    }
}

/// The first pixel whose centre is not before a place in subpixels.
fn pixel_from(place: i64) -> i64 {
    (place - SUBPIXELS / 2 + SUBPIXELS - 1).div_euclid(SUBPIXELS)
}

fn cross(ax: i64, ay: i64, bx: i64, by: i64) -> i64 {
    ax * by - ay * bx
}

/// The centre of a pixel in subpixels.
fn centre(pixel: i64) -> i64 {
    pixel * SUBPIXELS + SUBPIXELS / 2
}

/// A line that has the inside of the triangle on its right as seen along it (y grows downwards).
struct Edge {
    x: i64,
    y: i64,
    dx: i64,
    dy: i64,
    /// 0 where centres on the edge belong to the triangle, else 1.
    at_least: i64,
}

impl Edge {
    fn new(from: &Corner, to: &Corner) -> Self {
        let (dx, dy) = (to.x - from.x, to.y - from.y);
        let left = dy < 0;
        let top = dy == 0 && dx > 0;
        Self {
            x: from.x,
            y: from.y,
            dx,
            dy,
            at_least: i64::from(!(left || top)),
        }
    }

    /// Narrows `start..end` to the pixels of row `y` that are inside.
    fn cut(&self, y: i64, start: &mut i64, end: &mut i64) {
        // inside(x) = here - step * x >= at_least
        let here = cross(self.dx, self.dy, centre(0) - self.x, centre(y) - self.y) - self.at_least;
        let step = self.dy * SUBPIXELS;
        match step.signum() {
            0 => {
                if here < 0 {
                    *end = *start;
                }
            }
            1 => *end = (*end).min(here.div_euclid(step) + 1),
            _ => *start = (*start).max(-here.div_euclid(-step)),
        }
    }
}

/// What a triangle does to the pixels that it covers.
#[expect(clippy::large_enum_variant, reason = "one at a time, on the stack")]
enum Shade<'a> {
    /// The same colour everywhere.
    Flat([f32; 4]),
    /// Colour and place in the texture change from corner to corner.
    Varying {
        texture: &'a Texture,
        /// The texture's colour, where the place in it is everywhere the same.
        texel: Option<[f32; 4]>,
        planes: [Plane; 6],
    },
}

impl<'a> Shade<'a> {
    fn new(texture: &'a Texture, corners: &[Corner; 3], area: f64) -> Self {
        let [a, b, c] = corners;
        let same = |i: usize| a.values[i] == b.values[i] && a.values[i] == c.values[i];
        let texel = (same(0) && same(1)).then(|| texture.sample(a.values[0], a.values[1]));
        match texel {
            Some(texel) if (2..6).all(same) => {
                let [_, _, red, green, blue, alpha] = a.values;
                Self::Flat(multiply([red, green, blue, alpha], texel))
            }
            _ => Self::Varying {
                texture,
                texel,
                planes: std::array::from_fn(|i| Plane::new(corners, i, area)),
            },
        }
    }

    /// Paints a run of pixels that begins at column `x` of row `y`.
    fn fill(&self, row: &mut [[u8; 4]], x: i64, y: i64) {
        match self {
            Self::Flat(colour) if colour[3] >= 255.0 => row.fill(colour.map(to_byte)),
            Self::Flat(colour) => {
                for pixel in row {
                    *pixel = over(*colour, *pixel);
                }
            }
            Self::Varying {
                texture,
                texel,
                planes,
            } => {
                let at: [f32; 6] = std::array::from_fn(|i| planes[i].at(x, y));
                for (n, pixel) in row.iter_mut().enumerate() {
                    let n = n as f32;
                    let value = |i: usize| at[i] + planes[i].across * n;
                    let colour = [value(2), value(3), value(4), value(5)];
                    let texel = texel.unwrap_or_else(|| texture.sample(value(0), value(1)));
                    *pixel = over(multiply(colour, texel), *pixel);
                }
            }
        }
    }
}

/// A value that changes evenly over the plane. Computed in double precision: corners may be far off.
struct Plane {
    origin: f64,
    /// Change from one pixel to the next in the row.
    across: f32,
    /// The same, and change from row to row.
    across_exact: f64,
    down: f64,
}

impl Plane {
    fn new([a, b, c]: &[Corner; 3], i: usize, area: f64) -> Self {
        let ab = f64::from(b.values[i]) - f64::from(a.values[i]);
        let ac = f64::from(c.values[i]) - f64::from(a.values[i]);
        let (abx, aby) = ((b.x - a.x) as f64, (b.y - a.y) as f64);
        let (acx, acy) = ((c.x - a.x) as f64, (c.y - a.y) as f64);
        let per_pixel = SUBPIXELS as f64 / area;
        let across = (ab * acy - ac * aby) * per_pixel;
        let down = (ac * abx - ab * acx) * per_pixel;
        let (x, y) = (pixels(a.x), pixels(a.y));
        Self {
            origin: f64::from(a.values[i]) - across * x - down * y,
            across: across as f32,
            across_exact: across,
            down,
        }
    }

    /// The value at the centre of a pixel.
    fn at(&self, x: i64, y: i64) -> f32 {
        let (x, y) = (pixels(centre(x)), pixels(centre(y)));
        (self.origin + self.across_exact * x + self.down * y) as f32
    }
}

fn pixels(subpixels: i64) -> f64 {
    subpixels as f64 / SUBPIXELS as f64
}

fn multiply(colour: [f32; 4], texel: [f32; 4]) -> [f32; 4] {
    std::array::from_fn(|i| colour[i] * texel[i] * (1.0 / 255.0))
}

/// Lays a premultiplied colour over a pixel.
fn over(colour: [f32; 4], below: [u8; 4]) -> [u8; 4] {
    let through = 1.0 - colour[3] * (1.0 / 255.0);
    std::array::from_fn(|i| to_byte(colour[i] + f32::from(below[i]) * through))
}

/// Rounded to the nearest byte; what lies outside goes to the end of the range.
fn to_byte(value: f32) -> u8 {
    (value + 0.5) as u8
}
