//! Events a second that the monitor judges, in memory: `name<TAB>figure<TAB>unit<TAB>stated`.

mod log;

use engine::rule::{Event, Monitor, RuleSet, Verdict, Vocabulary};
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

const CASES: u32 = 10_000;

fn main() {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios");
    let all = lifa::rulebook::load(&content, None)
        .map_err(|f| f.0)
        .expect("the rules load");
    let sixty = some(&all, 60);
    for (rules, stated) in [(&sixty, 3_000_000), (&all, 1_000_000)] {
        let log: Vec<(u32, Event)> = log::lines(CASES, 20)
            .map(|line| (line.case, event(&line, rules.vocabulary())))
            .collect();
        let (figure, violations) = best_of(5, || in_memory(rules, &log));
        eprintln!(
            "{} rules, {} events, {violations} violations",
            rules.len(),
            log.len()
        );
        let name = format!("monitor in memory, {} rules", rules.len());
        println!("{name}\t{figure:.0}\tevents/s\t{stated}");
    }
}

fn event(line: &log::Line, vocabulary: &Vocabulary) -> Event {
    let values = line.values().map(|(name, text)| {
        let attr = vocabulary.attr(name).expect(name);
        (name, vocabulary.attr_type(attr).parse(text).expect(text))
    });
    vocabulary
        .event(line.kind, line.at, values)
        .expect(line.kind)
}

/// Every so-manieth rule, so that `n` are left.
fn some(all: &RuleSet, n: usize) -> RuleSet {
    let places: Vec<usize> = (0..n).map(|i| i * all.len() / n).collect();
    let ids: Vec<&str> = all.rules().map(|rule| rule.id.as_str()).collect();
    all.only(|rule| places.iter().any(|place| ids[*place] == rule.id))
}

/// Judges the log with a monitor for each open case.
fn in_memory(rules: &RuleSet, log: &[(u32, Event)]) -> (usize, u64) {
    let mut open: Vec<Option<Monitor>> = vec![None; CASES as usize];
    let mut idle: Vec<Monitor> = Vec::new();
    let mut violations = 0;
    let mut sink = |finding: engine::rule::Finding| {
        violations += u64::from(finding.verdict != Verdict::Kept);
    };
    for (case, event) in log {
        let place = &mut open[*case as usize];
        let monitor =
            place.get_or_insert_with(|| idle.pop().unwrap_or_else(|| Monitor::new(rules)));
        monitor
            .push_with(event, &mut sink)
            .expect("the log is in order");
        if rules.is_closing(event.kind()) {
            monitor.close_with(&mut sink);
            if let Some(mut monitor) = place.take() {
                monitor.reset();
                idle.push(monitor);
            }
        }
    }
    (log.len(), black_box(violations))
}

/// The best rate of several runs, in events a second, and what the last run counted.
fn best_of(runs: u32, mut run: impl FnMut() -> (usize, u64)) -> (f64, u64) {
    let mut best = Duration::MAX;
    let (mut events, mut count) = (0, 0);
    for _ in 0..runs {
        let start = Instant::now();
        (events, count) = run();
        best = best.min(start.elapsed());
    }
    (events as f64 / best.as_secs_f64(), count)
}
