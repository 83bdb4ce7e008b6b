//! Curves over the thirteen weeks.

use crate::ui::drawing::{Area, BLUE, REST, drawn, fill, line, write};
use engine::handover::sim::tally::Week;
use plotters::prelude::{Circle, Color, RGBColor, TriangleMarker};
use plotters::style::text_anchor::HPos;

/// One curve: its name and its values, week by week.
pub struct Curve {
    /// Its name.
    pub name: &'static str,
    /// Its values.
    pub values: Vec<i64>,
}

const COLOURS: [RGBColor; 3] = [BLUE, RGBColor(0xb3, 0x26, 0x1e), RGBColor(0x1e, 0x7a, 0x4f)];
const HEIGHT: i32 = 210;
const LEFT: i32 = 44;
const BOTTOM: i32 = 30;
const TOP: i32 = 30;
const LETTERS: i32 = 14;

/// Curves over thirteen weeks on one scale from 0.
pub fn draw(curves: &[Curve], width: i32) -> Option<String> {
    let values = curves.iter().flat_map(|curve| curve.values.iter().copied());
    let most = values.max().unwrap_or(1).max(1);
    let x = |week: usize| LEFT + (width - LEFT - 12) * i32::try_from(week).unwrap_or(0) / 12;
    let y = |value: i64| {
        let span = i64::from(HEIGHT - TOP - BOTTOM);
        HEIGHT - BOTTOM - i32::try_from(value.clamp(0, most) * span / most).unwrap_or(0)
    };
    // Names of four letters stand beside one another on the narrowest drawing.
    let step = ((width - LEFT) / 3).min(110);
    drawn(width, HEIGHT, |root| {
        for value in [0, most / 2, most] {
            line(
                root,
                vec![(LEFT, y(value)), (width - 12, y(value))],
                REST,
                1,
            )?;
            write(
                root,
                value.to_string(),
                (LEFT - 6, y(value)),
                HPos::Right,
                LETTERS,
            )?;
        }
        for week in [0, 3, 6, 9, 12] {
            let at = (x(week), HEIGHT - 12);
            write(root, format!("{}周", week + 1), at, HPos::Center, LETTERS)?;
        }
        for (n, curve) in curves.iter().enumerate() {
            let colour = *COLOURS.get(n % COLOURS.len())?;
            let values = curve.values.iter().enumerate();
            let points: Vec<(i32, i32)> =
                values.map(|(week, value)| (x(week), y(*value))).collect();
            line(root, points.clone(), colour, 2)?;
            for point in points {
                mark(root, n, point, colour)?;
            }
            let at = LEFT + i32::try_from(n).unwrap_or(0) * step;
            line(root, vec![(at, 11), (at + 16, 11)], colour, 2)?;
            mark(root, n, (at + 8, 11), colour)?;
            write(
                root,
                curve.name.to_owned(),
                (at + 22, 11),
                HPos::Left,
                LETTERS,
            )?;
        }
        Some(())
    })
}

/// The mark of a curve's points: a shape for each, so that they are told apart without colour.
fn mark(root: &Area<'_>, n: usize, at: (i32, i32), colour: RGBColor) -> Option<()> {
    let (x, y) = at;
    match n % COLOURS.len() {
        0 => root.draw(&Circle::new(at, 3, colour.filled())).ok(),
        1 => fill(root, (x - 3, y - 3), (x + 3, y + 3), colour),
        _ => root.draw(&TriangleMarker::new(at, 5, colour.filled())).ok(),
    }
}

/// A curve of the weeks.
pub fn curve(name: &'static str, weeks: &[Week], of: impl Fn(&Week) -> i64) -> Curve {
    Curve {
        name,
        values: weeks.iter().map(of).collect(),
    }
}
