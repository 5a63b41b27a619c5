//! Everything a person can do in the explorer.

use crate::words::words;

words! {
    /// What a key, a click or the wheel asks for.
    Action {
        /// To the row above.
        Up => "up",
        /// To the row below.
        Down => "down",
        /// Open what is below; when it is open, go to the first child.
        Open => "open",
        /// Shut what is below; when it is shut, go to the parent.
        Shut => "shut",
        /// To the column or tile on the left.
        Left => "left",
        /// To the column or tile on the right.
        Right => "right",
        /// To the next row at the same depth.
        NextSibling => "next-sibling",
        /// To the previous row at the same depth.
        PreviousSibling => "previous-sibling",
        /// To the first row.
        First => "first",
        /// To the last row.
        Last => "last",
        /// Half a screen down.
        HalfPageDown => "half-page-down",
        /// Half a screen up.
        HalfPageUp => "half-page-up",
        /// A screen down.
        PageDown => "page-down",
        /// A screen up.
        PageUp => "page-up",
        /// Show England alone.
        ToNation => "to-nation",
        /// Open down to regions.
        ToRegions => "to-regions",
        /// Open down to systems.
        ToSystems => "to-systems",
        /// Open down to places.
        ToPlaces => "to-places",
        /// Open down to neighbourhoods.
        ToNeighbourhoods => "to-neighbourhoods",
        /// Open down to practices.
        ToPractices => "to-practices",
        /// Open everything below, within reason.
        OpenBelow => "open-below",
        /// Between the tree and the card.
        SwitchPane => "switch-pane",
        /// Go where the line leads.
        Follow => "follow",
        /// Go to the area of the column.
        FollowColumn => "follow-column",
        /// Back to where one was.
        Back => "back",
        /// Forward again.
        Forward => "forward",
        /// Find an organisation.
        Find => "find",
        /// Empty what has been typed.
        ClearTyped => "clear-typed",
        /// Take back the last letter.
        EraseLetter => "erase-letter",
        /// Take back the last word.
        EraseWord => "erase-word",
        /// To the previous date on which something changed.
        EarlierDate => "earlier-date",
        /// To the next date on which something changed.
        LaterDate => "later-date",
        /// The list of dates on which something changed.
        Times => "times",
        /// To any date.
        GoToDate => "go-to-date",
        /// All that happened to what is selected.
        History => "history",
        /// What changed between two dates.
        Difference => "difference",
        /// Mark whom the cursor is on, to be told of with another.
        Mark => "mark",
        /// How the land of two lies to one another.
        Overlap => "overlap",
        /// How two are connected.
        Path => "path",
        /// Show what has closed too, or hide it again.
        ToggleClosed => "toggle-closed",
        /// Narrow the tree to what is typed.
        Narrow => "narrow",
        /// The glossary.
        Terms => "terms",
        /// Where boundaries do not line up.
        Boundaries => "boundaries",
        /// What findings of the sort mean.
        Explain => "explain",
        /// Since when what is found has been so.
        Since => "since",
        /// The map of the ground; on it, that of the system of the area with the cursor.
        Map => "map",
        /// The map of tiles; on it, that of the system of the tile with the cursor.
        Tiles => "tiles",
        /// See the ground closer.
        ZoomIn => "zoom-in",
        /// See more of the ground.
        ZoomOut => "zoom-out",
        /// See all of England.
        FitNation => "fit-england",
        /// See all of the area with the cursor.
        FitSelected => "fit-selected",
        /// See what lies to the west.
        PanLeft => "pan-left",
        /// See what lies to the south.
        PanDown => "pan-down",
        /// See what lies to the north.
        PanUp => "pan-up",
        /// See what lies to the east.
        PanRight => "pan-right",
        /// Colour the map by the next thing.
        NextColouring => "next-colouring",
        /// Colour the map by the thing before.
        PreviousColouring => "previous-colouring",
        /// Colour the map by system.
        BySystem => "by-system",
        /// Colour the map by provider.
        ByProvider => "by-provider",
        /// Colour the map by who provides the next service.
        NextService => "next-service",
        /// Colour the map by how councils are split.
        BySplit => "by-split",
        /// Colour the map by what changed.
        ByChange => "by-change",
        /// Copy the name and code of what is selected; of a source its address.
        Copy => "copy",
        /// Copy the way from the top down to what is selected.
        CopyPath => "copy-path",
        /// Copy, write or show the tree below what is selected, or a note on it.
        Print => "print",
        /// Write over the file that is there.
        Overwrite => "overwrite",
        /// The bookmarks; keeps there whom the cursor is on.
        Bookmarks => "bookmarks",
        /// Take the bookmark with the cursor away.
        Forget => "forget",
        /// Every action by name.
        Palette => "actions",
        /// Every key there is.
        Help => "help",
        /// One step back: shut what lies on top, or leave the card.
        StepBack => "step-back",
        /// Leave the mouse to the terminal, or listen to it again.
        ToggleMouse => "toggle-mouse",
        /// Leave the program running in the background.
        Suspend => "suspend",
        /// Leave the explorer.
        Quit => "quit",
        /// Leave at once, whatever is open.
        Interrupt => "interrupt",
    }
}
