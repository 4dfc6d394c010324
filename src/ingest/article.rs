//! A draft made an article: furniture cut, and title, source, author and date decided.

use super::cut::{self, Cut};
use super::draft::{Content, Draft, Meta};
use super::header;
use super::published::{Evidence, choose, years};
use super::survey::Survey;
use super::{Article, file, sources, warning};
use crate::model::Warning;

/// Makes the article. Reads the file of a web page, whose main text is costly to find and so is left
/// to this step. Fails if nothing is left to read.
pub fn finish(draft: Draft, survey: &Survey) -> Result<Article, Warning> {
    let draft = match draft.content {
        Content::Page(ref page) => file::read_page(page)?,
        _ => draft,
    };
    let stem = draft.stem().to_owned();
    let folder = draft.folder().to_owned();
    let Draft {
        path,
        meta,
        content,
    } = draft;
    let order = survey.order().0;
    let cut = match content {
        Content::Plain(text) => plain(text),
        Content::Lines(lines) => {
            let repeated = survey.repeated(&folder, &lines);
            let cut = cut::cut(lines, &meta, &repeated, order);
            if cut.text.trim().is_empty() {
                return Err(warning(
                    &path,
                    "has no article text: nothing is left once menus and links are cut",
                ));
            }
            cut
        }
        Content::Page(_) => Cut::default(),
    };
    Ok(decide(path, &stem, &folder, meta, cut, survey))
}

fn plain(text: String) -> Cut {
    Cut {
        text,
        ..Cut::default()
    }
}

fn decide(
    path: String,
    stem: &str,
    folder: &str,
    meta: Meta,
    cut: Cut,
    survey: &Survey,
) -> Article {
    let order = survey.order().0;
    let dateline = header::dateline(&cut.text, order);
    let mut dates = cut.dates;
    dates.extend(meta.date.as_deref().and_then(|d| Evidence::meta(d, order)));
    dates.extend(
        meta.shown_date
            .as_deref()
            .and_then(|d| Evidence::shown(d, order)),
    );
    dates.extend(meta.url.as_deref().and_then(|u| Evidence::url(u, order)));
    dates.extend(Evidence::file_name(stem, order));
    if let Some(dateline) = &dateline {
        let known: Vec<i16> = years(meta.url.as_deref().unwrap_or_default())
            .chain(years(stem))
            .chain(cut.years)
            .collect();
        dates.extend(Evidence::dateline(dateline, &known));
    }
    let source = meta
        .source
        .filter(|s| !s.trim().is_empty())
        .map(|s| sources::by_name(&s).map_or(s.trim().to_owned(), str::to_owned))
        .or(cut.source)
        .or_else(|| dateline.and_then(|d| d.agency))
        .or_else(|| meta.url.as_deref().and_then(sources::by_address))
        .or_else(|| of_folder(folder));
    let given = meta
        .title
        .map(|t| cut::clean_title(&t, source.as_deref(), &cut.text).0);
    Article {
        title: given
            .filter(|t| !t.trim().is_empty())
            .or(cut.title)
            .unwrap_or_else(|| cut::title_of_text(stem, &cut.text)),
        source,
        byline: meta.byline.filter(|b| !b.trim().is_empty()).or(cut.byline),
        url: meta.url,
        published: choose(dates, survey),
        text: cut.text,
        path,
    }
}

/// A folder that is named like a source.
fn of_folder(folder: &str) -> Option<String> {
    folder.rsplit('/').find_map(|part| {
        sources::by_name(part)
            .map(str::to_owned)
            .or_else(|| sources::by_address(part))
    })
}
