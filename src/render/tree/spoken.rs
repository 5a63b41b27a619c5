//! A tree as numbered lines of words: `1.2.3 Name, kind, code`.

use super::foot::Foot;
use crate::query::{Child, ListedRow, Listing};
use crate::render::mark::marks_in_words;
use crate::render::number::counted;
use crate::render::phrase::name;
use crate::render::{Look, clean};

/// Numbers have so many parts at most; what lies deeper is counted on in the last.
const DEEPEST: u16 = 40;

/// A tree as numbered lines.
pub(super) fn spoken(listing: &Listing<'_, '_>, look: Look) -> String {
    let mut numbers: Vec<usize> = Vec::new();
    let mut text = String::new();
    for (listed, child) in listing.without_headings() {
        let level = usize::from(listed.row.level.min(DEEPEST));
        let siblings_before = numbers.get(level).copied().unwrap_or(0);
        numbers.truncate(level);
        numbers.push(siblings_before + 1);
        let number: Vec<String> = numbers.iter().map(ToString::to_string).collect();
        text = text + &number.join(".") + " " + &look.glyphs.fit(&sentence(listing, listed, child)) + "\n";
    }
    text.push('\n');
    let foot = Foot::new(listing);
    for line in foot.notes.iter().chain([&foot.as_at]) {
        text.push_str(&look.glyphs.fit(line));
        text.push('\n');
    }
    text + "The sources of each: catchment show CODE\n"
}

fn sentence(listing: &Listing<'_, '_>, listed: &ListedRow, child: Child) -> String {
    let as_at = listing.as_at;
    let mut parts = vec![
        name(as_at, child.org),
        as_at.kind(child.org).label().to_owned(),
        clean(&as_at.atlas().org(child.org).id).into_owned(),
    ];
    parts.extend(marks_in_words(as_at.atlas(), &listed.marks));
    if listed.left_out > 0 {
        parts.push(format!("{} more below", counted(listed.left_out)));
    }
    parts.join(", ")
}
