//! The bundled atlas, opened once for all the tests of a program.

use std::sync::LazyLock;

use catchment::atlas::Atlas;
use catchment::bundled::bundled;

pub static ENGLAND: LazyLock<Atlas> =
    LazyLock::new(|| bundled().expect("the bundled atlas was compiled for this program"));
