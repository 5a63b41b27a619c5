//! The explorer's state, and which input leads to what. It draws nothing and reads no key;
//! what is done is told in the files beneath it, a file for each sort of thing.

mod boundaries;
mod cursor;
mod map;
mod mouse;
mod on_top;
mod palette;
mod sheet;
mod time;
mod travel;
mod typing;

use std::cell::OnceCell;

use super::action::{Action, After, Input};
use super::boundaries::{Boundaries, Half};
use super::card::CardPane;
use super::find::Find;
use super::glossary::Glossary;
use super::keymap::Context;
use super::layout::Layout;
use super::map::MapPane;
use super::palette::Palette;
use super::sheet::{Choice, Field, Sheet, Stage};
use super::times::Times;
use super::trail::Trail;
use super::tree::Tree;
use super::typed::Typed;
use super::{Settings, status};
use crate::atlas::{Atlas, Closed};
use crate::query::{AsAt, Changes};
use crate::search::Index;
use crate::words::Tier;

/// Which pane has the cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pane {
    /// The tree.
    Tree,
    /// The card.
    Card,
}

/// What lies on top of the two panes.
#[derive(Clone, Debug)]
pub enum OnTop<'a> {
    /// Nothing.
    Nothing,
    /// The search.
    Find(Box<Find>),
    /// The line in which one types what to narrow the tree to.
    Narrow,
    /// The list of dates.
    Times(Box<Times>),
    /// The glossary.
    Terms(Box<Glossary<'a>>),
    /// Where boundaries do not line up.
    Boundaries(Box<Boundaries>),
    /// The map.
    Map(Box<MapPane>),
    /// What to copy, write or show.
    Sheet(Box<Sheet>),
    /// Every action by name.
    Palette(Box<Palette>),
    /// The help, scrolled down by so many rows.
    Help(u16),
}

/// Everything the explorer knows.
pub struct App<'a> {
    atlas: &'a Atlas,
    /// Built when the first search is opened: the tree needs none.
    index: OnceCell<Index<'a>>,
    as_at: AsAt<'a>,
    closed: Closed,
    tree: Tree,
    /// What has been typed to narrow the tree to.
    narrow: Typed,
    /// How many organisations it is narrowed to.
    narrowed_to: usize,
    card: Option<CardPane<'a>>,
    pane: Pane,
    on_top: OnTop<'a>,
    /// What that lies on, the lowest first: help, sheet and actions leave it as it is.
    below: Vec<OnTop<'a>>,
    /// What was last chosen to be copied or written.
    last_choice: Choice,
    trail: Trail,
    message: Option<String>,
    layout: Layout,
    settings: Settings,
}

impl<'a> App<'a> {
    /// The explorer as it opens, in a window of so many columns and rows.
    pub fn new(atlas: &'a Atlas, settings: Settings, size: (u16, u16)) -> Self {
        let day = settings.day.unwrap_or(atlas.as_at());
        let as_at = AsAt::new(atlas, day, Closed::Leave);
        let tree = Tree::new(&as_at);
        let mut app = Self {
            atlas,
            index: OnceCell::new(),
            as_at,
            closed: Closed::Leave,
            tree,
            narrow: Typed::default(),
            narrowed_to: 0,
            card: None,
            pane: Pane::Tree,
            on_top: OnTop::Nothing,
            below: Vec::new(),
            last_choice: Choice::default(),
            trail: Trail::default(),
            message: None,
            layout: Layout::default(),
            settings,
        };
        app.resize(size);
        app.show_selected();
        if app.as_at.is_beyond() {
            app.message = Some(status::beyond(&app.as_at));
        }
        app
    }

    /// The atlas as it stands on the date shown.
    pub fn as_at(&self) -> &AsAt<'a> {
        &self.as_at
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

