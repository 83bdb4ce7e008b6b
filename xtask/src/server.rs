//! A small static file server with the headers that the app is meant to be published with.

use crate::headers;
use crate::run::Failure;
use crate::static_path;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::thread::JoinHandle;
use std::time::{Duration, UNIX_EPOCH};

/// What is served, where, and how.
#[derive(Clone)]
pub struct Site {
    /// The published folder.
    pub root: PathBuf,
    /// The folder of the host that it appears in: `/` or `/some/folder/`.
    pub under: String,
    pub host: Host,
}

/// The kinds of host that the app must work on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Host {
    /// Sends the security headers.
    Secured,
    /// Sends files and nothing else, as a host does that nobody configured.
    Plain,
}

/// A server at work until the program ends.
pub struct Server {
    pub address: SocketAddr,
    thread: JoinHandle<()>,
}

impl Server {
    /// Serves for as long as the program is let run.
    pub fn wait(self) -> Result<(), Failure> {
        self.thread
            .join()
            .map_err(|_| Failure::new("the server stopped", "start it again"))
    }
}

/// Starts serving on this machine alone; port 0 takes a free one.
pub fn start(site: Site, port: u16) -> Result<Server, Failure> {
    let hint = "another program may use the port: stop it, or choose one with --port N";
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .map_err(|error| Failure::new(format!("port {port}: {error}"), hint))?;
    let address = listener
        .local_addr()
        .map_err(|error| Failure::new(error.to_string(), hint))?;
    let thread = std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let site = site.clone();
            std::thread::spawn(move || {
                // A visitor who went away is no concern of the others.
                let _ = converse(&site, stream);
            });
        }
    });
    Ok(Server { address, thread })
}

const LONGEST_HEAD: u64 = 16 * 1024;
const PATIENCE: Duration = Duration::from_secs(60);

/// Answers the requests of one connection, one after the other.
fn converse(site: &Site, stream: TcpStream) -> std::io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_nodelay(true)?;
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut writer = stream;
    loop {
        let Some(head) = read_head(&mut reader)? else {
            return Ok(());
        };
        let request = Request::parse(&head);
        let (response, more) = match &request {
            Some(request) => (answer(site, request), request.keeps_open()),
            None => (Response::text(400, "bad request\n"), false),
        };
        let with_body = request
            .as_ref()
            .is_none_or(|request| request.method != "HEAD");
        let security = match site.host {
            Host::Secured => headers::security(
                request
                    .as_ref()
                    .map_or("", |request| request.header("host")),
            ),
            Host::Plain => Vec::new(),
        };
        writer.write_all(&response.bytes(&security, with_body, more))?;
        if !more {
            return take_leave(&mut reader, &writer);
        }
    }
}

/// Ends a connection so that the answer arrives: closing on unread input would reset it.
fn take_leave(reader: &mut impl Read, writer: &TcpStream) -> std::io::Result<()> {
    writer.shutdown(Shutdown::Write)?;
    writer.set_read_timeout(Some(Duration::from_millis(200)))?;
    let mut rest = [0; 4096];
    for _ in 0..64 {
        if reader.read(&mut rest)? == 0 {
            break;
        }
    }
    Ok(())
}

/// The request line and headers; none at the end of the connection. A head that is too long comes back cut, so it will not parse.
fn read_head(reader: &mut impl BufRead) -> std::io::Result<Option<String>> {
    let mut head = Vec::new();
    let mut limited = reader.take(LONGEST_HEAD);
    while limited.read_until(b'\n', &mut head)? > 0 {
        if head.ends_with(b"\r\n\r\n") {
            break;
        }
    }
    Ok((!head.is_empty()).then(|| String::from_utf8_lossy(&head).into_owned()))
}

struct Request {
    method: String,
    target: String,
    headers: Vec<(String, String)>,
}

impl Request {
    fn parse(head: &str) -> Option<Self> {
        let mut lines = head.strip_suffix("\r\n\r\n")?.split("\r\n");
        let mut words = lines.next()?.split(' ');
        let (method, target, version) = (words.next()?, words.next()?, words.next()?);
        if !version.starts_with("HTTP/1.") || words.next().is_some() {
            return None;
        }
        let headers = lines
            .map(|line| {
                line.split_once(':')
                    .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
            })
            .collect::<Option<_>>()?;
        Some(Self {
            method: method.to_owned(),
            target: target.to_owned(),
            headers,
        })
    }

