//! A card as Markdown, ready to paste.

use super::page::CardPage;
use crate::query::AsAt;
use crate::render::escape::markdown::escape;
use crate::render::markdown;
use crate::render::phrase::as_at_line_in_full;

/// A card as Markdown.
pub fn markdown(as_at: &AsAt<'_>, page: &CardPage<'_>) -> String {
    let title = format!("{} ({})", page.name, page.id);
    let mut out =
        markdown::head(&title, &page.warnings, &format!("{}. {}", page.what, as_at_line_in_full(as_at)));
    for section in &page.sections {
        out += &markdown::heading(&section.heading);
        for line in section.printed() {
            out = out + "- " + &escape(&line.listed()) + "\n";
        }
    }
    out + &markdown::sources(&page.sources)
}
