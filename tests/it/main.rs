//! The tests, one module a file: the atlas and what is asked of it, the command line, and the
//! explorer. They are one program, which is built once and reads the bundled atlas once.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../support"]
#[allow(unreachable_pub, reason = "each of these is used by several programs")]
mod support {
    pub mod cli;
    pub mod england;
    pub mod random_shire;
    pub mod registers;
    pub mod schema;
    pub mod screen;
}

mod agreement;
mod any_bytes;
mod apart;
mod around;
mod atlas_of_england;
mod boundaries_of_england;
mod boundaries_properties;
mod brief_fits;
mod check;
mod cli_boundaries;
mod cli_brief;
mod cli_check;
mod cli_compile;
mod cli_completions;
mod cli_config;
mod cli_diff;
mod cli_find;
mod cli_formats;
mod cli_history;
mod cli_import;
mod cli_import_tables;
mod cli_lookup;
mod cli_map;
mod cli_new;
mod cli_overlap;
mod cli_path;
mod cli_schema;
mod cli_show;
mod cli_sources;
mod cli_terms;
mod cli_tree;
mod cli_trust;
mod colour;
mod compiled;
mod dates_for_people;
mod differing_figures;
mod explorer;
mod explorer_ground;
mod explorer_map;
mod export;
mod ground;
mod hanging;
mod harmless;
mod harmless_commands;
mod history;
mod import_any_bytes;
mod import_any_tables;
mod import_registers;
mod matrix;
mod past_its_day;
mod picture;
mod practices_in_the_explorer;
mod questions_england;
mod questions_south_east_london;
mod readme;
mod recording;
mod register_layer;
mod registers;
mod search;
mod services;
mod serving;
mod storms;
mod sweeps_tried;
mod text_and_json;
mod tile_grid;
mod tree_moves;
mod way_back;
mod ways_in;
