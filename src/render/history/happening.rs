//! One thing that happened, in one sentence.

use crate::atlas::Atlas;
use crate::query::{Change, Detail, Happening, Participant, Portion, Reaching};
use crate::render::certainty::in_brackets_unless_planned;
use crate::render::citations::{Citations, marks};
use crate::render::name::called_then;
use crate::render::phrase::{capital, in_a_row, kind_unsaid};
use crate::render::service::care;
use crate::render::{clean, thousands};
use crate::words::{Certainty, Succession};

/// What happened in a sentence without a full stop, and the numbers of its sources. What is
/// planned stands under a heading that says so.
pub(in crate::render) fn happening<'a>(
    h: &Happening<'a>,
    citations: &mut Citations<'a>,
) -> (String, Vec<usize>) {
    let numbers = citations.cite_all(&h.sources);
    let HappeningWords { label, what } = HappeningWords::new(citations.atlas(), h);
    let way = h.way.map_or_else(String::new, |way| format!("{}, ", told_way(way)));
    (format!("{way}{label}, {what}{}", in_brackets_unless_planned(h.certainty)), numbers)
}

/// What happened, then `more`, how sure it is unless it is certain, and the numbers of the
/// sources, in the order in which they are cited.
pub(super) fn with_citations<'a>(h: &Happening<'a>, more: &str, citations: &mut Citations<'a>) -> String {
    let mut numbers = Vec::new();
    for number in h.sources.iter().flat_map(|set| citations.cite(*set)) {
        if !numbers.contains(&number) {
            numbers.push(number);
        }
    }
    let sure = in_brackets_unless_planned(h.certainty);
    format!("{}{more}{sure}{}", sentence(citations.atlas(), h), marks(&numbers))
}

/// A word for what happened, and what it was.
pub fn sentence<'a>(atlas: &'a Atlas, h: &Happening<'a>) -> String {
    let HappeningWords { label, what } = HappeningWords::new(atlas, h);
    let way = h.way.map_or_else(String::new, |way| format!("{}: ", told_way(way)));
    format!("{way}{label}: {what}")
}

/// By which way it reaches the one in whose history it is told.
fn told_way(way: Reaching) -> String {
    match way {
        Reaching::Within(kind) if kind.is_system() => "its system".to_owned(),
        Reaching::Within(kind) => format!("its {}", kind.label()),
        Reaching::Served(service) => format!("who serves it with {}", care(service)),
        Reaching::Serves(service) => format!("whom it serves with {}", care(service)),
        Reaching::Holds => "in it".to_owned(),
    }
}

/// A word for what happened, and what it was.
struct HappeningWords {
    label: &'static str,
    what: String,
}

impl HappeningWords {
    fn new<'a>(atlas: &'a Atlas, h: &Happening<'a>) -> Self {
        let wording = Wording { atlas };
        let what = match h.change {
            Change::Opened | Change::Closed => wording.itself(h),
            Change::Merged => return wording.merged(h),
            Change::Split => wording.split(h),
            Change::Renamed => wording.renamed(h),
            Change::Moved => wording.moved(h),
            Change::Transferred => wording.transferred(h),
            Change::Served => wording.served(h),
            Change::Serves => wording.serves(h),
            Change::Holds => wording.holds(h),
        };
        Self { label: h.change.word(), what }
    }
}

/// So many are named before the rest is only counted.
const NAMED: usize = 6;

/// The services that are meant, in a row.
fn services(h: &Happening<'_>) -> String {
    match &h.detail {
        Detail::Services(services) => {
            capital(&in_a_row(&services.iter().map(|s| care(*s).to_owned()).collect::<Vec<_>>()))
        }
        _ => "Services".to_owned(),
    }
}

struct Wording<'a> {
    atlas: &'a Atlas,
}

impl<'a> Wording<'a> {
    /// Whom it happened to, and what that was unless the name says it.
    fn itself(&self, h: &Happening<'a>) -> String {
        let o = self.atlas.org(h.org);
        let day = h.date.map_or(self.atlas.as_at(), crate::date::Date::last_day);
        let name = called_then(o, h.name);
        match kind_unsaid(h.name, o.kind_at(day)) {
            Some(kind) => format!("{name}, {kind}"),
            None => name,
        }
    }

    fn merged(&self, h: &Happening<'a>) -> HappeningWords {
        let (was, now) = (self.all(&h.was), self.all(&h.now));
        let became = became(h);
        let (label, what) = match h.detail {
            Detail::How(Succession::Takeover) if h.certainty == Certainty::Planned => {
                ("taken over", format!("{was}, to be taken over by {now}"))
            }
            Detail::How(Succession::Takeover) => ("taken over", format!("{was} by {now}")),
            Detail::How(Succession::Renewal) => {
                ("renewed", format!("{was} {became} {now}, the same body under a new code"))
            }
            _ => ("merged", format!("{was} {became} {now}")),
        };
        HappeningWords { label, what }
    }

