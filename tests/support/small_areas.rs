//! The small areas of England as registers have them, row by row, and a count of how two
//! sorts of area lie to one another that knows nothing of the program under test.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// One row: a small area with its residents, and the code of an area of each of two sorts.
#[derive(Clone, Debug)]
pub struct SmallArea {
    pub a: String,
    pub b: String,
    pub residents: u64,
}

/// A table by its column names.
pub struct Table {
    columns: BTreeMap<String, usize>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// Reads a file of comma-separated values.
    pub fn read(folder: &Path, file: &str) -> Self {
        let path = folder.join(file);
        let text = fs::read_to_string(&path).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
        let mut lines = text.trim_start_matches('\u{feff}').lines().map(cells);
        let head = lines.next().expect("a head");
        Self { columns: head.into_iter().zip(0..).collect(), rows: lines.collect() }
    }

    /// The cells of some columns, row by row.
    pub fn columns<const N: usize>(&self, names: [&str; N]) -> impl Iterator<Item = [&str; N]> {
        let at = names.map(|name| *self.columns.get(name).unwrap_or_else(|| panic!("no column {name}")));
        self.rows.iter().map(move |row| at.map(|column| row[column].as_str()))
    }

    /// One column by another.
    pub fn by(&self, key: &str, value: &str) -> BTreeMap<String, String> {
        self.columns([key, value]).map(|[k, v]| (k.to_owned(), v.to_owned())).collect()
    }
}

/// One line; a cell in quotes may hold commas, and a quote by doubling it.
fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut quoted = false;
    for letter in line.chars() {
        match letter {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            other => cells.last_mut().expect("never empty").push(other),
        }
    }
    cells
}

/// What lies in an area, or in two at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    pub small_areas: u64,
    pub residents: u64,
}

impl Sum {
    fn add(&mut self, residents: u64) {
        self.small_areas += 1;
        self.residents += residents;
    }
}

/// How two sorts of area lie to one another.
#[derive(Debug)]
pub struct Count {
    pub a: BTreeMap<String, Sum>,
    pub b: BTreeMap<String, Sum>,
    /// Each pair with a small area in common.
    pub pairs: BTreeMap<(String, String), Sum>,
}

impl Count {
    /// Counts row by row.
    pub fn of(rows: &[SmallArea]) -> Self {
        let mut count = Self { a: BTreeMap::new(), b: BTreeMap::new(), pairs: BTreeMap::new() };
        for row in rows {
            count.a.entry(row.a.clone()).or_default().add(row.residents);
            count.b.entry(row.b.clone()).or_default().add(row.residents);
            count.pairs.entry((row.a.clone(), row.b.clone())).or_default().add(row.residents);
        }
        count
    }

    /// A that have small areas in several B.
    pub fn split(&self) -> usize {
        self.a.keys().filter(|a| self.pairs.keys().filter(|(of, _)| of == *a).count() > 1).count()
    }

    /// B in which no A has only a part of its small areas.
    pub fn whole(&self) -> usize {
        let cutting: BTreeSet<&String> = self
            .pairs
            .iter()
            .filter(|((a, _), both)| both.small_areas < self.a[a].small_areas)
            .map(|((_, b), _)| b)
            .collect();
        self.b.len() - cutting.len()
    }

    /// Pairs of the same small areas.
    pub fn identical(&self) -> usize {
        let same = |(a, b): &(String, String), both: &Sum| *both == self.a[a] && *both == self.b[b];
        self.pairs.iter().filter(|(pair, both)| same(pair, both)).count()
    }

    /// Pairs of which each has at least 99% of the residents of the other.
    pub fn coterminous(&self) -> usize {
        let reaches = |both: &Sum, all: &Sum| both.residents * 100 >= all.residents * 99;
        let pairs = self.pairs.iter();
        pairs.filter(|((a, b), both)| reaches(both, &self.a[a]) && reaches(both, &self.b[b])).count()
    }

    /// The mean over A of the sum of the squares of its shares.
    #[expect(clippy::cast_precision_loss, reason = "far below 2^52")]
    pub fn nesting(&self, weight: fn(&Sum) -> u64) -> f64 {
        let square = |((a, _), both): (&(String, String), &Sum)| {
            let share = weight(both) as f64 / weight(&self.a[a]) as f64;
            share * share
        };
        self.pairs.iter().map(square).sum::<f64>() / self.a.len() as f64
    }
}
