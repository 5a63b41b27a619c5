//! Findings drawn up as tables: which rows and columns explain them, and what the cells say.

use crate::support::cli;
use crate::support::england::ENGLAND;
use catchment::atlas::{Atlas, Closed, OrgIx};
use catchment::boundaries::{Code, Finding, FindingOptions};
use catchment::date::Date;
use catchment::query::matrix::{CellExtent, Matrix, MatrixCell, Sense, matrix};
use catchment::query::{AsAt, boundary_findings, short_name};
use catchment::source::{Layer, SourceFile};
use catchment::words::Basis;

fn on<'a>(atlas: &'a Atlas, date: &str) -> AsAt<'a> {
    AsAt::new(atlas, Date::parse(date).expect("a date").last_day(), Closed::Leave)
}

fn small() -> Atlas {
    let layer = Layer { files: vec![SourceFile::text("small.ron", cli::SMALL)] };
    Atlas::load(&[layer]).expect("a sound atlas")
}

fn found(as_at: &AsAt<'_>, code: Code, id: &str) -> Finding {
    let org = as_at.atlas().by_id(id).expect("there");
    let all = boundary_findings(as_at, Some(org), FindingOptions::default());
    all.into_iter().find(|f| f.code() == code && f.subject == org).expect("a finding")
}

/// The table in signs: a line of column names, groups parted by a rule, then the rows.
fn drawn(as_at: &AsAt<'_>, matrix: &Matrix) -> String {
    let name = |org: OrgIx| short_name(as_at.name(org));
    let line = |head: &str, of: &dyn Fn(usize) -> String| {
        let groups = matrix.groups().into_iter();
        let groups: Vec<String> = groups.map(|g| g.map(of).collect::<Vec<_>>().join(" ")).collect();
        format!("{head}: {}\n", groups.join(" | "))
    };
    let mut out = line("", &|c| name(matrix.columns[c].area));
    for (at, row) in matrix.rows.iter().enumerate() {
        out += &line(&name(*row), &|c| sign(matrix.cell(at, c).expect("a cell")));
    }
    out
}

fn sign(cell: &MatrixCell) -> String {
    let sign = match cell.extent {
        CellExtent::Whole => "●",
        CellExtent::Part => "◐",
        CellExtent::Unknown => "?",
        CellExtent::Filed => "F",
        CellExtent::Goes => "~",
        CellExtent::None => "·",
    };
    cell.share.map_or_else(|| sign.to_owned(), |share| format!("{sign}{:.0}", share * 100.0))
}

#[test]
fn a_trust_is_seen_to_cross_from_one_system_to_the_next() {
    let as_at = on(&ENGLAND, "2019-11-25");
    let matrix = matrix(&as_at, &found(&as_at, Code::ProviderSpansSystems, "RV5"));
    assert_eq!(
        drawn(&as_at, &matrix),
        "\
: Bexley Bromley Greenwich Lambeth Lewisham Southwark | Croydon Kingston upon Thames Merton Richmond upon Thames Sutton Wandsworth
South London and Maudsley: · · · ● ● ● | ● · · · · ·
South West London and St George's Mental Health: · · · · · · | · ● ● ● ● ●
Oxleas: ● ● ● · · · | · · · · · ·
"
    );
    assert_eq!((0..3).map(|row| matrix.crosses(row)).collect::<Vec<_>>(), [true, false, false]);
    let systems: Vec<&str> =
        matrix.groups().iter().map(|g| &*ENGLAND.org(matrix.columns[g.start].group.unwrap()).name).collect();
    assert_eq!(systems, ["South East London", "South West London"]);
    let croydon = matrix.cell(0, 6).expect("a cell");
    assert_eq!(croydon.support.services.iter().map(|s| s.word()).collect::<Vec<_>>(), ["mental-health"]);
    assert!(!croydon.support.sources.is_empty(), "somebody said so");
}

#[test]
fn a_district_is_seen_to_be_cut_with_the_share_on_either_side() {
    let as_at = on(&ENGLAND, "2022-07-01");
    let matrix = matrix(&as_at, &found(&as_at, Code::CouncilSplit, "E07000089"));
    assert_eq!((matrix.sense, as_at.name(matrix.rows[0])), (Sense::LiesIn, "Hart District Council"));
    let groups = matrix.groups();
    let share_in = |group: usize| matrix.cell(0, groups[group].start).expect("a cell").share;
    assert_eq!((share_in(0), share_in(1)), (Some(0.75), Some(0.25)));
    assert!(matrix.crosses(0));
    let rushmoor = matrix.rows.iter().position(|org| as_at.name(*org).starts_with("Rushmoor"));
    let beside = rushmoor.expect("its neighbour is there to compare it with");
    assert_eq!(sign(matrix.cell(beside, 0).expect("a cell")), "●");
    assert!(!matrix.crosses(beside));
}

