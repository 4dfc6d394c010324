//! The interface used by the names that a screen reader says, without a window.

#![allow(clippy::unwrap_used)] // a test fails by it
#![cfg(feature = "window")]

mod support;

use dateline::app::{Command, Screen, Tab};
use dateline::query::{Field, Standing};
use egui::{Key, Modifiers};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use support::desk::Desk;

/// The row of a facet, as it is named at the moment.
fn row(desk: &Desk, value: &str) -> String {
    desk.first_starting(&format!("{value}, "))
}

#[test]
fn the_sample_is_one_click_away() {
    let mut desk = Desk::new();
    desk.click("Try the sample");
    let state = desk.state();
    assert_eq!(state.screen, Screen::Explorer);
    assert_eq!(state.corpus().documents.len(), 20);
    assert!(!state.results().events.is_empty());
    assert!(desk.shows("Event: "), "{:#?}", desk.names());
    let mut begun = Desk::with_sample();
    for desk in [&mut desk, &mut begun] {
        desk.point([720.0, 895.0]);
    }
    assert!(desk.picture() == begun.picture(), "so other tests begin");
}

#[test]
fn a_person_is_included_excluded_and_free_again() {
    let mut desk = Desk::with_sample();
    let all = desk.state().results().events.len();
    let person = &desk.people()[0];

    let name = row(&desk, person);
    desk.click(&name);
    let with = desk.state().results().events.len();
    assert!(!desk.state().query.clauses[0].excluded);
    assert!(0 < with && with < all, "{with} of {all}");

    let name = row(&desk, person);
    assert!(name.ends_with(", included"), "{name}");
    desk.click(&name);
    let without = desk.state().results().events.len();
    assert_eq!(with + without, all);

    let name = row(&desk, person);
    assert!(name.ends_with(", excluded"), "{name}");
    desk.click(&name);
    assert_eq!(desk.state().results().events.len(), all);
}

#[test]
fn a_chip_takes_its_filter_off() {
    let mut desk = Desk::with_sample();
    let person = &desk.people()[0];
    let name = row(&desk, person);
    desk.click(&name);
    desk.click(&format!("Remove filter who: {person}"));
    assert!(desk.state().query.is_empty());
}

