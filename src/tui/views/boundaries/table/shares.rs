//! How the lines of a pane are shared out between the parts of a table.

/// How many lines each part has, from the top down. The rows come between the headings and
/// the legend, and a rule stands before the words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LineShares {
    /// What the finding says.
    pub message: usize,
    /// A blank line below it, where there is room for one.
    pub gap: usize,
    /// The names of the groups.
    pub groups: usize,
    /// The headings of the columns.
    pub headings: usize,
    /// The rows.
    pub rows: usize,
    /// What the glyphs mean.
    pub legend: usize,
    /// What stands under the cursor, and its sources.
    pub words: usize,
}

/// Lines that the words are given.
const WORDS: usize = 5;

/// A part, and down to how many lines it gives way in its turn.
type GivesWay = (fn(&mut LineShares) -> &mut usize, usize);

/// What matters least comes first.
const GIVE_WAY: [GivesWay; 11] = [
    (|s| &mut s.gap, 0),
    (|s| &mut s.words, 3),
    (|s| &mut s.message, 2),
    (|s| &mut s.legend, 1),
    (|s| &mut s.words, 2),
    (|s| &mut s.message, 1),
    (|s| &mut s.groups, 1),
    (|s| &mut s.legend, 0),
    (|s| &mut s.headings, 1),
    (|s| &mut s.words, 0),
    (|s| &mut s.message, 0),
];

impl LineShares {
    /// The shares of a pane of so many lines, where this much is wanted. What matters least
    /// gives way first, the rows last.
    pub fn of(lines: usize, wanted: Self) -> Self {
        let mut shares = Self { gap: 1, legend: wanted.legend, words: WORDS, ..wanted };
        let few = wanted.rows.min(4);
        let fixed = |s: &Self| s.total() - s.rows;
        while fixed(&shares) + few > lines {
            let gives = GIVE_WAY.iter().find(|(part, least)| *part(&mut shares) > *least);
            let Some((part, _)) = gives else { break };
            *part(&mut shares) -= 1;
        }
        shares.rows = wanted.rows.min(lines.saturating_sub(fixed(&shares))).max(1);
        shares
    }

    /// All lines, with the rule before the words.
    pub fn total(&self) -> usize {
        let rule = usize::from(self.words > 0);
        self.message + self.gap + self.groups + self.headings + self.rows + self.legend + rule + self.words
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WANTED: LineShares =
        LineShares { message: 3, gap: 0, groups: 1, headings: 3, rows: 20, legend: 2, words: 0 };

    #[test]
    fn what_matters_least_gives_way_first() {
        let roomy = LineShares::of(60, WANTED);
        assert_eq!((roomy.rows, roomy.gap, roomy.words), (20, 1, WORDS));
        let tight = LineShares::of(16, WANTED);
        assert!(tight.total() <= 16 && tight.rows >= 4 && tight.headings == 3, "{tight:?}");
        assert!(tight.words >= 2, "the words stay: {tight:?}");
    }

    #[test]
    fn no_height_brings_it_down() {
        for lines in 0..80 {
            let stack = LineShares::of(lines, WANTED);
            assert!(stack.rows >= 1);
            assert!(stack.total() <= lines.max(4), "{lines} {stack:?}");
        }
    }
}
