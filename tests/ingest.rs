//! Folders and files as users have them, also hostile ones, through the library.

use dateline::model::Corpus;
use dateline::pipeline::{Options, load};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

fn open(paths: &[PathBuf]) -> Corpus {
    load(paths, &Options::default(), &|_| {}, &AtomicBool::new(false)).expect("not cancelled")
}

fn open_folder(folder: &Path) -> Corpus {
    open(&[folder.to_owned()])
}

fn paths(corpus: &Corpus) -> Vec<&str> {
    corpus.documents.iter().map(|d| d.path.as_str()).collect()
}

fn warning<'a>(corpus: &'a Corpus, path: &str) -> &'a str {
    let found = corpus.warnings.iter().find(|w| w.path.ends_with(path));
    &found
        .unwrap_or_else(|| panic!("{path}: {:?}", corpus.warnings))
        .message
}

const BODY: &str =
    "The port of Alba opened again on Monday after nine months of work, the authority said.\n";

#[test]
fn a_folder_of_all_sorts() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    fs::create_dir_all(at("b/deep")).expect("folders");
    fs::create_dir_all(at("page_files")).expect("folders");
    for (name, bytes) in [
        ("b/deep/z.txt", BODY.as_bytes()),
        ("a.md", b"# Port opens\n\nThe port of Alba opened again on Monday after nine months of work."),
        ("page.html", b"<html><title>Port</title><body><article><p>The port of Alba opened again on Monday after nine months of work, officials said.</p></article></body></html>"),
        ("page_files/frame.html", b"<html><body><p>An advertisement that is not an article of its own, in a frame.</p></body></html>"),
        ("noext", BODY.as_bytes()),
        ("noext.bin", b"\0\0\0"),
        ("picture", b"\x89PNG\0\0"),
        (".hidden.txt", BODY.as_bytes()),
        ("empty.txt", b""),
        ("zeros.txt", &[0; 900]),
        ("really.pdf.txt", b"%PDF-1.4 ..."),
        ("menu.txt", b"Home\nShare\nPrint\n"),
        ("style.css", b"p { color: red }"),
    ] {
        fs::write(at(name), bytes).expect("a file");
    }
    let corpus = open_folder(folder.path());
    assert_eq!(
        paths(&corpus),
        ["a.md", "b/deep/z.txt", "noext", "page.html"]
    );
    assert!(warning(&corpus, "empty.txt").contains("no text"));
    assert!(warning(&corpus, "zeros.txt").contains("not text"));
    assert!(warning(&corpus, "really.pdf.txt").contains("PDF"));
    assert!(warning(&corpus, "menu.txt").contains("nothing is left"));
    assert_eq!(corpus.warnings.len(), 4, "{:?}", corpus.warnings);
}

#[test]
fn files_given_are_tried_whatever_their_names() {
    let folder = tempfile::tempdir().expect("a folder");
    let odd = folder.path().join("article.weird");
    let page = folder.path().join("page.php");
    fs::write(&odd, BODY).expect("a file");
    fs::write(
        &page,
        format!("<!DOCTYPE html><html><body><article><p>{BODY}</p></article></body></html>"),
    )
    .expect("a file");
    let missing = folder.path().join("missing.txt");
    let corpus = open(&[odd.clone(), page, missing, odd]);
    assert_eq!(paths(&corpus), ["article.weird", "page.php"]);
    assert!(!corpus.documents[1].text.contains('<'));
    assert!(warning(&corpus, "missing.txt").contains("not there"));
}

#[test]
fn too_large_a_file_is_refused_unread() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = fs::File::create(folder.path().join("large.txt")).expect("a file");
    file.set_len(200 << 20).expect("a length");
    let corpus = open_folder(folder.path());
    assert!(warning(&corpus, "large.txt").contains("64 MB"));
}

#[test]
fn folders_may_be_deep() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut deep = folder.path().to_owned();
    for _ in 0..200 {
        deep.push("d");
    }
    fs::create_dir_all(&deep).expect("folders");
    fs::write(deep.join("a.txt"), BODY).expect("a file");
    assert_eq!(open_folder(folder.path()).documents.len(), 1);
}

