//! Work week by week, with the table and without, drawn by plotters as SVG; colours are replaced by the style sheet.

use engine::organisation::merit::MeritOutcome;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

const HEIGHT: i32 = 260;
const LEFT: i32 = 8;
const TOP: i32 = 44;
const BOTTOM: i32 = 34;
const INK: RGBColor = RGBColor(0x1c, 0x25, 0x30);
const OWN: RGBColor = RGBColor(0x1d, 0x4f, 0x91);
const NONE: RGBColor = RGBColor(0x82, 0x55, 0x00);
const GRID: RGBColor = RGBColor(0xe8, 0xec, 0xf1);

type Area<'a> = DrawingArea<SVGBackend<'a>, plotters::coord::Shift>;

/// Two lines over the weeks, from nought up, under a key.
pub fn draw(own: &MeritOutcome, none: &MeritOutcome, narrow: bool) -> Option<String> {
    let width: i32 = if narrow { 360 } else { 640 };
    let works = |outcome: &MeritOutcome| {
        outcome
            .weeks
            .iter()
            .map(|week| week.work)
            .collect::<Vec<_>>()
    };
    let (own, none) = (works(own), works(none));
    let most = own.iter().chain(&none).copied().max()?.max(1);
    let last = i32::try_from(own.len()).ok()?.max(2) - 1;
    let right = width - 16;
    let x = |week: i32| LEFT + week * (right - LEFT) / last;
    let y = |work: u64| {
        let room = u64::try_from(HEIGHT - BOTTOM - TOP).unwrap_or(0);
        HEIGHT - BOTTOM - i32::try_from(work * room / most).unwrap_or(0)
    };
    let mut svg = String::new();
    {
        let root = SVGBackend::with_string(&mut svg, (width.unsigned_abs(), HEIGHT.unsigned_abs()))
            .into_drawing_area();
        for part in 0..=2 {
            let height = y(most * part / 2);
            root.draw(&PathElement::new(
                [(LEFT, height), (right, height)],
                GRID.stroke_width(1),
            ))
            .ok()?;
        }
        for (series, color, width) in [(&none, NONE, 2), (&own, OWN, 3)] {
            let points = (0..).zip(series).map(|(week, work)| (x(week), y(*work)));
            root.draw(&PathElement::new(
                points.collect::<Vec<_>>(),
                color.stroke_width(width),
            ))
            .ok()?;
        }
        key(&root, LEFT, "这张表", OWN)?;
        key(&root, LEFT + 120, "不赋分", NONE)?;
        for week in [0, last / 2, last] {
            let pos = match week {
                0 => HPos::Left,
                week if week == last => HPos::Right,
                _ => HPos::Center,
            };
            text(
                &root,
                format!("第 {} 周", week + 1),
                (x(week), HEIGHT - 14),
                pos,
            )?;
        }
        root.present().ok()?;
    }
    Some(svg)
}

fn key(root: &Area<'_>, left: i32, name: &str, color: RGBColor) -> Option<()> {
    root.draw(&Rectangle::new(
        [(left, 12), (left + 22, 18)],
        color.filled(),
    ))
    .ok()?;
    text(root, name.to_owned(), (left + 30, 15), HPos::Left)
}

fn text(root: &Area<'_>, words: String, at: (i32, i32), pos: HPos) -> Option<()> {
    let style = ("sans-serif", 17)
        .into_font()
        .color(&INK)
        .pos(Pos::new(pos, VPos::Center));
    root.draw(&Text::new(words, at, style)).ok()
}
