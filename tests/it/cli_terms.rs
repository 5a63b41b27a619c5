//! `catchment terms`: the glossary.

use crate::support::cli::{Outcome, Scene, catchment};
use insta::assert_snapshot;

const GLOSSARY: &str = r#"Atlas(
    format: 1,
    title: "Ashshire", as_at: "2024-06-30",
    source: ["list"],
    sources: {
        "list": (title: "List of everything", publisher: "Shire Office", published: "2024-05", licence: "OGL-3.0"),
        "tale": (title: "A tale of two systems", publisher: "A. Writer", published: "2023"),
    },
    organisations: [(id: "land", name: "Landia", kind: Nation)],
    terms: [
        (term: "sub-ICB location", meaning: "A part of a board's area, whose commissioner was a group of practices until the middle of 2022 and is none of its own any more.", see: ["CCG"]),
        (term: "ICP", expansion: "integrated care partnership", meaning: "Providers who join up.", used_by: "most", see: ["MCP", "place"]),
        (term: "ICP (Dudley usage)", expansion: "integrated care provider", meaning: "Another word for an MCP.", used_by: "Dudley", certainty: Doubtful, source: ["tale", "list"]),
        (term: "place", meaning: "The level – between two others."),
        (term: "Café", meaning: "Where people meet *informally*.", source: ["tale"]),
        (term: "NHSEI / NHSE/I", expansion: "NHS England & NHS Improvement", meaning: "The two together."),
        (term: "CCG", expansion: "clinical commissioning group", meaning: "It bought care."),
    ],
)"#;

fn ask(test: &str, args: &[&str]) -> Outcome {
    let mut all = vec!["terms"];
    all.extend(args);
    all.extend(["--data", "glossary.ron"]);
    Scene::new(test).with("glossary.ron", GLOSSARY).run(&all)
}

