//! Compiles the atlas in `data` into the program, so that nothing of it is read as text or
//! checked again when the program starts. What is wrong with it stops the build.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use catchment_atlas::atlas::Atlas;
use catchment_atlas::date::Day;
use catchment_atlas::outlines::read_outlines;
use catchment_atlas::source::read_layer;

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=data");
    let (Some(project), Some(out)) = (std::env::var_os("CARGO_MANIFEST_DIR"), std::env::var_os("OUT_DIR"))
    else {
        return fail(["the build script is run by cargo"]);
    };
    let made = match std::env::var_os("CARGO_FEATURE_BUNDLED") {
        Some(_) => compiled(&Path::new(&project).join("data")),
        None => Ok(Compiled::none()),
    };
    match made {
        Ok(Compiled { title, as_at, bytes }) => {
            match std::fs::write(PathBuf::from(out).join("bundled.atlas"), bytes) {
                Ok(()) => {
                    println!("cargo::rustc-env=ATLAS_TITLE={title}");
                    println!("cargo::rustc-env=ATLAS_AS_AT={as_at}");
                    ExitCode::SUCCESS
                }
                Err(why) => fail([why.to_string()]),
            }
        }
        Err(problems) => fail(problems),
    }
}

/// A compiled atlas, what it is of, and the day for which it answers.
struct Compiled {
    title: String,
    as_at: Day,
    bytes: Vec<u8>,
}

impl Compiled {
    /// None: nobody asks for it who is built so.
    fn none() -> Self {
        Self { title: String::new(), as_at: Day::MIN, bytes: Vec::new() }
    }
}

/// The atlas of a folder, compiled, and opened once as a stranger's would be.
fn compiled(folder: &Path) -> Result<Compiled, Vec<String>> {
    let layer = read_layer(folder).map_err(|why| vec![why.to_string()])?;
    let atlas = Atlas::load(&[layer]).map_err(|problems| {
        let said = |problem: &catchment_atlas::problem::Problem| match &problem.location {
            Some(place) => format!("{place}: {}", problem.what),
            None => problem.what.to_string(),
        };
        problems.iter().map(said).collect::<Vec<_>>()
    })?;
    let outlines = read_outlines(folder).map_err(|why| vec![why.to_string()])?;
    let atlas = match outlines {
        Some(outlines) => atlas.with_outlines(outlines).map_err(|why| vec![format!("outlines: {why}")])?,
        None => atlas,
    };
    let bytes = atlas.compile().map_err(|why| vec![why.to_string()])?;
    Atlas::open(bytes.clone()).map_err(|why| vec![why.to_string()])?;
    Ok(Compiled { title: atlas.title().to_owned(), as_at: atlas.as_at(), bytes })
}

fn fail(why: impl IntoIterator<Item = impl std::fmt::Display>) -> ExitCode {
    for line in why {
        println!("cargo::error={line}");
    }
    ExitCode::FAILURE
}
