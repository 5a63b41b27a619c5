//! `catchment diff`.

use super::args::{DiffArgs, When};
use super::failure::Failure;
use super::output::Output;
use super::session::{Session, joined};
use crate::atlas::Closed;
use crate::date::Day;
use crate::query::{AsAt, difference};
use crate::render::format::DiffFormat;
use crate::render::history::{
    Telling, between, difference_csv, difference_json, markdown, text, there_on_neither,
};
use crate::render::reading::Reader;

pub(super) fn run(session: &Session<'_>, args: &DiffArgs, output: &mut Output) -> Result<(), Failure> {
    let latest = session.atlas.as_at();
    let (from, to) = (args.from.last_day(latest), args.to.last_day(latest));
    if from > to {
        return Err(Failure::Usage(swap_them(args, latest)));
    }
    if [args.from, args.to].contains(&When::Latest) {
        session.day_of(When::Latest, output);
    }
    session.say_if_beyond(to, output);
    let org = match args.org.as_slice() {
        [] => session.root()?,
        words => session.org_of_days(&joined(words), from, to)?,
    };
    let as_at = |day| AsAt::new(session.atlas, day, Closed::Leave);
    let (first, second) = (as_at(from), as_at(to));
    let difference = difference(&first, &second, org);
    if let Some(why) = there_on_neither(&difference) {
        return Err(Failure::Nothing(why));
    }
    let telling = if args.all { Telling::OneByOne } else { Telling::InShort };
    match args.format.chosen {
        DiffFormat::Text => {
            output.answer(&text(&between(&difference, telling, Reader::CommandLine), session.settings.look))
        }
        DiffFormat::Markdown => output.answer(&markdown(&between(&difference, telling, Reader::CommandLine))),
        DiffFormat::Csv => output.answer(&difference_csv(&difference)),
        DiffFormat::Json => output.line(&difference_json(&difference)),
    }
}

/// That the first day comes after the second. Of a month or a year the last day is meant,
/// which a person may not have thought of.
fn swap_them(args: &DiffArgs, latest: Day) -> String {
    let day = |when: When| {
        let Some(date) = when.date() else { return format!("today ({latest})") };
        let last = date.last_day();
        if date.first_day() == last { date.to_string() } else { format!("{date} (its last day, {last})") }
    };
    let (from, to) = (day(args.from), day(args.to));
    format!("--from {from} comes after --to {to}: swap them")
}
