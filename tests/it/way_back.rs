//! The way back and forward in the explorer: `[` and `]` lead through the map and the
//! boundaries, which are as they were left.

use crate::support::england::ENGLAND;
use crate::support::screen::{press, settings, styled, typed};
use catchment::atlas::OrgIx;
use catchment::tui::action::{Action, Input};
use catchment::tui::app::App;
use catchment::tui::card::CardPane;
use catchment::tui::keymap::Context;
use ratatui::style::Modifier;

/// The explorer at South East London in November 2019.
fn opened() -> App<'static> {
    let mut app = App::new(&ENGLAND, settings("2019-11-25"), (120, 36));
    press(&mut app, &[Action::Find]);
    typed(&mut app, "QKK");
    press(&mut app, &[Action::Follow]);
    app
}

/// The screen, with what has the cursor.
fn seen(app: &App<'_>) -> String {
    styled(app, |_, modifier| if modifier.contains(Modifier::REVERSED) { 's' } else { ' ' })
}

/// Where the cursor is in the tree; rows that were opened on the way stay open.
fn whereabouts(app: &App<'_>) -> (Context, Option<OrgIx>, Option<OrgIx>) {
    (app.context(), app.tree().selected_org(), app.card().map(CardPane::org))
}

/// On the map of South East London, coloured by split, the cursor moved.
fn on_the_map(app: &mut App<'_>) {
    press(app, &[Action::Tiles, Action::BySplit, Action::Down, Action::Right]);
}

/// In the table of a finding that was typed for, the cursor on a heading.
fn in_a_table(app: &mut App<'_>) {
    press(app, &[Action::Boundaries]);
    typed(app, "spans slam");
    press(app, &[Action::SwitchPane, Action::Right, Action::Up, Action::Up]);
}

#[test]
fn after_enter_back_leads_to_the_view_as_it_was_and_forward_again() {
    for into in [on_the_map, in_a_table] {
        let mut app = opened();
        let in_the_tree = whereabouts(&app);
        into(&mut app);
        let in_the_view = seen(&app);
        press(&mut app, &[Action::Follow]);
        let (there, stands) = (seen(&app), whereabouts(&app));
        assert!(app.top().is_none() && whereabouts(&app) != in_the_tree, "{there}");
        press(&mut app, &[Action::Back]);
        assert_eq!(seen(&app), in_the_view);
        press(&mut app, &[Action::Forward]);
        assert_eq!(whereabouts(&app), stands, "{there}");
        press(&mut app, &[Action::Back, Action::Back]);
        assert_eq!(whereabouts(&app), in_the_tree, "from the view to where it was opened");
        press(&mut app, &[Action::Forward]);
        assert_eq!(seen(&app), in_the_view);
        press(&mut app, &[Action::Forward]);
        assert_eq!(whereabouts(&app), stands, "{there}");
    }
}

#[test]
fn a_view_that_was_come_back_to_is_left_as_any_other() {
    let mut app = opened();
    let in_the_tree = whereabouts(&app);
    on_the_map(&mut app);
    press(&mut app, &[Action::Follow, Action::Back, Action::StepBack]);
    assert_eq!(whereabouts(&app), in_the_tree);
    press(&mut app, &[Action::Back]);
    assert!(app.top().is_none());
}

#[test]
fn another_day_in_a_view_is_a_step_of_the_way() {
    for into in [on_the_map, in_a_table] {
        let mut app = opened();
        into(&mut app);
        let (context, day) = (app.context(), app.as_at().day());
        press(&mut app, &[Action::LaterDate]);
        let later = app.as_at().day();
        assert!(later > day);
        press(&mut app, &[Action::Back]);
        assert_eq!((app.context(), app.as_at().day()), (context, day));
        press(&mut app, &[Action::Forward]);
        assert_eq!((app.context(), app.as_at().day()), (context, later));
        press(&mut app, &[Action::Follow, Action::Back, Action::Back]);
        assert_eq!((app.context(), app.as_at().day()), (context, day));
        press(&mut app, &[Action::Back]);
        assert_eq!((app.context(), app.as_at().day()), (Context::Tree, day));
    }
}

#[test]
fn a_view_is_come_back_to_in_a_window_of_another_size_and_with_closed_ones() {
    for into in [on_the_map, in_a_table] {
        let mut app = opened();
        into(&mut app);
        let context = app.context();
        app.update(Input::Resize(80, 24));
        app.update(Input::Resize(120, 36));
        let before = seen(&app);
        press(&mut app, &[Action::Follow]);
        app.update(Input::Resize(80, 24));
        press(&mut app, &[Action::Back]);
        app.update(Input::Resize(120, 36));
        assert_eq!(seen(&app), before);
        press(&mut app, &[Action::Follow, Action::ToggleClosed, Action::Back]);
        assert_eq!(app.context(), context);
    }
}

#[test]
fn the_ends_of_the_way_are_told() {
    let mut app = App::new(&ENGLAND, settings("2019-11-25"), (120, 36));
    press(&mut app, &[Action::Back]);
    assert_eq!(app.message(), Some("This is where you began."));
    press(&mut app, &[Action::Tiles, Action::Forward]);
    assert_eq!(app.message(), Some("There is nothing ahead."));
    assert_eq!(app.context(), Context::Tiles, "which stays");
}

#[test]
fn from_what_changed_one_comes_back_to_the_history_and_the_list_it_was_opened_from() {
    for from in [Action::History, Action::Times] {
        for back in [Action::Back, Action::StepBack] {
            let mut app = opened();
            let in_the_tree = whereabouts(&app);
            press(&mut app, &[from, Action::Up]);
            let before = seen(&app);
            press(&mut app, &[Action::Follow]);
            if app.context() == Context::Choice {
                press(&mut app, &[Action::Follow]);
            }
            assert_eq!(app.context(), Context::Difference, "{}", seen(&app));
            let difference = seen(&app);
            press(&mut app, &[back]);
            assert_eq!(seen(&app), before);
            press(&mut app, &[Action::Forward]);
            assert_eq!(seen(&app), difference);
            press(&mut app, &[back]);
            assert_eq!(seen(&app), before, "again");
            press(&mut app, &[back]);
            assert_eq!(whereabouts(&app), in_the_tree);
        }
    }
}

#[test]
fn whom_a_history_names_is_gone_to_and_come_back_from() {
    let mut app = opened();
    press(&mut app, &[Action::History]);
    let before = seen(&app);
    press(&mut app, &[Action::Follow, Action::Down, Action::Follow]);
    assert!(app.top().is_none(), "{}", seen(&app));
    press(&mut app, &[Action::Back]);
    assert_eq!(seen(&app), before);
}
