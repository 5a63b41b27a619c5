//! The import of the official registers themselves, against what has been counted in them and
//! against the bundled atlas.
//!
//! The registers are large and not part of the project: `CATCHMENT_REGISTERS` names the folder
//! that has them. Without it nothing is imported, and the test says so.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::PathBuf;
use std::sync::LazyLock;

use crate::support::cli::Scene;
use crate::support::england::ENGLAND;
use catchment::atlas::{Atlas, Closed, Source, Stacked};
use catchment::boundaries::Weight;
use catchment::date::Date;
use catchment::import::{ImportOptions, Imported, InputFile, Prescribers, Reason, import};
use catchment::query::{self, AsAt, Filter};
use catchment::source::{Layer, SourceFile};
use catchment::words::{Certainty, KindWord};

/// What the networks sat within before most of their practices came to their commissioner.
#[test]
fn networks_are_under_the_commissioner_of_the_day() {
    if folder("networks under the commissioner of the day").is_none() {
        return;
    }
    let atlas = &IMPORTED.1;
    let held = |id: &str, date: &str| {
        let there = on(atlas, date);
        let parent =
            there.snapshot().parent(atlas.by_id(id).expect("it is there")).expect("it sits in something");
        atlas.org(parent).id.to_string()
    };
    assert_eq!(
        (held("U60978", "2022-06-30"), held("U60978", "2022-07-01")),
        ("01Y".to_owned(), "15M".to_owned())
    );
    for network in ["U44537", "U48923", "U65968", "U25240"] {
        let days = ["2020-01-01", "2021-03-31", "2021-04-01", "2022-06-30", "2022-07-01"];
        assert_eq!(days.map(|day| held(network, day)), ["05L", "05L", "D2P2L", "D2P2L", "15E"], "{network}");
    }
    assert_ne!(held("C81077", "2019-09-30"), "15M", "it came to 15M in 2022");
}

/// The folder of the registers. Where there is none, that is said on the terminal itself: what
/// a test prints is shown only when it fails.
fn folder(test: &str) -> Option<PathBuf> {
    let folder = std::env::var_os("CATCHMENT_REGISTERS").filter(|path| !path.is_empty()).map(PathBuf::from);
    if folder.is_none() {
        let told = format!("\nSKIPPED: {test}: set CATCHMENT_REGISTERS to import real registers\n");
        let _ = std::io::stderr().write_all(told.as_bytes());
    }
    folder
}

fn import_all(folder: &PathBuf, prescribers: Prescribers) -> Imported {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let inputs: Vec<InputFile> = entries
        .map(|path| InputFile {
            name: path.file_name().unwrap().to_string_lossy().into_owned(),
            bytes: std::fs::read(path).unwrap(),
        })
        .collect();
    import(&inputs, ImportOptions { prescribers, ..ImportOptions::default() }, |_| {}).expect("they are taken")
}

/// What the registers become, once for all tests.
static IMPORTED: LazyLock<(Imported, Atlas)> = LazyLock::new(|| {
    let folder = folder("registers").expect("asked for before");
    let imported = import_all(&folder, Prescribers::Practices);
    let atlas = load(&imported);
    (imported, atlas)
});

fn layer(imported: &Imported) -> Layer {
    Layer { files: vec![SourceFile::text("registers.ron", imported.text.clone())] }
}

fn load(imported: &Imported) -> Atlas {
    Atlas::load(&[layer(imported)]).map_err(|problems| format!("{problems:?}")).expect("sound")
}

fn on<'a>(atlas: &'a Atlas, date: &str) -> AsAt<'a> {
    AsAt::new(atlas, Date::parse(date).unwrap().first_day(), Closed::Leave)
}

fn of_kind(word: &str) -> Filter {
    Filter { kind: KindWord::from_word(word), tier: None }
}

#[test]
fn all_organisations_and_residents_of_the_registers_are_there() {
    let Some(folder) = folder("all organisations and residents") else { return };
    let (imported, atlas) = &*IMPORTED;
    assert_eq!((imported.size.organisations, atlas.len()), (10_554, 10_554));
    assert_eq!(imported.size.residents, 56_550_138);
    let all = import_all(&folder, Prescribers::All);
    assert!(all.size.organisations > 17_000, "{:?}", all.size);
    assert_eq!(load(&all).len(), all.size.organisations);
}

