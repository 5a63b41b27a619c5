//! A page of dated lines, to be read through; and as text.

use super::dated_page::{COUNTS, DatedLine, DatedPage};
use crate::date::WIDEST_DATE;
use crate::render::Look;
use crate::render::reading::Reading;
use crate::render::text_writer::reading_text;
use crate::render::wrap::Indent;

/// The columns a date and the gap after it take, and where the lines below it go on.
const DATE: usize = WIDEST_DATE + 2;
const BELOW_DATE: &str = "                     ";

/// A page as text. Lines are broken where the look has a width.
pub fn text(page: &DatedPage<'_>, look: Look) -> String {
    reading_text(&reading(page), look)
}

/// The same to be read through, with where each line leads.
pub fn reading(page: &DatedPage<'_>) -> Reading {
    let mut out = Reading::default();
    out.head(&page.warnings, &page.name);
    out.faint(&page.what);
    if !page.in_short.is_empty() {
        out.blank();
    }
    for line in &page.in_short {
        out.plain(line, Indent::hanging("  "), Vec::new());
    }
    for section in &page.sections {
        out.heading(section.heading);
        for DatedLine { date, text, leads } in &section.lines {
            out.plain(format!("{date:DATE$}{text}"), Indent::new("  ", BELOW_DATE), leads.clone());
        }
    }
    if !page.counts.is_empty() {
        out.heading(COUNTS);
    }
    for line in &page.counts {
        out.plain(line, Indent::new("  ", "    "), Vec::new());
    }
    out.sources(&page.sources);
    out.foot(&page.foot);
    out
}
