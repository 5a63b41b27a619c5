//! What is otherwise on a second day than on a first: who became whom, what followed from that,
//! what else changed, and counts.

use super::dated_page::{DatedLine, DatedPage, DatedSection, filled, what};
use crate::atlas::{Atlas, OrgIx};
use crate::date::date_in_words;
use crate::query::{AsAt, Change, ChangeCount, Difference, Followed, Happening, KindTally};
use crate::render::absence::not_there;
use crate::render::article::article;
use crate::render::citations::{Citations, marks};
use crate::render::name::called_then;
use crate::render::period::period;
use crate::render::phrase::{capital, in_a_row, kind_unsaid, name, so_many};
use crate::render::reading::{Lead, Reader, to_each};
use crate::render::{clean, counted};
use crate::words::Kind;

/// How much of a difference is told one by one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Telling {
    /// What only followed from mergers and splits is counted.
    InShort,
    /// Everything, by date.
    OneByOne,
}

/// What is otherwise on the second day than on the first, of an organisation and all that
/// stood below it on either, in words.
pub fn between<'a>(difference: &Difference<'_, 'a>, telling: Telling, reader: Reader) -> DatedPage<'a> {
    let Difference { first, second, org, .. } = *difference;
    let mut citations = Citations::new(first.atlas());
    let sections = match telling {
        Telling::InShort => in_short(difference, names_all(reader), &mut citations),
        Telling::OneByOne => {
            let more = |h: &Happening<'a>| by_then(second, h);
            let by_date = DatedSection::new("By date", &difference.happened, more, &mut citations);
            let mut moved =
                DatedSection { heading: "What moved with those that became others", lines: Vec::new() };
            for group in &difference.told().followed {
                moved.lines.extend(moved_by_name(first.atlas(), group, &mut citations));
            }
            vec![by_date, moved]
        }
    };
    let there = difference.there();
    let absences = [&difference.absent_first, &difference.absent_second];
    DatedPage {
        name: name(there, org),
        what: what(there, org),
        warnings: absences.into_iter().flatten().map(|absence| not_there(first.atlas(), absence)).collect(),
        in_short: difference.happened.is_empty().then(|| nothing(first, second)).into_iter().collect(),
        sections: filled(sections),
        counts: difference.tallies.iter().filter_map(|tally| counts(tally, telling)).collect(),
        sources: citations.all().to_vec(),
        foot: foot(first, second),
    }
}

/// How one asks for what is only counted.
fn names_all(reader: Reader) -> &'static str {
    match reader {
        Reader::CommandLine => "--all",
        Reader::Explorer => "*",
    }
}

/// Who became whom first; then what only followed from that, counted; then the rest.
fn in_short<'a>(
    difference: &Difference<'_, 'a>,
    all: &str,
    citations: &mut Citations<'a>,
) -> Vec<DatedSection> {
    let told = difference.told();
    let more = |h: &Happening<'a>| by_then(difference.second, h);
    let became = DatedSection::new("Who became whom", told.became, more, citations);
    let mut followed = DatedSection { heading: "What followed from that", lines: Vec::new() };
    for group in &told.followed {
        followed.lines.extend(follow_lines(group, all, citations));
    }
    let is_alone = became.lines.is_empty();
    let heading = if is_alone { "What changed" } else { "What else changed" };
    let mut others = DatedSection::new(heading, told.others, more, citations);
    if told.small > 0 {
        let what = if told.small == 1 {
            "change to networks and practices is"
        } else {
            "changes to networks and practices are"
        };
        let text = format!("{} {what} only counted ({all} lists each)", counted(told.small));
        others.lines.push(DatedLine { date: String::new(), text, leads: Vec::new() });
    }
    vec![became, followed, others]
}

/// `moved with them: 49 places, 47 councils and 212 PCNs`.
fn follow_lines(group: &Followed, all: &str, citations: &mut Citations<'_>) -> Vec<DatedLine> {
    let numbers = citations.cite_all(&group.sources);
    let line = |what: &str, kinds: &[(Kind, Vec<OrgIx>)]| {
        let counted = in_a_row(&families(kinds));
        (!kinds.is_empty()).then(|| DatedLine {
            leads: vec![Lead::Day(group.day)],
            date: date_in_words(group.day),
            text: format!("{what}: {counted} ({all} names each){}", marks(&numbers)),
        })
    };
    let moved = line("moved with them", &group.moved);
    let renamed = line("took up the name of their new system", &group.renamed);
    moved.into_iter().chain(renamed).collect()
}

