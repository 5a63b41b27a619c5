//! The built program in a pseudo-terminal: what a person does, what they then see, and that
//! the terminal is theirs again afterwards.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../support"]
#[allow(unreachable_pub, reason = "each of these is used by several programs")]
mod support {
    pub mod cli;
    pub mod schema;
}

use std::io::{Read, Write};
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, WaitId, WaitIdOptions, kill_process, waitid};
use support::cli::Scene;

/// How long to wait for something to show before giving up; never how long it may take.
const PATIENCE: Duration = Duration::from_secs(30);

struct Terminal {
    master: Box<dyn MasterPty + Send>,
    /// Held open, so that the terminal's modes can be read after the program has ended.
    _slave: Box<dyn portable_pty::SlavePty + Send>,
    keyboard: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    screen: Arc<Mutex<vt100::Parser>>,
    /// Every byte that came out.
    bytes: Arc<Mutex<Vec<u8>>>,
    before: Modes,
}

/// The terminal's own modes: what raw mode changes.
#[derive(Debug, PartialEq, Eq)]
struct Modes(String);

impl Terminal {
    fn start(command: CommandBuilder, (columns, rows): (u16, u16)) -> Self {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("a pseudo-terminal");
        let before = modes(&*pair.master);
        let child = pair.slave.spawn_command(command).expect("the program starts");
        let mut output = pair.master.try_clone_reader().expect("its output");
        let screen = Arc::new(Mutex::new(vt100::Parser::new(rows, columns, 0)));
        let seen = Arc::clone(&screen);
        let all = Arc::new(Mutex::new(Vec::new()));
        let heard = Arc::clone(&all);
        thread::spawn(move || {
            let mut bytes = [0; 8192];
            while let Ok(count @ 1..) = output.read(&mut bytes) {
                heard.lock().unwrap().extend_from_slice(&bytes[..count]);
                seen.lock().unwrap().process(&bytes[..count]);
            }
        });
        let keyboard = pair.master.take_writer().expect("its input");
        Self { master: pair.master, _slave: pair.slave, keyboard, child, screen, bytes: all, before }
    }

    /// The explorer on the bundled atlas as at the day that the documents speak of.
    fn explorer(size: (u16, u16)) -> Self {
        Self::explorer_in(Path::new("."), size)
    }

    /// The same, started in a folder.
    fn explorer_in(folder: &Path, size: (u16, u16)) -> Self {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_catchment"));
        command.env("CATCHMENT_CONFIG", "");
        command.args(["--at", "2019-11-25"]);
        command.cwd(folder);
        command.env("TERM", "xterm-256color");
        command.env_remove("NO_COLOR");
        let mut terminal = Self::start(command, size);
        terminal.wait_for("as at 25 November 2019");
        terminal
    }

    fn press(&mut self, keys: &str) {
        self.keyboard.write_all(keys.as_bytes()).expect("typed");
        self.keyboard.flush().expect("typed");
    }

    fn contents(&self) -> String {
        self.screen.lock().unwrap().screen().contents()
    }

    fn wait_until(&mut self, what: &str, mut so: impl FnMut(&Self) -> bool) {
        let began = Instant::now();
        while !so(self) {
            assert!(
                began.elapsed() < PATIENCE,
                "waited in vain until {what}; on the screen:\n{}",
                self.contents()
            );
            thread::sleep(Duration::from_millis(5));
        }
    }

    fn wait_for(&mut self, text: &str) {
        self.wait_until(&format!("\"{text}\" shows"), |t| t.contents().contains(text));
    }

    fn wait_gone(&mut self, text: &str) {
        self.wait_until(&format!("\"{text}\" is gone"), |t| !t.contents().contains(text));
    }

    fn resize(&mut self, columns: u16, rows: u16) {
        self.screen.lock().unwrap().screen_mut().set_size(rows, columns);
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        self.master.resize(size).expect("resized");
    }

