//! Keys of the whole window. One table serves the handling and the help.

use super::interface::{Panes, Request};
use crate::app::{Command, Screen, Step, Tab};
use egui::{Event, Key, KeyboardShortcut, Modifiers, Ui};

/// Where a key works.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Where {
    Anywhere,
    Explorer,
    Compare,
}

/// A key, what it does in words, and how.
struct Binding {
    keys: KeyboardShortcut,
    place: Where,
    words: &'static str,
    act: fn(&mut Panes),
}

const CTRL: Modifiers = Modifiers::COMMAND;
const SHIFT: Modifiers = Modifiers::SHIFT;
const NONE: Modifiers = Modifiers::NONE;

const fn on(
    modifiers: Modifiers,
    key: Key,
    place: Where,
    words: &'static str,
    act: fn(&mut Panes),
) -> Binding {
    Binding {
        keys: KeyboardShortcut::new(modifiers, key),
        place,
        words,
        act,
    }
}

const BINDINGS: &[Binding] = &[
    on(CTRL, Key::O, Where::Anywhere, "Open a folder", |p| {
        p.requests.push(Request::ChooseFolder)
    }),
    on(CTRL, Key::K, Where::Anywhere, "All commands", |p| {
        p.local.palette = match p.local.palette {
            None => Some(super::panels::Palette::default()),
            Some(_) => None,
        };
    }),
    on(NONE, Key::F1, Where::Anywhere, "Keys", |p| {
        let shown = p.state.keys_shown;
        p.send(Command::ShowKeys(!shown));
    }),
    on(CTRL, Key::F, Where::Explorer, "Search", |p| {
        p.local.focus_search = true
    }),
    on(
        CTRL.plus(SHIFT),
        Key::Z,
        Where::Explorer,
        "Do the filter again",
        |p| p.send(Command::Redo),
    ),
    on(CTRL, Key::Z, Where::Explorer, "Undo the last filter", |p| {
        p.send(Command::Undo)
    }),
    on(NONE, Key::J, Where::Explorer, "Next event", |p| {
        p.send(Command::StepEvent(Step::Next))
    }),
    on(NONE, Key::K, Where::Explorer, "Previous event", |p| {
        p.send(Command::StepEvent(Step::Previous));
    }),
    on(
        NONE,
        Key::CloseBracket,
        Where::Explorer,
        "Next article",
        |p| {
            p.send(Command::StepDocument(Step::Next));
        },
    ),
    on(
        NONE,
        Key::OpenBracket,
        Where::Explorer,
        "Previous article",
        |p| {
            p.send(Command::StepDocument(Step::Previous));
        },
    ),
    on(NONE, Key::W, Where::Explorer, "Why this date?", |p| {
        let why = p.state.selection.event.and_then(|e| p.state.why_of(e));
        let open = p.state.why.is_none();
        p.local.reader_covers |= open && why.is_some();
        p.send(Command::Why(if open { why } else { None }));
    }),
    on(
        NONE,
        Key::R,
        Where::Explorer,
        "Next passage of other articles",
        super::panels::next_reused,
    ),
    on(
        NONE,
        Key::Num0,
        Where::Explorer,
        "Timeline: show all that matches",
        |p| {
            p.send(Command::ZoomToFit);
        },
    ),
    on(NONE, Key::Plus, Where::Explorer, "Timeline: closer", |p| {
        zoom(p, 1.5)
    }),
    on(
        NONE,
        Key::Minus,
        Where::Explorer,
        "Timeline: farther",
        |p| zoom(p, 1.0 / 1.5),
    ),
    on(
        NONE,
        Key::C,
        Where::Explorer,
        "Compare the chosen articles",
        |p| {
            let picked = p.state.picked.clone();
            p.send(Command::Compare(picked));
        },
    ),
    on(
        NONE,
        Key::X,
        Where::Explorer,
        "Choose the open article for comparing",
        |p| {
            if let Some(document) = p.state.selection.document {
                p.send(Command::Pick(document));
            }
        },
    ),
    on(NONE, Key::Num1, Where::Explorer, "Events", |p| {
        p.send(Command::ShowTab(Tab::Events))
    }),
    on(NONE, Key::Num2, Where::Explorer, "Articles", |p| {
        p.send(Command::ShowTab(Tab::Articles))
    }),
    on(NONE, Key::Num3, Where::Explorer, "Figures", |p| {
        p.send(Command::ShowTab(Tab::Figures))
    }),
    on(NONE, Key::Num4, Where::Explorer, "Quotes", |p| {
        p.send(Command::ShowTab(Tab::Quotes))
    }),
    on(NONE, Key::Num5, Where::Explorer, "Coverage", |p| {
        p.send(Command::ShowTab(Tab::Coverage))
    }),
    on(CTRL, Key::T, Where::Anywhere, "Compare pasted texts", |p| {
        p.send(Command::Show(Screen::Scratch))
    }),
    on(
        NONE,
        Key::CloseBracket,
        Where::Compare,
        "Next articles beside the left one",
        |p| super::panels::turn(p, Step::Next),
    ),
    on(
        NONE,
        Key::OpenBracket,
        Where::Compare,
        "Previous articles",
        |p| super::panels::turn(p, Step::Previous),
    ),
    on(NONE, Key::J, Where::Compare, "Next link", |p| {
        p.send(Command::StepLink(Step::Next));
    }),
    on(NONE, Key::K, Where::Compare, "Previous link", |p| {
        p.send(Command::StepLink(Step::Previous));
    }),
    on(
        NONE,
        Key::V,
        Where::Compare,
        "Show or hide loose links",
        |p| {
            let loose = p.state.loose;
            p.send(Command::ShowLoose(!loose));
        },
    ),
    on(SHIFT, Key::N, Where::Compare, "Previous difference", |p| {
        p.send(Command::StepDifference(Step::Previous));
    }),
    on(NONE, Key::N, Where::Compare, "Next difference", |p| {
        p.send(Command::StepDifference(Step::Next));
    }),
    on(
        SHIFT,
        Key::D,
        Where::Compare,
        "Previous disagreement",
        |p| {
            p.send(Command::StepDisagreement(Step::Previous));
        },
    ),
    on(NONE, Key::D, Where::Compare, "Next disagreement", |p| {
        p.send(Command::StepDisagreement(Step::Next));
    }),
    on(
        NONE,
        Key::L,
        Where::Compare,
        "Lock or unlock scrolling",
        |p| {
            let locked = p.state.scroll_locked;
            p.send(Command::LockScroll(!locked));
        },
    ),
    on(CTRL, Key::Plus, Where::Anywhere, "Larger text", |p| {
        let zoom = p.state.text_zoom;
        p.send(Command::TextZoom(zoom + 0.1));
    }),
    on(CTRL, Key::Equals, Where::Anywhere, "", |p| {
        let zoom = p.state.text_zoom;
        p.send(Command::TextZoom(zoom + 0.1));
    }),
    on(CTRL, Key::Minus, Where::Anywhere, "Smaller text", |p| {
        let zoom = p.state.text_zoom;
        p.send(Command::TextZoom(zoom - 0.1));
    }),
    on(CTRL, Key::Num0, Where::Anywhere, "Text as designed", |p| {
        p.send(Command::TextZoom(1.0))
    }),
];

