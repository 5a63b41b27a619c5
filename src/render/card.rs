//! A card in words: headings, and lines under them, each with whom it leads to and on
//! whose word it stands. The command line prints them, the explorer lets a person walk
//! them.

mod html;
mod json;
mod markdown;
mod text;

pub use html::html;
pub use json::json;
pub use markdown::markdown;
pub use text::text;

use std::collections::{BTreeMap, HashSet};

use super::boundaries::message;
use super::phrase::{called, capital, lives, named, period_of, system_name};
use super::sources::Cited;
use super::{approximate, clean, percent, thousands};
use crate::atlas::{Extent, OrgIx, Source, SourceSet};
use crate::boundaries::{Code, Finding};
use crate::date::Date;
use crate::query::{AsAt, Card, CardLink, Direction, Reach};
use crate::words::{Certainty, Kind, Relation};

/// A whole card.
#[derive(Clone, Debug)]
pub struct Page<'a> {
    /// The name on the day.
    pub name: String,
    /// Its code.
    pub id: String,
    /// What it is: kind, period.
    pub what: String,
    /// What must be said first: that it is not there on the day, that it is only planned.
    pub warnings: Vec<String>,
    /// What there is to say, in order.
    pub sections: Vec<Section>,
    /// The sources, in the order in which lines cite them.
    pub sources: Vec<&'a Source>,
}

/// A heading and what stands under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The heading.
    pub heading: &'static str,
    /// The lines.
    pub lines: Vec<Line>,
}

/// One line of a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it says.
    pub text: String,
    /// Whom it leads to.
    pub target: Option<OrgIx>,
    /// How sure it is.
    pub certainty: Certainty,
    /// The numbers of its sources, from 1, in the list at the foot.
    pub cites: Vec<usize>,
}

/// Puts a card into words.
pub fn page<'a>(as_at: &AsAt<'a>, card: &Card<'a>) -> Page<'a> {
    // A card of what was not there speaks as of another day.
    if !card.is_there {
        let then = AsAt::new(as_at.atlas(), card.speaks_for, crate::atlas::Closed::Leave);
        return Writer::new(&then, card).page(as_at);
    }
    Writer::new(as_at, card).page(as_at)
}

struct Writer<'w, 'a> {
    as_at: &'w AsAt<'a>,
    card: &'w Card<'a>,
    cited: Cited<'a>,
}

impl<'w, 'a> Writer<'w, 'a> {
    fn new(as_at: &'w AsAt<'a>, card: &'w Card<'a>) -> Self {
        Self { as_at, card, cited: Cited::new(as_at.atlas()) }
    }

