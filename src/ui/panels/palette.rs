//! All commands, found by typing.

use crate::app::{Command, Format, Screen, Step, Tab, ThemeChoice};
use crate::timeline::LaneBy;
use crate::ui::interface::{Panes, Request};
use crate::ui::theme::{Face, Theme, measures};
use egui::{
    Align2, Area, Frame, Id, Key, Label, Modifiers, Order, ScrollArea, Sense, TextEdit, Ui, vec2,
};

/// What is typed, and which line is lit.
#[derive(Clone, Debug, Default)]
pub struct Palette {
    typed: String,
    lit: usize,
}

enum Act {
    Do(Command),
    ChooseFolder,
    FocusSearch,
    Save(Format),
}

/// Draws the palette if it is open.
pub fn palette(ui: &Ui, panes: &mut Panes) {
    let Some(mut palette) = panes.local.palette.take() else {
        return;
    };
    let all = commands(panes);
    let needle = palette.typed.trim().to_lowercase();
    let found: Vec<&(String, Act)> = all
        .iter()
        .filter(|(words, _)| matches(&words.to_lowercase(), &needle))
        .collect();
    ui.input_mut(|i| {
        if i.consume_key(Modifiers::NONE, Key::ArrowDown) {
            palette.lit += 1;
        }
        if i.consume_key(Modifiers::NONE, Key::ArrowUp) {
            palette.lit = palette.lit.saturating_sub(1);
        }
    });
    palette.lit = palette.lit.min(found.len().saturating_sub(1));
    let mut chosen = ui
        .input(|i| i.key_pressed(Key::Enter))
        .then_some(palette.lit);
    let area = Area::new(Id::unique("palette"))
        .order(Order::Foreground)
        .anchor(Align2::CENTER_TOP, vec2(0.0, 72.0));
    let shown = area.show(ui.ctx(), |ui| {
        Frame::popup(ui.style()).inner_margin(10.0).show(ui, |ui| {
            ui.set_width(460.0_f32.min(ui.ctx().content_rect().width() - 40.0));
            let field = TextEdit::singleline(&mut palette.typed)
                .hint_text("What do you want to do?")
                .desired_width(f32::INFINITY);
            ui.add(field).accessible_name("Command").request_focus();
            ui.add_space(6.0);
            ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
                for (i, (words, _)) in found.iter().enumerate() {
                    if line(ui, words, i == palette.lit) {
                        chosen = Some(i);
                    }
                }
            });
        });
    });
    let escaped = ui.input(|i| i.key_pressed(Key::Escape));
    let outside = shown.response.clicked_elsewhere() && ui.input(|i| i.pointer.any_pressed());
    match chosen.and_then(|i| found.get(i)) {
        Some((_, act)) => run(panes, act),
        None if escaped || outside => {}
        None => panes.local.palette = Some(palette),
    }
}

/// Every typed word is in it.
fn matches(words: &str, needle: &str) -> bool {
    needle.split_whitespace().all(|part| words.contains(part))
}

fn line(ui: &mut Ui, words: &str, lit: bool) -> bool {
    let theme = Theme::of(ui);
    let ground = if lit {
        theme.accent_ground
    } else {
        egui::Color32::TRANSPARENT
    };
    Frame::NONE
        .fill(ground)
        .corner_radius(measures().radius.field)
        .inner_margin(vec2(8.0, 4.0))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            let job =
                crate::ui::widgets::job(words, Face::Regular, measures().text.body, theme.ink);
            let response = ui.add(Label::new(job).sense(Sense::click()));
            if lit && ui.input(|i| i.key_pressed(Key::ArrowDown) || i.key_pressed(Key::ArrowUp)) {
                response.scroll_to_me(None);
            }
            response.clicked()
        })
        .inner
}

fn run(panes: &mut Panes, act: &Act) {
    match act {
        Act::Do(command) => panes.send(command.clone()),
        Act::ChooseFolder => panes.requests.push(Request::ChooseFolder),
        Act::Save(format) => panes.requests.push(Request::SaveComparison(*format)),
        Act::FocusSearch => panes.local.focus_search = true,
    }
}

fn commands(panes: &Panes) -> Vec<(String, Act)> {
    let state = panes.state;
    let mut out = vec![
        ("Open a folder…".to_owned(), Act::ChooseFolder),
        ("Open the sample".to_owned(), Act::Do(Command::OpenSample)),
    ];
    let mut add = |words: &str, command: Command| out.push((words.to_owned(), Act::Do(command)));
    if state.screen == Screen::Explorer {
        for tab in Tab::ALL {
            add(
                &format!("Show {}", tab.words().to_lowercase()),
                Command::ShowTab(tab),
            );
        }
        for by in LaneBy::ALL {
            add(&format!("Timeline {}", by.words()), Command::Lanes(by));
        }
        add("Timeline: show all that matches", Command::ZoomToFit);
        add("Clear all filters", Command::ClearQuery);
        add("Undo the last filter", Command::Undo);
        add("Do the filter again", Command::Redo);
        add("Next event", Command::StepEvent(Step::Next));
        add("Previous event", Command::StepEvent(Step::Previous));
        add("Next article", Command::StepDocument(Step::Next));
        add("Previous article", Command::StepDocument(Step::Previous));
        add(
            "Compare the chosen articles",
            Command::Compare(state.picked.clone()),
        );
        add("Choose no articles", Command::PickNone);
        if let Some(event) = state.selection.event {
            add("Why this date?", Command::Why(state.why_of(event)));
        }
    }
    add("Compare pasted texts…", Command::Show(Screen::Scratch));
    if state.screen == Screen::Compare {
        match state.pasted {
            true => add("Back to the texts", Command::Show(Screen::Scratch)),
            false => add("Back to the explorer", Command::Show(Screen::Explorer)),
        }
        add("Next link", Command::StepLink(Step::Next));
        add("Previous link", Command::StepLink(Step::Previous));
        let words = match state.loose {
            true => "Hide loose links",
            false => "Show loose links",
        };
        add(words, Command::ShowLoose(!state.loose));
        add("Next difference", Command::StepDifference(Step::Next));
        add("Next disagreement", Command::StepDisagreement(Step::Next));
    }
    if state.screen == Screen::Compare && state.compared.is_some() {
        for format in Format::ALL {
            let words = format!("Save the comparison as {}…", format.words());
            out.push((words, Act::Save(format)));
        }
    }
    let mut add = |words: &str, command: Command| out.push((words.to_owned(), Act::Do(command)));
    add("Files not read", Command::ShowWarnings(true));
    add("Keys", Command::ShowKeys(true));
    add("Light theme", Command::Theme(ThemeChoice::Light));
    add("Dark theme", Command::Theme(ThemeChoice::Dark));
    add("Theme as the system", Command::Theme(ThemeChoice::System));
    add("Larger text", Command::TextZoom(state.text_zoom + 0.1));
    add("Smaller text", Command::TextZoom(state.text_zoom - 0.1));
    add("Welcome screen", Command::Close);
    if state.screen == Screen::Explorer {
        out.push(("Search".to_owned(), Act::FocusSearch));
    }
    out
}
