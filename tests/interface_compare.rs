//! The comparison used by the names that a screen reader says, without a window.

#![allow(clippy::unwrap_used)] // a test fails by it
#![cfg(feature = "window")]

mod support;

use dateline::app::{Command, Format, Screen, ThemeChoice};
use dateline::compare::Standing;
use dateline::model::DocId;
use dateline::ui::Request;
use egui::{Key, Modifiers};
use support::desk::Desk;

const USUAL: [f32; 2] = [1440.0, 900.0];
const SMALL: [f32; 2] = [900.0, 600.0];

/// Two reports of one declaration with another count and another date.
const PAIR: [&str; 2] = ["who-emergency", "at the second attempt"];

fn compared(parts: &[&str], size: [f32; 2]) -> Desk {
    let mut desk = Desk::sized(size, ThemeChoice::Light);
    desk.send(Command::OpenSample);
    let documents: Vec<DocId> = parts
        .iter()
        .map(|part| {
            let mut all = desk.state().corpus().documents();
            let found = all.find(|(_, d)| d.path.contains(part));
            found.unwrap_or_else(|| panic!("no article {part}")).0
        })
        .collect();
    desk.send(Command::Compare(documents));
    desk
}

/// The first sentence of a standing, by the name it has on the screen.
fn sentence(desk: &Desk, standing: Standing) -> String {
    desk.first_starting(&format!("Sentence, {}", standing.words()))
}

#[test]
fn sentences_say_how_they_stand() {
    let desk = compared(&PAIR, USUAL);
    for standing in Standing::ALL {
        sentence(&desk, standing);
    }
    assert!(desk.shows("of the left stands in the right"));
    assert!(desk.shows("Overview: "));
}

#[test]
fn a_clicked_sentence_is_lit_and_its_partner_stands_beside_it() {
    let mut desk = compared(&PAIR, USUAL);
    let name = sentence(&desk, Standing::SameWords);
    desk.click_first(&name);
    desk.harness.run_steps(20);
    let lit = desk.state().lit.expect("a lit sentence");
    let compared = desk.state().compared.clone().expect("a comparison");
    let (partner, _) = compared.facing.partners(lit).next().expect("a partner");
    let top = |desk: &Desk, place: dateline::compare::Place| {
        let sheet = &compared.facing.sheets[compared.facing.column(place.article).expect("shown")];
        let line = &sheet.lines[place.sentence];
        let document = desk.state().corpus().document(sheet.document);
        let words = line.span.of(&document.text).replace(['\n', '\t'], " ");
        let end = desk.names().into_iter().filter(|n| n.ends_with(&words));
        let names: Vec<String> = end.collect();
        let mut rects = names.iter().flat_map(|n| desk.rects(n));
        rects.next().map(|r| r.top())
    };
    let (a, b) = (top(&desk, lit), top(&desk, partner));
    let apart = (a.expect("in view") - b.expect("in view")).abs();
    assert!(apart < 2.0, "{apart} points apart");
    // A second click lets go.
    desk.click_first(&name);
    assert_eq!(desk.state().lit, None);
}

#[test]
fn escape_closes_a_menu_before_it_leaves_the_comparison() {
    let mut desk = compared(&PAIR, USUAL);
    desk.click("+ Add an article");
    assert!(desk.shows("Of about the same date"));
    desk.press(Modifiers::NONE, Key::Escape);
    assert!(!desk.shows("Of about the same date"));
    assert_eq!(desk.state().screen, Screen::Compare);
    desk.press(Modifiers::NONE, Key::Escape);
    assert_eq!(desk.state().screen, Screen::Explorer);
}

#[test]
fn articles_of_the_same_events_are_offered_first() {
    let mut desk = compared(&PAIR[..1], USUAL);
    let (second, _) = (desk.state().corpus().documents())
        .find(|(_, d)| d.path.contains(PAIR[1]))
        .unwrap();
    desk.send(Command::Show(Screen::Explorer));
    let first = (desk.state().corpus().documents())
        .find(|(_, d)| d.path.contains(PAIR[0]))
        .unwrap();
    desk.send(Command::OpenDocument(first.0));
    desk.click("Compare with…");
    desk.click_starting("Compare with ");
    assert_eq!(desk.state().comparing[1], second);
}

