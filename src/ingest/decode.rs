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
        return match utf16(bytes) {
            Some(encoding) => Ok(encoding.decode_without_bom_handling(bytes).0.into_owned()),
            None => Err(
                "is not text: it holds zero bytes (a picture, a program or a document?)".to_owned(),
            ),
        };
    }
    let strange = |b: &&u8| **b < 0x20 && !b"\t\n\r\x0b\x0c\x1b".contains(b);
    if head.iter().filter(strange).count() * 10 > head.len() {
        return Err("is not text: it is full of control characters".to_owned());
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

/// UTF-16 without its mark: zero bytes stand nearly all at even, or all at odd places, and often; or
/// the text reads as Chinese or Japanese with its stops.
fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    if !bytes.len().is_multiple_of(2) {
        return None;
    }
    let head = &bytes[..bytes.len().min(SAMPLE)];
    let (mut even, mut odd) = (0, 0);
    for pair in head.chunks_exact(2) {
        even += usize::from(pair[0] == 0);
        odd += usize::from(pair[1] == 0);
    }
    let often = |n: usize, other: usize| n * 8 > head.len() && other * 50 < n;
    let reads = |encoding: &'static Encoding, often: bool| {
        let text = encoding.decode_without_bom_handling(head).0;
        let strange = |c: &char| *c == '\u{fffd}' || (c.is_control() && !c.is_whitespace());
        let good = text.chars().filter(strange).count() * 50 <= text.chars().count();
        good && (often || text.contains(['。', '，', '、']))
    };
    [(UTF_16LE, often(odd, even)), (UTF_16BE, often(even, odd))]
        .into_iter()
        .find(|(encoding, often)| reads(encoding, *often))
        .map(|(encoding, _)| encoding)
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TEXT: &str =
        "Der Hafen wurde am Montag eröffnet, heißt es; “endlich”, sagte die Bürgermeisterin.";

    fn utf16(text: &str, big: bool) -> Vec<u8> {
        let order = |u: u16| {
            if big {
                u.to_be_bytes()
            } else {
                u.to_le_bytes()
            }
        };
        text.encode_utf16().flat_map(order).collect()
    }

    #[test]
    fn encodings_are_told_apart() {
        let mut marked = b"\xef\xbb\xbf".to_vec();
        marked.extend(TEXT.as_bytes());
        let mut little = b"\xff\xfe".to_vec();
        little.extend(utf16(TEXT, false));
        let western = encoding_rs::WINDOWS_1252.encode(TEXT).0.into_owned();
        for bytes in [
            TEXT.as_bytes().to_vec(),
            marked,
            little,
            utf16(TEXT, false),
            utf16(TEXT, true),
            western,
        ] {
            assert_eq!(decode(&bytes, false).as_deref(), Ok(TEXT));
        }
        let russian =
            "Порт открылся в понедельник после девяти месяцев работ, сообщили власти города.";
        for encoding in [encoding_rs::WINDOWS_1251, encoding_rs::KOI8_R] {
            let bytes = encoding.encode(russian).0;
            assert_eq!(decode(&bytes, false).as_deref(), Ok(russian));
        }
        let chinese = "港口在关闭九个月之后于星期一重新开放，官员说。";
        let bytes = encoding_rs::GB18030.encode(chinese).0;
        assert_eq!(decode(&bytes, false).as_deref(), Ok(chinese));
        assert_eq!(
            decode(&utf16(&(chinese.to_owned() + " \n"), false), false)
                .unwrap()
                .trim(),
            chinese
        );
    }

    #[test]
    fn pages_may_name_their_character_set() {
        let page = "<meta http-equiv='Content-Type' content='text/html; charset=windows-1251'>Да";
        let bytes = encoding_rs::WINDOWS_1251.encode(page).0;
        assert_eq!(decode(&bytes, true).as_deref(), Ok(page));
    }

    #[test]
    fn one_bad_byte_spoils_one_character() {
        let mut bytes = TEXT.as_bytes().to_vec();
        bytes.push(0xff);
        assert_eq!(decode(&bytes, false).unwrap(), format!("{TEXT}\u{fffd}"));
    }

    #[test]
    fn what_is_no_text_is_refused_with_a_reason() {
        for (bytes, reason) in [
            (&b"%PDF-1.7 x"[..], "PDF"),
            (b"PK\x03\x04abc", "office"),
            (b"\x00\x01\x02\x00\x00", "zero bytes"),
            (b"abc\0def", "zero bytes"),
            (b"\x01\x02\x03\x04\x05\x06 abc", "control"),
        ] {
            let error = decode(bytes, false).unwrap_err();
            assert!(error.contains(reason), "{error}");
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_decoded_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400), html: bool) {
            let _ = decode(&bytes, html);
        }

        #[test]
        fn valid_text_is_kept(text in "[^\\x00-\\x1f\u{feff}]{0,200}") {
            prop_assume!(known_binary(text.as_bytes()).is_none());
            prop_assert_eq!(decode(text.as_bytes(), false), Ok(text));
        }
    }
}
