//! `catchment map`: the ground as tiles.

use std::collections::BTreeSet;

use crate::support::cli::{Outcome, Scene, catchment};
use crate::support::england::ENGLAND;
use catchment::atlas::Closed;
use catchment::query::AsAt;
use catchment::query::map::{ColourBy, MapForm, MapOptions, days, map};
use catchment::words::Service;
use insta::assert_snapshot;
use serde_json::Value;

/// Everything above the sources.
fn upper(outcome: &Outcome) -> &str {
    outcome.answer().split("\nSources\n").next().unwrap()
}

fn tile<'v>(map: &'v Value, id: &str) -> &'v Value {
    let tiles = map["tiles"].as_array().expect("tiles");
    tiles.iter().find(|t| t["id"] == id).unwrap_or_else(|| panic!("{id} is on the map"))
}

#[test]
fn two_trusts_share_south_east_london_and_one_reaches_into_croydon() {
    let outcome = catchment(&["map", "QKK", "--colour-by", "provider", "--at", "2019-11-25"]);
    assert_snapshot!("map_south_east_london", outcome);
    assert_eq!(catchment(&["map", "QKK", "--at", "2019-11-25"]).answer(), outcome.answer());
    assert_eq!(catchment(&["map", "QKK", "--color-by", "provider", "--at", "2019-11-25"]), outcome);
}

#[test]
fn the_same_as_json() {
    let map = catchment(&["map", "QKK", "--at", "2019-11-25", "--format", "json"]).json();
    assert_eq!(
        (&map["schema"], &map["as_at"], &map["colour_by"]),
        (&1.into(), &"2019-11-25".into(), &"provider".into())
    );
    let shows = |id: &str| (tile(&map, id)["emphasis"].clone(), tile(&map, id)["shows"].clone());
    let by = |id: &str, class: u64| serde_json::json!([{"id": id, "class": class, "share": 1.0}]);
    assert_eq!(shows("E09000004"), ("within".into(), by("RPG", 1)), "Bexley has Oxleas");
    assert_eq!(shows("E09000022"), ("within".into(), by("RV5", 0)), "Lambeth has South London and Maudsley");
    assert_eq!(
        shows("E09000008"),
        ("reached".into(), by("RV5", 0)),
        "and so has Croydon, which lies elsewhere"
    );
    assert_eq!(
        shows("E09000010"),
        ("around".into(), serde_json::json!([])),
        "Enfield has nothing to do with it"
    );
    assert_eq!(map["tiles"].as_array().unwrap().len(), 33);
    assert_eq!(map["legend"][0]["residents_outside"], 388_563, "the people of Croydon");
    assert!(map["sources"].as_array().unwrap().iter().any(|s| s["key"] == "mental-health-providers"));
}

#[test]
fn england_is_drawn_in_the_systems_of_the_day() {
    for day in ["2017-06-01", "2022-07-01", "2026-05-01"] {
        assert_snapshot!(format!("map_england_{day}"), upper(&catchment(&["map", "--at", day])));
    }
    let named = catchment(&["map", "england", "--at", "2022-07-01"]);
    assert_eq!(named, catchment(&["map", "--at", "2022-07-01"]), "England may be named");
}

#[test]
fn on_every_day_every_system_has_a_tile_of_its_own() {
    let mut seen = 0;
    for day in days(&ENGLAND) {
        let as_at = AsAt::new(&ENGLAND, day, Closed::Leave);
        let Ok(map) = map(
            &as_at,
            None,
            MapOptions { by: ColourBy::System, service: Service::MentalHealth, form: MapForm::Tiles },
        ) else {
            assert!(as_at.land().systems().is_empty(), "{day} has systems and no map");
            continue;
        };
        let drawn: BTreeSet<_> = map.tiles.iter().map(|t| t.area).collect();
        let squares: BTreeSet<_> = map.tiles.iter().map(|t| (t.column, t.row)).collect();
        assert_eq!(drawn, as_at.land().systems().iter().copied().collect(), "{day}");
        assert_eq!((squares.len(), map.unmapped.len()), (map.tiles.len(), 0), "{day}");
        seen += 1;
    }
    assert!(seen > 5, "the days of change are known");
}

#[test]
fn a_system_that_lives_on_keeps_its_place_among_those_that_come_and_go() {
    let at = |day: &str| catchment(&["map", "--at", day, "--format", "json"]).json();
    let (before, after) = (at("2026-03-31"), at("2026-04-01"));
    let square = |map: &Value, id: &str| (tile(map, id)["column"].clone(), tile(map, id)["row"].clone());
    for id in ["QKK", "QT6", "QHM", "QWO"] {
        assert_eq!(square(&before, id), square(&after, id), "{id}");
    }
    let essex =
        (tile(&after, "D7T5G")["column"].as_i64().unwrap(), tile(&after, "D7T5G")["row"].as_i64().unwrap());
    let was = (tile(&before, "QH8")["column"].as_i64().unwrap(), tile(&before, "QH8")["row"].as_i64().unwrap());
    assert_eq!(essex, was, "Essex stands where Mid and South Essex stood");
}

