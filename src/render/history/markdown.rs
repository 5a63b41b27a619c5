//! A page of dated lines as Markdown.

use super::dated_page::{COUNTS, DatedLine, DatedPage};
use crate::render::escape::markdown::escape;
use crate::render::markdown::{head, heading, sources};

/// A page as Markdown, ready to paste.
pub fn markdown(page: &DatedPage<'_>) -> String {
    let mut out = head(&page.name, &page.warnings, &format!("{}. {}", page.what, page.foot));
    if !page.in_short.is_empty() {
        out.push('\n');
    }
    for line in &page.in_short {
        out = out + "- " + &escape(line) + "\n";
    }
    for section in &page.sections {
        out += &heading(section.heading);
        for DatedLine { date, text, .. } in &section.lines {
            let date = if date.is_empty() { String::new() } else { format!("{date} ") };
            out = out + "- " + &date + &escape(text) + "\n";
        }
    }
    if !page.counts.is_empty() {
        out += &heading(COUNTS);
    }
    for line in &page.counts {
        out = out + "- " + &escape(line) + "\n";
    }
    out + &sources(&page.sources)
}
