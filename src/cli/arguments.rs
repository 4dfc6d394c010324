//! What is wanted, read from the words of the command line.

use super::options::{self, OPTIONS, Opt};
use crate::pipeline::Options;
use jiff::civil::Date;
use lexopt::{Arg, Parser, ValueExt};
use std::ffi::OsString;
use std::ops::RangeInclusive;
use std::path::PathBuf;

/// What the program is to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Open the window.
    Window,
    /// Print everything that was extracted.
    Extract,
    /// Print the key dates.
    Timeline,
    /// Print articles side by side.
    Compare,
    /// Draw the window into a file.
    Picture,
    /// Explain `Arguments::about`, or the whole.
    Help,
    /// Print the version.
    Version,
}

impl Command {
    /// The commands that have a name.
    pub const NAMED: [(&'static str, Self); 4] = [
        ("extract", Self::Extract),
        ("timeline", Self::Timeline),
        ("compare", Self::Compare),
        ("picture", Self::Picture),
    ];

    /// Without paths the others show the sample.
    fn needs_paths(self) -> bool {
        matches!(self, Self::Extract | Self::Timeline | Self::Compare)
    }

    /// Its name; `None` for the window, help and version.
    pub fn name(self) -> Option<&'static str> {
        Self::NAMED
            .iter()
            .find(|(_, c)| *c == self)
            .map(|(n, _)| *n)
    }
}

/// How the answer is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For reading, in 80 columns.
    Text,
    /// One object.
    Json,
    /// An object a line.
    JsonLines,
    /// A table.
    Csv,
    /// For notes and pages.
    Markdown,
    /// A page of its own, of a timeline.
    Html,
    /// A calendar, of a timeline.
    Ics,
    /// Slides of TimelineJS, of a timeline.
    TimelineJs,
}

impl Format {
    /// All, with their names.
    pub const NAMED: [(&'static str, Self); 8] = [
        ("text", Self::Text),
        ("json", Self::Json),
        ("jsonl", Self::JsonLines),
        ("csv", Self::Csv),
        ("markdown", Self::Markdown),
        ("html", Self::Html),
        ("ics", Self::Ics),
        ("timelinejs", Self::TimelineJs),
    ];

    /// Its name.
    pub fn name(self) -> &'static str {
        let named = Self::NAMED.iter().find(|(_, f)| *f == self);
        named.map_or("", |(name, _)| name)
    }

    /// Whether the command can answer in it.
    fn suits(self, command: Command) -> bool {
        let of_timelines = matches!(self, Self::Html | Self::Ics | Self::TimelineJs);
        !of_timelines || command == Command::Timeline
    }
}

/// All that the command line says.
#[derive(Clone, Debug)]
pub struct Arguments {
    /// What to do.
    pub command: Command,
    /// What help is asked about; `None` for the whole.
    pub about: Option<Command>,
    /// Folders and files; `-` is standard input.
    pub paths: Vec<PathBuf>,
    /// How to write the answer; `None` to choose by where it goes.
    pub format: Option<Format>,
    /// How to read the input.
    pub load: Options,
    /// At most so many key dates.
    pub dates: Option<usize>,
    /// At most so many sentences a key date.
    pub sentences: Option<usize>,
    /// Only what this query finds.
    pub query: Option<String>,
    /// Nothing on standard error but the reason of a failure.
    pub quiet: bool,
    /// Of the picture: its file.
    pub out: Option<PathBuf>,
    /// Of the picture: the screen's name.
    pub screen: Option<String>,
    /// Of the picture: width and height in points.
    pub size: Option<(u32, u32)>,
    /// Of the picture: light or dark.
    pub theme: Option<String>,
}

/// A command line that cannot be followed. Says what is wrong and what to write instead.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct UsageError(pub String);

impl From<lexopt::Error> for UsageError {
    fn from(error: lexopt::Error) -> Self {
        match error {
            lexopt::Error::MissingValue {
                option: Some(option),
            } => {
                let value =
                    options::find(option.trim_start_matches('-')).map_or("a value", |o| o.value);
                Self(format!("{option} needs a value: {option} {value}"))
            }
            lexopt::Error::UnexpectedValue { option, .. } => {
                Self(format!("{option} takes no value"))
            }
            other => Self(other.to_string()),
        }
    }
}

fn wrong<T>(message: impl Into<String>) -> Result<T, UsageError> {
    Err(UsageError(message.into()))
}

