//! What a person does, and what must come of it.

use crate::program::Home;
use crate::session::{Session, message};
use crate::support::desk::Desk;
use crate::tools;
use dateline::app::{Format, Screen, ThemeChoice};
use dateline::ui::canvas::Image;
use libtest_mimic::{Completion, Failed, Trial};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Arguments of the program; made in the home that it is given.
type Arguments = fn(&Home) -> Result<Vec<PathBuf>, Failed>;

/// What is done with the program.
type Test = fn(&Home, &Session) -> Result<(), Failed>;

/// All tests.
pub fn all() -> Vec<Trial> {
    vec![
        Trial::test("no_display_prints_the_timeline", no_display),
        Trial::test(
            "no_display_and_no_path_prints_the_sample",
            no_display_no_path,
        ),
        with_tools("a_dead_display_prints_the_timeline", dead_display),
        windowed("starts_with_a_welcome", nothing, starts_with_a_welcome),
        windowed("loads_a_folder_named_as_argument", folder, loads_a_folder),
        windowed("loads_a_dropped_folder", nothing, loads_a_dropped_folder),
        windowed(
            "loads_dropped_files_and_folders",
            nothing,
            loads_a_mixed_drop,
        ),
        windowed(
            "survives_a_hostile_folder",
            hostile,
            survives_a_hostile_folder,
        ),
        windowed("remembers_the_folder", folder, remembers_the_folder),
        windowed("opens_a_folder_by_dialog", dialog, opens_a_folder_by_dialog),
        windowed("opens_a_pasted_path", nothing, opens_a_typed_path),
        windowed(
            "sample_search_and_filter",
            nothing,
            sample_search_and_filter,
        ),
        windowed(
            "timeline_zooms_and_resets",
            nothing,
            timeline_zooms_and_resets,
        ),
        windowed("compares_by_keys", nothing, compares_by_keys),
        windowed("saves_a_comparison", save_dialog, saves_a_comparison),
        windowed("copies_and_pastes", nothing, copies_and_pastes),
        windowed("small_window", nothing, small_window),
    ]
}

/// A test in a window, of the program started with some arguments.
fn windowed(name: &'static str, arguments: Arguments, test: Test) -> Trial {
    with_tools(name, move || {
        let home = Home::new()?;
        let arguments = arguments(&home)?;
        let arguments: Vec<&OsStr> = arguments.iter().map(|path| path.as_os_str()).collect();
        let session = Session::start(&home, &arguments)?;
        test(&home, &session).map_err(|failed| explained(name, &session, &failed))
    })
}

/// A test that needs what a window needs.
fn with_tools(
    name: &'static str,
    test: impl FnOnce() -> Result<(), Failed> + Send + 'static,
) -> Trial {
    Trial::ignorable_test(name, move || match tools::missing() {
        None => test().map(|()| Completion::Completed),
        Some(missing) if tools::none_may_be_missing() => Err(missing.into()),
        Some(missing) => Ok(Completion::ignored_with(missing)),
    })
}

fn explained(name: &str, session: &Session, failed: &Failed) -> Failed {
    let picture = match session.save_picture(name) {
        Ok(path) => format!("the window is in {path}"),
        Err(error) => format!("no picture: {}", message(&error)),
    };
    let printed = session.printed();
    let failed = message(failed);
    format!("{failed}\n{picture}\nthe program printed:\n{printed}").into()
}

fn ensure(holds: bool, what: impl FnOnce() -> String) -> Result<(), Failed> {
    if holds { Ok(()) } else { Err(what().into()) }
}

// Folders.

const ARTICLES: [(&str, &str); 3] = [
    (
        "lisbon.txt",
        "Ministers meet in Lisbon\n\nLISBON, May 17, 2021 -- Ministers of nine countries met in \
         Lisbon on Friday. Maria Duarte, who leads the Harbour Council, said that 40 ships would \
         sail in June.\n",
    ),
    (
        "porto.md",
        "# Ships leave Porto\n\nPORTO, June 3, 2021 -- Thirty-eight ships left Porto on Tuesday, \
         the Harbour Council said. Maria Duarte had promised 40.\n",
    ),
    (
        "vigo.html",
        "<html><head><title>No ships in Vigo</title></head><body><article><h1>No ships in \
         Vigo</h1><p>VIGO, June 9, 2021 -- No ship has reached Vigo since June 3, the port \
         authority said on Wednesday.</p></article></body></html>\n",
    ),
];

fn nothing(_: &Home) -> Result<Vec<PathBuf>, Failed> {
    Ok(Vec::new())
}

/// A folder of three articles whose name needs care.
fn folder(home: &Home) -> Result<Vec<PathBuf>, Failed> {
    for (name, text) in ARTICLES {
        home.write(&format!("Häfen & ships/{name}"), text)?;
    }
    Ok(vec![home.path("Häfen & ships")])
}

