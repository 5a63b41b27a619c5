//! The terms that a note uses, each once.

use super::writer::NoteWriter;
use crate::render::clean;
use crate::render::document::{Block, Cell, Sentence};

impl NoteWriter<'_, '_> {
    /// Acronyms of the glossary that stand somewhere in the note, with what they stand for.
    pub(super) fn terms(&mut self) {
        let words = self.words();
        let mut terms: Vec<(String, Vec<String>)> = Vec::new();
        for term in &self.brief.glossary {
            // Whoever reads a note on the NHS knows that one.
            let is_acronym = term.term != "NHS" && term.term.chars().filter(|c| c.is_uppercase()).count() > 1;
            let Some(expansion) = term.expansion.as_deref().filter(|_| is_acronym) else { continue };
            if !words.iter().any(|word| *word == term.term || word.strip_suffix('s') == Some(&term.term)) {
                continue;
            }
            match terms.iter_mut().find(|(known, _)| *known == term.term) {
                Some((_, meanings)) if !meanings.contains(&expansion.to_owned()) => {
                    meanings.push(expansion.to_owned());
                }
                Some(_) => {}
                None => terms.push((term.term.clone(), vec![expansion.to_owned()])),
            }
        }
        if terms.is_empty() {
            return;
        }
        let term = |(term, meanings): &(String, Vec<String>)| {
            format!("{}: {}", clean(term), clean(&meanings.join(", or ")))
        };
        let explained: Vec<String> = terms.iter().map(term).collect();
        self.blocks.push(Block::Heading("Terms used"));
        self.paragraph(Sentence::new(explained.join("; ") + "."));
    }

    /// Every word of the note so far.
    fn words(&self) -> Vec<String> {
        let mut text = String::new();
        let mut add = |sentence: &Sentence| text = format!("{text} {}", sentence.text);
        for block in &self.blocks {
            match block {
                Block::Heading(_) => {}
                Block::Paragraph(sentence) => add(sentence),
                Block::List(items) => items.iter().for_each(|item| add(&item.sentence)),
                Block::Table { rows, .. } => {
                    let cells: Vec<&Cell> = rows.iter().flatten().collect();
                    cells.into_iter().flatten().for_each(&mut add);
                }
            }
        }
        let is_letter = |c: char| c.is_alphanumeric() || c == '-';
        let mut words: Vec<String> = text.split(|c| !is_letter(c)).map(str::to_owned).collect();
        words.sort_unstable();
        words.dedup();
        words
    }
}
