//! Terms of the glossary, a line each.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::entry::foot;
use crate::atlas::{Atlas, Term};
use crate::render::{Glyphs, Look, Presentation, clean, counted};

/// A line is cut here where nothing says how wide it may be.
const WIDEST: usize = 112;
/// No term pushes the others' meanings further to the right than this.
const WIDEST_TERM: usize = 24;

/// A line for each term: the term, what it stands for, and how its meaning begins.
pub fn list(atlas: &Atlas, terms: &[&Term], look: Look) -> String {
    let fit = |text: &str| look.glyphs.fit(&clean(text)).into_owned();
    if look.presentation == Presentation::Spoken {
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
        out = out + &look.paint.name(&name) + &gap + &cut(&meaning, room, look.glyphs) + "\n";
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
        let parts: Vec<_> = parts.into_iter().flatten().map(|part| clean(part)).collect();
        out = out + &format!("{} ", number + 1) + &look.glyphs.fit(&parts.join(": ")) + "\n";
    }
    out + "\n" + &count(terms) + "\n" + &look.glyphs.fit(&foot(atlas)) + "\n"
}

/// The text as far as there is room, cut between two words.
fn cut(text: &str, room: usize, glyphs: Glyphs) -> String {
    if text.width() <= room {
        return text.to_owned();
    }
    let ellipsis = glyphs.ellipsis();
    let room = room.saturating_sub(ellipsis.width() + 1);
    let mut taken = 0;
    let mut end = 0;
    for (at, c) in text.char_indices() {
        taken += c.width().unwrap_or(0);
        if c == ' ' && taken <= room + 1 {
            end = at;
        }
    }
    format!("{} {ellipsis}", &text[..end]).trim_start().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_meaning_is_cut_between_words() {
        let text = "A level between two others.";
        assert_eq!(cut(text, 27, Glyphs::Unicode), text);
        assert_eq!(cut(text, 18, Glyphs::Unicode), "A level between …");
        assert_eq!(cut(text, 17, Glyphs::Unicode), "A level between …");
        assert_eq!(cut(text, 16, Glyphs::Unicode), "A level …");
        assert_eq!(cut(text, 17, Glyphs::Ascii), "A level ...");
        assert_eq!(cut("onelongword", 5, Glyphs::Unicode), "…");
    }
}
