//! `catchment tree`.

use super::args::{Format, Tree};
use super::failure::Failure;
use super::output::Output;
use super::resolve::{Ask, joined};
use super::settings::Settings;
use crate::atlas::Closed;
use crate::query::Depth;
use crate::render::export::{What, export};

pub(super) fn run(
    ask: &Ask<'_>,
    typed: &Tree,
    settings: &Settings,
    output: &mut Output,
) -> Result<(), Failure> {
    if typed.edges && typed.written.format != Format::Csv {
        return Err(Failure::Usage("--edges goes with --format csv".to_owned()));
    }
    let closed = if typed.closed { Closed::Keep } else { Closed::Leave };
    let as_at = ask.as_at(closed);
    let roots = if typed.org.is_empty() {
        as_at.snapshot().roots().to_vec()
    } else {
        vec![ask.org_there(&joined(&typed.org), &as_at)?]
    };
    let levels = typed.depth.map(|n| u16::try_from(n).unwrap_or(u16::MAX));
    let reach = Depth { levels, tier: typed.tier };
    let what = if typed.edges { What::Links(&roots, reach) } else { What::Tree(&roots, reach) };
    let written = export(&as_at, what, typed.written.format, settings.look).map_err(Failure::Io)?;
    output.answer(&written.text)?;
    if let Some(warning) = &written.warning {
        output.say(&format!("Note: {warning}"));
    }
    Ok(())
}
