//! The line in which one types what to narrow the tree to. What is typed belongs to the
//! panes: the tree stays narrowed when this is shut.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use crate::tui::action::{Action, Wheel};
use crate::tui::keymap::Context;
use crate::tui::panes::pointer::Clicked;
use crate::tui::panes::{Pane, Panes};
use crate::tui::text_input::TextInput;
use crate::tui::view::{Cover, Open, Origin, Outcome, View};

/// It has no state of its own.
#[derive(Clone, Copy, Debug)]
pub struct Narrow;

/// Goes on in the tree as it is narrowed.
fn keep(panes: &mut Panes<'_>) -> Outcome {
    if panes.narrow_input().is_blank() {
        panes.narrow_input().clear();
    }
    Outcome::Shut
}

impl Open for Narrow {
    fn open(panes: &mut Panes<'_>, _: Origin) -> Option<Self> {
        panes.focus(Pane::Tree);
        // Built before the first letter is typed.
        panes.index();
        Some(Narrow)
    }
}

impl View for Narrow {
    fn context(&self) -> Context {
        Context::Narrow
    }

    fn cover(&self) -> Cover {
        Cover::Nothing
    }

    fn act(&mut self, action: Action, panes: &mut Panes<'_>) -> Outcome {
        match action {
            Action::Follow => keep(panes),
            Action::StepBack => {
                panes.widen();
                Outcome::Shut
            }
            _ if panes.travel_in_tree(action) => Outcome::Stay,
            _ => Outcome::Pass,
        }
    }

    fn click(&mut self, at: Position, panes: &mut Panes<'_>) -> Outcome {
        match panes.click(at) {
            Clicked::Done => Outcome::Stay,
            Clicked::Follow => keep(panes),
        }
    }

    fn scroll(&mut self, wheel: Wheel, panes: &mut Panes<'_>) {
        panes.scroll(wheel);
    }

    fn text_input<'v>(&'v mut self, panes: &'v mut Panes<'_>) -> Option<&'v mut TextInput> {
        Some(panes.narrow_input())
    }

    fn edited(&mut self, panes: &mut Panes<'_>) {
        panes.narrow_tree();
        panes.in_tree(|tree, _| tree.select_first_hit());
    }

    fn foot_prefix(&self, panes: &Panes<'_>) -> Option<String> {
        let (typed, _) = panes.narrowed();
        Some(format!("Narrow to: {typed}{}   ", panes.theme().glyphs().caret))
    }

    fn draw(&self, _: &Panes<'_>, _: &mut Buffer) {}
}
