//! The lookups of the statisticians: each small area to its commissioner and its local
//! authority, as they were in the year that the names of the columns say.

use super::cell::heading;
use super::table::TableRow;
use crate::date::Day;

/// Where what stands in a lookup.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct LookupColumns {
    pub(super) small_area: SmallAreaColumn,
    pub(super) commissioner: Option<AreaColumns>,
    pub(super) council: Option<AreaColumns>,
    pub(super) system: Option<AreaColumns>,
    /// A column of numbers.
    number: Option<usize>,
}

/// The column of the codes of small areas.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct SmallAreaColumn {
    pub(super) code: usize,
    /// Of which census they are: `11`.
    pub(super) census: u8,
}

/// The columns of one sort of area.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct AreaColumns {
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

/// The columns of a table of residents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ResidentsColumns {
    /// The code of the small area.
    pub(super) code: usize,
    pub(super) number: usize,
}

impl AreaColumns {
    /// The day on which it was so: 1 April of its year, of boards 1 July 2022 at the earliest.
    pub(super) fn day(&self) -> Day {
        let month = if self.of_boards && self.year == 22 { 7 } else { 4 };
        Day::constant(2000 + i16::from(self.year), month, 1)
    }
}

impl LookupColumns {
    /// The columns of residents, where it is no lookup.
    pub(super) fn residents(&self) -> Option<ResidentsColumns> {
        let is_lookup = self.commissioner.is_some() || self.council.is_some();
        let number = self.number.filter(|_| !is_lookup)?;
        Some(ResidentsColumns { code: self.small_area.code, number })
    }

    /// What it is called: the sorts of area and their years.
    pub(super) fn title(&self) -> String {
        let mut parts = vec![format!("LSOA {}", 2000 + u16::from(self.small_area.census))];
        if let Some(area) = &self.commissioner {
            let sort = if area.of_boards { "sub-ICB location" } else { "CCG" };
            parts.push(format!("{sort} {}", 2000 + u16::from(area.year)));
        }
        if let Some(area) = &self.council {
            parts.push(format!("local authority {}", 2000 + u16::from(area.year)));
        }
        parts.join(" to ")
    }
}

/// What one heading says.
enum Heading {
    SmallArea { census: u8 },
    Area(AreaHeading),
    Number,
    Other,
}

/// What the heading of a column of areas says.
struct AreaHeading {
    sort: AreaSort,
    year: u8,
    of_boards: bool,
    attribute: Attribute,
}

#[derive(Clone, Copy, PartialEq)]
enum AreaSort {
    Commissioner,
    Council,
    System,
}

#[derive(Clone, Copy, PartialEq)]
enum Attribute {
    Code,
    NhsCode,
    Name,
}

/// The columns of a lookup, or of a table of residents; none where the first row is the header
/// of neither.
pub(super) fn columns(first: TableRow<'_>) -> Option<LookupColumns> {
    let mut columns = LookupColumns::default();
    let mut small_area = None;
    let mut others = Vec::new();
    for (at, cell) in first.cells().enumerate() {
        match heading_of(cell) {
            Heading::SmallArea { census } => {
                small_area = small_area.or(Some(SmallAreaColumn { code: at, census }));
            }
            Heading::Area(AreaHeading { sort, year, of_boards, attribute }) => {
                let slot = match sort {
                    AreaSort::Commissioner => &mut columns.commissioner,
                    AreaSort::Council => &mut columns.council,
                    AreaSort::System => &mut columns.system,
                };
                let area =
                    slot.get_or_insert_with(|| AreaColumns { year, of_boards, ..AreaColumns::default() });
                let column = match attribute {
                    Attribute::Code => &mut area.code,
                    Attribute::NhsCode => &mut area.nhs_code,
                    Attribute::Name => &mut area.name,
                };
                *column = column.or(Some(at));
            }
            Heading::Number => columns.number = columns.number.or(Some(at)),
            Heading::Other => others.push(at),
        }
    }
    columns.small_area = small_area?;
    let has_code = |area: &AreaColumns| area.code.is_some() || area.nhs_code.is_some();
    columns.commissioner = columns.commissioner.filter(has_code);
    columns.council = columns.council.filter(|area| area.code.is_some());
    // A column whose name says nothing, beside a code alone, can only be the number.
    if let ([only], 2) = (others.as_slice(), first.len()) {
        columns.number = columns.number.or(Some(*only));
    }
    let is_any = columns.commissioner.is_some() || columns.council.is_some() || columns.number.is_some();
    is_any.then_some(columns)
}

/// What a column of residents may be called, letters alone.
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

/// What a heading says: `LSOA11CD` and `lsoa11_code` are the same.
fn heading_of(cell: &str) -> Heading {
    let head: String = heading(cell).chars().filter(char::is_ascii_alphanumeric).collect();
    if NUMBERS.contains(&head.as_str()) {
        return Heading::Number;
    }
    let letters = head.len() - head.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
    let (entity, rest) = head.split_at(letters);
    let (Some(Ok(year)), Some(attribute)) = (rest.get(..2).map(str::parse::<u8>), rest.get(2..)) else {
        return Heading::Other;
    };
    let attribute = match attribute {
        "cd" | "code" => Attribute::Code,
        "cdh" | "codeh" => Attribute::NhsCode,
        "nm" | "name" => Attribute::Name,
        _ => return Heading::Other,
    };
    let (sort, of_boards) = match entity {
        "lsoa" if attribute == Attribute::Code => return Heading::SmallArea { census: year },
        "ccg" => (AreaSort::Commissioner, false),
        "sicbl" | "subicb" => (AreaSort::Commissioner, true),
        "lad" | "ltla" => (AreaSort::Council, false),
        "stp" => (AreaSort::System, false),
        "icb" => (AreaSort::System, true),
        _ => return Heading::Other,
    };
    Heading::Area(AreaHeading { sort, year, of_boards, attribute })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::decode::tables;
    use crate::import::input::InputFile;

    fn of(header: &str) -> Option<LookupColumns> {
        let input = InputFile { name: "lookup.csv".to_owned(), bytes: format!("{header}\n").into_bytes() };
        let tables = tables(&input).unwrap_or_default();
        columns(tables.first()?.rows().next()?)
    }

    #[test]
    fn official_names_and_those_of_libraries_are_the_same() {
        let official = of("FID,LSOA11CD,LSOA11NM,CCG19CD,CCG19CDH,CCG19NM,LAD19CD,LAD19NM").unwrap_or_default();
        assert_eq!(official.small_area, SmallAreaColumn { code: 1, census: 11 });
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
        assert_eq!(
            of("lsoa11_code,total_population").and_then(|c| c.residents()),
            Some(ResidentsColumns { code: 0, number: 1 })
        );
        assert_eq!(
            of("LSOA21CD,2021 count").and_then(|c| c.residents()),
            Some(ResidentsColumns { code: 0, number: 1 })
        );
        assert_eq!(of("a,b,c"), None);
        assert_eq!(of("LSOA11CD"), None);
    }
}
