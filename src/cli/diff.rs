//! `catchment diff`.

use super::args::{Diff, Format};
use super::failure::Failure;
use super::output::Output;
use super::resolve::{Ask, joined};
use super::settings::Settings;
use crate::atlas::Closed;
use crate::query::{AsAt, difference};
use crate::render::history::{between, difference_csv, difference_json, markdown, text, there_on_neither};

pub(super) fn run(
    ask: &Ask<'_>,
    typed: &Diff,
    settings: &Settings,
    output: &mut Output,
) -> Result<(), Failure> {
    let (from, to) = (typed.from.last_day(), typed.to.last_day());
    if from > to {
        return Err(Failure::Usage(swap_them(typed)));
    }
    ask.say_if_beyond(to, output);
    let org = ask.org_of_days(&joined(&typed.org), from, to)?;
    let as_at = |day| AsAt::new(ask.atlas, day, Closed::Leave);
    let (first, second) = (as_at(from), as_at(to));
    let difference = difference(&first, &second, org);
    if let Some(why) = there_on_neither(&difference) {
        return Err(Failure::Nothing(why));
    }
    match typed.written.format {
        Format::Text => output.answer(&text(&between(&difference), settings.look)),
        Format::Markdown => output.answer(&markdown(&between(&difference))),
        Format::Csv => output.answer(&difference_csv(&difference)),
        Format::Json => output.line(&difference_json(&difference)),
        other => Err(other.refused("diff")),
    }
}

/// That the first day comes after the second. Of a month or a year the last day is meant,
/// which a person may not have thought of.
fn swap_them(typed: &Diff) -> String {
    let day = |date: crate::date::Date| {
        let last = date.last_day();
        if date.first_day() == last { date.to_string() } else { format!("{date} (its last day, {last})") }
    };
    let (from, to) = (day(typed.from), day(typed.to));
    format!("--from {from} comes after --to {to}: swap them")
}
