//! `cargo xtask bench`: measured speed beside the stated figures.
//!
//! Every file of cli/benches/ is a program that prints, for each thing it measures, one line
//! `name<TAB>figure<TAB>unit<TAB>stated`. A unit that ends in `/s` is a rate, where more is better;
//! of every other unit less is better. What the engine loses in wasm is measured besides.

use crate::run::{Failure, capture, cargo, step};
use crate::{paths, wasm_pace};

/// A figure this many times worse than stated is a failure; less is the machine's noise.
const TOLERANCE: f64 = 5.0;

/// Runs all benches and prints one table.
pub fn run() -> Result<(), Failure> {
    let names = paths::rust_files("cli/benches", "")?;
    let mut figures = Vec::new();
    for name in &names {
        figures.extend(step(&format!("bench {name}"), || one(name))?);
    }
    figures.extend(wasm_pace::figures()?);
    if figures.is_empty() {
        return Err(Failure::new(
            "there is nothing to measure",
            "benches are in cli/benches/ and engine/examples/pace_*.rs",
        ));
    }
    println!(
        "\n{:<48} {:>16} {:>16}  unit",
        "bench", "measured", "stated"
    );
    for figure in &figures {
        let mark = if figure.is_far_off() {
            "  TOO FAR OFF"
        } else {
            ""
        };
        println!(
            "{:<48} {:>16} {:>16}  {}{mark}",
            figure.name,
            shown(figure.measured),
            shown(figure.stated),
            figure.unit
        );
    }
    let off: Vec<&str> = figures
        .iter()
        .filter(|figure| figure.is_far_off())
        .map(|figure| figure.name.as_str())
        .collect();
    if off.is_empty() {
        return Ok(());
    }
    Err(Failure::new(
        format!("{TOLERANCE} times worse than stated: {}", off.join(", ")),
        "measure again on a quiet machine; then compare with the last commit that held its figure",
    ))
}

/// Large figures whole, small ones with three decimals.
fn shown(figure: f64) -> String {
    if figure < 1000.0 {
        format!("{figure:.3}")
    } else {
        format!("{figure:.0}")
    }
}

fn one(name: &str) -> Result<Vec<Figure>, Failure> {
    let mut bench = cargo();
    bench.args([
        "bench",
        "--locked",
        "--quiet",
        "--profile",
        "tool",
        "--package",
        "lifa",
        "--bench",
        name,
    ]);
    let outcome = capture(&mut bench, "the lines above say what stopped the bench")?;
    outcome.success?;
    let figures: Vec<Figure> = outcome.text.lines().filter_map(Figure::parse).collect();
    if figures.is_empty() {
        return Err(Failure::new(
            format!("bench {name} printed no figure"),
            "print lines of name, figure, unit and stated figure with tabs between",
        ));
    }
    Ok(figures)
}

/// One measured thing beside what is stated of it.
#[derive(Debug, PartialEq)]
pub struct Figure {
    pub name: String,
    pub measured: f64,
    pub unit: String,
    pub stated: f64,
}

impl Figure {
    fn parse(line: &str) -> Option<Self> {
        let mut parts = line.split('\t').map(str::trim);
        let (name, measured, unit, stated) =
            (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
        let figure = |text: &str| text.parse::<f64>().ok().filter(|figure| figure.is_finite());
        Some(Self {
            name: name.into(),
            measured: figure(measured)?,
            unit: unit.into(),
            stated: figure(stated)?,
        })
    }

    fn is_far_off(&self) -> bool {
        if self.unit.ends_with("/s") {
            self.measured * TOLERANCE <= self.stated
        } else {
            self.measured >= self.stated * TOLERANCE
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Figure;

    #[test]
    fn a_figure_is_far_off_when_five_times_worse_never_when_better() {
        for (line, far) in [
            ("monitor\t3000000\tevents/s\t3000000", false),
            ("monitor\t600001\tevents/s\t3000000", false),
            ("monitor\t600000\tevents/s\t3000000", true),
            ("monitor\t90000000\tevents/s\t3000000", false),
            ("verify\t24.9\ts\t5", false),
            ("verify\t25\ts\t5", true),
            ("verify\t0.1\ts\t5", false),
            ("memory\t1000\tMB\t200", true),
        ] {
            assert_eq!(Figure::parse(line).unwrap().is_far_off(), far, "{line}");
        }
    }

    #[test]
    fn other_lines_are_no_figures() {
        for line in [
            "",
            "running 1 test",
            "a\tb\tc\td",
            "a\t1\ts",
            "a\tNaN\ts\t1",
            "a\t1\ts\tinf",
        ] {
            assert_eq!(Figure::parse(line), None, "{line}");
        }
    }
}
