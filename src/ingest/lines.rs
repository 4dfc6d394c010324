//! A text as its lines: cleaned, wrapped lines joined, each with the features that tell headline,
//! paragraph and furniture apart.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// A paragraph, or a line that stands alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Without white space at its ends, in one piece.
    pub text: String,
    /// An empty line stands before it.
    pub apart: bool,
    /// Runs of letters or digits between white space; in a script without spaces, every two letters.
    pub words: usize,
    /// Ends as a sentence does.
    pub stop: bool,
}

impl Line {
    /// A line of clean text.
    pub fn new(text: String, apart: bool) -> Self {
        let words = words(&text);
        let stop = ends_sentence(&text);
        Self {
            text,
            apart,
            words,
            stop,
        }
    }

    /// Reads as a paragraph of an article, not as a heading, a link or a button.
    pub fn is_body(&self) -> bool {
        (self.words >= 9 && self.stop) || self.words >= 25
    }

    /// Reads as a short sentence.
    pub fn is_sentence(&self) -> bool {
        self.words >= 6 && self.stop
    }
}

/// Cuts a text into lines. Lines that an editor broke at a fixed width are joined again.
pub fn split(text: &str) -> Vec<Line> {
    let text = clean(text);
    let indented: Vec<&str> = text.split('\n').map(str::trim_end).collect();
    let raw: Vec<&str> = indented.iter().map(|l| l.trim_start()).collect();
    let paragraphs = marks_paragraphs(&indented);
    let begins = |i: usize| paragraphs && indented.get(i).is_some_and(|l| is_indented(l));
    let width = wrap_width(&raw, begins);
    let mut out: Vec<Line> = Vec::new();
    let mut open = String::new();
    let mut apart = false;
    for (i, line) in raw.iter().enumerate() {
        if line.is_empty() {
            apart = true;
            continue;
        }
        if !open.is_empty() && !open.ends_with('-') {
            open.push(' ');
        }
        open.push_str(line);
        let next = raw.get(i + 1).copied().unwrap_or_default();
        if width.is_some_and(|w| is_full(line, next, w) || goes_on(line, next)) && !begins(i + 1) {
            continue;
        }
        out.push(Line::new(std::mem::take(&mut open), apart));
        apart = false;
    }
    if !open.is_empty() {
        out.push(Line::new(open, apart));
    }
    out
}

/// Whether an indented line begins a paragraph: some lines are indented, most are not.
fn marks_paragraphs(lines: &[&str]) -> bool {
    let filled = lines.iter().filter(|l| !l.is_empty()).count();
    let indented = lines.iter().filter(|l| is_indented(l)).count();
    indented > 0 && indented * 2 < filled
}

fn is_indented(line: &str) -> bool {
    line.starts_with("  ") || line.starts_with('\t')
}

/// Whether a sentence runs on into the next line, however short this one is: it has not ended, and
/// the next begins in lower case, but is no "by" with an author.
fn goes_on(line: &str, next: &str) -> bool {
    let lower = next.starts_with(char::is_lowercase) && !next.starts_with("by ");
    lower && !ends_sentence(line)
}

/// One kind of line end, composed characters, nothing invisible.
fn clean(text: &str) -> String {
    let keep = |c: char| match c {
        '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{b}' | '\u{c}' => Some('\n'),
        '\n' | '\t' => Some(c),
        '\u{ad}' | '\u{200b}' | '\u{feff}' | '\u{2060}' => None,
        c if c.is_control() => None,
        c => Some(c),
    };
    let text = text.replace("\r\n", "\n");
    if is_nfc_quick(text.chars()) == IsNormalized::Yes {
        text.chars().filter_map(keep).collect()
    } else {
        text.nfc().filter_map(keep).collect()
    }
}

/// Longest width at which editors and mail programs break lines.
const WIDEST: usize = 130;

/// The width at which the text's lines were broken, if they were. `begins` tells lines that begin a
/// paragraph.
fn wrap_width(lines: &[&str], begins: impl Fn(usize) -> bool) -> Option<usize> {
    let inner: Vec<_> = lines
        .windows(2)
        .enumerate()
        .filter(|(i, w)| !w[0].is_empty() && !w[1].is_empty() && !begins(i + 1))
        .map(|(_, w)| w)
        .collect();
    let mut lengths: Vec<usize> = inner.iter().map(|w| w[0].chars().count()).collect();
    lengths.sort_unstable();
    // One long line (an address) may stand out.
    let width = *lengths.get((lengths.len() * 19 / 20).min(lengths.len().saturating_sub(1)))?;
    if lengths.len() < 3 || !(40..=WIDEST).contains(&width) {
        return None;
    }
    let joined = |w: &&&[&str]| is_full(w[0], w[1], width) || goes_on(w[0], w[1]);
    let full = inner.iter().filter(joined).count();
    (full * 10 >= inner.len() * 7).then_some(width)
}

