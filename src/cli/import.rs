//! `catchment import`: official register files, and tables of one's own, to an atlas. What is written appears whole or
//! not at all, and over nothing that is there unless that was asked for.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use super::args::{ImportArgs, SharedOptions};
use super::failure::Failure;
use super::files::{named, read_file, unreadable};
use super::known::known;
use super::load::atlas;
use super::output::Output;
use super::staged::{Existing, StagedFile, check_target, is_same};
use crate::atlas::{Atlas, Stacked};
use crate::date::{Day, day_of};
use crate::import::{ImportOptions, Imported, InputFile, Known, Opened, Prescribers, Standing};
use crate::render::{clean, import as summaries};
use crate::source::{Layer, SourceFile};

/// What stands for stdout where a file is asked for.
const STDOUT: &str = "-";

/// Reads, joins, checks and writes; says what was read, joined and left out.
pub(super) fn run(
    args: &ImportArgs,
    shared: &SharedOptions,
    day: Option<Day>,
    output: &mut Output,
) -> Result<(), Failure> {
    let inputs = files(&args.files)?;
    if inputs.is_empty() {
        let folders: Vec<String> = args.files.iter().map(|folder| named(folder)).collect();
        return Err(Failure::Nothing(format!("There is no file in {}.", folders.join(", "))));
    }
    let existing = Existing::by(args.force);
    let mut targets: Vec<&Path> = vec![&args.out];
    targets.extend(args.report.as_deref());
    for target in targets.iter().filter(|target| target.as_os_str() != STDOUT) {
        check_target(target, existing, &inputs)?;
    }
    if let [out, report] = targets.as_slice()
        && is_same(out, report)
    {
        return Err(Failure::Usage("--out and --report name the same file".to_owned()));
    }
    let mut progress = Progress::new();
    let inputs = inputs.iter().map(|path| read_file(path)).collect::<Result<Vec<InputFile>, Failure>>()?;
    let prescribers = if args.all_prescribers { Prescribers::All } else { Prescribers::Practices };
    let opened = Opened::new(&inputs, |doing| progress.show(doing));
    drop(inputs);
    let base = Base::new(&opened, shared)?;
    let options = ImportOptions { prescribers, as_at: day, today: today() };
    let imported = opened
        .import(options, &base.known, |doing| progress.show(doing))
        .map_err(|refusals| Failure::Nothing(summaries::refusal(&refusals)))?;
    progress.show("Checking");
    let atlas = check(&imported, &base, output)?;
    progress.show("Writing");
    let report = args.report.as_deref().map(|path| (path, summaries::report(&imported)));
    let compiled = if is_to_be_compiled(&args.out) { Some(compile(&atlas, imported.standing)?) } else { None };
    drop(progress);
    let made = compiled.as_deref().unwrap_or(imported.text.as_bytes());
    let mut ready = Vec::new();
    for (path, bytes) in report.iter().map(|(path, text)| (*path, text.as_bytes())).chain([(&*args.out, made)])
    {
        if path.as_os_str() == STDOUT {
            output.answer(&String::from_utf8_lossy(bytes))?;
        } else {
            ready.push(StagedFile::new(path, bytes, existing)?);
        }
    }
    // All are whole before any is in its place.
    for file in ready {
        file.put(existing)?;
    }
    let report = args.report.as_deref().filter(|path| path.as_os_str() != STDOUT);
    let mut summary = summaries::summary(&imported, report.map(named).as_deref());
    if args.out.as_os_str() != STDOUT {
        let file = named(&args.out);
        let stands = match imported.standing {
            Standing::Alone => format!(
                "To open it by itself: catchment --data {file}\nOn top of what is built in: catchment --with {file}\n"
            ),
            Standing::OnTop => format!(
                "It names organisations of another atlas; open it on top of that: catchment --with {file}\n"
            ),
        };
        summary = format!("{summary}Wrote {file}.\n{stands}");
    }
    // What is printed is the answer; then what became of it is said beside it.
    if targets.iter().any(|target| target.as_os_str() == STDOUT) {
        output.say(summary.trim_end());
        return Ok(());
    }
    output.answer(&summary)
}

/// The day on which this is done; none where the clock does not say.
fn today() -> Option<Day> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    day_of(i64::try_from(since.as_secs()).ok()?)
}

/// A name that ends in `.atlas` asks for the compiled form.
fn is_to_be_compiled(path: &Path) -> bool {
    path.extension().is_some_and(|end| end.eq_ignore_ascii_case("atlas"))
}

