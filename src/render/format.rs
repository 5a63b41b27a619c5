//! The formats in which answers are written.

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
