//! Where things are in the project's tree.

use crate::run::Failure;
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

/// What runs Python 3.
pub const PYTHON: &str = if cfg!(windows) { "python" } else { "python3" };

/// Python packages installed for this project alone; not in git.
pub fn python() -> PathBuf {
    tools().join("python")
}

/// The browser tests with their npm packages.
pub fn e2e() -> PathBuf {
    root().join("e2e")
}

/// The names without `.rs` of the files in `folder` that begin with `prefix`, sorted; none where there is no folder.
pub fn rust_files(folder: &str, prefix: &str) -> Result<Vec<String>, Failure> {
    let folder = root().join(folder);
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let entries = std::fs::read_dir(&folder).map_err(|error| Failure::at(&folder, error))?;
    let files = entries.flatten().map(|entry| entry.file_name());
    let name = |file: std::ffi::OsString| Some(file.to_str()?.strip_suffix(".rs")?.to_owned());
    let mut names: Vec<String> = files
        .filter_map(name)
        .filter(|name| name.starts_with(prefix))
        .collect();
    names.sort();
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::rust_files;

    #[test]
    fn rust_files_are_found_by_their_prefix() {
        let all = rust_files("xtask/src", "").unwrap();
        assert!(
            all.contains(&"main".to_owned()) && all.is_sorted(),
            "{all:?}"
        );
        assert_eq!(rust_files("xtask/src", "pat").unwrap(), ["paths"]);
        assert!(rust_files("xtask/no-such-folder", "").unwrap().is_empty());
    }
}
