//! Boundaries of England laid over one another, against figures counted elsewhere: how
//! councils fall into systems from one reform to the next, how well known neighbours lie to
//! each other, and who sat in several systems in April 2019.

use std::collections::BTreeMap;

use crate::support::england::ENGLAND;
use catchment::atlas::{Closed, OrgIx};
use catchment::boundaries::{
    Code, Comparison, CouncilLand, Finding, FindingOptions, Meeting, Misalignment, NetworkPractices, Overlap,
    PartnershipSpan, Weight,
};
use catchment::date::{Date, Day};
use catchment::query::{self, AsAt, Filter};
use catchment::words::{Basis, Certainty, Kind, KindWord, Service};

fn day(text: &str) -> Day {
    Date::parse(text).expect("a date").first_day()
}

fn as_at(text: &str) -> AsAt<'static> {
    AsAt::new(&ENGLAND, day(text), Closed::Leave)
}

fn org(id: &str) -> OrgIx {
    ENGLAND.by_id(id).unwrap_or_else(|| panic!("no {id}"))
}

fn id(org: OrgIx) -> &'static str {
    &ENGLAND.org(org).id
}

fn all(there: &AsAt<'_>, word: &str) -> Vec<OrgIx> {
    let kind = Some(KindWord::from_word(word).expect("a kind"));
    query::list(there, Filter { kind, tier: None })
}

fn compare(date: &str, (a, b): (&str, &str), weight: Weight) -> Comparison {
    let there = as_at(date);
    Comparison::of(there.land(), &all(&there, a), &all(&there, b), weight)
}

/// Four decimals, as the figures of others are given.
fn rounded(share: Option<f64>) -> String {
    format!("{:.4}", share.expect("there is land"))
}

#[test]
fn in_july_2022_twelve_of_309_councils_were_split_between_boards() {
    for (weight, nesting) in [(Weight::SmallAreas, "0.9906"), (Weight::Residents, "0.9904")] {
        let summary = compare("2022-07-01", ("local-authority", "system"), weight).summary;
        assert_eq!((summary.a.all, summary.b.all), (309, 42));
        assert_eq!((summary.a.without_land, summary.b.without_land), (0, 0));
        assert_eq!((summary.pairs, summary.split, summary.whole), (321, 12, 28));
        assert_eq!(rounded(summary.nesting), nesting, "by {}", weight.word());
    }
}

#[test]
fn in_july_2022_forty_one_sub_icb_locations_had_the_land_of_a_council() {
    let summary = compare("2022-07-01", ("sub-icb", "local-authority"), Weight::Residents).summary;
    assert_eq!((summary.a.all, summary.b.all), (106, 309));
    assert_eq!((summary.pairs, summary.identical, summary.coterminous), (340, 41, 42));
}

#[test]
fn councils_fell_into_systems_better_with_each_reform() {
    // Day, councils, systems, pairs that share land, councils split.
    let table = [
        ("2019-04-01", 317, 42, 334, 17),
        ("2022-07-01", 309, 42, 321, 12),
        ("2023-04-01", 296, 42, 309, 12),
        ("2026-04-01", 296, 36, 302, 5),
    ];
    for (date, councils, systems, pairs, split) in table {
        let found = compare(date, ("local-authority", "system"), Weight::Residents);
        let summary = found.summary;
        let counted = (summary.a.all, summary.b.all, summary.pairs, summary.split);
        assert_eq!(counted, (councils, systems, pairs, split), "on {date}");
        let there = as_at(date);
        let split_councils = all_findings(date)
            .into_iter()
            .filter(|f| f.code() == Code::CouncilSplit && there.kind(f.subject).is_local_authority());
        assert_eq!(split_councils.count(), split, "each is a finding on {date}");
    }
}

/// Two areas on a day, by residents.
fn overlap(date: &str, a: &str, b: &str) -> Overlap {
    let there = as_at(date);
    let land =
        |id: &str| there.land().footprint(org(id)).unwrap_or_else(|| panic!("{id} has no land on {date}"));
    Overlap::of(land(a), land(b), &ENGLAND, Weight::Residents)
}

