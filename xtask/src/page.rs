//! Finishes what Trunk has built: names by content, the policy for hosts that send no headers, compressed copies.

use crate::run::{Failure, command, run};
use crate::{headers, paths};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;

/// Turns Trunk's output in `dist` into the published form.
pub fn finish(dist: &Path) -> Result<(), Failure> {
    let page = dist.join("index.html");
    let html = read(&page)?;
    let html = name_by_content(dist, html)?;
    let html = with_policy(&html).ok_or_else(|| {
        Failure::new(
            "index.html declares no charset",
            "restore <meta charset> in index.html",
        )
    })?;
    fs::write(&page, html).map_err(|error| Failure::at(&page, error))?;
    compress(dist)
}

/// Renames script and wasm of every program by what is in them.
/// Trunk names the first by the wasm before wasm-bindgen and wasm-opt, so that another version of these would put
/// other bytes under a name that browsers keep for ever; the others it gives no names of their own.
fn name_by_content(dist: &Path, mut html: String) -> Result<String, Failure> {
    for (program, mark) in [
        ("app", "data-js"),
        ("training", "data-training-js"),
        ("export", "data-export-js"),
        ("forecast", "data-forecast-js"),
    ] {
        let script =
            attribute(&html, mark).and_then(|name| name.strip_prefix("./")?.strip_suffix(".js"));
        let Some(old) = script.map(str::to_owned) else {
            return Err(Failure::new(
                format!("index.html has no {mark}"),
                "restore pattern_script in Trunk.toml",
            ));
        };
        let new = rename(dist, &old, program)?;
        for ending in [".js\"", "_bg.wasm\""] {
            html = html.replace(&format!("{old}{ending}"), &format!("{new}{ending}"));
        }
    }
    Ok(html)
}

/// Renames one program's script and wasm and tells the new name.
fn rename(dist: &Path, old: &str, program: &str) -> Result<String, Failure> {
    let (js, wasm) = (
        dist.join(format!("{old}.js")),
        dist.join(format!("{old}_bg.wasm")),
    );
    let code = read(&js)?;
    let mention = format!("{old}_bg.wasm");
    let mut hash = Sha256::new();
    hash.update(code.replace(&mention, ""));
    hash.update(fs::read(&wasm).map_err(|error| Failure::at(&wasm, error))?);
    let digits: String = hash
        .finalize()
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let new = format!("{program}-{digits}");
    let code = code.replace(&mention, &format!("{new}_bg.wasm"));
    fs::write(&js, code).map_err(|error| Failure::at(&js, error))?;
    for (file, ending) in [(&js, ".js"), (&wasm, "_bg.wasm")] {
        fs::rename(file, dist.join(format!("{new}{ending}")))
            .map_err(|error| Failure::at(file, error))?;
    }
    Ok(new)
}

/// Puts the policy right after the charset, before anything that it rules over.
fn with_policy(html: &str) -> Option<String> {
    let charset = html.find("<meta charset")?;
    let end = charset + html.get(charset..)?.find('>')? + 1;
    let (before, after) = html.split_at(end);
    Some(format!(
        "{before}<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">{after}",
        headers::POLICY
    ))
}

/// Writes a `.br` beside every file that gains by it.
fn compress(dist: &Path) -> Result<(), Failure> {
    let script = paths::root().join("xtask/compress.mjs");
    run(
        command("node").arg(script).arg(dist),
        "Node.js 20 or newer is needed; `node --version` tells",
    )
}

fn attribute<'a>(html: &'a str, name: &str) -> Option<&'a str> {
    html.split_once(&format!("{name}=\""))?.1.split('"').next()
}

fn read(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(|error| Failure::at(path, error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn script_and_wasm_are_named_by_their_bytes_wherever_they_are_mentioned() {
        let dist = std::env::temp_dir().join(format!("lifa-page-{}", std::process::id()));
        let build = |trunk_hash: &str, wasm: &str| {
            let _ = fs::remove_dir_all(&dist);
            fs::create_dir_all(&dist).unwrap();
            let old = format!("app-{trunk_hash}");
            fs::write(
                dist.join(format!("{old}.js")),
                format!("new URL('{old}_bg.wasm')"),
            )
            .unwrap();
            fs::write(dist.join(format!("{old}_bg.wasm")), wasm).unwrap();
            let mut marks = String::new();
            for (name, mark) in [
                ("training", "training"),
                ("export_program", "export"),
                ("forecast_program", "forecast"),
            ] {
                fs::write(
                    dist.join(format!("{name}.js")),
                    format!("new URL('{name}_bg.wasm')"),
                )
                .unwrap();
                fs::write(dist.join(format!("{name}_bg.wasm")), name).unwrap();
                marks += &format!(
                    " data-{mark}-js=\"./{name}.js\" data-{mark}-wasm=\"./{name}_bg.wasm\""
                );
            }
            name_by_content(&dist, format!("<link href=\"./{old}.js\"><script data-js=\"./{old}.js\" data-wasm=\"./{old}_bg.wasm\"{marks}>")).unwrap()
        };
        let first = build("0000000000000000", "one");
        assert_eq!(
            first,
            build("1111111111111111", "one"),
            "the name is that of the bytes alone"
        );
        let second = build("0000000000000000", "two");
        assert_ne!(first, second);
        let named = |mark: &str| {
            attribute(&second, mark)
                .unwrap()
                .trim_start_matches("./")
                .to_owned()
        };
        for program in ["training", "export", "forecast"] {
            let wasm = named(&format!("data-{program}-wasm"));
            assert!(wasm.starts_with(&format!("{program}-")), "{wasm}");
            assert!(dist.join(&wasm).is_file());
            let code = read(&dist.join(named(&format!("data-{program}-js")))).unwrap();
            assert!(code.contains(&wasm), "{code} mentions {wasm}");
        }
        let script = attribute(&second, "data-js").unwrap();
        let code = read(&dist.join(script)).unwrap();
        let wasm = attribute(&second, "data-wasm")
            .unwrap()
            .trim_start_matches("./");
        assert!(code.contains(wasm), "{code} mentions {wasm}");
        assert!(dist.join(wasm).is_file());
        assert_eq!(
            headers::cache_control(Path::new(wasm)),
            headers::cache_control(Path::new(script))
        );
        assert!(headers::cache_control(Path::new(wasm)).contains("immutable"));
        fs::remove_dir_all(dist).unwrap();
    }

    #[test]
    fn the_policy_stands_before_scripts_and_styles() {
        let html =
            with_policy("<head><meta charset=\"utf-8\"><link rel=\"stylesheet\"></head>").unwrap();
        assert!(html.starts_with("<head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'self'; "), "{html}");
        assert!(
            html.ends_with("\"><link rel=\"stylesheet\"></head>"),
            "{html}"
        );
        assert!(with_policy("<head></head>").is_none());
    }
}
