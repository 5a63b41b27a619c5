//! What is otherwise on a second day than on a first: counts first, then one line each.

use std::collections::{BTreeMap, BTreeSet};

use super::page::{Line, Page, Section, date, told, what};
use super::sentence::sentence;
use crate::atlas::OrgIx;
use crate::query::{AsAt, Change, Detail, Happening, Portion, below_on_either, differences};
use crate::render::card::not_there;
use crate::render::phrase::{called, capital, kind_unsaid, period_of};
use crate::render::sources::Cited;
use crate::render::{clean, counted};
use crate::words::{Kind, Succession};

/// What is otherwise on the second day than on the first, of an organisation and all that
/// stood below it on either.
pub fn between<'a>(first: &AsAt<'a>, second: &AsAt<'a>, org: OrgIx) -> Page<'a> {
    let mut cited = Cited::new(first.atlas());
    let found = differences(first, second, org);
    let line = |h: &Happening<'a>| Line {
        date: date(h),
        text: sentence(first.atlas(), h, &by_then(second, h), &mut cited),
    };
    let lines = found.iter().map(line).collect();
    let there = |as_at: &AsAt<'_>| as_at.snapshot().is_there(org);
    let of = if there(second) { second } else { first };
    let warnings = [first, second].into_iter().filter(|as_at| !there(as_at)).map(|as_at| not_there(as_at, org));
    Page {
        name: clean(of.name(org)).into_owned(),
        what: what(of, org),
        warnings: warnings.collect(),
        in_short: if found.is_empty() {
            vec![nothing(first, second)]
        } else {
            counts((first, second), org, &found)
        },
        sections: told(vec![Section { heading: "By date", lines }]),
        sources: cited.all().to_vec(),
        foot: foot(first, second),
    }
}

/// That an organisation was there on neither of two days, and why.
pub fn there_on_neither<'a>(first: &AsAt<'a>, second: &AsAt<'a>, org: OrgIx) -> String {
    let o = first.atlas().org(org);
    let began_later = o.period.is_after(first.day());
    if began_later && o.period.is_before(second.day()) {
        let lived = period_of(o.period).unwrap_or_default();
        let name = called(o.name_at(second.day()), &o.id);
        let (first, second) = (first.day(), second.day());
        return format!("{name} was there {lived}: neither on {first} nor on {second}.");
    }
    let other = if began_later { second } else { first };
    let last = if began_later { first } else { second };
    if first.day() == second.day() {
        return not_there(first, org);
    }
    format!("{} Nor was it there on {}.", not_there(other, org), last.day())
}

fn nothing(first: &AsAt<'_>, second: &AsAt<'_>) -> String {
    if first.day() == second.day() {
        return format!("Both days are {}: nothing changed.", first.day());
    }
    format!("Between {} and {} nothing changed here that this atlas knows of.", first.day(), second.day())
}

/// Between which days, from which atlas, and whether that knows them.
fn foot(first: &AsAt<'_>, second: &AsAt<'_>) -> String {
    let atlas = second.atlas();
    let beyond = if second.is_beyond() {
        format!(", which lies beyond what this atlas knows ({})", atlas.as_at())
    } else {
        String::new()
    };
    format!("From {} to {}{beyond}. Atlas: {}.", first.day(), second.day(), clean(atlas.title()))
}

/// What one that began in between is by the second day, where that is another name or kind.
fn by_then(second: &AsAt<'_>, h: &Happening<'_>) -> String {
    let (name, kind) = (second.name(h.org), second.kind(h.org));
    let kind_then = h.date.map(|date| second.atlas().org(h.org).kind_at(date.first_day()));
    if h.change != Change::Opened || (name == h.name && kind_then == Some(kind)) {
        return String::new();
    }
    let kind = kind_unsaid(name, kind).map_or_else(String::new, |kind| format!(", {kind}"));
    format!("; on {} {}{kind}", second.day(), clean(name))
}

/// What is counted, in the order in which it is told.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Count {
    Closed,
    Opened,
    Merged,
    TakenOver,
    Renewed,
    Split,
    Became(Kind),
    Renamed,
    Moved,
    Land,
    Transferred,
}

/// One line a kind: `CCGs: 85 closed, 1 opened`. What was there on the first day counts
/// under its kind of that day, what came later under that of the second, and each once.
fn counts<'a>((first, second): (&AsAt<'a>, &AsAt<'a>), org: OrgIx, found: &[Happening<'_>]) -> Vec<String> {
    let scope = below_on_either(first, second, org);
    let mut counts: BTreeMap<Kind, BTreeMap<Count, BTreeSet<OrgIx>>> = BTreeMap::new();
    let mut add = |org: OrgIx, count: Count| {
        // Others may have a part in what happened; they are not of those that are counted.
        if !scope.contains(&org) {
            return;
        }
        let of = if first.snapshot().is_there(org) { first } else { second };
        counts.entry(of.kind(org)).or_default().entry(count).or_default().insert(org);
    };
    for h in found {
        let (before, after) = (first.kind(h.org), second.kind(h.org));
        match (h.change, &h.detail) {
            (Change::Opened, _) => add(h.org, Count::Opened),
            (Change::Closed, _) => add(h.org, Count::Closed),
            (Change::Merged, _) => {
                let count = match h.detail {
                    Detail::How(Succession::Takeover) => Count::TakenOver,
                    Detail::How(Succession::Renewal) => Count::Renewed,
                    _ => Count::Merged,
                };
                let whole = h.was.iter().filter(|n| n.portion == Portion::Whole);
                whole.for_each(|n| add(n.org, count));
            }
            (Change::Split, _) => add(h.org, Count::Split),
            (Change::Renamed, _) if before != after => add(h.org, Count::Became(after)),
            (Change::Renamed, _) => add(h.org, Count::Renamed),
            (Change::Moved, Detail::Land { .. }) => add(h.org, Count::Land),
            (Change::Moved, _) => add(h.org, Count::Moved),
            (Change::Transferred, _) => add(h.org, Count::Transferred),
        }
    }
    counts.iter().map(|(kind, counts)| line(*kind, counts)).collect()
}

fn line(kind: Kind, counts: &BTreeMap<Count, BTreeSet<OrgIx>>) -> String {
    let parts: Vec<String> = counts.iter().map(|(count, orgs)| part(*count, orgs.len())).collect();
    format!("{}: {}", capital(kind.plural()), parts.join(", "))
}

fn part(count: Count, number: usize) -> String {
    let n = counted(number);
    match count {
        Count::Closed => format!("{n} closed"),
        Count::Opened => format!("{n} opened"),
        Count::Merged => format!("{n} merged"),
        Count::TakenOver => format!("{n} taken over"),
        Count::Renewed => format!("{n} renewed"),
        Count::Split => format!("{n} split"),
        Count::Became(kind) if number == 1 => format!("{n} became {} {}", article(kind.label()), kind.label()),
        Count::Became(kind) => format!("{n} became {}", kind.plural()),
        Count::Renamed => format!("{n} renamed"),
        Count::Moved => format!("{n} moved"),
        Count::Land => format!("{n} with land that changed commissioner"),
        Count::Transferred => format!("{n} handed services over"),
    }
}

/// `an ICB`, `a sub-ICB location`, `an NHS region`. An acronym is read letter by letter.
fn article(word: &str) -> &'static str {
    let mut letters = word.chars();
    let first = letters.next().unwrap_or('b');
    let is_spelt = letters.next().is_some_and(char::is_uppercase);
    let sounds = if is_spelt { "AEFHILMNORSX" } else { "AEIOaeio" };
    if sounds.contains(first) { "an" } else { "a" }
}
