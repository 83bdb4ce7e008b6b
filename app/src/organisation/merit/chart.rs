//! Work week by week, with the table and without.

use crate::ui::drawing::{AMBER, Area, BLUE, REST, drawn, fill, line, write};
use engine::organisation::merit::MeritOutcome;
use plotters::style::RGBColor;
use plotters::style::text_anchor::HPos;

const HEIGHT: i32 = 260;
const LEFT: i32 = 8;
const TOP: i32 = 44;
const BOTTOM: i32 = 34;
const LETTERS: i32 = 17;

/// Two lines over the weeks, from nought up, under a key.
pub fn draw(own: &MeritOutcome, none: &MeritOutcome, width: i32) -> Option<String> {
    let works = |outcome: &MeritOutcome| {
        let works = outcome.weeks.iter().map(|week| week.work);
        works.collect::<Vec<_>>()
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
    drawn(width, HEIGHT, |root| {
        for part in 0..=2 {
            let height = y(most * part / 2);
            line(root, vec![(LEFT, height), (right, height)], REST, 1)?;
        }
        for (series, color, width) in [(&none, AMBER, 2), (&own, BLUE, 3)] {
            let points = (0..).zip(series).map(|(week, work)| (x(week), y(*work)));
            line(root, points.collect(), color, width)?;
        }
        key(root, LEFT, "这张表", BLUE)?;
        key(root, LEFT + 120, "不赋分", AMBER)?;
        for week in [0, last / 2, last] {
            let pos = match week {
                0 => HPos::Left,
                week if week == last => HPos::Right,
                _ => HPos::Center,
            };
            let at = (x(week), HEIGHT - 14);
            write(root, format!("第 {} 周", week + 1), at, pos, LETTERS)?;
        }
        Some(())
    })
}

fn key(root: &Area<'_>, left: i32, name: &str, color: RGBColor) -> Option<()> {
    fill(root, (left, 12), (left + 22, 18), color)?;
    write(root, name.to_owned(), (left + 30, 15), HPos::Left, LETTERS)
}
