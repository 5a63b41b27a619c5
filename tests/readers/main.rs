//! What the program writes for other programs, read by those programs: Graphviz, Mermaid, an
//! HTML validator, pandoc, an XML parser, four shells and man.
//!
//! `.ci/run --install` installs them; those from npm stand in the folder that
//! `CATCHMENT_READERS` names. Where one is missing its test says on the terminal itself what it
//! wants and how to have it, and passes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../support"]
#[allow(unreachable_pub, reason = "each of these is used by several programs")]
mod support {
    pub mod cli;
    pub mod schema;
}

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread;

use support::cli::{Scene, catchment};

/// What a test prints is shown only when it fails; this is shown always.
fn skipped(why: &str) {
    let _ = std::io::stderr().write_all(format!("\nSKIPPED: {why}\n").as_bytes());
}

/// A program on the path.
fn tool(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file());
    if found.is_none() {
        let package = match name {
            "dot" => "graphviz",
            "man" => "man-db",
            "node" => "nodejs",
            "xmllint" => "libxml2-utils",
            _ => name,
        };
        skipped(&format!(
            "there is no {name}, and what it would read was not proved; \
             `apt install {package}` or `.ci/run --install` installs it"
        ));
    }
    found
}

/// The folder with what npm has installed, and node to run it.
fn node(package: &str) -> Option<(PathBuf, PathBuf)> {
    let node = tool("node")?;
    let folder = std::env::var_os("CATCHMENT_READERS").map(PathBuf::from);
    let folder = folder.filter(|folder| folder.join("node_modules").join(package).is_dir());
    if folder.is_none() {
        skipped(&format!(
            "CATCHMENT_READERS names no folder with {package} in it, and what it would read was not proved; \
             `.ci/run --install` makes one"
        ));
    }
    Some((node, folder?))
}

/// What a command writes in a format, where it has that.
fn written(args: &[&str], format: &str) -> Option<String> {
    let mut all = args.to_vec();
    all.extend(["--format", format]);
    let outcome = catchment(&all);
    if outcome.status == 2 && outcome.stderr.contains("has no format") {
        skipped(&format!("catchment {} has no format {format}", args[0]));
        return None;
    }
    assert_eq!(outcome.status, 0, "{all:?}: {outcome}");
    Some(outcome.stdout)
}

/// What a program makes of a text.
fn reads(command: &mut Command, text: &str) -> Output {
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
    let mut into = child.stdin.take().expect("piped");
    let text = text.to_owned();
    let writer = thread::spawn(move || into.write_all(text.as_bytes()));
    let output = child.wait_with_output().expect("it ends");
    let _ = writer.join().expect("no panic");
    output
}

/// What a program makes of a text that it must take without a word of complaint.
#[track_caller]
fn takes(command: &mut Command, text: &str) -> String {
    let output = reads(command, text);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success() && said.is_empty(), "{command:?}: {said}\n{}", shown(&output.stdout));
    String::from_utf8(output.stdout).expect("text")
}

fn shown(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).chars().take(2000).collect()
}

/// Trees from small to too large for a diagram, which is cut then.
const TREES: [&[&str]; 4] = [
    &["tree", "QKK"],
    &["tree", "england", "--depth", "2"],
    &["tree", "england"],
    &["tree", "QNQ", "--at", "2019-11", "--closed"],
];

#[test]
fn graphviz_draws_a_tree() {
    let Some(dot) = tool("dot") else { return };
    for args in TREES {
        let Some(text) = written(args, "dot") else { return };
        // It is the reading that is proved: to lay a thousand boxes out takes minutes.
        let plain = takes(Command::new(&dot).args(["-Tcanon"]), &text);
        assert!(plain.contains("label="), "{args:?}");
    }
    let text = written(&["tree", "QKK"], "dot").expect("as before");
    let drawn = takes(Command::new(&dot).args(["-Tsvg"]), &text);
    assert!(drawn.contains("Oxleas NHS Foundation Trust"), "{drawn}");
    assert!(!reads(Command::new(&dot).arg("-Tcanon"), "digraph { a -> ").status.success());
}

