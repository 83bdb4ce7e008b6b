//! What forecasts come to, in sentences.

use super::board::Done;
use crate::text::points;
use engine::handover::Dimension;
use engine::handover::summary::Spread;

/// What two results side by side are called.
pub const SIDES: [&str; 2] = ["甲", "乙"];

/// `河口镇，全程按“稳扎稳打”，改了 2 项参数`.
pub fn named(town: &str, plan: &str, edits: usize) -> String {
    let edited = match edits {
        0 => String::new(),
        n => format!("，改了{n}项参数"),
    };
    format!("{town}，{plan}{edited}")
}

/// What the scores show.
pub fn finding(results: &[&Done]) -> String {
    match results {
        [one] => alone(one),
        [before, after] => compared(before, after),
        _ => String::new(),
    }
}

fn alone(done: &Done) -> String {
    let summary = &done.outcome.summary;
    let Spread { p10, p50, p90, .. } = summary.whole;
    let passed = match summary.passed {
        all if all == summary.runs => "次次及格".to_owned(),
        0 => "没有一次及格".to_owned(),
        n => format!("{n}次及格"),
    };
    let lowest = Dimension::ALL
        .into_iter()
        .zip(&summary.dimensions)
        .min_by_key(|(_, spread)| spread.p50);
    let lowest = lowest.map(|(dimension, spread)| {
        let (name, score) = (dimension.chinese(), points(spread.p50));
        format!("七个维度中{name}最低，中位{score}分。")
    });
    format!(
        "推演{}次，总分中位{}分，十次里有八次在{}至{}分之间，{passed}。{}",
        summary.runs,
        points(p50),
        points(p10),
        points(p90),
        lowest.unwrap_or_default()
    )
}

fn compared(before: &Done, after: &Done) -> String {
    let (a, b) = (&before.outcome.summary, &after.outcome.summary);
    let whole = format!(
        "总分中位，甲{}分，乙{}分，{}。",
        points(a.whole.p50),
        points(b.whole.p50),
        against(b.whole.p50 - a.whole.p50)
    );
    let gaps = Dimension::ALL
        .into_iter()
        .zip(a.dimensions.iter().zip(&b.dimensions));
    let widest = gaps
        .map(|(dimension, (a, b))| (dimension, b.p50 - a.p50))
        .max_by_key(|(_, gap)| gap.abs())
        .filter(|(_, gap)| gap.abs() >= 50);
    let widest = widest.map_or_else(
        || "七个维度相差都不到半分。".to_owned(),
        |(dimension, gap)| {
            format!(
                "七个维度中相差最大的是{}，{}。",
                dimension.chinese(),
                against(gap)
            )
        },
    );
    whole + &widest
}

fn against(gap: i64) -> String {
    match gap {
        0 => "两者相同".to_owned(),
        1.. => format!("乙高{}分", points(gap)),
        _ => format!("乙低{}分", points(-gap)),
    }
}

/// A mean that is given in hundredths: `0.07`, `45.1`.
pub fn mean(hundredths: i64) -> String {
    if hundredths.abs() >= 1_000 {
        points(hundredths)
    } else {
        let sign = if hundredths < 0 { "-" } else { "" };
        let (whole, rest) = (hundredths.abs() / 100, hundredths.abs() % 100);
        if rest == 0 {
            format!("{sign}{whole}")
        } else {
            format!("{sign}{whole}.{rest:02}")
        }
    }
}

/// Tenths: `16.1`.
pub fn tenths(value: u64) -> String {
    format!("{}.{}", value / 10, value % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_means_keep_their_hundredths() {
        for (value, words) in [
            (7, "0.07"),
            (0, "0"),
            (100, "1"),
            (-150, "-1.50"),
            (4_512, "45.1"),
            (4_500, "45"),
        ] {
            assert_eq!(mean(value), words);
        }
    }

    #[test]
    fn a_name_says_town_plan_and_edits() {
        assert_eq!(named("河口镇", "照现在的安排", 0), "河口镇，照现在的安排");
        assert_eq!(
            named("河口镇", "照现在的安排", 2),
            "河口镇，照现在的安排，改了2项参数"
        );
    }
}
