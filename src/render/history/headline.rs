//! What happened on a day, told short: what tells most first, and as much as there is room for.

use std::collections::BTreeMap;

use super::difference::families;
use super::happening::what_happened;
use crate::atlas::{Atlas, OrgIx};
use crate::date::{Date, Day};
use crate::query::{Change, Daily, Detail, Happening, Participant, Portion};
use crate::render::name::short_then;
use crate::render::phrase::{capital, in_a_row, so_many};
use crate::render::{clean, counted};
use crate::words::{Kind, Succession};

/// One of the things that happened on a day, told short.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headline {
    /// In words, without a full stop.
    pub text: String,
    /// How many things it tells at once.
    pub count: usize,
}

/// So many that became one are named.
const NAMED: usize = 3;

/// So few things are told one by one, of all of England too.
const FEW: usize = 3;

/// What happened on a day, what tells most first. Of so many at once as all of England sees, mergers
/// are counted, and so is the rest.
pub fn headlines(atlas: &Atlas, daily: &Daily<'_>, day: Day) -> Vec<Headline> {
    let happened = daily.on(day);
    let is_many = daily.asked().is_none() && happened.len() > FEW;
    if !is_many {
        return happened.iter().map(|h| Headline { text: in_short(atlas, h), count: 1 }).collect();
    }
    let mut groups: Vec<(Sort, Vec<(Kind, OrgIx)>)> = Vec::new();
    for h in &happened {
        let (sort, whom) = (Sort::of(atlas, h), (kind_then(atlas, h), h.org));
        match groups.iter_mut().find(|(known, _)| *known == sort) {
            Some((_, all)) if all.contains(&whom) => {}
            Some((_, all)) => all.push(whom),
            None => groups.push((sort, vec![whom])),
        }
    }
    let eve = day.yesterday().unwrap_or(day);
    let count = |kind: Kind| (daily.count(kind, eve), daily.count(kind, day));
    groups.into_iter().map(|(sort, all)| sort.told(&all, count)).collect()
}

/// Of what sort something is that happened: all of one sort is told at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    /// Those of a kind became others.
    Became(Kind),
    /// Those of a kind became of another.
    Turned(Kind, Kind),
    /// Anything else, of councils together, of trusts together, and of each kind else.
    Other(Change, Family),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    Councils,
    Trusts,
    Of(Kind),
}

impl Sort {
    fn of(atlas: &Atlas, h: &Happening<'_>) -> Self {
        let kind = kind_then(atlas, h);
        let family = match kind {
            _ if kind.is_council() => Family::Councils,
            _ if kind.is_trust() => Family::Trusts,
            _ => Family::Of(kind),
        };
        match (h.change, h.was.first(), h.now.first()) {
            (Change::Merged | Change::Split, Some(was), _) => Self::Became(was.kind),
            (Change::Renamed, Some(was), Some(now)) if was.kind != now.kind => Self::Turned(was.kind, now.kind),
            _ => Self::Other(h.change, family),
        }
    }

    /// `42 ICBs became 36`, `42 ICSs became ICBs`, `23 sub-ICB locations were renamed`. Of a kind it is
    /// asked how many there were and are.
    fn told(self, all: &[(Kind, OrgIx)], count: impl Fn(Kind) -> (usize, usize)) -> Headline {
        let text = match self {
            Self::Became(kind) => {
                let (before, after) = count(kind);
                if before == after {
                    format!("{} merged or split", so_many(all.len(), kind))
                } else if after == 0 {
                    format!("{} became others", so_many(before, kind))
                } else {
                    format!("{} became {}", so_many(before, kind), counted(after))
                }
            }
            Self::Turned(was, now) => format!("{} became {}", so_many(all.len(), was), now.plural()),
            Self::Other(change, _) => format!("{} {}", whom(all), what(change, all.len())),
        };
        Headline { text, count: all.len() }
    }
}

/// Its kind when it happened.
fn kind_then(atlas: &Atlas, h: &Happening<'_>) -> Kind {
    let named = h.now.iter().chain(&h.was).find(|n| n.org == h.org);
    let day = h.date.map_or(atlas.as_at(), Date::last_day);
    named.map_or_else(|| atlas.org(h.org).kind_at(day), |n| n.kind)
}

/// So many of a family.
fn whom(all: &[(Kind, OrgIx)]) -> String {
    let mut kinds: BTreeMap<Kind, Vec<OrgIx>> = BTreeMap::new();
    for (kind, org) in all {
        kinds.entry(*kind).or_default().push(*org);
    }
    in_a_row(&families(&kinds.into_iter().collect::<Vec<_>>()))
}

fn what(change: Change, count: usize) -> String {
    let were = if count == 1 { "was" } else { "were" };
    match change {
        Change::Opened => "opened".to_owned(),
        Change::Closed => "closed the day before".to_owned(),
        Change::Renamed => format!("{were} renamed"),
        Change::Moved => "moved".to_owned(),
        Change::Transferred => "handed services over".to_owned(),
        _ => "changed".to_owned(),
    }
}

