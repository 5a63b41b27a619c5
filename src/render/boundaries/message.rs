//! A finding in one sentence, or two.

use crate::atlas::OrgIx;
use crate::boundaries::{
    AreaUnserved, CommissionerCouncils, CouncilLand, CutCouncil, CutCouncils, Finding, KnownPart,
    MainElsewhere, MainTrusts, Memberships, Misalignment, NetworkPractices, PartServed, PartnershipSpan,
    PatientsDrawn, Piece, Registration, ServedExtent, ServiceShared, Spread, SystemShare, SystemsServed,
    TrustShare,
};
use crate::query::AsAt;
use crate::render::phrase::{in_a_row, name, named, plain_name};
use crate::render::service::care;
use crate::render::{percent, rounded, thousands};
use crate::words::{Basis, Kind};

/// So many are named before the rest is only counted.
const NAMED: usize = 8;

/// What a finding says, for somebody who has never heard of it.
pub fn message(as_at: &AsAt<'_>, finding: &Finding) -> String {
    Sentence { as_at, subject: finding.subject, number: thousands }.of(&finding.misalignment)
}

/// The same with residents in round numbers, for a note.
pub fn rounded_message(as_at: &AsAt<'_>, finding: &Finding) -> String {
    Sentence { as_at, subject: finding.subject, number: rounded }.of(&finding.misalignment)
}

/// What a sentence is made with.
struct Sentence<'s, 'a> {
    as_at: &'s AsAt<'a>,
    /// Of whom it is said.
    subject: OrgIx,
    /// How residents are written.
    number: fn(u64) -> String,
}

impl Sentence<'_, '_> {
    fn of(&self, misalignment: &Misalignment) -> String {
        match misalignment {
            Misalignment::ProviderSpansSystems(served)
            | Misalignment::PartnershipSpansSystems(PartnershipSpan::Serves(served)) => self.serves(served),
            Misalignment::PartnershipSpansSystems(PartnershipSpan::Members { systems, .. }) => {
                let (subject, names) = (self.subject(), self.plain_names(systems));
                format!("{subject} has members from {}: {names}.", number_of_systems(systems.len()))
            }
            Misalignment::AreaSpansSystems(spread) => self.torn("lies in", spread),
            Misalignment::CouncilSplit(spread) => self.torn("is split between", spread),
            Misalignment::MemberOfSeveral(found) => self.member(found),
            Misalignment::CommissionerNotCoterminous(found) => self.commissioner(found),
            Misalignment::SystemCutsCouncils(found) | Misalignment::PlaceCutsCouncils(found) => {
                self.cuts(found)
            }
            Misalignment::NoProvider(found) => self.no_provider(found),
            Misalignment::SeveralProviders(found) => self.several_providers(found),
            Misalignment::SeveralMainTrusts(found) => self.several_main_trusts(found),
            Misalignment::PartCovered(found) => self.part_covered(found),
            Misalignment::DrawsFromElsewhere(found) => self.draws(found),
            Misalignment::MainOfNoCouncil(found) => self.main_elsewhere(found),
            Misalignment::NetworkAcrossCommissioners(found) => self.network(found),
            Misalignment::RegisteredElsewhere(found) => self.registered(found),
            Misalignment::CrossesOnsRegion(spread) => self.regions(spread),
        }
    }

    fn subject(&self) -> String {
        self.name(self.subject)
    }

    /// A system by its plain name: `South East London`.
    fn plain(&self, org: OrgIx) -> String {
        plain_name(self.as_at, org)
    }

    fn plain_names(&self, orgs: &[OrgIx]) -> String {
        listed(&shortened(orgs.iter().map(|org| self.plain(*org)).collect()))
    }

    fn name(&self, org: OrgIx) -> String {
        name(self.as_at, org)
    }

    fn named(&self, org: OrgIx) -> String {
        named(self.as_at, org)
    }

    /// Systems or regions, with the residents in each and their share.
    fn pieces(&self, spread: &Spread) -> String {
        let piece = |piece: &Piece| {
            let (name, residents) = (self.plain(piece.area), (self.number)(piece.weight));
            match piece.share_of(spread.total) {
                Some(share) => format!("{name} ({}, {residents} residents)", percent(share)),
                // Nobody counted them.
                None => name,
            }
        };
        listed(&shortened(spread.pieces.iter().map(piece).collect()))
    }

