//! Distributions as SVG; the style sheet gives them the theme's colours, and hatching tells the second from the first.

use crate::text::points;
use engine::handover::summary::Spread;
use std::fmt::Write;

const LEFT: i64 = 92;
const RIGHT: i64 = 16;
const LINE: i64 = 20;
const GAP: i64 = 16;
const FOOT: i64 = 28;
const PANEL: i64 = 96;

/// The stretch of scores that is shown.
#[derive(Clone, Copy)]
struct Scale {
    low: i64,
    high: i64,
    from: i64,
    to: i64,
}

impl Scale {
    /// From a round score below the least to a round one above the most.
    fn over(spreads: &[Spread], step: i64, from: i64, to: i64) -> Scale {
        let least = spreads.iter().map(|spread| spread.min).min().unwrap_or(0);
        let most = spreads.iter().map(|spread| spread.max).max().unwrap_or(0);
        let low = least.div_euclid(step) * step;
        let high = (most + step - 1).div_euclid(step) * step;
        Scale {
            low,
            high: high.max(low + step),
            from,
            to,
        }
    }

    fn x(self, value: i64) -> i64 {
        self.from + (self.to - self.from) * (value - self.low) / (self.high - self.low).max(1)
    }

    /// Round scores, at most six.
    fn ticks(self) -> Vec<i64> {
        let span = self.high - self.low;
        let steps = [100, 200, 500, 1_000, 2_000];
        let step = steps
            .into_iter()
            .find(|step| span / step <= 5)
            .unwrap_or(2_000);
        let first = (self.low + step - 1).div_euclid(step) * step;
        (0..=span / step)
            .map(|n| first + n * step)
            .filter(|tick| *tick <= self.high)
            .collect()
    }

    fn draw(self, out: &mut String, top: i64, bottom: i64) {
        for tick in self.ticks() {
            let x = self.x(tick);
            let _ = write!(
                out,
                "<path class=\"grid\" d=\"M{x} {top}V{bottom}\"/><text x=\"{x}\" y=\"{}\" text-anchor=\"middle\">{}</text>",
                bottom + 20,
                points(tick)
            );
        }
    }
}

/// A row for each name with a box for each result: least to most, a tenth to nine tenths, the middle.
pub fn boxes(rows: &[(&str, Vec<Spread>)], width: i64) -> String {
    let all: Vec<Spread> = rows
        .iter()
        .flat_map(|(_, spreads)| spreads.iter().copied())
        .collect();
    let most = rows
        .iter()
        .map(|(_, spreads)| spreads.len())
        .max()
        .unwrap_or(0);
    let row = i64::try_from(most).unwrap_or(1) * LINE + GAP;
    let height = i64::try_from(rows.len()).unwrap_or(0) * row + FOOT;
    let scale = Scale::over(&all, 1_000, LEFT, width - RIGHT);
    framed(width, height, |out| {
        scale.draw(out, 0, height - FOOT);
        for (n, (name, spreads)) in (0..).zip(rows) {
            let top = n * row + GAP / 2;
            let middle = n * row + row / 2 + 5;
            let _ = write!(out, "<text x=\"0\" y=\"{middle}\">{name}</text>");
            for (side, spread) in (0..).zip(spreads) {
                let y = top + side * LINE + LINE / 2;
                let [min, p10, p50, p90, max] =
                    [spread.min, spread.p10, spread.p50, spread.p90, spread.max]
                        .map(|value| scale.x(value));
                let _ = write!(
                    out,
                    "<g class=\"side{side}\"><path class=\"reach\" d=\"M{min} {y}H{max}\"/><rect class=\"most\" x=\"{p10}\" y=\"{}\" width=\"{}\" height=\"12\"/><path class=\"mid\" d=\"M{p50} {}v18\"/></g>",
                    y - 6,
                    (p90 - p10).max(1),
                    y - 9
                );
            }
        }
    })
}

/// A histogram for each result, one above the other over the same scores.
pub fn histograms(named: &[(&str, Spread)], width: i64) -> String {
    let all: Vec<Spread> = named.iter().map(|(_, spread)| *spread).collect();
    let from = if named.len() > 1 { 32 } else { 12 };
    let scale = Scale::over(&all, 500, from, width - RIGHT);
    let height = i64::try_from(named.len()).unwrap_or(0) * PANEL + FOOT;
    framed(width, height, |out| {
        scale.draw(out, 0, height - FOOT);
        for (side, (name, spread)) in (0_i64..).zip(named) {
            let bottom = (side + 1) * PANEL;
            if named.len() > 1 {
                let _ = write!(
                    out,
                    "<text x=\"0\" y=\"{}\">{name}</text>",
                    bottom - PANEL / 2
                );
            }
            let bins = &spread.histogram;
            let most = i64::from(bins.counts.iter().copied().max().unwrap_or(1).max(1));
            for (n, count) in (0..).zip(bins.counts).filter(|(_, count)| *count > 0) {
                let start = bins.low + n * bins.width;
                let (x, end) = (scale.x(start).max(from), scale.x(start + bins.width));
                let tall = ((PANEL - 16) * i64::from(count) / most).max(1);
                let _ = write!(
                    out,
                    "<rect class=\"bar side{side}\" x=\"{x}\" y=\"{}\" width=\"{}\" height=\"{tall}\"/>",
                    bottom - tall,
                    (end - x - 1).max(1)
                );
            }
            let _ = write!(
                out,
                "<path class=\"base\" d=\"M{from} {bottom}H{}\"/>",
                width - RIGHT
            );
        }
    })
}

fn framed(width: i64, height: i64, draw: impl FnOnce(&mut String)) -> String {
    let mut out = format!(
        "<svg class=\"spread\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\">"
    );
    draw(&mut out);
    out.push_str("</svg>");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spread(values: &[i64]) -> Spread {
        Spread::of(values.iter().copied())
    }

    #[test]
    fn boxes_stay_within_the_picture_and_name_every_row() {
        let (low, high) = (spread(&[0, 5_000, 10_000]), spread(&[9_400, 9_500]));
        let svg = boxes(&[("总分", vec![low, high]), ("审核", vec![high, low])], 340);
        assert!(svg.contains(">总分<") && svg.contains(">审核<") && svg.contains("side1"));
        assert_eq!(svg.matches("class=\"most\"").count(), 4);
        assert!(svg.contains("M92 ") && svg.contains("H324"), "{svg}");
        assert!(!boxes(&[("总分", vec![spread(&[])])], 340).is_empty());
    }

    #[test]
    fn every_bin_that_holds_something_is_a_bar() {
        let svg = histograms(&[("甲", spread(&[9_400, 9_401, 9_900]))], 640);
        assert_eq!(svg.matches("class=\"bar").count(), 2);
        assert!(svg.contains(">94<"), "{svg}");
    }
}
