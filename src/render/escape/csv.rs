//! Text from data, made safe for a cell of comma-separated values.

use super::clean;

/// A cell that no spreadsheet takes for a formula.
pub(in crate::render) fn escape(cell: &str) -> String {
    let cell = clean(cell);
    let is_formula = cell.starts_with(['=', '+', '@', '-']) && cell.parse::<f64>().is_err();
    if is_formula { format!("'{cell}") } else { cell.into_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_never_becomes_a_formula_and_a_number_stays_one() {
        assert_eq!(escape("=1+1"), "'=1+1");
        assert_eq!(escape("\u{200b}@SUM(A1)"), "'@SUM(A1)");
        assert_eq!(escape("-cmd"), "'-cmd");
        assert_eq!(escape("-0.5"), "-0.5");
        assert_eq!(escape("Guy's"), "Guy's");
    }
}