    fn pid(&self) -> Pid {
        let pid = i32::try_from(self.child.process_id().expect("it runs")).ok();
        pid.and_then(Pid::from_raw).expect("a process")
    }

    fn signal(&self, signal: Signal) {
        kill_process(self.pid(), signal).expect("sent");
    }

    /// Is it in the background? Asking changes nothing: the child can still be waited for.
    fn has_stopped(&self) -> bool {
        let asked = WaitIdOptions::STOPPED | WaitIdOptions::NOHANG | WaitIdOptions::NOWAIT;
        let status = waitid(WaitId::Pid(self.pid()), asked).expect("our own child");
        status.is_some_and(|status| status.stopped())
    }

    fn wait_for_end(&mut self) -> ExitStatus {
        let mut status = None;
        let began = Instant::now();
        while status.is_none() {
            assert!(began.elapsed() < PATIENCE, "it does not end; on the screen:\n{}", self.contents());
            status = self.child.try_wait().expect("its status");
            thread::sleep(Duration::from_millis(5));
        }
        self.wait_until("the screen is given back", |t| !t.screen.lock().unwrap().screen().alternate_screen());
        status.unwrap()
    }

    /// Screen, cursor, mouse and modes are as they were before the program began.
    fn assert_given_back(&self) {
        let parser = self.screen.lock().unwrap();
        let screen = parser.screen();
        assert!(!screen.alternate_screen(), "the screen is not given back");
        assert!(!screen.hide_cursor(), "the cursor stays hidden");
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None, "the mouse stays taken");
        assert!(!screen.bracketed_paste() && !screen.application_cursor() && !screen.application_keypad());
        drop(parser);
        assert_eq!(modes(&*self.master), self.before, "raw mode stays on");
    }
}

fn modes(master: &dyn MasterPty) -> Modes {
    Modes(format!("{:?}", master.get_termios().expect("its modes")))
}

#[test]
fn a_morning_with_the_explorer() {
    let mut t = Terminal::explorer((120, 36));
    t.wait_for("Who sits within whom");

    // Drill to a network.
    t.press("/south east london\r");
    t.wait_for("England › London › South East London");
    t.press("l");
    t.wait_for("Places");
    t.press("/U07140\r");
    t.wait_for("APL Bexley PCN");
    t.wait_for("› Bexley › APL Bexley");

    // Find a trust, and follow it into the other system.
    t.press("/slam\r");
    t.wait_for("South London and Maudsley NHS Foundation Trust");
    t.wait_for("↔ in 2 systems");
    t.press("\t");
    let follow_croydon = |t: &mut Terminal| {
        for _ in 0..40 {
            let on_croydon = t.screen.lock().unwrap().screen().clone();
            let (rows, columns) = on_croydon.size();
            let reversed_row = (0..rows).find(|r| {
                (columns / 2 + 3..columns - 3).any(|c| on_croydon.cell(*r, c).is_some_and(vt100::Cell::inverse))
            });
            let row = reversed_row
                .map(|r| on_croydon.rows(columns / 2, columns / 2).nth(r.into()).unwrap_or_default());
            if row.is_some_and(|r| r.contains("London Borough of Croydon (E")) {
                t.press("\r");
                return;
            }
            let before = t.screen.lock().unwrap().screen().contents_formatted();
            t.press("j");
            t.wait_until("the cursor has moved", |t| {
                t.screen.lock().unwrap().screen().contents_formatted() != before
            });
        }
        panic!("no line of the card leads to Croydon:\n{}", t.contents());
    };
    follow_croydon(&mut t);
    t.wait_for("› South West London › Croydon › Croydon");

    // And back twice.
    t.press("[");
    t.wait_for("› South London and Maudsley");
    t.press("[");
    t.wait_for("› APL Bexley");

    // Step across 1 April 2020 and see the CCGs go.
    // Esc and a letter in one breath are Alt and the letter: the tree has the cursor first.
    t.press("\x1b");
    t.wait_for("→ open");
    t.press("/bexley\r");
    t.wait_for("› South East London › Bexley");
    t.press("l");
    t.wait_for("CCG  07N");
    // A practice of Bexley closed on 30 November.
    t.press(">");
    t.wait_for("as at 1 December 2019");
    t.press(">");
    t.wait_for("as at 1 April 2020");
    t.wait_gone("CCG  07N");
    t.press("<");
    t.wait_for("CCG  07N");

    // Narrow, too small, as small as can be, and wide again.
    t.resize(60, 20);
    t.wait_for("Who sits within whom");
    t.resize(20, 6);
    t.wait_for("Too small");
    t.resize(1, 1);
    t.resize(120, 36);
    t.wait_for("Who sits within whom");
    t.wait_for("Card");

    t.press("q");
    let status = t.wait_for_end();
    assert_eq!(status.exit_code(), 0);
    t.assert_given_back();
}

