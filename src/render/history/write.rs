//! A page of dated lines as text and as Markdown.

use super::page::{Line, Page};
use crate::render::Look;
use crate::render::markdown::escape;
use crate::render::sheet::{Sheet, markdown_sources};

/// The columns a date and the gap after it take, and where the lines below it go on.
const DATE: usize = 12;
const BELOW_DATE: &str = "              ";

/// A page as text. Lines are broken where the look has a width.
pub fn text(page: &Page<'_>, look: Look) -> String {
    let mut out = Sheet::new(look);
    for warning in &page.warnings {
        out.put(warning, ("", ""), |look, line| look.paint.mark(line));
    }
    if !page.warnings.is_empty() {
        out.blank();
    }
    out.put(&page.name, ("", ""), |look, line| look.paint.name(line));
    out.put(&page.what, ("", ""), |look, line| look.paint.faint(line));
    if !page.in_short.is_empty() {
        out.blank();
    }
    for line in &page.in_short {
        out.plain(line, ("", "  "));
    }
    for section in &page.sections {
        out.heading(section.heading);
        for Line { date, text } in &section.lines {
            out.plain(&format!("{date:DATE$}{text}"), ("  ", BELOW_DATE));
        }
    }
    out.sources(&page.sources);
    out.foot(&page.foot)
}

/// A page as Markdown, ready to paste.
pub fn markdown(page: &Page<'_>) -> String {
    let mut out = format!("# {}\n\n", escape(&page.name));
    for warning in &page.warnings {
        out = out + "**" + &escape(warning) + "**\n\n";
    }
    out = out + &escape(&page.what) + ". " + &escape(&page.foot) + "\n";
    if !page.in_short.is_empty() {
        out.push('\n');
    }
    for line in &page.in_short {
        out = out + "- " + &escape(line) + "\n";
    }
    for section in &page.sections {
        out = out + "\n## " + section.heading + "\n\n";
        for Line { date, text } in &section.lines {
            out = out + "- " + date + " " + &escape(text) + "\n";
        }
    }
    out + &markdown_sources(&page.sources)
}
