//! Bands between the sentences of two columns that belong together.

use egui::epaint::{Mesh, PathShape, Shape, Vertex, WHITE_UV};
use egui::{Color32, Painter, Pos2, Rect, Stroke, pos2};

/// Pieces that a curve is drawn in.
const PIECES: usize = 28;

/// A band from a stretch at the left to a stretch at the right.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    /// Left and right edge.
    pub x: (f32, f32),
    /// Top and bottom at the left.
    pub left: (f32, f32),
    /// Top and bottom at the right.
    pub right: (f32, f32),
}

/// How the edge of a band is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Edge {
    /// A line.
    Solid(Stroke),
    /// A row of dots.
    Dotted(Stroke),
}

impl Band {
    /// Top and bottom at a share of the way from left to right.
    fn at(&self, t: f32) -> (f32, (f32, f32)) {
        let (x0, x1) = self.x;
        // A cubic curve with both handles in the middle.
        let along = 1.5 * t * (1.0 - t) + t * t * t;
        let across = t * t * (3.0 - 2.0 * t);
        let mix = |a: f32, b: f32| a + (b - a) * across;
        let stretch = (
            mix(self.left.0, self.right.0),
            mix(self.left.1, self.right.1),
        );
        (x0 + (x1 - x0) * along, stretch)
    }

    /// The point in the middle.
    pub fn middle(&self) -> Pos2 {
        let (x, (top, bottom)) = self.at(0.5);
        pos2(x, (top + bottom) / 2.0)
    }

    /// The line through its middle.
    pub fn line(&self) -> Vec<Pos2> {
        let point = |i: usize| {
            let (x, (top, bottom)) = self.at(i as f32 / PIECES as f32);
            pos2(x, (top + bottom) / 2.0)
        };
        (0..=PIECES).map(point).collect()
    }

    /// Whether an end is out of view.
    pub fn is_cut(&self, view: Rect) -> bool {
        let out = |(top, bottom): (f32, f32)| bottom < view.top() || top > view.bottom();
        out(self.left) || out(self.right)
    }

    /// Whether a point lies on it.
    pub fn holds(&self, at: Pos2) -> bool {
        if at.x < self.x.0 || at.x > self.x.1 {
            return false;
        }
        let (mut low, mut high) = (0.0, 1.0);
        for _ in 0..14 {
            let middle = (low + high) / 2.0;
            if self.at(middle).0 < at.x {
                low = middle;
            } else {
                high = middle;
            }
        }
        let (_, (top, bottom)) = self.at(low);
        (top - 1.5..=bottom + 1.5).contains(&at.y)
    }

    /// Draws it.
    pub fn draw(&self, painter: &Painter, fill: Color32, edge: Edge) {
        let (mut upper, mut lower) = (Vec::new(), Vec::new());
        let mut mesh = Mesh::default();
        for i in 0..=PIECES {
            let (x, (top, bottom)) = self.at(i as f32 / PIECES as f32);
            upper.push(pos2(x, top));
            lower.push(pos2(x, bottom));
            for y in [top, bottom] {
                mesh.vertices.push(Vertex {
                    pos: pos2(x, y),
                    uv: WHITE_UV,
                    color: fill,
                });
            }
            if i > 0 {
                let n = 2 * i as u32;
                mesh.add_triangle(n - 2, n - 1, n);
                mesh.add_triangle(n - 1, n, n + 1);
            }
        }
        painter.add(Shape::mesh(mesh));
        for curve in [upper, lower] {
            match edge {
                Edge::Solid(stroke) => {
                    painter.add(PathShape::line(curve, stroke));
                }
                Edge::Dotted(stroke) => {
                    // The line under the dots smooths the edge of the band.
                    painter.add(PathShape::line(curve.clone(), Stroke::new(1.0, fill)));
                    let radius = stroke.width;
                    painter.extend(Shape::dotted_line(&curve, stroke.color, 5.0, radius));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_on_a_band_are_found() {
        let band = Band {
            x: (0.0, 100.0),
            left: (0.0, 20.0),
            right: (200.0, 220.0),
        };
        assert!(band.holds(pos2(1.0, 10.0)) && band.holds(pos2(99.0, 210.0)));
        assert!(band.holds(band.middle()));
        assert!(!band.holds(pos2(50.0, 10.0)) && !band.holds(pos2(120.0, 210.0)));
    }
}
