//! A card as Markdown, ready to paste.

use super::Page;
use super::text::said;
use crate::query::AsAt;
use crate::render::markdown::escape;
use crate::render::phrase::as_at_line;
use crate::render::sheet::markdown_sources;

/// A card as Markdown.
pub fn markdown(as_at: &AsAt<'_>, page: &Page<'_>) -> String {
    let mut out = format!("# {} ({})\n\n", escape(&page.name), escape(&page.id));
    for warning in &page.warnings {
        out = out + "**" + &escape(warning) + "**\n\n";
    }
    out = out + &escape(&page.what) + ". " + &escape(&as_at_line(as_at)) + "\n";
    for section in &page.sections {
        out = out + "\n## " + section.heading + "\n\n";
        for line in section.printed() {
            out = out + "- " + &escape(&said(line)) + "\n";
        }
    }
    out + &markdown_sources(&page.sources)
}
