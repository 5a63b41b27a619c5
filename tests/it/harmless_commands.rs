//! Every format of every command over an atlas in which all that may be worded freely is hostile:
//! the answer keeps to the rules of its format, and nothing in it can mislead a terminal, a page
//! or a spreadsheet. Which command has which formats is asked of the program itself.

use std::collections::BTreeSet;

use crate::harmless::{digraph, flowchart, with_doctype, xml_of};
use crate::support::cli::{Outcome, SMALL, Scene};
use roxmltree::Document;
use serde_json::Value;

/// Names, and for each free text of the atlas one of them in turn.
const HOSTILE: [&str; 12] = [
    "<script>alert('1')</script>\"'>&amp;<b",
    "=HYPERLINK(\"http://a\";\"x\")",
    "\u{1b}[31m\u{9b}2J\u{7}\u{8}\0red",
    "two\nlines\r\nand\ttabs\u{2028}more",
    "\u{202e}sdrawkcab\u{2066}\u{200f}\u{feff}",
    "no\u{fffe}char\u{fdd0}act\u{1ffff}er",
    "a | b || c |",
    "*b* _i_ `c` [l](javascript:x) ![i](y) # ~s~ \\",
    "1. - + > # heading",
    "%%{init: {}}%% end; subgraph #quot; -->|x| {}",
    "\\N \\\" \\l \\",
    "]]> --> <!-- </title></style></svg></html> &#10;",
];

/// What is looked up, as hostile as is no formula: a list of one's own is given back as it is.
const LOOKED_UP: [&str; 3] =
    ["\u{1b}[31m\u{9b}2J\u{7}red", "\u{202e}sdrawkcab\u{2066}", "no\u{fffe}char\u{fdd0}"];

const EVERY_COLUMN: &str = "name,kind,place,system,region,council,commissioner,parent,successor";

/// What stands in the small atlas where anything may be written.
const FREE: [&str; 20] = [
    "Ashshire",
    "Brookside",
    "Beckford",
    "Ashtown",
    "Twofold",
    "Ashtown Council",
    "Ash and Beck NHS Trust",
    "Ashdale General NHS Trust",
    "AB Trust",
    "Beckland",
    "Ashdale STP",
    "NHS Brookside CCG",
    "Ash Beck Alliance",
    "List of everything.",
    "Shire Office",
    "https://example.org/list",
    "One person's view.",
    "by its headquarters",
    "Has no hospital of its own – people travel.",
    "sites",
];

/// The small atlas, with another hostile text in each free place each time.
fn hostile(turn: usize) -> String {
    let text = FREE.iter().enumerate().fold(SMALL.to_owned(), |text, (number, free)| {
        text.replace(&format!("{free:?}"), &format!("{:?}", named(turn, number)))
    });
    let term = |number| format!("{:?}", named(turn, number));
    let terms = format!(
        "terms: [(term: {}, expansion: {}, meaning: {}, used_by: {}), (term: \"XYZ\", meaning: {})],\n    organisations: [",
        term(0),
        term(1),
        term(2),
        term(3),
        term(4),
    );
    text.replacen("organisations: [", &terms, 1)
}

/// Names must differ, and no two that stand for one another be the same.
fn named(turn: usize, number: usize) -> String {
    format!("{}{number}", HOSTILE[(turn * 5 + number) % HOSTILE.len()])
}

