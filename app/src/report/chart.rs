//! The chart of competencies, drawn by plotters as SVG.
//!
//! Every position is given, so that no text has to be measured. The colours are those of the light theme; the style
//! sheet replaces them by their tokens.

use engine::score::CompetencyScore;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

const WIDTH: u32 = 640;
const ROW: i32 = 38;
const LEFT: i32 = 92;
const RIGHT: i32 = 548;
const INK: RGBColor = RGBColor(0x1c, 0x25, 0x30);
const EARNED: RGBColor = RGBColor(0x1d, 0x4f, 0x91);
const MOST: RGBColor = RGBColor(0xe8, 0xec, 0xf1);

/// A bar for each competency: how much of what could be earned was earned.
pub fn draw(scores: &[CompetencyScore]) -> Option<String> {
    let height = u32::try_from(scores.len()).ok()? * ROW.unsigned_abs();
    let mut svg = String::new();
    {
        let root = SVGBackend::with_string(&mut svg, (WIDTH, height.max(1))).into_drawing_area();
        for (n, score) in scores.iter().enumerate() {
            bar(&root, i32::try_from(n).ok()? * ROW, score)?;
        }
        root.present().ok()?;
    }
    Some(svg)
}

type Area<'a> = DrawingArea<SVGBackend<'a>, plotters::coord::Shift>;

fn bar(root: &Area<'_>, top: i32, score: &CompetencyScore) -> Option<()> {
    let middle = top + ROW / 2;
    let text = |words: String, x: i32, pos: HPos| {
        let style = ("sans-serif", 19)
            .into_font()
            .color(&INK)
            .pos(Pos::new(pos, VPos::Center));
        root.draw(&Text::new(words, (x, middle), style)).ok()
    };
    text(score.competency.chinese().to_owned(), 0, HPos::Left)?;
    text(super::competencies::value(score), RIGHT + 88, HPos::Right)?;
    let Some(earned) = score.earned else {
        return Some(());
    };
    let length = |points: i64| {
        let part = points.clamp(0, score.most.max(1)) * i64::from(RIGHT - LEFT) / score.most.max(1);
        i32::try_from(part).unwrap_or(0)
    };
    let draw = |to: i32, color: RGBColor| {
        root.draw(&Rectangle::new(
            [(LEFT, middle - 6), (to, middle + 6)],
            color.filled(),
        ))
        .ok()
    };
    draw(RIGHT, MOST)?;
    draw(LEFT + length(earned), EARNED)
}
