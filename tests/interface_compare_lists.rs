//! Figures, quotations, coverage, near-copies and pasted texts used by the names that a screen reader
//! says, without a window.

#![allow(clippy::unwrap_used)] // a test fails by it
#![cfg(feature = "window")]

mod support;

use dateline::app::{Command, Screen, Tab, ThemeChoice};
use dateline::ledger::{Column, CoverageOrder, FigureFilter, Manner, QuoteFilter};
use dateline::model::DocId;
use egui::{Key, Modifiers};
use support::desk::Desk;

const USUAL: [f32; 2] = [1440.0, 900.0];

/// Reports of one flood: a count that grows, words quoted in full and cut, a copy with one other
/// word. Source, date, title, text.
const ARTICLES: [[&str; 4]; 4] = [
    [
        "Harbour Daily",
        "2021-03-03",
        "Flood reaches the old town of Turin",
        "The river Dora flooded the old town of Turin on 2 March 2021. Some 120 homes in Turin were flooded on 2 March 2021, the fire service said. \
         “We will not, under any condition, leave the old town tonight,” Mayor Anna Berg said. The mayor thanked the volunteers from the hills. \
         A second bridge was closed on 2 March 2021 and the schools stayed shut. On 2 March 2021 the army sent 50 pumps to Turin.",
    ],
    [
        "Tidewater Post",
        "2021-03-04",
        "River bursts its banks in Turin",
        "The river Dora flooded the old town of Turin on 2 March 2021. Some 340 homes in Turin were flooded on 3 March 2021, the fire service said. \
         “We will not leave the old town tonight,” Mayor Anna Berg said. A camp for 50 families was set up on the hill. On 2 March 2021 the army sent 70 pumps to Turin.",
    ],
    [
        "Northern Ledger",
        "2021-03-06",
        "Water falls at last",
        "Some 900 homes in Turin were flooded on 5 March 2021, the fire service said. The water began to fall on 5 March 2021. \
         Mayor Anna Berg said that the old town would be rebuilt within two years. A camp for 50 families was set up on the hill.",
    ],
    [
        "Meridian Wire",
        "2021-03-03",
        "Flood reaches the old town of Turin",
        "The river Dora flooded the old town of Turin on 2 March 2021. Some 120 homes in Turin were flooded on 2 March 2021, the fire service said. \
         “We will not, under any condition, leave the old town tonight,” Mayor Anna Berg said. The mayor thanked the volunteers from the valley. \
         A second bridge was closed on 2 March 2021 and the schools stayed shut.",
    ],
];

/// The articles, opened from a file.
fn opened() -> Desk {
    let desk = opened_with(&ARTICLES.map(|a| a.map(str::to_owned)));
    assert_eq!(desk.state().corpus().documents.len(), 4);
    desk
}

fn opened_with(articles: &[[String; 4]]) -> Desk {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("articles.jsonl");
    let line = |[source, date, title, text]: &[String; 4]| {
        serde_json::json!({ "source": source, "date": date, "title": title, "text": text })
            .to_string()
    };
    let lines: Vec<String> = articles.iter().map(line).collect();
    std::fs::write(&file, lines.join("\n")).unwrap();
    let mut desk = Desk::sized(USUAL, ThemeChoice::Light);
    desk.send(Command::Open(vec![file]));
    desk
}

fn starting(desk: &Desk, words: &str) -> Vec<String> {
    let names = desk.names().into_iter();
    names.filter(|n| n.starts_with(words)).collect()
}

/// The article of a source.
fn of_source(desk: &Desk, source: &str) -> DocId {
    let mut all = desk.state().corpus().documents();
    let found = all.find(|(_, d)| d.source.as_deref() == Some(source));
    found.unwrap().0
}

#[test]
fn equal_figures_are_one_row_that_unfolds() {
    let mut desk = opened();
    desk.send(Command::ShowTab(Tab::Figures));
    let rows = starting(&desk, "Figure: ");
    let families = rows.iter().filter(|r| r.contains("50 families"));
    assert_eq!(families.count(), 1, "{rows:#?}");
    desk.click_starting("Show 2 articles that state it");
    assert_eq!(starting(&desk, "Statement: ").len(), 2);
    desk.click_starting("Hide 2 articles that state it");
    assert_eq!(starting(&desk, "Statement: ").len(), 0);
}

