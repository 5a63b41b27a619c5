//! Where a key is pressed.

use super::action::Action;

/// Defines the contexts: the enum, and the heading of each in a list of keys.
macro_rules! contexts {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $context:ident => $title:literal),+ $(,)? }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $($(#[$doc])* $context),+ }

        impl $name {
            /// Every one of them, in the order in which the help shows them.
            pub const ALL: &'static [$name] = &[$($name::$context),+];

            /// Where that is, as the heading of a list of keys.
            pub const fn title(self) -> &'static str {
                match self { $($name::$context => $title),+ }
            }
        }
    };
}

contexts! {
    /// Where a key is pressed.
    Context {
        /// The tree has the cursor.
        Tree => "In the tree",
        /// The card has the cursor.
        Card => "On the card",
        /// Something is being typed into the search.
        Search => "In the search",
        /// Something is being typed to narrow the tree.
        Narrow => "While narrowing the tree",
        /// The list of dates lies on top.
        Times => "In the list of dates",
        /// A list of organisations lies on top.
        Listing => "In a list of organisations",
        /// A date is being typed, or two.
        Dates => "While typing a date",
        /// A history, a comparison or a way is read.
        Reading => "In a history, a comparison or a way",
        /// What changed between two dates is read.
        Difference => "In what changed",
        /// Where to go from a line is being chosen.
        Choice => "While choosing where to go",
        /// The bookmarks lie on top.
        Bookmarks => "In the bookmarks",
        /// The glossary lies on top, and something is being typed into it.
        Terms => "In the glossary",
        /// The list of findings has the cursor, and something is being typed into it.
        Findings => "In the list of findings",
        /// The table of a finding has the cursor.
        Table => "In the table of a finding",
        /// The map of the ground lies on top.
        Map => "On the map",
        /// The map of tiles lies on top.
        Tiles => "On the map of tiles",
        /// What to copy, write or show is being chosen.
        Export => "While choosing what to copy or print",
        /// The name of a file is being typed.
        FileName => "While naming a file",
        /// It is asked whether a file is to be overwritten.
        Asking => "Where a file is there already",
        /// What was printed lies on top.
        Printed => "In what was printed",
        /// The list of actions lies on top, and something is being typed into it.
        Palette => "In the list of actions",
        /// The help lies on top.
        Help => "In the help",
    }
}

impl Context {
    /// What is always shown at the foot: how to leave, and where to find the rest.
    pub const fn always_at_foot(self) -> &'static [Action] {
        match self {
            Self::Tree | Self::Card => &[Action::SwitchPane, Action::Help, Action::Quit],
            Self::Map | Self::Tiles => &[Action::StepBack, Action::Help],
            _ => &[Action::StepBack],
        }
    }
}
