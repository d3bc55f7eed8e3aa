//! The preview running, and a client that says exactly what it wants to.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, ExitStatus, Stdio};
use std::time::Duration;

use super::Project;

/// Long enough for a machine that is very busy; a test that passes waits for nothing so long.
const PATIENCE: Duration = Duration::from_secs(30);

/// `fascicule serve` in a project, on a port of its own; killed when dropped.
pub struct Preview {
    child: Child,
    /// `127.0.0.1:40123`.
    pub host: String,
    /// What it prints, after its address.
    pub printed: Option<BufReader<std::process::ChildStdout>>,
}

impl Preview {
    pub fn start(project: &Project, arguments: &[&str]) -> Preview {
        Preview::of(project.command(&[&["serve", "--port", "0"], arguments].concat()))
    }

    pub fn of(mut command: std::process::Command) -> Preview {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("the program starts");
        let mut printed = BufReader::new(child.stdout.take().expect("its output"));
        let mut line = String::new();
        printed.read_line(&mut line).expect("a line");
        let host = line.split("http://").nth(1).and_then(|rest| rest.split('/').next());
        let host = host.unwrap_or_else(|| panic!("no address in {line:?}")).to_owned();
        Preview { child, host, printed: Some(printed) }
    }

    /// The answer to `bytes`, sent as they are.
    pub fn send(&self, bytes: &str) -> Answer {
        let mut stream = self.connect();
        stream.write_all(bytes.as_bytes()).expect("a request that is taken");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("an answer");
        Answer::parse(&answer)
    }

    /// The answer to a request, with these header lines, each ended.
    pub fn request(&self, target: &str, headers: &str) -> Answer {
        self.send(&format!("GET {target} HTTP/1.1\r\nHost: {}\r\n{headers}\r\n", self.host))
    }

    pub fn get(&self, target: &str) -> Answer {
        self.request(target, "")
    }

    /// The events of a page.
    pub fn follow(&self, target: &str) -> Events {
        let mut stream = self.connect();
        write!(stream, "GET /_apercu/suivi{target} HTTP/1.1\r\nHost: {}\r\n\r\n", self.host).expect("a request");
        Events { lines: BufReader::new(stream) }
    }

    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.host).expect("a connection");
        stream.set_read_timeout(Some(PATIENCE)).expect("a time to wait");
        stream
    }

    /// Sends a signal by its name, and waits for the end: what was printed, and the status.
    pub fn signal(mut self, name: &str) -> (String, ExitStatus) {
        let sent = std::process::Command::new("kill").args(["-s", name, &self.child.id().to_string()]).status();
        assert!(sent.expect("kill").success());
        let mut rest = String::new();
        self.printed.take().expect("its output").read_to_string(&mut rest).expect("UTF-8");
        (rest, self.child.wait().expect("an end"))
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: BTreeMap<String, String>,
    pub body: Vec<u8>,
}

impl Answer {
    fn parse(bytes: &[u8]) -> Answer {
        let end = bytes.windows(4).position(|window| window == b"\r\n\r\n").expect("the end of the headers");
        let head = std::str::from_utf8(&bytes[..end]).expect("headers in UTF-8");
        let mut lines = head.split("\r\n");
        let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse().ok()).expect("a status");
        let header = |line: &str| line.split_once(": ").map(|(name, value)| (name.to_lowercase(), value.to_owned()));
        let headers: BTreeMap<_, _> = lines.map(|line| header(line).expect("a header")).collect();
        let body = bytes[end + 4..].to_vec();
        Answer { status, headers, body }
    }

    pub fn text(&self) -> String {
        String::from_utf8(self.body.clone()).expect("UTF-8")
    }

    pub fn kind(&self) -> &str {
        &self.headers["content-type"]
    }
}

/// A stream of events.
pub struct Events {
    lines: BufReader<TcpStream>,
}

/// The state of a page, as it is told to its script.
#[derive(Debug, Clone, PartialEq, serde::Deserialize)]
pub struct State {
    pub version: String,
    pub fautes: Option<String>,
}

impl Events {
    /// The next event; heartbeats are not events.
    pub fn next(&mut self) -> State {
        loop {
            let mut line = String::new();
            assert!(self.lines.read_line(&mut line).expect("an event") > 0, "the stream has ended");
            if let Some(data) = line.strip_prefix("data: ") {
                return serde_json::from_str(data).expect("an event in JSON");
            }
        }
    }

    /// The first event that is as wanted.
    pub fn until(&mut self, is_wanted: impl Fn(&State) -> bool) -> State {
        loop {
            let state = self.next();
            if is_wanted(&state) {
                return state;
            }
        }
    }
}
