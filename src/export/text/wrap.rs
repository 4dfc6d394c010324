//! Text set in columns by display width.

use std::borrow::Cow;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Columns that a line may fill.
pub const WIDTH: usize = 80;

/// Columns that the text takes on a terminal.
pub fn width(text: &str) -> usize {
    text.width()
}

/// Breaks a text into lines of at most `columns` (at least 2). White space is joined; words wider
/// than a line, and scripts written without spaces, break between characters. Control characters,
/// with which a text could steer the terminal, are left out.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(2);
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut filled = 0;
    for word in text.split_whitespace() {
        let word = clean(word);
        let mut space = usize::from(filled > 0);
        for piece in pieces(&word, columns) {
            let wide = width(piece);
            if filled + space + wide > columns && filled > 0 {
                lines.push(std::mem::take(&mut line));
                (filled, space) = (0, 0);
            }
            line.push_str(&" "[..space]);
            line.push_str(piece);
            filled += space + wide;
            space = 0;
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// The text in one line of at most `columns`, its end cut with an ellipsis if need be.
pub fn clip(text: &str, columns: usize) -> String {
    let line = clean(text).split_whitespace().collect::<Vec<_>>().join(" ");
    if width(&line) <= columns {
        return line;
    }
    let mut kept = String::new();
    for grapheme in line.graphemes(true) {
        if width(&kept) + width(grapheme) + 1 > columns {
            break;
        }
        kept.push_str(grapheme);
    }
    kept.truncate(kept.trim_end().len());
    kept + "…"
}

/// Fills up with spaces to `columns`.
pub fn pad(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(width(text))))
}

fn clean(text: &str) -> Cow<'_, str> {
    let unwanted = |c: char| c.is_control() && !c.is_whitespace();
    if text.contains(unwanted) {
        Cow::Owned(text.replace(unwanted, ""))
    } else {
        Cow::Borrowed(text)
    }
}

/// A word in the pieces between which a line may break.
fn pieces(word: &str, columns: usize) -> Vec<&str> {
    let narrow = word.is_ascii() || width(word) == word.chars().count();
    if narrow && width(word) <= columns {
        return vec![word];
    }
    let too_wide = width(word) > columns;
    let mut cut = vec![0];
    let mut filled = 0;
    for (at, grapheme) in word.grapheme_indices(true) {
        let wide = width(grapheme);
        let full = too_wide && filled + wide > columns;
        if at > 0 && (full || breaks_before(word, at, grapheme)) {
            cut.push(at);
            filled = 0;
        }
        filled += wide;
    }
    cut.push(word.len());
    cut.windows(2).map(|w| &word[w[0]..w[1]]).collect()
}

/// Between wide characters a line may break, but no line begins with a closing mark.
fn breaks_before(word: &str, at: usize, grapheme: &str) -> bool {
    let before = word[..at].chars().next_back();
    width(grapheme) == 2
        && !"，。、；：？！」』）》】”’…".contains(grapheme)
        && before.is_some_and(|c| c.is_alphanumeric() || "，。、；：？！」』）》】".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lines_break_at_spaces_and_wide_characters() {
        assert_eq!(
            wrap("one two  three\nfour", 9),
            ["one two", "three", "four"]
        );
        assert_eq!(wrap("", 9), Vec::<String>::new());
        assert_eq!(wrap("abcdefghijkl mn", 5), ["abcde", "fghij", "kl mn"]);
        assert_eq!(
            wrap("中国将继续，促进合作", 8),
            ["中国将继", "续，促进", "合作"]
        );
        assert_eq!(wrap("a\u{1b}[31mred", 20), ["a[31mred"]);
    }

    #[test]
    fn what_is_cut_ends_with_an_ellipsis() {
        assert_eq!(clip("short", 5), "short");
        assert_eq!(clip("one two three", 8), "one two…");
        assert_eq!(clip("中国中国", 6), "中国…");
    }

    proptest! {
        #[test]
        fn no_line_is_too_wide_and_no_letter_is_lost(text in ".{0,200}", columns in 2usize..40) {
            let lines = wrap(&text, columns);
            for line in &lines {
                // A cluster of several wide signs may be wider than a very narrow line.
                prop_assert!(width(line) <= columns || line.graphemes(true).count() == 1);
            }
            let letters = |s: &str| s.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
            prop_assert_eq!(letters(&lines.concat()), letters(&text));
        }
    }
}
