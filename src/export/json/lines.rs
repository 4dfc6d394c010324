//! Layout of the JSON: compact, but an element a line in the outermost lists, so that it can be
//! read, compared and searched by line.

use serde_json::ser::Formatter;
use std::io::{self, Write};

/// Lists and objects nested deeper than this stay on their line.
const BROKEN: usize = 2;

/// Breaks the line before each member of the outermost object and of the lists in it.
#[derive(Default)]
pub struct OneALine {
    depth: usize,
    /// Nothing stands yet in the list or object last opened.
    empty: bool,
}

impl OneALine {
    fn open<W: Write + ?Sized>(&mut self, out: &mut W, mark: &[u8]) -> io::Result<()> {
        self.depth += 1;
        self.empty = true;
        out.write_all(mark)
    }

    fn close<W: Write + ?Sized>(&mut self, out: &mut W, mark: &[u8]) -> io::Result<()> {
        if self.depth <= BROKEN && !self.empty {
            out.write_all(b"\n")?;
        }
        self.empty = false;
        self.depth -= 1;
        out.write_all(mark)
    }

    fn next<W: Write + ?Sized>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.empty = false;
        if !first {
            out.write_all(b",")?;
        }
        if self.depth <= BROKEN {
            out.write_all(b"\n")?;
        }
        Ok(())
    }
}

impl Formatter for OneALine {
    fn begin_array<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.open(out, b"[")
    }

    fn end_array<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.close(out, b"]")
    }

    fn begin_array_value<W: Write + ?Sized>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.next(out, first)
    }

    fn begin_object<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.open(out, b"{")
    }

    fn end_object<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.close(out, b"}")
    }

    fn begin_object_key<W: Write + ?Sized>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.next(out, first)
    }

    fn begin_object_value<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        out.write_all(if self.depth == 1 { b": " } else { b":" })
    }
}
