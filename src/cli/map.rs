//! `catchment map`.

use super::args::MapArgs;
use super::failure::Failure;
use super::output::Output;
use super::session::{Session, joined};
use crate::atlas::{Closed, OrgIx};
use crate::date::Day;
use crate::query::AsAt;
use crate::query::map::{
    ColourBy, Colouring, MapForm, MapOptions, first_map, last_change, map, usual, usual_service,
};
use crate::render::format::MapFormat;
use crate::render::map::{MapWording, NO_OUTLINES, json, no_map, svg, text};
use crate::words::{Kind, Service};

pub(super) fn run(session: &Session<'_>, args: &MapArgs, output: &mut Output) -> Result<(), Failure> {
    let as_at = session.as_at(Closed::Leave);
    let of = if args.org.is_empty() { None } else { Some(session.org_there(&joined(&args.org), &as_at)?) };
    // England's map is that of its systems, whether it is named or not.
    let of = of.filter(|org| as_at.kind(*org) != Kind::Nation);
    let colouring = args.colour_by.unwrap_or(usual(of));
    let service = args.service.unwrap_or_else(|| usual_service(&as_at, of));
    let from = args.from.map(|from| session.day_of(from, output));
    let before = match colouring {
        Colouring::Change => {
            Some(AsAt::new(session.atlas, first_day(&as_at, of, from, service)?, Closed::Leave))
        }
        _ if args.from.is_some() => {
            return Err(Failure::Usage("--from goes with --colour-by change".to_owned()));
        }
        _ => None,
    };
    let by = match (colouring, &before) {
        (_, Some(before)) => ColourBy::Change(before),
        (Colouring::Provider, _) => ColourBy::Provider,
        (Colouring::Split, _) => ColourBy::Split,
        _ => ColourBy::System,
    };
    let drawn = |form| {
        map(&as_at, of, MapOptions { by, service, form })
            .map_err(|why| Failure::Nothing(no_map(&as_at, of, why)))
    };
    if args.format.chosen == MapFormat::Svg && !args.tiles {
        let map = drawn(MapForm::Ground)?;
        let words = MapWording { map: &map, as_at: &as_at, before: before.as_ref() };
        if let Some(picture) = svg(&words) {
            return output.answer(&picture);
        }
        output.say(NO_OUTLINES);
    }
    let map = drawn(MapForm::Tiles)?;
    let words = MapWording { map: &map, as_at: &as_at, before: before.as_ref() };
    match args.format.chosen {
        MapFormat::Text => output.answer(&text(&words, session.settings.look)),
        MapFormat::Svg => output.answer(&svg(&words).unwrap_or_default()),
        MapFormat::Json => output.line(&json(&words)),
    }
}

/// The first of the two days between which changes are looked for: the one asked for, else
/// the day before the last on which the map changed. Where it never did, the first on which
/// there is one.
fn first_day(as_at: &AsAt<'_>, of: Option<OrgIx>, from: Option<Day>, service: Service) -> Result<Day, Failure> {
    if let Some(from) = from {
        if from > as_at.day() {
            return Err(Failure::Usage(format!("--from {from} comes after --at {}: swap them", as_at.day())));
        }
        return Ok(from);
    }
    let changed = last_change(as_at, of, service).and_then(|day| day.yesterday().ok());
    Ok(changed.unwrap_or_else(|| first_map(as_at, of)))
}
