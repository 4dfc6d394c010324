//! The source of a drag of files onto a window: version 5 of the XDND protocol.

use crate::screen::Screen;
use crate::session::DEADLINE;
use libtest_mimic::Failed;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::time::Instant;
use x11rb::connection::Connection;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{
    ConnectionExt as _, CreateWindowAux, EventMask, PropMode, SELECTION_NOTIFY_EVENT,
    SelectionNotifyEvent, SelectionRequestEvent, Window, WindowClass,
};
use x11rb::wrapper::ConnectionExt as _;

const VERSION: u32 = 5;

/// Files on their way to a window.
pub struct Drag<'a> {
    screen: &'a Screen,
    source: Window,
    target: Window,
    files: Vec<u8>,
    /// The target has fetched the list of files.
    fetched: bool,
}

impl<'a> Drag<'a> {
    /// Takes files and folders and enters a window with them.
    pub fn enter(screen: &'a Screen, target: Window, files: &[&Path]) -> Result<Self, Failed> {
        let Screen {
            connection, atoms, ..
        } = screen;
        let aware = screen.property(target, atoms.XdndAware)?;
        let version = aware.as_deref().and_then(|v| v.first()).copied();
        if version.map(u32::from) < Some(VERSION) {
            return Err(format!("the window takes no drops: XdndAware is {version:?}").into());
        }
        let source = connection.generate_id()?;
        let aux = CreateWindowAux::new().event_mask(EventMask::PROPERTY_CHANGE);
        let (class, visual) = (WindowClass::INPUT_ONLY, x11rb::COPY_FROM_PARENT);
        connection
            .create_window(0, source, screen.root, 0, 0, 1, 1, 0, class, visual, &aux)?
            .check()?;
        connection
            .set_selection_owner(source, atoms.XdndSelection, x11rb::CURRENT_TIME)?
            .check()?;
        let types = [atoms.TEXT_URI_LIST, 0, 0];
        let [first, second, third] = types;
        let hello = [source, VERSION << 24, first, second, third];
        screen.send(target, atoms.XdndEnter, hello)?;
        Ok(Self {
            screen,
            source,
            target,
            files: uri_list(files),
            fetched: false,
        })
    }

    /// Moves over the window, and waits until it says that it takes the files and has read which.
    pub fn hover(&mut self, [x, y]: [f32; 2]) -> Result<(), Failed> {
        let atoms = &self.screen.atoms;
        let place = (x.round() as u32) << 16 | y.round() as u32;
        let time = x11rb::CURRENT_TIME;
        let position = [self.source, 0, place, time, atoms.XdndActionCopy];
        self.screen
            .send(self.target, atoms.XdndPosition, position)?;
        let [_, flags, ..] = self.answer(atoms.XdndStatus)?;
        if flags & 1 == 0 {
            return Err("the window refuses the files".into());
        }
        self.wait(|drag, _| drag.fetched.then_some(()))
    }

    /// Lets go, and waits until the window says that it is done.
    pub fn release(mut self) -> Result<(), Failed> {
        let atoms = &self.screen.atoms;
        let drop = [self.source, 0, x11rb::CURRENT_TIME, 0, 0];
        self.screen.send(self.target, atoms.XdndDrop, drop)?;
        let [_, flags, ..] = self.answer(atoms.XdndFinished)?;
        if flags & 1 == 0 {
            return Err("the window did not take the files".into());
        }
        Ok(())
    }

    /// Leaves the window without letting go.
    pub fn leave(self) -> Result<(), Failed> {
        let leave = [self.source, 0, 0, 0, 0];
        self.screen
            .send(self.target, self.screen.atoms.XdndLeave, leave)
    }

    /// Waits for a message from the window.
    fn answer(&mut self, kind: u32) -> Result<[u32; 5], Failed> {
        self.wait(|_, event| match event {
            Some(Event::ClientMessage(message)) if message.type_ == kind => {
                Some(message.data.as_data32())
            }
            _ => None,
        })
    }

    /// Handles what the server sends until `found` gives something.
    fn wait<T>(&mut self, found: impl Fn(&Self, Option<&Event>) -> Option<T>) -> Result<T, Failed> {
        let start = Instant::now();
        loop {
            let event = self.screen.connection.poll_for_event()?;
            if let Some(Event::SelectionRequest(request)) = &event {
                self.hand_over(request)?;
            }
            if let Some(result) = found(self, event.as_ref()) {
                return Ok(result);
            }
            if start.elapsed() > DEADLINE {
                return Err("the window did not answer to the drag".into());
            }
            if event.is_none() {
                std::thread::sleep(crate::session::POLL);
            }
        }
    }

    /// Tells the window which files they are.
    fn hand_over(&mut self, request: &SelectionRequestEvent) -> Result<(), Failed> {
        let Screen {
            connection, atoms, ..
        } = self.screen;
        let known = request.target == atoms.TEXT_URI_LIST;
        if known {
            let (window, name, kind) = (request.requestor, request.property, request.target);
            connection
                .change_property8(PropMode::REPLACE, window, name, kind, &self.files)?
                .check()?;
            self.fetched = true;
        }
        let answer = SelectionNotifyEvent {
            response_type: SELECTION_NOTIFY_EVENT,
            sequence: 0,
            time: request.time,
            requestor: request.requestor,
            selection: request.selection,
            target: request.target,
            property: if known { request.property } else { 0 },
        };
        connection
            .send_event(false, request.requestor, EventMask::NO_EVENT, answer)?
            .check()?;
        Ok(())
    }
}

/// The files as `file://` addresses, a line each, with everything but the plainest bytes encoded.
fn uri_list(files: &[&Path]) -> Vec<u8> {
    let mut list = String::new();
    for file in files {
        list.push_str("file://");
        for byte in file.as_os_str().as_bytes() {
            match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' => {
                    list.push(char::from(*byte));
                }
                _ => list.push_str(&format!("%{byte:02X}")),
            }
        }
        list.push_str("\r\n");
    }
    list.into_bytes()
}