/// Two persons of one name, told apart by nothing but their articles' other names.
fn namesakes() -> (Desk, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let articles = [
        (
            "minister.txt",
            "LONDON, May 4, 2020 - Trade minister John Smith met William Ruto in Nairobi on Monday. \
             Smith offered Kenya a new agreement.",
        ),
        (
            "striker.txt",
            "LEEDS, May 9, 2020 - John Smith, a striker with Leeds United, scored twice on Saturday. \
             Daniel Farke praised Smith.",
        ),
    ];
    for (name, text) in articles {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let mut desk = Desk::new();
    desk.send(Command::Open(vec![folder.path().to_owned()]));
    desk.settle();
    (desk, folder)
}

#[test]
fn namesakes_are_filtered_one_by_one() {
    let (mut desk, _folder) = namesakes();
    let smiths = |desk: &Desk| -> Vec<String> {
        let people = desk.people().into_iter();
        people.filter(|p| p.starts_with("John Smith")).collect()
    };
    let found = smiths(&desk);
    assert_eq!(found.len(), 2, "{:?}", desk.people());
    desk.click(&row(&desk, &found[0]));
    let one = desk.state().results().documents.clone();
    assert_eq!(one.len(), 1);
    desk.click(&format!("Remove filter who: {}", found[0]));
    desk.click(&row(&desk, &found[1]));
    let other = desk.state().results().documents.clone();
    assert!(other.len() == 1 && other != one);
    desk.send(Command::ClearQuery);
    // A name of both means both, and that is said.
    desk.type_into("Search", "who:\"John Smith\"");
    desk.press(Modifiers::NONE, Key::Enter);
    assert_eq!(desk.state().results().documents.len(), 2);
    assert!(desk.shows("is a name of 2"), "{:#?}", desk.names());
    desk.click(&row(&desk, &found[0]));
    assert_eq!(
        desk.state().results().documents,
        other,
        "the first is excluded"
    );
}

#[test]
fn searching_narrows_and_clearing_widens() {
    let mut desk = Desk::with_sample();
    let all = desk.state().results().events.len();
    desk.type_into("Search", "vaccine");
    let found = desk.state().results().events.len();
    assert!(0 < found && found < all, "{found} of {all}");
    desk.click("Clear all");
    assert_eq!(desk.state().results().events.len(), all);
}

#[test]
fn what_finds_nothing_offers_a_way_back() {
    let mut desk = Desk::with_sample();
    desk.type_into("Search", "xylophone");
    assert!(desk.state().results().events.is_empty());
    assert!(desk.shows("No events"), "{:#?}", desk.names());
}

#[test]
fn filters_are_undone_and_done_again_by_key() {
    let mut desk = Desk::with_sample();
    let name = row(&desk, &desk.people()[0]);
    desk.click(&name);
    let filtered = desk.state().query.clone();
    desk.press(Modifiers::COMMAND, Key::Z);
    assert!(desk.state().query.is_empty());
    desk.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(desk.state().query, filtered);
}

#[test]
fn an_event_leads_to_its_sentence_and_to_the_reason_of_its_date() {
    let mut desk = Desk::with_sample();
    desk.click_starting("Event: ");
    let selection = desk.state().selection;
    let event = selection.event.expect("an event");
    let event = desk.state().corpus().event(event).clone();
    assert_eq!(selection.document, Some(event.document));
    let sentence = desk.state().corpus().words(&event).to_owned();
    let beginning: String = sentence.chars().take(20).collect();
    assert!(desk.reads(&beginning), "{beginning}: {:#?}", desk.names());
    desk.press(Modifiers::NONE, Key::W);
    let why = desk.state().why.expect("a reason");
    assert_eq!(Some(why.timex), event.timex);
    assert!(desk.shows("Why "), "{:#?}", desk.names());
    desk.click("Close the reason");
    assert_eq!(desk.state().why, None);
}

#[test]
fn a_date_in_the_text_tells_its_reason() {
    let mut desk = Desk::with_sample();
    desk.click_starting("Event: ");
    desk.click_starting("Date: ");
    let why = desk.state().why.expect("a reason");
    assert_eq!(Some(why.document), desk.state().selection.document);
}

#[test]
fn a_name_in_the_text_becomes_a_filter() {
    let mut desk = Desk::with_sample();
    desk.click_starting("Event: ");
    desk.click_starting("Name: ");
    assert_eq!(desk.state().query.clauses.len(), 1);
}

#[test]
fn a_chip_on_an_event_becomes_a_filter() {
    let mut desk = Desk::with_sample();
    // So that the list begins at its beginning.
    desk.send(Command::SearchText("vaccine".to_owned()));
    let entities = &desk.state().corpus().entities;
    let is_name = |name: &String| entities.iter().any(|entity| entity.name == *name);
    let name = desk.names().into_iter().find(is_name).expect("a chip");
    let before = desk.state().selection;
    desk.click_first(&name);
    assert_eq!(desk.state().query.clauses.len(), 2);
    assert_eq!(desk.state().selection, before, "the card was not meant");
}

#[test]
fn brushing_the_overview_chooses_days() {
    let mut desk = Desk::with_sample();
    let all = desk.state().results().events.len();
    let overview = desk.rect("Timeline overview: drag to choose days");
    let at = |share: f32| overview.left_center() + egui::vec2(share * overview.width(), 0.0);
    desk.drag(at(0.3), at(0.6));
    let dates = desk.state().query.dates.expect("days");
    assert!(dates.from < dates.to);
    let brushed = desk.state().results().events.len();
    assert!(0 < brushed && brushed < all, "{brushed} of {all}");
    desk.click_starting("Remove filter date: ");
    assert_eq!(desk.state().results().events.len(), all);
}

#[test]
fn a_mark_on_the_timeline_chooses_its_event() {
    let mut desk = Desk::with_sample();
    desk.click_starting("Mark ");
    assert!(desk.state().selection.event.is_some());
}

#[test]
fn two_ticked_articles_are_compared() {
    let mut desk = Desk::with_sample();
    desk.click("Articles");
    assert_eq!(desk.state().tab, Tab::Articles);
    let names = desk.names();
    let boxes: Vec<&String> = names
        .iter()
        .filter(|name| name.starts_with("Compare: "))
        .collect();
    // The first ones may be scrolled out of sight.
    desk.click(boxes[2]);
    desk.click(boxes[3]);
    desk.click("Compare 2");
    assert_eq!(desk.state().screen, Screen::Compare);
    assert_eq!(desk.state().comparing.len(), 2);
    desk.press(Modifiers::NONE, Key::N);
    assert_eq!(desk.state().difference, Some(0));
    desk.press(Modifiers::NONE, Key::Escape);
    assert_eq!(desk.state().screen, Screen::Explorer);
}

#[test]
fn a_load_is_cancelled() {
    let folder = tempfile::tempdir().expect("a folder");
    for i in 0..2000 {
        let text =
            format!("GENEVA, May 17, 2021 -- Ministers met on Friday. They met {i} times.\n");
        std::fs::write(folder.path().join(format!("{i}.txt")), text.repeat(20)).expect("a file");
    }
    let mut desk = Desk::new();
    desk.harness
        .state_mut()
        .send(Command::Open(vec![folder.path().to_owned()]));
    desk.harness.step();
    assert!(desk.state().loading.is_some());
    desk.click("Cancel");
    assert!(desk.state().loading.is_none());
    assert_eq!(desk.state().screen, Screen::Welcome);
    assert!(desk.state().corpus().documents.is_empty());
}

/// A file as the window system hands it over.
#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

#[test]
fn dropped_files_are_loaded() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("one.txt");
    std::fs::write(&file, "On 3 June 2021 a ship came in.").expect("a file");
    let mut desk = Desk::new();
    let input = desk.harness.input_mut();
    input.dropped_files.push(Arc::new(Dropped(file)));
    desk.settle();
    assert_eq!(desk.state().corpus().documents.len(), 1);
    assert_eq!(
        desk.harness.state().title(),
        "one.txt – 1 article – Dateline"
    );
}

