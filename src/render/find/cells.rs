//! What is told of one that was found.

use super::areas::areas_in_words;
use crate::date::Date;
use crate::date::date_in_words;
use crate::query::{AsAt, Explains, FoundLocality, FoundOrg, FoundRow, LineageStep, SharedLand};
use crate::render::apart::Apart;
use crate::render::citations::Citations;
use crate::render::mark::mark;
use crate::render::name::{called_then, short};
use crate::render::phrase::{in_a_row, name};
use crate::render::{Glyphs, clean, percent};

/// What is named in a list of what was found, as itself or as what others sit in.
pub(super) fn named_in(as_at: &AsAt<'_>, found: &[FoundRow]) -> Apart {
    let orgs = found.iter().filter_map(|row| match row {
        FoundRow::Organisation(found) => Some(std::iter::once(found.org).chain(found.parent)),
        FoundRow::Locality(_) => None,
    });
    Apart::of(orgs.flatten().map(|org| (org, name(as_at, org))))
}

/// Code, name, kind, and where it sits and what else must be known. A locality has no code.
pub(super) fn cells(as_at: &AsAt<'_>, row: &FoundRow, apart: &Apart, glyphs: Glyphs) -> [String; 4] {
    let found = match row {
        FoundRow::Organisation(found) => found,
        FoundRow::Locality(found) => {
            return [
                String::new(),
                glyphs.fit(&clean(&found.name)).into_owned(),
                found.what.label().to_owned(),
                glyphs.fit(&rest_of_locality(as_at, found).join("  ")).into_owned(),
            ];
        }
    };
    let marks = mark(as_at.atlas(), &found.marks, glyphs).into_iter().collect();
    [
        clean(&as_at.atlas().org(found.org).id).into_owned(),
        glyphs.fit(&name(as_at, found.org)).into_owned(),
        as_at.kind(found.org).label().to_owned(),
        glyphs.fit(&rest(as_at, found, apart, marks).join("  ")).into_owned(),
    ]
}

/// The areas that cover it, and its other names.
pub(super) fn rest_of_locality(as_at: &AsAt<'_>, found: &FoundLocality) -> Vec<String> {
    let mut rest = vec![format!("in {}", areas_in_words(as_at, &found.areas).join("; "))];
    if !found.aliases.is_empty() {
        rest.push(format!("also: {}", clean(&found.aliases.join(", "))));
    }
    rest
}

/// Where it sits, what marks it, and what else must be known.
pub(super) fn rest(as_at: &AsAt<'_>, found: &FoundOrg, apart: &Apart, marks: Vec<String>) -> Vec<String> {
    let mut rest = Vec::new();
    rest.extend(found.parent.map(|parent| format!("in {}", apart.told(as_at, parent, name(as_at, parent)))));
    rest.extend(found.shares_land.map(|shared| shared_land(as_at, shared)));
    rest.extend(marks);
    if !found.became.is_empty() {
        rest.push(became(as_at, &found.became));
    }
    let since = as_at.atlas().org(found.org).period.since;
    rest.extend(
        since
            .filter(|since| since.first_day() > as_at.day())
            .map(|since| format!("(from {})", date_in_words(since))),
    );
    if let Some(matched) = found.matched.as_ref().filter(|matched| matched.explains == Explains::Otherwise) {
        rest.push(format!("also: {}", clean(&matched.text)));
    }
    rest
}

/// `has 67% of the residents of Reigate and Banstead`.
fn shared_land(as_at: &AsAt<'_>, shared: SharedLand) -> String {
    let of = short(as_at, shared.of);
    match shared.share {
        Some(share) if share < 1.0 => format!("has {} of the residents of {of}", percent(share)),
        Some(_) => format!("has all of {of}"),
        None => format!("has some of {of}"),
    }
}

fn became(as_at: &AsAt<'_>, steps: &[LineageStep]) -> String {
    let named = |step: &LineageStep| {
        let other = as_at.atlas().org(step.org);
        let when = step.on.map_or(as_at.day(), Date::first_day);
        called_then(other, other.name_at(when))
    };
    format!("became {}", in_a_row(&steps.iter().map(named).collect::<Vec<_>>()))
}

/// The sources of what was found.
pub(super) fn citations<'a>(as_at: &AsAt<'a>, found: &[FoundRow]) -> Citations<'a> {
    let mut citations = Citations::new(as_at.atlas());
    citations.add_all(found.iter().map(|row| match row {
        FoundRow::Organisation(found) => &as_at.atlas().org(found.org).sources,
        FoundRow::Locality(found) => &found.sources,
    }));
    citations
}
