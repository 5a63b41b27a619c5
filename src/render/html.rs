//! A page of HTML that stands by itself: one file, no script, nothing fetched, fit for a
//! screen in the light or in the dark, for a printer and for a screen reader.

use super::citations::{licence_line, line as source_line};
use super::escape::markup::escape;
use crate::atlas::Source;

/// A page in the making.
pub(super) struct HtmlPage<'a> {
    /// What it is about.
    pub(super) title: &'a str,
    /// What must be known first, a paragraph each: what it is, for which day.
    pub(super) lead: &'a [String],
    /// The matter, as HTML.
    pub(super) body: &'a str,
    /// On whose word it stands, in the order in which they were cited.
    pub(super) sources: &'a [&'a Source],
}

/// Letters at four and a half times the brightness of the paper or more, light and dark.
const STYLE: &str = "\
:root { color-scheme: light dark; --ink: #1d2126; --faint: #545b64; --mark: #7a4b00; --paper: #ffffff; --line: #c3c8cf; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e6ea; --faint: #a9b0ba; --mark: #f0c15c; --paper: #16181d; --line: #454b55; } }
body { margin: 0 auto; max-width: 60rem; padding: 1.5rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { line-height: 1.2; margin: 0 0 0.5rem; }
h2 { line-height: 1.3; margin: 1.5rem 0 0.5rem; }
ul { list-style: none; margin: 0; padding-left: 1.25rem; border-left: 1px solid var(--line); }
main > ul { padding-left: 0; border-left: 0; }
ul.plain { list-style: disc; border-left: 0; }
summary { cursor: pointer; }
a { color: inherit; }
.name { font-weight: 600; }
.code, .kind, header p, footer { color: var(--faint); }
.mark { color: var(--mark); }
footer { border-top: 1px solid var(--line); margin-top: 2rem; font-size: 0.875rem; }
@media print {
  :root { --ink: #000000; --faint: #333333; --mark: #000000; --paper: #ffffff; --line: #999999; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  li { break-inside: avoid-page; }
  details > summary { list-style: none; }
}
";

/// The whole page.
pub(super) fn html_page(page: &HtmlPage<'_>) -> String {
    let title = escape(page.title);
    let lead: Vec<String> = page.lead.iter().map(|text| format!("<p>{}</p>\n", escape(text))).collect();
    let lead = lead.concat();
    format!(
        "<!DOCTYPE html>\n\
         <html lang=\"en-GB\">\n\
         <head>\n\
         <meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{title}</title>\n\
         <style>\n{STYLE}</style>\n\
         </head>\n\
         <body>\n\
         <header>\n<h1>{title}</h1>\n{lead}</header>\n\
         <main>\n{}</main>\n\
         <footer>\n{}</footer>\n\
         </body>\n\
         </html>\n",
        page.body,
        sources(page.sources)
    )
}

fn sources(sources: &[&Source]) -> String {
    let mut out = String::new();
    if !sources.is_empty() {
        out.push_str("<h2>Sources</h2>\n<ol>\n");
        for source in sources {
            out = out + "<li>" + &source_item(source) + "</li>\n";
        }
        out.push_str("</ol>\n");
    }
    if let Some(licences) = licence_line(sources) {
        out = out + "<p>" + &escape(&licences) + "</p>\n";
    }
    out
}

/// A source in one line, with its address to follow where it is one of the web.
fn source_item(source: &Source) -> String {
    let line = escape(&source_line(source));
    let Some(url) = source.url.as_deref().map(escape) else { return line };
    if !(url.starts_with("https://") || url.starts_with("http://")) {
        return line;
    }
    line.replacen(&url, &format!("<a href=\"{url}\">{url}</a>"), 1)
}
