//! Meanings of terms in full, as text and as Markdown.

use super::entry::{Entry, Glossary};
use crate::render::Look;
use crate::render::citations::line as source_line;
use crate::render::escape::markdown::escape;
use crate::render::markdown::{head, licences};
use crate::render::text_writer::TextWriter;
use crate::render::wrap::Indent;

/// Meanings as text, with their sources at the foot.
pub fn text(page: &Glossary<'_>, look: Look) -> String {
    let mut out = TextWriter::new(look);
    for Entry { head, lines } in &page.entries {
        out.term(head);
        for line in lines {
            out.plain(line, Indent::new("  ", "  "));
        }
        out.blank();
    }
    out.title("Sources");
    for (number, source) in page.sources.iter().enumerate() {
        out.plain(&format!("[{}] {}", number + 1, source_line(source)), Indent::new("  ", "      "));
    }
    out.foot(&page.foot)
}

/// Meanings as Markdown, ready to paste.
pub fn markdown(page: &Glossary<'_>) -> String {
    let mut out = head("Terms", &[], &page.foot);
    for Entry { head, lines } in &page.entries {
        out = out + "\n## " + &escape(head) + "\n";
        for line in lines {
            out = out + "\n" + &escape(line) + "\n";
        }
    }
    out.push_str("\n## Sources\n\n");
    for (number, source) in page.sources.iter().enumerate() {
        out = out + &format!("{}. ", number + 1) + &escape(&source_line(source)) + "\n";
    }
    out + &licences(&page.sources)
}
