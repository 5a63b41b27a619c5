//! `catchment show`.

use super::args::ShowArgs;
use super::failure::Failure;
use super::output::Output;
use super::session::{Session, joined};
use crate::atlas::Closed;
use crate::query::card;
use crate::render::card::{html, json, markdown, page, text};
use crate::render::format::ShowFormat;

pub(super) fn run(session: &Session<'_>, args: &ShowArgs, output: &mut Output) -> Result<(), Failure> {
    let as_at = session.as_at(Closed::Leave);
    let card = card(&as_at, session.org(&joined(&args.org))?);
    match args.format.chosen {
        ShowFormat::Text => output.answer(&text(&as_at, &page(&as_at, &card), session.settings.look)),
        ShowFormat::Markdown => output.answer(&markdown(&as_at, &page(&as_at, &card))),
        ShowFormat::Json => output.line(&json(&as_at, &card)),
        ShowFormat::Html => output.answer(&html(&as_at, &page(&as_at, &card))),
    }
}
