//! The registers of 2026, by themselves and together with the older ones, against what is counted
//! in the files here.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use catchment::atlas::{Atlas, Closed};
use catchment::date::Date;
use catchment::import::{ImportOptions, Imported, InputFile, Reason, import};
use catchment::query::{self, AsAt, Filter};
use catchment::source::{Layer, SourceFile};
use catchment::words::KindWord;

use crate::support::cli::Scene;

/// The folders of the older and the newer registers, where both are there.
fn folders(test: &str) -> Option<[PathBuf; 2]> {
    let folder = |name: &str| std::env::var_os(name).filter(|path| !path.is_empty()).map(PathBuf::from);
    let both = folder("CATCHMENT_REGISTERS").zip(folder("CATCHMENT_REGISTERS_2026"));
    if both.is_none() {
        let told = format!(
            "\nSKIPPED: {test}: set CATCHMENT_REGISTERS and CATCHMENT_REGISTERS_2026 to import real registers\n"
        );
        let _ = std::io::stderr().write_all(told.as_bytes());
    }
    both.map(|(older, newer)| [older, newer])
}

fn of_folders(folders: &[&Path]) -> (Imported, Atlas) {
    let paths = folders.iter().flat_map(|folder| std::fs::read_dir(folder).unwrap());
    let inputs: Vec<InputFile> = paths
        .map(|entry| entry.unwrap().path())
        .map(|path| InputFile {
            name: path.file_name().unwrap().to_string_lossy().into_owned(),
            bytes: std::fs::read(&path).unwrap(),
        })
        // Both folders have one.
        .filter(|input| input.name != "README.md")
        .collect();
    let imported = import(&inputs, ImportOptions::default(), |_| {}).expect("they are taken");
    let file = SourceFile::text("registers.ron", imported.text.clone());
    let atlas = Atlas::load(&[Layer { files: vec![file] }]).map_err(|p| format!("{p:?}")).expect("sound");
    (imported, atlas)
}

/// Both folders in one import, once for all tests.
static BOTH: LazyLock<(Imported, Atlas)> = LazyLock::new(|| {
    let [older, newer] = folders("registers of 2026").expect("asked for before");
    of_folders(&[&older, &newer])
});

fn on<'a>(atlas: &'a Atlas, date: &str) -> AsAt<'a> {
    AsAt::new(atlas, Date::parse(date).unwrap().first_day(), Closed::Leave)
}

/// Those of a kind that are there on a day.
fn there(atlas: &Atlas, kind: &str, date: &str) -> BTreeSet<String> {
    let filter = Filter { kind: KindWord::from_word(kind), tier: None };
    query::list(&on(atlas, date), filter).into_iter().map(|org| atlas.org(org).id.to_string()).collect()
}

/// The cells of a table, a row each.
fn rows(path: &Path) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_path(path).unwrap();
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// How many people live in each area of a lookup: by small area, and by what its column says.
fn residents_by(folder: &Path, lookup: &str, column: usize) -> BTreeMap<String, u64> {
    let counts: BTreeMap<String, u64> = rows(&folder.join("lsoa21_population_mid2022.csv"))
        .into_iter()
        .skip(1)
        .map(|row| (row[0].clone(), row[1].parse().unwrap()))
        .collect();
    let mut by: BTreeMap<String, u64> = BTreeMap::new();
    for row in rows(&folder.join(lookup)).into_iter().skip(1) {
        *by.entry(row[column].clone()).or_default() += counts[&row[0]];
    }
    by
}

/// Of every area of a kind with land: how many people.
fn footprints(atlas: &Atlas, kind: &str, date: &str) -> BTreeMap<String, u64> {
    let day = on(atlas, date);
    let filter = Filter { kind: KindWord::from_word(kind), tier: None };
    let of = |org| Some((atlas.org(org).id.to_string(), day.land().footprint(org)?.residents(atlas)));
    query::list(&day, filter).into_iter().filter_map(of).collect()
}

/// Of how many boards the registers have no code of the NHS.
fn unplaced(imported: &Imported) -> usize {
    imported.remarks.all().iter().filter(|remark| remark.reason == Reason::UnplacedSystem).count()
}

const OF_2024: &str = "LSOA21_SICBL24_ICB24_LAD24.csv";
const OF_2026: &str = "LSOA21_SICBL26_ICB26_LAD26_reconstructed.csv";

#[test]
fn the_folder_of_2026_is_imported_by_itself() {
    let Some([_, newer]) = folders("the folder of 2026") else { return };
    let (imported, atlas) = of_folders(&[&newer]);
    assert_eq!(imported.size.residents, 57_106_398);
    for (date, lookup) in [("2024-06-30", OF_2024), ("2026-06-30", OF_2026)] {
        let by_file = residents_by(&newer, lookup, 2);
        assert_eq!(by_file.len(), 106);
        assert_eq!(footprints(&atlas, "sub-icb", date), by_file, "{date}");
    }
    assert_eq!(unplaced(&imported), 7);
    // Nobody is closed for a code that no file knows.
    assert_eq!((there(&atlas, "icb", "2024-06-30").len(), there(&atlas, "icb", "2026-06-30").len()), (42, 42));
}

