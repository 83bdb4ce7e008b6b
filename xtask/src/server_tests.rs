//! The server over a real socket.

use super::*;
use std::fs;

/// A published folder of its own for each test, removed at its end.
struct Published(PathBuf);

impl Published {
    fn new(name: &str) -> Self {
        let root = std::env::temp_dir().join(format!("lifa-server-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&root);
        fs::create_dir_all(root.join("content")).unwrap();
        fs::write(root.join("index.html"), "<h1>砺法</h1>").unwrap();
        fs::write(root.join("app-0123456789abcdef.js"), "export default 1").unwrap();
        fs::write(root.join("app-0123456789abcdef.js.br"), "compressed").unwrap();
        fs::write(root.join("content/index.json"), "[]").unwrap();
        Self(root)
    }

    fn serve(&self, under: &str, host: Host) -> SocketAddr {
        start(
            Site {
                root: self.0.clone(),
                under: under.into(),
                host,
            },
            0,
        )
        .unwrap()
        .address
    }
}

impl Drop for Published {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Sends one request and reads to the end of the connection.
fn ask(address: SocketAddr, request: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    String::from_utf8(answer).unwrap()
}

fn get(address: SocketAddr, path: &str, headers: &str) -> String {
    ask(
        address,
        &format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{headers}\r\n"),
    )
}

#[test]
fn the_page_comes_with_type_policy_and_leave_to_ask_again_only() {
    let site = Published::new("page");
    let answer = get(site.serve("/", Host::Secured), "/", "");
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    assert!(head.starts_with("HTTP/1.1 200 OK\r\n"), "{head}");
    for header in [
        "Content-Type: text/html; charset=utf-8",
        "Cache-Control: no-cache",
        "X-Content-Type-Options: nosniff",
        "Referrer-Policy: no-referrer",
        "Cross-Origin-Opener-Policy: same-origin",
        "frame-ancestors 'none'",
        "Permissions-Policy: camera=()",
    ] {
        assert!(head.contains(header), "{header} in {head}");
    }
    assert_eq!(body, "<h1>砺法</h1>");
}

#[test]
fn a_hashed_file_is_kept_for_ever_and_sent_compressed_to_those_who_take_it() {
    let site = Published::new("hashed");
    let address = site.serve("/", Host::Secured);
    let plain = get(
        address,
        "/app-0123456789abcdef.js",
        "Accept-Encoding: gzip, br;q=0\r\n",
    );
    assert!(
        plain.contains("immutable") && plain.ends_with("export default 1"),
        "{plain}"
    );
    assert!(!plain.contains("Content-Encoding"), "{plain}");
    let compressed = get(
        address,
        "/app-0123456789abcdef.js",
        "Accept-Encoding: gzip, br\r\n",
    );
    assert!(
        compressed.contains("Content-Encoding: br") && compressed.ends_with("compressed"),
        "{compressed}"
    );
    assert!(
        compressed.contains("Content-Type: text/javascript"),
        "{compressed}"
    );
}

#[test]
fn an_unchanged_file_is_not_sent_again() {
    let site = Published::new("tag");
    let address = site.serve("/", Host::Secured);
    let first = get(address, "/content/index.json", "");
    let tag = first
        .lines()
        .find_map(|line| line.strip_prefix("ETag: "))
        .unwrap();
    let second = get(
        address,
        "/content/index.json",
        &format!("If-None-Match: {tag}\r\n"),
    );
    assert!(
        second.starts_with("HTTP/1.1 304 ") && second.ends_with("\r\n\r\n"),
        "{second}"
    );
    fs::write(site.0.join("content/index.json"), "[1]").unwrap();
    let third = get(
        address,
        "/content/index.json",
        &format!("If-None-Match: {tag}\r\n"),
    );
    assert!(
        third.starts_with("HTTP/1.1 200 ") && third.ends_with("[1]"),
        "{third}"
    );
}

#[test]
fn a_head_request_gets_the_length_without_the_body() {
    let site = Published::new("head");
    let answer = ask(
        site.serve("/", Host::Secured),
        "HEAD / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    );
    assert!(
        answer.contains("Content-Length: 15\r\n") && answer.ends_with("\r\n\r\n"),
        "{answer}"
    );
}

#[test]
fn a_plain_host_sends_files_from_its_folder_and_no_policy() {
    let site = Published::new("plain");
    let address = site.serve("/any/folder/", Host::Plain);
    let page = get(address, "/any/folder/?seed=7", "");
    assert!(
        page.starts_with("HTTP/1.1 200 ") && !page.contains("Content-Security-Policy"),
        "{page}"
    );
    assert!(get(address, "/", "").starts_with("HTTP/1.1 404 "));
    assert!(get(address, "/any/folders/", "").starts_with("HTTP/1.1 404 "));
}

#[test]
fn what_is_not_a_plain_read_is_refused_and_the_connection_closed() {
    let site = Published::new("refused");
    let address = site.serve("/", Host::Secured);
    let long = format!("GET / HTTP/1.1\r\nX: {}\r\n\r\n", "x".repeat(20_000));
    for (request, status) in [
        ("POST / HTTP/1.1\r\nHost: x\r\n\r\n", "405"),
        ("DELETE /index.html HTTP/1.1\r\nHost: x\r\n\r\n", "405"),
        (
            "GET /../server.rs HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
            "404",
        ),
        ("GET / HTTP/2.0\r\n\r\n", "400"),
        ("GET /\r\n\r\n", "400"),
        ("GET / HTTP/1.1\r\nno colon\r\n\r\n", "400"),
        ("\r\n\r\n", "400"),
    ] {
        let answer = ask(address, request);
        assert!(
            answer.starts_with(&format!("HTTP/1.1 {status} ")),
            "{request:?}: {answer}"
        );
        assert!(
            answer.contains("Connection: close\r\n"),
            "{request:?}: {answer}"
        );
    }
    assert!(ask(address, &long).starts_with("HTTP/1.1 400 "));
}

#[test]
fn one_connection_carries_several_requests() {
    let site = Published::new("several");
    let address = site.serve("/", Host::Secured);
    let first = "GET /content/index.json HTTP/1.1\r\nHost: x\r\n\r\n";
    let last = "GET /missing HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    let answer = ask(address, &format!("{first}{last}"));
    assert_eq!(answer.matches("HTTP/1.1 ").count(), 2, "{answer}");
    assert!(
        answer.contains("Connection: keep-alive") && answer.ends_with("not found\n"),
        "{answer}"
    );
}
