//! The lookups of the statisticians: each small area to its commissioner and its local
//! authority, as they were in the year that the names of the columns say.

use super::register::heading;
use super::sheet::Row;
use crate::date::Day;

/// Where what stands in a lookup.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Columns {
    /// The code of the small area, and of which census it is: `11`.
    pub(super) small_area: (usize, u8),
    pub(super) commissioner: Option<Area>,
    pub(super) council: Option<Area>,
    pub(super) system: Option<Area>,
    /// A column of numbers.
    number: Option<usize>,
}

/// The columns of one sort of area.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Area {
    /// `22` of `SICBL22CD`.
    pub(super) year: u8,
    /// Is it of the boards that there are since July 2022?
    pub(super) of_boards: bool,
    /// The code of the ONS.
    pub(super) code: Option<usize>,
    /// The code of the NHS register.
    pub(super) nhs_code: Option<usize>,
    pub(super) name: Option<usize>,
}

impl Area {
    /// The day on which it was so: 1 April of its year, of boards 1 July 2022 at the earliest.
    pub(super) fn day(&self) -> Day {
        let month = if self.of_boards && self.year == 22 { 7 } else { 4 };
        Day::constant(2000 + i16::from(self.year), month, 1)
    }
}

impl Columns {
    /// The columns of the code and of the number, where it has nothing else.
    pub(super) fn residents(&self) -> Option<(usize, usize)> {
        let is_lookup = self.commissioner.is_some() || self.council.is_some();
        self.number.filter(|_| !is_lookup).map(|number| (self.small_area.0, number))
    }

    /// What it is called: the sorts of area and their years.
    pub(super) fn title(&self) -> String {
        let mut parts = vec![format!("LSOA {}", 2000 + u16::from(self.small_area.1))];
        if let Some(area) = &self.commissioner {
            let what = if area.of_boards { "sub-ICB location" } else { "CCG" };
            parts.push(format!("{what} {}", 2000 + u16::from(area.year)));
        }
        if let Some(area) = &self.council {
            parts.push(format!("local authority {}", 2000 + u16::from(area.year)));
        }
        parts.join(" to ")
    }
}

/// What one heading says.
enum Said {
    SmallArea(u8),
    Area { what: What, year: u8, of_boards: bool, part: Part },
    Number,
    Else,
}

#[derive(Clone, Copy, PartialEq)]
enum What {
    Commissioner,
    Council,
    System,
}

#[derive(Clone, Copy, PartialEq)]
enum Part {
    Code,
    NhsCode,
    Name,
}

/// The columns of a lookup, or of a table of residents; none where the first row is the header
/// of neither.
pub(super) fn columns(first: &Row) -> Option<Columns> {
    let mut columns = Columns::default();
    let mut small_area = None;
    let mut others = Vec::new();
    for (at, cell) in first.cells.iter().enumerate() {
        match said(cell) {
            Said::SmallArea(year) => small_area = small_area.or(Some((at, year))),
            Said::Area { what, year, of_boards, part } => {
                let slot = match what {
                    What::Commissioner => &mut columns.commissioner,
                    What::Council => &mut columns.council,
                    What::System => &mut columns.system,
                };
                let area = slot.get_or_insert_with(|| Area { year, of_boards, ..Area::default() });
                match part {
                    Part::Code => area.code = area.code.or(Some(at)),
                    Part::NhsCode => area.nhs_code = area.nhs_code.or(Some(at)),
                    Part::Name => area.name = area.name.or(Some(at)),
                }
            }
            Said::Number => columns.number = columns.number.or(Some(at)),
            Said::Else => others.push(at),
        }
    }
    columns.small_area = small_area?;
    let has_code = |area: &Area| area.code.is_some() || area.nhs_code.is_some();
    columns.commissioner = columns.commissioner.filter(has_code);
    columns.council = columns.council.filter(|area| area.code.is_some());
    // A column whose name says nothing, beside a code alone, can only be the number.
    if let ([only], 2) = (others.as_slice(), first.cells.len()) {
        columns.number = columns.number.or(Some(*only));
    }
    let is_any = columns.commissioner.is_some() || columns.council.is_some() || columns.number.is_some();
    is_any.then_some(columns)
}

/// What a column of residents is called, its letters alone.
const NUMBERS: [&str; 8] = [
    "totalpopulation",
    "population",
    "residents",
    "allages",
    "total",
    "allpersons",
    "usualresidents",
    "persons",
];

/// What a heading means: `LSOA11CD` and `lsoa11_code` are the same.
fn said(cell: &str) -> Said {
    let head: String = heading(cell).chars().filter(char::is_ascii_alphanumeric).collect();
    if NUMBERS.contains(&head.as_str()) {
        return Said::Number;
    }
    let letters = head.len() - head.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
    let (entity, rest) = head.split_at(letters);
    let (Some(Ok(year)), Some(attribute)) = (rest.get(..2).map(str::parse::<u8>), rest.get(2..)) else {
        return Said::Else;
    };
    let part = match attribute {
        "cd" | "code" => Part::Code,
        "cdh" | "codeh" => Part::NhsCode,
        "nm" | "name" => Part::Name,
        _ => return Said::Else,
    };
    let (what, of_boards) = match entity {
        "lsoa" if part == Part::Code => return Said::SmallArea(year),
        "ccg" => (What::Commissioner, false),
        "sicbl" | "subicb" => (What::Commissioner, true),
        "lad" | "ltla" => (What::Council, false),
        "stp" => (What::System, false),
        "icb" => (What::System, true),
        _ => return Said::Else,
    };
    Said::Area { what, year, of_boards, part }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(header: &str) -> Option<Columns> {
        columns(&Row { number: 1, cells: header.split(',').collect() })
    }

    #[test]
    fn official_names_and_those_of_libraries_are_the_same() {
        let official = of("FID,LSOA11CD,LSOA11NM,CCG19CD,CCG19CDH,CCG19NM,LAD19CD,LAD19NM").unwrap_or_default();
        assert_eq!(official.small_area, (1, 11));
        let ccg = official.commissioner.clone().unwrap_or_default();
        assert_eq!(
            (ccg.code, ccg.nhs_code, ccg.name, ccg.day().to_string()),
            (Some(3), Some(4), Some(5), "2019-04-01".to_owned())
        );
        assert_eq!(official.title(), "LSOA 2011 to CCG 2019 to local authority 2019");
        let library =
            of("lsoa11_name,lsoa11_code,sicbl22_name,sicbl22_code,sicbl22_code_h,ltla22_name,ltla22_code")
                .unwrap_or_default();
        let sub_icb = library.commissioner.unwrap_or_default();
        assert_eq!((sub_icb.nhs_code, sub_icb.day().to_string()), (Some(4), "2022-07-01".to_owned()));
        assert_eq!(of("lsoa11_code,total_population").and_then(|c| c.residents()), Some((0, 1)));
        assert_eq!(of("LSOA21CD,2021 count").and_then(|c| c.residents()), Some((0, 1)));
        assert_eq!(of("a,b,c"), None);
        assert_eq!(of("LSOA11CD"), None);
    }
}
