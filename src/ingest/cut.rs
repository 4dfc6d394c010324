//! The article cut out of its page: headline, author, source and dates told from the body, and page
//! furniture dropped.

use super::draft::Meta;
use super::furniture::{self, Cuts, normal};
use super::header::{self, DateLine};
use super::lines::Line;
use super::published::{Evidence, years};
use super::sources;
use crate::model::Precision;
use crate::timex::{DayOrder, parse_date};

/// What a page's lines give.
#[derive(Clone, Debug, Default)]
pub struct Cut {
    /// Headline.
    pub title: Option<String>,
    /// Source named on the page.
    pub source: Option<String>,
    /// Author named on the page.
    pub byline: Option<String>,
    /// Dates found, in no order.
    pub dates: Vec<Evidence>,
    /// Years in lines that carry no date.
    pub years: Vec<i16>,
    /// The body.
    pub text: String,
}

/// What becomes of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Keep,
    Drop,
}

/// Cuts. `repeated[i]`: the site repeats line i on other pages. Nothing that reads as a paragraph of
/// the article is dropped for its place alone.
pub fn cut(mut lines: Vec<Line>, meta: &Meta, repeated: &[bool], order: DayOrder) -> Cut {
    let mut work = Work {
        fates: vec![Fate::Keep; lines.len()],
        out: Cut::default(),
        order,
    };
    work.drop_furniture(&lines, repeated);
    let Some((first, last)) = work.body(&lines) else {
        return work.without_body(&lines, meta);
    };
    work.above(&lines, first, meta);
    work.drop_links(&lines, first, last);
    work.below(&lines, last);
    work.begin(&mut lines[first]);
    work.out.text = work.join(&lines);
    work.out
}

struct Work {
    fates: Vec<Fate>,
    out: Cut,
    order: DayOrder,
}

/// A text may follow a "Related" heading for so many lines.
const MOST_LINKS: usize = 15;
/// Words above, before a heading of readers' comments is believed.
const ENOUGH: usize = 80;

impl Work {
    fn kept(&self, i: usize) -> bool {
        self.fates[i] == Fate::Keep
    }

    /// What is furniture wherever it stands.
    fn drop_furniture(&mut self, lines: &[Line], repeated: &[bool]) {
        let mut words = 0;
        let mut rest = false;
        for (i, line) in lines.iter().enumerate() {
            let cuts = furniture::judge(line, false);
            rest |= cuts == Some(Cuts::Rest) && words >= ENOUGH;
            let repeated = repeated.get(i).copied().unwrap_or(false);
            if rest || cuts.is_some() || repeated {
                self.fates[i] = Fate::Drop;
                self.out.years.extend(years(&line.text).take(4));
            } else {
                words += line.words;
            }
        }
    }

    /// First and last paragraph.
    fn body(&self, lines: &[Line]) -> Option<(usize, usize)> {
        let is_body = |i: &usize| self.kept(*i) && lines[*i].is_body();
        let first = (0..lines.len()).find(is_body)?;
        let last = (first..lines.len()).rev().find(is_body)?;
        Some((first, last))
    }

    /// A note of a line or two: the first line is the headline if more follows.
    fn without_body(mut self, lines: &[Line], meta: &Meta) -> Cut {
        if let Some(end) = lines.len().checked_sub(1) {
            self.above(lines, end, meta);
        }
        self.out.text = self.join(lines);
        self.out
    }

    /// Everything above line `first`.
    fn above(&mut self, lines: &[Line], first: usize, meta: &Meta) {
        let mut candidates = Vec::new();
        for (i, line) in lines[..first].iter().enumerate() {
            if self.metadata(line, false) {
                self.fates[i] = Fate::Drop;
            } else if self.kept(i) && furniture::judge(line, true).is_some() {
                self.fates[i] = Fate::Drop;
            } else if self.kept(i) && !line.text.ends_with('.') && line.words <= 35 {
                candidates.push(i);
            }
        }
        let Some(title) = choose_title(lines, &candidates, meta) else {
            return;
        };
        // What stands above the headline is menu.
        for i in 0..=title {
            if !lines[i].is_sentence() || i == title {
                self.fates[i] = Fate::Drop;
            }
        }
        let (text, source) = without_site(&lines[title].text);
        self.out.title = Some(text.to_owned());
        if self.out.source.is_none() {
            self.out.source = source;
        }
        self.around_title(lines, title, first);
    }

