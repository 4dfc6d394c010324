//! Numbers that are no figures: dates, times, names, codes, scores, ages.

mod age;
mod calendar;
mod code;
mod name;

use super::reader::Reader;
use age::{age, aged, stated};
use calendar::{dated, hour, year};
use code::{chain, clock, in_code, listed, score, styled};
use name::{charted, named, pronoun, ranked, served};
use std::ops::Range;

/// If the number in `token..end` is no figure: the token to go on with.
pub(in crate::statement::figure) fn no_figure(
    reader: &Reader,
    token: usize,
    end: usize,
    value: f64,
    sentence: &Range<usize>,
) -> Option<usize> {
    if reader.view.in_timex(token) {
        return Some(end);
    }
    // "664 b.c.e."
    if reader.is(end, &reader.tables.eras) {
        return Some(end);
    }
    // "between 20 and | 25 minutes"
    let linked = reader.is(end, &reader.tables.range_links);
    if linked && reader.view.is_number(end + 1) && reader.view.in_length(end + 1) {
        return Some(end);
    }
    let by_shape = if reader.view.is_number(token) {
        clock(reader, token, end)
            .or_else(|| chain(reader, token, sentence))
            .or_else(|| score(reader, token, end, sentence))
            .or_else(|| in_code(reader, token, end).then_some(end))
            .or_else(|| listed(reader, token, sentence).then_some(end))
            .or_else(|| year(reader, token, end, value).then_some(end))
            .or_else(|| dated(reader, token, end).then_some(end))
    } else {
        let none = pronoun(reader, token, end) || dated(reader, token, end);
        none.then_some(end)
    };
    by_shape
        .or_else(|| named(reader, token, end, sentence).then_some(end))
        .or_else(|| age(reader, token, end, value).then_some(end))
        .or_else(|| aged(reader, token, end, value).then_some(end))
        .or_else(|| stated(reader, token, end, value).then_some(end))
        .or_else(|| ranked(reader, token, end).then_some(end))
        .or_else(|| charted(reader, token, end, sentence).then_some(end))
        .or_else(|| served(reader, token, end).then_some(end))
        .or_else(|| hour(reader, token, end).then_some(end))
        .or_else(|| styled(reader, end).then_some(end + 2))
}
