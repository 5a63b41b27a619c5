//! Settings of a person's own: where they stand, what they change, and what is said of a slip in them.

use crate::support::cli::Scene;

#[test]
fn without_a_file_it_says_where_one_would_be_and_what_may_stand_there() {
    let scene = Scene::new("without");
    let said = scene.run_with_settings(&["config"]);
    let file = scene.path("config.toml");
    assert!(
        said.answer()
            .starts_with(&format!("There are no settings. They would be read from {}\n", file.display()))
    );
    for name in ["data", "with", "start", "resume", "theme", "color", "mouse", "ascii"] {
        assert!(said.stdout.lines().any(|line| line.trim_start().starts_with(name)), "{name}: {said}");
    }
    assert!(!file.exists(), "nothing is written");
}

#[test]
fn what_the_file_says_goes_for_every_command_but_not_before_what_is_typed() {
    let own = "Atlas(title: \"One place\", as_at: \"2026-06-30\", sources: [(id: \"own\", title: \"Own\", publisher: \"Me\", licence: \"OGL-3.0\")],
        organisations: [(id: \"X1\", name: \"Nowhere\", kind: Place, source: \"own\")])";
    let scene = Scene::small("settings").with("own.ron", own);
    let scene = scene.with("config.toml", "data = [\"small.ron\"]\nascii = true\n");
    let tree = scene.run_with_settings(&["tree", "QA1", "--depth", "1"]);
    assert!(tree.answer().contains("|- "), "plain characters: {tree}");
    let told = scene.run_with_settings(&["config"]);
    assert!(told.answer().contains("  data = [\"small.ron\"]\n  ascii = true\n"), "{told}");
    // What is typed goes first.
    let other = scene.run_with_settings(&["tree", "QA1", "--data", "missing.ron"]);
    assert!(other.refusal(2).contains("missing.ron"), "{other}");
}

#[test]
fn files_of_the_settings_are_those_of_their_folder_and_nothing_to_commands_on_files() {
    let scene = Scene::small("files").with("sub/here", "").with("config.toml", "data = [\"small.ron\"]\n");
    // Wherever it is started, the file beside the settings is meant.
    let mut command = crate::support::cli::command(&scene.path("sub"));
    let command =
        command.env("CATCHMENT_CONFIG", scene.path("config.toml")).args(["tree", "QA1", "--depth", "0"]);
    let output = command.output().expect("it starts");
    assert!(String::from_utf8_lossy(&output.stdout).starts_with("NHS Ashdale Integrated Care Board"));
    // What is checked is what is typed, and by itself.
    let checked = scene.run_with_settings(&["check", "small.ron"]);
    let alone = scene.run(&["check", "small.ron"]);
    assert_eq!(checked, alone);
    let imported = scene.run_with_settings(&["import", "sub", "--out", "x.ron"]);
    assert!(!imported.stderr.contains("--data"), "{imported}");
}

#[test]
fn a_slip_in_the_file_is_told_with_its_line_and_what_was_meant() {
    let scene = Scene::new("slip").with("config.toml", "start = \"leeds\"\nmuose = false\n");
    for args in [&["tree", "QKK", "--depth", "0"][..], &["config"]] {
        let said = scene.run_with_settings(args);
        let message = said.refusal(2);
        assert!(message.contains("config.toml does not say what it should"), "{said}");
        assert!(message.contains("line 2") && message.contains("muose = false"), "{said}");
        assert!(message.contains("Perhaps you meant: mouse"), "{said}");
    }
    let wrong = Scene::new("wrong").with("config.toml", "theme = \"pink\"\n");
    let said = wrong.run_with_settings(&["tree", "QKK", "--depth", "0"]);
    assert!(said.refusal(2).contains("pink") && said.stderr.contains("`dark`"), "{said}");
}

#[test]
fn where_there_is_no_terminal_whoever_is_named_is_printed_from_the_top() {
    let scene = Scene::small("named");
    let said = scene.ask(&["QA1"]);
    assert!(said.answer().starts_with(&scene.ask(&["tree", "QA1", "--depth", "2"]).answer()[..20]), "{said}");
    // A command with a slip in it is no organisation.
    let slip = scene.ask(&["shwo", "QA1"]);
    assert!(slip.refusal(2).contains("catchment show"), "{slip}");
}
