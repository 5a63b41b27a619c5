//! Terms of the glossary: a list of them, and their meanings in full.

use std::io;

use serde::Serialize;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::json::{Imprint, SCHEMA, keys, text as json_text};
use super::markdown::escape;
use super::sources::{Cited, licences, line as source_line, marks};
use super::wrap::wrap;
use super::{Layout, Look, Signs, clean, counted};
use crate::atlas::{Atlas, Source, Term};
use crate::words::Certainty;

/// Meanings in words.
#[derive(Clone, Debug)]
pub struct Page<'a> {
    entries: Vec<Entry>,
    sources: Vec<&'a Source>,
    foot: String,
}

/// One meaning of a term.
#[derive(Clone, Debug)]
struct Entry {
    /// The term, and what it stands for.
    head: String,
    /// What it means, who uses it so, what else to look at.
    lines: Vec<String>,
}

/// Puts meanings into words.
pub fn page<'a>(atlas: &'a Atlas, terms: &[&'a Term]) -> Page<'a> {
    let mut cited = Cited::new(atlas);
    let entries = terms.iter().map(|term| entry(term, &mut cited)).collect();
    Page { entries, sources: cited.all().to_vec(), foot: foot(atlas) }
}

fn entry<'a>(term: &'a Term, cited: &mut Cited<'a>) -> Entry {
    let sure = match term.certainty {
        Certainty::Certain => String::new(),
        other => format!(" ({})", other.word()),
    };
    let mut lines = vec![format!("{}{sure}{}", clean(&term.meaning), marks(&cited.cite(term.sources)))];
    lines.extend(term.used_by.as_deref().map(|who| format!("Used so by: {}", clean(who))));
    if !term.see.is_empty() {
        lines.push(format!("See also: {}", clean(&term.see.join(", "))));
    }
    let head = term.expansion.as_deref().map_or_else(
        || clean(&term.term).into_owned(),
        |expansion| format!("{}: {}", clean(&term.term), clean(expansion)),
    );
    Entry { head, lines }
}

fn foot(atlas: &Atlas) -> String {
    format!("As known on {}. Atlas: {}.", atlas.as_at(), clean(atlas.title()))
}

/// Meanings as text, with their sources at the foot.
pub fn text(page: &Page<'_>, look: Look) -> String {
    let mut out = String::new();
    let mut put = |text: &str, indents: (&str, &str), paint: &dyn Fn(&str) -> String| {
        for line in wrap(&look.signs.fit(text), indents, look.width) {
            out.push_str(&paint(&line));
            out.push('\n');
        }
    };
    for Entry { head, lines } in &page.entries {
        put(head, ("", "  "), &|line| look.paint.name(line));
        for line in lines {
            put(line, ("  ", "  "), &str::to_owned);
        }
        put("", ("", ""), &str::to_owned);
    }
    put("Sources", ("", ""), &|line| look.paint.heading(line));
    for (number, source) in page.sources.iter().enumerate() {
        put(&format!("[{}] {}", number + 1, source_line(source)), ("  ", "      "), &str::to_owned);
    }
    put("", ("", ""), &str::to_owned);
    put(&page.foot, ("", ""), &|line| look.paint.faint(line));
    out
}

/// Meanings as Markdown, ready to paste.
pub fn markdown(page: &Page<'_>) -> String {
    let mut out = format!("# Terms\n\n{}\n", escape(&page.foot));
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
    let licences = licences(&page.sources);
    if !licences.is_empty() {
        out = out + "\nLicence of the sources: " + &escape(&licences.join(", ")) + "\n";
    }
    out
}

/// A line is cut here where nothing says how wide it may be.
const WIDEST: usize = 112;
/// No term pushes the others' meanings further to the right than this.
const WIDEST_TERM: usize = 24;

