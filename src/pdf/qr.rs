//! The address of a page as a square that a phone reads.

use qrcode::{Color, EcLevel, QrCode};
use serde::Serialize;

/// The dark modules of a square of `side` modules, as runs: where each begins from the left and from the top, and how many
/// modules it takes. The white edge that a phone needs is not counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Square {
    side: usize,
    runs: Vec<(usize, usize, usize)>,
}

/// `None` when the address is too long for any square.
pub fn square(address: &str) -> Option<Square> {
    let code = QrCode::with_error_correction_level(address, EcLevel::M).ok()?;
    let side = code.width();
    let mut runs = Vec::new();
    for (y, row) in code.to_colors().chunks(side).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|a, b| a == b) {
            if run[0] == Color::Dark {
                runs.push((x, y, run.len()));
            }
            x += run.len();
        }
    }
    Some(Square { side, runs })
}