/// Each way to ask a command that has formats.
fn questions(command: &str) -> Vec<Vec<&'static str>> {
    match command {
        "tree" => vec![vec![], vec!["QA1", "--closed"], vec!["land", "--at", "2018-01-01"]],
        "find" => vec![vec![], vec!["o"], vec!["--closed", "ccg"]],
        "show" => ["QA1", "PA", "PB", "D2", "T1", "T2", "C2", "U1"].map(|org| vec![org]).to_vec(),
        "path" => vec![vec!["PB", "PC"], vec!["T1", "QB1"], vec!["PB", "PB"], vec!["PB", "island"]],
        "overlap" => vec![vec!["D2", "PB"], vec!["T1", "QB1"]],
        "boundaries" => vec![vec![], vec!["T1"], vec!["local-authority", "system"]],
        "history" => vec![vec!["C2"], vec!["S1"], vec!["QA1"]],
        "diff" => vec![vec!["land", "--from", "2015", "--to", "2024"]],
        "terms" => vec![vec![], vec!["xyz"]],
        "brief" => vec![vec!["QA1"], vec!["PB"], vec!["T1"], vec!["land"], vec!["C2"]],
        "lookup" => vec![vec!["list.txt"], vec!["list.txt", "--to", "today", "--add", EVERY_COLUMN]],
        "map" | "sources" => vec![vec![]],
        other => panic!("{other} has formats: say here how to ask it"),
    }
}

/// The commands that have formats, each with those.
fn formats(scene: &Scene) -> Vec<(String, Vec<String>)> {
    let help = scene.run(&["--help"]);
    let commands = help.answer().lines().skip_while(|line| *line != "Commands:").skip(1);
    let commands: Vec<&str> = commands
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert!(commands.len() > 10, "{commands:?}");
    let of = |command: &&str| {
        let refusal = scene.run(&[command, "--format", "zzzzzz"]).stderr;
        let (_, formats) = refusal.split_once("; it has ")?;
        let formats = formats.lines().next()?.replace(" and ", ", ");
        Some(((*command).to_owned(), formats.split(", ").map(str::to_owned).collect()))
    };
    commands.iter().filter_map(of).collect()
}

#[test]
fn every_format_of_every_command_keeps_to_its_rules() {
    let mut asked = BTreeSet::new();
    for turn in 0..HOSTILE.len() {
        let scene = Scene::new(&format!("hostile-{turn}")).with("small.ron", hostile(turn));
        let scene = scene.with("list.txt", format!("T1\nD2\nC2\nPB\nU1\n\n{}\n", LOOKED_UP[turn % 3]));
        for (command, formats) in formats(&scene) {
            for (format, question) in
                formats.iter().flat_map(|f| questions(&command).into_iter().map(move |q| (f, q)))
            {
                // All of them in the first turns; then some, so that nobody waits for long.
                if turn > 1
                    && (asked.len() + question.len() + turn) % 3 > 0
                    && asked.contains(&(command.clone(), format.clone()))
                {
                    continue;
                }
                let args = [&[command.as_str()], &question[..], &["--format", format]].concat();
                let outcome = scene.ask(&args);
                assert!(outcome.status < 2 || command == "map", "{args:?}: {outcome}");
                judge(&args, format, &outcome);
                asked.insert((command.clone(), format.clone()));
            }
        }
        for extra in
            [&["tree", "--edges", "--format", "csv"][..], &["tree", "--plain"], &["find", "o", "--plain"]]
        {
            let outcome = scene.ask(extra);
            judge(extra, extra.last().filter(|last| !last.starts_with('-')).unwrap_or(&"text"), &outcome);
        }
        for message in
            [&["show", "zzz"][..], &["tree", "C2"], &["show", "o"], &["check", "small.ron", "small.ron"]]
        {
            judge(message, "text", &scene.ask(message));
        }
    }
    assert!(asked.len() > 35, "{asked:?}");
}

/// The rules of a format, and those of every one.
fn judge(args: &[&str], format: &str, outcome: &Outcome) {
    let text = &outcome.stdout;
    for printed in [text, &outcome.stderr] {
        let bad = printed.chars().find(|c| *c != '\n' && misleads(*c));
        assert_eq!(bad, None, "{args:?}: {printed}");
    }
    if text.is_empty() {
        return;
    }
    match format {
        "text" | "table" => {}
        "json" => json(args, text),
        "csv" => csv(args, text),
        "html" => page(args, &xml_of(text)),
        "svg" => page(args, text),
        "markdown" => markdown(args, text),
        "mermaid" => assert!(!flowchart(text).is_empty(), "{args:?}"),
        "dot" => assert!(!digraph(text).is_empty(), "{args:?}"),
        other => panic!("{other} is a format: say here what its rules are"),
    }
}

