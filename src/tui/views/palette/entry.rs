//! One action in the list of them.

use crate::tui::action::Action;
use crate::tui::keymap::{BINDINGS, Binding, Context, of};

/// One action.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// Its name.
    pub(super) name: String,
    /// The keys that do it, and what it does: here, or else where it can be done.
    pub(super) binding: &'static Binding,
    /// Where it can be done, if not here.
    pub(super) only: Option<Context>,
    /// Name, help and keys in small letters.
    found_by: String,
}

impl Entry {
    /// Every action, with those first that can be done in a context.
    pub(super) fn all(context: Context) -> Vec<Self> {
        let here = of(context).map(|binding| Self::new(binding, None));
        let elsewhere = BINDINGS.iter().map(|binding| Self::new(binding, binding.contexts.first().copied()));
        let mut all: Vec<Self> = Vec::new();
        for entry in here.chain(elsewhere) {
            let is_known = all.iter().any(|known| known.action() == entry.action());
            if entry.action() != Action::Palette && !is_known {
                all.push(entry);
            }
        }
        all
    }

    fn new(binding: &'static Binding, only: Option<Context>) -> Self {
        let name = binding.action.word().replace('-', " ");
        let keys: Vec<String> = binding.keys.iter().map(|key| key.label()).collect();
        let found_by = format!("{name} {} {} {}", binding.label, binding.help, keys.join(" ")).to_lowercase();
        Self { name, binding, only, found_by }
    }

    /// What it does.
    pub(super) fn action(&self) -> Action {
        self.binding.action
    }

    /// Does every word that is typed occur in it?
    pub(super) fn fits(&self, words: &[&str]) -> bool {
        words.iter().all(|word| self.found_by.contains(word))
    }

    /// Of those that fit, the first come first: what can be done here, and of that, and of the
    /// rest, what has a word that is typed in its name.
    pub(super) fn rank(&self, words: &[&str]) -> (bool, bool) {
        let is_named = words.iter().any(|word| self.name.contains(word));
        (self.only.is_some(), !is_named)
    }

    /// Where it can be done, as it cannot be done here.
    pub(super) fn elsewhere(&self) -> Option<String> {
        let title = self.only?.title();
        let (first, rest) = title.split_at(1);
        Some(format!("\"{}\" is not for here, but {}{rest}.", self.name, first.to_lowercase()))
    }
}