/// A folder of all that goes wrong, and one good article.
fn hostile(home: &Home) -> Result<Vec<PathBuf>, Failed> {
    let junk: Vec<u8> = (0..60_000_u32)
        .map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8)
        .collect();
    let (name, text) = ARTICLES[0];
    home.write(&format!("hostile/deep/er/{name}"), text)?;
    home.write("hostile/junk.txt", &junk)?;
    home.write("hostile/junk.html", &junk)?;
    home.write("hostile/junk.jsonl", &junk)?;
    home.write("hostile/empty.txt", "")?;
    home.write("hostile/blank.txt", "\n\n \t\n")?;
    home.write("hostile/zeros.txt", [0_u8; 5000])?;
    home.write("hostile/one line.txt", "X".repeat(300_000))?;
    home.write("hostile/open quote.txt", "\"".repeat(20_000))?;
    home.write("hostile/tags.html", "<div>".repeat(2_000))?;
    home.write("hostile/.hidden.txt", "On Monday nothing happened.")?;
    home.write(&format!("hostile/{}.txt", "n".repeat(240)), text)?;
    let inside = home.path("hostile/deep/round");
    std::os::unix::fs::symlink(home.path("hostile"), inside)?;
    std::os::unix::fs::symlink("nowhere", home.path("hostile/gone.txt"))?;
    Ok(vec![home.path("hostile")])
}

// Without a window.

/// Runs the program where it finds no display, and returns what it printed.
fn printed_without_display(command: &mut Command) -> Result<String, Failed> {
    let output = command.output()?;
    let printed = String::from_utf8(output.stdout)?;
    let complaint = String::from_utf8(output.stderr)?;
    ensure(output.status.success(), || {
        format!("{}: {complaint}", output.status)
    })?;
    ensure(complaint.lines().count() == 1, || {
        format!("not one line: {complaint}")
    })?;
    ensure(complaint.contains("display"), || complaint.clone())?;
    let wide = printed.lines().find(|line| line.chars().count() > 80);
    ensure(wide.is_none(), || {
        let start: String = wide.unwrap_or_default().chars().take(200).collect();
        format!("wider than 80 columns: {start}")
    })?;
    Ok(printed)
}

fn no_display() -> Result<(), Failed> {
    let home = Home::new()?;
    let paths = folder(&home)?;
    let paths: Vec<&OsStr> = paths.iter().map(|path| path.as_os_str()).collect();
    tells_of_ships(printed_without_display(&mut home.command(&paths))?)
}

/// A display is named, and nothing answers there.
fn dead_display() -> Result<(), Failed> {
    let home = Home::new()?;
    let paths = folder(&home)?;
    let paths: Vec<&OsStr> = paths.iter().map(|path| path.as_os_str()).collect();
    let mut command = home.command(&paths);
    tells_of_ships(printed_without_display(command.env("DISPLAY", ":9876"))?)
}

fn tells_of_ships(printed: String) -> Result<(), Failed> {
    let holds = printed.contains("2021") && printed.contains("ships");
    ensure(holds, || printed)
}

fn no_display_no_path() -> Result<(), Failed> {
    let printed = printed_without_display(&mut Home::new()?.command(&[]))?;
    ensure(printed.contains("2020"), || printed)
}

// In a window.

fn starts_with_a_welcome(_: &Home, session: &Session) -> Result<(), Failed> {
    session.wait_for_title(|title| title == "Dateline")?;
    let picture = session.wait_until_still()?;
    let first = picture.pixels().first();
    let drawn = picture
        .pixels()
        .iter()
        .filter(|p| Some(*p) != first)
        .count();
    ensure(drawn > 2000, || format!("only {drawn} pixels are drawn"))?;
    session.close()
}

fn is_loaded(title: &str) -> bool {
    title == "Häfen & ships – 3 articles – Dateline"
}

fn loads_a_folder(_: &Home, session: &Session) -> Result<(), Failed> {
    session.wait_for_title(is_loaded)?;
    session.close()
}

fn loads_a_dropped_folder(home: &Home, session: &Session) -> Result<(), Failed> {
    let paths = folder(home)?;
    let paths: Vec<&Path> = paths.iter().map(PathBuf::as_path).collect();
    let middle = [720.0, 450.0];
    let before = session.wait_until_still()?;

    let mut drag = session.drag(&paths)?;
    drag.hover(middle)?;
    session.wait_for_picture("a sign that files can be dropped", |p| *p != before)?;
    drag.leave()?;
    session.wait_for_picture("the window as it was", |p| *p == before)?;

    let mut drag = session.drag(&paths)?;
    drag.hover(middle)?;
    drag.release()?;
    session.wait_for_title(is_loaded)?;
    session.close()
}

