//! All of one sort against all of another, as text and as Markdown.

use unicode_width::UnicodeWidthStr;

use super::{counted_by, units};
use crate::atlas::OrgIx;
use crate::boundaries::{AreaCount, Comparison, Footprint, Pair};
use crate::query::{AsAt, Sorts};
use crate::render::citations::Citations;
use crate::render::escape::markdown::escape;
use crate::render::markdown::sources;
use crate::render::phrase::{as_at_line, name};
use crate::render::text_writer::TextWriter;
use crate::render::wrap::Indent;
use crate::render::{Look, Presentation, counted, percent, thousands};
use crate::words::{KindGroup, KindWord};

/// Two sorts of areas compared, and the pairs that are shown.
#[derive(Clone, Copy, Debug)]
pub struct PairTable<'p> {
    /// Which sorts.
    pub sorts: Sorts,
    /// All of it.
    pub comparison: &'p Comparison,
    /// The pairs that are shown.
    pub pairs: &'p [Pair],
    /// How many are left out.
    pub left_out: usize,
}

/// Two sorts of areas compared, as text: the summary, and every pair that shares land.
pub fn pairs_text(as_at: &AsAt<'_>, shown: &PairTable<'_>, look: Look) -> String {
    let mut out = TextWriter::new(look);
    out.name(&heading(shown.sorts));
    out.blank();
    for line in summary(shown.sorts, shown.comparison) {
        out.plain(&line, Indent::new("  ", "    "));
    }
    if !shown.pairs.is_empty() {
        out.heading(&format!("Pairs ({})", counted(shown.pairs.len())));
        out.lines(&table(as_at, shown, look));
    }
    if let Some(line) = left(shown.left_out) {
        out.blank();
        out.plain(&line, Indent::NONE);
    }
    let cited = cited(as_at, shown.comparison);
    out.sources(cited.all());
    out.foot(&format!("{} {}", counted_by(shown.sorts.weight), as_at_line(as_at)))
}

/// Two sorts of areas compared, as Markdown.
pub fn pairs_markdown(as_at: &AsAt<'_>, shown: &PairTable<'_>) -> String {
    let mut out = format!("# {}\n\n", escape(&heading(shown.sorts)));
    for line in summary(shown.sorts, shown.comparison) {
        out = out + "- " + &escape(&line) + "\n";
    }
    out = out + "\n" + counted_by(shown.sorts.weight) + " " + &escape(&as_at_line(as_at)) + "\n";
    if !shown.pairs.is_empty() {
        out += "\n| A | B | both | of A | of B | how |\n|---|---|---:|---:|---:|---|\n";
    }
    for pair in shown.pairs {
        let cells = cells(as_at, pair);
        out = out + "| " + &cells.map(|cell| escape(&cell)).join(" | ") + " |\n";
    }
    if let Some(line) = left(shown.left_out) {
        out = out + "\n" + &line + "\n";
    }
    out + &sources(cited(as_at, shown.comparison).all())
}

fn heading(sorts: Sorts) -> String {
    format!("{} against {}", crate::render::capital(plural(sorts.a)), plural(sorts.b))
}

/// What a word for kinds means, for several: `local authorities`.
pub(super) const fn plural(kind: KindWord) -> &'static str {
    match kind {
        KindWord::One(kind) => kind.plural(),
        KindWord::Several(group) => group.plural(),
    }
}

fn summary(sorts: Sorts, comparison: &Comparison) -> Vec<String> {
    let s = &comparison.summary;
    let (a, b) = (plural(sorts.a), plural(sorts.b));
    let mut lines = vec![
        format!("A: {} {a}. B: {} {b}.", counted(s.a.all), counted(s.b.all)),
        format!(
            "Pairs that share land: {}, of which {} are coterminous, {} of those with the very same land.",
            counted(s.pairs),
            counted(s.coterminous),
            counted(s.identical)
        ),
        format!("Split between several {b}: {} of the {a}.", counted(s.split)),
        format!("Made of whole {a} only: {} of the {b}.", counted(s.whole)),
    ];
    if let (Some(best), Some(nesting)) = (s.mean_best_fit, s.nesting) {
        let by = units(sorts.weight);
        lines.push(format!(
            "Weighed by {by}: on average {best:.4} of one of the {a} lies in a single one of the {b}; nesting is \
             {nesting:.4} (1 where each lies in one)."
        ));
    }
    if [sorts.a, sorts.b].contains(&KindWord::Several(KindGroup::LocalAuthority)) {
        lines.push(
            "Counties are not among local authorities here; the kinds county and upper-tier have them."
                .to_owned(),
        );
    }
    for (counted_of, word) in [(s.a, a), (s.b, b)] {
        lines.extend(unknown(counted_of, word));
    }
    lines
}

