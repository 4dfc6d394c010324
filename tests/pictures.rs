//! The main screens, drawn by the processor and held against kept pictures.
//!
//! `DATELINE_UPDATE_PICTURES=1 cargo test --test pictures` keeps new ones in `tests/pictures/`.

#![allow(clippy::unwrap_used)] // a test fails by it
#![cfg(feature = "window")]

mod support;

use dateline::app::{Command, LoadStage, Loading, ThemeChoice};
use dateline::ui::canvas::{Image, Stage};
use egui_kittest::Harness;
use support::camera::{Camera, whole_window};
use support::desk::Desk;
use support::pictures::{check, differing};

/// Large enough for all panels; larger ones only make larger files.
const USUAL: [f32; 2] = [1200.0, 750.0];
const SMALL: [f32; 2] = [900.0, 600.0];

/// Two reports of one conference, with different figures.
fn compared(size: [f32; 2], theme: ThemeChoice) -> Desk {
    let mut desk = Desk::sample(size, theme);
    let pair = ["pledge-conference", "tidewater_pledges"].map(|part| {
        let mut documents = desk.state().corpus().documents();
        let found = documents.find(|(_, document)| document.path.contains(part));
        found.map(|(id, _)| id).expect("an article of the sample")
    });
    desk.send(Command::Compare(pair.to_vec()));
    desk
}

fn keep(name: &str, desk: &Desk) {
    if let Err(difference) = check(name, &desk.picture()) {
        panic!("{difference}");
    }
}

#[test]
fn welcome() {
    keep("welcome", &Desk::sized(USUAL, ThemeChoice::Light));
}

/// With *Why this date?* open.
#[test]
fn explorer() {
    let mut desk = Desk::sample(USUAL, ThemeChoice::Light);
    desk.press(egui::Modifiers::NONE, egui::Key::W);
    keep("explorer", &desk);
}

#[test]
fn explorer_dark() {
    keep("explorer-dark", &Desk::sample(USUAL, ThemeChoice::Dark));
}

#[test]
fn explorer_small() {
    keep("explorer-small", &Desk::sample(SMALL, ThemeChoice::Light));
}

#[test]
fn comparison() {
    keep("compare", &compared(USUAL, ThemeChoice::Light));
}

#[test]
fn comparison_small_and_dark() {
    keep("compare-small-dark", &compared(SMALL, ThemeChoice::Dark));
}

#[test]
fn nothing_found() {
    let mut desk = Desk::sample(SMALL, ThemeChoice::Light);
    desk.send(Command::SearchText("xylophone".to_owned()));
    keep("empty", &desk);
}

/// Some articles are there already, others are still read.
#[test]
fn loading() {
    let stage = LoadStage::Analysing {
        done: 640,
        total: 1860,
    };
    let loading = Loading::new("Clippings", stage);
    keep("loading", &Desk::loading(SMALL, ThemeChoice::Dark, loading));
}

fn greeting(ui: &mut egui::Ui) {
    egui::CentralPanel::default().show(ui, |ui| {
        ui.heading("Where the articles differ");
        let _ = ui.button("Open folder…");
    });
}

/// A harness that is photographed shows what the stage paints.
#[test]
fn camera_and_stage_agree() {
    let camera = Camera::new();
    let mut harness = Harness::builder()
        .with_size([300.0, 100.0])
        .with_theme(egui::Theme::Light)
        .renderer(camera.clone())
        .build_ui(|ui| whole_window(ui, greeting));
    harness.run();
    let stage = Stage {
        width: 300,
        height: 100,
        ..Stage::default()
    };
    let painted = stage.picture(|_| {}, greeting);
    let pictured = camera.picture(&harness);
    assert_eq!(differing(&painted, &pictured).len(), 0);
}

#[test]
fn a_change_is_seen() {
    let mut image = Image::new(20, 10);
    image.fill([250, 250, 250, 255]);
    let mut other = image.clone();
    assert!(differing(&image, &other).is_empty());
    other.set(7, 2, [248, 250, 251, 255]);
    assert!(
        differing(&image, &other).is_empty(),
        "too little to be seen"
    );
    other.set(3, 1, [250, 240, 250, 255]);
    assert_eq!(differing(&image, &other), [23]);
    assert_eq!(differing(&image, &Image::new(10, 20)).len(), 200);
}
