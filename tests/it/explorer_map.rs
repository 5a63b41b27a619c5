//! The map in the explorer, key by key on the atlas that is built in, and what it draws, styles
//! spelled out.

use std::collections::BTreeSet;

use crate::support::england::ENGLAND;
use crate::support::screen::{press, screen, settings, styled, text, typed};
use catchment::atlas::Atlas;
use catchment::query::map::Colouring;
use catchment::render::map::TileFrame;
use catchment::tui::Settings;
use catchment::tui::action::{Action, Input};
use catchment::tui::app::App;
use catchment::tui::views::help::Help;
use catchment::tui::views::map::pane::{MapPane, Scrolled};
use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

/// Goes to an organisation and opens its map.
fn open_map_of(app: &mut App<'_>, words: &str) {
    press(app, &[Action::Find]);
    typed(app, words);
    press(app, &[Action::Follow, Action::Tiles]);
}

fn on<'a>(atlas: &'a Atlas, date: &str, words: &str) -> App<'a> {
    let mut app = App::new(atlas, settings(date), (120, 36));
    open_map_of(&mut app, words);
    app
}

fn pane<'p>(app: &'p App<'_>) -> &'p MapPane {
    app.top_as().unwrap_or_else(|| panic!("no map\n{}", text(app)))
}

/// The id of the area of the tile with the cursor.
fn cursor(app: &App<'_>) -> String {
    let tile = pane(app).tile().expect("a tile");
    app.as_at().atlas().org(tile.area).id.to_string()
}

fn title(app: &App<'_>) -> String {
    pane(app).picture().expect("a map").words.title.clone()
}

/// The screen with its styles, in the letters of `look`.
fn golden(app: &App<'_>) -> String {
    styled(app, look)
}

/// r reversed (the cursor), u what stands out, q quiet, b bold, h heading or key; a colour by
/// its first letter, e for blue.
fn look(colour: Color, modifier: Modifier) -> char {
    let is_bold = modifier.contains(Modifier::BOLD);
    match colour {
        _ if modifier.contains(Modifier::REVERSED) => 'r',
        _ if modifier.contains(Modifier::UNDERLINED) => 'u',
        Color::DarkGray => 'q',
        Color::Cyan if is_bold => 'h',
        Color::Cyan => 'c',
        Color::Magenta => 'm',
        Color::Green => 'g',
        Color::LightBlue => 'e',
        Color::Red => 'd',
        Color::Yellow => 'y',
        Color::Reset if is_bold => 'b',
        Color::Reset => ' ',
        _ => '?',
    }
}

#[test]
fn one_key_shows_who_runs_mental_health_in_south_east_london_and_that_one_reaches_out() {
    let app = on(&ENGLAND, "2019-11-25", "QKK");
    assert_eq!(title(&app), "South East London: who runs mental health services, by borough");
    let seen = text(&app);
    assert!(seen.contains("A░░ South London and Maudsley NHS") && seen.contains("B▓▓ Oxleas NHS"), "{seen}");
    assert!(seen.contains("Croydon in South West London"), "{seen}");
    let mut app = app;
    go_to(&mut app, "E09000004");
    let said = pane(&app).about();
    assert!(said.contains("Oxleas NHS Foundation Trust and Bexleycare, partnership"), "{said}");
}

#[test]
fn a_borough_is_shown_on_the_map_of_its_system_under_the_cursor() {
    for words in ["Q0S2C", "E09000004", "07N"] {
        let app = on(&ENGLAND, "2019-11-25", words);
        assert_eq!(
            (title(&app).split(':').next(), cursor(&app).as_str()),
            (Some("South East London"), "E09000004")
        );
        assert_eq!(pane(&app).picture().expect("a map").words.focus.len(), 1, "{words} stands out");
    }
    let trust = on(&ENGLAND, "2019-11-25", "RV5");
    assert!(title(&trust).starts_with("South London and Maudsley NHS Foundation Trust: who runs"));
}

