//! One table of keys: it feeds dispatch, the line at the foot, and the help.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::action::{Action, Input};

/// Where a key is pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Context {
    /// The tree has the cursor.
    Tree,
    /// The card has the cursor.
    Card,
    /// Something is being typed into the search.
    Search,
    /// Something is being typed to narrow the tree.
    Narrow,
    /// The list of dates lies on top.
    Times,
    /// The glossary lies on top, and something is being typed into it.
    Terms,
    /// The list of findings has the cursor, and something is being typed into it.
    Findings,
    /// The table of a finding has the cursor.
    Table,
    /// The map lies on top.
    Map,
    /// What to copy, write or show is being chosen.
    Sheet,
    /// The name of a file is being typed.
    FileName,
    /// It is asked whether a file is to be overwritten.
    Asking,
    /// What was printed lies on top.
    Printed,
    /// The list of actions lies on top, and something is being typed into it.
    Palette,
    /// The help lies on top.
    Help,
}

impl Context {
    /// Where that is, as the heading of a list of keys.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Tree => "In the tree",
            Self::Card => "On the card",
            Self::Search => "In the search",
            Self::Narrow => "While narrowing the tree",
            Self::Times => "In the list of dates",
            Self::Terms => "In the glossary",
            Self::Findings => "In the list of findings",
            Self::Table => "In the table of a finding",
            Self::Map => "On the map",
            Self::Sheet => "While choosing what to copy or print",
            Self::FileName => "While naming a file",
            Self::Asking => "Where a file is there already",
            Self::Printed => "In what was printed",
            Self::Palette => "In the list of actions",
            Self::Help => "In the help",
        }
    }
}

/// A key with its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    code: KeyCode,
    modifiers: KeyModifiers,
}

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

const fn ch(c: char) -> Key {
    Key { code: KeyCode::Char(c), modifiers: KeyModifiers::NONE }
}

const fn ctrl(c: char) -> Key {
    Key { code: KeyCode::Char(c), modifiers: KeyModifiers::CONTROL }
}

const fn key(code: KeyCode) -> Key {
    Key { code, modifiers: KeyModifiers::NONE }
}

const fn alt(code: KeyCode) -> Key {
    Key { code, modifiers: KeyModifiers::ALT }
}

const TREE: &[Context] = &[Context::Tree];
const CARD: &[Context] = &[Context::Card];
const PANES: &[Context] = &[Context::Tree, Context::Card];
const LISTS: &[Context] = &[Context::Tree, Context::Card, Context::Times, Context::Printed, Context::Help];
const SEARCH: &[Context] = &[Context::Search];
const TYPING: &[Context] =
    &[Context::Search, Context::Narrow, Context::Terms, Context::Findings, Context::FileName, Context::Palette];
const TIMES: &[Context] = &[Context::Times];
const NARROW: &[Context] = &[Context::Narrow];
const TYPED_LISTS: &[Context] = &[Context::Search, Context::Terms, Context::Findings, Context::Palette];
const FINDINGS: &[Context] = &[Context::Findings];
const TABLE: &[Context] = &[Context::Table];
const DATED: &[Context] = &[Context::Tree, Context::Card, Context::Table];
const MAP: &[Context] = &[Context::Map];
const SHEET: &[Context] = &[Context::Sheet];
const FILE_NAME: &[Context] = &[Context::FileName];
const ASKING: &[Context] = &[Context::Asking];
const PALETTE: &[Context] = &[Context::Palette];
/// Where something is selected, and letters are keys.
const POINTING: &[Context] = &[Context::Tree, Context::Card, Context::Table, Context::Map];
/// Where something is selected, and letters are typed.
const POINTING_TYPED: &[Context] = &[Context::Search, Context::Findings];
const NAMING: &[Context] =
    &[Context::Tree, Context::Card, Context::Times, Context::Table, Context::Map, Context::Printed];
const NAMING_TYPED: &[Context] = &[Context::Search, Context::Narrow, Context::Terms, Context::Findings];
const ON_TOP: &[Context] = &[
    Context::Search,
    Context::Narrow,
    Context::Times,
    Context::Terms,
    Context::Map,
    Context::Sheet,
    Context::FileName,
    Context::Printed,
    Context::Palette,
    Context::Help,
];
/// Everywhere there is.
pub const EVERYWHERE: &[Context] = &[
    Context::Tree,
    Context::Card,
    Context::Search,
    Context::Narrow,
    Context::Times,
    Context::Terms,
    Context::Findings,
    Context::Table,
    Context::Map,
    Context::Sheet,
    Context::FileName,
    Context::Asking,
    Context::Printed,
    Context::Palette,
    Context::Help,
];

