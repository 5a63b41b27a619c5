//! The shape of the program, read from its own source: which module may name which other,
//! and which crate. Data flows one way:
//!
//! ```text
//! source ─► atlas ─► query · boundaries · search ─► render ─► tui
//!                                                        └─► cli, which joins them
//! ```
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// What each module may name of the others. Itself it may always name.
const MAY_NAME: [(&str, &[&str]); 16] = [
    // The words, dates and problems of the field lean on nothing else.
    ("words", &[]),
    ("bundled", &["source"]),
    ("date", &[]),
    ("suggest", &[]),
    ("tile_grid", &[]),
    ("problem", &["date", "suggest", "words"]),
    ("source", &["date", "problem", "suggest", "words"]),
    // Official files become the records that people write.
    ("import", &["date", "source", "words"]),
    ("atlas", &["date", "problem", "source", "suggest", "words"]),
    ("boundaries", &["atlas", "date", "words"]),
    ("query", &["atlas", "boundaries", "date", "tile_grid", "words"]),
    ("search", &["atlas", "date", "suggest", "words"]),
    // Neither what is written nor what is drawn knows where facts come from, and what is
    // written knows nothing of the screen.
    ("render", &["atlas", "boundaries", "date", "import", "problem", "query", "search", "words"]),
    ("tui", &["atlas", "boundaries", "date", "query", "render", "search", "words"]),
    (
        "cli",
        &[
            "atlas",
            "boundaries",
            "bundled",
            "date",
            "import",
            "problem",
            "query",
            "render",
            "search",
            "source",
            "suggest",
            "tui",
            "words",
        ],
    ),
    ("main", &["cli"]),
];

/// Which modules may name a crate. A crate that is not here may be named by none.
const MAY_USE: [(&str, &[&str]); 28] = [
    ("annotate_snippets", &["render"]),
    ("anstream", &["cli"]),
    ("anstyle", &["render"]),
    ("catchment_atlas", &["bundled"]),
    ("clap", &["cli"]),
    ("clap_complete", &["cli"]),
    ("calamine", &["import"]),
    ("clap_mangen", &["cli"]),
    ("crossterm", &["cli", "tui"]),
    ("csv", &["import", "render"]),
    ("fixedbitset", &["atlas", "boundaries", "query"]),
    ("fuzzy_matcher", &["search"]),
    ("jiff", &["date"]),
    ("petgraph", &["atlas"]),
    ("ratatui", &["tui"]),
    ("ron", &["source"]),
    ("rustix", &["tui"]),
    ("rustc_hash", &["atlas", "boundaries", "import", "query", "search"]),
    ("serde", &["render", "source", "words"]),
    ("serde_json", &["render"]),
    ("signal_hook", &["tui"]),
    ("strsim", &["search", "suggest"]),
    ("tempfile", &["cli"]),
    ("textwrap", &["render", "tui"]),
    ("thiserror", &["date", "source"]),
    ("unicode_normalization", &["query", "search", "tui"]),
    ("unicode_width", &["render", "tui"]),
    ("zip", &["import"]),
];

/// Crates that only one file may name, so that they can be exchanged.
const IN_ONE_FILE: [&str; 2] = ["annotate_snippets", "fuzzy_matcher"];

/// A file of the program without its comments and quoted texts.
struct Module {
    path: PathBuf,
    /// `["render", "tree", "text"]`.
    names: Vec<String>,
    code: String,
}

impl Module {
    fn top(&self) -> &str {
        &self.names[0]
    }
}

fn modules() -> Vec<Module> {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let roots = [top.join("src"), top.join("crates/atlas/src")];
    let mut found = Vec::new();
    for root in roots {
        gather(&root, &mut found);
    }
    found.sort_by(|a: &Module, b| a.path.cmp(&b.path));
    assert!(found.len() > 40, "the source was found");
    found
}

/// Every file of one crate.
fn gather(root: &Path, found: &mut Vec<Module>) {
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") && !path.ends_with("lib.rs") {
                let below = path.strip_prefix(root).unwrap().with_extension("");
                let names = below.iter().map(|n| n.to_str().unwrap().to_owned()).collect();
                found.push(Module { code: code_of(&fs::read_to_string(&path).unwrap()), path, names });
            }
        }
    }
}

/// The text without comments, quoted texts and characters.
fn code_of(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let skipped = match first {
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |i| i + 2),
            'r' if rest.starts_with("r#\"") => rest.find("\"#").map_or(rest.len(), |i| i + 2),
            '"' => quoted(rest),
            '\'' if rest.starts_with("'\\") => rest[2..].find('\'').map_or(1, |i| i + 3),
            '\'' if rest.chars().nth(2) == Some('\'') => {
                rest.char_indices().nth(3).map_or(rest.len(), |(i, _)| i)
            }
            _ => 0,
        };
        if skipped == 0 {
            code.push(first);
            rest = &rest[first.len_utf8()..];
        } else {
            code.push(' ');
            rest = &rest[skipped..];
        }
    }
    code
}

