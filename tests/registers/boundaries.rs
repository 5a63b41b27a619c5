//! A second, independent count: straight from the rows of official registers, small area by
//! small area, against what the bundled atlas says of the same day, pair by pair.
//!
//! The registers are large and not part of the project. `CATCHMENT_REGISTERS` names the
//! folder with the lookups of the Office for National Statistics, `CATCHMENT_REFERENCE` the
//! one with the table of which CCG was in which STP. Without them nothing is compared, and
//! the test says so.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::PathBuf;
use std::sync::LazyLock;

use crate::support::england::ENGLAND;
use crate::support::small_areas::{Count, SmallArea, Sum, Table};
use catchment::atlas::{Closed, OrgIx};
use catchment::boundaries::{Comparison, Weight};
use catchment::date::Date;
use catchment::query::{self, AsAt, Filter};
use catchment::words::KindWord;

/// Organisations by id, and by every code or name that they also go by.
static BY_CODE: LazyLock<BTreeMap<&str, OrgIx>> = LazyLock::new(|| {
    let mut codes = BTreeMap::new();
    for org in ENGLAND.orgs() {
        let known = ENGLAND.org(*org);
        codes.extend(known.also_known_as().map(|code| (code, *org)));
    }
    codes.extend(ENGLAND.orgs().iter().map(|org| (&*ENGLAND.org(*org).id, *org)));
    codes
});

/// The folder that a variable names. Where it names none, that is said on the terminal itself:
/// what a test prints is shown only when it fails.
fn folder(variable: &str, test: &str) -> Option<PathBuf> {
    let folder = std::env::var_os(variable).filter(|path| !path.is_empty()).map(PathBuf::from);
    if folder.is_none() {
        let told = format!("\nSKIPPED: {test}: set {variable} to compare with registers\n");
        let _ = std::io::stderr().write_all(told.as_bytes());
    }
    folder
}

/// Registers, and the table of STPs beside them.
struct Registers {
    folder: PathBuf,
    residents: BTreeMap<String, u64>,
}

impl Registers {
    fn for_test(test: &str) -> Option<Self> {
        let folder = folder("CATCHMENT_REGISTERS", test)?;
        let table = Table::read(&folder, "lsoa11_population_mid2020.csv");
        let residents = table
            .columns(["lsoa11_code", "total_population"])
            .map(|[code, people]| (code.to_owned(), people.parse().expect("a number")))
            .collect();
        Some(Self { folder, residents })
    }

    /// Each small area of England with the cells of two columns.
    fn rows(&self, file: &str, [small_area, a, b]: [&str; 3]) -> Vec<SmallArea> {
        let table = Table::read(&self.folder, file);
        let rows: Vec<SmallArea> = table
            .columns([small_area, a, b])
            .map(|[code, a, b]| SmallArea { a: a.to_owned(), b: b.to_owned(), residents: self.residents[code] })
            .collect();
        assert_eq!(rows.len(), 32_844, "{file} has every small area of England");
        assert_eq!(rows.iter().map(|row| row.residents).sum::<u64>(), 56_550_138);
        rows
    }
}

fn with_systems(mut rows: Vec<SmallArea>, system_of: &BTreeMap<String, String>) -> Vec<SmallArea> {
    for row in &mut rows {
        row.b.clone_from(&system_of[&row.b]);
    }
    rows
}

/// Which STP each CCG was in, by the list of a year.
fn systems_of_ccgs(year: &str, test: &str) -> Option<BTreeMap<String, String>> {
    let table = Table::read(&folder("CATCHMENT_REFERENCE", test)?, "ccg_to_stp_by_year.csv");
    let of_year = table.columns(["year", "ccg", "stp_ods"]).filter(|row| row[0] == year);
    Some(of_year.map(|[_, ccg, stp]| (ccg.to_owned(), stp.to_owned())).collect())
}

fn by_org(sums: &BTreeMap<String, Sum>) -> BTreeMap<OrgIx, Sum> {
    let found: BTreeMap<OrgIx, Sum> = sums.iter().map(|(code, sum)| (org(code), *sum)).collect();
    assert_eq!(found.len(), sums.len(), "no two codes mean the same");
    found
}

