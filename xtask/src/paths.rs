//! Where things are in the project's tree.

use std::path::{Path, PathBuf};

/// The project's root, the folder above this crate.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// The app as it is published.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Compiled content, copied to `dist/content` by Trunk.
pub fn content() -> PathBuf {
    root().join("target/content")
}

/// Tools installed for this project alone; not in git.
pub fn tools() -> PathBuf {
    root().join(".tools")
}

/// The browser tests with their npm packages.
pub fn e2e() -> PathBuf {
    root().join("e2e")
}
