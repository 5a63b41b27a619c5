//! The one table of keys: it feeds dispatch, the line at the foot, the help and the list of
//! actions.

use crossterm::event::KeyCode;

use super::action::Action;
use super::context::Context;
use super::key::{Key, alt, ch, ctrl, key};

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// What it does.
    pub action: Action,
    /// The keys that do it, the one to show first.
    pub keys: &'static [Key],
    /// Where they do.
    pub contexts: &'static [Context],
    /// A word or two for the line at the foot; empty where it is not shown there.
    pub label: &'static str,
    /// One line of help.
    pub help: &'static str,
}

impl Binding {
    /// The same, shown at the foot with these words.
    const fn at_foot(self, label: &'static str) -> Self {
        Self { label, ..self }
    }
}

const fn bind(
    action: Action,
    keys: &'static [Key],
    contexts: &'static [Context],
    help: &'static str,
) -> Binding {
    Binding { action, keys, contexts, label: "", help }
}

const TREE: &[Context] = &[Context::Tree];
const CARD: &[Context] = &[Context::Card];
const PANES: &[Context] = &[Context::Tree, Context::Card];
/// The views through which the way back leads, where letters are keys.
const RETRACING: &[Context] = &[
    Context::Table,
    Context::Map,
    Context::Tiles,
    Context::Times,
    Context::Listing,
    Context::Reading,
    Context::Difference,
];
const LISTS: &[Context] = &[
    Context::Tree,
    Context::Card,
    Context::Times,
    Context::Listing,
    Context::Reading,
    Context::Difference,
    Context::Choice,
    Context::Bookmarks,
    Context::Printed,
    Context::Help,
];
const SEARCH: &[Context] = &[Context::Search];
/// Where a line is typed.
pub(in crate::tui) const TYPING: &[Context] = &[
    Context::Search,
    Context::Narrow,
    Context::Dates,
    Context::Terms,
    Context::Findings,
    Context::FileName,
    Context::Palette,
];
const DATES: &[Context] = &[Context::Dates];
const READING: &[Context] = &[Context::Reading, Context::Difference];
const DIFFERENCE: &[Context] = &[Context::Difference];
const CHOICE: &[Context] = &[Context::Choice];
const TIMES: &[Context] = &[Context::Times];
const LISTING: &[Context] = &[Context::Listing];
const BOOKMARKS: &[Context] = &[Context::Bookmarks];
const NARROW: &[Context] = &[Context::Narrow];
const TYPED_LISTS: &[Context] =
    &[Context::Search, Context::Dates, Context::Terms, Context::Findings, Context::Palette];
const FINDINGS: &[Context] = &[Context::Findings];
const TABLE: &[Context] = &[Context::Table];
const DATED: &[Context] = &[Context::Tree, Context::Card, Context::Table, Context::Reading];
/// Where a date may be typed to go to.
const DATABLE: &[Context] = &[
    Context::Tree,
    Context::Card,
    Context::Table,
    Context::Map,
    Context::Tiles,
    Context::Times,
    Context::Reading,
];
/// Where someone is selected, of whom more can be told.
const TELLING: &[Context] = &[
    Context::Tree,
    Context::Card,
    Context::Listing,
    Context::Table,
    Context::Map,
    Context::Tiles,
    Context::Reading,
    Context::Difference,
];
const MAP: &[Context] = &[Context::Map];
const TILES: &[Context] = &[Context::Tiles];
const MAPS: &[Context] = &[Context::Map, Context::Tiles];
const EXPORT: &[Context] = &[Context::Export];
const FILE_NAME: &[Context] = &[Context::FileName];
const ASKING: &[Context] = &[Context::Asking];
const PALETTE: &[Context] = &[Context::Palette];
/// Where something is selected, and letters are keys.
const POINTING: &[Context] = TELLING;
/// Where `o` is free.
const COMPARING: &[Context] = &[
    Context::Tree,
    Context::Card,
    Context::Listing,
    Context::Map,
    Context::Tiles,
    Context::Reading,
    Context::Difference,
];
/// Where something is selected, and letters are typed.
const POINTING_TYPED: &[Context] = &[Context::Search, Context::Findings];
const NAMING: &[Context] = &[
    Context::Tree,
    Context::Card,
    Context::Times,
    Context::Listing,
    Context::Reading,
    Context::Difference,
    Context::Bookmarks,
    Context::Table,
    Context::Map,
    Context::Tiles,
    Context::Printed,
];
const NAMING_TYPED: &[Context] =
    &[Context::Search, Context::Narrow, Context::Dates, Context::Terms, Context::Findings];
