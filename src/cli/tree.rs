//! `catchment tree`.

use super::args::{Page, Tree};
use super::failure::Failure;
use super::output::Output;
use super::resolve::{Ask, joined};
use super::settings::Settings;
use crate::atlas::Closed;
use crate::render::tree::{Reach, json, markdown, outline, text};

pub(super) fn run(
    ask: &Ask<'_>,
    typed: &Tree,
    settings: &Settings,
    output: &mut Output,
) -> Result<(), Failure> {
    let closed = if typed.closed { Closed::Keep } else { Closed::Leave };
    let as_at = ask.as_at(closed);
    let roots = if typed.org.is_empty() {
        as_at.snapshot().roots().to_vec()
    } else {
        vec![ask.org_there(&joined(&typed.org), &as_at)?]
    };
    let levels = typed.depth.map(|n| u16::try_from(n).unwrap_or(u16::MAX));
    let outline = outline(&as_at, &roots, Reach { levels, tier: typed.tier });
    match typed.format {
        Page::Text => output.answer(&text(&outline, settings.look)),
        Page::Markdown => output.answer(&markdown(&outline)),
        Page::Json => {
            output.answer(&json(&outline).map_err(Failure::Io)?)?;
            output.answer("\n")
        }
    }
}
