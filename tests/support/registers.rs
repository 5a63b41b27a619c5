//! Small registers of an invented shire, in the shape of the official ones: as they are
//! published, and as what goes wrong on the way leaves them.
#![allow(dead_code, reason = "each program of tests uses a part of this")]

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use std::sync::LazyLock;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A row of a headerless file of the ODS: its cells by their column, counted from 1.
#[derive(Clone)]
pub struct Row(Vec<String>);

impl Row {
    pub fn new(code: &str, name: &str) -> Self {
        let mut cells = vec![String::new(); 27];
        (cells[0], cells[1]) = (code.to_owned(), name.to_owned());
        Self(cells)
    }

    pub fn set(mut self, column: usize, text: &str) -> Self {
        text.clone_into(&mut self.0[column - 1]);
        self
    }

    pub fn under(self, region: &str, system: &str) -> Self {
        self.set(3, region).set(4, system)
    }

    pub fn open(self, since: &str) -> Self {
        self.set(11, since)
    }

    pub fn closed(self, since: &str, until: &str) -> Self {
        self.set(11, since).set(12, until)
    }

    pub fn practice(code: &str, name: &str) -> Self {
        Self::new(code, name).open("19740401").set(13, "A").set(14, "B").set(26, "4")
    }
}

/// As published since 2024: every cell in quotes.
pub fn quoted(rows: &[Row]) -> String {
    let line = |row: &Row| format!("\"{}\"\n", row.0.join("\",\""));
    rows.iter().map(line).collect()
}

/// As older copies are: 24 columns without quotes, where no cell has a comma.
pub fn old(rows: &[Row]) -> String {
    rows.iter().map(|row| row.0[..24].join(",") + "\n").collect()
}

pub fn trusts() -> Vec<Row> {
    vec![
        Row::new("RAA", "ASHDALE UNIVERSITY HOSPITAL NHS TRUST").under("Y56", "QAA").open("19910401"),
        // Serves Ashdale from a headquarters across the border.
        Row::new("RBB", "OXBOW NHS FOUNDATION TRUST").under("Y59", "QBB").open("19940401"),
        Row::new("RCC", "OLD ASHDALE NHS TRUST").under("Y56", "QAA").closed("19910401", "20101231"),
        Row::new("RDD", "ASHDALE AMBULANCE SERVICE NHS TRUST").under("Y56", "QAA").open("20060701"),
        Row::new("7A9", "CWM GLAS NHS TRUST").open("19990401"),
    ]
}

pub fn commissioners() -> Vec<Row> {
    vec![
        Row::new("01A", "NHS ASHDALE NORTH CCG").under("Y56", "QAA").closed("20130401", "20200331"),
        Row::new("02A", "NHS ASHDALE SOUTH CCG").under("Y56", "QAA").closed("20130401", "20200331"),
        Row::new("72A", "NHS ASHDALE ICB - 72A").under("Y56", "QAA").open("20200401").set(14, "RO319"),
        Row::new("91B", "NHS BROOKSHIRE ICB - 91B").under("Y59", "QBB").open("20130401").set(14, "RO319"),
        Row::new("13Z", "NATIONAL COMMISSIONING HUB 9").under("Y56", "QAA").open("20130401").set(14, "RO218"),
        Row::new("A9Z9A", "ASHTOWN - SUB-ICB REPORTING ENTITY")
            .under("Y56", "QAA")
            .open("20240401")
            .set(14, "RO327"),
    ]
}

/// The code of the practice of this number, from 1 to 30.
pub fn practice(number: usize) -> String {
    format!("A81{number:03}")
}

pub fn practices() -> Vec<Row> {
    let row = |number: usize| {
        let name =
            if number % 10 == 1 { "HIGH STREET SURGERY".to_owned() } else { format!("SURGERY {number}") };
        let row = Row::practice(&practice(number), &name);
        match number {
            30 => row.under("Y56", "QAA").closed("19740401", "20190331").set(13, "C").set(15, "01A"),
            29 => row.under("Y59", "QBB").set(13, "D").set(15, "91B").set(16, "20130401"),
            21..=28 => row.under("Y59", "QBB").set(15, "91B").set(16, "20130401"),
            _ => row.under("Y56", "QAA").set(15, "72A").set(16, "20200401"),
        }
    };
    let mut rows: Vec<Row> = (1..=30).map(row).collect();
    let other = Row::practice("Y00001", "ASHDALE URGENT CARE").under("Y56", "QAA").set(15, "72A").set(26, "12");
    let welsh = Row::practice("W00001", "Y FEDDYGFA").under("W00", "Q99").set(15, "7A3").set(26, "0");
    rows.extend([other, welsh]);
    rows
}