#[test]
fn figures_are_ordered_by_their_columns() {
    let mut desk = opened();
    desk.send(Command::ShowTab(Tab::Figures));
    desk.click("Order by value");
    assert_eq!(desk.state().figures.by, Column::Value);
    let first = desk.first_starting("Figure: ");
    desk.click("Order by value, in order");
    assert!(desk.state().figures.reversed);
    assert_ne!(first, desk.first_starting("Figure: "));
    desk.click("Order by value, in reverse order");
    assert_eq!(desk.state().figures.by, Column::Reading);
    for column in ["unit", "what it counts", "stated by", "for", "article"] {
        desk.click(&format!("Order by {column}"));
    }
}

#[test]
fn figures_are_filtered_and_all_shown_again() {
    let mut desk = opened();
    desk.send(Command::ShowTab(Tab::Figures));
    let all = starting(&desk, "Figure: ").len();
    desk.type_into("Filter figures", "families");
    let few = starting(&desk, "Figure: ").len();
    assert!(0 < few && few < all, "{few} of {all}");
    desk.click("Show all");
    assert_eq!(starting(&desk, "Figure: ").len(), all);
    desk.click("Filter by counts");
    desk.click("homes");
    assert!(desk.state().figures.thing.is_some());
    desk.click_starting("Remove filter counts: homes");
    assert!(desk.state().figures.is_empty());
    let nothing = FigureFilter {
        text: "xylophone".to_owned(),
        ..FigureFilter::default()
    };
    desk.send(Command::AskFigures(nothing));
    desk.click("Show all figures");
    assert_eq!(starting(&desk, "Figure: ").len(), all);
}

#[test]
fn what_is_counted_on_three_dates_has_a_line() {
    let mut desk = opened();
    desk.send(Command::ShowTab(Tab::Figures));
    desk.click_starting("Growth of homes: 120 to 900 on 3 dates");
    assert!(desk.state().figures.thing.is_some());
    desk.click_starting("900, 5 March 2021");
    let document = desk.state().selection.document.expect("an open article");
    assert!(
        desk.state()
            .corpus()
            .document(document)
            .path
            .ends_with("#3")
    );
}

#[test]
fn a_figure_leads_to_its_sentence() {
    let mut desk = opened();
    desk.send(Command::ShowTab(Tab::Figures));
    desk.click_starting("Figure: about 900");
    let document = desk.state().selection.document.expect("an open article");
    assert!(
        desk.state()
            .corpus()
            .document(document)
            .path
            .ends_with("#3")
    );
    assert!(desk.reads("900"));
}

#[test]
fn a_quotation_of_several_articles_stands_side_by_side() {
    let mut desk = opened();
    desk.send(Command::ShowTab(Tab::Quotes));
    let whole = "Quotation in 3 articles: “We will not, under any condition";
    desk.first_starting(whole);
    let cut = desk.first_starting("Quotation in Tidewater Post: “We will not leave");
    let full = desk.first_starting("Quotation in Harbour Daily: ");
    let (a, b) = (desk.rect(&full), desk.rect(&cut));
    assert!(a.right() < b.left() && a.top() == b.top(), "{a:?} {b:?}");
    // The copy has the same words and stands with them.
    assert!(starting(&desk, "Quotation in Meridian Wire").is_empty());
    desk.click(&cut);
    let document = desk.state().selection.document.expect("an open article");
    assert!(
        desk.state()
            .corpus()
            .document(document)
            .path
            .ends_with("#2")
    );
}

#[test]
fn quotations_are_filtered_by_speaker_and_manner() {
    let mut desk = opened();
    desk.send(Command::ShowTab(Tab::Quotes));
    assert!(!desk.shows("Reported: Mayor Anna Berg said that"));
    desk.click("Reported");
    desk.click("Quoted");
    assert_eq!(desk.state().quotes.manner, Some(Manner::Reported));
    desk.first_starting("Reported: Mayor Anna Berg said that");
    desk.click("Filter by speaker");
    desk.click_first("Anna Berg");
    assert!(desk.state().quotes.speaker.is_some());
    desk.click_starting("Remove filter speaker: ");
    desk.click("In several articles");
    desk.click("Show all");
    assert_eq!(desk.state().quotes, QuoteFilter::default());
}

#[test]
fn an_empty_cell_says_what_the_others_say() {
    let mut desk = opened();
    desk.send(Command::ShowTab(Tab::Coverage));
    let silent = "Northern Ledger is silent. Click to read what the others say";
    desk.click_first(silent);
    assert!(desk.shows("Northern Ledger does not tell it. The others say:"));
    assert!(desk.shows("Harbour Daily says: "));
    assert!(desk.shows("Nearest in Northern Ledger: "));
    desk.click("Close");
    assert!(!desk.shows("does not tell it"));
    for order in CoverageOrder::ALL {
        desk.click(&format!("Order by {}", order.words().to_lowercase()));
        assert_eq!(desk.state().coverage, order);
    }
}

