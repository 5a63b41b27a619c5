//! What holds of boundaries in any shire whatever: shares make up a whole, seen from the other
//! side the same is seen, lines that go never tear anything more, and what is found on a day
//! is found of those who were there.

use std::collections::BTreeMap;

use crate::support::random_shire::{AS_AT, MANY, Shire, shire};
use catchment::atlas::{Atlas, Closed, OrgIx};
use catchment::boundaries::{
    Comparison, CouncilLand, Finding, FindingOptions, KnownPart, Meeting, Misalignment, Overlap,
    PartnershipSpan, ServedExtent, Spread, SystemShare, Weight, ratio,
};
use catchment::date::{Date, Day, Period};
use catchment::query::{self, AsAt, Filter, boundary_findings, dated};
use catchment::words::KindWord;
use proptest::collection::vec;
use proptest::prelude::*;

/// Rounding of sums and quotients of a few shares.
const TINY: f64 = 1e-12;

/// A day before, on or after one on which things change.
fn some_day() -> impl Strategy<Value = Day> {
    let days = ["01-15", "03-31", "04-01", "09-30"];
    (2013..=2020, prop::sample::select(days.to_vec()))
        .prop_map(|(year, day)| Date::parse(&format!("{year}-{day}")).unwrap().first_day())
}

fn all(there: &AsAt<'_>, word: &str) -> Vec<OrgIx> {
    query::list(there, Filter { kind: Some(KindWord::from_word(word).expect("a kind")), tier: None })
}

/// Every sort of area over the councils, which cut the land up once.
fn over_councils(there: &AsAt<'_>) -> impl Iterator<Item = (Weight, Comparison)> {
    let councils = all(there, "local-authority");
    let sorts = ["system", "commissioner", "place", "region", "county", "local-authority"];
    let cases = Weight::ALL.iter().flat_map(move |weight| sorts.map(|sort| (*weight, sort)));
    cases
        .map(move |(weight, sort)| (weight, Comparison::of(there.land(), &all(there, sort), &councils, weight)))
}

fn mirrored(meeting: Meeting) -> Meeting {
    match meeting {
        Meeting::Within => Meeting::Contains,
        Meeting::Contains => Meeting::Within,
        same => same,
    }
}

/// In how many pieces a commissioner falls, and Σp².
type Torn = (usize, Option<f64>);

/// How each commissioner falls into councils, by its id; and how well all of them nest.
fn torn(atlas: &Atlas, day: Day) -> (BTreeMap<String, Torn>, Option<f64>) {
    let there = AsAt::new(atlas, day, Closed::Leave);
    let (of, over) = (all(&there, "commissioner"), all(&there, "local-authority"));
    let compared = Comparison::of(there.land(), &of, &over, Weight::Residents);
    let by_id = |spread: &Spread| {
        (atlas.org(spread.area).id.to_string(), (spread.split_count(), spread.concentration()))
    };
    (compared.spreads.iter().map(by_id).collect(), compared.summary.nesting)
}

/// What a finding is torn between, with the residents of each and their share.
type Side = (OrgIx, Option<u64>, Option<f64>);