#[test]
fn a_council_split_between_systems_shows_both_with_their_shares() {
    let map =
        catchment(&["map", "QXU", "--colour-by", "system", "--at", "2022-07-01", "--format", "json"]).json();
    let heath = tile(&map, "E07000214");
    let shares: Vec<(&str, bool)> = heath["shows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|s| (s["id"].as_str().unwrap(), s["share"].as_f64().unwrap() > 0.5))
        .collect();
    assert_eq!(shares, [("QNQ", true), ("QXU", false)], "Surrey Heath lay mostly in Frimley");
    let text = catchment(&["map", "QXU", "--colour-by", "split", "--at", "2022-07-01"]);
    assert!(upper(&text).contains("┃B▓▓▓▓65%"), "Waverley: {text}");
}

#[test]
fn before_2023_a_tile_stands_for_the_districts_that_its_council_replaced() {
    let map = catchment(&["map", "QHM", "--at", "2019", "--format", "json"]).json();
    let cumberland = tile(&map, "E06000063");
    let districts: BTreeSet<&str> =
        cumberland["stands_for"].as_array().unwrap().iter().map(|c| c["id"].as_str().unwrap()).collect();
    assert_eq!(districts, BTreeSet::from(["E07000026", "E07000028", "E07000029"]));
    let text = catchment(&["map", "QHM", "--at", "2019"]);
    assert!(upper(&text).contains("Cumberland was then Carlisle City Council, Allerdale"), "{text}");
    let eden =
        catchment(&["map", "E07000030", "--colour-by", "system", "--at", "2019", "--format", "json"]).json();
    assert_eq!(tile(&eden, "E06000064")["emphasis"], "within", "Eden lies on the tile of its successor");
}

#[test]
fn what_changed_is_told_between_the_last_two_maps_or_from_a_day_of_ones_own() {
    let england = catchment(&["map", "--colour-by", "change"]);
    assert!(
        upper(&england).starts_with("What changed in England's systems from 31 March 2026 to 30 June 2026.")
    );
    assert!(upper(&england).contains("new since 31 March 2026: 15,250,556 residents; 6 systems"), "{england}");
    assert!(upper(&england).contains("Gone since 31 March 2026: Bedfordshire, Luton"), "{england}");
    let args = ["map", "--colour-by", "change", "--from", "2022-06-30", "--at", "2022-07-01"];
    let born = catchment(&args);
    let legend = upper(&born).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(legend.contains("another name or kind than on 30 June 2022: 45,854,950 residents; 34 systems"));
    assert!(legend.contains("other land than on 30 June 2022: 10,695,188 residents; 8 systems"), "{born}");
}

#[test]
fn land_that_came_to_another_system_is_told_from_where() {
    let args = ["map", "QT1", "--colour-by", "change", "--from", "2022-06-30", "--at", "2022-07-01"];
    let text = catchment(&args);
    assert!(
        upper(&text).contains("from South Yorkshire and Bassetlaw to Nottingham and Nottinghamshire"),
        "{text}"
    );
    let still = catchment(&["map", "QKK", "--colour-by", "change"]);
    assert!(upper(&still).contains("in the same system as before: 1,818,226 residents inside"), "{still}");
}

#[test]
fn a_trust_has_the_map_of_those_it_serves() {
    let map =
        catchment(&["map", "slam", "--colour-by", "system", "--at", "2019-11-25", "--format", "json"]).json();
    let within: BTreeSet<&str> = map["tiles"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|t| t["emphasis"] == "within")
        .map(|t| t["id"].as_str().unwrap())
        .collect();
    assert_eq!(within, BTreeSet::from(["E09000008", "E09000022", "E09000023", "E09000028"]));
}

#[test]
fn without_a_width_it_keeps_to_eighty_columns_and_in_ascii_to_ascii() {
    let asked: [&[&str]; 6] = [
        &["map"],
        &["map", "--colour-by", "provider"],
        &["map", "QKK"],
        &["map", "QWO"],
        &["map", "QHM", "--at", "2019"],
        &["map", "Y59", "--colour-by", "system"],
    ];
    for args in asked {
        let address = |line: &&str| line.contains("https://");
        let text = catchment(args);
        let wide = text.answer().lines().filter(|l| !address(l)).map(|l| l.chars().count()).max();
        assert!(wide <= Some(80), "{args:?} takes {wide:?} columns");
        let ascii = catchment(&[args, &["--ascii"]].concat());
        let drawn = upper(&ascii);
        assert!(drawn.is_ascii(), "{args:?}\n{drawn}");
    }
}

#[test]
fn colour_says_nothing_that_a_letter_does_not() {
    let plain = catchment(&["map", "QKK"]);
    let coloured = catchment(&["map", "QKK", "--color", "always"]);
    let mut bare = String::new();
    let mut rest = coloured.answer();
    while let Some((text, code)) = rest.split_once('\u{1b}') {
        bare.push_str(text);
        rest = code.split_once('m').expect("the end of a colour").1;
    }
    bare.push_str(rest);
    assert_eq!(bare, plain.answer());
    assert_ne!(coloured.answer(), plain.answer());
}

#[test]
fn a_picture_is_sound_xml_that_says_what_it_shows() {
    let picture = catchment(&["map", "QKK", "--at", "2019-11-25", "--format", "svg"]);
    let svg = picture.answer();
    assert!(svg.contains("<title id=\"title\">South East London: who runs mental health services, by council. As at 25 November 2019.</title>"));
    assert!(svg.contains("<desc id=\"desc\">A: South London and Maudsley"));
    assert!(svg.contains("Licence of the data: OGL-3.0"));
    assert!(is_balanced(svg), "{svg}");
}

#[test]
fn names_from_data_cannot_break_out_of_a_picture() {
    let hostile = r#"Atlas(format: 1, title: "T", as_at: "2026-06-30", source: ["s"],
        sources: {"s": (title: "<b>&\u{1b}[31m", publisher: "P")},
        organisations: [
            (id: "e", name: "England", kind: Nation),
            (id: "r", name: "London", kind: Region, parent: "e"),
            (id: "q", name: "<script>\"&'", kind: Icb, parent: "r"),
            (id: "E09000004", name: "]]>\u{7}<x", kind: LondonBorough, parent: "e"),
            (id: "p", name: "P</title>", kind: Place, parent: "q"),
            (id: "t", name: "T & <Co>", kind: MentalHealthTrust, parent: "q"),
        ],
        links: [Serves(from: "t", to: ["E09000004"], service: MentalHealth)],
        patches: [(areas: ["E09000004", "p"], residents: 5, small_areas: 1)])"#;
    let scene = Scene::new("hostile").with("small.ron", hostile);
    let picture = scene.ask(&["map", "q", "--format", "svg", "--tiles"]);
    let svg = picture.answer();
    assert!(is_balanced(svg), "{svg}");
    assert!(svg.contains("&lt;script&gt;&quot;&amp;") && svg.contains("T &amp; &lt;Co&gt;"), "{svg}");
    assert!(!svg.contains('\u{1b}') && !svg.contains('\u{7}'));
    // It has no outlines, so the ground is drawn as tiles, and that is said.
    let ground = scene.ask(&["map", "q", "--format", "svg"]);
    assert_eq!((ground.status, ground.stdout.as_str()), (0, svg));
    assert!(ground.stderr.contains("This atlas has no outlines of the land"), "{}", ground.stderr);
    let text = scene.ask(&["map", "q"]);
    assert!(!text.answer().contains('\u{1b}') && !text.answer().contains('\u{7}'), "{text}");
}