fn loads_a_mixed_drop(home: &Home, session: &Session) -> Result<(), Failed> {
    let mut paths = folder(home)?;
    paths.push(home.write("one.txt", "On 3 June 2021 a ship came in.")?);
    paths.push(home.write("other place/two.txt", "On 4 June 2021 it left again.")?);
    let paths: Vec<&Path> = paths.iter().map(PathBuf::as_path).collect();
    session.wait_until_still()?;
    let mut drag = session.drag(&paths)?;
    drag.hover([300.0, 300.0])?;
    drag.release()?;
    session.wait_for_title(|title| title.contains("5 articles"))?;
    session.close()
}

fn survives_a_hostile_folder(_: &Home, session: &Session) -> Result<(), Failed> {
    session.wait_for_title(|title| title.starts_with("hostile – "))?;
    session.wait_until_still()?;
    let printed = session.printed();
    ensure(!printed.contains("panicked"), || {
        "a thread panicked".to_owned()
    })?;
    session.close()
}

/// Closed and started again without arguments, the welcome offers the folder.
fn remembers_the_folder(home: &Home, session: &Session) -> Result<(), Failed> {
    session.wait_for_title(is_loaded)?;
    session.close()?;
    let files = home.files()?;
    let kept = files.iter().any(|file| {
        let content = std::fs::read(file).unwrap_or_default();
        String::from_utf8_lossy(&content).contains("Häfen & ships")
    });
    ensure(kept, || format!("none of these names it: {files:?}"))
}

/// A folder, and a dialog program that says it was chosen.
fn dialog(home: &Home) -> Result<Vec<PathBuf>, Failed> {
    for path in folder(home)? {
        home.script("zenity", &format!("echo '{}'", path.display()))?;
    }
    nothing(home)
}

fn opens_a_folder_by_dialog(_: &Home, session: &Session) -> Result<(), Failed> {
    session.wait_until_still()?;
    session.hand().click(Desk::new().at("Open folder…"))?;
    session.wait_for_title(is_loaded)?;
    session.close()
}

fn opens_a_typed_path(home: &Home, session: &Session) -> Result<(), Failed> {
    home.write("plain/one.txt", "On 3 June 2021 a ship came in.")?;
    session.wait_until_still()?;
    session
        .hand()
        .click(Desk::new().at("Path of a folder or file"))?;
    session.wait_until_still()?;
    session
        .hand()
        .type_text(&home.path("plain").display().to_string())?;
    session.hand().keys("enter")?;
    session.wait_for_title(|title| title == "plain – 1 article – Dateline")?;
    session.close()
}

// The sample. What the window must show is told by the same interface, run without a window.

/// In the middle of the status line nothing reacts to the pointer.
fn aside(desk: &Desk) -> [f32; 2] {
    let window = desk.harness.ctx.content_rect();
    [window.center().x, window.bottom() - 6.0]
}

/// Opens the sample in the window by a click, and beside it without a window.
fn open_sample(session: &Session) -> Result<Desk, Failed> {
    let size = [1440.0, 900.0];
    let welcome = Desk::sized(size, ThemeChoice::System);
    session.wait_until_still()?;
    session.hand().click(welcome.at("Try the sample"))?;
    session.wait_for_title(|title| title == "Sample – 20 articles – Dateline")?;
    let mut desk = Desk::sample(size, ThemeChoice::System);
    shows_the_same(session, &mut desk)?;
    Ok(desk)
}

/// Waits until the window shows what the interface without a window shows.
fn shows_the_same(session: &Session, desk: &mut Desk) -> Result<(), Failed> {
    session.hand().point(aside(desk))?;
    desk.point(aside(desk));
    let expected = desk.picture();
    let result = session.wait_for_picture("the same picture as without a window", |picture| {
        alike(picture, &expected)
    });
    if let Err(failed) = result {
        let kept = session.keep("expected", &expected)?;
        return Err(format!("{}; expected: {kept}", message(&failed)).into());
    }
    Ok(())
}

/// Whether two pictures show the same, drawn by different means: hardly a pixel is far off.
fn alike(a: &Image, b: &Image) -> bool {
    const FAR_OFF: u8 = 48;
    const PER_MILLE: usize = 2;
    if (a.width(), a.height()) != (b.width(), b.height()) {
        return false;
    }
    let far =
        |(a, b): &(&[u8; 4], &[u8; 4])| a.iter().zip(*b).any(|(a, b)| a.abs_diff(*b) > FAR_OFF);
    let count = a.pixels().iter().zip(b.pixels()).filter(far).count();
    count * 1000 < PER_MILLE * a.pixels().len()
}