const fn row(
    action: Action,
    keys: &'static [Key],
    contexts: &'static [Context],
    words: (&'static str, &'static str),
) -> Binding {
    Binding { action, keys, contexts, label: words.0, help: words.1 }
}

/// Every key there is, in the order in which the help shows them. At the foot those that
/// fit the moment are shown in this order too.
pub const BINDINGS: &[Binding] = &[
    row(Action::Down, &[key(KeyCode::Down), ch('j')], LISTS, ("", "to the row below")),
    row(Action::Up, &[key(KeyCode::Up), ch('k')], LISTS, ("", "to the row above")),
    row(Action::Down, &[key(KeyCode::Down), ctrl('n')], TYPED_LISTS, ("", "to the next one found")),
    row(Action::Up, &[key(KeyCode::Up), ctrl('p')], TYPED_LISTS, ("", "to the one found before it")),
    row(
        Action::Open,
        &[key(KeyCode::Right), ch('l'), key(KeyCode::Enter)],
        TREE,
        ("open", "open; when it is open, to the first row below"),
    ),
    row(
        Action::Follow,
        &[key(KeyCode::Enter), key(KeyCode::Right), ch('l')],
        CARD,
        ("follow", "go where the line leads"),
    ),
    row(Action::Follow, &[key(KeyCode::Enter)], SEARCH, ("go there", "go to the one found")),
    row(
        Action::Follow,
        &[key(KeyCode::Enter), key(KeyCode::Right), ch('l')],
        TIMES,
        ("go there", "show that date"),
    ),
    row(
        Action::SwitchPane,
        &[key(KeyCode::Tab), key(KeyCode::Enter), key(KeyCode::Right), key(KeyCode::BackTab)],
        FINDINGS,
        ("to the table", "to the table of the finding"),
    ),
    row(Action::Explain, &[key(KeyCode::F(2))], FINDINGS, ("what it means", "what findings of this sort mean")),
    row(Action::Since, &[key(KeyCode::F(3))], FINDINGS, ("", "since when this has been so")),
    row(Action::Boundaries, &[ctrl('b')], FINDINGS, ("all/selected", "all of England, or what is selected")),
    row(Action::First, &[key(KeyCode::Home)], FINDINGS, ("", "to the first finding")),
    row(Action::Last, &[key(KeyCode::End)], FINDINGS, ("", "to the last finding")),
    row(
        Action::Follow,
        &[key(KeyCode::Enter)],
        TABLE,
        ("go to row", "to the row's organisation, or the heading's area"),
    ),
    row(Action::FollowColumn, &[ch('o')], TABLE, ("go to column", "to the area of the column")),
    row(Action::Down, &[key(KeyCode::Down), ch('j')], TABLE, ("", "to the row below")),
    row(Action::Up, &[key(KeyCode::Up), ch('k')], TABLE, ("", "to the row above, and to the headings")),
    row(
        Action::Left,
        &[key(KeyCode::Left), ch('h')],
        TABLE,
        ("", "to the column on the left, and to the names"),
    ),
    row(Action::Right, &[key(KeyCode::Right), ch('l')], TABLE, ("", "to the column on the right")),
    row(Action::First, &[key(KeyCode::Home), ch('g')], TABLE, ("", "to the first column")),
    row(Action::Last, &[key(KeyCode::End), ch('G')], TABLE, ("", "to the last column")),
    row(Action::NextSibling, &[ch('J')], TABLE, ("", "to the next finding")),
    row(Action::PreviousSibling, &[ch('K')], TABLE, ("", "to the finding before")),
    row(Action::Explain, &[ch('e')], TABLE, ("what it means", "what findings of this sort mean")),
    row(Action::Since, &[ch('s')], TABLE, ("since when", "since when this has been so")),
    row(Action::Boundaries, &[ch('b')], TABLE, ("all/selected", "all of England, or what is selected")),
    row(
        Action::SwitchPane,
        &[key(KeyCode::Tab), key(KeyCode::BackTab)],
        TABLE,
        ("list", "to the list of findings"),
    ),
    row(Action::StepBack, &[key(KeyCode::Esc)], FINDINGS, ("leave this", "back to where you were")),
    row(Action::StepBack, &[key(KeyCode::Esc)], TABLE, ("to the list", "to the list of findings")),
    row(Action::Help, &[ch('?'), key(KeyCode::F(1))], TABLE, ("help", "these keys")),
    row(Action::Help, &[key(KeyCode::F(1))], FINDINGS, ("", "these keys")),
    row(Action::Quit, &[ch('q')], TABLE, ("", "leave")),
    row(Action::Follow, &[key(KeyCode::Enter)], NARROW, ("keep", "keep the tree narrowed and go on in it")),
    row(
        Action::Shut,
        &[key(KeyCode::Left), ch('h')],
        TREE,
        ("shut", "shut; when it is shut, to the row it is under"),
    ),
    row(
        Action::SwitchPane,
        &[key(KeyCode::Tab), key(KeyCode::BackTab)],
        PANES,
        ("tree/card", "between the tree and the card"),
    ),
    row(Action::Find, &[ch('/')], PANES, ("find", "find by code, name, former name or initials")),
    row(
        Action::Boundaries,
        &[ch('b')],
        PANES,
        ("boundaries", "where boundaries do not line up, here and below"),
    ),
    row(Action::EarlierDate, &[ch('<'), ch(',')], DATED, ("earlier", "to the date before, of those in t")),
    row(Action::LaterDate, &[ch('>'), ch('.')], DATED, ("later", "to the next date, of those in t")),
    row(Action::Times, &[ch('t')], PANES, ("dates", "the dates on which something changed here or below")),
    row(
        Action::Narrow,
        &[ch('f')],
        PANES,
        ("narrow", "narrow the tree to what you type; Esc makes it whole again"),
    ),
    row(Action::ToggleClosed, &[ch('c')], PANES, ("", "show what has closed too, or hide it again")),
    row(Action::Terms, &[ch('a')], PANES, ("", "what the terms mean")),
    row(Action::Map, &[ch('m')], PANES, ("map", "the map of it; of a region or England, of the systems")),
    row(Action::Follow, &[key(KeyCode::Enter)], MAP, ("go there", "to the area of the tile, in the tree")),
    row(Action::Map, &[ch('m')], MAP, ("zoom", "the map of the system of the tile; Esc leads back")),
    row(
        Action::NextColouring,
        &[key(KeyCode::Tab)],
        MAP,
        ("colour by", "colour by the next of the four below"),
    ),
    row(Action::PreviousColouring, &[key(KeyCode::BackTab)], MAP, ("", "colour by the one before")),
    row(Action::BySystem, &[ch('1')], MAP, ("system", "colour by system; systems by region")),
    row(Action::ByProvider, &[ch('2')], MAP, ("provider", "colour by who runs mental health services")),
    row(Action::BySplit, &[ch('3')], MAP, ("split", "colour by how councils are split between systems")),
    row(Action::ByChange, &[ch('4')], MAP, ("change", "colour by what changed when the map last did")),
    row(
        Action::EarlierDate,
        &[ch('<'), ch(',')],
        MAP,
        ("earlier", "to the date before on which something changed"),
    ),
    row(Action::LaterDate, &[ch('>'), ch('.')], MAP, ("later", "to the next date on which something changed")),
    row(Action::Left, &[key(KeyCode::Left), ch('h')], MAP, ("", "to the tile on the left")),
    row(Action::Down, &[key(KeyCode::Down), ch('j')], MAP, ("", "to the tile below")),
    row(Action::Up, &[key(KeyCode::Up), ch('k')], MAP, ("", "to the tile above")),
    row(Action::Right, &[key(KeyCode::Right), ch('l')], MAP, ("", "to the tile on the right")),
    row(Action::First, &[ch('g'), key(KeyCode::Home)], MAP, ("", "to the first tile")),
    row(Action::Last, &[ch('G'), key(KeyCode::End)], MAP, ("", "to the last tile")),
    row(Action::Help, &[ch('?'), key(KeyCode::F(1))], MAP, ("help", "these keys")),
    row(Action::Quit, &[ch('q')], MAP, ("", "leave")),
    row(Action::Follow, &[key(KeyCode::Enter)], SHEET, ("do it", "copy, write or show it, as chosen")),
    row(Action::Right, &[key(KeyCode::Right), ch('l'), ch(' ')], SHEET, ("change", "the next choice")),
    row(Action::Left, &[key(KeyCode::Left), ch('h')], SHEET, ("", "the choice before")),
    row(Action::Down, &[key(KeyCode::Down), ch('j'), key(KeyCode::Tab)], SHEET, ("", "to the line below")),
    row(Action::Up, &[key(KeyCode::Up), ch('k'), key(KeyCode::BackTab)], SHEET, ("", "to the line above")),
    row(Action::First, &[key(KeyCode::Home), ch('g')], SHEET, ("", "to the first line")),
    row(Action::Last, &[key(KeyCode::End), ch('G')], SHEET, ("", "to the last line")),
    row(Action::Help, &[ch('?'), key(KeyCode::F(1))], SHEET, ("help", "these keys")),
    row(Action::Quit, &[ch('q')], SHEET, ("", "leave")),
    row(Action::Follow, &[key(KeyCode::Enter)], FILE_NAME, ("write it", "write the file")),
    row(Action::Down, &[key(KeyCode::Down), key(KeyCode::Tab)], FILE_NAME, ("", "to the line below")),
    row(Action::Up, &[key(KeyCode::Up), key(KeyCode::BackTab)], FILE_NAME, ("", "to the line above")),
    row(Action::Help, &[key(KeyCode::F(1))], FILE_NAME, ("", "these keys")),
    row(Action::Overwrite, &[ch('y')], ASKING, ("overwrite it", "write over the file that is there")),
    row(Action::StepBack, &[ch('n'), key(KeyCode::Esc)], ASKING, ("leave it as it is", "leave it as it is")),
    row(Action::Follow, &[key(KeyCode::Enter)], PALETTE, ("do it", "do it where you came from")),
    row(Action::Copy, &[ch('y')], POINTING, ("", "copy the name and code of what is selected")),
    row(Action::Copy, &[ctrl('y')], POINTING_TYPED, ("", "copy the name and code of what is selected")),
    row(
        Action::Print,
        &[ch('p')],
        POINTING,
        ("copy/print", "copy, save or show the tree below it, or a note on it"),
    ),
    row(
        Action::Print,
        &[key(KeyCode::F(4))],
        POINTING_TYPED,
        ("", "copy, save or show the tree below it, or a note on it"),
    ),
    row(Action::Palette, &[ch(':')], NAMING, ("", "every action by name")),
    row(Action::Palette, &[key(KeyCode::F(5))], NAMING_TYPED, ("", "every action by name")),
    row(Action::Back, &[ch('['), alt(KeyCode::Left)], PANES, ("back", "back to where you were")),
    row(Action::Forward, &[ch(']'), alt(KeyCode::Right)], PANES, ("", "forward again")),
    row(Action::ToNation, &[ch('1')], TREE, ("", "show England alone")),
    row(Action::ToRegions, &[ch('2')], TREE, ("", "open down to regions")),
    row(Action::ToSystems, &[ch('3')], TREE, ("", "open down to systems")),
    row(Action::ToPlaces, &[ch('4')], TREE, ("", "open down to places")),
    row(Action::ToNeighbourhoods, &[ch('5')], TREE, ("", "open down to neighbourhoods")),
    row(Action::ToPractices, &[ch('6')], TREE, ("", "open down to practices")),
    row(Action::NextSibling, &[ch('J')], TREE, ("", "to the next row at the same depth")),
    row(Action::PreviousSibling, &[ch('K')], TREE, ("", "to the row before at the same depth")),
    row(Action::First, &[ch('g'), key(KeyCode::Home)], LISTS, ("", "to the first row")),
    row(Action::Last, &[ch('G'), key(KeyCode::End)], LISTS, ("", "to the last row")),
    row(Action::HalfPageDown, &[ctrl('d')], LISTS, ("", "half a screen down")),
    row(Action::HalfPageUp, &[ctrl('u')], LISTS, ("", "half a screen up")),
    row(Action::PageDown, &[key(KeyCode::PageDown)], EVERYWHERE, ("", "a screen down")),
    row(Action::PageUp, &[key(KeyCode::PageUp)], EVERYWHERE, ("", "a screen up")),
    row(Action::EraseLetter, &[key(KeyCode::Backspace), ctrl('h')], TYPING, ("", "take back a letter")),
    row(Action::EraseWord, &[ctrl('w')], TYPING, ("", "take back a word")),
    row(Action::ClearTyped, &[ctrl('u')], TYPING, ("", "empty what you typed")),
    row(
        Action::StepBack,
        &[key(KeyCode::Esc)],
        TREE,
        ("", "make a narrowed tree whole; never leaves the explorer"),
    ),
    row(Action::StepBack, &[key(KeyCode::Esc)], CARD, ("to the tree", "to the tree")),
    row(Action::StepBack, &[key(KeyCode::Esc)], ON_TOP, ("leave this", "back to where you were")),
    row(Action::Help, &[ch('?'), key(KeyCode::F(1))], LISTS, ("help", "these keys")),
    row(Action::Suspend, &[ctrl('z')], EVERYWHERE, ("", "to the background; fg brings it back")),
    row(Action::Quit, &[ch('q')], LISTS, ("quit", "leave")),
    row(Action::Interrupt, &[ctrl('c')], EVERYWHERE, ("", "leave at once, whatever is open")),
];

