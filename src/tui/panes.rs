//! What lies beneath every view: the tree, the card beside it, and the day for which both
//! speak.

mod day;
pub mod going;
mod moves;
mod narrowing;
pub(super) mod pointer;

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use super::card::{CardPane, Target};
use super::export_choice::ExportChoice;
use super::layout::ScreenLayout;
use super::settings::Settings;
use super::status;
use super::terminal::Mouse;
use super::text_input::TextInput;
use super::theme::Theme;
use super::tree::Tree;
use crate::atlas::{Atlas, Closed, OrgIx};
use crate::query::{AsAt, Daily};
use crate::render::name;
use crate::search::Index;

/// Which pane has the cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pane {
    /// The tree.
    Tree,
    /// The card.
    Card,
}

/// The two panes, and all that views share.
pub struct Panes<'a> {
    atlas: &'a Atlas,
    /// Built when something is typed first: the tree needs none.
    index: OnceCell<Index<'a>>,
    as_at: AsAt<'a>,
    closed: Closed,
    tree: Tree,
    /// What has been typed to narrow the tree to.
    narrow: TextInput,
    /// How many organisations it is narrowed to.
    narrowed_to: usize,
    card: Option<CardPane<'a>>,
    pane: Pane,
    message: Option<String>,
    layout: ScreenLayout,
    settings: Settings,
    /// Whom a person went to, the last first.
    recent: Vec<OrgIx>,
    /// The ids of the organisations that a person comes back to; an atlas may lack some.
    bookmarks: Vec<String>,
    /// What is known of what happened day by day, of whom it was asked last.
    daily: RefCell<Option<Rc<Daily<'a>>>>,
    /// Whom a person marked, to be told of together with another.
    mark: Option<OrgIx>,
    /// What was last chosen to be copied or written.
    pub(super) last_export: ExportChoice,
}

impl<'a> Panes<'a> {
    /// The panes as they open, in a window of so many columns and rows.
    pub(super) fn new(atlas: &'a Atlas, settings: Settings, layout: ScreenLayout) -> Self {
        let day = settings.day.unwrap_or(atlas.as_at());
        let as_at = AsAt::new(atlas, day, Closed::Leave);
        let tree = Tree::new(&as_at);
        let mut panes = Self {
            atlas,
            index: OnceCell::new(),
            as_at,
            closed: Closed::Leave,
            tree,
            narrow: TextInput::default(),
            narrowed_to: 0,
            card: None,
            pane: Pane::Tree,
            message: None,
            layout,
            settings,
            recent: Vec::new(),
            bookmarks: Vec::new(),
            daily: RefCell::default(),
            mark: None,
            last_export: ExportChoice::default(),
        };
        panes.fit(layout);
        panes.show_selected();
        if let Some(org) = settings.start {
            panes.go_to(org);
        }
        if panes.as_at.is_beyond() {
            panes.say(status::beyond(&panes.as_at));
        }
        panes
    }

