//! How long an atlas takes to open, and whether that grows in step with its size.

mod synthetic;

use catchment::atlas::Atlas;
use catchment::bundled::bundled;
use catchment::source::{Layer, SourceFile};
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

/// From text.
fn load(layer: &Layer) -> Atlas {
    Atlas::load(std::slice::from_ref(layer)).unwrap_or_else(|_| unreachable!("a sound atlas"))
}

/// To the first frame of the explorer.
fn show(atlas: &Atlas) {
    let app = App::new(atlas, SETTINGS, (120, 36));
    let mut terminal = Terminal::new(TestBackend::new(120, 36)).unwrap_or_else(|e| match e {});
    terminal.draw(|frame| draw::draw(&app, frame)).unwrap_or_else(|e| match e {});
}

#[divan::bench]
fn bundled_atlas_to_first_frame(bencher: Bencher<'_, '_>) {
    bencher.bench_local(|| show(&bundled().unwrap_or_else(|why| unreachable!("{why}"))));
}

#[divan::bench(args = [7_500, 15_000, 30_000, 60_000, 371_000], sample_count = 10)]
fn synthetic_to_first_frame(bencher: Bencher<'_, '_>, organisations: usize) {
    let layer = Layer { files: vec![SourceFile::text("synthetic.ron", synthetic::atlas(organisations))] };
    bencher.bench_local(|| show(&load(&layer)));
}

#[divan::bench(args = [7_500, 15_000, 30_000, 60_000, 371_000], sample_count = 10)]
fn synthetic_compiled(bencher: Bencher<'_, '_>, organisations: usize) {
    let layer = Layer { files: vec![SourceFile::text("synthetic.ron", synthetic::atlas(organisations))] };
    let bytes = load(&layer).compile().unwrap_or_else(|why| unreachable!("{why}"));
    bencher.with_inputs(|| bytes.clone()).bench_local_values(Atlas::open);
}

#[divan::bench(args = [7_500, 15_000, 30_000, 60_000, 371_000], sample_count = 10)]
fn synthetic_load_only(bencher: Bencher<'_, '_>, organisations: usize) {
    let layer = Layer { files: vec![SourceFile::text("synthetic.ron", synthetic::atlas(organisations))] };
    bencher.bench_local(|| Atlas::load(std::slice::from_ref(&layer)));
}