fn sides(finding: &Finding) -> Vec<Side> {
    let pieces = |spread: &Spread| -> Vec<Side> {
        let side = |piece: &catchment::boundaries::Piece| {
            (piece.area, Some(piece.weight), piece.share_of(spread.total))
        };
        spread.pieces.iter().map(side).collect()
    };
    let shares = |systems: &[SystemShare]| systems.iter().map(|s| (s.system, None, s.share)).collect();
    match &finding.misalignment {
        Misalignment::ProviderSpansSystems(served)
        | Misalignment::PartnershipSpansSystems(PartnershipSpan::Serves(served)) => match &served.extent {
            ServedExtent::Whole => pieces(&served.known),
            ServedExtent::InPart { also } => {
                let known = served.known.pieces.iter().map(|piece| (piece.area, Some(piece.weight), None));
                known.chain(also.iter().map(|system| (*system, None, None))).collect()
            }
        },
        Misalignment::AreaSpansSystems(spread)
        | Misalignment::CouncilSplit(spread)
        | Misalignment::CrossesOnsRegion(spread) => pieces(spread),
        Misalignment::CommissionerNotCoterminous(found) => {
            let side = |land: &CouncilLand| match land {
                CouncilLand::Whole(council) => (*council, None, Some(1.0)),
                CouncilLand::Cut(cut) => (cut.council, Some(cut.inside), cut.share()),
            };
            found.councils.iter().map(side).collect()
        }
        Misalignment::SystemCutsCouncils(found) | Misalignment::PlaceCutsCouncils(found) => {
            found.cut.iter().map(|cut| (cut.council, Some(cut.inside), cut.share())).collect()
        }
        Misalignment::SeveralProviders(found) => found
            .providers
            .iter()
            .map(|part| (part.provider, Some(part.served), ratio(part.served, found.residents)))
            .collect(),
        Misalignment::PartCovered(found) => {
            vec![(found.provider, found.part.map(|part| part.served), found.part.and_then(KnownPart::share))]
        }
        Misalignment::DrawsFromElsewhere(found) => shares(&found.systems),
        Misalignment::SeveralMainTrusts(found) => {
            found.trusts.iter().map(|of| (of.trust, None, Some(of.share))).collect()
        }
        Misalignment::RegisteredElsewhere(found) => shares(&found.served),
        Misalignment::PartnershipSpansSystems(PartnershipSpan::Members { .. })
        | Misalignment::MemberOfSeveral(_)
        | Misalignment::NoProvider(_)
        | Misalignment::MainOfNoCouncil(_)
        | Misalignment::NetworkAcrossCommissioners(_) => {
            finding.misalignment.sides().into_iter().map(|side| (side, None, None)).collect()
        }
    }
}

/// A finding in words that do not depend on where in a file anything stands.
fn told(atlas: &Atlas, finding: &Finding) -> String {
    let id = |org: OrgIx| &*atlas.org(org).id;
    let side = |(org, residents, share): Side| format!("{} {residents:?} {share:.9?}", id(org));
    let mut parts: Vec<String> = sides(finding).into_iter().map(side).collect();
    parts.sort_unstable();
    let what = &finding.misalignment;
    let mut with: Vec<&str> = what.others().into_iter().map(id).collect();
    with.sort_unstable();
    format!(
        "{} of {} for {:?}: {parts:?} with {with:?}, {:?} residents, share {:.9?}, {:?}, {:?}",
        finding.code().word(),
        id(finding.subject),
        what.service(),
        what.residents(),
        what.share(),
        what.basis(),
        finding.provenance.certainty,
    )
}

