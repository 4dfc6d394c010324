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
        let words = if words.is_empty() {
            String::new()
        } else {
            format!("{words} ")
        };
        let rule = "─".repeat(WIDTH.saturating_sub(width(&words)));
        self.line(&format!("{words}{rule}"))
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

    /// Two labelled texts side by side with a thin rule between them.
    pub fn facing(&mut self, left: [&str; 2], right: [&str; 2]) -> io::Result<()> {
        const LABEL: usize = 5;
        const TEXT: usize = 33;
        let column = |[label, text]: [&str; 2]| -> Vec<String> {
            let labels = std::iter::once(label).chain(std::iter::repeat(""));
            let lines = wrap(text, TEXT).into_iter().zip(labels);
            lines
                .map(|(line, label)| pad(label, LABEL) + &line)
                .collect()
        };
        self.beside(&column(left), LABEL + TEXT, " │ ", &column(right))
    }

    /// Lines beside lines.
    pub fn beside(
        &mut self,
        left: &[String],
        columns: usize,
        between: &str,
        right: &[String],
    ) -> io::Result<()> {
        for i in 0..left.len().max(right.len()) {
            let line = |side: &[String]| side.get(i).cloned().unwrap_or_default();
            self.line(&format!(
                "{}{between}{}",
                pad(&line(left), columns),
                line(right)
            ))?;
        }
        Ok(())
    }
}