/// A sentence without partner shows what comes nearest in the other article, and that it is no partner.
#[test]
fn what_comes_nearest_to_a_sentence_that_is_alone_is_shown() {
    let mut desk = compared(&PAIR, USUAL);
    let facing = desk.state().compared.clone().unwrap();
    let sheet = &facing.facing.sheets[0];
    let alone = sheet.lines.iter().position(|l| !l.nearest.is_empty());
    let place = dateline::compare::Place {
        article: sheet.article,
        sentence: alone.expect("a sentence that is alone"),
    };
    assert!(!desk.shows("nearest there"));
    desk.send(Command::LightSentence(Some(place)));
    desk.harness.run_steps(20);
    desk.settle();
    let names = desk.names();
    let near = names.iter().any(|n| n.contains(", nearest there: "));
    assert!(near, "{names:#?}");
    desk.send(Command::LightSentence(None));
    desk.settle();
    assert!(!desk.shows("nearest there"));
}

#[test]
fn differences_and_disagreements_are_stepped_through() {
    let mut desk = compared(&PAIR, USUAL);
    desk.click("Next difference");
    assert_eq!(desk.state().difference, Some(0));
    desk.press(Modifiers::NONE, Key::N);
    assert_eq!(desk.state().difference, Some(1));
    desk.press(Modifiers::SHIFT, Key::N);
    assert_eq!(desk.state().difference, Some(0));
    desk.press(Modifiers::NONE, Key::D);
    assert!(desk.state().disagreement.is_some());
    assert_eq!(desk.state().difference, None);
    desk.click("Previous difference");
    assert_eq!(desk.state().disagreement, None);
}

#[test]
fn a_disagreement_shows_both_its_sentences() {
    let mut desk = compared(&PAIR, USUAL);
    desk.click_starting("Disagreement: ");
    desk.harness.run_steps(20);
    let shown = desk.state().disagreement.expect("a disagreement");
    let compared = desk.state().compared.clone().expect("a comparison");
    let sides = compared.facing.disputed(shown);
    assert!(sides.len() >= 2);
    let names = desk.names();
    let disputed = names
        .iter()
        .filter(|n| n.starts_with("Sentence, ") && n.contains(", disputed: "));
    assert!(disputed.count() >= 2, "{names:#?}");
    assert!(desk.shows("Show disagreement: "));
}

#[test]
fn scrolling_is_locked_and_unlocked() {
    let mut desk = compared(&PAIR, USUAL);
    assert!(desk.state().scroll_locked);
    desk.press(Modifiers::NONE, Key::L);
    assert!(!desk.state().scroll_locked);
    desk.click("Scroll free");
    assert!(desk.state().scroll_locked);
    let before = desk.names();
    desk.press(Modifiers::NONE, Key::End);
    desk.harness.run_steps(20);
    assert_ne!(before, desk.names(), "nothing scrolled");
}

#[test]
fn a_name_is_marked_and_the_panel_folds() {
    let mut desk = compared(&PAIR, USUAL);
    assert!(desk.shows("IN BOTH"));
    desk.click("Hide details");
    assert!(!desk.shows("IN BOTH"));
    desk.click("Details");
    assert!(desk.shows("TOLD OF THE SAME DAYS"));
}

#[test]
fn a_small_window_hides_the_panel_and_cuts_nothing_off() {
    let desk = compared(&PAIR, SMALL);
    assert!(!desk.shows("IN BOTH"));
    for name in [
        "‹ Explorer",
        "Next difference",
        "Next disagreement",
        "Details",
        "Scroll locked",
    ] {
        let rect = desk.rect(name);
        assert!(
            rect.left() >= 0.0 && rect.right() <= SMALL[0],
            "{name}: {rect:?}"
        );
    }
}

