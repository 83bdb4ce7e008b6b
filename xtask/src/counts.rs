//! How many tests passed, read from what each runner reports.

use serde_json::Value;

/// Tests that passed, failed, or did not run though they exist.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub passed: u64,
    pub failed: u64,
    pub skipped: u64,
}

/// From cargo-nextest: `Summary [ 0.1s] 12 tests run: 10 passed (1 slow), 1 failed, 1 timed out, 3 skipped`.
pub fn nextest(text: &str) -> Option<Counts> {
    let summary = text
        .lines()
        .map(plain)
        .rfind(|line| line.trim_start().starts_with("Summary ["))?;
    let (_, list) = summary.split_once(" run: ")?;
    let mut counts = Counts::default();
    for part in without_parentheses(list).split(',') {
        let (number, what) = part.trim().split_once(' ')?;
        let number = number.parse::<u64>().ok()?;
        match what.trim() {
            "passed" => counts.passed += number,
            "skipped" => counts.skipped += number,
            // failed, timed out, exec failed, …: whatever did not pass
            _ => counts.failed += number,
        }
    }
    Some(counts)
}

/// From `cargo test` and wasm-bindgen-test-runner, one line a test binary:
/// `test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.1s`.
pub fn cargo_test(text: &str) -> Option<Counts> {
    let mut found = None;
    for line in text.lines().map(plain) {
        let Some((_, list)) = line
            .split_once("test result: ")
            .and_then(|(_, rest)| rest.split_once(". "))
        else {
            continue;
        };
        let counts: &mut Counts = found.get_or_insert_default();
        for part in list.split(';') {
            let Some((number, what)) = part.trim().split_once(' ') else {
                continue;
            };
            let Ok(number) = number.parse::<u64>() else {
                continue;
            };
            match what {
                "passed" => counts.passed += number,
                "failed" => counts.failed += number,
                "ignored" => counts.skipped += number,
                _ => {}
            }
        }
    }
    found
}

/// From Playwright's JSON report. A test that passed only when repeated has failed.
pub fn playwright(report: &str) -> Option<Counts> {
    let report: Value = serde_json::from_str(report).ok()?;
    let stats = report.get("stats")?;
    let number = |name: &str| stats.get(name)?.as_u64();
    let outside = report
        .get("errors")
        .and_then(Value::as_array)
        .map_or(0, Vec::len);
    Some(Counts {
        passed: number("expected")?,
        failed: number("unexpected")? + number("flaky")? + u64::try_from(outside).ok()?,
        skipped: number("skipped")?,
    })
}

/// Without colours.
fn plain(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('\u{1b}') {
        text.push_str(before);
        rest = after.split_once('m').map_or("", |(_, rest)| rest);
    }
    text + rest
}

fn without_parentheses(text: &str) -> String {
    let mut depth = 0_u32;
    let keep = |character: &char| {
        match character {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => return depth == 0,
        }
        false
    };
    text.chars().filter(keep).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(passed: u64, failed: u64, skipped: u64) -> Option<Counts> {
        Some(Counts {
            passed,
            failed,
            skipped,
        })
    }

    #[test]
    fn nextest_summaries() {
        for (text, expected) in [
            (
                "     Summary [   0.010s] 3 tests run: 3 passed, 0 skipped\n",
                counts(3, 0, 0),
            ),
            (
                "Summary [   0.010s] 1 test run: 1 passed, 2 skipped",
                counts(1, 0, 2),
            ),
            (
                "Summary [ 10.0s] 12 tests run: 10 passed (1 slow, 2 flaky), 1 failed, 1 timed out, 3 skipped\n  FAIL x",
                counts(10, 2, 3),
            ),
            (
                "Summary [ 1.0s] 5/9 tests run: 4 passed, 1 failed, 0 skipped",
                counts(4, 1, 0),
            ),
            (
                "\u{1b}[32;1m     Summary\u{1b}[0m [   0.010s] \u{1b}[1m3\u{1b}[0m tests run: \u{1b}[1m3\u{1b}[0m passed, 0 skipped",
                counts(3, 0, 0),
            ),
            ("error: could not compile `engine`", None),
        ] {
            assert_eq!(nextest(text), expected, "{text}");
        }
    }

    #[test]
    fn cargo_test_results_are_summed_over_binaries() {
        let text = "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 7 filtered out; finished in 0.00s\n\
                    noise 9 passed; 9 failed\n\
                    test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out\n";
        assert_eq!(cargo_test(text), counts(4, 2, 1));
        assert_eq!(cargo_test("error: could not compile"), None);
    }

    #[test]
    fn playwright_reports() {
        let report = r#"{"errors": [], "stats": {"expected": 5, "unexpected": 1, "flaky": 1, "skipped": 2}}"#;
        assert_eq!(playwright(report), counts(5, 2, 2));
        let broken = r#"{"errors": [{"message": "no tests found"}], "stats": {"expected": 0, "unexpected": 0, "flaky": 0, "skipped": 0}}"#;
        assert_eq!(playwright(broken), counts(0, 1, 0));
        assert_eq!(playwright("{}"), None);
        assert_eq!(playwright(""), None);
    }
}
