//! The terminal, taken over and given back whatever happens.

use std::io::{self, Write, stdout};
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use crossterm::clipboard::CopyToClipboard;
use crossterm::cursor::{Hide, Show};
use crossterm::event::{
    self, DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use crossterm::execute;
use crossterm::terminal::{
    Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;

/// Whether the mouse is listened to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mouse {
    /// Clicks and the wheel reach the explorer.
    On,
    /// They stay with the terminal, for marking text.
    Off,
}

/// A terminal that is ours while this lives, and is given back when it ends.
pub struct Session {
    terminal: Terminal<CrosstermBackend<io::Stdout>>,
}

impl Session {
    /// Takes the terminal over. A panic, SIGTERM or SIGHUP gives it back too.
    ///
    /// # Errors
    /// When there is no terminal, or it does not do what it is asked.
    pub fn begin(mouse: Mouse) -> io::Result<Self> {
        give_back_on_panic();
        // From here on a change of size is heard of. What comes back to the front asks for one
        // so as to be drawn anew, and may do so while the first frame is being drawn.
        event::poll(Duration::ZERO)?;
        MOUSE_IS_OURS.store(mouse == Mouse::On, Ordering::SeqCst);
        signals::watch()?;
        take()?;
        SCREEN_LOST.store(false, Ordering::SeqCst);
        let terminal = Terminal::new(CrosstermBackend::new(stdout())).inspect_err(|_| give_back())?;
        Ok(Self { terminal })
    }

    /// What is drawn on.
    pub fn terminal(&mut self) -> &mut Terminal<CrosstermBackend<io::Stdout>> {
        &mut self.terminal
    }

    /// Forgets what was drawn, where the screen has been given away and taken back since:
    /// it is blank now, and everything is to be drawn again.
    ///
    /// # Errors
    /// When the terminal does not say its size.
    pub fn forget_lost_screen(&mut self) -> io::Result<()> {
        if SCREEN_LOST.swap(false, Ordering::SeqCst) {
            // The rest of a frame that was broken off may stand on it.
            execute!(stdout(), Clear(ClearType::All))?;
            self.terminal = Terminal::new(CrosstermBackend::new(stdout()))?;
        }
        Ok(())
    }

    /// Asks the terminal to put a text into the clipboard (OSC 52). Whether it did it does
    /// not say.
    ///
    /// # Errors
    /// When nothing can be written to the terminal.
    pub fn copy(&mut self, text: &str) -> io::Result<()> {
        execute!(stdout(), CopyToClipboard::to_clipboard_from(text))
    }

    /// Listens to the mouse from now on, or leaves it to the terminal.
    ///
    /// # Errors
    /// When nothing can be written to the terminal.
    pub fn listen_to(&mut self, mouse: Mouse) -> io::Result<()> {
        MOUSE_IS_OURS.store(mouse == Mouse::On, Ordering::SeqCst);
        match mouse {
            Mouse::On => execute!(stdout(), EnableMouseCapture),
            Mouse::Off => execute!(stdout(), DisableMouseCapture),
        }
    }

    /// Gives the terminal back, waits in the background until called to the front, and takes
    /// it over again.
    ///
    /// # Errors
    /// When the terminal does not do what it is asked.
    pub fn suspend(&mut self) -> io::Result<()> {
        give_back();
        signals::stop()?;
        take()?;
        self.forget_lost_screen()
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        give_back();
    }
}

fn take() -> io::Result<()> {
    enable_raw_mode()?;
    let taken = if MOUSE_IS_OURS.load(Ordering::SeqCst) {
        execute!(stdout(), EnterAlternateScreen, EnableBracketedPaste, EnableMouseCapture, Hide)
    } else {
        execute!(stdout(), EnterAlternateScreen, EnableBracketedPaste, Hide)
    };
    SCREEN_LOST.store(true, Ordering::SeqCst);
    taken.inspect_err(|_| give_back())
}

/// Is the mouse listened to while the terminal is ours?
static MOUSE_IS_OURS: AtomicBool = AtomicBool::new(true);

/// Set when the terminal has been taken: whatever was drawn before is lost.
static SCREEN_LOST: AtomicBool = AtomicBool::new(false);

/// Leaves the terminal as it was. What fails is passed over: the next step may still work,
/// and there is nowhere left to say so.
fn give_back() {
    let mut out = stdout().lock();
    let _ = execute!(out, DisableMouseCapture, DisableBracketedPaste, LeaveAlternateScreen, Show);
    let _ = out.flush();
    let _ = disable_raw_mode();
}

fn give_back_on_panic() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            give_back();
            before(info);
        }));
    });
}

#[cfg(unix)]
mod signals {
    use std::fs::File;
    use std::io::{self, IsTerminal, stdout};
    use std::os::fd::AsFd;
    use std::sync::Once;
    use std::thread;

    use rustix::event::{PollFd, PollFlags, poll};
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::{emulate_default_handler, raise};

    use super::{give_back, take};

    /// A thread that ends the program when its terminal is gone: where nobody sends a
    /// SIGHUP, reading keys from what is gone would go on for ever.
    fn end_with_terminal() {
        thread::spawn(|| {
            let stdin = io::stdin();
            let tty = if stdin.is_terminal() { None } else { File::open("/dev/tty").ok() };
            let fd = tty.as_ref().map_or(stdin.as_fd(), AsFd::as_fd);
            // Nothing is asked for: that it is gone is told in any case.
            let mut watched = [PollFd::from_borrowed_fd(fd, PollFlags::empty())];
            let gone = PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL;
            loop {
                match poll(&mut watched, None) {
                    Err(rustix::io::Errno::INTR) => {}
                    Err(_) => return,
                    Ok(_) if watched[0].revents().intersects(gone) => break,
                    Ok(_) => {}
                }
            }
            give_back();
            let _ = emulate_default_handler(SIGHUP);
        });
    }

    /// A thread that gives the terminal back before a signal ends or stops the program.
    pub(super) fn watch() -> io::Result<()> {
        static ONCE: Once = Once::new();
        let mut outcome = Ok(());
        ONCE.call_once(|| {
            let watched = [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT];
            end_with_terminal();
            outcome = Signals::new(watched).map(|signals| {
                thread::spawn(move || attend(signals));
            });
        });
        outcome
    }

    fn attend(mut signals: Signals) {
        for signal in signals.forever() {
            match signal {
                SIGTSTP => {
                    // Held, so that the rest of a frame is drawn after the screen is taken back.
                    let held = stdout().lock();
                    give_back();
                    let _ = emulate_default_handler(SIGTSTP);
                    // Stopped here until called to the front.
                    let _ = take();
                    drop(held);
                    // The loop waits for an event; a change of size makes it draw anew.
                    let _ = raise(SIGWINCH);
                }
                SIGCONT => {}
                fatal => {
                    // Held, so that no half frame is drawn on the screen given back.
                    let _held = stdout().lock();
                    give_back();
                    let _ = emulate_default_handler(fatal);
                }
            }
        }
    }

    /// Stops the program as the shell's Ctrl-Z does.
    pub(super) fn stop() -> io::Result<()> {
        emulate_default_handler(SIGTSTP)
    }
}

#[cfg(not(unix))]
mod signals {
    use std::io;

    /// Elsewhere there are no such signals: Ctrl-C comes as a key, and a console that is closed
    /// takes the program with it.
    pub(super) fn watch() -> io::Result<()> {
        Ok(())
    }

    /// Elsewhere a program cannot be stopped so; the app says that and does not ask for it.
    pub(super) fn stop() -> io::Result<()> {
        Ok(())
    }
}
