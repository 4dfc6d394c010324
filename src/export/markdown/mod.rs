//! Answers for notes and pages, as CommonMark with tables.

mod compare;
mod extract;
mod timeline;

pub use compare::compare;
pub use extract::extract;
pub use timeline::timeline;

/// The text in one line, with every sign escaped that Markdown would read.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        for c in word.chars().filter(|c| !c.is_control()) {
            if "\\`*_[]<>|#&~".contains(c) {
                out.push('\\');
            }
            out.push(c);
        }
    }
    escape_start(out)
}

/// What would begin a list or a heading's underline.
fn escape_start(text: String) -> String {
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let numbered = digits > 0 && text[digits..].starts_with(['.', ')']);
    if text.starts_with(['-', '+', '=']) {
        format!("\\{text}")
    } else if numbered {
        format!("{}\\{}", &text[..digits], &text[digits..])
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser};

    /// What a reader of the page sees.
    fn shown(markdown: &str) -> String {
        Parser::new_ext(
            markdown,
            Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH,
        )
        .filter_map(|e| match e {
            Event::Text(t) => Some(t.into_string()),
            Event::Code(_) | Event::Html(_) | Event::InlineHtml(_) => Some("?".to_owned()),
            _ => None,
        })
        .collect()
    }

    #[test]
    fn signs_are_shown_as_they_are() {
        for text in [
            "a *b* _c_ [d](e) <f> `g`",
            "1. one",
            "- two",
            "# three",
            "=== &amp; ~~x~~ |",
        ] {
            assert_eq!(shown(&plain(text)), text);
        }
    }

    proptest! {
        #[test]
        fn any_line_is_shown_as_it_is(text in "[ -~]{0,60}") {
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            prop_assert_eq!(shown(&plain(&text)), text);
        }
    }
}
