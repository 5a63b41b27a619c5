//! The README's commands do what it shows. `CATCHMENT_WRITE=1 cargo test --test it readme`
//! puts the output of today under each command.

use std::path::Path;
use std::process::Command;

fn run(line: &str) -> String {
    let words: Vec<&str> = line.split_whitespace().collect();
    assert_eq!(words[0], "catchment", "{line}");
    let output = Command::new(env!("CARGO_BIN_EXE_catchment"))
        .args(&words[1..])
        .env("CATCHMENT_CONFIG", "")
        .output()
        .expect("it runs");
    let text = [output.stdout, output.stderr].concat();
    String::from_utf8(text).expect("text").trim_end().to_owned() + "\n"
}

#[test]
fn every_command_shows_what_the_readme_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let kept = std::fs::read_to_string(&path).expect("README.md");
    // One command writes there.
    std::fs::create_dir_all(Path::new(env!("CARGO_MANIFEST_DIR")).join("target")).expect("a folder");
    let mut fresh = String::new();
    let mut shown = false;
    let mut commands = 0;
    for line in kept.lines() {
        match line {
            "```console" => shown = true,
            "```" if shown => shown = false,
            _ if shown => {
                if let Some(command) = line.strip_prefix("$ ") {
                    commands += 1;
                    fresh.push_str(line);
                    fresh.push('\n');
                    fresh.push_str(&run(command));
                }
                continue;
            }
            _ => {}
        }
        fresh.push_str(line);
        fresh.push('\n');
    }
    assert!(commands >= 8, "the README has lost its commands");
    if std::env::var_os("CATCHMENT_WRITE").is_some() {
        std::fs::write(&path, &fresh).expect("written");
        return;
    }
    for (number, (kept, fresh)) in kept.lines().zip(fresh.lines()).enumerate() {
        assert_eq!(kept, fresh, "README.md line {}", number + 1);
    }
    assert_eq!(kept.lines().count(), fresh.lines().count());
}

/// The small examples of `data/README.md`, and what its reader does with them.
#[test]
fn the_examples_of_the_format_can_be_copied_checked_and_opened() {
    let text =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("data/README.md")).expect("there");
    let mut blocks = text.split("```ron\n").skip(1).map(|b| b.split("```").next().expect("closed"));
    let whole: Vec<&str> = blocks.by_ref().filter(|b| b.contains("Atlas(")).collect();
    assert!(whole.len() >= 2, "an atlas by itself and one on top of the bundled one");
    let folder = std::env::temp_dir().join(format!("catchment-readme-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let run = |args: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_catchment")).args(args).output().expect("it runs");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{args:?}: {said}");
        String::from_utf8(output.stdout).expect("text")
    };

    // By itself, with a partnership of one's own.
    let own = folder.join("own.ron");
    let partnership = "organisations: [\n        (id: \"our-own\", name: \"Our own partnership\", kind: Partnership, parent: \"england\", source: [\"own\"]),";
    let extended = whole[0].replacen("organisations: [", partnership, 1);
    assert_ne!(extended, whole[0]);
    let key =
        extended.split("sources: {").nth(1).and_then(|s| s.split('"').nth(1)).expect("a source").to_owned();
    let extended = extended.replace("[\"own\"]", &format!("[\"{key}\"]"));
    let root = extended
        .split("kind: Nation")
        .next()
        .and_then(|s| s.rsplit("id: \"").next())
        .and_then(|s| s.split('"').next());
    let extended = extended
        .replace("parent: \"england\", source", &format!("parent: \"{}\", source", root.expect("a nation")));
    std::fs::write(&own, &extended).expect("written");
    let own = own.to_str().expect("text");
    run(&["check", own]);
    assert!(run(&["--data", own, "find", "our own partnership"]).contains("Our own partnership"));

    // On top of the bundled atlas.
    let mine = folder.join("mine.ron");
    std::fs::write(&mine, whole[1]).expect("written");
    let mine = mine.to_str().expect("text");
    run(&["check", "--with", mine]);
    run(&["--with", mine, "tree", "--depth", "1"]);
    std::fs::remove_dir_all(&folder).expect("removed");
}
