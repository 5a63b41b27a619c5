//! `catchment tree`.

use super::args::TreeArgs;
use super::failure::Failure;
use super::output::Output;
use super::session::{Session, joined};
use crate::atlas::Closed;
use crate::query::Depth;
use crate::render::export::{Export, export};
use crate::render::format::TreeFormat;

pub(super) fn run(session: &Session<'_>, args: &TreeArgs, output: &mut Output) -> Result<(), Failure> {
    let format = args.format.chosen;
    if args.edges && format != TreeFormat::Csv {
        return Err(Failure::Usage("--edges goes with --format csv".to_owned()));
    }
    let closed = if args.closed { Closed::Keep } else { Closed::Leave };
    let as_at = session.as_at(closed);
    let roots = if args.org.is_empty() {
        as_at.snapshot().roots().to_vec()
    } else {
        vec![session.org_there(&joined(&args.org), &as_at)?]
    };
    let levels = args.depth.map(|n| u16::try_from(n).unwrap_or(u16::MAX));
    let depth = Depth { levels, tier: args.tier };
    let what = if args.edges { Export::Links(&roots, depth) } else { Export::Tree(&roots, depth, format) };
    let written = export(&as_at, what, session.settings.look);
    output.answer(&written.text)?;
    if let Some(warning) = &written.warning {
        output.say(&format!("Note: {warning}"));
    }
    Ok(())
}
