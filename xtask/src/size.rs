//! What a first visit downloads, held under a limit.

use crate::paths;
use crate::run::Failure;
use std::path::Path;

/// What html, js, wasm and css of the first load may come to, each compressed with brotli, in bytes.
const FIRST_LOAD: u64 = 300_000;

/// What the program with every screen and the engine may come to, which is fetched when one is wanted.
///
/// 1,110 kB before 赋权承接 (boards, simulation, content's types), 推演, 云上联审 and 组织与编制 came; 1,642 kB with them.
const TRAINING: u64 = 1_500_000;

/// What the program that writes files may come to, which is fetched when one is wanted.
const EXPORT: u64 = 400_000;

/// What the program that runs a town many times may come to, which is fetched when one asks what if.
const FORECAST: u64 = 250_000;

/// Prints the sizes in dist/ and fails over a limit.
pub fn gate() -> Result<(), Failure> {
    let (training, rest) = split(parts(&paths::dist())?, "training");
    let (export, rest) = split(rest, "export");
    let (forecast, first) = split(rest, "forecast");
    println!("   {:>10} {:>10}  file", "bytes", "brotli");
    let loads = [
        (first, "the first load", FIRST_LOAD),
        (training, "the training program", TRAINING),
        (export, "the export program", EXPORT),
        (forecast, "the forecast program", FORECAST),
    ];
    loads
        .iter()
        .map(|(parts, what, limit)| within(parts, what, *limit))
        .fold(Ok(()), Result::and)
}

/// The parts whose names begin so, and the others.
fn split(parts: Vec<Part>, beginning: &str) -> (Vec<Part>, Vec<Part>) {
    parts
        .into_iter()
        .partition(|part| part.name.starts_with(beginning))
}

fn within(parts: &[Part], what: &str, limit: u64) -> Result<(), Failure> {
    let total = parts.iter().map(|part| part.compressed).sum::<u64>();
    for part in parts {
        println!(
            "   {:>10} {:>10}  {}",
            part.bytes, part.compressed, part.name
        );
    }
    println!(
        "   {:>10} {total:>10}  {what}, of {limit} allowed",
        parts.iter().map(|part| part.bytes).sum::<u64>()
    );
    if !parts.iter().any(|part| part.name.ends_with(".wasm")) {
        return Err(Failure::new(
            format!("dist/ lacks {what}"),
            "run `cargo xtask build`",
        ));
    }
    if total <= limit {
        return Ok(());
    }
    Err(Failure::new(
        format!(
            "{what} is {total} bytes with brotli, {} over the limit",
            total - limit
        ),
        "find what grew (git stash, `cargo xtask size`), leave out the dependency or feature, or load it on demand",
    ))
}

struct Part {
    name: String,
    bytes: u64,
    compressed: u64,
}

/// Content is fetched per case and is not part of any.
fn parts(dist: &Path) -> Result<Vec<Part>, Failure> {
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
    parts.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(parts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_load_without_its_program_or_over_its_limit_fails() {
        let part = |compressed| Part {
            name: "app_bg.wasm".into(),
            bytes: 100,
            compressed,
        };
        assert!(within(&[], "nothing", 10).is_err());
        assert!(within(&[part(10)], "a load", 10).is_ok());
        assert!(within(&[part(10), part(1)], "a load", 10).is_err());
    }

    #[test]
    fn page_script_style_and_wasm_are_counted_and_content_is_not() {
        let dist = std::env::temp_dir().join(format!("lifa-size-{}", std::process::id()));
        let _ = fs::remove_dir_all(&dist);
        fs::create_dir_all(dist.join("content")).unwrap();
        fs::create_dir_all(dist.join("snippets/app")).unwrap();
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
        let found = parts(&dist).unwrap();
        assert_eq!(found.len(), 5);
        assert_eq!(found.iter().map(|part| part.compressed).sum::<u64>(), 50);
        fs::remove_file(dist.join("app.js.br")).unwrap();
        assert!(parts(&dist).is_err(), "a missing measure is no small size");
        fs::remove_dir_all(dist).unwrap();
    }

    #[test]
    fn the_page_carries_nothing_of_the_programs_that_run_in_workers() {
        let lock = fs::read_to_string(paths::root().join("Cargo.lock")).unwrap();
        let needs = |package: &str| {
            let head = format!("name = \"{package}\"\n");
            let about = lock
                .split("[[package]]\n")
                .filter(|about| about.starts_with(&head));
            let lists = about.filter_map(|about| about.split_once("dependencies = ["));
            let names = lists.flat_map(|(_, list)| list.split('"').skip(1).step_by(2));
            names
                .filter_map(|name| name.split(' ').next().map(str::to_owned))
                .collect::<Vec<_>>()
        };
        let mut carried = vec!["app".to_owned()];
        let mut next = 0;
        while let Some(package) = carried.get(next).cloned() {
            let new = needs(&package)
                .into_iter()
                .filter(|name| !carried.contains(name));
            let new: Vec<String> = new.collect();
            carried.extend(new);
            next += 1;
        }
        let carries = |name: &str| carried.iter().any(|carried| carried == name);
        assert!(carries("engine") && carries("volume") && carries("leptos"));
        for name in ["export", "zip", "quick-xml", "flate2", "miniz_oxide"] {
            assert!(!carries(name), "{name}");
        }
        // A program links what it names, and the page's two name `app` alone.
        for program in ["app", "training"] {
            let path = format!("programs/src/bin/{program}.rs");
            let code = fs::read_to_string(paths::root().join(path)).unwrap();
            let named = code.lines().filter(|line| line.contains("::"));
            let named: Vec<&str> = named.filter(|line| !line.starts_with("//")).collect();
            assert!(
                !named.is_empty() && named.iter().all(|line| line.trim().starts_with("app::")),
                "{named:?}"
            );
        }
    }
}
