//! What the published files are served with. docs/hosting.md says the same for other servers.

use std::path::Path;

/// The content security policy, but for `frame-ancestors`, which only a header can say.
pub const POLICY: &str = "default-src 'self'; \
script-src 'self' 'wasm-unsafe-eval'; \
style-src 'self'; style-src-attr 'unsafe-inline'; \
img-src 'self' data:; connect-src 'self'; worker-src 'self'; \
object-src 'none'; base-uri 'self'; form-action 'none'";

/// The headers of every answer, whatever the file, under the host name that the browser asked for.
pub fn security(host: &str) -> Vec<(&'static str, String)> {
    let mut headers = vec![
        (
            "Content-Security-Policy",
            format!("{POLICY}; frame-ancestors 'none'"),
        ),
        ("X-Content-Type-Options", "nosniff".into()),
        ("Referrer-Policy", "no-referrer".into()),
        ("Cross-Origin-Resource-Policy", "same-origin".into()),
        (
            "Permissions-Policy",
            "camera=(), geolocation=(), microphone=(), payment=(), usb=()".into(),
        ),
    ];
    // Over http under any other name browsers ignore it, with an error on the console.
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    if matches!(name, "127.0.0.1" | "localhost" | "[::1]") {
        headers.push(("Cross-Origin-Opener-Policy", "same-origin".into()));
    }
    headers
}

/// The media type of a file by its ending.
pub fn media_type(path: &Path) -> &'static str {
    let extension = path
        .extension()
        .and_then(|extension| extension.to_str())
        .unwrap_or_default();
    match extension.to_ascii_lowercase().as_str() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        // Browsers compile WebAssembly while it arrives only under exactly this type.
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "txt" | "md" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// How long a file may be kept: for ever if its name changes with its bytes, else only to be asked about again.
pub fn cache_control(path: &Path) -> &'static str {
    if is_hashed(path) {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    }
}

/// `main-0123456789abcdef.css`, `app-0123456789abcdef_bg.wasm`: named by its content.
/// Trunk writes 64 bits without leading zeros.
fn is_hashed(path: &Path) -> bool {
    let stem = path
        .file_stem()
        .and_then(|stem| stem.to_str())
        .unwrap_or_default();
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    stem.rsplit_once('-').is_some_and(|(name, hash)| {
        !name.is_empty()
            && (12..=16).contains(&hash.len())
            && hash
                .bytes()
                .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_allows_wasm_and_own_files_and_no_inline_script() {
        let headers = security("127.0.0.1:8080");
        let policy = headers
            .iter()
            .find(|(name, _)| *name == "Content-Security-Policy")
            .map(|(_, value)| value.as_str())
            .unwrap();
        let directive = |name: &str| {
            policy
                .split("; ")
                .find_map(|part| part.strip_prefix(name))
                .map(str::trim)
        };
        assert_eq!(directive("script-src"), Some("'self' 'wasm-unsafe-eval'"));
        assert_eq!(directive("default-src"), Some("'self'"));
        assert_eq!(directive("connect-src"), Some("'self'"));
        assert_eq!(directive("frame-ancestors"), Some("'none'"));
        assert_eq!(directive("object-src"), Some("'none'"));
        assert!(!policy.contains("http"), "{policy}");
        assert!(
            !POLICY.contains("frame-ancestors"),
            "a meta element must not say it"
        );
    }

    #[test]
    fn the_opener_policy_is_sent_where_browsers_heed_it() {
        let sent = |host: &str| {
            security(host)
                .iter()
                .any(|(name, _)| *name == "Cross-Origin-Opener-Policy")
        };
        assert!(sent("127.0.0.1:8080") && sent("localhost") && sent("[::1]:8080"));
        assert!(!sent("lifa.intranet:8080") && !sent("127.0.0.1.example") && !sent(""));
    }

    #[test]
    fn the_hosting_guide_says_what_is_sent_here() {
        let guide = std::fs::read_to_string(crate::paths::root().join("docs/hosting.md")).unwrap();
        for (name, value) in security("localhost") {
            assert!(guide.contains(name), "{name}");
            let mentions = guide.matches(&value).count();
            assert!(
                mentions >= 2,
                "{name}: in the table and for nginx, found {mentions}"
            );
        }
    }

    #[test]
    fn media_types_by_ending() {
        for (name, expected) in [
            ("index.html", "text/html; charset=utf-8"),
            ("boot.js", "text/javascript; charset=utf-8"),
            ("app-0123456789abcdef_bg.wasm", "application/wasm"),
            ("content/index.json", "application/json"),
            ("icon.SVG", "image/svg+xml"),
            ("main.css.br", "application/octet-stream"),
            ("LICENSE", "application/octet-stream"),
        ] {
            assert_eq!(media_type(Path::new(name)), expected, "{name}");
        }
    }

    #[test]
    fn only_a_name_that_carries_its_hash_may_be_kept() {
        for (name, kept) in [
            ("app-0123456789abcdef.js", true),
            ("app-0123456789abcdef_bg.wasm", true),
            ("main-0123456789abcdef.css", true),
            ("icon-983eed6a188de5d.svg", true),
            ("index.html", false),
            ("boot.js", false),
            ("content/k3-01234567.json", false),
            ("app-0123456789ABCDEF.js", false),
            ("-0123456789abcdef.js", false),
        ] {
            assert_eq!(
                cache_control(Path::new(name)).contains("immutable"),
                kept,
                "{name}"
            );
        }
    }
}
