//! A card as a page of HTML.

use super::page::CardPage;
use crate::query::AsAt;
use crate::render::escape::markup::escape;
use crate::render::html::{HtmlPage, html_page};
use crate::render::phrase::as_at_line_in_full;

/// A card as a page of HTML that stands by itself.
pub fn html(as_at: &AsAt<'_>, page: &CardPage<'_>) -> String {
    let title = format!("{} ({})", page.name, page.id);
    let mut lead = page.warnings.clone();
    lead.push(format!("{}. {}", page.what, as_at_line_in_full(as_at)));
    let mut body = String::new();
    for section in &page.sections {
        body = body + "<h2>" + &escape(&section.heading) + "</h2>\n<ul class=\"plain\">\n";
        for line in section.printed() {
            body = body + "<li>" + &escape(&line.listed()) + "</li>\n";
        }
        body.push_str("</ul>\n");
    }
    html_page(&HtmlPage { title: &title, lead: &lead, body: &body, sources: &page.sources })
}
