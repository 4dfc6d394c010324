//! The article cut out of its page: headline, author, source and dates told from the body, and page
//! furniture dropped.

mod title;

use crate::ingest::draft::Meta;
use crate::ingest::furniture::{self, Cuts, Verdict, normal};
use crate::ingest::header::{self, DateLine};
use crate::ingest::lines::Line;
use crate::ingest::published::{Evidence, years};
use crate::model::Precision;
use crate::timex::{DayOrder, parse_date};

pub use title::{clean as clean_title, of_text as title_of_text};

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
        verdicts: lines.iter().map(furniture::judge).collect(),
        fates: vec![Fate::Keep; lines.len()],
        out: Cut::default(),
        order,
    };
    work.drop_furniture(&lines, repeated);
    let Some((first, last)) = work.body(&lines) else {
        return work.without_body(&mut lines, meta);
    };
    work.above(&mut lines, first, meta);
    work.drop_links(&lines, first, last);
    work.below(&lines, last);
    work.begin(&mut lines[first]);
    work.out.text = work.join(&lines);
    work.out
}

struct Work {
    verdicts: Vec<Verdict>,
    fates: Vec<Fate>,
    out: Cut,
    order: DayOrder,
}

/// A text may follow a "Related" heading for so many lines.
const MOST_LINKS: usize = 15;
/// Lines from the top among which a date is the page's own.
const HEAD: usize = 12;
/// Words that may stand above the line with the date and still be no beginning of the article.
const SLOGAN: usize = 30;
/// Words of the longest headline.
const LONGEST_TITLE: usize = 35;
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
            let cuts = self.verdicts[i].anywhere;
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
        let is_body = |i: &usize| {
            self.kept(*i)
                && lines[*i].is_body()
                && self.verdicts[*i].at_edge.is_none()
                && (*i > HEAD || self.date_line(&lines[*i]).is_none())
        };
        let mut first = (0..lines.len()).find(is_body)?;
        let last = (first..lines.len()).rev().find(is_body)?;
        // A slogan or a summary may stand above the line with the date.
        let dated = |i: &usize| {
            self.date_line(&lines[*i])
                .is_some_and(|d| d.byline.is_none())
        };
        if let Some(date) = (first + 1..lines.len().min(first + 4)).find(dated) {
            let words: usize = lines[first..date].iter().map(|l| l.words).sum();
            let after = (date..=last).find(is_body).filter(|_| words <= SLOGAN);
            first = after.unwrap_or(first);
        }
        Some((first, last))
    }

    /// A note of a line or two: the first line is the headline if more follows.
    fn without_body(mut self, lines: &mut [Line], meta: &Meta) -> Cut {
        if let Some(end) = lines.len().checked_sub(1) {
            self.above(lines, end, meta);
        }
        self.out.text = self.join(lines);
        self.out
    }

    /// Everything above line `first`.
    fn above(&mut self, lines: &mut [Line], first: usize, meta: &Meta) {
        let mut candidates = Vec::new();
        let mut above_menu = 0;
        for (i, line) in lines.iter_mut().enumerate().take(first) {
            if self.metadata(line, false) {
                self.fates[i] = Fate::Drop;
                continue;
            }
            self.begin(line);
            if !self.kept(i) || furniture::judge(line).at_edge.is_some() {
                self.fates[i] = Fate::Drop;
                self.out.source = self.out.source.take().or_else(|| outlet_among(line));
                if furniture::is_menu_row(&line.text) {
                    above_menu = candidates.len();
                }
            } else if !line.text.ends_with('.') && line.words <= LONGEST_TITLE {
                candidates.push(i);
            }
        }
        // The name of the site stands above its menu.
        let below_menu = candidates.get(above_menu..).filter(|c| !c.is_empty());
        let candidates = below_menu.unwrap_or(&candidates);
        let Some(title) = title::choose(lines, candidates, meta) else {
            return;
        };
        let body = lines.get(first).map_or("", |l| l.text.as_str());
        let (text, source) = title::clean(&lines[title].text, meta.source.as_deref(), body);
        self.out.title = Some(text);
        self.out.source = self.out.source.take().or(source);
        // What stands above the headline is menu.
        for (i, line) in lines.iter().enumerate().take(title + 1) {
            if i < title && self.kept(i) {
                self.out.source = self.out.source.take().or_else(|| outlet_among(line));
            }
            if i == title || !line.is_sentence() {
                self.fates[i] = Fate::Drop;
            }
        }
        self.under_title(lines, title, first);
    }

    /// The headline said again, and the lone name of an author or a newspaper below it.
    fn under_title(&mut self, lines: &[Line], title: usize, first: usize) {
        let said = normal(self.out.title.as_deref().unwrap_or_default());
        let dated = (title + 1..first).any(|i| self.date_line(&lines[i]).is_some());
        for (i, line) in lines.iter().enumerate().take(first).skip(title + 1) {
            if !self.kept(i) {
                continue;
            }
            let named = if normal(&line.text) == said {
                true
            } else if let Some(outlet) = header::outlet(&line.text) {
                self.out.source.get_or_insert(outlet);
                true
            } else if dated && self.out.byline.is_none() && header::is_personal_name(line) {
                self.out.byline = Some(header::recased(&line.text));
                true
            } else {
                false
            };
            if named {
                self.fates[i] = Fate::Drop;
            }
        }
    }

    /// Everything below line `last`.
    fn below(&mut self, lines: &[Line], last: usize) {
        for (i, line) in lines.iter().enumerate().skip(last + 1) {
            if self.metadata(line, true) || self.verdicts[i].at_edge.is_some() {
                self.fates[i] = Fate::Drop;
                self.out.years.extend(years(&line.text).take(4));
            }
        }
    }

    /// The headlines of other articles below a heading that announces them.
    fn drop_links(&mut self, lines: &[Line], first: usize, last: usize) {
        let mut open = 0;
        for (i, line) in lines.iter().enumerate().skip(first) {
            let verdict = self.verdicts[i];
            let cuts = if i > last {
                verdict.at_edge
            } else {
                verdict.anywhere
            };
            if cuts == Some(Cuts::Links) {
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
        header::date_line(line, self.order).filter(|d| match d.date.moment.precision {
            Precision::Month => line.words <= 3,
            Precision::Year => false,
            _ => true,
        })
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
            text.push_str(&title::joined(&line.text));
            before = Some(line);
        }
        text
    }
}

/// The newspaper that a row of a menu begins with.
fn outlet_among(line: &Line) -> Option<String> {
    furniture::cells(&line.text)
        .take(3)
        .find_map(header::outlet)
}
