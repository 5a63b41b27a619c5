//! `catchment show`.

use super::args::{Format, Show};
use super::failure::Failure;
use super::output::Output;
use super::resolve::{Ask, joined};
use super::settings::Settings;
use crate::atlas::Closed;
use crate::query::card;
use crate::render::card::{html, json, markdown, page, text};

pub(super) fn run(
    ask: &Ask<'_>,
    typed: &Show,
    settings: &Settings,
    output: &mut Output,
) -> Result<(), Failure> {
    let as_at = ask.as_at(Closed::Leave);
    let card = card(&as_at, ask.org(&joined(&typed.org))?);
    match typed.written.format {
        Format::Text => output.answer(&text(&as_at, &page(&as_at, &card), settings.look)),
        Format::Markdown => output.answer(&markdown(&as_at, &page(&as_at, &card))),
        Format::Json => output.line(&json(&as_at, &card)),
        Format::Html => output.answer(&html(&as_at, &page(&as_at, &card))),
        other => Err(other.refused("show")),
    }
}
