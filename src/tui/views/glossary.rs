//! The glossary: the terms that fit what is typed, and what the one with the cursor means.

mod drawing;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::Widget;

use crate::atlas::{Atlas, Term};
use crate::tui::action::{Action, Wheel};
use crate::tui::frame::{Focus, Framed, InputLine};
use crate::tui::keymap::Context;
use crate::tui::layout::{ScreenLayout, below, inside};
use crate::tui::list::ListCursor;
use crate::tui::panes::Panes;
use crate::tui::text_input::TextInput;
use crate::tui::theme::Theme;
use crate::tui::view::{Open, Origin, Outcome, View};
use drawing::Meaning;

/// The glossary as it stands. A term is its number among those of the atlas.
#[derive(Clone, Debug)]
pub struct Glossary {
    input: TextInput,
    list: ListCursor,
    /// Every term, in the order of the alphabet.
    all: Vec<usize>,
    fitting: Vec<usize>,
}

impl Glossary {
    /// Shows the terms that fit what is typed: those that begin with it first, then those
    /// that have it elsewhere in the term or in what it stands for.
    fn narrow(&mut self, atlas: &Atlas) {
        let wanted = self.input.text().trim().to_lowercase();
        let begins = |term: &Term| term.term.to_lowercase().starts_with(&wanted);
        let has = |term: &Term| {
            let expansion = term.expansion.as_deref().unwrap_or_default().to_lowercase();
            !begins(term) && (term.term.to_lowercase().contains(&wanted) || expansion.contains(&wanted))
        };
        let terms = atlas.terms();
        let first = self.all.iter().filter(|at| begins(&terms[**at]));
        self.fitting = first.chain(self.all.iter().filter(|at| has(&terms[**at]))).copied().collect();
        self.list.restart(self.fitting.len());
    }
}

/// The terms: the upper part, below the line in which one types.
fn list_area(layout: ScreenLayout) -> Rect {
    let area = below(inside(layout.middle()), 2);
    Rect { height: area.height / 2, ..area }
}

/// What the term with the cursor means: the lower part.
fn meaning_area(layout: ScreenLayout) -> Rect {
    let inner = inside(layout.middle());
    let y = (list_area(layout).bottom() + 1).min(inner.bottom());
    Rect { y, height: inner.bottom() - y, ..inner }
}

impl Open for Glossary {
    fn open(panes: &mut Panes<'_>, _: Origin) -> Option<Self> {
        let terms = panes.atlas().terms();
        let mut all: Vec<usize> = (0..terms.len()).collect();
        all.sort_by_key(|at| terms[*at].term.to_lowercase());
        let mut glossary =
            Glossary { input: TextInput::default(), list: ListCursor::default(), all, fitting: Vec::new() };
        glossary.narrow(panes.atlas());
        Some(glossary)
    }
}

impl View for Glossary {
    fn context(&self) -> Context {
        Context::Terms
    }

    fn act(&mut self, action: Action, _: &mut Panes<'_>) -> Outcome {
        if self.list.travel(action) { Outcome::Stay } else { Outcome::Pass }
    }

    fn click(&mut self, at: Position, panes: &mut Panes<'_>) -> Outcome {
        self.list.click(at, list_area(panes.layout()));
        Outcome::Stay
    }

    fn scroll(&mut self, wheel: Wheel, _: &mut Panes<'_>) {
        self.list.move_by(wheel.rows);
    }

    fn text_input<'v>(&'v mut self, _: &'v mut Panes<'_>) -> Option<&'v mut TextInput> {
        Some(&mut self.input)
    }

    fn edited(&mut self, panes: &mut Panes<'_>) {
        self.narrow(panes.atlas());
    }

    fn fit(&mut self, panes: &mut Panes<'_>) {
        self.list.set_height(list_area(panes.layout()).height.into());
    }

    fn draw(&self, panes: &Panes<'_>, buffer: &mut Buffer) {
        let (layout, theme, atlas) = (panes.layout(), panes.theme(), panes.atlas());
        Framed { title: "What the terms mean", focus: Focus::On, theme }.render(layout.middle(), buffer);
        let status = format!("{} of {} terms", self.fitting.len(), self.all.len());
        InputLine { prompt: '/', text: self.input.text(), status: &status, theme }
            .render(inside(layout.middle()), buffer);
        for line in self.list.lines(list_area(layout)) {
            drawing::line(&atlas.terms()[self.fitting[line.number]], line.area, theme, buffer);
            if line.has_cursor {
                buffer.set_style(line.area, Theme::selected());
            }
        }
        if let Some(at) = self.fitting.get(self.list.cursor()) {
            Meaning { term: &atlas.terms()[*at], atlas, theme }.draw(meaning_area(layout), buffer);
        }
    }
}
