//! `catchment history`.

use super::args::{Format, History};
use super::failure::Failure;
use super::output::Output;
use super::resolve::{Ask, joined};
use super::settings::Settings;
use crate::atlas::Closed;
use crate::query::history_on;
use crate::render::history::{csv, json, markdown, page, text};

pub(super) fn run(
    ask: &Ask<'_>,
    typed: &History,
    settings: &Settings,
    output: &mut Output,
) -> Result<(), Failure> {
    let as_at = ask.as_at(Closed::Leave);
    let history = history_on(&as_at, ask.org(&joined(&typed.org))?);
    match typed.written.format {
        Format::Text => output.answer(&text(&page(&as_at, &history), settings.look)),
        Format::Markdown => output.answer(&markdown(&page(&as_at, &history))),
        Format::Csv => output.answer(&csv(&as_at, &history)),
        Format::Json => output.line(&json(&as_at, &history)),
        other => Err(other.refused("history")),
    }
}
