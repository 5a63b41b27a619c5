//! What a view is: something that lies on top of the panes, with its own keys, clicks,
//! scrolling and drawing. The app holds a stack of them and hands each input to the top.

use std::any::Any;
use std::io;

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use super::action::{Action, After, Wheel};
use super::card::Target;
use super::file::Save;
use super::keymap::{Binding, Context};
use super::panes::Panes;
use super::subject::Subject;
use super::text_input::TextInput;
use crate::atlas::OrgIx;
use crate::date::Day;

/// Something that lies on top of the panes. Each is one place: its state, the actions it
/// answers, clicks, scrolling, fitting to the window, and drawing.
pub trait View: Any {
    /// Where a key is pressed while this is on top.
    fn context(&self) -> Context;

    /// Does what is asked, or passes on what means nothing here.
    fn act(&mut self, action: Action, panes: &mut Panes<'_>) -> Outcome;

    /// Draws it, over what it covers.
    fn draw(&self, panes: &Panes<'_>, buffer: &mut Buffer);

    /// What of the panes it covers.
    fn cover(&self) -> Cover {
        Cover::Body
    }

    /// Does the way back lead through it, once it was left for somewhere else?
    fn is_on_the_way_back(&self) -> bool {
        false
    }

    /// A click on the screen.
    fn click(&mut self, _at: Position, _panes: &mut Panes<'_>) -> Outcome {
        Outcome::Stay
    }

    /// The wheel.
    fn scroll(&mut self, _wheel: Wheel, _panes: &mut Panes<'_>) {}

    /// The line in which one types, where there is one.
    fn text_input<'v>(&'v mut self, _panes: &'v mut Panes<'_>) -> Option<&'v mut TextInput> {
        None
    }

    /// After another text was typed into that line.
    fn edited(&mut self, _panes: &mut Panes<'_>) {}

    /// Fits it to the window: when it is laid on top, and when the window changes.
    fn fit(&mut self, _panes: &mut Panes<'_>) {}

    /// After the day changed, or what is shown of it.
    fn renew(&mut self, panes: &mut Panes<'_>) {
        self.fit(panes);
    }

    /// How the writing of a file went.
    fn saved(&mut self, _save: &Save, _outcome: io::Result<()>, _panes: &mut Panes<'_>) -> Outcome {
        Outcome::Stay
    }

    /// Whom the cursor is on.
    fn pointed(&self, panes: &Panes<'_>) -> Option<OrgIx> {
        panes.pointed()
    }

    /// What stands at the foot before the keys.
    fn foot_prefix(&self, _panes: &Panes<'_>) -> Option<String> {
        None
    }

    /// What the foot says that a key does; nothing where it is not shown.
    fn foot_label(&self, binding: &Binding, _panes: &Panes<'_>) -> String {
        binding.label.to_owned()
    }
}

/// A view that an action opens.
pub trait Open: View + Sized {
    /// Opens it; where there is nothing to show, says so and opens none.
    fn open(panes: &mut Panes<'_>, origin: Origin) -> Option<Self>;
}

/// What a view covers of the panes. What it does not cover is drawn beneath it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cover {
    /// Both.
    Body,
    /// The tree; the card is seen beside it where there is room.
    Tree,
    /// Neither.
    Nothing,
}

/// What becomes of the views after one has taken in an input.
pub enum Outcome {
    /// It meant nothing here: it is done as it is done anywhere.
    Pass,
    /// The view stays.
    Stay,
    /// The view is shut.
    Shut,
    /// Another view is laid on top of it.
    Open(Box<dyn View>),
    /// All views are left for an organisation or a day.
    Go(Target),
    /// The view stays, and shows another day.
    Turn(Day),
    /// The view is shut, and what lies beneath it shows another day.
    ShutAndTurn(Day),
    /// What is open is left for this to be read.
    Read(Subject),
    /// The view is shut, and this is done where it was opened.
    Do(Action),
    /// The view stays, and the loop is to do this.
    Hand(After),
    /// The view is shut, and the loop is to do this.
    ShutAndHand(After),
}

/// Where one is when a view is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Where the key was pressed.
    pub context: Context,
    /// Whom the cursor is on.
    pub pointed: Option<OrgIx>,
}