/// Keys and what they do, for the help; `true` for the comparison's.
pub fn help() -> impl Iterator<Item = (String, &'static str, bool)> {
    let named = BINDINGS.iter().filter(|b| !b.words.is_empty());
    named.map(|b| (words(b.keys), b.words, b.place == Where::Compare))
}

/// "Ctrl Shift Z", "]".
fn words(keys: KeyboardShortcut) -> String {
    let mut parts = Vec::new();
    if keys.modifiers.command {
        parts.push(if cfg!(target_os = "macos") {
            "⌘"
        } else {
            "Ctrl"
        });
    }
    if keys.modifiers.shift {
        parts.push("Shift");
    }
    parts.push(match keys.logical_key {
        Key::OpenBracket => "[",
        Key::CloseBracket => "]",
        Key::Plus => "+",
        Key::Minus => "−",
        key => key.name(),
    });
    parts.join(" ")
}

/// Does what the keys of this frame ask, in the order in which they were pressed.
pub fn handle(ui: &Ui, panes: &mut Panes) {
    let typing = ui.ctx().text_edit_focused();
    let pressed: Vec<(Modifiers, Key)> = ui.input(|i| i.events.iter().filter_map(press).collect());
    for (modifiers, key) in pressed {
        let asks = |b: &&Binding| {
            key == b.keys.logical_key
                && modifiers.matches_logically(b.keys.modifiers)
                && b.works(panes, typing)
        };
        if let Some(binding) = BINDINGS.iter().find(asks) {
            ui.input_mut(|i| i.consume_key(modifiers, key));
            (binding.act)(panes);
        }
    }
    // An open menu closes by itself.
    let menu = egui::Popup::is_any_open(ui.ctx());
    if !typing && !menu && ui.input(|i| i.key_pressed(Key::Escape)) {
        escape(panes);
    }
}

fn press(event: &Event) -> Option<(Modifiers, Key)> {
    match event {
        Event::Key {
            key,
            pressed: true,
            modifiers,
            ..
        } => Some((*modifiers, *key)),
        _ => None,
    }
}

impl Binding {
    /// Whether it works on this screen, and with the keyboard where it is.
    fn works(&self, panes: &Panes, typing: bool) -> bool {
        let here = match self.place {
            Where::Anywhere => true,
            Where::Explorer => panes.state.screen == Screen::Explorer,
            Where::Compare => panes.state.screen == Screen::Compare,
        };
        let key = self.keys.logical_key;
        let plain = !key.name().starts_with('F') && !self.keys.modifiers.command;
        let types = typing && (plain || key == Key::Z);
        here && !types && !(plain && panes.local.palette.is_some())
    }
}

/// Closes what is on top, one at a time.
fn escape(panes: &mut Panes) {
    let state = panes.state;
    if panes.local.palette.take().is_some() {
    } else if state.keys_shown {
        panes.send(Command::ShowKeys(false));
    } else if state.warnings_shown {
        panes.send(Command::ShowWarnings(false));
    } else if state.why.is_some() {
        panes.send(Command::Why(None));
    } else if state.published_shown.is_some() {
        panes.send(Command::ShowPublished(None));
    } else if state.screen == Screen::Compare {
        let back = if state.pasted {
            Screen::Scratch
        } else {
            Screen::Explorer
        };
        panes.send(Command::Show(back));
    } else if state.screen == Screen::Scratch {
        let nothing = state.corpus().documents.is_empty();
        panes.send(Command::Show(if nothing {
            Screen::Welcome
        } else {
            Screen::Explorer
        }));
    } else if panes.local.reader_covers {
        panes.local.reader_covers = false;
    }
}

fn zoom(panes: &mut Panes, factor: f64) {
    if let Some(axis) = panes.state.visible() {
        panes.send(Command::Zoom(axis.zoomed(0.5, factor)));
    }
}