    /// What lies on top.
    pub fn on_top(&self) -> &OnTop<'a> {
        &self.on_top
    }

    /// Does it show what has closed?
    pub fn closed(&self) -> Closed {
        self.closed
    }

    /// What the tree is narrowed to, and how many organisations that is.
    pub fn narrowed(&self) -> (&str, usize) {
        (self.narrow.text(), self.narrowed_to)
    }

    /// What was last said at the foot.
    pub fn message(&self) -> Option<&str> {
        self.message.as_deref()
    }

    /// Where everything stands on the screen.
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// How a person wants it.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Where a key is pressed now.
    pub fn context(&self) -> Context {
        match (&self.on_top, self.pane) {
            (OnTop::Find(_), _) => Context::Search,
            (OnTop::Narrow, _) => Context::Narrow,
            (OnTop::Times(_), _) => Context::Times,
            (OnTop::Terms(_), _) => Context::Terms,
            (OnTop::Boundaries(b), _) if b.focus == Half::Table => Context::Table,
            (OnTop::Boundaries(_), _) => Context::Findings,
            (OnTop::Map(_), _) => Context::Map,
            (OnTop::Sheet(sheet), _) => match (&sheet.stage, sheet.field) {
                (Stage::Reading(_), _) => Context::Printed,
                (Stage::Asking, _) => Context::Asking,
                (Stage::Choosing, Field::Name) => Context::FileName,
                (Stage::Choosing, _) => Context::Sheet,
            },
            (OnTop::Palette(_), _) => Context::Palette,
            (OnTop::Help(_), _) => Context::Help,
            (OnTop::Nothing, Pane::Tree) => Context::Tree,
            (OnTop::Nothing, Pane::Card) => Context::Card,
        }
    }

    /// Does what is asked, and says what is to happen next.
    pub fn update(&mut self, input: Input) -> After {
        if !matches!(input, Input::Resize(..)) {
            self.message = None;
        }
        match input {
            Input::Do(action) => return self.act(action),
            Input::Type(letter) => self.edit(|typed| typed.push(letter)),
            Input::Click(column, row) if matches!(self.on_top, OnTop::Palette(_)) => {
                return self.click_palette(column, row);
            }
            Input::Click(column, row) => self.click(column, row),
            Input::ScrollDown(column, row) => self.scroll((column, row), 3),
            Input::ScrollUp(column, row) => self.scroll((column, row), -3),
            Input::Resize(columns, rows) => self.resize((columns, rows)),
        }
        After::Stay
    }

    /// Takes in a text that was pasted: into whatever is being typed, else nowhere.
    pub fn paste(&mut self, text: &str) -> After {
        self.message = None;
        self.edit(|typed| typed.paste(text));
        After::Stay
    }

    fn act(&mut self, action: Action) -> After {
        if self.act_on_map(action) {
            return After::Stay;
        }
        if let Some(after) = self.act_on_sheet(action) {
            return after;
        }
        match action {
            Action::Quit => return After::Quit,
            Action::Interrupt => return After::Interrupt,
            Action::Suspend if cfg!(unix) => return After::Suspend,
            Action::Suspend => self.message = Some(status::CANNOT_SUSPEND.to_owned()),
            Action::Copy => return self.copy_name(),
            Action::Print => self.open_sheet(),
            Action::Palette => self.open_palette(),
            Action::Follow if matches!(self.on_top, OnTop::Palette(_)) => return self.do_chosen(),
            Action::Help => self.help(),
            Action::StepBack => self.step_back(),
            Action::Find => self.open_find(),
            Action::Narrow => self.open_narrow(),
            Action::Times => self.open_times(),
            Action::Terms => self.open_terms(),
            Action::Boundaries => self.open_boundaries(),
            Action::Explain => self.explain_finding(),
            Action::Since => self.date_finding(),
            Action::FollowColumn => self.follow_column(),
            Action::Map => self.open_map(),
            Action::NextSibling | Action::PreviousSibling | Action::Left | Action::Right
                if matches!(self.on_top, OnTop::Boundaries(_)) =>
            {
                self.travel_in_boundaries(action);
            }
            // Only the map has tiles and colours, and only the sheet a file.
            Action::Overwrite
            | Action::Left
            | Action::Right
            | Action::NextColouring
            | Action::PreviousColouring
            | Action::BySystem
            | Action::ByProvider
            | Action::BySplit
            | Action::ByChange => {}
            Action::ToggleClosed => self.toggle_closed(),
            Action::ClearTyped => self.edit(Typed::clear),
            Action::EraseLetter => self.edit(Typed::erase_letter),
            Action::EraseWord => self.edit(Typed::erase_word),
            Action::SwitchPane => self.switch_pane(),
            Action::Follow => self.follow(),
            Action::Back => self.back(),
            Action::Forward => self.forward(),
            Action::EarlierDate => self.step_date(Changes::before),
            Action::LaterDate => self.step_date(Changes::after),
            Action::ToNation => self.open_to(Tier::Nation),
            Action::ToRegions => self.open_to(Tier::Region),
            Action::ToSystems => self.open_to(Tier::System),
            Action::ToPlaces => self.open_to(Tier::Place),
            Action::ToNeighbourhoods => self.open_to(Tier::Neighbourhood),
            Action::ToPractices => self.open_to(Tier::Practice),
            Action::Open => self.in_tree(|tree, as_at| tree.open(as_at)),
            Action::Shut => self.in_tree(|tree, as_at| tree.shut(as_at)),
            Action::NextSibling => self.in_tree(|tree, _| tree.next_sibling()),
            Action::PreviousSibling => self.in_tree(|tree, _| tree.previous_sibling()),
            Action::Up
            | Action::Down
            | Action::First
            | Action::Last
            | Action::HalfPageDown
            | Action::HalfPageUp
            | Action::PageDown
            | Action::PageUp => self.travel(action),
        }
        After::Stay
    }
}
