//! Markdown: front matter, headings, paragraphs.

use crate::ingest::draft::{Content, Draft, Meta};
use crate::ingest::fields;
use crate::ingest::lines::Line;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// Lines without their marks; the first heading of the first level is the headline.
pub fn read(path: &str, text: &str) -> Draft {
    let (mut meta, text) = front_matter(text);
    let mut reader = Reader::default();
    for event in Parser::new_ext(text, Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TABLES) {
        reader.event(event);
    }
    reader.end(true);
    meta.title = meta.title.or(reader.title);
    let (head, count) = fields::of_head(&reader.lines);
    reader.lines.drain(..count);
    let meta = Meta {
        title: meta.title.or(head.title),
        source: meta.source.or(head.source),
        byline: meta.byline.or(head.byline),
        url: meta.url.or(head.url),
        date: meta.date.or(head.date),
        shown_date: None,
    };
    Draft {
        path: path.to_owned(),
        meta,
        content: Content::Lines(reader.lines),
    }
}

#[derive(Default)]
struct Reader {
    lines: Vec<Line>,
    open: String,
    title: Option<String>,
    /// Inside a heading of the first level.
    heading: bool,
    /// Inside a picture or raw HTML, which say nothing.
    silent: usize,
    item: bool,
}

impl Reader {
    fn event(&mut self, event: Event) {
        match event {
            Event::Text(t) | Event::Code(t) if self.silent == 0 => self.open.push_str(&t),
            Event::SoftBreak => self.open.push(' '),
            Event::HardBreak => self.end(false),
            Event::Start(Tag::Image { .. } | Tag::HtmlBlock) => self.silent += 1,
            Event::End(TagEnd::Image | TagEnd::HtmlBlock) => {
                self.silent = self.silent.saturating_sub(1);
            }
            Event::Start(Tag::Heading { level, .. }) => {
                self.end(true);
                self.heading = level == HeadingLevel::H1;
            }
            Event::End(TagEnd::Heading(_)) => {
                if self.heading && self.title.is_none() {
                    self.title = Some(self.open.trim().to_owned()).filter(|t| !t.is_empty());
                    self.open.clear();
                }
                self.heading = false;
                self.end(true);
            }
            Event::Start(Tag::Item) => {
                self.end(true);
                self.item = true;
            }
            Event::End(TagEnd::Item) => {
                self.end(false);
                self.item = false;
            }
            Event::End(TagEnd::TableCell) => self.open.push_str(" \u{b7} "),
            Event::End(
                TagEnd::Paragraph | TagEnd::CodeBlock | TagEnd::TableRow | TagEnd::TableHead,
            ) => {
                self.end(!self.item);
            }
            Event::Rule => self.end(true),
            _ => {}
        }
    }

    /// Ends the line that is open.
    fn end(&mut self, apart: bool) {
        let open = std::mem::take(&mut self.open);
        for text in open.split('\n') {
            let text = text.trim().trim_end_matches('\u{b7}').trim_end();
            let text: Vec<&str> = text.split_whitespace().collect();
            if !text.is_empty() {
                self.lines.push(Line::new(text.join(" "), apart));
            }
        }
    }
}

/// The metadata between `---` lines (or `+++`) at the top, and the text below.
fn front_matter(text: &str) -> (Meta, &str) {
    let none = (Meta::default(), text);
    let Some((fence, rest)) = text.split_once('\n') else {
        return none;
    };
    let fence = fence.trim_end();
    if !matches!(fence, "---" | "+++") {
        return none;
    }
    let mut pairs = Vec::new();
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        at += line.len();
        if line.trim_end() == fence {
            let (meta, _) = fields::meta(|name| {
                let found = pairs.iter().find(|(n, _): &&(String, String)| n == name);
                found.map(|(_, value)| value.clone())
            });
            return (meta, &rest[at..]);
        }
        if let Some((name, value)) = line.split_once([':', '=']) {
            let value = value.trim().trim_matches(['"', '\'', '[', ']']);
            pairs.push((name.trim().to_lowercase(), value.to_owned()));
        }
    }
    none
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn front_matter_headings_and_wrapped_paragraphs() {
        let text = "---\ntitle: \"Port opens\"\ndate: 2020-05-17\nauthor: Ann Lee\n---\n\n# Port opens\n\n\
            The **port** of [Alba](http://a.example) opened\non Monday. ![a crane](x.png)\n\n- one\n- two\n\n## Later\n\nIt closed.";
        let draft = read("a.md", text);
        assert_eq!(draft.meta.title.as_deref(), Some("Port opens"));
        assert_eq!(draft.meta.date.as_deref(), Some("2020-05-17"));
        let lines: Vec<_> = draft.lines().iter().map(|l| l.text.as_str()).collect();
        assert_eq!(
            lines,
            [
                "The port of Alba opened on Monday.",
                "one",
                "two",
                "Later",
                "It closed."
            ]
        );
    }

    #[test]
    fn without_front_matter_the_first_heading_is_the_headline() {
        let draft = read("a.md", "# A storm\n\nIt blew.\n\n# Second\n");
        assert_eq!(draft.meta.title.as_deref(), Some("A storm"));
        assert_eq!(draft.lines().len(), 2);
        assert_eq!(read("a.md", "---\nnot closed").meta, Meta::default());
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "\\PC{0,200}|(---|\n|#|!\\[|\\]|\\(|\\)|[a-z: |>*`-]){0,80}") {
            read("a.md", &text);
        }
    }
}