#[test]
fn bexley_lies_in_south_east_london_and_is_its_own_place() {
    let in_system = overlap("2026-06-30", "E09000004", "QKK");
    assert_eq!(in_system.meeting(), Meeting::Within);
    assert_eq!(in_system.mirrored().meeting(), Meeting::Contains);
    assert_eq!((in_system.a, in_system.both), (249_301, 249_301));
    let place = overlap("2026-06-30", "Q0S2C", "E09000004");
    assert!(place.identical());
    assert_eq!(place.meeting(), Meeting::Coterminous);
    assert_eq!(overlap("2019-04-01", "E09000004", "07V").meeting(), Meeting::Disjoint, "Croydon's CCG");
}

#[test]
fn three_quarters_of_hart_lay_in_frimley_in_july_2022() {
    let hart = overlap("2022-07-01", "E07000089", "QNQ");
    assert_eq!(hart.meeting(), Meeting::Overlaps);
    assert_eq!((hart.a, hart.both), (97_608, 73_206));
    assert_eq!(format!("{:.2}", hart.containment().expect("residents")), "0.75");
}

#[test]
fn cumberland_meets_two_boards() {
    let there = as_at("2024-06-01");
    let met: Vec<&str> = there.systems(org("E06000063")).iter().map(|s| id(s.system)).collect();
    assert_eq!(met, ["QHM", "QE1"]);
}

fn all_findings(date: &str) -> Vec<Finding> {
    query::boundary_findings(&as_at(date), None, FindingOptions::default())
}

fn found(date: &str, code: Code, subject: &str) -> Finding {
    let mut all = all_findings(date);
    all.retain(|f| f.code() == code && f.subject == org(subject));
    assert_eq!(all.len(), 1, "{} of {subject} on {date}: {all:#?}", code.word());
    all.remove(0)
}

/// What it is torn between, each with its residents where they are known.
fn sides(finding: &Finding) -> Vec<(&'static str, Option<u64>)> {
    match &finding.misalignment {
        Misalignment::ProviderSpansSystems(served)
        | Misalignment::PartnershipSpansSystems(PartnershipSpan::Serves(served)) => {
            served.known.pieces.iter().map(|piece| (id(piece.area), Some(piece.weight))).collect()
        }
        Misalignment::AreaSpansSystems(spread)
        | Misalignment::CouncilSplit(spread)
        | Misalignment::CrossesOnsRegion(spread) => {
            spread.pieces.iter().map(|piece| (id(piece.area), Some(piece.weight))).collect()
        }
        Misalignment::CommissionerNotCoterminous(found) => {
            let residents = |land: &CouncilLand| match land {
                CouncilLand::Whole(_) => None,
                CouncilLand::Cut(cut) => Some(cut.inside),
            };
            found.councils.iter().map(|land| (id(land.council()), residents(land))).collect()
        }
        Misalignment::SystemCutsCouncils(found) => {
            found.cut.iter().map(|cut| (id(cut.council), Some(cut.inside))).collect()
        }
        Misalignment::SeveralProviders(found) => {
            found.providers.iter().map(|part| (id(part.provider), Some(part.served))).collect()
        }
        Misalignment::PartCovered(found) => vec![(id(found.provider), found.part.map(|part| part.served))],
        other => other.sides().into_iter().map(|side| (id(side), None)).collect(),
    }
}

