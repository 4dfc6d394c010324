//! The canvas against values known beforehand.

use super::*;
use egui::{Pos2, epaint::ImageDelta, pos2, vec2};

const WHITE: [u8; 4] = [255; 4];
const RED: Color32 = Color32::from_rgb(200, 10, 30);

/// A canvas whose only texture is one white texel.
fn canvas(width: usize, height: usize) -> Canvas {
    let mut canvas = Canvas::new(width, height);
    set_texture(&mut canvas, [1, 1], &[Color32::WHITE], Default::default());
    canvas
}

fn set_texture(
    canvas: &mut Canvas,
    size: [usize; 2],
    texels: &[Color32],
    options: egui::TextureOptions,
) {
    let mut delta = TexturesDelta::default();
    let image = egui::ColorImage::new(size, texels.to_vec());
    delta.push(TextureId::default(), ImageDelta::full(image, options));
    canvas.update_textures(&mut delta);
}

fn in_clip(mesh: Mesh, clip: Rect) -> Vec<ClippedPrimitive> {
    vec![ClippedPrimitive {
        clip_rect: clip,
        primitive: Primitive::Mesh(mesh),
    }]
}

fn everywhere(mesh: Mesh) -> Vec<ClippedPrimitive> {
    in_clip(mesh, Rect::EVERYTHING)
}

fn quad(rect: Rect, colour: Color32) -> Mesh {
    let mut mesh = Mesh::default();
    let uv = Rect::from_min_max(Pos2::ZERO, pos2(1.0, 1.0));
    mesh.add_rect_with_uv(rect, uv, colour);
    mesh
}

fn rect(left: f32, top: f32, right: f32, bottom: f32) -> Rect {
    Rect::from_min_max(pos2(left, top), pos2(right, bottom))
}

fn count(canvas: &Canvas, colour: Color32) -> usize {
    let wanted = colour.to_array();
    canvas
        .image()
        .pixels()
        .iter()
        .filter(|p| **p == wanted)
        .count()
}

#[test]
fn a_rectangle_covers_just_its_pixels() {
    let mut canvas = canvas(10, 8);
    canvas.paint(
        &everywhere(quad(rect(2.0, 1.0, 7.0, 5.0), RED)),
        1.0,
        Color32::WHITE,
    );
    assert_eq!(count(&canvas, RED), 5 * 4);
    assert_eq!(canvas.image().pixel(2, 1), Some(RED.to_array()));
    assert_eq!(canvas.image().pixel(6, 4), Some(RED.to_array()));
    assert_eq!(canvas.image().pixel(7, 4), Some(WHITE));
    assert_eq!(canvas.image().pixel(6, 5), Some(WHITE));
    assert_eq!(canvas.image().pixel(10, 0), None);
}

#[test]
fn a_scale_enlarges() {
    let mut canvas = canvas(20, 20);
    canvas.paint(
        &everywhere(quad(rect(1.0, 1.0, 3.0, 4.0), RED)),
        2.0,
        Color32::WHITE,
    );
    assert_eq!(count(&canvas, RED), 4 * 6);
    assert_eq!(canvas.image().pixel(2, 2), Some(RED.to_array()));
}

#[test]
fn nothing_is_painted_outside_the_clip() {
    let mut canvas = canvas(10, 10);
    let mesh = quad(rect(-50.0, -50.0, 50.0, 50.0), RED);
    canvas.paint(
        &in_clip(mesh, rect(3.0, 2.0, 6.4, 4.6)),
        1.0,
        Color32::WHITE,
    );
    assert_eq!(count(&canvas, RED), 3 * 3);
    assert_eq!(canvas.image().pixel(3, 2), Some(RED.to_array()));
    assert_eq!(canvas.image().pixel(5, 4), Some(RED.to_array()));
}

#[test]
fn a_clip_that_is_empty_turned_round_or_outside_paints_nothing() {
    for clip in [
        rect(4.0, 4.0, 4.0, 9.0),
        rect(6.0, 6.0, 2.0, 2.0),
        rect(90.0, 90.0, 99.0, 99.0),
        Rect::NOTHING,
        Rect::NAN,
    ] {
        let mut canvas = canvas(10, 10);
        let mesh = quad(rect(0.0, 0.0, 10.0, 10.0), RED);
        canvas.paint(&in_clip(mesh, clip), 1.0, Color32::WHITE);
        assert_eq!(count(&canvas, RED), 0, "{clip:?}");
    }
}

