//! The explorer, input by input, and what it draws, styles spelled out.

use std::collections::BTreeSet;

use crate::support::england::ENGLAND;
use crate::support::screen::{press, screen, settings, styled, text, typed};
use catchment::atlas::Atlas;
use catchment::ground::Projection;
use catchment::source::{Layer, SourceFile};
use catchment::tui::Settings;
use catchment::tui::action::{Action, After, Input};
use catchment::tui::app::App;
use catchment::tui::file::Existing;
use catchment::tui::panes::Pane;
use catchment::tui::terminal::Mouse;
use catchment::tui::views::boundaries::findings::{Boundaries, Half};
use catchment::tui::views::find::Find;
use catchment::tui::views::map::ground::pane::GroundPane;
use catchment::tui::views::map::pane::MapPane;
use catchment::tui::views::palette::Palette;
use ratatui::style::{Color, Modifier};

fn atlas() -> Atlas {
    let text = include_str!("../atlases/south_london.ron");
    let layer = Layer { files: vec![SourceFile::text("south_london.ron", text)] };
    Atlas::load(&[layer]).expect("a sound atlas")
}

fn open<'a>(atlas: &'a Atlas, date: &str, size: (u16, u16)) -> App<'a> {
    App::new(atlas, settings(date), size)
}

fn find(app: &mut App<'_>, words: &str) {
    press(app, &[Action::Find]);
    typed(app, words);
    press(app, &[Action::Follow]);
}

/// The screen with its styles, in the letters of `look`.
fn golden(app: &App<'_>) -> String {
    styled(app, look)
}

/// r reversed, q quiet, h heading or key, m mark, l lit letters, b bold, u resting cursor, d dim.
fn look(colour: Color, modifier: Modifier) -> char {
    let is_bold = modifier.contains(Modifier::BOLD);
    match colour {
        _ if modifier.contains(Modifier::REVERSED) => 'r',
        Color::Magenta if modifier.contains(Modifier::UNDERLINED) => 'l',
        _ if modifier.contains(Modifier::UNDERLINED) => 'u',
        Color::DarkGray => 'q',
        Color::Cyan if is_bold => 'h',
        Color::Cyan => 'c',
        Color::Magenta => 'm',
        Color::Reset if modifier.contains(Modifier::DIM) => 'd',
        Color::Reset if is_bold => 'b',
        Color::Reset => ' ',
        _ => '?',
    }
}

fn selected(app: &App<'_>) -> String {
    let org = app.tree().selected_org().expect("a row");
    app.as_at().atlas().org(org).id.to_string()
}

fn card_of(app: &App<'_>) -> String {
    app.as_at().atlas().org(app.card().expect("a card").org()).id.to_string()
}

/// The table of what is found of South London and Maudsley, the cursor on Lambeth.
fn table_of_slam(app: &mut App<'_>) {
    find(app, "slam");
    press(app, &[Action::Boundaries]);
    typed(app, "spans");
    press(app, &[Action::SwitchPane]);
}

/// The sheet of South East London, where it goes to a file, the cursor on its name.
fn to_a_file(app: &mut App<'_>) {
    find(app, "QKK");
    press(app, &[Action::Print, Action::Last, Action::Right, Action::Down]);
}

/// Which ground is seen after these keys on the map of South East London.
fn ground(actions: &[Action]) -> Projection {
    let mut app = open(&ENGLAND, "2019-11-25", (160, 50));
    find(&mut app, "QKK");
    press(&mut app, &[Action::Map]);
    press(&mut app, actions);
    *app.top_as::<GroundPane>().expect("the map of the ground").projection()
}

/// Bexley marked, the cursor on South East London.
fn mark_bexley_on_south_east_london(app: &mut App<'_>) {
    find(app, "E09000004");
    press(app, &[Action::Mark]);
    find(app, "QKK");
}

