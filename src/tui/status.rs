//! What the explorer says at the foot after something was done.

use std::io::{self, ErrorKind};
use std::path::Path;

use super::file::Save;
use super::keymap::Context;
use super::sheet::MOST_COPIED;
use crate::atlas::{Closed, OrgIx};
use crate::date::{Day, Period};
use crate::query::{AsAt, Changes, Tally, absence};
use crate::render::absence::not_there;
use crate::render::{clean, counted, plain_name, thousands};
use crate::words::Tier;

/// That a date lies beyond what the atlas knows.
pub(super) fn beyond(as_at: &AsAt<'_>) -> String {
    format!("{} lies beyond what this atlas knows: it is as at {}.", as_at.day(), as_at.atlas().as_at())
}

/// What the tree now shows, or that there is nothing of the tier to show.
pub(super) fn opened_to(as_at: &AsAt<'_>, tier: Tier) -> String {
    let is_of_it = |org: &OrgIx| as_at.snapshot().shows(*org) && as_at.kind(*org).tier() == Some(tier);
    if !as_at.atlas().orgs().iter().any(is_of_it) {
        return format!("This atlas has nothing of the {} tier on {}.", tier.label(), as_at.day());
    }
    let below = match tier {
        Tier::Nation => "Shut to the top",
        Tier::Region => "Opened to regions",
        Tier::System => "Opened to systems",
        Tier::Place => "Opened to places",
        Tier::Neighbourhood => "Opened to neighbourhoods",
        Tier::Practice => "Opened to practices",
    };
    format!("{below}.")
}

/// Whether what has closed is shown.
pub(super) fn closed(closed: Closed) -> String {
    match closed {
        Closed::Keep => "Showing what has closed too, where it was on its last day.".to_owned(),
        Closed::Leave => "Showing only what was there on the date.".to_owned(),
    }
}

/// That the map is of what something smaller lies in.
pub(super) fn map_around(as_at: &AsAt<'_>, focus: OrgIx, of: OrgIx) -> String {
    format!("The map of {}, with {} on it.", plain_name(as_at, of), clean(as_at.name(focus)))
}

/// Why an organisation has no row in the tree.
pub(super) fn not_in_tree(as_at: &AsAt<'_>, org: OrgIx) -> String {
    if as_at.snapshot().is_there(org) {
        return "This has no place in the tree; here is its card.".to_owned();
    }
    not_there(as_at.atlas(), &absence(as_at, org))
}

/// What changed on a day, of what is selected.
pub(super) fn changed_on(day: Day, tally: Tally) -> String {
    match in_words(tally).as_slice() {
        [] => format!("{day}: something it is joined to changed."),
        said => format!("{day}: {}.", said.join(", ")),
    }
}

/// How much changed, in words; nothing for what did not.
pub(super) fn in_words(tally: Tally) -> Vec<String> {
    [
        (tally.opened, "opened"),
        (tally.closed, "closed the day before"),
        (tally.merged, "merged or split"),
        (tally.renamed, "renamed"),
        (tally.moved, "moved"),
        (tally.links, if tally.links == 1 { "link changed" } else { "links changed" }),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, what)| format!("{count} {what}"))
    .collect()
}

/// That there is no further date to step to.
pub(super) fn no_more_dates(changes: &Changes) -> String {
    match (changes.days().next(), changes.days().next_back()) {
        (Some((first, _)), Some((last, _))) => {
            format!("Nothing else changes here: the first date is {first}, the last {last}.")
        }
        _ => "Nothing here changes with time.".to_owned(),
    }
}

/// For how long something has been so without a break, so far as the atlas knows.
pub(super) fn has_been_so(period: Period) -> String {
    match (period.since, period.until) {
        (None, None) => "So at every date this atlas knows.".to_owned(),
        (Some(since), None) => format!("So since {since}, and to the end of what this atlas knows."),
        (None, Some(until)) => format!("So from the first this atlas knows until {until}."),
        (Some(since), Some(until)) => format!("So from {since} to {until}."),
    }
}

/// That there is nobody to speak of.
pub(super) const NOTHING_SELECTED: &str = "Nothing is selected.";

/// That a program cannot be stopped and called back here.
pub(super) const CANNOT_SUSPEND: &str = "This system cannot send a program to the background.";

/// That a text went to the clipboard, so far as anyone knows.
pub(super) fn copied(text: &str) -> String {
    format!("Copied, if the terminal allows it: {text}")
}

/// That so many lines went to the clipboard, so far as anyone knows.
pub(super) fn copied_lines(text: &str) -> String {
    format!("Copied, if the terminal allows it: {}.", lines(text))
}

/// That a text is too long for the clipboard.
pub(super) fn too_much(bytes: usize) -> String {
    let (bytes, most) = (thousands(bytes as u64), thousands(MOST_COPIED as u64));
    format!("Too long to copy: {bytes} bytes, and terminals take {most}. Enter writes a file.")
}

/// That a file was written.
pub(super) fn saved(wanted: &Save) -> String {
    format!("Written to {}: {}.", clean(&wanted.name), lines(&wanted.text))
}

/// What was done, and what must be said beside it.
pub(super) fn sent(done: &str, warning: Option<&str>) -> String {
    warning.map_or_else(|| done.to_owned(), |warning| format!("{done} Note: {warning}"))
}

fn lines(text: &str) -> String {
    match text.lines().count() {
        1 => "1 line".to_owned(),
        count => format!("{} lines", counted(count)),
    }
}

/// Why a file was not written.
pub(super) fn not_saved(name: &str, why: &io::Error) -> String {
    let shown = clean(name);
    match why.kind() {
        ErrorKind::NotFound => {
            let folder = Path::new(name).parent().map(|f| f.to_string_lossy().into_owned()).unwrap_or_default();
            format!("Not written: there is no folder {}.", clean(&folder))
        }
        ErrorKind::PermissionDenied => format!("Not written: you may not write {shown} there."),
        ErrorKind::ReadOnlyFilesystem => format!("Not written: nothing can be written where {shown} would be."),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "Not all written: the disk is full.".to_owned(),
        ErrorKind::IsADirectory => format!("Not written: {shown} is a folder."),
        ErrorKind::NotADirectory => format!("Not written: part of {shown} is a file, not a folder."),
        ErrorKind::InvalidInput => format!("Not written: {shown} is there and is not a file."),
        ErrorKind::InvalidFilename => "Not written: the name is too long.".to_owned(),
        _ => format!("Not written: {why}."),
    }
}

/// Where an action can be done that cannot be done here.
pub(super) fn not_here(name: &str, context: Context) -> String {
    let title = context.title();
    let (first, rest) = title.split_at(1);
    format!("\"{name}\" is not for here, but {}{rest}.", first.to_lowercase())
}
