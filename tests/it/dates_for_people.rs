//! Dates are written for people as people write them, and are taken so too; machines get theirs.

use catchment::date::Date;

use crate::support::cli::catchment;

/// What is asked, so that every command that prints dates for people prints some.
const ASKED: &[&[&str]] = &[
    &["tree", "QKK"],
    &["tree", "QRV", "--at", "2019-11-25", "--closed"],
    &["tree", "QHM", "--format", "markdown"],
    &["find", "bexley ccg"],
    &["find", "--kind", "ccg", "--closed", "--limit", "0"],
    &["show", "england"],
    &["show", "QNQ"],
    &["show", "RV5"],
    &["show", "hart"],
    &["show", "leeds", "--format", "html"],
    &["show", "QWO", "--at", "2018", "--format", "markdown"],
    &["path", "07N", "72Q"],
    &["path", "croydon", "bexley"],
    &["overlap", "QNQ", "E07000089", "--at", "2024"],
    &["boundaries", "QHM"],
    &["boundaries", "--format", "markdown"],
    &["map", "--colour-by", "change"],
    &["map", "QKK", "--format", "svg"],
    &["history", "QKK"],
    &["history", "reigate", "--format", "markdown"],
    &["diff", "--from", "2026-03-31", "--to", "2026-04-01"],
    &["diff", "QKK", "--from", "2019", "--to", "2022", "--all"],
    &["brief", "QKK"],
    &["brief", "QXU", "--format", "markdown"],
    &["brief", "QHM", "--format", "html"],
    &["sources"],
    &["terms"],
    &["terms", "icb"],
];

/// Whatever in a text is a date of machines, outside addresses and the commands that it tells.
fn machine_dates(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in text.lines() {
        let mut before = "";
        for word in line.split_whitespace() {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
            let is_date = Date::parse(bare).is_ok_and(|date| date.day().is_some());
            let is_option = before.starts_with("--") || word.contains("://");
            if is_date && !is_option {
                found.push(line.trim().to_owned());
            }
            before = word;
        }
    }
    found
}

