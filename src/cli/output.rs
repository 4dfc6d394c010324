//! Standard output: buffered, and quiet when the reader has gone.

use std::io::{self, BufWriter, Write};

/// Runs `write` on the locked, buffered standard output. A reader that has closed its end (as
/// `head` does) is no error.
///
/// # Errors
/// Others, such as a full disk.
pub fn print(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    match write(&mut out).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
            // The buffer's rest would only fail again.
            let _ = out.into_parts();
            Ok(())
        }
        other => other,
    }
}
