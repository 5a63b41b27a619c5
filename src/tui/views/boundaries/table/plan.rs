//! Where the columns and headings of a table stand, in a pane of a given width. Nothing here
//! knows what the table says.

use std::ops::Range;

use unicode_width::UnicodeWidthStr;

/// Where everything stands across, counted from the left edge of the columns as if all of
/// them were in sight.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ColumnPlan {
    /// Columns of the screen for the names of the rows.
    pub lead: usize,
    /// Columns of the screen after the cells, for a word on rows that cross.
    pub tail: usize,
    /// Columns of the screen between those two.
    pub room: usize,
    /// How wide a cell is.
    pub cell: usize,
    /// On so many lines the headings are stepped, so that each has the room of as many cells.
    pub steps: usize,
    /// How many lines the names of the groups take.
    pub group_lines: usize,
    /// Where each column begins.
    pub columns: Vec<usize>,
    /// Each group: its columns, and from where to where it stands.
    pub groups: Vec<(Range<usize>, Range<usize>)>,
}

/// The names for which a table has to have room.
pub struct TableNames<'w> {
    /// The names of the rows.
    pub rows: &'w [String],
    /// The headings of the columns; empty where the groups' names say it all.
    pub columns: &'w [String],
    /// The groups: their columns and names.
    pub groups: &'w [(Range<usize>, String)],
    /// Does any row cross?
    pub crosses: bool,
}

/// A cell holds a glyph, two digits, and a blank.
const NARROWEST: usize = 4;
/// Wider cells lead the eye astray.
const WIDEST: usize = 12;
/// Headings stepped on more lines than these are hard to follow down.
const MOST_STEPS: usize = 3;
/// A group is wide enough for some of its name, and for all of it where there is room.
const NARROWEST_GROUP: usize = 13;
/// A group that is a column by itself has no other heading.
const NARROWEST_ALONE: usize = 8;
const WIDEST_GROUP: usize = 30;
const MOST_GROUP_LINES: usize = 4;
/// From this width on the word at a row's end stays where not all columns are in sight.
const ROOM_FOR_WORD: usize = 66;

/// Columns of the screen for the glyph on rows that cross, and with the word beside it.
const GLYPH: usize = 2;
const GLYPH_AND_WORD: usize = 10;

/// Columns of the screen for the whole table, and of those for what follows the cells.
#[derive(Clone, Copy)]
struct Width {
    whole: usize,
    tail: usize,
}

/// How much room a heading and the name of a group have at most.
#[derive(Clone, Copy)]
struct MostRoom {
    heading: usize,
    group: usize,
}

impl ColumnPlan {
    /// The plan for a pane so many columns wide. That all columns are in sight matters more
    /// than that the word stands beside the glyph on rows that cross.
    pub fn of(names: &TableNames<'_>, width: usize) -> Self {
        if !names.crosses {
            return Self::with_tail(names, Width { whole: width, tail: 1 });
        }
        let with_word = Self::with_tail(names, Width { whole: width, tail: GLYPH_AND_WORD });
        if with_word.whole_width() <= with_word.room {
            return with_word;
        }
        let with_sign = Self::with_tail(names, Width { whole: width, tail: GLYPH });
        let is_better = with_sign.whole_width() <= with_sign.room || width < ROOM_FOR_WORD;
        if is_better { with_sign } else { with_word }
    }

    fn with_tail(names: &TableNames<'_>, width: Width) -> Self {
        let longest = names.rows.iter().map(|name| name.width()).max().unwrap_or(0);
        let Width { whole, tail } = width;
        let lead = longest.clamp(8, (whole * 3 / 10).max(8)) + 1;
        let room = whole.saturating_sub(lead + tail).max(NARROWEST);
        let mut plan = Self { lead, tail, room, cell: NARROWEST, steps: 1, group_lines: 1, ..Self::default() };
        if names.columns.is_empty() {
            plan.set_groups_alone(names);
        } else {
            plan.set_columns(names);
        }
        plan
    }

    /// Cells as wide as lets all columns be seen, and no wider than their headings. Before
    /// columns go out of sight the last headings of each group are cut.
    fn set_columns(&mut self, names: &TableNames<'_>) {
        let longest = names.columns.iter().map(|name| name.width() + 1).max().unwrap_or(1);
        let widest = longest.clamp(NARROWEST, WIDEST);
        for cell in (NARROWEST..=widest).rev() {
            self.cell = cell;
            self.steps = (1..MOST_STEPS).find(|steps| self.reads(*steps, names)).unwrap_or(MOST_STEPS);
            let heading = longest.min(MOST_STEPS * WIDEST);
            self.stand(names, MostRoom { heading, group: NARROWEST_GROUP });
            if self.whole_width() <= self.room {
                return self.name_groups_in_full(names, heading);
            }
        }
        for heading in (NARROWEST..longest).rev() {
            self.stand(names, MostRoom { heading, group: NARROWEST_GROUP });
            if self.whole_width() <= self.room {
                return;
            }
        }
        self.stand(names, MostRoom { heading: 2 * self.cell, group: NARROWEST_GROUP });
    }

    /// Can every heading be read in full that another of its group follows on its line?
    fn reads(&self, steps: usize, names: &TableNames<'_>) -> bool {
        names
            .groups
            .iter()
            .flat_map(|(columns, _)| columns.clone().rev().skip(steps))
            .all(|column| names.columns.get(column).is_none_or(|name| name.width() < steps * self.cell))
    }