#[test]
fn what_one_serves_of_a_split_council_stands_under_the_system_it_lies_in() {
    let as_at = on(&ENGLAND, "2022-07-01");
    let matrix = matrix(&as_at, &found(&as_at, Code::PartCovered, "E07000089"));
    let hart = ENGLAND.by_id("E07000089").expect("there");
    let pieces: Vec<(usize, Option<f64>)> =
        matrix.columns.iter().enumerate().filter(|(_, c)| c.area == hart).map(|(at, c)| (at, c.part)).collect();
    let [(frimley, Some(0.75)), (hampshire, Some(0.25))] = pieces[..] else { panic!("{pieces:?}") };
    assert_eq!(sign(matrix.cell(0, frimley).unwrap()), "·");
    assert_eq!(sign(matrix.cell(0, hampshire).unwrap()), "◐25", "a share of all of Hart");
}

#[test]
fn a_commissioner_shows_what_it_has_of_each_council() {
    let as_at = on(&ENGLAND, "2019-11-25");
    let matrix = matrix(&as_at, &found(&as_at, Code::CommissionerNotCoterminous, "15E"));
    assert_eq!(
        drawn(&as_at, &matrix),
        "\
: Birmingham Solihull | Birmingham
Birmingham and Solihull: ◐84 ● | ·
Sandwell and West Birmingham: · · | ◐16
"
    );
}

#[test]
fn a_trust_on_the_register_of_a_system_it_does_not_serve_is_seen_on_both_sides() {
    let as_at = on(&ENGLAND, "2019-11-25");
    let matrix = matrix(&as_at, &found(&as_at, Code::RegisteredElsewhere, "RPG"));
    let oxleas = drawn(&as_at, &matrix).lines().nth(1).expect("a row").to_owned();
    assert!(oxleas.starts_with("Oxleas: ● ● ● · · · | F ·"), "{oxleas}");
}

#[test]
fn a_partnership_known_by_its_members_alone_has_systems_as_columns_and_no_share() {
    let as_at = on(&ENGLAND, "2019-11-25");
    let all = boundary_findings(&as_at, None, FindingOptions::default());
    let by_members = |f: &&Finding| {
        f.code() == Code::PartnershipSpansSystems && f.misalignment.basis() == Some(Basis::Membership)
    };
    let matrix = matrix(&as_at, all.iter().find(by_members).expect("one"));
    assert_eq!(
        drawn(&as_at, &matrix),
        "\
: East London | North London Partners in Health and Care
City and Hackney alliance for High Intensity Users: ◐ | ◐
East London: ● | ·
Homerton Healthcare: ● | ·
Tavistock and Portman: · | ●
Volunteer Centre of City and Hackney: ● | ·
"
    );
}

#[test]
fn a_network_without_land_lies_in_a_commissioner_in_part_and_nobody_says_how_much() {
    let as_at = on(&ENGLAND, "2019-11-25");
    let all = boundary_findings(&as_at, None, FindingOptions::default());
    let networks: Vec<&Finding> = all.iter().filter(|f| f.code() == Code::NetworkAcrossCommissioners).collect();
    assert!(!networks.is_empty());
    for finding in networks {
        let matrix = matrix(&as_at, finding);
        assert_eq!(sign(matrix.cell(0, 0).expect("a cell")), "◐", "{}", as_at.name(finding.subject));
    }
}

#[test]
fn a_trust_that_straddles_has_every_council_it_serves() {
    let as_at = on(&ENGLAND, "2019-11-25");
    let matrix = matrix(&as_at, &found(&as_at, Code::ProviderSpansSystems, "RV5"));
    let served =
        (0..matrix.columns.len()).filter(|c| matrix.cell(0, *c).is_some_and(MatrixCell::joins)).count();
    assert_eq!((served, matrix.columns_left_out), (4, 0), "Croydon, Lambeth, Lewisham and Southwark");
    assert!(matrix.crosses(0));
}

