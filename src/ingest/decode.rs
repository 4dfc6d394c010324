//! Bytes to text, whatever the encoding.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Bytes looked at to tell the encoding of what is not UTF-8.
const SAMPLE: usize = 1 << 16;

/// The text of a file. `html` says that a `<meta charset>` may be believed.
///
/// Order of belief: byte order mark, valid UTF-8, declared character set, UTF-16 without mark, what
/// the bytes look like. Fails, with a message for the user, if the file is no text.
pub fn decode(bytes: &[u8], html: bool) -> Result<String, String> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return Ok(encoding
            .decode_without_bom_handling(&bytes[mark..])
            .0
            .into_owned());
    }
    if let Some(kind) = known_binary(bytes) {
        return Err(format!("is {kind}, not text: save it as text first"));
    }
    let head = &bytes[..bytes.len().min(SAMPLE)];
    if head.contains(&0) {
        return match utf16(head) {
            Some(encoding) => Ok(encoding.decode_without_bom_handling(bytes).0.into_owned()),
            None => Err("is not text: it holds zero bytes".to_owned()),
        };
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(text.to_owned());
    }
    let encoding = match declared(head).filter(|_| html) {
        Some(encoding) => encoding,
        None if nearly_utf8(bytes) => UTF_8,
        None => detected(head),
    };
    Ok(encoding.decode_without_bom_handling(bytes).0.into_owned())
}

/// What the first bytes betray.
fn known_binary(bytes: &[u8]) -> Option<&'static str> {
    const KNOWN: [(&[u8], &str); 12] = [
        (b"%PDF", "a PDF"),
        (b"PK\x03\x04", "a ZIP archive or an office document"),
        (b"\xd0\xcf\x11\xe0", "an old office document"),
        (b"{\\rtf", "a rich-text (RTF) document"),
        (b"\x1f\x8b", "a gzip archive"),
        (b"\x89PNG", "a picture"),
        (b"\xff\xd8\xff", "a picture"),
        (b"GIF8", "a picture"),
        (b"RIFF", "a sound or video file"),
        (b"\x7fELF", "a program"),
        (b"7z\xbc\xaf", "a 7z archive"),
        (b"SQLite format 3", "a database"),
    ];
    KNOWN
        .iter()
        .find(|(magic, _)| bytes.starts_with(magic))
        .map(|(_, kind)| *kind)
}

/// UTF-16 without its mark: zero bytes stand at even or at odd places only.
fn utf16(head: &[u8]) -> Option<&'static Encoding> {
    let (mut even, mut odd) = (0, 0);
    for pair in head.chunks_exact(2) {
        even += usize::from(pair[0] == 0);
        odd += usize::from(pair[1] == 0);
    }
    let encoding = match (even, odd) {
        (0, 1..) => UTF_16LE,
        (1.., 0) => UTF_16BE,
        _ => return None,
    };
    let whole = &head[..head.len() & !1];
    let text = encoding.decode_without_bom_handling(whole).0;
    let strange = text
        .chars()
        .filter(|c| *c == '\u{fffd}' || (c.is_control() && !c.is_whitespace()))
        .count();
    (strange * 100 <= text.chars().count()).then_some(encoding)
}

/// The character set that a web page names in its head.
fn declared(head: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&head[..head.len().min(4096)]).to_ascii_lowercase();
    let after = head.split_once("charset=")?.1;
    let label: String = after
        .trim_start_matches(['"', '\'', ' '])
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || "-_:.".contains(*c))
        .collect();
    Encoding::for_label(label.as_bytes())
}

/// UTF-8 with few faults: more sequences that are right than bytes that are wrong, by far.
fn nearly_utf8(bytes: &[u8]) -> bool {
    let (mut right, mut wrong) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        right += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    right > 4 * wrong
}

fn detected(head: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(head, true);
    detector.guess(None, Utf8Detection::Deny)
}
