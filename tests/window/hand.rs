//! Mouse and keys, as a person moves them: at the pace of a hand, through the X server.

use crate::screen::Screen;
use libtest_mimic::Failed;
use std::time::Duration;
use x11rb::connection::Connection;
use x11rb::protocol::xproto::{
    BUTTON_PRESS_EVENT, BUTTON_RELEASE_EVENT, ConnectionExt as _, KEY_PRESS_EVENT,
    KEY_RELEASE_EVENT, MOTION_NOTIFY_EVENT, Window,
};
use x11rb::protocol::xtest::ConnectionExt as _;

/// Between two things that a hand does. Nothing waits for this: it is how fast hands are.
const PACE: Duration = Duration::from_millis(12);

/// Clicks this far apart do not belong together.
const REST: Duration = Duration::from_millis(700);

/// Names of keys that are no characters, and their numbers in X (keysyms).
const KEYS: &[(&str, u32)] = &[
    ("backspace", 0xff08),
    ("tab", 0xff09),
    ("enter", 0xff0d),
    ("escape", 0xff1b),
    ("home", 0xff50),
    ("left", 0xff51),
    ("up", 0xff52),
    ("right", 0xff53),
    ("down", 0xff54),
    ("pageup", 0xff55),
    ("pagedown", 0xff56),
    ("end", 0xff57),
    ("shift", 0xffe1),
    ("ctrl", 0xffe3),
    ("alt", 0xffe9),
    ("delete", 0xffff),
    ("f1", 0xffbe),
];

const SHIFT: u32 = 0xffe1;

/// The left button.
const LEFT: u8 = 1;

/// Mouse and keyboard of a screen; places are in pixels of a window.
pub struct Hand<'a> {
    screen: &'a Screen,
    window: Window,
}

impl<'a> Hand<'a> {
    pub fn new(screen: &'a Screen, window: Window) -> Self {
        Self { screen, window }
    }

    /// Moves the pointer.
    pub fn point(&self, [x, y]: [f32; 2]) -> Result<(), Failed> {
        let (x, y) = (x.round() as i16, y.round() as i16);
        let Screen {
            connection, root, ..
        } = self.screen;
        let place = connection
            .translate_coordinates(self.window, *root, x, y)?
            .reply()?;
        self.fake(MOTION_NOTIFY_EVENT, 0, [place.dst_x, place.dst_y])
    }

    /// A click with the left button.
    pub fn click(&self, at: [f32; 2]) -> Result<(), Failed> {
        self.point(at)?;
        self.button(LEFT)
    }

    /// Two clicks in quick succession, and none shortly before, which would make it three.
    pub fn double_click(&self, at: [f32; 2]) -> Result<(), Failed> {
        std::thread::sleep(REST);
        self.click(at)?;
        self.button(LEFT)
    }

    /// Turns the wheel: up (away from the person) for positive steps.
    pub fn wheel(&self, at: [f32; 2], steps: i32) -> Result<(), Failed> {
        self.point(at)?;
        for _ in 0..steps.unsigned_abs() {
            self.button(if steps > 0 { 4 } else { 5 })?;
        }
        Ok(())
    }

    /// Types characters that the keyboard has.
    pub fn type_text(&self, text: &str) -> Result<(), Failed> {
        text.chars().try_for_each(|c| self.press(&[u32::from(c)]))
    }

    /// Presses keys together: `"enter"`, `"ctrl+k"`, `"ctrl+shift+z"`.
    pub fn keys(&self, together: &str) -> Result<(), Failed> {
        let symbols: Result<Vec<u32>, Failed> = together.split('+').map(symbol).collect();
        self.press(&symbols?)
    }

    fn press(&self, symbols: &[u32]) -> Result<(), Failed> {
        let mut codes = Vec::new();
        for symbol in symbols {
            let (code, shifted) = self.code(*symbol)?;
            if shifted {
                codes.push(self.code(SHIFT)?.0);
            }
            codes.push(code);
        }
        for code in &codes {
            self.fake(KEY_PRESS_EVENT, *code, [0, 0])?;
        }
        for code in codes.iter().rev() {
            self.fake(KEY_RELEASE_EVENT, *code, [0, 0])?;
        }
        Ok(())
    }

    /// The key that gives a symbol, and whether it needs shift.
    fn code(&self, symbol: u32) -> Result<(u8, bool), Failed> {
        let connection = &self.screen.connection;
        let (first, last) = (
            connection.setup().min_keycode,
            connection.setup().max_keycode,
        );
        let map = connection
            .get_keyboard_mapping(first, last - first + 1)?
            .reply()?;
        let columns = usize::from(map.keysyms_per_keycode);
        for (code, symbols) in (first..=last).zip(map.keysyms.chunks(columns)) {
            for (column, found) in symbols.iter().take(2).enumerate() {
                if *found == symbol {
                    return Ok((code, column == 1));
                }
            }
        }
        Err(format!("the keyboard has no key for {symbol:#x}").into())
    }

    fn button(&self, button: u8) -> Result<(), Failed> {
        self.fake(BUTTON_PRESS_EVENT, button, [0, 0])?;
        self.fake(BUTTON_RELEASE_EVENT, button, [0, 0])
    }

    fn fake(&self, kind: u8, detail: u8, [x, y]: [i16; 2]) -> Result<(), Failed> {
        let Screen {
            connection, root, ..
        } = self.screen;
        connection
            .xtest_fake_input(kind, detail, x11rb::CURRENT_TIME, *root, x, y, 0)?
            .check()?;
        std::thread::sleep(PACE);
        Ok(())
    }
}

fn symbol(name: &str) -> Result<u32, Failed> {
    if let Some((_, symbol)) = KEYS.iter().find(|(known, _)| *known == name) {
        return Ok(*symbol);
    }
    let mut characters = name.chars();
    match (characters.next(), characters.next()) {
        (Some(c), None) => Ok(u32::from(c)),
        _ => Err(format!("no key is called {name}").into()),
    }
}
