//! From the path of a request to a file of the published folder, and never to one outside it.

use std::path::{Path, PathBuf};

/// The file under `root` that the request target names: a folder means its `index.html`.
/// None for anything that is not plainly a visible file below `root`.
pub fn file(root: &Path, target: &str) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?;
    let decoded = percent_decode(path.strip_prefix('/')?)?;
    let mut file = root.to_path_buf();
    let mut segments = decoded.split('/').peekable();
    while let Some(segment) = segments.next() {
        let last = segments.peek().is_none();
        if segment.is_empty() && last {
            file.push("index.html");
        } else if is_plain(segment) {
            file.push(segment);
        } else {
            return None;
        }
    }
    // A link inside the folder must not lead out of it either.
    let real = file.canonicalize().ok()?;
    (real.is_file() && real.starts_with(root.canonicalize().ok()?)).then_some(real)
}

/// A visible name of its own: no parent, no hidden file, nothing that a platform reads as a separator, drive or stream.
fn is_plain(segment: &str) -> bool {
    !segment.is_empty() && !segment.starts_with('.') && !segment.contains(['\\', ':', '\0'])
}

fn percent_decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let digit = |byte: u8| char::from(byte).to_digit(16);
        let (high, low) = (digit(rest.next()?)?, digit(rest.next()?)?);
        bytes.push(u8::try_from(high * 16 + low).ok()?);
    }
    // A separator that came encoded would hide a segment from the checks above.
    let decoded = String::from_utf8(bytes).ok()?;
    (decoded.matches('/').count() == text.matches('/').count()).then_some(decoded)
}

#[cfg(test)]
mod tests {
    use super::file;
    use std::fs;
    use std::path::PathBuf;

    fn site(name: &str) -> PathBuf {
        let site =
            std::env::temp_dir().join(format!("lifa-static-path-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&site);
        fs::create_dir_all(site.join("root/content")).unwrap();
        for path in [
            "root/index.html",
            "root/content/index.json",
            "root/案.json",
            "root/.secret",
            "outside.txt",
        ] {
            fs::write(site.join(path), path).unwrap();
        }
        site
    }

    #[test]
    fn a_visible_file_is_found_and_nothing_else_is() {
        let site = site("table");
        let root = site.join("root");
        let cases = [
            ("/", Some("index.html")),
            ("/index.html", Some("index.html")),
            ("/?seed=7", Some("index.html")),
            ("/content/index.json?v=1#x", Some("content/index.json")),
            ("/%E6%A1%88.json", Some("案.json")),
            ("/content/", None),
            ("/content", None),
            ("/missing.js", None),
            ("/.secret", None),
            ("/../outside.txt", None),
            ("/content/../index.html", None),
            ("/%2e%2e/outside.txt", None),
            ("/..%2foutside.txt", None),
            ("/%2e%2e%2foutside.txt", None),
            ("/..\\outside.txt", None),
            ("/..%5coutside.txt", None),
            ("//etc/passwd", None),
            ("/C:/windows/win.ini", None),
            ("/index.html%00.txt", None),
            ("/%ff", None),
            ("/%", None),
            ("/%4", None),
            ("/%zz", None),
            ("index.html", None),
            ("", None),
            ("http://other/index.html", None),
        ];
        for (target, expected) in cases {
            let expected = expected.map(|path| root.join(path).canonicalize().unwrap());
            assert_eq!(file(&root, target), expected, "{target}");
        }
        fs::remove_dir_all(site).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn a_link_out_of_the_folder_is_not_followed() {
        let site = site("link");
        std::os::unix::fs::symlink(site.join("outside.txt"), site.join("root/inside.txt")).unwrap();
        assert_eq!(file(&site.join("root"), "/inside.txt"), None);
        fs::remove_dir_all(site).unwrap();
    }
}