    /// The whole atlas.
    pub(super) fn atlas(&self) -> &'a Atlas {
        self.atlas
    }

    /// What a search looks things up in.
    pub(super) fn index(&self) -> &Index<'a> {
        self.index.get_or_init(|| Index::with_localities(self.atlas))
    }

    /// The atlas as it stands on the date shown.
    pub fn as_at(&self) -> &AsAt<'a> {
        &self.as_at
    }

    /// Does it show what has closed?
    pub fn closed(&self) -> Closed {
        self.closed
    }

    /// The tree.
    pub fn tree(&self) -> &Tree {
        &self.tree
    }

    /// The card beside it.
    pub fn card(&self) -> Option<&CardPane<'a>> {
        self.card.as_ref()
    }

    /// Which pane has the cursor.
    pub fn pane(&self) -> Pane {
        self.pane
    }

    /// Gives a pane the cursor.
    pub(super) fn focus(&mut self, pane: Pane) {
        self.pane = pane;
    }

    /// What the tree is narrowed to, and how many organisations that is.
    pub fn narrowed(&self) -> (&str, usize) {
        (self.narrow.text(), self.narrowed_to)
    }

    /// What was last said at the foot.
    pub fn message(&self) -> Option<&str> {
        self.message.as_deref()
    }

    /// Says something at the foot.
    pub(super) fn say(&mut self, message: impl Into<String>) {
        self.message = Some(message.into());
    }

    /// Says nothing at the foot any more.
    pub(super) fn hush(&mut self) {
        self.message = None;
    }

    /// Where everything stands on the screen.
    pub fn layout(&self) -> ScreenLayout {
        self.layout
    }

    /// How a person wants it.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// How it looks.
    pub(super) fn theme(&self) -> Theme {
        Theme::of(&self.settings)
    }

    /// Whose card is shown.
    pub(super) fn selected(&self) -> Option<OrgIx> {
        self.card.as_ref().map(CardPane::org)
    }

    /// Whom the cursor is on: on a link of the card, whom that leads to.
    pub(super) fn pointed(&self) -> Option<OrgIx> {
        match self.card.as_ref().and_then(CardPane::target) {
            Some(Target::Org(org)) if self.pane == Pane::Card => Some(org),
            _ => self.selected(),
        }
    }

    /// The address of the source that the cursor of the card is on.
    pub(super) fn pointed_address(&self) -> Option<String> {
        let card = self.card.as_ref().filter(|_| self.pane == Pane::Card)?;
        card.address().map(str::to_owned)
    }

    /// Leaves the mouse to the terminal, or listens to it again; which of the two it is now.
    pub(super) fn toggle_mouse(&mut self) -> Mouse {
        self.settings.mouse = match self.settings.mouse {
            Mouse::On => Mouse::Off,
            Mouse::Off => Mouse::On,
        };
        self.settings.mouse
    }

    /// Whom a person went to, the last first.
    pub(super) fn recent(&self) -> &[OrgIx] {
        &self.recent
    }

    /// Remembers that a person went to an organisation.
    pub(super) fn remember(&mut self, org: OrgIx) {
        const REMEMBERED: usize = 8;
        self.recent.retain(|other| *other != org);
        self.recent.insert(0, org);
        self.recent.truncate(REMEMBERED);
    }

    /// The ids of the organisations that a person comes back to.
    pub(super) fn bookmarks(&self) -> &[String] {
        &self.bookmarks
    }

    /// Takes up the bookmarks of before.
    pub(super) fn take_up_bookmarks(&mut self, ids: Vec<String>) {
        self.bookmarks = ids;
    }

    /// Keeps an organisation among the bookmarks.
    pub(super) fn bookmark(&mut self, org: OrgIx) {
        self.bookmarks.push(self.atlas.org(org).id.to_string());
        self.say(format!("Kept: {}.", name(&self.as_at, org)));
    }

    /// Takes a bookmark away.
    pub(super) fn forget_bookmark(&mut self, number: usize) {
        if number < self.bookmarks.len() {
            self.bookmarks.remove(number);
        }
    }

    /// Whom a person marked.
    pub(super) fn mark(&self) -> Option<OrgIx> {
        self.mark
    }

    /// Marks one in the place of whom was marked; whom is marked already is marked no more.
    pub(super) fn toggle_mark(&mut self, org: OrgIx) {
        if self.mark == Some(org) {
            self.mark = None;
            self.say(status::unmarked(&self.as_at, org));
            return;
        }
        let until_now = self.mark.replace(org);
        self.say(status::marked(&self.as_at, org, until_now));
    }

    /// Fits both panes to the window.
    pub(super) fn fit(&mut self, layout: ScreenLayout) {
        self.layout = layout;
        self.tree.set_height(layout.tree_text().height.into());
        let area = layout.card_text();
        if let Some(card) = &mut self.card {
            card.fit(area.width.into(), area.height.into());
        }
    }

    /// Shows the card of the organisation that the cursor of the tree is on.
    pub(super) fn show_selected(&mut self) {
        match self.tree.selected_org() {
            Some(org) => self.show(org),
            None => self.card = None,
        }
    }

    /// Shows a card, unless it is the one that is shown.
    pub(super) fn show(&mut self, org: OrgIx) {
        if self.selected() != Some(org) {
            self.show_anew(org);
        }
    }

    /// Shows a card as at the day, the cursor on its first line.
    fn show_anew(&mut self, org: OrgIx) {
        let mut card = CardPane::new(&self.as_at, org);
        let area = self.layout.card_text();
        card.fit(area.width.into(), area.height.into());
        self.card = Some(card);
    }

    /// Opens what is folded under a heading of the card, or folds it again.
    pub(super) fn toggle_fold(&mut self, heading: usize) {
        if let Some(card) = &mut self.card {
            card.toggle(heading);
        }
    }

    /// Shows no card.
    pub(super) fn show_none(&mut self) {
        self.card = None;
    }

    /// Changes the tree, and shows the card of what its cursor is on then.
    pub(super) fn in_tree(&mut self, change: impl FnOnce(&mut Tree, &AsAt<'a>)) {
        change(&mut self.tree, &self.as_at);
        self.show_selected();
    }
}
