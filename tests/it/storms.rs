//! Whatever is pressed, typed, pasted, clicked and resized, the explorer goes on, and draws within its screen.
//! `cargo test --release --test it storms -- --ignored` does a million of them.

use std::sync::LazyLock;

use catchment::tui::action::{Action, Input};
use catchment::tui::app::App;
use catchment::tui::draw::draw;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use crate::support::england::ENGLAND;
use crate::support::screen::settings;

/// A number generator of a few lines: the same seed presses the same keys.
struct Dice(u64);

impl Dice {
    /// A number below another.
    fn below(&mut self, most: u64) -> u64 {
        // Marsaglia's xorshift: any seed but nought.
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % most
    }

    fn small(&mut self, most: u64) -> u16 {
        u16::try_from(self.below(most)).expect("small")
    }

    fn one_of<'t, T>(&mut self, all: &'t [T]) -> &'t T {
        let at = self.below(all.len() as u64);
        &all[usize::try_from(at).expect("small")]
    }
}

/// Names and codes that people type, and what nobody would.
const PASTED: [&str; 9] = [
    "leeds",
    "RV5\tSouth London",
    "SE18 4QH",
    "1 April 2026",
    "2015\n2016",
    "'st !james",
    "🙂 é \u{200b}",
    "",
    "A&E",
];

static ACTIONS: LazyLock<Vec<Action>> = LazyLock::new(|| {
    // What leaves the explorer is left out.
    let stays = |action: &Action| !matches!(action, Action::Quit | Action::Interrupt | Action::Suspend);
    Action::ALL.iter().copied().filter(stays).collect()
});

/// So many inputs, one after the other, a frame after each that is looked at.
fn storm(seed: u64, inputs: u64) {
    let mut dice = Dice(seed);
    let mut size = (120, 36);
    let mut app = App::new(&ENGLAND, settings("2026-06-30"), size);
    for number in 0..inputs {
        match dice.below(20) {
            0..=11 => _ = app.update(Input::Do(*dice.one_of(&ACTIONS))),
            12..=14 => {
                let letter = char::from(b' ' + u8::try_from(dice.below(95)).expect("a letter"));
                app.update(Input::Type(letter));
            }
            15 => _ = app.paste(dice.one_of::<&str>(&PASTED)),
            16 => _ = app.update(Input::Click(dice.small(500), dice.small(200))),
            17 => _ = app.update(Input::ScrollDown(dice.small(500), dice.small(200))),
            18 => _ = app.update(Input::ScrollUp(dice.small(500), dice.small(200))),
            _ => {
                size = (1 + dice.small(500), 1 + dice.small(200));
                app.update(Input::Resize(size.0, size.1));
            }
        }
        // What has been pressed is taken in before anything is drawn: not every state is seen.
        if dice.below(4) == 0 || number + 1 == inputs {
            let mut terminal = Terminal::new(TestBackend::new(size.0, size.1)).expect("a screen");
            // A buffer panics where anything is drawn outside it.
            terminal.draw(|frame| draw(&app, frame)).expect("drawn");
        }
    }
}

#[test]
fn hundreds_of_inputs_leave_it_standing() {
    (1..=4).for_each(|seed| storm(seed * 7_919, 150));
}

#[test]
#[ignore = "takes an hour: a million inputs"]
fn a_million_inputs_leave_it_standing() {
    (1..=1_000).for_each(|seed| storm(seed * 104_729, 1_000));
}

#[test]
fn the_same_inputs_draw_the_same_screen() {
    let screens: Vec<_> = (0..2)
        .map(|_| {
            let mut dice = Dice(42);
            let mut app = App::new(&ENGLAND, settings("2026-06-30"), (120, 36));
            (0..60).for_each(|_| _ = app.update(Input::Do(*dice.one_of(&ACTIONS))));
            crate::support::screen::text(&app)
        })
        .collect();
    assert_eq!(screens[0], screens[1]);
}
