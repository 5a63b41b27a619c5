//! `catchment brief`: a note that can be pasted, cited and defended. Five of them are kept
//! whole, each read by eye.

use crate::support::cli::{Scene, catchment};
use insta::assert_snapshot;

fn brief(args: &[&str]) -> String {
    let mut all = vec!["brief"];
    all.extend(args);
    catchment(&all).answer().to_owned()
}

#[test]
fn notes_read_by_eye() {
    assert_snapshot!("south_east_london", brief(&["QKK", "--at", "2019-11-25"]));
    assert_snapshot!("bexley", brief(&["bexley", "--at", "2019-11-25"]));
    assert_snapshot!("oxleas", brief(&["oxleas"]));
    assert_snapshot!("north_east_and_north_cumbria", brief(&["QHM", "--at", "2019-11-25"]));
    assert_snapshot!("frimley", brief(&["QNQ", "--at", "2026-03-31"]));
}

#[test]
fn what_has_closed_says_so_first() {
    let note = brief(&["07N"]);
    let first = note.lines().nth(2).unwrap();
    assert!(first.starts_with("**NHS Bexley CCG closed on 31 March 2020"), "{note}");
    assert!(
        note.contains("As at 31 March 2020, NHS Bexley CCG is a clinical commissioning group (CCG)"),
        "{note}"
    );
}

#[test]
fn no_section_is_empty_and_every_citation_has_a_source() {
    for (org, at) in [
        ("QKK", "2019-11-25"),
        ("oxleas", "2024"),
        ("england", "2022-07-01"),
        ("Y56", "2025"),
        ("U07140", "2025"),
        ("E10000023", "2019"),
    ] {
        let note = brief(&[org, "--at", at]);
        let lines: Vec<&str> = note.lines().filter(|l| !l.is_empty()).collect();
        for pair in lines.windows(2) {
            assert!(!(pair[0].starts_with("## ") && pair[1].starts_with("## ")), "{org}: {} is empty", pair[0]);
        }
        let sources = lines
            .iter()
            .filter(|l| l.split_once(". ").is_some_and(|(n, _)| n.parse::<usize>().is_ok()))
            .count();
        let highest = note
            .split('[')
            .filter_map(|rest| rest.split_once(']'))
            .flat_map(|(inside, _)| inside.split([',', ' ', '–']))
            .filter_map(|number| number.parse::<usize>().ok())
            .max()
            .unwrap_or(0);
        assert!(highest > 0 && highest <= sources, "{org}: [{highest}] of {sources} sources");
    }
}

#[test]
fn what_is_left_out_says_how_many_and_what_prints_them() {
    let note = brief(&["QHM", "--at", "2019-11-25"]);
    let left = note.split("## Left out of this note").nth(1).expect("much is left out");
    let line = left.lines().find(|l| l.contains("places where boundaries do not line up")).unwrap();
    assert!(line.ends_with(": catchment boundaries QHM --at 2019-11-25"), "{line}");
    let all = catchment(&["boundaries", "QHM", "--at", "2019-11-25", "--format", "json"]).json();
    let all = all["findings"].as_array().unwrap();
    let is = |f: &serde_json::Value, code: &str, of: &serde_json::Value| {
        f["code"] == code && f["organisations"][0] == *of
    };
    let spans = |of: &serde_json::Value| all.iter().any(|f| is(f, "provider-spans-systems", of));
    // Whoever is told to serve several systems is not told to take part in them too, and where
    // residents go stands in the table of who serves whom.
    let is_told_elsewhere = |f: &&serde_json::Value| {
        (f["code"] == "member-of-several" && spans(&f["organisations"][0]))
            || (f["code"] == "several-providers" && f["basis"] == "admissions")
    };
    let told = all.iter().filter(|f| !is_told_elsewhere(f)).count();
    let (_, findings) = note.split_once("## Where boundaries do not line up").expect("some are told");
    let told_here =
        findings.lines().take_while(|l| !l.starts_with("## ")).filter(|l| l.starts_with("- ")).count();
    assert!(told_here >= 4 && line.contains(&format!(": {}. ", told - told_here)), "{line}: of {told}");
}

