//! Which organisations may be meant by what has been typed so far.

use std::ffi::OsStr;
use std::path::PathBuf;

use clap_complete::engine::CompletionCandidate;

use crate::atlas::{Atlas, OrgIx, Organisation};
use crate::cli::load::build;
use crate::cli::settings::being_typed;
use crate::date::{Date, Day};
use crate::render::clean;
use crate::words::Tier;

/// So many are offered at most.
const MOST: usize = 50;

/// Those whose code or name begins with the word that is being typed.
pub(super) fn in_one_word(current: &OsStr) -> Vec<CompletionCandidate> {
    let Some(prefix) = current.to_str().map(unquoted) else { return Vec::new() };
    request().map_or_else(Vec::new, |request| candidates(&request, "", &prefix))
}

/// Those whose code or name begins with the words typed so far: as many words before the
/// current one as are the beginning of any.
pub(super) fn in_words(current: &OsStr) -> Vec<CompletionCandidate> {
    let Some(prefix) = current.to_str().map(unquoted) else { return Vec::new() };
    let Some(request) = request() else { return Vec::new() };
    let before = &request.words[..request.words.len().saturating_sub(1)];
    let first = before.iter().rposition(|word| word.starts_with('-')).map_or(0, |option| option + 1);
    for from in first..before.len() {
        let lead = before[from..].iter().fold(String::new(), |lead, word| lead + word + " ");
        let found = candidates(&request, &lead, &prefix);
        if !found.is_empty() {
            return found;
        }
    }
    candidates(&request, "", &prefix)
}

/// What the shell asks: the words typed, and the atlas and the day that they name.
struct Request {
    words: Vec<String>,
    atlas: Atlas,
    day: Day,
}

/// Nothing where the files that are named cannot be read: there is nobody to tell.
fn request() -> Option<Request> {
    let words: Vec<String> = being_typed().iter().map(|word| unquoted(word)).collect();
    let paths = |option: &str| values(&words, option).map(PathBuf::from).collect::<Vec<_>>();
    let atlas = build(&paths("--data"), &paths("--with")).ok()?;
    let at = values(&words, "--at").last().and_then(|date| Date::read(date).ok());
    let day = at.map_or(atlas.as_at(), Date::last_day);
    Some(Request { words, atlas, day })
}

/// What has been typed for an option, as `--data FILE` or `--data=FILE`.
fn values<'w>(words: &'w [String], option: &'w str) -> impl Iterator<Item = &'w str> {
    let apart = words.windows(2).filter(move |pair| pair[0] == option).map(|pair| pair[1].as_str());
    let joined = words.iter().filter_map(move |word| word.strip_prefix(option)?.strip_prefix('='));
    apart.chain(joined)
}

/// Why an organisation is offered; the better reason comes first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum MatchedBy {
    Code,
    Name,
    OtherName,
}

/// A code or a name that begins as typed.
struct Offer<'a> {
    /// Not there on the day?
    is_gone: bool,
    by: MatchedBy,
    text: &'a str,
    org: OrgIx,
}

/// What may stand for the word being typed, where the words before it are `lead`.
fn candidates(request: &Request, lead: &str, prefix: &str) -> Vec<CompletionCandidate> {
    let whole = format!("{lead}{prefix}");
    let mut found = if whole.is_empty() { from_the_top(request) } else { beginning(request, &whole) };
    found.sort_by_key(|found| (found.is_gone, found.by));
    let mut seen: Vec<String> = Vec::new();
    let mut offered = Vec::new();
    for found in found {
        let text = in_the_case_of(found.text, &whole);
        let rest: String = text.chars().skip(lead.chars().count()).collect();
        if rest.is_empty() || seen.contains(&rest) {
            continue;
        }
        offered.push(CompletionCandidate::new(&rest).help(Some(description(request, &found).into())));
        seen.push(rest);
        if offered.len() == MOST {
            break;
        }
    }
    offered
}

/// Where nothing has been typed: the nation, the regions and the systems of the day.
fn from_the_top(request: &Request) -> Vec<Offer<'_>> {
    let orgs = request.atlas.orgs().iter().map(|org| (*org, request.atlas.org(*org)));
    let high = orgs.filter(|(_, it)| {
        let tier = it.kind_at(request.day).tier();
        it.is_there(request.day) && tier.is_some_and(|tier| tier <= Tier::System)
    });
    high.map(|(org, it)| Offer { is_gone: false, by: MatchedBy::Name, text: it.name_at(request.day), org })
        .collect()
}

