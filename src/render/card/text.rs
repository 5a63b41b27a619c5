//! A card as text: headings, lines beneath them, and every source written out at the foot.

use super::{Line, Page};
use crate::query::AsAt;
use crate::render::phrase::as_at_line;
use crate::render::sources::{line as source_line, marks};
use crate::render::wrap::wrap;
use crate::render::{Look, clean};
use crate::words::Certainty;

/// A card as text. Lines are broken where the look has a width.
pub fn text(as_at: &AsAt<'_>, page: &Page<'_>, look: Look) -> String {
    let mut out = Sheet { look, text: String::new() };
    for warning in &page.warnings {
        out.put(warning, ("", ""), |look, line| look.paint.mark(line));
    }
    if !page.warnings.is_empty() {
        out.text.push('\n');
    }
    out.put(&page.name, ("", ""), |look, line| look.paint.name(line));
    out.put(&format!("{}, {}", page.id, page.what), ("", ""), |look, line| look.paint.faint(line));
    for section in &page.sections {
        out.text.push('\n');
        out.put(section.heading, ("", ""), |look, line| look.paint.heading(line));
        for line in &section.lines {
            out.put(&said(line), ("  ", "    "), |_, line| line.to_owned());
        }
    }
    out.text.push('\n');
    out.put("Sources", ("", ""), |look, line| look.paint.heading(line));
    for (number, source) in page.sources.iter().enumerate() {
        let line = format!("[{}] {}", number + 1, source_line(source));
        out.put(&line, ("  ", "      "), |_, line| line.to_owned());
    }
    out.text.push('\n');
    out.put(&as_at_line(as_at), ("", ""), |look, line| look.paint.faint(line));
    out.text
}

/// What a line says, how sure it is unless it is certain, and the numbers of its sources.
pub(super) fn said(line: &Line) -> String {
    let sure = match line.certainty {
        Certainty::Certain => String::new(),
        other => format!(" ({})", other.word()),
    };
    format!("{}{sure}{}", line.text, marks(&line.cites))
}

struct Sheet {
    look: Look,
    text: String,
}

impl Sheet {
    fn put(&mut self, text: &str, indents: (&str, &str), paint: impl Fn(Look, &str) -> String) {
        let text = clean(text);
        for line in wrap(&self.look.signs.fit(&text), indents, self.look.width) {
            self.text.push_str(&paint(self.look, &line));
            self.text.push('\n');
        }
    }
}
