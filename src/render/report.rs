//! Problems of the data, as a report: each with its file, line and column, the line itself
//! and what was probably meant.

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::clean::is_unsafe;
use super::number::many;
use super::{Look, Paint, Signs, clean};
use crate::atlas::Atlas;
use crate::problem::{Location, Problem};

/// Texts longer than this are cut: an id of a megabyte says no more than its beginning.
const LONGEST: usize = 400;

/// One problem, with a blank line after it.
pub fn problem(problem: &Problem, look: Look) -> String {
    let title = cut(&problem.what.to_string());
    let mut group = Group::with_title(Level::ERROR.primary_title(title));
    let excerpt = problem.location.as_ref().map(|l| (l, Excerpt::of(l)));
    if let Some((location, excerpt)) = &excerpt {
        group = place(group, location, excerpt);
    }
    if let Some(help) = problem.what.help() {
        group = group.element(Level::HELP.message(cut(&help)));
    }
    format!("{}\n\n", renderer(look).render(&[group]))
}

/// How many problems there are, in how many files.
pub fn count(problems: &[Problem]) -> String {
    let mut files: Vec<&str> =
        problems.iter().filter_map(|p| p.location.as_ref()).map(|l| l.file.as_str()).collect();
    files.sort_unstable();
    files.dedup();
    let problem = if problems.len() == 1 { "problem" } else { "problems" };
    match files.as_slice() {
        [] => format!("{} {problem}", many(problems.len())),
        [one] => format!("{} {problem} in {}", many(problems.len()), clean(one)),
        several => format!("{} {problem} in {} files", many(problems.len()), many(several.len())),
    }
}

fn place<'a>(group: Group<'a>, location: &Location, excerpt: &Excerpt) -> Group<'a> {
    let origin = Origin::path(clean(&location.file).into_owned());
    if location.line == 0 {
        return group.element(origin);
    }
    let mark = AnnotationKind::Primary.span(excerpt.start..excerpt.end);
    group.element(origin.line(location.line).char_column(location.column)).element(
        Snippet::<Annotation<'_>>::source(excerpt.text.clone()).line_start(location.line).annotation(mark),
    )
}

/// The line that is meant, fit for a terminal: every character is one that can be shown, so
/// that the mark below stands under what is meant.
struct Excerpt {
    text: String,
    /// Where the mark begins and ends, in bytes of the text.
    start: usize,
    end: usize,
}

impl Excerpt {
    fn of(location: &Location) -> Self {
        let shown = |c: char| match c {
            '\t' => ' ',
            c if is_unsafe(c) => '\u{fffd}',
            c => c,
        };
        let text: String = location.text.chars().map(shown).collect();
        let byte = |column: usize| text.char_indices().nth(column).map_or(text.len(), |(at, _)| at);
        let first = location.column.saturating_sub(location.text_starts);
        let (start, end) = (byte(first), byte(first.saturating_add(location.width)));
        Self { start, end: end.max(start), text }
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
    let decor = match look.signs {
        Signs::Unicode | Signs::Ascii => annotate_snippets::renderer::DecorStyle::Ascii,
    };
    renderer.term_width(look.width.unwrap_or(WIDTH)).decor_style(decor)
}

/// That nothing is wrong, and what was read.
pub fn clean_bill(atlas: &Atlas) -> String {
    let counted = |count: usize, one: &str, several: &str| match count {
        1 => format!("1 {one}"),
        _ => format!("{} {several}", many(count)),
    };
    format!(
        "No problems: {}, {}, {}, {}.\n",
        counted(atlas.len(), "organisation", "organisations"),
        counted(atlas.links().len(), "link", "links"),
        counted(atlas.patches().len(), "patch", "patches"),
        counted(atlas.sources().len(), "source", "sources"),
    )
}
