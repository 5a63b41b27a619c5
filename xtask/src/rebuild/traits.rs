//! What an atlas says of one organisation, as words that can be compared with those of another
//! atlas: nothing of how either counts its own.

use std::collections::BTreeMap;
use std::fmt::Debug;

use catchment::atlas::{Atlas, OrgIx, SourceSet};
use catchment::date::Period;

/// What is said of an organisation, by what it is.
pub(super) type Traits = BTreeMap<&'static str, String>;

/// What is told of an organisation, each under the word by which a change of it is told.
pub(super) fn traits(atlas: &Atlas, org: OrgIx) -> Traits {
    let o = atlas.org(org);
    let id = |org: OrgIx| &*atlas.org(org).id;
    let by = |sources: SourceSet| atlas.sources_of(sources).map(|source| &*source.key).collect::<Vec<_>>();
    let when = |period: Period| (period.since, period.until);
    let parents = o.parents.iter().map(|p| (id(p.org), when(p.period), p.certainty, by(p.sources)));
    let styles = o.styles.iter().map(|s| (&s.name, s.kind, when(s.period), s.certainty, by(s.sources)));
    let codes = o.codes.iter().map(|c| (c.scheme, &c.code, when(c.period), c.certainty, by(c.sources)));
    let figures = o
        .figures
        .iter()
        .map(|f| (&f.what, f.value, f.precision, f.seen, f.until, &f.note, f.certainty, by(f.sources)));
    let notes = o.notes.iter().map(|n| (&n.text, n.seen, n.until, n.certainty, by(n.sources)));
    let provides = o.provides.iter().map(|p| (p.service, p.seen, p.certainty, by(p.sources)));
    BTreeMap::from([
        (NAME, said((&o.name, o.kind))),
        (NAMES, all(styles)),
        (DATES, said((when(o.period), o.seen, o.code_since))),
        (PARENTS, all(parents)),
        ("other names", said((&o.aliases, by(o.alias_sources)))),
        ("codes", all(codes)),
        ("areas covered", all(o.covers.iter().map(|org| id(*org)))),
        ("count", said(o.count)),
        ("figures", all(figures)),
        ("services", all(provides)),
        ("notes", all(notes)),
        ("certainty", said(o.certainty)),
        ("sources", said(by(o.sources))),
    ])
}

/// Its plain name and kind.
pub(super) const NAME: &str = "name";
/// Names and kinds of a time.
pub(super) const NAMES: &str = "names of a time";
/// When it was there.
pub(super) const DATES: &str = "dates";
/// What it sat within.
pub(super) const PARENTS: &str = "parents";

fn said(what: impl Debug) -> String {
    format!("{what:?}")
}

fn all(what: impl Iterator<Item = impl Debug>) -> String {
    said(what.collect::<Vec<_>>())
}
