//! A link in passing, in a list or a table of a briefing note: the other end, and in brackets
//! what must be known.

use super::verb::shared;
use crate::atlas::OrgIx;
use crate::boundaries::{Destination, SplitFigures};
use crate::date::Date;
use crate::query::{AreaCover, AsAt, CardLink, Direction, Given, Serving};
use crate::render::certainty::{in_brackets, unless_certain};
use crate::render::percent;
use crate::render::period::seen;
use crate::render::phrase::{in_a_row, name, system_name};
use crate::words::Basis;

/// The other end of a link, with the share and how sure it is.
pub(in crate::render) fn in_passing(as_at: &AsAt<'_>, end: &CardLink<'_>) -> String {
    let is_system = as_at.kind(end.other).is_system();
    let mut text = if is_system { system_name(as_at, end.other, None) } else { name(as_at, end.other) };
    if let Some(share) = end.link.share {
        let whose = if end.direction == Direction::In { "that provider's" } else { "its" };
        text = format!("{text} ({} of {whose} {})", percent(share), shared(end.link));
    }
    text + &in_brackets(end.link.certainty)
}

/// Who serves an area, or how it is served, with how much of it, when that was seen and how sure it
/// is: all that is given of one provider. What follows from where residents go is said to be derived.
pub(in crate::render) fn provider(as_at: &AsAt<'_>, who: &str, together: &[&Given<'_>]) -> String {
    if let [Given::OfSplit(split)] = together {
        return of_split(as_at, split);
    }
    let is_alone = together.len() == 1;
    let told = together.iter().map(|given| {
        let mut more = of_given(as_at, given);
        // Beside what follows from flows.
        if !is_alone && matches!(given, Given::Serves(_)) {
            more.insert(0, "said to serve it".to_owned());
        }
        more.join(", ")
    });
    let more: Vec<String> = told.filter(|text| !text.is_empty()).collect();
    if more.is_empty() { who.to_owned() } else { format!("{who} ({})", more.join("; ")) }
}

/// An area that a provider serves, in few words, under a heading that says what shares are of and
/// that they are derived: of flows the share of admissions, else of those waiting.
pub(in crate::render) fn area_in_few_words(
    as_at: &AsAt<'_>,
    area: &str,
    provider: OrgIx,
    given: &[&Given<'_>],
) -> String {
    let of_admissions =
        |given: &Given<'_>| matches!(given, Given::Goes(goes) if goes.basis == Basis::Admissions);
    let has_admissions = given.iter().any(|given| of_admissions(given));
    let mut more = Vec::new();
    for one in given {
        match one {
            Given::Goes(goes) if of_admissions(one) => {
                more.push(format!("{}{}", percent(goes.to.share_of_area), only_there(as_at, &goes.only_in)));
            }
            Given::Goes(_) if has_admissions => {}
            Given::Goes(goes) => more.push(format!("{} of those waiting", percent(goes.to.share_of_area))),
            Given::OfSplit(split) => {
                let of = if split.basis == Basis::WaitingList { " of those waiting" } else { "" };
                let to = split.named().find(|to| to.provider == provider);
                more.extend(to.map(|to| format!("{}{of} in all of it", percent(to.share_of_area))));
            }
            Given::Serves(serving) => {
                if given.len() > 1 {
                    more.push("said to serve it".to_owned());
                }
                more.extend(serves(serving, one));
            }
            Given::Department(department) if !department.is_told => {
                more.push("not known whether it has one".to_owned());
            }
            Given::Department(_) => {}
        }
    }
    if more.is_empty() { area.to_owned() } else { format!("{area} ({})", more.join(", ")) }
}

fn of_given(as_at: &AsAt<'_>, given: &Given<'_>) -> Vec<String> {
    match given {
        Given::OfSplit(split) => vec![of_split(as_at, split)],
        Given::Serves(serving) => serves(serving, given),
        Given::Goes(goes) => {
            let of = if goes.basis == Basis::WaitingList { "those waiting" } else { "residents' admissions" };
            let only = only_there(as_at, &goes.only_in);
            vec![format!("{} of {of}{only}", percent(goes.to.share_of_area)), "derived".to_owned()]
        }
        Given::Department(department) if !department.is_told => {
            vec!["our sources do not say whether it has one".to_owned()]
        }
        Given::Department(department) => {
            let sites: Vec<String> = department.at.iter().map(|site| name(as_at, site.hospital)).collect();
            let at = if sites.is_empty() {
                "our sources do not say at which hospital".to_owned()
            } else {
                in_a_row(&sites)
            };
            let at = if department.also_elsewhere { format!("{at}, and at a hospital not said") } else { at };
            std::iter::once(at).chain(seen(department.seen)).chain(["derived".to_owned()]).collect()
        }
    }
}

/// In which areas alone it is known where residents go, where others live in the area too.
pub(in crate::render) fn only_there(as_at: &AsAt<'_>, only_in: &[OrgIx]) -> String {
    match only_in {
        [] => String::new(),
        [one] => format!(" in {}", name(as_at, *one)),
        several if several.iter().all(|area| as_at.kind(*area).is_local_authority()) => {
            " in the councils wholly in it".to_owned()
        }
        _ => " in the commissioners wholly in it".to_owned(),
    }
}

/// Where the residents of all of a council go, of which only a part is in the area.
fn of_split(as_at: &AsAt<'_>, split: &SplitFigures<'_>) -> String {
    let to = |to: &Destination<'_>| format!("{} ({})", name(as_at, to.provider), percent(to.share_of_area));
    let named: Vec<String> = split.named().map(to).collect();
    let what = if split.basis == Basis::WaitingList { "those waiting" } else { "residents' admissions" };
    let (area, here) = (name(as_at, split.area), percent(split.lies_here));
    format!("of {what} of all of {area}, of which {here} lies here: {} (derived)", in_a_row(&named))
}

fn serves(serving: &Serving<'_>, given: &Given<'_>) -> Vec<String> {
    let mut more = Vec::new();
    match serving.covers {
        AreaCover::Whole => {}
        AreaCover::Part => more.push("in part".to_owned()),
        AreaCover::Perhaps => more.push("perhaps; a part of the system, not known which".to_owned()),
    }
    more.extend(seen(seen_last(serving)));
    more.extend(unless_certain(given.certainty()).map(str::to_owned));
    more
}

/// When it was last seen, where no source says that it is still so.
pub(in crate::render) fn seen_last(serving: &Serving<'_>) -> Option<Date> {
    if serving.links.iter().any(|link| link.seen.is_none()) {
        return None;
    }
    serving.links.iter().filter_map(|link| link.seen).max()
}