#[test]
fn no_answer_for_people_has_a_date_of_machines() {
    let mut wrong = Vec::new();
    for args in ASKED {
        let said = catchment(args);
        assert_eq!(said.status, 0, "{args:?}: {said}");
        wrong.extend(machine_dates(&said.stdout).into_iter().map(|line| format!("{args:?}: {line}")));
        wrong.extend(machine_dates(&said.stderr).into_iter().map(|line| format!("{args:?}: {line}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(machine_dates("since 2020-04-01").len(), 1, "a date of machines is seen");
}

#[test]
fn machines_get_their_dates() {
    let shown = catchment(&["show", "07N", "--format", "json"]).json();
    assert_eq!(shown["organisation"]["until"], "2020-03-31");
    let changed = catchment(&["diff", "QKK", "--from", "2020-03-31", "--to", "1/4/2020", "--format", "csv"]);
    assert!(changed.answer().contains("\n2020-03-31,2020-04-01,2020-04-01,merged,72Q,"), "{changed}");
}

#[test]
fn a_date_is_taken_as_it_is_said() {
    let on = |date: &str| catchment(&["tree", "QKK", "--depth", "1", "--at", date]).answer().to_owned();
    let day = on("2021-12-31");
    assert!(day.contains("As at 31 December 2021."), "{day}");
    for written in ["31/12/2021", "31 December 2021", "31.12.21", "December 2021", "2021", "31st Dec 2021"] {
        assert_eq!(on(written), day, "{written}");
    }
    let from_to = |from: &str, to: &str| catchment(&["diff", "QKK", "--from", from, "--to", to]).stdout;
    assert_eq!(from_to("31/3/2020", "1 April 2020"), from_to("2020-03-31", "2020-04-01"));
    let map = |from: &str| catchment(&["map", "--colour-by", "change", "--from", from]).stdout;
    assert_eq!(map("31 March 2026"), map("2026-03-31"));
}

#[test]
fn what_is_no_date_says_how_one_is_written() {
    let said = |date: &str| catchment(&["tree", "QKK", "--at", date]).refusal(2).to_owned();
    let form = "write 2020-03-31, 31 March 2020, 31/03/2020, March 2020 or 2020";
    assert!(said("soon").contains(form), "{}", said("soon"));
    let american = said("12/31/2021");
    assert!(
        american.contains("there is no such day in the calendar; the day comes before the month"),
        "{american}"
    );
}

#[test]
fn today_is_the_latest_day_of_the_atlas_wherever_a_date_may_stand_and_is_said() {
    let said = "Today is taken as 30 June 2026, the latest day that this atlas knows.\n";
    let usual = catchment(&["show", "bexley"]);
    for word in ["today", "now", "Today"] {
        let then = catchment(&["show", "bexley", "--at", word]);
        assert_eq!(
            (then.status, then.stdout.as_str(), then.stderr.as_str()),
            (0, usual.answer(), said),
            "{word}"
        );
    }
    let dated = catchment(&["diff", "QKK", "--from", "2019", "--to", "2026-06-30"]);
    let today = catchment(&["diff", "QKK", "--from", "2019", "--to", "today"]);
    assert_eq!((today.stdout.as_str(), today.stderr.as_str()), (dated.answer(), said));
    assert_eq!(catchment(&["brief", "QKK", "--since", "now", "--at", "now"]).stderr, said, "said once");
    assert_eq!(catchment(&["map", "--colour-by", "change", "--from", "today"]).stderr, said);
    let swapped = catchment(&["diff", "QKK", "--from", "today", "--to", "2019"]);
    assert!(swapped.refusal(2).contains("--from today (2026-06-30) comes after --to 2019"), "{swapped}");
}

#[test]
fn a_card_and_a_note_of_the_latest_day_say_that_the_atlas_goes_no_further() {
    for command in ["show", "brief"] {
        let of = |day: &str| catchment(&[command, "bexley", "--at", day]).stdout;
        assert!(of("2026-06-30").contains("As at 30 June 2026, the latest day in this atlas."), "{command}");
        assert!(!of("2026-06-29").contains("latest day in this atlas"), "{command}");
    }
}

#[test]
fn a_region_of_an_earlier_day_is_said_to_be_todays_and_no_one_waited_before_they_were_counted() {
    let then = catchment(&["show", "01K", "--at", "2015"]);
    assert!(then.answer().contains("North West (Y62), today's NHS region"), "{then}");
    assert!(then.answer().contains("admissions") && !then.answer().contains("of residents waiting"), "{then}");
    let note = catchment(&["brief", "bexley", "--at", "2019"]).stdout;
    assert!(!note.contains("April 2026"), "{note}");
    let now = catchment(&["show", "bexley"]);
    assert!(now.answer().contains("waiting in April 2026") && !now.answer().contains("today's"), "{now}");
    let tree = catchment(&["tree", "england", "--depth", "1", "--at", "2015"]);
    assert!(tree.answer().contains("NHS regions are today's at every date"), "{tree}");
    assert!(!catchment(&["tree", "england", "--depth", "1"]).answer().contains("regions are today's"));
}

#[test]
fn a_table_says_since_when_somebody_has_been_and_since_when_of_that_kind() {
    let columns = |args: &[&str]| {
        let table = catchment(args).stdout;
        let mut rows = csv::Reader::from_reader(table.as_bytes());
        let at = |name: &str, heads: &csv::StringRecord| {
            heads.iter().position(|head| head == name).expect("a column")
        };
        let heads = rows.headers().expect("headings").clone();
        let row = rows.records().next().expect("a row").expect("whole");
        [row[at("since", &heads)].to_owned(), row[at("kind_since", &heads)].to_owned()]
    };
    for (day, since) in [("2026-06-30", "2022-07-01"), ("2019-01-01", "2016-03"), ("2021-06-01", "2019-06-19")]
    {
        let of_tree = columns(&["tree", "QKK", "--depth", "0", "--format", "csv", "--at", day]);
        assert_eq!(of_tree, ["2016-03", since], "{day}");
        assert_eq!(columns(&["find", "QKK", "--format", "csv", "--at", day]), of_tree, "{day}");
    }
}
