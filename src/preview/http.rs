//! As much of HTTP/1.1 as a browser needs here: one request without a body, one answer, and the connection ends.

use std::io::{self, ErrorKind, Read, Write};

use super::pages::Found;

/// The longest request that is read, in bytes; those of browsers are ten times shorter.
const LONGEST: usize = 16 * 1024;
/// Of a request.
const MOST_HEADERS: usize = 64;

#[derive(Debug, Default, PartialEq, Eq)]
pub struct Request {
    pub method: String,
    pub target: String,
    /// Where the sender believes to be; empty when it does not say, or says two things.
    pub host: String,
    /// A person is to read the answer: a page will do where the file is not ready.
    pub wants_page: bool,
    /// A page of another site asks, or leads here.
    pub from: Asker,
}

/// Who asks, as browsers say it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Asker {
    /// The preview itself, an address that was typed, or a program.
    #[default]
    Here,
    /// A link of another site, that someone followed.
    Link,
    /// Another site, for itself: a frame, an image, a script.
    Elsewhere,
}

/// How many times a request may be waited for, whether something comes or not. With the time that a wait lasts
/// ([`super::server`]), this is how long a browser has to say what it wants.
pub const TURNS: usize = 100;

/// Reads a request; `Err(status)` inside when it is not one.
pub fn read(stream: &mut impl Read) -> io::Result<Result<Request, u16>> {
    let mut bytes = Vec::new();
    let mut buffer = [0; 4096];
    for _ in 0..TURNS {
        let length = match stream.read(&mut buffer) {
            Ok(0) => return Err(ErrorKind::UnexpectedEof.into()),
            Err(error) if is_a_wait(&error) => continue,
            other => other?,
        };
        bytes.extend_from_slice(&buffer[..length]);
        match parse(&bytes) {
            Some(read) => return Ok(read),
            None if bytes.len() > LONGEST => return Ok(Err(431)),
            None => {}
        }
    }
    Ok(Err(408))
}

/// Reads what is left of a request that was refused, for a moment: to close before all is read would take the answer back.
pub fn drain(stream: &mut impl Read) {
    let mut buffer = [0; 4096];
    for _ in 0..TURNS {
        match stream.read(&mut buffer) {
            Ok(0) => return,
            Err(error) if !is_a_wait(&error) => return,
            _ => {}
        }
    }
}

/// Nothing came in the time of a turn; systems say it in two ways.
fn is_a_wait(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::Interrupted | ErrorKind::WouldBlock | ErrorKind::TimedOut)
}

/// The request, when it is whole.
fn parse(bytes: &[u8]) -> Option<Result<Request, u16>> {
    let mut headers = [httparse::EMPTY_HEADER; MOST_HEADERS];
    let mut head = httparse::Request::new(&mut headers);
    match head.parse(bytes) {
        Ok(httparse::Status::Partial) => return None,
        Ok(httparse::Status::Complete(_)) => {}
        Err(httparse::Error::TooManyHeaders) => return Some(Err(431)),
        Err(_) => return Some(Err(400)),
    }
    let values = |name: &str| {
        let named = head.headers.iter().filter(|header| header.name.eq_ignore_ascii_case(name));
        named.map(|header| String::from_utf8_lossy(header.value).into_owned()).collect::<Vec<_>>()
    };
    let hosts = values("host");
    let target = head.path.unwrap_or_default();
    let host = if let [host] = &hosts[..] { host.as_str() } else { "" };
    // An address written whole, as to a proxy, names its host itself: RFC 9112, 3.2.2.
    let (host, target) = match target.strip_prefix("http://") {
        Some(whole) => whole.split_at(whole.find(['/', '?']).unwrap_or(whole.len())),
        None => (host, target),
    };
    let is = |name: &str, wanted: &[&str]| values(name).iter().any(|value| wanted.contains(&value.as_str()));
    let from = match is("sec-fetch-site", &["cross-site", "same-site"]) {
        false => Asker::Here,
        true if is("sec-fetch-mode", &["navigate"]) && is("sec-fetch-dest", &["document"]) => Asker::Link,
        true => Asker::Elsewhere,
    };
    Some(Ok(Request {
        method: head.method.unwrap_or_default().to_owned(),
        target: if target.is_empty() { "/".to_owned() } else { target.to_owned() },
        host: host.to_owned(),
        from,
        wants_page: values("accept").iter().any(|accept| accept.contains("text/html")),
    }))
}

/// Sends an answer; of its body, only the length when `head_only`. `more` are whole header lines.
pub fn send(stream: &mut impl Write, found: &Found, more: &str, head_only: bool) -> io::Result<()> {
    let Found { status, kind, body } = found;
    let length = body.len();
    write!(stream, "{}Content-Type: {kind}\r\nContent-Length: {length}\r\n{more}\r\n", status_and_rules(*status))?;
    if !head_only {
        stream.write_all(body)?;
    }
    stream.flush()
}

