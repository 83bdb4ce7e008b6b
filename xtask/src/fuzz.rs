//! `cargo xtask fuzz`: the fuzz targets for a bounded time.
//!
//! A target is a test named `fuzz_…` in cli/tests/fuzz.rs that works for `LIFA_FUZZ_SECONDS` seconds.
//! The ordinary tests run the same targets briefly, with the inputs that once broke something.

use crate::counts;
use crate::run::{Failure, capture, cargo, step};

/// Runs every target for `seconds`, one after the other.
pub fn run(seconds: u64) -> Result<(), Failure> {
    step(&format!("fuzz, {seconds} s each target"), || {
        let mut test = cargo();
        test.args([
            "test",
            "--locked",
            "--package",
            "lifa",
            "--test",
            "fuzz",
            "--",
            "fuzz_",
            "--nocapture",
            "--test-threads",
            "1",
        ]);
        test.env("LIFA_FUZZ_SECONDS", seconds.to_string());
        let outcome = capture(
            &mut test,
            "the input that broke a target is printed above: add it to the regression corpus, then mend what it found",
        )?;
        outcome.success?;
        match counts::cargo_test(&outcome.text) {
            Some(counts) if counts.passed > 0 => Ok(()),
            _ => Err(Failure::new(
                "no fuzz target ran",
                "name the targets fuzz_… in cli/tests/fuzz.rs",
            )),
        }
    })
}