#[test]
fn from_england_one_zooms_into_a_system_and_steps_back_again() {
    let mut app = App::new(&ENGLAND, settings("2019-11-25"), (120, 36));
    press(&mut app, &[Action::Tiles]);
    assert_eq!(title(&app), "England's 42 systems, by NHS region");
    go_to(&mut app, "QKK");
    press(&mut app, &[Action::Tiles]);
    assert_eq!(title(&app), "South East London: who runs mental health services, by borough");
    press(&mut app, &[Action::Tiles]);
    assert_eq!(app.message(), Some("This is the map of its system already; Esc leads back."));
    press(&mut app, &[Action::StepBack]);
    assert_eq!((title(&app).as_str(), cursor(&app).as_str()), ("England's 42 systems, by NHS region", "QKK"));
    press(&mut app, &[Action::StepBack]);
    assert!(app.top().is_none());
}

#[test]
fn enter_goes_to_the_tile_in_the_tree_and_back_leads_back() {
    let mut app = on(&ENGLAND, "2019-11-25", "QKK");
    go_to(&mut app, "E09000008");
    press(&mut app, &[Action::Follow]);
    let croydon = ENGLAND.by_id("E09000008");
    assert_eq!(app.tree().selected_org(), croydon);
    assert!(app.top().is_none());
    press(&mut app, &[Action::Back]);
    assert_eq!(app.tree().selected_org(), ENGLAND.by_id("QKK"));
}

#[test]
fn every_tile_can_be_reached_with_the_arrows_and_none_holds_the_cursor() {
    let arrows = [Action::Left, Action::Right, Action::Up, Action::Down];
    for (date, words) in [("2019-11-25", "QKK"), ("2026-06-30", "england"), ("2026-06-30", "QHM")] {
        let mut app = on(&ENGLAND, date, words);
        let all = pane(&app).picture().expect("a map").words.map.tiles.len();
        let mut reached: BTreeSet<usize> = BTreeSet::from([pane(&app).cursor()]);
        // From every tile that was reached, each arrow is tried once.
        let mut waiting: Vec<usize> = reached.iter().copied().collect();
        let place = |app: &App<'_>| {
            let tile = pane(app).tile().expect("a tile");
            (tile.column, tile.row)
        };
        while let Some(from) = waiting.pop() {
            for arrow in arrows {
                press(&mut app, &[Action::First]);
                go(&mut app, from);
                let (was, tiles) = (place(&app), pane(&app).picture().expect("a map").words.map.tiles.clone());
                press(&mut app, &[arrow]);
                let is_there = tiles.iter().any(|t| match arrow {
                    Action::Left => t.column < was.0,
                    Action::Right => t.column > was.0,
                    Action::Up => t.row < was.1,
                    _ => t.row > was.1,
                });
                assert_eq!(place(&app) != was, is_there, "{words}: {arrow:?} from {was:?}");
                if reached.insert(pane(&app).cursor()) {
                    waiting.push(pane(&app).cursor());
                }
            }
        }
        assert_eq!(reached.len(), all, "{words}");
    }
}

/// Puts the cursor on the tile of an area.
fn go_to(app: &mut App<'_>, id: &str) {
    let area = app.as_at().atlas().by_id(id).expect("known");
    let tile = pane(app).picture().expect("a map").words.map.tile_of(area).expect("on the map");
    go(app, tile);
}

/// Puts the cursor on a tile by clicking at it.
fn go(app: &mut App<'_>, tile: usize) {
    if pane(app).cursor() == tile {
        return;
    }
    let shown = pane(app).picture().expect("a map");
    let parts = shown.parts;
    let TileFrame { x, y, .. } = shown.drawing.frame(tile).expect("it is drawn");
    let Scrolled { left, top } = pane(app).scrolled();
    let margin = shown.margin();
    let column = parts.tiles.x + u16::try_from(x + margin - left).expect("in sight");
    let row = parts.tiles.y + u16::try_from(y - top).expect("in sight");
    app.update(Input::Click(column, row));
    assert_eq!(pane(app).cursor(), tile, "a click selects the tile");
}

#[test]
fn the_map_follows_the_date_and_stays_where_it_was() {
    let mut app = App::new(&ENGLAND, settings("2026-06-30"), (120, 36));
    press(&mut app, &[Action::Tiles, Action::Down]);
    let at = cursor(&app);
    assert_eq!(title(&app), "England's 36 systems, by NHS region");
    press(&mut app, &[Action::EarlierDate]);
    assert_eq!(app.as_at().day().to_string(), "2026-04-01");
    press(&mut app, &[Action::EarlierDate]);
    assert_eq!((title(&app).as_str(), cursor(&app)), ("England's 42 systems, by NHS region", at));
    press(&mut app, &[Action::LaterDate]);
    assert_eq!(title(&app), "England's 36 systems, by NHS region");
    let mut frimley = on(&ENGLAND, "2026-03-31", "QNQ");
    press(&mut frimley, &[Action::LaterDate]);
    assert!(
        text(&frimley).contains("NHS Frimley Integrated Care Board closed on 31 March 2026"),
        "{}",
        text(&frimley)
    );
    press(&mut frimley, &[Action::EarlierDate, Action::EarlierDate]);
    assert!(pane(&frimley).picture().is_ok(), "{}", text(&frimley));
}

