//! What the X server knows: windows, titles, pictures.

use dateline::ui::canvas::Image;
use libtest_mimic::Failed;
use x11rb::connection::Connection;
use x11rb::protocol::xproto::{
    AtomEnum, ClientMessageEvent, ConfigureWindowAux, ConnectionExt as _, EventMask, ImageFormat,
    InputFocus, MapState, Window,
};
use x11rb::rust_connection::RustConnection;

x11rb::atom_manager! {
    /// Names that the server has numbers for.
    pub Atoms: AtomsCookie {
        UTF8_STRING,
        WM_DELETE_WINDOW,
        WM_PROTOCOLS,
        XdndActionCopy,
        XdndAware,
        XdndDrop,
        XdndEnter,
        XdndFinished,
        XdndLeave,
        XdndPosition,
        XdndSelection,
        XdndStatus,
        _NET_WM_NAME,
        _NET_SUPPORTING_WM_CHECK,
        _NET_WM_PID,
        TEXT_URI_LIST: b"text/uri-list",
    }
}

/// A connection to the display.
pub struct Screen {
    pub connection: RustConnection,
    pub atoms: Atoms,
    pub root: Window,
}

impl Screen {
    /// Connects to a display by its name.
    pub fn connect(display: &str) -> Result<Self, Failed> {
        let (connection, number) = x11rb::connect(Some(display))?;
        let atoms = Atoms::new(&connection)?.reply()?;
        let root = connection.setup().roots[number].root;
        Ok(Self {
            connection,
            atoms,
            root,
        })
    }

    /// The visible window of a program, if there is one. A window tells which program it belongs to;
    /// helper windows do not.
    pub fn window(&self) -> Result<Option<Window>, Failed> {
        let mut windows = vec![self.root];
        while let Some(window) = windows.pop() {
            let Ok(attributes) = self.connection.get_window_attributes(window)?.reply() else {
                continue; // Gone in between.
            };
            let visible = attributes.map_state == MapState::VIEWABLE;
            if window != self.root
                && visible
                && self.property(window, self.atoms._NET_WM_PID)?.is_some()
            {
                return Ok(Some(window));
            }
            if let Ok(tree) = self.connection.query_tree(window)?.reply() {
                windows.extend(tree.children);
            }
        }
        Ok(None)
    }

    /// Whether a window manager has taken over; for waiting.
    pub fn is_managed(&self) -> Result<Option<()>, Failed> {
        let check = self.property(self.root, self.atoms._NET_SUPPORTING_WM_CHECK)?;
        Ok(check.map(drop))
    }

    /// The title of a window; empty if it has none.
    pub fn title(&self, window: Window) -> Result<String, Failed> {
        let bytes = self.property(window, self.atoms._NET_WM_NAME)?;
        Ok(String::from_utf8_lossy(&bytes.unwrap_or_default()).into_owned())
    }

    /// A property's bytes; `None` if the window has no such property.
    pub fn property(&self, window: Window, name: u32) -> Result<Option<Vec<u8>>, Failed> {
        let request =
            self.connection
                .get_property(false, window, name, AtomEnum::ANY, 0, 1 << 16)?;
        let Ok(reply) = request.reply() else {
            return Ok(None);
        };
        Ok((reply.type_ != u32::from(AtomEnum::NONE)).then_some(reply.value))
    }

    /// Gives a window the keyboard, as a window manager would.
    pub fn focus(&self, window: Window) -> Result<(), Failed> {
        self.connection
            .set_input_focus(InputFocus::PARENT, window, x11rb::CURRENT_TIME)?
            .check()?;
        Ok(())
    }

    /// Gives a window another size, as a window manager would.
    pub fn resize(&self, window: Window, width: u32, height: u32) -> Result<(), Failed> {
        let size = ConfigureWindowAux::new().width(width).height(height);
        self.connection.configure_window(window, &size)?.check()?;
        Ok(())
    }

    /// Asks the program to close its window, as the button in the title bar does.
    pub fn close(&self, window: Window) -> Result<(), Failed> {
        let delete = [self.atoms.WM_DELETE_WINDOW, x11rb::CURRENT_TIME, 0, 0, 0];
        self.send(window, self.atoms.WM_PROTOCOLS, delete)
    }

    /// Sends a message to a window.
    pub fn send(&self, window: Window, kind: u32, data: [u32; 5]) -> Result<(), Failed> {
        let message = ClientMessageEvent::new(32, window, kind, data);
        self.connection
            .send_event(false, window, EventMask::NO_EVENT, message)?
            .check()?;
        Ok(())
    }

    /// What is to be seen at the window's place, cut to the screen.
    pub fn picture(&self, window: Window) -> Result<Image, Failed> {
        let connection = &self.connection;
        let size = connection.get_geometry(window)?.reply()?;
        let place = connection
            .translate_coordinates(window, self.root, 0, 0)?
            .reply()?;
        let screen = connection.get_geometry(self.root)?.reply()?;
        let (x, y) = (place.dst_x.max(0), place.dst_y.max(0));
        let width = size.width.min(screen.width.saturating_sub(x as u16));
        let height = size.height.min(screen.height.saturating_sub(y as u16));
        let reply = connection
            .get_image(
                ImageFormat::Z_PIXMAP,
                self.root,
                x,
                y,
                width,
                height,
                u32::MAX,
            )?
            .reply()?;
        let mut image = Image::new(width.into(), height.into());
        for (i, pixel) in reply.data.chunks_exact(4).enumerate() {
            let (x, y) = (i % image.width(), i / image.width());
            image.set(x, y, [pixel[2], pixel[1], pixel[0], 255]);
        }
        Ok(image)
    }
}
