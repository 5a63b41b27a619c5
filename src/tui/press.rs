//! What a key that is pressed asks for.

use crossterm::event::KeyEvent;

use super::action::Input;
use super::keymap::{Context, Key, TYPING, of};

/// What a key asks for where it is pressed. Where a line is typed every other letter is typed.
pub(super) fn input(event: KeyEvent, context: Context) -> Option<Input> {
    let pressed = Key::of(event);
    if let Some(binding) = of(context).find(|binding| binding.keys.contains(&pressed)) {
        return Some(Input::Do(binding.action));
    }
    let is_typing = TYPING.contains(&context);
    match pressed.types() {
        Some(letter) if is_typing => Some(Input::Type(letter)),
        _ if is_typing || pressed.is_silent() => None,
        _ => Some(Input::Unknown(pressed)),
    }
}

#[cfg(test)]
mod tests {
    use crossterm::event::{KeyCode, KeyModifiers};

    use super::*;
    use crate::tui::action::Action;

    #[test]
    fn letters_are_typed_in_a_search_and_do_things_elsewhere() {
        let q = KeyEvent::new(KeyCode::Char('q'), KeyModifiers::NONE);
        assert_eq!(input(q, Context::Tree), Some(Input::Do(Action::Quit)));
        assert_eq!(input(q, Context::Search), Some(Input::Type('q')));
        let shifted = KeyEvent::new(KeyCode::Char('J'), KeyModifiers::SHIFT);
        assert_eq!(input(shifted, Context::Tree), Some(Input::Do(Action::NextSibling)));
    }
}