#[test]
fn mermaid_reads_a_tree() {
    let Some((node, folder)) = node("mermaid") else { return };
    let reader = || {
        let mut command = Command::new(&node);
        command.arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/support/mermaid.mjs")).arg(&folder);
        command
    };
    for args in TREES {
        let Some(text) = written(args, "mermaid") else { return };
        assert!(takes(&mut reader(), &text).starts_with("flowchart"), "{args:?}");
    }
    assert!(!reads(&mut reader(), "flowchart TD\n a[[ -->\n").status.success(), "it can say no");
}

#[test]
fn a_validator_finds_nothing_wrong_with_pages() {
    let Some((node, folder)) = node("html-validate") else { return };
    let scene = Scene::new("pages").with("rules.json", r#"{"root":true,"extends":["html-validate:standard"]}"#);
    let finds = |name: &str, page: &str| {
        std::fs::write(scene.path(name), page).unwrap();
        Command::new(&node)
            .arg(folder.join("node_modules/html-validate/bin/html-validate.mjs"))
            .arg("--config")
            .arg(scene.path("rules.json"))
            .arg(scene.path(name))
            .output()
            .expect("it starts")
    };
    let pages: [&[&str]; 5] = [
        &["brief", "QKK"],
        &["brief", "oxleas", "--at", "2019-11"],
        &["tree", "QKK"],
        &["tree", "england", "--depth", "3"],
        &["show", "oxleas"],
    ];
    for (number, args) in pages.into_iter().enumerate() {
        let Some(page) = written(args, "html") else { continue };
        let found = finds(&format!("{number}.html"), &page);
        assert!(found.status.success(), "{args:?}: {}", shown(&found.stdout));
    }
    let wrong = finds("wrong.html", "<!DOCTYPE html><html lang=\"en\"><title>x</title><p></ul></html>");
    assert!(!wrong.status.success(), "it can say no");
}

/// Markdown to a word processor's file, and from that to plain text.
#[test]
fn a_note_lives_through_a_word_processor() {
    let Some(pandoc) = tool("pandoc") else { return };
    let scene = Scene::new("note");
    let file = scene.path("note.docx");
    let asked: [(&[&str], &[&str]); 4] = [
        (&["brief", "QKK"], &["South East London", "Oxleas NHS Foundation Trust", "RPG", "Sources"]),
        (&["tree", "QKK"], &["Bexley", "South London and Maudsley NHS Foundation Trust"]),
        (&["show", "oxleas"], &["London Borough of Bexley", "871,087"]),
        (&["boundaries", "QKK"], &["South London and Maudsley"]),
    ];
    for (args, names) in asked {
        let Some(text) = written(args, "markdown") else { continue };
        takes(Command::new(&pandoc).args(["--from", "gfm", "--to", "docx", "--output"]).arg(&file), &text);
        let back = takes(Command::new(&pandoc).args(["--to", "plain", "--wrap", "none"]).arg(&file), "");
        for name in names {
            assert!(back.contains(name), "{args:?} lost {name}: {back}");
        }
    }
}

#[test]
fn an_xml_parser_reads_every_drawing() {
    let Some(xmllint) = tool("xmllint") else { return };
    let reader = || {
        let mut command = Command::new(&xmllint);
        command.args(["--noout", "-"]);
        command
    };
    let drawn: [&[&str]; 5] = [
        &["map"],
        &["map", "QKK"],
        &["map", "surrey", "--colour-by", "split"],
        &["tree", "QKK"],
        &["tree", "england", "--depth", "3"],
    ];
    for args in drawn {
        let Some(text) = written(args, "svg") else { continue };
        takes(&mut reader(), &text);
    }
    assert!(!reads(&mut reader(), "<svg><g></svg>").status.success(), "it can say no");
}

/// A folder with the script of a shell, and what the shell makes of lines that follow it.
struct AtShell {
    scene: Scene,
    shell: PathBuf,
}

impl AtShell {
    fn new(shell: &str) -> Option<Self> {
        let path = tool(shell)?;
        let script = catchment(&["completions", shell]);
        Some(Self { scene: Scene::new(shell).with("script", script.answer()), shell: path })
    }

    /// The script alone is read and not run.
    #[track_caller]
    fn reads_only(&self, option: &str) {
        takes(Command::new(&self.shell).arg(option).arg(self.scene.path("script")), "");
    }

    /// What it prints for these lines.
    #[track_caller]
    fn says(&self, lines: &str) -> String {
        let file = self.scene.path("lines");
        std::fs::write(&file, lines).unwrap();
        let mut command = Command::new(&self.shell);
        takes(command.arg(&file).current_dir(self.scene.path("")).env_remove("CATCHMENT_COMPLETE"), "")
    }
}

#[test]
fn bash_finishes_names_and_quotes_their_spaces() {
    let Some(bash) = AtShell::new("bash") else { return };
    bash.reads_only("-n");
    let finished = |words: &[&str]| {
        let quoted: Vec<String> = words.iter().map(|w| format!("'{}'", w.replace('\'', r"'\''"))).collect();
        let (words, at) = (quoted.join(" "), words.len() - 1);
        let ask = "_catchment\nprintf '%s\\n' \"${COMPREPLY[@]}\"\n";
        let known = "source ./script\ncomplete -p catchment > /dev/null || exit 1";
        bash.says(&format!("{known}\nCOMP_WORDS=({words})\nCOMP_CWORD={at}\n{ask}"))
    };
    let first = |words: &[&str]| finished(words).lines().next().unwrap_or_default().to_owned();
    assert_eq!(
        finished(&["catchment", "show", "oxl"]),
        "oxleas\\ nhs\\ foundation\\ trust\noxleas\\ house\noxleas\n"
    );
    assert_eq!(
        first(&["catchment", "show", "Guy\\'s\\ and"]),
        r"Guy\'s\ and\ St\ Thomas\'\ NHS\ Foundation\ Trust"
    );
    assert_eq!(first(&["catchment", "show", "South\\ E"]), "South\\ East");
    assert_eq!(first(&["catchment", "show", "\"Oxl"]), "Oxleas NHS Foundation Trust");
    assert_eq!(
        finished(&["catchment", "tree", "--format", "=", "mer"]),
        "mermaid\n",
        "bash splits at the sign"
    );
}

#[test]
fn zsh_finishes_names() {
    let Some(zsh) = AtShell::new("zsh") else { return };
    zsh.reads_only("-n");
    let said = zsh.says(
        "compdef() { : }\n_describe() { local name=${@[-1]}; print -l -- ${(P)name} }\nsource ./script\n\
         words=(catchment show oxl); CURRENT=3; _clap_dynamic_completer_catchment\n\
         words=(catchment show 'South\\ East\\ Lo'); CURRENT=3; _clap_dynamic_completer_catchment\n",
    );
    assert!(said.starts_with("oxleas nhs foundation trust:RPG, mental health trust\n"), "{said}");
    assert!(said.contains("South East London Integrated Care Board:QKK, ICB"), "{said}");
}

#[test]
fn fish_finishes_names() {
    let Some(fish) = AtShell::new("fish") else { return };
    fish.reads_only("--no-execute");
    let said = fish
        .says("source ./script\ncomplete -C 'catchment show oxl'\ncomplete -C 'catchment find --kind men'\n");
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(
        lines,
        [
            "oxleas nhs foundation trust\tRPG, mental health trust",
            "oxleas house\tRPGAE, hospital",
            "oxleas\tRPG, mental health trust",
            "mental-health-trust"
        ]
    );
}

/// Outside of its own line editor elvish has no place for completions; one is made for it.
#[test]
fn elvish_finishes_names() {
    let Some(elvish) = AtShell::new("elvish") else { return };
    let said = elvish.says(
        "var edit: = (ns [&completion:=(ns [&arg-completer=[&]])])\n\
         eval &ns=(ns [&edit:=$edit:]) (slurp < script)\n\
         $edit:completion:[arg-completer][catchment] catchment show oxl\n",
    );
    assert_eq!(said, "oxleas nhs foundation trust\noxleas house\noxleas\n");
}

#[test]
fn man_shows_the_manual() {
    let page = catchment(&["man"]);
    if let Some(mandoc) = tool("mandoc") {
        let lint = reads(Command::new(mandoc).args(["-T", "lint", "-W", "warning"]), page.answer());
        assert!(lint.status.success(), "{}", shown(&lint.stdout));
    }
    let Some(man) = tool("man") else { return };
    let shown =
        takes(Command::new(man).args(["-l", "-"]).env("MANWIDTH", "80").env("MANROFFOPT", "-c"), page.answer());
    for told in ["CATCHMENT(1)", "SYNOPSIS", "catchment tree [OPTIONS] [ORG]...", "--depth <N>", "EXAMPLES"] {
        assert!(shown.contains(told), "{told}: {shown}");
    }
}
