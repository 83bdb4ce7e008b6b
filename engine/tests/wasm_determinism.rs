//! The same bytes natively and in wasm: these tests run in both.
//!
//! A run is its seed and its commands, and its record is a chain of hashes.
//! Both lean on two crates whose output must never change under us, on any platform.

use rand_chacha::ChaCha8Rng;
use rand_core::{Rng, SeedableRng};
use sha2::{Digest, Sha256};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

#[test]
fn the_generator_gives_the_same_stream_from_the_same_seed() {
    let mut generator = ChaCha8Rng::seed_from_u64(20_260_901);
    let drawn: Vec<u64> = std::iter::repeat_with(|| generator.next_u64())
        .take(4)
        .collect();
    assert_eq!(
        drawn,
        [
            18_391_712_294_398_555_392,
            117_838_803_368_893_668,
            11_884_118_128_745_433_196,
            5_759_588_736_959_585_322
        ]
    );
}

#[test]
fn the_hash_of_chinese_text_is_that_of_its_utf8_bytes() {
    let digest = Sha256::digest("先行登记保存证据");
    let hex: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(
        hex,
        "ee8b4e74a43e2e1bcc127e9bf37f3cd5acb9d998c88f587941a5701d7bae649b"
    );
}
