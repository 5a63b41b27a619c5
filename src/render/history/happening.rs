//! One thing that happened, in one sentence.

use std::borrow::Cow;

use crate::atlas::{Atlas, OrgIx};
use crate::query::{Change, Detail, Happening, Participant, Portion, Reached, Reaching};
use crate::render::certainty::in_brackets_unless_planned;
use crate::render::citations::{Citations, marks};
use crate::render::name::called_then;
use crate::render::phrase::{capital, in_a_row, kind_unsaid};
use crate::render::service::care;
use crate::render::{clean, thousands};
use crate::words::{Certainty, Service, Succession};

/// What happened in a sentence without a full stop, and the numbers of its sources. What is
/// planned stands under a heading that says so.
pub(in crate::render) fn happening<'a>(
    h: &Happening<'a>,
    citations: &mut Citations<'a>,
) -> (String, Vec<usize>) {
    let numbers = citations.cite_all(&h.sources);
    let HappeningWords { label, what } = HappeningWords::new(citations.atlas(), h);
    (format!("{label}, {what}{}", in_brackets_unless_planned(h.certainty)), numbers)
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
    format!("{label}: {what}")
}

/// What happened, without the word for it.
pub(super) fn what_happened<'a>(atlas: &'a Atlas, h: &Happening<'a>) -> String {
    HappeningWords::new(atlas, h).what
}

/// A word for what happened, and what it was.
struct HappeningWords {
    label: Cow<'static, str>,
    what: String,
}

impl HappeningWords {
    fn new<'a>(atlas: &'a Atlas, h: &Happening<'a>) -> Self {
        let wording = Wording { atlas };
        if let Some(way) = &h.way {
            return Self { label: Cow::Owned(way_to(way)), what: wording.reached(h, way) };
        }
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
        let label = if h.change == Change::Holds { "in it" } else { h.change.word() };
        Self { label: Cow::Borrowed(label), what }
    }
}

/// By which way what happened to another reaches the one in whose history it is told.
fn way_to(way: &Reached) -> String {
    match &way.by {
        Reaching::Within(kind) if kind.is_system() => "its system".to_owned(),
        Reaching::Within(kind) => format!("its {}", kind.label()),
        Reaching::ServedWith(services) => format!("who provides its {}", cares(services)),
        Reaching::Serves(services) => format!("for whom it provides {}", cares(services)),
        Reaching::Holds => "in it".to_owned(),
    }
}

/// Services in a row.
fn cares(services: &[Service]) -> String {
    in_a_row(&services.iter().map(|s| care(*s).to_owned()).collect::<Vec<_>>())
}

/// So many are named before the rest is only counted.
const NAMED: usize = 6;

/// The services that are meant, in a row.
fn services(h: &Happening<'_>) -> String {
    match &h.detail {
        Detail::Care { services, .. } => capital(&cares(services)),
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

    /// What became of the one through which it reaches another.
    fn reached(&self, h: &Happening<'a>, way: &Reached) -> String {
        match h.change {
            Change::Merged => self.reached_by_merger(h, way.through),
            Change::Split => self.split(h),
            Change::Renamed => self.renamed(h),
            Change::Moved => self.went(h),
            _ => self.itself(h),
        }
    }

    /// That the one through which it reaches another moved, in a sentence of its own.
    fn went(&self, h: &Happening<'a>) -> String {
        let name = called_then(self.atlas.org(h.org), h.name);
        format!("{name} moved from {} to {}", self.partly(&h.was), self.partly(&h.now))
    }

    fn reached_by_merger(&self, h: &Happening<'a>, through: OrgIx) -> String {
        let (through, others): (Vec<_>, Vec<_>) = h.was.iter().partition(|n| n.org == through);
        let [through, others] = [through, others].map(|side| side.into_iter().copied().collect::<Vec<_>>());
        let (was, now) = (self.all(&through), self.all(&h.now));
        let what = match h.detail {
            Detail::How(Succession::Takeover) => format!("{was} was taken over by {now}"),
            Detail::How(Succession::Renewal) => format!("{was} became {now}, the same body under a new code"),
            _ => format!("{was} became {now}"),
        };
        if others.is_empty() { what } else { format!("{what}, together with {}", self.few(&others)) }
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
        HappeningWords { label: Cow::Borrowed(label), what }
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
            _ if h.was.is_empty() => format!("{name} came to be in {}", self.partly(&h.now)),
            _ if h.now.is_empty() => format!("{name} is no longer in {}", self.partly(&h.was)),
            _ => format!("{name} from {} to {}", self.partly(&h.was), self.partly(&h.now)),
        }
    }

    /// Who serves it.
    fn served(&self, h: &Happening<'a>) -> String {
        let service = services(h);
        let (was, now) = (self.partly(&h.was), self.partly(&h.now));
        match (h.was.is_empty(), h.now.is_empty(), goes_on(h)) {
            (true, _, true) => format!("{service} by {now} as well"),
            (true, _, false) => format!("{service} by {now}; this atlas names nobody before"),
            (_, true, _) => format!("{service} no longer by {was}"),
            _ => format!("{service} by {now}, until then by {was}"),
        }
    }

    /// Whom it serves.
    fn serves(&self, h: &Happening<'a>) -> String {
        let service = services(h);
        let (was, now) = (self.few(&h.was), self.few(&h.now));
        match (h.was.is_empty(), h.now.is_empty(), goes_on(h)) {
            (true, _, true) => format!("{service} for {now} as well"),
            (true, _, false) => format!("{service} for {now}; this atlas names nobody before"),
            (_, true, _) => format!("{service} no longer for {was}"),
            _ => format!("{service} for {now}, no longer for {was}"),
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
    fn few(&self, some: &[Participant<'a>]) -> String {
        let mut names: Vec<String> = some.iter().take(NAMED).map(|n| self.named(n)).collect();
        let more = some.len() - names.len();
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

    /// By name; of those that have only a part in it, that is said.
    fn partly(&self, named: &[Participant<'a>]) -> String {
        let name = |n: &Participant<'a>| {
            let part = if n.portion == Portion::Part { " (in part)" } else { "" };
            format!("{}{part}", called_then(self.atlas.org(n.org), n.name))
        };
        in_a_row(&named.iter().map(name).collect::<Vec<_>>())
    }

    fn named(&self, named: &Participant<'a>) -> String {
        let part = if named.portion == Portion::Part { "part of " } else { "" };
        format!("{part}{}", called_then(self.atlas.org(named.org), named.name))
    }
}

/// Do others go on beside those that came or left?
fn goes_on(h: &Happening<'_>) -> bool {
    matches!(h.detail, Detail::Care { beside: true, .. })
}

/// One became, or several; what is only planned is yet to be.
fn became(h: &Happening<'_>) -> &'static str {
    match (h.certainty, h.was.len()) {
        (Certainty::Planned, 1) => "is to become",
        (Certainty::Planned, _) => "are to become",
        _ => "became",
    }
}
