//! A page of plain text: headings, hanging paragraphs, rules.

use super::wrap::{WIDTH, pad, width, wrap};
use std::io::{self, Write};

/// What is written to, a block at a time.
pub struct Page<'a> {
    out: &'a mut dyn Write,
    begun: bool,
}

impl<'a> Page<'a> {
    /// An empty page.
    pub fn new(out: &'a mut dyn Write) -> Self {
        Self { out, begun: false }
    }

    /// A line as it is.
    pub fn line(&mut self, line: &str) -> io::Result<()> {
        self.begun = true;
        writeln!(self.out, "{}", line.trim_end())
    }

    /// An empty line, unless the page is empty.
    pub fn gap(&mut self) -> io::Result<()> {
        if self.begun {
            writeln!(self.out)
        } else {
            Ok(())
        }
    }

    /// A heading with a rule to the right edge.
    pub fn heading(&mut self, words: &str) -> io::Result<()> {
        self.gap()?;
        let rule = "─".repeat(WIDTH.saturating_sub(width(words) + 1));
        self.line(&format!("{words} {rule}"))
    }

    /// A paragraph to the right of a label: the label stands in the first line's margin.
    pub fn hanging(&mut self, label: &str, margin: usize, text: &str) -> io::Result<()> {
        let mut label = label;
        for line in wrap(text, WIDTH - margin) {
            self.line(&format!("{}{line}", pad(label, margin)))?;
            label = "";
        }
        Ok(())
    }

    /// Two texts side by side with a thin rule between them.
    pub fn columns(&mut self, left: &str, right: &str) -> io::Result<()> {
        const COLUMN: usize = 38;
        let (left, right) = (wrap(left, COLUMN), wrap(right, COLUMN));
        for i in 0..left.len().max(right.len()) {
            let side = |lines: &[String]| lines.get(i).cloned().unwrap_or_default();
            self.line(&format!("{} │ {}", pad(&side(&left), COLUMN), side(&right)))?;
        }
        Ok(())
    }
}

/// `1 event`, `2 events`, `1,204 events`.
pub fn count(n: usize, one: &str) -> String {
    format!("{} {one}{}", grouped(n), if n == 1 { "" } else { "s" })
}

/// Digits in groups of three.
pub fn grouped(n: usize) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_read_well() {
        assert_eq!(count(1, "event"), "1 event");
        assert_eq!(count(0, "event"), "0 events");
        assert_eq!(count(1_234_567, "event"), "1,234,567 events");
    }
}