fn unknown(of: AreaCount, word: &str) -> Vec<String> {
    let mut lines = Vec::new();
    if of.without_land > 0 {
        let all = counted(of.all);
        lines.push(format!(
            "Of {} of the {all} {word} no land is known; they are in no pair.",
            counted(of.without_land)
        ));
    }
    if of.incomplete > 0 {
        lines.push(format!(
            "Of {} of the {word} only some of what they serve is known.",
            counted(of.incomplete)
        ));
    }
    lines
}

fn cells(as_at: &AsAt<'_>, pair: &Pair) -> [String; 6] {
    let name = |org: OrgIx| name(as_at, org);
    let share = |of: Option<f64>| of.map_or_else(|| "–".to_owned(), percent);
    [
        name(pair.a),
        name(pair.b),
        thousands(pair.overlap.both),
        share(pair.overlap.containment()),
        share(pair.overlap.coverage()),
        pair.overlap.meeting().word().to_owned(),
    ]
}

/// Each pair as a sentence of its own: `1 Hart and Frimley, both 75,000 residents, 77% of A,
/// 10% of B, overlaps`.
fn spoken(as_at: &AsAt<'_>, shown: &PairTable<'_>, look: Look) -> String {
    let mut text = String::new();
    for (number, pair) in shown.pairs.iter().enumerate() {
        let [a, b, both, of_a, of_b, how] = cells(as_at, pair);
        let units = units(shown.sorts.weight);
        let line = format!("{} {a} and {b}, both {both} {units}, {of_a} of A, {of_b} of B, {how}", number + 1);
        text = text + &look.glyphs.fit(&line) + "\n";
    }
    text
}

fn table(as_at: &AsAt<'_>, shown: &PairTable<'_>, look: Look) -> String {
    if look.presentation == Presentation::Spoken {
        return spoken(as_at, shown, look);
    }
    let heads = ["A", "B", units(shown.sorts.weight), "of A", "of B", "how"].map(str::to_owned);
    let fitted = |pair: &Pair| cells(as_at, pair).map(|cell| look.glyphs.fit(&cell).into_owned());
    let rows: Vec<[String; 6]> = shown.pairs.iter().map(fitted).collect();
    let widest = |column: usize| rows.iter().chain([&heads]).map(|r| r[column].width()).max().unwrap_or(0);
    let widths: [usize; 6] = std::array::from_fn(widest);
    let mut text = String::new();
    for (number, row) in std::iter::once(&heads).chain(&rows).enumerate() {
        let mut line = String::from("  ");
        for (column, cell) in row.iter().enumerate() {
            let padding = " ".repeat(widths[column].saturating_sub(cell.width()));
            let is_number = (2..5).contains(&column);
            line = if is_number { line + &padding + cell } else { line + cell + &padding };
            line.push_str("  ");
        }
        let line = line.trim_end();
        text.push_str(&if number == 0 { look.paint.faint(line) } else { line.to_owned() });
        text.push('\n');
    }
    text
}

fn left(left_out: usize) -> Option<String> {
    let pairs = if left_out == 1 { "pair is" } else { "pairs are" };
    (left_out > 0)
        .then(|| format!("{} {pairs} left out as too small; the summary counts all.", counted(left_out)))
}

/// The sources of the land.
pub(super) fn cited<'a>(as_at: &AsAt<'a>, comparison: &Comparison) -> Citations<'a> {
    let mut cited = Citations::new(as_at.atlas());
    for area in comparison.spreads.iter().map(|s| s.area) {
        let patches = as_at.land().footprint(area).into_iter().flat_map(Footprint::patches);
        for patch in patches {
            cited.add(as_at.atlas().patches()[patch].sources);
        }
    }
    cited
}