#[test]
fn the_mouse_is_taken_only_when_it_is_wanted() {
    let t = Terminal::explorer((100, 30));
    assert_ne!(t.screen.lock().unwrap().screen().mouse_protocol_mode(), vt100::MouseProtocolMode::None);
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_catchment"));
    command.env("CATCHMENT_CONFIG", "");
    command.args(["--no-mouse", "--at", "2019-11-25"]);
    command.env("TERM", "xterm-256color");
    let mut without = Terminal::start(command, (100, 30));
    without.wait_for("as at 25 November 2019");
    assert_eq!(without.screen.lock().unwrap().screen().mouse_protocol_mode(), vt100::MouseProtocolMode::None);
}

#[test]
fn bookmarks_and_where_it_was_left_are_there_the_next_time() {
    let scene = Scene::new("kept").with("config.toml", "resume = true\n");
    let open = |args: &[&str]| {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_catchment"));
        command.env("CATCHMENT_CONFIG", scene.path("config.toml"));
        command.args(args);
        command.env("TERM", "xterm-256color");
        Terminal::start(command, (100, 30))
    };
    let mut first = open(&["RPG", "--at", "2019-11-25"]);
    first.wait_for("South East London › Oxleas");
    first.press("B");
    first.wait_for("Keep Oxleas NHS Foundation Trust here");
    first.press("\r");
    first.wait_for("Kept: Oxleas");
    first.press("\x1b");
    first.wait_gone("Bookmarks");
    first.press("q");
    assert_eq!(first.wait_for_end().exit_code(), 0);
    assert_eq!(std::fs::read_to_string(scene.path("catchment-kept/bookmarks")).expect("kept"), "RPG\n");
    assert_eq!(
        std::fs::read_to_string(scene.path("catchment-kept/left-at")).expect("kept"),
        "RPG\n2019-11-25\n"
    );
    let mut second = open(&[]);
    second.wait_for("South East London › Oxleas");
    second.wait_for("as at 25 November 2019");
    second.press("gB");
    second.wait_for("RPG");
    second.press("\x03");
    assert_eq!(second.wait_for_end().exit_code(), 130);
}

#[test]
fn the_mouse_can_be_left_to_the_terminal_and_taken_back() {
    let mut t = Terminal::explorer((100, 30));
    let mode = |t: &Terminal| t.screen.lock().unwrap().screen().mouse_protocol_mode();
    t.press("\x1b[17~");
    t.wait_until("the mouse is given back", |t| mode(t) == vt100::MouseProtocolMode::None);
    t.press("\x1b[17~");
    t.wait_until("it is taken again", |t| mode(t) != vt100::MouseProtocolMode::None);
    t.press("q");
    assert_eq!(t.wait_for_end().exit_code(), 0);
    t.assert_given_back();
}

