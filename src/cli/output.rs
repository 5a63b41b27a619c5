//! Where answers and messages go.

use std::io::{self, Write};

use anstream::{AutoStream, ColorChoice};

use super::failure::Failure;
use super::settings::RunSettings;
use crate::render::Paint;

/// Answers to stdout, messages to stderr.
pub(super) struct Output {
    answers: io::BufWriter<AutoStream<io::Stdout>>,
    messages: AutoStream<io::Stderr>,
}

impl Output {
    pub(super) fn new(settings: &RunSettings) -> Self {
        let answers = AutoStream::new(io::stdout(), choice(settings.look.paint));
        let messages = AutoStream::new(io::stderr(), choice(settings.messages.paint));
        Self { answers: io::BufWriter::new(answers), messages }
    }

    /// Prints an answer.
    pub(super) fn answer(&mut self, text: &str) -> Result<(), Failure> {
        self.answers.write_all(text.as_bytes()).map_err(Failure::writing)
    }

    /// Prints an answer that is one line.
    pub(super) fn line(&mut self, text: &str) -> Result<(), Failure> {
        self.answer(text)?;
        self.answer("\n")
    }

    /// Prints a message, on a line of its own, after what has been answered so far. There
    /// is nobody to tell when that fails.
    pub(super) fn say(&mut self, message: &str) {
        let _ = self.answers.flush();
        let _ = writeln!(self.messages, "{message}");
    }

    /// Prints a message as it is.
    pub(super) fn put(&mut self, message: &str) {
        let _ = self.messages.write_all(message.as_bytes());
    }

    /// Sees that every answer has left.
    pub(super) fn finish(&mut self) -> Result<(), Failure> {
        self.answers.flush().map_err(Failure::writing)
    }
}

/// Text has colour by now, or has none; the stream only sees to old consoles.
fn choice(paint: Paint) -> ColorChoice {
    match paint {
        Paint::Plain => ColorChoice::Never,
        Paint::Coloured => ColorChoice::Always,
    }
}
