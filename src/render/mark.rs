//! What marks an organisation wherever it appears: a glyph and a word, or words alone.

use super::certainty::unless_certain;
use super::escape::clean;
use super::{Glyphs, percent};
use crate::atlas::Atlas;
use crate::date::date_in_words;
use crate::query::Mark;

/// Marks in a row, each with its glyph; nothing where there is none.
pub fn mark(atlas: &Atlas, marks: &[Mark], glyphs: Glyphs) -> Option<String> {
    let marks: Vec<String> = marks.iter().map(|mark| with_glyph(atlas, *mark, glyphs)).collect();
    (!marks.is_empty()).then(|| marks.join("  "))
}

/// The same marks as words alone, for where glyphs are in the way.
pub(super) fn marks_in_words(atlas: &Atlas, marks: &[Mark]) -> Vec<String> {
    marks.iter().map(|mark| in_words(atlas, *mark)).collect()
}

fn with_glyph(atlas: &Atlas, mark: Mark, glyphs: Glyphs) -> String {
    let words = in_words(atlas, mark);
    match mark {
        Mark::Split(_) => format!("{} {words}", glyphs.split()),
        Mark::Straddles(_) | Mark::Under(_) => format!("{} {words}", glyphs.straddle()),
        Mark::Several(count) => format!("{}{count}", glyphs.times()),
        Mark::Closed(_) | Mark::Unsure(_) | Mark::LastSeen(_) => format!("({words})"),
    }
}

fn in_words(atlas: &Atlas, mark: Mark) -> String {
    match mark {
        Mark::Split(share) => format!("{} of residents", percent(share)),
        Mark::Straddles(count) => format!("in {count} systems"),
        Mark::Under(commissioner) => format!("under {}", clean(&atlas.org(commissioner).id)),
        Mark::Several(count) => format!("{count} of them"),
        Mark::Closed(until) => format!("closed {}", date_in_words(until)),
        Mark::Unsure(certainty) => unless_certain(certainty).unwrap_or_default().to_owned(),
        Mark::LastSeen(seen) => format!("as of {}", date_in_words(seen)),
    }
}
