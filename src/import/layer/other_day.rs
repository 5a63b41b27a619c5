//! Days of which registers and tables do not say the same.

use crate::date::Date;

/// A day that a register gives, where tables give another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherDay {
    /// Whose it is.
    pub id: String,
    /// Of what it is the day.
    pub end: LifeEnd,
    /// As the register has it.
    pub register: Date,
    /// As the tables have it.
    pub tables: Date,
}

/// The two ends of a life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LifeEnd {
    /// The first day.
    Opened,
    /// The last.
    Closed,
}