/// The terms that an answer has, in order.
fn found(word: &str) -> Vec<String> {
    let json = ask(&format!("found {}", word.replace('/', "-")), &[word, "--format", "json"]).json();
    json["terms"].as_array().unwrap().iter().map(|t| t["term"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn icp_has_all_its_meanings_and_who_uses_which() {
    let said = catchment(&["terms", "icp"]);
    let text = said.answer();
    assert!(text.starts_with("ICP: "), "{text}");
    assert!(said.lines_with("ICP: ").len() >= 3, "{text}");
    assert!(
        text.contains("integrated care partnership") && text.contains("integrated care provider"),
        "{text}"
    );
    assert!(said.lines_with("  Used so by: ").iter().any(|l| l.contains("Dudley")), "{text}");
    assert!(said.lines_with("  Used so by: ").len() >= 3, "{text}");
    let json = catchment(&["terms", "icp", "--format", "json"]).json();
    let terms = json["terms"].as_array().unwrap();
    assert_eq!(terms.len(), said.lines_with("Used so by: ").len());
    assert!(terms.iter().all(|t| !t["used_by"].is_null() && !t["sources"].as_array().unwrap().is_empty()));
}

#[test]
fn without_a_word_every_term_has_a_line() {
    assert_snapshot!("terms_all", ask("all", &[]));
    let bundled = catchment(&["terms"]);
    let json = catchment(&["terms", "--format", "json"]).json();
    let count = json["terms"].as_array().unwrap().len();
    assert_eq!(bundled.answer().lines().take_while(|l| !l.is_empty()).count(), count);
    assert!(bundled.stdout.lines().take(count).all(|l| l.chars().count() <= 112), "{bundled}");
}

#[test]
fn meanings_in_full() {
    assert_snapshot!("terms_icp", ask("icp", &["icp"]));
    assert_snapshot!("terms_markdown", ask("markdown", &["cafe", "--format", "markdown"]));
    assert_snapshot!("terms_json", ask("json", &["icp", "--format", "json"]));
    assert!(ask("ascii", &["place", "--ascii"]).answer().is_ascii());
}

#[test]
fn case_accents_and_punctuation_make_no_difference() {
    assert_eq!(found("CAFÉ"), ["Café"]);
    assert_eq!(found("cafe"), ["Café"]);
    assert_eq!(found("Sub icb-Location"), ["sub-ICB location"]);
    assert_eq!(found("NHSE/I"), ["NHSEI / NHSE/I"]);
    assert_eq!(found("nhs england and nhs improvement"), ["NHSEI / NHSE/I"]);
    assert_eq!(found("icp dudley usage"), ["ICP (Dudley usage)"]);
}

#[test]
fn the_term_itself_comes_before_what_only_holds_the_word() {
    assert_eq!(found("icp"), ["ICP", "ICP (Dudley usage)"]);
    assert_eq!(found("integrated care provider"), ["ICP (Dudley usage)"]);
    assert_eq!(found("integrated care"), ["ICP", "ICP (Dudley usage)"]);
    assert_eq!(found("ic"), ["ICP", "ICP (Dudley usage)", "sub-ICB location"]);
    assert_eq!(found("location"), ["sub-ICB location"]);
    assert_eq!(found("af"), ["Café"]);
}

#[test]
fn a_word_is_answered_with_terms_and_not_with_organisations_that_have_it_in_their_names() {
    let answers = |word: &str| -> Vec<String> {
        let json = catchment(&["terms", word, "--format", "json"]).json();
        json["terms"].as_array().unwrap().iter().map(|t| t["term"].as_str().unwrap().to_owned()).collect()
    };
    for (word, expected) in [
        ("trust", &["NHS trust", "FT", "acute trust", "mental health trust", "ambulance trust", "PCT"][..]),
        ("board", &["ICB", "health and wellbeing board", "place-based board"]),
        ("network", &["PCN", "LCN"]),
        ("council", &["council"]),
        ("county council", &["county / county council"]),
        ("mental", &["mental health trust", "CAMHS", "MHIS"]),
        ("region", &["region"]),
        ("place", &["place"]),
        ("icb", &["ICB"]),
        ("england", &["NHSE", "NHSEI"]),
        ("cumbria", &["CPFT", "NENC"]),
        ("cpft", &["CPFT"]),
    ] {
        let found = answers(word);
        for term in expected {
            assert!(found.iter().any(|f| f == term), "{word}: no {term} in {found:?}");
        }
    }
    for (word, not) in [
        ("trust", &["CPFT", "ELFT", "NCUH", "NHFT", "SLaM"][..]),
        ("network", &["HIN"]),
        ("hospital", &["KGH", "NGH", "RNOH"]),
    ] {
        let found = answers(word);
        assert!(not.iter().all(|term| !found.iter().any(|f| f == term)), "{word}: {found:?}");
    }
}

#[test]
fn what_a_reader_of_2026_looks_up_is_there_dated_and_on_somebodys_word() {
    for word in [
        "mental health trust",
        "ambulance trust",
        "acute trust",
        "community trust",
        "integrated trust",
        "specialist trust",
        "foundation trust",
        "NHS trust",
        "group model",
        "provider collaborative",
        "combined authority",
        "strategic authority",
        "unitary authority",
        "metropolitan borough",
        "upper-tier authority",
        "London borough",
        "neighbourhood health",
        "neighbourhood health service",
        "place",
        "place-based partnership",
        "cluster of boards",
        "integrated care board",
        "integrated care partnership",
        "health and wellbeing board",
        "sub-ICB location",
        "primary care network",
        "GP federation",
        "independent provider",
        "delegated commissioning",
        "specialised commissioning",
        "coterminous",
        "straddle",
        "local government reorganisation",
    ] {
        let json = catchment(&["terms", word, "--format", "json"]).json();
        let terms = json["terms"].as_array().unwrap();
        assert!(!terms.is_empty(), "{word}");
        assert!(terms.iter().all(|term| !term["sources"].as_array().unwrap().is_empty()), "{word}: {json}");
    }
}

#[test]
fn words_need_no_quotes() {
    let quoted = ask("quoted", &["clinical commissioning group"]);
    assert_eq!(ask("unquoted", &["clinical", "commissioning", "group"]), quoted);
    assert!(quoted.answer().starts_with("CCG: clinical commissioning group\n"), "{quoted}");
}

#[test]
fn a_word_that_none_has_is_answered_with_those_near_it() {
    let said = ask("near", &["plaice"]);
    assert_eq!(said.refusal(1), "No term is called \"plaice\". Did you mean:\nplace\n");
    assert_eq!(ask("far", &["zzz"]).refusal(1), "No term is called \"zzz\". All there are: catchment terms\n");
    assert_eq!(ask("signs", &["?!"]).status, 1);
    let json = ask("json_none", &["zzz", "--format", "json"]);
    assert_eq!(json.status, 1);
    assert!(json.stdout.starts_with("{\"schema\":1,\"terms\":[],"), "{json}");
}

#[test]
fn an_atlas_without_a_glossary_says_so() {
    let said = Scene::small("none").ask(&["terms"]);
    assert_eq!(said.refusal(1), "This atlas has no glossary.\n");
}