#[test]
fn articles_are_taken_off_added_and_replaced() {
    let three = ["who-emergency", "at the second attempt", "trump-who-funds"];
    let mut desk = compared(&three, USUAL);
    let shown = |desk: &Desk| {
        desk.state()
            .compared
            .as_ref()
            .map(|c| c.facing.sheets.len())
    };
    assert_eq!(shown(&desk), Some(3));
    desk.click_starting("Article 3: ");
    desk.click("Hide");
    assert_eq!(shown(&desk), Some(2));
    assert_eq!(desk.state().comparing.len(), 3);
    desk.click_starting("Article 3: ");
    desk.click("Take off");
    assert_eq!(desk.state().comparing.len(), 2);
    let left = desk.state().comparing[0];
    desk.click_starting("Article 2: ");
    desk.click("Make it the left one");
    assert_eq!(desk.state().comparing[1], left);
    assert!(desk.shows("+ Add an article"));
}

#[test]
fn six_articles_show_as_many_as_fit() {
    let six = [
        "who-emergency",
        "second attempt",
        "trump-who",
        "ledger-g7",
        "pledge",
        "tidewater",
    ];
    let mut desk = compared(&six, SMALL);
    let sheets = |desk: &Desk| {
        let compared = desk.state().compared.clone().expect("a comparison");
        let all = compared.facing.sheets.iter().map(|s| s.article);
        all.collect::<Vec<_>>()
    };
    desk.settle();
    assert_eq!(sheets(&desk).len(), 2);
    assert!(!desk.shows("+ Add an article"));
    desk.click_starting("Article 5: ");
    desk.click("Show side by side");
    assert_eq!(sheets(&desk), [0, 4]);
    desk.press(Modifiers::NONE, Key::Escape);
    assert_eq!(desk.state().screen, Screen::Explorer);
}

#[test]
fn links_are_stepped_through_and_loose_ones_shown_when_asked_for() {
    let mut desk = compared(&PAIR, USUAL);
    desk.press(Modifiers::NONE, Key::J);
    let first = desk.state().lit.expect("a lit sentence");
    desk.press(Modifiers::NONE, Key::J);
    let second = desk.state().lit.expect("a lit sentence");
    assert_ne!(first, second);
    desk.press(Modifiers::NONE, Key::K);
    assert_eq!(desk.state().lit, Some(first));
    let links = |desk: &Desk| {
        let compared = desk.state().compared.clone().expect("a comparison");
        (compared.facing.links.len(), compared.facing.left_out)
    };
    let (firm, left_out) = links(&desk);
    desk.press(Modifiers::NONE, Key::V);
    assert!(desk.state().loose);
    assert_eq!(links(&desk), (firm + left_out, 0));
}

#[test]
fn articles_that_do_not_fit_are_leafed_through() {
    let four = ["who-emergency", "second attempt", "trump-who", "ledger-g7"];
    let mut desk = compared(&four, SMALL);
    let sheets = |desk: &Desk| -> Vec<usize> {
        let compared = desk.state().compared.clone().expect("a comparison");
        compared.facing.sheets.iter().map(|s| s.article).collect()
    };
    assert_eq!(sheets(&desk), [0, 1]);
    desk.press(Modifiers::NONE, Key::CloseBracket);
    assert_eq!(sheets(&desk), [0, 2]);
    desk.press(Modifiers::NONE, Key::OpenBracket);
    assert_eq!(sheets(&desk), [0, 1]);
    desk.resize([2200.0, 900.0]);
    assert_eq!(sheets(&desk), [0, 1, 2, 3]);
}

#[test]
fn a_comparison_is_exported() {
    let mut desk = compared(&PAIR, USUAL);
    desk.click("Export…");
    desk.click("Save as Web page…");
    let requests = desk.harness.state_mut().requests();
    assert_eq!(requests, [Request::SaveComparison(Format::Html)]);
    desk.click("Export…");
    desk.click("Copy as Markdown");
    assert!(desk.state().done.is_some());
}