    fn header(&self, name: &str) -> &str {
        self.headers
            .iter()
            .find(|(given, _)| given == name)
            .map_or("", |(_, value)| value)
    }

    fn is_read(&self) -> bool {
        self.method == "GET" || self.method == "HEAD"
    }

    /// A refused request may have a body, which nobody reads: its connection ends with the answer.
    fn keeps_open(&self) -> bool {
        self.is_read()
            && !self.header("connection").eq_ignore_ascii_case("close")
            && self.header("content-length").is_empty()
    }

    fn takes_brotli(&self) -> bool {
        self.header("accept-encoding").split(',').any(|coding| {
            let mut parts = coding.split(';').map(str::trim);
            parts.next() == Some("br") && parts.next() != Some("q=0")
        })
    }
}

struct Response {
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
}

fn answer(site: &Site, request: &Request) -> Response {
    if !request.is_read() {
        return Response::text(405, "only GET and HEAD\n").with("Allow", "GET, HEAD");
    }
    let below = request
        .target
        .strip_prefix(site.under.trim_end_matches('/'))
        .unwrap_or_default();
    let Some(path) = static_path::file(&site.root, below) else {
        return Response::text(404, "not found\n");
    };
    let compressed = path.with_added_extension("br");
    let brotli = site.host == Host::Secured && request.takes_brotli() && compressed.is_file();
    let source = if brotli { &compressed } else { &path };
    let (Ok(body), Some(tag)) = (std::fs::read(source), entity_tag(source)) else {
        return Response::text(404, "not found\n");
    };
    let kept = request.header("if-none-match") == tag;
    let response = Response {
        status: if kept { 304 } else { 200 },
        headers: Vec::new(),
        body: if kept { Vec::new() } else { body },
    };
    let response = response
        .with("ETag", &tag)
        .with("Cache-Control", headers::cache_control(&path))
        .with("Vary", "Accept-Encoding");
    match (kept, brotli) {
        (true, _) => response,
        (false, false) => response.with("Content-Type", headers::media_type(&path)),
        (false, true) => response
            .with("Content-Type", headers::media_type(&path))
            .with("Content-Encoding", "br"),
    }
}

/// Changes when the file does: its length and the time it was written.
fn entity_tag(path: &Path) -> Option<String> {
    let about = path.metadata().ok()?;
    let written = about.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some(format!("\"{:x}-{:x}\"", about.len(), written.as_nanos()))
}

impl Response {
    fn text(status: u16, text: &str) -> Self {
        Self {
            status,
            headers: Vec::new(),
            body: text.into(),
        }
        .with("Content-Type", "text/plain; charset=utf-8")
        .with("Cache-Control", "no-store")
    }

    fn with(mut self, name: &'static str, value: &str) -> Self {
        self.headers.push((name, value.to_owned()));
        self
    }

    fn bytes(&self, security: &[(&'static str, String)], with_body: bool, more: bool) -> Vec<u8> {
        let reason = match self.status {
            200 => "OK",
            304 => "Not Modified",
            400 => "Bad Request",
            404 => "Not Found",
            _ => "Method Not Allowed",
        };
        let mut bytes = format!("HTTP/1.1 {} {reason}\r\n", self.status).into_bytes();
        for (name, value) in self.headers.iter().chain(security) {
            bytes.extend_from_slice(format!("{name}: {value}\r\n").as_bytes());
        }
        if self.status != 304 {
            bytes.extend_from_slice(format!("Content-Length: {}\r\n", self.body.len()).as_bytes());
        }
        let connection = if more { "keep-alive" } else { "close" };
        bytes.extend_from_slice(format!("Connection: {connection}\r\n\r\n").as_bytes());
        if with_body {
            bytes.extend_from_slice(&self.body);
        }
        bytes
    }
}

#[cfg(test)]
#[path = "server_tests.rs"]
mod tests;