type Story = (Action, fn(&mut App<'_>) -> bool);

/// For each action, a state in which it is pressed and what must then be so.
const STORIES: &[Story] = &[
    (Action::Down, |app| {
        press(app, &[Action::Down]);
        selected(app) == "Y56"
    }),
    (Action::Up, |app| {
        press(app, &[Action::Down, Action::Up]);
        selected(app) == "england"
    }),
    (Action::Open, |app| {
        press(app, &[Action::Down, Action::Down, Action::Down, Action::Open, Action::Open]);
        selected(app) == "L7N8K"
    }),
    (Action::Shut, |app| {
        press(app, &[Action::Down, Action::Down, Action::Shut]);
        selected(app) == "Y56"
    }),
    (Action::NextSibling, |app| {
        press(app, &[Action::Down, Action::NextSibling]);
        selected(app) == "E12000007"
    }),
    (Action::PreviousSibling, |app| {
        press(app, &[Action::Down, Action::NextSibling, Action::PreviousSibling]);
        selected(app) == "Y56"
    }),
    (Action::First, |app| {
        press(app, &[Action::Last, Action::First]);
        selected(app) == "england"
    }),
    (Action::Last, |app| {
        press(app, &[Action::Last]);
        app.tree().cursor() + 1 == app.tree().rows().len()
    }),
    (Action::HalfPageDown, |app| {
        app.update(Input::Resize(120, 12));
        press(app, &[Action::ToNeighbourhoods, Action::HalfPageDown]);
        app.tree().cursor() == 4
    }),
    (Action::HalfPageUp, |app| {
        press(app, &[Action::Last, Action::HalfPageUp]);
        app.tree().cursor() + 1 < app.tree().rows().len()
    }),
    (Action::PageDown, |app| {
        app.update(Input::Resize(120, 12));
        press(app, &[Action::ToNeighbourhoods, Action::PageDown]);
        app.tree().cursor() == 8
    }),
    (Action::PageUp, |app| {
        press(app, &[Action::Last, Action::PageUp]);
        selected(app) == "england"
    }),
    (Action::ToNation, |app| {
        press(app, &[Action::ToNation]);
        app.tree().rows().len() == 1
    }),
    (Action::ToRegions, |app| {
        press(app, &[Action::ToRegions]);
        app.tree().rows().len() == 3
    }),
    (Action::ToSystems, |app| {
        press(app, &[Action::ToNation, Action::ToSystems]);
        text(app).contains("South East London ")
    }),
    (Action::ToPlaces, |app| {
        press(app, &[Action::ToPlaces]);
        text(app).contains("▸ Bexley ") && !text(app).contains("Frognal")
    }),
    (Action::ToNeighbourhoods, |app| {
        press(app, &[Action::ToNeighbourhoods]);
        text(app).contains("Frognal ")
    }),
    (Action::ToPractices, |app| {
        press(app, &[Action::ToPractices]);
        text(app).contains("Frognal ")
    }),
    (Action::OpenBelow, |app| {
        find(app, "QKK");
        press(app, &[Action::OpenBelow]);
        let said =
            app.message().is_some_and(|said| said.starts_with("Opened: ") && said.ends_with("rows below."));
        said && text(app).contains("Frognal ")
    }),
    (Action::SwitchPane, |app| {
        press(app, &[Action::SwitchPane]);
        app.pane() == Pane::Card
    }),
    (Action::Follow, |app| {
        find(app, "slam");
        press(app, &[Action::SwitchPane, Action::Follow]);
        selected(app) == "QKK" && card_of(app) == "QKK"
    }),
    (Action::Back, |app| {
        find(app, "slam");
        press(app, &[Action::Back]);
        selected(app) == "england"
    }),
    (Action::Forward, |app| {
        find(app, "slam");
        press(app, &[Action::Back, Action::Forward]);
        selected(app) == "RV5"
    }),
    (Action::Find, |app| {
        press(app, &[Action::Find]);
        app.top_as::<Find>().is_some()
    }),
    (Action::EraseLetter, |app| {
        press(app, &[Action::Find]);
        typed(app, "bexx");
        press(app, &[Action::EraseLetter]);
        app.top_as::<Find>().is_some_and(|find| find.text() == "bex")
    }),
    (Action::EraseWord, |app| {
        press(app, &[Action::Find]);
        typed(app, "south lon");
        press(app, &[Action::EraseWord]);
        app.top_as::<Find>().is_some_and(|find| find.text() == "south ")
    }),
    (Action::ClearTyped, |app| {
        press(app, &[Action::Find]);
        typed(app, "bex");
        press(app, &[Action::ClearTyped]);
        app.top_as::<Find>().is_some_and(|find| find.text().is_empty() && find.total() == 0)
    }),
    (Action::EarlierDate, |app| {
        press(app, &[Action::EarlierDate]);
        app.as_at().day().to_string() == "2019-10-01"
    }),
    (Action::LaterDate, |app| {
        press(app, &[Action::LaterDate]);
        app.as_at().day().to_string() == "2020-04-01"
    }),
    (Action::Times, |app| {
        press(app, &[Action::Times]);
        let listed = text(app).contains("1 April 2020  ") && text(app).contains(" became ");
        press(app, &[Action::Down, Action::Follow]);
        let told = text(app).contains("What changed on 1 April 2020: England");
        press(app, &[Action::First, Action::Follow]);
        listed && told && app.as_at().day().to_string() == "2020-04-01"
    }),
    (Action::GoToDate, |app| {
        press(app, &[Action::GoToDate]);
        typed(app, "1st april 2020");
        press(app, &[Action::Follow]);
        app.top().is_none() && app.as_at().day().to_string() == "2020-04-01"
    }),
    (Action::History, |app| {
        find(app, "QKK");
        press(app, &[Action::History]);
        text(app).contains("History: South East London ICS") && text(app).contains("What happened")
    }),
    (Action::Difference, |app| {
        find(app, "QKK");
        press(app, &[Action::Difference]);
        typed(app, "2019 to 2020-04-01");
        press(app, &[Action::Follow]);
        text(app).contains("What changed from 31 December 2019 to 1 April 2020: South East London")
    }),
    (Action::Mark, |app| {
        find(app, "QKK");
        press(app, &[Action::Mark]);
        let is_marked = text(app).contains("◆ South East London");
        press(app, &[Action::Mark]);
        is_marked && !text(app).contains('◆')
    }),
    (Action::Overlap, |app| {
        press(app, &[Action::Overlap]);
        let asks = app.message() == Some("Mark one with Space first, then press this on another.");
        mark_bexley_on_south_east_london(app);
        press(app, &[Action::Overlap]);
        asks && text(app).contains("lies within South East London ICS (QKK).")
    }),
    (Action::Path, |app| {
        press(app, &[Action::Path]);
        let asks = app.message() == Some("Mark one with Space first, then press this on another.");
        mark_bexley_on_south_east_london(app);
        press(app, &[Action::Path]);
        asks && text(app).contains("1. ") && text(app).contains("How connected: Bexley and South East London")
    }),
    (Action::ToggleClosed, |app| {
        press(app, &[Action::LaterDate, Action::ToggleClosed, Action::ToNeighbourhoods]);
        let kept = text(app).contains("Bexley  (closed 31 March 2020)");
        press(app, &[Action::ToggleClosed]);
        kept && !text(app).contains("(closed 31 March 2020)")
    }),
    (Action::Narrow, |app| {
        press(app, &[Action::Narrow]);
        typed(app, "croydon");
        let seen = text(app);
        let narrowed =
            seen.contains("Narrow to: croydon") && seen.contains("CCG  07V") && !seen.contains("Bexley");
        press(app, &[Action::Follow]);
        let kept = text(app).contains("Narrowed to \"croydon\": 3");
        press(app, &[Action::StepBack]);
        narrowed && kept && text(app).contains("South East London ")
    }),
    (Action::Terms, |app| {
        press(app, &[Action::Terms]);
        typed(app, "icp");
        let first = text(app).contains("2 of 4 terms")
            && text(app).contains("Providers that work together for one place.");
        press(app, &[Action::Down]);
        first && text(app).contains("One body that holds a single contract for most care.")
    }),
    (Action::Boundaries, |app| {
        press(app, &[Action::Boundaries]);
        let all = text(app).contains("Where boundaries do not line up: A corner of London");
        press(app, &[Action::StepBack]);
        find(app, "slam");
        press(app, &[Action::Boundaries]);
        let its_own = text(app).contains("line up: South London and Maudsley NHS Foundation Trust");
        press(app, &[Action::Boundaries]);
        all && its_own && text(app).contains("line up: A corner of London")
    }),
    (Action::Left, |app| {
        table_of_slam(app);
        press(app, &[Action::Left]);
        text(app).contains("Foundation Trust is not known to serve Bexley. Bexley lies in South East London.")
    }),
    (Action::Right, |app| {
        table_of_slam(app);
        press(app, &[Action::Left, Action::Right]);
        text(app).contains("Foundation Trust serves all of Lambeth for mental health.")
    }),
    (Action::FollowColumn, |app| {
        table_of_slam(app);
        press(app, &[Action::FollowColumn]);
        app.top().is_none() && card_of(app) == "E09000022"
    }),
    (Action::Explain, |app| {
        table_of_slam(app);
        press(app, &[Action::Explain]);
        let told = text(app).contains("so it answers to more than one plan");
        press(app, &[Action::Explain]);
        told && text(app).contains("serves all of Lambeth")
    }),
    (Action::Since, |app| {
        table_of_slam(app);
        let before = text(app).contains("So since");
        press(app, &[Action::Since]);
        !before && text(app).contains("So since March 2016, and to the end of what this atlas knows.")
    }),
    (Action::Map, |app| {
        find(app, "QKK");
        press(app, &[Action::Map]);
        let has_no_outlines = app.message().is_some_and(|m| m.contains("has no outlines of the land"));
        has_no_outlines && text(app).contains("A░░ South London") && ground(&[]).metres < 500.0
    }),
    (Action::Tiles, |app| {
        find(app, "QKK");
        press(app, &[Action::Tiles]);
        app.top_as::<MapPane>().is_some() && text(app).contains("B▓▓ Oxleas")
    }),
    (Action::ZoomIn, |_| ground(&[Action::ZoomIn]).metres < ground(&[]).metres),
    (Action::ZoomOut, |_| ground(&[Action::ZoomOut]).metres > ground(&[]).metres),
    (Action::FitNation, |_| ground(&[Action::FitNation]).metres > 2_000.0),
    (Action::FitSelected, |_| ground(&[Action::FitNation, Action::FitSelected]).metres < ground(&[]).metres),
    (Action::PanLeft, |_| ground(&[Action::PanLeft]).centre.east < ground(&[]).centre.east),
    (Action::PanRight, |_| ground(&[Action::PanRight]).centre.east > ground(&[]).centre.east),
    (Action::PanUp, |_| ground(&[Action::PanUp]).centre.north > ground(&[]).centre.north),
    (Action::PanDown, |_| ground(&[Action::PanDown]).centre.north < ground(&[]).centre.north),
    (Action::Right, |app| {
        find(app, "QKK");
        press(app, &[Action::Tiles, Action::Right]);
        text(app).contains("London Borough of Bexley (E09000004), 249,301 residents.")
    }),
    (Action::Left, |app| {
        find(app, "QKK");
        press(app, &[Action::Tiles, Action::Right, Action::Left]);
        text(app).contains("London Borough of Lambeth (E09000022), 321,813 residents.")
    }),
    (Action::NextColouring, |app| {
        find(app, "QKK");
        press(app, &[Action::Tiles, Action::NextColouring]);
        text(app).contains("South East London: how boroughs are split between systems")
    }),
    (Action::PreviousColouring, |app| {
        find(app, "QKK");
        press(app, &[Action::Tiles, Action::PreviousColouring]);
        text(app).contains("South East London: which system each borough lies in")
    }),
    (Action::BySystem, |app| {
        find(app, "QKK");
        press(app, &[Action::Tiles, Action::BySystem]);
        text(app).contains("South West London (QWE)")
    }),
    (Action::ByProvider, |app| {
        find(app, "QKK");
        press(app, &[Action::Tiles, Action::BySystem, Action::ByProvider]);
        text(app).contains("B▓▓ Oxleas NHS Foundation Trust")
    }),
    (Action::NextService, |app| {
        find(app, "QKK");
        press(app, &[Action::Tiles]);
        let before = text(app).contains("who runs mental health services");
        press(app, &[Action::NextService]);
        before && !text(app).contains("who runs mental health services")
    }),
    (Action::BySplit, |app| {
        find(app, "QKK");
        press(app, &[Action::Tiles, Action::BySplit]);
        text(app).contains("all in one system")
    }),
    (Action::ByChange, |app| {
        find(app, "QKK");
        press(app, &[Action::Tiles, Action::ByChange]);
        text(app).contains("came to another system from 1 March 2016 to 25 November 2019")
    }),
    (Action::Help, |app| {
        press(app, &[Action::Help]);
        text(app).contains("to the row below")
    }),
    (Action::StepBack, |app| {
        press(app, &[Action::SwitchPane, Action::Find, Action::StepBack]);
        let left_the_search = app.top().is_none() && app.pane() == Pane::Card;
        press(app, &[Action::StepBack]);
        let left_the_card = app.pane() == Pane::Tree;
        left_the_search && left_the_card && app.update(Input::Do(Action::StepBack)) == After::Stay
    }),
    (Action::Copy, |app| {
        find(app, "QKK");
        let of_row = app.update(Input::Do(Action::Copy));
        let said = app.message() == Some("Copied, if the terminal allows it: South East London ICS (QKK)");
        table_of_slam(app);
        let of_table = app.update(Input::Do(Action::Copy));
        said && of_row == After::Copy("South East London ICS (QKK)".to_owned())
            && of_table == After::Copy("South London and Maudsley NHS Foundation Trust (RV5)".to_owned())
    }),
    (Action::CopyPath, |app| {
        find(app, "slam");
        let way = "England › London › South East London ICS › South London and Maudsley NHS Foundation Trust";
        app.update(Input::Do(Action::CopyPath)) == After::Copy(way.to_owned())
    }),
    (Action::Bookmarks, |app| {
        find(app, "slam");
        press(app, &[Action::Bookmarks]);
        let offered = text(app).contains("Keep South London and Maudsley NHS Foundation Trust here");
        let kept = app.update(Input::Do(Action::Follow)) == After::KeepBookmarks(vec!["RV5".to_owned()]);
        press(app, &[Action::StepBack, Action::First, Action::Bookmarks, Action::Last, Action::Follow]);
        offered && kept && app.top().is_none() && selected(app) == "RV5"
    }),
    (Action::Forget, |app| {
        find(app, "slam");
        press(app, &[Action::Bookmarks, Action::Follow]);
        app.update(Input::Do(Action::Forget)) == After::KeepBookmarks(Vec::new())
    }),
    (Action::ToggleMouse, |app| {
        let left = app.update(Input::Do(Action::ToggleMouse)) == After::Mouse(Mouse::Off);
        left && app.update(Input::Do(Action::ToggleMouse)) == After::Mouse(Mouse::On)
    }),
    (Action::Print, |app| {
        find(app, "QKK");
        press(app, &[Action::Print]);
        let seen = text(app).contains("Copy or print: South East London ICS (QKK)")
            && text(app).contains("catchment tree QKK --format markdown --at 2019-11-25");
        let After::Copy(copied) = app.update(Input::Do(Action::Follow)) else { return false };
        seen && copied.starts_with("# South East London ICS") && app.top().is_none()
    }),
    (Action::Overwrite, |app| {
        to_a_file(app);
        let After::Save(first) = app.update(Input::Do(Action::Follow)) else { return false };
        app.saved(&first, Err(std::io::ErrorKind::AlreadyExists.into()));
        let asked = text(app).contains("south-east-london-2019-11-25.md is there already. Overwrite it? y/n");
        let After::Save(second) = app.update(Input::Do(Action::Overwrite)) else { return false };
        asked && (first.existing, second.existing) == (Existing::Keep, Existing::Overwrite)
    }),
    (Action::Palette, |app| {
        press(app, &[Action::Palette]);
        typed(app, "down regions");
        let listed = text(app).contains("to regions") && text(app).contains("1 of ");
        press(app, &[Action::Follow]);
        listed && app.top().is_none() && app.tree().rows().len() == 3
    }),
    (Action::Suspend, |app| (app.update(Input::Do(Action::Suspend)) == After::Suspend) == cfg!(unix)),
    (Action::Quit, |app| app.update(Input::Do(Action::Quit)) == After::Quit),
    (Action::Interrupt, |app| {
        press(app, &[Action::Find]);
        app.update(Input::Do(Action::Interrupt)) == After::Interrupt
    }),
];

#[test]
fn every_action_does_what_its_line_of_help_says() {
    let atlas = atlas();
    let mut untrue = Vec::new();
    for (action, story) in STORIES {
        let mut app = open(&atlas, "2019-11-25", (120, 36));
        if !story(&mut app) {
            untrue.push(format!("{action:?}\n{}", text(&app)));
        }
    }
    assert!(untrue.is_empty(), "{}", untrue.join("\n"));
}

#[test]
fn every_action_has_a_story() {
    let told: BTreeSet<Action> = STORIES.iter().map(|(action, _)| *action).collect();
    let all: BTreeSet<Action> = Action::ALL.iter().copied().collect();
    assert_eq!(told, all);
}

#[test]
fn a_trust_that_straddles_is_followed_to_the_other_system_and_back() {
    let atlas = atlas();
    let mut app = open(&atlas, "2019-11-25", (120, 36));
    find(&mut app, "slam");
    assert!(text(&app).contains("↔ in 2 systems"), "{}", text(&app));
    press(&mut app, &[Action::SwitchPane]);
    while !text(&app).contains("› London Borough of Croydon (E09000008)") {
        press(&mut app, &[Action::Down]);
    }
    let croydon = atlas.by_id("E09000008").expect("there");
    while app.card().expect("a card").target() != Some(catchment::tui::card::Target::Org(croydon)) {
        press(&mut app, &[Action::Down]);
    }
    press(&mut app, &[Action::Follow]);
    assert_eq!(selected(&app), "E09000008");
    assert!(text(&app).contains("England › London › South West London › Croydon"), "{}", text(&app));
    press(&mut app, &[Action::Back]);
    assert_eq!(selected(&app), "RV5");
    press(&mut app, &[Action::Back]);
    assert_eq!(selected(&app), "england");
    press(&mut app, &[Action::Back]);
    assert_eq!(app.message(), Some("This is where you began."));
}

#[test]
fn across_the_first_of_april_2020_the_ccgs_go() {
    let atlas = atlas();
    let mut app = open(&atlas, "2019-11-25", (120, 40));
    find(&mut app, "07N");
    assert_eq!(selected(&app), "07N");
    press(&mut app, &[Action::LaterDate]);
    assert_eq!(app.as_at().day().to_string(), "2020-04-01");
    assert_eq!(selected(&app), "Q0S2C", "the cursor goes to what the CCG sat within");
    assert_eq!(app.message(), Some("1 April 2020: Bexley and Lambeth CCGs became South East London CCG."));
    press(&mut app, &[Action::ToNeighbourhoods]);
    let seen = text(&app);
    assert!(!seen.contains("NHS Bexley CCG") && seen.contains("NHS South East London CCG"), "{seen}");
    press(&mut app, &[Action::EarlierDate]);
    assert_eq!(app.as_at().day().to_string(), "2019-10-01");
    assert!(text(&app).contains("NHS Bexley CCG"));
}

#[test]
fn a_date_that_cannot_be_read_is_said_as_the_command_line_says_it() {
    let atlas = atlas();
    let mut app = open(&atlas, "2019-11-25", (120, 36));
    press(&mut app, &[Action::GoToDate]);
    typed(&mut app, "31/2/2020");
    press(&mut app, &[Action::Follow]);
    let said = "There is no such day in the calendar; the day comes before the month.";
    assert_eq!(app.message(), Some(said));
    press(&mut app, &[Action::ClearTyped]);
    typed(&mut app, "yesterday");
    press(&mut app, &[Action::Follow]);
    assert_eq!(
        app.message(),
        Some("Write 2020-03-31, 31 March 2020, 31/03/2020, March 2020 or 2020."),
        "{}",
        text(&app)
    );
    press(&mut app, &[Action::ClearTyped]);
    typed(&mut app, "march 2020");
    assert!(text(&app).contains("Enter: 31 March 2020"), "{}", text(&app));
    press(&mut app, &[Action::ClearTyped]);
    typed(&mut app, "april 2020");
    press(&mut app, &[Action::Down, Action::Follow]);
    assert_eq!(app.as_at().day().to_string(), "2020-04-01", "the one in the list, where one moves there");
    press(&mut app, &[Action::GoToDate]);
    typed(&mut app, "2040");
    press(&mut app, &[Action::Follow]);
    assert!(
        app.message().is_some_and(|m| m.starts_with("31 December 2040 lies beyond")),
        "{:?}",
        app.message()
    );
}

#[test]
fn two_dates_the_wrong_way_round_are_not_taken() {
    let atlas = atlas();
    let mut app = open(&atlas, "2019-11-25", (120, 36));
    press(&mut app, &[Action::Difference]);
    typed(&mut app, "2021 to 2019");
    press(&mut app, &[Action::Follow]);
    assert_eq!(app.message(), Some("31 December 2021 comes after 31 December 2019: swap them."));
    press(&mut app, &[Action::ClearTyped]);
    typed(&mut app, "2020");
    press(&mut app, &[Action::Follow]);
    assert!(text(&app).contains("from 31 December 2019 to 31 December 2020: England"), "{}", text(&app));
    press(&mut app, &[Action::EarlierDate]);
    assert!(text(&app).contains("What changed on "), "{}", text(&app));
    assert_eq!(app.as_at().day().to_string(), "2019-11-25", "the day shown stays");
}

#[test]
fn a_mark_outlives_a_change_of_day_and_its_absence_is_told() {
    let atlas = atlas();
    let mut app = open(&atlas, "2019-11-25", (120, 36));
    find(&mut app, "07N");
    press(&mut app, &[Action::Mark]);
    press(&mut app, &[Action::LaterDate]);
    find(&mut app, "QKK");
    press(&mut app, &[Action::Overlap]);
    assert!(text(&app).contains("closed on 31 March 2020"), "{}", text(&app));
    press(&mut app, &[Action::StepBack, Action::EarlierDate, Action::Overlap]);
    assert!(text(&app).contains("lies within"), "{}", text(&app));
    press(&mut app, &[Action::LaterDate]);
    assert!(text(&app).contains("closed on 31 March 2020"), "what is read follows the day: {}", text(&app));
    press(&mut app, &[Action::StepBack]);
    find(&mut app, "07N");
    press(&mut app, &[Action::Overlap]);
    assert!(app.message().is_some_and(|m| m.contains("itself is marked")), "{:?}", app.message());
}

#[test]
fn a_click_on_a_line_that_is_read_follows_it() {
    let atlas = atlas();
    let mut app = open(&atlas, "2019-11-25", (120, 36));
    mark_bexley_on_south_east_london(&mut app);
    press(&mut app, &[Action::Overlap]);
    let seen = text(&app);
    let (y, line) =
        seen.lines().enumerate().find(|(_, l)| l.contains("› ") && l.contains("residents.")).expect("a line");
    let x = line.chars().position(|c| c == '›').expect("a sign");
    app.update(Input::Click(u16::try_from(x + 6).expect("small"), u16::try_from(y).expect("small")));
    assert!(app.top().is_none(), "{seen}");
    assert_eq!(card_of(&app), "E09000004");
    press(&mut app, &[Action::Back]);
    assert_eq!(text(&app), seen, "and back to what was read");
}

#[test]
fn what_has_closed_shows_its_card_and_the_way_to_its_last_day() {
    let atlas = atlas();
    let mut app = open(&atlas, "2025-01-31", (120, 36));
    find(&mut app, "07N");
    let seen = text(&app);
    assert!(seen.contains("NHS Bexley CCG closed on 31 March 2020"), "{seen}");
    assert!(seen.contains("It became") && seen.contains("(72Q)"), "{seen}");
    assert_eq!((card_of(&app).as_str(), app.pane()), ("07N", Pane::Card));
    press(&mut app, &[Action::First, Action::Follow]);
    assert_eq!(app.as_at().day().to_string(), "2020-03-31");
    assert_eq!(selected(&app), "07N");
    press(&mut app, &[Action::Back]);
    assert_eq!(app.as_at().day().to_string(), "2025-01-31");
    assert_eq!(card_of(&app), "07N");
}

#[test]
fn a_narrowed_tree_keeps_what_stands_below_what_is_looked_for() {
    let atlas = atlas();
    let mut app = open(&atlas, "2019-11-25", (120, 36));
    press(&mut app, &[Action::Narrow]);
    typed(&mut app, "q0s2c");
    assert_eq!(selected(&app), "Q0S2C", "the cursor is on what was found");
    press(&mut app, &[Action::Follow, Action::Open]);
    let seen = text(&app);
    assert!(seen.contains("Frognal ") && !seen.contains("Lambeth"), "{seen}");
    // Following a link out of it makes the tree whole again.
    find(&mut app, "croydon");
    assert!(text(&app).contains("Lambeth") && text(&app).contains("Who sits within whom"));
    assert_eq!(selected(&app), "L7N8K");
}

#[test]
fn a_narrowed_tree_stays_narrowed_through_time() {
    let atlas = atlas();
    let mut app = open(&atlas, "2019-11-25", (120, 36));
    press(&mut app, &[Action::Narrow]);
    typed(&mut app, "bexley ccg");
    press(&mut app, &[Action::Follow]);
    assert_eq!(selected(&app), "07N");
    press(&mut app, &[Action::LaterDate]);
    assert!(!text(&app).contains("CCG  07N"));
    press(&mut app, &[Action::EarlierDate]);
    press(&mut app, &[Action::Back, Action::Back]);
    assert!(text(&app).contains("CCG  07N"), "{}", text(&app));
}

#[test]
fn a_search_that_is_left_leads_back_to_where_one_was() {
    let atlas = atlas();
    let mut app = open(&atlas, "2019-11-25", (120, 36));
    press(&mut app, &[Action::Down, Action::Down, Action::Find]);
    let before = selected(&app);
    typed(&mut app, "croydon");
    assert_eq!(card_of(&app), "L7N8K", "the card of what was found is seen while typing");
    press(&mut app, &[Action::StepBack]);
    assert_eq!((selected(&app), card_of(&app)), (before.clone(), before));
}

#[test]
fn the_mouse_selects_opens_and_scrolls() {
    let atlas = atlas();
    let mut app = open(&atlas, "2019-11-25", (120, 36));
    let rows = app.tree().rows().len();
    app.update(Input::Click(10, 6));
    assert_eq!(selected(&app), "QKK");
    app.update(Input::Click(10, 6));
    assert!(app.tree().rows().len() > rows, "a second click opens");
    app.update(Input::Click(70, 3));
    assert_eq!(app.pane(), Pane::Card);
    app.update(Input::Resize(120, 12));
    app.update(Input::ScrollDown(70, 5));
    assert_eq!(app.card().expect("a card").extent().0, 3);
    app.update(Input::Click(119, 11));
}

#[test]
fn no_size_and_no_input_brings_it_down() {
    let atlas = atlas();
    let inputs: Vec<Input> = Action::ALL
        .iter()
        .map(|a| Input::Do(*a))
        .chain([
            Input::Type('b'),
            Input::Click(0, 0),
            Input::Click(200, 200),
            Input::ScrollDown(1, 1),
            Input::ScrollUp(50, 3),
        ])
        .collect();
    for columns in [0, 1, 2, 5, 20, 39, 40, 41, 60, 80, 99, 100, 120, 300] {
        for rows in [0, 1, 2, 3, 6, 11, 12, 13, 24, 36, 100] {
            let mut app = open(&atlas, "2019-11-25", (columns, rows));
            for input in &inputs {
                app.update(*input);
                if columns > 0 && rows > 0 {
                    text(&app);
                }
            }
        }
    }
}

#[test]
fn a_frame_touches_only_the_rows_in_sight() {
    let atlas = atlas();
    let mut app = open(&atlas, "2019-11-25", (120, 14));
    press(&mut app, &[Action::ToNeighbourhoods]);
    assert!(app.tree().rows().len() > 10);
    assert_eq!(app.tree().in_sight().len(), 10);
}

/// The moments that are kept as pictures.
fn moments(app: &mut App<'_>, moment: &str) {
    match moment {
        "opening" => {}
        "straddling" => find(app, "slam"),
        "card" => {
            find(app, "bexley");
            press(app, &[Action::SwitchPane, Action::Down, Action::Down]);
        }
        "finding" => {
            press(app, &[Action::Find]);
            typed(app, "bex");
        }
        "help" => press(app, &[Action::Help]),
        "times" => press(app, &[Action::Times]),
        "date" => {
            press(app, &[Action::GoToDate]);
            typed(app, "2020");
        }
        "two-dates" => {
            find(app, "QKK");
            press(app, &[Action::Difference]);
            typed(app, "2019 to");
        }
        "history" => {
            find(app, "QKK");
            press(app, &[Action::History]);
        }
        "difference" => press(app, &[Action::Times, Action::Down, Action::Follow]),
        "choice" => {
            press(app, &[Action::Times, Action::Down, Action::Follow]);
            press(app, &[Action::NextSibling, Action::Follow]);
        }
        "compared" => {
            mark_bexley_on_south_east_london(app);
            press(app, &[Action::Overlap]);
        }
        "connected" => {
            find(app, "slam");
            press(app, &[Action::Mark]);
            find(app, "E09000004");
            press(app, &[Action::Path]);
        }
        "marked" => {
            find(app, "E09000004");
            press(app, &[Action::Mark]);
        }
        "narrow" => {
            press(app, &[Action::Narrow]);
            typed(app, "croydon");
        }
        "terms" => {
            press(app, &[Action::Terms]);
            typed(app, "icp");
        }
        "boundaries" => press(app, &[Action::Boundaries]),
        "crossing" => table_of_slam(app),
        "headings" => {
            table_of_slam(app);
            press(app, &[Action::Up]);
        }
        "meaning" => {
            table_of_slam(app);
            press(app, &[Action::Explain]);
        }
        "sheet" => {
            find(app, "QKK");
            press(app, &[Action::Print, Action::Down]);
        }
        "file" => to_a_file(app),
        "asking" => {
            to_a_file(app);
            let After::Save(wanted) = app.update(Input::Do(Action::Follow)) else { panic!("not saved") };
            app.saved(&wanted, Err(std::io::ErrorKind::AlreadyExists.into()));
        }
        "printed" => {
            find(app, "QKK");
            press(app, &[Action::Print, Action::Last, Action::Left, Action::Follow]);
        }
        "actions" => press(app, &[Action::Palette]),
        "actions-typed" => {
            table_of_slam(app);
            press(app, &[Action::Palette]);
            typed(app, "map");
        }
        other => panic!("no such moment: {other}"),
    }
}

const MOMENTS: [&str; 26] = [
    "opening",
    "straddling",
    "card",
    "finding",
    "help",
    "times",
    "date",
    "two-dates",
    "history",
    "difference",
    "choice",
    "compared",
    "connected",
    "marked",
    "narrow",
    "terms",
    "boundaries",
    "crossing",
    "headings",
    "meaning",
    "sheet",
    "file",
    "asking",
    "printed",
    "actions",
    "actions-typed",
];

#[test]
fn pictures() {
    let atlas = atlas();
    for size in [(120, 36), (80, 24), (60, 20), (40, 12), (20, 6)] {
        for moment in MOMENTS {
            if size == (20, 6) && moment != "opening" {
                continue;
            }
            let mut app = open(&atlas, "2019-11-25", size);
            moments(&mut app, moment);
            insta::assert_snapshot!(format!("{moment}-{}x{}", size.0, size.1), golden(&app));
        }
    }
}

#[test]
fn without_colour_nothing_is_lost() {
    let atlas = atlas();
    let plain = Settings { colour: false, ..settings("2019-11-25") };
    let mut app = App::new(&atlas, plain, (120, 36));
    find(&mut app, "slam");
    let buffer = screen(&app);
    assert!(buffer.content.iter().all(|c| c.fg == Color::Reset && c.bg == Color::Reset), "no colour at all");
    assert!(text(&app).contains("↔ in 2 systems"));
    let mut coloured = open(&atlas, "2019-11-25", (120, 36));
    find(&mut coloured, "slam");
    assert_eq!(text(&app), text(&coloured), "the words are the same");
}

#[test]
fn in_ascii_nothing_else_is_drawn() {
    let atlas = atlas();
    let ascii = Settings { ascii: true, ..settings("2019-11-25") };
    for moment in [
        "opening",
        "straddling",
        "card",
        "help",
        "times",
        "date",
        "history",
        "difference",
        "choice",
        "compared",
        "connected",
        "marked",
        "boundaries",
        "crossing",
        "meaning",
        "sheet",
        "file",
        "asking",
        "printed",
        "actions",
    ] {
        let mut app = App::new(&atlas, ascii, (120, 44));
        moments(&mut app, moment);
        let seen = text(&app);
        assert!(seen.is_ascii(), "{moment}: {:?}\n{seen}", seen.chars().find(|c| !c.is_ascii()));
    }
}

#[test]
fn the_sheet_and_the_actions_need_neither_colour_nor_more_than_ascii() {
    let atlas = atlas();
    for moment in ["sheet", "actions"] {
        for size in [(120, 36), (80, 24), (60, 20)] {
            let plain = Settings { colour: false, ..settings("2019-11-25") };
            let mut app = App::new(&atlas, plain, size);
            moments(&mut app, moment);
            insta::assert_snapshot!(format!("{moment}-without-colour-{}x{}", size.0, size.1), golden(&app));
            let mut app = App::new(&atlas, Settings { ascii: true, ..plain }, size);
            moments(&mut app, moment);
            insta::assert_snapshot!(format!("{moment}-in-ascii-{}x{}", size.0, size.1), text(&app));
        }
    }
}

#[test]
fn what_is_copied_is_who_the_cursor_is_on() {
    let atlas = atlas();
    let mut app = open(&atlas, "2019-11-25", (120, 36));
    let copied = |app: &mut App<'_>| match app.update(Input::Do(Action::Copy)) {
        After::Copy(text) => text,
        other => panic!("{other:?}"),
    };
    assert_eq!(copied(&mut app), "England", "what has no code goes by its name");
    find(&mut app, "slam");
    press(&mut app, &[Action::SwitchPane]);
    assert_eq!(copied(&mut app), "South East London ICS (QKK)", "the target of a line of the card");
    press(&mut app, &[Action::StepBack, Action::Find]);
    typed(&mut app, "croydon");
    assert_eq!(copied(&mut app), "Croydon (L7N8K)", "what the search has found");
    press(&mut app, &[Action::StepBack]);
    find(&mut app, "QKK");
    press(&mut app, &[Action::Tiles, Action::Right]);
    assert_eq!(copied(&mut app), "London Borough of Bexley (E09000004)", "a tile of the map");
    assert!(app.top_as::<MapPane>().is_some(), "which stays");
}

#[test]
fn a_sheet_opened_over_the_map_leads_back_to_it() {
    let atlas = atlas();
    let mut app = open(&atlas, "2019-11-25", (120, 36));
    find(&mut app, "QKK");
    press(&mut app, &[Action::Tiles, Action::Right]);
    let before = text(&app);
    press(&mut app, &[Action::Print, Action::Help]);
    app.update(Input::Resize(80, 24));
    app.update(Input::Resize(120, 36));
    press(&mut app, &[Action::StepBack]);
    assert!(text(&app).contains("Copy or print: London Borough of Bexley"), "{}", text(&app));
    press(&mut app, &[Action::StepBack]);
    assert_eq!(text(&app), before);
}

#[test]
fn the_name_of_a_file_follows_what_is_chosen_until_one_is_typed() {
    let atlas = atlas();
    let mut app = open(&atlas, "2019-11-25", (120, 36));
    to_a_file(&mut app);
    assert!(text(&app).contains("south-east-london-2019-11-25.md"));
    press(&mut app, &[Action::First, Action::Right]);
    assert!(text(&app).contains("south-east-london-brief-2019-11-25.md"), "{}", text(&app));
    press(&mut app, &[Action::Down, Action::Right, Action::Last, Action::ClearTyped]);
    assert_eq!(app.update(Input::Do(Action::Follow)), After::Stay);
    assert_eq!(app.message(), Some("Type a name for the file first."));
    typed(&mut app, "for Monday.txt");
    press(&mut app, &[Action::First, Action::Left]);
    let After::Save(wanted) = app.update(Input::Do(Action::Follow)) else { panic!("not saved") };
    assert_eq!(wanted.name, "for Monday.txt");
    app.saved(&wanted, Err(std::io::ErrorKind::PermissionDenied.into()));
    assert_eq!(app.message(), Some("Not written: you may not write for Monday.txt there."));
    app.saved(&wanted, Ok(()));
    assert!(app.message().is_some_and(|m| m.starts_with("Written to for Monday.txt: ")), "{:?}", app.message());
}

#[test]
fn what_is_too_long_for_the_clipboard_is_offered_as_a_file() {
    let mut app = open(&ENGLAND, "2019-11-25", (120, 36));
    press(&mut app, &[Action::Print]);
    assert_eq!(app.update(Input::Do(Action::Follow)), After::Stay);
    let said = app.message().expect("why");
    assert!(said.starts_with("Too long to copy: ") && said.contains("terminals take 74,994"), "{said}");
    let After::Save(wanted) = app.update(Input::Do(Action::Follow)) else { panic!("not saved") };
    assert_eq!(wanted.name, "england-2019-11-25.md");
    assert!(wanted.text.len() > 74_994);
}

#[test]
fn what_is_not_there_on_the_day_has_a_note_but_no_tree() {
    let atlas = atlas();
    let mut app = open(&atlas, "2025-01-31", (120, 36));
    find(&mut app, "07N");
    press(&mut app, &[Action::SwitchPane, Action::Print, Action::Left]);
    assert_eq!(app.update(Input::Do(Action::Follow)), After::Stay);
    assert!(app.message().is_some_and(|m| m.contains("closed on 31 March 2020")), "{:?}", app.message());
    press(&mut app, &[Action::Right]);
    let After::Copy(note) = app.update(Input::Do(Action::Follow)) else { panic!("not copied") };
    assert!(note.starts_with("# NHS Bexley CCG (07N): briefing note"), "{note}");
}

#[test]
fn an_action_that_is_not_for_here_says_where_it_is() {
    let atlas = atlas();
    let mut app = open(&atlas, "2019-11-25", (120, 36));
    press(&mut app, &[Action::Palette]);
    typed(&mut app, "colour provider");
    press(&mut app, &[Action::Follow]);
    assert_eq!(app.message(), Some("\"by provider\" is not for here, but on the map."));
    assert!(app.top_as::<Palette>().is_some());
    press(&mut app, &[Action::StepBack]);
    find(&mut app, "QKK");
    press(&mut app, &[Action::Tiles, Action::Palette]);
    typed(&mut app, "by split");
    press(&mut app, &[Action::Follow]);
    assert!(text(&app).contains("how boroughs are split"), "{}", text(&app));
    press(&mut app, &[Action::Palette]);
    typed(&mut app, "xyzzy");
    press(&mut app, &[Action::Follow]);
    assert_eq!(app.message(), Some("Nothing fits what you typed. Esc leaves the list."));
}

#[test]
fn a_table_without_colour_or_in_ascii_still_shows_who_crosses() {
    let atlas = atlas();
    for size in [(120, 36), (80, 24), (60, 20)] {
        let plain = Settings { colour: false, ..settings("2019-11-25") };
        let mut app = App::new(&atlas, plain, size);
        table_of_slam(&mut app);
        insta::assert_snapshot!(format!("crossing-without-colour-{}x{}", size.0, size.1), golden(&app));
        let mut app = App::new(&atlas, Settings { ascii: true, ..plain }, size);
        table_of_slam(&mut app);
        insta::assert_snapshot!(format!("crossing-in-ascii-{}x{}", size.0, size.1), text(&app));
    }
}

#[test]
fn enter_follows_to_either_organisation_of_a_cell() {
    let atlas = atlas();
    let mut app = open(&atlas, "2019-11-25", (120, 36));
    table_of_slam(&mut app);
    assert!(text(&app).contains("Enter to South London and Maudsl…  o to Lambeth"), "{}", text(&app));
    press(&mut app, &[Action::Follow]);
    assert_eq!((selected(&app).as_str(), card_of(&app).as_str()), ("RV5", "RV5"));
    table_of_slam(&mut app);
    press(&mut app, &[Action::Up]);
    assert!(text(&app).contains("Enter to Lambeth"), "on a heading Enter leads to its area");
    press(&mut app, &[Action::Follow]);
    assert_eq!(card_of(&app), "E09000022");
    press(&mut app, &[Action::Back]);
    assert_eq!(selected(&app), "RV5", "and back to where one was");
}

#[test]
fn the_corner_of_a_table_cannot_be_stood_on() {
    let atlas = atlas();
    let mut app = open(&atlas, "2019-11-25", (120, 36));
    table_of_slam(&mut app);
    press(&mut app, &[Action::First]);
    let name = text(&app);
    assert!(name.contains("(mental health trust) crosses: it is on more than one side"), "{name}");
    press(&mut app, &[Action::Up]);
    assert_eq!(text(&app), name);
    press(&mut app, &[Action::Down]);
    assert!(text(&app).contains("stays on one side of the line."), "{}", text(&app));
}

#[test]
fn findings_are_narrowed_by_any_words_in_any_case() {
    let atlas = atlas();
    let mut app = open(&atlas, "2019-11-25", (120, 36));
    press(&mut app, &[Action::Boundaries]);
    let count = |app: &App<'_>| app.top_as::<Boundaries>().expect("left").counts().0;
    let all = count(&app);
    typed(&mut app, "SPANS slám provider-spans-systems");
    assert!(all > 1 && count(&app) == 1, "{}", text(&app));
    typed(&mut app, " nowhere");
    let seen = text(&app);
    assert!(seen.contains("Nothing fits what you typed"), "{seen}");
    press(&mut app, &[Action::SwitchPane, Action::Down, Action::Explain, Action::Since, Action::Follow]);
    press(&mut app, &[Action::ClearTyped]);
    assert_eq!(count(&app), all, "what is typed away is there again");
}

#[test]
fn esc_leads_from_the_table_to_the_list_to_the_tree() {
    let atlas = atlas();
    let mut app = open(&atlas, "2019-11-25", (80, 24));
    table_of_slam(&mut app);
    press(&mut app, &[Action::Explain]);
    assert!(text(&app).contains("A trust or other provider"));
    press(&mut app, &[Action::StepBack]);
    assert!(text(&app).contains("serves all of Lambeth"));
    press(&mut app, &[Action::StepBack]);
    assert!(text(&app).contains("/spans"), "the list, with what was typed");
    press(&mut app, &[Action::StepBack]);
    assert!(app.top().is_none());
    assert_eq!(selected(&app), "RV5");
}

#[test]
fn the_help_lies_on_a_table_and_leaves_it_as_it_was() {
    let atlas = atlas();
    let mut app = open(&atlas, "2019-11-25", (120, 36));
    table_of_slam(&mut app);
    let before = text(&app);
    press(&mut app, &[Action::Help]);
    assert!(text(&app).contains("In the table of a finding"));
    app.update(Input::Resize(80, 24));
    app.update(Input::Resize(120, 36));
    press(&mut app, &[Action::StepBack]);
    assert_eq!(text(&app), before);
}

#[test]
fn where_nothing_is_found_it_says_so_and_shows_everything() {
    let atlas = atlas();
    let mut app = open(&atlas, "2019-11-25", (120, 36));
    find(&mut app, "frognal");
    press(&mut app, &[Action::Boundaries]);
    let seen = text(&app);
    assert!(seen.contains("Nothing found of Frognal PCN or below it; here is everything."), "{seen}");
    assert!(seen.contains("South London and Maudsley"), "{seen}");
}

#[test]
fn a_step_in_time_finds_again_and_stays_with_the_finding() {
    let atlas = atlas();
    let mut app = open(&atlas, "2019-11-25", (120, 36));
    press(&mut app, &[Action::Boundaries]);
    typed(&mut app, "spans slam");
    press(&mut app, &[Action::SwitchPane, Action::LaterDate]);
    assert_eq!(app.as_at().day().to_string(), "2020-04-01");
    let open = app.top_as::<Boundaries>().expect("left");
    assert_eq!(open.input.text(), "spans slam");
    let finding = open.selected().expect("still found");
    assert_eq!(&*atlas.org(finding.subject).id, "RV5");
    assert!(text(&app).contains("crosses"));
}

#[test]
fn the_mouse_points_at_findings_and_cells() {
    let atlas = atlas();
    let mut app = open(&atlas, "2019-11-25", (120, 36));
    table_of_slam(&mut app);
    let seen = text(&app);
    let (y, line) = seen.lines().enumerate().skip(15).find(|(_, l)| l.contains("Oxleas")).expect("a row");
    let x = line.chars().position(|c| c == '●').expect("a cell");
    let at = |n: usize| u16::try_from(n).expect("small");
    app.update(Input::Click(at(x), at(y)));
    assert!(text(&app).contains("Oxleas NHS Foundation Trust serves all of Bexley"), "{}", text(&app));
    app.update(Input::Click(4, 4));
    assert!(app.top_as::<Boundaries>().is_some_and(|open| open.focus == Half::List));
}
