//! What the explorer copies, writes and shows is what the command line prints, to the byte:
//! in every format, at two dates, with what has closed and without.

use crate::support::cli::catchment;
use crate::support::england::ENGLAND;
use catchment::atlas::Atlas;
use catchment::date::Date;
use catchment::render::format::{BriefFormat, CommandFormat as _, Format, TreeFormat};
use catchment::tui::action::{Action, After, Input};
use catchment::tui::app::App;
use catchment::tui::terminal::Mouse;
use catchment::tui::views::export::dialog::ExportDialog;
use catchment::tui::{Scheme, Settings};

fn press(app: &mut App<'_>, actions: &[Action]) {
    for action in actions {
        app.update(Input::Do(*action));
    }
}

fn typed(app: &mut App<'_>, letters: &str) {
    letters.chars().for_each(|c| _ = app.update(Input::Type(c)));
}

fn explorer<'a>(atlas: &'a Atlas, date: &str, org: &str) -> App<'a> {
    let day = Some(Date::parse(date).expect("a date").last_day());
    let settings =
        Settings { day, start: None, mouse: Mouse::On, ascii: false, colour: true, scheme: Scheme::Unknown };
    let mut app = App::new(atlas, settings, (120, 36));
    press(&mut app, &[Action::Find]);
    typed(&mut app, org);
    press(&mut app, &[Action::Follow]);
    app
}

/// What is written where the sheet is opened on what is selected and a format is chosen, and
/// so many levels; none for what is proposed.
fn written(app: &mut App<'_>, what: usize, format: Format, depth: Option<usize>) -> String {
    press(app, &[Action::Print]);
    let chosen = |app: &App<'_>| app.top_as::<ExportDialog>().expect("the dialog").choice;
    (0..what).for_each(|_| press(app, &[Action::Right]));
    press(app, &[Action::Down]);
    while chosen(app).format != format {
        press(app, &[Action::Right]);
    }
    press(app, &[Action::Down]);
    let turns = depth.map_or(0, |depth| depth + 1);
    (0..turns).for_each(|_| press(app, &[Action::Right]));
    // From the clipboard to a file: it takes any length.
    press(app, &[Action::Down, Action::Right]);
    match app.update(Input::Do(Action::Follow)) {
        After::Save(wanted) => {
            press(app, &[Action::StepBack]);
            wanted.text
        }
        other => panic!("{other:?}, {:?}", app.message()),
    }
}

/// What the command line prints, whatever it says beside it.
fn printed(args: &[&str]) -> String {
    let run = catchment(args);
    assert!(run.status == 0, "{run}");
    run.stdout
}

#[test]
fn a_tree_is_what_the_command_line_prints() {
    for date in ["2019-11-25", "2024-07-01"] {
        let mut app = explorer(&ENGLAND, date, "QKK");
        for format in TreeFormat::FORMATS {
            let tree = ["tree", "QKK", "--at", date, "--format", format.word()];
            assert_eq!(written(&mut app, 0, *format, None), printed(&tree), "{tree:?}");
            let shallow = [&tree[..], &["--depth", "1"]].concat();
            assert_eq!(written(&mut app, 0, *format, Some(1)), printed(&shallow), "{shallow:?}");
        }
    }
}

#[test]
fn so_it_is_with_what_has_closed_and_in_a_narrowed_tree() {
    let mut app = explorer(&ENGLAND, "2024-07-01", "QKK");
    press(&mut app, &[Action::ToggleClosed]);
    for format in TreeFormat::FORMATS {
        let tree = ["tree", "QKK", "--closed", "--at", "2024-07-01", "--format", format.word()];
        let closed = printed(&tree);
        assert_eq!(written(&mut app, 0, *format, None), closed, "{tree:?}");
    }
    press(&mut app, &[Action::Narrow]);
    typed(&mut app, "bexley");
    press(&mut app, &[Action::Follow]);
    let org = app.card().expect("a card").org();
    let id = ENGLAND.org(org).id.to_string();
    let tree = ["tree", &id, "--closed", "--at", "2024-07-01", "--format", "markdown"];
    assert_eq!(written(&mut app, 0, Format::Markdown, None), printed(&tree));
}

#[test]
fn a_note_is_what_the_command_line_prints() {
    for date in ["2019-11-25", "2024-07-01"] {
        let mut app = explorer(&ENGLAND, date, "RPG");
        for format in BriefFormat::FORMATS {
            let brief = ["brief", "RPG", "--at", date, "--format", format.word()];
            assert_eq!(written(&mut app, 1, *format, None), printed(&brief), "{brief:?}");
        }
        // What has closed is shown, but a note is of the day.
        press(&mut app, &[Action::ToggleClosed]);
        let brief = ["brief", "RPG", "--at", date, "--depth", "3"];
        assert_eq!(written(&mut app, 1, Format::Markdown, Some(3)), printed(&brief));
    }
}

#[test]
fn in_ascii_it_is_what_ascii_prints() {
    let day = Some(Date::parse("2019-11-25").expect("a date").last_day());
    let settings =
        Settings { day, start: None, mouse: Mouse::On, ascii: true, colour: true, scheme: Scheme::Unknown };
    let mut app = App::new(&ENGLAND, settings, (120, 36));
    for (format, word) in [(Format::Text, "text"), (Format::Table, "table")] {
        let tree = ["tree", "england", "--depth", "2", "--ascii", "--at", "2019-11-25", "--format", word];
        assert_eq!(written(&mut app, 0, format, Some(2)), printed(&tree), "{tree:?}");
    }
}