/// A table with a header, every cell as text.
pub type Table = Vec<Vec<String>>;

fn row(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|cell| (*cell).to_owned()).collect()
}

pub fn networks() -> Table {
    vec![
        row(&[
            "PCN Code",
            "PCN Name",
            "Current Sub ICB Loc Code",
            "Sub ICB Location",
            "Open Date",
            "Close Date",
        ]),
        row(&["U10001", "ASHTOWN NORTH PCN", "72A", "NHS ASHDALE ICB - 72A", "20190701", ""]),
        row(&["U10002", "ASHTOWN SOUTH PCN", "72A", "NHS ASHDALE ICB - 72A", "20190701", ""]),
        row(&["U10003", "BROOK PCN", "91B", "NHS BROOKSHIRE ICB - 91B", "20190701", ""]),
        row(&["U10004", "LONELY PCN", "91B", "NHS BROOKSHIRE ICB - 91B", "20190701", ""]),
        row(&["U10005", "SHORT LIVED PCN", "91B", "NHS BROOKSHIRE ICB - 91B", "20190701", "20200331"]),
    ]
}

/// Who is in which: 1 to 10 in the north, 11 to 20 in the south, from 21 on Brook; practice 5
/// has moved to the south, 27 is in none, and 28 of Brookshire is in the north of Ashtown.
pub fn members() -> Table {
    let mut table = vec![row(&[
        "Partner\nOrganisation\nCode",
        "Partner\nName",
        "Practice\nParent\nSub ICB Loc Code",
        "Practice\nParent\nSub ICB Loc Name",
        "PCN Code",
        "PCN Name",
        "PCN Parent\nSub ICB Loc Code",
        "PCN Parent\nSub ICB Loc Name",
        "Practice to PCN\nRelationship\nStart Date",
        "Practice to PCN\nRelationship\nEnd Date",
        "Practice Sub ICB Loc and PCN Sub ICB Loc Match ",
    ])];
    for number in 1..=28 {
        let (own, network, theirs) = match number {
            1..=10 => ("72A", "U10001", "72A"),
            11..=20 => ("72A", "U10002", "72A"),
            27 => ("91B", "U", ""),
            28 => ("91B", "U10001", "72A"),
            _ => ("91B", "U10003", "91B"),
        };
        let until = if number == 5 { "20200331" } else { "" };
        let same = if own == theirs { "True" } else { "False" };
        table.push(row(&[&practice(number), "", own, "", network, "", theirs, "", "20190701", until, same]));
    }
    table.push(row(&[&practice(5), "", "72A", "", "U10002", "", "72A", "", "20200401", "", "True"]));
    table
}

pub fn successions() -> String {
    "old_code,new_code,date\n01A,72A,2020-04-01\n02A,72A,2020-04-01\n5LD,01A,2013-04-01\n".to_owned()
}

/// A table as CSV; cells with line breaks in quotes.
pub fn csv(table: &Table) -> String {
    let cell = |cell: &String| if cell.contains(['\n', ',']) { format!("\"{cell}\"") } else { cell.clone() };
    table.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join(",") + "\n").collect()
}

/// The small areas: 1 to 4 in Ashdale North, 5 to 8 in the South, 9 to 12 in Brookshire. Of the
/// boroughs Ashtown has 1 to 6, Brookbridge the others.
fn small_areas(header: &str, commissioner: impl Fn(usize) -> &'static str) -> String {
    let mut out = header.to_owned();
    for number in 1..=12 {
        let council = if number <= 6 { "E09000991,Ashtown" } else { "E07000992,Brookbridge" };
        writeln!(out, "E010000{number:02},{},{council}", commissioner(number)).unwrap();
    }
    out
}

pub fn lookup_2019() -> String {
    small_areas("LSOA11CD,CCG19CD,CCG19CDH,CCG19NM,LAD19CD,LAD19NM\n", |number| match number {
        1..=4 => "E38000991,01A,NHS Ashdale North CCG",
        5..=8 => "E38000992,02A,NHS Ashdale South CCG",
        _ => "E38000993,91B,NHS Brookshire CCG",
    })
}