#[test]
fn ctrl_c_leaves_at_once_from_anywhere() {
    for keys in ["", "/sla", "?", "\t"] {
        let mut t = Terminal::explorer((100, 30));
        t.press(keys);
        t.press("\x03");
        let status = t.wait_for_end();
        assert_eq!(status.exit_code(), 130, "after {keys:?}");
        t.assert_given_back();
    }
}

#[test]
fn a_burst_of_keys_leaves_none_unread() {
    let mut t = Terminal::explorer((100, 30));
    t.press(&"j".repeat(3000));
    t.press("q");
    assert_eq!(t.wait_for_end().exit_code(), 0);
    t.assert_given_back();
}

#[test]
fn what_is_pasted_is_typed_and_does_nothing_else() {
    let mut t = Terminal::explorer((100, 30));
    t.press("/");
    t.wait_for("Find");
    t.press("\x1b[200~oxleas\rq\r\x1b[201~");
    t.wait_for("/oxleas");
    t.wait_for("2 found");
    // Pasted where nothing is typed, it does nothing at all.
    t.press("\x1b");
    t.wait_gone("/oxleas");
    t.press("\x1b[200~qqq\x1b[201~?");
    t.wait_for("Keys");
    t.press("q");
    assert_eq!(t.wait_for_end().exit_code(), 0);
    t.assert_given_back();
}

#[test]
fn when_the_terminal_is_gone_it_ends() {
    let pair = native_pty_system().openpty(PtySize { rows: 30, cols: 100, ..PtySize::default() }).expect("one");
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_catchment"));
    command.env("CATCHMENT_CONFIG", "");
    command.env("TERM", "xterm-256color");
    let mut child = pair.slave.spawn_command(command).expect("the program starts");
    let mut output = pair.master.try_clone_reader().expect("its output");
    let mut first = [0; 64];
    assert!(output.read(&mut first).expect("it draws") > 0);
    // Everything that keeps the terminal open on our side goes.
    drop((output, pair));
    let began = Instant::now();
    while child.try_wait().expect("its status").is_none() {
        assert!(began.elapsed() < PATIENCE, "it goes on without a terminal");
        thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn what_is_copied_reaches_the_terminal() {
    let mut t = Terminal::explorer((100, 30));
    t.press("/QKK\r");
    t.wait_for("London › South East London");
    t.press("y");
    t.wait_for("Copied, if the terminal allows it: South East London ICS (QKK)");
    // "South East London ICS (QKK)" in base64.
    let asked = b"\x1b]52;c;U291dGggRWFzdCBMb25kb24gSUNTIChRS0sp\x1b\\";
    let bytes = t.bytes.lock().unwrap().clone();
    assert_eq!(bytes.windows(asked.len()).filter(|w| w == asked).count(), 1);
    t.press("q");
    assert_eq!(t.wait_for_end().exit_code(), 0);
}

#[test]
fn a_file_is_written_once_and_over_another_only_when_that_is_asked_for() {
    let scene = Scene::new("a_file_is_written_once");
    let printed = scene.run(&["tree", "QKK", "--format", "markdown", "--at", "2019-11-25"]);
    let file = scene.path("south-east-london-2019-11-25.md");
    let mut t = Terminal::explorer_in(&scene.path(""), (100, 30));
    t.press("/QKK\r");
    t.wait_for("London › South East London");
    let to_a_file = |t: &mut Terminal| {
        t.press("p");
        t.wait_for("Copy or print: South East London ICS (QKK)");
        t.press("jjjl");
        t.wait_for("south-east-london-2019-11-25.md");
        t.press("\r");
    };
    to_a_file(&mut t);
    t.wait_for("Written to south-east-london-2019-11-25.md");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), printed.answer());

    std::fs::write(&file, "mine").unwrap();
    // Where it goes is remembered: from the clipboard on it was turned to a file.
    t.press("p");
    t.wait_for("south-east-london-2019-11-25.md");
    t.press("\r");
    t.wait_for("Overwrite it? y/n");
    t.press("\r\rn");
    t.wait_gone("Overwrite it?");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "mine", "it was not asked for");
    t.press("\r");
    t.wait_for("Overwrite it? y/n");
    t.press("y");
    t.wait_for("Written to south-east-london-2019-11-25.md");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), printed.answer());

    // What cannot be written is said, and nothing is lost.
    t.press("pG");
    t.wait_for("Copy or print");
    t.press("\x15no/such/place.md\r");
    t.wait_for("Not written: there is no folder no/such.");
    t.press("\x15.\r");
    t.wait_for("Overwrite it? y/n");
    t.press("y");
    t.wait_for("Not written: . is there and is not a file.");
    t.press("\x03");
    assert_eq!(t.wait_for_end().exit_code(), 130);
    t.assert_given_back();
}

