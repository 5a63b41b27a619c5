//! A document as one accessible page of HTML: no script, nothing fetched, light and dark, and
//! fit for printing.

use std::fmt::Write as _;

use super::content::{Block, Cell, Document, ListItem, Sentence};
use crate::render::citations::{citation, runs_of};
use crate::render::escape::markup::escape;

/// Sober, of the reader's own fonts. Colours are those of the system, light or dark.
const STYLE: &str = "\
:root{color-scheme:light dark}\
body{font:1rem/1.5 system-ui,sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem}\
h1{font-size:1.6rem;line-height:1.2}h2{font-size:1.2rem;margin-top:2rem}\
table{border-collapse:collapse;width:100%}\
th,td{border:1px solid GrayText;padding:.3rem .5rem;text-align:left;vertical-align:top}\
.warning{font-weight:bold}.cite{font-size:.8em}footer{margin-top:2rem;font-size:.9rem}\
@page{size:A4;margin:10mm}\
@media print{body{margin:0;padding:0;max-width:none;font-size:8pt;line-height:1.2}\
a{color:inherit;text-decoration:none}h1{font-size:13pt;margin:0}h2{font-size:10pt;margin:.5rem 0 .15rem}\
p,ul,ol,footer{margin-top:.2rem;margin-bottom:.2rem}ul,ol{padding-left:1.5em}th,td{padding:.1rem .25rem}th[scope=row]{width:40%}\
.outline,footer ol{columns:2}footer{font-size:6.5pt}\
h2{break-after:avoid}tr,li:not(:has(ul)){break-inside:avoid}}";

pub(in crate::render) fn html(document: &Document<'_>) -> String {
    let title = escape(&document.title);
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n"
    );
    for warning in &document.warnings {
        let _ = writeln!(out, "<p class=\"warning\">{}</p>", escape(warning));
    }
    for block in &document.blocks {
        match block {
            Block::Heading(heading) => {
                let _ = writeln!(out, "<h2>{heading}</h2>");
            }
            Block::Paragraph(text) => {
                let _ = writeln!(out, "<p>{}</p>", sentence(text));
            }
            Block::List(items) => list(items, &mut out),
            Block::Table { columns, rows } => table(columns, rows, &mut out),
        }
    }
    out.push_str("</main>\n<footer>\n");
    sources(document, &mut out);
    let _ = writeln!(out, "<p>{}</p>\n</footer>\n</body>\n</html>", escape(&document.foot));
    out
}

fn sources(document: &Document<'_>, out: &mut String) {
    if document.sources.is_empty() {
        return;
    }
    out.push_str("<h2>Sources</h2>\n<ol>\n");
    for (number, source) in document.sources.iter().enumerate() {
        let _ = writeln!(out, "<li id=\"source-{}\">{}</li>", number + 1, escape(&citation(source)));
    }
    out.push_str("</ol>\n");
    if let Some(licences) = document.licences() {
        let _ = writeln!(out, "<p>{}</p>", escape(&licences));
    }
}

/// A nested list: each deeper item stands in a list within the one above it.
fn list(items: &[ListItem], out: &mut String) {
    // A deep list is narrow: two columns of it fit side by side on paper.
    let is_outline = items.iter().any(|item| item.depth > 0);
    out.push_str(if is_outline { "<div class=\"outline\">\n" } else { "<div>\n" });
    let mut open = 0;
    for item in items {
        let wanted = (item.depth + 1).min(open + 1);
        if wanted > open {
            out.push_str("<ul>\n");
            open += 1;
        } else {
            out.push_str("</li>\n");
            for _ in wanted..open {
                out.push_str("</ul>\n</li>\n");
            }
            open = wanted;
        }
        let _ = write!(out, "<li>{}", sentence(&item.sentence));
    }
    for _ in 0..open {
        out.push_str("</li>\n</ul>\n");
    }
    out.push_str("</div>\n");
}

fn table(columns: &[String], rows: &[Vec<Cell>], out: &mut String) {
    out.push_str("<table>\n<thead>\n<tr>");
    for column in columns {
        let _ = write!(out, "<th scope=\"col\">{}</th>", escape(column));
    }
    out.push_str("</tr>\n</thead>\n<tbody>\n");
    for row in rows {
        out.push_str("<tr>");
        for (number, cell) in row.iter().enumerate() {
            let text = cell.iter().map(sentence).collect::<Vec<_>>().join("<br>");
            let _ = match number {
                0 => write!(out, "<th scope=\"row\">{text}</th>"),
                _ => write!(out, "<td>{text}</td>"),
            };
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n");
}

fn sentence(text: &Sentence) -> String {
    let mut out = escape(&text.text);
    if text.cites.is_empty() {
        return out;
    }
    let link = |number: &usize| format!("<a href=\"#source-{number}\">{number}</a>");
    let _ = write!(out, " <span class=\"cite\">[{}]</span>", runs_of(&text.cites, link));
    out
}
