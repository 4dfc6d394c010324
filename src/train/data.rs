//! Annotated sets: read from token files, put together into running text.

use super::Failure;
use crate::model::EntityKind;
use std::path::Path;

/// A name in a sentence: tokens `first..end`, `kind` an index into `labels::KINDS`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Name {
    pub first: usize,
    pub end: usize,
    pub kind: usize,
}

/// A sentence as the file has it.
#[derive(Clone, Debug, Default)]
pub(super) struct Sentence {
    pub tokens: Vec<String>,
    /// What stands before each token in the article, where the file says so.
    pub before: Vec<String>,
    pub names: Vec<Name>,
}

/// An article, or what stands for one.
pub(super) type Article = Vec<Sentence>;

/// A text with its names as byte ranges.
#[derive(Clone, Debug, Default)]
pub(super) struct Annotated {
    pub text: String,
    pub names: Vec<(usize, usize, usize)>,
}

/// Reads a token file: token, tag and maybe what stands before; blank line after a sentence.
pub(super) fn read(folder: &Path, name: &str) -> Result<Vec<Article>, Failure> {
    let path = folder.join(format!("{name}.tsv"));
    let text = std::fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    let (mut articles, mut article, mut lines) = (Vec::new(), Article::new(), Vec::new());
    for line in text.lines().chain([""]) {
        if line.is_empty() || line.starts_with("-DOCSTART-") {
            if !lines.is_empty() {
                article.push(sentence(&lines));
                lines.clear();
            }
            if line.starts_with('-') && !article.is_empty() {
                articles.push(std::mem::take(&mut article));
            }
        } else {
            lines.push(line);
        }
    }
    articles.push(article);
    Ok(articles)
}

fn sentence(lines: &[&str]) -> Sentence {
    let mut out = Sentence::default();
    let mut open: Option<Name> = None;
    for (i, line) in lines.iter().enumerate() {
        let mut fields = line.split('\t');
        out.tokens
            .push(fields.next().unwrap_or_default().to_owned());
        let tag = fields.next().unwrap_or("O");
        out.before.extend(fields.next().map(str::to_owned));
        if let (true, Some(name)) = (tag.starts_with("I-"), open.as_mut()) {
            name.end = i + 1;
            continue;
        }
        out.names.extend(open.take());
        if let Some(kind) = tag.strip_prefix("B-") {
            // Kinds beyond the three are kept until relabelling drops them.
            let kind = match kind {
                "PER" => 0,
                "ORG" => 1,
                "LOC" => 2,
                _ => OTHER,
            };
            open = Some(Name {
                first: i,
                end: i + 1,
                kind,
            });
        }
    }
    out.names.extend(open);
    out
}

/// A kind that the model does not learn.
pub(super) const OTHER: usize = 3;

/// The kind of a mention as an index.
pub(super) fn index(kind: EntityKind) -> usize {
    match kind {
        EntityKind::Person => 0,
        EntityKind::Org => 1,
        EntityKind::Place => 2,
        EntityKind::Other => OTHER,
    }
}

/// Puts sentences together as they were printed: by the file's third column or by the usual rules.
pub(super) fn running(sentences: &[Sentence]) -> Annotated {
    let mut out = Annotated::default();
    for sentence in sentences {
        let known = sentence.before.len() == sentence.tokens.len();
        if !out.text.is_empty() && !known {
            out.text.push('\n');
        }
        let (mut quote, mut glue) = (false, true);
        let mut at = Vec::with_capacity(sentence.tokens.len());
        for (i, token) in sentence.tokens.iter().enumerate() {
            if known {
                if !out.text.is_empty() {
                    out.text.push_str(match sentence.before[i].as_str() {
                        "=" => "",
                        "_" => " ",
                        "/" => "\n",
                        _ => "\n\n",
                    });
                }
            } else if !(glue || closes(token) || token == "\"" && quote) {
                out.text.push(' ');
            }
            let start = out.text.len();
            out.text.push_str(token);
            at.push((start, out.text.len()));
            if token == "\"" {
                glue = !quote;
                quote = !quote;
            } else {
                glue = matches!(
                    token.as_str(),
                    "(" | "[" | "{" | "“" | "‘" | "$" | "£" | "€" | "#" | "``"
                );
            }
        }
        out.names.extend(
            sentence
                .names
                .iter()
                .map(|n| (at[n.first].0, at[n.end - 1].1, n.kind)),
        );
    }
    out
}

fn closes(token: &str) -> bool {
    matches!(
        token,
        "." | ","
            | ";"
            | ":"
            | "!"
            | "?"
            | ")"
            | "]"
            | "}"
            | "”"
            | "’"
            | "%"
            | "'s"
            | "n't"
            | "'re"
            | "'ve"
            | "'ll"
            | "'d"
            | "'m"
            | "''"
            | "’s"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_keep_their_places_in_running_text() {
        let s = sentence(&[
            "(\tO",
            "U.N.\tB-ORG",
            ")\tO",
            "Ban\tB-PER",
            "Ki\tI-PER",
            "'s\tO",
            "Seoul\tB-LOC",
        ]);
        let text = running(&[s]);
        assert_eq!(text.text, "(U.N.) Ban Ki's Seoul");
        let names: Vec<_> = text
            .names
            .iter()
            .map(|(a, b, k)| (&text.text[*a..*b], *k))
            .collect();
        assert_eq!(names, [("U.N.", 1), ("Ban Ki", 0), ("Seoul", 2)]);
    }
}