#[test]
fn a_page_may_be_nested_deeply() {
    let folder = tempfile::tempdir().expect("a folder");
    let page = format!("<html><body>{}<p>{BODY}</p>", "<div>".repeat(100_000));
    fs::write(folder.path().join("deep.html"), page).expect("a file");
    let quotes = format!("{BODY}{}", "> ".repeat(50_000));
    fs::write(folder.path().join("deep.md"), quotes).expect("a file");
    let json = format!("{}\n", "[".repeat(100_000));
    fs::write(folder.path().join("deep.jsonl"), json).expect("a file");
    let corpus = open_folder(folder.path());
    assert_eq!(corpus.documents.len() + corpus.warnings.len(), 3);
}

#[cfg(unix)]
#[test]
fn links_are_counted_and_not_followed() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a.txt"), BODY).expect("a file");
    std::os::unix::fs::symlink(folder.path(), folder.path().join("loop")).expect("a link");
    std::os::unix::fs::symlink("/etc", folder.path().join("out")).expect("a link");
    let corpus = open_folder(folder.path());
    assert_eq!(paths(&corpus), ["a.txt"]);
    assert!(
        corpus.warnings[0].message.contains("2 links"),
        "{:?}",
        corpus.warnings
    );
}

#[cfg(target_os = "linux")]
#[test]
fn names_need_not_be_unicode() {
    use std::os::unix::ffi::OsStrExt;
    let folder = tempfile::tempdir().expect("a folder");
    let name = std::ffi::OsStr::from_bytes(b"caf\xe9.txt");
    fs::write(folder.path().join(name), BODY).expect("a file");
    assert_eq!(paths(&open_folder(folder.path())), ["caf\u{fffd}.txt"]);
}

#[test]
fn several_folders_keep_their_names() {
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["one", "two"] {
        fs::create_dir(folder.path().join(name)).expect("a folder");
        fs::write(folder.path().join(name).join("a.txt"), BODY).expect("a file");
    }
    let one = folder.path().join("one");
    let corpus = open(&[one.clone(), folder.path().join("two"), one.join("a.txt")]);
    assert_eq!(paths(&corpus), ["one/a.txt", "two/a.txt"]);
}

#[test]
fn lines_that_a_site_repeats_are_cut() {
    let folder = tempfile::tempdir().expect("a folder");
    for i in 0..6 {
        let text = format!(
            "Gull of the Day\n\nPort {i} opens at last\n\nThe port number {i} of Alba opened again on Monday after {i} months of work.\n\n\
             Ferry number {i} left for the islands in the afternoon with {i}00 people on board.\n\n\
             The gull is a service of the readers' club and is printed here every single day.\n"
        );
        fs::write(folder.path().join(format!("{i}.txt")), text).expect("a file");
    }
    for document in open_folder(folder.path()).documents {
        assert!(document.title.starts_with("Port "), "{}", document.title);
        assert!(!document.text.contains("gull"), "{}", document.text);
        assert!(document.text.ends_with("on board."), "{}", document.text);
    }
}

#[test]
fn copies_of_one_article_are_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    for i in 0..6 {
        let text = format!(
            "Port opens at last\n\n{BODY}\nFerries left for the islands in the afternoon with 300 people on board.\n"
        );
        fs::write(folder.path().join(format!("{i}.txt")), text).expect("a file");
    }
    for document in open_folder(folder.path()).documents {
        assert_eq!(document.title, "Port opens at last");
        assert!(document.text.ends_with("on board."));
    }
}

#[test]
fn the_order_of_day_and_month_is_learnt_from_other_articles() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, date) in [("a", "04/25/2020"), ("b", "04/03/2020")] {
        let text = format!("Port opens at last\n{date}\n\n{BODY}");
        fs::write(folder.path().join(format!("{name}.txt")), text).expect("a file");
    }
    let corpus = open_folder(folder.path());
    let published = &corpus.documents[1].published;
    assert_eq!(
        published.moment.map(|m| m.iso()).as_deref(),
        Some("2020-04-03")
    );
    assert!(
        published
            .assumed
            .as_deref()
            .is_some_and(|a| a.contains("04/25/2020")),
        "{published:?}"
    );
}