/// How long the quoted text is at which this one begins.
fn quoted(text: &str) -> usize {
    let mut chars = text.char_indices().skip(1);
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' => drop(chars.next()),
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// Every path that is named, as its names from the top of the package: `crate::a::b`, each
/// of `crate::{a, b}`, and `super::` from wherever the file stands.
fn named_modules(module: &Module) -> BTreeSet<String> {
    let mut named = BTreeSet::new();
    for (at, _) in module.code.match_indices("crate::") {
        if is_word_before(&module.code, at) || module.code[..at].ends_with('$') {
            continue;
        }
        named.extend(heads(&module.code[at + "crate::".len()..]));
    }
    for (at, _) in module.code.match_indices("super::") {
        if is_word_before(&module.code, at) || module.code[..at].ends_with("super::") {
            continue;
        }
        let mut rest = &module.code[at..];
        let mut above = module.names.len();
        while let Some(next) = rest.strip_prefix("super::") {
            (rest, above) = (next, above.saturating_sub(1));
        }
        // Inside of a module of tests one `super` leads only out of that.
        if above == 0 && !module.code[..at].contains("mod tests") {
            named.extend(heads(rest));
        }
    }
    named
}

/// The first name of a path, or of each path of a list in braces.
fn heads(path: &str) -> Vec<String> {
    let head =
        |p: &str| p.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let Some(list) = path.trim_start().strip_prefix('{') else { return vec![head(path)] };
    let mut depth = 0;
    let mut heads = vec![head(list)];
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => heads.push(head(&list[at + 1..])),
            _ => {}
        }
    }
    heads.retain(|h| !h.is_empty());
    heads
}

fn is_word_before(code: &str, at: usize) -> bool {
    code[..at].chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '_')
}

/// Does the code name the crate: as the head of a path, or in a `use` of its own?
fn names_crate(code: &str, name: &str) -> bool {
    code.match_indices(name).any(|(at, _)| {
        let after = code[at + name.len()..].trim_start();
        let before = code[..at].trim_end();
        let is_head = !is_word_before(code, at) && !before.ends_with("::") && !before.ends_with('.');
        is_head && (after.starts_with("::") || (before.ends_with("use") && after.starts_with([';', ' '])))
    })
}

#[test]
fn a_module_names_only_what_lies_before_it() {
    let may: BTreeMap<&str, &[&str]> = MAY_NAME.into_iter().collect();
    let mut wrong = Vec::new();
    for module in modules() {
        let Some(allowed) = may.get(module.top()) else {
            wrong.push(format!("{} is in no module that this test knows", module.path.display()));
            continue;
        };
        for name in named_modules(&module) {
            let is_module = may.contains_key(name.as_str());
            if is_module && name != module.top() && !allowed.contains(&name.as_str()) {
                wrong.push(format!("{} names {name}", module.path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_crate_is_named_only_where_it_belongs() {
    let modules = modules();
    let mut wrong = Vec::new();
    for (name, owners) in MAY_USE {
        let users: Vec<&Module> = modules.iter().filter(|m| names_crate(&m.code, name)).collect();
        let strangers = users.iter().filter(|m| !owners.contains(&m.top()));
        wrong.extend(strangers.map(|m| format!("{} names {name}", m.path.display())));
        if IN_ONE_FILE.contains(&name) && users.len() != 1 {
            wrong.push(format!("{name} is named by {} files", users.len()));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// `ratatui` is the explorer's alone; of `crossterm` the command line asks the width of the
/// terminal, in the one file that asks the environment.
#[test]
fn the_command_line_asks_the_terminal_in_one_place() {
    let asks =
        |m: &&Module| m.top() == "cli" && (names_crate(&m.code, "crossterm") || m.code.contains("std::env"));
    let modules = modules();
    let files: Vec<&str> = modules.iter().filter(asks).map(|m| m.names.last().unwrap().as_str()).collect();
    assert_eq!(files, ["settings"]);
}

#[test]
fn every_crate_that_the_program_needs_has_its_place() {
    let manifest = include_str!("../../Cargo.toml");
    let needed = manifest.split("[dependencies]").nth(1).unwrap().split("\n[").next().unwrap();
    let needed = needed
        .lines()
        .filter_map(|l| l.split_once('='))
        .map(|(name, _)| name.trim().trim_end_matches(".workspace").replace('-', "_"));
    let known: BTreeSet<&str> = MAY_USE.iter().map(|(name, _)| *name).collect();
    let unknown: Vec<String> = needed.filter(|n| !known.contains(n.as_str())).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}

#[test]
fn files_are_called_by_what_they_do_and_say_what_they_are_for() {
    for module in modules() {
        let name = module.names.last().unwrap().as_str();
        let says_nothing = ["utils", "util", "helpers", "common", "prelude", "mod", "misc"];
        assert!(!says_nothing.contains(&name), "{}", module.path.display());
        let text = fs::read_to_string(&module.path).unwrap();
        assert!(text.starts_with("//! "), "{} does not say what it is for", module.path.display());
    }
}

#[test]
fn the_reader_of_source_sees_what_it_must_see() {
    let module = |names: &[&str], code: &str| Module {
        path: PathBuf::from("x.rs"),
        names: names.iter().map(|n| (*n).to_owned()).collect(),
        code: code_of(code),
    };
    let named =
        |names: &[&str], code: &str| named_modules(&module(names, code)).into_iter().collect::<Vec<_>>();
    assert_eq!(named(&["a", "b"], "use crate::{tui::{x, y}, source}; // crate::cli"), ["source", "tui"]);
    assert_eq!(named(&["a", "b"], "let x = super::super::tui::run(\"crate::cli\");"), ["tui"]);
    assert_eq!(named(&["a"], "use super::{source, tui};"), ["source", "tui"]);
    assert_eq!(named(&["a", "b"], "use super::tui; pub(crate) fn f() {}"), Vec::<String>::new());
    assert!(names_crate("use ron;", "ron") && names_crate("a(ron::from_str)", "ron"));
    assert!(!names_crate("use crate::ron::x; electron::x; let ron = 1;", "ron"));
    assert_eq!(code_of("a '\"' b \"c // d\" e // f\n'g"), "a   b   e  \n'g");
}
