//! The map of the ground in the explorer, key by key on the atlas that is built in, and what it draws,
//! styles spelled out.

use std::collections::BTreeSet;

use proptest::prelude::*;

use crate::support::england::ENGLAND;
use crate::support::screen::{press, screen, settings, styled, text, typed};
use catchment::tui::Settings;
use catchment::tui::action::{Action, Input};
use catchment::tui::app::App;
use catchment::tui::views::map::ground::pane::GroundPane;
use catchment::tui::views::map::pane::MapPane;
use ratatui::style::{Color, Modifier};

/// Goes to an organisation and opens the map of its ground.
fn open_map_of(app: &mut App<'_>, words: &str) {
    press(app, &[Action::Find]);
    typed(app, words);
    press(app, &[Action::Follow, Action::Map]);
}

fn on(date: &str, words: &str) -> App<'static> {
    let mut app = App::new(&ENGLAND, settings(date), (120, 36));
    open_map_of(&mut app, words);
    app
}

fn pane<'p>(app: &'p App<'_>) -> &'p GroundPane {
    app.top_as().unwrap_or_else(|| panic!("no map\n{}", text(app)))
}

/// The id of the area with the cursor.
fn cursor(app: &App<'_>) -> String {
    let tile = pane(app).tile().expect("an area");
    app.as_at().atlas().org(tile.area).id.to_string()
}

fn title(app: &App<'_>) -> String {
    pane(app).words().expect("a map").0.title.clone()
}

/// The numbers of the areas of which something is seen.
fn seen(app: &App<'_>) -> BTreeSet<usize> {
    let drawing = pane(app).drawing();
    let rows = drawing.rows.len();
    let columns = drawing.rows.first().map_or(0, Vec::len);
    let cells = (0..rows).flat_map(|row| (0..columns).map(move |column| (column, row)));
    cells.filter_map(|(column, row)| drawing.area_at(column, row)).collect()
}

/// Where on the screen an area has a glyph, of several in the middle of them.
fn somewhere_in(app: &App<'_>, tile: usize) -> Option<(u16, u16)> {
    let area = pane(app).words().expect("a map").1.tiles;
    let cells = (area.y..area.bottom()).flat_map(|y| (area.x..area.right()).map(move |x| (x, y)));
    let cells: Vec<(u16, u16)> = cells.filter(|at| pane(app).tile_at((*at).into()) == Some(tile)).collect();
    // One with its own land all around, where there is one: what lies at its edge is another's when seen
    // closer.
    let is_inside = |(x, y): &&(u16, u16)| {
        let around = [(x + 1, *y), (x.wrapping_sub(1), *y), (*x, y + 1), (*x, y.wrapping_sub(1))];
        around.iter().all(|at| cells.contains(at))
    };
    let inside: Vec<&(u16, u16)> = cells.iter().filter(is_inside).collect();
    inside.get(inside.len() / 2).copied().or(cells.get(cells.len() / 2)).copied()
}

fn number_of(app: &App<'_>, id: &str) -> usize {
    let org = ENGLAND.by_id(id).expect("known");
    pane(app).words().expect("a map").0.map.tile_of(org).expect("on the map")
}

