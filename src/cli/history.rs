//! `catchment history`.

use super::args::HistoryArgs;
use super::failure::Failure;
use super::output::Output;
use super::session::{Session, joined};
use crate::atlas::Closed;
use crate::query::history_on;
use crate::render::format::HistoryFormat;
use crate::render::history::{csv, json, markdown, page, text};
use crate::render::reading::Reader;

pub(super) fn run(session: &Session<'_>, args: &HistoryArgs, output: &mut Output) -> Result<(), Failure> {
    let as_at = session.as_at(Closed::Leave);
    let history = history_on(&as_at, session.org(&joined(&args.org))?);
    match args.format.chosen {
        HistoryFormat::Text => {
            output.answer(&text(&page(&as_at, &history, Reader::CommandLine), session.settings.look))
        }
        HistoryFormat::Markdown => output.answer(&markdown(&page(&as_at, &history, Reader::CommandLine))),
        HistoryFormat::Csv => output.answer(&csv(&as_at, &history)),
        HistoryFormat::Json => output.line(&json(&as_at, &history)),
    }
}
