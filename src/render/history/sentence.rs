//! One thing that happened, in one sentence.

use crate::atlas::Atlas;
use crate::query::{Change, Detail, Happening, Named, Portion};
use crate::render::phrase::{called, in_a_row, kind_unsaid};
use crate::render::sources::{Cited, marks};
use crate::render::thousands;
use crate::words::{Certainty, Succession};

/// What happened in a sentence without a full stop, and the numbers of its sources.
pub(in crate::render) fn happening<'a>(
    atlas: &'a Atlas,
    h: &Happening<'a>,
    cited: &mut Cited<'a>,
) -> (String, Vec<usize>) {
    let numbers = h.sources.iter().flat_map(|set| cited.cite(*set)).collect();
    let (label, said) = (Words { atlas }).said(h);
    (format!("{label}, {said}{}", sure(h.certainty)), numbers)
}

/// How sure it is unless it is certain. What is planned stands under a heading that says so.
fn sure(certainty: Certainty) -> String {
    match certainty {
        Certainty::Certain | Certainty::Planned => String::new(),
        other => format!(" ({})", other.word()),
    }
}

/// What happened, then `more`, how sure it is unless it is certain, and the numbers of the
/// sources.
pub(super) fn sentence<'a>(atlas: &'a Atlas, h: &Happening<'a>, more: &str, cited: &mut Cited<'a>) -> String {
    let sure = sure(h.certainty);
    let mut numbers = Vec::new();
    for set in &h.sources {
        for number in cited.cite(*set) {
            if !numbers.contains(&number) {
                numbers.push(number);
            }
        }
    }
    format!("{}{more}{sure}{}", said(atlas, h), marks(&numbers))
}

/// A word for what happened, and what it was.
pub(super) fn said<'a>(atlas: &'a Atlas, h: &Happening<'a>) -> String {
    let (label, said) = (Words { atlas }).said(h);
    format!("{label}: {said}")
}

struct Words<'a> {
    atlas: &'a Atlas,
}

impl<'a> Words<'a> {
    /// A word for what happened, and what it was.
    fn said(&self, h: &Happening<'a>) -> (&'static str, String) {
        match h.change {
            Change::Opened | Change::Closed => (h.change.word(), self.itself(h)),
            Change::Merged => self.merged(h),
            Change::Split => (h.change.word(), self.split(h)),
            Change::Renamed => (h.change.word(), self.renamed(h)),
            Change::Moved => (h.change.word(), self.moved(h)),
            Change::Transferred => (h.change.word(), self.transferred(h)),
        }
    }

    /// Whom it happened to, and what that was unless the name says it.
    fn itself(&self, h: &Happening<'a>) -> String {
        let o = self.atlas.org(h.org);
        let day = h.date.map_or(self.atlas.as_at(), crate::date::Date::last_day);
        let name = called(h.name, &o.id);
        match kind_unsaid(h.name, o.kind_at(day)) {
            Some(kind) => format!("{name}, {kind}"),
            None => name,
        }
    }

    fn merged(&self, h: &Happening<'a>) -> (&'static str, String) {
        let (was, now) = (self.all(&h.was), self.all(&h.now));
        let became = became(h);
        match h.detail {
            Detail::How(Succession::Takeover) if h.certainty == Certainty::Planned => {
                ("taken over", format!("{was}, to be taken over by {now}"))
            }
            Detail::How(Succession::Takeover) => ("taken over", format!("{was} by {now}")),
            Detail::How(Succession::Renewal) => {
                ("renewed", format!("{was} {became} {now}, the same body under a new code"))
            }
            _ => ("merged", format!("{was} {became} {now}")),
        }
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
            (false, true) => format!("{name} became {}", crate::render::clean(now.name)),
            (false, false) => format!("{name} became {}, {kinds}", crate::render::clean(now.name)),
        }
    }

    fn moved(&self, h: &Happening<'a>) -> String {
        let name = called(h.name, &self.atlas.org(h.org).id);
        let way = format!("from {} to {}", self.all(&h.was), self.all(&h.now));
        match h.detail {
            Detail::Land { residents, of } if residents == of => {
                format!("{name}, all its land, {way}: {} residents", thousands(residents))
            }
            Detail::Land { residents, of } => {
                let (residents, of) = (thousands(residents), thousands(of));
                format!("{name}, some of its land, {way}: {residents} of its {of} residents")
            }
            _ => format!("{name} {way}"),
        }
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

    fn all(&self, named: &[Named<'a>]) -> String {
        in_a_row(&named.iter().map(|n| self.named(n)).collect::<Vec<_>>())
    }

    fn named(&self, named: &Named<'a>) -> String {
        let part = if named.portion == Portion::Part { "part of " } else { "" };
        format!("{part}{}", called(named.name, &self.atlas.org(named.org).id))
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
