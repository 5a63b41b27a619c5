//! What is otherwise on a second day than on a first: counts first, then one line each.

use super::dated_page::{DatedPage, DatedSection, filled, what};
use crate::query::{AsAt, Change, ChangeCount, Difference, Happening, KindTally};
use crate::render::absence::not_there;
use crate::render::article::article;
use crate::render::citations::Citations;
use crate::render::name::called_then;
use crate::render::period::period;
use crate::render::phrase::{capital, kind_unsaid, name};
use crate::render::{clean, counted};

/// What is otherwise on the second day than on the first, of an organisation and all that
/// stood below it on either, in words.
pub fn between<'a>(difference: &Difference<'_, 'a>) -> DatedPage<'a> {
    let Difference { first, second, org, .. } = *difference;
    let mut citations = Citations::new(first.atlas());
    let more = |h: &Happening<'a>| by_then(second, h);
    let section = DatedSection::new("By date", &difference.happened, more, &mut citations);
    let there = difference.there();
    let absences = [&difference.absent_first, &difference.absent_second];
    DatedPage {
        name: name(there, org),
        what: what(there, org),
        warnings: absences.into_iter().flatten().map(|absence| not_there(first.atlas(), absence)).collect(),
        in_short: if difference.happened.is_empty() {
            vec![nothing(first, second)]
        } else {
            difference.tallies.iter().map(tally).collect()
        },
        sections: filled([section]),
        sources: citations.all().to_vec(),
        foot: foot(first, second),
    }
}

/// That an organisation was there on neither of two days, and why; nothing where it was there
/// on one of them.
pub fn there_on_neither(difference: &Difference<'_, '_>) -> Option<String> {
    let atlas = difference.first.atlas();
    let (first, second) = (difference.first.day(), difference.second.day());
    let (absent_first, absent_second) = (difference.absent_first.as_ref()?, difference.absent_second.as_ref()?);
    let o = atlas.org(difference.org);
    let began_later = o.period.is_after(first);
    if began_later && o.period.is_before(second) {
        let lived = period(o.period).unwrap_or_default();
        let name = called_then(o, o.name_at(second));
        return Some(format!("{name} was there {lived}: neither on {first} nor on {second}."));
    }
    if first == second {
        return Some(not_there(atlas, absent_first));
    }
    let (told, other) = if began_later { (absent_second, first) } else { (absent_first, second) };
    Some(format!("{} Nor was it there on {other}.", not_there(atlas, told)))
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

/// One line a kind: `CCGs: 85 closed, 1 opened`.
pub fn tally(tally: &KindTally) -> String {
    let parts: Vec<String> = tally.counts.iter().map(|(count, number)| part(*count, *number)).collect();
    format!("{}: {}", capital(tally.kind.plural()), parts.join(", "))
}

fn part(count: ChangeCount, number: usize) -> String {
    let n = counted(number);
    match count {
        ChangeCount::Closed => format!("{n} closed"),
        ChangeCount::Opened => format!("{n} opened"),
        ChangeCount::Merged => format!("{n} merged"),
        ChangeCount::TakenOver => format!("{n} taken over"),
        ChangeCount::Renewed => format!("{n} renewed"),
        ChangeCount::Split => format!("{n} split"),
        ChangeCount::Became(kind) if number == 1 => {
            format!("{n} became {} {}", article(kind.label()), kind.label())
        }
        ChangeCount::Became(kind) => format!("{n} became {}", kind.plural()),
        ChangeCount::Renamed => format!("{n} renamed"),
        ChangeCount::Moved => format!("{n} moved"),
        ChangeCount::Land => format!("{n} with land that changed commissioner"),
        ChangeCount::Transferred => format!("{n} handed services over"),
    }
}
