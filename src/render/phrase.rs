//! Small phrases that several writers use.

use super::number::counted;
use super::{clean, percent};
use crate::atlas::{Link, OrgIx, Organisation};
use crate::date::Period;
use crate::query::{AsAt, Direction};
use crate::words::{Kind, Relation, Service, Tier};

/// A period in words: `since 2013-04-01`, `2013-04-01 to 2020-03-31`; nothing where neither
/// end is known.
pub fn period_of(period: Period) -> Option<String> {
    match (period.since, period.until) {
        (None, None) => None,
        (Some(since), None) => Some(format!("since {since}")),
        (None, Some(until)) => Some(format!("until {until}")),
        (Some(since), Some(until)) if since == until => Some(format!("on {since}")),
        (Some(since), Some(until)) => Some(format!("{since} to {until}")),
    }
}

/// The life of an organisation in words: its period, and since when it has had its code.
pub fn lives(org: &Organisation) -> Option<String> {
    let period = period_of(org.period);
    let code = org.code_since.map(|since| format!("code since {since}"));
    match (period, code) {
        (Some(period), Some(code)) => Some(format!("{period}, {code}")),
        (period, code) => period.or(code),
    }
}

/// The plain name of a system, with the share of residents that is meant where it is known
/// and not all.
pub fn system_name(as_at: &AsAt<'_>, system: OrgIx, share: Option<f64>) -> String {
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
    let says_it = then.to_lowercase().contains(&plain.to_lowercase());
    clean(if says_it { plain } else { then }).into_owned()
}

/// A service as it stands after "for".
pub(super) const fn what_for(service: Service) -> &'static str {
    match service {
        Service::Acute => "acute care",
        Service::Emergency => "emergency care",
        Service::Community => "community health services",
        Service::Ambulance => "ambulances",
        Service::Specialised => "specialised care",
        Service::UrgentCare => "urgent care",
        Service::General => "care of a sort that is not said",
        other => other.label(),
    }
}

/// Does a commissioner hold the contract of whom the link leads to: of a practice, a network
/// or another body? For an area it buys from others.
pub(super) fn holds_contract(as_at: &AsAt<'_>, link: &Link) -> bool {
    let buys_for = as_at.kind(link.to).tier().is_some_and(|tier| tier <= Tier::Place);
    link.relation == Relation::Commissions && !buys_for
}

/// What a link says of its first end about its second, or of its second about its first.
pub(super) fn said(as_at: &AsAt<'_>, link: &Link, direction: Direction) -> &'static str {
    match direction {
        Direction::Out if holds_contract(as_at, link) => "commissions",
        Direction::In if holds_contract(as_at, link) => "is commissioned by",
        Direction::Out => link.relation.forward(),
        Direction::In => link.relation.backward(),
    }
}

/// The heading over so many of one kind: `Places (6)`, `Place (1)`.
pub fn heading_of(kind: Kind, count: usize) -> String {
    let word = if count == 1 { kind.label() } else { kind.plural() };
    format!("{} ({count})", capital(word))
}

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

/// The id, where it is a code that people use. One made up from the name, in small letters
/// and hyphens, says no more than the name does.
pub fn code(id: &str) -> Option<&str> {
    let is_made_up = id.chars().any(char::is_lowercase) && !id.chars().any(char::is_uppercase);
    (!is_made_up).then_some(id)
}

/// A name with the code of whom it names, where that has one that people use.
pub fn called(name: &str, id: &str) -> String {
    match code(id) {
        Some(code) => format!("{} ({})", clean(name), clean(code)),
        None => clean(name).into_owned(),
    }
}

/// Its name and code; where it has none, the short name that people know it by:
/// `South London Mental Health and Community Partnership, known as South London Partnership`.
pub(super) fn named(as_at: &AsAt<'_>, org: OrgIx) -> String {
    let o = as_at.atlas().org(org);
    let name = clean(as_at.name(org));
    if let Some(code) = code(&o.id) {
        return format!("{name} ({})", clean(code));
    }
    match o.aliases.iter().find(|alias| ***alias != *name && is_slug_of(&o.id, alias)) {
        Some(alias) => format!("{name}, known as {}", clean(alias)),
        None => name.into_owned(),
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
    let (day, title) = (as_at.day(), clean(as_at.atlas().title()));
    if as_at.is_beyond() {
        let known = as_at.atlas().as_at();
        return format!("As at {day}, which lies beyond what this atlas knows ({known}). Atlas: {title}.");
    }
    format!("As at {day}. Atlas: {title}.")
}

/// `an ICB`, `a sub-ICB location`, `an NHS region`. An acronym is read letter by letter.
pub(super) fn article(word: &str) -> &'static str {
    let mut letters = word.chars();
    let first = letters.next().unwrap_or('b');
    let is_spelt = letters.next().is_some_and(char::is_uppercase);
    let sounds = if is_spelt { "AEFHILMNORSX" } else { "AEIOaeio" };
    if sounds.contains(first) { "an" } else { "a" }
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
