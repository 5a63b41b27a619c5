//! Outlines as text: a line for each arc and each patch, so that what changes shows.
//!
//! ```text
//! # What it is
//! metres 10
//! source ons-outlines
//! attribution Source: …
//! arc 8969 10517 -62 5 -23 38
//! patch E06000001;00K;16C: 0 1 2, -5 7
//! ```
//! The first point of an arc is where it begins, the others say how far each lies from the one
//! before. Rings stand between commas, each a row of arcs; -1 is arc 0 run through backwards.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

use super::{ArcUse, Detail, GridPoint, Outlines, WrittenOutlines};

/// The folder of outlines in that of an atlas.
pub const OUTLINES: &str = "outlines";

/// The name of the file of a level in that folder.
pub fn outlines_file(detail: Detail) -> String {
    format!("{}.txt", detail.word())
}

/// Why outlines cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum NoOutlines {
    /// The file cannot.
    #[error("cannot read {file}: {why}")]
    File {
        /// Which.
        file: String,
        /// What the system says.
        why: io::Error,
    },
    /// A line of it means nothing.
    #[error("{file}, line {line}: this is no line of outlines")]
    Line {
        /// Which.
        file: String,
        /// From 1.
        line: usize,
    },
}

/// The outlines in a folder of an atlas; none where it has none.
///
/// # Errors
/// A level that is missing or cannot be read.
pub fn read_outlines(data: &Path) -> Result<Option<[WrittenOutlines; 3]>, NoOutlines> {
    let folder = data.join(OUTLINES);
    if !folder.is_dir() {
        return Ok(None);
    }
    let level = |detail: Detail| {
        let path = folder.join(outlines_file(detail));
        let file = || path.display().to_string();
        let text = fs::read_to_string(&path).map_err(|why| NoOutlines::File { file: file(), why })?;
        parse_outlines(&text).map_err(|line| NoOutlines::Line { file: file(), line })
    };
    Ok(Some([level(Detail::Full)?, level(Detail::Medium)?, level(Detail::Coarse)?]))
}

/// Reads one level.
///
/// # Errors
/// The number of the first line that means nothing.
pub fn parse_outlines(text: &str) -> Result<WrittenOutlines, usize> {
    let outlines = Outlines {
        metres: 0,
        source: String::new(),
        attribution: String::new(),
        arcs: Vec::new(),
        patches: Vec::new(),
    };
    let mut written = WrittenOutlines { outlines, names: Vec::new() };
    for (number, line) in text.lines().enumerate() {
        if !line.starts_with('#') && !line.trim().is_empty() {
            read_line(line, &mut written).ok_or(number + 1)?;
        }
    }
    Ok(written)
}

fn read_line(line: &str, written: &mut WrittenOutlines) -> Option<()> {
    let (word, rest) = line.split_once(' ')?;
    let outlines = &mut written.outlines;
    match word {
        "metres" => outlines.metres = rest.parse().ok()?,
        "source" => rest.clone_into(&mut outlines.source),
        "attribution" => rest.clone_into(&mut outlines.attribution),
        "arc" => outlines.arcs.push(arc(rest)?),
        "patch" => {
            let (areas, rings) = rest.split_once(": ")?;
            let ring = |ring: &str| numbers(ring).map(|all| all.into_iter().map(ArcUse::new).collect());
            outlines.patches.push(rings.split(',').map(ring).collect::<Option<_>>()?);
            written.names.push(areas.split(';').map(str::to_owned).collect());
        }
        _ => return None,
    }
    Some(())
}

fn numbers(text: &str) -> Option<Vec<i32>> {
    text.split_whitespace().map(|number| number.parse().ok()).collect()
}

fn arc(text: &str) -> Option<Vec<GridPoint>> {
    let all = numbers(text)?;
    let mut at = GridPoint::default();
    let mut points = Vec::with_capacity(all.len() / 2);
    for pair in all.chunks(2) {
        let [east, north] = pair else { return None };
        at = GridPoint { east: at.east.checked_add(*east)?, north: at.north.checked_add(*north)? };
        points.push(at);
    }
    Some(points)
}

/// Writes one level, with a line above it that says what it is.
pub fn write_outlines(written: &WrittenOutlines, head: &str) -> String {
    let Outlines { metres, source, attribution, arcs, patches } = &written.outlines;
    let mut out = format!("# {head}\nmetres {metres}\nsource {source}\nattribution {attribution}\n");
    for arc in arcs {
        out.push_str("arc");
        let mut at = GridPoint::default();
        for point in arc {
            let _ = write!(out, " {} {}", point.east - at.east, point.north - at.north);
            at = *point;
        }
        out.push('\n');
    }
    for (name, rings) in written.names.iter().zip(patches) {
        let ring =
            |ring: &Vec<ArcUse>| ring.iter().map(|arc| arc.written().to_string()).collect::<Vec<_>>().join(" ");
        let rings: Vec<String> = rings.iter().map(ring).collect();
        let _ = writeln!(out, "patch {}: {}", name.join(";"), rings.join(", "));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# Two squares\nmetres 10\nsource s\nattribution Whose they are\n\
        arc 0 0 0 4 2 0\narc 2 4 0 -4 -2 0\npatch A;B: 0 1\npatch C: -2 -1, 0 1\n";

    #[test]
    fn what_is_read_is_written_again() {
        let read = parse_outlines(TEXT).expect("sound");
        assert_eq!(read.names, [vec!["A", "B"], vec!["C"]]);
        assert_eq!(read.outlines.arcs[1][2], GridPoint { east: 0, north: 0 });
        assert_eq!(write_outlines(&read, "Two squares"), TEXT);
    }

    #[test]
    fn a_line_that_means_nothing_is_told_by_its_number() {
        for (bad, line) in [("metres ten", 1), ("metres 1\narc 1 2 3", 2), ("patch A 0", 1), ("#\n\nisle", 3)] {
            assert_eq!(parse_outlines(bad).err(), Some(line), "{bad}");
        }
    }
}