/// Triangles of a fan share edges: each pixel is painted once, whatever the fractions.
#[test]
fn neighbours_leave_no_gap_and_paint_no_pixel_twice() {
    let half = Color32::from_rgba_premultiplied(0, 0, 0, 128);
    let mut canvas = canvas(40, 40);
    let mut mesh = Mesh::default();
    let hub = pos2(17.3, 21.9);
    mesh.colored_vertex(hub, half);
    let rim = 11;
    for i in 0..rim {
        let angle = i as f32 / rim as f32 * std::f32::consts::TAU;
        mesh.colored_vertex(hub + 15.37 * egui::Vec2::angled(angle), half);
    }
    for i in 0..rim {
        mesh.add_triangle(0, 1 + i, 1 + (i + 1) % rim);
    }
    canvas.paint(&everywhere(mesh), 1.0, Color32::WHITE);
    let once = Color32::from_rgb(127, 127, 127);
    assert_eq!(
        count(&canvas, once) + count(&canvas, Color32::WHITE),
        40 * 40
    );
    // Its area is 11/2 * 15.37² * sin(360°/11).
    let area = 5.5 * 15.37_f32.powi(2) * (std::f32::consts::TAU / 11.0).sin();
    assert!((count(&canvas, once) as f32 - area).abs() < 15.0);
}

#[test]
fn both_windings_paint_the_same() {
    let corners = [pos2(1.2, 0.7), pos2(13.9, 5.1), pos2(4.4, 14.8)];
    let picture = |order: [u32; 3]| {
        let mut canvas = canvas(16, 16);
        let mut mesh = Mesh::default();
        for corner in corners {
            mesh.colored_vertex(corner, RED);
        }
        mesh.add_triangle(order[0], order[1], order[2]);
        canvas.paint(&everywhere(mesh), 1.0, Color32::WHITE);
        canvas.into_image()
    };
    assert!(picture([0, 1, 2]) == picture([2, 1, 0]));
    assert!(picture([0, 1, 2]) == picture([1, 2, 0]));
}

#[test]
fn half_red_over_white_and_over_blue() {
    let half = Color32::from_rgba_unmultiplied(255, 0, 0, 128);
    let mut canvas = canvas(2, 1);
    let mut mesh = quad(rect(1.0, 0.0, 2.0, 1.0), Color32::BLUE);
    mesh.append(quad(rect(0.0, 0.0, 2.0, 1.0), half));
    canvas.paint(&everywhere(mesh), 1.0, Color32::WHITE);
    // 255 * (1 - 128/255) = 127, red: 128 + 127.
    assert_eq!(canvas.image().pixel(0, 0), Some([255, 127, 127, 255]));
    assert_eq!(canvas.image().pixel(1, 0), Some([128, 0, 127, 255]));
}

/// Alpha 0 with a colour adds light, as in egui.
#[test]
fn additive_colours_add() {
    let mut canvas = canvas(1, 1);
    let glow = Color32::from_rgba_premultiplied(10, 20, 240, 0);
    let mesh = quad(rect(0.0, 0.0, 1.0, 1.0), glow);
    canvas.paint(&everywhere(mesh), 1.0, Color32::from_rgb(100, 100, 100));
    assert_eq!(canvas.image().pixel(0, 0), Some([110, 120, 255, 255]));
}

#[test]
fn colours_run_evenly_from_corner_to_corner() {
    let mut canvas = canvas(10, 1);
    let mut mesh = Mesh::default();
    for (x, y, grey) in [
        (0.0, 0.0, 0),
        (10.0, 0.0, 200),
        (10.0, 1.0, 200),
        (0.0, 1.0, 0),
    ] {
        mesh.colored_vertex(pos2(x, y), Color32::from_gray(grey));
    }
    mesh.add_triangle(0, 1, 2);
    mesh.add_triangle(0, 2, 3);
    canvas.paint(&everywhere(mesh), 1.0, Color32::WHITE);
    for x in 0..10 {
        let grey = 10 + 20 * x as u8;
        assert_eq!(canvas.image().pixel(x, 0), Some([grey, grey, grey, 255]));
    }
}

#[test]
fn textures_are_read_between_their_texels() {
    let texels = [Color32::BLACK, Color32::WHITE];
    let mut canvas = Canvas::new(8, 1);
    let mesh = || everywhere(quad(rect(0.0, 0.0, 8.0, 1.0), Color32::WHITE));
    let reds = |canvas: &Canvas| {
        canvas
            .image()
            .pixels()
            .iter()
            .map(|p| p[0])
            .collect::<Vec<_>>()
    };

    set_texture(&mut canvas, [2, 1], &texels, egui::TextureOptions::LINEAR);
    canvas.paint(&mesh(), 1.0, Color32::BLACK);
    assert_eq!(reds(&canvas), [0, 0, 32, 96, 159, 223, 255, 255]);

    set_texture(&mut canvas, [2, 1], &texels, egui::TextureOptions::NEAREST);
    canvas.paint(&mesh(), 1.0, Color32::BLACK);
    assert_eq!(reds(&canvas), [0, 0, 0, 0, 255, 255, 255, 255]);
}

#[test]
fn a_texture_on_the_grid_is_copied() {
    let texels: Vec<Color32> = (0..12).map(|i| Color32::from_gray(20 * i)).collect();
    let mut canvas = Canvas::new(4, 3);
    set_texture(&mut canvas, [4, 3], &texels, egui::TextureOptions::LINEAR);
    let mesh = quad(rect(0.0, 0.0, 4.0, 3.0), Color32::WHITE);
    canvas.paint(&everywhere(mesh), 1.0, Color32::RED);
    let expected: Vec<[u8; 4]> = texels.iter().map(|c| c.to_array()).collect();
    assert_eq!(canvas.image().pixels(), expected);
}

