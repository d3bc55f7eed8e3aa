//! The preview: a site shown on this machine while it is being written, that follows each save.
//!
//! It is given a closure that looks at the sources and makes the site when they changed; what a site is made of is not
//! known here. One thread looks ([`run`]), each time that the system tells of a change ([`watch`]) and from time to
//! time anyway; each connection has its own ([`server`]); what they share is the [`hub`]. A page is served as it would
//! be published, plus one script, which follows the state of its page on a stream of events and loads it again when
//! its bytes are no longer those that it shows ([`pages`]).
//!
//! The site is in memory: a request can name a page of it or nothing, never a file of the machine. Nothing is written.

mod asked;
mod demand;
mod http;
mod hub;
mod lock;
mod pages;
mod server;
mod site;
mod watch;

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use hub::Hub;
pub(crate) use lock::held;
pub use site::{Order, Site};
use watch::Watch;

/// What was seen in the sources.
pub struct Look {
    /// The site, or what is wrong with the sources, as it is told on a terminal.
    pub site: Result<Site, String>,
    /// The folders of the sources.
    pub folders: Vec<PathBuf>,
}

/// How changes are noticed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Watching {
    /// The system tells of them.
    Native,
    /// The sources are looked at several times a second: for shared and remote folders, of which the system tells
    /// nothing.
    Poll,
}

/// How often the thread that looks sees whether it must stop.
const TICK: Duration = Duration::from_millis(100);
/// Between two looks, in ticks, when nothing tells of changes.
const POLL_TICKS: u32 = 3;
/// The same when the system tells of them: no system tells everything, such as a folder that another one replaces.
const NATIVE_TICKS: u32 = 20;
/// A save is several operations, and several saves often come together: they are given this time to end.
const SETTLE: Duration = Duration::from_millis(30);

/// Reserves a port of 127.0.0.1; 0 is one that the system chooses.
///
/// # Errors
/// The port is taken, or may not be used.
pub fn bind(port: u16) -> io::Result<(TcpListener, SocketAddr)> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
    let address = listener.local_addr()?;
    Ok((listener, address))
}

/// Serves what `look` makes until `stop` is true. `look` answers `None` when nothing changed since it was last called;
/// it is called once before anything is served. `refused` is told when the system cannot watch, and why: the sources
/// are then looked at several times a second.
///
/// # Errors
/// The system gives no thread.
pub fn run(
    listener: TcpListener,
    watching: Watching,
    mut look: impl FnMut() -> Option<Look>,
    mut refused: impl FnMut(String),
    stop: &AtomicBool,
) -> io::Result<()> {
    let (mut watch, hints) = Watch::new();
    let hub = Arc::new(Hub::new(watch.hinter()));
    let mut watching = watching;
    let mut is_served = Some(listener);
    loop {
        if let Some(Look { site, folders }) = look() {
            hub.show(site);
            if watching == Watching::Native
                && let Err(reason) = watch.follow(&folders)
            {
                refused(reason);
                watching = Watching::Poll;
            }
        }
        if let Some(listener) = is_served.take() {
            server::start(listener, Arc::clone(&hub))?;
        }
        let ticks = if watching == Watching::Native { NATIVE_TICKS } else { POLL_TICKS };
        for _ in 0..ticks {
            if stop.load(Ordering::Relaxed) {
                hub.demands.finish();
                return Ok(());
            }
            if hints.recv_timeout(TICK).is_ok() {
                std::thread::sleep(SETTLE);
                while hints.try_recv().is_ok() {}
                break;
            }
        }
    }
}