    fn split(&self, h: &Happening<'a>) -> String {
        let day = h.first_day();
        let lives_on = day.is_some_and(|day| self.atlas.org(h.org).is_there(day));
        let part = if lives_on || h.now.len() < 2 { "part of " } else { "" };
        format!("{part}{} {} {}", self.all(&h.was), became(h), self.all(&h.now))
    }

    fn renamed(&self, h: &Happening<'a>) -> String {
        let (Some(was), Some(now)) = (h.was.first(), h.now.first()) else { return self.itself(h) };
        let kinds = format!("from {} to {}", was.kind.label(), now.kind.label());
        let name = self.named(was);
        match (was.name == now.name, was.kind == now.kind) {
            (true, _) => format!("{name} went {kinds}"),
            (false, true) => format!("{name} became {}", clean(now.name)),
            (false, false) => format!("{name} became {}, {kinds}", clean(now.name)),
        }
    }

    fn moved(&self, h: &Happening<'a>) -> String {
        let name = called_then(self.atlas.org(h.org), h.name);
        let way = format!("from {} to {}", self.all(&h.was), self.all(&h.now));
        match h.detail {
            Detail::Land { residents, of } if residents == of => {
                format!("{name}, all its land, {way}: {} residents", thousands(residents))
            }
            Detail::Land { residents, of } => {
                let (residents, of) = (thousands(residents), thousands(of));
                format!("{name}, some of its land, {way}: {residents} of its {of} residents")
            }
            _ if h.was.is_empty() => format!("{name} came to sit in {}", self.all(&h.now)),
            _ if h.now.is_empty() => format!("{name} no longer sat in {}", self.all(&h.was)),
            _ => format!("{name} {way}"),
        }
    }

    /// Who serves it.
    fn served(&self, h: &Happening<'a>) -> String {
        let service = services(h);
        match (h.was.is_empty(), h.now.is_empty()) {
            (true, _) => format!("{service} by {}, from this day", self.all(&h.now)),
            (_, true) => format!("{service} no longer by {}", self.all(&h.was)),
            _ => format!("{service} by {}, until then by {}", self.all(&h.now), self.all(&h.was)),
        }
    }

    /// Whom it serves.
    fn serves(&self, h: &Happening<'a>) -> String {
        let service = services(h);
        match (h.was.is_empty(), h.now.is_empty()) {
            (true, _) => format!("{service} for {}, from this day", self.few(&h.now)),
            (_, true) => format!("{service} no longer for {}", self.few(&h.was)),
            _ => format!("{service} for {}, no longer for {}", self.few(&h.now), self.few(&h.was)),
        }
    }

    /// What stands in it.
    fn holds(&self, h: &Happening<'a>) -> String {
        let (came, left) = (self.few(&h.now), self.few(&h.was));
        match (h.was.is_empty(), h.now.is_empty()) {
            (true, _) => format!("{came} came to it"),
            (_, true) => format!("{left} left it"),
            _ => format!("{came} came to it; {left} left it"),
        }
    }

    /// Some by name, the rest counted.
    fn few(&self, named: &[Participant<'a>]) -> String {
        let mut names: Vec<String> = named.iter().take(NAMED).map(|n| self.named(n)).collect();
        let more = named.len() - names.len();
        if more > 0 {
            names.push(format!("{more} more"));
        }
        in_a_row(&names)
    }

    fn transferred(&self, h: &Happening<'a>) -> String {
        let what = match &h.detail {
            Detail::Services(services) => services.iter().map(|s| s.label().to_owned()).collect(),
            _ => Vec::new(),
        };
        let what = if what.is_empty() { String::new() } else { format!(": {}", in_a_row(&what)) };
        let handed = if h.certainty == Certainty::Planned { "is to hand" } else { "handed" };
        format!("{} {handed} services to {}{what}", self.all(&h.was), self.all(&h.now))
    }

    fn all(&self, named: &[Participant<'a>]) -> String {
        in_a_row(&named.iter().map(|n| self.named(n)).collect::<Vec<_>>())
    }

    fn named(&self, named: &Participant<'a>) -> String {
        let part = if named.portion == Portion::Part { "part of " } else { "" };
        format!("{part}{}", called_then(self.atlas.org(named.org), named.name))
    }
}

/// One became, or several; what is only planned is yet to be.
fn became(h: &Happening<'_>) -> &'static str {
    match (h.certainty, h.was.len()) {
        (Certainty::Planned, 1) => "is to become",
        (Certainty::Planned, _) => "are to become",
        _ => "became",
    }
}