/// Every finding of a day in each year, and of an invented shire.
#[test]
fn every_finding_has_a_table_and_no_share_is_made_up() {
    let small = small();
    let mut days: Vec<AsAt<'_>> = (2013..2027).map(|year| on(&ENGLAND, &format!("{year}-04-01"))).collect();
    days.extend([on(&small, "2019-06-30"), on(&small, "2021-06-30"), on(&small, "2025-06-30")]);
    let mut tables = 0;
    for as_at in &days {
        for finding in boundary_findings(as_at, None, FindingOptions::default()) {
            let matrix = matrix(as_at, &finding);
            let said = format!("{} {} on {}", finding.code().word(), as_at.name(finding.subject), as_at.day());
            assert!(!matrix.columns.is_empty(), "{said} has no column");
            tables += 1;
            for (row, org) in matrix.rows.iter().enumerate() {
                for (at, column) in matrix.columns.iter().enumerate() {
                    let cell = matrix.cell(row, at).expect("a cell");
                    let (area, own) = (as_at.land().footprint(column.area), as_at.land().footprint(*org));
                    let may_have_share = match matrix.sense {
                        Sense::Serves => area.is_some(),
                        Sense::LiesIn | Sense::Holds => area.is_some() && own.is_some(),
                        Sense::DrawsFrom | Sense::Admits => true,
                        Sense::TakesPart | Sense::BelongsTo => false,
                    };
                    assert!(cell.share.is_none() || may_have_share, "{said}: a share of no land");
                    assert_eq!(
                        cell.share.is_some(),
                        cell.support.basis.is_some(),
                        "{said}: a share has a basis"
                    );
                    assert!(
                        matches!(cell.extent, CellExtent::Part | CellExtent::Goes) || cell.share.is_none(),
                        "{said}: a share of a part"
                    );
                    assert!(!cell.joins() || !cell.support.sources.is_empty(), "{said}: on whose word?");
                }
            }
        }
    }
    assert!(tables > 1000, "{tables}");
}

#[test]
fn a_finding_that_tears_its_subject_has_a_row_that_crosses() {
    for date in ["2019-11-25", "2022-07-01", "2026-06-30"] {
        let as_at = on(&ENGLAND, date);
        for finding in boundary_findings(&as_at, None, FindingOptions::default()) {
            let torn = matches!(
                finding.code(),
                Code::ProviderSpansSystems
                    | Code::PartnershipSpansSystems
                    | Code::AreaSpansSystems
                    | Code::CouncilSplit
                    | Code::MemberOfSeveral
                    | Code::SystemCutsCouncils
                    | Code::CrossesOnsRegion
                    | Code::RegisteredElsewhere
            );
            if torn {
                let matrix = matrix(&as_at, &finding);
                let said = format!("{} {} on {date}", finding.code().word(), as_at.name(finding.subject));
                assert!(matrix.crosses(0), "{said}\n{}", drawn(&as_at, &matrix));
            }
        }
    }
}

#[test]
fn a_split_area_has_a_column_on_each_side_and_the_parts_make_a_whole() {
    let as_at = on(&ENGLAND, "2019-11-25");
    let matrix = matrix(&as_at, &found(&as_at, Code::SystemCutsCouncils, "QHL"));
    assert_eq!(as_at.name(matrix.rows[0]), "Birmingham City Council");
    let total: f64 = (0..matrix.columns.len()).filter_map(|c| matrix.cell(0, c)).filter_map(|c| c.share).sum();
    assert!((total - 1.0).abs() < 1e-9, "{total}");
}

#[test]
fn a_main_hospital_trust_is_shown_as_derived_and_serves_nobody() {
    let as_at = on(&ENGLAND, "2026-06-30");
    let finding = found(&as_at, Code::SeveralProviders, "E07000200");
    let table = matrix(&as_at, &finding);
    let org = |id: &str| ENGLAND.by_id(id).expect("there");
    let column = table.columns.iter().position(|column| column.area == org("E07000200")).expect("Babergh");
    for (trust, share) in [("RDE", 0.50), ("RGR", 0.39)] {
        let row = table.rows.iter().position(|row| *row == org(trust)).expect("a row");
        let cell = table.cell(row, column).expect("a cell");
        assert_eq!((cell.extent, cell.joins()), (CellExtent::Goes, false), "{trust}");
        assert!(cell.share.is_some_and(|of| (of - share).abs() < 0.01), "{trust}: {:?}", cell.share);
        let words = catchment::render::matrix::cell(&as_at, &table, row, column);
        assert!(words.contains("which is derived") && words.contains("This is inferred."), "{words}");
    }
}