/// Does every element end, in order, and is every `&` the beginning of an entity?
fn is_balanced(svg: &str) -> bool {
    let mut open: Vec<&str> = Vec::new();
    for part in svg.split('<').skip(1) {
        let Some((tag, text)) = part.split_once('>') else { return false };
        let entities = text.split('&').skip(1);
        if !entities
            .clone()
            .all(|e| ["amp;", "lt;", "gt;", "quot;", "#39;"].iter().any(|name| e.starts_with(name)))
        {
            return false;
        }
        match tag.strip_prefix('/') {
            Some(name) if open.pop() != Some(name) => return false,
            None if !tag.ends_with('/') => open.push(tag.split(' ').next().unwrap_or_default()),
            _ => {}
        }
    }
    open.is_empty()
}

#[test]
fn what_cannot_be_drawn_is_said_in_a_sentence() {
    let said = |args: &[&str], status: i32| catchment(args).refusal(status).to_owned();
    assert_eq!(
        said(&["map", "--at", "2014"], 1),
        "No systems in England on 31 December 2014: the first is of 1 March 2016.\n"
    );
    let early = catchment(&["map", "E09000004", "--colour-by", "system", "--at", "2014"]);
    assert!(upper(&early).contains("There were no systems on this day."), "{early}");
    assert!(said(&["map", "07N"], 1).starts_with("NHS Bexley CCG closed on 31 March 2020"));
    assert!(
        said(&["map", "care quality commission"], 1).starts_with("No land of Care Quality Commission is known")
    );
    assert!(said(&["map", "QKK", "--from", "2019"], 2).contains("--from goes with --colour-by change"));
    let swapped = ["map", "--colour-by", "change", "--from", "2024", "--at", "2020"];
    assert!(said(&swapped, 2).contains("--from 2024-12-31 comes after --at 2020-12-31: swap them"));
    assert!(said(&["map", "QKK", "--colour-by", "provder"], 2).contains("did you mean provider?"));
    assert!(said(&["map", "QKK", "--service", "mental"], 2).contains("--service"));
    let small = Scene::small("undrawn").ask(&["map", "QA1"]);
    assert!(small.refusal(1).contains("lies on none of the councils"), "{small}");
}