#[test]
fn both_folders_together_have_the_land_of_every_year() {
    let Some([older, newer]) = folders("both folders together") else { return };
    let (imported, atlas) = &*BOTH;
    assert_eq!(imported.size.residents, 57_106_398);
    for (date, count) in [("2019-04-01", 191), ("2020-04-01", 135)] {
        let land = footprints(atlas, "ccg", date);
        assert_eq!((land.len(), land.values().sum::<u64>()), (count, 57_106_398), "{date}");
    }
    for (date, lookup) in [("2024-06-30", OF_2024), ("2026-06-30", OF_2026)] {
        assert_eq!(footprints(atlas, "sub-icb", date), residents_by(&newer, lookup, 2), "{date}");
    }
    // Barnsley and Sheffield are what they were.
    let older_codes = |code: String| match code.as_str() {
        "E08000038" => "E08000016".to_owned(),
        "E08000039" => "E08000019".to_owned(),
        _ => code,
    };
    let councils: BTreeMap<String, u64> =
        residents_by(&newer, OF_2026, 4).into_iter().map(|(code, count)| (older_codes(code), count)).collect();
    let land: BTreeMap<String, u64> = ["unitary", "district", "metropolitan-borough", "london-borough"]
        .iter()
        .flat_map(|kind| footprints(atlas, kind, "2026-06-30"))
        .collect();
    assert_eq!(land.len(), 296);
    assert_eq!(land, councils);
    assert!(atlas.by_id("E08000038").is_none() || atlas.by_id("E08000016").is_some());
    let recoded = imported.remarks.all().iter().filter(|remark| remark.reason == Reason::Recoded).count();
    assert_eq!(recoded, 2);
    assert_eq!(unplaced(imported), 7);
    assert_eq!((there(atlas, "icb", "2024-06-30").len(), there(atlas, "icb", "2026-06-30").len()), (42, 42));
    assert!(older.is_dir());
}

/// The built-in atlas knows which boards the codes of 2026 are of.
#[test]
fn on_top_of_what_is_built_in_the_boards_are_those_that_are_there() {
    let Some(folders) = folders("boards of 2026") else { return };
    let scene = Scene::new("boards");
    let [older, newer] = folders.each_ref().map(|folder| folder.to_str().unwrap());
    let said = scene.run(&["import", older, newer, "--out", "both.ron"]);
    assert!(!said.answer().contains("unplaced-system"), "{said}");
    let boards = |with: &[&str]| {
        scene.run(&[&["find", "--kind", "icb", "--limit", "0", "--format", "csv"], with].concat()).stdout
    };
    let (built_in, both) = (boards(&[]), boards(&["--with", "both.ron"]));
    let ids = |csv: &str| -> BTreeSet<String> {
        csv.lines().skip(1).filter_map(|line| line.split(',').next()).map(str::to_owned).collect()
    };
    assert_eq!((ids(&built_in).len(), ids(&both)), (36, ids(&built_in)));
    let alone = boards(&["--data", "both.ron", "--at", "2026-06-30"]);
    assert_eq!(ids(&alone), ids(&built_in));
    // The register of practices by itself has no networks and no commissioners.
    let practices = newer.to_owned() + "/epraccur_2026-02.csv";
    scene.run(&["import", &practices, "--out", "practices.ron"]).answer();
    for with in ["both.ron", "practices.ron"] {
        let card = scene.run(&["show", "B86012", "--with", with]);
        assert!(card.answer().contains("Sits within\n  Beeston PCN (U16878), PCN"), "{with}: {card}");
        let name = scene.run(&["show", "U2G6B", "--with", with]);
        assert!(name.answer().starts_with("NHS Thames Valley ICB - U2G6B\n"), "{with}: {name}");
    }
}

/// Is it in Wales?
fn is_welsh(code: &str) -> bool {
    code.len() == 6 && code.strip_prefix('W').is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_digit()))
}

#[test]
fn practices_are_those_of_both_editions() {
    let Some([older, newer]) = folders("practices of both editions") else { return };
    let (imported, atlas) = &*BOTH;
    let old = rows(&older.join("epraccur.csv"));
    let new = rows(&newer.join("epraccur_2026-02.csv"));
    let of_new = |row: &&Vec<String>| row[25].split('|').any(|role| role == "RO76") && !is_welsh(&row[0]);
    let in_new: BTreeMap<&str, &Vec<String>> = new.iter().map(|row| (&*row[0], row)).collect();
    let only_old: Vec<&Vec<String>> =
        old.iter().filter(|row| row[25] == "4" && row[2] != "W00" && !in_new.contains_key(&*row[0])).collect();
    let english: Vec<&Vec<String>> = new.iter().filter(of_new).collect();
    assert_eq!(english.len(), 7_766);
    assert_eq!(only_old.len(), 468);
    let all: BTreeSet<&str> = english.iter().chain(&only_old).map(|row| &*row[0]).collect();
    let ours: BTreeSet<&str> = atlas
        .orgs()
        .iter()
        .map(|org| atlas.org(*org))
        .filter(|org| org.kind.word() == "practice")
        .map(|org| &*org.id)
        .collect();
    // The register of networks has some that neither edition knows.
    let more: Vec<&&str> = ours.difference(&all).collect();
    let only_in_networks =
        imported.remarks.all().iter().filter(|remark| remark.reason == Reason::OnlyInNetworks).count();
    assert_eq!(more.len(), only_in_networks, "{more:?}");
    assert!(all.is_subset(&ours));
    // On the latest day of the newer edition those are there that it does not call closed.
    let open: BTreeSet<String> =
        english.iter().filter(|row| row[12] != "INACTIVE").map(|row| row[0].clone()).collect();
    let there = there(atlas, "practice", "2026-02-03");
    let there: BTreeSet<String> = there.into_iter().filter(|id| !more.contains(&&&**id)).collect();
    assert_eq!(open.symmetric_difference(&there).collect::<Vec<_>>(), Vec::<&String>::new());
}
