//! Every format of every command that prints structure: what it looks like, which command
//! has which, and that each says what it is of, for which day and on whose word.

use crate::support::cli::{Scene, catchment};
use insta::assert_snapshot;

const EVERY: [&str; 9] = ["text", "markdown", "table", "csv", "json", "mermaid", "dot", "html", "svg"];

/// Each command that prints structure, as one would type it, and the formats it has.
const HAS: [(&[&str], &str); 11] = [
    (&["tree", "QA1"], "text, markdown, table, csv, json, mermaid, dot, html and svg"),
    (&["find", "ash"], "text, table, markdown, csv and json"),
    (&["show", "T1"], "text, markdown, json and html"),
    (&["path", "PA", "PC"], "text, markdown and json"),
    (&["overlap", "D2", "PB"], "text, markdown, json and csv"),
    (&["boundaries"], "text, markdown, json and csv"),
    (&["history", "S1"], "text, markdown, csv and json"),
    (&["diff", "land", "--from", "2019", "--to", "2021"], "text, markdown, csv and json"),
    (&["terms"], "text, markdown and json"),
    (&["sources"], "text and json"),
    (&["lookup", "list.txt"], "csv and json"),
];

#[test]
fn a_tree_in_each_format() {
    let scene = Scene::small("tree");
    for format in ["table", "csv", "mermaid", "dot", "html", "svg"] {
        assert_snapshot!(format!("tree_{format}"), scene.ask(&["tree", "Y1", "--format", format]));
    }
}

#[test]
fn a_tree_that_is_cut_says_so_in_every_format() {
    let scene = Scene::small("cut");
    let said = "13 organisations further down are left out.";
    for format in ["text", "markdown", "table", "mermaid", "dot", "html", "svg"] {
        let tree = scene.ask(&["tree", "Y1", "--depth", "1", "--format", format]);
        assert!(tree.answer().contains(said), "{format}: {tree}");
    }
    let csv = scene.ask(&["tree", "Y1", "--depth", "1", "--format", "csv"]);
    let left_out: usize =
        records(csv.answer()).iter().map(|row| row["left_out"].parse::<usize>().unwrap()).sum();
    assert_eq!(left_out, 13);
}

#[test]
fn every_export_names_the_day_the_sources_and_their_licence() {
    let scene = Scene::small("imprint");
    for format in ["markdown", "table", "csv", "json", "mermaid", "dot", "html", "svg"] {
        let tree = scene.ask(&["tree", "QA1", "--at", "2023-05", "--format", format]);
        let day = if matches!(format, "csv" | "json") { "2023-05-31" } else { "31 May 2023" };
        for must in [day, "Ashshire", "List of everything", "OGL-3.0"] {
            assert!(tree.answer().contains(must), "{format} lacks {must}: {tree}");
        }
    }
}

#[test]
fn the_links_of_a_tree_are_a_table_of_their_own() {
    let scene = Scene::small("edges");
    assert_snapshot!("tree_edges", scene.ask(&["tree", "PB", "--format", "csv", "--edges"]));
    let said = scene.ask(&["tree", "PB", "--edges"]);
    assert_eq!(
        said.refusal(2),
        "error: --edges goes with --format csv\n\nFor more information, try '--help'.\n"
    );
}

#[test]
fn links_begin_or_end_among_those_printed_and_hold_on_the_day() {
    let edges = |org: &str, at: &str| {
        let csv = catchment(&["tree", org, "--format", "csv", "--edges", "--at", at]);
        records(csv.answer())
    };
    let of_bexley = edges("bexley", "2026-06-30");
    let serves = |from: &str, service: &str| {
        of_bexley.iter().any(|row| {
            row["from"] == from
                && row["relation"] == "serves"
                && row["to"] == "E09000004"
                && row["service"] == service
        })
    };
    assert!(serves("RPG", "mental-health"), "Oxleas serves Bexley");
    let printed: Vec<String> = records(catchment(&["tree", "bexley", "--format", "csv"]).answer())
        .into_iter()
        .map(|row| row["code"].clone())
        .collect();
    assert!(of_bexley.iter().all(|row| printed.contains(&row["from"]) || printed.contains(&row["to"])));
    let partners = |at: &str| edges("QKK", at).iter().filter(|row| row["relation"] == "partner-of").count();
    assert!(partners("2019-11") > 0);
    assert!(edges("QKK", "2023-01").iter().all(|row| row["seen"] != "2019-04"), "they ended in June 2022");
}

