//! The explorer's state, and which input leads to what. The view on top takes in each input;
//! what means nothing to it is done as it is done anywhere. It draws nothing and reads no key.

mod anywhere;
mod retracing;
mod stack;

use std::any::Any;
use std::io;

use ratatui::layout::Size;

use super::action::{Action, After, Input, Wheel};
use super::card::CardPane;
use super::file::Save;
use super::keymap::Context;
use super::layout::ScreenLayout;
use super::panes::{Pane, Panes};
use super::settings::Settings;
use super::status;
use super::text_input::TextInput;
use super::trail::Trail;
use super::tree::Tree;
use super::view::{Outcome, View};
use crate::atlas::{Atlas, Closed};
use crate::query::AsAt;

/// Everything the explorer knows.
pub struct App<'a> {
    panes: Panes<'a>,
    /// What lies on the panes, the lowest first.
    stack: Vec<Box<dyn View>>,
    trail: Trail,
}

impl<'a> App<'a> {
    /// The explorer as it opens, in a window of so many columns and rows.
    pub fn new(atlas: &'a Atlas, settings: Settings, size: impl Into<Size>) -> Self {
        let Size { width, height } = size.into();
        let layout = ScreenLayout::of(width, height);
        Self { panes: Panes::new(atlas, settings, layout), stack: Vec::new(), trail: Trail::default() }
    }

    /// What lies beneath every view.
    pub fn panes(&self) -> &Panes<'a> {
        &self.panes
    }

    /// The view on top, where there is one.
    pub fn top(&self) -> Option<&dyn View> {
        self.stack.last().map(AsRef::as_ref)
    }

    /// The view on top, where it is of this sort.
    pub fn top_as<V: View>(&self) -> Option<&V> {
        let top: &dyn Any = self.top()?;
        top.downcast_ref()
    }

    /// The atlas as it stands on the date shown.
    pub fn as_at(&self) -> &AsAt<'a> {
        self.panes.as_at()
    }

    /// The tree.
    pub fn tree(&self) -> &Tree {
        self.panes.tree()
    }

    /// The card beside it.
    pub fn card(&self) -> Option<&CardPane<'a>> {
        self.panes.card()
    }

    /// Which pane has the cursor.
    pub fn pane(&self) -> Pane {
        self.panes.pane()
    }

    /// Does it show what has closed?
    pub fn closed(&self) -> Closed {
        self.panes.closed()
    }

    /// What the tree is narrowed to, and how many organisations that is.
    pub fn narrowed(&self) -> (&str, usize) {
        self.panes.narrowed()
    }

    /// What was last said at the foot.
    pub fn message(&self) -> Option<&str> {
        self.panes.message()
    }

    /// Where everything stands on the screen.
    pub fn layout(&self) -> ScreenLayout {
        self.panes.layout()
    }

    /// Where a key is pressed now.
    pub fn context(&self) -> Context {
        match (self.top(), self.pane()) {
            (Some(view), _) => view.context(),
            (None, Pane::Tree) => Context::Tree,
            (None, Pane::Card) => Context::Card,
        }
    }

    /// Does what is asked, and says what is to happen next.
    pub fn update(&mut self, input: Input) -> After {
        if !matches!(input, Input::Resize(..)) {
            self.panes.hush();
        }
        match input {
            Input::Do(action) => return self.act(action),
            Input::Type(letter) => self.edit(|line| line.push(letter)),
            Input::Unknown(key) => self.panes.say(status::no_meaning(key)),
            Input::Click(column, row) => return self.click((column, row).into()),
            Input::ScrollDown(column, row) => self.scroll(Wheel { at: (column, row).into(), rows: 3 }),
            Input::ScrollUp(column, row) => self.scroll(Wheel { at: (column, row).into(), rows: -3 }),
            Input::Resize(columns, rows) => self.fit(ScreenLayout::of(columns, rows)),
        }
        After::Stay
    }

    /// Takes in a text that was pasted: into whatever is being typed, else nowhere.
    pub fn paste(&mut self, text: &str) -> After {
        self.panes.hush();
        self.edit(|line| line.paste(text));
        After::Stay
    }

    /// Takes up the bookmarks of before, by id.
    #[must_use]
    pub fn with_bookmarks(mut self, ids: Vec<String>) -> Self {
        self.panes.take_up_bookmarks(ids);
        self
    }

    /// Takes in that the bookmarks could not be kept, and why.
    pub fn bookmarks_not_kept(&mut self, why: &str) {
        self.panes.say(format!("Kept until you leave, but not beyond: {why}"));
    }

    /// Takes in how the writing of a file went.
    pub fn saved(&mut self, save: &Save, outcome: io::Result<()>) {
        let Some(view) = self.stack.last_mut() else { return };
        let outcome = view.saved(save, outcome, &mut self.panes);
        self.carry_out(outcome);
    }

    fn act(&mut self, action: Action) -> After {
        let outcome = match self.stack.last_mut() {
            Some(view) => view.act(action, &mut self.panes),
            None => Outcome::Pass,
        };
        match outcome {
            Outcome::Pass => self.act_anywhere(action),
            outcome => self.carry_out(outcome),
        }
    }

    /// Changes the line that is being typed.
    fn edit(&mut self, change: impl FnOnce(&mut TextInput)) {
        let Some(view) = self.stack.last_mut() else { return };
        let Some(line) = view.text_input(&mut self.panes) else { return };
        let is_new = line.change(change);
        if is_new {
            view.edited(&mut self.panes);
        }
    }

    fn fit(&mut self, layout: ScreenLayout) {
        self.panes.fit(layout);
        for view in &mut self.stack {
            view.fit(&mut self.panes);
        }
    }
}