    fn page(mut self, asked: &AsAt<'a>) -> Page<'a> {
        let org = self.as_at.atlas().org(self.card.org);
        let kind = self.as_at.kind(self.card.org);
        let first = [self.names(), self.place(), self.systems(), self.reach(), self.same_land()];
        let mut links = self.links();
        let served = links.iter().position(|s| s.heading == SERVED_BY);
        links.insert(served.map_or(0, |at| at + 1), self.also_serve());
        let then = [self.findings(), self.figures(), self.notes(), self.history()];
        let standing = self.standing();
        let what =
            [Some(kind_of(kind, org.count)), lives(org)].into_iter().flatten().collect::<Vec<_>>().join(", ");
        Page {
            name: clean(self.as_at.name(self.card.org)).into_owned(),
            id: clean(&org.id).into_owned(),
            what,
            warnings: warnings(asked, self.card.org),
            sections: first
                .into_iter()
                .chain(links)
                .chain(then)
                .chain([standing])
                .filter(|s| !s.lines.is_empty())
                .collect(),
            sources: self.cited.all().to_vec(),
        }
    }

    fn cite(&mut self, set: SourceSet) -> Vec<usize> {
        self.cited.cite(set)
    }

    fn name(&self, org: OrgIx) -> String {
        clean(self.as_at.name(org)).into_owned()
    }

    fn named(&self, org: OrgIx) -> String {
        named(self.as_at, org)
    }

    fn names(&self) -> Section {
        let org = self.as_at.atlas().org(self.card.org);
        let aliases: Vec<String> = org.aliases.iter().map(|a| clean(a).into_owned()).collect();
        let lines = if aliases.is_empty() { Vec::new() } else { vec![plain(aliases.join(", "))] };
        Section { heading: "Also known as", lines }
    }

    fn place(&mut self) -> Section {
        let org = self.as_at.atlas().org(self.card.org);
        let holders = self.as_at.land().holders(self.card.org);
        let mut lines = Vec::new();
        if holders.len() > 1 {
            for holder in holders.iter().copied() {
                let share = self
                    .as_at
                    .land()
                    .holdings(holder)
                    .iter()
                    .find(|h| h.council == self.card.org)
                    .and_then(|h| h.share);
                let share = share.map_or_else(String::new, |s| format!(": {} of its residents", percent(s)));
                lines.push(leads_to(format!("{}{share}", self.named(holder)), holder));
            }
        }
        let entry = org.parent_at(self.as_at.day());
        let certainty = entry.map_or(Certainty::Certain, |p| p.certainty);
        let cites = entry.map(|p| p.sources).map(|s| self.cite(s)).unwrap_or_default();
        for (number, ancestor) in self.card.ancestors.iter().enumerate() {
            if holders.len() > 1 && holders.contains(ancestor) {
                continue;
            }
            let kind = self.as_at.kind(*ancestor);
            let text = if kind == Kind::Nation {
                self.name(*ancestor)
            } else {
                format!("{}, {}", self.named(*ancestor), kind.label())
            };
            let mut line = leads_to(text, *ancestor);
            if number == 0 {
                line.certainty = certainty;
                line.cites.clone_from(&cites);
            }
            lines.push(line);
        }
        Section { heading: "Sits within", lines }
    }

    fn systems(&self) -> Section {
        let systems = &self.card.systems;
        let holds_systems =
            matches!(self.as_at.kind(self.card.org), Kind::Nation | Kind::Region | Kind::OnsRegion);
        if holds_systems {
            return Section { heading: "", lines: Vec::new() };
        }
        let serves = self.as_at.kind(self.card.org).tier().is_none();
        let above = |s: &OrgIx| self.card.ancestors.contains(s);
        if systems.len() < 2 && systems.iter().all(|s| above(&s.system) || s.system == self.card.org) {
            return Section { heading: "", lines: Vec::new() };
        }
        let heading = match (systems.len(), serves) {
            (1, _) => "System",
            (_, true) => "Straddles systems: it serves people in each",
            (_, false) => "Split between systems",
        };
        let lines = systems
            .iter()
            .map(|s| {
                let share = match (s.share, serves) {
                    (Some(share), true) => format!(": {} of the residents it serves", percent(share)),
                    (Some(share), false) if share < 1.0 => format!(": {} of residents", percent(share)),
                    _ => String::new(),
                };
                leads_to(format!("{}{share}", self.named(s.system)), s.system)
            })
            .collect();
        Section { heading, lines }
    }

    /// The councils a body serves, a line for each system they lie in.
    fn reach(&self) -> Section {
        let line = |reach: &Reach| {
            let council = |(council, share): &(OrgIx, Option<f64>)| {
                let part = share.map_or_else(String::new, |s| format!(" ({} of it)", percent(s)));
                format!("{}{part}", self.name(*council))
            };
            let councils: Vec<String> = reach.councils.iter().map(council).collect();
            let system =
                reach.system.map_or_else(|| "In no system".to_owned(), |s| system_name(self.as_at, s, None));
            let residents = thousands(reach.residents);
            let text = format!("{system}: {} – {residents} residents", councils.join(", "));
            Line { text, target: reach.system, certainty: Certainty::Certain, cites: Vec::new() }
        };
        Section { heading: "Footprint", lines: self.card.reach.iter().map(line).collect() }
    }

    /// How its lines do not line up, other than that it straddles systems, which is said
    /// above.
    fn findings(&mut self) -> Section {
        let is_said = |code: Code| {
            let straddles = matches!(
                code,
                Code::ProviderSpansSystems
                    | Code::PartnershipSpansSystems
                    | Code::AreaSpansSystems
                    | Code::CouncilSplit
            );
            straddles && self.card.systems.len() > 1
        };
        let told: Vec<&Finding> = self.card.findings.iter().filter(|f| !is_said(f.code)).collect();
        let mut lines = Vec::with_capacity(told.len());
        for finding in told {
            let mut cites: Vec<usize> = finding.sources.iter().flat_map(|set| self.cited.cite(*set)).collect();
            cites.sort_unstable();
            cites.dedup();
            let target = finding.parts.first().map(|part| part.org);
            let text = message(self.as_at, finding).trim_end_matches('.').to_owned();
            lines.push(Line { text, target, certainty: finding.certainty, cites });
        }
        Section { heading: "Does not line up", lines }
    }

    fn same_land(&self) -> Section {
        let line =
            |org: &OrgIx| leads_to(format!("{}, {}", self.named(*org), self.as_at.kind(*org).label()), *org);
        Section { heading: "Same boundary as", lines: self.card.coterminous.iter().map(line).collect() }
    }

    fn figures(&mut self) -> Section {
        let mut lines = Vec::new();
        if let Some(residents) = self.card.residents {
            let text = format!("{} residents (one count, used for every date)", thousands(residents));
            let mut cites = Vec::new();
            for set in &self.card.land_sources {
                cites.extend(self.cite(*set));
            }
            cites.sort_unstable();
            cites.dedup();
            lines.push(Line { cites, ..plain(text) });
        }
        for figure in &self.as_at.atlas().org(self.card.org).figures {
            let mut text = format!("{} {}", approximate(figure.value, figure.precision), clean(&figure.what));
            if let Some(note) = &figure.note {
                text = format!("{text}; {}", clean(note));
            }
            if let Some(seen) = figure.seen {
                text = format!("{text}, as of {seen}");
            }
            let cites = self.cite(figure.sources);
            lines.push(Line { text, target: None, certainty: figure.certainty, cites });
        }
        Section { heading: "Figures", lines }
    }

    fn notes(&mut self) -> Section {
        let mut lines = Vec::new();
        for (note, via) in &self.card.notes {
            let mut text = clean(&note.text).into_owned();
            if let Some(seen) = note.seen {
                text = format!("{text} (as of {seen})");
            }
            if let Some(via) = via {
                text = format!("{text} [said of {}]", self.name(*via));
            }
            let cites = self.cite(note.sources);
            lines.push(Line { text, target: *via, certainty: note.certainty, cites });
        }
        Section { heading: "Notes", lines }
    }

    fn links(&mut self) -> Vec<Section> {
        let mut by_heading: BTreeMap<usize, Vec<Line>> = BTreeMap::new();
        let mut said = HashSet::new();
        for link in &self.card.links {
            let at = rank(link);
            let line = self.link(link);
            if said.insert((at, line.text.clone())) {
                by_heading.entry(at).or_default().push(line);
            }
        }
        by_heading
            .into_iter()
            .filter_map(|(at, lines)| {
                let (relation, direction) = ORDER.get(at)?;
                Some(Section { heading: heading(*relation, *direction), lines })
            })
            .collect()
    }

    /// Providers of the areas within it, and of larger ones that it lies in.
    fn also_serve(&mut self) -> Section {
        let mut lines = Vec::new();
        for also in &self.card.also_serve {
            let areas: Vec<String> = also.areas.iter().map(|a| self.name(*a)).collect();
            let text = format!(
                "{}: {} – {}",
                capital(also.service.label()),
                self.named(also.provider),
                in_a_row(&areas)
            );
            let mut cites: Vec<usize> = also.sources.iter().flat_map(|set| self.cited.cite(*set)).collect();
            cites.sort_unstable();
            cites.dedup();
            lines.push(Line { cites, ..leads_to(text, also.provider) });
        }
        Section { heading: "Who serves areas within or around it", lines }
    }

    fn link(&mut self, link: &CardLink<'a>) -> Line {
        let l = link.link;
        let mut text = self.named(link.other);
        if let Some(service) = l.service {
            text = match link.direction {
                Direction::In => format!("{}: {text}", capital(service.label())),
                Direction::Out => format!("{text}: {}", service.label()),
            };
        }
        if let Some(share) = l.share {
            let of = l.basis.map_or("patients", |b| b.label());
            text = format!("{text}: {} of its {of}", percent(share));
        }
        let mut more = Vec::new();
        match &l.extent {
            Some(Extent::Part) => more.push("in part; which part is not known".to_owned()),
            Some(Extent::Within(areas)) => {
                let names: Vec<String> = areas.iter().map(|a| self.name(*a)).collect();
                more.push(format!("the part in {}", names.join(" and ")));
            }
            _ => {}
        }
        if l.relation == Relation::Serves && link.direction == Direction::Out {
            more.extend(self.other_system(link.other));
        }
        if let Some(on) = l.on {
            more.push(on.to_string());
        }
        if let Some(how) = l.how {
            more.push(how.word().to_owned());
        }
        more.extend(period_of(l.period));
        if let Some(seen) = l.seen {
            more.push(format!("as of {seen}"));
        }
        if let Some(note) = &l.note {
            more.push(clean(note).into_owned());
        }
        if let Some(via) = link.via {
            more.push(format!("via {}", self.name(via)));
        }
        if !more.is_empty() {
            text = format!("{text} – {}", more.join("; "));
        }
        let cites = self.cite(l.sources);
        Line { text, target: Some(link.other), certainty: l.certainty, cites }
    }

    /// Where an area that is served lies, when that is not the provider's own system or not
    /// one system alone: this is how a straddle is seen.
    fn other_system(&self, area: OrgIx) -> Option<String> {
        let own = self.card.ancestors.iter().find(|a| self.as_at.land().systems().contains(a));
        let systems = self.as_at.systems(area);
        let elsewhere = systems.iter().any(|s| Some(&s.system) != own && s.system != area);
        if !elsewhere || self.card.systems.len() < 2 {
            return None;
        }
        let names: Vec<String> = systems.iter().map(|s| system_name(self.as_at, s.system, s.share)).collect();
        Some(format!("lies in {}", names.join(" and ")))
    }

    fn history(&mut self) -> Section {
        let org = self.as_at.atlas().org(self.card.org);
        let mut lines = Vec::new();
        for style in &org.styles {
            let name = style.name.as_deref().map(clean);
            let kind = style.kind.unwrap_or(org.kind).label();
            let text = name.map_or_else(|| capital(kind), |n| format!("{n}, {kind}"));
            let when = period_of(style.period).map_or_else(String::new, |p| format!(", {p}"));
            let cites = self.cite(style.sources);
            lines.push(Line { text: format!("{text}{when}"), target: None, certainty: style.certainty, cites });
        }
        if org.parents.len() > 1 {
            for parent in &org.parents {
                let when = period_of(parent.period).map_or_else(String::new, |p| format!(", {p}"));
                let text = format!("within {}{when}", self.named(parent.org));
                let cites = self.cite(parent.sources);
                lines.push(Line { text, target: Some(parent.org), certainty: parent.certainty, cites });
            }
        }
        Section { heading: "Through time", lines }
    }

    /// On whose word the organisation itself stands.
    fn standing(&mut self) -> Section {
        let org = self.as_at.atlas().org(self.card.org);
        let cites = self.cite(org.sources);
        let mut text = "Name, kind and dates".to_owned();
        if let Some(seen) = org.seen {
            text = format!("{text}, as of {seen}");
        }
        Section {
            heading: "The entry itself",
            lines: vec![Line { text, target: None, certainty: org.certainty, cites }],
        }
    }
}

/// What must be said before anything else.
pub(super) fn warnings(asked: &AsAt<'_>, org: OrgIx) -> Vec<String> {
    let o = asked.atlas().org(org);
    let mut warnings = Vec::new();
    if o.is_planned() {
        warnings.push("Planned: announced, and not known to have happened.".to_owned());
    }
    if !o.is_there(asked.day()) {
        warnings.push(not_there(asked, org));
    }
    warnings
}

/// Why an organisation is not there on a day, and what came before or after it.
pub fn not_there(asked: &AsAt<'_>, org: OrgIx) -> String {
    let atlas = asked.atlas();
    let (o, day) = (atlas.org(org), asked.day());
    let named = |b: &crate::query::Became| {
        let other = atlas.org(b.org);
        let when = b.on.map_or(day, Date::first_day);
        called(other.name_at(when), &other.id)
    };
    let name = clean(o.name_at(day));
    if let Some(until) = o.period.until.filter(|u| u.last_day() < day) {
        let became: Vec<String> = crate::query::became(atlas, org).iter().map(named).collect();
        let after =
            if became.is_empty() { String::new() } else { format!(" It became {}.", in_a_row(&became)) };
        return format!("{name} closed {} and was not there on {day}.{after}", on_or_in(until));
    }
    let since = o.period.since.map_or_else(String::new, |s| format!(" It began {}.", on_or_in(s)));
    let before: Vec<String> = crate::query::came_from(atlas, org).iter().map(named).collect();
    let before = if before.is_empty() { String::new() } else { format!(" Before it: {}.", in_a_row(&before)) };
    format!("{name} was not yet there on {day}.{since}{before}")
}

/// `on 2020-03-31`, `in 2017`.
fn on_or_in(date: Date) -> String {
    if date.is_a_day() { format!("on {date}") } else { format!("in {date}") }
}

/// `a`, `a and b`, `a, b and c`.
pub fn in_a_row(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// What kind it is; of one that stands for several, how many of what.
pub(super) fn kind_of(kind: Kind, count: Option<u32>) -> String {
    match count {
        Some(count) => format!("{count} {}, not named one by one", kind.plural()),
        None => kind.label().to_owned(),
    }
}

fn plain(text: String) -> Line {
    Line { text, target: None, certainty: Certainty::Certain, cites: Vec::new() }
}

fn leads_to(text: String, target: OrgIx) -> Line {
    Line { text, target: Some(target), certainty: Certainty::Certain, cites: Vec::new() }
}

/// The order in which links stand on a card: whom it serves and who serves it first.
const ORDER: [(Relation, Direction); 34] = {
    use Direction::{In, Out};
    use Relation as R;
    [
        (R::Serves, Out),
        (R::Serves, In),
        (R::Commissions, Out),
        (R::Commissions, In),
        (R::PartnerOf, Out),
        (R::PartnerOf, In),
        (R::MemberOf, Out),
        (R::MemberOf, In),
        (R::Leads, Out),
        (R::Leads, In),
        (R::Operates, Out),
        (R::Operates, In),
        (R::AccountableTo, Out),
        (R::AccountableTo, In),
        (R::Funds, Out),
        (R::Funds, In),
        (R::Supports, Out),
        (R::Supports, In),
        (R::Oversees, Out),
        (R::Oversees, In),
        (R::LocatedIn, Out),
        (R::LocatedIn, In),
        (R::CoterminousWith, Out),
        (R::CoterminousWith, In),
        (R::DrawsFrom, Out),
        (R::DrawsFrom, In),
        (R::RegisteredIn, Out),
        (R::RegisteredIn, In),
        (R::OptedOut, Out),
        (R::OptedOut, In),
        (R::SucceededBy, In),
        (R::SucceededBy, Out),
        (R::Transferred, In),
        (R::Transferred, Out),
    ]
};

/// Where a link stands among the others of a card.
fn rank(link: &CardLink<'_>) -> usize {
    let place = ORDER.iter().position(|(r, d)| *r == link.link.relation && *d == link.direction);
    place.unwrap_or(ORDER.len())
}

/// The heading over who serves an area.
const SERVED_BY: &str = "Served by";

/// The heading over links of one relation in one direction.
pub fn heading(relation: Relation, direction: Direction) -> &'static str {
    use Direction::{In, Out};
    match (relation, direction) {
        (Relation::Serves, Out) => "Serves",
        (Relation::Serves, In) => SERVED_BY,
        (Relation::DrawsFrom, Out) => "Its patients come from",
        (Relation::DrawsFrom, In) => "Residents go to",
        (Relation::Commissions, Out) => "Commissions for",
        (Relation::Commissions, In) => "Commissioned for by",
        (Relation::MemberOf, Out) => "Member of",
        (Relation::MemberOf, In) => "Members",
        (Relation::PartnerOf, Out) => "Partner in",
        (Relation::PartnerOf, In) => "Partners",
        (Relation::Leads, Out) => "Leads",
        (Relation::Leads, In) => "Led by",
        (Relation::Operates, Out) => "Runs",
        (Relation::Operates, In) => "Run by",
        (Relation::LocatedIn, Out) => "Stands in",
        (Relation::LocatedIn, In) => "Found here",
        (Relation::CoterminousWith, _) => "Said to have the same boundary as",
        (Relation::SucceededBy, Out) => "Became",
        (Relation::SucceededBy, In) => "Came from",
        (Relation::Transferred, Out) => "Handed services over to",
        (Relation::Transferred, In) => "Took services over from",
        (Relation::OptedOut, Out) => "Opted out of",
        (Relation::OptedOut, In) => "Opted out",
        (Relation::RegisteredIn, Out) => "The register files it under",
        (Relation::RegisteredIn, In) => "The register files here",
        (Relation::AccountableTo, Out) => "Accountable to",
        (Relation::AccountableTo, In) => "Accountable to it",
        (Relation::Oversees, Out) => "Oversees",
        (Relation::Oversees, In) => "Overseen by",
        (Relation::Funds, Out) => "Funds",
        (Relation::Funds, In) => "Funded by",
        (Relation::Supports, Out) => "Supports",
        (Relation::Supports, In) => "Supported by",
    }
}
