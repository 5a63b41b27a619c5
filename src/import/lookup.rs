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
    /// Small areas of no census that a heading would name.
    unnamed_census: bool,
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
    /// Of which census the small areas are, where the headings say so: `21`.
    pub(super) census: Option<u8>,
    /// Of which year the number is, where a heading or the name of the sheet says so.
    pub(super) year: Option<u16>,
}

/// The columns of the file that says which small areas of one census are which of the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ExactFitColumns {
    pub(super) older: SmallAreaColumn,
    pub(super) newer: SmallAreaColumn,
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
        // The statisticians put the council beside the small area there too.
        let number = self.number.filter(|_| self.commissioner.is_none())?;
        let census = Some(self.small_area.census).filter(|_| !self.unnamed_census);
        Some(ResidentsColumns { code: self.small_area.code, number, census, year: None })
    }

    /// The latest day on which it was so, of its commissioners and councils.
    pub(super) fn latest(&self) -> Option<Day> {
        [&self.commissioner, &self.council].into_iter().flatten().map(AreaColumns::day).max()
    }

    /// Is it no lookup, since it does not say of which census its small areas are?
    pub(super) fn is_of_unnamed_census(&self) -> bool {
        self.unnamed_census
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
    SmallArea { census: Option<u8> },
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
                columns.unnamed_census = small_area.is_none() && census.is_none();
                small_area =
                    small_area.or(Some(SmallAreaColumn { code: at, census: census.unwrap_or_default() }));
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
    let is_number =
        |number: &str| head.strip_prefix(number).is_some_and(|rest| rest.is_empty() || year_of(rest).is_some());
    if NUMBERS.iter().any(|number| is_number(number)) {
        return Heading::Number;
    }
    if matches!(head.as_str(), "lsoacd" | "lsoacode") {
        return Heading::SmallArea { census: None };
    }
    let letters = head.len() - head.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
    let (entity, rest) = head.split_at(letters);
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (digits, attribute) = rest.split_at(digits);
    // lsoa21cd and LSOA 2021 Code, and LSOA code (2021) turned round.
    let Some(year) = digits.strip_prefix("20").filter(|rest| rest.len() == 2).or(Some(digits)) else {
        return Heading::Other;
    };
    let (entity, attribute) = match (attribute, entity.strip_suffix("code").or(entity.strip_suffix("cd"))) {
        ("", Some(entity)) => (entity, "code"),
        _ => (entity, attribute),
    };
    let Some(year) = Some(year).filter(|year| year.len() == 2).and_then(|year| year.parse::<u8>().ok()) else {
        return Heading::Other;
    };
    let attribute = match attribute {
        "cd" | "code" => Attribute::Code,
        "cdh" | "codeh" => Attribute::NhsCode,
        "nm" | "name" => Attribute::Name,
        _ => return Heading::Other,
    };
    let (sort, of_boards) = match entity {
        "lsoa" if attribute == Attribute::Code => return Heading::SmallArea { census: Some(year) },
        "ccg" => (AreaSort::Commissioner, false),
        "sicbl" | "subicb" => (AreaSort::Commissioner, true),
        "lad" | "ltla" => (AreaSort::Council, false),
        "stp" => (AreaSort::System, false),
        "icb" => (AreaSort::System, true),
        _ => return Heading::Other,
    };
    Heading::Area(AreaHeading { sort, year, of_boards, attribute })
}

/// The year in a text such as `mid2022` or `Mid-2022 LSOA 2021`: the first that is written in full
/// after `mid`, or alone.
pub(super) fn year_of(text: &str) -> Option<u16> {
    let text: String = text.to_lowercase().chars().filter(char::is_ascii_alphanumeric).collect();
    let after = text.find("mid").map_or(text.as_str(), |at| &text[at + 3..]);
    let digits: String = after.chars().take_while(char::is_ascii_digit).collect();
    digits.get(..4)?.parse().ok().filter(|year| (1990..2100).contains(year))
}

/// The columns of an exact-fit file; none where the row has not small areas of two censuses.
pub(super) fn exact_fit(first: TableRow<'_>) -> Option<ExactFitColumns> {
    let mut columns: Vec<SmallAreaColumn> = Vec::new();
    for (at, cell) in first.cells().enumerate() {
        if let Heading::SmallArea { census: Some(census) } = heading_of(cell)
            && columns.iter().all(|known| known.census != census)
        {
            columns.push(SmallAreaColumn { code: at, census });
        }
    }
    columns.sort_by_key(|column| column.census);
    let [older, newer] = columns.try_into().ok()?;
    Some(ExactFitColumns { older, newer })
}

/// The year that the headings of residents name.
pub(super) fn year_in(first: TableRow<'_>) -> Option<u16> {
    first.cells().filter(|cell| matches!(heading_of(cell), Heading::Number)).find_map(|cell| {
        let digits = cell.find(|c: char| c.is_ascii_digit())?;
        year_of(&cell[digits..])
    })
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
            Some(ResidentsColumns { code: 0, number: 1, census: Some(11), year: None })
        );
        assert_eq!(
            of("LSOA21CD,2021 count").and_then(|c| c.residents()),
            Some(ResidentsColumns { code: 0, number: 1, census: Some(21), year: None })
        );
        for (header, at) in [
            ("LAD 2021 Code,LAD 2021 Name,LSOA 2021 Code,LSOA 2021 Name,Total,F0", (2, 4, Some(21))),
            ("LSOA Code,LSOA Name,All Ages", (0, 2, None)),
            ("lsoacd,population", (0, 1, None)),
            ("LSOA code (2021),Total population: mid 2022", (0, 1, Some(21))),
            ("LSOA21CD,Total population: mid 2022", (0, 1, Some(21))),
        ] {
            let found = of(header).and_then(|columns| columns.residents());
            assert_eq!(found.map(|c| (c.code, c.number, c.census)), Some(at), "{header}");
        }
        assert_eq!(year_of("Mid-2022 LSOA 2021"), Some(2022));
        assert_eq!(of("a,b,c"), None);
        assert_eq!(of("LSOA11CD"), None);
    }
}