/// Who was on the lists of several STPs in April 2019, and of how many: NHS England's list of
/// partners. Counties and trusts; some were in further ones, which the list leaves out.
const ON_SEVERAL_LISTS: [(&str, &str, usize); 44] = [
    ("E10000006", "Cumbria County Council", 2),
    ("E10000023", "North Yorkshire County Council", 3),
    ("E08000025", "Birmingham City Council", 2),
    ("E10000024", "Nottinghamshire County Council", 2),
    ("E10000029", "Suffolk County Council", 2),
    ("E10000012", "Essex County Council", 3),
    ("E10000030", "Surrey County Council", 3),
    ("E10000014", "Hampshire County Council", 2),
    ("R1L", "Essex Partnership University", 3),
    ("RDU", "Frimley Health", 2),
    ("RFS", "Chesterfield Royal Hospital", 2),
    ("RHA", "Nottinghamshire Healthcare", 2),
    ("RK9", "University Hospitals Plymouth", 2),
    ("RMY", "Norfolk and Suffolk", 2),
    ("RNN", "Cumbria Partnership", 2),
    ("RPY", "The Royal Marsden", 2),
    ("RRE", "Midlands Partnership", 2),
    ("RTQ", "2gether", 2),
    ("RV3", "Central and North West London", 3),
    ("RV5", "South London and Maudsley", 2),
    ("RVN", "Avon and Wiltshire Mental Health Partnership", 2),
    ("RVR", "Epsom and St Helier University Hospitals", 2),
    ("RVY", "Southport and Ormskirk Hospital", 2),
    ("RW1", "Southern Health", 2),
    ("RW4", "Mersey Care", 2),
    ("RWK", "East London", 2),
    ("RWX", "Berkshire Healthcare", 2),
    ("RX2", "Sussex Partnership", 2),
    ("RX3", "Tees, Esk and Wear Valleys", 3),
    ("RX7", "North West Ambulance Service", 4),
    ("RX8", "Yorkshire Ambulance Service", 3),
    ("RX9", "East Midlands Ambulance Service", 6),
    ("RXE", "Rotherham Doncaster and South Humber", 2),
    ("RXG", "South West Yorkshire Partnership", 2),
    ("RXX", "Surrey and Borders Partnership", 3),
    ("RY9", "Hounslow and Richmond Community Healthcare", 2),
    ("RYA", "West Midlands Ambulance Service", 3),
    ("RYC", "East of England Ambulance Service", 5),
    ("RYD", "South East Coast Ambulance Service", 4),
    ("RYE", "South Central Ambulance Service", 3),
    ("RYF", "South Western Ambulance Service", 6),
    ("RYV", "Cambridgeshire Community Services", 2),
    ("RYW", "Birmingham Community Healthcare", 2),
    ("RYX", "Central London Community Healthcare", 3),
];

#[test]
fn forty_four_partners_took_part_in_several_stps_in_april_2019() {
    let there = as_at("2019-04-01");
    let mut listed: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in all_findings("2019-04-01") {
        let Misalignment::MemberOfSeveral(memberships) = &finding.misalignment else { continue };
        if finding.provenance.certainty == Certainty::Certain {
            listed.insert(id(finding.subject), memberships.systems.len() - memberships.less_sure);
        }
        assert_eq!(finding.misalignment.basis(), Some(Basis::Membership));
        assert!(finding.misalignment.residents().is_none(), "membership counts nobody");
    }
    // London's ambulances are on one list; that they take part in South West London another
    // document says.
    assert_eq!(listed.remove("RRU"), Some(2));
    let expected: BTreeMap<&str, usize> = ON_SEVERAL_LISTS.iter().map(|(id, _, n)| (*id, *n)).collect();
    assert_eq!(listed, expected);
    for (id, name, _) in ON_SEVERAL_LISTS {
        assert!(there.name(org(id)).starts_with(name), "{id} is {}", there.name(org(id)));
    }
}

#[test]
fn the_well_known_cases_of_april_2019_take_part_in_just_so_many() {
    for (id, systems) in [("RX3", 3), ("E10000023", 3), ("RV5", 2), ("RX7", 4)] {
        assert_eq!(found("2019-04-01", Code::MemberOfSeveral, id).misalignment.sides().len(), systems, "{id}");
    }
    let partnership = found("2019-04-01", Code::PartnershipSpansSystems, "south-london-partnership");
    assert_eq!(sides(&partnership), [("QKK", Some(1_818_226)), ("QWE", Some(1_509_741))]);
}

#[test]
fn providers_serve_beyond_their_own_system() {
    let slam = found("2022-07-01", Code::ProviderSpansSystems, "RV5");
    // Lambeth, Southwark and Lewisham; and Croydon, which lies in South West London.
    assert_eq!(sides(&slam), [("QKK", Some(321_813 + 320_017 + 305_309)), ("QWE", Some(388_563))]);
    assert_eq!(slam.misalignment.residents(), Some(388_563), "those outside the system with most of them");
    let own = found("2022-07-01", Code::DrawsFromElsewhere, "RN7");
    // Dartford and Gravesham is in Kent; most of its other patients live in Bexley, some in Thurrock.
    assert_eq!((sides(&own), own.misalignment.share()), (vec![("QKK", None), ("QH8", None)], Some(0.3094)));
    assert_eq!(own.misalignment.basis(), Some(Basis::Admissions));
    let oxleas = found("2026-06-30", Code::RegisteredElsewhere, "RPG");
    let Misalignment::RegisteredElsewhere(registration) = &oxleas.misalignment else { panic!("{oxleas:?}") };
    assert_eq!(
        (id(registration.served[0].system), id(registration.system)),
        ("QKK", "QKS"),
        "its headquarters are in Dartford"
    );
}

