//! Hashes that are pinned in `golden/`: the same natively and in wasm.

/// Compares with what is pinned; natively `LIFA_BLESS=1` writes the file anew instead.
pub fn hold(_file: &str, now: &str, pinned: &str) {
    #[cfg(not(target_arch = "wasm32"))]
    if std::env::var_os("LIFA_BLESS").is_some() {
        let golden = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden");
        std::fs::write(format!("{golden}/{_file}"), now).expect("a golden file can be written");
        return;
    }
    assert_eq!(now, pinned);
}