fn compile(atlas: &Atlas, standing: Standing) -> Result<Vec<u8>, Failure> {
    if standing == Standing::OnTop {
        return Err(Failure::Nothing(
            "What was imported names organisations of another atlas, and cannot be compiled without it. \
             Write it to a file that ends in .ron, then: catchment compile --with FILE --out x.atlas"
                .to_owned(),
        ));
    }
    atlas.compile().map_err(|why| Failure::Nothing(format!("{why}; write it to a file that ends in .ron")))
}

/// The files that were named, and those in the folders that were.
fn files(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    for path in paths {
        let meta = fs::metadata(path).map_err(|why| unreadable(path, why))?;
        if !meta.is_dir() {
            files.push(path.clone());
            continue;
        }
        for entry in fs::read_dir(path).map_err(|why| unreadable(path, why))? {
            let entry = entry.map_err(|why| unreadable(path, why))?;
            let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
            if !is_hidden && entry.path().is_file() {
                files.push(inside(path, &entry.file_name()));
            }
        }
    }
    files.sort();
    let mut known = HashSet::new();
    files.retain(|file| known.insert(file.canonicalize().unwrap_or_else(|_| file.clone())));
    Ok(files)
}

/// A file in a folder, with the slash that the folder is written with: on Windows either may be.
fn inside(folder: &Path, name: &OsStr) -> PathBuf {
    let mut path = folder.as_os_str().to_owned();
    let typed = folder.to_string_lossy();
    // C: is the folder that one is in on that drive.
    let needs_none = |last: char| std::path::is_separator(last) || cfg!(windows) && last == ':';
    if !typed.ends_with(needs_none) {
        let has_backslash = cfg!(windows) && typed.contains('\\');
        path.push(if has_backslash { "\\" } else { "/" });
    }
    path.push(name);
    path.into()
}

/// What tables may name besides what is imported with them, and by which codes. Where all files are
/// registers, which name only one another, nothing but codes is taken from it.
#[derive(Default)]
struct Base {
    atlas: Option<Atlas>,
    known: Known,
}

impl Base {
    fn new(opened: &Opened, shared: &SharedOptions) -> Result<Self, Failure> {
        let is_said = !shared.data.is_empty() || !shared.with.is_empty();
        if !opened.may_name_others() {
            if is_said {
                return Err(Failure::Usage(
                    "import reads register files and no atlas: leave --data and --with out".to_owned(),
                ));
            }
            // Codes that no register says are those of what is built in.
            let built_in = atlas(shared)?;
            return Ok(Self { known: known(&built_in), atlas: None });
        }
        let atlas = atlas(shared)?;
        Ok(Self { known: known(&atlas), atlas: Some(atlas) })
    }
}

const CONTRADICTORY: &str = "The registers contradict one another, and the atlas made of them would not be sound: nothing is \
    written. Lines are those of that atlas.";

/// An atlas that would not load is not written: the files contradict one another. What comes of
/// a table of one's own is told with its rows, all else with the line of that atlas.
fn check(imported: &Imported, base: &Base, output: &mut Output) -> Result<Atlas, Failure> {
    /// More of a kind help nobody.
    const SHOWN: usize = 5;
    const NAME: &str = "what was imported";
    let layer = Layer { files: vec![SourceFile::text(NAME, imported.text.clone())] };
    let mut stack = vec![Stacked::Files(&layer)];
    if let (Standing::OnTop, Some(atlas)) = (imported.standing, &base.atlas) {
        stack.insert(0, Stacked::Compiled(atlas));
    }
    let problems = match Atlas::stack(&stack) {
        Ok(atlas) => return Ok(atlas),
        Err(problems) => problems,
    };
    let mut of_rows = String::new();
    let mut others = Vec::new();
    for problem in problems {
        let location = problem.location.as_ref().filter(|location| location.file == NAME);
        match location.and_then(|location| imported.origins.get(&location.line)) {
            Some(rows) => {
                let help = problem.what.help().map_or_else(String::new, |help| format!("; {help}"));
                of_rows = of_rows + &clean(&format!("{rows}: {}{help}", problem.what)) + "\n";
            }
            None => others.push(problem),
        }
    }
    if others.is_empty() {
        return Err(Failure::Nothing(of_rows + "Nothing is written."));
    }
    if !of_rows.is_empty() {
        output.say(of_rows.trim_end());
    }
    output.say(CONTRADICTORY);
    others.truncate(SHOWN);
    Err(Failure::Problems(others))
}

/// A line on stderr that says what is being done, where somebody may be looking; it is gone
/// when the work is done.
struct Progress {
    is_seen: bool,
}

impl Progress {
    fn new() -> Self {
        Self { is_seen: io::stderr().is_terminal() }
    }

    fn show(&mut self, doing: &str) {
        if self.is_seen {
            let _ = write!(io::stderr(), "\r\x1b[K{} …", clean(doing));
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.is_seen {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }
}
