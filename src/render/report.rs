//! Problems of the data, as a report: each with its file, line and column, the line itself
//! and what was probably meant.

use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::escape::is_unsafe;
use super::number::counted;
use super::{Look, Paint, clean};
use crate::atlas::Atlas;
use crate::problem::{Location, Problem};

/// Texts longer than this are cut: an id of a megabyte says no more than its beginning.
const LONGEST: usize = 400;

/// One problem, with a blank line after it.
pub fn problem(problem: &Problem, look: Look) -> String {
    let title = cut(&problem.what.to_string());
    let mut group = Group::with_title(Level::ERROR.primary_title(title));
    let excerpt = problem.location.as_ref().map(Excerpt::of);
    if let Some(excerpt) = &excerpt {
        group = excerpt.point_at(group);
    }
    if let Some(help) = problem.what.help() {
        group = group.element(Level::HELP.message(cut(&help)));
    }
    let report = renderer(look).render(&[group]);
    format!("{}\n\n", excerpt.map_or_else(|| report.clone(), |excerpt| excerpt.put_right(&report)))
}

/// How many problems there are, in how many files.
pub fn count(problems: &[Problem]) -> String {
    let mut files: Vec<&str> =
        problems.iter().filter_map(|p| p.location.as_ref()).map(|l| l.file.as_str()).collect();
    files.sort_unstable();
    files.dedup();
    let problem = if problems.len() == 1 { "problem" } else { "problems" };
    match files.as_slice() {
        [] => format!("{} {problem}", counted(problems.len())),
        [one] => format!("{} {problem} in {}", counted(problems.len()), clean(one)),
        several => format!("{} {problem} in {} files", counted(problems.len()), counted(several.len())),
    }
}

/// The line in which a problem is, fit for a terminal: every character of the line is one that can be
/// shown, so that the mark below stands under what is meant.
struct Excerpt<'l> {
    location: &'l Location,
    file: String,
    text: String,
    /// Where the mark begins and ends, in bytes of the text.
    mark: Range<usize>,
    /// The column of the mark in the text, which begins later than the line where that is
    /// long.
    column: usize,
}

impl<'l> Excerpt<'l> {
    fn of(location: &'l Location) -> Self {
        let shown = |c: char| match c {
            '\t' => ' ',
            c if is_unsafe(c) => '\u{fffd}',
            c => c,
        };
        let text: String = location.text.chars().map(shown).collect();
        let byte = |column: usize| text.char_indices().nth(column).map_or(text.len(), |(at, _)| at);
        let before = location.column.saturating_sub(location.text_starts);
        let (start, end) = (byte(before), byte(before.saturating_add(location.width)));
        let file = clean(&location.file).into_owned();
        Self { location, file, mark: start..end.max(start), text, column: before + 1 }
    }

    fn point_at<'a>(&self, group: Group<'a>) -> Group<'a> {
        if self.location.line == 0 {
            return group.element(Origin::path(self.file.clone()));
        }
        group.element(
            Snippet::<Annotation<'_>>::source(self.text.clone())
                .path(self.file.clone())
                .line_start(self.location.line)
                .annotation(AnnotationKind::Primary.span(self.mark.clone())),
        )
    }

    /// Of a long line only a part was shown, and the column counted from its beginning.
    fn put_right(&self, report: &str) -> String {
        let Location { line, column, .. } = self.location;
        let position = |column: usize| format!("{}:{line}:{column}", self.file);
        if self.column == *column {
            return report.to_owned();
        }
        report.replacen(&position(self.column), &position(*column), 1)
    }
}

fn cut(text: &str) -> String {
    let text = clean(text);
    match text.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.into_owned(),
    }
}

fn renderer(look: Look) -> Renderer {
    // Lines are never folded away by width: what is long has been cut before.
    const WIDTH: usize = 240;
    let renderer = match look.paint {
        Paint::Coloured => Renderer::styled(),
        Paint::Plain => Renderer::plain(),
    };
    renderer.term_width(look.width.unwrap_or(WIDTH))
}

/// That nothing is wrong, and what was read.
pub fn clean_bill(atlas: &Atlas) -> String {
    format!("No problems: {}.\n", size(atlas))
}

/// How much is in an atlas.
pub fn size(atlas: &Atlas) -> String {
    let of = |count: usize, one: &str, several: &str| match count {
        1 => format!("1 {one}"),
        _ => format!("{} {several}", counted(count)),
    };
    format!(
        "{}, {}, {}, {}",
        of(atlas.len(), "organisation", "organisations"),
        of(atlas.all_link_facts().len(), "link", "links"),
        of(atlas.patches().len(), "patch", "patches"),
        of(atlas.sources().len(), "source", "sources"),
    )
}