#[test]
fn a_patch_changes_its_part_of_a_texture_and_freeing_waits_for_the_frame() {
    let mut canvas = Canvas::new(2, 1);
    let texels = [Color32::BLACK, Color32::BLACK];
    set_texture(&mut canvas, [2, 1], &texels, egui::TextureOptions::NEAREST);
    let mut delta = TexturesDelta::default();
    let one = egui::ColorImage::filled([1, 1], Color32::GREEN);
    delta.push(
        TextureId::default(),
        ImageDelta::partial([1, 0], one, egui::TextureOptions::NEAREST),
    );
    delta.free(TextureId::default());
    canvas.update_textures(&mut delta);
    let mesh = || everywhere(quad(rect(0.0, 0.0, 2.0, 1.0), Color32::WHITE));
    canvas.paint(&mesh(), 1.0, Color32::RED);
    assert_eq!(canvas.image().pixels(), [[0, 0, 0, 255], [0, 255, 0, 255]]);
    canvas.update_textures(&mut TexturesDelta::default());
    canvas.paint(&mesh(), 1.0, Color32::RED);
    assert_eq!(canvas.image().pixels(), [[255, 0, 0, 255]; 2]);
}

#[test]
fn corners_far_off_or_no_numbers_do_no_harm() {
    let mut canvas = canvas(8, 8);
    for far in [1e30, -1e30, f32::MAX, f32::INFINITY, f32::NAN] {
        let mut mesh = Mesh::default();
        mesh.colored_vertex(pos2(far, 2.0), RED);
        mesh.colored_vertex(pos2(4.0, far), RED);
        mesh.colored_vertex(pos2(-far, -far), RED);
        mesh.add_triangle(0, 1, 2);
        mesh.add_triangle(0, 1, 77);
        canvas.paint(&everywhere(mesh), 1.0, Color32::WHITE);
    }
    let huge = quad(rect(-9e5, -9e5, 9e5, 9e5), RED);
    canvas.paint(&everywhere(huge), 1.0, Color32::WHITE);
    assert_eq!(count(&canvas, RED), 64);
}

#[test]
fn an_empty_canvas_takes_paint() {
    let mut canvas = canvas(0, 0);
    canvas.paint(
        &everywhere(quad(rect(0.0, 0.0, 9.0, 9.0), RED)),
        1.0,
        Color32::WHITE,
    );
    assert!(canvas.png().is_err());
}

#[test]
fn a_picture_survives_its_file() {
    let mut canvas = canvas(9, 7);
    canvas.paint(
        &everywhere(quad(rect(2.0, 2.0, 8.5, 5.5), RED)),
        1.0,
        Color32::WHITE,
    );
    let file = canvas.png().expect("a picture");
    let read = Image::from_png(&file).expect("the same picture");
    assert!(read == *canvas.image());
    assert!(Image::from_png(b"no picture").is_err());
    assert!(Image::from_png(&file[..file.len() / 2]).is_err());
}

fn label_picture(stage: &Stage) -> Image {
    stage.picture(
        |_| {},
        |ui| {
            egui::CentralPanel::default().show(ui, |ui| {
                ui.label("Wuhan");
            });
        },
    )
}

fn ink(image: &Image) -> usize {
    let ground = image.pixel(image.width() - 1, image.height() - 1);
    image
        .pixels()
        .iter()
        .filter(|p| Some(**p) != ground)
        .count()
}

#[test]
fn a_stage_shows_text_in_both_themes_and_scales() {
    let small = Stage {
        width: 120,
        height: 40,
        ..Stage::default()
    };
    let light = label_picture(&small);
    assert!(ink(&light) > 60, "{}", ink(&light));
    assert!(light.pixels().iter().all(|p| p[3] == 255));
    let dark = label_picture(&Stage {
        dark: true,
        ..small.clone()
    });
    let sum = |image: &Image| -> u64 { image.pixels().iter().map(|p| u64::from(p[0])).sum() };
    assert!(sum(&light) > 2 * sum(&dark));
    let fine = label_picture(&Stage {
        width: 240,
        height: 80,
        pixels_per_point: 2.0,
        ..small.clone()
    });
    assert!(ink(&fine) > 2 * ink(&light));
    assert!(light == label_picture(&small), "the same again");
}

#[test]
fn time_stands_for_every_run_and_frames_are_counted() {
    let mut times = Vec::new();
    let stage = Stage {
        width: 16,
        height: 16,
        frames: 3,
        ..Stage::default()
    };
    stage.picture(
        |_| {},
        |ui| {
            times.push(ui.input(|i| i.time));
            assert_eq!(ui.ctx().content_rect().size(), vec2(16.0, 16.0));
        },
    );
    assert_eq!(times, [0.25, 0.5, 0.75]);
}
