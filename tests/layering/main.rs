//! The shape of the program, read from its own source: which module may name which other,
//! and which crate, and that nothing goes round in a circle. Data flows one way:
//!
//! ```text
//! source ─► atlas ─► query · boundaries · search ─► render ─► tui
//!                                                        └─► cli, which joins them
//! ```
//!
//! Every crate of the workspace is read. `LAYERING_ROOT` names the folder of another workspace to
//! be read in its stead; with `--nocapture` the circles of files are told in full.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod circles;
mod made_up;
mod names;
mod workspace;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use circles::circles;
use names::Uses;
use workspace::{FileId, ModuleId, Workspace};

/// What each module may name of the others. Itself it may always name.
const MAY_NAME: [(&str, &[&str]); 21] = [
    // The words, dates and problems of the field lean on nothing else.
    ("words", &[]),
    ("bundled", &["atlas"]),
    ("build", &["atlas", "date", "outlines", "problem", "source"]),
    ("date", &[]),
    ("outlines", &[]),
    // Shapes on the ground, for those who draw.
    ("ground", &["outlines"]),
    ("suggest", &[]),
    ("tile_grid", &[]),
    ("problem", &["date", "suggest", "words"]),
    ("source", &["date", "problem", "suggest", "words"]),
    // Official files become the records that people write.
    ("import", &["date", "source", "suggest", "words"]),
    ("atlas", &["date", "outlines", "problem", "source", "suggest", "words"]),
    ("boundaries", &["atlas", "date", "words"]),
    ("query", &["atlas", "boundaries", "date", "tile_grid", "words"]),
    ("search", &["atlas", "date", "suggest", "words"]),
    // Neither what is written nor what is drawn knows where facts come from, and what is
    // written knows nothing of the screen.
    (
        "render",
        &["atlas", "boundaries", "date", "ground", "import", "outlines", "problem", "query", "search", "words"],
    ),
    ("tui", &["atlas", "boundaries", "date", "ground", "outlines", "query", "render", "search", "words"]),
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
    // The generated layers are made with what the command line is made of.
    ("rebuild", &["atlas", "date", "import", "outlines", "problem", "query", "render", "source", "words"]),
    ("xtask", &["rebuild"]),
];

/// Which modules may name a crate. A crate that is not here may be named by none.
const MAY_USE: [(&str, &[&str]); 33] = [
    ("annotate_snippets", &["render"]),
    ("anstream", &["cli"]),
    ("anstyle", &["render"]),
    ("catchment_atlas", &["build", "bundled"]),
    ("clap", &["cli", "xtask"]),
    ("clap_complete", &["cli"]),
    ("calamine", &["import"]),
    ("clap_mangen", &["cli"]),
    ("crossterm", &["cli", "tui"]),
    ("csv", &["import", "rebuild", "render"]),
    ("etcetera", &["cli"]),
    ("fixedbitset", &["atlas", "boundaries", "query"]),
    ("fuzzy_matcher", &["search"]),
    ("jiff", &["date"]),
    ("petgraph", &["atlas"]),
    ("postcard", &["atlas"]),
    ("ratatui", &["tui"]),
    ("ron", &["source"]),
    ("rustix", &["tui"]),
    ("rustc_hash", &["atlas", "boundaries", "import", "query", "search"]),
    ("serde", &["atlas", "cli", "date", "outlines", "rebuild", "render", "source", "words"]),
    ("serde_json", &["rebuild", "render"]),
    ("sha2", &["import", "rebuild"]),
    ("signal_hook", &["tui"]),
    ("strsim", &["search", "suggest"]),
    ("tempfile", &["cli", "tui"]),
    ("textwrap", &["render", "tui"]),
    ("thiserror", &["atlas", "date", "outlines", "source"]),
    ("toml", &["cli"]),
    ("unicode_normalization", &["query", "search", "tui"]),
    ("unicode_width", &["render", "tui"]),
    ("xxhash_rust", &["atlas"]),
    ("zip", &["import"]),
];

/// Crates that only one file may name, so that they can be exchanged.
const IN_ONE_FILE: [&str; 2] = ["annotate_snippets", "fuzzy_matcher"];

/// The workspace, and who uses whom in it.
struct Program {
    root: PathBuf,
    workspace: Workspace,
    uses: Uses,
}

static PROGRAM: LazyLock<Program> = LazyLock::new(|| {
    let stated = std::env::var_os("LAYERING_ROOT").map(PathBuf::from);
    let root = stated.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")));
    let workspace = Workspace::read(&root);
    let uses = Uses::of(&workspace);
    assert!(workspace.files.len() > 40, "the source was found");
    Program { root, workspace, uses }
});

impl Program {
    /// A file as people know it.
    fn file(&self, file: FileId) -> String {
        let path = &self.workspace.files[file];
        path.strip_prefix(&self.root).unwrap_or(path).display().to_string().replace('\\', "/")
    }

    /// The module of the tables above in which a module lies: none for the root of a library.
    fn top(&self, module: ModuleId) -> Option<&str> {
        let path = &self.workspace.modules[module].path;
        match (path.get(1), path[0].split_once(" (")) {
            (Some(top), _) => Some(top),
            (None, Some(("catchment", "program)"))) => Some("main"),
            (None, Some((program, "program)"))) => Some(program),
            (None, Some(_)) => Some("build"),
            (None, None) => None,
        }
    }

    fn top_of_file(&self, file: FileId) -> Option<&str> {
        self.top(self.workspace.modules.iter().position(|module| module.file == file)?)
    }

    /// The names that lead to the module that a file is.
    fn module_of(&self, file: FileId) -> &[String] {
        let module = self.workspace.modules.iter().find(|module| module.file == file);
        &module.expect("each file is a module").path
    }