/// Whether the next line's first word would not have fitted any more.
fn is_full(line: &str, next: &str, width: usize) -> bool {
    let Some(first) = next.split_whitespace().next() else {
        return false;
    };
    line.chars().count() + 1 + first.chars().count() > width.saturating_sub(2)
}

fn words(text: &str) -> usize {
    let mut count = 0;
    let mut dense = 0;
    for word in text.split_whitespace() {
        count += usize::from(word.contains(char::is_alphanumeric));
        dense += word.chars().filter(|c| is_dense(*c)).count();
    }
    count + dense / 2
}

/// Chinese and Japanese characters, written without spaces.
fn is_dense(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(|c: char| "\"'”’»)]“‘」』".contains(c) || c.is_whitespace())
        .ends_with(['.', '!', '?', '。', '！', '？', '…', ':', '।', '؟'])
        || text.ends_with(['”', '"']) && text.contains([',', '.'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn texts(text: &str) -> Vec<String> {
        split(text).into_iter().map(|l| l.text).collect()
    }

    #[test]
    fn one_line_a_paragraph_stays_so() {
        let lines = split(
            "Harbour opens\r\nBy Ann Lee\r\n\r\nThe harbour opened on Monday. \u{a0}\r\nShips came.",
        );
        let seen: Vec<_> = lines.iter().map(|l| (l.text.as_str(), l.apart)).collect();
        assert_eq!(
            seen,
            [
                ("Harbour opens", false),
                ("By Ann Lee", false),
                ("The harbour opened on Monday.", true),
                ("Ships came.", false)
            ]
        );
    }

    #[test]
    fn wrapped_lines_are_joined() {
        let text = "Harbour opens at last\n\n\
            The harbour of Port Alba opened again on Monday after nine\n\
            months of work, the port authority said, and the first two\n\
            ferries left for the islands in the afternoon with 300 on\n\
            board.\n\n\
            Traders cheered from the pier as the ships passed the long-\n\
            closed gate.";
        assert_eq!(
            texts(text),
            [
                "Harbour opens at last",
                "The harbour of Port Alba opened again on Monday after nine months of work, the port authority said, and the first two ferries left for the islands in the afternoon with 300 on board.",
                "Traders cheered from the pier as the ships passed the long-closed gate."
            ]
        );
    }

    #[test]
    fn a_sentence_runs_on_over_a_short_line_and_ends_before_an_indent() {
        let text = "The harbour of Port Alba opened\n\
            again on Monday after nine months of work, the port authority\n\
            said, and the first two ferries left for the islands in the\n\
            afternoon.\n    \
            Traders cheered from the pier as the ships passed the closed\n\
            gate, a witness said, on the second of the two days,\n\
            and nobody was hurt in the crowd that filled the old quay so.\n    \
            The next ferry leaves on Friday, weather allowing, at eight.";
        assert_eq!(
            texts(text),
            [
                "The harbour of Port Alba opened again on Monday after nine months of work, the port authority said, and the first two ferries left for the islands in the afternoon.",
                "Traders cheered from the pier as the ships passed the closed gate, a witness said, on the second of the two days, and nobody was hurt in the crowd that filled the old quay so.",
                "The next ferry leaves on Friday, weather allowing, at eight.",
            ]
        );
    }

    #[test]
    fn bodies_are_told_from_headings() {
        let body = |t: &str| Line::new(t.into(), true).is_body();
        assert!(body(
            "The harbour opened again on Monday after nine months of work."
        ));
        assert!(body(
            "“We are glad that it is over and done with,” she said of it."
        ));
        assert!(body("港口在关闭九个月之后于星期一重新开放。"));
        assert!(!body(
            "Harbour opens again after nine months of work by engineers"
        ));
        assert!(!body("Share this."));
    }

    proptest! {
        #[test]
        fn no_letter_is_lost(text in "[a-z \n\r\t.-]{0,400}") {
            let letters = |t: &str| t.chars().filter(|c| c.is_alphabetic()).collect::<String>();
            prop_assert_eq!(letters(&texts(&text).concat()), letters(&text));
        }

        #[test]
        fn any_text_gives_clean_lines(text in "\\PC{0,300}|[\\x00-\\xff\n]{0,300}") {
            for line in split(&text) {
                prop_assert!(!line.text.contains('\n'));
                prop_assert_eq!(line.text.trim(), &line.text);
            }
        }
    }
}
