//! `catchment lookup`: a list of codes, names or postcodes, and what each is.

mod sheet;

use std::collections::HashMap;
use std::io::{self, IsTerminal};
use std::path::Path;

use super::args::{LookupArgs, Target};
use super::failure::Failure;
use super::files::{named, read_file, read_from};
use super::output::Output;
use super::session::Session;
use crate::atlas::{Closed, OrgIx};
use crate::import::{InputFile, List};
use crate::query::{Found, Gazetteer};
use crate::render::format::LookupFormat;
use crate::render::import::refused;
use crate::render::lookup::{Added, LookupRow, LookupTable, csv, imprint, json, led, not_answered, not_there};
use crate::search::{Exact, ExactIndex};
use sheet::Sheet;

/// What stands for what is piped in where a file is asked for.
const STDIN: &str = "-";

pub(super) fn run(session: &Session<'_>, args: &LookupArgs, output: &mut Output) -> Result<(), Failure> {
    let input = read(&args.file, output)?;
    let list = List::read(&input).map_err(|refusal| Failure::Nothing(refused(&refusal)))?;
    let rows = list.rows();
    let index = ExactIndex::new(session.atlas, session.day);
    let sheet = Sheet::new(&rows, args.column.as_deref(), &index)?;
    if sheet.rows().is_empty() {
        return Err(Failure::Nothing(format!("There is nothing to look up in {}.", spoken(&args.file))));
    }
    if let Some(chosen) = sheet.told_choice() {
        output.say(&chosen);
    }
    let as_at = session.as_at(Closed::Leave);
    let finder = Finder { index: &index, gazetteer: Gazetteer::new(&as_at), to: args.to };
    let mut answers: HashMap<&str, Vec<Found<'_>>> = HashMap::new();
    for row in sheet.rows() {
        let text = row.cell(sheet.column());
        answers.entry(text).or_insert_with(|| finder.find(text));
    }
    let mut table = LookupTable { headings: sheet.headings(), rows: Vec::with_capacity(sheet.rows().len()) };
    for (row, number) in sheet.rows().iter().zip(list.first_number() + sheet.first_row()..) {
        let input = row.cell(sheet.column());
        let found = answers.get(input).map_or(&[][..], Vec::as_slice);
        table.rows.extend(found.iter().map(|found| LookupRow { number, cells: *row, input, found }));
    }
    let added = if args.add.is_empty() { Added::USUAL } else { &args.add };
    match args.format.chosen {
        LookupFormat::Csv => {
            output.answer(&csv(&as_at, &table, added))?;
            output.say(&imprint(&as_at, &table));
        }
        LookupFormat::Json => output.line(&json(&as_at, &table))?,
    }
    if let Some(said) = not_there(&as_at, &table) {
        output.say(&said);
    }
    if let Some(said) = led(&as_at, &table) {
        output.say(&said);
    }
    not_answered(&as_at, &table).map_or(Ok(()), |why| Err(Failure::Nothing(why)))
}

fn read(path: &Path, output: &mut Output) -> Result<InputFile, Failure> {
    if path.as_os_str() != STDIN {
        return read_file(path);
    }
    let stdin = io::stdin();
    if stdin.is_terminal() {
        output.say("Type codes, names or postcodes, one a line; Ctrl-D on a line of its own ends the list.");
    }
    read_from(stdin.lock(), Path::new("what is piped in"))
}

fn spoken(path: &Path) -> String {
    if path.as_os_str() == STDIN { "what was piped in".to_owned() } else { named(path) }
}

/// Finds what each text of a list names, and where that lies.
struct Finder<'f, 'a> {
    index: &'f ExactIndex<'a>,
    gazetteer: Gazetteer<'f, 'a>,
    to: Option<Target>,
}

impl<'a> Finder<'_, 'a> {
    /// What a text names; several where it was led to several that it became.
    fn find(&self, text: &str) -> Vec<Found<'a>> {
        if text.is_empty() {
            return vec![Found::Blank];
        }
        let found = match self.index.find(text) {
            Exact::Org(org) => return self.led(org),
            Exact::Orgs(orgs) => Found::Orgs(orgs),
            Exact::Locality(locality) => match self.gazetteer.locality(locality) {
                Ok(found) => Found::Locality(locality, found),
                Err(several) => Found::InSeveral(locality, several),
            },
            Exact::Localities(localities) => Found::Localities(localities),
            Exact::Nothing => Found::Nothing,
        };
        vec![found]
    }

    fn led(&self, org: OrgIx) -> Vec<Found<'a>> {
        match self.to {
            None => vec![Found::Org(org, self.gazetteer.whereabouts(org))],
            Some(Target::Today) => self.gazetteer.present(org),
        }
    }
}