fn beginning<'a>(request: &'a Request, prefix: &str) -> Vec<Offer<'a>> {
    let mut found = Vec::new();
    for org in request.atlas.orgs() {
        let it = request.atlas.org(*org);
        let is_gone = !it.is_there(request.day);
        let names =
            ways_to_say(it, request.day).filter_map(|(by, text)| Some((by, begins_with(text, prefix)?)));
        found.extend(names.map(|(by, text)| Offer { is_gone, by, text, org: *org }));
    }
    found
}

fn ways_to_say(it: &Organisation, day: Day) -> impl Iterator<Item = (MatchedBy, &str)> {
    let now = it.name_at(day);
    let others = it.names().chain(it.also_known_as()).filter(move |name| *name != now);
    let names = std::iter::once((MatchedBy::Name, now)).chain(others.map(|name| (MatchedBy::OtherName, name)));
    std::iter::once((MatchedBy::Code, &*it.id)).chain(names)
}

/// The name from where it begins as typed: a leading NHS or The may be left out.
fn begins_with<'a>(name: &'a str, prefix: &str) -> Option<&'a str> {
    if clean(name) != name {
        return None;
    }
    let mut lower = prefix.chars().flat_map(char::to_lowercase);
    let mut letters = name.chars().flat_map(char::to_lowercase);
    if lower.all(|letter| letters.next() == Some(letter)) {
        return Some(name);
    }
    let rest = name.strip_prefix("NHS ").or_else(|| name.strip_prefix("The "))?;
    begins_with(rest, prefix)
}

/// Shells keep only what begins letter by letter as typed: what is typed in small letters is
/// finished in small letters. No name or code is told apart by its capitals.
fn in_the_case_of(text: &str, prefix: &str) -> String {
    if text.starts_with(prefix) {
        return text.to_owned();
    }
    if !prefix.chars().any(char::is_uppercase) {
        return text.to_lowercase();
    }
    prefix.chars().chain(text.chars().skip(prefix.chars().count())).collect()
}

/// What shells that explain put beside it: the name of a code, the code of a name.
fn description(request: &Request, found: &Offer<'_>) -> String {
    let it = request.atlas.org(found.org);
    let kind = it.kind_at(request.day).label();
    let other = if found.by == MatchedBy::Code { it.name_at(request.day) } else { &it.id };
    let gone = if found.is_gone { ", not there on the day" } else { "" };
    clean(&format!("{other}, {kind}{gone}")).into_owned()
}

/// A word as it was typed, without what keeps its spaces together: shells pass an open
/// quotation mark and backslashes on.
fn unquoted(word: &str) -> String {
    if let Some(inner) = word.strip_prefix('\'').or_else(|| word.strip_prefix('"')) {
        let mark = &word[..1];
        return inner.strip_suffix(mark).unwrap_or(inner).to_owned();
    }
    let mut plain = String::with_capacity(word.len());
    let mut letters = word.chars();
    while let Some(letter) = letters.next() {
        plain.extend(if letter == '\\' { letters.next() } else { Some(letter) });
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_keeps_spaces_together_is_no_part_of_a_name() {
        assert_eq!(unquoted("South\\ East"), "South East");
        assert_eq!(unquoted("\"Guy's and"), "Guy's and");
        assert_eq!(unquoted("'my file.ron'"), "my file.ron");
        assert_eq!(unquoted("Guy\\'s\\"), "Guy's");
    }

    #[test]
    fn a_name_is_finished_in_the_case_in_which_it_was_begun() {
        assert_eq!(in_the_case_of("Oxleas", "Ox"), "Oxleas");
        assert_eq!(in_the_case_of("Oxleas", "ox"), "oxleas");
        assert_eq!(in_the_case_of("Oxleas", "OX"), "OXleas");
        assert_eq!(in_the_case_of("72Q", "72"), "72Q");
    }

    #[test]
    fn a_leading_nhs_may_be_left_out() {
        assert_eq!(begins_with("NHS Kent", "ken"), Some("Kent"));
        assert_eq!(begins_with("NHS Kent", "nhs"), Some("NHS Kent"));
        assert_eq!(begins_with("Kent", "Surrey"), None);
        assert_eq!(begins_with("Kent\u{1b}[2J", "k"), None);
    }
}