fn org(code: &str) -> OrgIx {
    *BY_CODE.get(code).unwrap_or_else(|| panic!("the atlas has no {code}"))
}

/// The atlas must say of a day just what the rows say.
fn same_as_the_rows(date: &str, (a, b): (&str, &str), rows: &[SmallArea]) {
    let counted = Count::of(rows);
    let there = AsAt::new(&ENGLAND, Date::parse(date).unwrap().first_day(), Closed::Leave);
    let all = |word: &str| query::list(&there, Filter { kind: KindWord::from_word(word), tier: None });
    let compared = |weight| Comparison::of(there.land(), &all(a), &all(b), weight);
    let (residents, small_areas) = (compared(Weight::Residents), compared(Weight::SmallAreas));

    let summary = residents.summary;
    assert_eq!((summary.a.all, summary.b.all), (counted.a.len(), counted.b.len()), "how many on {date}");
    assert_eq!(summary.pairs, counted.pairs.len(), "pairs on {date}");
    assert_eq!(summary.split, counted.split(), "split on {date}");
    assert_eq!(summary.whole, counted.whole(), "made of whole ones on {date}");
    assert_eq!(summary.identical, counted.identical(), "identical on {date}");
    assert_eq!(summary.coterminous, counted.coterminous(), "coterminous on {date}");
    for (found, expected) in [
        (summary.nesting, counted.nesting(|sum| sum.residents)),
        (small_areas.summary.nesting, counted.nesting(|sum| sum.small_areas)),
    ] {
        let found = found.expect("there is land");
        assert!((found - expected).abs() < 1e-12, "nesting on {date}: {found}, not {expected}");
    }

    let (of_a, of_b) = (by_org(&counted.a), by_org(&counted.b));
    let by_small_areas: BTreeMap<_, u64> =
        small_areas.pairs.iter().map(|pair| ((pair.a, pair.b), pair.overlap.both)).collect();
    let mut pairs = BTreeMap::new();
    for pair in &residents.pairs {
        let both = Sum { residents: pair.overlap.both, small_areas: by_small_areas[&(pair.a, pair.b)] };
        assert_eq!(pair.overlap.a, of_a[&pair.a].residents, "{} on {date}", ENGLAND.org(pair.a).id);
        assert_eq!(pair.overlap.b, of_b[&pair.b].residents, "{} on {date}", ENGLAND.org(pair.b).id);
        pairs.insert((pair.a, pair.b), both);
    }
    let expected: BTreeMap<_, Sum> =
        counted.pairs.iter().map(|((a, b), both)| ((org(a), org(b)), *both)).collect();
    assert_eq!(pairs, expected, "each pair on {date}");
}

const OF_2019: (&str, [&str; 3]) = ("LSOA11_CCG19_LAD19_EN_LU.csv", ["LSOA11CD", "CCG19CDH", "LAD19CD"]);
const OF_2020: (&str, [&str; 3]) = ("LSOA11_CCG20_LAD20_EN_LU.csv", ["LSOA11CD", "CCG20CDH", "LAD20CD"]);
const OF_2021: &str = "lsoa11_ccg21_stp21_lad21.csv";
const OF_2022: &str = "lsoa11_sicbl22_icb22_lad22.csv";

#[test]
fn councils_and_boards_of_july_2022_are_as_the_small_areas_say() {
    let Some(registers) = Registers::for_test("councils and boards of July 2022") else { return };
    let rows = registers.rows(OF_2022, ["lsoa11_code", "ltla22_code", "icb22_code"]);
    same_as_the_rows("2022-07-01", ("local-authority", "system"), &rows);
    let by_ods_code = registers.rows(OF_2022, ["lsoa11_code", "ltla22_code", "icb22_code_h"]);
    same_as_the_rows("2022-07-01", ("local-authority", "system"), &by_ods_code);
}

#[test]
fn sub_icb_locations_and_councils_of_july_2022_are_as_the_small_areas_say() {
    let Some(registers) = Registers::for_test("sub-ICB locations and councils of July 2022") else { return };
    let rows = registers.rows(OF_2022, ["lsoa11_code", "sicbl22_code_h", "ltla22_code"]);
    same_as_the_rows("2022-07-01", ("sub-icb", "local-authority"), &rows);
    let rows = registers.rows(OF_2022, ["lsoa11_code", "icb22_code_h", "sicbl22_code_h"]);
    same_as_the_rows("2022-07-01", ("system", "sub-icb"), &rows);
}

