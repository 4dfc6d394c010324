//! Processor time of one frame of the main screen, layout and tessellation: `cargo bench --bench
//! frames`. A frame has 16 ms, of which Dateline means to take 4.

#[path = "../support/generated.rs"]
mod generated;

use dateline::app::{Command, Recents, Session, State, Step, Tab, ThemeChoice};
use dateline::ingest::Article;
use dateline::ledger::{Column, FigureFilter};
use dateline::model::{Corpus, DocId, Moment, Published, PublishedBy};
use dateline::pipeline::{self, Options, analyse, assemble};
use dateline::timeline::Axis;
use dateline::ui::{Interface, install};
use divan::Bencher;
use egui::{Context, Event, Modifiers, MouseWheelUnit, Pos2, RawInput, Rect, Vec2, pos2, vec2};
use rayon::prelude::*;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, OnceLock};

const SIZE: Vec2 = vec2(1600.0, 900.0);

fn main() {
    divan::main();
}

fn sample() -> Corpus {
    let never = AtomicBool::new(false);
    pipeline::load_sample(&Options::default(), &|_| {}, &never).unwrap_or_default()
}

/// What `DATELINE_CORPUS` names, a folder or file; else ten thousand articles made by rule.
fn many() -> Corpus {
    static CORPUS: OnceLock<Corpus> = OnceLock::new();
    let load = |path| {
        let never = AtomicBool::new(false);
        pipeline::load(&[path], &Options::default(), &|_| {}, &never).unwrap_or_default()
    };
    let named = || std::env::var_os("DATELINE_CORPUS").map(|path| load(path.into()));
    CORPUS.get_or_init(|| named().unwrap_or_else(made)).clone()
}

/// Ten thousand articles made by rule, from seven papers.
fn made() -> Corpus {
    let documents = (0..10_000)
        .into_par_iter()
        .map(|n| analyse(generated::article(n)));
    assemble(documents.collect(), Vec::new())
}

/// The interface at rest, with all that its first frames keep for later.
struct Bench {
    ctx: Context,
    interface: Interface,
    told: Receiver<()>,
    time: f64,
}

impl Bench {
    fn new(corpus: Corpus) -> Self {
        let ctx = Context::default();
        install(&ctx);
        let (tell, told) = channel();
        let wake = Arc::new(move || tell.send(()).unwrap_or_default());
        let state = State::remembered(Recents::default(), ThemeChoice::Light, 1.0);
        let mut interface = Interface::new(Session::new(state, wake));
        interface.show_corpus("bench", corpus);
        let mut bench = Self {
            ctx,
            interface,
            told,
            time: 0.0,
        };
        bench.settle();
        bench
    }

    fn settle(&mut self) {
        while !self.interface.is_idle() && self.told.recv().is_ok() {
            self.interface.poll();
        }
        for _ in 0..4 {
            self.frame(Vec::new());
        }
    }

    fn frame(&mut self, events: Vec<Event>) {
        self.time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SIZE)),
            time: Some(self.time),
            events,
            ..RawInput::default()
        };
        let output = self.ctx.run_ui(input, |ui| self.interface.ui(ui));
        divan::black_box(self.ctx.tessellate(output.shapes, output.pixels_per_point));
    }

    fn wheel(&mut self, at: Pos2, points: f32) {
        self.frame(vec![
            Event::PointerMoved(at),
            Event::MouseWheel {
                unit: MouseWheelUnit::Point,
                delta: vec2(0.0, points),
                modifiers: Modifiers::NONE,
                phase: egui::TouchPhase::Move,
                source: egui::MouseWheelSource::Wheel,
            },
        ]);
    }
}

fn still(bencher: Bencher, corpus: Corpus) {
    let mut bench = Bench::new(corpus);
    bencher.bench_local(|| bench.frame(Vec::new()));
}

#[divan::bench]
fn still_sample(bencher: Bencher) {
    still(bencher, sample());
}

#[divan::bench]
fn still_many(bencher: Bencher) {
    still(bencher, many());
}

/// The list of events is scrolled.
#[divan::bench]
fn scroll_many(bencher: Bencher) {
    let mut bench = Bench::new(many());
    bencher.bench_local(|| bench.wheel(pos2(500.0, 600.0), -240.0));
}

/// The timeline is moved: every frame another stretch.
#[divan::bench]
fn pan_many(bencher: Bencher) {
    let mut bench = Bench::new(many());
    bencher.bench_local(|| {
        if let Some(axis) = bench.interface.state().visible() {
            let step = axis.length() * 0.001;
            bench.interface.send(Command::Zoom(Axis {
                from: axis.from + step,
                to: axis.to + step,
            }));
        }
        bench.frame(Vec::new());
    });
}

/// The coverage grid.
#[divan::bench]
fn coverage_many(bencher: Bencher) {
    let mut bench = Bench::new(many());
    bench.interface.send(Command::ShowTab(Tab::Coverage));
    bench.settle();
    bencher.bench_local(|| bench.frame(Vec::new()));
}

