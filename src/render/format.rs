//! The formats in which answers are written, and the one table of which command has which.
//!
//! A command's formats are a type of their own, so that whoever writes its answer matches them
//! all and no others. Options, help, refusals and completions are read from the same table.

use std::fmt;

/// How an answer is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Lines for people, drawn with guides.
    Text,
    /// Markdown.
    Markdown,
    /// Columns for people.
    Table,
    /// Comma-separated values.
    Csv,
    /// JSON.
    Json,
    /// A Mermaid diagram.
    Mermaid,
    /// A Graphviz diagram.
    Dot,
    /// A page of HTML.
    Html,
    /// An SVG picture.
    Svg,
}

impl Format {
    /// Every format there is.
    pub const ALL: &'static [Self] = &[
        Self::Text,
        Self::Markdown,
        Self::Table,
        Self::Csv,
        Self::Json,
        Self::Mermaid,
        Self::Dot,
        Self::Html,
        Self::Svg,
    ];

    /// The word on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::Table => "table",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Mermaid => "mermaid",
            Self::Dot => "dot",
            Self::Html => "html",
            Self::Svg => "svg",
        }
    }

    /// What it is for people.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Text => "plain text",
            Self::Markdown => "Markdown",
            Self::Table => "a table of plain text",
            Self::Csv => "CSV, for a spreadsheet",
            Self::Json => "JSON, for programs",
            Self::Mermaid => "a Mermaid diagram",
            Self::Dot => "a Graphviz diagram",
            Self::Html => "a web page (HTML)",
            Self::Svg => "a picture (SVG)",
        }
    }

    /// How the name of such a file ends, without the dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Text | Self::Table => "txt",
            Self::Markdown => "md",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Mermaid => "mmd",
            Self::Dot => "dot",
            Self::Html => "html",
            Self::Svg => "svg",
        }
    }
}

/// The formats of one command.
pub trait CommandFormat: Copy + fmt::Debug + PartialEq + Send + Sync + 'static {
    /// The command.
    const COMMAND: &'static str;
    /// Its formats, first the one in which it answers unless asked.
    const ALL: &'static [Self];
    /// The same, as formats among all.
    const FORMATS: &'static [Format];

    /// Which of all formats it is.
    fn format(self) -> Format;

    /// A format as one of the command's, where the command has it.
    fn from_format(format: Format) -> Option<Self> {
        Self::ALL.iter().copied().find(|own| own.format() == format)
    }
}

/// A command that has formats, and which, first the one in which it answers unless asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormatsOfCommand {
    /// The command.
    pub command: &'static str,
    /// Its formats.
    pub formats: &'static [Format],
}

/// The commands that have a format, in the order of the table.
pub fn commands_with(format: Format) -> Vec<&'static str> {
    FORMATS.iter().filter(|row| row.formats.contains(&format)).map(|row| row.command).collect()
}

/// Defines for each command the type of its formats, and the table of them all.
macro_rules! formats {
    ($(#[$doc:meta])* const $table:ident; $($command:literal => enum $name:ident { $first:ident $(, $other:ident)* })+) => {
        $(
            #[doc = concat!("The formats of `catchment ", $command, "`.")]
            #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
            pub enum $name {
                #[doc = concat!("See [`Format::", stringify!($first), "`].")]
                #[default]
                $first,
                $(
                    #[doc = concat!("See [`Format::", stringify!($other), "`].")]
                    $other,
                )*
            }

            impl CommandFormat for $name {
                const COMMAND: &'static str = $command;
                const ALL: &'static [Self] = &[Self::$first $(, Self::$other)*];
                const FORMATS: &'static [Format] = &[Format::$first $(, Format::$other)*];

                fn format(self) -> Format {
                    match self {
                        Self::$first => Format::$first,
                        $(Self::$other => Format::$other,)*
                    }
                }
            }
        )+

        $(#[$doc])*
        pub const $table: &[FormatsOfCommand] = &[
            $(FormatsOfCommand { command: $command, formats: $name::FORMATS }),+
        ];
    };
}

formats! {
    /// Every command that has formats.
    const FORMATS;
    "tree" => enum TreeFormat { Text, Markdown, Table, Csv, Json, Mermaid, Dot, Html, Svg }
    "find" => enum FindFormat { Text, Table, Markdown, Csv, Json }
    "show" => enum ShowFormat { Text, Markdown, Json, Html }
    "path" => enum PathFormat { Text, Markdown, Json }
    "overlap" => enum OverlapFormat { Text, Markdown, Json, Csv }
    "boundaries" => enum BoundariesFormat { Text, Markdown, Json, Csv }
    "history" => enum HistoryFormat { Text, Markdown, Csv, Json }
    "diff" => enum DiffFormat { Text, Markdown, Csv, Json }
    "terms" => enum TermsFormat { Text, Markdown, Json }
    "brief" => enum BriefFormat { Markdown, Text, Html }
    "sources" => enum SourcesFormat { Text, Json }
    "map" => enum MapFormat { Text, Svg, Json }
    "lookup" => enum LookupFormat { Csv, Json }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_is_one_of_a_command_only_where_the_table_has_it() {
        assert_eq!(BriefFormat::from_format(Format::Html), Some(BriefFormat::Html));
        assert_eq!(BriefFormat::from_format(Format::Json), None);
        assert_eq!(BriefFormat::default(), BriefFormat::Markdown);
        assert_eq!(TreeFormat::FORMATS, Format::ALL, "a tree is written in every format");
    }
}