#[test]
fn the_other_commands_in_the_formats_they_have() {
    let scene = Scene::small("others");
    let asked: [(&str, &[&str]); 8] = [
        ("find_markdown", &["find", "ash", "--limit", "3", "--format", "markdown"]),
        ("find_csv", &["find", "ash", "--limit", "3", "--format", "csv"]),
        ("show_html", &["show", "T1", "--format", "html"]),
        ("path_markdown", &["path", "PA", "PC", "--format", "markdown"]),
        ("path_json", &["path", "PA", "PC", "--format", "json"]),
        ("history_csv", &["history", "S1", "--format", "csv"]),
        ("diff_csv", &["diff", "QA1", "--from", "2019", "--to", "2021", "--format", "csv"]),
        ("path_none_json", &["path", "PA", "island", "--format", "json"]),
    ];
    for (name, args) in asked {
        assert_snapshot!(name, scene.ask(args));
    }
    assert_eq!(scene.ask(&["find", "ash", "--format", "table"]).stdout, scene.ask(&["find", "ash"]).stdout);
    assert_eq!(
        scene.ask(&["path", "PA", "PC", "--format", "md"]),
        scene.ask(&["path", "PA", "PC", "--format", "markdown"])
    );
}

#[test]
fn a_path_as_json_is_connected_or_not_and_each_step_says_the_same_as_the_text() {
    let json = catchment(&["path", "croydon", "bexley", "--format", "json"]).json();
    let text = catchment(&["path", "croydon", "bexley"]);
    let steps = json["steps"].as_array().unwrap();
    assert!(steps.len() > 2 && json["connected"] == true);
    // The other way leads through the region that both sit in.
    assert!(json["both_in"].is_null() && json["others"].to_string().contains("\"Y56\""), "{json}");
    assert_eq!((&json["from"]["id"], &json["to"]["id"]), (&"L7N8K".into(), &"Q0S2C".into()));
    for (number, step) in steps.iter().enumerate() {
        let said = step["said"].as_str().unwrap();
        assert!(text.answer().contains(&format!("{}. {said}", number + 1)), "{said}");
        assert!(!step["sources"].as_array().unwrap().is_empty(), "{said}");
    }
    for pair in steps.windows(2) {
        assert_eq!(pair[0]["to"]["id"], pair[1]["from"]["id"]);
    }
    let same = catchment(&["path", "QKK", "QKK", "--format", "json"]).json();
    assert_eq!((&same["connected"], same["steps"].as_array().unwrap().len()), (&true.into(), 0));
}

#[test]
fn a_command_answers_in_the_formats_it_has_and_refuses_the_others() {
    let scene = Scene::small("refused").with("list.txt", "T1\nPA\n");
    for (args, has) in HAS {
        for format in EVERY {
            let mut asked = args.to_vec();
            asked.extend(["--format", format]);
            let said = scene.ask(&asked);
            if has.replace(" and ", ", ").split(", ").any(|own| own == format) {
                let is_empty_glossary = args[0] == "terms" && said.status == 1;
                assert!(said.status == 0 || is_empty_glossary, "{asked:?}: {said}");
            } else {
                let why = format!("error: catchment {} has no format {format}; it has {has}\n", args[0]);
                assert!(said.refusal(2).starts_with(&why), "{asked:?}: {said}");
            }
        }
    }
}

#[test]
fn the_help_of_a_command_lists_its_own_formats() {
    for (args, has) in HAS {
        let help = catchment(&[args[0], "--help"]);
        let flat = help.answer().split_whitespace().collect::<Vec<_>>().join(" ");
        let own = format!("How to write it: {} ", has.replace(" and ", " or "));
        assert!(flat.contains(&own), "{} lacks {own}: {help}", args[0]);
    }
}

#[test]
fn a_slip_in_a_format_is_put_right() {
    for (command, typed, meant) in
        [("tree", "mermiad", "mermaid"), ("terms", "jsn", "json"), ("find", "tabel", "table")]
    {
        let said = catchment(&[command, "--format", typed]);
        let why = format!("error: catchment {command} has no format {typed}; did you mean {meant}?\n");
        assert!(said.refusal(2).starts_with(&why), "{said}");
    }
    assert!(
        catchment(&["path", "QKK", "RPG", "--format", "svgz"])
            .refusal(2)
            .contains("it has text, markdown and json")
    );
}