/// Reads the words after the program's name.
///
/// # Errors
/// If they make no sense; the error says which word and what was probably meant.
pub fn parse(words: impl IntoIterator<Item = OsString>) -> Result<Arguments, UsageError> {
    let mut parser = Parser::from_args(words);
    let mut arguments = Arguments {
        command: Command::Window,
        about: None,
        paths: Vec::new(),
        format: None,
        load: Options::default(),
        dates: None,
        sentences: None,
        query: None,
        quiet: false,
        out: None,
        screen: None,
        size: None,
        theme: None,
    };
    let mut given: Vec<&'static Opt> = Vec::new();
    let mut help = false;
    let mut first = true;
    while let Some(arg) = parser.next()? {
        match arg {
            Arg::Short('h') | Arg::Long("help") => help = true,
            Arg::Short('V') | Arg::Long("version") => arguments.command = Command::Version,
            Arg::Short(short) => return wrong(format!("unknown option -{short}")),
            Arg::Long(name) => {
                let Some(option) = options::find(name) else {
                    return wrong(unknown(name));
                };
                given.push(option);
                set(&mut arguments, option, &mut parser)?;
            }
            Arg::Value(word) => match command(&word).filter(|_| std::mem::take(&mut first)) {
                Some(command) => arguments.command = command,
                None => {
                    first = false;
                    arguments.paths.push(word.into());
                }
            },
        }
    }
    if help || arguments.command == Command::Help {
        arguments.about = match arguments.command {
            Command::Help => arguments.paths.first().and_then(|p| named(p.to_str()?)),
            other => Some(other),
        };
        arguments.command = Command::Help;
        return Ok(arguments);
    }
    check(&arguments, &given)?;
    Ok(arguments)
}

fn command(word: &OsString) -> Option<Command> {
    match word.to_str()? {
        "help" => Some(Command::Help),
        word => named(word),
    }
}

fn named(word: &str) -> Option<Command> {
    Command::NAMED
        .iter()
        .find(|(n, _)| *n == word)
        .map(|(_, c)| *c)
}

fn unknown(name: &str) -> String {
    let names = OPTIONS.iter().map(|o| o.name).chain(["help", "version"]);
    match options::nearest(name, names) {
        Some(near) => format!("unknown option --{name}; did you mean --{near}?"),
        None => format!("unknown option --{name}; `dateline --help` lists them"),
    }
}

/// Sets one option from its value.
fn set(arguments: &mut Arguments, option: &Opt, parser: &mut Parser) -> Result<(), UsageError> {
    match option.name {
        "plain" => arguments.load.plain = true,
        "quiet" => arguments.quiet = true,
        "out" => arguments.out = Some(parser.value()?.into()),
        name => {
            let value = parser.value()?.string()?;
            match name {
                "format" => arguments.format = Some(format(&value)?),
                "dates" => arguments.dates = Some(count(name, &value)?),
                "sentences" => arguments.sentences = Some(count(name, &value)?),
                "query" => arguments.query = Some(value),
                "date" => arguments.load.date = Some(date(&value)?),
                "jobs" => arguments.load.jobs = count(name, &value)?,
                "screen" => arguments.screen = Some(value),
                "size" => arguments.size = Some(size(&value)?),
                "theme" => arguments.theme = Some(theme(value)?),
                _ => return wrong(unknown(name)),
            }
        }
    }
    Ok(())
}

fn format(value: &str) -> Result<Format, UsageError> {
    let names = Format::NAMED.map(|(n, _)| n);
    match Format::NAMED.iter().find(|(n, _)| *n == value) {
        Some((_, format)) => Ok(*format),
        None => wrong(match options::nearest(value, names) {
            Some(near) => format!("unknown format {value}; did you mean {near}?"),
            None => format!("unknown format {value}; there are {}", names.join(", ")),
        }),
    }
}

fn count(name: &str, value: &str) -> Result<usize, UsageError> {
    match value.parse() {
        Ok(n) if n > 0 => Ok(n),
        _ => wrong(format!("--{name} needs a whole number from 1, not {value}")),
    }
}

fn date(value: &str) -> Result<Date, UsageError> {
    match value.parse() {
        Ok(date) => Ok(date),
        Err(_) => wrong(format!(
            "--date needs a day such as 2020-05-17, not {value}"
        )),
    }
}

/// Points that a picture may be wide or high.
const SIDE: RangeInclusive<u32> = 1..=8192;

