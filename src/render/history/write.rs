//! A page of dated lines as text and as Markdown.

use super::page::{Line, Page};
use crate::render::markdown::escape;
use crate::render::sources::{licences, line as source_line};
use crate::render::wrap::wrap;
use crate::render::{Look, clean};

/// The columns a date and the gap after it take, and where the lines below it go on.
const DATE: usize = 12;
const BELOW_DATE: &str = "              ";

/// A page as text. Lines are broken where the look has a width.
pub fn text(page: &Page<'_>, look: Look) -> String {
    let mut out = Sheet { look, text: String::new() };
    let paint = look.paint;
    for warning in &page.warnings {
        out.put(warning, ("", ""), |line| paint.mark(line));
    }
    if !page.warnings.is_empty() {
        out.text.push('\n');
    }
    out.put(&page.name, ("", ""), |line| paint.name(line));
    out.put(&page.what, ("", ""), |line| paint.faint(line));
    if !page.in_short.is_empty() {
        out.text.push('\n');
    }
    for line in &page.in_short {
        out.put(line, ("", "  "), str::to_owned);
    }
    for section in &page.sections {
        out.heading(section.heading);
        for Line { date, text } in &section.lines {
            out.put(&format!("{date:DATE$}{text}"), ("  ", BELOW_DATE), str::to_owned);
        }
    }
    if !page.sources.is_empty() {
        out.heading("Sources");
    }
    for (number, source) in page.sources.iter().enumerate() {
        out.put(&format!("[{}] {}", number + 1, source_line(source)), ("  ", "      "), str::to_owned);
    }
    out.text.push('\n');
    out.put(&page.foot, ("", ""), |line| paint.faint(line));
    out.text
}

struct Sheet {
    look: Look,
    text: String,
}

impl Sheet {
    fn heading(&mut self, heading: &str) {
        let paint = self.look.paint;
        self.text.push('\n');
        self.put(heading, ("", ""), |line| paint.heading(line));
    }

    fn put(&mut self, text: &str, indents: (&str, &str), paint: impl Fn(&str) -> String) {
        let text = clean(text);
        for line in wrap(&self.look.signs.fit(&text), indents, self.look.width) {
            self.text.push_str(&paint(&line));
            self.text.push('\n');
        }
    }
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
    if !page.sources.is_empty() {
        out.push_str("\n## Sources\n\n");
    }
    for (number, source) in page.sources.iter().enumerate() {
        out = out + &format!("{}. ", number + 1) + &escape(&source_line(source)) + "\n";
    }
    let licences = licences(&page.sources);
    if !licences.is_empty() {
        out = out + "\nLicence of the sources: " + &escape(&licences.join(", ")) + "\n";
    }
    out
}