#[test]
fn england_is_too_large_for_a_diagram_which_says_so_in_itself_and_beside_itself() {
    for (format, nodes) in [("mermaid", "250"), ("dot", "1,000")] {
        let said = catchment(&["tree", "england", "--depth", "9", "--format", format]);
        let cut = format!("The diagram is cut: it shows {nodes} of ");
        assert_eq!(said.status, 0);
        assert!(said.stderr.starts_with(&format!("Note: {cut}")), "{}", said.stderr);
        assert!(said.stdout.contains(&cut), "{format}");
    }
    let mermaid = catchment(&["tree", "england", "--depth", "9", "--format", "mermaid"]).stdout;
    assert!(mermaid.chars().count() < 50_000, "Mermaid reads no more");
    assert!(mermaid.contains("  cut[\"The diagram is cut"), "seen in the drawing");
    let small = catchment(&["tree", "bexley", "--format", "mermaid"]);
    assert!(!small.answer().contains("cut["));
}

#[test]
fn a_diagram_shows_a_split_council_once_with_a_share_on_each_line() {
    let dot = Scene::small("split").ask(&["tree", "Y1", "--format", "dot"]);
    assert_eq!(dot.lines_with("[label=\"Twofold").len(), 1, "{dot}");
    assert_eq!(dot.lines_with("% of residents\"").len(), 2, "{dot}");
    let mermaid = Scene::small("split_m").ask(&["tree", "Y1", "--format", "mermaid"]);
    assert_eq!(mermaid.lines_with("% of residents").len(), 2, "{mermaid}");
}

#[test]
fn plain_is_numbered_lines_for_a_screen_reader() {
    let scene = Scene::small("plain");
    assert_snapshot!("plain_tree", scene.ask(&["--plain", "tree", "Y1"]));
    assert_snapshot!("plain_find", scene.ask(&["find", "ash", "--plain"]));
    assert_snapshot!("plain_top", scene.ask(&["--plain"]));
    let forced = scene.ask(&["--plain", "tree", "Y1", "--color", "always"]);
    assert_eq!(forced, scene.ask(&["--plain", "tree", "Y1"]), "no colour whatever else is asked");
    let drawing = ['─', '│', '├', '└', '◐', '↔', '×', '…', '|', '`', '~'];
    for args in [vec!["tree"], vec!["find", "ash"], vec![]] {
        let mut args = args;
        args.push("--plain");
        let said = scene.ask(&args);
        assert!(!said.answer().contains(drawing) && !said.answer().contains("  "), "{said}");
    }
    let findings = scene.ask(&["boundaries", "--plain"]);
    assert_snapshot!("plain_boundaries", findings);
    let pairs = ["boundaries", "--kind-a", "district", "--kind-b", "system", "--plain"];
    assert_snapshot!("plain_pairs", scene.ask(&pairs));
    let terms = catchment(&["terms", "--plain"]);
    assert!(terms.answer().starts_with("1 ") && !terms.answer().contains("  "));
    let candidates = catchment(&["show", "trust", "--plain"]);
    assert!(!candidates.stderr.contains("  "), "{candidates}");
    assert!(scene.ask(&["--plain", "--ascii", "tree"]).answer().is_ascii());
}

#[cfg(unix)]
#[test]
fn whoever_reads_only_the_head_is_no_failure() {
    use std::io::Read;
    use std::process::{Command, Stdio};
    for format in EVERY {
        let mut child = Command::new(assert_cmd::cargo::cargo_bin!("catchment"))
            .env("CATCHMENT_CONFIG", "")
            .args(["tree", "england", "--depth", "9", "--format", format])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut head = [0; 80];
        child.stdout.take().unwrap().read_exact(&mut head).unwrap();
        let mut said = String::new();
        child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        assert_eq!(child.wait().unwrap().code(), Some(0), "{format}: {said}");
        assert!(said.is_empty() || said.starts_with("Note: The diagram is cut"), "{format}: {said}");
    }
}

/// The records of a table by column.
fn records(text: &str) -> Vec<std::collections::HashMap<String, String>> {
    csv::Reader::from_reader(text.as_bytes()).deserialize().map(|row| row.expect("a sound table")).collect()
}