#[test]
fn deeper_and_further_back_when_asked() {
    let shallow = brief(&["QKK", "--depth", "1"]);
    assert!(!shallow.contains("APL Bexley PCN") && shallow.contains("  - Bexley (Q0S2C)"), "{shallow}");
    assert!(brief(&["QKK", "--depth", "9"]).contains("APL Bexley PCN (U07140)"));
    let note = brief(&["QKK", "--since", "2018", "--at", "2022-07-01"]);
    assert!(
        note.contains("Between 31 December 2018 and 1 July 2022:")
            && note.contains("1 April 2020: merged, NHS Bexley CCG"),
        "{note}"
    );
}

#[test]
fn in_every_format() {
    let scene = Scene::small("formats");
    for format in ["markdown", "text", "html"] {
        for org in ["QA1", "T1"] {
            assert_snapshot!(format!("note_{org}_{format}"), scene.ask(&["brief", org, "--format", format]));
        }
    }
    let page = catchment(&["brief", "QKK", "--format", "html"]);
    let page = page.answer();
    assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"en-GB\">") && !page.contains("<script"), "{page}");
    assert_eq!(page.matches("<ul>").count(), page.matches("</ul>").count());
    assert_eq!(page.matches("<li").count(), page.matches("</li>").count());
}

#[test]
fn who_is_not_known_or_not_clear_is_refused() {
    assert!(catchment(&["brief", "nowhere at all"]).refusal(1).contains("Nothing is called"));
    assert!(catchment(&["brief", "oxleas", "--format", "csv"]).refusal(2).contains("csv"));
}

#[test]
fn a_note_says_what_the_open_government_licence_asks_for() {
    let asked = "Contains public sector information licensed under the Open Government Licence v3.0.";
    for format in ["text", "markdown", "html"] {
        let note = catchment(&["brief", "QKK", "--format", format]);
        let words = note.answer().split_whitespace().collect::<Vec<_>>().join(" ").replace('\\', "");
        assert!(words.contains(asked), "{format}: {words}");
    }
}

fn lead(args: &[&str]) -> String {
    brief(args).lines().nth(2).unwrap_or_default().to_owned()
}

#[test]
fn a_council_is_in_its_county_and_its_land_in_each_of_its_systems_and_places() {
    let now = lead(&["E07000211"]);
    assert!(now.contains("is a district in Surrey (county). It has"), "{now}");
    for said in [
        "Its land lies in NHS Surrey and Sussex Integrated Care Board.",
        "Its places are East Surrey (67% of residents) and Surrey Downs (33%).",
        "Its commissioner is NHS Surrey and Sussex ICB - 92A (Surrey Heartlands).",
    ] {
        assert!(now.contains(said), "{said}: {now}");
    }
    let then = lead(&["E07000211", "--at", "2019"]);
    for said in [
        "is a district in Surrey (county).",
        "Its land lies in 2 STPs: Sussex and East Surrey STP (67% of residents) and",
        "Its commissioners are NHS East Surrey CCG (67% of residents) and NHS Surrey Downs CCG (33%).",
    ] {
        assert!(then.contains(said), "{said}: {then}");
    }
    // A single tier is in its region, and a county has all its systems.
    assert!(lead(&["E09000004", "--at", "2019"]).contains("is a London borough in London (ONS region)."));
    let county = lead(&["E10000030", "--at", "2019"]);
    assert!(
        county.contains("is a county in South East (ONS region).") && county.contains("Its land lies in 3 "),
        "{county}"
    );
}

#[test]
fn of_changes_who_became_whom_comes_first_and_is_cut_last() {
    let note = brief(&["england", "--since", "2026-03-31", "--at", "2026-04-01"]);
    let (_, changes) = note.split_once("## What changed").expect("much changed");
    let changes = changes.split("\n## ").next().unwrap_or_default();
    let at = |what: &str| changes.find(what).unwrap_or_else(|| panic!("no {what}: {changes}"));
    let systems = at("became NHS West and North London Integrated Care Board (Z9B2Z)");
    let commissioners = at("NHS Frimley ICB - D4U1Y (Frimley) became");
    let trusts = at("taken over, Tavistock and Portman NHS Foundation Trust (RNK)");
    let followed = at("moved with them, ");
    let renamed = at("became North Cheshire and Mersey NHS Foundation Trust");
    assert!([systems, commissioners, trusts, followed, renamed].is_sorted(), "{changes}");
    assert!(!changes.contains("moved, Barnet"), "{changes}");
}
