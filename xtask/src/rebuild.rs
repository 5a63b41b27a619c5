//! The generated layers of the atlas, made again of registers and tables with what `catchment
//! import` is made of; compared with what is there, written, and what changed by it told.
//!
//! Files are read (`inputs`, `folder`), registers become records (`registers`, of which `choice` says
//! what is taken in), so do tables (`tables`), outlines are named by
//! the pieces of land of a table (`outlines`), and records become the text of files (`factored`, `lock`,
//! `generated`). `whole` checks what will be, `changes` compares it with what was, and `told` and
//! `refused` put all of it into words.

mod changes;
mod choice;
mod factored;
mod failure;
mod folder;
mod generated;
mod inputs;
mod lock;
mod made;
mod not_taken;
mod outlines;
mod record;
mod refused;
mod registers;
mod tables;
mod task;
mod told;
mod traits;
mod whole;

pub(crate) use failure::Failure;
pub(crate) use task::Task;
pub(crate) use told::Length;

use folder::DataFolder;
use made::Made;
use whole::whole;

/// Makes the generated files again and writes those that differ. Gives what is to be told.
///
/// # Errors
/// Files that cannot be read, every fault of a table, every problem of the atlas that would come
/// of it; then nothing is written.
pub(crate) fn rebuild(task: &Task, length: Length) -> Result<String, Failure> {
    let folder = DataFolder::new(&task.data);
    let before = folder.atlas();
    let made = Made::of(task, &folder)?;
    let after = whole(&folder, &made.generated).map_err(|why| Failure { said: made.report.clone(), ..why })?;
    let written = made.generated.write(&folder)?;
    let changed = match &before {
        Ok(before) => told::changes(&changes::between(before, &after), length),
        Err(_) => "What was there before is no sound atlas, so what changed is not told.\n".to_owned(),
    };
    Ok(made.report + &told::written(&written) + &changed)
}

/// Makes the generated files again and compares them with those that are there; writes nothing.
///
/// # Errors
/// As of [`rebuild`]; and every file that is otherwise.
pub(crate) fn check(task: &Task) -> Result<String, Failure> {
    let folder = DataFolder::new(&task.data);
    let made = Made::of(task, &folder)?;
    whole(&folder, &made.generated).map_err(|why| Failure { said: made.report.clone(), ..why })?;
    let differing = made.generated.differing(&folder)?;
    if differing.is_empty() {
        return Ok(made.report + &told::all_fit(&made.generated));
    }
    Err(Failure { said: made.report, why: told::differing(&differing, task) })
}
