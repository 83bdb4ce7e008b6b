//! The sheet: A4, GB/T 9704—2012, 5.1 and 5.2.1; lengths in twentieths of a point.

/// A4.
pub const SHEET: [(&str, &str); 2] = [("w:w", "11906"), ("w:h", "16838")];

/// 天头 37 mm, 订口 28 mm, and so that 156 mm × 225 mm remain, 35 mm below and 26 mm on the right.
pub const MARGINS: [(&str, &str); 7] = [
    ("w:top", "2098"),
    ("w:right", "1474"),
    ("w:bottom", "1984"),
    ("w:left", "1587"),
    ("w:header", "1020"),
    ("w:footer", "1304"),
    ("w:gutter", "0"),
];

/// The breadth of the text.
pub const WIDTH: usize = 11906 - 1587 - 1474;
