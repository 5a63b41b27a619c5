//! A finding in one sentence, or two.

use crate::atlas::OrgIx;
use crate::boundaries::{Code, Detail, Finding, Part};
use crate::query::AsAt;
use crate::render::phrase::{in_a_row, named, plain_name};
use crate::render::service::care;
use crate::render::{clean, percent, rounded, thousands};
use crate::words::Basis;

/// So many are named before the rest is only counted.
const NAMED: usize = 8;

/// What a finding says, for somebody who has never heard of it.
pub fn message(as_at: &AsAt<'_>, finding: &Finding) -> String {
    Teller { as_at, finding, number: thousands }.said()
}

/// The same with residents in round numbers, for a note.
pub fn rounded_message(as_at: &AsAt<'_>, finding: &Finding) -> String {
    Teller { as_at, finding, number: rounded }.said()
}

struct Teller<'t, 'a> {
    as_at: &'t AsAt<'a>,
    finding: &'t Finding,
    /// How residents are told.
    number: fn(u64) -> String,
}

impl Teller<'_, '_> {
    fn said(&self) -> String {
        match self.finding.code {
            Code::ProviderSpansSystems | Code::PartnershipSpansSystems => self.spans(),
            Code::AreaSpansSystems => self.torn("lies in"),
            Code::CouncilSplit => self.torn("is split between"),
            Code::CrossesOnsRegion => self.regions(),
            Code::MemberOfSeveral => self.member(),
            Code::CommissionerNotCoterminous => self.commissioner(),
            Code::SystemCutsCouncils => self.cuts(),
            Code::NoProvider => self.no_provider(),
            Code::SeveralProviders => self.several_providers(),
            Code::PartCovered => self.part_covered(),
            Code::DrawsFromElsewhere => self.draws(),
            Code::NetworkAcrossCommissioners => self.network(),
            Code::RegisteredElsewhere => self.registered(),
        }
    }

    fn subject(&self) -> String {
        clean(self.as_at.name(self.finding.subject)).into_owned()
    }

    /// A system by its plain name: `South East London`.
    fn plain(&self, org: OrgIx) -> String {
        plain_name(self.as_at, org)
    }

    fn name(&self, org: OrgIx) -> String {
        clean(self.as_at.name(org)).into_owned()
    }

    fn named(&self, org: OrgIx) -> String {
        named(self.as_at, org)
    }

    /// Systems or regions, with the residents in each and their share.
    fn parts(&self) -> String {
        listed(&shortened(self.finding.parts.iter().map(|part| self.with_figures(*part)).collect()))
    }

    fn with_figures(&self, part: Part) -> String {
        let name = self.plain(part.org);
        match (part.share, part.residents) {
            (Some(share), Some(residents)) => {
                format!("{name} ({}, {} residents)", percent(share), (self.number)(residents))
            }
            (Some(share), None) => format!("{name} ({})", percent(share)),
            (None, Some(residents)) => format!("{name} ({} residents)", (self.number)(residents)),
            (None, None) => name,
        }
    }

    fn systems(&self) -> String {
        format!("{} systems", self.finding.parts.len())
    }

    fn spans(&self) -> String {
        if self.finding.basis == Some(Basis::Membership) {
            return format!("{} has members from {}: {}.", self.subject(), self.systems(), self.parts());
        }
        let more = match self.finding.detail {
            Detail::Incomplete => " Of some areas it serves only a part, and it is not known which.",
            _ => "",
        };
        format!("{} serves people in {}: {}.{more}", self.subject(), self.systems(), self.parts())
    }

    fn torn(&self, how: &str) -> String {
        format!("{} {how} {}: {}.", self.subject(), self.systems(), self.parts())
    }

    fn regions(&self) -> String {
        let (subject, count) = (self.plain(self.finding.subject), self.finding.parts.len());
        format!("{subject} lies in {count} ONS regions: {}.", self.parts())
    }

    fn member(&self) -> String {
        let inferred = match self.finding.detail {
            Detail::Inferred(1) => " One of them is inferred.".to_owned(),
            Detail::Inferred(count) => format!(" {count} of them are inferred."),
            _ => String::new(),
        };
        format!("{} takes part in {}: {}.{inferred}", self.subject(), self.systems(), self.parts())
    }

    fn commissioner(&self) -> String {
        let land = self.as_at.land();
        let own = land.footprint(self.finding.subject);
        let is_whole = |part: &&Part| {
            let theirs = land.footprint(part.org);
            own.zip(theirs).is_some_and(|(own, theirs)| theirs.lies_in(own))
        };
        let (whole, cut): (Vec<&Part>, Vec<&Part>) = self.finding.parts.iter().partition(is_whole);
        let whole = shortened(whole.iter().map(|part| self.name(part.org)).collect());
        let people = |part: &&Part| {
            let residents = (self.number)(part.residents.unwrap_or(0));
            format!("{residents} residents of {}", self.name(part.org))
        };
        let cut = shortened(cut.iter().map(people).collect());
        let made_of = match (whole.is_empty(), cut.is_empty()) {
            (false, true) => format!("it is made of {}", listed(&whole)),
            (true, _) => format!("it has {}", listed(&cut)),
            (false, false) => format!("it has all of {}, and {}", listed(&whole), listed(&cut)),
        };
        let county = match self.finding.detail {
            Detail::SameAsCounty(county) => {
                format!(" Its boundary is that of the county: {}.", self.name(county))
            }
            _ => String::new(),
        };
        format!("{} has the boundary of no local authority: {made_of}.{county}", self.subject())
    }