    fn shares(&self, systems: &[SystemShare]) -> String {
        let system = |of: &SystemShare| {
            let name = self.plain(of.system);
            of.share.map_or_else(|| name.clone(), |share| format!("{name} ({})", percent(share)))
        };
        listed(&shortened(systems.iter().map(system).collect()))
    }

    fn serves(&self, served: &SystemsServed) -> String {
        let (subject, count) = (self.subject(), served.systems().len());
        let across = number_of_systems(count) + &self.regions_of(&served.systems());
        let ServedExtent::InPart { also } = &served.extent else {
            let systems = self.pieces(&served.known);
            return format!("{subject} serves people in {across}: {systems}.");
        };
        // What is known is not all there is: residents are at least so many, shares are not known.
        let known = served.known.pieces.iter().map(|piece| {
            let name = self.plain(piece.area);
            let is_counted = served.known.total > 0;
            if is_counted { format!("{name} ({} residents)", (self.number)(piece.weight)) } else { name }
        });
        let systems = listed(&shortened(known.chain(also.iter().map(|system| self.plain(*system))).collect()));
        format!(
            "{subject} serves people in {across}: {systems}. Of some areas it serves only a part, and it is not \
             known which."
        )
    }

    /// ` of 2 NHS regions`; nothing where all lie in one.
    fn regions_of(&self, systems: &[OrgIx]) -> String {
        let mut regions: Vec<OrgIx> = Vec::new();
        for system in systems {
            let mut above = self.as_at.ancestors(*system).into_iter();
            let region = above.find(|above| self.as_at.kind(*above) == Kind::Region);
            if let Some(region) = region.filter(|region| !regions.contains(region)) {
                regions.push(region);
            }
        }
        if regions.len() < 2 { String::new() } else { format!(" of {} NHS regions", regions.len()) }
    }

    fn torn(&self, how: &str, spread: &Spread) -> String {
        let systems = number_of_systems(spread.split_count());
        format!("{} {how} {systems}: {}.", self.subject(), self.pieces(spread))
    }

    fn regions(&self, spread: &Spread) -> String {
        let (subject, count) = (self.plain(self.subject), spread.split_count());
        format!("{subject} lies in {count} ONS regions: {}.", self.pieces(spread))
    }

    fn member(&self, found: &Memberships) -> String {
        let inferred = match found.less_sure {
            0 => String::new(),
            1 => " One of them is inferred.".to_owned(),
            count => format!(" {count} of them are inferred."),
        };
        let (systems, names) = (number_of_systems(found.systems.len()), self.plain_names(&found.systems));
        format!("{} takes part in {systems}: {names}.{inferred}", self.subject())
    }

    fn commissioner(&self, found: &CommissionerCouncils) -> String {
        let (mut whole, mut cut) = (Vec::new(), Vec::new());
        for council in &found.councils {
            match council {
                CouncilLand::Whole(council) => whole.push(self.name(*council)),
                CouncilLand::Cut(piece) => {
                    let residents = match piece.residents {
                        0 => "a part".to_owned(),
                        _ => format!("{} residents", (self.number)(piece.inside)),
                    };
                    cut.push(format!("{residents} of {}", self.name(piece.council)));
                }
            }
        }
        let (whole, cut) = (shortened(whole), shortened(cut));
        let made_of = match (whole.is_empty(), cut.is_empty()) {
            (false, true) => format!("it is made of {}", listed(&whole)),
            (true, _) => format!("it has {}", listed(&cut)),
            (false, false) => format!("it has all of {}, and {}", listed(&whole), listed(&cut)),
        };
        let matches = match found.county {
            Some(county) => {
                format!("has the boundary of {}, a county, but of no one district", self.name(county))
            }
            None => "has the boundary of no local authority".to_owned(),
        };
        format!("{} {matches}: {made_of}.", self.subject())
    }

    fn cuts(&self, found: &CutCouncils) -> String {
        let share_of = |cut: &CutCouncil| {
            let share = cut.share().map_or_else(|| "a part".to_owned(), percent);
            format!("{share} of {}", self.name(cut.council))
        };
        let cut = shortened(found.cut.iter().map(share_of).collect());
        let lie = match found.whole.len() {
            0 => None,
            1 => Some("lies"),
            _ => Some("lie"),
        };
        let whole = lie.map_or_else(
            || "No local authority lies wholly in it.".to_owned(),
            |lie| {
                let names = shortened(found.whole.iter().map(|org| self.name(*org)).collect());
                format!("Wholly in it {lie} {}.", listed(&names))
            },
        );
        let subject = self.plain(self.subject);
        format!("{subject} is not made of whole local authorities: it has {}. {whole}", listed(&cut))
    }

