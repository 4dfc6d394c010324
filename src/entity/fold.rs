//! Spellings made comparable.

use unicode_normalization::UnicodeNormalization;

/// Without marks, and letters that have no mark to lose in their usual Latin spelling.
pub(crate) fn ascii(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfd() {
        match c {
            '\u{300}'..='\u{36f}' | '\u{ad}' => {}
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'Æ' => out.push_str("Ae"),
            'œ' => out.push_str("oe"),
            'ø' | 'ð' => out.push(if c == 'ø' { 'o' } else { 'd' }),
            'Ø' => out.push('O'),
            'đ' => out.push('d'),
            'Đ' | 'Ð' => out.push('D'),
            'ł' => out.push('l'),
            'Ł' => out.push('L'),
            'ı' => out.push('i'),
            'þ' => out.push_str("th"),
            'Þ' => out.push_str("Th"),
            '’' | 'ʼ' | '‘' => out.push('\''),
            '‐' | '‑' | '–' => out.push('-'),
            _ => out.push(c),
        }
    }
    out
}

/// Lower case, without marks, white space joined, final dots of initials dropped: what two
/// spellings of one name have in common.
pub(crate) fn key(text: &str) -> String {
    let plain = ascii(text).to_lowercase();
    let mut out = String::with_capacity(plain.len());
    for word in plain.split(|c: char| c.is_whitespace() || c == '-') {
        let word: String = word.chars().filter(|c| !matches!(c, '.' | '\'')).collect();
        if word.is_empty() {
            continue;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&word);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_meet() {
        assert_eq!(key("Viktor  Orbán"), "viktor orban");
        assert_eq!(key("U.S."), "us");
        assert_eq!(key("Ban Ki-moon"), "ban ki moon");
        assert_eq!(key("Łódź"), "lodz");
        assert_eq!(key("O’Brien"), "obrien");
    }
}
