//! All that happened to one organisation, and what is announced of it.

use super::happening::{Happening, put_in_order};
use super::{around, land, life, once, succession};
use crate::atlas::{Atlas, LinkFacts, OrgIx};
use crate::query::absence::absence_of;
use crate::query::{Absence, AsAt};

/// What there is to tell of an organisation through time.
#[derive(Clone, Debug)]
pub struct History<'a> {
    /// Of whom.
    pub org: OrgIx,
    /// Why it is not there on the day, where it is not.
    pub absence: Option<Absence>,
    /// Everything that happened to it; see [`history`].
    pub happened: Vec<Happening<'a>>,
    /// What has been announced of it; see [`planned`].
    pub planned: Vec<Happening<'a>>,
}

/// The history of an organisation, asked for on a day.
pub fn history_on<'a>(as_at: &AsAt<'a>, org: OrgIx) -> History<'a> {
    let atlas = as_at.atlas();
    History {
        org,
        absence: absence_of(as_at, org),
        happened: history(atlas, org),
        planned: planned(atlas, org),
    }
}

/// Everything that happened to one organisation and around it, in order of time; what is not dated
/// comes last. What is only planned is left out.
pub fn history(atlas: &Atlas, org: OrgIx) -> Vec<Happening<'_>> {
    let mut found = Vec::new();
    life::add_life(atlas, org, &mut found);
    let concerns = |other: OrgIx| other == org;
    let mut facts = succession::successions(atlas, |link| !link.is_planned());
    put_in_order(&mut facts);
    found.extend(facts.iter().filter(|h| h.names_any(concerns)).cloned());
    found.extend(land::moves(atlas, None).into_iter().filter(|h| h.names_any(concerns)));
    let around = around::ever_around(atlas, org, around::Known { facts: &facts, own: &found });
    found.extend(around);
    once::tell_once(&mut found, concerns);
    put_in_order(&mut found);
    found
}

/// What has been announced of an organisation and is not known to have happened: what it is
/// to become or to hand over, and to whom.
pub fn planned(atlas: &Atlas, org: OrgIx) -> Vec<Happening<'_>> {
    planned_among(atlas, |other| other == org)
}

/// What has been announced of any organisation of some, each thing once.
pub fn planned_among(atlas: &Atlas, concerns: impl Fn(OrgIx) -> bool) -> Vec<Happening<'_>> {
    let mut found = succession::successions(atlas, LinkFacts::is_planned);
    found.retain(|h| h.names_any(&concerns));
    put_in_order(&mut found);
    found
}
