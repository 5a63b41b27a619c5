//! scratch
use catchment::*;
fn main() {
    let atlas = atlas::Atlas::load(&[source::bundled()]).unwrap();
    let a: Vec<String> = std::env::args().collect();
    let d = a.iter().position(|x| x=="--at").map(|i| date::Date::parse(&a[i+1]).unwrap().last_day());
    let s = tui::Settings { day: d, mouse: if a.iter().any(|x| x=="--no-mouse") {tui::terminal::Mouse::Off} else {tui::terminal::Mouse::On}, ascii: false, colour: std::env::var_os("NO_COLOR").is_none() };
    if tui::run(&atlas, &s).unwrap()==tui::Left::Interrupted { std::process::exit(130) }
}