#[test]
fn a_place_and_a_county_are_cut_by_a_line_between_systems() {
    // Frimley was shared out: the place had Hart and Rushmoor of Hampshire, and Farnham.
    let place = found("2026-06-30", Code::AreaSpansSystems, "I0N2H");
    assert_eq!(sides(&place), [("QRL", Some(73_206 + 94_387)), ("S9B9J", Some(44_110))]);
    assert!(all_findings("2022-07-01").iter().all(|f| f.code() != Code::AreaSpansSystems), "it lay in Frimley");
    let county = found("2019-04-01", Code::CouncilSplit, "E10000006");
    assert_eq!(sides(&county), [("QHM", Some(319_669)), ("QE1", Some(180_112))], "Cumbria");
}

#[test]
fn a_system_is_torn_from_councils_and_crosses_regions_of_the_statisticians() {
    let birmingham = found("2022-06-30", Code::SystemCutsCouncils, "QHL");
    assert_eq!(sides(&birmingham), [("E08000025", Some(962_244))]);
    let Misalignment::SystemCutsCouncils(councils) = &birmingham.misalignment else { panic!("{birmingham:?}") };
    assert_eq!(councils.whole, [org("E08000029")], "Solihull");
    assert!(
        all_findings("2022-07-01").iter().all(|f| f.subject != org("E08000025")),
        "West Birmingham came home in July 2022"
    );
    let milton_keynes = found("2022-07-01", Code::CrossesOnsRegion, "QHG");
    assert_eq!(sides(&milton_keynes), [("E12000006", Some(682_311)), ("E12000008", Some(270_203 + 6_584))]);
}

#[test]
fn a_commissioner_made_of_whole_districts_touches_nobody() {
    let gloucestershire = found("2022-07-01", Code::CommissionerNotCoterminous, "11M");
    assert_eq!(gloucestershire.misalignment.residents(), Some(0));
    let Misalignment::CommissionerNotCoterminous(made_of) = &gloucestershire.misalignment else {
        panic!("{gloucestershire:?}")
    };
    assert_eq!((made_of.councils.len(), made_of.county), (6, Some(org("E10000013"))));
    let south_sefton = found("2022-07-01", Code::CommissionerNotCoterminous, "01T");
    assert_eq!(sides(&south_sefton), [("E08000014", Some(159_713))], "one of the two halves of Sefton");
    assert_eq!(south_sefton.misalignment.residents(), Some(275_899 - 159_713), "the smaller half");
}

#[test]
fn a_service_has_several_providers_one_for_a_part_or_none() {
    let acute = found("2022-07-01", Code::SeveralProviders, "E09000028");
    assert_eq!(acute.misalignment.service(), Some(Service::Acute));
    assert_eq!(sides(&acute), [("RJ1", Some(320_017)), ("RJZ", Some(320_017))], "Guy's, and King's");

    let mut glossop = all_findings("2022-07-01");
    glossop.retain(|f| {
        let is_of_minds = f.misalignment.service() == Some(Service::MentalHealth);
        f.code() == Code::PartCovered && f.subject == org("E07000037") && is_of_minds
    });
    let served: Vec<_> = glossop.iter().flat_map(sides).collect();
    assert_eq!(served, [("RT2", Some(33_604)), ("RXM", Some(59_029))], "Glossop, and the rest of High Peak");

    // The trust of the island began in April 2012; who came before it the atlas does not know.
    let mut unserved = all_findings("2012-03-31");
    unserved.retain(|f| {
        let is_of_minds = f.misalignment.service() == Some(Service::MentalHealth);
        f.code() == Code::NoProvider && f.subject == org("E06000046") && is_of_minds
    });
    let [island] = unserved.as_slice() else { panic!("{unserved:#?}") };
    let what = &island.misalignment;
    assert_eq!((what.service(), what.residents()), (Some(Service::MentalHealth), Some(142_296)));
    assert_eq!(island.provenance.certainty, Certainty::Inferred);
    let then = all_findings("2012-04-01");
    let mut of_minds = then.iter().filter(|f| f.misalignment.service() == Some(Service::MentalHealth));
    assert!(of_minds.all(|f| f.code() != Code::NoProvider));
}