const ON_TOP: &[Context] = &[
    Context::Search,
    Context::Narrow,
    Context::Times,
    Context::Listing,
    Context::Dates,
    Context::Reading,
    Context::Difference,
    Context::Choice,
    Context::Bookmarks,
    Context::Terms,
    Context::Map,
    Context::Tiles,
    Context::Export,
    Context::FileName,
    Context::Printed,
    Context::Palette,
    Context::Help,
];
/// Everywhere there is.
pub const EVERYWHERE: &[Context] = Context::ALL;

/// Every key there is, in the order in which the help shows them. At the foot those that
/// fit the moment are shown in this order too.
pub const BINDINGS: &[Binding] = &[
    bind(Action::Down, &[key(KeyCode::Down), ch('j')], LISTS, "to the row below"),
    bind(Action::Up, &[key(KeyCode::Up), ch('k')], LISTS, "to the row above"),
    bind(Action::Down, &[key(KeyCode::Down), ctrl('n')], TYPED_LISTS, "to the next one found"),
    bind(Action::Up, &[key(KeyCode::Up), ctrl('p')], TYPED_LISTS, "to the one found before it"),
    bind(
        Action::Open,
        &[key(KeyCode::Right), ch('l'), key(KeyCode::Enter)],
        TREE,
        "open; when it is open, to the first row below",
    )
    .at_foot("open"),
    bind(Action::Follow, &[key(KeyCode::Enter), key(KeyCode::Right), ch('l')], CARD, "go where the line leads")
        .at_foot("follow"),
    bind(Action::Follow, &[key(KeyCode::Enter)], SEARCH, "go to the one found").at_foot("go there"),
    bind(Action::Follow, &[key(KeyCode::Enter), key(KeyCode::Right), ch('l')], TIMES, "what changed that day")
        .at_foot("what changed"),
    bind(Action::Follow, &[key(KeyCode::Enter)], DATES, "to the date typed or chosen").at_foot("go there"),
    bind(
        Action::Follow,
        &[key(KeyCode::Enter), key(KeyCode::Right), ch('l')],
        READING,
        "go where the line leads",
    )
    .at_foot("follow"),
    bind(Action::Follow, &[key(KeyCode::Enter), key(KeyCode::Right), ch('l')], CHOICE, "go there")
        .at_foot("go there"),
    bind(Action::NextSibling, &[key(KeyCode::Tab), ch('J')], READING, "to the next line that leads somewhere")
        .at_foot("next link"),
    bind(
        Action::PreviousSibling,
        &[key(KeyCode::BackTab), ch('K')],
        READING,
        "to the line before that leads somewhere",
    ),
    bind(Action::OpenBelow, &[ch('*')], DIFFERENCE, "name all that is counted, or count it again")
        .at_foot("name all"),
    bind(Action::EarlierDate, &[ch('<'), ch(',')], DIFFERENCE, "what changed on the date before")
        .at_foot("earlier"),
    bind(Action::LaterDate, &[ch('>'), ch('.')], DIFFERENCE, "what changed on the next date").at_foot("later"),
    bind(Action::Difference, &[ch('d'), ch('@')], DIFFERENCE, "what changed between two dates you type")
        .at_foot("other dates"),
    bind(
        Action::SwitchPane,
        &[key(KeyCode::Tab), key(KeyCode::Enter), key(KeyCode::Right), key(KeyCode::BackTab)],
        FINDINGS,
        "to the table of the finding",
    )
    .at_foot("to the table"),
    bind(Action::Explain, &[key(KeyCode::F(2))], FINDINGS, "what findings of this sort mean")
        .at_foot("what it means"),
    bind(Action::Since, &[key(KeyCode::F(3))], FINDINGS, "since when this has been so"),
    bind(Action::Boundaries, &[ctrl('b')], FINDINGS, "all of England, or what is selected")
        .at_foot("all/selected"),
    bind(Action::First, &[key(KeyCode::Home)], FINDINGS, "to the first finding"),
    bind(Action::Last, &[key(KeyCode::End)], FINDINGS, "to the last finding"),
    bind(Action::Follow, &[key(KeyCode::Enter)], TABLE, "to the row's organisation, or the heading's area")
        .at_foot("go to row"),
    bind(Action::FollowColumn, &[ch('o')], TABLE, "to the area of the column").at_foot("go to column"),
    bind(Action::Down, &[key(KeyCode::Down), ch('j')], TABLE, "to the row below"),
    bind(Action::Up, &[key(KeyCode::Up), ch('k')], TABLE, "to the row above, and to the headings"),
    bind(Action::Left, &[key(KeyCode::Left), ch('h')], TABLE, "to the column on the left, and to the names"),
    bind(Action::Right, &[key(KeyCode::Right), ch('l')], TABLE, "to the column on the right"),
    bind(Action::First, &[key(KeyCode::Home), ch('g')], TABLE, "to the first column"),
    bind(Action::Last, &[key(KeyCode::End), ch('G')], TABLE, "to the last column"),
    bind(Action::NextSibling, &[ch('J')], TABLE, "to the next finding"),
    bind(Action::PreviousSibling, &[ch('K')], TABLE, "to the finding before"),
    bind(Action::Explain, &[ch('e')], TABLE, "what findings of this sort mean").at_foot("what it means"),
    bind(Action::Since, &[ch('s')], TABLE, "since when this has been so").at_foot("since when"),
    bind(Action::Boundaries, &[ch('b')], TABLE, "all of England, or what is selected").at_foot("all/selected"),
    bind(Action::SwitchPane, &[key(KeyCode::Tab), key(KeyCode::BackTab)], TABLE, "to the list of findings")
        .at_foot("list"),
    bind(Action::StepBack, &[key(KeyCode::Esc)], FINDINGS, "back to where you were").at_foot("leave this"),
    bind(Action::StepBack, &[key(KeyCode::Esc)], TABLE, "to the list of findings").at_foot("to the list"),
    bind(Action::Help, &[ch('?'), key(KeyCode::F(1))], TABLE, "these keys").at_foot("help"),
    bind(Action::Help, &[key(KeyCode::F(1))], FINDINGS, "these keys"),
    bind(Action::Quit, &[ch('q')], TABLE, "leave"),
    bind(Action::Follow, &[key(KeyCode::Enter)], NARROW, "keep the tree narrowed and go on in it")
        .at_foot("keep"),
    bind(Action::Shut, &[key(KeyCode::Left), ch('h')], TREE, "shut; when it is shut, to the row it is under")
        .at_foot("shut"),
    bind(
        Action::SwitchPane,
        &[key(KeyCode::Tab), key(KeyCode::BackTab)],
        PANES,
        "between the tree and the card",
    )
    .at_foot("tree/card"),
    bind(Action::Find, &[ch('/')], PANES, "find by code, name, former name or initials").at_foot("find"),
    bind(Action::Boundaries, &[ch('b')], PANES, "where boundaries do not line up, here and below")
        .at_foot("boundaries"),
    bind(Action::EarlierDate, &[ch('<'), ch(',')], DATED, "to the date before, of those in t")
        .at_foot("earlier"),
    bind(Action::LaterDate, &[ch('>'), ch('.')], DATED, "to the next date, of those in t").at_foot("later"),
    bind(Action::Times, &[ch('t')], PANES, "the dates on which something changed here or below")
        .at_foot("dates"),
    bind(Action::GoToDate, &[ch('@')], DATABLE, "to any date: type it as you would write it"),
    bind(Action::Times, &[ch('t')], &[Context::Table, Context::Map], "the dates on which something changed"),
    bind(Action::History, &[ch('i')], TELLING, "the history of what is selected"),
    bind(
        Action::Difference,
        &[ch('d')],
        &[Context::Tree, Context::Card, Context::Table, Context::Map, Context::Times, Context::Reading],
        "what changed between two dates",
    ),
    bind(Action::Mark, &[ch(' ')], TELLING, "mark it, to be told of with another; again to take that back"),
    bind(Action::Overlap, &[ch('o')], COMPARING, "compare it with the one marked: whose land lies in whose"),
    bind(Action::Overlap, &[ch('O')], TABLE, "compare it with the one marked: whose land lies in whose"),
    bind(Action::Path, &[ch('w')], TELLING, "how it is connected with the one marked"),
    bind(Action::Narrow, &[ch('f')], PANES, "narrow the tree to what you type; Esc makes it whole again")
        .at_foot("narrow"),
    bind(Action::ToggleClosed, &[ch('c')], PANES, "show what has closed too, or hide it again"),
    bind(Action::Terms, &[ch('a')], PANES, "what the terms mean"),
    bind(Action::Map, &[ch('m')], PANES, "the map of it, as the ground lies; of a region or England, of all")
        .at_foot("map"),
    bind(Action::Tiles, &[ch('M')], PANES, "the map of it in tiles, all of one size"),
    bind(Action::Follow, &[key(KeyCode::Enter)], MAPS, "to the area with the cursor, in the tree")
        .at_foot("go there"),
    bind(Action::ZoomIn, &[ch('+'), ch('=')], MAP, "closer, about the area with the cursor").at_foot("closer"),
    bind(Action::ZoomOut, &[ch('-'), ch('_')], MAP, "farther").at_foot("farther"),
    bind(Action::FitNation, &[ch('0')], MAP, "all of England").at_foot("England"),
    bind(Action::FitSelected, &[ch('z')], MAP, "as close as the area with the cursor fits").at_foot("fit"),
    bind(Action::Map, &[ch('m')], MAP, "the map of the system of the area; Esc leads back")
        .at_foot("its system"),
    bind(Action::Tiles, &[ch('M')], MAP, "the map in tiles, all of one size").at_foot("tiles"),
    bind(Action::Tiles, &[ch('M')], TILES, "the map of the system of the tile; Esc leads back")
        .at_foot("its system"),
    bind(Action::Map, &[ch('m')], TILES, "the map of it, as the ground lies").at_foot("ground"),
    bind(Action::NextColouring, &[key(KeyCode::Tab)], MAPS, "colour by the next of what 1 to 4 colour by")
        .at_foot("colour by"),
    bind(Action::PreviousColouring, &[key(KeyCode::BackTab)], MAPS, "colour by the one before"),
    bind(Action::BySystem, &[ch('1')], MAPS, "colour by system; systems by region").at_foot("system"),
    bind(Action::ByProvider, &[ch('2')], MAPS, "colour by who runs the service, mental health first")
        .at_foot("provider"),
    bind(
        Action::NextService,
        &[ch('s')],
        MAPS,
        "by who provides the next service: hospital, A&E, community, ambulance",
    )
    .at_foot("service"),
    bind(Action::BySplit, &[ch('3')], MAPS, "colour by how councils are split between systems")
        .at_foot("split"),
    bind(Action::ByChange, &[ch('4')], MAPS, "colour by what changed when the map last did").at_foot("change"),
    bind(Action::EarlierDate, &[ch('<'), ch(',')], MAPS, "to the date before on which something changed")
        .at_foot("earlier"),
    bind(Action::LaterDate, &[ch('>'), ch('.')], MAPS, "to the next date on which something changed")
        .at_foot("later"),
    bind(Action::Left, &[key(KeyCode::Left), ch('h')], MAPS, "to the area on the left"),
    bind(Action::Down, &[key(KeyCode::Down), ch('j')], MAPS, "to the area below"),
    bind(Action::Up, &[key(KeyCode::Up), ch('k')], MAPS, "to the area above"),
    bind(Action::Right, &[key(KeyCode::Right), ch('l')], MAPS, "to the area on the right"),
    bind(Action::PanLeft, &[ch('H')], MAP, "what lies to the west"),
    bind(Action::PanDown, &[ch('J')], MAP, "what lies to the south"),
    bind(Action::PanUp, &[ch('K')], MAP, "what lies to the north"),
    bind(Action::PanRight, &[ch('L')], MAP, "what lies to the east"),
    bind(Action::First, &[ch('g'), key(KeyCode::Home)], TILES, "to the first tile"),
    bind(Action::Last, &[ch('G'), key(KeyCode::End)], TILES, "to the last tile"),
    bind(Action::Help, &[ch('?'), key(KeyCode::F(1))], MAPS, "these keys").at_foot("help"),
    bind(Action::Quit, &[ch('q')], MAPS, "leave"),
    bind(Action::Follow, &[key(KeyCode::Enter)], EXPORT, "copy, write or show it, as chosen").at_foot("do it"),
    bind(Action::Right, &[key(KeyCode::Right), ch('l'), ch(' ')], EXPORT, "the next choice").at_foot("change"),
    bind(Action::Left, &[key(KeyCode::Left), ch('h')], EXPORT, "the choice before"),
    bind(Action::Down, &[key(KeyCode::Down), ch('j'), key(KeyCode::Tab)], EXPORT, "to the line below"),
    bind(Action::Up, &[key(KeyCode::Up), ch('k'), key(KeyCode::BackTab)], EXPORT, "to the line above"),
    bind(Action::First, &[key(KeyCode::Home), ch('g')], EXPORT, "to the first line"),
    bind(Action::Last, &[key(KeyCode::End), ch('G')], EXPORT, "to the last line"),
    bind(Action::Help, &[ch('?'), key(KeyCode::F(1))], EXPORT, "these keys").at_foot("help"),
    bind(Action::Quit, &[ch('q')], EXPORT, "leave"),
    bind(Action::Follow, &[key(KeyCode::Enter)], FILE_NAME, "write the file").at_foot("write it"),
    bind(Action::Down, &[key(KeyCode::Down), key(KeyCode::Tab)], FILE_NAME, "to the line below"),
    bind(Action::Up, &[key(KeyCode::Up), key(KeyCode::BackTab)], FILE_NAME, "to the line above"),
    bind(Action::Help, &[key(KeyCode::F(1))], FILE_NAME, "these keys"),
    bind(Action::Overwrite, &[ch('y')], ASKING, "write over the file that is there").at_foot("overwrite it"),
    bind(Action::Help, &[ch('?'), key(KeyCode::F(1))], ASKING, "these keys"),
    bind(Action::StepBack, &[ch('n'), key(KeyCode::Esc)], ASKING, "leave it as it is")
        .at_foot("leave it as it is"),
    bind(Action::Follow, &[key(KeyCode::Enter)], PALETTE, "do it where you came from").at_foot("do it"),
    bind(
        Action::Copy,
        &[ch('y')],
        POINTING,
        "copy the name and code of what is selected, or a source's address",
    ),
    bind(Action::Copy, &[ctrl('y')], POINTING_TYPED, "copy the name and code of what is selected"),
    bind(Action::CopyPath, &[ch('Y')], POINTING, "copy the way down to it: England, region, system …"),
    bind(Action::Print, &[ch('p')], POINTING, "copy, save or show the tree below it, or a note on it")
        .at_foot("copy/print"),
    bind(
        Action::Print,
        &[key(KeyCode::F(4))],
        POINTING_TYPED,
        "copy, save or show the tree below it, or a note on it",
    ),
    bind(Action::Bookmarks, &[ch('B')], POINTING, "the bookmarks; keep what is selected there"),
    bind(
        Action::Follow,
        &[key(KeyCode::Enter), key(KeyCode::Right), ch('l')],
        BOOKMARKS,
        "go there, or keep it",
    )
    .at_foot("go there"),
    bind(Action::Follow, &[key(KeyCode::Enter), key(KeyCode::Right), ch('l')], LISTING, "go there")
        .at_foot("go there"),
    bind(Action::Forget, &[key(KeyCode::Delete), ch('d')], BOOKMARKS, "take the bookmark away")
        .at_foot("take away"),
    bind(Action::Palette, &[ch(':')], NAMING, "every action by name"),
    bind(Action::Palette, &[key(KeyCode::F(5))], NAMING_TYPED, "every action by name"),
    bind(Action::Back, &[ch('['), alt(KeyCode::Left)], PANES, "back to where you were").at_foot("back"),
    bind(Action::Forward, &[ch(']'), alt(KeyCode::Right)], PANES, "forward again"),
    bind(Action::Back, &[ch('['), alt(KeyCode::Left)], RETRACING, "back to where you were"),
    bind(Action::Forward, &[ch(']'), alt(KeyCode::Right)], RETRACING, "forward again"),
    bind(Action::ToNation, &[ch('1')], TREE, "show England alone"),
    bind(Action::ToRegions, &[ch('2')], TREE, "open down to regions"),
    bind(Action::ToSystems, &[ch('3')], TREE, "open down to systems"),
    bind(Action::ToPlaces, &[ch('4')], TREE, "open down to places"),
    bind(Action::ToNeighbourhoods, &[ch('5')], TREE, "open down to neighbourhoods"),
    bind(Action::ToPractices, &[ch('6')], TREE, "open down to practices"),
    bind(Action::OpenBelow, &[ch('*')], TREE, "open everything below"),
    bind(Action::NextSibling, &[ch('J')], TREE, "to the next row at the same depth"),
    bind(Action::PreviousSibling, &[ch('K')], TREE, "to the row before at the same depth"),
    bind(Action::First, &[ch('g'), key(KeyCode::Home)], LISTS, "to the first row"),
    bind(Action::Last, &[ch('G'), key(KeyCode::End)], LISTS, "to the last row"),
    bind(Action::HalfPageDown, &[ctrl('d')], LISTS, "half a screen down"),
    bind(Action::HalfPageUp, &[ctrl('u')], LISTS, "half a screen up"),
    bind(Action::PageDown, &[key(KeyCode::PageDown)], EVERYWHERE, "a screen down"),
    bind(Action::PageUp, &[key(KeyCode::PageUp)], EVERYWHERE, "a screen up"),
    bind(Action::EraseLetter, &[key(KeyCode::Backspace), ctrl('h')], TYPING, "take back a letter"),
    bind(Action::EraseWord, &[ctrl('w')], TYPING, "take back a word"),
    bind(Action::ClearTyped, &[ctrl('u')], TYPING, "empty what you typed"),
    bind(Action::StepBack, &[key(KeyCode::Esc)], TREE, "make a narrowed tree whole; never leaves the explorer"),
    bind(Action::StepBack, &[key(KeyCode::Esc)], CARD, "to the tree").at_foot("to the tree"),
    bind(Action::StepBack, &[key(KeyCode::Esc)], ON_TOP, "back to where you were").at_foot("leave this"),
    bind(Action::Help, &[ch('?'), key(KeyCode::F(1))], LISTS, "these keys").at_foot("help"),
    bind(
        Action::ToggleMouse,
        &[key(KeyCode::F(6))],
        EVERYWHERE,
        "leave the mouse to the terminal, or take it back",
    ),
    bind(Action::Suspend, &[ctrl('z')], EVERYWHERE, "to the background; fg brings it back"),
    bind(Action::Quit, &[ch('q')], LISTS, "leave").at_foot("quit"),
    bind(Action::Interrupt, &[ctrl('c')], EVERYWHERE, "leave at once, whatever is open"),
];

/// The bindings of a context, in their order.
pub fn of(context: Context) -> impl Iterator<Item = &'static Binding> {
    BINDINGS.iter().filter(move |b| b.contexts.contains(&context))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn every_action_has_a_key_and_a_line_of_help() {
        for action in Action::ALL {
            let bound: Vec<_> = BINDINGS.iter().filter(|b| b.action == *action).collect();
            assert!(!bound.is_empty(), "{action:?} has no key");
            assert!(bound.iter().all(|b| !b.keys.is_empty() && !b.help.is_empty()), "{action:?} has no help");
        }
    }

    #[test]
    fn no_key_means_two_things_in_one_place() {
        for context in EVERYWHERE {
            let mut seen: Vec<Key> = Vec::new();
            for binding in of(*context) {
                for key in binding.keys {
                    assert!(!seen.contains(key), "{} means two things in {context:?}", key.label());
                    seen.push(*key);
                }
            }
        }
    }
}