    /// Each group is a column, and its name the heading.
    fn set_groups_alone(&mut self, names: &TableNames<'_>) {
        let count = names.groups.len().max(1);
        self.cell = (self.room / count).saturating_sub(2).clamp(NARROWEST_ALONE, WIDEST_GROUP);
        self.steps = 0;
        let longest = names.groups.iter().map(|(_, name)| name.width() + 2).max().unwrap_or(1);
        self.group_lines = longest.div_ceil(self.cell).clamp(1, MOST_GROUP_LINES);
        self.stand(names, MostRoom { heading: self.cell, group: self.cell });
    }

    /// Widens groups to their names, as far as there is room for that.
    fn name_groups_in_full(&mut self, names: &TableNames<'_>, heading: usize) {
        for group in (NARROWEST_GROUP..=WIDEST_GROUP).rev() {
            self.stand(names, MostRoom { heading, group });
            if self.whole_width() <= self.room {
                return;
            }
        }
    }

    /// Puts the groups one after another, where a heading and the name of a group have so
    /// much room at most.
    fn stand(&mut self, names: &TableNames<'_>, most: MostRoom) {
        (self.columns, self.groups) = (Vec::new(), Vec::new());
        let mut x = 0;
        for (columns, name) in names.groups {
            // The rule between this group and the one before it, and a blank.
            let start = if self.groups.is_empty() { x } else { x + 2 };
            self.columns.extend(columns.clone().enumerate().map(|(at, _)| start + at * self.cell));
            let end = (start + columns.len() * self.cell)
                .max(start + (name.width() + 1).min(most.group))
                .max(self.headings_end(columns, most.heading, names.columns));
            self.groups.push((columns.clone(), start..end));
            x = end;
        }
    }

    /// To where the headings of a group reach.
    fn headings_end(&self, columns: &Range<usize>, most: usize, names: &[String]) -> usize {
        let end_of = |column: usize| {
            let name = names.get(column).map_or(0, |name| name.width() + 1);
            self.columns[column] + name.min(most)
        };
        columns.clone().map(end_of).max().unwrap_or(0)
    }

    /// Is there room for a word beside the glyph on rows that cross?
    pub fn has_word(&self) -> bool {
        self.tail >= GLYPH_AND_WORD
    }

    /// How wide all columns are.
    pub fn whole_width(&self) -> usize {
        self.groups.last().map_or(0, |(_, stand)| stand.end)
    }

    /// The columns that are wholly in sight when this is the first.
    pub fn in_sight(&self, first: usize) -> Range<usize> {
        let Some(origin) = self.columns.get(first) else { return 0..0 };
        let fits = |x: &&usize| **x + self.cell.min(self.room) <= origin + self.room;
        first..first + self.columns[first..].iter().take_while(fits).count()
    }

    /// The first column to show so that this one is in sight, when that one was the first.
    pub fn first_for(&self, column: usize, first: usize) -> usize {
        if column < first {
            return column;
        }
        (first..column).find(|first| self.in_sight(*first).contains(&column)).unwrap_or(column)
    }

    /// On which line of the headings that of a column stands.
    pub fn step_of(&self, column: usize) -> usize {
        let group = self.groups.iter().find(|(columns, _)| columns.contains(&column));
        group.map_or(0, |(columns, _)| (column - columns.start) % self.steps.max(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    /// Rows, columns, and groups of those.
    type Table = (Vec<String>, Vec<String>, Vec<(Range<usize>, String)>);

    fn boroughs() -> Table {
        let columns = names(&["Bexley", "Bromley", "Greenwich", "Lambeth", "Croydon", "Merton", "Sutton"]);
        let groups = vec![(0..4, "South East London".to_owned()), (4..7, "South West London".to_owned())];
        (names(&["South London and Maudsley"]), columns, groups)
    }

    #[test]
    fn all_columns_are_in_sight_where_there_is_room_and_scroll_where_there_is_not() {
        let (rows, columns, groups) = boroughs();
        let names = TableNames { rows: &rows, columns: &columns, groups: &groups, crosses: true };
        let wide = ColumnPlan::of(&names, 118);
        assert_eq!((wide.in_sight(0), wide.steps), (0..7, 1), "{wide:?}");
        let middle = ColumnPlan::of(&names, 78);
        assert_eq!(middle.in_sight(0), 0..7, "{middle:?}");
        assert!(middle.steps > 1, "the headings are stepped instead of cut");
        let narrow = ColumnPlan::of(&names, 38);
        assert!(narrow.in_sight(0).len() < 7);
        let first = narrow.first_for(6, 0);
        assert!(first > 0 && narrow.in_sight(first).contains(&6));
        assert_eq!(narrow.first_for(2, first), 2);
    }

    #[test]
    fn no_width_brings_it_down() {
        let (rows, columns, groups) = boroughs();
        for width in 0..200 {
            for columns in [&columns[..], &[]] {
                let plan =
                    ColumnPlan::of(&TableNames { rows: &rows, columns, groups: &groups, crosses: true }, width);
                for column in 0..7 {
                    assert!(plan.in_sight(plan.first_for(column, 0)).contains(&column), "{width} {plan:?}");
                }
            }
        }
    }
}