fn size(value: &str) -> Result<(u32, u32), UsageError> {
    let sides = value
        .split_once(['x', 'X', '×'])
        .map(|(w, h)| (w.parse(), h.parse()));
    match sides {
        Some((Ok(w), Ok(h))) if SIDE.contains(&w) && SIDE.contains(&h) => Ok((w, h)),
        _ => wrong(format!(
            "--size needs width and height such as 1440x900, at most {}, not {value}",
            SIDE.end()
        )),
    }
}

fn theme(value: String) -> Result<String, UsageError> {
    match value.as_str() {
        "light" | "dark" => Ok(value),
        _ => wrong(format!("--theme is light or dark, not {value}")),
    }
}

/// What only the whole line can tell.
fn check(arguments: &Arguments, given: &[&Opt]) -> Result<(), UsageError> {
    let command = arguments.command;
    if command == Command::Version {
        return Ok(());
    }
    let called = command
        .name()
        .map_or("the window".to_owned(), |n| format!("`dateline {n}`"));
    if let Some(option) = given.iter().find(|o| !o.of.contains(&command)) {
        let of: Vec<_> = option.of.iter().filter_map(|c| c.name()).collect();
        return wrong(format!(
            "--{} is not an option of {called}, but of {}",
            option.name,
            of.join(", ")
        ));
    }
    if let Some(format) = arguments.format.filter(|f| !f.suits(command)) {
        return wrong(format!(
            "the format {} is only for timelines",
            format.name()
        ));
    }
    if command.needs_paths() && arguments.paths.is_empty() {
        return wrong(format!("{called} needs at least one folder or file"));
    }
    if command == Command::Picture && arguments.out.is_none() {
        return wrong("`dateline picture` needs --out FILE.png");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Arguments, UsageError> {
        parse(line.split_whitespace().map(OsString::from))
    }

    fn error(line: &str) -> String {
        read(line).unwrap_err().to_string()
    }

    #[test]
    fn options_may_stand_anywhere() {
        let a = read("extract a --format json b --plain --date 2020-05-17 --jobs 3").unwrap();
        assert_eq!(a.command, Command::Extract);
        assert_eq!(a.paths, [PathBuf::from("a"), PathBuf::from("b")]);
        assert_eq!(a.format, Some(Format::Json));
        assert!(a.load.plain);
        assert_eq!(a.load.date, Some(jiff::civil::date(2020, 5, 17)));
        assert_eq!(a.load.jobs, 3);
    }

    #[test]
    fn only_the_first_word_is_a_command() {
        assert_eq!(read("").unwrap().command, Command::Window);
        let a = read("folder extract").unwrap();
        assert_eq!(a.command, Command::Window);
        assert_eq!(a.paths.len(), 2);
        assert_eq!(
            read("extract - --quiet").unwrap().paths,
            [PathBuf::from("-")]
        );
    }

    #[test]
    fn help_is_of_the_command_before_or_after_it() {
        for line in [
            "extract --help",
            "--help extract",
            "help extract",
            "extract a -h --dates 3",
        ] {
            assert_eq!(read(line).unwrap().about, Some(Command::Extract), "{line}");
        }
        for line in ["--help", "help", "-h", "folder -h"] {
            assert_eq!(
                read(line).unwrap().about.and_then(Command::name),
                None,
                "{line}"
            );
        }
    }

    #[test]
    fn wrong_lines_say_what_to_write() {
        assert_eq!(
            error("extract a --fromat json"),
            "unknown option --fromat; did you mean --format?"
        );
        assert_eq!(
            error("extract a --format jsno"),
            "unknown format jsno; did you mean json?"
        );
        assert_eq!(
            error("extract a --format ics"),
            "the format ics is only for timelines"
        );
        assert_eq!(
            error("extract"),
            "`dateline extract` needs at least one folder or file"
        );
        assert_eq!(
            error("extract a --dates 3"),
            "--dates is not an option of `dateline extract`, but of timeline"
        );
        assert_eq!(
            error("timeline a --dates"),
            "--dates needs a value: --dates N"
        );
        assert_eq!(
            error("timeline a --dates=-1"),
            "--dates needs a whole number from 1, not -1"
        );
        assert_eq!(
            error("extract a --date 2020-02-30"),
            "--date needs a day such as 2020-05-17, not 2020-02-30"
        );
        assert_eq!(error("extract a --plain=yes"), "--plain takes no value");
        assert_eq!(
            error("picture a"),
            "`dateline picture` needs --out FILE.png"
        );
        assert_eq!(
            error("picture a --out b --size 12"),
            "--size needs width and height such as 1440x900, at most 8192, not 12"
        );
    }
}
