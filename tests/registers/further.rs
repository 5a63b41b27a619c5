//! The registers that say more of organisations which others list, as they are published, against
//! what has been counted in them.
//!
//! `CATCHMENT_REGISTERS_2026` and `CATCHMENT_REFERENCE` name the folders that have them. Without
//! them nothing is imported, and each test says so.

use std::io::Write as _;
use std::path::PathBuf;

use crate::support::cli::Scene;

fn folder(variable: &str, test: &str) -> Option<PathBuf> {
    let folder = std::env::var_os(variable).filter(|path| !path.is_empty()).map(PathBuf::from);
    if folder.is_none() {
        let told = format!("\nSKIPPED: {test}: set {variable} to import real registers\n");
        let _ = std::io::stderr().write_all(told.as_bytes());
    }
    folder
}

/// Imports one file on top of what is built in; gives what was said.
#[track_caller]
fn imported(scene: &Scene, files: &[PathBuf]) -> String {
    let mut args: Vec<&str> = vec!["import", "--out", "out.ron"];
    args.extend(files.iter().filter_map(|file| file.to_str()));
    let said = scene.run(&args);
    let told = said.answer().to_owned();
    let checked = scene.run(&["check", "--with", "out.ron"]);
    assert!(checked.answer().starts_with("No problems: "), "{checked}");
    told
}

#[test]
fn every_hospital_of_the_list_sits_in_a_trust_and_in_a_council() {
    let Some(folder) = folder("CATCHMENT_REFERENCE", "hospitals") else { return };
    let said = imported(&Scene::new("hospitals"), &[folder.join("hospitals.csv")]);
    assert!(said.contains("hospitals, 831 rows"), "{said}");
    assert!(said.contains("Joined: 831 organisations, 831 links.\nNothing was left out.\n"), "{said}");
}

#[test]
fn every_pair_of_council_and_trust_has_its_shares() {
    let Some(folder) = folder("CATCHMENT_REFERENCE", "admissions") else { return };
    let said = imported(&Scene::new("admissions"), &[folder.join("residents_to_trusts.csv")]);
    assert!(said.contains("Joined: 0 organisations, 1,739 links.\n"), "{said}");
    // Of some of them the years are "pooled to 2020", which is no date.
    assert!(said.contains("  undated (28): ") && said.matches("): ").count() == 1, "{said}");
}

#[test]
fn those_who_wait_at_trusts_and_companies_belong_to_sub_icb_locations() {
    let Some(folder) = folder("CATCHMENT_REGISTERS_2026", "waiting lists") else { return };
    let file = folder.join("rtt_waiting_provider_by_commissioner_2026-04.csv");
    let said = imported(&Scene::new("waiting"), &[file]);
    assert!(said.contains("3,142 rows") && said.contains("Joined: 0 organisations, 2,948 links.\n"), "{said}");
    assert!(!said.contains("undated"), "the name of the file has its month: {said}");
}

#[test]
fn practices_stand_in_the_councils_of_today() {
    let Some(folder) = folder("CATCHMENT_REGISTERS_2026", "patients") else { return };
    let list = folder.join("practices_2025-26_allocations.csv");
    // The practices themselves are those of the list, as a table of one's own has them.
    let rows = std::fs::read_to_string(&list).unwrap();
    let ids = rows.lines().skip(1).filter_map(|row| row.split(',').next());
    let table: Vec<String> = ids.map(|id| format!("{id},Practice {id},practice")).collect();
    let scene = Scene::new("patients").with("practices.csv", "id,name,kind\n".to_owned() + &table.join("\n"));
    let said = imported(&scene, &[scene.path("practices.csv"), list]);
    assert!(said.contains("Joined: 6,348 organisations, 6,348 links.\n"), "{said}");
    assert!(!said.contains("unknown-"), "every council is known: {said}");
    let atlas = std::fs::read_to_string(scene.path("out.ron")).unwrap();
    // Copeland became a part of Cumberland.
    assert!(atlas.contains("to: [\"E07000029\", \"E06000063\"]"));
}
