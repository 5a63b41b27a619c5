//! Lives, and what sits within what.

use std::collections::HashSet;

use crate::atlas::report::Reporter;
use crate::atlas::rings::rings;
use crate::atlas::{Atlas, OrgIx, Organisation};
use crate::date::Period;
use crate::problem::What;
use crate::source::Needle;
use crate::words::{Kind, Tier};

/// The fields that name what an organisation sits within.
const PARENTS: &[&str] = &["parent", "parents"];

/// Periods, tiers, and parents that were never there, of some organisations.
pub(in crate::atlas) fn organisations(
    reporter: &mut Reporter<'_>,
    atlas: &Atlas,
    asked: impl Iterator<Item = OrgIx>,
) {
    for org in asked {
        periods_of(reporter, atlas, org);
        parents_of(reporter, atlas, org);
    }
}

/// Every organisation there is; of those that sit within one another only that.
pub(super) fn all_organisations(reporter: &mut Reporter<'_>, atlas: &Atlas) {
    let ringed = rings_of(reporter, atlas);
    for org in (0..atlas.len()).map(OrgIx::new) {
        periods_of(reporter, atlas, org);
        if !ringed.contains(&org) {
            parents_of(reporter, atlas, org);
        }
    }
}

/// Reports each ring of organisations that sit within one another, and gives their members.
fn rings_of(reporter: &mut Reporter<'_>, atlas: &Atlas) -> HashSet<OrgIx> {
    let mut ringed = HashSet::default();
    for ring in rings(&atlas.facts.stays) {
        let ids: Vec<String> = ring.iter().map(|org| atlas.org(*org).id.to_string()).collect();
        let what = if ring.len() == 1 { What::Itself(ids[0].clone()) } else { What::Cycle(ids) };
        let next = atlas.org(ring[0]).parents.iter().find(|p| ring.contains(&p.org));
        let needle = next.map(|p| atlas.org(p.org).id.to_string());
        reporter.report_org(what, ring[0], needle.as_deref().map(|id| Needle::within(PARENTS, id)));
        ringed.extend(ring);
    }
    ringed
}

fn periods_of(reporter: &mut Reporter<'_>, atlas: &Atlas, org: OrgIx) {
    let o = atlas.org(org);
    if !o.period.is_reversed() && o.styles.is_empty() && o.codes.is_empty() && o.parents.len() < 2 {
        return;
    }
    let id = format!("\"{}\"", o.id);
    if o.period.is_reversed() {
        let until = o.period.until.map(|u| u.to_string());
        let needle = until.as_deref().map(|u| Needle::within(&["until"], u));
        reporter.report_org(What::Reversed { of: id.clone(), period: o.period.into() }, org, needle);
    }
    for code in o.codes.iter().filter(|code| code.period.is_reversed()) {
        let until = code.period.until.map(|u| u.to_string());
        let needle = until.as_deref().map(|u| Needle::within(&["codes"], u));
        let of = format!("the code {} of {id}", code.code);
        reporter.report_org(What::Reversed { of, period: code.period.into() }, org, needle);
    }
    let lists: [(&str, Vec<Period>); 2] = [
        ("styles", o.styles.iter().map(|s| s.period).collect()),
        ("parents", o.parents.iter().map(|p| p.period).collect()),
    ];
    for (field, periods) in lists {
        let of = format!("the {field} of {id}");
        let field = [field];
        for period in periods.iter().filter(|p| p.is_reversed()) {
            let until = period.until.map(|u| u.to_string());
            let needle = until.as_deref().map(|u| Needle::within(&field, u));
            reporter.report_org(What::Reversed { of: of.clone(), period: (*period).into() }, org, needle);
        }
        for pair in periods.windows(2) {
            let sound = !pair[0].is_reversed() && !pair[1].is_reversed();
            if sound && pair[0].overlaps(pair[1]) {
                let since = pair[1].since.or(pair[0].until).map(|d| d.to_string());
                let what = What::Overlap { of: of.clone(), first: pair[0].into(), second: pair[1].into() };
                let needle = since.as_deref().map(|s| Needle::within(&field, s));
                reporter.report_org(what, org, needle);
            }
        }
    }
}

fn parents_of(reporter: &mut Reporter<'_>, atlas: &Atlas, org: OrgIx) {
    let child = atlas.org(org);
    for parent in &child.parents {
        let (id, parent_id) = (child.id.to_string(), atlas.org(parent.org).id.to_string());
        if let Some((tier, parent_tier)) = lower_tier(atlas, child, parent.org) {
            let what = What::LowerTier {
                id: id.clone(),
                tier: tier.word(),
                parent: parent_id.clone(),
                parent_tier: parent_tier.word(),
            };
            reporter.report_org(what, org, Some(Needle::within(PARENTS, &parent_id)));
        }
        let together = child.period.intersection(parent.period).intersection(atlas.org(parent.org).period);
        let sound = !child.period.is_reversed()
            && !parent.period.is_reversed()
            && !atlas.org(parent.org).period.is_reversed();
        // The dates of a register and what another layer says of parents need not agree; the
        // nearest ancestor that was there stands in.
        let of_both = reporter.of_both.contains(org.index()) || reporter.of_both.contains(parent.org.index());
        if sound && !of_both && together.is_reversed() {
            let what = What::NeverTogether { id, parent: parent_id.clone() };
            reporter.report_org(what, org, Some(Needle::within(PARENTS, &parent_id)));
        }
    }
}

/// The two tiers when an area sits within one of a lower tier.
fn lower_tier(atlas: &Atlas, child: &Organisation, parent: OrgIx) -> Option<(Tier, Tier)> {
    let highest = |org: &Organisation| org.kinds().filter_map(Kind::tier).min();
    let (tier, parent_tier) = (highest(child)?, highest(atlas.org(parent))?);
    (parent_tier > tier).then_some((tier, parent_tier))
}
