//! One number out of several.

/// The finaliser of SplitMix64 (Steele, Lea, Flood 2014): every bit of the result hangs on every bit of `z`.
pub fn mix(z: u64) -> u64 {
    let z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// A number for a sequence of numbers; which comes first counts.
pub fn digest(parts: &[u64]) -> u64 {
    parts.iter().fold(0, |so_far: u64, part| {
        mix(so_far.wrapping_add(0x9e37_79b9_7f4a_7c15)
            ^ mix(part.wrapping_add(0x9e37_79b9_7f4a_7c15)))
    })
}
