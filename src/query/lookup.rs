//! What is told of each of many that are looked up: where it lies on a day, in every line at
//! once, and what it became.

mod best_fit;
mod found;
mod gazetteer;
mod locality;
mod present;

pub use best_fit::LiesIn;
pub use found::{Found, Led};
pub use gazetteer::{Gazetteer, Whereabouts};
pub use locality::{InSeveral, LocalityFound};
