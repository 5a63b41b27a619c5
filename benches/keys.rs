//! How long a key takes to be answered: the state changed and the frame drawn.

mod synthetic;

use catchment::atlas::Atlas;
use catchment::bundled::bundled;
use catchment::source::{Layer, SourceFile};
use catchment::tui::action::{Action, Input};
use catchment::tui::app::App;
use catchment::tui::terminal::Mouse;
use catchment::tui::{Scheme, Settings, draw};
use divan::Bencher;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

fn main() {
    divan::main();
}

const SETTINGS: Settings =
    Settings { day: None, start: None, mouse: Mouse::Off, ascii: false, colour: true, scheme: Scheme::Unknown };

/// 0 stands for the bundled atlas.
const SIZES: [usize; 3] = [0, 60_000, 371_000];

fn load(organisations: usize) -> Atlas {
    if organisations == 0 {
        return bundled().unwrap_or_else(|why| unreachable!("{why}"));
    }
    let layer = Layer { files: vec![SourceFile::text("synthetic.ron", synthetic::atlas(organisations))] };
    Atlas::load(&[layer]).unwrap_or_else(|_| unreachable!("a sound atlas"))
}

fn bench_keys(bencher: Bencher<'_, '_>, organisations: usize, before: &[Input], keys: &[Input]) {
    bench_on(bencher, &load(organisations), (120, 36), &Keys { before, keys });
}

/// Keys that are pressed once, and those that are pressed again and again.
struct Keys<'k> {
    before: &'k [Input],
    keys: &'k [Input],
}

fn bench_on(bencher: Bencher<'_, '_>, atlas: &Atlas, size: (u16, u16), Keys { before, keys }: &Keys<'_>) {
    let mut app = App::new(atlas, SETTINGS, size);
    for input in *before {
        app.update(*input);
    }
    let mut terminal = Terminal::new(TestBackend::new(size.0, size.1)).unwrap_or_else(|e| match e {});
    let mut keys = keys.iter().cycle();
    bencher.bench_local(|| {
        if let Some(key) = keys.next() {
            app.update(*key);
        }
        terminal.draw(|frame| draw::draw(&app, frame)).unwrap_or_else(|e| match e {});
    });
}

#[divan::bench(args = SIZES)]
fn moving_with_everything_open(bencher: Bencher<'_, '_>, organisations: usize) {
    bench_keys(bencher, organisations, &[Input::Do(Action::ToPractices)], &[Input::Do(Action::Down)]);
}

#[divan::bench(args = SIZES)]
fn paging_with_everything_open(bencher: Bencher<'_, '_>, organisations: usize) {
    bench_keys(bencher, organisations, &[Input::Do(Action::ToPractices)], &[Input::Do(Action::PageDown)]);
}

#[divan::bench(args = SIZES)]
fn opening_and_shutting(bencher: Bencher<'_, '_>, organisations: usize) {
    let down = Input::Do(Action::Down);
    bench_keys(bencher, organisations, &[down, down], &[Input::Do(Action::Open), Input::Do(Action::Shut)]);
}

#[divan::bench(args = SIZES)]
fn opening_and_shutting_with_everything_open(bencher: Bencher<'_, '_>, organisations: usize) {
    let (all, down) = (Input::Do(Action::ToPractices), Input::Do(Action::Down));
    bench_keys(bencher, organisations, &[all, down, down], &[Input::Do(Action::Shut), Input::Do(Action::Open)]);
}

#[divan::bench(args = SIZES)]
fn stepping_in_time(bencher: Bencher<'_, '_>, organisations: usize) {
    bench_keys(bencher, organisations, &[], &[Input::Do(Action::EarlierDate), Input::Do(Action::LaterDate)]);
}

#[divan::bench(args = SIZES)]
fn typing_a_search(bencher: Bencher<'_, '_>, organisations: usize) {
    let mut keys: Vec<Input> = "south bexley surgery".chars().map(Input::Type).collect();
    keys.push(Input::Do(Action::ClearTyped));
    bench_keys(bencher, organisations, &[Input::Do(Action::Find)], &keys);
}

#[divan::bench]
fn opening_the_boundaries_of_england(bencher: Bencher<'_, '_>) {
    bench_keys(bencher, 0, &[], &[Input::Do(Action::Boundaries), Input::Do(Action::StepBack)]);
}

#[divan::bench]
fn moving_in_the_findings(bencher: Bencher<'_, '_>) {
    bench_keys(bencher, 0, &[Input::Do(Action::Boundaries)], &[Input::Do(Action::Down)]);
}

#[divan::bench]
fn typing_to_narrow_the_findings(bencher: Bencher<'_, '_>) {
    let mut keys: Vec<Input> = "provider spans maudsley".chars().map(Input::Type).collect();
    keys.push(Input::Do(Action::ClearTyped));
    bench_keys(bencher, 0, &[Input::Do(Action::Boundaries)], &keys);
}

#[divan::bench]
fn moving_in_the_table_of_a_finding(bencher: Bencher<'_, '_>) {
    let before = [Input::Do(Action::Boundaries), Input::Do(Action::SwitchPane)];
    bench_keys(bencher, 0, &before, &[Input::Do(Action::Right), Input::Do(Action::Left)]);
}

#[divan::bench(args = SIZES)]
fn opening_the_map_of_a_system(bencher: Bencher<'_, '_>, organisations: usize) {
    let down = Input::Do(Action::Down);
    bench_keys(bencher, organisations, &[down, down], &[Input::Do(Action::Map), Input::Do(Action::StepBack)]);
}

#[divan::bench(args = SIZES)]
fn opening_the_map_of_england(bencher: Bencher<'_, '_>, organisations: usize) {
    bench_keys(bencher, organisations, &[], &[Input::Do(Action::Map), Input::Do(Action::StepBack)]);
}

#[divan::bench]
fn moving_on_the_map_of_a_system(bencher: Bencher<'_, '_>) {
    let (down, map) = (Input::Do(Action::Down), Input::Do(Action::Map));
    let keys = [Action::Right, Action::Down, Action::Left, Action::Up].map(Input::Do);
    bench_keys(bencher, 0, &[down, down, map], &keys);
}

#[divan::bench]
fn moving_on_the_map_of_england(bencher: Bencher<'_, '_>) {
    let keys = [Action::Down, Action::Right, Action::Up, Action::Left].map(Input::Do);
    bench_keys(bencher, 0, &[Input::Do(Action::Map)], &keys);
}

/// The ground redrawn in a large window, at every level of detail.
#[divan::bench]
fn zooming_on_the_map_of_england(bencher: Bencher<'_, '_>) {
    let before = [Action::Map].map(Input::Do);
    let (closer, farther) = ([Action::ZoomIn; 8], [Action::ZoomOut; 8]);
    let keys: Vec<Input> = closer.into_iter().chain(farther).map(Input::Do).collect();
    bench_on(bencher, &load(0), (200, 60), &Keys { before: &before, keys: &keys });
}

#[divan::bench]
fn moving_across_the_councils_of_england(bencher: Bencher<'_, '_>) {
    let before = [Action::Down, Action::Down, Action::Map, Action::BySystem, Action::FitNation].map(Input::Do);
    let keys = [Action::PanLeft, Action::PanRight, Action::Right, Action::Left].map(Input::Do);
    bench_on(bencher, &load(0), (200, 60), &Keys { before: &before, keys: &keys });
}
