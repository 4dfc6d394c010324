//! A text that somebody pasted.

use super::draft::{Content, Draft, Meta};
use super::{Article, Survey, finish, formats};
use crate::model::Published;

/// Share of the words, one in so many, that may be cut as title, date and page furniture.
const CUT: usize = 3;

/// The article that a pasted text is. Title, source and date are read from its head; where that
/// would cut too much of the text, every character is kept.
pub fn pasted(name: &str, text: &str) -> Article {
    let words = |text: &str| text.split_whitespace().count();
    let survey = Survey::default();
    if let Ok(article) = finish(formats::text::read(name, text), &survey)
        && words(&article.text) >= words(text) - words(text) / CUT
    {
        return headed(article, name);
    }
    let whole = Draft {
        path: name.to_owned(),
        meta: Meta::default(),
        content: Content::Plain(text.to_owned()),
    };
    let article = finish(whole, &survey);
    headed(article.unwrap_or_else(|_| bare(name, text)), name)
}

/// A title that is only how the text begins says nothing: the text's name stands for it.
fn headed(article: Article, name: &str) -> Article {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let title = words(article.title.trim_end_matches(['.', '…']));
    let begins = words(&article.text).starts_with(&title);
    match begins {
        true => Article {
            title: name.to_owned(),
            ..article
        },
        false => article,
    }
}

fn bare(name: &str, text: &str) -> Article {
    Article {
        path: name.to_owned(),
        title: name.to_owned(),
        source: None,
        byline: None,
        url: None,
        published: Published::unknown(),
        text: text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_head_is_read_and_a_note_is_kept_whole() {
        let text = "Bridge opens at last\nBy Ann Wu\n17 May 2020\n\nThe new bridge over the river was opened on Friday. Hundreds of people came to see it and to walk across.";
        let article = pasted("Text 1", text);
        assert_eq!(article.title, "Bridge opens at last");
        assert!(article.published.moment.is_some());
        assert_eq!(pasted("Text 2", "12 men left").text, "12 men left");
    }

    proptest! {
        #[test]
        fn any_text_is_an_article(text in "\\PC{0,200}") {
            let article = pasted("Text 1", &text);
            prop_assert!(article.text.split_whitespace().count() <= text.split_whitespace().count());
        }
    }
}