    /// The files of every circle, and what each of them uses of which other.
    fn circles_of_files(&self) -> Vec<String> {
        circles(&self.uses.files.keys().copied().collect())
            .into_iter()
            .map(|circle| {
                let mut told = String::new();
                for ((from, to), names) in &self.uses.files {
                    if circle.contains(from) && circle.contains(to) {
                        let names: Vec<&str> = names.iter().map(String::as_str).collect();
                        let (from, to) = (self.file(*from), self.file(*to));
                        let _ = writeln!(told, "  {from} uses {} of {to}", names.join(", "));
                    }
                }
                told
            })
            .collect()
    }
}

#[test]
fn no_files_use_one_another_in_a_circle() {
    let found = PROGRAM.circles_of_files();
    assert!(found.is_empty(), "{} circles of files:\n{}", found.len(), found.join("\n"));
}

/// A module with all that lies below it is one; its own file, beside those of its inner
/// modules, is one of them.
#[test]
fn no_modules_use_one_another_in_a_circle() {
    let mut edges: BTreeMap<String, BTreeSet<(&str, &str)>> = BTreeMap::new();
    for (from, to) in PROGRAM.uses.files.keys() {
        let (from, to) = (PROGRAM.module_of(*from), PROGRAM.module_of(*to));
        let above = from.iter().zip(to).take_while(|(a, b)| a == b).count();
        let part = |path: &'static [String]| path.get(above).map_or("itself", String::as_str);
        edges.entry(from[..above].join("::")).or_default().insert((part(from), part(to)));
    }
    let found: Vec<String> = edges
        .iter()
        .flat_map(|(above, edges)| circles(edges).into_iter().map(move |circle| format!("{above}: {circle:?}")))
        .collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn every_path_leads_to_what_it_names() {
    let unknown = PROGRAM.uses.unknown.iter().map(|(file, path)| format!("{}: {path}", PROGRAM.file(*file)));
    let unknown: Vec<String> = unknown.collect();
    assert!(unknown.is_empty(), "{unknown:#?}");
}

#[test]
fn a_module_names_only_what_lies_before_it() {
    let may: BTreeMap<&str, &[&str]> = MAY_NAME.into_iter().collect();
    let mut wrong = BTreeSet::new();
    for (id, module) in PROGRAM.workspace.modules.iter().enumerate() {
        if PROGRAM.top(id).is_some_and(|top| !may.contains_key(top)) {
            wrong.insert(format!("{} is in no module that this test knows", PROGRAM.file(module.file)));
        }
    }
    for (file, named) in &PROGRAM.uses.modules {
        let (Some(top), Some(name)) = (PROGRAM.top_of_file(*file), PROGRAM.top(*named)) else { continue };
        if name != top && may.get(top).is_some_and(|allowed| !allowed.contains(&name)) {
            wrong.insert(format!("{} names {name}", PROGRAM.file(*file)));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The files that name a crate from outside, or a part of it.
fn users(path: &[&str]) -> BTreeSet<FileId> {
    let begins = |names: &[String]| names.len() >= path.len() && names.iter().zip(path).all(|(a, b)| a == b);
    PROGRAM.uses.outside.iter().filter(|(_, names)| begins(names)).map(|(file, _)| *file).collect()
}

#[test]
fn a_crate_is_named_only_where_it_belongs() {
    let mut wrong = Vec::new();
    for (name, owners) in MAY_USE {
        let users = users(&[name]);
        let strangers =
            users.iter().filter(|file| !PROGRAM.top_of_file(**file).is_some_and(|top| owners.contains(&top)));
        wrong.extend(strangers.map(|file| format!("{} names {name}", PROGRAM.file(*file))));
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
    let asking = users(&["crossterm"]).into_iter().chain(users(&["std", "env"]));
    let asking: BTreeSet<String> = asking
        .filter(|file| PROGRAM.top_of_file(*file) == Some("cli"))
        .map(|file| PROGRAM.file(file))
        .collect();
    assert_eq!(asking.into_iter().collect::<Vec<_>>(), ["src/cli/settings.rs"]);
}

#[test]
fn every_crate_that_the_program_needs_has_its_place() {
    let known: BTreeSet<&str> = MAY_USE.iter().map(|(name, _)| *name).collect();
    let needed: BTreeSet<&String> =
        PROGRAM.workspace.packages.iter().flat_map(|package| &package.needs).collect();
    let is_ours = |name: &str| PROGRAM.workspace.roots.contains_key(name);
    let unknown: Vec<&&String> =
        needed.iter().filter(|name| !known.contains(name.as_str()) && !is_ours(name)).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}

#[test]
fn files_are_called_by_what_they_do_and_say_what_they_are_for() {
    for path in &PROGRAM.workspace.files {
        let name = path.file_stem().unwrap().to_str().unwrap();
        let says_nothing = ["utils", "util", "helpers", "common", "prelude", "mod", "misc"];
        assert!(!says_nothing.contains(&name), "{}", path.display());
        let text = fs::read_to_string(path).unwrap();
        assert!(text.starts_with("//! "), "{} does not say what it is for", path.display());
    }
}

/// A file that no other declares is no part of the program, and nothing is known of it.
#[test]
fn every_file_of_source_belongs_to_a_crate() {
    let known: BTreeSet<&Path> = PROGRAM.workspace.files.iter().map(PathBuf::as_path).collect();
    for package in &PROGRAM.workspace.packages {
        let mut folders: Vec<PathBuf> =
            package.roots.iter().map(|(_, file)| file.parent().unwrap().to_owned()).collect();
        folders.retain(|folder| folder.ends_with("src"));
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|e| e == "rs") {
                    assert!(known.contains(&*path), "{} is declared nowhere", path.display());
                }
            }
        }
    }
}
