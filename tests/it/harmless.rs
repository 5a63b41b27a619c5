//! Whatever a name holds, no format lets it out of its place: it cannot move a cursor, end a
//! quote, begin a tag, a directive or a formula, and what reads the format gives it back.

use std::collections::HashMap;

use crate::support::cli;
use catchment::atlas::{Atlas, Closed, OrgIx};
use catchment::query::{self, AsAt, Ends, FoundOrg, FoundRow, Listing, links_among};
use catchment::render::{self, Look, card, clean, find, path, tree};
use catchment::source::{Layer, SourceFile};
use proptest::prelude::*;
use roxmltree::{Document, ParsingOptions};

/// The small atlas with a name in the place of everything that data may word freely.
fn atlas(name: &str) -> Atlas {
    let quoted = format!("{name:?}");
    let text = cli::SMALL
        .replace("\"Brookside\"", &quoted)
        .replace("\"Ashshire\"", &quoted)
        .replace("\"Twofold\"", &quoted)
        .replace("\"Ash and Beck NHS Trust\"", &quoted)
        .replace("\"List of everything.\"", &quoted)
        .replace("\"Shire Office\"", &quoted)
        .replace("\"https://example.org/list\"", &quoted)
        .replace("\"by its headquarters\"", &quoted);
    Atlas::load(&[Layer { files: vec![SourceFile::bytes("small.ron", text.into_bytes())] }])
        .expect("a sound atlas")
}

/// An answer in every format but JSON, which passes on what others must clean.
fn written(atlas: &Atlas, visit: impl Fn(&str, &str)) {
    let as_at = AsAt::new(atlas, atlas.as_at(), Closed::Keep);
    let listing = query::listing(&as_at, as_at.snapshot().roots(), query::Depth::default());
    let links = links_of(&listing);
    let org = |id: &str| atlas.by_id(id).unwrap();
    let trust = query::card(&as_at, org("T1"));
    let page = card::page(&as_at, &trust);
    let ends = path::PathEnds { from: org("PB"), to: org("PC") };
    let way = query::path(&as_at, ends.from, ends.to);
    let row = |org: &OrgIx| FoundRow::Organisation(FoundOrg::new(&as_at, *org, None));
    let found: Vec<FoundRow> = atlas.orgs().iter().map(row).collect();
    let spoken = Look { presentation: render::Presentation::Spoken, ..Look::default() };
    visit("text", &tree::text(&listing, Look::default()));
    visit("spoken", &tree::text(&listing, spoken));
    visit("markdown", &tree::markdown(&listing));
    visit("table", &tree::table(&listing, Look::default()));
    visit("csv", &tree::csv(&listing));
    visit("edges", &tree::edges(&listing, &links));
    visit("json", &tree::json(&listing));
    visit("mermaid", &tree::mermaid(&listing, &links).text);
    visit("dot", &tree::dot(&listing, &links).text);
    visit("html", &tree::html(&listing));
    visit("svg", &tree::svg(&listing));
    visit("card html", &card::html(&as_at, &page));
    visit("path markdown", &path::markdown(&as_at, ends, way.as_ref()));
    visit("path json", &path::json(&as_at, ends, way.as_ref()));
    visit("find markdown", &find::markdown(&as_at, &found, 0));
    visit("find csv", &find::csv(&as_at, &found, 0));
    visit("find spoken", &find::text(&as_at, &found, spoken));
    visit("history csv", &render::history::csv(&as_at, &query::history_on(&as_at, org("PB"))));
}

/// The links of the organisations of a listing, to one another and to others.
fn links_of<'a>(listing: &Listing<'_, 'a>) -> Vec<&'a catchment::atlas::Link> {
    let orgs: Vec<OrgIx> = listing.orgs().collect();
    links_among(listing.as_at, &orgs, Ends::Either)
}

