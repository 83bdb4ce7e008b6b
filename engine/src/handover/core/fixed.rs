//! Logarithm and exponential in whole numbers, so that draws are the same on every machine.
//!
//! Values are Q32: an integer n stands for n / 2^32. Both tables have 256 steps and are interpolated linearly;
//! the error of the logarithm is below 2 × 10^-6, of the exponential below 10^-6 of the value.

/// One, in Q32.
pub const ONE: i64 = 1 << 32;
/// The natural logarithm of 2, in Q32.
const LN_2: i64 = 2_977_044_472;
const STEPS: usize = 256;

/// ln(1 + i/256) in Q32.
const LN: [i64; STEPS + 1] = logarithms();
/// e^(i/256 · ln 2) in Q32.
const POWERS: [i64; STEPS + 1] = powers();

const fn logarithms() -> [i64; STEPS + 1] {
    let mut table = [0; STEPS + 1];
    let mut i = 0;
    while i <= STEPS {
        // ln m = 2 (y + y³/3 + y⁵/5 + …) with y = (m − 1) / (m + 1), in Q48.
        let y = ((i as i128) << 48) / (2 * STEPS as i128 + i as i128);
        let mut power = y;
        let mut sum: i128 = 0;
        let mut n = 1;
        while n < 60 {
            sum += power / n;
            power = (((power * y) >> 48) * y) >> 48;
            n += 2;
        }
        #[allow(clippy::indexing_slicing, reason = "i is within the table")]
        {
            table[i] = (sum >> 15) as i64;
        }
        i += 1;
    }
    table
}

const fn powers() -> [i64; STEPS + 1] {
    let mut table = [0; STEPS + 1];
    let mut i = 0;
    while i <= STEPS {
        let x = ((LN_2 as i128) << 16) * i as i128 / STEPS as i128;
        let mut term: i128 = 1 << 48;
        let mut sum: i128 = 0;
        let mut n = 1;
        while n < 30 {
            sum += term;
            term = ((term * x) >> 48) / n;
            n += 1;
        }
        #[allow(clippy::indexing_slicing, reason = "i is within the table")]
        {
            table[i] = (sum >> 16) as i64;
        }
        i += 1;
    }
    table
}

/// Between two entries of a table, `fraction` of 2^24 after the first.
fn between(table: &[i64; STEPS + 1], step: usize, fraction: i64) -> i64 {
    let low = table.get(step).copied().unwrap_or_default();
    let high = table.get(step + 1).copied().unwrap_or(low);
    low + (((high - low) * fraction) >> 24)
}

/// −ln(u / 2^64) in Q32, for a draw `u`; 0 counts as 1.
pub fn minus_ln(u: u64) -> i64 {
    let u = u.max(1);
    let zeros = u.leading_zeros();
    // The mantissa, its leading bit cut off: 8 bits choose the step, 24 the place in it.
    let mantissa = (u << zeros) << 1;
    let step = (mantissa >> 56) as usize;
    let fraction = ((mantissa >> 32) & 0xff_ffff) as i64;
    (i64::from(zeros) + 1) * LN_2 - between(&LN, step, fraction)
}

/// ln of a ratio of two positive whole numbers, in Q32.
pub fn ln_ratio(above: u32, below: u32) -> i64 {
    let minus = |n: u32| minus_ln(u64::from(n.max(1)) << 32);
    minus(below) - minus(above)
}

/// e^x for x in Q32, held to what fits; as Q32.
pub fn exp(x: i64) -> i64 {
    let whole = x.div_euclid(LN_2);
    let rest = x.rem_euclid(LN_2);
    // rest / LN_2 in [0, 1), as 32 bits; both are below 2^32.
    let place = (((rest as u64) << 32) / LN_2 as u64) as i64;
    let step = (place >> 24) as usize;
    let value = between(&POWERS, step, place & 0xff_ffff);
    match whole {
        0..=29 => value << whole,
        30.. => i64::MAX,
        -60..=-1 => value >> -whole,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(value: i64, wanted: f64, error: f64) {
        let value = value as f64 / ONE as f64;
        assert!(
            (value - wanted).abs() <= error * wanted.abs().max(1.0),
            "{value} is not {wanted}"
        );
    }

    #[test]
    fn logarithms_are_those_of_the_tables_of_logarithms() {
        near(minus_ln(u64::MAX), 0.0, 1e-6);
        near(minus_ln(1 << 63), std::f64::consts::LN_2, 1e-6);
        near(minus_ln(1 << 62), 1.386_294_361, 1e-6);
        near(minus_ln(3 << 61), 0.980_829_253, 1e-6);
        near(minus_ln(0), 44.361_419_555, 1e-6);
        near(ln_ratio(110, 75), 0.382_992_252, 4e-6);
        near(ln_ratio(1, 3), -1.098_612_289, 4e-6);
    }

    #[test]
    fn exponentials_undo_logarithms() {
        near(exp(0), 1.0, 1e-6);
        near(exp(ONE), std::f64::consts::E, 1e-6);
        near(exp(-ONE), 0.367_879_441, 1e-6);
        near(exp(5 * ONE / 2), 12.182_493_961, 1e-6);
        for (above, below) in [(7, 3), (1, 9), (1000, 999), (5, 2)] {
            near(
                exp(ln_ratio(above, below)),
                f64::from(above) / f64::from(below),
                1e-5,
            );
        }
        assert_eq!(exp(-100 * ONE), 0);
        assert_eq!(exp(100 * ONE), i64::MAX);
    }
}