/// The same by name, a line for each kind.
fn moved_by_name<'a>(atlas: &'a Atlas, group: &Followed, citations: &mut Citations<'a>) -> Vec<DatedLine> {
    let numbers = citations.cite_all(&group.sources);
    let line = |(kind, orgs): &(Kind, Vec<OrgIx>)| {
        let with_code = |org: &OrgIx| called_then(atlas.org(*org), atlas.org(*org).name_at(group.day));
        let names: Vec<String> = orgs.iter().map(with_code).collect();
        let text = format!("{}: {}{}", so_many(orgs.len(), *kind), names.join("; "), marks(&numbers));
        let day = Lead::Day(group.day);
        let leads = std::iter::once(day).chain(to_each(orgs.iter().copied())).collect();
        DatedLine { date: date_in_words(group.day), text, leads }
    };
    group.moved.iter().map(line).collect()
}

/// So many of each kind; councils of all kinds together, and so trusts.
pub(in crate::render) fn families(kinds: &[(Kind, Vec<OrgIx>)]) -> Vec<String> {
    let family = |kind: Kind| match kind {
        _ if kind.is_council() => ("council", "councils"),
        _ if kind.is_trust() => ("trust", "trusts"),
        _ => (kind.label(), kind.plural()),
    };
    let mut counts: Vec<((&str, &str), usize)> = Vec::new();
    for (kind, orgs) in kinds {
        match counts.iter_mut().find(|(known, _)| *known == family(*kind)) {
            Some((_, all)) => *all += orgs.len(),
            None => counts.push((family(*kind), orgs.len())),
        }
    }
    let word = |((one, many), count): &((&str, &str), usize)| {
        format!("{} {}", counted(*count), if *count == 1 { one } else { many })
    };
    counts.iter().map(word).collect()
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
        let (first, second) = (date_in_words(first), date_in_words(second));
        return Some(format!("{name} was there {lived}: neither on {first} nor on {second}."));
    }
    if first == second {
        return Some(not_there(atlas, absent_first));
    }
    let (told, other) = if began_later { (absent_second, first) } else { (absent_first, second) };
    Some(format!("{} Nor was it there on {}.", not_there(atlas, told), date_in_words(other)))
}

fn nothing(first: &AsAt<'_>, second: &AsAt<'_>) -> String {
    if first.day() == second.day() {
        return format!("Both days are {}: nothing changed.", date_in_words(first.day()));
    }
    let (first, second) = (date_in_words(first.day()), date_in_words(second.day()));
    format!("Between {first} and {second} nothing changed here that this atlas knows of.")
}

/// Between which days, from which atlas, and whether that knows them.
fn foot(first: &AsAt<'_>, second: &AsAt<'_>) -> String {
    let atlas = second.atlas();
    let beyond = if second.is_beyond() {
        format!(", which lies beyond what this atlas knows ({})", date_in_words(atlas.as_at()))
    } else {
        String::new()
    };
    let (first, second) = (date_in_words(first.day()), date_in_words(second.day()));
    format!("From {first} to {second}{beyond}. Atlas: {}.", clean(atlas.title()))
}

/// What one that began in between is by the second day, where that is another name or kind.
fn by_then(second: &AsAt<'_>, h: &Happening<'_>) -> String {
    let (name, kind) = (second.name(h.org), second.kind(h.org));
    let kind_then = h.date.map(|date| second.atlas().org(h.org).kind_at(date.first_day()));
    if h.change != Change::Opened || (name == h.name && kind_then == Some(kind)) {
        return String::new();
    }
    let kind = kind_unsaid(name, kind).map_or_else(String::new, |kind| format!(", {kind}"));
    format!("; on {} {}{kind}", date_in_words(second.day()), clean(name))
}

/// One line a kind: `CCGs: 85 closed, 1 opened`.
pub fn tally(tally: &KindTally) -> String {
    format!("{}: {}", capital(tally.kind.plural()), parts(tally, |_| true).join(", "))
}

/// The same with how many there were and are: `ICBs: 42, then 36 (12 closed, 6 opened)`. Where what
/// follows is counted by itself, what moved and what was renamed is not counted again.
fn counts(tally: &KindTally, telling: Telling) -> Option<String> {
    let is_told = |count: ChangeCount| {
        telling == Telling::OneByOne
            || !matches!(count, ChangeCount::Renamed | ChangeCount::Moved | ChangeCount::Land)
    };
    let parts = parts(tally, is_told);
    let (before, after) = (counted(tally.before), counted(tally.after));
    let there = if before == after { before } else { format!("{before}, then {after}") };
    let kind = capital(tally.kind.plural());
    (!parts.is_empty()).then(|| format!("{kind}: {there} ({})", parts.join(", ")))
}

fn parts(tally: &KindTally, is_told: impl Fn(ChangeCount) -> bool) -> Vec<String> {
    let told = tally.counts.iter().filter(|(count, _)| is_told(**count));
    told.map(|(count, number)| part(*count, *number)).collect()
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
