//! scratch
use catchment::*;
fn main() {
    let atlas = atlas::Atlas::load(&[source::bundled()]).unwrap();
    let a: Vec<String> = std::env::args().collect();
    let s = tui::Settings { day: a.get(1).map(|d| date::Date::parse(d).unwrap().last_day()), mouse: tui::terminal::Mouse::On, ascii: false, colour: std::env::var_os("NO_COLOR").is_none() };
    tui::run(&atlas, &s).unwrap();
}