fn names() -> impl Strategy<Value = String> {
    let nasty = prop::sample::select(vec![
        "\u{1b}[31m",
        "\u{9b}2J",
        "\u{7}",
        "\0",
        "\r\n",
        "\n",
        "\t",
        "\u{202e}",
        "\u{200f}",
        "\u{200b}",
        "\u{feff}",
        "\"",
        "'",
        "`",
        "|",
        "<b>",
        "</li>",
        "<script>",
        "&",
        "&amp;",
        "&#10;",
        "]]>",
        "-->",
        "<!--",
        "{",
        "}",
        "%%",
        "%%{init: {}}%%",
        "#",
        ";",
        "#quot;",
        "\\",
        "\\N",
        "\\\"",
        "[",
        "]",
        "(",
        ")",
        "$",
        "*",
        "_",
        "~",
        "=1+1",
        "@x",
        "+",
        "-",
        "1. ",
        "- ",
        "end",
        "style a:#b;",
        ":",
        "//",
        "/*",
        "->",
        "subgraph",
        "\u{1d11e}",
        "😀",
        "é",
        "e\u{301}",
        "\u{fffe}",
        "\u{1ffff}",
        "中文",
        "ﬂ°°60¶ß",
        "http://a",
        "javascript:",
        "  ",
        ",",
    ]);
    let piece = prop_oneof![6 => nasty.prop_map(str::to_owned), 2 => "\\PC{0,4}", 1 => any::<char>().prop_map(String::from)];
    prop::collection::vec(piece, 1..7).prop_map(|pieces| pieces.concat() + "a")
}

