//! An image in memory, and as a PNG file.

use std::fmt;

/// Pixels in rows from the top, four bytes each: red, green, blue, alpha; premultiplied.
#[derive(Clone, PartialEq, Eq)]
pub struct Image {
    width: usize,
    height: usize,
    pixels: Vec<[u8; 4]>,
}

/// A file that is no picture, or a picture that cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum ImageError {
    /// Not a PNG file, or a damaged one.
    #[error("not a readable PNG file: {0}")]
    Read(#[from] png::DecodingError),
    /// Nothing to write, or more than a PNG file holds.
    #[error("the picture cannot be written as PNG: {0}")]
    Write(#[from] png::EncodingError),
    /// A PNG file in a form that this program does not write.
    #[error("only PNG files with eight bits of red, green and blue can be read")]
    Form,
}

impl Image {
    /// A transparent image of so many pixels.
    pub fn new(width: usize, height: usize) -> Self {
        Self {
            width,
            height,
            pixels: vec![[0; 4]; width * height],
        }
    }

    /// Width in pixels.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Height in pixels.
    pub fn height(&self) -> usize {
        self.height
    }

    /// All pixels, row after row.
    pub fn pixels(&self) -> &[[u8; 4]] {
        &self.pixels
    }

    /// The pixel at a place, counted from the left and the top; `None` outside.
    pub fn pixel(&self, x: usize, y: usize) -> Option<[u8; 4]> {
        if x >= self.width {
            return None;
        }
        self.pixels.get(y * self.width + x).copied()
    }

    /// One colour everywhere.
    pub fn fill(&mut self, colour: [u8; 4]) {
        self.pixels.fill(colour);
    }

    /// Sets one pixel; outside the image nothing happens.
    pub fn set(&mut self, x: usize, y: usize, colour: [u8; 4]) {
        if x < self.width
            && let Some(pixel) = self.pixels.get_mut(y * self.width + x)
        {
            *pixel = colour;
        }
    }

    /// The image as a PNG file, red, green and blue; of what is transparent, the colour over black.
    pub fn png(&self) -> Result<Vec<u8>, ImageError> {
        let mut file = Vec::new();
        let (width, height) = (self.width as u32, self.height as u32);
        let mut encoder = png::Encoder::new(&mut file, width, height);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_compression(png::Compression::Balanced);
        let bytes: Vec<u8> = self
            .pixels
            .iter()
            .flat_map(|&[red, green, blue, _]| [red, green, blue])
            .collect();
        let mut writer = encoder.write_header()?;
        writer.write_image_data(&bytes)?;
        writer.finish()?;
        Ok(file)
    }

    /// Reads a PNG file with eight bits of red, green and blue, such as [`Image::png`] makes.
    pub fn from_png(file: &[u8]) -> Result<Self, ImageError> {
        let mut reader = png::Decoder::new(std::io::Cursor::new(file)).read_info()?;
        let size = reader.output_buffer_size().ok_or(ImageError::Form)?;
        let mut bytes = vec![0; size];
        let frame = reader.next_frame(&mut bytes)?;
        let channels = match (frame.color_type, frame.bit_depth) {
            (png::ColorType::Rgb, png::BitDepth::Eight) => 3,
            (png::ColorType::Rgba, png::BitDepth::Eight) => 4,
            _ => return Err(ImageError::Form),
        };
        let pixels = bytes
            .chunks_exact(channels)
            .map(|p| [p[0], p[1], p[2], p.get(3).copied().unwrap_or(255)])
            .collect();
        Ok(Self {
            width: frame.width as usize,
            height: frame.height as usize,
            pixels,
        })
    }

    /// The part of the image between these pixel edges (left, top, right, bottom), cut to the image.
    pub(super) fn clipped(&mut self, left: i64, top: i64, right: i64, bottom: i64) -> Clipped<'_> {
        let (width, height) = (self.width as i64, self.height as i64);
        Clipped {
            left: left.clamp(0, width),
            top: top.clamp(0, height),
            right: right.clamp(0, width),
            bottom: bottom.clamp(0, height),
            width: self.width,
            pixels: &mut self.pixels,
        }
    }
}

impl fmt::Debug for Image {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Image({} x {})", self.width, self.height)
    }
}

/// A rectangle of an image that may be painted on; its edges lie inside the image.
pub(super) struct Clipped<'a> {
    pub left: i64,
    pub top: i64,
    pub right: i64,
    pub bottom: i64,
    width: usize,
    pixels: &'a mut [[u8; 4]],
}

impl Clipped<'_> {
    /// The pixels of row `y` from `start` to before `end`, all of them inside the rectangle.
    pub fn row(&mut self, y: i64, start: i64, end: i64) -> &mut [[u8; 4]] {
        let row = y as usize * self.width;
        &mut self.pixels[row + start as usize..row + end as usize]
    }
}
