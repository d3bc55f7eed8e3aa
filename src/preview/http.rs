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
}

/// Reads a request; `Err(status)` inside when it is not one.
pub fn read(stream: &mut impl Read) -> io::Result<Result<Request, u16>> {
    let mut bytes = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        let length = match stream.read(&mut buffer) {
            Ok(0) => return Err(ErrorKind::UnexpectedEof.into()),
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            other => other?,
        };
        bytes.extend_from_slice(&buffer[..length]);
        match parse(&bytes) {
            Some(read) => return Ok(read),
            None if bytes.len() > LONGEST => return Ok(Err(431)),
            None => {}
        }
    }
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
    Some(Ok(Request {
        method: head.method.unwrap_or_default().to_owned(),
        target: head.path.unwrap_or_default().to_owned(),
        host: if let [host] = &hosts[..] { host.clone() } else { String::new() },
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
        431 => "Request Header Fields Too Large",
        500 => "Internal Server Error",
        _ => "Service Unavailable",
    };
    format!(
        "HTTP/1.1 {status} {words}\r\nConnection: close\r\nCache-Control: no-store\r\n\
         X-Content-Type-Options: nosniff\r\nCross-Origin-Resource-Policy: same-origin\r\n"
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
        let expected =
            Request { method: "GET".into(), target: "/a?b".into(), host: "localhost:1".into(), wants_page: true };
        assert_eq!(request(text), Ok(expected));
        assert_eq!(read(&mut Drip(text.as_bytes())).unwrap(), request(text));
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