#[test]
fn what_comes_nearest_in_a_silent_article_is_compared() {
    let article = |source: &str, text: &str| {
        let day = "2021-03-02".to_owned();
        [source.to_owned(), day, "News".to_owned(), text.to_owned()]
    };
    let flood = "On 1 March 2021 the river Po flooded the old town of Turin. Nobody was hurt.";
    let mayor = "The school reopens on 5 March 2021. The mayor of Turin said that old town and \
                 river were beautiful. On 4 March 2021 the fair begins in Asti.";
    let fair = "On 4 March 2021 the great fair begins in Asti.";
    let mut desk = opened_with(&[
        article("Harbour Daily", flood),
        article("Tidewater Post", flood),
        article("Northern Ledger", mayor),
        article("Meridian Wire", fair),
    ]);
    desk.send(Command::ShowTab(Tab::Coverage));
    desk.click_first("Northern Ledger is silent. Click to read what the others say");
    desk.click_starting("Nearest in Northern Ledger: The mayor of Turin said that old town");
    assert_eq!(desk.state().screen, Screen::Compare);
}

#[test]
fn a_grid_of_many_articles_has_pages_and_turns_to_what_is_unfolded() {
    let happenings = [
        "The river flooded the old town of Turin",
        "A fire destroyed the covered market in Lyon",
        "Steel workers went on strike in Ghent",
        "The bridge over the Douro collapsed in Porto",
        "A museum returned two paintings in Basel",
        "Voters elected a new mayor in Graz",
        "Police arrested four smugglers in Split",
        "A ferry ran aground outside Malmo",
        "The university opened its observatory in Tartu",
        "A train left the rails near Brno",
        "The last cotton mill closed in Lodz",
        "Fishermen found an unexploded mine off Cork",
        "A court acquitted the banker in Leeds",
        "Doctors reported the first cholera case in Genoa",
        "Heavy snow cut off the airport of Bergen",
    ];
    let pair = |(n, happened): (usize, &str)| {
        let day = n + 2;
        let article = |source: &str| {
            let date = format!("2021-03-{:02}", day + 1);
            let text = format!("{happened} on {day} March 2021.");
            [source.to_owned(), date, happened.to_owned(), text]
        };
        [article("Harbour Daily"), article("Tidewater Post")]
    };
    let articles: Vec<_> = happenings.into_iter().enumerate().flat_map(pair).collect();
    let mut desk = opened_with(&articles);
    desk.send(Command::ShowTab(Tab::Coverage));
    assert!(desk.shows("Articles 1–"));
    let head = "Tidewater Post, 17 March 2021: Heavy snow";
    assert!(starting(&desk, head).is_empty());
    desk.click("Later articles");
    assert!(!starting(&desk, head).is_empty());
    // What stands on the first page is turned to.
    desk.click_starting("2 March 2021  ·  2 articles");
    assert!(desk.shows("Articles 1–"));
    assert!(starting(&desk, head).is_empty());
}

#[test]
fn near_copies_stand_behind_their_article() {
    let mut desk = opened();
    desk.send(Command::ShowTab(Tab::Articles));
    assert_eq!(starting(&desk, "Article: ").len(), 3);
    // The reader says it, too.
    let first = of_source(&desk, "Harbour Daily");
    desk.send(Command::OpenDocument(first));
    assert!(desk.shows("+1 near-copy: Meridian Wire"));
    desk.click_starting("+1 copy");
    desk.first_starting("Copy: ");
    desk.click("What was changed?");
    assert_eq!(desk.state().screen, Screen::Compare);
    assert_eq!(desk.state().comparing.len(), 2);
    // The sentence of which one word was changed is where the first step leads.
    desk.press(Modifiers::NONE, Key::N);
    let compared = desk.state().compared.clone().unwrap();
    let lit = desk.state().lit.unwrap();
    let line = compared.facing.line(lit).unwrap();
    let document = desk
        .state()
        .corpus()
        .document(compared.facing.sheets[0].document);
    assert!(line.span.of(&document.text).contains("volunteers"));
}

/// A paragraph that a wire report and another article have, in the same words.
const WIRE: &str = "The pumping station on the left bank had been closed for repairs since the autumn, \
     and its two engines, each as large as a tram, stood in pieces on the yard when the water came.";

