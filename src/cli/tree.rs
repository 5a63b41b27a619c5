//! `catchment tree`.

use super::args::{Format, Tree};
use super::failure::Failure;
use super::output::Output;
use super::resolve::{Ask, joined};
use super::settings::Settings;
use crate::atlas::Closed;
use crate::render::tree::{
    Drawn, Reach, csv, dot, edges, html, json, markdown, mermaid, outline, svg, table, text,
};

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
    let outline = outline(&as_at, &roots, Reach { levels, tier: typed.tier });
    match typed.written.format {
        Format::Text => output.answer(&text(&outline, settings.look)),
        Format::Markdown => output.answer(&markdown(&outline)),
        Format::Table => output.answer(&table(&outline, settings.look)),
        Format::Csv if typed.edges => output.answer(&edges(&outline).map_err(Failure::Io)?),
        Format::Csv => output.answer(&csv(&outline).map_err(Failure::Io)?),
        Format::Json => output.line(&json(&outline).map_err(Failure::Io)?),
        Format::Mermaid => drawn(&mermaid(&outline), output),
        Format::Dot => drawn(&dot(&outline), output),
        Format::Html => output.answer(&html(&outline)),
        Format::Svg => output.answer(&svg(&outline)),
    }
}

/// A diagram, and on stderr that it is cut where it is.
fn drawn(diagram: &Drawn, output: &mut Output) -> Result<(), Failure> {
    output.answer(&diagram.text)?;
    if let Some(warning) = &diagram.warning {
        output.say(&format!("Note: {warning}"));
    }
    Ok(())
}