/// Begins an answer without end: events.
pub fn begin_events(stream: &mut impl Write) -> io::Result<()> {
    write!(stream, "{}Content-Type: text/event-stream\r\n\r\n", status_and_rules(200))?;
    stream.flush()
}

/// What every answer begins with. Another site, open in the same browser, is to see nothing of this one.
fn status_and_rules(status: u16) -> String {
    let words = match status {
        200 => "OK",
        302 => "Found",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        408 => "Request Timeout",
        431 => "Request Header Fields Too Large",
        500 => "Internal Server Error",
        _ => "Service Unavailable",
    };
    format!(
        "HTTP/1.1 {status} {words}\r\nConnection: close\r\nCache-Control: no-store\r\n\
         X-Content-Type-Options: nosniff\r\nCross-Origin-Resource-Policy: same-origin\r\n\
         Content-Security-Policy: frame-ancestors 'none'\r\nX-Frame-Options: DENY\r\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(text: &str) -> Result<Request, u16> {
        read(&mut text.as_bytes()).unwrap()
    }

    #[test]
    fn reads_what_a_browser_sends_even_in_pieces() {
        struct Drip<'a>(&'a [u8]);
        impl Read for Drip<'_> {
            fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
                let (first, rest) = self.0.split_at(self.0.len().min(1));
                self.0 = rest;
                buffer[..first.len()].copy_from_slice(first);
                Ok(first.len())
            }
        }
        let text = "GET /a?b HTTP/1.1\r\nhOsT: localhost:1\r\nAccept: text/html,*/*\r\n\r\n";
        let expected = Request {
            method: "GET".into(),
            target: "/a?b".into(),
            host: "localhost:1".into(),
            wants_page: true,
            from: Asker::Here,
        };
        assert_eq!(request(text), Ok(expected));
        assert_eq!(read(&mut Drip(text.as_bytes())).unwrap(), request(text));
    }

    #[test]
    fn who_drips_is_not_waited_for() {
        /// Sends a byte at each turn, or nothing.
        struct Slow(usize, Option<u8>);
        impl Read for Slow {
            fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
                self.0 += 1;
                let Some(byte) = self.1 else { return Err(ErrorKind::WouldBlock.into()) };
                buffer[0] = byte;
                Ok(1)
            }
        }
        for byte in [None, Some(b'a')] {
            let mut slow = Slow(0, byte);
            assert_eq!(read(&mut slow).unwrap(), Err(408));
            drain(&mut slow);
            assert_eq!(slow.0, 2 * TURNS);
        }
    }

    #[test]
    fn an_address_written_whole_names_its_host() {
        let whole = request("GET http://localhost:1/a?b HTTP/1.1\r\nHost: exemple.fr\r\n\r\n").unwrap();
        assert_eq!((whole.host.as_str(), whole.target.as_str()), ("localhost:1", "/a?b"));
        let root = request("GET http://exemple.fr HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
        assert_eq!((root.host.as_str(), root.target.as_str()), ("exemple.fr", "/"));
    }

    #[test]
    fn browsers_say_who_asks() {
        for (said, from) in [
            ("", Asker::Here),
            ("Sec-Fetch-Site: same-origin\r\nSec-Fetch-Mode: cors\r\n", Asker::Here),
            ("Sec-Fetch-Site: none\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n", Asker::Here),
            ("Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n", Asker::Link),
            ("Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: iframe\r\n", Asker::Elsewhere),
            ("Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: image\r\n", Asker::Elsewhere),
            ("sec-fetch-site: same-site\r\n", Asker::Elsewhere),
        ] {
            let asked = request(&format!("GET / HTTP/1.1\r\nHost: localhost\r\n{said}\r\n")).unwrap();
            assert_eq!(asked.from, from, "{said}");
        }
    }

    #[test]
    fn two_hosts_are_none() {
        let text = "GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n";
        assert_eq!(request(text).unwrap().host, "");
        assert_eq!(request("GET / HTTP/1.0\r\n\r\n").unwrap().host, "");
    }

    #[test]
    fn what_is_no_request_or_too_long_is_refused() {
        assert_eq!(request("\u{16}\u{3}\u{1} TLS\r\n\r\n"), Err(400));
        assert_eq!(request("GET / HTTP/1.1\r\nHost\r\n\r\n"), Err(400));
        assert_eq!(request(&format!("GET /{} HTTP/1.1\r\n\r\n", "a".repeat(2 * LONGEST))).err(), Some(431));
        assert_eq!(request(&format!("GET / HTTP/1.1\r\n{}\r\n", "a: b\r\n".repeat(MOST_HEADERS + 1))).err(), Some(431));
        read(&mut "GET / HT".as_bytes()).unwrap_err();
    }
}
