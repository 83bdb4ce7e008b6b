//! Events a second that are judged from CSV, and the memory that ten million of them take, with
//! about a thousand cases open at a time: `name<TAB>figure<TAB>unit<TAB>stated`.

mod log;

use engine::rule::RuleSet;
use lifa::monitoring::{self, log::LogError};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::hint::black_box;
use std::io::Read;
use std::path::Path;
use std::time::Instant;

/// Cases that begin on a day; each lasts 52 days or more.
const A_DAY: u32 = 18;
const CASES: u32 = 10_000;
/// Ten million events.
const MANY_CASES: u32 = 400_000;

fn main() {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios");
    let all = lifa::rulebook::load(&content, None)
        .map_err(|f| f.0)
        .expect("the rules load");
    let sixty = some(&all, 60);

    // The text is made beforehand, so that only reading and judging is timed.
    let mut text = Vec::new();
    Csv::new(CASES)
        .read_to_end(&mut text)
        .expect("the log is made");
    let mut best = 0.0_f64;
    for _ in 0..5 {
        let start = Instant::now();
        let events = judge(&sixty, text.as_slice());
        best = best.max(events as f64 / start.elapsed().as_secs_f64());
    }
    println!("monitor from CSV, 60 rules\t{best:.0}\tevents/s\t1000000");

    drop(text);
    let events = judge(&sixty, Csv::new(MANY_CASES));
    eprintln!("{events} events from CSV");
    if let Some(peak) = peak_megabytes() {
        println!("memory at most, {events} events from CSV\t{peak}\tMB\t200");
    }
}

/// Every so-manieth rule, so that `n` are left.
fn some(all: &RuleSet, n: usize) -> RuleSet {
    let ids: Vec<&str> = all.rules().map(|rule| rule.id.as_str()).collect();
    let chosen: BTreeSet<&str> = (0..n).map(|i| ids[i * ids.len() / n]).collect();
    all.only(|rule| chosen.contains(rule.id.as_str()))
}

fn judge(rules: &RuleSet, input: impl Read) -> u64 {
    let mut verdicts = 0;
    let events = monitoring::judge::<LogError>(rules, input, None, |case| {
        verdicts += case.verdicts.len();
        Ok(())
    });
    black_box(verdicts);
    events
        .map_err(|error| error.to_string())
        .expect("the log is sound")
}

/// The most memory that this process had, where the system tells.
fn peak_megabytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes / 1024)
}

/// The log as CSV, written as it is read.
struct Csv {
    lines: Box<dyn Iterator<Item = log::Line>>,
    columns: BTreeMap<&'static str, usize>,
    text: String,
    given: usize,
}

impl Csv {
    fn new(cases: u32) -> Csv {
        // One case of each fault, and one without, have every attribute.
        let names: BTreeSet<&str> = log::lines(64, A_DAY)
            .flat_map(|line| line.values().map(|(name, _)| name).collect::<Vec<_>>())
            .collect();
        let columns: BTreeMap<&str, usize> = names
            .into_iter()
            .enumerate()
            .map(|(n, name)| (name, n))
            .collect();
        let mut text = String::from("case,activity,time");
        for name in columns.keys() {
            text.push(',');
            text.push_str(name);
        }
        text.push('\n');
        Csv {
            lines: Box::new(log::lines(cases, A_DAY)),
            columns,
            text,
            given: 0,
        }
    }

    /// Writes the next event as a line; false at the end of the log.
    fn refill(&mut self) -> bool {
        let Some(line) = self.lines.next() else {
            return false;
        };
        let mut fields = vec![""; self.columns.len()];
        for (name, value) in line.values() {
            fields[self.columns[name]] = value;
        }
        self.text.clear();
        self.given = 0;
        write!(self.text, "{},{},{}", line.case, line.kind, line.at).expect("a String takes all");
        for field in fields {
            self.text.push(',');
            self.text.push_str(field);
        }
        self.text.push('\n');
        true
    }
}

impl Read for Csv {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if self.given == self.text.len() && !self.refill() {
            return Ok(0);
        }
        let rest = &self.text.as_bytes()[self.given..];
        let n = rest.len().min(buffer.len());
        buffer[..n].copy_from_slice(&rest[..n]);
        self.given += n;
        Ok(n)
    }
}
