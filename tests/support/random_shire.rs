//! Shires made up at random, as an analyst could have written them: councils and
//! commissioners that were reorganised once, land that moved between two that lived on,
//! systems that open, close or are only planned, and providers that serve whole areas, named
//! parts and parts unknown.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use catchment::atlas::Atlas;
use catchment::source::{Layer, SourceFile};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

/// How many days there are on which things may change: 1 April of 2014 to 2020.
const TURNS: usize = 7;
/// How many councils, and how many commissioners, there are before and after their reform.
pub const MANY: usize = 4;
const SYSTEMS: usize = 3;
const PLACES: usize = 2;
/// The last day that the atlas knows.
pub const AS_AT: &str = "2020-09-30";

/// From the day of one turn to the eve of another.
#[derive(Clone, Copy, Debug, Default)]
struct Life {
    from: Option<usize>,
    to: Option<usize>,
}

impl Life {
    fn before(turn: usize) -> Self {
        Self { from: None, to: Some(turn) }
    }

    fn after(turn: usize) -> Self {
        Self { from: Some(turn), to: None }
    }

    fn common(self, other: Self) -> Option<Self> {
        let to = match (self.to, other.to) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        let common = Self { from: self.from.max(other.from), to };
        let is_reversed = matches!((common.from, common.to), (Some(from), Some(to)) if from >= to);
        (!is_reversed).then_some(common)
    }

    fn fields(self) -> String {
        let since = self.from.map(|turn| format!(", since: \"{}-04-01\"", 2014 + turn));
        let until = self.to.map(|turn| format!(", until: \"{}-03-31\"", 2014 + turn));
        since.unwrap_or_default() + &until.unwrap_or_default()
    }
}

/// In which of the areas of one sort a piece of land lies: by its number before the reform and
/// after; and perhaps a move to another in between.
#[derive(Clone, Copy, Debug)]
struct Tenure {
    before: usize,
    after: usize,
    moved: Option<(usize, usize)>,
}

#[derive(Clone, Debug)]
struct Plot {
    residents: u64,
    small_areas: u64,
    council: Tenure,
    commissioner: Tenure,
    place: Option<(usize, Life)>,
}

/// Is something there, only planned, or never heard of?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    There,
    Planned,
    Unheard,
}

impl Standing {
    fn field(self) -> &'static str {
        if self == Self::Planned { ", certainty: Planned" } else { "" }
    }

    fn forget_if_planned(&mut self) {
        if *self == Self::Planned {
            *self = Self::Unheard;
        }
    }
}

#[derive(Clone, Copy, Debug)]
struct System {
    life: Life,
    region: usize,
    standing: Standing,
}

#[derive(Clone, Copy, Debug)]
enum Extent {
    Whole,
    Part,
    Within(usize),
}

#[derive(Clone, Copy, Debug)]
struct Serving {
    area: usize,
    service: &'static str,
    extent: Extent,
    life: Life,
    standing: Standing,
}

#[derive(Clone, Debug)]
struct Provider {
    kind: &'static str,
    standing: Standing,
    sits_in: Option<usize>,
    serves: Vec<Serving>,
    partner_of: Vec<(usize, Life)>,
    filed_in: Option<usize>,
    draws: Vec<(usize, u32)>,
}

/// All of a shire.
#[derive(Clone, Debug)]
pub struct Shire {
    plots: Vec<Plot>,
    councils_reformed: usize,
    commissioners_reformed: usize,
    systems: Vec<System>,
    /// For each commissioner its first system, its second, and when it changed.
    seats: Vec<(usize, usize, usize)>,
    providers: Vec<Provider>,
    /// For each network its commissioner, and that of its one practice.
    networks: Vec<(usize, usize)>,
}

fn standing() -> impl Strategy<Value = Standing> {
    prop_oneof![9 => Just(Standing::There), 1 => Just(Standing::Planned)]
}

fn life() -> impl Strategy<Value = Life> {
    (option::weighted(0.3, 0..TURNS), option::weighted(0.3, 0..TURNS)).prop_map(|(one, other)| {
        match (one, other) {
            (Some(a), Some(b)) if a == b => Life::after(a),
            (Some(a), Some(b)) => Life { from: Some(a.min(b)), to: Some(a.max(b)) },
            (from, to) => Life { from, to },
        }
    })
}