/// b bold (the cursor's area, names), l a letter of what is shown, q quiet, h heading or key; a colour by
/// its first letter, e for blue.
fn look(colour: Color, modifier: Modifier) -> char {
    let is_bold = modifier.contains(Modifier::BOLD);
    match colour {
        _ if modifier.contains(Modifier::REVERSED) => 'l',
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
fn one_key_shows_the_boroughs_of_south_east_london_where_they_lie() {
    let mut app = on("2019-11-25", "QKK");
    assert_eq!(title(&app), "South East London: who runs mental health services, by council");
    let drawn = text(&app);
    for said in
        ["Bexley", "Bromley", "Greenwich", "Croydon", "A⣿⣿ South London and Maudsley NHS", "Contains OS data"]
    {
        assert!(drawn.contains(said), "{said}\n{drawn}");
    }
    let at = somewhere_in(&app, number_of(&app, "E09000004")).expect("Bexley is seen");
    app.update(Input::Click(at.0, at.1));
    assert_eq!(cursor(&app), "E09000004");
    assert!(pane(&app).about().contains("Oxleas NHS Foundation Trust and Bexleycare, partnership"));
    // Bexley lies east of Greenwich, and Greenwich east of Lewisham.
    press(&mut app, &[Action::Left]);
    assert_eq!(cursor(&app), "E09000011");
    press(&mut app, &[Action::Left]);
    assert_eq!(cursor(&app), "E09000023");
    press(&mut app, &[Action::Right, Action::Right]);
    assert_eq!(cursor(&app), "E09000004");
}

#[test]
fn a_borough_is_shown_in_its_system_with_the_cursor_on_it() {
    for words in ["Q0S2C", "E09000004", "07N"] {
        let app = on("2019-11-25", words);
        let said = title(&app);
        assert_eq!((said.split(':').next(), cursor(&app).as_str()), (Some("South East London"), "E09000004"));
    }
    let england = App::new(&ENGLAND, settings("2026-06-30"), (120, 36));
    let mut app = england;
    press(&mut app, &[Action::Map]);
    assert_eq!(title(&app), "England's 36 systems, by NHS region");
    assert!(seen(&app).len() > 33, "all of England is seen, but for what is smaller than a glyph");
}

#[test]
fn one_zooms_and_moves_and_comes_back_to_all_of_england() {
    let mut app = App::new(&ENGLAND, settings("2026-06-30"), (120, 36));
    press(&mut app, &[Action::Map]);
    let all = text(&app);
    press(&mut app, &[Action::ZoomIn, Action::ZoomIn, Action::ZoomIn, Action::ZoomIn]);
    let close = seen(&app);
    assert!(close.len() < 20 && close.contains(&pane(&app).cursor().expect("a cursor")), "{close:?}");
    press(&mut app, &[Action::PanUp, Action::PanUp, Action::PanUp, Action::PanUp]);
    assert!(seen(&app).contains(&number_of(&app, "QHM")), "the north");
    press(&mut app, &[Action::FitSelected]);
    let cursor = pane(&app).cursor().expect("a cursor");
    let bounds = pane(&app).projection();
    assert!(seen(&app).contains(&cursor) && bounds.metres < 1_500.0);
    press(&mut app, &[Action::FitNation]);
    assert_eq!(text(&app), all);
    press(&mut app, &[Action::ZoomOut, Action::ZoomOut]);
    assert!(seen(&app).len() > 20);
    // The wheel zooms about where it points.
    let at = somewhere_in(&app, number_of(&app, "QHM")).expect("the north east is seen");
    let under = pane(&app).tile_at(at.into());
    (0..6).for_each(|_| _ = app.update(Input::ScrollUp(at.0, at.1)));
    assert_eq!(pane(&app).tile_at(at.into()), under);
    (0..6).for_each(|_| _ = app.update(Input::ScrollDown(at.0, at.1)));
    assert_eq!(pane(&app).tile_at(at.into()), under);
}

#[test]
fn from_england_one_goes_into_a_system_and_comes_out_to_the_map_as_it_was() {
    let mut app = App::new(&ENGLAND, settings("2019-11-25"), (120, 36));
    press(&mut app, &[Action::Map, Action::ZoomIn, Action::Left]);
    let before = text(&app);
    press(&mut app, &[Action::Map]);
    assert!(title(&app).ends_with("who runs mental health services, by council"));
    press(&mut app, &[Action::Map]);
    assert_eq!(app.message(), Some("This is the map of its system already; Esc leads back."));
    press(&mut app, &[Action::StepBack]);
    assert_eq!(text(&app), before);
    press(&mut app, &[Action::StepBack]);
    assert!(app.top().is_none());
}

#[test]
fn enter_goes_to_the_area_in_the_tree_and_back_leads_to_the_map_as_it_was() {
    let mut app = on("2019-11-25", "QKK");
    press(&mut app, &[Action::ZoomOut, Action::PanRight, Action::BySystem, Action::Down]);
    let (before, area) = (text(&app), cursor(&app));
    press(&mut app, &[Action::Follow]);
    assert_eq!(app.tree().selected_org(), ENGLAND.by_id(&area));
    assert!(app.top().is_none());
    press(&mut app, &[Action::Back]);
    assert_eq!(text(&app), before);
    // A click on the area with the cursor goes there too.
    let at = somewhere_in(&app, pane(&app).cursor().expect("a cursor")).expect("it is seen");
    app.update(Input::Click(at.0, at.1));
    assert_eq!(app.tree().selected_org(), ENGLAND.by_id(&area));
}

#[test]
fn the_map_follows_the_date_and_what_is_seen_stays() {
    let mut app = App::new(&ENGLAND, settings("2026-06-30"), (120, 36));
    press(&mut app, &[Action::Map, Action::ZoomIn]);
    let (at, ground) = (cursor(&app), *pane(&app).projection());
    press(&mut app, &[Action::EarlierDate, Action::EarlierDate]);
    assert_eq!((title(&app).as_str(), cursor(&app)), ("England's 42 systems, by NHS region", at));
    assert_eq!(*pane(&app).projection(), ground);
    press(&mut app, &[Action::LaterDate]);
    assert_eq!(title(&app), "England's 36 systems, by NHS region");
    let mut early = App::new(&ENGLAND, settings("2014"), (80, 24));
    press(&mut early, &[Action::Map, Action::Down, Action::ZoomIn, Action::NextColouring, Action::Follow]);
    assert!(text(&early).contains("No systems in England on 31 December 2014: the first is of 1 March 2016."));
    // Cumbria's districts are drawn as they were.
    let districts = |day: &str| {
        let app = on(day, "QHM");
        let map = &pane(&app).words().expect("a map").0.map;
        ["E07000026", "E06000063"].map(|id| map.tile_of(ENGLAND.by_id(id).expect("known")).is_some())
    };
    assert_eq!(districts("2022-07-01"), [true, false]);
    assert_eq!(districts("2024-07-01"), [false, true]);
}

#[test]
fn the_tiles_and_the_ground_lead_to_one_another() {
    let mut app = on("2022-07-01", "QXU");
    press(&mut app, &[Action::Tiles]);
    assert!(app.top_as::<MapPane>().is_some());
    press(&mut app, &[Action::Map]);
    assert!(app.top_as::<GroundPane>().is_some());
    press(&mut app, &[Action::StepBack, Action::StepBack, Action::Tiles]);
    assert!(app.top_as::<MapPane>().is_some());
}

#[test]
fn every_area_can_be_reached_with_the_arrows() {
    let arrows = [Action::Left, Action::Right, Action::Up, Action::Down];
    for (date, words) in [("2019-11-25", "england"), ("2026-06-30", "england")] {
        let mut app = on(date, words);
        let all = pane(&app).words().expect("a map").0.map.tiles.len();
        let first = pane(&app).cursor().expect("a cursor");
        let (mut reached, mut waiting) = (BTreeSet::from([first]), vec![first]);
        while let Some(from) = waiting.pop() {
            for arrow in arrows {
                press(&mut app, &[Action::FitNation]);
                let Some(at) = somewhere_in(&app, from) else { continue };
                if pane(&app).cursor() != Some(from) {
                    app.update(Input::Click(at.0, at.1));
                }
                press(&mut app, &[arrow]);
                let to = pane(&app).cursor().expect("a cursor");
                if reached.insert(to) {
                    waiting.push(to);
                }
            }
        }
        assert_eq!(reached.len(), all, "{date}");
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
            insta::assert_snapshot!(format!("{name}-{}x{}", size.0, size.1), styled(&app, look));
        }
    }
}

#[test]
fn without_colour_patterns_and_letters_tell_areas_apart_and_ascii_is_ascii() {
    for (name, date, words, actions) in moments() {
        let mut plain = App::new(&ENGLAND, Settings { colour: false, ..settings(date) }, (120, 36));
        let mut ascii = App::new(&ENGLAND, Settings { ascii: true, ..settings(date) }, (120, 36));
        for app in [&mut plain, &mut ascii] {
            open_map_of(app, words);
            press(app, actions);
        }
        let buffer = screen(&plain);
        assert!(buffer.content.iter().all(|c| c.fg == Color::Reset && c.bg == Color::Reset), "{name}");
        let drawn = text(&ascii);
        assert!(drawn.is_ascii(), "{name}\n{drawn}");
        insta::assert_snapshot!(format!("{name}-plain"), text(&plain));
        insta::assert_snapshot!(format!("{name}-ascii"), drawn);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// No size, no closeness and no way across brings it down, and the screen is filled to its edges.
    #[test]
    fn any_keys_in_any_window(
        columns in 1_u16..=500,
        rows in 1_u16..=200,
        words in prop::sample::select(vec!["england", "QKK", "QHM", "RPG", "E06000053", "E12000007"]),
        is_ascii in any::<bool>(),
        keys in prop::collection::vec(0_usize..20, 1..12),
        (x, y) in (0_u16..500, 0_u16..200),
    ) {
        let actions = [
            Action::Left, Action::Right, Action::Up, Action::Down, Action::ZoomIn, Action::ZoomIn, Action::ZoomOut,
            Action::FitNation, Action::FitSelected, Action::PanLeft, Action::PanRight, Action::PanUp, Action::PanDown,
            Action::NextColouring, Action::EarlierDate, Action::LaterDate, Action::Map, Action::StepBack,
        ];
        let style = Settings { ascii: is_ascii, colour: !is_ascii, ..settings("2022-07-01") };
        let mut app = App::new(&ENGLAND, style, (columns, rows));
        open_map_of(&mut app, words);
        for key in keys {
            match actions.get(key) {
                Some(action) => press(&mut app, &[*action]),
                None if key == actions.len() => _ = app.update(Input::ScrollUp(x, y)),
                None => _ = app.update(Input::Click(x, y)),
            }
            text(&app);
        }
        app.update(Input::Resize(rows, columns.min(200)));
        text(&app);
    }
}