/// What happened, with the short names of all that have a part in it.
fn in_short(atlas: &Atlas, h: &Happening<'_>) -> String {
    let short = Short { atlas };
    let (was, now) = (short.all(&h.was), short.all(&h.now));
    let name = || short.then(h.org, h.name, None);
    let text = match (h.change, &h.detail) {
        (Change::Merged, Detail::How(Succession::Takeover)) => format!("{now} took over {was}"),
        (Change::Merged, Detail::How(Succession::Renewal)) => format!("{was} became {now}, under a new code"),
        (Change::Merged, _) => format!("{was} became {now}"),
        (Change::Split, _) if h.now.len() > 1 => format!("{was} split into {now}"),
        (Change::Split, _) => format!("part of {was} became {now}"),
        (Change::Renamed, _) => short.renamed(h),
        (Change::Opened, _) => format!("{} opened", name()),
        (Change::Closed, _) => format!("{} closed the day before", name()),
        (Change::Moved, Detail::Land { .. }) => {
            format!("land of {} went from {was} to {now}", name())
        }
        (Change::Moved, _) if h.now.is_empty() => format!("{} left {was}", name()),
        (Change::Moved, _) if h.was.is_empty() => format!("{} came to be in {now}", name()),
        (Change::Moved, _) => format!("{} moved from {was} to {now}", name()),
        (Change::Transferred, _) => format!("{was} handed services to {now}"),
        (Change::Served | Change::Serves | Change::Holds, _) => what_happened(atlas, h),
    };
    capital(&text)
}

/// Is the kind said with a short name? Of systems and commissioners, which are called like places.
fn says_kind(kind: Kind) -> bool {
    kind.is_system() || kind == Kind::Ccg
}

/// Short names, each with its kind where that is of systems and commissioners.
struct Short<'a> {
    atlas: &'a Atlas,
}

impl Short<'_> {
    fn then(&self, org: OrgIx, name: &str, kind: Option<Kind>) -> String {
        let short = short_then(self.atlas.org(org), name);
        match kind.filter(|kind| says_kind(*kind)) {
            Some(kind) => format!("{short} {}", kind.label()),
            None => short,
        }
    }

    fn named(&self, n: &Participant<'_>, kind: Option<Kind>) -> String {
        let part = if n.portion == Portion::Part { "part of " } else { "" };
        format!("{part}{}", self.then(n.org, n.name, kind))
    }

    /// Few by name, with their kind; many of one kind counted.
    fn all(&self, named: &[Participant<'_>]) -> String {
        let [first, rest @ ..] = named else { return String::new() };
        let is_one_kind = rest.iter().all(|n| n.kind == first.kind);
        if named.len() > NAMED && is_one_kind {
            return so_many(named.len(), first.kind);
        }
        let each_kind = |n: &Participant<'_>| (!is_one_kind).then_some(n.kind);
        let all: Vec<String> = named.iter().map(|n| self.named(n, each_kind(n))).collect();
        let kind = Some(first.kind).filter(|kind| is_one_kind && says_kind(*kind));
        let label = |kind: Kind| if rest.is_empty() { kind.label() } else { kind.plural() };
        kind.map_or_else(|| in_a_row(&all), |kind| format!("{} {}", in_a_row(&all), label(kind)))
    }

    fn renamed(&self, h: &Happening<'_>) -> String {
        let (Some(was), Some(now)) = (h.was.first(), h.now.first()) else {
            return self.then(h.org, h.name, None);
        };
        let [before, after] = [was, now].map(|n| self.then(n.org, n.name, Some(n.kind)));
        match (before == after, was.kind == now.kind) {
            (false, _) => format!("{before} became {after}"),
            (true, true) => format!("{} became {}", clean(was.name), clean(now.name)),
            (true, false) => format!("{before} went from {} to {}", was.kind.label(), now.kind.label()),
        }
    }
}

/// As many headlines as there is room for, and how many more things happened. What does not fit in any
/// case is left to whoever draws it to cut.
pub fn headlines_within(headlines: &[Headline], room: usize) -> String {
    let more_than = |shown: usize| headlines[shown..].iter().map(|h| h.count).sum::<usize>();
    let with_rest = |shown: usize| {
        let told = headlines[..shown].iter().map(|h| h.text.as_str()).collect::<Vec<_>>().join("; ");
        match more_than(shown) {
            0 => told,
            more => format!("{told}; {} more", counted(more)),
        }
    };
    let fits = |shown: &usize| unicode_width::UnicodeWidthStr::width(with_rest(*shown).as_str()) <= room;
    match (1..=headlines.len()).rev().find(fits) {
        Some(shown) => with_rest(shown),
        None if headlines.is_empty() => String::new(),
        None => cut_first(headlines, room),
    }
}

/// The first headline cut at a word, with how many more there are.
fn cut_first(headlines: &[Headline], room: usize) -> String {
    let more = match headlines[1..].iter().map(|h| h.count).sum::<usize>() {
        0 => String::new(),
        more => format!("; {} more", counted(more)),
    };
    let width = |text: &str| unicode_width::UnicodeWidthStr::width(text);
    let room = room.saturating_sub(width(&more) + 2);
    let mut kept = String::new();
    for word in headlines[0].text.split(' ') {
        if width(&kept) + 1 + width(word) > room {
            break;
        }
        if !kept.is_empty() {
            kept.push(' ');
        }
        kept.push_str(word);
    }
    format!("{kept} …{more}")
}