    /// The headline said again, and a lone name below it.
    fn around_title(&mut self, lines: &[Line], title: usize, first: usize) {
        let said = normal(self.out.title.as_deref().unwrap_or_default());
        for i in title + 1..first {
            if normal(&lines[i].text) == said {
                self.fates[i] = Fate::Drop;
            }
        }
        let below = (title + 1..first).find(|i| self.kept(*i));
        if let Some(i) = below
            && self.out.byline.is_none()
            && header::is_personal_name(&lines[i])
            && (title + 1..first).any(|k| self.date_line(&lines[k]).is_some())
        {
            self.fates[i] = Fate::Drop;
            self.out.byline = Some(lines[i].text.clone());
        }
    }

    /// Everything below line `last`.
    fn below(&mut self, lines: &[Line], last: usize) {
        for (i, line) in lines.iter().enumerate().skip(last + 1) {
            if self.metadata(line, true) || furniture::judge(line, true).is_some() {
                self.fates[i] = Fate::Drop;
                self.out.years.extend(years(&line.text).take(4));
            }
        }
    }

    /// The headlines of other articles below a heading that announces them.
    fn drop_links(&mut self, lines: &[Line], first: usize, last: usize) {
        let mut open = 0;
        for (i, line) in lines.iter().enumerate().skip(first) {
            if furniture::judge(line, i > last) == Some(Cuts::Links) {
                open = if i > last { usize::MAX } else { MOST_LINKS };
            } else if open > 0 && self.kept(i) {
                let title = line.words <= 20 && !line.text.ends_with(['.', '”', '"', ':']);
                open = if title { open - 1 } else { 0 };
                if title {
                    self.fates[i] = Fate::Drop;
                }
            }
        }
    }

    /// Takes date, author and source from a line; whether it says nothing else.
    fn metadata(&mut self, line: &Line, below: bool) -> bool {
        if let Some(found) = self.date_line(line) {
            let evidence = Evidence::line(found.date, found.label, &line.text, below);
            self.out.dates.push(evidence);
            self.out.source = self.out.source.take().or(found.source);
            self.out.byline = self.out.byline.take().or(found.byline);
            return true;
        }
        if let Some(source) = header::source_line(line) {
            self.out.source.get_or_insert(source);
            return true;
        }
        if let Some(byline) = header::byline(line) {
            self.out.byline.get_or_insert(byline);
            return true;
        }
        self.masthead(line)
    }

    fn date_line(&self, line: &Line) -> Option<DateLine> {
        header::date_line(line, self.order)
            .filter(|d| d.pure || d.date.moment.precision <= Precision::Day)
    }

    /// A row of links with a date in it.
    fn masthead(&mut self, line: &Line) -> bool {
        let Some(date) = parse_date(&line.text, self.order).filter(|_| line.words <= 40) else {
            return false;
        };
        let mut rest = line.text.clone();
        rest.replace_range(date.range.clone(), " ");
        let row = furniture::is_link_row(&rest);
        if row {
            self.out.dates.push(Evidence::masthead(date, &line.text));
        }
        row
    }

    /// The dateline, and a date that was run together with the first words.
    fn begin(&mut self, line: &mut Line) {
        if let Some((date, label, at)) = header::leading_date(&line.text, self.order) {
            let words = line.text[..at].trim().to_owned();
            self.out
                .dates
                .push(Evidence::line(date, label, &words, false));
            *line = Line::new(line.text[at..].to_owned(), line.apart);
        }
    }

    /// The lines that are left, a blank line between paragraphs.
    fn join(&self, lines: &[Line]) -> String {
        let mut text = String::new();
        let mut before: Option<&Line> = None;
        for (_, line) in lines.iter().enumerate().filter(|(i, _)| self.kept(*i)) {
            if let Some(before) = before {
                let paragraphs = line.apart || before.is_body() || line.is_body();
                text.push_str(if paragraphs { "\n\n" } else { "\n" });
            }
            text.push_str(&line.text);
            before = Some(line);
        }
        text
    }
}

/// Which of the lines above the body is the headline: the one that the metadata gives, else the first
/// of four words or more, else the first of two.
fn choose_title(lines: &[Line], candidates: &[usize], meta: &Meta) -> Option<usize> {
    if let Some(title) = &meta.title {
        let title = normal(title);
        return candidates
            .iter()
            .copied()
            .find(|i| normal(without_site(&lines[*i].text).0) == title);
    }
    let of_words = |least: usize| {
        candidates
            .iter()
            .copied()
            .find(|i| lines[*i].words >= least)
    };
    of_words(4).or_else(|| of_words(2))
}

/// "Harbour opens - BBC News" without its last part, and the source that this part names.
pub fn without_site(title: &str) -> (&str, Option<String>) {
    for sign in [" | ", " - ", " – ", " — ", " :: ", " · "] {
        if let Some((head, tail)) = title.rsplit_once(sign)
            && let Some(name) = sources::by_name(tail)
        {
            return (head.trim(), Some(name.to_owned()));
        }
    }
    (title, None)
}