#[test]
fn ccgs_and_councils_of_2019_and_2020_are_as_the_small_areas_say() {
    let Some(registers) = Registers::for_test("CCGs and councils of 2019 and 2020") else { return };
    for (date, (file, columns)) in [("2019-04-01", OF_2019), ("2020-04-01", OF_2020)] {
        same_as_the_rows(date, ("ccg", "local-authority"), &registers.rows(file, columns));
    }
}

#[test]
fn councils_and_stps_of_2019_and_2020_are_as_the_small_areas_and_the_lists_say() {
    let test = "councils and STPs of 2019 and 2020";
    let Some(registers) = Registers::for_test(test) else { return };
    for (date, (file, [small_area, ccg, council])) in [("2019-04-01", OF_2019), ("2020-04-01", OF_2020)] {
        let Some(system_of) = systems_of_ccgs(&date[..4], test) else { return };
        let rows = with_systems(registers.rows(file, [small_area, council, ccg]), &system_of);
        same_as_the_rows(date, ("local-authority", "system"), &rows);
    }
}

/// The lookup of 2021 has only statisticians' codes of CCGs. Those of other years have both
/// sorts; the one code that was used in 2021 alone is that of Black Country and West
/// Birmingham.
fn ods_codes_of_ccgs(registers: &Registers) -> BTreeMap<String, String> {
    let mut codes = BTreeMap::from([("E38000250".to_owned(), "D2P2L".to_owned())]);
    for (file, ons, ods) in [
        (OF_2019.0, "CCG19CD", "CCG19CDH"),
        (OF_2020.0, "CCG20CD", "CCG20CDH"),
        (OF_2022, "sicbl22_code", "sicbl22_code_h"),
    ] {
        codes.extend(Table::read(&registers.folder, file).by(ons, ods));
    }
    codes
}

#[test]
fn ccgs_councils_and_systems_of_2021_are_as_the_small_areas_say() {
    let Some(registers) = Registers::for_test("CCGs, councils and systems of 2021") else { return };
    let rows = registers.rows(OF_2021, ["lsoa11_code", "ltla21_code", "stp21_code"]);
    same_as_the_rows("2021-04-01", ("local-authority", "system"), &rows);
    let codes = ods_codes_of_ccgs(&registers);
    let rows = registers.rows(OF_2021, ["lsoa11_code", "ltla21_code", "ccg21_code"]);
    same_as_the_rows("2021-04-01", ("local-authority", "ccg"), &with_systems(rows, &codes));
}

#[test]
fn the_two_sorts_of_code_are_of_the_same_organisation() {
    let Some(registers) = Registers::for_test("codes of commissioners and boards") else { return };
    let table = Table::read(&registers.folder, OF_2022);
    let mut codes = table.by("sicbl22_code", "sicbl22_code_h");
    codes.extend(table.by("icb22_code", "icb22_code_h"));
    assert_eq!(codes.len(), 148);
    for (ons, ods) in &codes {
        assert_eq!(BY_CODE.get(ons.as_str()), Some(&org(ods)), "{ons} and {ods}");
    }
}

/// The count itself, on rows small enough to be counted by eye.
#[test]
fn the_count_counts() {
    let row = |a: &str, b: &str, residents| SmallArea { a: a.to_owned(), b: b.to_owned(), residents };
    let rows = [row("1", "x", 10), row("1", "x", 30), row("2", "x", 20), row("2", "y", 20), row("3", "z", 5)];
    let count = Count::of(&rows);
    assert_eq!(count.pairs.len(), 4);
    assert_eq!((count.split(), count.whole(), count.identical(), count.coterminous()), (1, 1, 1, 1));
    assert!((count.nesting(|sum| sum.residents) - (1.0 + 0.5 + 1.0) / 3.0).abs() < 1e-12);
    assert_eq!(count.a["1"], Sum { small_areas: 2, residents: 40 });
}
