//! What a first visit downloads, held under a limit.

use crate::paths;
use crate::run::Failure;
use std::path::Path;

/// What html, js, wasm and css of the first load should come to, each compressed with brotli, in bytes.
const STATED: u64 = 300_000;

/// What they may come to for now: the app does not meet the stated figure yet, and must not grow.
const LIMIT: u64 = 640_000;

/// Prints the sizes in dist/ and fails over the limit.
pub fn gate() -> Result<(), Failure> {
    let parts = first_load(&paths::dist())?;
    let total = parts.iter().map(|part| part.compressed).sum::<u64>();
    println!("   {:>10} {:>10}  file", "bytes", "brotli");
    for part in &parts {
        println!(
            "   {:>10} {:>10}  {}",
            part.bytes, part.compressed, part.name
        );
    }
    println!(
        "   {:>10} {total:>10}  first load, of {LIMIT} allowed and {STATED} stated",
        parts.iter().map(|part| part.bytes).sum::<u64>()
    );
    if total <= LIMIT {
        return Ok(());
    }
    Err(Failure::new(
        format!(
            "the first load is {total} bytes with brotli, {} over the limit",
            total - LIMIT
        ),
        "find what grew (git stash, `cargo xtask size`), leave out the dependency or feature, or load it on demand",
    ))
}

struct Part {
    name: String,
    bytes: u64,
    compressed: u64,
}

/// Content is fetched per case and is not part of the first load.
fn first_load(dist: &Path) -> Result<Vec<Part>, Failure> {
    let mut parts = Vec::new();
    let mut folders = vec![dist.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let entries = std::fs::read_dir(&folder).map_err(|error| Failure::at(&folder, error))?;
        for path in entries.flatten().map(|entry| entry.path()) {
            let ending = path
                .extension()
                .and_then(|ending| ending.to_str())
                .unwrap_or_default();
            if path.is_dir() {
                if path != dist.join("content") {
                    folders.push(path);
                }
            } else if matches!(ending, "html" | "js" | "mjs" | "wasm" | "css") {
                let length = |path: &Path| {
                    path.metadata()
                        .map(|about| about.len())
                        .map_err(|error| Failure::at(path, error))
                };
                let name = path
                    .strip_prefix(dist)
                    .unwrap_or(&path)
                    .display()
                    .to_string();
                parts.push(Part {
                    name,
                    bytes: length(&path)?,
                    compressed: length(&path.with_added_extension("br"))?,
                });
            }
        }
    }
    if !parts.iter().any(|part| part.name.ends_with(".wasm")) {
        return Err(Failure::new(
            "dist/ holds no app",
            "run `cargo xtask build`",
        ));
    }
    parts.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(parts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn the_first_load_is_page_script_style_and_wasm_without_content() {
        let dist = std::env::temp_dir().join(format!("lifa-size-{}", std::process::id()));
        let _ = fs::remove_dir_all(&dist);
        fs::create_dir_all(dist.join("content")).unwrap();
        fs::create_dir_all(dist.join("snippets/app")).unwrap();
        assert!(first_load(&dist).is_err(), "an empty folder is no app");
        for name in [
            "index.html",
            "app.js",
            "app_bg.wasm",
            "main.css",
            "snippets/app/inline0.js",
            "icon.svg",
            "content/k3.json",
        ] {
            fs::write(dist.join(name), [0; 100]).unwrap();
            fs::write(dist.join(format!("{name}.br")), [0; 10]).unwrap();
        }
        let parts = first_load(&dist).unwrap();
        assert_eq!(parts.len(), 5);
        assert_eq!(parts.iter().map(|part| part.compressed).sum::<u64>(), 50);
        fs::remove_file(dist.join("app.js.br")).unwrap();
        assert!(
            first_load(&dist).is_err(),
            "a missing measure is no small size"
        );
        fs::remove_dir_all(dist).unwrap();
    }
}
