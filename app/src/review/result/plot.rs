//! Plots of the result.

use crate::text;
use crate::ui::drawing::{BLUE, REST, drawn, fill, line, write};
use engine::score::PASS;
use plotters::prelude::{Circle, Color};
use plotters::style::text_anchor::HPos;

const ROW: i32 = 34;
const LEFT: i32 = 84;
const FIGURES: i32 = 70;
const HEIGHT: i32 = 190;
/// The room of a score.
const NAMED: i32 = 38;

/// A bar for each row, out of 10 000.
pub fn bars(rows: &[(String, i64)], width: i32) -> Option<String> {
    let height = i32::try_from(rows.len()).ok()? * ROW;
    drawn(width, height, |root| {
        let right = width - FIGURES;
        for (n, (name, value)) in rows.iter().enumerate() {
            let middle = i32::try_from(n).ok()? * ROW + ROW / 2;
            let part = i64::from(right - LEFT) * (*value).clamp(0, 10_000) / 10_000;
            let end = LEFT + i32::try_from(part).ok()?;
            write(root, name.clone(), (0, middle), HPos::Left, 18)?;
            write(
                root,
                format!("{}%", text::points(*value)),
                (width - 2, middle),
                HPos::Right,
                18,
            )?;
            fill(root, (LEFT, middle - 6), (right, middle + 6), REST)?;
            fill(root, (LEFT, middle - 6), (end, middle + 6), BLUE)?;
        }
        Some(())
    })
}

/// Scores one after the other, the line of passing behind them.
pub fn course(scores: &[i64], width: i32) -> Option<String> {
    let (top, bottom, left) = (24, HEIGHT - 30, 40);
    let y = |score: i64| {
        let part = i64::from(bottom - top) * score.clamp(0, 10_000) / 10_000;
        bottom - i32::try_from(part).unwrap_or(0)
    };
    let steps = i32::try_from(scores.len().saturating_sub(1)).ok()?.max(1);
    let x = |n: usize| {
        let n = i32::try_from(n).unwrap_or(0);
        left + 24 + (width - left - 60) * n / steps
    };
    drawn(width, HEIGHT, |root| {
        for (score, name) in [(0, "0"), (PASS, "60"), (10_000, "100")] {
            fill(root, (left, y(score)), (width, y(score) + 1), REST)?;
            write(root, name.to_owned(), (left - 8, y(score)), HPos::Right, 15)?;
        }
        let points: Vec<(i32, i32)> = scores
            .iter()
            .enumerate()
            .map(|(n, score)| (x(n), y(*score)))
            .collect();
        line(root, points.clone(), BLUE, 2)?;
        // As many are named as there is room for, the latest always.
        let room = ((width - left - 60) / NAMED).max(1);
        let every = usize::try_from(steps / room + 1).ok()?;
        let last = scores.len().saturating_sub(1);
        for (n, (point, score)) in points.into_iter().zip(scores).enumerate() {
            root.draw(&Circle::new(point, 4, BLUE.filled())).ok()?;
            if !(last - n).is_multiple_of(every) {
                continue;
            }
            let above = (point.0, point.1 - 14);
            write(root, text::points(*score), above, HPos::Center, 15)?;
            write(
                root,
                (n + 1).to_string(),
                (point.0, HEIGHT - 12),
                HPos::Center,
                15,
            )?;
        }
        Some(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plots_name_every_row_and_every_score() {
        let svg = bars(&[("程序".into(), 6_667), ("证据".into(), 0)], 340).unwrap();
        assert!(svg.contains("程序") && svg.contains("66.7%") && svg.contains("证据"));
        let svg = course(&[5_900, 9_000, 12_000], 640).unwrap();
        assert!(svg.contains("59") && svg.contains("90") && svg.contains("120"));
        assert!(course(&[], 640).is_some());
        let dozen: Vec<i64> = (0..12).map(|n| 6_100 + 200 * n).collect();
        let names = |svg: &str, score: &str| svg.lines().any(|line| line.trim() == score);
        let wide = course(&dozen, 640).unwrap();
        assert!(names(&wide, "61") && names(&wide, "83"));
        let narrow = course(&dozen, 320).unwrap();
        assert!(!names(&narrow, "61") && names(&narrow, "83"));
    }
}
