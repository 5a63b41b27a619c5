//! A tree as numbered lines of words: `1.2.3 Name, kind, code`.

use super::foot::Foot;
use super::outline::{Outline, Printed};
use crate::query::Child;
use crate::render::mark::marks_in_words;
use crate::render::number::counted;
use crate::render::{Look, clean};

/// Numbers have so many parts at most; what lies deeper is counted on in the last.
const DEEPEST: u16 = 40;

/// A tree as numbered lines.
pub(super) fn spoken(outline: &Outline<'_, '_>, look: Look) -> String {
    let mut numbers: Vec<usize> = Vec::new();
    let mut text = String::new();
    for (printed, child) in outline.without_headings() {
        let level = usize::from(printed.row.level.min(DEEPEST));
        let siblings_before = numbers.get(level).copied().unwrap_or(0);
        numbers.truncate(level);
        numbers.push(siblings_before + 1);
        let number: Vec<String> = numbers.iter().map(ToString::to_string).collect();
        text = text + &number.join(".") + " " + &look.signs.fit(&said(outline, printed, child)) + "\n";
    }
    text.push('\n');
    let foot = Foot::new(outline);
    for line in foot.notes.iter().chain([&foot.as_at]) {
        text.push_str(&look.signs.fit(line));
        text.push('\n');
    }
    text + "On whose word each stands: catchment show CODE\n"
}

fn said(outline: &Outline<'_, '_>, printed: &Printed, child: Child) -> String {
    let as_at = outline.as_at;
    let mut parts = vec![
        clean(as_at.name(child.org)).into_owned(),
        as_at.kind(child.org).label().to_owned(),
        clean(&as_at.atlas().org(child.org).id).into_owned(),
    ];
    parts.extend(marks_in_words(as_at, child));
    if printed.left_out > 0 {
        parts.push(format!("{} more below", counted(printed.left_out)));
    }
    parts.join(", ")
}