#[test]
fn before_there_were_systems_the_map_says_so() {
    let mut app = App::new(&ENGLAND, settings("2014"), (80, 24));
    press(&mut app, &[Action::Tiles, Action::Down, Action::NextColouring, Action::Follow, Action::Tiles]);
    assert!(text(&app).contains("No systems in England on 31 December 2014: the first is of 1 March 2016."));
}

#[test]
fn the_four_colourings_come_round_and_the_help_lies_on_the_map_only_for_a_while() {
    let mut app = on(&ENGLAND, "2022-07-01", "QXU");
    let by = |app: &App<'_>| pane(app).subject().by;
    let first = by(&app);
    let mut seen = Vec::new();
    for _ in 0..4 {
        seen.push(by(&app));
        press(&mut app, &[Action::NextColouring]);
    }
    assert_eq!((by(&app), seen.len()), (first, 4));
    assert!(Colouring::ALL.iter().all(|c| seen.contains(c)));
    press(&mut app, &[Action::Help]);
    assert!(app.top_as::<Help>().is_some());
    press(&mut app, &[Action::StepBack]);
    assert_eq!(by(&app), first);
}

#[test]
fn the_tile_with_the_cursor_is_always_in_sight() {
    for size in [(40, 12), (60, 20), (80, 24), (41, 13)] {
        for words in ["QKK", "Y59", "QHM", "england"] {
            let mut app = App::new(&ENGLAND, settings("2026-06-30"), size);
            open_map_of(&mut app, words);
            for action in [Action::First, Action::Last, Action::Left, Action::Left, Action::Up, Action::PageUp]
            {
                press(&mut app, &[action]);
                let buffer = screen(&app);
                let is_cursor = |cell: &&Cell| cell.modifier.contains(Modifier::REVERSED);
                assert!(
                    buffer.content.iter().any(|c| is_cursor(&c)),
                    "{size:?} {words} {action:?}\n{}",
                    text(&app)
                );
            }
        }
    }
}

fn moments() -> [(&'static str, &'static str, &'static str, &'static [Action]); 4] {
    [
        ("south-east-london", "2019-11-25", "QKK", &[]),
        ("england", "2026-06-30", "england", &[]),
        ("surrey-split", "2022-07-01", "QXU", &[Action::BySplit]),
        ("what-changed", "2022-07-01", "QT1", &[Action::ByChange]),
    ]
}

#[test]
fn pictures() {
    for (name, date, words, actions) in moments() {
        for size in [(120, 36), (80, 24), (60, 20), (40, 12)] {
            let mut app = App::new(&ENGLAND, settings(date), size);
            open_map_of(&mut app, words);
            press(&mut app, actions);
            insta::assert_snapshot!(format!("{name}-{}x{}", size.0, size.1), golden(&app));
        }
    }
}

#[test]
fn without_colour_and_in_ascii_the_same_is_said() {
    for (name, date, words, actions) in moments() {
        let mut coloured = App::new(&ENGLAND, settings(date), (120, 36));
        let mut plain = App::new(&ENGLAND, Settings { colour: false, ..settings(date) }, (120, 36));
        let mut ascii = App::new(&ENGLAND, Settings { ascii: true, ..settings(date) }, (120, 36));
        for app in [&mut coloured, &mut plain, &mut ascii] {
            open_map_of(app, words);
            press(app, actions);
        }
        assert_eq!(text(&coloured), text(&plain), "{name}");
        let buffer = screen(&plain);
        assert!(buffer.content.iter().all(|c| c.fg == Color::Reset && c.bg == Color::Reset), "{name}");
        let seen = text(&ascii);
        assert!(
            seen.is_ascii(),
            "{name}
{seen}"
        );
    }
}
