//! The names of organisations as people read them.
//!
//! A part of a board is named by its code alone, and a reader cannot tell ten of them apart; each
//! was a commissioner with a name of its own until July 2022, by which people still know it.

use std::borrow::Cow;

use super::escape::clean;
use crate::atlas::{OrgIx, Organisation};
use crate::query::{AsAt, short_name};
use crate::words::Kind;

/// Its name on the day, and of a part of a board by which name people know it:
/// `NHS Greater Manchester ICB - 00T (Bolton)`.
pub fn name(as_at: &AsAt<'_>, org: OrgIx) -> String {
    clean(&name_then(as_at.atlas().org(org), as_at.name(org))).into_owned()
}

/// The same, of the name that it had at some time.
pub(super) fn name_then<'n>(org: &Organisation, then: &'n str) -> Cow<'n, str> {
    match known_as(org, then) {
        Some(known) => Cow::Owned(format!("{then} ({known})")),
        None => Cow::Borrowed(then),
    }
}

/// The same, with its code where the name does not say it.
pub(super) fn called_then(org: &Organisation, then: &str) -> String {
    called(&name_then(org, then), &org.id)
}

/// The name without what every organisation of its sort has in its own: `Oxleas`, `Bexley`; of a
/// part of a board its code and the name by which people know it: `15F (Leeds)`.
pub fn short(as_at: &AsAt<'_>, org: OrgIx) -> String {
    short_then(as_at.atlas().org(org), as_at.name(org))
}

/// The same, of the name that it had at some time.
pub fn short_then(org: &Organisation, then: &str) -> String {
    let short = match known_as(org, then) {
        Some(known) => format!("{} ({known})", org.id),
        None => short_name(then),
    };
    clean(&short).into_owned()
}

/// The way down to it by names: `England › London › South East London …`.
pub fn way_down(as_at: &AsAt<'_>, org: OrgIx) -> String {
    let way = as_at.ancestors(org).into_iter().rev().chain([org]);
    way.map(|org| name(as_at, org)).collect::<Vec<_>>().join(" › ")
}

/// Of a part of a board that is named by its code, what it was called while it had a name.
fn known_as<'o>(org: &'o Organisation, then: &str) -> Option<&'o str> {
    let is_code_alone = then.strip_suffix(&*org.id).is_some_and(|board| board.ends_with(" - "));
    if !is_code_alone {
        return None;
    }
    let named = |kind: Option<Kind>| matches!(kind, Some(Kind::Ccg));
    let former =
        org.styles.iter().rev().find(|style| named(style.kind)).and_then(|style| style.name.as_deref())?;
    let bare = former.strip_prefix("NHS ").unwrap_or(former);
    Some(bare.strip_suffix(" CCG").unwrap_or(bare))
}

/// The id, where it is a code that people use. One made up from the name, in small letters
/// and hyphens, says no more than the name does.
pub fn code(id: &str) -> Option<&str> {
    let is_made_up = id.chars().any(char::is_lowercase) && !id.chars().any(char::is_uppercase);
    (!is_made_up).then_some(id)
}

/// A name with the code of whom it names, where that has one that people use and the name does not
/// say it.
pub fn called(name: &str, id: &str) -> String {
    match code(id).filter(|code| !name.contains(&format!(" - {code}"))) {
        Some(code) => format!("{} ({})", clean(name), clean(code)),
        None => clean(name).into_owned(),
    }
}
