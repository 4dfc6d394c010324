//! Pictures beside those that are kept.

use dateline::ui::canvas::Image;
use std::fs;
use std::path::{Path, PathBuf};

/// A part of a pixel may differ by so much (of 255) and is still taken for the same.
const TOLERANCE: u8 = 3;

/// So many pixels may differ by more. The canvas paints the same everywhere; this is for the last
/// digit of mathematical functions, in which systems differ.
const STRAY: usize = 40;

/// Holds a picture against the one kept in `tests/pictures/`, and says what is different.
///
/// With `DATELINE_UPDATE_PICTURES=1` it is kept in place of the old one. A difference leaves the new
/// picture and one with the differing pixels in red in `target/tmp/pictures/`.
pub fn check(name: &str, picture: &Image) -> Result<(), String> {
    let kept = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/pictures")
        .join(format!("{name}.png"));
    if std::env::var_os("DATELINE_UPDATE_PICTURES").is_some_and(|v| v == "1") {
        return write(&kept, picture).map(drop);
    }
    let told = "if it is meant to look so: DATELINE_UPDATE_PICTURES=1 cargo test --test pictures";
    let Ok(file) = fs::read(&kept) else {
        let new = write(&left(name, "new"), picture)?;
        return Err(format!(
            "{name}: no such picture is kept; new: {new}; {told}"
        ));
    };
    let old = Image::from_png(&file).map_err(|error| format!("{name}: {error}"))?;
    let differing = differing(&old, picture);
    if differing.len() <= STRAY {
        return Ok(());
    }
    let new = write(&left(name, "new"), picture)?;
    let marked = write(&left(name, "difference"), &marked(picture, &differing))?;
    let pixels = differing.len();
    Err(format!(
        "{name}: {pixels} pixels differ, see {marked}\nnew: {new}\n{told}"
    ))
}

/// Indices of the pixels that differ by more than the tolerance; all of them if the sizes differ.
pub fn differing(old: &Image, new: &Image) -> Vec<usize> {
    let all = 0..new.pixels().len();
    if (old.width(), old.height()) != (new.width(), new.height()) {
        return all.collect();
    }
    let differs =
        |a: &[u8; 4], b: &[u8; 4]| a.iter().zip(b).any(|(a, b)| a.abs_diff(*b) > TOLERANCE);
    all.filter(|i| differs(&old.pixels()[*i], &new.pixels()[*i]))
        .collect()
}

/// The picture, faint, with these pixels in red.
fn marked(picture: &Image, pixels: &[usize]) -> Image {
    let mut marked = Image::new(picture.width(), picture.height());
    let mut pixels = pixels.iter().copied().peekable();
    for (i, pixel) in picture.pixels().iter().enumerate() {
        let red = pixels.next_if_eq(&i).is_some();
        let faint = |part: u8| 191 + part / 4;
        let [r, g, b, _] = *pixel;
        let colour = if red {
            [220, 0, 0, 255]
        } else {
            [faint(r), faint(g), faint(b), 255]
        };
        marked.set(i % picture.width(), i / picture.width(), colour);
    }
    marked
}

fn left(name: &str, kind: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("pictures")
        .join(format!("{name}-{kind}.png"))
}

fn write(path: &Path, picture: &Image) -> Result<String, String> {
    let told = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| told(&error))?;
    }
    let file = picture.png().map_err(|error| told(&error))?;
    fs::write(path, file).map_err(|error| told(&error))?;
    Ok(path.display().to_string())
}
