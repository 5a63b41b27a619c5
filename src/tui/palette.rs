//! Every action by name: those that fit what is typed, those that can be done here first.

use super::action::Action;
use super::keymap::{BINDINGS, Binding, Context};
use super::list::ListCursor;
use super::typed::Typed;

/// The list of actions as it stands.
#[derive(Clone, Debug)]
pub struct Palette {
    /// What has been typed.
    pub typed: Typed,
    /// Which action has the cursor.
    pub list: ListCursor,
    all: Vec<Entry>,
    /// By their numbers.
    shown: Vec<usize>,
}

/// One action.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its name.
    pub name: String,
    /// The keys that do it, and what it does: here, or else where it can be done.
    pub binding: &'static Binding,
    /// Where it can be done, if not here.
    pub only: Option<Context>,
    /// Name, help and keys in small letters.
    found_by: String,
}

impl Palette {
    /// Every action, with those first that can be done in a context.
    pub fn new(context: Context) -> Self {
        let here = BINDINGS.iter().filter(|b| b.contexts.contains(&context)).map(|b| Entry::new(b, None));
        let mut all: Vec<Entry> = Vec::new();
        let elsewhere = BINDINGS.iter().map(|b| Entry::new(b, b.contexts.first().copied()));
        for entry in here.chain(elsewhere) {
            let is_known = all.iter().any(|known| known.action() == entry.action());
            if entry.action() != Action::Palette && !is_known {
                all.push(entry);
            }
        }
        let mut palette = Self { typed: Typed::default(), list: ListCursor::default(), all, shown: Vec::new() };
        palette.narrow();
        palette
    }

    /// Shows the actions in which every word that is typed occurs. Of those that can be done
    /// here, and of the others, first those that have one in their name.
    pub fn narrow(&mut self) {
        let typed = self.typed.text().to_lowercase();
        let words: Vec<&str> = typed.split_whitespace().collect();
        let fits = |at: &usize| words.iter().all(|word| self.all[*at].found_by.contains(word));
        self.shown = (0..self.all.len()).filter(fits).collect();
        let is_named = |entry: &Entry| words.iter().any(|word| entry.name.contains(word));
        self.shown.sort_by_key(|at| (self.all[*at].only.is_some(), !is_named(&self.all[*at])));
        self.list.restart(self.shown.len());
    }

    /// What is in sight.
    pub fn in_sight(&self) -> impl Iterator<Item = &Entry> {
        self.shown[self.list.in_sight()].iter().map(|at| &self.all[*at])
    }

    /// The action with the cursor.
    pub fn selected(&self) -> Option<&Entry> {
        self.shown.get(self.list.cursor()).map(|at| &self.all[*at])
    }

    /// How many fit, and how many there are.
    pub fn counts(&self) -> (usize, usize) {
        (self.shown.len(), self.all.len())
    }
}

impl Entry {
    fn new(binding: &'static Binding, only: Option<Context>) -> Self {
        let name = binding.action.word().replace('-', " ");
        let keys: Vec<String> = binding.keys.iter().map(|key| key.label()).collect();
        let found_by = format!("{name} {} {} {}", binding.label, binding.help, keys.join(" ")).to_lowercase();
        Self { name, binding, only, found_by }
    }

    /// What it does.
    pub fn action(&self) -> Action {
        self.binding.action
    }
}