/// The list of figures.
#[divan::bench]
fn figures_many(bencher: Bencher) {
    let mut bench = Bench::new(many());
    bench.interface.send(Command::ShowTab(Tab::Figures));
    bench.settle();
    bencher.bench_local(|| bench.frame(Vec::new()));
}

/// The quotations.
#[divan::bench]
fn quotes_many(bencher: Bencher) {
    let mut bench = Bench::new(many());
    bench.interface.send(Command::ShowTab(Tab::Quotes));
    bench.settle();
    bencher.bench_local(|| bench.frame(Vec::new()));
}

/// The figures ordered anew: every frame another column.
#[divan::bench]
fn figures_ordered_many(bencher: Bencher) {
    let mut bench = Bench::new(many());
    bench.interface.send(Command::ShowTab(Tab::Figures));
    bench.settle();
    let columns = [Column::Value, Column::Thing, Column::Date];
    let mut n = 0;
    bencher.bench_local(|| {
        n += 1;
        let asked = FigureFilter::default().ordered(columns[n % 3]);
        bench.interface.send(Command::AskFigures(asked));
        bench.frame(Vec::new());
    });
}

/// Two articles of some 50,000 words, half of whose passages are the same, moved apart.
fn two_long() -> Corpus {
    let article = |name: &str, parts: Vec<usize>| {
        let texts: Vec<String> = parts
            .into_iter()
            .map(|n| generated::article(n).text)
            .collect();
        Article {
            path: format!("{name}.txt"),
            title: format!("Article {name}"),
            source: Some(format!("Paper {name}")),
            byline: None,
            url: None,
            published: Published {
                moment: Some(Moment::day(jiff::civil::date(2020, 5, 17))),
                by: PublishedBy::Given,
                evidence: String::new(),
                assumed: None,
            },
            text: texts.join("\n\n"),
        }
    };
    let mixed = |n: usize| {
        if n.is_multiple_of(2) {
            (n + 10) % 100
        } else {
            n + 100
        }
    };
    let long = [
        article("a", (0..100).collect()),
        article("b", (0..100).map(mixed).collect()),
    ];
    assemble(long.into_iter().map(analyse).collect(), Vec::new())
}

fn comparing(corpus: Corpus) -> Bench {
    let mut bench = Bench::new(corpus);
    let ids: Vec<_> = (bench.interface.state().corpus().documents())
        .map(|(id, _)| id)
        .take(2)
        .collect();
    bench.interface.send(Command::Compare(ids));
    bench.settle();
    bench
}

/// An article of 50,000 words in the reader, with the passages that another one has, scrolled.
#[divan::bench]
fn read_scroll(bencher: Bencher) {
    let mut bench = Bench::new(two_long());
    bench.interface.send(Command::OpenDocument(DocId(0)));
    bench.settle();
    bencher.bench_local(|| bench.wheel(pos2(1200.0, 600.0), -240.0));
}

/// Two articles of 50,000 words side by side.
#[divan::bench]
fn compare_still(bencher: Bencher) {
    let mut bench = comparing(two_long());
    bencher.bench_local(|| bench.frame(Vec::new()));
}

/// The same, scrolled along their alignment: every frame other sentences.
#[divan::bench]
fn compare_scroll(bencher: Bencher) {
    let mut bench = comparing(two_long());
    bencher.bench_local(|| bench.wheel(pos2(300.0, 500.0), -240.0));
}

/// The same, the pointer moved over the sentences of one.
#[divan::bench]
fn compare_hover(bencher: Bencher) {
    let mut bench = comparing(two_long());
    let mut n = 0;
    bencher.bench_local(|| {
        n = (n + 13) % 600;
        bench.frame(vec![Event::PointerMoved(pos2(300.0, 150.0 + n as f32))]);
    });
}

/// The same, from one difference to the next.
#[divan::bench]
fn compare_step(bencher: Bencher) {
    let mut bench = comparing(two_long());
    bencher.bench_local(|| {
        bench.interface.send(Command::StepDifference(Step::Next));
        bench.frame(Vec::new());
    });
}

/// The same, from one link to the next by key.
#[divan::bench]
fn compare_key(bencher: Bencher) {
    let mut bench = comparing(two_long());
    let key = |pressed| Event::Key {
        key: egui::Key::J,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    bencher.bench_local(|| bench.frame(vec![key(true), key(false)]));
}

/// The same, dragged along the strip at the edge.
#[divan::bench]
fn compare_drag(bencher: Bencher) {
    let mut bench = comparing(two_long());
    let at = |y: f32| pos2(10.0, y);
    let press = Event::PointerButton {
        pos: at(120.0),
        button: egui::PointerButton::Primary,
        pressed: true,
        modifiers: Modifiers::NONE,
    };
    bench.frame(vec![Event::PointerMoved(at(120.0)), press]);
    let mut n = 0;
    bencher.bench_local(|| {
        n = (n + 7) % 600;
        bench.frame(vec![Event::PointerMoved(at(120.0 + n as f32))]);
    });
}
