//! `catchment man`: the help of every command as a page for `man`.

use std::io;

use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};

use super::args::Args;
use super::failure::Failure;
use super::output::Output;
use crate::bundled::edition;
use crate::suggest::nearest;

/// The heading of the options that every command has; they are told once.
const EVERYWHERE: &str = "Options of every command";

/// Prints one page with all commands, or that of one.
pub(super) fn run(command: Option<&str>, output: &mut Output) -> Result<(), Failure> {
    let mut command_line = Args::command_line().disable_help_subcommand(true);
    command_line.build();
    let page = match command {
        None => whole(&command_line),
        Some(name) => match command_line.find_subcommand(name) {
            Some(command) => one(command),
            None => return Err(Failure::Usage(unknown(name, &command_line))),
        },
    };
    let page = page.map_err(Failure::Io)?;
    output.answer(&String::from_utf8_lossy(&page))
}

/// That there is no such command, and which was probably meant.
fn unknown(name: &str, command_line: &clap::Command) -> String {
    let names = || commands(command_line).into_iter().map(clap::Command::get_name);
    let known = match nearest(name, names(), 1).first() {
        Some(near) => format!("did you mean {near}?"),
        None => format!("there are {}", names().collect::<Vec<_>>().join(", ")),
    };
    format!("there is no command {}; {known}", crate::render::clean(name))
}

/// Every command, in the order of the help.
fn commands(command_line: &clap::Command) -> Vec<&clap::Command> {
    let mut commands: Vec<&clap::Command> = command_line.get_subcommands().collect();
    commands.sort_by_key(|command| command.get_display_order());
    commands
}

fn page_of(command: &clap::Command) -> Man {
    let name = command.get_display_name().unwrap_or_else(|| command.get_name()).to_uppercase();
    let source = concat!("catchment ", env!("CARGO_PKG_VERSION"));
    Man::new(command.clone()).title(name).date(edition().as_at).source(source).manual("User Commands")
}

fn whole(command_line: &clap::Command) -> io::Result<Vec<u8>> {
    let man = page_of(command_line);
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    synopsis(command_line).to_writer(&mut page)?;
    man.render_description_section(&mut page)?;
    Roff::default().control("SH", ["COMMANDS"]).to_writer(&mut page)?;
    for command in commands(command_line) {
        part(command, &mut page)?;
    }
    man.render_options_section(&mut page)?;
    further(command_line, "SH").to_writer(&mut page)?;
    Ok(page)
}

fn one(command: &clap::Command) -> io::Result<Vec<u8>> {
    let man = page_of(command);
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    synopsis(command).to_writer(&mut page)?;
    man.render_description_section(&mut page)?;
    man.render_options_section(&mut page)?;
    further(command, "SH").to_writer(&mut page)?;
    Ok(page)
}

/// How it is called, as its help has it.
fn usage(command: &clap::Command) -> String {
    let usage = command.clone().render_usage().to_string();
    usage.trim_start_matches("Usage: ").to_owned()
}

fn synopsis(command: &clap::Command) -> Roff {
    let mut roff = Roff::default();
    roff.control("SH", ["SYNOPSIS"]).text([bold(usage(command))]);
    roff
}

/// A command as a part of the page of all of them.
fn part(command: &clap::Command, page: &mut Vec<u8>) -> io::Result<()> {
    let own = command.clone().mut_args(|arg| {
        let is_told_elsewhere = arg.get_help_heading() == Some(EVERYWHERE) || arg.get_id() == "help";
        arg.hide(is_told_elsewhere)
    });
    let man = Man::new(own);
    Roff::default().control("SS", [usage(command).as_str()]).to_writer(page)?;
    body(|to| man.render_description_section(to), page)?;
    body(|to| man.render_options_section(to), page)?;
    further(command, "PP").to_writer(page)
}

/// A section without its heading.
fn body(section: impl Fn(&mut Vec<u8>) -> io::Result<()>, page: &mut Vec<u8>) -> io::Result<()> {
    let mut text = Vec::new();
    section(&mut text)?;
    for line in String::from_utf8_lossy(&text).lines().filter(|line| !line.starts_with(".SH")) {
        page.extend_from_slice(line.as_bytes());
        page.push(b'\n');
    }
    Ok(())
}

/// What stands below the help: examples line by line, anything else as text.
fn further(command: &clap::Command, heading: &str) -> Roff {
    let text = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    let mut roff = Roff::default();
    for paragraph in text.split("\n\n") {
        let mut lines = paragraph.lines().peekable();
        if paragraph.starts_with("Examples:") {
            lines.next();
            match heading {
                "SH" => roff.control("SH", ["EXAMPLES"]),
                _ => roff.control("PP", []).text([bold("Examples")]),
            };
        } else {
            roff.control("PP", []);
        }
        while let Some(line) = lines.next() {
            let is_typed = |line: &str| line.starts_with("  ");
            if !is_typed(line) {
                roff.text([roman(line)]);
                continue;
            }
            roff.control("RS", ["2"]);
            roff.control("nf", []);
            roff.text([roman(&line[2..])]);
            while let Some(next) = lines.next_if(|line| is_typed(line)) {
                roff.text([roman(&next[2..])]);
            }
            roff.control("fi", []);
            roff.control("RE", []);
        }
    }
    roff
}
