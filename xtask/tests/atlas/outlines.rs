//! Outlines made of TopoJSON: named by the pieces of the table, kept where no folder is given, and
//! refused where they are of other land.

use crate::shire::Shire;

/// Four squares in a row, in the order of the table but for the first two, which are changed about.
fn squares(scale: u32) -> String {
    let geometry = |arcs: &str, patch: &str, residents: u32| {
        format!(
            r#"{{"type":"Polygon","arcs":[{arcs}],"properties":{{"patch":"{patch}","residents":{residents}}}}}"#
        )
    };
    let geometries = [
        geometry("[0,1,2]", "E09000991|72A|02A", 1100),
        geometry("[-2,3,4,5]", "E09000991|72A|01A", 1000),
        geometry("[-5,6,7,8]", "E07000992|72A|02A", 1500),
        geometry("[-8,9]", "E07000992|91B", 4200),
    ];
    let arcs = [
        "[[0,0],[0,2],[2,0]]",
        "[[2,2],[0,-2]]",
        "[[2,0],[-2,0]]",
        "[[2,2],[2,0]]",
        "[[4,2],[0,-2]]",
        "[[4,0],[-2,0]]",
        "[[4,2],[2,0]]",
        "[[6,2],[0,-2]]",
        "[[6,0],[-2,0]]",
        "[[6,2],[2,0],[0,-2],[-2,0]]",
    ];
    format!(
        r#"{{"type":"Topology","transform":{{"scale":[{scale},{scale}],"translate":[0,0]}},"note":"Squares. Source: The shire.","objects":{{"patches":{{"type":"GeometryCollection","geometries":[{}]}}}},"arcs":[{}]}}"#,
        geometries.join(","),
        arcs.join(",")
    )
}

fn with_squares() -> Shire {
    let shire = Shire::new();
    for (name, scale) in [("patches", 10), ("patches-medium", 20), ("patches-coarse", 50)] {
        shire.write(&format!("outlines/{name}.topojson"), squares(scale));
    }
    shire
}

#[test]
fn pieces_are_named_by_all_areas_they_ever_lay_in_and_stand_in_the_order_of_the_table() {
    let shire = with_squares();
    let said = shire.run(&["--outlines", "outlines"]);
    assert!(
        said.said().contains("Read: the outlines in outlines, in three levels of detail\n"),
        "{}",
        said.stdout
    );
    assert!(said.stdout.contains("Wrote data/outlines/full.txt, which is new.\n"), "{}", said.stdout);
    let full = shire.read("data/outlines/full.txt");
    assert!(
        full.contains("metres 10\nsource ons-lsoa-outlines\nattribution Source: The shire.\narc 0 0 0 2 2 0\n"),
        "{full}"
    );
    let patches: Vec<&str> = full.lines().filter(|line| line.starts_with("patch")).collect();
    assert_eq!(
        patches,
        [
            "patch 01A;72A;E09000991: -2 3 4 5",
            "patch 02A;72A;E09000991: 0 1 2",
            "patch 02A;72A;E07000992: -5 6 7 8",
            "patch 91B;E07000992: -8 9"
        ]
    );
    let inputs = shire.read("data/inputs.ron");
    assert!(
        inputs.contains(
            r#"(name: "outlines/patches.topojson", what: "outlines of pieces of land, full detail", sha256: ""#
        ),
        "{inputs}"
    );
    // They fit, with the folder and without; without, nothing of them changes.
    shire.run(&["--check", "--outlines", "outlines"]).said();
    let said = shire.run(&["--check"]);
    assert!(
        said.said().contains(
            "Outlines are not read: no folder is given with --outlines, and data/outlines stays as it is.\n"
        ),
        "{}",
        said.stdout
    );
    shire.run(&[]).said();
    assert_eq!((shire.read("data/outlines/full.txt"), shire.read("data/inputs.ron")), (full, inputs));
}

#[test]
fn a_line_that_was_changed_by_hand_is_found() {
    let shire = with_squares();
    shire.run(&["--outlines", "outlines"]).said();
    shire.change("data/outlines/coarse.txt", "arc 0 0 0 2 2 0", "arc 0 0 0 3 2 -1");
    let said = shire.run(&["--check", "--outlines", "outlines"]);
    assert!(said.refusal().contains("data/outlines/coarse.txt: 1 line otherwise"), "{}", said.stderr);
    assert!(said.stderr.ends_with("Run: cargo xtask atlas --outlines outlines\n"), "{}", said.stderr);
}

#[test]
fn outlines_of_other_land_are_refused_and_nothing_is_written() {
    for (from, to, why) in [
        ("\"residents\":4200", "\"residents\":4201", "E07000992|91B is no piece of the table"),
        ("[[2,2],[2,0]]", "[[2,2],[2,1]]", "does not close"),
        (" Source: The shire.", "", "its note does not say whose it is"),
        ("\"arcs\":[[-8,9]]", "\"arcs\":[[0,1,2]]", "does not have one piece on each side at most"),
    ] {
        let shire = with_squares();
        shire.change("outlines/patches-medium.topojson", from, to);
        let said = shire.run(&["--outlines", "outlines"]);
        assert!(said.refusal().contains(why), "{why}: {}", said.stderr);
        assert!(!shire.path("data/outlines").exists() && !shire.path("data/inputs.ron").exists(), "{why}");
    }
    let shire = Shire::new();
    shire.write("outlines/patches.topojson", squares(10));
    assert!(shire.run(&["--outlines", "outlines"]).refusal().contains("patches-medium.topojson is missing"));
}
