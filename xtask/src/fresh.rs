//! Whether dist/ is what the present sources would build, so that a second build is quick.

use crate::paths;
use crate::run::{Failure, answer, command};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};

/// All that the published app is made from.
const INPUTS: [&str; 14] = [
    "index.html",
    "Trunk.toml",
    "Cargo.toml",
    "Cargo.lock",
    ".cargo/config.toml",
    "app",
    "programs",
    "engine",
    "volume",
    "export",
    "assets",
    "target/content",
    "xtask",
    "e2e/package-lock.json",
];

/// The state of the sources and tools in one line.
pub fn inputs() -> Result<String, Failure> {
    let mut hash = Sha256::new();
    for tool in ["rustc", "trunk"] {
        hash.update(answer(command(tool).arg("--version")).unwrap_or_default());
    }
    hash.update(std::env::var("RUSTFLAGS").unwrap_or_default());
    for input in INPUTS {
        add(&mut hash, &paths::root().join(input))?;
    }
    Ok(hex(hash))
}

/// The state of one file or folder in one line.
pub fn state(path: &Path) -> Result<String, Failure> {
    let mut hash = Sha256::new();
    add(&mut hash, path)?;
    Ok(hex(hash))
}

/// Whether dist/ was built from `inputs` and nobody has touched it since.
pub fn is_built_from(inputs: &str) -> bool {
    let noted = std::fs::read_to_string(note()).unwrap_or_default();
    state(&paths::dist()).is_ok_and(|output| noted == format!("{inputs} {output}"))
}

/// Notes that dist/ has been built from `inputs`.
pub fn record(inputs: &str) -> Result<(), Failure> {
    let note = note();
    std::fs::write(&note, format!("{inputs} {}", state(&paths::dist())?))
        .map_err(|error| Failure::at(&note, error))
}

fn note() -> PathBuf {
    paths::root().join("target/dist.built-from")
}

/// Adds the names and bytes of a file or of all files below a folder.
fn add(hash: &mut Sha256, path: &Path) -> Result<(), Failure> {
    let failed = |error| Failure::at(path, error);
    hash.update(path.as_os_str().as_encoded_bytes());
    if path.is_dir() {
        let entries = std::fs::read_dir(path)
            .map_err(failed)?
            .map(|entry| entry.map(|entry| entry.path()));
        let mut entries = entries.collect::<Result<Vec<_>, _>>().map_err(failed)?;
        entries.sort();
        return entries.iter().try_for_each(|entry| add(hash, entry));
    }
    let bytes = std::fs::read(path).map_err(failed)?;
    hash.update(bytes.len().to_le_bytes());
    hash.update(bytes);
    Ok(())
}

fn hex(hash: Sha256) -> String {
    hash.finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_renamed_or_new_file_changes_the_state() {
        let folder = std::env::temp_dir().join(format!("lifa-fresh-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(folder.join("src")).unwrap();
        let state = || state(&folder).unwrap();
        let mut seen = vec![state()];
        std::fs::write(folder.join("src/a.rs"), "a").unwrap();
        seen.push(state());
        assert_eq!(seen.last(), Some(&state()), "nothing changed");
        std::fs::write(folder.join("src/a.rs"), "b").unwrap();
        seen.push(state());
        std::fs::rename(folder.join("src/a.rs"), folder.join("src/b.rs")).unwrap();
        seen.push(state());
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), 4);
        std::fs::remove_dir_all(folder).unwrap();
    }
}
