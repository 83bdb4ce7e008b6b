//! The chart of competencies, drawn by plotters as SVG.
//!
//! Every position is given, so that no text has to be measured. The colours are those of the light theme; the style
//! sheet replaces them by their tokens.

use engine::score::CompetencyScore;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

/// Width on a screen with room, in units of the drawing.
pub const WIDE: i32 = 640;
/// Width on a phone: the same letters, shorter bars.
pub const NARROW: i32 = 360;
const ROW: i32 = 38;
const LEFT: i32 = 92;
/// Room for the figures after a bar.
const FIGURES: i32 = 92;
const INK: RGBColor = RGBColor(0x1c, 0x25, 0x30);
const EARNED: RGBColor = RGBColor(0x1d, 0x4f, 0x91);
const MOST: RGBColor = RGBColor(0xe8, 0xec, 0xf1);

/// A bar for each competency: how much of what could be earned was earned. `width` is [`WIDE`] or [`NARROW`].
pub fn draw(scores: &[CompetencyScore], width: i32) -> Option<String> {
    let height = u32::try_from(scores.len()).ok()? * ROW.unsigned_abs();
    let mut svg = String::new();
    {
        let root = SVGBackend::with_string(&mut svg, (width.unsigned_abs(), height.max(1)))
            .into_drawing_area();
        for (n, score) in scores.iter().enumerate() {
            bar(&root, i32::try_from(n).ok()? * ROW, width, score)?;
        }
        root.present().ok()?;
    }
    Some(svg)
}

type Area<'a> = DrawingArea<SVGBackend<'a>, plotters::coord::Shift>;

fn bar(root: &Area<'_>, top: i32, width: i32, score: &CompetencyScore) -> Option<()> {
    let right = width - FIGURES;
    let middle = top + ROW / 2;
    let text = |words: String, x: i32, pos: HPos| {
        let style = ("sans-serif", 19)
            .into_font()
            .color(&INK)
            .pos(Pos::new(pos, VPos::Center));
        root.draw(&Text::new(words, (x, middle), style)).ok()
    };
    text(score.competency.chinese().to_owned(), 0, HPos::Left)?;
    text(super::competencies::value(score), width - 4, HPos::Right)?;
    let Some(earned) = score.earned else {
        return Some(());
    };
    let length = |points: i64| {
        let part = points.clamp(0, score.most.max(1)) * i64::from(right - LEFT) / score.most.max(1);
        i32::try_from(part).unwrap_or(0)
    };
    let draw = |to: i32, color: RGBColor| {
        root.draw(&Rectangle::new(
            [(LEFT, middle - 6), (to, middle + 6)],
            color.filled(),
        ))
        .ok()
    };
    draw(right, MOST)?;
    draw(LEFT + length(earned), EARNED)
}