fn tenure() -> impl Strategy<Value = Tenure> {
    (0..MANY, 0..MANY, option::weighted(0.3, (0..TURNS, 0..MANY))).prop_map(|(before, after, moved)| Tenure {
        before,
        after,
        moved,
    })
}

fn plot() -> impl Strategy<Value = Plot> {
    let place = option::weighted(0.6, (0..PLACES, life()));
    (prop_oneof![1 => Just(0), 9 => 1_u64..3000], 0_u64..4, tenure(), tenure(), place).prop_map(
        |(residents, small_areas, council, commissioner, place)| Plot {
            residents,
            small_areas,
            council,
            commissioner,
            place,
        },
    )
}

fn provider() -> impl Strategy<Value = Provider> {
    let kinds = ["MentalHealthTrust", "AcuteTrust", "AmbulanceTrust", "Partnership", "IndependentProvider"];
    let services = ["MentalHealth", "Acute"];
    let extent = prop_oneof![
        4 => Just(Extent::Whole),
        1 => Just(Extent::Part),
        2 => (0..4 * MANY + PLACES).prop_map(Extent::Within),
    ];
    let service = prop::sample::select(services.to_vec());
    let serves = (0..4 * MANY + PLACES, service, extent, life(), standing())
        .prop_map(|(area, service, extent, life, standing)| Serving { area, service, extent, life, standing });

    (
        prop::sample::select(kinds.to_vec()),
        standing(),
        option::of(0..SYSTEMS),
        vec(serves, 0..5),
        vec((0..SYSTEMS, life()), 0..4),
        option::of(0..SYSTEMS),
        // No more than all of a trust's activity; and several trusts to the same few councils.
        vec((prop_oneof![0..2 * MANY, 0..2_usize], 12_u32..=33), 0..4),
    )
        .prop_map(|(kind, standing, sits_in, serves, partner_of, filed_in, draws)| Provider {
            kind,
            standing,
            sits_in,
            serves,
            partner_of,
            filed_in,
            draws,
        })
}

/// A shire of up to twelve pieces of land.
pub fn shire() -> impl Strategy<Value = Shire> {
    let system =
        (life(), 0..2_usize, standing()).prop_map(|(life, region, standing)| System { life, region, standing });
    (
        vec(plot(), 1..12),
        0..TURNS,
        0..TURNS,
        vec(system, SYSTEMS),
        vec((0..SYSTEMS, 0..SYSTEMS, 0..TURNS), 2 * MANY),
        vec(provider(), 1..5),
        vec((0..MANY, 0..MANY), 0..3),
    )
        .prop_map(
            |(plots, councils_reformed, commissioners_reformed, systems, seats, providers, networks)| Shire {
                plots,
                councils_reformed,
                commissioners_reformed,
                systems,
                seats,
                providers,
                networks,
            },
        )
}

/// The id of the area that a number stands for where any of them may be meant.
fn area(number: usize) -> String {
    match number {
        n if n < 2 * MANY => council(n),
        n if n < 4 * MANY => commissioner(n - 2 * MANY),
        n => format!("place-{}", n - 4 * MANY),
    }
}

/// Numbers below `MANY` are from before the reform.
fn council(number: usize) -> String {
    format!("council-{number}")
}

fn commissioner(number: usize) -> String {
    format!("commissioner-{number}")
}

fn reformed(number: usize, turn: usize) -> Life {
    if number < MANY { Life::before(turn) } else { Life::after(turn) }
}

/// From a number to an id.
type Naming = fn(usize) -> String;

/// The records of a file, each as text.
#[derive(Clone, Debug, Default)]
pub struct Records {
    organisations: Vec<String>,
    links: Vec<String>,
    patches: Vec<String>,
}

impl Shire {
    /// The same shire, in which the second of two councils is a part of the first.
    #[must_use]
    pub fn with_councils_merged(&self, (into, from): (usize, usize)) -> Self {
        let mut merged = self.clone();
        for plot in &mut merged.plots {
            let Tenure { before, after, moved } = &mut plot.council;
            for council in [before, after].into_iter().chain(moved.as_mut().map(|(_, to)| to)) {
                if *council == from {
                    *council = into;
                }
            }
        }
        merged
    }

    /// The same shire with somebody living everywhere, and without places: these sit in one region
    /// whatever region their land is in, which is of no atlas that makes sense.
    #[must_use]
    pub fn plain(&self) -> Self {
        let mut plain = self.clone();
        for plot in &mut plain.plots {
            plot.residents = plot.residents.max(1);
            plot.place = None;
        }
        plain
    }

