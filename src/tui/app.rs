//! The explorer's state, and what each input does to it. It draws nothing and reads no key.

mod boundaries;
mod map;
mod palette;
mod sheet;

use std::cell::OnceCell;

use super::action::{Action, After, Input};
use super::boundaries::{Boundaries, Half};
use super::card::{CardPane, Target};
use super::find::Find;
use super::glossary::Glossary;
use super::keymap::Context;
use super::layout::Layout;
use super::map::MapPane;
use super::palette::Palette;
use super::sheet::{Choice, Field, Sheet, Stage};
use super::times::Times;
use super::trail::{Stop, Trail};
use super::tree::Tree;
use super::typed::Typed;
use super::{Settings, status};
use crate::atlas::{Atlas, Closed, OrgIx};
use crate::date::Day;
use crate::query::{AsAt, Changes, Narrowed, Place};
use crate::search::{Index, MatchClass};
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

/// Changes what is typed, and says whether it is another text now. Letters beyond what there
/// is room for change nothing, and then there is nothing to search for again.
fn changes(typed: &mut Typed, change: impl FnOnce(&mut Typed)) -> bool {
    let before = typed.clone();
    change(typed);
    *typed != before
}

/// A tree is narrowed to no more than this.
const NARROWED_TO: usize = 2_000;

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
            Action::Suspend => return After::Suspend,
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

    /// Up, down and by pages, in whatever has the cursor.
    fn travel(&mut self, action: Action) {
        if matches!(self.on_top, OnTop::Boundaries(_)) {
            return self.travel_in_boundaries(action);
        }
        let height = match &self.on_top {
            OnTop::Find(find) => find.list.height(),
            OnTop::Times(times) => times.list.height(),
            OnTop::Terms(terms) => terms.list.height(),
            OnTop::Palette(palette) => palette.list.height(),
            _ => self.tree.height(),
        };
        let page = isize::try_from(height).unwrap_or(1);
        let step = match action {
            Action::Up => -1,
            Action::Down => 1,
            Action::HalfPageDown => (page / 2).max(1),
            Action::HalfPageUp => -(page / 2).max(1),
            Action::PageDown => page,
            Action::PageUp => -page,
            Action::First => isize::MIN,
            _ => isize::MAX,
        };
        match (&mut self.on_top, self.pane) {
            (OnTop::Find(find), _) => {
                find.list.move_by(step);
                self.show_found();
            }
            (OnTop::Times(times), _) => times.list.move_by(step),
            (OnTop::Terms(terms), _) => terms.list.move_by(step),
            (OnTop::Palette(palette), _) => palette.list.move_by(step),
            (OnTop::Map(_) | OnTop::Boundaries(_) | OnTop::Sheet(_), _) => {}
            (OnTop::Help(top), _) => {
                let furthest = self.layout.help_overflow();
                let step = i16::try_from(step).unwrap_or(if step > 0 { i16::MAX } else { i16::MIN });
                *top = top.saturating_add_signed(step).min(furthest);
            }
            (OnTop::Narrow, _) | (OnTop::Nothing, Pane::Tree) => self.in_tree(|tree, _| tree.move_by(step)),
            (OnTop::Nothing, Pane::Card) => {
                let Some(card) = &mut self.card else { return };
                match action {
                    Action::HalfPageDown => card.page_by(1),
                    Action::HalfPageUp => card.page_by(-1),
                    Action::PageDown => card.page_by(2),
                    Action::PageUp => card.page_by(-2),
                    _ => card.move_by(step),
                }
            }
        }
    }

    fn in_tree(&mut self, change: impl FnOnce(&mut Tree, &AsAt<'a>)) {
        change(&mut self.tree, &self.as_at);
        self.show_selected();
    }

    fn open_to(&mut self, tier: Tier) {
        self.in_tree(|tree, as_at| tree.open_to(as_at, tier));
        self.message = Some(status::opened_to(&self.as_at, tier));
    }

    /// The card of the organisation the cursor is on.
    fn show_selected(&mut self) {
        match self.tree.selected_org() {
            Some(org) => self.show(org),
            None => self.card = None,
        }
    }

    fn show(&mut self, org: OrgIx) {
        if self.card.as_ref().is_some_and(|c| c.org() == org) {
            return;
        }
        self.show_anew(org);
    }

    fn show_anew(&mut self, org: OrgIx) {
        let mut card = CardPane::new(&self.as_at, org);
        let area = self.layout.card_text();
        card.fit(area.width.into(), area.height.into());
        self.card = Some(card);
    }

    fn show_found(&mut self) {
        let OnTop::Find(find) = &self.on_top else { return };
        match find.selected() {
            Some(org) if self.layout.is_wide() => self.show(org),
            None if !find.typed.is_blank() => self.card = None,
            _ => {}
        }
    }

    fn here(&self) -> Stop {
        Stop {
            place: self.tree.selected().map(|row| row.place),
            card_of: self.card.as_ref().map(CardPane::org),
            card_line: self.card.as_ref().map_or(0, CardPane::cursor),
            day: self.as_at.day(),
        }
    }

    /// Goes to an organisation: in the tree where it has a place there, else to its card.
    fn go_to(&mut self, org: OrgIx) {
        let revealed = self.tree.reveal(&self.as_at, org);
        if !self.tree.is_narrowed() {
            self.narrow.clear();
        }
        self.show(org);
        if revealed {
            return;
        }
        self.pane = Pane::Card;
        self.message = Some(status::not_in_tree(&self.as_at, org));
    }

    fn follow(&mut self) {
        match &self.on_top {
            OnTop::Find(_) => self.follow_found(),
            OnTop::Narrow => self.keep_narrow(),
            OnTop::Boundaries(_) => self.follow_row(),
            OnTop::Times(times) => {
                let day = times.selected();
                self.on_top = OnTop::Nothing;
                self.trail.leave(self.here());
                if let Some(day) = day {
                    self.set_day(day);
                }
            }
            _ => self.follow_line(),
        }
    }

    /// Goes to what the search has found.
    fn follow_found(&mut self) {
        let OnTop::Find(find) = &self.on_top else { return };
        let Some(org) = find.selected() else {
            self.message = Some("Nothing found to go to. Esc leaves the search.".to_owned());
            return;
        };
        self.on_top = OnTop::Nothing;
        self.pane = Pane::Tree;
        self.show_selected();
        self.trail.leave(self.here());
        self.go_to(org);
    }

    /// Goes where the line of the card leads.
    fn follow_line(&mut self) {
        match self.card.as_ref().and_then(CardPane::target) {
            Some(Target::Org(org)) => {
                self.trail.leave(self.here());
                self.go_to(org);
                if let Some(card) = &mut self.card {
                    card.move_to_first_link();
                }
            }
            Some(Target::Day(day)) => {
                let org = self.card.as_ref().map(CardPane::org);
                self.trail.leave(self.here());
                self.set_day(day);
                if let Some(org) = org {
                    self.go_to(org);
                }
            }
            None => self.message = Some("This line leads nowhere; those marked › do.".to_owned()),
        }
    }

    fn back(&mut self) {
        match self.trail.back(self.here()) {
            Some(stop) => self.return_to(stop),
            None => self.message = Some("This is where you began.".to_owned()),
        }
    }

    fn forward(&mut self) {
        match self.trail.forward(self.here()) {
            Some(stop) => self.return_to(stop),
            None => self.message = Some("There is nothing ahead.".to_owned()),
        }
    }

    fn return_to(&mut self, stop: Stop) {
        if stop.day != self.as_at.day() {
            self.set_day(stop.day);
        }
        if let Some(place) = stop.place {
            let shown = self.tree.select(place);
            let (Place::Org { org, .. } | Place::Group { under: org, .. }) = place;
            if !shown {
                self.tree.reveal(&self.as_at, org);
                self.tree.select(place);
            }
        }
        self.show_selected();
        if let Some(org) = stop.card_of {
            self.show(org);
        }
        if let Some(card) = &mut self.card {
            card.move_to(stop.card_line);
        }
    }

    fn switch_pane(&mut self) {
        if matches!(self.on_top, OnTop::Boundaries(_)) {
            return self.switch_half();
        }
        self.pane = match self.pane {
            Pane::Tree if self.card.is_some() => Pane::Card,
            _ => Pane::Tree,
        };
        match &mut self.card {
            Some(card) if self.pane == Pane::Card && card.cursor() == 0 => card.move_to_first_link(),
            _ => {}
        }
    }

    fn help(&mut self) {
        match self.on_top {
            OnTop::Help(_) => self.uncover(),
            _ => self.cover(OnTop::Help(0)),
        }
    }

    /// Lays something on top that leaves what is below as it is.
    fn cover(&mut self, with: OnTop<'a>) {
        self.below.push(std::mem::replace(&mut self.on_top, with));
    }

    /// Shuts what lies on top, and shows again what lay below it, fitted to the window.
    fn uncover(&mut self) {
        self.on_top = self.below.pop().unwrap_or(OnTop::Nothing);
        let screen = self.layout.screen();
        self.resize((screen.width, screen.height));
    }

    fn step_back(&mut self) {
        if self.step_back_in_boundaries() {
            return;
        }
        if matches!(self.on_top, OnTop::Help(_) | OnTop::Sheet(_) | OnTop::Palette(_)) {
            return self.uncover();
        }
        match (std::mem::replace(&mut self.on_top, OnTop::Nothing), self.pane) {
            (OnTop::Nothing, Pane::Card) => {
                self.pane = Pane::Tree;
                self.show_selected();
            }
            (OnTop::Nothing, Pane::Tree) if self.narrow.text().is_empty() => {
                self.message = Some("q leaves the explorer; ? shows every key.".to_owned());
            }
            (OnTop::Nothing, Pane::Tree) | (OnTop::Narrow, _) => self.widen(),
            // The search has shown other cards meanwhile.
            (OnTop::Find(_), Pane::Tree) => self.show_selected(),
            _ => {}
        }
    }

    fn open_find(&mut self) {
        let mut find = Find::default();
        find.list.set_height(self.layout.found_rows().into());
        self.on_top = OnTop::Find(Box::new(find));
        self.index.get_or_init(|| Index::new(self.atlas));
    }

    fn open_narrow(&mut self) {
        self.pane = Pane::Tree;
        self.on_top = OnTop::Narrow;
        self.index.get_or_init(|| Index::new(self.atlas));
    }

    fn open_times(&mut self) {
        let changes = self.changes();
        if changes.is_empty() {
            self.message = Some(status::no_more_dates(&changes));
            return;
        }
        let of = self.card.as_ref().map_or_else(String::new, |c| self.as_at.name(c.org()).to_owned());
        let mut times = Times::new(of, &changes, self.as_at.day());
        times.list.set_height(self.layout.listed_rows().into());
        self.on_top = OnTop::Times(Box::new(times));
    }

    fn open_terms(&mut self) {
        let mut glossary = Glossary::new(self.atlas);
        glossary.list.set_height(self.layout.term_rows().into());
        self.on_top = OnTop::Terms(Box::new(glossary));
    }

    fn edit(&mut self, change: impl FnOnce(&mut Typed)) {
        match &mut self.on_top {
            OnTop::Find(find) => {
                if !changes(&mut find.typed, change) {
                    return;
                }
                find.search(self.index.get_or_init(|| Index::new(self.atlas)), self.as_at.day());
                self.show_found();
            }
            OnTop::Terms(terms) => {
                let is_new = changes(&mut terms.typed, change);
                if is_new {
                    terms.narrow();
                }
            }
            OnTop::Palette(palette) => {
                let is_new = changes(&mut palette.typed, change);
                if is_new {
                    palette.narrow();
                }
            }
            OnTop::Sheet(sheet) if sheet.field == Field::Name && matches!(sheet.stage, Stage::Choosing) => {
                sheet.rename(change);
            }
            OnTop::Boundaries(boundaries) => {
                let is_new = changes(&mut boundaries.typed, change);
                if is_new {
                    self.narrow_findings();
                }
            }
            OnTop::Narrow => {
                if !changes(&mut self.narrow, change) {
                    return;
                }
                self.narrow_tree();
                self.tree.select_first_hit();
                self.show_selected();
            }
            _ => {}
        }
    }

    /// Narrows the tree to what is typed; to nothing typed, it is whole.
    fn narrow_tree(&mut self) {
        let narrowed = if self.narrow.is_blank() { None } else { Some(self.fitting()) };
        self.narrowed_to = narrowed.as_ref().map_or(0, Vec::len);
        let narrowed = narrowed.map(|found| Narrowed::to(&self.as_at, found.into_iter()));
        self.tree.narrow(&self.as_at, narrowed);
        self.show_selected();
    }

    /// What fits what is typed: what it names in full or by the beginnings of words; failing
    /// that, what comes near.
    fn fitting(&self) -> Vec<OrgIx> {
        let index = self.index.get_or_init(|| Index::new(self.atlas));
        let shows = |org| self.as_at.snapshot().shows(org);
        let found = index.find(self.narrow.text(), self.as_at.day(), NARROWED_TO, shows);
        let nearest = found.hits.first().map(|hit| hit.class.max(MatchClass::Spread));
        found.hits.iter().filter(|hit| Some(hit.class) <= nearest).map(|hit| hit.org).collect()
    }

    fn keep_narrow(&mut self) {
        self.on_top = OnTop::Nothing;
        if self.narrow.is_blank() {
            self.narrow.clear();
        }
    }

    /// Makes a narrowed tree whole again.
    fn widen(&mut self) {
        self.narrow.clear();
        self.narrow_tree();
    }

    fn toggle_closed(&mut self) {
        self.closed = match self.closed {
            Closed::Leave => Closed::Keep,
            Closed::Keep => Closed::Leave,
        };
        self.set_day(self.as_at.day());
        self.message = Some(status::closed(self.closed));
    }

    fn step_date(&mut self, step: impl FnOnce(&Changes, Day) -> Option<Day>) {
        let changes = self.changes();
        let Some(day) = step(&changes, self.as_at.day()) else {
            self.message = Some(status::no_more_dates(&changes));
            return;
        };
        self.trail.leave(self.here());
        self.set_day(day);
        self.message = Some(status::changed_on(day, changes.on_day(day)));
    }

    /// The days on which something changed in what is selected, below it, or on its card.
    fn changes(&self) -> Changes {
        match self.card.as_ref().map(CardPane::org) {
            Some(org) if !self.as_at.snapshot().roots().contains(&org) => Changes::below(self.atlas, org),
            _ => Changes::of(self.atlas),
        }
    }

    /// Shows another day. The cursor stays with its row, or goes to the nearest thing above
    /// it that is there on that day.
    fn set_day(&mut self, day: Day) {
        let selected = self.tree.selected_org();
        let branch = self.tree.branch();
        self.as_at = AsAt::new(self.atlas, day, self.closed);
        self.tree.rebuild(&self.as_at);
        if !self.narrow.is_blank() {
            self.narrow_tree();
        }
        let org_of = |place: &Place| match place {
            Place::Org { org, .. } => *org,
            Place::Group { under, .. } => *under,
        };
        let stayed = branch.first().is_some_and(|place| self.tree.select(*place));
        if !stayed {
            // What it hangs under may have changed with the day.
            let nearest = selected.into_iter().chain(branch.iter().map(org_of));
            for org in nearest {
                if self.tree.reveal(&self.as_at, org) {
                    break;
                }
            }
        }
        let card_of = if self.pane == Pane::Card {
            self.card.as_ref().map(CardPane::org)
        } else {
            self.tree.selected_org()
        };
        match card_of {
            Some(org) => self.show_anew(org),
            None => self.card = None,
        }
        self.find_again();
    }

    fn resize(&mut self, (columns, rows): (u16, u16)) {
        self.layout = Layout::of(columns, rows);
        self.tree.set_height(self.layout.tree_text().height.into());
        let area = self.layout.card_text();
        if let Some(card) = &mut self.card {
            card.fit(area.width.into(), area.height.into());
        }
        match &mut self.on_top {
            OnTop::Find(find) => find.list.set_height(self.layout.found_rows().into()),
            OnTop::Times(times) => times.list.set_height(self.layout.listed_rows().into()),
            OnTop::Terms(terms) => terms.list.set_height(self.layout.term_rows().into()),
            OnTop::Palette(palette) => palette.list.set_height(self.layout.action_list().height.into()),
            _ => {}
        }
        self.fit_boundaries();
        self.fit_map();
        self.fit_sheet();
        self.show_found();
    }

    fn click(&mut self, column: u16, row: u16) {
        match &mut self.on_top {
            OnTop::Help(_) => self.uncover(),
            OnTop::Sheet(_) => self.click_sheet(column, row),
            // It is clicked elsewhere: it may ask for something to be done.
            OnTop::Palette(_) => {}
            OnTop::Map(_) => self.click_map(column, row),
            OnTop::Find(find) => {
                let area = self.layout.found();
                if !area.contains((column, row).into()) {
                    return;
                }
                let before = find.list.cursor();
                if find.list.move_to_row((row - area.y).into()) {
                    let again = find.list.cursor() == before;
                    self.show_found();
                    if again {
                        self.follow();
                    }
                }
            }
            OnTop::Times(times) => {
                let area = self.layout.listed();
                let before = times.list.cursor();
                let hit = area.contains((column, row).into()) && times.list.move_to_row((row - area.y).into());
                if hit && times.list.cursor() == before {
                    self.follow();
                }
            }
            OnTop::Terms(terms) => {
                let area = self.layout.term_list();
                if area.contains((column, row).into()) {
                    terms.list.move_to_row((row - area.y).into());
                }
            }
            OnTop::Boundaries(_) => self.click_boundaries((column, row).into()),
            OnTop::Nothing | OnTop::Narrow => self.click_pane(column, row),
        }
    }

    fn click_pane(&mut self, column: u16, row: u16) {
        let at = (column, row).into();
        let (tree, card) = (self.layout.tree_text(), self.layout.card_text());
        let shows_tree = self.layout.is_wide() || self.pane == Pane::Tree;
        let shows_card = self.layout.is_wide() || self.pane == Pane::Card;
        if shows_tree && tree.contains(at) {
            self.pane = Pane::Tree;
            let target = self.tree.top() + usize::from(row - tree.y);
            if target >= self.tree.rows().len() {
                return;
            }
            let again = target == self.tree.cursor();
            self.in_tree(|tree, as_at| {
                tree.move_to(target);
                if again {
                    tree.toggle(as_at);
                }
            });
        } else if shows_card && card.contains(at) {
            let was_card = self.pane == Pane::Card;
            self.pane = Pane::Card;
            let Some(pane) = &mut self.card else { return };
            let Some(entry) = pane.entry_at((row - card.y).into()) else { return };
            let again = was_card && pane.cursor() == entry;
            pane.move_to(entry);
            if again {
                self.follow();
            }
        }
    }

    fn scroll(&mut self, (column, row): (u16, u16), rows: isize) {
        match &mut self.on_top {
            OnTop::Help(top) => {
                let furthest = self.layout.help_overflow();
                *top = top.saturating_add_signed(if rows > 0 { 3 } else { -3 }).min(furthest);
                return;
            }
            OnTop::Find(find) => {
                find.list.move_by(rows);
                self.show_found();
                return;
            }
            OnTop::Times(times) => return times.list.move_by(rows),
            OnTop::Terms(terms) => return terms.list.move_by(rows),
            OnTop::Palette(palette) => return palette.list.move_by(rows),
            OnTop::Sheet(_) => return self.scroll_sheet(rows),
            OnTop::Boundaries(_) => return self.scroll_boundaries((column, row).into(), rows),
            OnTop::Map(_) => return,
            OnTop::Nothing | OnTop::Narrow => {}
        }
        let at = (column, row).into();
        let over_card =
            self.layout.card_text().contains(at) && (self.layout.is_wide() || self.pane == Pane::Card);
        if over_card {
            if let Some(card) = &mut self.card {
                card.scroll_by(rows);
            }
        } else if self.layout.is_wide() || self.pane == Pane::Tree {
            self.tree.scroll_by(rows);
            self.show_selected();
        }
    }
}
