//! Posts lacking by district under two plans.

use crate::ui::drawing::{AMBER, Area, BLUE, drawn, fill, write};
use engine::organisation::posts::Judgement;
use plotters::style::RGBColor;
use plotters::style::text_anchor::HPos;

const ROW: i32 = 44;
const LEFT: i32 = 84;
const FIGURES: i32 = 44;
const LETTERS: i32 = 17;

/// Two bars for each district, with their figures, under a key.
pub fn draw(names: &[String], first: &Judgement, second: &Judgement, width: i32) -> Option<String> {
    let rows = i32::try_from(names.len()).ok()?;
    let of = |judged: &Judgement| {
        let unmet = judged.districts.iter().map(|row| row.unmet);
        unmet.collect::<Vec<_>>()
    };
    let (first, second) = (of(first), of(second));
    let most = first.iter().chain(&second).copied().max();
    let most = most.unwrap_or(1).max(1);
    let room = i64::from(width - LEFT - FIGURES);
    let length = |posts: u32| i32::try_from(i64::from(posts) * room / i64::from(most)).unwrap_or(0);
    drawn(width, (rows + 1) * ROW, |root| {
        key(root, LEFT, "方案甲", BLUE)?;
        key(root, LEFT + 110, "方案乙", AMBER)?;
        for (n, name) in names.iter().enumerate() {
            let top = (i32::try_from(n).ok()? + 1) * ROW;
            write(root, name.clone(), (0, top + ROW / 2), HPos::Left, LETTERS)?;
            for (posts, color, top) in [
                (first.get(n), BLUE, top + 5),
                (second.get(n), AMBER, top + 23),
            ] {
                let posts = posts.copied().unwrap_or(0);
                let end = LEFT + length(posts).max(1);
                fill(root, (LEFT, top), (end, top + 14), color)?;
                write(
                    root,
                    posts.to_string(),
                    (end + 6, top + 7),
                    HPos::Left,
                    LETTERS,
                )?;
            }
        }
        Some(())
    })
}

fn key(root: &Area<'_>, left: i32, name: &str, color: RGBColor) -> Option<()> {
    fill(root, (left, 12), (left + 18, 26), color)?;
    write(root, name.to_owned(), (left + 26, 19), HPos::Left, LETTERS)
}