    /// The same shire before anyone planned anything.
    #[must_use]
    pub fn without_plans(&self) -> Self {
        let mut without = self.clone();
        for system in &mut without.systems {
            system.standing.forget_if_planned();
        }
        for provider in &mut without.providers {
            provider.standing.forget_if_planned();
            for serving in &mut provider.serves {
                serving.standing.forget_if_planned();
            }
        }
        without
    }

    /// What a file would say of it.
    pub fn records(&self) -> Records {
        let mut records = Records::default();
        self.areas(&mut records);
        let known = |p: &(usize, &Provider)| p.1.standing != Standing::Unheard;
        for (number, provider) in self.providers.iter().enumerate().filter(known) {
            self.provider(&mut records, number, provider);
        }
        self.networks(&mut records);
        records.patches = self.plots.iter().map(|plot| self.patch(plot)).collect();
        records
    }

    fn areas(&self, records: &mut Records) {
        records.organisation("england", "Nation", "");
        for region in ["north", "south"] {
            records.organisation(region, "Region", ", parent: \"england\"");
            records.organisation(&format!("statistical-{region}"), "OnsRegion", ", parent: \"england\"");
        }
        records.organisation("county", "County", ", parent: \"statistical-north\"");
        for (number, system) in self.systems.iter().enumerate().filter(|(number, _)| self.knows(*number)) {
            let style = "styles: [(kind: Stp, until: \"2016-03-31\")]";
            let region = ["north", "south"][system.region];
            let (life, standing) = (system.life.fields(), system.standing.field());
            let rest = format!(", parent: \"{region}\", {style}{life}{standing}");
            records.organisation(&format!("system-{number}"), "Icb", &rest);
        }
        for number in 0..PLACES {
            records.organisation(&format!("place-{number}"), "Place", ", parent: \"south\"");
        }
        for number in 0..2 * MANY {
            let life = reformed(number, self.councils_reformed);
            let (kind, parent) = match number % MANY {
                0 | 1 => ("District", "county"),
                2 => ("Unitary", "statistical-north"),
                _ => ("Unitary", "statistical-south"),
            };
            let rest = format!(", parent: \"{parent}\"{}", life.fields());
            records.organisation(&council(number), kind, &rest);
            let life = reformed(number, self.commissioners_reformed);
            let rest = format!(", parents: [{}]{}", self.seats_of(number, life), life.fields());
            records.organisation(&commissioner(number), "Ccg", &rest);
        }
    }

    /// What a commissioner sat in, and when.
    fn seats_of(&self, number: usize, life: Life) -> String {
        let (first, second, turn) = self.seats[number];
        let mut seats = String::new();
        for (system, stay) in [(first, Life::before(turn)), (second, Life::after(turn))] {
            if let Some(together) = life.common(stay) {
                let _ =
                    write!(seats, "(id: \"{}\"{}),", self.system_or_region(system, together), stay.fields());
            }
        }
        seats
    }

    fn knows(&self, system: usize) -> bool {
        self.systems[system].standing != Standing::Unheard
    }

    /// A system that was there some of that time, else the region.
    fn system_or_region(&self, system: usize, time: Life) -> String {
        let is_there = self.systems[system].life.common(time).is_some();
        if is_there && self.knows(system) { format!("system-{system}") } else { "north".to_owned() }
    }

    fn provider(&self, records: &mut Records, number: usize, provider: &Provider) {
        let id = format!("provider-{number}");
        let parent = provider
            .sits_in
            .map_or("south".to_owned(), |system| self.system_or_region(system, Life::default()));
        let rest = format!(", parent: \"{parent}\"{}", provider.standing.field());
        records.organisation(&id, provider.kind, &rest);
        let mut said = BTreeSet::new();
        for serving in provider.serves.iter().filter(|s| said.insert((s.area, s.service))) {
            if serving.standing == Standing::Unheard {
                continue;
            }
            let extent = match serving.extent {
                Extent::Whole => "Whole".to_owned(),
                Extent::Part => "Part".to_owned(),
                Extent::Within(part) => format!("Within([\"{}\"])", area(part)),
            };
            let (service, life) = (serving.service, serving.life.fields());
            let rest = format!(", service: {service}, extent: {extent}{life}{}", serving.standing.field());
            records.link("Serves", (&id, &area(serving.area)), &rest);
        }
        let mut said = BTreeSet::new();
        for (system, life) in
            provider.partner_of.iter().filter(|(system, _)| self.knows(*system) && said.insert(*system))
        {
            records.link("PartnerOf", (&id, &format!("system-{system}")), &life.fields());
        }
        if let Some(system) = provider.filed_in.filter(|system| self.knows(*system)) {
            records.link("RegisteredIn", (&id, &format!("system-{system}")), "");
        }
        let mut said = BTreeSet::new();
        for (from, percent) in provider.draws.iter().filter(|(from, _)| said.insert(*from)) {
            records.link(
                "DrawsFrom",
                (&id, &council(*from)),
                &format!(", share: 0.{percent:02}, share_of_area: 0.{percent:02}, of: Admissions"),
            );
        }
    }

