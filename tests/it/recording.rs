//! The recording in the README: six questions, and the explorer answering each. It is drawn by the program
//! itself: `CATCHMENT_DRAW=1 cargo test --test it recording` draws `assets/recording.svg` anew.

use std::fmt::Write as _;
use std::path::Path;

use crate::picture::{CELL, PAPER, body, escaped};
use crate::support::england::ENGLAND;
use crate::support::screen::{press, screen, typed};
use catchment::tui::action::Action;
use catchment::tui::app::App;
use catchment::tui::terminal::Mouse;
use catchment::tui::{Scheme, Settings};
use ratatui::buffer::Buffer;

const SIZE: (u16, u16) = (110, 30);

/// A question, what is pressed, and for how many seconds what is then seen is shown.
struct Scene {
    question: &'static str,
    keys: &'static str,
    act: fn(&mut App<'_>),
    seconds: u16,
}

const SCENES: [Scene; 10] = [
    Scene { question: "Who runs mental health in Bexley?", keys: "", act: |_| {}, seconds: 3 },
    Scene {
        question: "Who runs mental health in Bexley?",
        keys: "/ bexley",
        act: |app| {
            press(app, &[Action::Find]);
            typed(app, "bexley");
        },
        seconds: 3,
    },
    Scene {
        question: "Who runs mental health in Bexley?",
        keys: "Enter Tab",
        act: |app| {
            press(app, &[Action::Follow, Action::SwitchPane]);
        },
        seconds: 5,
    },
    Scene {
        question: "Which systems does the Maudsley reach into?",
        keys: "/ slam Enter",
        act: |app| {
            press(app, &[Action::Find]);
            typed(app, "slam");
            press(app, &[Action::Follow, Action::SwitchPane]);
        },
        seconds: 5,
    },
    Scene {
        question: "Which councils are split between systems?",
        keys: "g b split",
        act: |app| {
            press(app, &[Action::StepBack, Action::First, Action::Boundaries]);
            typed(app, "council-split");
        },
        seconds: 5,
    },
    Scene {
        question: "What were the commissioners of South East London before?",
        keys: "/ 72Q Enter i",
        act: |app| {
            press(app, &[Action::StepBack, Action::Find]);
            typed(app, "72Q");
            press(app, &[Action::Follow, Action::History]);
        },
        seconds: 5,
    },
    Scene {
        question: "What stood below South East London on 1 April 2020?",
        keys: "@ 1/4/2020",
        act: |app| {
            press(app, &[Action::StepBack, Action::GoToDate]);
            typed(app, "1/4/2020");
        },
        seconds: 3,
    },
    Scene {
        question: "What stood below South East London on 1 April 2020?",
        keys: "Enter",
        act: |app| {
            press(app, &[Action::Follow, Action::Find]);
            typed(app, "QKK");
            press(app, &[Action::Follow, Action::Open]);
        },
        seconds: 5,
    },
    Scene {
        question: "What changed on 1 April 2026, and how does it look?",
        keys: "@ 30/6/2026 g t",
        act: |app| {
            press(app, &[Action::GoToDate]);
            typed(app, "30/6/2026");
            press(app, &[Action::Follow, Action::First, Action::Times]);
        },
        seconds: 5,
    },
    Scene {
        question: "What changed on 1 April 2026, and how does it look?",
        keys: "m",
        act: |app| {
            press(app, &[Action::StepBack, Action::Map]);
        },
        seconds: 6,
    },
];

#[test]
fn the_readme_shows_six_questions_being_answered() {
    let drawn = recording();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/recording.svg");
    if std::env::var_os("CATCHMENT_DRAW").is_some() {
        std::fs::write(&path, &drawn).expect("written");
    }
    let kept = std::fs::read_to_string(&path).expect("assets/recording.svg");
    assert!(
        kept == drawn,
        "assets/recording.svg is not what the program draws now: draw it anew and look at it"
    );
    roxmltree::Document::parse(&drawn).expect("well formed");
    assert!(drawn.len() < 600_000, "{} bytes are too many for a page", drawn.len());
}

fn recording() -> String {
    let settings = Settings {
        day: None,
        start: None,
        mouse: Mouse::Off,
        ascii: false,
        colour: true,
        scheme: Scheme::Dark,
    };
    let mut app = App::new(&ENGLAND, settings, SIZE);
    let screens: Vec<(&Scene, Buffer)> = SCENES
        .iter()
        .map(|scene| {
            (scene.act)(&mut app);
            (scene, screen(&app))
        })
        .collect();
    animated(&screens)
}

/// One picture after the other, for as long as each is to be read, round and round. Where a reader wants no
/// motion the last is seen.
fn animated(screens: &[(&Scene, Buffer)]) -> String {
    let head = 2 * CELL.1;
    let (width, height) = (SIZE.0 * CELL.0 + 24, SIZE.1 * CELL.1 + 24 + head);
    let whole: u16 = screens.iter().map(|(scene, _)| scene.seconds).sum();
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\">\n\
         <title>Six questions, and the explorer answering each</title>\n<style>\n\
         .s{{visibility:hidden;animation-duration:{whole}s;animation-iteration-count:infinite;animation-timing-function:step-end}}\n"
    );
    let mut begin = 0;
    for (number, (scene, _)) in screens.iter().enumerate() {
        let share = |seconds: u16| f64::from(seconds) * 100.0 / f64::from(whole);
        let (from, to) = (share(begin), share(begin + scene.seconds));
        let first = if begin == 0 { "visible" } else { "hidden" };
        let _ = writeln!(
            out,
            "@keyframes k{number}{{0%{{visibility:{first}}}{from:.2}%{{visibility:visible}}{to:.2}%,100%{{visibility:hidden}}}}\n\
             #s{number}{{animation-name:k{number}}}"
        );
        begin += scene.seconds;
    }
    let last = screens.len() - 1;
    let _ = write!(
        out,
        "@media(prefers-reduced-motion:reduce){{.s{{animation:none}}#s{last}{{visibility:visible}}}}\n</style>\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{PAPER}\"/>\n\
         <g font-family=\"DejaVu Sans Mono, Menlo, Consolas, monospace\" font-size=\"13.29\" xml:space=\"preserve\">\n"
    );
    for (number, (scene, buffer)) in screens.iter().enumerate() {
        let _ = writeln!(
            out,
            "<g class=\"s\" id=\"s{number}\"><text x=\"20\" y=\"28\" fill=\"#4fc1c9\" font-weight=\"bold\" font-size=\"16\">{}</text>\
             <text x=\"{}\" y=\"28\" fill=\"#8a919c\" text-anchor=\"end\">{}</text><g transform=\"translate(0 {head})\">",
            escaped(scene.question),
            width - 20,
            escaped(scene.keys),
        );
        body(&mut out, buffer, SIZE);
        out.push_str("</g></g>\n");
    }
    out.push_str("</g>\n</svg>\n");
    out
}
