//! `catchment sources`: what an atlas rests on.

use crate::support::cli::{Scene, catchment};

const REGISTERS: &str = r#"Atlas(format: 1, title: "Ashshire", as_at: "2024-06-30", source: ["ods"],
    sources: {
        "ods": (title: "NHS trusts", publisher: "Organisation Data Service", published: "2024-05", licence: "OGL-3.0"),
        "list": (title: "List of everything", publisher: "Shire Office", note: "By hand."),
    },
    inputs: [
        (name: "etr.csv", what: "etr", edition: "2024-05-17", sha256: "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0"),
        (name: "links.csv", what: "links", sha256: "1f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0"),
    ],
    organisations: [(id: "land", name: "Landia", kind: Nation)])"#;

#[test]
fn each_source_and_each_file_that_was_read_has_a_line() {
    let scene = Scene::new("text").with("ashshire.ron", REGISTERS);
    let said = scene.run(&["sources", "--data", "ashshire.ron"]);
    assert_eq!(
        said.answer(),
        "list  List of everything. Shire Office. By hand.\n\
         ods  NHS trusts. Organisation Data Service, May 2024. Licence: OGL-3.0.\n\
         \n\
         Files that were read to make it: 2\n\
         etr.csv  etr, edition of 17 May 2024, SHA-256 0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0\n\
         links.csv  links, SHA-256 1f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0\n"
    );
    let json = scene.run(&["sources", "--data", "ashshire.ron", "--format", "json"]).json();
    assert_eq!(json["inputs"][0]["edition"], "2024-05-17");
    assert_eq!(json["sources"].as_array().unwrap().len(), 2);
}

#[test]
fn a_sum_that_is_none_is_refused_with_its_place() {
    let scene = Scene::new("sum").with("bad.ron", REGISTERS.replace("0f1e2d3c4b5a69788796", "0F1E"));
    let said = scene.run(&["check", "bad.ron"]);
    assert!(said.refusal(1).contains("a SHA-256 has 64 digits and letters from a to f"), "{said}");
    assert!(said.stderr.contains("bad.ron:7"), "{said}");
}

#[test]
fn the_bundled_atlas_names_its_sources() {
    let said = catchment(&["sources"]);
    assert!(said.lines_with("Organisation Data Service").len() > 2, "{said}");
    assert!(said.lines_with("OGL-3.0").len() > 3, "{said}");
}
