//! What the explorer says at the foot after something was done.

use super::keymap::Key;
use super::terminal::Mouse;
use crate::atlas::{Closed, OrgIx};
use crate::date::date_in_words;
use crate::date::{Day, Period};
use crate::query::{AsAt, Changes, absence};
use crate::render::absence::not_there;
use crate::render::history::{Headline, headlines_within};
use crate::render::{counted, name, plain_name, short};
use crate::words::Tier;

/// That a date lies beyond what the atlas knows.
pub(super) fn beyond(as_at: &AsAt<'_>) -> String {
    format!(
        "{} lies beyond what this atlas knows: it is as at {}.",
        date_in_words(as_at.day()),
        date_in_words(as_at.atlas().as_at())
    )
}

/// What the tree now shows, or that there is nothing of the tier to show.
pub(super) fn opened_to(as_at: &AsAt<'_>, tier: Tier) -> String {
    let is_of_it = |org: &OrgIx| as_at.snapshot().shows(*org) && as_at.kind(*org).tier() == Some(tier);
    if !as_at.atlas().orgs().iter().any(is_of_it) {
        return format!(
            "This atlas has nothing of the {} tier on {}.",
            tier.label(),
            date_in_words(as_at.day())
        );
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
    format!("The map of {}, with {} on it.", plain_name(as_at, of), name(as_at, focus))
}

/// Why an organisation has no row in the tree.
pub(super) fn not_in_tree(as_at: &AsAt<'_>, org: OrgIx) -> String {
    if as_at.snapshot().is_there(org) {
        return "This has no place in the tree; here is its card.".to_owned();
    }
    not_there(as_at.atlas(), &absence(as_at, org))
}

/// What changed on a day, of what is selected, in so many columns.
pub(super) fn changed_on(day: Day, headlines: &[Headline], room: usize) -> String {
    let day = date_in_words(day);
    let room = room.saturating_sub(day.len() + 3);
    format!("{day}: {}.", happened(headlines, room))
}

/// What happened, in so many columns.
pub(super) fn happened(headlines: &[Headline], room: usize) -> String {
    match headlines {
        [] => "something it is joined to changed".to_owned(),
        _ => headlines_within(headlines, room),
    }
}

/// That there is no further date to step to.
pub(super) fn no_more_dates(changes: &Changes) -> String {
    match (changes.days().next(), changes.days().next_back()) {
        (Some((first, _)), Some((last, _))) => {
            let (first, last) = (date_in_words(first), date_in_words(last));
            format!("Nothing else changes here: the first date is {first}, the last {last}.")
        }
        _ => "Nothing here changes with time.".to_owned(),
    }
}

/// For how long something has been so without a break, so far as the atlas knows.
pub(super) fn has_been_so(period: Period) -> String {
    match (period.since.map(date_in_words), period.until.map(date_in_words)) {
        (None, None) => "So at every date this atlas knows.".to_owned(),
        (Some(since), None) => format!("So since {since}, and to the end of what this atlas knows."),
        (None, Some(until)) => format!("So from the first this atlas knows until {until}."),
        (Some(since), Some(until)) => format!("So from {since} to {until}."),
    }
}

/// That a key does nothing; of a letter of another script, what may be meant.
pub(super) fn no_meaning(key: Key) -> String {
    let label = key.label();
    match key.types() {
        Some(letter) if letter.is_alphabetic() && !letter.is_ascii() => format!(
            "The keys here are Latin letters, and this one types {label}. The arrows, Enter, Tab and Esc work \
             everywhere; F1 shows every key."
        ),
        _ => format!("{label} does nothing here; ? shows every key."),
    }
}

/// How much was opened.
pub(super) fn opened_below(rows: usize, is_all: bool) -> String {
    match (rows, is_all) {
        (0, _) => "There is nothing below.".to_owned(),
        (1, _) => "Opened: 1 row below.".to_owned(),
        (rows, true) => format!("Opened: {} rows below.", counted(rows)),
        (rows, false) => {
            format!("Opened: {} rows below, as far as is of use; go further down to open more.", counted(rows))
        }
    }
}

/// Whose the mouse is now.
pub(super) fn mouse(mouse: Mouse) -> &'static str {
    match mouse {
        Mouse::On => "The mouse moves and follows here; F6 leaves it to the terminal.",
        Mouse::Off => "The mouse is the terminal's, for marking text; F6 takes it back.",
    }
}

/// That there is nobody to speak of.
pub(super) const NOTHING_SELECTED: &str = "Nothing is selected.";

/// That Enter does nothing on a line.
pub(super) const LEADS_NOWHERE: &str = "This line leads nowhere; those marked › do.";

/// How one comes to two, to be told of together.
pub(super) const MARK_ONE_FIRST: &str = "Mark one with Space first, then press this on another.";

/// That one is marked, and what that is for; and who was marked until now.
pub(super) fn marked(as_at: &AsAt<'_>, org: OrgIx, until_now: Option<OrgIx>) -> String {
    let no_longer = until_now.map_or_else(String::new, |org| format!(", no longer {}", short(as_at, org)));
    format!("Marked: {}{no_longer}. Then o compares (O in a table), w connects.", short(as_at, org))
}

/// That one is marked no more.
pub(super) fn unmarked(as_at: &AsAt<'_>, org: OrgIx) -> String {
    format!("No longer marked: {}.", short(as_at, org))
}

/// That the cursor is on whom is marked.
pub(super) fn marked_itself(as_at: &AsAt<'_>, org: OrgIx) -> String {
    format!("{} itself is marked: go to another first.", short(as_at, org))
}

/// That a program cannot be stopped and called back here.
pub(super) const CANNOT_SUSPEND: &str = "This system cannot send a program to the background.";

/// That a text went to the clipboard, so far as anyone knows.
pub(super) fn copied(text: &str) -> String {
    format!("Copied, if the terminal allows it: {text}")
}
