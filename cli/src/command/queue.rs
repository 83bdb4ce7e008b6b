//! `lifa queue --servers C --arrival R --service R --runs N`: the bare queue beside Erlang's formula.

use super::{Failure, Outcome};
use engine::activity::Seed;
use engine::handover::core::Queue;
use lexopt::prelude::*;

const USAGE: &str = "lifa queue --servers C --arrival R --service R --runs N [--seed S]  (rates per hour, at most 1000; N customers)";
/// Ticks of an hour: so fine that rounding does not show.
const HOUR: f64 = 3_600_000.0;

/// Prints what was measured beside what is expected; exit 1 if they differ by more than two per cent.
pub fn run(parser: &mut lexopt::Parser) -> Outcome {
    let (mut servers, mut arrival, mut service, mut customers, mut seed) =
        (None, None, None, None, 1);
    while let Some(arg) = parser.next()? {
        match arg {
            Long("servers") => servers = Some(parser.value()?.parse::<u32>()?),
            Long("arrival") => arrival = Some(parser.value()?.parse::<f64>()?),
            Long("service") => service = Some(parser.value()?.parse::<f64>()?),
            Long("runs") => customers = Some(parser.value()?.parse::<u64>()?),
            Long("seed") => seed = parser.value()?.parse::<u64>()?,
            other => return Err(Failure(format!("{}; usage: {USAGE}", other.unexpected()))),
        }
    }
    let missing = |what: &str| Failure(format!("no --{what}; usage: {USAGE}"));
    let servers = servers
        .filter(|n| (1..=1_000).contains(n))
        .ok_or_else(|| missing("servers (1 to 1000)"))?;
    let customers = customers
        .filter(|n| (1..=50_000_000).contains(n))
        .ok_or_else(|| missing("runs (1 to 50000000)"))?;
    let rate = |what: &str, rate: Option<f64>| {
        let fits = rate.filter(|rate| *rate >= 0.001 && *rate <= 1_000.0);
        fits.ok_or_else(|| missing(&format!("{what} (0.001 to 1000 per hour)")))
    };
    let (arrival, service) = (rate("arrival", arrival)?, rate("service", service)?);
    let seed = Seed::new(seed).ok_or_else(|| Failure("--seed exceeds 2^53 - 1".to_owned()))?;
    let queue = Queue {
        servers,
        gap: (HOUR / arrival) as u64,
        service: (HOUR / service) as u64,
    };
    let measured = queue.run(customers, seed);
    let minutes = |thousandths: u64| thousandths as f64 / 1_000.0 / HOUR * 60.0;
    let utilisation = measured.busy as f64 / (measured.end.max(1) as f64 * f64::from(servers));
    println!("顾客　　　　{}", measured.customers);
    println!("利用率　　　{utilisation:.4}");
    println!("等待的比例　{:.4}", measured.waits() as f64 / 1e6);
    println!("平均等待　　{:.3} 分钟", minutes(measured.mean_waiting()));
    let Some(expected) = queue.expected() else {
        println!("按公式　　　到达多于服务，队列无限增长");
        return Ok(true);
    };
    let off =
        measured.mean_waiting().abs_diff(expected.waiting) as f64 / expected.waiting.max(1) as f64;
    println!(
        "Erlang C　　利用率 {:.4}，等待的比例 {:.4}，平均等待 {:.3} 分钟；相差 {:.2}%",
        expected.utilisation as f64 / 1e6,
        expected.waits as f64 / 1e6,
        minutes(expected.waiting),
        off * 100.0
    );
    Ok(off <= 0.02)
}
