//! The chart of competencies.

use crate::ui::drawing::{Area, BLUE, REST, drawn, fill, write};
use engine::score::CompetencyScore;
use plotters::style::RGBColor;
use plotters::style::text_anchor::HPos;

const ROW: i32 = 38;
const LEFT: i32 = 92;
/// Room for the figures after a bar.
const FIGURES: i32 = 92;

/// A bar for each competency: how much of what could be earned was earned.
pub fn draw(scores: &[CompetencyScore], width: i32) -> Option<String> {
    let height = i32::try_from(scores.len()).ok()? * ROW;
    drawn(width, height, |root| {
        for (n, score) in scores.iter().enumerate() {
            bar(root, i32::try_from(n).ok()? * ROW, width, score)?;
        }
        Some(())
    })
}

fn bar(root: &Area<'_>, top: i32, width: i32, score: &CompetencyScore) -> Option<()> {
    let right = width - FIGURES;
    let middle = top + ROW / 2;
    let text = |words: String, x: i32, pos: HPos| write(root, words, (x, middle), pos, 19);
    text(score.competency.chinese().to_owned(), 0, HPos::Left)?;
    text(super::competencies::value(score), width - 4, HPos::Right)?;
    let Some(earned) = score.earned else {
        return Some(());
    };
    let length = |points: i64| {
        let part = points.clamp(0, score.most.max(1)) * i64::from(right - LEFT) / score.most.max(1);
        i32::try_from(part).unwrap_or(0)
    };
    let draw = |to: i32, color: RGBColor| fill(root, (LEFT, middle - 6), (to, middle + 6), color);
    draw(right, REST)?;
    draw(LEFT + length(earned), BLUE)
}
