//! `lifa bundle DIR OUT`: compiles content for the app.

use super::{Failure, Outcome};
use crate::content;
use std::path::PathBuf;

pub(super) fn run(parser: &mut lexopt::Parser) -> Outcome {
    use lexopt::prelude::*;
    let mut paths = Vec::new();
    while let Some(arg) = parser.next()? {
        match arg {
            Value(value) => paths.push(PathBuf::from(value)),
            other => return Err(other.unexpected().into()),
        }
    }
    let [dir, out] = paths.as_slice() else {
        return Err(Failure("bundle DIR OUT".to_owned()));
    };
    let (library, found) = content::load(dir);
    for diagnostic in &found {
        eprintln!("{diagnostic}");
    }
    if !found.is_empty() {
        return Ok(false);
    }
    let files = content::bundle::compile_all(&library).map_err(Failure)?;
    std::fs::create_dir_all(out)?;
    // What an earlier compilation left must not be served any more.
    for entry in std::fs::read_dir(out)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ext| ext == "json") {
            std::fs::remove_file(path)?;
        }
    }
    for file in &files {
        std::fs::write(out.join(&file.name), &file.text)?;
        println!("{}  {} bytes", file.name, file.text.len());
    }
    Ok(true)
}
