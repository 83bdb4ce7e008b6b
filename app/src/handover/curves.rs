//! Curves over the weeks, drawn by plotters as SVG. Every position is given, so that no text has to be measured.

use engine::handover::sim::tally::Week;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

/// One curve: its name and its values, week by week.
pub struct Curve {
    /// Its name.
    pub name: &'static str,
    /// Its values.
    pub values: Vec<i64>,
}

const INK: RGBColor = RGBColor(0x1c, 0x25, 0x30);
const LINE: RGBColor = RGBColor(0xe8, 0xec, 0xf1);
const COLOURS: [RGBColor; 3] = [
    RGBColor(0x1d, 0x4f, 0x91),
    RGBColor(0xb3, 0x26, 0x1e),
    RGBColor(0x1e, 0x7a, 0x4f),
];
const HEIGHT: i32 = 210;
const LEFT: i32 = 44;
const BOTTOM: i32 = 30;
const TOP: i32 = 30;

/// Curves over thirteen weeks on one scale from 0.
pub fn draw(curves: &[Curve], width: i32) -> Option<String> {
    let most = curves
        .iter()
        .flat_map(|curve| curve.values.iter().copied())
        .max()
        .unwrap_or(1)
        .max(1);
    let mut svg = String::new();
    {
        let size = (width.unsigned_abs(), HEIGHT.unsigned_abs());
        let root = SVGBackend::with_string(&mut svg, size).into_drawing_area();
        let x = |week: usize| LEFT + (width - LEFT - 12) * i32::try_from(week).unwrap_or(0) / 12;
        let y = |value: i64| {
            let span = i64::from(HEIGHT - TOP - BOTTOM);
            HEIGHT - BOTTOM - i32::try_from(value.clamp(0, most) * span / most).unwrap_or(0)
        };
        let text = |words: String, at: (i32, i32), pos: HPos, colour: &RGBColor| {
            let style = ("sans-serif", 14)
                .into_font()
                .color(colour)
                .pos(Pos::new(pos, VPos::Center));
            root.draw(&Text::new(words, at, style)).ok()
        };
        for value in [0, most / 2, most] {
            root.draw(&PathElement::new(
                [(LEFT, y(value)), (width - 12, y(value))],
                LINE.stroke_width(1),
            ))
            .ok()?;
            text(value.to_string(), (LEFT - 6, y(value)), HPos::Right, &INK)?;
        }
        for week in [0, 3, 6, 9, 12] {
            text(
                format!("{}周", week + 1),
                (x(week), HEIGHT - 12),
                HPos::Center,
                &INK,
            )?;
        }
        for (n, curve) in curves.iter().enumerate() {
            let colour = COLOURS.get(n % COLOURS.len())?;
            let points: Vec<(i32, i32)> = curve
                .values
                .iter()
                .enumerate()
                .map(|(week, value)| (x(week), y(*value)))
                .collect();
            root.draw(&PathElement::new(points.clone(), colour.stroke_width(2)))
                .ok()?;
            for point in points {
                root.draw(&Circle::new(point, 3, colour.filled())).ok()?;
            }
            let at = LEFT + i32::try_from(n).unwrap_or(0) * 110;
            root.draw(&Rectangle::new([(at, 8), (at + 12, 14)], colour.filled()))
                .ok()?;
            text(curve.name.to_owned(), (at + 18, 11), HPos::Left, &INK)?;
        }
        root.present().ok()?;
    }
    Some(svg)
}

/// A curve of the weeks.
pub fn curve(name: &'static str, weeks: &[Week], of: impl Fn(&Week) -> i64) -> Curve {
    Curve {
        name,
        values: weeks.iter().map(of).collect(),
    }
}