pub fn lookup_2020() -> String {
    small_areas("LSOA11CD,CCG20CD,CCG20CDH,CCG20NM,LAD20CD,LAD20NM\n", |number| match number {
        1..=8 => "E38000994,72A,NHS Ashdale CCG",
        _ => "E38000993,91B,NHS Brookshire CCG",
    })
}

/// A hundred people in the first, two hundred in the second, and so on: 7,800.
pub fn residents() -> String {
    let mut out = "lsoa11_code,total_population\n".to_owned();
    for number in 1..=12 {
        writeln!(out, "E010000{number:02},{}", number * 100).unwrap();
    }
    out
}

/// A workbook of these sheets.
pub fn workbook(sheets: &[(&str, &Table)]) -> Vec<u8> {
    packed(&parts(sheets))
}

/// As few parts as a workbook can have, the sheets first.
pub fn parts(sheets: &[(&str, &Table)]) -> Vec<(String, String)> {
    let mut book = String::new();
    let mut relations = String::new();
    let mut parts: Vec<(String, String)> = Vec::new();
    for (at, (name, table)) in sheets.iter().enumerate() {
        let id = at + 1;
        write!(book, "<sheet name=\"{name}\" sheetId=\"{id}\" r:id=\"rId{id}\"/>").unwrap();
        write!(
            relations,
            "<Relationship Id=\"rId{id}\" Type=\"{OFFICE}/worksheet\" Target=\"worksheets/sheet{id}.xml\"/>"
        )
        .unwrap();
        parts.push((format!("xl/worksheets/sheet{id}.xml"), sheet(table)));
    }
    parts.push((
        "xl/workbook.xml".to_owned(),
        format!("<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets>{book}</sheets></workbook>"),
    ));
    parts.push((
        "xl/_rels/workbook.xml.rels".to_owned(),
        format!("<Relationships xmlns=\"{PACKAGE}\">{relations}</Relationships>"),
    ));
    parts.push((
        "_rels/.rels".to_owned(),
        format!("<Relationships xmlns=\"{PACKAGE}\"><Relationship Id=\"rId1\" Type=\"{OFFICE}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
    ));
    parts
}

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// Parts packed as a workbook packs them.
pub fn packed(parts: &[(String, String)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, text) in parts {
        writer.start_file(name, options).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A sheet; an empty cell is left out, as programs do.
fn sheet(table: &Table) -> String {
    let mut rows = String::new();
    for (at, row) in table.iter().enumerate() {
        write!(rows, "<row r=\"{}\">", at + 1).unwrap();
        for (column, cell) in row.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let letter = char::from(b'A' + u8::try_from(column).unwrap());
            let cell = cell.replace('&', "&amp;").replace('<', "&lt;");
            write!(
                rows,
                "<c r=\"{letter}{}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{cell}</t></is></c>",
                at + 1
            )
            .unwrap();
        }
        rows.push_str("</row>");
    }
    format!("<worksheet xmlns=\"{MAIN}\"><sheetData>{rows}</sheetData></worksheet>")
}

pub fn epcn() -> Vec<u8> {
    workbook(&[("PCNDetails", &networks()), ("PCN Core Partner Details", &members())])
}

/// An atlas but for the files that it was made of: what of it depends on what they say alone.
pub fn without_inputs(atlas: &str) -> String {
    let Some((above, below)) = atlas.split_once("    inputs: [\n") else { return atlas.to_owned() };
    let (_, below) = below.split_once("    ],\n\n").unwrap();
    above.to_owned() + below
}

/// Every register, under the names that they are published as.
pub fn all() -> Vec<(&'static str, Vec<u8>)> {
    ALL.clone()
}

/// Written once: the tests ask for them some ten thousand times, and one is packed.
static ALL: LazyLock<Vec<(&'static str, Vec<u8>)>> = LazyLock::new(|| {
    vec![
        ("eccg.csv", quoted(&commissioners()).into()),
        ("ePCN.xlsx", epcn()),
        ("epraccur.csv", quoted(&practices()).into()),
        ("etr.csv", quoted(&trusts()).into()),
        ("lookup19.csv", lookup_2019().into()),
        ("lookup20.csv", lookup_2020().into()),
        ("residents.csv", residents().into()),
        ("succ.csv", successions().into()),
    ]
});

/// The register of practices in the layout of 2026: words for the state, roles, Wales without W00.
pub fn of_2026(rows: &[Row]) -> String {
    quoted(rows)
        .replace("\"A\",\"B\"", "\"ACTIVE\",\"B\"")
        .replace("\"C\",\"B\"", "\"INACTIVE\",\"B\"")
        .replace("\"D\",\"B\"", "\"DORMANT\",\"B\"")
        .replace("\"4\",\"\"\n", "\"RO76\",\"\"\n")
        .replace("\"12\",\"\"\n", "\"RO259\",\"\"\n")
        .replace("\"0\",\"\"\n", "\"RO72\",\"\"\n")
        .replace("\"W00\",\"Q99\"", "\"\",\"Q99\"")
}

/// Of 2021: the first area of 2011 is split, the next two are one, the others are as they were.
/// Commissioners and councils as in 2020, Ashtown with a new code.
pub fn of_2021(header: &str, council: &str) -> String {
    let mut out = header.to_owned();
    for number in [21, 22, 23, 4, 5, 6, 7, 8, 9, 10, 11, 12] {
        let commissioner = if matches!(number, 9..=12) { "E38000993,91B" } else { "E38000994,72A" };
        let council = if matches!(number, 7..=12) { "E07000992,Brookbridge" } else { council };
        writeln!(out, "E010000{number:02},{commissioner},{council}").unwrap();
    }
    out
}

pub fn exact_fit() -> String {
    let mut out = "LSOA11CD,LSOA21CD,CHGIND,LAD22CD\n".to_owned();
    for (older, newer, sign) in [(1, 21, 'S'), (1, 22, 'S'), (2, 23, 'M'), (3, 23, 'M')] {
        writeln!(out, "E010000{older:02},E010000{newer:02},{sign},E09000991").unwrap();
    }
    for number in 4..=12 {
        writeln!(out, "E010000{number:02},E010000{number:02},U,E09000991").unwrap();
    }
    out
}

/// A thousand in each but 500 in each half of the first.
pub fn residents_2022(header: &str) -> String {
    let mut out = header.to_owned();
    for number in [21, 22, 23, 4, 5, 6, 7, 8, 9, 10, 11, 12] {
        let count = if number < 20 || number == 23 { "\"1,000\"" } else { "500" };
        writeln!(out, "E010000{number:02},{count}").unwrap();
    }
    out
}

/// What stands above a lookup of 2024.
pub const HEADER_2024: &str = "lsoa21cd,SICBL24CD,SICBL24CDH,LAD24CD,LAD24NM\n";

/// The commissioners of the first practices by date, as `epcmem` has them.
pub fn epcmem() -> String {
    let mut out = String::new();
    for number in 1..=10 {
        let code = practice(number);
        writeln!(out, "{code},01A,W,20130401,20200331,0\n{code},72A,W,20200401,,0").unwrap();
    }
    out
}

/// Registers of today: another edition of the practices, small areas of two censuses, new codes.
pub fn of_today() -> Vec<(&'static str, Vec<u8>)> {
    let newer = practices().into_iter().skip(1).collect::<Vec<_>>();
    let newer = of_2026(&newer).replace("20200401", "20240401");
    let recoded = of_2021("LSOA21CD,SICBL26CD,SICBL26CDH,LAD26CD,LAD26NM\n", "E09000999,Ashtown");
    vec![
        ("eccg.csv", quoted(&commissioners()).into()),
        ("epcmem.csv", epcmem().into()),
        ("epraccur.csv", quoted(&practices()).into()),
        ("epraccur-2026.csv", newer.into()),
        ("exact-fit.csv", exact_fit().into()),
        ("lookup20.csv", lookup_2020().into()),
        ("lookup24.csv", of_2021(HEADER_2024, "E09000991,Ashtown").into()),
        ("lookup26.csv", recoded.into()),
        ("recodings.csv", b"OLD,NEW,ON\nE09000991,E09000999,2025-04-01\n".to_vec()),
        ("residents.csv", residents().into()),
        ("residents22.csv", residents_2022("LSOA21CD,population\n").into()),
    ]
}
