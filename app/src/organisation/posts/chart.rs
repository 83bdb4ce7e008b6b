//! Posts lacking by district under two plans, drawn by plotters as SVG; colours are replaced by the style sheet.

use engine::organisation::posts::Judgement;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

const ROW: i32 = 44;
const LEFT: i32 = 84;
const FIGURES: i32 = 44;
const INK: RGBColor = RGBColor(0x1c, 0x25, 0x30);
const FIRST: RGBColor = RGBColor(0x1d, 0x4f, 0x91);
const SECOND: RGBColor = RGBColor(0x82, 0x55, 0x00);

type Area<'a> = DrawingArea<SVGBackend<'a>, plotters::coord::Shift>;

/// Two bars for each district, with their figures, under a key.
pub fn draw(
    names: &[String],
    first: &Judgement,
    second: &Judgement,
    narrow: bool,
) -> Option<String> {
    let width: i32 = if narrow { 360 } else { 640 };
    let rows = i32::try_from(names.len()).ok()?;
    let height = (rows + 1) * ROW;
    let of = |judged: &Judgement| {
        judged
            .districts
            .iter()
            .map(|row| row.unmet)
            .collect::<Vec<_>>()
    };
    let (first, second) = (of(first), of(second));
    let most = first
        .iter()
        .chain(&second)
        .copied()
        .max()
        .unwrap_or(1)
        .max(1);
    let mut svg = String::new();
    {
        let root = SVGBackend::with_string(&mut svg, (width.unsigned_abs(), height.unsigned_abs()))
            .into_drawing_area();
        let room = i64::from(width - LEFT - FIGURES);
        let length =
            |posts: u32| i32::try_from(i64::from(posts) * room / i64::from(most)).unwrap_or(0);
        key(&root, LEFT, "方案甲", FIRST)?;
        key(&root, LEFT + 110, "方案乙", SECOND)?;
        for (n, name) in names.iter().enumerate() {
            let top = (i32::try_from(n).ok()? + 1) * ROW;
            text(&root, name.clone(), (0, top + ROW / 2), HPos::Left)?;
            for (posts, color, top) in [
                (first.get(n), FIRST, top + 5),
                (second.get(n), SECOND, top + 23),
            ] {
                let posts = posts.copied().unwrap_or(0);
                let end = LEFT + length(posts).max(1);
                root.draw(&Rectangle::new(
                    [(LEFT, top), (end, top + 14)],
                    color.filled(),
                ))
                .ok()?;
                text(&root, posts.to_string(), (end + 6, top + 7), HPos::Left)?;
            }
        }
        root.present().ok()?;
    }
    Some(svg)
}

fn key(root: &Area<'_>, left: i32, name: &str, color: RGBColor) -> Option<()> {
    root.draw(&Rectangle::new(
        [(left, 12), (left + 18, 26)],
        color.filled(),
    ))
    .ok()?;
    text(root, name.to_owned(), (left + 26, 19), HPos::Left)
}

fn text(root: &Area<'_>, words: String, at: (i32, i32), pos: HPos) -> Option<()> {
    let style = ("sans-serif", 17)
        .into_font()
        .color(&INK)
        .pos(Pos::new(pos, VPos::Center));
    root.draw(&Text::new(words, at, style)).ok()
}
