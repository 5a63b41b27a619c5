//! What registers say, sorted by what becomes of it.

use std::collections::{BTreeMap, BTreeSet};

use super::spans::BEGINNING;
use crate::source::record::{FileRecord, LinkBody, LinkRecord, OrganisationRecord, SourceRecord};
use crate::words::{Basis, Kind, Relation};

/// The records of registers by what they are.
#[derive(Debug, Default)]
pub(super) struct Registers {
    pub(super) practices: Vec<OrganisationRecord>,
    pub(super) networks: Vec<OrganisationRecord>,
    /// Independent providers, which only lists of who waits name.
    pub(super) providers: Vec<OrganisationRecord>,
    /// Who waits where.
    pub(super) waiting: Vec<LinkRecord>,
    /// All others.
    pub(super) others: Vec<OrganisationRecord>,
    /// Who commissions a practice or a network, by that.
    pub(super) commissions: BTreeMap<String, Vec<LinkBody>>,
    /// In which networks practices are besides the one that they sit in, and which became which.
    pub(super) links: Vec<LinkRecord>,
    /// In which councils practices stand.
    pub(super) located: Vec<LinkRecord>,
    /// The same, by practice.
    pub(super) councils: BTreeMap<String, Vec<String>>,
    pub(super) sources: Vec<(String, SourceRecord)>,
    /// How many practices closed before there were commissioners.
    pub(super) closed_before: usize,
    /// How many links are left out, by relation.
    pub(super) links_left_out: BTreeMap<Relation, usize>,
}

impl Registers {
    /// Leaves out practices that closed before there were commissioners, and what is for tables
    /// to say: land, who is filed where, and which trust or commissioner became which.
    pub(super) fn sorted(record: FileRecord) -> Self {
        let mut all = Self { sources: record.sources.0, ..Self::default() };
        for organisation in record.organisations {
            match organisation.kind {
                Some(Kind::Practice) if is_too_old(&organisation) => all.closed_before += 1,
                Some(Kind::Practice) => all.practices.push(organisation),
                Some(Kind::Pcn) => all.networks.push(organisation),
                Some(Kind::IndependentProvider) => all.providers.push(organisation),
                _ => all.others.push(organisation),
            }
        }
        let practices: BTreeSet<String> = all.practices.iter().map(|practice| practice.id.clone()).collect();
        let networks: BTreeSet<String> = all.networks.iter().map(|network| network.id.clone()).collect();
        for link in record.links {
            match link {
                LinkRecord::Commissions(body) => {
                    for id in &body.to {
                        if practices.contains(id) || networks.contains(id) {
                            all.commissions.entry(id.clone()).or_default().push(body.clone());
                        } else {
                            *all.links_left_out.entry(Relation::Commissions).or_default() += 1;
                        }
                    }
                }
                LinkRecord::LocatedIn(body) if practices.contains(&body.from) => {
                    all.councils.insert(body.from.clone(), body.to.clone());
                    all.located.push(LinkRecord::LocatedIn(body));
                }
                LinkRecord::DrawsFrom(body) if body.of == Some(Basis::WaitingList) && is_told(&body) => {
                    all.waiting.push(LinkRecord::DrawsFrom(body));
                }
                LinkRecord::MemberOf(body) if practices.contains(&body.from) => {
                    all.links.push(LinkRecord::MemberOf(body));
                }
                LinkRecord::SucceededBy(body)
                    if practices.contains(&body.from) && body.to.iter().all(|id| practices.contains(id)) =>
                {
                    all.links.push(LinkRecord::SucceededBy(body));
                }
                other => {
                    let (relation, _) = other.into_parts();
                    *all.links_left_out.entry(relation).or_default() += 1;
                }
            }
        }
        all
    }
}

/// Shares of less than one in a hundred on either side are noise.
fn is_told(body: &LinkBody) -> bool {
    [body.share, body.share_of_area].into_iter().flatten().any(|share| share >= 0.01)
}

fn is_too_old(practice: &OrganisationRecord) -> bool {
    practice.until.is_some_and(|until| until.last_day() < BEGINNING)
}