fn of<'a>(atlas: &'a Atlas, id: &str) -> (AsAt<'a>, OrgIx) {
    (AsAt::new(atlas, atlas.as_at(), Closed::Keep), atlas.by_id(id).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_format_holds_what_a_terminal_obeys_or_a_reader_is_misled_by(name in names()) {
        written(&atlas(&name), |format, text| {
            let bad = text.chars().find(|c| *c != '\n' && clean(&c.to_string()) != c.to_string());
            assert_eq!(bad, None, "{format}: {text}");
        });
    }

    #[test]
    fn a_table_gives_the_name_back(name in names()) {
        let atlas = atlas(&name);
        let (as_at, place) = of(&atlas, "PB");
        let written = clean(&name).into_owned();
        let is_formula = written.starts_with(['=', '+', '@', '-']);
        let written = if is_formula { format!("'{written}") } else { written };
        let listing = query::listing(&as_at, &[place], query::Depth::default());
        let text = tree::csv(&listing);
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let rows: Vec<HashMap<String, String>> = reader.deserialize().map(Result::unwrap).collect();
        assert_eq!((rows[0]["code"].as_str(), rows[0]["name"].as_str()), ("PB", written.as_str()));
        assert!(rows[0]["path"].ends_with(&*clean(&name)));
        let edges = tree::edges(&listing, &links_of(&listing));
        let widths: Vec<usize> =
            csv::Reader::from_reader(edges.as_bytes()).records().map(|row| row.unwrap().len()).collect();
        assert!(!widths.is_empty());
    }

    #[test]
    fn json_gives_the_name_back(name in names()) {
        let atlas = atlas(&name);
        let (as_at, place) = of(&atlas, "PB");
        let listing = query::listing(&as_at, &[place], query::Depth::default());
        let json: serde_json::Value = serde_json::from_str(&tree::json(&listing)).unwrap();
        assert_eq!(json["root"]["name"], name);
        let way = query::path(&as_at, place, place);
        let json: serde_json::Value =
            serde_json::from_str(&path::json(&as_at, path::PathEnds { from: place, to: place }, way.as_ref())).unwrap();
        assert_eq!(json["from"]["name"], name);
    }

    #[test]
    fn a_drawing_and_a_page_are_well_formed_and_give_the_name_back(name in names()) {
        let atlas = atlas(&name);
        let (as_at, place) = of(&atlas, "PB");
        let listing = query::listing(&as_at, &[place], query::Depth::default());
        let drawing = tree::svg(&listing);
        let drawing = Document::parse(&drawing).unwrap();
        assert_eq!(text_of_class(&drawing, "name"), &*clean(&name));
        let page = xml_of(&tree::html(&listing));
        let page = Document::parse_with_options(&page, with_doctype()).unwrap();
        assert_eq!(text_of_class(&page, "name"), &*clean(&name));
        assert!(page.descendants().all(|n| !n.has_tag_name("script") && n.attributes().all(|a| !a.name().starts_with("on"))));
        assert!(page.descendants().filter_map(|n| n.attribute("href")).all(|href| href.starts_with("http")));
        let trust = query::card(&as_at, atlas.by_id("T1").unwrap());
        let card = xml_of(&card::html(&as_at, &card::page(&as_at, &trust)));
        let card = Document::parse_with_options(&card, with_doctype()).unwrap();
        let heading = card.descendants().find(|n| n.has_tag_name("h1")).unwrap().text().unwrap();
        assert_eq!(heading, format!("{} (T1)", clean(&name)));
    }

    #[test]
    fn a_flowchart_keeps_every_label_in_its_quotes(name in names()) {
        let atlas = atlas(&name);
        let (as_at, place) = of(&atlas, "PB");
        let listing = query::listing(&as_at, as_at.snapshot().roots(), query::Depth::default());
        let labels = flowchart(&tree::mermaid(&listing, &links_of(&listing)).text);
        assert!(labels.iter().any(|label| label.starts_with(&*clean(as_at.name(place)))), "{labels:?}");
    }

    #[test]
    fn a_digraph_keeps_every_label_in_its_quotes(name in names()) {
        let atlas = atlas(&name);
        let (as_at, place) = of(&atlas, "PB");
        let listing = query::listing(&as_at, as_at.snapshot().roots(), query::Depth::default());
        let labels = digraph(&tree::dot(&listing, &links_of(&listing)).text);
        assert!(labels.iter().any(|label| label.starts_with(&*clean(as_at.name(place)))), "{labels:?}");
    }
}

pub(crate) fn with_doctype<'a>() -> ParsingOptions<'a> {
    ParsingOptions { allow_dtd: true, ..ParsingOptions::default() }
}

/// HTML closes no `meta` and says no more of `open` than that it is; XML does both.
pub(crate) fn xml_of(html: &str) -> String {
    let lines = html.lines().map(|line| match line.strip_prefix("<meta ") {
        Some(rest) => format!("<meta {}/>", rest.strip_suffix('>').expect("closed")),
        None => line.replace("<details open>", "<details open=\"\">"),
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn text_of_class(document: &Document<'_>, class: &str) -> String {
    let node = document.descendants().find(|n| n.attribute("class") == Some(class)).expect("one of that class");
    node.text().expect("text").to_owned()
}

/// Takes an id from the front of a text: small letters, digits and underscores.
fn id(text: &str) -> Option<&str> {
    let end = text.find(|c: char| !matches!(c, 'a'..='z' | '0'..='9' | '_')).unwrap_or(text.len());
    (end > 0).then(|| &text[end..])
}

/// Reads a flowchart as strictly as can be, and gives the labels of its boxes.
pub(crate) fn flowchart(text: &str) -> Vec<String> {
    let mut lines = text.lines();
    assert_eq!(lines.next(), Some("flowchart LR"));
    let mut labels = Vec::new();
    for line in lines {
        let line = line.strip_prefix("  ").unwrap_or_else(|| panic!("not indented: {line}"));
        let is_remark = ["%% ", "accTitle: ", "accDescr: "].iter().any(|start| line.starts_with(start));
        if is_remark {
            assert!(!line[2..].contains(['{', '}', '%', '#', ';']), "{line}");
        } else if line.starts_with("linkStyle ") {
            let numbers = line.strip_prefix("linkStyle ").and_then(|l| l.strip_suffix(" stroke-dasharray:1 4"));
            assert!(numbers.unwrap().split(',').all(|n| n.parse::<usize>().is_ok()), "{line}");
        } else {
            let rest = id(line).unwrap_or_else(|| panic!("no id: {line}"));
            match rest.strip_prefix("[\"") {
                Some(label) => labels.push(decoded(label.strip_suffix("\"]").expect(line))),
                None => arrow(rest, line),
            }
        }
    }
    labels
}

/// ` -->|"label"| n1`
fn arrow(rest: &str, line: &str) {
    let (arrow, rest) = rest.trim_start().split_at(rest.trim_start().find([' ', '|']).expect(line));
    assert!(matches!(arrow.trim_start_matches('-'), "" | ">" | ".->") || arrow == "==>", "{line}");
    let target = match rest.strip_prefix("|\"") {
        Some(labelled) => {
            let (label, target) = labelled.split_once("\"| ").expect(line);
            decoded(label);
            target
        }
        None => rest.strip_prefix(' ').expect(line),
    };
    assert_eq!(id(target), Some(""), "{line}");
}

/// A label as Mermaid shows it: nothing in it but plain marks and characters by number.
fn decoded(label: &str) -> String {
    let mut text = String::new();
    let mut parts = label.split("<br/>");
    for part in parts.by_ref().take(2) {
        let mut rest = part;
        while let Some(c) = rest.chars().next() {
            rest = &rest[c.len_utf8()..];
            if c == '#' {
                let (number, after) = rest.split_once(';').expect(label);
                text.push(char::from_u32(number.parse().expect(label)).expect(label));
                rest = after;
            } else {
                let is_plain = c.is_alphanumeric() || " ,.'()-/+–’%".contains(c);
                assert!(is_plain && !rest.starts_with("%%") && !label.contains("%%"), "{c:?} in {label}");
                text.push(c);
            }
        }
        text.push('\n');
    }
    assert_eq!(parts.next(), None, "{label}");
    text
}

/// Reads a digraph as strictly as can be, and gives the labels of its boxes.
pub(crate) fn digraph(text: &str) -> Vec<String> {
    let mut labels = Vec::new();
    let mut lines = text.lines().skip_while(|line| line.starts_with("// "));
    assert_eq!(lines.next(), Some("digraph catchment {"));
    let mut is_closed = false;
    for line in lines {
        assert!(!is_closed, "after the end: {line}");
        if line == "}" {
            is_closed = true;
            continue;
        }
        let (outside, quoted) = apart(line);
        assert!(outside.chars().all(|c| c.is_ascii_alphanumeric() || " _=[],->".contains(c)), "{line}");
        let rest = id(outside.trim_start()).unwrap_or_else(|| panic!("no id: {line}"));
        if rest == " [label=]" {
            labels.push(quoted[0].clone());
        } else if !rest.starts_with(" [") {
            assert!(id(rest.strip_prefix(" -> ").expect(line)).is_some(), "{line}");
        }
    }
    assert!(is_closed);
    labels
}

/// What stands outside of quotes, and each quoted text as Graphviz shows it.
fn apart(line: &str) -> (String, Vec<String>) {
    let (mut outside, mut quoted) = (String::new(), Vec::new());
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        if c != '"' {
            outside.push(c);
            continue;
        }
        let mut text = String::new();
        loop {
            match chars.next().unwrap_or_else(|| panic!("a quote is not closed: {line}")) {
                '"' => break,
                '\\' => match chars.next().expect("an escape") {
                    'n' | 'l' => text.push('\n'),
                    plain @ ('\\' | '"') => text.push(plain),
                    other => panic!("\\{other} in {line}"),
                },
                other => text.push(other),
            }
        }
        quoted.push(text.replace("&amp;", "&"));
    }
    (outside, quoted)
}
