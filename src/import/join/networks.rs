//! Primary care networks.

use rustc_hash::FxHashMap;

use super::draft::Draft;
use super::holder::{Holding, in_life};
use super::life::Life;
use super::record::{date, keys, organisation, within};
use super::sources;
use super::stints::{Stint, fill};
use crate::date::Day;
use crate::import::names::readable;
use crate::import::remark::Reason;
use crate::import::value::{Edition, Located, Network};
use crate::words::{Certainty, Kind};

impl<'r> Draft<'r> {
    pub(super) fn networks(&mut self) {
        let registers = self.registers;
        let mut members: FxHashMap<&str, Vec<&'r str>> = FxHashMap::default();
        let mut former: FxHashMap<&str, Vec<&'r str>> = FxHashMap::default();
        for member in registers.members.iter().flat_map(Edition::values) {
            let all = if member.until.is_none() { &mut members } else { &mut former };
            all.entry(member.network).or_default().push(member.practice);
        }
        for (age, edition) in registers.networks.iter().enumerate() {
            for Located { at, value: network } in edition.located() {
                let life = Life { since: network.since, until: network.until };
                self.network_lives.entry(network.code).or_insert(life);
                let practices = members.get(network.code);
                let is_empty = !registers.members.is_empty() && practices.is_none();
                if network.until.is_none() && is_empty {
                    self.remarks.add(Reason::EmptyNetwork, at, format!("{} {}", network.code, network.name));
                }
                if !self.is_commissioner(network.commissioner) {
                    let what = format!("{} {}, {}", network.code, network.name, network.commissioner);
                    self.remarks.add(Reason::UnknownCommissioner, at, what);
                }
                let practices = practices.or_else(|| former.get(network.code)).map_or(&[][..], Vec::as_slice);
                let is_left_out = age > 0 && network.until.is_none();
                let seen = edition.latest.filter(|_| is_left_out);
                self.network(network, practices, seen);
            }
        }
    }

    fn network(&mut self, network: &Network<'r>, practices: &[&str], seen: Option<Day>) {
        let name = if network.name.is_empty() { network.code.to_owned() } else { readable(network.name) };
        let mut record = organisation(network.code, name, Kind::Pcn);
        let life = Life { since: network.since, until: network.until };
        let stints = self.stints_of_network(network, practices);
        let holdings = in_life(&self.holdings(&stints), life);
        let last = holdings.len().saturating_sub(1);
        let parents = holdings.into_iter().enumerate().map(|(at, holding)| {
            let since = holding.since.filter(|_| at > 0);
            let until = holding.until.filter(|_| at < last);
            Holding { since, until, ..holding }.parent()
        });
        within(&mut record, parents.collect());
        (record.since, record.until, record.seen) = (date(life.since), date(life.until), date(seen));
        record.source = keys(&[sources::NETWORKS]);
        self.add(record);
        self.commission(network.code, &stints, life);
    }

    /// Under whom a network was. The register of networks says under whom it is today; since when
    /// follows from the day by which most of its practices had come there, and under whom it was
    /// before from where they came from.
    fn stints_of_network(&self, network: &Network<'r>, practices: &[&str]) -> Vec<Stint<'r>> {
        if !self.is_commissioner(network.commissioner) {
            return Vec::new();
        }
        let is_today =
            |stint: &&Stint<'_>| stint.commissioner == network.commissioner && stint.certainty.is_none();
        let of_practices: Vec<&Vec<Stint<'r>>> =
            practices.iter().filter_map(|practice| self.stints.get(practice)).collect();
        let joined = |stints: &[Stint<'r>]| stints.iter().rfind(is_today).and_then(|stint| stint.since);
        let mut days: Vec<Day> = of_practices.iter().filter_map(|stints| joined(stints)).collect();
        days.sort_unstable();
        let founded = self.commissioners.get(network.commissioner).and_then(|known| known.life.since);
        let since = days.get(days.len() / 2).copied().max(founded);
        let since = since.filter(|since| network.since.is_none_or(|began| began < *since));
        // Where a lookup shows that it has gone since, nobody knows under whom they are now.
        let until = self.commissioners.get(network.commissioner).and_then(|known| known.life.until);
        let until = until.filter(|_| network.until.is_none() || until < network.until);
        let mut stints = vec![Stint { since, until, ..Stint::of(network.commissioner, &[sources::NETWORKS]) }];
        let Some(since) = since else { return stints };
        let before =
            most_common(of_practices.iter().filter(|stints| joined(stints) == Some(since)).map(|stints| {
                let earlier = stints
                    .iter()
                    .filter(|stint| stint.since < Some(since) && stint.commissioner != network.commissioner);
                earlier.cloned().collect::<Vec<_>>()
            }));
        for stint in before {
            let certainty = Some(Certainty::Inferred);
            fill(&mut stints, &Stint { certainty, ..stint });
        }
        stints
    }
}

/// What most of them say.
fn most_common<'r>(all: impl Iterator<Item = Vec<Stint<'r>>>) -> Vec<Stint<'r>> {
    let mut counted: Vec<(usize, Vec<Stint<'r>>)> = Vec::new();
    for stints in all {
        match counted.iter_mut().find(|(_, known)| *known == stints) {
            Some((count, _)) => *count += 1,
            None => counted.push((1, stints)),
        }
    }
    counted.into_iter().rev().max_by_key(|(count, _)| *count).map(|(_, stints)| stints).unwrap_or_default()
}
