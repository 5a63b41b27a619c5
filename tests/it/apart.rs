//! Two organisations that one list would show in the same words are told apart.

use crate::support::cli::catchment;
use crate::support::england::ENGLAND;
use crate::support::screen::{press, settings, text, typed};
use catchment::tui::action::Action;
use catchment::tui::app::App;

#[test]
fn a_region_of_the_nhs_and_one_of_the_statisticians_of_the_same_name() {
    for (words, of_nhs, of_councils) in [("surrey", "S9B9J", "E10000030"), ("devon", "QJK", "E10000008")] {
        for format in ["text", "markdown"] {
            let found = catchment(&["find", words, "--format", format]);
            let of = |code: &str| found.lines_with(code)[0].to_owned();
            assert!(of(of_nhs).contains("(NHS region)"), "{found}");
            assert!(of(of_councils).contains("(ONS region)"), "{found}");
        }
    }
}

#[test]
fn what_is_alone_in_its_words_is_told_in_no_more() {
    let found = catchment(&["find", "bexley"]);
    assert!(
        found.lines_with("in Bexley (place)").is_empty() && !found.lines_with("in Bexley").is_empty(),
        "{found}"
    );
}

#[test]
fn the_search_of_the_explorer_tells_the_place_from_the_borough() {
    let mut app = App::new(&ENGLAND, settings("2026-06-30"), (200, 40));
    press(&mut app, &[Action::Find]);
    typed(&mut app, "bexley");
    let screen = text(&app);
    let line = |text: &str| screen.lines().find(|line| line.contains(text)).map(str::to_owned);
    assert!(line("locality").is_some_and(|line| line.contains("Bexley (London borough)")), "{screen}");
    assert!(line("London Borough of Bexley").is_some_and(|line| line.contains("Bexley (place)")), "{screen}");
}
