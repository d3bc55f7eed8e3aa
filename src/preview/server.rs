//! Connections: one thread each, one answer each.

use std::io::{self, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use super::asked::demand;
use super::demand::Made;
use super::http::{self, Asker, Request};
use super::hub::Hub;
use super::pages::{self, EVENTS, Found, SCRIPT};

/// At one moment; each open tab holds one.
const MOST_CONNECTIONS: usize = 256;
/// A browser is waited for so long, [`http::TURNS`] times, to say what it wants: ten seconds in all.
const TURN: Duration = Duration::from_millis(100);
/// It has this long to take something of what it is given, and may keep one waiting so a few times.
const PATIENCE: Duration = Duration::from_secs(10);
const PAUSES: usize = 6;
/// Between two signs of life on a stream of events, so that one whose page is gone ends.
const HEARTBEAT: Duration = Duration::from_secs(5);
/// Beyond this, who asks for a file that is being made is given a page that waits.
const SOON: Duration = Duration::from_millis(150);

const CODE: &[u8] = include_bytes!("apercu.js");

/// Accepts connections, in a thread of its own, as long as the program lives.
pub fn start(listener: TcpListener, hub: Arc<Hub>) -> io::Result<()> {
    let count = Arc::new(AtomicUsize::new(0));
    let accept = move || {
        for stream in listener.incoming().flatten() {
            let (hub, open) = (Arc::clone(&hub), Open::new(&count));
            if open.is_one_too_many() {
                continue;
            }
            // When the system gives no thread, the connection is closed.
            let _ = thread::Builder::new().spawn(move || {
                let _open = open;
                // A browser that goes away before its answer: nobody is there to be told.
                let _ = answer(stream, &hub);
            });
        }
    };
    thread::Builder::new().spawn(accept).map(drop)
}

/// Counts a connection as long as it is open.
struct Open(Arc<AtomicUsize>);

impl Open {
    fn new(count: &Arc<AtomicUsize>) -> Open {
        count.fetch_add(1, Ordering::Relaxed);
        Open(Arc::clone(count))
    }

    fn is_one_too_many(&self) -> bool {
        self.0.load(Ordering::Relaxed) > MOST_CONNECTIONS
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

fn answer(mut stream: TcpStream, hub: &Arc<Hub>) -> io::Result<()> {
    stream.set_read_timeout(Some(TURN))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    stream.set_nodelay(true)?;
    let request = match http::read(&mut stream)? {
        Ok(request) => request,
        Err(status) => return refuse(&mut stream, status, "La requête n'est pas comprise.", ""),
    };
    // A site of elsewhere may give its name this machine's address, to read what only this machine may.
    if !is_here(&request.host) {
        return refuse(
            &mut stream,
            403,
            "Cet aperçu ne répond qu'aux adresses http://127.0.0.1 et http://localhost.",
            "",
        );
    }
    if request.from == Asker::Elsewhere {
        return refuse(&mut stream, 403, "Cet aperçu ne répond pas aux pages d'un autre site.", "");
    }
    if !["GET", "HEAD"].contains(&&*request.method) {
        return refuse(&mut stream, 405, "Cet aperçu se lit : il ne reçoit rien.", "Allow: GET, HEAD\r\n");
    }
    let head_only = request.method == "HEAD";
    if request.target == SCRIPT {
        let found = Found { status: 200, kind: pages::kind(SCRIPT), body: CODE.to_vec() };
        return http::send(&mut stream, &found, "", head_only);
    }
    if let Some(target) = request.target.strip_prefix(EVENTS) {
        let Some(path) = pages::path(target) else { return refuse(&mut stream, 404, "Aucune page à suivre.", "") };
        return events(&mut stream, hub, &path);
    }
    let (found, more) = find(hub, &request);
    http::send(&mut Patient { stream, pauses: PAUSES }, &found, &more, head_only)
}

/// A connection on which one writes, and waits for its reader a few times only.
struct Patient {
    stream: TcpStream,
    pauses: usize,
}

impl Write for Patient {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = self.stream.write(bytes)?;
        // A part only: the time was over before all was taken.
        if taken < bytes.len() {
            self.pauses = self.pauses.checked_sub(1).ok_or(io::ErrorKind::TimedOut)?;
        }
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.stream.flush()
    }
}

fn refuse(stream: &mut TcpStream, status: u16, reason: &str, more: &str) -> io::Result<()> {
    let body = format!("{reason}\n").into_bytes();
    http::send(stream, &Found { status, kind: "text/plain; charset=utf-8", body }, more, false)?;
    stream.shutdown(Shutdown::Write)?;
    http::drain(stream);
    Ok(())
}

/// Whether a `Host` is this machine's, whatever the port: it may be mapped.
fn is_here(host: &str) -> bool {
    let (name, port) = host.rsplit_once(':').unwrap_or((host, "0"));
    port.chars().all(|c| c.is_ascii_digit()) && (name == "127.0.0.1" || name.eq_ignore_ascii_case("localhost"))
}

/// What the site has where the request points, and the header lines that go with it.
fn find(hub: &Arc<Hub>, request: &Request) -> (Found, String) {
    let state = hub.state();
    let path = pages::path(&request.target).unwrap_or_else(|| request.target.clone());
    let Some(site) = &state.site else { return (pages::at(&state, &path), String::new()) };
    if site.on_demand.contains_key(&path) && request.from == Asker::Link {
        // A page of another site could lead here as often as it likes, and each file takes all the processors.
        let reason = "Cet aperçu ne fait un fichier que pour ses propres pages : ouvrez-le à partir de l'accueil.\n";
        let found = Found { status: 403, kind: "text/plain; charset=utf-8", body: reason.into() };
        return (found, String::new());
    }
    if site.on_demand.contains_key(&path) {
        let time = request.wants_page.then_some(SOON);
        return (made(hub, &path, demand(hub, &path, time)), String::new());
    }
    let folder = request.target.split(['?', '#']).next().unwrap_or_default();
    if !site.files.contains_key(&path) && site.files.contains_key(&format!("{path}/index.html")) {
        let found = Found { status: 302, kind: "text/plain; charset=utf-8", body: Vec::new() };
        return (found, format!("Location: {folder}/\r\n"));
    }
    (pages::at(&state, &path), String::new())
}

fn made(hub: &Hub, path: &str, made: Option<Made>) -> Found {
    let state = hub.state();
    let is_known = state.site.as_ref().is_some_and(|site| site.on_demand.contains_key(path));
    match made {
        Some(Ok(bytes)) => Found { status: 200, kind: pages::kind(path), body: bytes.to_vec() },
        Some(Err(reason)) => pages::refused(&state, path, &reason),
        None if is_known => pages::wait(&state, path),
        None => pages::at(&state, path),
    }
}

/// Tells the state of a page, and each change of it, until its reader is gone.
fn events(stream: &mut TcpStream, hub: &Hub, path: &str) -> io::Result<()> {
    http::begin_events(stream)?;
    stream.write_all(b"retry: 500\n")?;
    let mut told = None;
    let mut state = hub.state();
    loop {
        let now = (pages::version(&state, path), state.faults.clone());
        if told.as_ref() == Some(&now) {
            stream.write_all(b":\n\n")?;
        } else {
            let data = serde_json::json!({ "version": now.0, "fautes": now.1.as_deref() });
            stream.write_all(format!("data: {data}\n\n").as_bytes())?;
            told = Some(now);
        }
        stream.flush()?;
        state = hub.state_after(state.number, HEARTBEAT);
    }
}

#[cfg(test)]
mod tests {
    use super::is_here;

    #[test]
    fn only_this_machine_is_here() {
        for host in ["127.0.0.1", "127.0.0.1:4000", "localhost", "LocalHost:80"] {
            assert!(is_here(host), "{host}");
        }
        for host in [
            "",
            "exemple.fr",
            "127.0.0.1.exemple.fr",
            "localhost.exemple.fr:4000",
            "127.0.0.2",
            "0.0.0.0:4000",
            "[::1]:4000",
            "localhost:4000@exemple.fr",
            "user@localhost",
            "localhost:80a",
        ] {
            assert!(!is_here(host), "{host}");
        }
    }
}