#[test]
fn passages_that_stand_in_another_article_lead_to_the_comparison() {
    let article = |source: &str, day: u32, before: &str, after: &str| {
        let text = format!("{before}\n\n{WIRE}\n\n{after}");
        let title = format!("{source} on the flood");
        [source.to_owned(), format!("2021-03-{day:02}"), title, text]
    };
    let wire = article(
        "Meridian Wire",
        3,
        "The river Dora flooded the old town on 2 March 2021.",
        "The army sent pumps by train, and by the evening of the next day all streets but those along the \
         railway could be used again by buses, carts and the doctors of the hospital.",
    );
    let other = article(
        "Harbour Daily",
        9,
        "Who is to pay for the new dam? The council met on Monday and did not say.",
        "Bakers and barbers are open again, the market hall is not. Its roof had been mended last summer \
         with money from the lottery, which the town has to give back unless it is used by June.",
    );
    let third = ARTICLES[2].map(str::to_owned);
    let mut desk = opened_with(&[wire, third, other]);
    let wire = of_source(&desk, "Meridian Wire");
    let third = of_source(&desk, "Northern Ledger");
    desk.send(Command::OpenDocument(third));
    assert!(!desk.shows("word for word"));
    desk.send(Command::OpenDocument(wire));
    assert!(desk.shows("1 passage stands word for word in another article"));
    desk.press(Modifiers::NONE, Key::R);
    desk.click_starting("35 words also in Harbour Daily");
    let state = desk.state();
    assert_eq!(state.screen, Screen::Compare);
    assert_eq!(state.comparing, [wire, of_source(&desk, "Harbour Daily")]);
    // The sentence that both have is lit with its partner.
    let facing = &state.compared.as_ref().unwrap().facing;
    let lit = state.lit.unwrap();
    let line = facing.line(lit).unwrap();
    let text = &state.corpus().document(wire).text;
    assert!(line.span.of(text).starts_with("The pumping station"));
    assert_eq!(facing.partners(lit).count(), 1);
}

#[test]
fn pasted_texts_are_compared_without_a_folder() {
    let mut desk = Desk::sized(USUAL, ThemeChoice::Light);
    desk.click("Compare pasted texts");
    assert_eq!(desk.state().screen, Screen::Scratch);
    desk.paste("Text 1", ARTICLES[0][3]);
    assert!(desk.shows("Paste one more text."));
    desk.press(Modifiers::COMMAND, Key::Enter);
    assert_eq!(desk.state().screen, Screen::Scratch);
    assert!(desk.state().notice.is_some());
    desk.paste("Text 2", ARTICLES[1][3]);
    desk.press(Modifiers::COMMAND, Key::Enter);
    assert_eq!(desk.state().screen, Screen::Compare);
    assert!(desk.shows("Sentence, same words"));
    // Nothing of them is in the explorer.
    assert!(desk.state().corpus().documents.is_empty());
    desk.click("‹ Texts");
    assert_eq!(desk.state().screen, Screen::Scratch);
    desk.click("Clear text 1");
    desk.press(Modifiers::NONE, Key::Escape);
    assert_eq!(desk.state().screen, Screen::Welcome);
}

#[test]
fn a_very_long_text_is_pasted_around_the_field() {
    let mut desk = Desk::sized(USUAL, ThemeChoice::Light);
    desk.send(Command::Show(Screen::Scratch));
    desk.paste("Text 1", &"Ten men left the town on Friday. ".repeat(5_000));
    assert!(desk.shows("This text is too long to be edited here."));
    assert!(desk.shows("35\u{202f}000 words"));
    desk.click("Clear text 1");
    assert!(!desk.shows("too long to be edited"));
}

#[test]
fn a_third_text_is_added_and_taken_off() {
    let mut desk = Desk::sized(USUAL, ThemeChoice::Light);
    desk.send(Command::Show(Screen::Scratch));
    desk.click("+ Another text");
    assert!(desk.shows("Text 3"));
    desk.click("Take off text 3");
    assert!(!desk.shows("Text 3"));
}

/// What articles disagree about: marked on the event and the figure, and a filter.
#[test]
fn what_is_disputed_is_marked_and_filtered() {
    let mut desk = opened();
    let all = desk.state().results().events.len();
    desk.click_starting("disputed, ");
    let state = desk.state();
    let disputed = &state.results().events;
    assert!(!disputed.is_empty() && disputed.len() < all);
    assert!(disputed.iter().all(|e| state.corpus().event(*e).disputed));
    assert!(desk.shows("≠ "), "no mark on an event");
    desk.click("Remove filter is: disputed");
    assert_eq!(desk.state().results().events.len(), all);
    desk.send(Command::ShowTab(Tab::Figures));
    desk.click("≠ Disputed");
    assert!(starting(&desk, "Figure: disputed, 50 pumps").len() == 1);
    desk.click_starting("Compare what disagrees: ");
    assert_eq!(desk.state().screen, Screen::Compare);
    desk.first_starting("Disagreement: Pumps to Turin");
}