    fn networks(&self, records: &mut Records) {
        let life = Life::after(self.commissioners_reformed).fields();
        for (number, (own, other)) in self.networks.iter().enumerate() {
            let (network, practice) = (format!("network-{number}"), format!("practice-{number}"));
            let within = |number: usize| format!(", parent: \"{}\"{life}", commissioner(MANY + number));
            records.organisation(&network, "Pcn", &within(*own));
            records.organisation(&practice, "Practice", &within(*other));
            records.link("MemberOf", (&practice, &network), "");
        }
    }

    fn patch(&self, plot: &Plot) -> String {
        let (mut areas, mut dated) = (String::new(), String::new());
        let sorts: [(Tenure, usize, Naming); 2] = [
            (plot.council, self.councils_reformed, council),
            (plot.commissioner, self.commissioners_reformed, commissioner),
        ];
        for (tenure, reform, id) in sorts {
            for (own, offset, is_then) in
                [(tenure.before, 0, usize::lt as fn(&usize, &usize) -> bool), (tenure.after, MANY, usize::gt)]
            {
                match tenure.moved.filter(|(turn, to)| is_then(turn, &reform) && *to != own) {
                    Some((turn, to)) => {
                        let (old, new) = (id(own + offset), id(to + offset));
                        let _ = write!(dated, "(id: \"{old}\"{}),", Life::before(turn).fields());
                        let _ = write!(dated, "(id: \"{new}\"{}),", Life::after(turn).fields());
                    }
                    None => {
                        let _ = write!(areas, "\"{}\",", id(own + offset));
                    }
                }
            }
        }
        if let Some((place, life)) = plot.place {
            let _ = write!(dated, "(id: \"place-{place}\"{}),", life.fields());
        }
        format!(
            "(areas: [{areas}], dated: [{dated}], residents: {}, small_areas: {}),",
            plot.residents, plot.small_areas
        )
    }
}

impl Records {
    fn organisation(&mut self, id: &str, kind: &str, rest: &str) {
        self.organisations.push(format!("(id: \"{id}\", name: \"The {id}\", kind: {kind}{rest}),"));
    }

    fn link(&mut self, relation: &str, (from, to): (&str, &str), rest: &str) {
        self.links.push(format!("{relation}(from: \"{from}\", to: [\"{to}\"]{rest}),"));
    }

    /// The same records in another order.
    #[must_use]
    pub fn shuffled(mut self, keys: &[u32]) -> Self {
        for list in [&mut self.organisations, &mut self.links, &mut self.patches] {
            let mut keyed: Vec<(u32, String)> = keys.iter().copied().cycle().zip(list.drain(..)).collect();
            keyed.sort_by_key(|(key, _)| *key);
            list.extend(keyed.into_iter().map(|(_, record)| record));
        }
        self
    }

    /// The atlas that the file makes; it is always a sound one.
    pub fn atlas(&self) -> Atlas {
        let text = format!(
            "Atlas(format: 1, title: \"A shire\", as_at: \"{AS_AT}\", source: [\"s\"],\n\
             sources: {{ \"s\": (title: \"Made up\", publisher: \"Nobody\") }},\n\
             organisations: [\n{}\n],\nlinks: [\n{}\n],\npatches: [\n{}\n])",
            self.organisations.join("\n"),
            self.links.join("\n"),
            self.patches.join("\n")
        );
        let layer = Layer { files: vec![SourceFile::text("shire.ron", text.clone())] };
        Atlas::load(&[layer]).unwrap_or_else(|problems| panic!("{text}\n{problems:#?}"))
    }
}
