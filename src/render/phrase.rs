//! Small phrases that several writers use.

use std::borrow::Cow;

use super::escape::clean;
pub(super) use super::name::name;
pub use super::name::{called, code};
use super::number::{counted, percent};
use crate::atlas::OrgIx;
use crate::date::date_in_words;
use crate::query::AsAt;
use crate::words::{Heading, Kind};

/// The plain name of a system, with the share of residents that is meant where it is known
/// and not all.
pub(super) fn system_name(as_at: &AsAt<'_>, system: OrgIx, share: Option<f64>) -> String {
    let name = plain_name(as_at, system);
    match share.filter(|s| *s < 1.0) {
        Some(share) => format!("{name} ({} of residents)", percent(share)),
        None => name,
    }
}

/// The plain name where the name of the day says it too, else the name of the day: nobody knew
/// Humber and North Yorkshire while it was Humber, Coast and Vale.
pub fn plain_name(as_at: &AsAt<'_>, org: OrgIx) -> String {
    let plain = &as_at.atlas().org(org).name;
    let then = as_at.name(org);
    if **plain == *then {
        return name(as_at, org);
    }
    let says_it = then.to_lowercase().contains(&plain.to_lowercase());
    clean(if says_it { plain } else { then }).into_owned()
}

/// A heading of a tree and how much stands under it: `Places (6)`, `Neighbourhoods (4 PCNs)`; where they
/// are of several kinds, `Trusts (10)`.
pub(super) fn heading_of(heading: Heading, kind: Option<Kind>, count: usize) -> String {
    let label = heading.label();
    match kind.filter(|kind| kind.plural() != label) {
        Some(kind) => format!("{} ({})", capital(label), so_many(count, kind)),
        None => format!("{} ({})", capital(label), counted(count)),
    }
}

/// So many of one kind: `1 place`, `6 places`.
pub(super) fn so_many(count: usize, kind: Kind) -> String {
    match count {
        1 => format!("1 {}", kind.label()),
        _ => format!("{} {}", counted(count), kind.plural()),
    }
}

/// What shares of residents are counted from.
pub(super) const SHARES: &str = "Shares of residents are of the mid-2020 count.";

/// `a`, `a and b`, `a, b and c`.
pub(super) fn in_a_row(items: &[String]) -> String {
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

/// `, a, b`, or nothing.
pub(super) fn appended(more: &[String]) -> String {
    if more.is_empty() { String::new() } else { format!(", {}", more.join(", ")) }
}

/// With a capital at its head.
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// The kind, where the name does not say it already.
pub(super) fn kind_beside(as_at: &AsAt<'_>, org: OrgIx) -> Option<&'static str> {
    kind_unsaid(as_at.name(org), as_at.kind(org))
}

/// The kind, where this name does not say it already.
pub(super) fn kind_unsaid(name: &str, kind: Kind) -> Option<&'static str> {
    (!name.to_lowercase().contains(&kind.label().to_lowercase())).then_some(kind.label())
}

/// How much of a tree was cut off.
pub(super) fn left_out(count: usize) -> String {
    match count {
        1 => "1 organisation further down is left out.".to_owned(),
        _ => format!("{} organisations further down are left out.", counted(count)),
    }
}

/// Its name and code; where it has none, the short name that people know it by:
/// `South London Mental Health and Community Partnership, known as South London Partnership`.
pub(super) fn named(as_at: &AsAt<'_>, org: OrgIx) -> String {
    let o = as_at.atlas().org(org);
    let name = name(as_at, org);
    if code(&o.id).is_some() {
        return called(&name, &o.id);
    }
    match o.aliases.iter().find(|alias| ***alias != *name && is_slug_of(&o.id, alias)) {
        Some(alias) => format!("{name}, known as {}", clean(alias)),
        None => name,
    }
}

/// Is the id the name in small letters and hyphens?
fn is_slug_of(id: &str, name: &str) -> bool {
    let letters = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    id.contains('-') && letters(id) == letters(name)
}

/// For which day an answer is given and from which atlas, and whether that knows the day.
pub(super) fn as_at_line(as_at: &AsAt<'_>) -> String {
    let (day, title) = (date_in_words(as_at.day()), clean(as_at.atlas().title()));
    if as_at.is_beyond() {
        let known = date_in_words(as_at.atlas().as_at());
        return format!("As at {day}, which lies beyond what this atlas knows ({known}). Atlas: {title}.");
    }
    format!("As at {day}. Atlas: {title}.")
}

/// The same for whoever asks once and not again: that the atlas goes no further, where it is asked for its
/// latest day.
pub(super) fn as_at_line_in_full(as_at: &AsAt<'_>) -> String {
    if as_at.day() != as_at.atlas().as_at() {
        return as_at_line(as_at);
    }
    let (day, title) = (date_in_words(as_at.day()), clean(as_at.atlas().title()));
    format!("As at {day}, the latest day in this atlas. Atlas: {title}.")
}

/// The kind, in the words for the day: of a region that no source dates, that it is today's.
pub(super) fn kind_then(as_at: &AsAt<'_>, org: OrgIx) -> Cow<'static, str> {
    let label = as_at.kind(org).label();
    if is_region_of_today(as_at, org) { Cow::Owned(format!("today's {label}")) } else { Cow::Borrowed(label) }
}

/// Is it a region of the NHS that is told of an earlier day only because no source says since when it has
/// been there?
pub(super) fn is_region_of_today(as_at: &AsAt<'_>, org: OrgIx) -> bool {
    let is_undated = || as_at.atlas().facts(org).period.since.is_none();
    as_at.kind(org) == Kind::Region && as_at.day() < as_at.atlas().as_at() && is_undated()
}

/// What a kind is called in full, with its acronym where people use one.
pub(super) const fn in_full(kind: Kind) -> &'static str {
    match kind {
        Kind::Nation => "country",
        Kind::Region => "region of NHS England",
        Kind::OnsRegion => "region of the Office for National Statistics",
        Kind::Stp => "sustainability and transformation partnership (STP)",
        Kind::Ics => "integrated care system (ICS)",
        Kind::Icb => "integrated care board (ICB)",
        Kind::Ccg => "clinical commissioning group (CCG)",
        Kind::SubIcb => "sub-ICB location: what commissions for a part of an integrated care board",
        Kind::Mcp => "multispecialty community provider (MCP)",
        Kind::Pacs => "primary and acute care system (PACS)",
        Kind::Pcn => "primary care network (PCN)",
        other => other.label(),
    }
}
