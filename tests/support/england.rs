//! The bundled atlas, read once for all the tests of a program.

use std::sync::LazyLock;

use catchment::atlas::Atlas;
use catchment::bundled::bundled;

pub static ENGLAND: LazyLock<Atlas> =
    LazyLock::new(|| Atlas::load(&[bundled()]).expect("the bundled atlas is clean"));
