//! The areas that cover a locality, in words.

use crate::atlas::{Locality, OrgIx};
use crate::query::{AsAt, CoveringArea};
use crate::render::article::article;
use crate::render::clean;
use crate::render::number::percent;
use crate::render::phrase::{called, name, plain_name};

/// The areas that cover a locality, each with its code, and with its share where it has not all
/// of it.
pub fn areas_in_words(as_at: &AsAt<'_>, areas: &[CoveringArea]) -> Vec<String> {
    areas.iter().map(|covering| area(as_at, covering)).collect()
}

fn area(as_at: &AsAt<'_>, covering: &CoveringArea) -> String {
    let area = covering.area;
    // The name of the commissioner says which board it is a part of.
    let name = if as_at.kind(area).is_system() { plain_name(as_at, area) } else { name(as_at, area) };
    let called = called(&name, &as_at.atlas().org(area).id);
    match covering.share {
        Some(share) if share >= 0.99 => called,
        Some(share) => format!("{called} {}", percent(share)),
        None => format!("perhaps {called}"),
    }
}

/// That a locality was named, and which area this is about.
pub fn leads_to(as_at: &AsAt<'_>, locality: &Locality, area: OrgIx) -> String {
    let what = locality.what.label();
    let id = clean(&as_at.atlas().org(area).id);
    format!(
        "{} is {} {what} in {} ({id}), {} {}, which this is about.",
        clean(&locality.name),
        article(what),
        name(as_at, area),
        article(as_at.kind(area).label()),
        as_at.kind(area).label(),
    )
}

/// That a locality lies in several areas, with how much of it in each.
pub fn lies_in_several(as_at: &AsAt<'_>, locality: &Locality, areas: &[CoveringArea]) -> String {
    let mut text =
        format!("{}, {} {}, ", clean(&locality.name), article(locality.what.label()), locality.what.label());
    text += "lies in several areas; say one by its code:";
    for area in areas_in_words(as_at, areas) {
        text = text + "\n" + &area;
    }
    text
}