    fn no_provider(&self, found: &AreaUnserved) -> String {
        let (subject, service) = (self.subject(), care(found.service));
        if found.unserved == found.residents {
            return format!("No provider of {service} is known for {subject}.");
        }
        let unserved = (self.number)(found.unserved);
        format!("For {unserved} residents of {subject} no provider of {service} is known.")
    }

    fn several_providers(&self, found: &ServiceShared) -> String {
        let names: Vec<String> = found.providers.iter().map(|part| self.name(part.provider)).collect();
        let (subject, count, service) = (self.subject(), names.len(), care(found.service));
        format!("{subject} has {count} providers of {service} for the same residents: {}.", in_a_row(&names))
    }

    fn several_main_trusts(&self, found: &MainTrusts) -> String {
        let trust = |of: &TrustShare| format!("{} ({})", self.name(of.trust), percent(of.share));
        let trusts: Vec<String> = found.trusts.iter().map(trust).collect();
        let (subject, count) = (self.subject(), trusts.len());
        format!("Residents of {subject} are mostly admitted to {count} hospital trusts: {}.", in_a_row(&trusts))
    }

    fn part_covered(&self, found: &PartServed) -> String {
        let (provider, subject, service) = (self.name(found.provider), self.subject(), care(found.service));
        match found.part.and_then(KnownPart::share) {
            Some(share) => format!(
                "{provider} serves only a part of {subject} for {service}: {} of its residents.",
                percent(share)
            ),
            None => {
                format!("{provider} serves only a part of {subject} for {service}; which part is not known.")
            }
        }
    }

    fn draws(&self, found: &PatientsDrawn) -> String {
        let of = found.basis.map_or("activity", Basis::label);
        let (subject, share, own) = (self.subject(), percent(found.share), self.plain(found.own));
        if let [only] = found.systems.as_slice() {
            let from = self.plain(only.system);
            return format!("{subject} draws {share} of its {of} from {from}, outside its own {own}.");
        }
        format!("{subject} draws {share} of its {of} from outside {own}: from {}.", self.shares(&found.systems))
    }

    fn main_elsewhere(&self, found: &MainElsewhere) -> String {
        let (subject, council, main) = (self.subject(), self.name(found.council), self.name(found.main));
        format!(
            "{subject} is the main hospital trust of no local authority: of the admissions of residents of {council}, \
             where it has its largest share, {} go to it, and more to {main}.",
            percent(found.share)
        )
    }

    fn network(&self, found: &NetworkPractices) -> String {
        let practices = match found.count() {
            1 => "1 practice of",
            count => &format!("{} practices of", thousands(count)),
        };
        let are = if found.count() == 1 { "is" } else { "are" };
        let own = found.own().map_or_else(String::new, |own| format!(", {}", self.name(own)));
        let subject = self.subject();
        let NetworkPractices::Named { practices: all, commissioners, .. } = found else {
            return format!(
                "{practices} {subject} {are} under another commissioner rather than its own commissioner{own}."
            );
        };
        let others: Vec<String> =
            commissioners.iter().map(|org| self.commissioner_of_practices(*org)).collect();
        let is_aside = commissioners.iter().any(|org| self.other_system(*org).is_some());
        let comma = if is_aside { "," } else { "" };
        let named = shortened(all.iter().map(|practice| self.named(*practice)).collect());
        format!(
            "{practices} {subject} {are} under {}{comma} rather than its own commissioner{own}: {}.",
            listed(&others),
            listed(&named)
        )
    }

    /// A commissioner of practices, and its system where that is not the network's.
    fn commissioner_of_practices(&self, commissioner: OrgIx) -> String {
        let name = self.name(commissioner);
        match self.other_system(commissioner) {
            Some(system) => format!("{name}, in another system, {}", self.plain(system)),
            None => name,
        }
    }

    fn other_system(&self, commissioner: OrgIx) -> Option<OrgIx> {
        let geography = self.as_at.geography();
        let own = geography.system_above(self.subject)?;
        geography.system_above(commissioner).filter(|system| *system != own)
    }

    fn registered(&self, found: &Registration) -> String {
        let filed = self.plain(found.system);
        let served: Vec<String> = found.served.iter().map(|share| self.plain(share.system)).collect();
        format!(
            "The NHS register (ODS) lists {} under {filed}, but it serves {}.",
            self.subject(),
            listed(&served)
        )
    }
}

fn number_of_systems(count: usize) -> String {
    format!("{count} systems")
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