/// What a key asks for where it is pressed. In a search every other letter is typed.
pub fn input(event: KeyEvent, context: Context) -> Option<Input> {
    let pressed = Key::of(event);
    let bound = BINDINGS.iter().find(|b| b.contexts.contains(&context) && b.keys.contains(&pressed));
    if let Some(binding) = bound {
        return Some(Input::Do(binding.action));
    }
    match (context, pressed.code) {
        (_, KeyCode::Char(c)) if TYPING.contains(&context) && pressed.modifiers.is_empty() => {
            Some(Input::Type(c))
        }
        _ => None,
    }
}

/// The bindings of a context, in their order.
pub fn of(context: Context) -> impl Iterator<Item = &'static Binding> {
    BINDINGS.iter().filter(move |b| b.contexts.contains(&context))
}

impl Key {
    /// A capital letter already says that Shift was held.
    fn of(event: KeyEvent) -> Self {
        let mut modifiers = event.modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT);
        if event.code == KeyCode::BackTab {
            modifiers = KeyModifiers::NONE;
        }
        let code = match event.code {
            KeyCode::Char(c) if modifiers.contains(KeyModifiers::CONTROL) => {
                KeyCode::Char(c.to_ascii_lowercase())
            }
            code => code,
        };
        Self { code, modifiers }
    }

    /// What is printed on the key.
    pub fn label(self) -> String {
        let name = match self.code {
            KeyCode::Char(' ') => "Space".to_owned(),
            KeyCode::Char(c) => c.to_string(),
            KeyCode::Up => "↑".to_owned(),
            KeyCode::Down => "↓".to_owned(),
            KeyCode::Left => "←".to_owned(),
            KeyCode::Right => "→".to_owned(),
            KeyCode::Enter => "Enter".to_owned(),
            KeyCode::Esc => "Esc".to_owned(),
            KeyCode::Tab => "Tab".to_owned(),
            KeyCode::BackTab => "Shift-Tab".to_owned(),
            KeyCode::Home => "Home".to_owned(),
            KeyCode::End => "End".to_owned(),
            KeyCode::PageUp => "PgUp".to_owned(),
            KeyCode::PageDown => "PgDn".to_owned(),
            KeyCode::Backspace => "Backspace".to_owned(),
            KeyCode::F(n) => format!("F{n}"),
            other => format!("{other:?}"),
        };
        match self.modifiers {
            KeyModifiers::CONTROL => format!("Ctrl-{name}"),
            KeyModifiers::ALT => format!("Alt-{name}"),
            _ => name,
        }
    }

    /// The same where only ASCII may be drawn.
    pub fn ascii_label(self) -> String {
        match self.code {
            KeyCode::Up => "Up".to_owned(),
            KeyCode::Down => "Down".to_owned(),
            KeyCode::Left if self.modifiers == KeyModifiers::ALT => "Alt-Left".to_owned(),
            KeyCode::Right if self.modifiers == KeyModifiers::ALT => "Alt-Right".to_owned(),
            KeyCode::Left => "Left".to_owned(),
            KeyCode::Right => "Right".to_owned(),
            _ => self.label(),
        }
    }
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

    #[test]
    fn letters_are_typed_in_a_search_and_do_things_elsewhere() {
        let q = KeyEvent::new(KeyCode::Char('q'), KeyModifiers::NONE);
        assert_eq!(input(q, Context::Tree), Some(Input::Do(Action::Quit)));
        assert_eq!(input(q, Context::Search), Some(Input::Type('q')));
        let shifted = KeyEvent::new(KeyCode::Char('J'), KeyModifiers::SHIFT);
        assert_eq!(input(shifted, Context::Tree), Some(Input::Do(Action::NextSibling)));
    }
}