/// Would a terminal obey it, would it reorder what follows, or is it no character at all?
fn misleads(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
        || matches!(c, '\u{fdd0}'..='\u{fdef}')
        || u32::from(c) & 0xfffe == 0xfffe
}

/// It is read, and names are given back as they are in the data.
fn json(args: &[&str], text: &str) {
    let answer: Value = serde_json::from_str(text).unwrap_or_else(|why| panic!("{args:?}: {why}\n{text}"));
    let title = answer["title"].as_str().expect("a title");
    assert!(HOSTILE.iter().any(|name| title.starts_with(name)), "{args:?}: {title:?}");
}

/// Each row has the columns of the header, and no cell begins as a formula does.
fn csv(args: &[&str], text: &str) {
    let mut reader = csv::ReaderBuilder::new().flexible(false).from_reader(text.as_bytes());
    for row in reader.records() {
        let row = row.unwrap_or_else(|why| panic!("{args:?}: {why}\n{text}"));
        let formula =
            row.iter().find(|cell| cell.starts_with(['=', '+', '@', '-']) && cell.parse::<f64>().is_err());
        assert_eq!(formula, None, "{args:?}");
    }
}

/// It is well formed, runs nothing and leads nowhere but to the web or within itself.
fn page(args: &[&str], text: &str) {
    let page = Document::parse_with_options(text, with_doctype())
        .unwrap_or_else(|why| panic!("{args:?}: {why}\n{text}"));
    for node in page.descendants() {
        assert!(!node.has_tag_name("script"), "{args:?}");
        for attribute in node.attributes() {
            let is_handler = attribute.name().starts_with("on");
            let leads = matches!(attribute.name(), "href" | "src");
            let is_safe =
                !leads || ["https://", "http://", "#"].iter().any(|start| attribute.value().starts_with(start));
            assert!(!is_handler && is_safe, "{args:?}: {}={}", attribute.name(), attribute.value());
        }
    }
}

/// Tables keep their columns, and no text becomes a tag, a link, a heading or a list.
fn markdown(args: &[&str], text: &str) {
    let mut columns = None;
    for line in text.lines() {
        let bare = unescaped(line);
        if line.starts_with('|') {
            let pipes = bare.matches('|').count();
            assert_eq!(*columns.get_or_insert(pipes), pipes, "{args:?}: {line}");
        } else {
            columns = None;
            assert!(!bare.contains('|'), "{args:?}: {line}");
        }
        let tags = bare.replace("<br>", "");
        assert!(!tags.contains(['<', '`', '_', '~']), "{args:?}: {line}");
        assert!(!bare.contains("](") && !bare.contains("!["), "{args:?}: {line}");
        let content = bare.trim_start();
        let item = content.strip_prefix("- ").unwrap_or(content);
        let item = item.trim_start_matches(|c: char| c.is_ascii_digit());
        let (marked, rest) = (item.len() < content.len(), item.strip_prefix(". ").unwrap_or(item));
        let begins = ["- ", "+ ", "* ", "# ", "> ", "1. "].iter().any(|mark| rest.starts_with(mark));
        assert!(!(marked && begins), "{args:?}: {line}");
        let is_stroke = |mark: char| !content.is_empty() && content.chars().all(|c| c == mark);
        assert!(!is_stroke('=') && !is_stroke('-'), "{args:?}: {line}");
    }
}

/// The line without what is escaped.
fn unescaped(line: &str) -> String {
    let mut bare = String::new();
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        if c == '\\' {
            chars.next();
            bare.push('x');
        } else {
            bare.push(c);
        }
    }
    bare
}