fn found_on(atlas: &Atlas, day: Day) -> Vec<Finding> {
    boundary_findings(&AsAt::new(atlas, day, Closed::Leave), None, FindingOptions::default())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_pieces_of_an_area_make_up_all_of_it(shire in shire(), day in some_day()) {
        let atlas = shire.records().atlas();
        let there = AsAt::new(&atlas, day, Closed::Leave);
        for (weight, compared) in over_councils(&there) {
            for spread in &compared.spreads {
                let pieces: u64 = spread.pieces.iter().map(|piece| piece.weight).sum();
                prop_assert_eq!(pieces, spread.total, "by {}", weight.word());
                prop_assert_eq!(pieces - spread.spilled(), spread.pieces[0].weight);
                if spread.total == 0 {
                    prop_assert_eq!(spread.best_fit(), None);
                    continue;
                }
                let shares = spread.pieces.iter().map(|piece| piece.share_of(spread.total).unwrap());
                prop_assert!((shares.sum::<f64>() - 1.0).abs() < TINY);
                let fragmentation = spread.fragmentation().unwrap();
                prop_assert!((0.0..1.0).contains(&fragmentation), "{fragmentation}");
                let (best, share) = spread.best_fit().unwrap();
                let count = u32::try_from(spread.split_count()).unwrap();
                prop_assert!(share * f64::from(count) >= 1.0 - TINY, "{share} of {best:?}");
                prop_assert_eq!(fragmentation < TINY, spread.spilled() == 0);
            }
            let summary = compared.summary;
            prop_assert_eq!(compared.spreads.len() + summary.a.without_land, summary.a.all);
            prop_assert_eq!(summary.pairs, compared.pairs.len());
            prop_assert!(summary.identical <= summary.pairs && summary.coterminous <= summary.pairs);
            prop_assert!(summary.split <= compared.spreads.len());
            if let (Some(nesting), Some(best)) = (summary.nesting, summary.mean_best_fit) {
                prop_assert!(nesting <= best + TINY && best <= 1.0 + TINY, "{nesting} {best}");
            }
        }
    }

    #[test]
    fn from_the_other_side_the_same_is_seen(shire in shire(), day in some_day()) {
        let atlas = shire.records().atlas();
        let there = AsAt::new(&atlas, day, Closed::Leave);
        let areas: Vec<_> = there.land().areas().map(|(_, land)| land).collect();
        for weight in Weight::ALL {
            for a in &areas {
                for b in &areas {
                    let one = Overlap::of(a, b, &atlas, *weight);
                    let other = Overlap::of(b, a, &atlas, *weight);
                    prop_assert_eq!(one.mirrored(), other);
                    prop_assert_eq!((one.both, one.touch, one.identical()), (other.both, other.touch, other.identical()));
                    prop_assert_eq!(one.jaccard(), other.jaccard());
                    prop_assert_eq!((one.containment(), one.coverage()), (other.coverage(), other.containment()));
                    prop_assert_eq!(mirrored(one.meeting()), other.meeting());
                    prop_assert_eq!(one.touch, !a.intersection(b).is_empty());
                    prop_assert_eq!(one.both, a.intersection(b).weighed(&atlas, *weight));
                    prop_assert_eq!(one.a - one.both, a.without(b).weighed(&atlas, *weight));
                    prop_assert!(one.identical() == (a.lies_in(b) && b.lies_in(a)));
                    if one.identical() && one.a > 0 {
                        prop_assert_eq!((one.meeting(), one.jaccard()), (Meeting::Coterminous, Some(1.0)));
                    }
                    prop_assert_eq!(one.meeting() == Meeting::Disjoint, !one.touch);
                }
            }
        }
    }

    #[test]
    fn fewer_councils_never_tear_a_commissioner_more(
        shire in shire(),
        day in some_day(),
        councils in (0..MANY, 0..MANY),
    ) {
        let (before, nesting) = torn(&shire.records().atlas(), day);
        let (after, merged_nesting) = torn(&shire.with_councils_merged(councils).records().atlas(), day);
        prop_assert_eq!(before.len(), after.len());
        for (id, (pieces, concentration)) in &before {
            let (fewer, higher) = after[id];
            prop_assert!(fewer <= *pieces, "{id}: {fewer} of {pieces}");
            prop_assert_eq!(concentration.is_some(), higher.is_some());
            prop_assert!(higher.unwrap_or(1.0) >= concentration.unwrap_or(1.0) - TINY, "{id}");
        }
        prop_assert!(merged_nesting.unwrap_or(1.0) >= nesting.unwrap_or(1.0) - TINY);
    }

    #[test]
    fn an_answer_is_of_those_who_were_there(shire in shire(), day in some_day()) {
        let atlas = shire.records().atlas();
        let there = AsAt::new(&atlas, day, Closed::Leave);
        let counts = |org: OrgIx| atlas.org(org).is_there(day) && !atlas.org(org).is_planned();
        let everyone: u64 = atlas.patches().iter().filter_map(|patch| patch.residents).sum();
        for (_, compared) in over_councils(&there) {
            for pair in &compared.pairs {
                prop_assert!(counts(pair.a) && counts(pair.b));
            }
            for spread in &compared.spreads {
                prop_assert!(counts(spread.area) && spread.pieces.iter().all(|piece| counts(piece.area)));
            }
        }
        for finding in boundary_findings(&there, None, FindingOptions::default()) {
            for org in finding.organisations() {
                prop_assert!(counts(org), "{} in {}", atlas.org(org).id, told(&atlas, &finding));
            }
            prop_assert!(finding.misalignment.residents().unwrap_or(0) <= everyone, "{}", told(&atlas, &finding));
            for (_, residents, share) in sides(&finding) {
                prop_assert!(residents.unwrap_or(0) <= everyone, "{}", told(&atlas, &finding));
                prop_assert!(share.is_none_or(|share| (0.0..=1.0).contains(&share)));
            }
        }
    }

    #[test]
    fn a_finding_holds_from_its_first_day_to_its_last_and_no_longer(shire in shire(), day in some_day()) {
        let atlas = shire.records().atlas();
        let there = AsAt::new(&atlas, day, Closed::Leave);
        let found = boundary_findings(&there, None, FindingOptions::default());
        let holds = |finding: &Finding, day: Day| found_on(&atlas, day).iter().any(|f| f.is_same_as(finding));
        let last_known = Date::parse(AS_AT).unwrap().first_day();
        for held in dated(&there, found, FindingOptions::default()) {
            let (finding, period) = (held.finding, held.period);
            let told = told(&atlas, &finding);
            let is_of_flows = matches!(
                finding.misalignment,
                Misalignment::DrawsFromElsewhere(_)
                    | Misalignment::MainOfNoCouncil(_)
                    | Misalignment::SeveralMainTrusts(_)
            );
            if is_of_flows {
                // Patients were counted in one year; since when they come no source says.
                prop_assert!(period == Period::ALWAYS, "{told}: {period:?}");
                continue;
            }
            prop_assert!(period.contains(day), "{told}: {period:?}");
            if let Some(first) = period.first_day() {
                prop_assert!(holds(&finding, first), "{told}: {period:?} on its first day");
                prop_assert!(!holds(&finding, first.yesterday().unwrap()), "{told}: {period:?} on its eve");
            }
            match period.day_after() {
                Some(after) => {
                    prop_assert!(holds(&finding, after.yesterday().unwrap()), "{told}: {period:?} on its last day");
                    prop_assert!(!holds(&finding, after), "{told}: {period:?} the day after");
                }
                None => prop_assert!(holds(&finding, last_known), "{told}: {period:?} on {last_known}"),
            }
        }
    }

    #[test]
    fn what_is_only_planned_tears_nothing(shire in shire(), day in some_day()) {
        let tell = |atlas: &Atlas| -> Vec<String> {
            found_on(atlas, day).iter().map(|finding| told(atlas, finding)).collect()
        };
        let with_plans = tell(&shire.records().atlas());
        let without = tell(&shire.without_plans().records().atlas());
        for (one, other) in with_plans.iter().zip(&without) {
            prop_assert_eq!(one, other);
        }
        prop_assert_eq!(with_plans.len(), without.len());
    }

    #[test]
    fn the_order_of_records_in_a_file_is_nobodys_business(
        shire in shire(),
        day in some_day(),
        order in vec(any::<u32>(), 40),
    ) {
        let tell = |atlas: &Atlas| -> Vec<String> {
            let mut told: Vec<String> = found_on(atlas, day).iter().map(|f| told(atlas, f)).collect();
            told.sort_unstable();
            told
        };
        let records = shire.records();
        let (one, other) = (tell(&records.atlas()), tell(&records.shuffled(&order).atlas()));
        for (one, other) in one.iter().zip(&other) {
            prop_assert_eq!(one, other);
        }
        prop_assert_eq!(one.len(), other.len());
    }
}

/// The shires are of some use: between them they have every sort of finding.
#[test]
fn shires_have_findings_of_every_sort() {
    use proptest::strategy::ValueTree as _;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let mut seen = BTreeMap::new();
    for _ in 0..200 {
        let shire: Shire = shire().new_tree(&mut runner).unwrap().current();
        let atlas = shire.records().atlas();
        for day in ["2013-01-15", "2017-09-30", "2020-09-30"] {
            for finding in found_on(&atlas, Date::parse(day).unwrap().first_day()) {
                *seen.entry(finding.code().word()).or_insert(0) += 1;
            }
        }
    }
    assert_eq!(seen.len(), catchment::boundaries::Code::ALL.len(), "{seen:?}");
}
