//! The text of what is chosen, as the command line prints it.

use super::dialog::ExportDialog;
use crate::atlas::Closed;
use crate::query::{AsAt, BriefOptions, Depth, absence};
use crate::render::absence::not_there;
use crate::render::export::{Export, export};
use crate::render::format::{BriefFormat, CommandFormat as _, TreeFormat};
use crate::render::tree::ExportText;
use crate::render::{Look, called, clean, name, way_down};
use crate::tui::export_choice::Content;
use crate::tui::panes::Panes;

/// The line of text that is chosen.
fn line(dialog: &ExportDialog, panes: &Panes<'_>) -> String {
    let (as_at, org) = (panes.as_at(), dialog.org);
    let (id, own) = (clean(&as_at.atlas().org(org).id), name(as_at, org));
    match dialog.choice.what {
        Content::Name => own,
        Content::Code => id.into_owned(),
        Content::Path => way_down(as_at, org),
        Content::Link => format!("catchment {id} --at {}", as_at.day()),
        Content::NameAndCode | Content::Tree | Content::Note => called(&own, &id),
    }
}

/// What the command line prints where it is asked for the same.
///
/// # Errors
/// Where the command line says that there is nothing to print, what it says.
pub(super) fn text(dialog: &ExportDialog, panes: &Panes<'_>) -> Result<ExportText, String> {
    let (org, choice, as_at) = (dialog.org, dialog.choice, panes.as_at());
    let look = Look { glyphs: panes.settings().glyphs(), ..Look::default() };
    match choice.what {
        Content::Tree if !as_at.snapshot().shows(org) => Err(not_there(as_at.atlas(), &absence(as_at, org))),
        Content::Tree => {
            let depth = Depth { levels: choice.depth, tier: None };
            let format = TreeFormat::from_format(choice.format).unwrap_or_default();
            Ok(export(as_at, Export::Tree(&[org], depth, format), look))
        }
        what if what.is_a_line() => Ok(ExportText { text: line(dialog, panes), warning: None }),
        _ => {
            // A note is of what is there on the day, whatever the tree shows.
            let as_at = AsAt::new(panes.atlas(), as_at.day(), Closed::Leave);
            let options = BriefOptions { depth: choice.depth, since: None };
            let format = BriefFormat::from_format(choice.format).unwrap_or_default();
            Ok(export(&as_at, Export::Note(org, options, format), look))
        }
    }
}