#[test]
fn a_network_has_practices_of_another_commissioner() {
    let network = found("2025-01-31", Code::NetworkAcrossCommissioners, "U93998");
    let Misalignment::NetworkAcrossCommissioners(across) = &network.misalignment else { panic!("{network:?}") };
    assert_eq!((across.count(), across.own().map(id)), (4, Some("05G")));
    let practices: u64 = all_findings("2025-01-31")
        .iter()
        .filter_map(|f| match &f.misalignment {
            Misalignment::NetworkAcrossCommissioners(found) => Some(NetworkPractices::count(found)),
            _ => None,
        })
        .sum();
    assert_eq!(practices, 16, "the register has sixteen such practices");
}

#[test]
fn every_sort_of_finding_occurs() {
    let days = ["2012-03-31", "2019-04-01", "2022-07-01", "2026-06-30"];
    let mut seen: Vec<Code> = days.iter().flat_map(|day| all_findings(day)).map(|f| f.code()).collect();
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen, Code::ALL);
}

fn findings_of(there: &AsAt<'_>, id: &str, code: Code) -> Vec<Finding> {
    let found = query::boundary_findings(there, Some(org(id)), FindingOptions::default());
    found.into_iter().filter(|finding| finding.code() == code && finding.subject == org(id)).collect()
}

#[test]
fn a_vague_report_makes_a_hospital_trust_straddle_for_two_years_and_no_longer() {
    for (date, straddles) in [("2020-06-30", true), ("2021-12-31", true), ("2026-06-30", false)] {
        let there = as_at(date);
        let found = findings_of(&there, "RJ1", Code::ProviderSpansSystems);
        assert_eq!(!found.is_empty(), straddles, "{date}");
    }
    let there = as_at("2026-06-30");
    assert!(findings_of(&there, "QWE", Code::PartCovered).is_empty());
}

/// They are made to cover several systems: that is on their cards, and nothing to look into.
#[test]
fn ambulance_trusts_straddle_systems_and_are_no_finding() {
    let there = as_at("2026-06-30");
    for (trust, systems) in [("RX7", 5), ("RYE", 3), ("RRU", 4)] {
        assert_eq!(findings_of(&there, trust, Code::ProviderSpansSystems).len(), 0, "{trust}");
        let org = there.atlas().by_id(trust).expect("a trust");
        assert_eq!(there.straddles(org), Some(systems), "{trust}");
    }
    let is_ambulance = |f: &catchment::boundaries::Finding| there.kind(f.subject) == Kind::AmbulanceTrust;
    let found = query::boundary_findings(&there, None, FindingOptions::default());
    assert!(!found.iter().any(|f| is_ambulance(f) && f.code() == Code::ProviderSpansSystems));
}

/// Where nobody is said to serve a council with hospital care, its main hospital trusts stand in.
#[test]
fn where_nobody_serves_outright_hospital_care_goes_by_the_main_hospital_trusts() {
    let there = as_at("2026-06-30");
    let (mut derived, mut outright) = (0, 0);
    for council in all(&there, "local-authority") {
        let found = query::boundary_findings(&there, Some(council), FindingOptions::default());
        for finding in found.iter().filter(|f| f.subject == council) {
            match &finding.misalignment {
                Misalignment::SeveralMainTrusts(found) => {
                    derived += 1;
                    assert!(found.trusts.len() > 1 && found.trusts[1..].iter().all(|of| of.share >= 0.2));
                    assert!(finding.provenance.certainty >= Certainty::Inferred);
                    assert_eq!(
                        (finding.misalignment.residents(), finding.misalignment.basis()),
                        (None, Some(Basis::Admissions))
                    );
                }
                Misalignment::SeveralProviders(found) if found.service == Service::Acute => outright += 1,
                Misalignment::NoProvider(found) => assert_ne!(found.service, Service::Acute, "{}", id(council)),
                _ => {}
            }
        }
    }
    assert_eq!((derived, outright), (81, 2));
}