#[test]
fn a_missing_path_is_told() {
    let mut desk = Desk::new();
    desk.type_into("Path of a folder or file", "/no/such/folder");
    desk.press(Modifiers::NONE, Key::Enter);
    assert!(desk.shows("/no/such/folder"), "{:#?}", desk.names());
    assert_eq!(desk.state().screen, Screen::Welcome);
}

#[test]
fn several_names_hold_by_any_and_by_all() {
    let mut desk = Desk::with_sample();
    for name in desk.people().into_iter().take(2) {
        desk.send(Command::Filter(Field::Who, name, Standing::Included));
    }
    let any = desk.state().results().events.len();
    desk.click("People: any or all");
    let all = desk.state().results().events.len();
    assert!(all < any, "{all} < {any}");
}

#[test]
fn a_publication_date_is_corrected() {
    let mut desk = Desk::with_sample();
    let id = desk.state().selection.document.expect("an open article");
    let published = |desk: &Desk| desk.state().corpus().document(id).published.moment;
    let before = published(&desk);
    desk.send(Command::ShowPublished(Some(id)));
    desk.type_into("Date of publication", "3 March 2021");
    desk.click("Set");
    let given = published(&desk).expect("a date").date;
    assert_eq!(given.to_string(), "2021-03-03");
    let by = desk.state().corpus().document(id).published.by;
    assert_eq!(by, dateline::model::PublishedBy::Given);
    // The chip that opens this may be scrolled out of view.
    desk.send(Command::ShowPublished(Some(id)));
    desk.click_starting("As read: ");
    assert_eq!(published(&desk), before);
}

#[test]
fn articles_are_gone_through_by_date() {
    let mut desk = Desk::with_sample();
    let all = desk.state().answer.articles.clone();
    let dates: Vec<_> = (all.iter())
        .filter_map(|d| desk.state().corpus().document(*d).published.moment)
        .map(|m| m.date)
        .collect();
    assert!(dates.is_sorted(), "{dates:?}");
    desk.send(Command::OpenDocument(all[0]));
    assert!(desk.shows(&format!("1 of {}", all.len())));
    desk.click("Next article");
    assert_eq!(desk.state().selection.document, Some(all[1]));
    assert!(desk.shows(&format!("2 of {}", all.len())));
}