    fn cuts(&self) -> String {
        let share_of = |part: &Part| {
            let share = part.share.map_or_else(|| "a part".to_owned(), percent);
            format!("{share} of {}", self.name(part.org))
        };
        let cut = shortened(self.finding.parts.iter().map(share_of).collect());
        let whole = match &self.finding.detail {
            Detail::Whole(whole) if whole.is_empty() => " No local authority lies wholly in it.".to_owned(),
            Detail::Whole(whole) => {
                let names = shortened(whole.iter().map(|org| self.name(*org)).collect());
                let lie = if whole.len() == 1 { "lies" } else { "lie" };
                format!(" Wholly in it {lie} {}.", listed(&names))
            }
            _ => String::new(),
        };
        let subject = self.plain(self.finding.subject);
        format!("{subject} is not made of whole local authorities: it has {}.{whole}", listed(&cut))
    }

    fn service(&self) -> &'static str {
        self.finding.service.map_or("a service", care)
    }

    fn no_provider(&self) -> String {
        let total = self.as_at.land().footprint(self.finding.subject).map(|f| f.residents(self.as_at.atlas()));
        let (subject, service) = (self.subject(), self.service());
        match self.finding.residents {
            Some(some) if Some(some) != total => {
                format!("For {} residents of {subject} no provider of {service} is known.", (self.number)(some))
            }
            _ => format!("No provider of {service} is known for {subject}."),
        }
    }

    fn several_providers(&self) -> String {
        let names: Vec<String> = self.finding.parts.iter().map(|part| self.name(part.org)).collect();
        let (subject, count, service) = (self.subject(), names.len(), self.service());
        format!("{subject} has {count} providers of {service} for the same residents: {}.", in_a_row(&names))
    }

    fn part_covered(&self) -> String {
        let Some(part) = self.finding.parts.first() else { return String::new() };
        let (provider, subject, service) = (self.name(part.org), self.subject(), self.service());
        match part.share {
            Some(share) => format!(
                "{provider} serves only a part of {subject} for {service}: {} of its residents.",
                percent(share)
            ),
            None => {
                format!("{provider} serves only a part of {subject} for {service}; which part is not known.")
            }
        }
    }

    fn draws(&self) -> String {
        let of = self.finding.basis.map_or("activity", Basis::label);
        let share = self.finding.share.map_or_else(String::new, percent);
        let own = self.finding.with.first().map_or_else(String::new, |own| self.plain(*own));
        let from = self.parts();
        if let [only] = self.finding.parts.as_slice() {
            let from = self.plain(only.org);
            return format!("{} draws {share} of its {of} from {from}, outside its own {own}.", self.subject());
        }
        format!("{} draws {share} of its {of} from outside {own}: from {from}.", self.subject())
    }

    fn network(&self) -> String {
        let practices = match self.finding.detail {
            Detail::Practices(1) => "1 practice".to_owned(),
            Detail::Practices(count) => format!("{} practices", thousands(count)),
            _ => "Practices".to_owned(),
        };
        let is = if practices.starts_with("1 ") { "is" } else { "are" };
        let own = self.finding.with.first().map_or_else(String::new, |own| format!(", {}", self.name(*own)));
        let others: Vec<String> = self.finding.parts.iter().map(|part| self.other(part.org)).collect();
        let under = if others.is_empty() { "another commissioner".to_owned() } else { listed(&others) };
        let is_aside = self.finding.parts.iter().any(|part| self.other_system(part.org).is_some());
        let comma = if is_aside { "," } else { "" };
        let named = shortened(self.finding.with.iter().skip(1).map(|practice| self.named(*practice)).collect());
        let which = if named.is_empty() { String::new() } else { format!(": {}", listed(&named)) };
        format!(
            "{practices} of {} {is} under {under}{comma} rather than its own commissioner{own}{which}.",
            self.subject()
        )
    }

    /// A commissioner of practices, and its system where that is not the network's.
    fn other(&self, commissioner: OrgIx) -> String {
        let name = self.name(commissioner);
        match self.other_system(commissioner) {
            Some(system) => format!("{name}, in another system, {}", self.plain(system)),
            None => name,
        }
    }

    fn other_system(&self, commissioner: OrgIx) -> Option<OrgIx> {
        let ground = self.as_at.ground();
        let own = ground.system_above(self.finding.subject)?;
        ground.system_above(commissioner).filter(|system| *system != own)
    }

    fn registered(&self) -> String {
        let filed = self.finding.with.first().map_or_else(String::new, |org| self.plain(*org));
        let served: Vec<String> = self.finding.parts.iter().map(|part| self.plain(part.org)).collect();
        format!("The register files {} under {filed}, but it serves {}.", self.subject(), listed(&served))
    }
}

/// Names that may themselves hold commas and an "and".
fn listed(names: &[String]) -> String {
    names.join("; ")
}

/// The first of them, and how many more there are.
fn shortened(mut names: Vec<String>) -> Vec<String> {
    if names.len() > NAMED + 1 {
        let more = names.len() - NAMED;
        names.truncate(NAMED);
        names.push(format!("{more} more"));
    }
    names
}
