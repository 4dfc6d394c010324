//! What `--help` says.

use super::Command;
use super::options::{OPTIONS, Opt};
use std::io::{self, Write};

/// Name and version.
pub const VERSION: &str = concat!("dateline ", env!("CARGO_PKG_VERSION"));

const WHOLE: &str = "\
Dateline shows what happened, when, who was involved, and where the articles
differ. It reads saved news articles and never uses the network.

  dateline [PATH]...                     open the window
  dateline extract PATH...               print everything that was found
  dateline timeline PATH...              print the key dates
  dateline compare A B [C]...            print articles side by side
  dateline picture PATH... --out F.png   draw the window into a file

A PATH is a folder or a file (.txt .md .html .jsonl); - is standard input.
";

const ENDING: &str = "
Exit code: 0 done, 1 nothing could be loaded, 2 the command line is wrong.
";

/// What a command does, with its usage.
fn about(command: Command) -> &'static str {
    match command {
        Command::Extract => {
            "\
dateline extract PATH... [options]

Prints the articles with their dates, names, figures and quotations, the
people, organisations and places they name, and the events they report.
"
        }
        Command::Timeline => {
            "\
dateline timeline PATH... [options]

Prints the key dates of the articles, each with the sentences that tell best
what happened.
"
        }
        Command::Compare => {
            "\
dateline compare A B [C]... [options]

Prints which passages of two to six articles say the same, what only one of
them says, and where they disagree.
"
        }
        Command::Picture => {
            "\
dateline picture PATH... --out FILE.png [options]

Draws the window into a file. No display is needed.
"
        }
        _ => WHOLE,
    }
}

/// Prints the help of a command, or of the whole.
///
/// # Errors
/// Those of `out`.
pub fn help(out: &mut dyn Write, command: Option<Command>) -> io::Result<()> {
    let command = command.unwrap_or(Command::Window);
    out.write_all(about(command).as_bytes())?;
    writeln!(out, "\nOptions")?;
    for option in OPTIONS {
        if command == Command::Window || option.of.contains(&command) {
            writeln!(out, "{}", line(option, command))?;
        }
    }
    writeln!(
        out,
        "  {:<22} this text; `dateline COMMAND --help` tells more",
        "-h, --help"
    )?;
    if command == Command::Window {
        writeln!(out, "  {:<22} the version", "-V, --version")?;
        out.write_all(ENDING.as_bytes())?;
    }
    Ok(())
}

fn line(option: &Opt, command: Command) -> String {
    let name = format!("--{} {}", option.name, option.value);
    let owner = match option.of {
        [only] if command == Command::Window => {
            only.name().map_or_else(String::new, |n| format!("{n}: "))
        }
        _ => String::new(),
    };
    let help = option.help.replace('\n', &format!("\n{:25}", ""));
    format!("  {name:<22} {owner}{help}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(command: Option<Command>) -> String {
        let mut out = Vec::new();
        help(&mut out, command).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn help_fits_80_columns_and_names_every_option() {
        let whole = printed(None);
        for option in OPTIONS {
            assert!(
                whole.contains(&format!("--{}", option.name)),
                "{}",
                option.name
            );
        }
        for command in Command::NAMED
            .map(|(_, c)| Some(c))
            .into_iter()
            .chain([None])
        {
            for line in printed(command).lines() {
                assert!(line.len() <= 80, "{line}");
            }
        }
    }

    #[test]
    fn help_of_a_command_names_only_its_options() {
        let text = printed(Some(Command::Extract));
        assert!(text.contains("--format") && !text.contains("--dates"));
    }
}