#[test]
fn active_practices_are_those_of_the_register() {
    if folder("active practices").is_none() {
        return;
    }
    let atlas = &IMPORTED.1;
    let there = on(atlas, "2023-12-04");
    let practices = query::list(&there, of_kind("practice"));
    let with_dates =
        practices.iter().map(|org| atlas.org(*org)).filter(|org| org.certainty == Certainty::Certain);
    let of_register = |source: &Source| &*source.key == "register-epraccur";
    let by_register = with_dates.filter(|org| atlas.sources_of(org.sources).any(of_register));
    assert_eq!(by_register.count(), 6_348);
}

/// Of every commissioner with its land: how many people and small areas.
fn footprints(atlas: &Atlas, date: &str) -> BTreeMap<String, (u64, u64)> {
    let there = on(atlas, date);
    let of = |org| {
        let land = there.land().footprint(org)?;
        Some((atlas.org(org).id.to_string(), (land.residents(atlas), land.weighed(atlas, Weight::SmallAreas))))
    };
    query::list(&there, of_kind("ccg")).into_iter().filter_map(of).collect()
}

#[test]
fn commissioners_of_2019_and_2020_have_the_land_that_the_bundled_atlas_has() {
    if folder("commissioners of 2019 and 2020").is_none() {
        return;
    }
    for (date, count) in [("2019-04-01", 191), ("2020-04-01", 135)] {
        let ours = footprints(&IMPORTED.1, date);
        assert_eq!(ours.len(), count, "{date}");
        assert_eq!(ours, footprints(&ENGLAND, date), "{date}");
        assert_eq!(ours.values().map(|(residents, _)| residents).sum::<u64>(), 56_550_138);
        assert_eq!(ours.values().map(|(_, small_areas)| small_areas).sum::<u64>(), 32_844);
    }
}

#[test]
fn sixteen_practices_are_of_another_commissioner_than_their_network() {
    if folder("practices of another commissioner").is_none() {
        return;
    }
    let (imported, atlas) = &*IMPORTED;
    let there = on(atlas, "2025-01-31");
    let practices = query::list(&there, of_kind("practice"));
    let across = practices.iter().filter(|org| there.geography().commissioner_across(**org).is_some()).count();
    assert_eq!(across, 16);
    assert!(imported.remarks.by_reason().contains_key(&Reason::CommissionersDiffer));
}

#[test]
fn the_registers_lie_on_top_of_the_bundled_atlas_and_below_it() {
    if folder("registers beside the bundled atlas").is_none() {
        return;
    }
    let register = layer(&IMPORTED.0);
    let (england, register) = (Stacked::Compiled(&ENGLAND), Stacked::Files(&register));
    for stack in [[england, register], [register, england]] {
        let both = Atlas::stack(&stack).map_err(|problems| format!("{problems:?}")).expect("sound");
        let of_both = |atlas: &Atlas| atlas.orgs().iter().all(|org| both.by_id(&atlas.org(*org).id).is_some());
        assert!(of_both(&IMPORTED.1) && of_both(&ENGLAND), "nobody is lost");
    }
}

#[test]
fn the_command_line_says_what_became_of_them() {
    let Some(folder) = folder("the command line") else { return };
    let scene = Scene::new("command").with("x", "");
    let said = scene.run(&["import", folder.to_str().unwrap(), "--out", "out.ron", "--report", "left-out.csv"]);
    let told = said.answer();
    for line in [
        "Joined: 10,554 organisations, 10,120 links, 381 pieces of land with 56,550,138 residents.\n",
        "  not-english (756): ",
        "  not-a-practice (6,992): ",
        "  empty-network (2): ",
        "  two-networks (9): ",
        "  same-day (2): ",
        "  commissioners-differ (14): ",
        "  succession-elsewhere (25,263): ",
    ] {
        assert!(told.contains(line), "{line:?} in {told}");
    }
    let report = std::fs::read_to_string(scene.path("left-out.csv")).unwrap();
    let remarks = IMPORTED.0.remarks.all().len();
    assert_eq!(report.lines().count(), remarks + 1);
    let written = std::fs::read_to_string(scene.path("out.ron")).unwrap();
    assert_eq!(written.lines().count(), IMPORTED.0.text.lines().count());
    // The built-in atlas knows codes that no register says: Bassetlaw was in South Yorkshire's system.
    let bassetlaw =
        |text: &str| text.contains("(id: \"02Q\"") && text.contains("(id: \"QF7\", until: \"2022-06-30\"");
    let of = |text: &str| text.lines().filter(|line| line.contains("(id: \"02Q\", name:")).any(bassetlaw);
    assert!(of(&written) && !of(&IMPORTED.0.text));
}