/// A line for each term: the term, what it stands for, and how its meaning begins.
pub fn list(atlas: &Atlas, terms: &[&Term], look: Look) -> String {
    let fit = |text: &str| look.signs.fit(&clean(text)).into_owned();
    if look.layout == Layout::Spoken {
        return spoken(atlas, terms, look);
    }
    let column = terms.iter().map(|t| fit(&t.term).width()).filter(|w| *w <= WIDEST_TERM).max().unwrap_or(0);
    let width = look.width.unwrap_or(WIDEST);
    let mut out = String::new();
    for term in terms {
        let name = fit(&term.term);
        let gap = " ".repeat(column.saturating_sub(name.width()) + 2);
        let meaning = match &term.expansion {
            Some(expansion) => format!("{}: {}", fit(expansion), fit(&term.meaning)),
            None => fit(&term.meaning),
        };
        let room = width.saturating_sub(name.width() + gap.width());
        out = out + &look.paint.name(&name) + &gap + &cut(&meaning, room, look.signs) + "\n";
    }
    for line in [String::new(), count(terms), foot(atlas)] {
        out = out + &look.paint.faint(line) + "\n";
    }
    out
}

fn count(terms: &[&Term]) -> String {
    let of = if terms.len() == 1 { "meaning" } else { "meanings" };
    format!("{} {of}. One in full, with its sources: catchment terms WORD", counted(terms.len()))
}

/// Numbered lines of whole meanings.
fn spoken(atlas: &Atlas, terms: &[&Term], look: Look) -> String {
    let mut out = String::new();
    for (number, term) in terms.iter().enumerate() {
        let parts = [Some(&term.term), term.expansion.as_ref(), Some(&term.meaning)];
        let said: Vec<_> = parts.into_iter().flatten().map(|part| clean(part)).collect();
        out = out + &format!("{} ", number + 1) + &look.signs.fit(&said.join(": ")) + "\n";
    }
    out + "\n" + &count(terms) + "\n" + &look.signs.fit(&foot(atlas)) + "\n"
}

/// The text as far as there is room, cut between two words.
fn cut(text: &str, room: usize, signs: Signs) -> String {
    if text.width() <= room {
        return text.to_owned();
    }
    let sign = signs.ellipsis();
    let room = room.saturating_sub(sign.width() + 1);
    let mut taken = 0;
    let mut end = 0;
    for (at, c) in text.char_indices() {
        taken += c.width().unwrap_or(0);
        if c == ' ' && taken <= room + 1 {
            end = at;
        }
    }
    format!("{} {sign}", &text[..end]).trim_start().to_owned()
}

#[derive(Serialize)]
struct Answer<'a> {
    schema: u32,
    terms: Vec<Described<'a>>,
    #[serde(flatten)]
    imprint: Imprint<'a>,
}

#[derive(Serialize)]
struct Described<'a> {
    term: &'a str,
    expansion: Option<&'a str>,
    meaning: &'a str,
    used_by: Option<&'a str>,
    see: &'a [String],
    certainty: &'static str,
    sources: Vec<&'a str>,
}

/// Terms as JSON.
///
/// # Errors
/// None that a writer to memory has.
pub fn json(atlas: &Atlas, terms: &[&Term]) -> io::Result<String> {
    let mut cited = Cited::new(atlas);
    for term in terms {
        cited.add(term.sources);
    }
    let described = terms.iter().map(|term| Described {
        term: &term.term,
        expansion: term.expansion.as_deref(),
        meaning: &term.meaning,
        used_by: term.used_by.as_deref(),
        see: &term.see,
        certainty: term.certainty.word(),
        sources: keys(atlas, term.sources),
    });
    json_text(&Answer { schema: SCHEMA, terms: described.collect(), imprint: Imprint::new(atlas, &cited) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_meaning_is_cut_between_words() {
        let text = "A level between two others.";
        assert_eq!(cut(text, 27, Signs::Unicode), text);
        assert_eq!(cut(text, 18, Signs::Unicode), "A level between …");
        assert_eq!(cut(text, 17, Signs::Unicode), "A level between …");
        assert_eq!(cut(text, 16, Signs::Unicode), "A level …");
        assert_eq!(cut(text, 17, Signs::Ascii), "A level ...");
        assert_eq!(cut("onelongword", 5, Signs::Unicode), "…");
    }
}