#[test]
fn esc_never_leaves() {
    let mut t = Terminal::explorer((100, 30));
    t.press("\x1b");
    t.wait_for("q leaves the explorer");
    t.press("q");
    assert_eq!(t.wait_for_end().exit_code(), 0);
}

#[test]
fn a_signal_that_ends_it_gives_the_terminal_back() {
    for signal in [Signal::TERM, Signal::HUP, Signal::INT, Signal::QUIT] {
        let mut t = Terminal::explorer((100, 30));
        t.signal(signal);
        let status = t.wait_for_end();
        assert!(!status.success(), "{signal:?}: {status:?}");
        t.assert_given_back();
    }
}

#[test]
fn ctrl_z_goes_to_the_background_and_fg_comes_back() {
    for stop in ["\x1a", "TSTP"] {
        let mut t = Terminal::explorer((100, 30));
        if stop == "TSTP" {
            t.signal(Signal::TSTP);
        } else {
            t.press(stop);
        }
        // Called back before it has stopped, it would miss that.
        t.wait_until("it has stopped", Terminal::has_stopped);
        t.wait_until("the screen is given back", |t| !t.screen.lock().unwrap().screen().alternate_screen());
        t.assert_given_back();
        t.signal(Signal::CONT);
        t.wait_until("it has the screen again", |t| t.screen.lock().unwrap().screen().alternate_screen());
        t.wait_for("as at 25 November 2019");
        t.press("q");
        assert_eq!(t.wait_for_end().exit_code(), 0);
        t.assert_given_back();
    }
}

#[test]
fn a_panic_gives_the_terminal_back() {
    let this_test = std::env::current_exe().expect("this test");
    let mut command = CommandBuilder::new(this_test);
    command.args(["--exact", "what_panics_in_the_explorer", "--nocapture", "--test-threads=1"]);
    command.env("CATCHMENT_TEST_PANICS", "1");
    command.env("TERM", "xterm-256color");
    let mut t = Terminal::start(command, (100, 30));
    assert!(!t.wait_for_end().success());
    t.wait_for("panicked at tests/terminal/main.rs");
    t.assert_given_back();
}

/// Not a test of its own: run by the one above in a terminal.
#[test]
fn what_panics_in_the_explorer() {
    if std::env::var_os("CATCHMENT_TEST_PANICS").is_none() {
        return;
    }
    let mut session =
        catchment::tui::terminal::Session::begin(catchment::tui::terminal::Mouse::On).expect("a terminal");
    session.terminal().draw(|frame| frame.render_widget("drawn", frame.area())).expect("drawn");
    panic!("something went badly wrong");
}

#[test]
fn no_terminal_is_said_and_nothing_is_broken() {
    let output = Command::new(env!("CARGO_BIN_EXE_catchment"))
        .env("CATCHMENT_CONFIG", "")
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")))
        .output()
        .expect("it runs");
    assert!(output.status.success(), "without a terminal it prints the top of the tree");
    let text = String::from_utf8(output.stdout).expect("text");
    assert!(text.contains("England") && !text.contains('\u{1b}'), "{text}");
}
