//! What charts drawn by plotters share. Every position is given, so that no text has to be measured; the colours are
//! those of the light theme, and the style sheet replaces them by their tokens.

use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

/// Letters.
pub const INK: RGBColor = RGBColor(0x1c, 0x25, 0x30);
/// What is told of first.
pub const BLUE: RGBColor = RGBColor(0x1d, 0x4f, 0x91);
/// What it is compared with.
pub const AMBER: RGBColor = RGBColor(0x82, 0x55, 0x00);
/// Lines and bars behind.
pub const REST: RGBColor = RGBColor(0xe8, 0xec, 0xf1);

/// A drawing's surface.
pub type Area<'a> = DrawingArea<SVGBackend<'a>, plotters::coord::Shift>;

/// An SVG of that size with what is drawn on it.
pub fn drawn(
    width: i32,
    height: i32,
    draw: impl FnOnce(&Area<'_>) -> Option<()>,
) -> Option<String> {
    let mut svg = String::new();
    {
        let size = (width.unsigned_abs(), height.max(1).unsigned_abs());
        let root = SVGBackend::with_string(&mut svg, size).into_drawing_area();
        draw(&root)?;
        root.present().ok()?;
    }
    Some(svg)
}

/// Words at a place, upright in the middle of it.
pub fn write(root: &Area<'_>, words: String, at: (i32, i32), pos: HPos, size: i32) -> Option<()> {
    let style = ("sans-serif", size)
        .into_font()
        .color(&INK)
        .pos(Pos::new(pos, VPos::Center));
    root.draw(&Text::new(words, at, style)).ok()
}

/// A filled box.
pub fn fill(root: &Area<'_>, from: (i32, i32), to: (i32, i32), color: RGBColor) -> Option<()> {
    root.draw(&Rectangle::new([from, to], color.filled())).ok()
}

/// A line through points.
pub fn line(root: &Area<'_>, points: Vec<(i32, i32)>, color: RGBColor, width: u32) -> Option<()> {
    root.draw(&PathElement::new(points, color.stroke_width(width)))
        .ok()
}