fn sample_search_and_filter(_: &Home, session: &Session) -> Result<(), Failed> {
    let mut desk = open_sample(session)?;
    let all = desk.state().results().events.len();

    session.hand().keys("ctrl+f")?;
    session.wait_until_still()?;
    session.hand().type_text("vaccine")?;
    desk.press(egui::Modifiers::COMMAND, egui::Key::F);
    desk.type_into("Search", "vaccine");
    let found = desk.state().results().events.len();
    ensure(0 < found && found < all, || {
        format!("{found} of {all} events")
    })?;
    shows_the_same(session, &mut desk)?;

    let person = desk.first_starting(&format!("{}, ", desk.people()[0]));
    session.hand().click(desk.at(&person))?;
    desk.click(&person);
    let filtered = desk.state().results().events.len();
    ensure(filtered < found, || format!("{filtered} of {found} events"))?;
    shows_the_same(session, &mut desk)?;

    session.hand().click(desk.at("Clear all"))?;
    desk.click("Clear all");
    ensure(desk.state().results().events.len() == all, || {
        "not all again".to_owned()
    })?;
    shows_the_same(session, &mut desk)?;
    session.close()
}

fn timeline_zooms_and_resets(_: &Home, session: &Session) -> Result<(), Failed> {
    open_sample(session)?;
    let inside = [800.0, 220.0];
    session.hand().point(inside)?;
    let whole = session.wait_until_still()?;
    session.hand().wheel(inside, 4)?;
    session.wait_for_picture("the timeline closer", |picture| !alike(picture, &whole))?;
    session.wait_until_still()?;
    session.hand().double_click(inside)?;
    session.wait_for_picture("the whole timeline", |picture| alike(picture, &whole))?;
    session.close()
}

fn compares_by_keys(_: &Home, session: &Session) -> Result<(), Failed> {
    let mut desk = open_sample(session)?;
    compare_two(session, &mut desk)?;
    session.hand().keys("escape")?;
    desk.press(egui::Modifiers::NONE, egui::Key::Escape);
    shows_the_same(session, &mut desk)?;
    session.close()
}

/// Chooses two articles by keys and compares them.
fn compare_two(session: &Session, desk: &mut Desk) -> Result<(), Failed> {
    for key in ["2", "]", "x", "]", "x", "c"] {
        session.hand().keys(key)?;
        let key = egui::Key::from_name(key).ok_or("no such key")?;
        desk.press(egui::Modifiers::NONE, key);
        shows_the_same(session, desk)?;
    }
    ensure(desk.state().screen == Screen::Compare, || {
        "no comparison".to_owned()
    })
}

/// Chooses from the menu of the comparison, once it is seen.
fn export(session: &Session, desk: &mut Desk, choice: &str) -> Result<(), Failed> {
    session.hand().click(desk.at("Export…"))?;
    desk.click("Export…");
    shows_the_same(session, desk)?;
    session.hand().click(desk.at(choice))?;
    desk.click(choice);
    Ok(())
}

/// A dialog program that says where to save.
fn save_dialog(home: &Home) -> Result<Vec<PathBuf>, Failed> {
    let path = home.path("kept.md");
    home.script("zenity", &format!("echo '{}'", path.display()))?;
    nothing(home)
}

fn saves_a_comparison(home: &Home, session: &Session) -> Result<(), Failed> {
    let mut desk = open_sample(session)?;
    compare_two(session, &mut desk)?;
    export(session, &mut desk, "Save as Markdown…")?;
    let compared = desk.state().compared.clone().ok_or("no comparison")?;
    let wanted = compared.written(Format::Markdown);
    session.wait_for("the saved comparison", || {
        let saved = std::fs::read(home.path("kept.md")).unwrap_or_default();
        Ok((saved == wanted).then_some(()))
    })?;
    session.close()
}

fn copies_and_pastes(_: &Home, session: &Session) -> Result<(), Failed> {
    let mut desk = open_sample(session)?;
    compare_two(session, &mut desk)?;
    export(session, &mut desk, "Copy as Markdown")?;
    let compared = desk.state().compared.clone().ok_or("no comparison")?;
    let copied = compared.written(Format::Markdown);
    session.wait_until_still()?;
    session.hand().keys("escape")?;
    desk.press(egui::Modifiers::NONE, egui::Key::Escape);
    session.wait_until_still()?;
    session.hand().keys("ctrl+t")?;
    desk.press(egui::Modifiers::COMMAND, egui::Key::T);
    session.wait_until_still()?;
    desk.paste("Text 1", &String::from_utf8_lossy(&copied));
    // Where the first field is wide and empty in any layout.
    session.hand().click([360.0, 400.0])?;
    session.hand().keys("ctrl+v")?;
    shows_the_same(session, &mut desk)?;
    session.close()
}

fn small_window(_: &Home, session: &Session) -> Result<(), Failed> {
    let mut desk = open_sample(session)?;
    session.resize(900, 600)?;
    desk.resize([900.0, 600.0]);
    shows_the_same(session, &mut desk)?;
    session.close()
}
