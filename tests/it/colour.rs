//! In a terminal: when there is colour, and what `--plain` does there.
#![cfg(unix)]

use std::io::Read;

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

/// All that the program writes to a terminal with these variables set.
fn in_a_terminal(args: &[&str], variables: &[(&str, &str)]) -> String {
    let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
    let pair = native_pty_system().openpty(size).expect("a pseudo-terminal");
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_catchment"));
    command.args(args);
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLORTERM", "CI"] {
        command.env_remove(name);
    }
    for (name, value) in variables {
        command.env(name, value);
    }
    let mut output = pair.master.try_clone_reader().expect("its output");
    let mut child = pair.slave.spawn_command(command).expect("it starts");
    drop(pair.slave);
    let mut said = Vec::new();
    // At its end a pseudo-terminal gives an error rather than nothing.
    let _ = output.read_to_end(&mut said);
    assert!(child.wait().expect("it ends").success());
    String::from_utf8(said).expect("text")
}

const TREE: [&str; 4] = ["tree", "QKK", "--depth", "1"];

fn is_coloured(more: &[&str], variables: &[(&str, &str)]) -> bool {
    let args: Vec<&str> = TREE.iter().chain(more).copied().collect();
    let said = in_a_terminal(&args, variables);
    assert!(said.contains("Bexley"), "{said}");
    said.contains('\u{1b}')
}

#[test]
fn a_terminal_gets_colour_unless_it_cannot_show_it_or_someone_refuses() {
    let term = ("TERM", "xterm-256color");
    assert!(is_coloured(&[], &[term]));
    assert!(!is_coloured(&[], &[("TERM", "dumb")]));
    assert!(!is_coloured(&[], &[term, ("NO_COLOR", "1")]));
    assert!(is_coloured(&[], &[term, ("NO_COLOR", "")]), "set to nothing is not set");
    assert!(is_coloured(&[], &[("TERM", "dumb"), ("CLICOLOR_FORCE", "1")]));
    assert!(!is_coloured(&[], &[term, ("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
    assert!(is_coloured(&["--color", "always"], &[term, ("NO_COLOR", "1")]));
    assert!(!is_coloured(&["--color", "never"], &[term, ("CLICOLOR_FORCE", "1")]));
}

#[test]
fn with_plain_the_top_of_the_tree_is_printed_where_the_explorer_would_open() {
    let said = in_a_terminal(&["--plain"], &[("TERM", "xterm-256color")]);
    assert!(said.starts_with("The explorer draws on the whole screen, which --plain leaves out."), "{said}");
    assert!(said.contains("\n1 England, nation, england\r\n1.1 East of England, NHS region, Y61"), "{said}");
    assert!(!said.contains(['\u{1b}', '│', '├', '└']), "{said}");
}
